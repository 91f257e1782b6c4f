-- A supplier's bill is one however its number, or its supplier's, is written: without the signs and
-- spaces that people put into numbers. What an earlier release took twice so is left as it stands.

create function mutua.plain_number(written text) returns text language sql immutable strict
parallel safe set search_path = pg_catalog, pg_temp as $$
  select coalesce(nullif(upper(translate(written,
    e' \t\n\r\u00a0\u202f!"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~', '')), ''), written)
$$;
create function mutua.plain_sender(written text) returns text language sql immutable strict
parallel safe set search_path = pg_catalog, pg_temp as $$
  select regexp_replace(mutua.plain_number(written), '^BE(?=.)', '')
$$;

do $$
declare
  twice text;
begin
  select string_agg(quote_literal(id), ',') into twice from (
    select id, row_number() over (
        partition by legal_entity_id, mutua.plain_sender(sender_number), mutua.plain_number(number),
          kind, self_billed order by received_on, id) as place
    from activities_received where state <> 'refused') r where place > 1;
  execute 'create unique index received_once_however_written on activities_received
    (legal_entity_id, mutua.plain_sender(sender_number), mutua.plain_number(number), kind, self_billed)
    where state <> ''refused''' || coalesce(' and id not in (' || twice || ')', '');
end $$;

-- The record of what a statement adds, of tables with personal columns too (the arguments): their
-- values stand apart, where they can be erased.
create or replace function mutua.keep_added() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  the_act uuid := mutua.needed_act();
  said text;
  personal text;
begin
  select string_agg(format('%L, ', attname) || case when attname = any (tg_argv)
      then '''"personal"''::jsonb' else format('jsonb_build_array(null, a.%I)', attname) end, ', ')
    into said from pg_attribute where attrelid = tg_relid and attnum > 0 and not attisdropped;
  select string_agg(format('(%L, a.%I::text)', one, one), ', ') into personal from unnest(tg_argv) one;
  execute format('with kept as (insert into ground_change (act_id, "table", row, operation, values)
    select $1, $2, a.id::text, ''INSERT'', jsonb_build_object(%s) from added a
    returning id, row)', said)
    || case when personal is null then 'select count(*) from kept'
       else format(' insert into ground_personalvalue (change_id, "column", before, after)
    select k.id, p.name, null, p.after from kept k join added a on a.id::text = k.row
    cross join lateral (values %s) p (name, after)', personal) end
    using the_act, tg_table_name;
  return null;
end $$;

-- The same guards a statement at a time: a check a row cost more than the row.

-- The entries that a statement has written, until they have been checked. A row lives inside its
-- transaction alone: nobody ever sees another's.
create unlogged table ledger_unsealed (
  id bigint generated always as identity primary key,
  entries uuid[] not null
);
alter table ledger_unsealed enable row level security;
alter table ledger_unsealed force row level security;
create policy owner on ledger_unsealed to mutua_owner using (true) with check (true);

create or replace function mutua.entry_is_in_time() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  written record;
  the_act uuid := mutua.needed_act();
begin
  if exists (select from added where act_id is distinct from the_act) then
    raise exception 'an entry of another act' using errcode = 'MU029';
  end if;
  for written in select distinct legal_entity_id as entity, day from added loop
    perform from ledger_period p where p.legal_entity_id = written.entity
      and written.day between p.first_day and p.last_day and p.state = 'open' for share;
    if not found then
      raise exception 'an entry of %, which is not in an open period', written.day
        using errcode = 'MU004';
    end if;
  end loop;
  insert into ledger_unsealed (entries) select array_agg(id) from added having count(*) > 0;
  return null;
end $$;

-- Once an entry has been checked it is sealed: no posting is added to it any more. A plan made
-- while the books were small would read them whole for ever: each entry by its key, always.
create function mutua.entries_are_whole() returns trigger language plpgsql security definer
set search_path = public, pg_temp set enable_seqscan = off set enable_hashjoin = off
set enable_mergejoin = off as $$
declare off record;
begin
  select e.id, count(p.entry_id) as lines, p.currency, sum(p.amount) as amount into off
    from unnest(new.entries) as e (id) left join ledger_posting p on p.entry_id = e.id
    group by e.id, p.currency having p.currency is null or sum(p.amount) <> 0 limit 1;
  if found and off.lines = 0 then
    raise exception 'entry %: no line, two at least', off.id using errcode = 'MU001';
  end if;
  if found then
    raise exception 'entry %: off by % %', off.id, off.amount, off.currency
      using errcode = 'MU001';
  end if;
  delete from ledger_unsealed where id = new.id;
  return null;
end $$;
create constraint trigger whole after insert on ledger_unsealed
  deferrable initially deferred for each row execute function mutua.entries_are_whole();
drop trigger whole on ledger_entry;
drop function mutua.entry_is_whole();

create or replace function mutua.entry_is_sealed() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare wrong text;
begin
  if exists (select from added
             where entry_id not in (select unnest(entries) from ledger_unsealed)) then
    raise exception 'a posting added to an entry that is sealed, or to none'
      using errcode = 'MU002';
  end if;
  select case when a.code is null then 'a posting on an account that is not there'
              when s.currency !~ '^[A-Z]{3}$' then 'a posting in a currency that is none'
              else 'a posting without a dimension that its account needs' end into wrong
    from (select account_id, currency, bool_or(activity is null) as activity,
            bool_or(person is null) as person, bool_or(client is null) as client,
            bool_or(fund is null) as fund, bool_or(authority is null) as authority
          from added group by account_id, currency) s
    left join ledger_account a on a.code = s.account_id
    where a.code is null or s.currency !~ '^[A-Z]{3}$'
      or (s.activity and a.needs ? 'activity') or (s.person and a.needs ? 'person')
      or (s.client and a.needs ? 'client') or (s.fund and a.needs ? 'fund')
      or (s.authority and a.needs ? 'authority') limit 1;
  if found then
    raise exception '%', wrong using errcode = 'MU001';
  end if;
  return null;
end $$;

-- What does not change with the row is asked once.
alter policy written on ledger_entry with check (act_id = (select mutua.act()));
alter policy written_by_member on ledger_entry with check (act_id = (select mutua.act()));

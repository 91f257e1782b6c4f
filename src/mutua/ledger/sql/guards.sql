-- Entries balance in each currency, are whole at commit, stand in an open period, never change.

alter table ledger_entry add column made_in xid8 not null default pg_current_xact_id();
alter table ledger_entry alter column act_id set default mutua.act();

-- The period's row is held until commit, so that nobody closes it meanwhile; once a statement,
-- because a lock a row costs more than all else.
create function mutua.entry_is_in_time() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  off record;
  the_act uuid := mutua.needed_act();
begin
  if exists (select from added where act_id is distinct from the_act) then
    raise exception 'an entry of another act' using errcode = 'MU029';
  end if;
  perform from ledger_period p
    where exists (select from added a where a.legal_entity_id = p.legal_entity_id
                  and a.day between p.first_day and p.last_day)
    for share;
  select a.id, a.day into off from added a
    where not exists (select from ledger_period p where p.legal_entity_id = a.legal_entity_id
                      and a.day between p.first_day and p.last_day and p.state = 'open')
    limit 1;
  if found then
    raise exception 'entry %: % is not in an open period', off.id, off.day using errcode = 'MU004';
  end if;
  return null;
end $$;

create trigger in_time after insert on ledger_entry referencing new table as added
  for each statement execute function mutua.entry_is_in_time();

create function mutua.entry_is_whole() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  lines bigint;
  off text;
begin
  select sum(n), string_agg(amount || ' ' || currency, ', ') filter (where amount <> 0)
    into lines, off
    from (select currency, sum(amount) as amount, count(*) as n from ledger_posting
          where entry_id = new.id group by currency) s;
  if lines is null or lines < 2 then
    raise exception 'entry %: % lines, two at least', new.id, coalesce(lines, 0)
      using errcode = 'MU001';
  end if;
  if off is not null then
    raise exception 'entry %: off by %', new.id, off using errcode = 'MU001';
  end if;
  return null;
end $$;

create constraint trigger whole after insert on ledger_entry
  deferrable initially deferred for each row execute function mutua.entry_is_whole();

create function mutua.entry_is_sealed() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if exists (select from (select distinct entry_id from added) a
             left join ledger_entry e on e.id = a.entry_id
             where e.made_in is distinct from pg_current_xact_id()) then
    raise exception 'a posting added to an entry that is sealed, or to none'
      using errcode = 'MU002';
  end if;
  if exists (select from added left join ledger_account a on a.code = added.account_id
             where a.code is null) then
    raise exception 'a posting on an account that is not there' using errcode = 'MU001';
  end if;
  if exists (select from added join ledger_account a on a.code = added.account_id
             where (added.activity is null and a.needs ? 'activity')
                or (added.person is null and a.needs ? 'person')
                or (added.client is null and a.needs ? 'client')
                or (added.fund is null and a.needs ? 'fund')
                or (added.authority is null and a.needs ? 'authority')) then
    raise exception 'a posting without a dimension that its account needs'
      using errcode = 'MU001';
  end if;
  return null;
end $$;

create trigger sealed after insert on ledger_posting referencing new table as added
  for each statement execute function mutua.entry_is_sealed();

-- What entries and postings point to is never removed, nor renamed.
create function mutua.code_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.code <> old.code then
    raise exception '% of %: the books point to it', lower(tg_op), tg_table_name
      using errcode = 'MU003';
  end if;
  return new;
end $$;
create trigger stays before update or delete on ledger_account
  for each row execute function mutua.code_stays();
create trigger stays before update or delete on ledger_legalentity
  for each row execute function mutua.code_stays();

do $$
declare name text;
begin
  foreach name in array array['ledger_entry', 'ledger_posting'] loop
    execute format('create trigger kept before update or delete on %I
      for each row execute function mutua.refuse_change()', name);
    execute format('create trigger kept_all before truncate on %I
      for each statement execute function mutua.refuse_change()', name);
  end loop;
  foreach name in array array['ledger_legalentity', 'ledger_account', 'ledger_period'] loop
    execute format('create trigger recorded after insert or update or delete on %I
      for each row execute function mutua.keep_change()', name);
  end loop;
  foreach name in array array['ledger_legalentity', 'ledger_account', 'ledger_period',
                              'ledger_entry', 'ledger_posting'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner on %I to mutua_owner using (true) with check (true)', name);
    execute format('create policy seen on %I for select
      to mutua_staff, mutua_treasury, mutua_worker, mutua_auditor using (true)', name);
    execute format('grant select on %I
      to mutua_member, mutua_staff, mutua_treasury, mutua_worker, mutua_auditor', name);
  end loop;
end $$;

-- One period a day and entity (an exclusion that needs no extension).
alter table ledger_period add constraint one_period_a_day exclude using gist (
  int4range(hashtext(legal_entity_id), hashtext(legal_entity_id), '[]') with &&,
  daterange(first_day, last_day, '[]') with &&);
create trigger stepped before insert or update of state on ledger_period
  for each row execute function mutua.follow_arrow('period');

-- What is said of the house is seen by all who work in it.
create policy seen_by_member on ledger_legalentity for select to mutua_member using (true);
create policy seen_by_member on ledger_account for select to mutua_member using (true);
create policy seen_by_member on ledger_period for select to mutua_member using (true);

-- Each room says which activities a person has; until then nobody has any.
create function mutua.my_activities() returns setof uuid language sql stable security definer
set search_path = public, pg_temp as $$ select null::uuid where false $$;

create policy mine on ledger_posting for select to mutua_member
  using (activity in (select mutua.my_activities()) or person = mutua.person());
create policy mine on ledger_entry for select to mutua_member
  using (act_id = mutua.act() or exists (select from ledger_posting p where p.entry_id = id));

grant insert on ledger_entry, ledger_posting
  to mutua_member, mutua_staff, mutua_treasury, mutua_worker;
create policy written on ledger_entry for insert to mutua_staff, mutua_treasury, mutua_worker
  with check (act_id = mutua.act());
create policy written on ledger_posting for insert to mutua_staff, mutua_treasury, mutua_worker
  with check (true);
create policy written_by_member on ledger_entry for insert to mutua_member
  with check (act_id = mutua.act());
create policy written_by_member on ledger_posting for insert to mutua_member
  with check (
    exists (select from ledger_account a where a.code = account_id and a.by_member)
    and (activity is null or activity in (select mutua.my_activities())));

grant insert, update on ledger_legalentity, ledger_account, ledger_period to mutua_staff, mutua_treasury;
create policy set_up on ledger_legalentity to mutua_staff using (true) with check (true);
create policy set_up on ledger_account to mutua_staff using (true) with check (true);
create policy set_up on ledger_period to mutua_staff, mutua_treasury using (true) with check (true);

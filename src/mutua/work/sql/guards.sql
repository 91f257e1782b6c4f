-- What the database holds of contracts: who sees them, what never moves, and that no two bind a
-- person in the same hours.

do $$
declare name text;
begin
  foreach name in array array['situation', 'standingdecision', 'contract', 'period',
      'contractmonth', 'check', 'contractsignature', 'declaration'] loop
    name := 'work_' || name;
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner on %I to mutua_owner using (true) with check (true)', name);
    execute format('create policy of_house on %I to mutua_staff, mutua_worker
      using (true) with check (true)', name);
    execute format('create policy seen on %I for select to mutua_treasury, mutua_auditor
      using (true)', name);
    execute format('grant select on %I
      to mutua_member, mutua_staff, mutua_treasury, mutua_worker, mutua_auditor', name);
    execute format('create trigger kept before delete on %I
      for each row execute function mutua.refuse_change()', name);
    execute format('create trigger kept_all before truncate on %I
      for each statement execute function mutua.refuse_change()', name);
    if name not in ('work_contract', 'work_contractmonth', 'work_contractsignature') then
      execute format('create trigger kept_whole before update on %I
        for each row execute function mutua.refuse_change()', name);
    end if;
    if name <> 'work_situation' then
      execute format('create trigger recorded after insert or update on %I
        for each row execute function mutua.keep_change()', name);
    end if;
  end loop;
end $$;
create trigger recorded after insert on work_situation
  for each row execute function mutua.keep_change('facts');

-- What a person says of herself nobody else but the house sees.
create policy self on work_situation to mutua_member
  using (person_id = mutua.person()) with check (person_id = mutua.person());
create policy seen_by_members on work_standingdecision for select to mutua_member using (true);
-- Who shares the activity sees what it pays; what is signed there is the person's own to sign.
create policy mine on work_contract to mutua_member
  using (person_id = mutua.person() or activity_id in (select mutua.my_activities()))
  with check (activity_id in (select mutua.my_activities()));
create policy mine on work_period to mutua_member
  using (exists (select from work_contract c where c.id = contract_id))
  with check (person_id = mutua.person());
create policy mine on work_contractmonth to mutua_member
  using (exists (select from work_contract c where c.id = contract_id))
  with check (exists (select from work_contract c
    where c.id = contract_id and c.person_id = mutua.person()));
create policy mine on work_check to mutua_member
  using (exists (select from work_contract c where c.id = contract_id))
  with check (exists (select from work_contract c where c.id = contract_id));
create policy mine on work_contractsignature to mutua_member
  using (exists (select from work_contract c where c.id = contract_id))
  with check (person_id = mutua.person());
create policy mine on work_declaration for select to mutua_member
  using (exists (select from work_contract c where c.id = contract_id));

grant insert on work_situation, work_contract, work_check to mutua_member, mutua_staff;
grant insert on work_period, work_contractmonth, work_contractsignature to mutua_member;
grant insert on work_standingdecision, work_declaration to mutua_staff;
grant update on work_contract to mutua_member, mutua_staff;
grant update (state) on work_contract to mutua_worker;
grant update (confirmed_at, confirmed_by) on work_contractmonth
  to mutua_member, mutua_staff, mutua_worker;
grant update (sealed) on work_contractsignature to mutua_worker;

create trigger stepped before insert or update of state on work_contract
  for each row execute function mutua.follow_arrow('contract');

-- Whose a contract is never changes, and nothing of a signed one but how far it is.
create function mutua.contract_is_frozen() returns trigger language plpgsql as $$
begin
  if (old.activity_id, old.person_id, old.client_id, old.order_id, old.made_on)
     is distinct from (new.activity_id, new.person_id, new.client_id, new.order_id, new.made_on) then
    raise exception 'a contract stays whose it is' using errcode = 'MU007';
  end if;
  if old.state in ('signed', 'declared', 'worked', 'dropped')
     and to_jsonb(old) - 'state' is distinct from to_jsonb(new) - 'state' then
    raise exception 'a signed contract is not changed' using errcode = 'MU007';
  end if;
  -- What was approved is what is signed: a change makes it a draft again, of a later edition.
  if new.state <> 'draft' and old.state <> 'draft'
     and to_jsonb(old) - '{state,decided_why,content,content_hash}'::text[]
         is distinct from to_jsonb(new) - '{state,decided_why,content,content_hash}'::text[] then
    raise exception 'a contract that was submitted is not changed' using errcode = 'MU007';
  end if;
  if new.state = 'draft' and old.state in ('draft', 'queued', 'approved', 'refused')
     and to_jsonb(old) - '{edition,state,decided_why}'::text[]
         is distinct from to_jsonb(new) - '{edition,state,decided_why}'::text[]
     and new.edition <> old.edition + 1 then
    raise exception 'a change is a new edition' using errcode = 'MU007';
  end if;
  return new;
end $$;
create trigger frozen before update on work_contract
  for each row execute function mutua.contract_is_frozen();

-- Approved is what no rule forbids, and of which none warns unless somebody else has decided.
create function mutua.approved_by_rules() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  asked bigint;
  against bigint;
  warns bigint;
begin
  if old.state = 'queued' and mutua.person() is not distinct from new.person_id then
    raise exception 'nobody approves her own contract' using errcode = 'MU015';
  end if;
  select count(*), count(*) filter (where verdict = 'block'),
      count(*) filter (where verdict = 'warn' and decision_id is null)
    into asked, against, warns
    from work_check where contract_id = new.id and edition = new.edition;
  if asked = 0 or against > 0 or (warns > 0 and old.state = 'draft') then
    raise exception 'approved against % of % rules', against + warns, asked
      using errcode = 'MU033';
  end if;
  return null;
end $$;
create constraint trigger by_rules after update of state on work_contract
  deferrable initially deferred for each row when (new.state = 'approved')
  execute function mutua.approved_by_rules();

-- What signed orders of an activity promise beyond what was invoiced of them, less the levy; an
-- order whose last invoice was issued promises nothing more.
create function mutua.promised(the_activity uuid) returns bigint language sql stable
security definer set search_path = public, pg_temp as $$
  select coalesce(sum(greatest(0, o.net - o.invoiced - round((o.net - o.invoiced)
      * o.levy_rate / 10000.0))), 0)::bigint
  from (
    select a.levy_rate,
      (select coalesce(sum((line ->> 'net')::bigint), 0)
         from jsonb_array_elements(o.content -> 'lines') line) as net,
      (select coalesce(sum(i.net), 0) from activities_invoice i
         where i.order_id = o.id and i.state = 'issued') as invoiced
    from activities_order o join activities_activity a on a.id = o.activity_id
    where o.activity_id = the_activity and o.state = 'signed'
      and not exists (select from activities_invoice i
                      where i.order_id = o.id and i.state = 'issued' and i.kind = 'invoice'
                        and i.stage in ('', 'final'))) o
$$;

-- What signed contracts will take from the budget and no payslip has taken yet.
create function mutua.set_aside(the_activity uuid) returns bigint language sql stable
security definer set search_path = public, pg_temp as $$
  select coalesce(sum(m.charged), 0)::bigint from work_contractmonth m
    join work_contract c on c.id = m.contract_id
    where c.activity_id = the_activity and m.payslip is null
$$;

create function mutua.budget_of(the_activity uuid) returns bigint language sql stable
security definer set search_path = public, pg_temp as $$
  select coalesce(-sum(amount), 0)::bigint from ledger_posting
    where activity = the_activity and account_id = 'activity_budget'
$$;
revoke execute on function mutua.promised, mutua.set_aside, mutua.budget_of from public;
grant execute on function mutua.promised, mutua.set_aside, mutua.budget_of
  to mutua_member, mutua_staff, mutua_treasury, mutua_worker, mutua_auditor;

-- Holds the activity's row, and says what is left for one more contract.
create function mutua.left_for_work(the_activity uuid) returns bigint language plpgsql
security definer set search_path = public, pg_temp as $$
begin
  perform from activities_activity where id = the_activity
    and (current_setting('role') <> 'mutua_member' or id in (select mutua.my_activities()))
    for update;
  if not found then return null; end if;
  return mutua.budget_of(the_activity) + mutua.promised(the_activity)
    - mutua.set_aside(the_activity);
end $$;
revoke execute on function mutua.left_for_work from public;
grant execute on function mutua.left_for_work to mutua_member, mutua_staff, mutua_worker;

-- Whoever spends for something else leaves what signed contracts need, beyond what orders promise.
create or replace function mutua.left_to_spend(the_activity uuid) returns bigint language plpgsql
security definer set search_path = public, pg_temp as $$
begin
  perform from activities_activity where id = the_activity
    and (current_setting('role') <> 'mutua_member' or id in (select mutua.my_activities()))
    for update;
  if not found then return null; end if;
  return mutua.budget_of(the_activity)
    - greatest(0, mutua.set_aside(the_activity) - mutua.promised(the_activity));
end $$;

-- A contract is signed within what is left, each after the other.
create function mutua.within_the_budget() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare the_activity uuid;
begin
  select activity_id into the_activity from work_contract where id = new.contract_id;
  perform from activities_activity where id = the_activity for update;
  if mutua.budget_of(the_activity) + mutua.promised(the_activity)
     < mutua.set_aside(the_activity) then
    raise exception 'a contract beyond the budget' using errcode = 'MU018';
  end if;
  return null;
end $$;
create constraint trigger within_budget after insert on work_contractmonth
  deferrable initially deferred for each row execute function mutua.within_the_budget();

-- Nobody is in two places at once: 60 bits of the person's identifier stand for her, since the
-- server has no contributed extensions.
create function mutua.short_key(the_id uuid) returns bigint language sql immutable as
$$ select ('x' || right(replace(the_id::text, '-', ''), 15))::bit(60)::bigint $$;
alter table work_period add constraint never_in_two_places exclude using gist (
  int8range(mutua.short_key(person_id), mutua.short_key(person_id), '[]') with &&,
  int8range(((day - date '2000-01-01') * 1440 + from_minute)::bigint,
            ((day - date '2000-01-01') * 1440 + until_minute)::bigint) with &&);

-- Periods, months and the signature come in with the signing, whole, and are the contract's.
create function mutua.signed_whole() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  months record;
  hours record;
begin
  select count(*) as there, sum(gross_pay) as gross, sum(charged) as charged,
      min(first_day) as first, max(last_day) as last into months
    from work_contractmonth where contract_id = new.id;
  select count(*) as there, count(*) filter (where person_id <> new.person_id) as strange
    into hours from work_period where contract_id = new.id;
  if months.there = 0 or hours.there <> jsonb_array_length(new.hours) or hours.strange > 0
     or (months.gross, months.charged, months.first, months.last)
        is distinct from (new.gross_pay, new.charged, new.first_day, new.last_day)
     or not exists (select from work_contractsignature s where s.contract_id = new.id
                    and s.person_id = new.person_id and s.content_hash = new.content_hash) then
    raise exception 'a contract is signed whole, by its person' using errcode = 'MU016';
  end if;
  return null;
end $$;
create constraint trigger whole after update of state on work_contract
  deferrable initially deferred for each row when (new.state = 'signed')
  execute function mutua.signed_whole();

create function mutua.of_this_signing() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if exists (select from work_contract c where c.id = new.contract_id
             and (c.state <> 'signed' or not exists (
               select from ground_change g where g.row = c.id::text and g.act_id = mutua.act()
                 and g."table" = 'work_contract' and g.values -> 'state' ->> 1 = 'signed'))) then
    raise exception 'what is signed is written when it is signed' using errcode = 'MU016';
  end if;
  return new;
end $$;
create trigger at_signing before insert on work_period
  for each row execute function mutua.of_this_signing();
create trigger at_signing before insert on work_contractmonth
  for each row execute function mutua.of_this_signing();
create trigger at_signing before insert on work_contractsignature
  for each row execute function mutua.of_this_signing();

-- Of a month only this moves, once each: that it was worked, and its payslip.
create function mutua.month_is_frozen() returns trigger language plpgsql as $$
begin
  if to_jsonb(old) - '{confirmed_at,confirmed_by,payslip}'::text[]
       is distinct from to_jsonb(new) - '{confirmed_at,confirmed_by,payslip}'::text[]
     or (old.confirmed_at is not null and (old.confirmed_at, old.confirmed_by)
           is distinct from (new.confirmed_at, new.confirmed_by))
     or (old.payslip is not null and old.payslip is distinct from new.payslip) then
    raise exception 'a month of work is not changed' using errcode = 'MU007';
  end if;
  if old.confirmed_at is null and new.confirmed_at is not null and 'mutua_' || replace(
       new.confirmed_by, 'schedule', 'worker') is distinct from current_setting('role') then
    raise exception 'a month of work is confirmed by whoever says so' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger frozen before update on work_contractmonth
  for each row execute function mutua.month_is_frozen();

create function mutua.seal_is_kept() returns trigger language plpgsql as $$
begin
  if old.sealed <> '' or to_jsonb(old) - 'sealed' is distinct from to_jsonb(new) - 'sealed' then
    raise exception 'a signature never changes' using errcode = 'MU007';
  end if;
  return new;
end $$;
create trigger frozen before update on work_contractsignature
  for each row execute function mutua.seal_is_kept();

-- Declared is what has its number, and worked is what was confirmed.
create function mutua.declared_has_a_number() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if not exists (select from work_declaration d where d.contract_id = new.id)
     or (new.state = 'worked' and exists (select from work_contractmonth m
           where m.contract_id = new.id and m.confirmed_at is null)) then
    raise exception 'no step without its declaration and its work' using errcode = 'MU033';
  end if;
  return null;
end $$;
create constraint trigger proven after update of state on work_contract
  deferrable initially deferred for each row when (new.state in ('declared', 'worked'))
  execute function mutua.declared_has_a_number();

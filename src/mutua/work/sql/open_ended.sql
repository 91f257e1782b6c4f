-- Open-ended contracts: their months are opened one by one, a reserve is kept beside, and what was
-- opened is freed only by their end or by a next version.

do $$
declare name text;
begin
  foreach name in array array['work_reserverule', 'work_lookahead', 'work_ending'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner on %I to mutua_owner using (true) with check (true)', name);
    execute format('create policy seen on %I for select
      to mutua_staff, mutua_treasury, mutua_worker, mutua_auditor using (true)', name);
    execute format('grant select on %I
      to mutua_member, mutua_staff, mutua_treasury, mutua_worker, mutua_auditor', name);
    execute format('create trigger kept before delete on %I
      for each row execute function mutua.refuse_change()', name);
    execute format('create trigger kept_all before truncate on %I
      for each statement execute function mutua.refuse_change()', name);
    if name <> 'work_ending' then
      execute format('create trigger kept_whole before update on %I
        for each row execute function mutua.refuse_change()', name);
    end if;
  end loop;
end $$;
create trigger recorded after insert on work_reserverule
  for each row execute function mutua.keep_change();
create trigger recorded after insert on work_lookahead
  for each row execute function mutua.keep_change();
create trigger recorded after insert or update on work_ending
  for each row execute function mutua.keep_change('why');

create policy seen_by_members on work_reserverule for select to mutua_member using (true);
create policy of_house on work_reserverule for insert to mutua_staff with check (true);
create policy mine on work_lookahead for select to mutua_member
  using (exists (select from work_contract c where c.id = contract_id));
create policy by_the_job on work_lookahead for insert to mutua_worker with check (true);
-- How a contract ends is its person's and the house's to know.
create policy self on work_ending to mutua_member
  using (exists (select from work_contract c
    where c.id = contract_id and c.person_id = mutua.person()))
  with check (exists (select from work_contract c
    where c.id = contract_id and c.person_id = mutua.person()));
create policy of_house on work_ending to mutua_staff using (true) with check (true);
grant insert on work_reserverule to mutua_staff;
grant insert on work_lookahead to mutua_worker;
grant insert, update (bound_at) on work_ending to mutua_member, mutua_staff;
grant insert on work_period, work_contractmonth to mutua_worker;
grant insert on work_period to mutua_staff;

-- The reserve of an open-ended contract as it was looked at last, or as it was signed.
create function mutua.reserve_of(the_contract uuid) returns bigint language sql stable
security definer set search_path = public, pg_temp as $$
  select coalesce(
    (select l.reserve from work_lookahead l where l.contract_id = c.id
      order by l.month desc limit 1), c.reserve)
  from work_contract c where c.id = the_contract
$$;

-- What an activity keeps beside: the reserves of its open-ended contracts until all their months
-- are opened, and the pay in place of a notice.
create function mutua.reserved(the_activity uuid) returns bigint language sql stable
security definer set search_path = public, pg_temp as $$
  select coalesce(sum(case
      when e.id is null then mutua.reserve_of(c.id)
      when e.kind = 'indemnity' then e.charged
      when exists (select from work_contractmonth m where m.contract_id = c.id and not m.freed
                   and m.month = date_trunc('month', e.last_day)::date) then 0
      when e.last_day < c.first_day then 0
      else mutua.reserve_of(c.id) end), 0)::bigint
  from work_contract c
  left join work_ending e on e.contract_id = c.id and e.bound_at is not null
  where c.activity_id = the_activity and c.week is not null
    and c.state in ('signed', 'declared', 'worked')
    and (c.state <> 'worked' or e.kind = 'indemnity')
$$;

create or replace function mutua.set_aside(the_activity uuid) returns bigint language sql stable
security definer set search_path = public, pg_temp as $$
  select coalesce(sum(m.charged), 0)::bigint + mutua.reserved(the_activity)
    from work_contractmonth m
    join work_contract c on c.id = m.contract_id
    where c.activity_id = the_activity and m.payslip is null and not m.freed
$$;

-- The reserve lies in the budget itself: what orders promise does not stand for it.
create or replace function mutua.left_to_spend(the_activity uuid) returns bigint language plpgsql
security definer set search_path = public, pg_temp as $$
declare kept bigint;
begin
  perform from activities_activity where id = the_activity
    and (current_setting('role') <> 'mutua_member' or id in (select mutua.my_activities()))
    for update;
  if not found then return null; end if;
  kept := mutua.reserved(the_activity);
  return mutua.budget_of(the_activity) - kept
    - greatest(0, mutua.set_aside(the_activity) - kept - mutua.promised(the_activity));
end $$;

-- What a month has brought to an activity's budget but for pay: sales less the levy, less expenses.
create function mutua.income_of(the_activity uuid, first_day date, last_day date)
returns table (month date, amount bigint) language sql stable
security definer set search_path = public, pg_temp as $$
  select date_trunc('month', e.day)::date, -sum(p.amount)::bigint
    from ledger_posting p join ledger_entry e on e.id = p.entry_id
    where p.activity = the_activity and p.account_id = 'activity_budget'
      and e.day between first_day and last_day
      and e.cause_kind not in ('payslip', 'opening', 'transfer')
      and (current_setting('role') <> 'mutua_member'
           or the_activity in (select mutua.my_activities()))
    group by 1
$$;
revoke execute on function mutua.reserve_of, mutua.reserved, mutua.income_of from public;
grant execute on function mutua.reserved, mutua.income_of
  to mutua_member, mutua_staff, mutua_treasury, mutua_worker, mutua_auditor;

-- A contract is signed within what is left, and its reserve within the budget. The months that an
-- open-ended one opens after were agreed then: the house owes them, whatever the budget holds.
create or replace function mutua.within_the_budget() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
declare
  the_activity uuid;
  opened boolean;
begin
  select activity_id, week is not null and (new.first_day > last_day or exists (
      select from work_ending e where e.contract_id = id and e.bound_at is not null))
    into the_activity, opened from work_contract where id = new.contract_id;
  if opened then return null; end if;
  perform from activities_activity where id = the_activity for update;
  if mutua.budget_of(the_activity) + mutua.promised(the_activity)
       < mutua.set_aside(the_activity)
     or exists (select from work_contract where id = new.contract_id and week is not null
                and mutua.budget_of(the_activity) < mutua.reserved(the_activity)) then
    raise exception 'a contract beyond the budget' using errcode = 'MU018';
  end if;
  return null;
end $$;

-- Months and hours come in with the signing, with the cancellation that pays a part of them, or of
-- an open-ended contract by the job that opens them, and by its end, which cuts its last one.
create function mutua.may_open(the_contract uuid, the_last_day date) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from work_contract c
      left join work_ending e on e.contract_id = c.id and e.bound_at is not null
      where c.id = the_contract and c.week is not null and c.state in ('signed', 'declared')
        and (e.id is null or the_last_day <= e.last_day)
        and (current_setting('role') = 'mutua_worker' or exists (
          select from ground_change g where g.row = e.id::text and g.act_id = mutua.act()
            and g."table" = 'work_ending')))
$$;
revoke execute on function mutua.may_open from public;

create or replace function mutua.months_are_signed() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from work_contract c
       join ground_change g on g.row = c.id::text and g.act_id = mutua.act()
         and g."table" = 'work_contract' and g.values -> 'state' ->> 1 = c.state
       where c.id = new.contract_id and c.state in ('signed', 'cancelled')
         and (c.state = 'cancelled') = (new.confirmed_by = 'cancelled'))
     and not (new.confirmed_by = '' and mutua.may_open(new.contract_id, new.last_day)
              and new.gross_pay <= (select pay_amount from work_contract where id = new.contract_id))
  then
    raise exception 'what is signed is written when it is signed' using errcode = 'MU016';
  end if;
  return new;
end $$;
create or replace function mutua.of_this_signing() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
  if exists (select from work_contract c where c.id = new.contract_id
             and (c.state <> 'signed' or not exists (
               select from ground_change g where g.row = c.id::text and g.act_id = mutua.act()
                 and g."table" = 'work_contract' and g.values -> 'state' ->> 1 = 'signed')))
     and not (tg_table_name = 'work_period'
              and mutua.may_open(new.contract_id, (to_jsonb(new) ->> 'day')::date)) then
    raise exception 'what is signed is written when it is signed' using errcode = 'MU016';
  end if;
  return new;
end $$;

create or replace function mutua.freed_with_its_contract() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from work_contract c where c.id = new.contract_id
                 and c.state in ('replaced', 'cancelled'))
     and not exists (select from work_ending e where e.contract_id = new.contract_id
                     and e.bound_at is not null) then
    raise exception 'what binds is freed by a next version or a cancellation'
      using errcode = 'MU016';
  end if;
  return null;
end $$;

-- An open-ended contract is over when it was ended and its last day has been worked.
create or replace function mutua.declared_has_a_number() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from work_declaration d where d.contract_id = new.id)
     and not exists (select from work_declarationchange d
                     where d.contract_id = new.id and d.kind = 'change')
     or (new.state = 'worked' and exists (select from work_contractmonth m
           where m.contract_id = new.id and m.confirmed_at is null and not m.freed))
     or (new.state = 'worked' and new.week is not null and not exists (
           select from work_ending e where e.contract_id = new.id and e.bound_at is not null)) then
    raise exception 'no step without its declaration and its work' using errcode = 'MU033';
  end if;
  return null;
end $$;

-- What ends is an open-ended contract that is signed; its end never changes, and the other side's
-- yes binds what one side has offered.
create function mutua.ending_fits() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare saying text := replace(current_setting('role'), 'mutua_', '');
begin
  if tg_op = 'INSERT' then
    if not exists (select from work_contract c where c.id = new.contract_id
                   and c.week is not null and c.state in ('signed', 'declared')) then
      raise exception 'an end is that of an open-ended contract' using errcode = 'MU016';
    end if;
    if new.said_by <> saying and session_user <> 'mutua_owner' then
      raise exception 'an end is said by whoever says it' using errcode = '42501';
    end if;
    if (new."by" = 'worker') <> (new.said_by = 'member') and new.kind <> 'agreement'
       and new.said_by = 'member' then
      raise exception 'a member ends in her own name alone' using errcode = '42501';
    end if;
    if new.kind = 'agreement' and new.bound_at is not null then
      raise exception 'an agreement needs the other side''s yes' using errcode = 'MU016';
    end if;
  elsif to_jsonb(old) is not distinct from to_jsonb(new) then
    return new;
  elsif old.bound_at is not null or new.bound_at is null
     or to_jsonb(old) - 'bound_at' is distinct from to_jsonb(new) - 'bound_at' then
    raise exception 'an end is not changed' using errcode = 'MU007';
  elsif old.said_by = saying then
    raise exception 'the other side says yes' using errcode = 'MU015';
  end if;
  return new;
end $$;
create trigger fits before insert or update on work_ending
  for each row execute function mutua.ending_fits();

-- What an end leaves open lies in its days.
create function mutua.ended_whole() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if exists (select from work_contractmonth m where m.contract_id = new.contract_id
             and not m.freed and m.confirmed_at is null and m.last_day > new.last_day)
     or exists (select from work_period p where p.contract_id = new.contract_id
                and not p.freed and p.day > new.last_day and not exists (
                  select from work_contractmonth m where m.contract_id = p.contract_id
                    and not m.freed and m.confirmed_at is not null
                    and m.month = date_trunc('month', p.day)::date)) then
    raise exception 'an end frees what comes after it' using errcode = 'MU016';
  end if;
  return null;
end $$;
create constraint trigger whole after insert or update on work_ending
  deferrable initially deferred for each row when (new.bound_at is not null)
  execute function mutua.ended_whole();

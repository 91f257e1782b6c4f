-- An open-ended contract is one with all its versions: an amendment takes the place of the version
-- before, and the holidays of all of them are paid at the end, on the version of the last month. A
-- contract with a term stands for itself alone.

-- The versions of an open-ended contract, whichever of them is named.
create function mutua.versions_of(the_contract uuid) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if exists (select from work_contract where id = the_contract and week is null) then
    return array[the_contract];
  end if;
  return (
    with recursive versions (id, before) as (
      select c.id, c.replaces_id from work_contract c where c.id = the_contract
      union select n.id, n.replaces_id from versions v
        join work_contract n on n.id = v.before or n.replaces_id = v.id)
    select array_agg(id) from versions);
end $$;
revoke execute on function mutua.versions_of from public;
grant execute on function mutua.versions_of to mutua_staff, mutua_worker, mutua_auditor;

-- How an open-ended contract ends, once that binds: the version and the days of its last month, with
-- how many months of all its versions are not paid. Nothing while it goes on: an end of a version
-- that another one has replaced ends nothing.
create function mutua.end_of_open_ended(the_contract uuid)
returns table (contract uuid, ended_on date, first_day date, last_day date, promised_on date,
  payslip uuid, unpaid bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  with months as (
    select m.* from work_contractmonth m
      where m.contract_id = any (mutua.versions_of(the_contract)) and not m.freed)
  select l.contract_id, n.last_day, l.first_day, l.last_day, l.promised_on, l.payslip,
      (select count(*) from months o where o.payslip is null)
    from work_ending n cross join months l
    where n.contract_id = any (mutua.versions_of(the_contract)) and n.bound_at is not null
      and exists (select from work_contract c where c.id = n.contract_id and c.week is not null)
      and not exists (select from work_contract c where c.replaces_id = n.contract_id
        and c.state in ('signed', 'declared', 'worked', 'replaced', 'cancelled'))
    order by l.last_day desc, l.id desc limit 1
$$;
revoke execute on function mutua.end_of_open_ended from public;
grant execute on function mutua.end_of_open_ended to mutua_staff, mutua_worker, mutua_auditor;

-- The last month of what exit holiday pay of a year is made of, on a day: of a contract with a term
-- that of the versions which follow it; of an open-ended one that has ended by then its own, where it
-- is the version of the last month, of the year of the end and of the one before.
create function mutua.end_for_exit_pay(the_contract uuid, the_year int, the_day date)
returns table (first_day date, last_day date, promised_on date, unpaid bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if exists (select from work_contract where id = the_contract and week is null) then
    return query select e.first_day, e.last_day, e.promised_on, e.unpaid
      from mutua.end_of_contract(the_contract) e;
    return;
  end if;
  return query select o.first_day, o.last_day, o.promised_on, o.unpaid
    from mutua.end_of_open_ended(the_contract) o
    where o.contract = the_contract and o.ended_on <= the_day
      and extract(year from o.ended_on)::int - the_year in (0, 1);
end $$;
revoke execute on function mutua.end_for_exit_pay from public;

-- The work of the days of holiday that hold in a year, in minutes, of all versions.
create function mutua.minutes_of_holidays(the_contract uuid, the_year int) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(sum(p.until_minute - p.from_minute), 0)::bigint
    from work_period p join work_contract c on c.id = p.contract_id
    where p.contract_id = any (mutua.versions_of(the_contract)) and not p.freed
      and extract(year from p.day) = the_year
      and exists (select from work_absence b where b.person_id = c.person_id
        and b.kind = 'holiday' and not b.withdrawn and p.day between b.first_day and b.last_day
        and not exists (select from work_absence n where n.replaces_id = b.id))
$$;
revoke execute on function mutua.minutes_of_holidays from public;

-- Whether the days of holiday that an exit holiday pay of a year was reckoned with are so: of the
-- year before the end of an open-ended contract of an employee, those that were taken in the year of
-- the end, as far as they are due; due are four weeks at most, in hundredths of an average day, half
-- up. What the months of the year before give is the law's to say, not the guard's. A later version
-- may keep what the one before said: what was taken may be uncertain by now.
create function mutua.holidays_fit(
  the_contract uuid, the_year int, the_inputs jsonb, the_replaced uuid)
returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select not the_inputs ?| array['holiday_days_due', 'holiday_days_taken']
    or exists (select from payroll_exitholidaypay b where b.id = the_replaced
      and (b.inputs -> 'holiday_days_due', b.inputs -> 'holiday_days_taken')
        is not distinct from (the_inputs -> 'holiday_days_due', the_inputs -> 'holiday_days_taken'))
    or exists (
      select from work_contract c
      cross join lateral mutua.end_of_open_ended(c.id) o
      cross join lateral (
        select sum((d ->> 2)::int - (d ->> 1)::int) as minutes, count(distinct d ->> 0) as days
          from jsonb_array_elements(c.week -> 'days') d) week
      where c.id = the_contract and c.regime = 'employee'
        and extract(year from o.ended_on)::int = the_year + 1
        and (the_inputs ->> 'holiday_days_due')::bigint between 1 and 400 * week.days
        and (the_inputs ->> 'holiday_days_taken')::bigint = least(
          (the_inputs ->> 'holiday_days_due')::bigint,
          (200 * week.days * mutua.minutes_of_holidays(c.id, the_year + 1) + week.minutes)
            / (2 * week.minutes)))
$$;
revoke execute on function mutua.holidays_fit from public;
grant execute on function mutua.holidays_fit to mutua_auditor;

-- Asked of all that a statement adds at once.
create function mutua.exit_pay_counts_holidays() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  off uuid;
begin
  select min(a.id::text)::uuid into off from added a
    where a.inputs ?| array['holiday_days_due', 'holiday_days_taken']
      and not mutua.holidays_fit(a.contract_id, a.year::int, a.inputs, a.replaces_id);
  if off is not null then
    raise exception 'exit holiday pay %: its days of holiday are not those that were taken', off
      using errcode = 'MU034';
  end if;
  return null;
end $$;
create trigger holidays after insert on payroll_exitholidaypay referencing new table as added
  for each statement execute function mutua.exit_pay_counts_holidays();

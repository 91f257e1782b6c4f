-- The guards of exit holiday pay, asked of all versions of an open-ended contract; of a contract with
-- a term as before.

create or replace function mutua.holiday_pay_set_aside(the_contract uuid, the_year int)
returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(sum(p.provision), 0)::bigint
    from work_contractmonth m join payroll_payslip p on p.id = m.payslip
    where m.contract_id = any (mutua.versions_of(the_contract))
      and extract(year from p.worked_from) = the_year
$$;

create or replace function mutua.taken_of_days_as_work(the_contract uuid, the_year int)
returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(sum(m.gross_pay - p.gross_pay), 0)::bigint
    from work_contractmonth m join payroll_payslip p on p.id = m.payslip
    join work_contract c on c.id = m.contract_id
    where c.id = any (mutua.versions_of(the_contract))
      and extract(year from p.worked_from) = the_year
      and exists (select from work_period w join work_absence b on b.person_id = c.person_id
          and w.day between b.first_day and b.last_day
          and b.kind in ('illness', 'accident', 'maternity') and not b.withdrawn
        where w.contract_id = c.id and not w.freed
          and date_trunc('month', w.day)::date = m.month
          and not exists (select from work_absence n where n.replaces_id = b.id))
$$;

create or replace function mutua.exit_pay_is_due() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  off uuid;
  the_act uuid := mutua.needed_act();
begin
  perform from payroll_run where id in (select run_id from added) for share;
  -- Not the first one found: a plan that looks for few rows is slow where there is none.
  select min(a.id::text)::uuid into off from added a
    left join payroll_run r on r.id = a.run_id
    left join work_contract c on c.id = a.contract_id
    left join activities_activity t on t.id = c.activity_id
    left join lateral mutua.end_for_exit_pay(
      c.id, a.year::int, (a.made_at at time zone 'Europe/Brussels')::date) e on true
    where a.act_id is distinct from the_act
      or (r.state, r.legal_entity_id, t.legal_entity_id, c.person_id, c.activity_id)
        is distinct from ('open', a.legal_entity_id, a.legal_entity_id, a.person_id, a.activity_id)
      or (a.version > 1) is distinct from (r.why <> '')
      or (e.unpaid, e.first_day, e.last_day, e.promised_on)
        is distinct from (0, a.worked_from, a.worked_until, a.promised_on)
      or (a.version > 1 and not exists (select from payroll_exitholidaypay b
            where b.id = a.replaces_id and (b.contract_id, b.year::int, b.version + 1)
              = (a.contract_id, a.year::int, a.version::int)));
  if off is not null then
    raise exception 'exit holiday pay %: its contract has not come to its end', off
      using errcode = 'MU034';
  end if;
  return null;
end $$;

create or replace function mutua.exit_pay_is_reckoned_on() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
declare
  off uuid;
begin
  select a.id into off from added a
    join work_contract c on c.id = a.contract_id
    cross join lateral unnest(case when c.week is null then array[c.id]
      else mutua.versions_of(c.id) end) v (id)
    left join work_contractmonth m on m.contract_id = v.id
    left join payroll_payslip p on p.id = m.payslip and extract(year from p.worked_from) = a.year
    group by a.id, a.payslips, a.gross_pay, a.inputs
    having count(p.id) = 0 or count(p.id) <> jsonb_array_length(a.payslips)
      or not a.payslips @> jsonb_agg(p.id) filter (where p.id is not null)
      or a.gross_pay > sum(p.gross_pay) + coalesce((a.inputs ->> 'assimilated_pay')::bigint, 0)
    limit 1;
  if not found then
    select a.id into off from added a cross join lateral jsonb_array_elements_text(a.of_month) o
      left join payroll_payslip p on p.id = o::uuid
        and (p.person_id, p.legal_entity_id) = (a.person_id, a.legal_entity_id)
        and date_trunc('month', p.worked_from) = date_trunc('month', a.worked_from)
      group by a.id having count(distinct p.id) <> count(*)
      limit 1;
  end if;
  if not found then
    select a.id into off from added a where a.inputs ? 'assimilated_pay'
      and (a.inputs ->> 'assimilated_pay')::bigint
        not between 1 and mutua.taken_of_days_as_work(a.contract_id, a.year::int)
      limit 1;
  end if;
  if found then
    raise exception 'exit holiday pay %: it is not reckoned on the payslips of its contract', off
      using errcode = 'MU034';
  end if;
  return null;
end $$;

-- It releases what the payslips have set aside, also once one of them is corrected: the versions
-- before the last name it as well.
create or replace function mutua.exit_pay_releases() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  the_contract uuid;
  the_year int;
  off record;
begin
  if tg_table_name = 'payroll_payslip' then
    select contract_id into the_contract from work_contractmonth where id = new.contract_month_id;
    the_year := extract(year from new.worked_from);
  else
    the_contract := new.contract_id;
    the_year := new.year;
  end if;
  select x.released, mutua.holiday_pay_set_aside(the_contract, the_year) as set_aside into off
    from payroll_exitholidaypay x where x.contract_id = any (mutua.versions_of(the_contract))
      and x.year = the_year
      and not exists (select from payroll_exitholidaypay n where n.replaces_id = x.id);
  if off.released <> off.set_aside then
    raise exception 'exit holiday pay releases % of % set aside', off.released, off.set_aside
      using errcode = 'MU010';
  end if;
  return null;
end $$;

-- A first one comes when all is paid, by the thousand: it is asked in sets. What is corrected moves
-- within its act, and is asked at its end.
drop trigger released on payroll_exitholidaypay;
create constraint trigger released after insert on payroll_exitholidaypay
  deferrable initially deferred for each row when (new.version > 1)
  execute function mutua.exit_pay_releases();
create function mutua.first_exit_pay_releases() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  off uuid;
begin
  select min(a.id::text)::uuid into off from added a join work_contract c on c.id = a.contract_id
    left join (
      select b.id, sum(p.provision) as set_aside from added b
        join work_contractmonth m on m.contract_id = b.contract_id
        join payroll_payslip p on p.id = m.payslip and extract(year from p.worked_from) = b.year
        group by 1) s on s.id = a.id
    where a.version = 1 and a.released <> case when c.week is null then coalesce(s.set_aside, 0)
      else mutua.holiday_pay_set_aside(a.contract_id, a.year::int) end;
  if off is not null then
    raise exception 'exit holiday pay % releases other than was set aside', off
      using errcode = 'MU010';
  end if;
  return null;
end $$;
create trigger released_at_first after insert on payroll_exitholidaypay referencing new table as added
  for each statement execute function mutua.first_exit_pay_releases();

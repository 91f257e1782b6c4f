-- Of the yearly holidays of an employee at most four weeks of a year are paid, and nothing is taken
-- off for days within them: the minutes of a month beyond four of the contract's weeks, counted
-- from the begin of the year through the contract and those that it follows. Null for whom a fund
-- pays the holidays. What the months of the year before give is the law's to say, not the guard's.

create function mutua.unpaid_holiday(the_month uuid) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  with recursive one as (
    select m.month, c.id, c.person_id, c.week
    from work_contractmonth m join work_contract c on c.id = m.contract_id
    where m.id = the_month and c.regime = 'employee'
      and not coalesce((c.answers ->> 'manual_work')::boolean, false)),
  chain as (
    select c.id, c.replaces_id from one join work_contract c on c.id = one.id
    union all
    select b.id, b.replaces_id from chain join work_contract b on b.id = chain.replaces_id),
  taken as (
    select p.day >= one.month as now, p.until_minute - p.from_minute as minutes
    from one join work_period p on p.contract_id in (select id from chain) and not p.freed
      and p.day >= date_trunc('year', one.month) and p.day < one.month + interval '1 month'
    where exists (select from work_absence a where a.person_id = one.person_id
      and a.kind = 'holiday' and not a.withdrawn and p.day between a.first_day and a.last_day
      and not exists (select from work_absence n where n.replaces_id = a.id)))
  select case when one.week is null then 0 else greatest(0, least(
      (select coalesce(sum(minutes) filter (where now), 0) from taken),
      (select coalesce(sum(minutes), 0) from taken)
        - 4 * (select sum((d ->> 2)::int - (d ->> 1)::int)
               from jsonb_array_elements(one.week -> 'days') d))) end
  from one
$$;
revoke execute on function mutua.unpaid_holiday from public;

create or replace function mutua.is_less_by_absence(
  the_month uuid, the_gross bigint, the_charged bigint)
returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select the_gross < m.gross_pay
    and the_gross >= floor(m.gross_pay * (planned.minutes - absent.minutes
      - coalesce(beyond.minutes, 0)) / planned.minutes)
    and the_charged = round(m.charged::numeric * the_gross / m.gross_pay)
  from work_contractmonth m join work_contract c on c.id = m.contract_id
  cross join lateral (select mutua.unpaid_holiday(m.id) as minutes) beyond
  cross join lateral (
    select sum(p.until_minute - p.from_minute)::numeric as minutes from work_period p
      where p.contract_id = c.id and not p.freed
        and date_trunc('month', p.day)::date = m.month) planned
  cross join lateral (
    select coalesce(sum(p.until_minute - p.from_minute), 0)::numeric as minutes
      from work_period p
      where p.contract_id = c.id and not p.freed
        and date_trunc('month', p.day)::date = m.month
        and exists (select from work_absence a where a.person_id = c.person_id
          and not a.withdrawn and p.day between a.first_day and a.last_day
          and (a.kind <> 'holiday' or beyond.minutes is null)
          and not exists (select from work_absence n where n.replaces_id = a.id))) absent
  where m.id = the_month
$$;

-- Whether a payslip pays holidays that no right can give.
create function mutua.is_more_than_holidays(the_month uuid, the_gross bigint)
returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select the_gross > floor((2 * m.gross_pay * (planned.minutes - beyond.minutes)
      + planned.minutes) / (2 * planned.minutes))
  from work_contractmonth m join work_contract c on c.id = m.contract_id
  cross join lateral (select mutua.unpaid_holiday(m.id)::numeric as minutes) beyond
  cross join lateral (
    select greatest(sum(p.until_minute - p.from_minute), (m.hours * 60 + 50) / 100)::numeric
        as minutes
      from work_period p
      where p.contract_id = c.id and not p.freed
        and date_trunc('month', p.day)::date = m.month) planned
  where m.id = the_month and beyond.minutes > 0
$$;
revoke execute on function mutua.is_more_than_holidays from public;

create or replace function mutua.payslips_are_due() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
declare
  off uuid;
  the_act uuid := mutua.needed_act();
begin
  perform from payroll_run where id in (select run_id from added) for share;
  select a.id into off from added a
    left join payroll_run r on r.id = a.run_id
    left join work_contractmonth m on m.id = a.contract_month_id
    left join work_contract c on c.id = m.contract_id
    left join activities_activity t on t.id = c.activity_id
    left join payroll_payslip before on before.id = a.replaces_id
    where a.act_id is distinct from the_act
      or (r.state, r.legal_entity_id) is distinct from ('open', a.legal_entity_id)
      or (c.person_id, c.activity_id, t.legal_entity_id, m.first_day, m.last_day)
        is distinct from (a.person_id, a.activity_id, a.legal_entity_id, a.worked_from,
                          a.worked_until)
      or c.state not in ('declared', 'worked', 'replaced', 'cancelled')
      or m.confirmed_at is null
      or m.freed
      or (a.version > 1) is distinct from (r.why <> '')
      or c.regime <> a.regime
      or ((m.gross_pay, m.charged) is distinct from (a.gross_pay, a.charged)
          and mutua.is_less_by_absence(a.contract_month_id, a.gross_pay, a.charged) is not true)
      or case when c.week is not null and c.regime = 'employee'
           then mutua.is_more_than_holidays(a.contract_month_id, a.gross_pay) else false end
      or (a.version > 1 and (before.contract_month_id, before.version + 1)
          is distinct from (a.contract_month_id, a.version::int))
    limit 1;
  if found then
    raise exception 'payslip %: its month is not due', off using errcode = 'MU034';
  end if;
  return null;
end $$;

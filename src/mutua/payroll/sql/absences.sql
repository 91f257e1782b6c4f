-- A payslip pays what was signed; less only by an absence that holds, by no more than its hours,
-- and the budget gives as much less.

create function mutua.is_less_by_absence(the_month uuid, the_gross bigint, the_charged bigint)
returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select the_gross < m.gross_pay
    and the_gross >= floor(m.gross_pay * (planned.minutes - absent.minutes) / planned.minutes)
    and the_charged = round(m.charged::numeric * the_gross / m.gross_pay)
  from work_contractmonth m join work_contract c on c.id = m.contract_id
  cross join lateral (
    select sum(p.until_minute - p.from_minute)::numeric as minutes from work_period p
      where p.contract_id = c.id and not p.freed
        and date_trunc('month', p.day)::date = m.month) planned
  cross join lateral (
    select sum(p.until_minute - p.from_minute)::numeric as minutes from work_period p
      where p.contract_id = c.id and not p.freed
        and date_trunc('month', p.day)::date = m.month
        and exists (select from work_absence a where a.person_id = c.person_id
          and not a.withdrawn and p.day between a.first_day and a.last_day
          and not exists (select from work_absence n where n.replaces_id = a.id))) absent
  where m.id = the_month
$$;
revoke execute on function mutua.is_less_by_absence from public;

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
      or (a.version > 1 and (before.contract_month_id, before.version + 1)
          is distinct from (a.contract_month_id, a.version::int))
    limit 1;
  if found then
    raise exception 'payslip %: its month is not due', off using errcode = 'MU034';
  end if;
  return null;
end $$;

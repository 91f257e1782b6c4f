-- Exit holiday pay is reckoned on what was earned and on what days that count as work would have paid:
-- no more than an absence by illness, accident or maternity has taken of its months. Asked of all that
-- a statement adds at once.
create function mutua.taken_of_days_as_work(the_contract uuid, the_year int) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(sum(m.gross_pay - p.gross_pay), 0)::bigint
    from work_contractmonth m join payroll_payslip p on p.id = m.payslip
    join work_contract c on c.id = m.contract_id
    where c.id = the_contract and extract(year from p.worked_from) = the_year
      and exists (select from work_period w join work_absence b on b.person_id = c.person_id
          and w.day between b.first_day and b.last_day
          and b.kind in ('illness', 'accident', 'maternity') and not b.withdrawn
        where w.contract_id = c.id and not w.freed
          and date_trunc('month', w.day)::date = m.month
          and not exists (select from work_absence n where n.replaces_id = b.id))
$$;
revoke execute on function mutua.taken_of_days_as_work from public;

create or replace function mutua.exit_pay_is_reckoned_on() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
declare
  off uuid;
begin
  select a.id into off from added a
    left join work_contractmonth m on m.contract_id = a.contract_id
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

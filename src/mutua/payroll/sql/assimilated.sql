-- Exit holiday pay is reckoned on what was earned and on what days that count as work would have paid:
-- no more than an absence by illness, accident or maternity has taken of its months. Else as before.
create or replace function mutua.exit_pay_is_reckoned_on() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
declare
  off uuid;
begin
  with held as (
      select a.id, jsonb_agg(p.id) as ids, count(*) as there, sum(p.gross_pay) as gross
        from added a join work_contractmonth m on m.contract_id = a.contract_id
        join payroll_payslip p on p.id = m.payslip
        where extract(year from p.worked_from) = a.year group by 1),
    named as materialized (
      select a.id, a.person_id, a.legal_entity_id, date_trunc('month', a.worked_from) as month,
          o::uuid as payslip
        from added a cross join lateral jsonb_array_elements_text(a.of_month) o),
    usual as (
      select n.id, count(distinct p.id) as there from named n
        join payroll_payslip p on p.id = n.payslip
          and (p.person_id, p.legal_entity_id) = (n.person_id, n.legal_entity_id)
          and date_trunc('month', p.worked_from) = n.month group by 1),
    as_work as materialized (
      select a.id, (a.inputs ->> 'assimilated_pay')::bigint as amount, (
          select coalesce(sum(m.gross_pay - p.gross_pay), 0)
          from work_contractmonth m join payroll_payslip p on p.id = m.payslip
          where m.contract_id = a.contract_id and extract(year from p.worked_from) = a.year
            and exists (select from work_period w join work_absence b on b.person_id = a.person_id
                and w.day between b.first_day and b.last_day
                and b.kind in ('illness', 'accident', 'maternity') and not b.withdrawn
              where w.contract_id = m.contract_id and not w.freed
                and date_trunc('month', w.day)::date = m.month
                and not exists (select from work_absence n where n.replaces_id = b.id))) as most
        from added a where a.inputs ? 'assimilated_pay')
  select a.id into off from added a left join held h on h.id = a.id left join usual u on u.id = a.id
    left join as_work w on w.id = a.id
    where h.ids is null
      or not (a.payslips @> h.ids and jsonb_array_length(a.payslips) = h.there)
      or a.gross_pay > h.gross + coalesce(w.amount, 0)
      or w.amount not between 1 and w.most
      or coalesce(u.there, 0) <> jsonb_array_length(a.of_month)
    limit 1;
  if found then
    raise exception 'exit holiday pay %: it is not reckoned on the payslips of its contract', off
      using errcode = 'MU034';
  end if;
  return null;
end $$;

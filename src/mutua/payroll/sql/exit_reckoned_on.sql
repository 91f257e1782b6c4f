-- Exit holiday pay is reckoned on the payslips of its own contract and year, all of them as they hold,
-- and on the month of its own person; it is never more than the pay on which it is reckoned. What gives
-- no pay in a year gives none. Asked of all that a statement adds at once.
create function mutua.exit_pay_is_reckoned_on() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
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
          and date_trunc('month', p.worked_from) = n.month group by 1)
  select a.id into off from added a left join held h on h.id = a.id left join usual u on u.id = a.id
    where h.ids is null
      or not (a.payslips @> h.ids and jsonb_array_length(a.payslips) = h.there)
      or a.gross_pay > h.gross
      or coalesce(u.there, 0) <> jsonb_array_length(a.of_month)
    limit 1;
  if found then
    raise exception 'exit holiday pay %: it is not reckoned on the payslips of its contract', off
      using errcode = 'MU034';
  end if;
  return null;
end $$;
create trigger reckoned_on after insert on payroll_exitholidaypay referencing new table as added
  for each statement execute function mutua.exit_pay_is_reckoned_on();

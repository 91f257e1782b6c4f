-- Exit holiday pay is reckoned on the payslips of its own contract and year, all of them as they hold,
-- and on the month of its own person; it is never more than the pay on which it is reckoned. What gives
-- no pay in a year gives none.
create function mutua.exit_pay_is_reckoned_on() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  off uuid;
begin
  select a.id into off from added a cross join lateral (
      select jsonb_agg(p.id) as ids, count(*) as there, sum(p.gross_pay) as gross
        from work_contractmonth m join payroll_payslip p on p.id = m.payslip
        where m.contract_id = a.contract_id and extract(year from p.worked_from) = a.year) s
    where s.ids is null
      or not (a.payslips @> s.ids and jsonb_array_length(a.payslips) = s.there)
      or a.gross_pay > s.gross
      or (select count(distinct p.id) from jsonb_array_elements_text(a.of_month) o
          join payroll_payslip p on p.id = o::uuid
          where (p.person_id, p.legal_entity_id) = (a.person_id, a.legal_entity_id)
            and date_trunc('month', p.worked_from) = date_trunc('month', a.worked_from))
        <> jsonb_array_length(a.of_month)
    limit 1;
  if found then
    raise exception 'exit holiday pay %: it is not reckoned on the payslips of its contract', off
      using errcode = 'MU034';
  end if;
  return null;
end $$;
create trigger reckoned_on after insert on payroll_exitholidaypay referencing new table as added
  for each statement execute function mutua.exit_pay_is_reckoned_on();

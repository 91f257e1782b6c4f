-- What the fund advances is net pay, of a payslip or of the holiday pay of a contract that has ended:
-- for the person, the activity and the client of that very contract, never more than is paid, and of
-- holiday pay never more than payslips have set aside: the pot bears the rest, and no client owes it.

create function mutua.advance_is_of_net_pay() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if exists (
    select from added a left join treasury_payment p on p.id = a.payment_id
      left join payroll_payslip s on p.debt_kind = 'payslip' and s.id = p.debt
      left join work_contractmonth m on m.id = s.contract_month_id
      left join payroll_exitholidaypay x on p.debt_kind = 'exit_holiday_pay' and x.id = p.debt
      left join work_contract c on c.id = coalesce(m.contract_id, x.contract_id)
    where (a.person_id, a.person_id, a.activity_id, a.client_id)
        is distinct from (p.person_id, c.person_id, c.activity_id, c.client_id)
      or a.amount + a.beyond > p.amount
      or a.amount + a.beyond > (select max(v.released) from payroll_exitholidaypay v
        where (v.contract_id, v.year) = (x.contract_id, x.year))) then
    raise exception 'an advance of what is not net pay' using errcode = 'MU036';
  end if;
  return null;
end $$;
-- Before the rows move: triggers of a statement run by their names.
create trigger is_of_net_pay after insert on treasury_advance referencing new table as added
  for each statement execute function mutua.advance_is_of_net_pay();

create or replace function mutua.advance_moves_fund() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
  perform mutua.move_fund(mutua.moves_of_fund(array_agg(a.legal_entity_id), array_agg(a.subject),
    array_agg(a.person_id), array_agg(-a.amount))) from added a;
  return null;
end $$;

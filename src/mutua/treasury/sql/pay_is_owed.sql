-- Payslips are paid to their own person, out of net pay, and no more of them than is left: a statement
-- at a time, for thousands are written at once.
--
-- Versions of one pay may come into two batches at once, each of which does not see what the other
-- pays. So who pays of a month holds it first: the second waits, and is asked with what the first has
-- paid; of exit holiday pay at the end (exit_pay_is_owed). A correction of the month waits as well.
create function mutua.pay_is_owed() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  asked bigint;
  known bigint;
  beyond bigint;
  several uuid[];
begin
  -- What had left before a store was restored is on its way, whatever it knows of the payslip.
  if not exists (select from added where debt_kind in ('payslip', 'exit_holiday_pay'))
      or not mutua.is_open() then
    return null;
  end if;
  perform from work_contractmonth where id in (
      select s.contract_month_id from added a join payroll_payslip s on s.id = a.debt
        where a.debt_kind = 'payslip'
      union all select m.id from added a join payroll_exitholidaypay x on x.id = a.debt
        join work_contractmonth m on m.contract_id = x.contract_id
        where a.debt_kind = 'exit_holiday_pay')
    order by id for no key update;
  -- Of a month with one payslip, of which nothing else was paid or taken, the payslip alone says it.
  select count(*), count(slip), count(*) filter (where not unusual and amount > net_pay),
      array_agg(distinct month) filter (where unusual)
    into asked, known, beyond, several
    from (
      select a.amount, s.id as slip, s.net_pay, s.contract_month_id as month, s.version > 1
          or exists (select from payroll_payslip n where n.replaces_id = s.id)
          or exists (select from treasury_payment t where t.debt_kind = 'payslip' and t.debt = a.debt
               and t.id <> a.id and t.state not in ('rejected', 'returned', 'dropped'))
          or exists (select from payroll_settlement d where d.payslip_id = s.id)
          or exists (select from payroll_withholding w where w.payslip_id = s.id)
          or exists (select from payroll_advancesetoff o where o.payslip_id = s.id) as unusual
        from added a join treasury_batch b on b.id = a.batch_id
        left join payroll_payslip s on s.id = a.debt and s.person_id = a.person_id
          and s.legal_entity_id = b.legal_entity_id and a.account = 'net_pay_payable'
        where a.debt_kind = 'payslip') p;
  if known <> asked then
    raise exception 'a payslip is paid to its person' using errcode = 'MU044';
  end if;
  if beyond > 0 or several is not null and exists (
      select from mutua.left_to_pay(several) l where l.net_left < 0) then
    raise exception 'a payslip is paid as far as it is left' using errcode = 'MU044';
  end if;
  return null;
end $$;
create trigger pay_is_owed after insert on treasury_payment referencing new table as added
  for each statement execute function mutua.pay_is_owed();

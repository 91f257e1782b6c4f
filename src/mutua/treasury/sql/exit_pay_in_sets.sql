-- The same guard of exit holiday pay, asked of all that a statement adds: thousands are paid at once
-- at the end of a month. By its name it comes after pay_is_owed, which holds the months.
drop trigger exit_pay_is_owed on treasury_payment;
create or replace function mutua.exit_pay_is_owed() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  asked bigint;
  known bigint;
  beyond bigint;
  several uuid[];
begin
  -- What had left before a store was restored is on its way, whatever it knows of the pay.
  if not exists (select from added where debt_kind = 'exit_holiday_pay') or not mutua.is_open() then
    return null;
  end if;
  -- Of one that was never corrected, of which nothing else was paid or taken, it alone says it.
  select count(*), count(pay), count(*) filter (where not unusual and amount > net_pay),
      array_agg(distinct contract_id) filter (where unusual)
    into asked, known, beyond, several
    from (
      select a.amount, x.id as pay, x.net_pay, x.contract_id, x.version > 1
          or exists (select from payroll_exitholidaypay n where n.replaces_id = x.id)
          or exists (select from treasury_payment t where t.debt_kind = 'exit_holiday_pay'
               and t.debt = a.debt and t.id <> a.id
               and t.state not in ('rejected', 'returned', 'dropped'))
          or exists (select from payroll_withholding w where w.exit_holiday_pay_id = x.id)
          or exists (select from payroll_claim c where c.exit_holiday_pay_id = x.id) as unusual
        from added a join treasury_batch b on b.id = a.batch_id
        left join payroll_exitholidaypay x on x.id = a.debt and x.person_id = a.person_id
          and x.legal_entity_id = b.legal_entity_id and a.account = 'net_pay_payable'
        where a.debt_kind = 'exit_holiday_pay') p;
  if known <> asked or beyond > 0 or several is not null and exists (
      select from added a join payroll_exitholidaypay x on x.id = a.debt
      join mutua.left_of_exit_pay(several) l on (l.contract, l.of_year) = (x.contract_id, x.year)
      where a.debt_kind = 'exit_holiday_pay' and l.net_left < 0) then
    raise exception 'exit holiday pay is paid to its person, as far as it is left'
      using errcode = 'MU044';
  end if;
  return null;
end $$;
create trigger pay_is_owed_of_exits after insert on treasury_payment referencing new table as added
  for each statement execute function mutua.exit_pay_is_owed();

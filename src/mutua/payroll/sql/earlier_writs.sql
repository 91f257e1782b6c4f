-- Writs that another payroll applied come in with the opening of the books alone. Whoever opens them is
-- a job: the row names who has copied it from its paper, and somebody else confirms it as any other.

create or replace function mutua.writ_fits() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if new.opening_id is null then
    if new.entered_by_id is distinct from mutua.person() then
      raise exception 'one enters a writ oneself' using errcode = 'MU015';
    end if;
    return new;
  end if;
  if not mutua.opens_the_books() or new.entered_by_id = new.person_id
     or not exists (select from ledger_opening o where o.id = new.opening_id
       and o.legal_entity_id = new.legal_entity_id and o.day >= new.served_on
       and new.withheld_before <= new.amount + new.monthly * greatest(0,
         (extract(year from o.day) - extract(year from new.served_on))::bigint * 12
         + (extract(month from o.day) - extract(month from new.served_on))::bigint + 1)) then
    raise exception 'a writ of another payroll comes with the opening, and took no more than was due'
      using errcode = 'MU032';
  end if;
  return new;
end $$;

drop policy private on payroll_writ;
create policy private on payroll_writ as restrictive for select to mutua_staff
  using ((select mutua.may('{payroll.see_creditors,payroll.run,payroll.correct,payroll.enter_writ,payroll.confirm_writ,payroll.declare_children}'::text[])));
create policy private_written on payroll_writ as restrictive for insert to mutua_staff
  with check (opening_id is not null or (select mutua.may('{payroll.see_creditors,payroll.run,payroll.correct,payroll.enter_writ,payroll.confirm_writ,payroll.declare_children}'::text[])));

-- What a writ is due in all on a day, beyond what was kept back before the books.
create or replace function mutua.due_under(the_writ payroll_writ, the_day date) returns bigint
language sql immutable as $$
  select the_writ.amount - the_writ.withheld_before + the_writ.monthly * greatest(0,
    (extract(year from the_day) - extract(year from the_writ.served_on))::bigint * 12
    + (extract(month from the_day) - extract(month from the_writ.served_on))::bigint + 1)
$$;

-- What earlier payslips leave owed to each person and for her, and what was kept back for creditors
-- and not handed over, against the balances of an opening.
create or replace function mutua.earlier_pay_owed(the_opening uuid)
returns table (account text, person uuid, owed numeric, booked numeric)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.account, s.person, sum(s.owed), sum(s.booked) from (
    select a.account, p.person_id as person, a.owed, 0 as booked
      from payroll_earlierpayslip p cross join lateral (values
        ('net_pay_payable', p.owed_net), ('social_security_payable', p.owed_onss),
        ('withholding_tax_payable', p.owed_tax), ('holiday_pay_provision', p.owed_holiday)
        ) a (account, owed)
      where p.opening_id = the_opening
    union all
    select 'creditor_payable', w.payee_id, w.owed_before, 0 from payroll_writ w
      where w.opening_id = the_opening
    union all
    select b.account_id, b.person, 0, -b.amount from ledger_openingbalance b
      where b.opening_id = the_opening and b.account_id in ('net_pay_payable',
        'social_security_payable', 'withholding_tax_payable', 'holiday_pay_provision',
        'creditor_payable')) s
  group by 1, 2
$$;

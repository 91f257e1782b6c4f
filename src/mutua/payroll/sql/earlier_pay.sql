-- Payslips of the payroll before come in with the opening of the books alone, and never change; what
-- they leave owed is what the balances of the opening owe.

do $$
declare name text := 'payroll_earlierpayslip';
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format('create policy owner on %I to mutua_owner using (true) with check (true)', name);
  execute format('create policy seen on %I for select
    to mutua_staff, mutua_worker, mutua_treasury, mutua_auditor using (true)', name);
  execute format('create policy mine on %I for select to mutua_member
    using (person_id = (select mutua.person()))', name);
  execute format('create policy written on %I for insert to mutua_staff with check (true)', name);
  execute format('grant select on %I
    to mutua_member, mutua_staff, mutua_treasury, mutua_worker, mutua_auditor', name);
  execute format('grant insert on %I to mutua_staff', name);
  execute format('create trigger kept before update or delete on %I
    for each row execute function mutua.refuse_change()', name);
  execute format('create trigger kept_all before truncate on %I
    for each statement execute function mutua.refuse_change()', name);
  execute format('create trigger recorded after insert on %I
    for each row execute function mutua.keep_change()', name);
  execute format('create trigger from_elsewhere before insert on %I
    for each row execute function mutua.only_in_an_opening()', name);
end $$;

-- Payslips are for those whose right it is; whoever opens the books writes
-- them, and reads what came in with that.
select mutua.keep_private('private_of_earlier_pay', array['payroll_earlierpayslip'],
  array['payroll.see_pay', 'payroll.run', 'payroll.correct', 'payroll.regularise',
  'payroll.decide_advance']);
drop policy private on payroll_earlierpayslip;
create policy private on payroll_earlierpayslip as restrictive for select to mutua_staff
  using ((select mutua.may('{payroll.see_pay,payroll.run,payroll.correct,payroll.regularise,payroll.decide_advance}'::text[]))
    or (select mutua.opens_the_books()));

-- It is of the opening's own entity and day, and of a year in which nobody was paid from here: else
-- what was made here would have to reckon with it.
create function mutua.earlier_payslip_fits() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if not exists (select from ledger_opening o where o.id = new.opening_id
       and o.legal_entity_id = new.legal_entity_id and o.day >= new.worked_until) then
    raise exception 'an earlier payslip is of the entity and before the day of its opening'
      using errcode = 'MU032';
  end if;
  if exists (select from payroll_payslip p where p.person_id = new.person_id
       and p.legal_entity_id = new.legal_entity_id
       and date_trunc('year', p.worked_from) = date_trunc('year', new.worked_from)) then
    raise exception 'a person who has payslips of that year from here' using errcode = 'MU032';
  end if;
  return new;
end $$;
create trigger fits before insert on payroll_earlierpayslip
  for each row execute function mutua.earlier_payslip_fits();

-- What earlier payslips leave owed to each person and for her, against the balances of an opening.
create function mutua.earlier_pay_owed(the_opening uuid)
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
    select b.account_id, b.person, 0, -b.amount from ledger_openingbalance b
      where b.opening_id = the_opening and b.account_id in ('net_pay_payable',
        'social_security_payable', 'withholding_tax_payable', 'holiday_pay_provision')) s
  group by 1, 2
$$;
revoke execute on function mutua.earlier_pay_owed from public;
grant execute on function mutua.earlier_pay_owed to mutua_staff, mutua_worker, mutua_treasury,
  mutua_auditor;

create function mutua.earlier_pay_is_owed() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  off record;
begin
  select * into off from mutua.earlier_pay_owed(new.id) o where o.owed <> o.booked limit 1;
  if found then
    raise exception 'earlier payslips leave % of %, the balances %', off.owed, off.account,
      off.booked using errcode = 'MU032';
  end if;
  return null;
end $$;
create constraint trigger earlier_pay_owed after insert on ledger_opening
  deferrable initially deferred for each row execute function mutua.earlier_pay_is_owed();

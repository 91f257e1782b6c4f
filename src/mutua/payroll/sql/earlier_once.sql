-- A payslip of the payroll before is one by its person, its days and its contract, whatever it is called;
-- as before it is of the opening's own entity and day, and of a year in which nobody was paid from here.

create or replace function mutua.earlier_payslip_fits() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if not exists (select from ledger_opening o where o.id = new.opening_id
       and o.legal_entity_id = new.legal_entity_id and o.day >= new.worked_until
       and (o.day >= new.paid_on or new.owed_net >= new.net_pay - new.kept_back)) then
    raise exception 'an earlier payslip is of the entity and before the day of its opening'
      using errcode = 'MU032';
  end if;
  if exists (select from payroll_payslip p where p.person_id = new.person_id
       and p.legal_entity_id = new.legal_entity_id
       and date_trunc('year', p.worked_from) = date_trunc('year', new.worked_from)) then
    raise exception 'a person who has payslips of that year from here' using errcode = 'MU032';
  end if;
  if exists (select from payroll_earlierpayslip e where e.person_id = new.person_id
       and (e.worked_from, e.worked_until) = (new.worked_from, new.worked_until)
       and lower(e.contract) = lower(new.contract)) then
    raise exception 'an earlier payslip of these days is there under another name'
      using errcode = 'MU032';
  end if;
  return new;
end $$;

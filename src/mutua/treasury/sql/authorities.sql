-- What the database holds of debts to authorities: they are never changed, and each is in the books.

do $$
declare name text;
begin
  foreach name in array array['treasury_creditor', 'treasury_assessment'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner on %I to mutua_owner using (true) with check (true)', name);
    execute format('create policy seen on %I for select
      to mutua_staff, mutua_treasury, mutua_worker, mutua_auditor using (true)', name);
    execute format('grant select on %I
      to mutua_staff, mutua_treasury, mutua_worker, mutua_auditor', name);
    execute format('create trigger kept before update or delete on %I
      for each row execute function mutua.refuse_change()', name);
    execute format('create trigger kept_all before truncate on %I
      for each statement execute function mutua.refuse_change()', name);
    execute format('create trigger recorded after insert on %I
      for each row execute function mutua.keep_change()', name);
  end loop;
end $$;
create policy written on treasury_creditor for insert to mutua_treasury with check (true);
grant insert on treasury_creditor to mutua_treasury;
create policy written on treasury_assessment for insert to mutua_treasury, mutua_worker
  with check (true);
grant insert on treasury_assessment to mutua_treasury, mutua_worker;

-- A debt to an authority is what its entry moved from what payslips owed.
create function mutua.assessment_is_booked() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare booked bigint;
begin
  select -sum(p.amount) into booked from ledger_entry e join ledger_posting p on p.entry_id = e.id
    where e.cause_kind = 'assessment' and e.cause_id = new.id and p.account_id = 'authority_payable'
      and p.person = new.person_id;
  if booked is distinct from new.amount then
    raise exception 'a debt of % to an authority whose entry says %', new.amount, booked
      using errcode = 'MU001';
  end if;
  return null;
end $$;
create constraint trigger booked after insert on treasury_assessment deferrable initially deferred
  for each row execute function mutua.assessment_is_booked();

-- Quarters as they were declared: written once, by the house.

do $$
declare name text := 'payroll_regularisation';
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format('create policy owner on %I to mutua_owner using (true) with check (true)', name);
  execute format('create policy seen on %I for select
    to mutua_staff, mutua_worker, mutua_treasury, mutua_auditor using (true)', name);
  execute format('create policy written on %I for insert to mutua_staff, mutua_worker
    with check (true)', name);
  execute format('grant select on %I
    to mutua_staff, mutua_treasury, mutua_worker, mutua_auditor', name);
  execute format('grant insert on %I to mutua_staff, mutua_worker', name);
  execute format('create trigger kept before update or delete on %I
    for each row execute function mutua.refuse_change()', name);
  execute format('create trigger kept_all before truncate on %I
    for each statement execute function mutua.refuse_change()', name);
  execute format('create trigger recorded after insert on %I
    for each row execute function mutua.keep_change()', name);
end $$;

-- What was declared beyond what the payslips accrued, less the versions before, is the amount.
create function mutua.regularisation_adds_up() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  said record;
begin
  select coalesce(sum(r.amount), 0) as booked, coalesce(max(r.version), 0) as last into said
    from payroll_regularisation r
    where (r.legal_entity_id, r.quarter, r.person_id)
      = (new.legal_entity_id, new.quarter, new.person_id) and r.id <> new.id;
  if new.version <> said.last + 1 or said.booked + new.amount
     <> (select coalesce(sum(d.value::bigint), 0) from jsonb_each_text(new.declared) d)
        - (select coalesce(sum(d.value::bigint), 0) from jsonb_each_text(new.accrued) d) then
    raise exception 'a quarter is explained to the cent' using errcode = 'MU010';
  end if;
  return new;
end $$;
create trigger whole before insert on payroll_regularisation
  for each row execute function mutua.regularisation_adds_up();

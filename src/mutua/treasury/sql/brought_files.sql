-- Who has brought a file of the bank: each in her own name, once and for all.

alter table treasury_broughtfile enable row level security;
alter table treasury_broughtfile force row level security;
create policy owner on treasury_broughtfile to mutua_owner using (true) with check (true);
create policy seen on treasury_broughtfile for select
  to mutua_staff, mutua_treasury, mutua_worker, mutua_auditor using (true);
create policy written on treasury_broughtfile for insert to mutua_treasury
  with check (brought_by_id = mutua.person());
grant select on treasury_broughtfile to mutua_staff, mutua_treasury, mutua_worker, mutua_auditor;
grant insert on treasury_broughtfile to mutua_treasury;
create trigger kept before update or delete on treasury_broughtfile
  for each row execute function mutua.refuse_change();
create trigger kept_all before truncate on treasury_broughtfile
  for each statement execute function mutua.refuse_change();
create trigger recorded after insert on treasury_broughtfile
  for each row execute function mutua.keep_change();

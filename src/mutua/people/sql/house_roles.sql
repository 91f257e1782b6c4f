-- Who works for the house is read by all who work there, and by each of herself.
do $$
declare name text;
begin
  foreach name in array array['people_appointment', 'people_houserole', 'people_look'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner on %I to mutua_owner using (true) with check (true)', name);
    execute format('create trigger kept before delete on %I
      for each row execute function mutua.refuse_change()', name);
    execute format('create trigger kept_all before truncate on %I
      for each statement execute function mutua.refuse_change()', name);
  end loop;
end $$;

grant select, insert, update (until, why_ended) on people_appointment to mutua_staff;
grant select on people_appointment to mutua_member, mutua_treasury, mutua_worker, mutua_auditor;
create policy of_staff on people_appointment to mutua_staff using (true) with check (true);
create policy mine on people_appointment for select to mutua_member
  using (person_id = mutua.person());
create policy seen on people_appointment for select
  to mutua_treasury, mutua_worker, mutua_auditor using (true);
create trigger recorded after insert or update or delete on people_appointment
  for each row execute function mutua.keep_change();

-- Nobody appoints herself; what has ended stays ended.
create function mutua.guard_appointment() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare who uuid := (select person from ground_act where id = mutua.needed_act());
begin
  if tg_op = 'INSERT' and who = new.person_id then
    raise exception 'nobody appoints herself' using errcode = 'MU015';
  end if;
  if tg_op = 'UPDATE' and (old.until is not null
      or (to_jsonb(old) - '{until,why_ended}'::text[])
         <> (to_jsonb(new) - '{until,why_ended}'::text[])) then
    raise exception 'an appointment only ends, once' using errcode = 'MU003';
  end if;
  return new;
end $$;
create trigger guarded before insert or update on people_appointment
  for each row execute function mutua.guard_appointment();

grant select, insert on people_houserole to mutua_staff;
grant select on people_houserole to mutua_treasury, mutua_worker, mutua_auditor;
create policy of_staff on people_houserole to mutua_staff using (true) with check (true);
create policy seen on people_houserole for select
  to mutua_treasury, mutua_worker, mutua_auditor using (true);
create trigger recorded after insert or update or delete on people_houserole
  for each row execute function mutua.keep_change();
create trigger never_changed before update on people_houserole
  for each row execute function mutua.refuse_change();

-- A look is in the looker's own name, and the person sees it.
grant select, insert on people_look to mutua_staff, mutua_treasury;
grant select on people_look to mutua_member, mutua_auditor;
create policy by_house on people_look for insert to mutua_staff, mutua_treasury
  with check (person_id is not null and looked_id = mutua.person());
create policy seen on people_look for select
  to mutua_staff, mutua_treasury, mutua_auditor using (true);
create policy mine on people_look for select to mutua_member using (person_id = mutua.person());
create trigger never_changed before update on people_look
  for each row execute function mutua.refuse_change();
create trigger recorded after insert on people_look
  for each row execute function mutua.keep_change();

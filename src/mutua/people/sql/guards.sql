-- A person sees herself; the house sees who belongs to it.
do $$
declare name text;
begin
  foreach name in array array['people_person', 'people_membership'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner on %I to mutua_owner using (true) with check (true)', name);
    execute format('create policy of_house on %I to mutua_staff using (true) with check (true)', name);
    execute format('create policy seen on %I for select
      to mutua_treasury, mutua_worker, mutua_auditor using (true)', name);
    execute format('grant select on %I
      to mutua_member, mutua_staff, mutua_treasury, mutua_worker, mutua_auditor', name);
    execute format('grant insert on %I to mutua_member, mutua_staff', name);
    execute format('grant update on %I to mutua_staff', name);
  end loop;
end $$;

create trigger recorded after insert or update or delete on people_person
  for each row execute function mutua.keep_change('legal_name', 'chosen_name', 'email', 'born_on',
    'street', 'number', 'box', 'postcode', 'town');
create trigger recorded after insert or update or delete on people_membership
  for each row execute function mutua.keep_change();
create trigger stepped before insert or update of state on people_membership
  for each row execute function mutua.follow_arrow('membership');
create trigger kept before delete on people_person
  for each row execute function mutua.refuse_change();
create trigger kept before delete on people_membership
  for each row execute function mutua.refuse_change();

-- She changes what is said of her, and of her membership the step alone; a job brings the share in.
grant update on people_person to mutua_member;
grant update (state) on people_membership to mutua_member, mutua_worker;
create policy of_jobs on people_membership for update to mutua_worker
  using (true) with check (true);
create policy self on people_person to mutua_member
  using (id = mutua.person()) with check (id = mutua.person());
create policy self on people_membership to mutua_member
  using (person_id = mutua.person()) with check (person_id = mutua.person());

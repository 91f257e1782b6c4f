-- What the database holds of absences: who sees them, that nothing said is changed, and that of a
-- person one absence holds for a day.

alter table work_absence enable row level security;
alter table work_absence force row level security;
create policy owner on work_absence to mutua_owner using (true) with check (true);
create policy self on work_absence to mutua_member
  using (person_id = mutua.person())
  with check (person_id = mutua.person() and said_by = 'member');
create policy of_house on work_absence to mutua_staff using (true) with check (said_by = 'staff');
create policy seen on work_absence for select to mutua_worker, mutua_auditor using (true);
grant select on work_absence to mutua_member, mutua_staff, mutua_worker, mutua_auditor;
grant insert on work_absence to mutua_member, mutua_staff;
create trigger kept before update or delete on work_absence
  for each row execute function mutua.refuse_change();
create trigger kept_all before truncate on work_absence
  for each statement execute function mutua.refuse_change();
create trigger recorded after insert on work_absence
  for each row execute function mutua.keep_change('kind', 'why');

create function mutua.absence_fits() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  -- One after the other for a person, so that two do not pass each other.
  perform from people_person where id = new.person_id for no key update;
  if new.replaces_id is not null and not exists (
       select from work_absence b where (b.id, b.person_id) = (new.replaces_id, new.person_id)
         and not b.withdrawn) then
    raise exception 'a version follows an absence of the same person' using errcode = 'MU016';
  end if;
  if not new.withdrawn and exists (
       select from work_absence o where o.person_id = new.person_id and not o.withdrawn
         and o.id is distinct from new.replaces_id
         and o.first_day <= new.last_day and o.last_day >= new.first_day
         and not exists (select from work_absence n where n.replaces_id = o.id)) then
    raise exception 'an absence holds for these days' using errcode = 'MU016';
  end if;
  return new;
end $$;
create trigger fits before insert on work_absence
  for each row execute function mutua.absence_fits();

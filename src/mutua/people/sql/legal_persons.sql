-- Legal persons: whoever represents one acts for it as for herself, as long as she represents it.
alter table people_legalperson enable row level security;
alter table people_legalperson force row level security;
create policy owner on people_legalperson to mutua_owner using (true) with check (true);
create policy of_staff on people_legalperson to mutua_staff using (true) with check (true);
create policy seen on people_legalperson for select
  to mutua_treasury, mutua_worker, mutua_auditor using (true);
create policy mine on people_legalperson for select to mutua_member
  using (represented_by_id = mutua.person());
grant select on people_legalperson
  to mutua_member, mutua_staff, mutua_treasury, mutua_worker, mutua_auditor;
grant insert, update (represented_by_id) on people_legalperson to mutua_staff;
create trigger recorded after insert or update or delete on people_legalperson
  for each row execute function mutua.keep_change();
create trigger kept before delete on people_legalperson
  for each row execute function mutua.refuse_change();
create trigger kept_all before truncate on people_legalperson
  for each statement execute function mutua.refuse_change();

create or replace function mutua.my_persons() returns setof uuid language sql stable
security definer set search_path = public, pg_temp as $$
  select mutua.person() where mutua.person() is not null
  union all select person_id from people_legalperson where represented_by_id = mutua.person()
$$;
create policy represented on people_person for select to mutua_member
  using (id in (select mutua.my_persons()));
create policy represented on people_membership to mutua_member
  using (person_id in (select mutua.my_persons()))
  with check (person_id in (select mutua.my_persons()));

-- A legal person works for nobody: it belongs to the third category alone.
create function mutua.category_of_legal_person() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
  if new.category <> 'C' and exists (
       select from people_legalperson where person_id = new.person_id) then
    raise exception 'membership %: a legal person is of category C', new.id using errcode = 'MU022';
  end if;
  return new;
end $$;
create trigger category before insert or update on people_membership
  for each row execute function mutua.category_of_legal_person();

-- Which right of the house a person has, asked by policies of tables: the application says who acts,
-- and cannot say what she may do. mutua.installed_roles() is written anew with each release.

create function mutua.installed_roles() returns table (role text, database_role text, rights jsonb)
language sql immutable as $$ select '', '', '{}'::jsonb where false $$;
revoke execute on function mutua.installed_roles from public;

-- Whether the roles of the house that this person holds now, under the role of the database in which
-- she acts, give her one of these rights.
create function mutua.may(wanted text[]) returns boolean language sql stable security definer
set search_path = public, pg_temp as $$
  select exists (
    select from people_appointment a
      left join lateral (select h.database_role, h.rights from people_houserole h
        where h.role = a.role order by h.place desc limit 1) decided on true
      left join mutua.installed_roles() i on i.role = a.role
      where a.person_id = mutua.person() and a.until is null
        and coalesce(decided.database_role, i.database_role) = current_setting('role')
        and coalesce(decided.rights, i.rights) ?| wanted)
$$;
revoke execute on function mutua.may from public;
grant execute on function mutua.may to mutua_staff, mutua_treasury;

-- Rows of these tables are for those of the staff alone who have one of these rights, and so is their
-- history. The right is asked once for each statement.
create function mutua.keep_private(named text, tables text[], rights text[]) returns void
language plpgsql set search_path = public, pg_temp as $$
declare
  name text;
  may text := format('(select mutua.may(%L::text[]))', rights);
begin
  foreach name in array tables loop
    execute format('create policy private on %I as restrictive to mutua_staff
      using (%s) with check (%s)', name, may, may);
  end loop;
  execute format('create policy %I on ground_change as restrictive for select
    to mutua_staff, mutua_treasury using ("table" <> all (%L::text[]) or %s)', named, tables, may);
end $$;
revoke execute on function mutua.keep_private from public;

-- A value is as private as the change that kept it.
create policy of_its_change on ground_personalvalue as restrictive for select to mutua_staff
  using (exists (select from ground_change c where c.id = change_id));

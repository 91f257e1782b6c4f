-- The register is open data: whoever works in the house reads it, one verb of the staff writes it.

-- Ten digits, the last two 97 less the rest of the first eight.
create function mutua.is_enterprise_number(number text) returns boolean language sql immutable as $$
  select number ~ '^[01]\d{9}$'
    and 97 - left(number, 8)::int % 97 = right(number, 2)::int
$$;

-- Two million rows are no two million changes to remember: the act is, with the file's digest.
create function mutua.needs_act() returns trigger language plpgsql as $$
begin
  perform mutua.needed_act();
  return null;
end $$;

do $$
declare name text;
begin
  foreach name in array array['activities_enterprise', 'activities_registerform'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner on %I to mutua_owner using (true) with check (true)', name);
    execute format('create policy of_house on %I to mutua_staff using (true) with check (true)',
      name);
    execute format('create policy seen on %I for select
      to mutua_member, mutua_treasury, mutua_worker, mutua_auditor using (true)', name);
    execute format('grant select on %I
      to mutua_member, mutua_staff, mutua_treasury, mutua_worker, mutua_auditor', name);
    execute format('grant insert, update on %I to mutua_staff', name);
    execute format('create trigger kept before delete on %I
      for each row execute function mutua.refuse_change()', name);
    execute format('create trigger kept_all before truncate on %I
      for each statement execute function mutua.refuse_change()', name);
    execute format('create trigger recorded before insert or update on %I
      for each statement execute function mutua.needs_act()', name);
  end loop;
end $$;

alter table activities_enterprise add constraint an_enterprise_number
  check (mutua.is_enterprise_number(number));
create index enterprise_by_name on activities_enterprise (lower(name) text_pattern_ops)
  where listed and name <> '';

-- What left has its line in the journal first; a store that was restored is shut.
do $$
declare name text;
begin
  foreach name in array array['ground_left', 'ground_opening'] loop
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
grant insert on ground_left to mutua_worker;
create policy written on ground_left for insert to mutua_worker with check (true);
grant insert on ground_opening to mutua_staff, mutua_worker;
grant usage on sequence ground_opening_id_seq to mutua_staff, mutua_worker;
create policy opened on ground_opening for insert to mutua_staff with check (true);
create policy shut on ground_opening for insert to mutua_worker with check (server = '');

-- Where this store runs now. A dump in another server changes the first part, a recovery to an
-- earlier point the second.
create function mutua.this_server() returns text language sql stable as
$$ select s.system_identifier || '/' || c.timeline_id
   from pg_control_system() s, pg_control_checkpoint() c $$;

create function mutua.is_open() returns boolean language sql stable security definer
set search_path = public, pg_temp as
$$ select coalesce((select server = mutua.this_server() from ground_opening
                    order by id desc limit 1), false) $$;

-- Nobody opens it alone, nor for another server than this.
create function mutua.guard_opening() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if new.server <> '' and (new.server <> mutua.this_server() or (
       select count(distinct one) from jsonb_array_elements_text(new.signed_by) one) < 2) then
    raise exception 'a store is opened by two people, where it runs' using errcode = 'MU020';
  end if;
  return new;
end $$;

alter table ground_opening disable trigger recorded;  -- there is no act yet
insert into ground_opening (server, why, signed_by)
  values (mutua.this_server(), 'made here', '[]');
alter table ground_opening enable trigger recorded;
create trigger guarded before insert on ground_opening
  for each row execute function mutua.guard_opening();

-- What the database refuses, whoever asks. Functions that must see every row run as their owner
-- with a fixed search path: run as the caller they would see only the rows that policies show.

create schema if not exists mutua;
grant usage on schema mutua to mutua_public, mutua_member, mutua_staff, mutua_treasury,
  mutua_worker, mutua_auditor;

create function mutua.person() returns uuid language sql stable as
$$ select nullif(current_setting('mutua.person', true), '')::uuid $$;

create function mutua.act() returns uuid language sql stable as
$$ select nullif(current_setting('mutua.act', true), '')::uuid $$;

alter table ground_act add column made_in xid8 not null default pg_current_xact_id();

-- The act of this very transaction, or an error: nothing changes without an actor and a reason.
create function mutua.needed_act() returns uuid language plpgsql stable security definer
set search_path = public, pg_temp as $$
declare found uuid;
begin
  select id into found from ground_act
    where id = mutua.act() and made_in = pg_current_xact_id();
  if found is null then
    raise exception 'a change without an act' using errcode = 'MU029',
      hint = 'every change of state goes through a verb';
  end if;
  return found;
end $$;

-- Keeps each change of a row; arguments are its personal columns.
create function mutua.keep_change() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  the_act uuid := mutua.needed_act();
  old_row jsonb := case when tg_op = 'INSERT' then '{}' else to_jsonb(old) end;
  new_row jsonb := case when tg_op = 'DELETE' then '{}' else to_jsonb(new) end;
  changed jsonb := '{}';
  the_change bigint;
  name text;
begin
  for name in select jsonb_object_keys(old_row || new_row) loop
    if old_row -> name is distinct from new_row -> name then
      changed := changed || jsonb_build_object(name,
        case when name = any (tg_argv) then '"personal"'::jsonb
             else jsonb_build_array(old_row -> name, new_row -> name) end);
    end if;
  end loop;
  if changed = '{}' then return null; end if;
  insert into ground_change (act_id, "table", row, operation, values)
    values (the_act, tg_table_name, coalesce(new_row ->> 'id', old_row ->> 'id', new_row ->> 'code', old_row ->> 'code'), tg_op, changed)
    returning id into the_change;
  insert into ground_personalvalue (change_id, "column", before, after)
    select the_change, one, old_row ->> one, new_row ->> one from unnest(tg_argv) one
    where changed ? one;
  return null;
end $$;

create function mutua.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% of %: its rows are never changed', lower(tg_op), tg_table_name
    using errcode = 'MU003', hint = 'correct by a new row that points to the old one';
end $$;

-- States move only along the drawn arrows; the argument names the machine.
create function mutua.follow_arrow() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  old_state text := case when tg_op = 'INSERT' then '' else old.state end;
  who jsonb;
begin
  if tg_op = 'UPDATE' and old.state = new.state then return new; end if;
  select roles into who from ground_arrow
    where machine = tg_argv[0] and before = old_state and after = new.state;
  if who is null then
    raise exception '%: no step from "%" to "%"', tg_argv[0], old_state, new.state
      using errcode = 'MU024';
  end if;
  if not who ? current_setting('role') and session_user <> 'mutua_owner' then
    raise exception '%: % may not step from "%" to "%"', tg_argv[0], current_setting('role'),
      old_state, new.state using errcode = 'MU024';
  end if;
  return new;
end $$;

-- An act is written once; its result once more, in its own transaction.
create function mutua.guard_act() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.result is null and new.result is not null
     and old.id = mutua.act()
     and to_jsonb(old) - 'result' = to_jsonb(new) - 'result' then
    return new;
  end if;
  raise exception 'an act is never changed' using errcode = 'MU003';
end $$;

create trigger guard before update or delete on ground_act
  for each row execute function mutua.guard_act();
create trigger guard_all before truncate on ground_act
  for each statement execute function mutua.refuse_change();
create trigger guard before update or delete on ground_change
  for each row execute function mutua.refuse_change();
create trigger guard_all before truncate on ground_change
  for each statement execute function mutua.refuse_change();

alter table ground_act enable row level security;
alter table ground_act force row level security;
create policy owner on ground_act to mutua_owner using (true) with check (true);
create policy mine on ground_act to mutua_member
  using (person = mutua.person() or for_member = mutua.person())
  with check (person = mutua.person());
create policy of_public on ground_act to mutua_public
  using (id = mutua.act()) with check (person is null and role = 'mutua_public');
create policy of_house on ground_act to mutua_staff, mutua_treasury
  using (true) with check (person is not distinct from mutua.person());
create policy of_jobs on ground_act to mutua_worker using (true) with check (person is null);
create policy seen on ground_act for select to mutua_auditor using (true);

alter table ground_change enable row level security;
alter table ground_change force row level security;
create policy owner on ground_change to mutua_owner using (true) with check (true);
create policy seen on ground_change for select
  to mutua_staff, mutua_treasury, mutua_worker, mutua_auditor using (true);
alter table ground_personalvalue enable row level security;
alter table ground_personalvalue force row level security;
create policy owner on ground_personalvalue to mutua_owner using (true) with check (true);
create policy seen on ground_personalvalue for select to mutua_staff using (true);

grant select, insert, update (result) on ground_act
  to mutua_public, mutua_member, mutua_staff, mutua_treasury, mutua_worker;
grant select on ground_arrow to mutua_public, mutua_member, mutua_staff, mutua_treasury,
  mutua_worker, mutua_auditor;
grant select on ground_act, ground_change to mutua_auditor;
grant select on ground_change to mutua_staff, mutua_treasury, mutua_worker;
grant select on ground_personalvalue to mutua_staff;

-- National numbers: the person and the staff alone. Bank accounts: a changed one waits.
do $$
declare name text;
begin
  foreach name in array array['people_nationalnumber', 'people_bankaccount'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner on %I to mutua_owner using (true) with check (true)', name);
    execute format('create policy of_staff on %I to mutua_staff using (true) with check (true)', name);
    execute format('create policy mine on %I to mutua_member
      using (person_id in (select mutua.my_persons()))
      with check (person_id in (select mutua.my_persons()))', name);
    execute format('grant select, insert on %I to mutua_member, mutua_staff', name);
    execute format('create trigger kept before delete on %I
      for each row execute function mutua.refuse_change()', name);
    execute format('create trigger kept_all before truncate on %I
      for each statement execute function mutua.refuse_change()', name);
  end loop;
end $$;

-- The history says that a number changed, never the number: not even sealed does it leave here.
create function mutua.keep_sealed_change() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare the_act uuid := mutua.needed_act();
begin
  insert into ground_change (act_id, "table", row, operation, values)
    values (the_act, tg_table_name, coalesce(new.id, old.id)::text, tg_op, '{"sealed": "personal"}');
  return null;
end $$;
create trigger recorded after insert or update or delete on people_nationalnumber
  for each row execute function mutua.keep_sealed_change();
grant update (key_name, sealed, found_by) on people_nationalnumber to mutua_staff;
grant select (id, person_id, key_name) on people_nationalnumber to mutua_auditor;
create policy counted on people_nationalnumber for select to mutua_auditor using (true);

create trigger recorded after insert or update or delete on people_bankaccount
  for each row execute function mutua.keep_change('iban', 'holder');
create trigger never_changed before update on people_bankaccount
  for each row execute function mutua.refuse_change();
grant select on people_bankaccount to mutua_treasury, mutua_worker, mutua_auditor;
create policy seen on people_bankaccount for select
  to mutua_treasury, mutua_worker, mutua_auditor using (true);

-- The act says when, later than any before; an account that follows another waits two days.
create function mutua.account_waits() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare latest timestamptz;
begin
  perform from people_person where id = new.person_id for update;
  select max(said_at) into latest from people_bankaccount where person_id = new.person_id;
  select greatest(said_at, latest + interval '1 microsecond') into new.said_at
    from ground_act where id = mutua.needed_act();
  new.payable_from := new.said_at
    + case when latest is null then interval '0' else interval '48 hours' end;
  return new;
end $$;
create trigger waits before insert on people_bankaccount
  for each row execute function mutua.account_waits();
create index bankaccount_of_person on people_bankaccount (person_id, said_at);

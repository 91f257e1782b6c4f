-- Deaths and heirs; who sees what is repaid.
do $$
declare name text;
begin
  foreach name in array array['people_death', 'people_heir'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner on %I to mutua_owner using (true) with check (true)', name);
    execute format('create policy seen on %I for select
      to mutua_staff, mutua_treasury, mutua_worker, mutua_auditor using (true)', name);
    execute format('create policy written on %I for insert to mutua_staff with check (true)', name);
    execute format('grant select on %I
      to mutua_staff, mutua_treasury, mutua_worker, mutua_auditor', name);
    execute format('grant insert on %I to mutua_staff', name);
    execute format('create trigger recorded after insert or update or delete on %I
      for each row execute function mutua.keep_change()', name);
    execute format('create trigger kept before update or delete on %I
      for each row execute function mutua.refuse_change()', name);
    execute format('create trigger kept_all before truncate on %I
      for each statement execute function mutua.refuse_change()', name);
  end loop;
end $$;

grant select on people_heir, people_repayment to mutua_member;
create policy mine on people_heir for select to mutua_member
  using (person_id in (select mutua.my_persons()));
create policy mine on people_repayment for select to mutua_member
  using (person_id in (select mutua.my_persons()));
create policy paid_to_me on people_repayment for select to mutua_member
  using (payees ? mutua.person()::text);

-- Nobody has left while she still holds numbers.
create function mutua.left_without_shares() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if exists (select from people_holding where person_id = new.person_id and until is null) then
    raise exception 'membership %: left, and still holds shares', new.id using errcode = 'MU022';
  end if;
  return null;
end $$;
create constraint trigger left_without_shares after insert or update on people_membership
  deferrable initially deferred for each row when (new.state = 'left')
  execute function mutua.left_without_shares();

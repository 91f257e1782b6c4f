-- What an activity spends never passes what it has: whoever spends holds the activity's row.

do $$
declare name text;
begin
  foreach name in array array['activities_expense', 'activities_transfer'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner on %I to mutua_owner using (true) with check (true)', name);
    execute format('create policy of_house on %I to mutua_staff using (true) with check (true)',
      name);
    execute format('create policy seen on %I for select
      to mutua_treasury, mutua_worker, mutua_auditor using (true)', name);
    execute format('grant select on %I
      to mutua_member, mutua_staff, mutua_treasury, mutua_worker, mutua_auditor', name);
    execute format('grant insert on %I to mutua_member, mutua_staff', name);
    execute format('create trigger kept before delete on %I
      for each row execute function mutua.refuse_change()', name);
    execute format('create trigger kept_all before truncate on %I
      for each statement execute function mutua.refuse_change()', name);
    execute format('create trigger recorded after insert or update on %I
      for each row execute function mutua.keep_change()', name);
  end loop;
end $$;

grant update (state, reason, deductible) on activities_expense to mutua_staff;
grant update (state) on activities_expense to mutua_member;
create policy mine on activities_expense to mutua_member
  using (activity_id in (select mutua.my_activities()))
  with check (activity_id in (select mutua.my_activities()) and person_id = mutua.person());
create policy mine on activities_transfer to mutua_member
  using (source_id in (select mutua.my_activities()) or target_id in (select mutua.my_activities()))
  with check (source_id in (select mutua.my_activities()));
create trigger kept_whole before update on activities_transfer
  for each row execute function mutua.refuse_change();
create trigger stepped before insert or update of state on activities_expense
  for each row execute function mutua.follow_arrow('expense');

create function mutua.expense_is_frozen() returns trigger language plpgsql as $$
begin
  if to_jsonb(old) - '{state,reason,deductible}'::text[]
       is distinct from to_jsonb(new) - '{state,reason,deductible}'::text[]
     or (old.state <> 'claimed' and to_jsonb(old) is distinct from to_jsonb(new)) then
    raise exception 'an expense that was claimed is not changed' using errcode = 'MU007';
  end if;
  return new;
end $$;
create trigger frozen before update on activities_expense
  for each row execute function mutua.expense_is_frozen();

-- Money may be put on the budget of another activity by a member, never taken from it.
drop policy written_by_member on ledger_posting;
create policy written_by_member on ledger_posting for insert to mutua_member
  with check (
    exists (select from ledger_account a where a.code = account_id and a.by_member)
    and (activity is null or activity in (select mutua.my_activities())
         or (account_id = 'activity_budget' and amount < 0)));

-- Holds the activity's row until the end of the transaction, and says what is left to spend.
create function mutua.left_to_spend(the_activity uuid) returns bigint language plpgsql
security definer set search_path = public, pg_temp as $$
declare available bigint;
begin
  perform from activities_activity where id = the_activity
    and (current_setting('role') <> 'mutua_member' or id in (select mutua.my_activities()))
    for update;
  if not found then return null; end if;
  select coalesce(-sum(amount), 0) into available from ledger_posting
    where activity = the_activity and account_id = 'activity_budget';
  return available;
end $$;
revoke execute on function mutua.left_to_spend from public;
grant execute on function mutua.left_to_spend to mutua_member, mutua_staff;

-- A member opens an activity at the house's rate; another rate is the house's to give.
create function mutua.rate_is_the_house_s() returns trigger language plpgsql as $$
begin
  if current_setting('role') = 'mutua_member' and new.levy_rate <> 650 then
    raise exception 'a levy rate of one''s own' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger rate before insert on activities_activity
  for each row execute function mutua.rate_is_the_house_s();

-- Tries are counted upward, and a code is used once.
create function mutua.tries_rise() returns trigger language plpgsql as $$
begin
  if new.tries < old.tries or (old.used_at is not null and new.used_at is distinct from old.used_at)
  then
    raise exception 'a code is not made fresh again' using errcode = 'MU007';
  end if;
  return new;
end $$;
create trigger rising before update on activities_signaturecode
  for each row execute function mutua.tries_rise();

-- The shares of rights of an activity come to the whole at each commit.
create function mutua.shares_are_whole() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare whole bigint;
begin
  select sum(share) into whole from activities_activitymember
    where activity_id = new.activity_id and left_on is null;
  if whole <> 10000 then
    raise exception 'the shares of an activity come to %', whole using errcode = 'MU022';
  end if;
  return null;
end $$;
create constraint trigger whole after insert or update on activities_activitymember
  deferrable initially deferred for each row execute function mutua.shares_are_whole();

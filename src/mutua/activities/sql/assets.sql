-- What serves for years: nothing is written off beyond what it has cost.

do $$
declare name text;
begin
  foreach name in array array['activities_asset', 'activities_depreciation',
      'activities_accrual'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner on %I to mutua_owner using (true) with check (true)', name);
    execute format('create policy of_house on %I to mutua_staff using (true) with check (true)',
      name);
    execute format('create policy seen on %I for select
      to mutua_treasury, mutua_worker, mutua_auditor using (true)', name);
    execute format('grant select on %I
      to mutua_staff, mutua_treasury, mutua_worker, mutua_auditor', name);
    execute format('grant insert on %I to mutua_staff', name);
    execute format('create trigger kept before delete on %I
      for each row execute function mutua.refuse_change()', name);
    execute format('create trigger kept_all before truncate on %I
      for each statement execute function mutua.refuse_change()', name);
    execute format('create trigger recorded after insert or update on %I
      for each row execute function mutua.keep_change()', name);
  end loop;
end $$;
grant select on activities_asset, activities_depreciation to mutua_member;
grant update (state, reason) on activities_asset to mutua_staff;
grant update (state) on activities_accrual to mutua_staff;
create policy mine on activities_asset for select to mutua_member
  using (activity_id in (select mutua.my_activities()));
create policy mine on activities_depreciation for select to mutua_member
  using (exists (select from activities_asset a where a.id = asset_id));
create trigger kept_whole before update on activities_depreciation
  for each row execute function mutua.refuse_change();
create trigger stepped before insert or update of state on activities_asset
  for each row execute function mutua.follow_arrow('asset');

create function mutua.asset_is_frozen() returns trigger language plpgsql as $$
begin
  if to_jsonb(old) - '{state,reason}'::text[] is distinct from to_jsonb(new) - '{state,reason}'::text[]
  then
    raise exception 'what an asset has cost stays' using errcode = 'MU007';
  end if;
  return new;
end $$;
create trigger frozen before update on activities_asset
  for each row execute function mutua.asset_is_frozen();

-- The asset's row is held, so that two who write off at once do not pass its cost.
create function mutua.written_off_within_cost() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  the_asset activities_asset;
  before bigint;
begin
  select * into the_asset from activities_asset where id = new.asset_id for update;
  select coalesce(sum(amount), 0) into before from activities_depreciation
    where asset_id = new.asset_id;
  if the_asset.state <> 'used' or before + new.amount > the_asset.cost then
    raise exception 'more written off than the asset has cost' using errcode = 'MU007';
  end if;
  return new;
end $$;
create trigger within_cost before insert on activities_depreciation
  for each row execute function mutua.written_off_within_cost();

create trigger stepped before insert or update of state on activities_accrual
  for each row execute function mutua.follow_arrow('accrual');
create function mutua.accrual_is_frozen() returns trigger language plpgsql as $$
begin
  if to_jsonb(old) - 'state' is distinct from to_jsonb(new) - 'state' then
    raise exception 'what was accrued stays' using errcode = 'MU007';
  end if;
  return new;
end $$;
create trigger frozen before update on activities_accrual
  for each row execute function mutua.accrual_is_frozen();

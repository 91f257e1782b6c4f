-- One client entered twice: what is open follows, what happened stays under the name it bears.

alter table activities_clientgroup enable row level security;
alter table activities_clientgroup force row level security;
create policy owner on activities_clientgroup to mutua_owner using (true) with check (true);
create policy of_house on activities_clientgroup to mutua_staff using (true) with check (true);
create policy seen on activities_clientgroup for select
  to mutua_treasury, mutua_worker, mutua_auditor using (true);
create policy mine on activities_clientgroup for select to mutua_member
  using (exists (select from activities_client c where c.group_id = activities_clientgroup.id));
grant select on activities_clientgroup
  to mutua_member, mutua_staff, mutua_treasury, mutua_worker, mutua_auditor;
grant insert on activities_clientgroup to mutua_staff;
create trigger recorded after insert or update on activities_clientgroup
  for each row execute function mutua.keep_change('name');
create trigger kept before delete on activities_clientgroup
  for each row execute function mutua.refuse_change();
create trigger kept_all before truncate on activities_clientgroup
  for each statement execute function mutua.refuse_change();

alter table activities_client add constraint merged_into_another
  check (merged_into_id is null or merged_into_id <> id);

-- Merged by the function below alone, and for good; grouped by the staff.
create function mutua.merging_is_guarded() returns trigger language plpgsql as $$
begin
  if new.merged_into_id is distinct from (case when tg_op = 'UPDATE' then old.merged_into_id end)
     and current_user <> 'mutua_owner' then
    raise exception 'clients are merged by their verb' using errcode = '42501';
  end if;
  if new.group_id is distinct from (case when tg_op = 'UPDATE' then old.group_id end)
     and current_user not in ('mutua_owner', 'mutua_staff') then
    raise exception 'clients are grouped by the staff' using errcode = '42501';
  end if;
  if tg_op = 'UPDATE' and old.merged_into_id is not null
     and new.merged_into_id is null then
    raise exception 'what was merged stays merged' using errcode = 'MU007';
  end if;
  return new;
end $$;
create trigger merging before insert or update of merged_into_id, group_id on activities_client
  for each row execute function mutua.merging_is_guarded();

-- Nothing new begins for a client that was merged; a credit note ends what began before.
create function mutua.client_goes_on() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if exists (select from activities_client c
             where c.id = new.client_id and c.merged_into_id is not null) then
    raise exception 'a client that was merged into another' using errcode = 'MU008';
  end if;
  return new;
end $$;
create trigger client_goes_on before insert or update of client_id on activities_order
  for each row execute function mutua.client_goes_on();
create trigger client_goes_on before insert or update of client_id on activities_plan
  for each row execute function mutua.client_goes_on();
create trigger client_goes_on before insert or update of client_id on activities_invoice
  for each row when (new.kind = 'invoice') execute function mutua.client_goes_on();

create function mutua.merge_clients(the_client uuid, the_other uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from activities_client where id in (the_client, the_other) order by id for update;
  if (select count(*) from activities_client
      where id in (the_client, the_other) and merged_into_id is null) <> 2 then
    raise exception 'two clients that were not merged before' using errcode = 'MU008';
  end if;
  insert into activities_activityclient (id, activity_id, client_id)
    select gen_random_uuid(), activity_id, the_other from activities_activityclient
    where client_id = the_client
    on conflict (activity_id, client_id) do nothing;
  update activities_order set client_id = the_other where client_id = the_client and state = 'draft';
  update activities_invoice set client_id = the_other
    where client_id = the_client and state = 'draft' and kind = 'invoice';
  update activities_plan set client_id = the_other where client_id = the_client and state = 'active';
  update activities_client set merged_into_id = the_other
    where id = the_client or merged_into_id = the_client;
end $$;
revoke execute on function mutua.merge_clients from public;
grant execute on function mutua.merge_clients to mutua_staff;

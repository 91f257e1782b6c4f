-- Where an authority is paid is named by one person and confirmed by another. What was named before
-- this was asked counts as it did.

insert into treasury_creditorconfirmation (id, creditor_id, confirmed_at)
  select gen_random_uuid(), id, now() from treasury_creditor;
set constraints all immediate;  -- a table whose checks wait is not altered

alter table treasury_creditorconfirmation enable row level security;
alter table treasury_creditorconfirmation force row level security;
create policy owner on treasury_creditorconfirmation to mutua_owner using (true) with check (true);
create policy seen on treasury_creditorconfirmation for select
  to mutua_staff, mutua_treasury, mutua_worker, mutua_auditor using (true);
create policy written on treasury_creditorconfirmation for insert to mutua_treasury
  with check (person_id = mutua.person());
grant select on treasury_creditorconfirmation
  to mutua_staff, mutua_treasury, mutua_worker, mutua_auditor;
grant insert on treasury_creditorconfirmation to mutua_treasury;
create trigger kept before update or delete on treasury_creditorconfirmation
  for each row execute function mutua.refuse_change();
create trigger kept_all before truncate on treasury_creditorconfirmation
  for each statement execute function mutua.refuse_change();
create trigger recorded after insert on treasury_creditorconfirmation
  for each row execute function mutua.keep_change();

create function mutua.confirmed_by_another() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  namer uuid;
begin
  select a.person into namer from ground_change g join ground_act a on a.id = g.act_id
    where g."table" = 'treasury_creditor' and g.operation = 'INSERT'
      and g.row = new.creditor_id::text;
  if new.person_id is null or new.person_id is not distinct from namer then
    raise exception 'where an authority is paid somebody else confirms' using errcode = 'MU015';
  end if;
  return new;
end $$;
create trigger by_another before insert on treasury_creditorconfirmation
  for each row execute function mutua.confirmed_by_another();

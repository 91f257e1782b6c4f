-- A colleague who is invited to one piece of work: who sees the invitation, who answers it, and what
-- she sees of an activity that she does not share.

create function mutua.my_address() returns text language sql stable security definer
set search_path = public, pg_temp as
$$ select nullif(lower(email), '') from people_person where id = mutua.person() $$;

alter table work_invitation enable row level security;
alter table work_invitation force row level security;
create policy owner on work_invitation to mutua_owner using (true) with check (true);
create policy seen on work_invitation for select
  to mutua_staff, mutua_worker, mutua_auditor using (true);
create policy of_activity on work_invitation for select to mutua_member
  using (activity_id in (select mutua.my_activities()));
create policy invited on work_invitation for insert to mutua_member
  with check (activity_id in (select mutua.my_activities()) and invited_by_id = mutua.person());
create policy withdrawn on work_invitation for update to mutua_member
  using (activity_id in (select mutua.my_activities()))
  with check (activity_id in (select mutua.my_activities()));
-- By the link of the mail, from an account at its address; then who said yes keeps seeing it.
create policy by_link on work_invitation for select to mutua_member
  using (token_hash = mutua.token() and email = mutua.my_address());
create policy answered on work_invitation for update to mutua_member
  using (token_hash = mutua.token() and email = mutua.my_address())
  with check (token_hash = mutua.token() and email = mutua.my_address());
create policy mine on work_invitation for select to mutua_member
  using (person_id = mutua.person());
grant select on work_invitation to mutua_member, mutua_staff, mutua_worker, mutua_auditor;
grant insert, update (state, person_id, contract_id) on work_invitation to mutua_member;
grant update (told) on work_invitation to mutua_worker;
create policy told on work_invitation for update to mutua_worker using (true) with check (true);

create trigger recorded after insert or update on work_invitation
  for each row execute function mutua.keep_change('name', 'email', 'token_hash');
create trigger stepped before insert or update of state on work_invitation
  for each row execute function mutua.follow_arrow('invitation');
create trigger kept before delete on work_invitation
  for each row execute function mutua.refuse_change();
create trigger kept_all before truncate on work_invitation
  for each statement execute function mutua.refuse_change();

-- Policies add up, so which side takes which step is said here. Terms never change: an invitation is
-- withdrawn, and another one written.
create function mutua.answers_invitation() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if to_jsonb(old) - '{state,person_id,contract_id,told}'::text[]
       is distinct from to_jsonb(new) - '{state,person_id,contract_id,told}'::text[]
     or (old.state = new.state and to_jsonb(old) - 'told' is distinct from to_jsonb(new) - 'told')
     or (old.told and not new.told)
     or (new.state <> 'accepted' and (old.person_id, old.contract_id)
           is distinct from (new.person_id, new.contract_id)) then
    raise exception 'an invitation is not changed' using errcode = 'MU007';
  end if;
  if old.state = new.state then return new; end if;
  if new.state = 'withdrawn' and (old.activity_id not in (select mutua.my_activities())
       or (old.contract_id is not null and not exists (
             select from work_contract where id = old.contract_id and state = 'dropped'))) then
    raise exception 'an invitation is withdrawn by who shares the activity, before the contract is signed'
      using errcode = '42501';
  end if;
  if new.state in ('accepted', 'declined') and (
       coalesce(old.token_hash <> mutua.token() or old.email <> mutua.my_address(), true)
       or (new.state = 'accepted' and (new.person_id is distinct from mutua.person()
             or old.expires_at <= (select said_at from ground_act where id = mutua.act())))) then
    raise exception 'an invitation is answered by its link, at its address, in its time'
      using errcode = '42501';
  end if;
  return new;
end $$;
create trigger whose_answer before update on work_invitation
  for each row execute function mutua.answers_invitation();

-- ── What she sees and does of a contract in an activity that she does not share ──────────────────

create function mutua.my_workplaces() returns table (activity_id uuid, client_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.activity_id, c.client_id from work_contract c where c.person_id = mutua.person()
  union
  select i.activity_id, i.client_id from work_invitation i
    where i.person_id = mutua.person() and i.state = 'accepted'
$$;
create policy worked_for on activities_activity for select to mutua_member
  using (id in (select w.activity_id from mutua.my_workplaces() w));
create policy worked_for on activities_client for select to mutua_member
  using (id in (select w.client_id from mutua.my_workplaces() w));

create policy by_invitation on work_contract for insert to mutua_member
  with check (person_id = mutua.person() and exists (select from work_invitation i
    where i.contract_id = work_contract.id and i.person_id = mutua.person()
      and i.state = 'accepted'));
create policy own_steps on work_contract for update to mutua_member
  using (person_id = mutua.person()) with check (person_id = mutua.person());

-- Her contract says what she was invited to, and she only takes steps: the activity's members alone
-- write what it pays.
create function mutua.guest_takes_steps() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare said work_invitation;
begin
  if current_setting('role') <> 'mutua_member'
     or new.activity_id in (select mutua.my_activities()) then
    return new;
  end if;
  if tg_op = 'INSERT' then
    select * into said from work_invitation i
      where i.contract_id = new.id and i.person_id = mutua.person() and i.state = 'accepted';
    if not found or new.week is not null or new.replaces_id is not null
       or (said.person_id, said.activity_id, said.client_id, said.order_id, said.regime, said.task,
           said.place, said.hours, said.answers, said.pay_from, said.pay_amount)
         is distinct from (new.person_id, new.activity_id, new.client_id, new.order_id, new.regime,
           new.task, new.place, new.hours, new.answers, new.pay_from, new.pay_amount) then
      raise exception 'a contract of somebody invited is as the invitation says'
        using errcode = '42501';
    end if;
  elsif new.state not in ('queued', 'approved', 'signed', 'dropped', 'worked', 'replaced')
     or to_jsonb(old) - '{state,content_hash,decide_by}'::text[]
          is distinct from to_jsonb(new) - '{state,content_hash,decide_by}'::text[] then
    raise exception 'a contract is changed by who shares its activity' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger as_invited before insert or update on work_contract
  for each row execute function mutua.guest_takes_steps();

-- What rules say of her looks at all her work, also for others: it is hers, not of who invites her.
drop policy mine on work_check;
create policy mine on work_check to mutua_member
  using (exists (select from work_contract c where c.id = contract_id and (
    c.person_id = mutua.person() or c.person_id in (select mutua.my_colleagues()))))
  with check (exists (select from work_contract c where c.id = contract_id));

create function mutua.order_of(the_contract uuid) returns table (state text, number text)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.state, o.content ->> 'number' from work_contract c
    join activities_order o on o.id = c.order_id
    where c.id = the_contract and (current_setting('role') <> 'mutua_member'
      or c.person_id = mutua.person() or c.activity_id in (select mutua.my_activities()))
$$;

-- Whether the budget holds a contract, without a figure; holds the activity's row.
create function mutua.budget_holds(the_contract uuid) returns boolean language plpgsql
security definer set search_path = public, pg_temp as $$
declare said work_contract;
begin
  select * into said from work_contract c where c.id = the_contract
    and (current_setting('role') <> 'mutua_member' or c.person_id = mutua.person());
  if not found then return null; end if;
  perform from activities_activity where id = said.activity_id for update;
  return said.charged + said.reserve
    <= mutua.budget_of(said.activity_id) + mutua.promised(said.activity_id)
       - mutua.set_aside(said.activity_id)
       + coalesce((select sum(m.charged) from work_contractmonth m
                   where m.contract_id = said.replaces_id and m.confirmed_at is null
                     and not m.freed), 0);
end $$;

-- The figures of a budget are for those who share the activity, and for the house.
create function mutua.figures_of(the_activity uuid)
returns table (budget bigint, promised bigint, set_aside bigint, reserved bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select mutua.budget_of(the_activity), mutua.promised(the_activity),
    mutua.set_aside(the_activity), mutua.reserved(the_activity)
  where current_setting('role') <> 'mutua_member'
    or the_activity in (select mutua.my_activities())
$$;
revoke execute on function mutua.budget_of, mutua.promised, mutua.set_aside, mutua.reserved
  from mutua_member;
revoke execute on function mutua.my_address, mutua.my_workplaces, mutua.order_of,
  mutua.budget_holds, mutua.figures_of from public;
grant execute on function mutua.my_address, mutua.my_workplaces to mutua_member;
grant execute on function mutua.order_of, mutua.budget_holds, mutua.figures_of
  to mutua_member, mutua_staff, mutua_treasury, mutua_worker, mutua_auditor;

-- Whoever said yes finds the contract among what was prepared for her, with who invited her.
create or replace function mutua.prepared_for_me() returns table (contract uuid, name text)
language sql stable security definer set search_path = public, pg_temp as $$
  select found.id, found.name from (
    select c.id, c.first_day, coalesce(nullif(p.chosen_name, ''), p.legal_name) as name
      from work_contract c
      join ground_change g on g."table" = 'work_contract' and g.operation = 'INSERT'
        and g.row = c.id::text
      join ground_act a on a.id = g.act_id
      join people_person p on p.id = a.person
      where c.person_id = mutua.person() and c.state = 'draft' and a.person <> c.person_id
    union all
    select c.id, c.first_day, coalesce(nullif(p.chosen_name, ''), p.legal_name)
      from work_invitation i join work_contract c on c.id = i.contract_id
      join people_person p on p.id = i.invited_by_id
      where i.person_id = mutua.person() and c.state = 'draft') found
  order by found.first_day, found.id limit 20 $$;

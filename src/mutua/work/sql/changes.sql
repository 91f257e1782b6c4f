-- A signed contract that gets a next version, or that the client calls off: what was signed stays,
-- and only what was not worked is freed, all of it at once.

do $$
declare name text;
begin
  foreach name in array array['work_cancellation', 'work_declarationchange'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner on %I to mutua_owner using (true) with check (true)', name);
    execute format('create policy of_house on %I to mutua_staff, mutua_worker
      using (true) with check (true)', name);
    execute format('create policy seen on %I for select to mutua_treasury, mutua_auditor
      using (true)', name);
    execute format('grant select on %I
      to mutua_member, mutua_staff, mutua_treasury, mutua_worker, mutua_auditor', name);
    execute format('create trigger kept before delete or update on %I
      for each row execute function mutua.refuse_change()', name);
    execute format('create trigger kept_all before truncate on %I
      for each statement execute function mutua.refuse_change()', name);
    execute format('create trigger recorded after insert on %I
      for each row execute function mutua.keep_change()', name);
  end loop;
end $$;
create policy mine on work_cancellation to mutua_member
  using (exists (select from work_contract c where c.id = contract_id))
  with check (exists (select from work_contract c
    where c.id = contract_id and c.person_id = mutua.person()));
create policy mine on work_declarationchange for select to mutua_member
  using (exists (select from work_contract c where c.id = contract_id));
grant insert on work_cancellation to mutua_member, mutua_staff;
grant insert on work_declarationchange to mutua_staff;
grant insert on work_contractmonth to mutua_staff;
grant update (freed) on work_period, work_contractmonth to mutua_member, mutua_staff;

-- What was freed binds nobody, and the budget holds nothing for it.
alter table work_period drop constraint never_in_two_places;
alter table work_period add constraint never_in_two_places exclude using gist (
  int8range(mutua.short_key(person_id), mutua.short_key(person_id), '[]') with &&,
  int8range(((day - date '2000-01-01') * 1440 + from_minute)::bigint,
            ((day - date '2000-01-01') * 1440 + until_minute)::bigint) with &&) where (not freed);
create or replace function mutua.set_aside(the_activity uuid) returns bigint language sql stable
security definer set search_path = public, pg_temp as $$
  select coalesce(sum(m.charged), 0)::bigint from work_contractmonth m
    join work_contract c on c.id = m.contract_id
    where c.activity_id = the_activity and m.payslip is null and not m.freed
$$;

drop trigger kept_whole on work_period;
create function mutua.period_is_frozen() returns trigger language plpgsql as $$
begin
  if to_jsonb(old) - 'freed' is distinct from to_jsonb(new) - 'freed'
     or (old.freed and not new.freed) then
    raise exception 'hours that were signed are not changed' using errcode = 'MU007';
  end if;
  return new;
end $$;
create trigger frozen before update on work_period
  for each row execute function mutua.period_is_frozen();

create or replace function mutua.month_is_frozen() returns trigger language plpgsql as $$
begin
  if to_jsonb(old) - '{confirmed_at,confirmed_by,payslip,freed}'::text[]
       is distinct from to_jsonb(new) - '{confirmed_at,confirmed_by,payslip,freed}'::text[]
     or (old.freed and to_jsonb(old) is distinct from to_jsonb(new))
     or (old.confirmed_at is not null and (old.confirmed_at, old.confirmed_by)
           is distinct from (new.confirmed_at, new.confirmed_by))
     or (old.payslip is not null and old.payslip is distinct from new.payslip) then
    raise exception 'a month of work is not changed' using errcode = 'MU007';
  end if;
  if old.confirmed_at is null and new.confirmed_at is not null and new.confirmed_by <> 'cancelled'
     and 'mutua_' || replace(new.confirmed_by, 'schedule', 'worker')
       is distinct from current_setting('role') then
    raise exception 'a month of work is confirmed by whoever says so' using errcode = '42501';
  end if;
  return new;
end $$;

-- Hours and months are freed with their contract, and with it whole.
create function mutua.freed_with_its_contract() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if not exists (select from work_contract c where c.id = new.contract_id
                 and c.state in ('replaced', 'cancelled')) then
    raise exception 'what binds is freed by a next version or a cancellation'
      using errcode = 'MU016';
  end if;
  return null;
end $$;
create constraint trigger with_its_contract after update of freed on work_period
  deferrable initially deferred for each row when (new.freed)
  execute function mutua.freed_with_its_contract();
create constraint trigger with_its_contract after update of freed on work_contractmonth
  deferrable initially deferred for each row when (new.freed)
  execute function mutua.freed_with_its_contract();
create function mutua.cancelled_with_its_contract() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from work_contract c where c.id = new.contract_id
                 and c.state = 'cancelled') then
    raise exception 'only cancelled work is paid unworked' using errcode = 'MU016';
  end if;
  return null;
end $$;
create constraint trigger when_cancelled after insert or update of confirmed_by
  on work_contractmonth deferrable initially deferred for each row
  when (new.confirmed_by = 'cancelled') execute function mutua.cancelled_with_its_contract();

create function mutua.changed_whole() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if exists (select from work_contractmonth m where m.contract_id = new.id
             and not m.freed and m.confirmed_at is null) then
    raise exception 'a contract that ends so frees what was not worked' using errcode = 'MU016';
  end if;
  if new.state = 'replaced' and (
       exists (select from work_period p where p.contract_id = new.id and not p.freed
               and not exists (select from work_contractmonth m where m.contract_id = new.id
                 and not m.freed and m.month = date_trunc('month', p.day)::date))
       or not exists (select from work_contract n where n.replaces_id = new.id
               and n.state not in ('draft', 'queued', 'approved', 'refused', 'dropped'))) then
    raise exception 'a contract is replaced by its signed next version' using errcode = 'MU016';
  end if;
  if new.state = 'cancelled' and (
       exists (select from work_period p where p.contract_id = new.id and not p.freed)
       or not exists (
       select from work_cancellation k where k.contract_id = new.id
       and (k.gross_pay, k.charged) = (
         select coalesce(sum(m.gross_pay), 0), coalesce(sum(m.charged), 0)
         from work_contractmonth m where m.contract_id = new.id and not m.freed))) then
    raise exception 'what is cancelled says why, and what is paid' using errcode = 'MU016';
  end if;
  return null;
end $$;
create constraint trigger changed_whole after update of state on work_contract
  deferrable initially deferred for each row when (new.state in ('replaced', 'cancelled'))
  execute function mutua.changed_whole();

-- Whose the next version is, and that it takes the place of the one before it when it is signed.
create function mutua.follows_a_signed_one() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' and not exists (
       select from work_contract b where b.id = new.replaces_id
       and b.state in ('signed', 'declared')
       and (b.activity_id, b.person_id, b.client_id, b.order_id)
         is not distinct from (new.activity_id, new.person_id, new.client_id, new.order_id)) then
    raise exception 'a next version follows a signed one of the same' using errcode = 'MU016';
  end if;
  if tg_op = 'UPDATE' and new.state = 'signed' and not exists (
       select from work_contract b where b.id = new.replaces_id and b.state = 'replaced') then
    raise exception 'two versions bind at once' using errcode = 'MU016';
  end if;
  return null;
end $$;
create constraint trigger follows after insert or update of state on work_contract
  deferrable initially deferred for each row when (new.replaces_id is not null)
  execute function mutua.follows_a_signed_one();

create or replace function mutua.contract_is_frozen() returns trigger language plpgsql as $$
begin
  if (old.activity_id, old.person_id, old.client_id, old.order_id, old.made_on, old.replaces_id)
     is distinct from (new.activity_id, new.person_id, new.client_id, new.order_id, new.made_on,
                       new.replaces_id) then
    raise exception 'a contract stays whose it is' using errcode = 'MU007';
  end if;
  if old.state in ('signed', 'declared', 'worked', 'dropped', 'replaced', 'cancelled')
     and to_jsonb(old) - 'state' is distinct from to_jsonb(new) - 'state' then
    raise exception 'a signed contract is not changed' using errcode = 'MU007';
  end if;
  -- What was approved is what is signed: a change makes it a draft again, of a later edition.
  if new.state <> 'draft' and old.state <> 'draft'
     and to_jsonb(old) - '{state,decided_why,content,content_hash}'::text[]
         is distinct from to_jsonb(new) - '{state,decided_why,content,content_hash}'::text[] then
    raise exception 'a contract that was submitted is not changed' using errcode = 'MU007';
  end if;
  if new.state = 'draft' and old.state in ('draft', 'queued', 'approved', 'refused')
     and to_jsonb(old) - '{edition,state,decided_why}'::text[]
         is distinct from to_jsonb(new) - '{edition,state,decided_why}'::text[]
     and new.edition <> old.edition + 1 then
    raise exception 'a change is a new edition' using errcode = 'MU007';
  end if;
  return new;
end $$;

-- Months come in with the signing, or with the cancellation that pays a part of them.
create function mutua.months_are_signed() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if not exists (select from work_contract c
       join ground_change g on g.row = c.id::text and g.act_id = mutua.act()
         and g."table" = 'work_contract' and g.values -> 'state' ->> 1 = c.state
       where c.id = new.contract_id and c.state in ('signed', 'cancelled')
         and (c.state = 'cancelled') = (new.confirmed_by = 'cancelled')) then
    raise exception 'what is signed is written when it is signed' using errcode = 'MU016';
  end if;
  return new;
end $$;
drop trigger at_signing on work_contractmonth;
create trigger at_signing before insert on work_contractmonth
  for each row execute function mutua.months_are_signed();

-- Declared is what has its number, or the receipt of a change under it.
create or replace function mutua.declared_has_a_number() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from work_declaration d where d.contract_id = new.id)
     and not exists (select from work_declarationchange d
                     where d.contract_id = new.id and d.kind = 'change')
     or (new.state = 'worked' and exists (select from work_contractmonth m
           where m.contract_id = new.id and m.confirmed_at is null and not m.freed)) then
    raise exception 'no step without its declaration and its work' using errcode = 'MU033';
  end if;
  return null;
end $$;

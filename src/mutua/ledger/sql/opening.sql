-- The state with which books begin: written once a legal entity, and never changed.

do $$
declare name text;
begin
  foreach name in array array['ledger_opening', 'ledger_openingbalance'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner on %I to mutua_owner using (true) with check (true)', name);
    execute format('create policy seen on %I for select
      to mutua_staff, mutua_treasury, mutua_worker, mutua_auditor using (true)', name);
    execute format('create policy written on %I for insert to mutua_staff with check (true)', name);
    execute format('grant select on %I
      to mutua_staff, mutua_treasury, mutua_worker, mutua_auditor', name);
    execute format('grant insert on %I to mutua_staff', name);
    execute format('create trigger kept before update or delete on %I
      for each row execute function mutua.refuse_change()', name);
    execute format('create trigger kept_all before truncate on %I
      for each statement execute function mutua.refuse_change()', name);
    execute format('create trigger recorded after insert on %I
      for each row execute function mutua.keep_change()', name);
  end loop;
end $$;

-- Whether this very act opens the books: what was held, paid or agreed elsewhere comes in so.
create function mutua.opens_the_books() returns boolean language sql stable security definer
set search_path = public, pg_temp as $$
  select exists (select from ground_change where "table" = 'ledger_opening'
    and act_id = mutua.act() and operation = 'INSERT')
$$;

-- On tables of other rooms: what only an opening may write at once.
create function mutua.only_in_an_opening() returns trigger language plpgsql as $$
begin
  if not mutua.opens_the_books() then
    raise exception '%: so only where the books are opened', tg_table_name
      using errcode = 'MU032';
  end if;
  return new;
end $$;

-- The entry of an opening is what its balances say, in one currency and whole.
create function mutua.opening_is_booked() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if exists (
    select from (
      select b.account_id, b.activity, b.person, b.client, b.amount from ledger_openingbalance b
        where b.opening_id = new.id
      union all
      select p.account_id, p.activity, p.person, p.client, -p.amount from ledger_entry e
        join ledger_posting p on p.entry_id = e.id
        where e.cause_kind = 'opening' and e.cause_id = new.id) s
    group by account_id, activity, person, client having sum(amount) <> 0) then
    raise exception 'an opening whose entry is not what its balances say' using errcode = 'MU032';
  end if;
  return null;
end $$;
create constraint trigger booked after insert on ledger_opening
  deferrable initially deferred for each row execute function mutua.opening_is_booked();

-- The register of shares, and the capital in the books that equals it at each commit (22).

-- Whose things a person looks after: her own.
create function mutua.my_persons() returns setof uuid language sql stable security definer
set search_path = public, pg_temp as $$ select mutua.person() where mutua.person() is not null $$;

do $$
declare name text;
begin
  foreach name in array array['people_shareprice', 'people_subscription', 'people_sharetransfer',
                              'people_repayment', 'people_sharemovement', 'people_holding'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner on %I to mutua_owner using (true) with check (true)', name);
    execute format('create policy seen on %I for select
      to mutua_staff, mutua_treasury, mutua_worker, mutua_auditor using (true)', name);
    execute format('grant select on %I
      to mutua_staff, mutua_treasury, mutua_worker, mutua_auditor', name);
    execute format('create trigger kept before delete on %I
      for each row execute function mutua.refuse_change()', name);
    execute format('create trigger kept_all before truncate on %I
      for each statement execute function mutua.refuse_change()', name);
  end loop;
  foreach name in array array['people_shareprice', 'people_sharemovement'] loop
    execute format('create trigger never_changed before update on %I
      for each row execute function mutua.refuse_change()', name);
  end loop;
  foreach name in array array['people_shareprice', 'people_sharetransfer', 'people_repayment',
                              'people_sharemovement', 'people_holding'] loop
    execute format('create trigger recorded after insert or update or delete on %I
      for each row execute function mutua.keep_change()', name);
  end loop;
end $$;
create trigger recorded after insert or update or delete on people_subscription
  for each row execute function mutua.keep_change('paid_from');

create trigger stepped before insert or update of state on people_subscription
  for each row execute function mutua.follow_arrow('subscription');
create trigger stepped before insert or update of state on people_sharetransfer
  for each row execute function mutua.follow_arrow('share transfer');
create trigger stepped before insert or update of state on people_repayment
  for each row execute function mutua.follow_arrow('repayment');

-- ── Who sees and writes what ──────────────────────────────────────────────────────────────────

grant insert on people_shareprice to mutua_staff;
create policy set_up on people_shareprice for insert to mutua_staff with check (true);
create policy seen_by_member on people_shareprice for select to mutua_member using (true);

grant insert on people_subscription to mutua_member, mutua_staff;
grant update (state) on people_subscription to mutua_member, mutua_staff;
grant update (state, paid_on, paid_from) on people_subscription to mutua_treasury, mutua_worker;
create policy mine on people_subscription to mutua_member
  using (person_id in (select mutua.my_persons()))
  with check (person_id in (select mutua.my_persons()));
create policy of_staff on people_subscription to mutua_staff using (true) with check (true);
create policy of_house on people_subscription for update to mutua_treasury, mutua_worker
  using (true) with check (true);

-- The seller offers; either side answers, by the verb that is his.
grant insert on people_sharetransfer to mutua_member, mutua_staff;
grant update (state, answered_on) on people_sharetransfer to mutua_member, mutua_staff;
create policy of_staff on people_sharetransfer to mutua_staff using (true) with check (true);
create policy seller_sees on people_sharetransfer for select to mutua_member
  using (seller_id in (select mutua.my_persons()));
create policy buyer_sees on people_sharetransfer for select to mutua_member
  using (buyer_id in (select mutua.my_persons()));
create policy seller_offers on people_sharetransfer for insert to mutua_member
  with check (seller_id in (select mutua.my_persons()));
create policy buyer_answers on people_sharetransfer for update to mutua_member
  using (buyer_id in (select mutua.my_persons()))
  with check (buyer_id in (select mutua.my_persons()));
create policy seller_withdraws on people_sharetransfer for update to mutua_member
  using (seller_id in (select mutua.my_persons()))
  with check (seller_id in (select mutua.my_persons()));

-- Policies add up, so which side takes which step is said here.
create function mutua.answer_of_its_side() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if new.state <> old.state and current_setting('role') = 'mutua_member' and not coalesce(
       case new.state when 'withdrawn' then new.seller_id else new.buyer_id end
         in (select mutua.my_persons()), false) then
    raise exception 'share transfer: "%" is for the other side to say', new.state
      using errcode = 'MU024';
  end if;
  return new;
end $$;
create trigger answered before update of state on people_sharetransfer
  for each row execute function mutua.answer_of_its_side();

grant insert on people_repayment to mutua_staff;
grant update (state, paid_on) on people_repayment to mutua_treasury;
create policy decided on people_repayment for insert to mutua_staff with check (true);
create policy paid on people_repayment for update to mutua_treasury
  using (true) with check (true);

grant select on people_shareprice, people_subscription, people_sharetransfer, people_sharemovement,
  people_holding to mutua_member;
create policy mine on people_sharemovement for select to mutua_member
  using (from_person_id in (select mutua.my_persons())
      or to_person_id in (select mutua.my_persons()));
create policy mine on people_holding for select to mutua_member
  using (person_id in (select mutua.my_persons()));

grant update (state) on people_membership to mutua_treasury;
create policy of_treasury on people_membership for update to mutua_treasury
  using (true) with check (true);

create sequence people_payment_reference start 9000000001 maxvalue 9999999999;
grant usage on sequence people_payment_reference to mutua_member, mutua_staff;

-- ── Holdings follow movements ─────────────────────────────────────────────────────────────────

-- No number is held twice at one time (an exclusion that needs no extension).
alter table people_holding add constraint held_once exclude using gist (
  int8range(first_number, last_number, '[]') with &&, daterange(since, until) with &&);
alter table people_holding add constraint held_for_days check (until is null or until >= since);
create index holding_of_person on people_holding (person_id) where until is null;
create index posting_of_capital on ledger_posting (person) include (amount)
  where account_id = 'capital';

create function mutua.holdings_follow() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare held people_holding;
begin
  if new.from_person_id is not null then
    select * into held from people_holding h
      where h.person_id = new.from_person_id and h.until is null and h.price = new.price
        and h.first_number <= new.first_number and h.last_number >= new.last_number for update;
    if not found or held.since > new.day then
      raise exception 'shares % to %: not held by the one who gives them',
        new.first_number, new.last_number using errcode = 'MU022';
    end if;
    update people_holding set first_number = new.first_number, last_number = new.last_number,
      until = new.day where id = held.id;
    if held.first_number < new.first_number then
      insert into people_holding (id, person_id, first_number, last_number, price, since)
        values (gen_random_uuid(), held.person_id, held.first_number, new.first_number - 1,
                held.price, held.since);
    end if;
    if held.last_number > new.last_number then
      insert into people_holding (id, person_id, first_number, last_number, price, since)
        values (gen_random_uuid(), held.person_id, new.last_number + 1, held.last_number,
                held.price, held.since);
    end if;
  end if;
  if new.to_person_id is not null then
    insert into people_holding (id, person_id, first_number, last_number, price, since)
      values (gen_random_uuid(), new.to_person_id, new.first_number, new.last_number, new.price,
              new.day);
  end if;
  return null;
end $$;
create trigger holdings_follow after insert on people_sharemovement
  for each row execute function mutua.holdings_follow();

-- Moves the shares of a subscription that is paid, of a transfer on which both agree, of a
-- repayment that is decided; gives the value moved. The only way in which a movement is written.
-- Numbers go out lowest first; one mover at a time.
create function mutua.move_shares(the_kind text, the_cause uuid, the_day date) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  giver uuid;
  taker uuid;
  rest bigint;
  part bigint;
  the_price bigint;
  moved bigint := 0;
  one people_holding;
begin
  perform pg_advisory_xact_lock(hashtext('people_share'));
  if exists (select from people_sharemovement m
             where the_cause in (m.subscription_id, m.transfer_id, m.repayment_id)) then
    raise exception 'the shares of % % are moved already', the_kind, the_cause
      using errcode = 'MU022';
  end if;
  if the_kind = 'subscription' then
    select s.person_id, s.shares, s.price into taker, rest, the_price from people_subscription s
      where s.id = the_cause and s.state = 'held';
  elsif the_kind = 'transfer' then
    select t.seller_id, t.buyer_id, t.shares into giver, taker, rest from people_sharetransfer t
      where t.id = the_cause and t.state = 'agreed';
  elsif the_kind = 'repayment' then
    select r.person_id, r.shares into giver, rest from people_repayment r
      where r.id = the_cause and r.state = 'decided';
  end if;
  if rest is null then
    raise exception 'no % whose shares may move', the_kind using errcode = 'MU022';
  end if;
  if giver is null then
    insert into people_sharemovement
      (kind, first_number, last_number, price, day, to_person_id, subscription_id)
      select the_kind, coalesce(max(m.last_number), 0) + 1, coalesce(max(m.last_number), 0) + rest,
             the_price, the_day, taker, the_cause from people_sharemovement m;
    return rest * the_price;
  end if;
  for one in select * from people_holding h where h.person_id = giver and h.until is null
             order by h.first_number for update loop
    exit when rest = 0;
    part := least(rest, one.last_number - one.first_number + 1);
    insert into people_sharemovement (kind, first_number, last_number, price, day, from_person_id,
                                      to_person_id, transfer_id, repayment_id)
      values (the_kind, one.first_number, one.first_number + part - 1, one.price, the_day, giver,
              taker, case the_kind when 'transfer' then the_cause end,
              case the_kind when 'repayment' then the_cause end);
    rest := rest - part;
    moved := moved + part * one.price;
  end loop;
  if rest > 0 then
    raise exception '% shares more than are held', rest using errcode = 'MU022';
  end if;
  return moved;
end $$;
revoke execute on function mutua.move_shares from public;
grant execute on function mutua.move_shares
  to mutua_member, mutua_staff, mutua_treasury, mutua_worker;

-- ── Whole at commit ───────────────────────────────────────────────────────────────────────────

-- What is held, agreed or decided has moved: as many numbers as it says, for its own persons. The
-- arguments: the column of the movement, and the columns of who gives and who takes.
create function mutua.shares_have_moved() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  found_shares numeric;
  strangers bigint;
  said jsonb := to_jsonb(new);
begin
  execute format(
    'select coalesce(sum(last_number - first_number + 1), 0), count(*) filter (
       where from_person_id is distinct from $2 or to_person_id is distinct from $3)
     from people_sharemovement where %I = $1', tg_argv[0])
    into found_shares, strangers
    using new.id, (said ->> tg_argv[1])::uuid, (said ->> tg_argv[2])::uuid;
  if found_shares <> new.shares or strangers > 0 then
    raise exception '% %: % of % shares moved', tg_table_name, new.id, found_shares, new.shares
      using errcode = 'MU022';
  end if;
  return null;
end $$;
create constraint trigger moved after insert or update on people_subscription
  deferrable initially deferred for each row when (new.state = 'held')
  execute function mutua.shares_have_moved('subscription_id', 'nobody', 'person_id');
create constraint trigger moved after insert or update on people_sharetransfer
  deferrable initially deferred for each row when (new.state = 'agreed')
  execute function mutua.shares_have_moved('transfer_id', 'seller_id', 'buyer_id');
create constraint trigger moved after insert or update on people_repayment
  deferrable initially deferred for each row
  execute function mutua.shares_have_moved('repayment_id', 'person_id', 'nobody');

-- The capital of a person in the books is what her numbers are worth.
create function mutua.check_capital(the_person uuid) returns void language plpgsql
security definer set search_path = public, pg_temp as $$
declare
  booked numeric;
  held numeric;
begin
  select coalesce(-sum(p.amount), 0) into booked from ledger_posting p
    where p.account_id = 'capital' and p.person = the_person;
  select coalesce(sum((h.last_number - h.first_number + 1) * h.price), 0) into held
    from people_holding h where h.person_id = the_person and h.until is null;
  if booked <> held then
    raise exception 'capital of %: % in the books, % in the register', the_person, booked, held
      using errcode = 'MU022';
  end if;
end $$;
create function mutua.capital_of_posting() returns trigger language plpgsql as $$
begin perform mutua.check_capital(new.person); return null; end $$;
create function mutua.capital_of_holding() returns trigger language plpgsql as $$
begin perform mutua.check_capital(new.person_id); return null; end $$;
create constraint trigger capital_is_register after insert on ledger_posting
  deferrable initially deferred for each row when (new.account_id = 'capital')
  execute function mutua.capital_of_posting();
create constraint trigger capital_is_register after insert or update on people_holding
  deferrable initially deferred for each row execute function mutua.capital_of_holding();

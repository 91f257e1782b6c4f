--
-- PostgreSQL database dump
--


-- Dumped from database version 18.4
-- Dumped by pg_dump version 18.4

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: mutua; Type: SCHEMA; Schema: -; Owner: mutua_owner
--

CREATE SCHEMA mutua;


ALTER SCHEMA mutua OWNER TO mutua_owner;

--
-- Name: procrastinate_job_event_type; Type: TYPE; Schema: public; Owner: mutua_owner
--

CREATE TYPE public.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);


ALTER TYPE public.procrastinate_job_event_type OWNER TO mutua_owner;

--
-- Name: procrastinate_job_status; Type: TYPE; Schema: public; Owner: mutua_owner
--

CREATE TYPE public.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);


ALTER TYPE public.procrastinate_job_status OWNER TO mutua_owner;

--
-- Name: procrastinate_job_to_defer_v1; Type: TYPE; Schema: public; Owner: mutua_owner
--

CREATE TYPE public.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);


ALTER TYPE public.procrastinate_job_to_defer_v1 OWNER TO mutua_owner;

--
-- Name: account_waits(); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.account_waits() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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


ALTER FUNCTION mutua.account_waits() OWNER TO mutua_owner;

--
-- Name: act(); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.act() RETURNS uuid
    LANGUAGE sql STABLE
    AS $$ select nullif(current_setting('mutua.act', true), '')::uuid $$;


ALTER FUNCTION mutua.act() OWNER TO mutua_owner;

--
-- Name: answer_before(uuid); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.answer_before(the_key uuid) RETURNS TABLE(verb text, facts text, result jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select a.verb, a.facts, a.result from ground_act a
  where a.key = the_key and a.person is not distinct from mutua.person()
$$;


ALTER FUNCTION mutua.answer_before(the_key uuid) OWNER TO mutua_owner;

--
-- Name: answer_of_its_side(); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.answer_of_its_side() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if new.state <> old.state and current_setting('role') = 'mutua_member' and not coalesce(
       case new.state when 'withdrawn' then new.seller_id else new.buyer_id end
         in (select mutua.my_persons()), false) then
    raise exception 'share transfer: "%" is for the other side to say', new.state
      using errcode = 'MU024';
  end if;
  return new;
end $$;


ALTER FUNCTION mutua.answer_of_its_side() OWNER TO mutua_owner;

--
-- Name: capital_of_holding(); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.capital_of_holding() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin perform mutua.check_capital(new.person_id); return null; end $$;


ALTER FUNCTION mutua.capital_of_holding() OWNER TO mutua_owner;

--
-- Name: capital_of_posting(); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.capital_of_posting() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin perform mutua.check_capital(new.person); return null; end $$;


ALTER FUNCTION mutua.capital_of_posting() OWNER TO mutua_owner;

--
-- Name: category_of_legal_person(); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.category_of_legal_person() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if new.category <> 'C' and exists (
       select from people_legalperson where person_id = new.person_id) then
    raise exception 'membership %: a legal person is of category C', new.id using errcode = 'MU022';
  end if;
  return new;
end $$;


ALTER FUNCTION mutua.category_of_legal_person() OWNER TO mutua_owner;

--
-- Name: check_capital(uuid); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.check_capital(the_person uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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


ALTER FUNCTION mutua.check_capital(the_person uuid) OWNER TO mutua_owner;

--
-- Name: code_stays(); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.code_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if tg_op = 'DELETE' or new.code <> old.code then
    raise exception '% of %: the books point to it', lower(tg_op), tg_table_name
      using errcode = 'MU003';
  end if;
  return new;
end $$;


ALTER FUNCTION mutua.code_stays() OWNER TO mutua_owner;

--
-- Name: draw_number(uuid, text, integer); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.draw_number(the_invoice uuid, the_book text, the_year integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
  the_entity text;
  the_series uuid;
  the_number int;
begin
  if not exists (select from activities_invoice i where i.id = the_invoice and i.state = 'draft'
                 and (i.activity_id in (select mutua.my_activities())
                      or current_setting('role') <> 'mutua_member')) then
    raise exception 'no draft to number' using errcode = 'MU006';
  end if;
  select a.legal_entity_id into the_entity from activities_invoice i
    join activities_activity a on a.id = i.activity_id where i.id = the_invoice;
  insert into activities_series (id, legal_entity_id, book, year, last)
    values (gen_random_uuid(), the_entity, the_book, the_year, 0)
    on conflict (legal_entity_id, book, year) do nothing;
  update activities_series set last = last + 1
    where legal_entity_id = the_entity and book = the_book and year = the_year
    returning id, last into the_series, the_number;
  update activities_invoice set series_id = the_series, drawn = the_number, state = 'issued'
    where id = the_invoice;
  return the_number;
end $$;


ALTER FUNCTION mutua.draw_number(the_invoice uuid, the_book text, the_year integer) OWNER TO mutua_owner;

--
-- Name: entry_is_in_time(); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.entry_is_in_time() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
  off record;
  the_act uuid := mutua.needed_act();
begin
  if exists (select from added where act_id is distinct from the_act) then
    raise exception 'an entry of another act' using errcode = 'MU029';
  end if;
  perform from ledger_period p
    where exists (select from added a where a.legal_entity_id = p.legal_entity_id
                  and a.day between p.first_day and p.last_day)
    for share;
  select a.id, a.day into off from added a
    where not exists (select from ledger_period p where p.legal_entity_id = a.legal_entity_id
                      and a.day between p.first_day and p.last_day and p.state = 'open')
    limit 1;
  if found then
    raise exception 'entry %: % is not in an open period', off.id, off.day using errcode = 'MU004';
  end if;
  return null;
end $$;


ALTER FUNCTION mutua.entry_is_in_time() OWNER TO mutua_owner;

--
-- Name: entry_is_sealed(); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.entry_is_sealed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if exists (select from (select distinct entry_id from added) a
             left join ledger_entry e on e.id = a.entry_id
             where e.made_in is distinct from pg_current_xact_id()) then
    raise exception 'a posting added to an entry that is sealed, or to none'
      using errcode = 'MU002';
  end if;
  if exists (select from added left join ledger_account a on a.code = added.account_id
             where a.code is null) then
    raise exception 'a posting on an account that is not there' using errcode = 'MU001';
  end if;
  if exists (select from added join ledger_account a on a.code = added.account_id
             where (added.activity is null and a.needs ? 'activity')
                or (added.person is null and a.needs ? 'person')
                or (added.client is null and a.needs ? 'client')
                or (added.fund is null and a.needs ? 'fund')
                or (added.authority is null and a.needs ? 'authority')) then
    raise exception 'a posting without a dimension that its account needs'
      using errcode = 'MU001';
  end if;
  return null;
end $$;


ALTER FUNCTION mutua.entry_is_sealed() OWNER TO mutua_owner;

--
-- Name: entry_is_whole(); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.entry_is_whole() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
  lines bigint;
  off text;
begin
  select sum(n), string_agg(amount || ' ' || currency, ', ') filter (where amount <> 0)
    into lines, off
    from (select currency, sum(amount) as amount, count(*) as n from ledger_posting
          where entry_id = new.id group by currency) s;
  if lines is null or lines < 2 then
    raise exception 'entry %: % lines, two at least', new.id, coalesce(lines, 0)
      using errcode = 'MU001';
  end if;
  if off is not null then
    raise exception 'entry %: off by %', new.id, off using errcode = 'MU001';
  end if;
  return null;
end $$;


ALTER FUNCTION mutua.entry_is_whole() OWNER TO mutua_owner;

--
-- Name: expense_is_frozen(); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.expense_is_frozen() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if to_jsonb(old) - '{state,reason,deductible}'::text[]
       is distinct from to_jsonb(new) - '{state,reason,deductible}'::text[]
     or (old.state <> 'claimed' and to_jsonb(old) is distinct from to_jsonb(new)) then
    raise exception 'an expense that was claimed is not changed' using errcode = 'MU007';
  end if;
  return new;
end $$;


ALTER FUNCTION mutua.expense_is_frozen() OWNER TO mutua_owner;

--
-- Name: follow_arrow(); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.follow_arrow() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
  old_state text := case when tg_op = 'INSERT' then '' else old.state end;
  who jsonb;
begin
  if tg_op = 'UPDATE' and old.state = new.state then return new; end if;
  select roles into who from ground_arrow
    where machine = tg_argv[0] and before = old_state and after = new.state;
  if who is null then
    raise exception '%: no step from "%" to "%"', tg_argv[0], old_state, new.state
      using errcode = 'MU024';
  end if;
  if not who ? current_setting('role') and session_user <> 'mutua_owner' then
    raise exception '%: % may not step from "%" to "%"', tg_argv[0], current_setting('role'),
      old_state, new.state using errcode = 'MU024';
  end if;
  return new;
end $$;


ALTER FUNCTION mutua.follow_arrow() OWNER TO mutua_owner;

--
-- Name: guard_act(); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.guard_act() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if tg_op = 'UPDATE' and old.result is null and new.result is not null
     and old.id = mutua.act()
     and to_jsonb(old) - 'result' = to_jsonb(new) - 'result' then
    return new;
  end if;
  raise exception 'an act is never changed' using errcode = 'MU003';
end $$;


ALTER FUNCTION mutua.guard_act() OWNER TO mutua_owner;

--
-- Name: holdings_follow(); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.holdings_follow() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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


ALTER FUNCTION mutua.holdings_follow() OWNER TO mutua_owner;

--
-- Name: invoice_is_frozen(); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.invoice_is_frozen() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if old.state = 'issued'
     and to_jsonb(old) - '{pdf,ubl,credited}'::text[]
         is distinct from to_jsonb(new) - '{pdf,ubl,credited}'::text[] then
    raise exception 'an issued invoice never changes' using errcode = 'MU007';
  end if;
  if (old.pdf <> '' and new.pdf <> old.pdf) or (old.ubl <> '' and new.ubl <> old.ubl) then
    raise exception 'what was made of an invoice is kept as it is' using errcode = 'MU007';
  end if;
  return new;
end $$;


ALTER FUNCTION mutua.invoice_is_frozen() OWNER TO mutua_owner;

--
-- Name: keep_change(); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.keep_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
  the_act uuid := mutua.needed_act();
  old_row jsonb := case when tg_op = 'INSERT' then '{}' else to_jsonb(old) end;
  new_row jsonb := case when tg_op = 'DELETE' then '{}' else to_jsonb(new) end;
  changed jsonb := '{}';
  the_change bigint;
  name text;
begin
  for name in select jsonb_object_keys(old_row || new_row) loop
    if old_row -> name is distinct from new_row -> name then
      changed := changed || jsonb_build_object(name,
        case when name = any (tg_argv) then '"personal"'::jsonb
             else jsonb_build_array(old_row -> name, new_row -> name) end);
    end if;
  end loop;
  if changed = '{}' then return null; end if;
  insert into ground_change (act_id, "table", row, operation, values)
    values (the_act, tg_table_name, coalesce(new_row ->> 'id', old_row ->> 'id', new_row ->> 'code', old_row ->> 'code'), tg_op, changed)
    returning id into the_change;
  insert into ground_personalvalue (change_id, "column", before, after)
    select the_change, one, old_row ->> one, new_row ->> one from unnest(tg_argv) one
    where changed ? one;
  return null;
end $$;


ALTER FUNCTION mutua.keep_change() OWNER TO mutua_owner;

--
-- Name: keep_sealed_change(); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.keep_sealed_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare the_act uuid := mutua.needed_act();
begin
  insert into ground_change (act_id, "table", row, operation, values)
    values (the_act, tg_table_name, coalesce(new.id, old.id)::text, tg_op, '{"sealed": "personal"}');
  return null;
end $$;


ALTER FUNCTION mutua.keep_sealed_change() OWNER TO mutua_owner;

--
-- Name: left_to_spend(uuid); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.left_to_spend(the_activity uuid) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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


ALTER FUNCTION mutua.left_to_spend(the_activity uuid) OWNER TO mutua_owner;

--
-- Name: left_without_shares(); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.left_without_shares() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if exists (select from people_holding where person_id = new.person_id and until is null) then
    raise exception 'membership %: left, and still holds shares', new.id using errcode = 'MU022';
  end if;
  return null;
end $$;


ALTER FUNCTION mutua.left_without_shares() OWNER TO mutua_owner;

--
-- Name: letter_leaves_once(); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.letter_leaves_once() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  perform mutua.needed_act();
  if tg_op = 'UPDATE' and old.sent_at is not null then
    raise exception 'a letter leaves once' using errcode = 'MU003';
  end if;
  return new;
end $$;


ALTER FUNCTION mutua.letter_leaves_once() OWNER TO mutua_owner;

--
-- Name: made_here(uuid); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.made_here(the_row uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select exists (select from ground_change
    where row = the_row::text and act_id = mutua.act() and operation = 'INSERT')
$$;


ALTER FUNCTION mutua.made_here(the_row uuid) OWNER TO mutua_owner;

--
-- Name: move_shares(text, uuid, date); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.move_shares(the_kind text, the_cause uuid, the_day date) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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


ALTER FUNCTION mutua.move_shares(the_kind text, the_cause uuid, the_day date) OWNER TO mutua_owner;

--
-- Name: my_activities(); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.my_activities() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select activity_id from activities_activitymember
  where person_id = mutua.person() and left_on is null
$$;


ALTER FUNCTION mutua.my_activities() OWNER TO mutua_owner;

--
-- Name: my_clients(); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.my_clients() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select c.client_id from activities_activityclient c
  where c.activity_id in (select mutua.my_activities())
$$;


ALTER FUNCTION mutua.my_clients() OWNER TO mutua_owner;

--
-- Name: my_colleagues(); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.my_colleagues() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select m.person_id from activities_activitymember m
  where m.activity_id in (select mutua.my_activities())
$$;


ALTER FUNCTION mutua.my_colleagues() OWNER TO mutua_owner;

--
-- Name: my_persons(); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.my_persons() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select mutua.person() where mutua.person() is not null
  union all select person_id from people_legalperson where represented_by_id = mutua.person()
$$;


ALTER FUNCTION mutua.my_persons() OWNER TO mutua_owner;

--
-- Name: needed_act(); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.needed_act() RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare found uuid;
begin
  select id into found from ground_act
    where id = mutua.act() and made_in = pg_current_xact_id();
  if found is null then
    raise exception 'a change without an act' using errcode = 'MU029',
      hint = 'every change of state goes through a verb';
  end if;
  return found;
end $$;


ALTER FUNCTION mutua.needed_act() OWNER TO mutua_owner;

--
-- Name: number_follows(); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.number_follows() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if new.drawn > 1 and not exists (
      select from activities_invoice i where i.series_id = new.series_id
      and i.drawn = new.drawn - 1) then
    raise exception 'number % without the one before it', new.drawn using errcode = 'MU006';
  end if;
  return null;
end $$;


ALTER FUNCTION mutua.number_follows() OWNER TO mutua_owner;

--
-- Name: order_is_frozen(); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.order_is_frozen() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if old.state <> 'draft'
     and to_jsonb(old) - 'state' is distinct from to_jsonb(new) - 'state' then
    raise exception 'an order that was offered is not changed, only replaced'
      using errcode = 'MU007';
  end if;
  return new;
end $$;


ALTER FUNCTION mutua.order_is_frozen() OWNER TO mutua_owner;

--
-- Name: person(); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.person() RETURNS uuid
    LANGUAGE sql STABLE
    AS $$ select nullif(current_setting('mutua.person', true), '')::uuid $$;


ALTER FUNCTION mutua.person() OWNER TO mutua_owner;

--
-- Name: rate_is_the_house_s(); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.rate_is_the_house_s() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if current_setting('role') = 'mutua_member' and new.levy_rate <> 650 then
    raise exception 'a levy rate of one''s own' using errcode = '42501';
  end if;
  return new;
end $$;


ALTER FUNCTION mutua.rate_is_the_house_s() OWNER TO mutua_owner;

--
-- Name: refuse_change(); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  raise exception '% of %: its rows are never changed', lower(tg_op), tg_table_name
    using errcode = 'MU003', hint = 'correct by a new row that points to the old one';
end $$;


ALTER FUNCTION mutua.refuse_change() OWNER TO mutua_owner;

--
-- Name: shares_are_whole(); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.shares_are_whole() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare whole bigint;
begin
  select sum(share) into whole from activities_activitymember
    where activity_id = new.activity_id and left_on is null;
  if whole <> 10000 then
    raise exception 'the shares of an activity come to %', whole using errcode = 'MU022';
  end if;
  return null;
end $$;


ALTER FUNCTION mutua.shares_are_whole() OWNER TO mutua_owner;

--
-- Name: shares_have_moved(); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.shares_have_moved() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
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
end $_$;


ALTER FUNCTION mutua.shares_have_moved() OWNER TO mutua_owner;

--
-- Name: signature_fits(); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.signature_fits() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if tg_op = 'UPDATE' then
    if to_jsonb(old) - 'sealed' is distinct from to_jsonb(new) - 'sealed' or old.sealed <> '' then
      raise exception 'a signature never changes' using errcode = 'MU007';
    end if;
    return new;
  end if;
  if not exists (select from activities_order o where o.id = new.order_id
                 and o.content_hash = new.content_hash and o.state = 'offered') then
    raise exception 'a signature covers exactly what was offered' using errcode = 'MU016';
  end if;
  return new;
end $$;


ALTER FUNCTION mutua.signature_fits() OWNER TO mutua_owner;

--
-- Name: signed_has_a_signature(); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.signed_has_a_signature() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if not exists (select from activities_signature s where s.order_id = new.id) then
    raise exception 'an order is signed by a signature' using errcode = 'MU016';
  end if;
  return null;
end $$;


ALTER FUNCTION mutua.signed_has_a_signature() OWNER TO mutua_owner;

--
-- Name: take_credit(uuid, bigint); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.take_credit(the_invoice uuid, amount bigint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare taken bigint;
begin
  update activities_invoice set credited = credited + amount
    where id = the_invoice and state = 'issued' and kind = 'invoice'
      and (activity_id in (select mutua.my_activities())
           or current_setting('role') <> 'mutua_member')
    returning credited into taken;
  return taken;
end $$;


ALTER FUNCTION mutua.take_credit(the_invoice uuid, amount bigint) OWNER TO mutua_owner;

--
-- Name: token(); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.token() RETURNS text
    LANGUAGE sql STABLE
    AS $$ select nullif(current_setting('mutua.token', true), '') $$;


ALTER FUNCTION mutua.token() OWNER TO mutua_owner;

--
-- Name: tries_rise(); Type: FUNCTION; Schema: mutua; Owner: mutua_owner
--

CREATE FUNCTION mutua.tries_rise() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if new.tries < old.tries or (old.used_at is not null and new.used_at is distinct from old.used_at)
  then
    raise exception 'a code is not made fresh again' using errcode = 'MU007';
  end if;
  return new;
end $$;


ALTER FUNCTION mutua.tries_rise() OWNER TO mutua_owner;

--
-- Name: procrastinate_cancel_job_v1(bigint, boolean, boolean); Type: FUNCTION; Schema: public; Owner: mutua_owner
--

CREATE FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;


ALTER FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) OWNER TO mutua_owner;

--
-- Name: procrastinate_defer_jobs_v1(public.procrastinate_job_to_defer_v1[]); Type: FUNCTION; Schema: public; Owner: mutua_owner
--

CREATE FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;

    RETURN job_ids;
END;
$$;


ALTER FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) OWNER TO mutua_owner;

--
-- Name: procrastinate_defer_periodic_job_v2(character varying, character varying, character varying, character varying, integer, character varying, bigint, jsonb); Type: FUNCTION; Schema: public; Owner: mutua_owner
--

CREATE FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;

    RETURN _job_id;
END;
$$;


ALTER FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) OWNER TO mutua_owner;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: procrastinate_jobs; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status public.procrastinate_job_status DEFAULT 'todo'::public.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    queueing_lock text,
    priority integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::public.procrastinate_job_status) AND (abort_requested = true))))
);


ALTER TABLE public.procrastinate_jobs OWNER TO mutua_owner;

--
-- Name: procrastinate_fetch_job_v2(character varying[], bigint); Type: FUNCTION; Schema: public; Owner: mutua_owner
--

CREATE FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS public.procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

 RETURN found_jobs;
END;
$$;


ALTER FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) OWNER TO mutua_owner;

--
-- Name: procrastinate_finish_job_v1(bigint, public.procrastinate_job_status, boolean); Type: FUNCTION; Schema: public; Owner: mutua_owner
--

CREATE FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;


ALTER FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) OWNER TO mutua_owner;

--
-- Name: procrastinate_notify_queue_abort_job_v1(); Type: FUNCTION; Schema: public; Owner: mutua_owner
--

CREATE FUNCTION public.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;


ALTER FUNCTION public.procrastinate_notify_queue_abort_job_v1() OWNER TO mutua_owner;

--
-- Name: procrastinate_notify_queue_job_inserted_v1(); Type: FUNCTION; Schema: public; Owner: mutua_owner
--

CREATE FUNCTION public.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;


ALTER FUNCTION public.procrastinate_notify_queue_job_inserted_v1() OWNER TO mutua_owner;

--
-- Name: procrastinate_prune_stalled_workers_v1(double precision); Type: FUNCTION; Schema: public; Owner: mutua_owner
--

CREATE FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;


ALTER FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) OWNER TO mutua_owner;

--
-- Name: procrastinate_register_worker_v1(); Type: FUNCTION; Schema: public; Owner: mutua_owner
--

CREATE FUNCTION public.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;


ALTER FUNCTION public.procrastinate_register_worker_v1() OWNER TO mutua_owner;

--
-- Name: procrastinate_retry_job_v1(bigint, timestamp with time zone, integer, character varying, character varying); Type: FUNCTION; Schema: public; Owner: mutua_owner
--

CREATE FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;


ALTER FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) OWNER TO mutua_owner;

--
-- Name: procrastinate_retry_job_v2(bigint, timestamp with time zone, integer, character varying, character varying); Type: FUNCTION; Schema: public; Owner: mutua_owner
--

CREATE FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;

END;
$$;


ALTER FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) OWNER TO mutua_owner;

--
-- Name: procrastinate_trigger_abort_requested_events_procedure_v1(); Type: FUNCTION; Schema: public; Owner: mutua_owner
--

CREATE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;


ALTER FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() OWNER TO mutua_owner;

--
-- Name: procrastinate_trigger_function_scheduled_events_v1(); Type: FUNCTION; Schema: public; Owner: mutua_owner
--

CREATE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);

	RETURN NEW;
END;
$$;


ALTER FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() OWNER TO mutua_owner;

--
-- Name: procrastinate_trigger_function_status_events_insert_v1(); Type: FUNCTION; Schema: public; Owner: mutua_owner
--

CREATE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;


ALTER FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() OWNER TO mutua_owner;

--
-- Name: procrastinate_trigger_function_status_events_update_v1(); Type: FUNCTION; Schema: public; Owner: mutua_owner
--

CREATE FUNCTION public.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;


ALTER FUNCTION public.procrastinate_trigger_function_status_events_update_v1() OWNER TO mutua_owner;

--
-- Name: procrastinate_unlink_periodic_defers_v1(); Type: FUNCTION; Schema: public; Owner: mutua_owner
--

CREATE FUNCTION public.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;


ALTER FUNCTION public.procrastinate_unlink_periodic_defers_v1() OWNER TO mutua_owner;

--
-- Name: procrastinate_unregister_worker_v1(bigint); Type: FUNCTION; Schema: public; Owner: mutua_owner
--

CREATE FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;


ALTER FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) OWNER TO mutua_owner;

--
-- Name: procrastinate_update_heartbeat_v1(bigint); Type: FUNCTION; Schema: public; Owner: mutua_owner
--

CREATE FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;


ALTER FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) OWNER TO mutua_owner;

--
-- Name: account_emailaddress; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id integer NOT NULL
);


ALTER TABLE public.account_emailaddress OWNER TO mutua_owner;

--
-- Name: account_emailaddress_id_seq; Type: SEQUENCE; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: account_emailconfirmation; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);


ALTER TABLE public.account_emailconfirmation OWNER TO mutua_owner;

--
-- Name: account_emailconfirmation_id_seq; Type: SEQUENCE; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: accounts_account; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.accounts_account (
    id uuid NOT NULL,
    person uuid NOT NULL,
    role text NOT NULL,
    user_id integer NOT NULL,
    CONSTRAINT account_role CHECK ((role = ANY (ARRAY['member'::text, 'staff'::text, 'treasury'::text])))
);


ALTER TABLE public.accounts_account OWNER TO mutua_owner;

--
-- Name: activities_activity; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.activities_activity (
    id uuid NOT NULL,
    name text NOT NULL,
    levy_rate integer NOT NULL,
    opened_on date NOT NULL,
    closed_on date,
    legal_entity_id text NOT NULL,
    CONSTRAINT activity_levy_rate CHECK (((levy_rate >= 0) AND (levy_rate <= 10000)))
);

ALTER TABLE ONLY public.activities_activity FORCE ROW LEVEL SECURITY;


ALTER TABLE public.activities_activity OWNER TO mutua_owner;

--
-- Name: activities_activityclient; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.activities_activityclient (
    id uuid NOT NULL,
    activity_id uuid NOT NULL,
    client_id uuid NOT NULL
);

ALTER TABLE ONLY public.activities_activityclient FORCE ROW LEVEL SECURITY;


ALTER TABLE public.activities_activityclient OWNER TO mutua_owner;

--
-- Name: activities_activitymember; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.activities_activitymember (
    id uuid NOT NULL,
    share integer NOT NULL,
    left_on date,
    activity_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT share_of_activity CHECK (((share > 0) AND (share <= 10000)))
);

ALTER TABLE ONLY public.activities_activitymember FORCE ROW LEVEL SECURITY;


ALTER TABLE public.activities_activitymember OWNER TO mutua_owner;

--
-- Name: activities_client; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.activities_client (
    id uuid NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    language text NOT NULL,
    enterprise_number text NOT NULL,
    vat_number text NOT NULL,
    email text NOT NULL,
    contact text NOT NULL,
    street text NOT NULL,
    number text NOT NULL,
    box text NOT NULL,
    postcode text NOT NULL,
    town text NOT NULL,
    country text NOT NULL,
    peppol_scheme text NOT NULL,
    peppol_id text NOT NULL,
    CONSTRAINT client_kind CHECK ((kind = ANY (ARRAY['company'::text, 'public_body'::text, 'association'::text, 'person'::text]))),
    CONSTRAINT client_language CHECK ((language = ANY (ARRAY['fr'::text, 'nl'::text, 'de'::text, 'en'::text])))
);

ALTER TABLE ONLY public.activities_client FORCE ROW LEVEL SECURITY;


ALTER TABLE public.activities_client OWNER TO mutua_owner;

--
-- Name: activities_expense; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.activities_expense (
    id uuid NOT NULL,
    nature text NOT NULL,
    text text NOT NULL,
    spent_on date NOT NULL,
    quantity integer NOT NULL,
    amount bigint NOT NULL,
    vat bigint NOT NULL,
    deductible bigint NOT NULL,
    paper text NOT NULL,
    state text NOT NULL,
    reason text NOT NULL,
    activity_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT expense_deducts_its_vat CHECK (((deductible >= 0) AND (deductible <= vat))),
    CONSTRAINT expense_is_money CHECK (((amount > 0) AND (vat >= 0) AND (vat < amount))),
    CONSTRAINT expense_refusal_says_why CHECK (((NOT (state = 'refused'::text)) OR (NOT (reason = ''::text))))
);

ALTER TABLE ONLY public.activities_expense FORCE ROW LEVEL SECURITY;


ALTER TABLE public.activities_expense OWNER TO mutua_owner;

--
-- Name: activities_invoice; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.activities_invoice (
    id uuid NOT NULL,
    kind text NOT NULL,
    state text NOT NULL,
    edition integer NOT NULL,
    lines jsonb NOT NULL,
    note text NOT NULL,
    made_on date NOT NULL,
    drawn integer,
    issued_on date,
    due_on date,
    currency text NOT NULL,
    net bigint NOT NULL,
    vat bigint NOT NULL,
    gross bigint NOT NULL,
    credited bigint NOT NULL,
    payment_reference text NOT NULL,
    content jsonb,
    pdf text NOT NULL,
    ubl text NOT NULL,
    activity_id uuid NOT NULL,
    client_id uuid NOT NULL,
    credits_id uuid,
    order_id uuid,
    series_id uuid,
    CONSTRAINT a_draft_has_nothing CHECK (((state <> 'draft'::text) OR ((credited = 0) AND (pdf = ''::text) AND (ubl = ''::text)))),
    CONSTRAINT credit_note_names_its_invoice CHECK ((((credits_id IS NULL) AND (kind = 'invoice'::text)) OR ((credits_id IS NOT NULL) AND (kind = 'credit_note'::text)))),
    CONSTRAINT invoice_kind CHECK ((kind = ANY (ARRAY['invoice'::text, 'credit_note'::text]))),
    CONSTRAINT issued_has_a_number CHECK ((((drawn IS NULL) AND (state = 'draft'::text)) OR ((content IS NOT NULL) AND (drawn IS NOT NULL) AND (state = 'issued'::text)))),
    CONSTRAINT never_credited_beyond CHECK ((((credited >= 0) AND (credited <= gross)) OR (credited = 0)))
);

ALTER TABLE ONLY public.activities_invoice FORCE ROW LEVEL SECURITY;


ALTER TABLE public.activities_invoice OWNER TO mutua_owner;

--
-- Name: activities_order; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.activities_order (
    id uuid NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    edition integer NOT NULL,
    lines jsonb NOT NULL,
    place text NOT NULL,
    conditions text NOT NULL,
    worked_from date,
    worked_until date,
    valid_until date,
    content jsonb,
    content_hash text NOT NULL,
    token_hash text NOT NULL,
    made_on date NOT NULL,
    activity_id uuid NOT NULL,
    client_id uuid NOT NULL,
    replaces_id uuid,
    CONSTRAINT offer_is_frozen CHECK (((state = 'draft'::text) OR (content IS NOT NULL)))
);

ALTER TABLE ONLY public.activities_order FORCE ROW LEVEL SECURITY;


ALTER TABLE public.activities_order OWNER TO mutua_owner;

--
-- Name: activities_payment_reference; Type: SEQUENCE; Schema: public; Owner: mutua_owner
--

CREATE SEQUENCE public.activities_payment_reference
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.activities_payment_reference OWNER TO mutua_owner;

--
-- Name: activities_receipt; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.activities_receipt (
    id uuid NOT NULL,
    amount bigint NOT NULL,
    received_on date NOT NULL,
    reference text NOT NULL,
    invoice_id uuid NOT NULL,
    CONSTRAINT receipt_is_money CHECK ((amount > 0))
);

ALTER TABLE ONLY public.activities_receipt FORCE ROW LEVEL SECURITY;


ALTER TABLE public.activities_receipt OWNER TO mutua_owner;

--
-- Name: activities_series; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.activities_series (
    id uuid NOT NULL,
    book text NOT NULL,
    year integer NOT NULL,
    last integer NOT NULL,
    legal_entity_id text NOT NULL
);

ALTER TABLE ONLY public.activities_series FORCE ROW LEVEL SECURITY;


ALTER TABLE public.activities_series OWNER TO mutua_owner;

--
-- Name: activities_signature; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.activities_signature (
    id uuid NOT NULL,
    name text NOT NULL,
    capacity text NOT NULL,
    email text NOT NULL,
    signed_at timestamp with time zone NOT NULL,
    content_hash text NOT NULL,
    sealed text NOT NULL,
    order_id uuid NOT NULL
);

ALTER TABLE ONLY public.activities_signature FORCE ROW LEVEL SECURITY;


ALTER TABLE public.activities_signature OWNER TO mutua_owner;

--
-- Name: activities_signaturecode; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.activities_signaturecode (
    id uuid NOT NULL,
    email text NOT NULL,
    code_hash text NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    tries integer NOT NULL,
    used_at timestamp with time zone,
    order_id uuid NOT NULL,
    CONSTRAINT code_few_tries CHECK (((tries >= 0) AND (tries <= 5)))
);

ALTER TABLE ONLY public.activities_signaturecode FORCE ROW LEVEL SECURITY;


ALTER TABLE public.activities_signaturecode OWNER TO mutua_owner;

--
-- Name: activities_transfer; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.activities_transfer (
    id uuid NOT NULL,
    amount bigint NOT NULL,
    text text NOT NULL,
    made_on date NOT NULL,
    source_id uuid NOT NULL,
    target_id uuid NOT NULL,
    CONSTRAINT transfer_between_two CHECK ((NOT (source_id = target_id))),
    CONSTRAINT transfer_is_money CHECK ((amount > 0))
);

ALTER TABLE ONLY public.activities_transfer FORCE ROW LEVEL SECURITY;


ALTER TABLE public.activities_transfer OWNER TO mutua_owner;

--
-- Name: auth_group; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);


ALTER TABLE public.auth_group OWNER TO mutua_owner;

--
-- Name: auth_group_id_seq; Type: SEQUENCE; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_group_permissions; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);


ALTER TABLE public.auth_group_permissions OWNER TO mutua_owner;

--
-- Name: auth_group_permissions_id_seq; Type: SEQUENCE; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_permission; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);


ALTER TABLE public.auth_permission OWNER TO mutua_owner;

--
-- Name: auth_permission_id_seq; Type: SEQUENCE; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_user; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.auth_user (
    id integer NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    is_superuser boolean NOT NULL,
    username character varying(150) NOT NULL,
    first_name character varying(150) NOT NULL,
    last_name character varying(150) NOT NULL,
    email character varying(254) NOT NULL,
    is_staff boolean NOT NULL,
    is_active boolean NOT NULL,
    date_joined timestamp with time zone NOT NULL
);


ALTER TABLE public.auth_user OWNER TO mutua_owner;

--
-- Name: auth_user_groups; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.auth_user_groups (
    id bigint NOT NULL,
    user_id integer NOT NULL,
    group_id integer NOT NULL
);


ALTER TABLE public.auth_user_groups OWNER TO mutua_owner;

--
-- Name: auth_user_groups_id_seq; Type: SEQUENCE; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.auth_user_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_user_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_user_id_seq; Type: SEQUENCE; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.auth_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_user_user_permissions; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.auth_user_user_permissions (
    id bigint NOT NULL,
    user_id integer NOT NULL,
    permission_id integer NOT NULL
);


ALTER TABLE public.auth_user_user_permissions OWNER TO mutua_owner;

--
-- Name: auth_user_user_permissions_id_seq; Type: SEQUENCE; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.auth_user_user_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_user_user_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: django_content_type; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);


ALTER TABLE public.django_content_type OWNER TO mutua_owner;

--
-- Name: django_content_type_id_seq; Type: SEQUENCE; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: django_migrations; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);


ALTER TABLE public.django_migrations OWNER TO mutua_owner;

--
-- Name: django_migrations_id_seq; Type: SEQUENCE; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: django_session; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);


ALTER TABLE public.django_session OWNER TO mutua_owner;

--
-- Name: ground_act; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.ground_act (
    id uuid NOT NULL,
    key uuid NOT NULL,
    verb text NOT NULL,
    facts text NOT NULL,
    actor text NOT NULL,
    person uuid,
    for_member uuid,
    role text NOT NULL,
    reason text NOT NULL,
    said_at timestamp with time zone NOT NULL,
    made_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    result jsonb,
    made_in xid8 DEFAULT pg_current_xact_id() NOT NULL
);

ALTER TABLE ONLY public.ground_act FORCE ROW LEVEL SECURITY;


ALTER TABLE public.ground_act OWNER TO mutua_owner;

--
-- Name: ground_arrow; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.ground_arrow (
    id bigint NOT NULL,
    machine text NOT NULL,
    before text NOT NULL,
    after text NOT NULL,
    verb text NOT NULL,
    roles jsonb NOT NULL
);


ALTER TABLE public.ground_arrow OWNER TO mutua_owner;

--
-- Name: ground_arrow_id_seq; Type: SEQUENCE; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.ground_arrow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ground_arrow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: ground_change; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.ground_change (
    id bigint NOT NULL,
    "table" text NOT NULL,
    "row" text NOT NULL,
    operation text NOT NULL,
    "values" jsonb NOT NULL,
    act_id uuid NOT NULL
);

ALTER TABLE ONLY public.ground_change FORCE ROW LEVEL SECURITY;


ALTER TABLE public.ground_change OWNER TO mutua_owner;

--
-- Name: ground_change_id_seq; Type: SEQUENCE; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.ground_change ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ground_change_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: ground_letter; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.ground_letter (
    id uuid NOT NULL,
    what text NOT NULL,
    address text NOT NULL,
    subject text NOT NULL,
    text text NOT NULL,
    sent_at timestamp with time zone,
    act_id uuid DEFAULT mutua.act() NOT NULL
);

ALTER TABLE ONLY public.ground_letter FORCE ROW LEVEL SECURITY;


ALTER TABLE public.ground_letter OWNER TO mutua_owner;

--
-- Name: ground_personalvalue; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.ground_personalvalue (
    id bigint NOT NULL,
    "column" text NOT NULL,
    before text,
    after text,
    erased_at timestamp with time zone,
    change_id bigint NOT NULL
);

ALTER TABLE ONLY public.ground_personalvalue FORCE ROW LEVEL SECURITY;


ALTER TABLE public.ground_personalvalue OWNER TO mutua_owner;

--
-- Name: ground_personalvalue_id_seq; Type: SEQUENCE; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.ground_personalvalue ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ground_personalvalue_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: ledger_account; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.ledger_account (
    code text NOT NULL,
    nature text NOT NULL,
    mapped text NOT NULL,
    needs jsonb NOT NULL,
    by_member boolean NOT NULL,
    parent_id text,
    CONSTRAINT account_nature_known CHECK ((nature = ANY (ARRAY['asset'::text, 'liability'::text, 'equity'::text, 'income'::text, 'expense'::text])))
);

ALTER TABLE ONLY public.ledger_account FORCE ROW LEVEL SECURITY;


ALTER TABLE public.ledger_account OWNER TO mutua_owner;

--
-- Name: ledger_entry; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.ledger_entry (
    id uuid NOT NULL,
    day date NOT NULL,
    cause_kind text NOT NULL,
    cause_id uuid NOT NULL,
    purpose text NOT NULL,
    text text NOT NULL,
    act_id uuid DEFAULT mutua.act() NOT NULL,
    corrects_id uuid,
    legal_entity_id text NOT NULL,
    made_in xid8 DEFAULT pg_current_xact_id() NOT NULL
);

ALTER TABLE ONLY public.ledger_entry FORCE ROW LEVEL SECURITY;


ALTER TABLE public.ledger_entry OWNER TO mutua_owner;

--
-- Name: ledger_legalentity; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.ledger_legalentity (
    code text NOT NULL,
    name text NOT NULL,
    country text NOT NULL,
    currency text NOT NULL,
    details jsonb NOT NULL
);

ALTER TABLE ONLY public.ledger_legalentity FORCE ROW LEVEL SECURITY;


ALTER TABLE public.ledger_legalentity OWNER TO mutua_owner;

--
-- Name: ledger_period; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.ledger_period (
    id uuid NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    state text NOT NULL,
    head text NOT NULL,
    legal_entity_id text NOT NULL,
    CONSTRAINT period_has_days CHECK ((first_day <= last_day))
);

ALTER TABLE ONLY public.ledger_period FORCE ROW LEVEL SECURITY;


ALTER TABLE public.ledger_period OWNER TO mutua_owner;

--
-- Name: ledger_posting; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.ledger_posting (
    line smallint NOT NULL,
    amount bigint NOT NULL,
    currency text NOT NULL,
    activity uuid,
    person uuid,
    client uuid,
    fund text,
    authority text,
    account_id text NOT NULL,
    entry_id uuid NOT NULL,
    CONSTRAINT posting_currency CHECK ((currency ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT posting_is_not_nothing CHECK ((NOT (amount = 0)))
);

ALTER TABLE ONLY public.ledger_posting FORCE ROW LEVEL SECURITY;


ALTER TABLE public.ledger_posting OWNER TO mutua_owner;

--
-- Name: mfa_authenticator; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);


ALTER TABLE public.mfa_authenticator OWNER TO mutua_owner;

--
-- Name: mfa_authenticator_id_seq; Type: SEQUENCE; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: people_bankaccount; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.people_bankaccount (
    id uuid NOT NULL,
    iban text NOT NULL,
    holder text NOT NULL,
    said_at timestamp with time zone,
    payable_from timestamp with time zone,
    person_id uuid NOT NULL
);

ALTER TABLE ONLY public.people_bankaccount FORCE ROW LEVEL SECURITY;


ALTER TABLE public.people_bankaccount OWNER TO mutua_owner;

--
-- Name: people_death; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.people_death (
    id uuid NOT NULL,
    died_on date NOT NULL,
    document text NOT NULL,
    person_id uuid NOT NULL
);

ALTER TABLE ONLY public.people_death FORCE ROW LEVEL SECURITY;


ALTER TABLE public.people_death OWNER TO mutua_owner;

--
-- Name: people_heir; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.people_heir (
    id uuid NOT NULL,
    parts integer NOT NULL,
    document text NOT NULL,
    deceased_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT heir_by_a_document CHECK ((NOT (document = ''::text))),
    CONSTRAINT heir_of_another CHECK ((NOT (deceased_id = person_id))),
    CONSTRAINT heir_of_something CHECK ((parts > 0))
);

ALTER TABLE ONLY public.people_heir FORCE ROW LEVEL SECURITY;


ALTER TABLE public.people_heir OWNER TO mutua_owner;

--
-- Name: people_holding; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.people_holding (
    id uuid NOT NULL,
    first_number bigint NOT NULL,
    last_number bigint NOT NULL,
    price bigint NOT NULL,
    since date NOT NULL,
    until date,
    person_id uuid NOT NULL,
    CONSTRAINT held_for_days CHECK (((until IS NULL) OR (until >= since)))
);

ALTER TABLE ONLY public.people_holding FORCE ROW LEVEL SECURITY;


ALTER TABLE public.people_holding OWNER TO mutua_owner;

--
-- Name: people_legalperson; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.people_legalperson (
    id uuid NOT NULL,
    enterprise_number text NOT NULL,
    person_id uuid NOT NULL,
    represented_by_id uuid NOT NULL,
    CONSTRAINT represented_by_another CHECK ((NOT (person_id = represented_by_id)))
);

ALTER TABLE ONLY public.people_legalperson FORCE ROW LEVEL SECURITY;


ALTER TABLE public.people_legalperson OWNER TO mutua_owner;

--
-- Name: people_membership; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.people_membership (
    id uuid NOT NULL,
    category text NOT NULL,
    state text NOT NULL,
    asked_on date NOT NULL,
    decided_on date,
    reason text NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT membership_category CHECK ((category = ANY (ARRAY['A'::text, 'B'::text, 'C'::text]))),
    CONSTRAINT refusal_says_why CHECK (((NOT (state = 'refused'::text)) OR (NOT (reason = ''::text))))
);

ALTER TABLE ONLY public.people_membership FORCE ROW LEVEL SECURITY;


ALTER TABLE public.people_membership OWNER TO mutua_owner;

--
-- Name: people_nationalnumber; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.people_nationalnumber (
    id uuid NOT NULL,
    key_name text NOT NULL,
    sealed bytea NOT NULL,
    found_by text NOT NULL,
    person_id uuid NOT NULL
);

ALTER TABLE ONLY public.people_nationalnumber FORCE ROW LEVEL SECURITY;


ALTER TABLE public.people_nationalnumber OWNER TO mutua_owner;

--
-- Name: people_payment_reference; Type: SEQUENCE; Schema: public; Owner: mutua_owner
--

CREATE SEQUENCE public.people_payment_reference
    START WITH 9000000001
    INCREMENT BY 1
    NO MINVALUE
    MAXVALUE 9999999999
    CACHE 1;


ALTER SEQUENCE public.people_payment_reference OWNER TO mutua_owner;

--
-- Name: people_person; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.people_person (
    id uuid NOT NULL,
    legal_name text NOT NULL,
    chosen_name text NOT NULL,
    language text NOT NULL,
    email text NOT NULL,
    born_on date,
    street text NOT NULL,
    number text NOT NULL,
    box text NOT NULL,
    postcode text NOT NULL,
    town text NOT NULL,
    country text NOT NULL,
    erased_at timestamp with time zone,
    CONSTRAINT person_language CHECK ((language = ANY (ARRAY['fr'::text, 'nl'::text, 'de'::text, 'en'::text])))
);

ALTER TABLE ONLY public.people_person FORCE ROW LEVEL SECURITY;


ALTER TABLE public.people_person OWNER TO mutua_owner;

--
-- Name: people_repayment; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.people_repayment (
    id uuid NOT NULL,
    shares bigint NOT NULL,
    value bigint NOT NULL,
    amount bigint NOT NULL,
    payees jsonb NOT NULL,
    tests jsonb NOT NULL,
    state text NOT NULL,
    decided_on date NOT NULL,
    decided_by text NOT NULL,
    pay_from date NOT NULL,
    paid_on date,
    person_id uuid NOT NULL,
    CONSTRAINT never_repaid_beyond CHECK (((shares > 0) AND (amount >= 0) AND (amount <= value))),
    CONSTRAINT not_repaid_before_its_day CHECK (((paid_on IS NULL) OR (paid_on >= pay_from)))
);

ALTER TABLE ONLY public.people_repayment FORCE ROW LEVEL SECURITY;


ALTER TABLE public.people_repayment OWNER TO mutua_owner;

--
-- Name: people_sharemovement; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.people_sharemovement (
    id bigint NOT NULL,
    kind text NOT NULL,
    first_number bigint NOT NULL,
    last_number bigint NOT NULL,
    price bigint NOT NULL,
    day date NOT NULL,
    from_person_id uuid,
    repayment_id uuid,
    to_person_id uuid,
    transfer_id uuid,
    subscription_id uuid,
    CONSTRAINT movement_has_its_sides CHECK ((((from_person_id IS NULL) AND (kind = 'subscription'::text) AND (repayment_id IS NULL) AND (subscription_id IS NOT NULL) AND (to_person_id IS NOT NULL) AND (transfer_id IS NULL)) OR ((from_person_id IS NOT NULL) AND (kind = 'transfer'::text) AND (repayment_id IS NULL) AND (subscription_id IS NULL) AND (to_person_id IS NOT NULL) AND (transfer_id IS NOT NULL)) OR ((from_person_id IS NOT NULL) AND (kind = 'repayment'::text) AND (repayment_id IS NOT NULL) AND (subscription_id IS NULL) AND (to_person_id IS NULL) AND (transfer_id IS NULL)))),
    CONSTRAINT movement_of_numbers CHECK (((first_number > 0) AND (last_number >= first_number)))
);

ALTER TABLE ONLY public.people_sharemovement FORCE ROW LEVEL SECURITY;


ALTER TABLE public.people_sharemovement OWNER TO mutua_owner;

--
-- Name: people_sharemovement_id_seq; Type: SEQUENCE; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.people_sharemovement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_sharemovement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: people_shareprice; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.people_shareprice (
    id uuid NOT NULL,
    from_day date NOT NULL,
    amount bigint NOT NULL,
    decided_by text NOT NULL,
    legal_entity_id text NOT NULL,
    CONSTRAINT share_has_a_price CHECK ((amount > 0)),
    CONSTRAINT share_price_was_decided CHECK ((NOT (decided_by = ''::text)))
);

ALTER TABLE ONLY public.people_shareprice FORCE ROW LEVEL SECURITY;


ALTER TABLE public.people_shareprice OWNER TO mutua_owner;

--
-- Name: people_sharetransfer; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.people_sharetransfer (
    id uuid NOT NULL,
    shares bigint NOT NULL,
    state text NOT NULL,
    offered_on date NOT NULL,
    answered_on date,
    buyer_id uuid NOT NULL,
    seller_id uuid NOT NULL,
    CONSTRAINT transfer_of_something CHECK ((shares > 0)),
    CONSTRAINT transfer_to_another CHECK ((NOT (seller_id = buyer_id)))
);

ALTER TABLE ONLY public.people_sharetransfer FORCE ROW LEVEL SECURITY;


ALTER TABLE public.people_sharetransfer OWNER TO mutua_owner;

--
-- Name: people_subscription; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.people_subscription (
    id uuid NOT NULL,
    shares bigint NOT NULL,
    price bigint NOT NULL,
    payment_reference text NOT NULL,
    state text NOT NULL,
    asked_on date NOT NULL,
    paid_on date,
    paid_from text NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT a_held_share_was_paid CHECK (((state = ANY (ARRAY['asked'::text, 'cancelled'::text])) OR (paid_on IS NOT NULL))),
    CONSTRAINT subscription_of_something CHECK (((shares > 0) AND (price > 0)))
);

ALTER TABLE ONLY public.people_subscription FORCE ROW LEVEL SECURITY;


ALTER TABLE public.people_subscription OWNER TO mutua_owner;

--
-- Name: portal_cache; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.portal_cache (
    cache_key character varying(255) NOT NULL,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);


ALTER TABLE public.portal_cache OWNER TO mutua_owner;

--
-- Name: procrastinate_events; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type public.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);


ALTER TABLE public.procrastinate_events OWNER TO mutua_owner;

--
-- Name: procrastinate_events_id_seq; Type: SEQUENCE; Schema: public; Owner: mutua_owner
--

CREATE SEQUENCE public.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.procrastinate_events_id_seq OWNER TO mutua_owner;

--
-- Name: procrastinate_events_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: mutua_owner
--

ALTER SEQUENCE public.procrastinate_events_id_seq OWNED BY public.procrastinate_events.id;


--
-- Name: procrastinate_jobs_id_seq; Type: SEQUENCE; Schema: public; Owner: mutua_owner
--

CREATE SEQUENCE public.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNER TO mutua_owner;

--
-- Name: procrastinate_jobs_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: mutua_owner
--

ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNED BY public.procrastinate_jobs.id;


--
-- Name: procrastinate_periodic_defers; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);


ALTER TABLE public.procrastinate_periodic_defers OWNER TO mutua_owner;

--
-- Name: procrastinate_periodic_defers_id_seq; Type: SEQUENCE; Schema: public; Owner: mutua_owner
--

CREATE SEQUENCE public.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNER TO mutua_owner;

--
-- Name: procrastinate_periodic_defers_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: mutua_owner
--

ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNED BY public.procrastinate_periodic_defers.id;


--
-- Name: procrastinate_workers; Type: TABLE; Schema: public; Owner: mutua_owner
--

CREATE TABLE public.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);


ALTER TABLE public.procrastinate_workers OWNER TO mutua_owner;

--
-- Name: procrastinate_workers_id_seq; Type: SEQUENCE; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: procrastinate_events id; Type: DEFAULT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);


--
-- Name: procrastinate_jobs id; Type: DEFAULT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);


--
-- Name: procrastinate_periodic_defers id; Type: DEFAULT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);


--
-- Data for Name: account_emailaddress; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.account_emailaddress (id, email, verified, "primary", user_id) FROM stdin;
\.


--
-- Data for Name: account_emailconfirmation; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.account_emailconfirmation (id, created, sent, key, email_address_id) FROM stdin;
\.


--
-- Data for Name: accounts_account; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.accounts_account (id, person, role, user_id) FROM stdin;
\.


--
-- Data for Name: activities_activity; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.activities_activity (id, name, levy_rate, opened_on, closed_on, legal_entity_id) FROM stdin;
1ec440e4-7ef3-5849-85fd-34f5aa1c586b	Aïcha Peeters, dance	650	2026-01-01	\N	demo
85f6b081-e9db-517c-8354-cebb99840704	Bruno Leroy, music	650	2026-01-01	\N	demo
6a09abeb-019f-5dd0-874c-fdc39cddeb7c	Chloé Willems, theatre	650	2026-01-01	\N	demo
9043255e-0dc6-571d-9d69-b8e2c53938d6	Duo Canal	650	2026-01-01	\N	demo
\.


--
-- Data for Name: activities_activityclient; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.activities_activityclient (id, activity_id, client_id) FROM stdin;
b278ec30-1aa4-5ecb-b540-a3aed04f4510	1ec440e4-7ef3-5849-85fd-34f5aa1c586b	cd65227c-bd3b-5488-b007-3a21b246fa17
eb7a71ba-2fea-5980-b4e4-398d58a69737	85f6b081-e9db-517c-8354-cebb99840704	72882fd3-07d4-594f-bed9-5bcf4ad54580
17a8a656-1ec6-5ea1-ae0d-ab0188897d44	6a09abeb-019f-5dd0-874c-fdc39cddeb7c	9ce273c6-6b4b-5e9d-bd27-9c648219bebb
b143a8e8-fa3f-5012-8625-7b068909717f	1ec440e4-7ef3-5849-85fd-34f5aa1c586b	5c35c55f-30e4-5c8e-ac7c-0edc3e23296c
\.


--
-- Data for Name: activities_activitymember; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.activities_activitymember (id, share, left_on, activity_id, person_id) FROM stdin;
3b9b49ea-2ada-5f02-a2dd-9e6bd8163133	10000	\N	1ec440e4-7ef3-5849-85fd-34f5aa1c586b	a64c703c-2529-561c-8741-77da9ce9a949
f2798e81-adc2-5997-a495-08980bf23d7b	10000	\N	85f6b081-e9db-517c-8354-cebb99840704	347ac80b-f7ea-5b3a-bf02-fd36c619a9c4
ad66d493-7479-5a58-9023-fd8665c3b21f	10000	\N	6a09abeb-019f-5dd0-874c-fdc39cddeb7c	a99b41f9-9c16-5e90-b627-769e34f7f0ab
6cbc8ed2-5a22-5f82-a6db-b04178b0c671	5000	\N	9043255e-0dc6-571d-9d69-b8e2c53938d6	a64c703c-2529-561c-8741-77da9ce9a949
ec74bfda-fbbf-50f7-83ab-d66258b94a9c	5000	\N	9043255e-0dc6-571d-9d69-b8e2c53938d6	347ac80b-f7ea-5b3a-bf02-fd36c619a9c4
\.


--
-- Data for Name: activities_client; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.activities_client (id, kind, name, language, enterprise_number, vat_number, email, contact, street, number, box, postcode, town, country, peppol_scheme, peppol_id) FROM stdin;
cd65227c-bd3b-5488-b007-3a21b246fa17	company	Théâtre 1	fr	0400000086	BE0400000086	client0@demo.example		Rue Haute	1		1000	Bruxelles	BE		
72882fd3-07d4-594f-bed9-5bcf4ad54580	association	Festival 2	nl	0400791924		client1@demo.example		Meir	2		2000	Antwerpen	BE		
9ce273c6-6b4b-5e9d-bd27-9c648219bebb	public_body	Maison 3	fr	0401583859		client2@demo.example		Rue Léopold	3		4000	Liège	BE		
5c35c55f-30e4-5c8e-ac7c-0edc3e23296c	company	Studio 4	nl	0402375794	BE0402375794	client3@demo.example		Veldstraat	4		9000	Gent	BE		
\.


--
-- Data for Name: activities_expense; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.activities_expense (id, nature, text, spent_on, quantity, amount, vat, deductible, paper, state, reason, activity_id, person_id) FROM stdin;
ce1011b5-a2f3-56cb-b55f-270bbbb2c77c	material	Shoes, claimed	2026-02-28	0	12100	2100	0	0000000000000000000000000000000000000000000000000000000000000063	claimed		1ec440e4-7ef3-5849-85fd-34f5aa1c586b	a64c703c-2529-561c-8741-77da9ce9a949
a579899a-37f9-57ea-b2f9-d1560d67121b	material	Shoes, approved	2026-02-28	0	12100	2100	2100	0000000000000000000000000000000000000000000000000000000000000061	approved		1ec440e4-7ef3-5849-85fd-34f5aa1c586b	a64c703c-2529-561c-8741-77da9ce9a949
\.


--
-- Data for Name: activities_invoice; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.activities_invoice (id, kind, state, edition, lines, note, made_on, drawn, issued_on, due_on, currency, net, vat, gross, credited, payment_reference, content, pdf, ubl, activity_id, client_id, credits_id, order_id, series_id) FROM stdin;
06adf770-13b0-54bb-a666-213b845c1b9f	invoice	issued	1	[{"text": "Performance", "unit": "C62", "place": "", "nature": "artistic_performance", "quantity": 5000, "unit_price": 27000}]		2026-01-16	1	2026-01-16	2026-02-15	EUR	135000	8100	143100	5300	000000000101	{"iban": "BE68539007547034", "kind": "invoice", "buyer": {"name": "Maison 3", "email": "client2@demo.example", "address": {"town": "Liège", "number": "3", "street": "Rue Léopold", "country": "BE", "postcode": "4000"}, "endpoint": ["0208", "0401583859"], "enterprise_number": "0401583859"}, "lines": [{"net": 135000, "vat": {"rate": 600, "category": "S"}, "text": "Performance", "unit": "C62", "number": 1, "quantity": 5000, "unit_price": 27000}], "due_on": "2026-02-15", "number": "V2026-00000", "seller": {"name": "Coopérative Démo SC", "email": "factures@demo.example", "address": {"town": "Bruxelles", "number": "70", "street": "Rue Émile Féron", "country": "BE", "postcode": "1060"}, "endpoint": ["0208", "0123456749"], "registered": "SC, RPM Bruxelles", "vat_number": "BE0123456749", "enterprise_number": "0123456749"}, "currency": "EUR", "language": "fr", "issued_on": "2026-01-16", "order_reference": "O-2601-778E12EA", "payment_reference": "000000000101"}	9284a623e05950986ec1daa1a0be9a44043d3890f29e46f2c9842ac7d24a69a7	0b487bcc5769c0f6ddb74bbf93e7fb8663971f21f098c45dd9a21c1d52edf2f6	6a09abeb-019f-5dd0-874c-fdc39cddeb7c	9ce273c6-6b4b-5e9d-bd27-9c648219bebb	\N	188a35db-614a-599a-bdb4-0390778e12ea	1268b758-0f2f-49f1-9167-987957147c33
aa1425cf-12ba-5922-8de7-5ee2fb1889b7	invoice	issued	1	[{"text": "Performance", "unit": "C62", "place": "", "nature": "artistic_performance", "quantity": 4000, "unit_price": 33000}]		2026-01-21	2	2026-01-21	2026-02-20	EUR	132000	7920	139920	0	000000000202	{"iban": "BE68539007547034", "kind": "invoice", "buyer": {"name": "Maison 3", "email": "client2@demo.example", "address": {"town": "Liège", "number": "3", "street": "Rue Léopold", "country": "BE", "postcode": "4000"}, "endpoint": ["0208", "0401583859"], "enterprise_number": "0401583859"}, "lines": [{"net": 132000, "vat": {"rate": 600, "category": "S"}, "text": "Performance", "unit": "C62", "number": 1, "quantity": 4000, "unit_price": 33000}], "due_on": "2026-02-20", "number": "V2026-00000", "seller": {"name": "Coopérative Démo SC", "email": "factures@demo.example", "address": {"town": "Bruxelles", "number": "70", "street": "Rue Émile Féron", "country": "BE", "postcode": "1060"}, "endpoint": ["0208", "0123456749"], "registered": "SC, RPM Bruxelles", "vat_number": "BE0123456749", "enterprise_number": "0123456749"}, "currency": "EUR", "language": "fr", "issued_on": "2026-01-21", "order_reference": "O-2601-8646101F", "payment_reference": "000000000202"}	53eca6107baa533b84585617fa8915c56a163f2c6f802d573262fd2742db74e2	311acc2771e4582b723e792ec9b8998b9bce772a241f37be0725e747da507f4f	6a09abeb-019f-5dd0-874c-fdc39cddeb7c	9ce273c6-6b4b-5e9d-bd27-9c648219bebb	\N	a8befec9-9522-5ba7-a817-3f118646101f	1268b758-0f2f-49f1-9167-987957147c33
273a789e-9362-5eb0-b784-5ef1e6ae14a3	invoice	draft	1	[{"text": "Evening of dance", "unit": "C62", "place": "", "nature": "artistic_performance", "quantity": 2000, "unit_price": 38000}]		2026-02-28	\N	\N	\N	EUR	0	0	0	0		\N			1ec440e4-7ef3-5849-85fd-34f5aa1c586b	cd65227c-bd3b-5488-b007-3a21b246fa17	\N	\N	\N
645b809b-3d38-5815-9f46-01259f2a0720	credit_note	issued	1	[{"text": "Less than agreed", "unit": "C62", "place": "", "nature": "artistic_performance", "quantity": 1000, "unit_price": 5000}]		2026-01-21	1	2026-01-21	2026-02-20	EUR	-5000	-300	-5300	0	000000000303	{"iban": "BE68539007547034", "kind": "credit_note", "buyer": {"name": "Maison 3", "email": "client2@demo.example", "address": {"town": "Liège", "number": "3", "street": "Rue Léopold", "country": "BE", "postcode": "4000"}, "endpoint": ["0208", "0401583859"], "enterprise_number": "0401583859"}, "lines": [{"net": 5000, "vat": {"rate": 600, "category": "S"}, "text": "Less than agreed", "unit": "C62", "number": 1, "quantity": 1000, "unit_price": 5000}], "due_on": "2026-02-20", "number": "C2026-00000", "seller": {"name": "Coopérative Démo SC", "email": "factures@demo.example", "address": {"town": "Bruxelles", "number": "70", "street": "Rue Émile Féron", "country": "BE", "postcode": "1060"}, "endpoint": ["0208", "0123456749"], "registered": "SC, RPM Bruxelles", "vat_number": "BE0123456749", "enterprise_number": "0123456749"}, "currency": "EUR", "language": "fr", "precedes": [["V2026-00001", "2026-01-16"]], "issued_on": "2026-01-21", "payment_reference": "000000000303"}	2ba76ccb8e39bff218dda8bbadfe6ccc4f0c3e2ac91f100c5274c64bf1b26e4b	1143154c766949ca4a1c01e2310fb6cf74d56a25de636f0bd9f21c1f5074148f	6a09abeb-019f-5dd0-874c-fdc39cddeb7c	9ce273c6-6b4b-5e9d-bd27-9c648219bebb	06adf770-13b0-54bb-a666-213b845c1b9f	\N	7090536e-d89a-459a-b22d-a906d40c1cc0
90dc91a8-307f-5dfa-8c44-31c27621c39f	invoice	issued	1	[{"text": "Concert", "unit": "C62", "place": "", "nature": "artistic_performance", "quantity": 3000, "unit_price": 41000}]		2026-01-28	3	2026-01-28	2026-02-27	EUR	123000	7380	130380	0	000000000404	{"iban": "BE68539007547034", "kind": "invoice", "buyer": {"name": "Festival 2", "email": "client1@demo.example", "address": {"town": "Antwerpen", "number": "2", "street": "Meir", "country": "BE", "postcode": "2000"}, "endpoint": ["0208", "0400791924"], "enterprise_number": "0400791924"}, "lines": [{"net": 123000, "vat": {"rate": 600, "category": "S"}, "text": "Concert", "unit": "C62", "number": 1, "quantity": 3000, "unit_price": 41000}], "due_on": "2026-02-27", "number": "V2026-00000", "seller": {"name": "Coopérative Démo SC", "email": "factures@demo.example", "address": {"town": "Bruxelles", "number": "70", "street": "Rue Émile Féron", "country": "BE", "postcode": "1060"}, "endpoint": ["0208", "0123456749"], "registered": "SC, RPM Bruxelles", "vat_number": "BE0123456749", "enterprise_number": "0123456749"}, "currency": "EUR", "language": "nl", "issued_on": "2026-01-28", "order_reference": "O-2601-14849606", "payment_reference": "000000000404"}	f837cc27ac0b4a58d8067ea97681949a26a4269ee40e003a0fb1977b350fa2eb	c2f62d9fcd5d3e7b029c59cfc5bbcc9e9d3f459cecdab8ce5acd26608bb6fcee	85f6b081-e9db-517c-8354-cebb99840704	72882fd3-07d4-594f-bed9-5bcf4ad54580	\N	02bf41a3-9b57-5dee-9196-cbf214849606	1268b758-0f2f-49f1-9167-987957147c33
6c428002-3122-554e-b5f2-c21b39d356d4	invoice	issued	1	[{"text": "Evening of dance", "unit": "C62", "place": "", "nature": "artistic_performance", "quantity": 4000, "unit_price": 46000}]		2026-02-08	4	2026-02-08	2026-03-10	EUR	184000	11040	195040	0	000000000505	{"iban": "BE68539007547034", "kind": "invoice", "buyer": {"name": "Studio 4", "email": "client3@demo.example", "address": {"town": "Gent", "number": "4", "street": "Veldstraat", "country": "BE", "postcode": "9000"}, "endpoint": ["0208", "0402375794"], "vat_number": "BE0402375794", "enterprise_number": "0402375794"}, "lines": [{"net": 184000, "vat": {"rate": 600, "category": "S"}, "text": "Evening of dance", "unit": "C62", "number": 1, "quantity": 4000, "unit_price": 46000}], "due_on": "2026-03-10", "number": "V2026-00000", "seller": {"name": "Coopérative Démo SC", "email": "factures@demo.example", "address": {"town": "Bruxelles", "number": "70", "street": "Rue Émile Féron", "country": "BE", "postcode": "1060"}, "endpoint": ["0208", "0123456749"], "registered": "SC, RPM Bruxelles", "vat_number": "BE0123456749", "enterprise_number": "0123456749"}, "currency": "EUR", "language": "nl", "issued_on": "2026-02-08", "order_reference": "O-2601-FF87C4E6", "payment_reference": "000000000505"}	63f3c7dba9e0e8b5e8d3321dc36e5ca1b1625d2707c618d69fe0cb8f5a5a9caa	235427b37cd4e73efa36e81d6fb7c2cb26f4b4ac73f695e02bf3fe1d03bc44a1	1ec440e4-7ef3-5849-85fd-34f5aa1c586b	5c35c55f-30e4-5c8e-ac7c-0edc3e23296c	\N	49e00eec-08b7-5cd8-b46a-6b1aff87c4e6	1268b758-0f2f-49f1-9167-987957147c33
dd279ff1-50b1-5134-9bfb-19fb5829846e	invoice	issued	1	[{"text": "Concert", "unit": "C62", "place": "", "nature": "artistic_performance", "quantity": 3000, "unit_price": 46000}]		2026-02-21	5	2026-02-21	2026-03-23	EUR	138000	8280	146280	0	000000000606	{"iban": "BE68539007547034", "kind": "invoice", "buyer": {"name": "Festival 2", "email": "client1@demo.example", "address": {"town": "Antwerpen", "number": "2", "street": "Meir", "country": "BE", "postcode": "2000"}, "endpoint": ["0208", "0400791924"], "enterprise_number": "0400791924"}, "lines": [{"net": 138000, "vat": {"rate": 600, "category": "S"}, "text": "Concert", "unit": "C62", "number": 1, "quantity": 3000, "unit_price": 46000}], "due_on": "2026-03-23", "number": "V2026-00000", "seller": {"name": "Coopérative Démo SC", "email": "factures@demo.example", "address": {"town": "Bruxelles", "number": "70", "street": "Rue Émile Féron", "country": "BE", "postcode": "1060"}, "endpoint": ["0208", "0123456749"], "registered": "SC, RPM Bruxelles", "vat_number": "BE0123456749", "enterprise_number": "0123456749"}, "currency": "EUR", "language": "nl", "issued_on": "2026-02-21", "order_reference": "O-2602-6B20FA83", "payment_reference": "000000000606"}	b8e6800060defa732d375b791f68b416e277a55dd2fbdcdea85ef453c4f1bd51	9097030d0dd6b870a031423639f3479e15792ac6b2853b49197c4c7e74dc6cec	85f6b081-e9db-517c-8354-cebb99840704	72882fd3-07d4-594f-bed9-5bcf4ad54580	\N	70ff2cca-3b29-5c6f-b48b-a05f6b20fa83	1268b758-0f2f-49f1-9167-987957147c33
\.


--
-- Data for Name: activities_order; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.activities_order (id, state, version, edition, lines, place, conditions, worked_from, worked_until, valid_until, content, content_hash, token_hash, made_on, activity_id, client_id, replaces_id) FROM stdin;
188a35db-614a-599a-bdb4-0390778e12ea	signed	1	1	[{"text": "Performance", "unit": "C62", "place": "", "nature": "artistic_performance", "quantity": 5000, "unit_price": 27000}]			2026-01-16	2026-01-16	2026-02-05	{"buyer": {"name": "Maison 3", "email": "client2@demo.example", "address": {"town": "Liège", "number": "3", "street": "Rue Léopold", "country": "BE", "postcode": "4000"}, "endpoint": ["0208", "0401583859"], "enterprise_number": "0401583859"}, "lines": [{"net": 135000, "vat": {"rate": 600, "category": "S"}, "text": "Performance", "unit": "C62", "number": 1, "quantity": 5000, "unit_price": 27000}], "works": [{"last": "2026-01-16", "first": "2026-01-16", "place": ""}], "number": "O-2601-778E12EA", "seller": {"name": "Coopérative Démo SC", "email": "factures@demo.example", "address": {"town": "Bruxelles", "number": "70", "street": "Rue Émile Féron", "country": "BE", "postcode": "1060"}, "endpoint": ["0208", "0123456749"], "registered": "SC, RPM Bruxelles", "vat_number": "BE0123456749", "enterprise_number": "0123456749"}, "version": 1, "workers": ["Chloé Willems"], "currency": "EUR", "language": "fr", "issued_on": "2026-01-06", "valid_until": "2026-02-05"}	4219d5821544f03da8300609e2f84235d6e616db8b5800ede747aa29d7ade10c	c05c13ed670d3aebb61cdc34492fae50cc1b427e3edd393852d13834936b11aa	2026-01-06	6a09abeb-019f-5dd0-874c-fdc39cddeb7c	9ce273c6-6b4b-5e9d-bd27-9c648219bebb	\N
38500448-7b8b-5472-bca6-7605422f2626	declined	1	1	[{"text": "Evening of dance", "unit": "C62", "place": "", "nature": "artistic_performance", "quantity": 1000, "unit_price": 42000}]			2026-01-21	2026-01-21	2026-02-08	{"buyer": {"name": "Studio 4", "email": "client3@demo.example", "address": {"town": "Gent", "number": "4", "street": "Veldstraat", "country": "BE", "postcode": "9000"}, "endpoint": ["0208", "0402375794"], "vat_number": "BE0402375794", "enterprise_number": "0402375794"}, "lines": [{"net": 42000, "vat": {"rate": 600, "category": "S"}, "text": "Evening of dance", "unit": "C62", "number": 1, "quantity": 1000, "unit_price": 42000}], "works": [{"last": "2026-01-21", "first": "2026-01-21", "place": ""}], "number": "O-2601-422F2626", "seller": {"name": "Coopérative Démo SC", "email": "factures@demo.example", "address": {"town": "Bruxelles", "number": "70", "street": "Rue Émile Féron", "country": "BE", "postcode": "1060"}, "endpoint": ["0208", "0123456749"], "registered": "SC, RPM Bruxelles", "vat_number": "BE0123456749", "enterprise_number": "0123456749"}, "version": 1, "workers": ["Aïcha Peeters"], "currency": "EUR", "language": "nl", "issued_on": "2026-01-09", "valid_until": "2026-02-08"}	f0cb28a98134e0dd1c8c7c53d67b235759b55de465e68acb159622ca496e6d33	e3a1ac0b946aecded69b4862583b9dd73d0a25464bbbeed0db95359ccd02f636	2026-01-09	1ec440e4-7ef3-5849-85fd-34f5aa1c586b	5c35c55f-30e4-5c8e-ac7c-0edc3e23296c	\N
a8befec9-9522-5ba7-a817-3f118646101f	signed	1	1	[{"text": "Performance", "unit": "C62", "place": "", "nature": "artistic_performance", "quantity": 4000, "unit_price": 33000}]			2026-01-21	2026-01-21	2026-02-11	{"buyer": {"name": "Maison 3", "email": "client2@demo.example", "address": {"town": "Liège", "number": "3", "street": "Rue Léopold", "country": "BE", "postcode": "4000"}, "endpoint": ["0208", "0401583859"], "enterprise_number": "0401583859"}, "lines": [{"net": 132000, "vat": {"rate": 600, "category": "S"}, "text": "Performance", "unit": "C62", "number": 1, "quantity": 4000, "unit_price": 33000}], "works": [{"last": "2026-01-21", "first": "2026-01-21", "place": ""}], "number": "O-2601-8646101F", "seller": {"name": "Coopérative Démo SC", "email": "factures@demo.example", "address": {"town": "Bruxelles", "number": "70", "street": "Rue Émile Féron", "country": "BE", "postcode": "1060"}, "endpoint": ["0208", "0123456749"], "registered": "SC, RPM Bruxelles", "vat_number": "BE0123456749", "enterprise_number": "0123456749"}, "version": 1, "workers": ["Chloé Willems"], "currency": "EUR", "language": "fr", "issued_on": "2026-01-12", "valid_until": "2026-02-11"}	4dd3098a3bfd65ba2a273866d56b876ff3b84901e10eadc7f7f7adbfbb20909e	0f1dda0b00f6075a5e674a30dcf636b4f04c306856decef5ccbf2e9bd58abcb0	2026-01-12	6a09abeb-019f-5dd0-874c-fdc39cddeb7c	9ce273c6-6b4b-5e9d-bd27-9c648219bebb	\N
02bf41a3-9b57-5dee-9196-cbf214849606	signed	1	1	[{"text": "Concert", "unit": "C62", "place": "", "nature": "artistic_performance", "quantity": 3000, "unit_price": 41000}]			2026-01-28	2026-01-28	2026-02-19	{"buyer": {"name": "Festival 2", "email": "client1@demo.example", "address": {"town": "Antwerpen", "number": "2", "street": "Meir", "country": "BE", "postcode": "2000"}, "endpoint": ["0208", "0400791924"], "enterprise_number": "0400791924"}, "lines": [{"net": 123000, "vat": {"rate": 600, "category": "S"}, "text": "Concert", "unit": "C62", "number": 1, "quantity": 3000, "unit_price": 41000}], "works": [{"last": "2026-01-28", "first": "2026-01-28", "place": ""}], "number": "O-2601-14849606", "seller": {"name": "Coopérative Démo SC", "email": "factures@demo.example", "address": {"town": "Bruxelles", "number": "70", "street": "Rue Émile Féron", "country": "BE", "postcode": "1060"}, "endpoint": ["0208", "0123456749"], "registered": "SC, RPM Bruxelles", "vat_number": "BE0123456749", "enterprise_number": "0123456749"}, "version": 1, "workers": ["Bruno Leroy"], "currency": "EUR", "language": "nl", "issued_on": "2026-01-20", "valid_until": "2026-02-19"}	62748a22766cc930fe1c324023d327d334e54fff0894cbea5b6014b9e5f4ca5a	6f56b14acc5f719ee114e6a4627440b736c728e166f306fb9a3363758d144347	2026-01-20	85f6b081-e9db-517c-8354-cebb99840704	72882fd3-07d4-594f-bed9-5bcf4ad54580	\N
49e00eec-08b7-5cd8-b46a-6b1aff87c4e6	signed	1	1	[{"text": "Evening of dance", "unit": "C62", "place": "", "nature": "artistic_performance", "quantity": 4000, "unit_price": 46000}]			2026-02-08	2026-02-08	2026-02-27	{"buyer": {"name": "Studio 4", "email": "client3@demo.example", "address": {"town": "Gent", "number": "4", "street": "Veldstraat", "country": "BE", "postcode": "9000"}, "endpoint": ["0208", "0402375794"], "vat_number": "BE0402375794", "enterprise_number": "0402375794"}, "lines": [{"net": 184000, "vat": {"rate": 600, "category": "S"}, "text": "Evening of dance", "unit": "C62", "number": 1, "quantity": 4000, "unit_price": 46000}], "works": [{"last": "2026-02-08", "first": "2026-02-08", "place": ""}], "number": "O-2601-FF87C4E6", "seller": {"name": "Coopérative Démo SC", "email": "factures@demo.example", "address": {"town": "Bruxelles", "number": "70", "street": "Rue Émile Féron", "country": "BE", "postcode": "1060"}, "endpoint": ["0208", "0123456749"], "registered": "SC, RPM Bruxelles", "vat_number": "BE0123456749", "enterprise_number": "0123456749"}, "version": 1, "workers": ["Aïcha Peeters"], "currency": "EUR", "language": "nl", "issued_on": "2026-01-28", "valid_until": "2026-02-27"}	b2bd17ae409f5014fdd202a020ce29602e5563730ba7c050de5ca8ba25088bcf	43f25d4b64fce759bf63e5d61b74620011c01665df2431f65e2e7b9faa15e17a	2026-01-28	1ec440e4-7ef3-5849-85fd-34f5aa1c586b	5c35c55f-30e4-5c8e-ac7c-0edc3e23296c	\N
70ff2cca-3b29-5c6f-b48b-a05f6b20fa83	signed	1	1	[{"text": "Concert", "unit": "C62", "place": "", "nature": "artistic_performance", "quantity": 3000, "unit_price": 46000}]			2026-02-21	2026-02-21	2026-03-04	{"buyer": {"name": "Festival 2", "email": "client1@demo.example", "address": {"town": "Antwerpen", "number": "2", "street": "Meir", "country": "BE", "postcode": "2000"}, "endpoint": ["0208", "0400791924"], "enterprise_number": "0400791924"}, "lines": [{"net": 138000, "vat": {"rate": 600, "category": "S"}, "text": "Concert", "unit": "C62", "number": 1, "quantity": 3000, "unit_price": 46000}], "works": [{"last": "2026-02-21", "first": "2026-02-21", "place": ""}], "number": "O-2602-6B20FA83", "seller": {"name": "Coopérative Démo SC", "email": "factures@demo.example", "address": {"town": "Bruxelles", "number": "70", "street": "Rue Émile Féron", "country": "BE", "postcode": "1060"}, "endpoint": ["0208", "0123456749"], "registered": "SC, RPM Bruxelles", "vat_number": "BE0123456749", "enterprise_number": "0123456749"}, "version": 1, "workers": ["Bruno Leroy"], "currency": "EUR", "language": "nl", "issued_on": "2026-02-02", "valid_until": "2026-03-04"}	3bc261f614220a8288f76018f2ede384dfe4f3a85c0362463eeee6764040e098	b7c0b73910ab77c055e1fd213da994ca4c97734c0683484068287310ee2d6962	2026-02-02	85f6b081-e9db-517c-8354-cebb99840704	72882fd3-07d4-594f-bed9-5bcf4ad54580	\N
cc9f0b45-0c0f-540a-ae91-42334bbaf568	draft	1	1	[{"text": "Evening of dance", "unit": "C62", "place": "", "nature": "artistic_performance", "quantity": 2000, "unit_price": 38000}]			\N	\N	2026-03-30	\N			2026-02-28	1ec440e4-7ef3-5849-85fd-34f5aa1c586b	cd65227c-bd3b-5488-b007-3a21b246fa17	\N
\.


--
-- Data for Name: activities_receipt; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.activities_receipt (id, amount, received_on, reference, invoice_id) FROM stdin;
c3228b84-8567-5678-bbfe-24cf259dba26	137800	2026-02-07		06adf770-13b0-54bb-a666-213b845c1b9f
9d4a0711-9530-5565-bfc0-1cd9a1b045b2	130380	2026-02-20		90dc91a8-307f-5dfa-8c44-31c27621c39f
84f06eae-4797-5fc0-8e82-21fa04519649	195040	2026-02-23		6c428002-3122-554e-b5f2-c21b39d356d4
b8218b67-8a6b-5db4-87c1-467afba62620	139920	2026-02-26		aa1425cf-12ba-5922-8de7-5ee2fb1889b7
\.


--
-- Data for Name: activities_series; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.activities_series (id, book, year, last, legal_entity_id) FROM stdin;
7090536e-d89a-459a-b22d-a906d40c1cc0	C	2026	1	demo
1268b758-0f2f-49f1-9167-987957147c33	V	2026	5	demo
\.


--
-- Data for Name: activities_signature; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.activities_signature (id, name, capacity, email, signed_at, content_hash, sealed, order_id) FROM stdin;
536e56b0-5ae9-54d8-9a38-c0c668955a57	Camille Client	Gestion	client2@demo.example	2026-01-06 11:00:00+00	4219d5821544f03da8300609e2f84235d6e616db8b5800ede747aa29d7ade10c	4f82ea96216639b22a24ed76a0ab5996cd80e3c1fa80d399da3b1dc1544e2113	188a35db-614a-599a-bdb4-0390778e12ea
caf21bba-3e65-5cdd-802a-230c55dc51aa	Camille Client	Gestion	client2@demo.example	2026-01-12 11:00:00+00	4dd3098a3bfd65ba2a273866d56b876ff3b84901e10eadc7f7f7adbfbb20909e	96eebec232898e80042d8f35ca77f83159fc02b81795e00830e9e7749493bd28	a8befec9-9522-5ba7-a817-3f118646101f
08523797-a0a2-50ea-b746-90d7ac154adf	Camille Client	Gestion	client1@demo.example	2026-01-20 11:00:00+00	62748a22766cc930fe1c324023d327d334e54fff0894cbea5b6014b9e5f4ca5a	cc138f88815b008497561ea838e3e6674cd8a5ce5ca9e47641a2877c57480580	02bf41a3-9b57-5dee-9196-cbf214849606
b1b086f2-977e-56b1-aa35-ca119efaf8ac	Camille Client	Gestion	client3@demo.example	2026-01-28 11:00:00+00	b2bd17ae409f5014fdd202a020ce29602e5563730ba7c050de5ca8ba25088bcf	5eede69ab0989da58a03f29e0750fcade03a4307ddbff59a55eb56a0243b0d46	49e00eec-08b7-5cd8-b46a-6b1aff87c4e6
813f5f7c-9fcc-51c9-a33d-6321418d0a8b	Camille Client	Gestion	client1@demo.example	2026-02-02 11:00:00+00	3bc261f614220a8288f76018f2ede384dfe4f3a85c0362463eeee6764040e098	ae842cd911fd5bffb78c2f6b50b832c54f7872156ec98a9e516428a5dd7a981c	70ff2cca-3b29-5c6f-b48b-a05f6b20fa83
\.


--
-- Data for Name: activities_signaturecode; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.activities_signaturecode (id, email, code_hash, sent_at, tries, used_at, order_id) FROM stdin;
4be1d049-8383-5f09-b7f1-03470d919219	client2@demo.example	8133d6ce107565bdd2a764ede4a9a622dcf66e5b49308578e0fe486ab1c2c3de	2026-01-06 11:00:00+00	0	2026-01-06 11:00:00+00	188a35db-614a-599a-bdb4-0390778e12ea
152be38e-db55-5d4a-a8cb-79cea5bc7c9e	client2@demo.example	6e208c726a9af7b69b4cb49605f6f8d92b60dcaab9c8f5666d5c892c79f72e3b	2026-01-12 11:00:00+00	0	2026-01-12 11:00:00+00	a8befec9-9522-5ba7-a817-3f118646101f
130d0fbb-f4f3-57ce-b0f5-0c53a6ff6262	client1@demo.example	a0852dae368aed536d9fe405fabb495a573989cc1193c6837c1625ddb50152b4	2026-01-20 11:00:00+00	0	2026-01-20 11:00:00+00	02bf41a3-9b57-5dee-9196-cbf214849606
d02dc52b-8da6-5beb-9c4f-44fa9693b6d0	client3@demo.example	4932743603eedfa993ac282af7b41d40b8456f180d74eeff50afbeba0bd5b7c0	2026-01-28 11:00:00+00	0	2026-01-28 11:00:00+00	49e00eec-08b7-5cd8-b46a-6b1aff87c4e6
df6362b7-f765-571f-8497-ce3a4c9c6ab1	client1@demo.example	e032d0a81a7c490ab56f052120d5cca90a59cf3271bf7a6a61eeb025e4a34b52	2026-02-02 11:00:00+00	0	2026-02-02 11:00:00+00	70ff2cca-3b29-5c6f-b48b-a05f6b20fa83
\.


--
-- Data for Name: activities_transfer; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.activities_transfer (id, amount, text, made_on, source_id, target_id) FROM stdin;
088d3dc2-6067-5189-9bcd-f96e1f94aed5	5000	For the duo	2026-02-28	1ec440e4-7ef3-5849-85fd-34f5aa1c586b	9043255e-0dc6-571d-9d69-b8e2c53938d6
\.


--
-- Data for Name: auth_group; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.auth_group (id, name) FROM stdin;
\.


--
-- Data for Name: auth_group_permissions; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.auth_group_permissions (id, group_id, permission_id) FROM stdin;
\.


--
-- Data for Name: auth_permission; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.auth_permission (id, name, content_type_id, codename) FROM stdin;
1	Can add account	1	add_account
2	Can change account	1	change_account
3	Can delete account	1	delete_account
4	Can view account	1	view_account
5	Can add content type	2	add_contenttype
6	Can change content type	2	change_contenttype
7	Can delete content type	2	delete_contenttype
8	Can view content type	2	view_contenttype
9	Can add permission	3	add_permission
10	Can change permission	3	change_permission
11	Can delete permission	3	delete_permission
12	Can view permission	3	view_permission
13	Can add group	4	add_group
14	Can change group	4	change_group
15	Can delete group	4	delete_group
16	Can view group	4	view_group
17	Can add user	5	add_user
18	Can change user	5	change_user
19	Can delete user	5	delete_user
20	Can view user	5	view_user
21	Can add session	6	add_session
22	Can change session	6	change_session
23	Can delete session	6	delete_session
24	Can view session	6	view_session
25	Can add email address	7	add_emailaddress
26	Can change email address	7	change_emailaddress
27	Can delete email address	7	delete_emailaddress
28	Can view email address	7	view_emailaddress
29	Can add email confirmation	8	add_emailconfirmation
30	Can change email confirmation	8	change_emailconfirmation
31	Can delete email confirmation	8	delete_emailconfirmation
32	Can view email confirmation	8	view_emailconfirmation
33	Can add authenticator	9	add_authenticator
34	Can change authenticator	9	change_authenticator
35	Can delete authenticator	9	delete_authenticator
36	Can view authenticator	9	view_authenticator
37	Can add procrastinate event	10	add_procrastinateevent
38	Can change procrastinate event	10	change_procrastinateevent
39	Can delete procrastinate event	10	delete_procrastinateevent
40	Can view procrastinate event	10	view_procrastinateevent
41	Can add procrastinate job	11	add_procrastinatejob
42	Can change procrastinate job	11	change_procrastinatejob
43	Can delete procrastinate job	11	delete_procrastinatejob
44	Can view procrastinate job	11	view_procrastinatejob
45	Can add procrastinate periodic defer	12	add_procrastinateperiodicdefer
46	Can change procrastinate periodic defer	12	change_procrastinateperiodicdefer
47	Can delete procrastinate periodic defer	12	delete_procrastinateperiodicdefer
48	Can view procrastinate periodic defer	12	view_procrastinateperiodicdefer
49	Can add procrastinate worker	13	add_procrastinateworker
50	Can change procrastinate worker	13	change_procrastinateworker
51	Can delete procrastinate worker	13	delete_procrastinateworker
52	Can view procrastinate worker	13	view_procrastinateworker
53	Can add act	14	add_act
54	Can change act	14	change_act
55	Can delete act	14	delete_act
56	Can view act	14	view_act
57	Can add arrow	15	add_arrow
58	Can change arrow	15	change_arrow
59	Can delete arrow	15	delete_arrow
60	Can view arrow	15	view_arrow
61	Can add change	16	add_change
62	Can change change	16	change_change
63	Can delete change	16	delete_change
64	Can view change	16	view_change
65	Can add personal value	17	add_personalvalue
66	Can change personal value	17	change_personalvalue
67	Can delete personal value	17	delete_personalvalue
68	Can view personal value	17	view_personalvalue
69	Can add letter	18	add_letter
70	Can change letter	18	change_letter
71	Can delete letter	18	delete_letter
72	Can view letter	18	view_letter
73	Can add legal entity	19	add_legalentity
74	Can change legal entity	19	change_legalentity
75	Can delete legal entity	19	delete_legalentity
76	Can view legal entity	19	view_legalentity
77	Can add account	20	add_account
78	Can change account	20	change_account
79	Can delete account	20	delete_account
80	Can view account	20	view_account
81	Can add entry	21	add_entry
82	Can change entry	21	change_entry
83	Can delete entry	21	delete_entry
84	Can view entry	21	view_entry
85	Can add period	22	add_period
86	Can change period	22	change_period
87	Can delete period	22	delete_period
88	Can view period	22	view_period
89	Can add posting	23	add_posting
90	Can change posting	23	change_posting
91	Can delete posting	23	delete_posting
92	Can view posting	23	view_posting
93	Can add person	24	add_person
94	Can change person	24	change_person
95	Can delete person	24	delete_person
96	Can view person	24	view_person
97	Can add membership	25	add_membership
98	Can change membership	25	change_membership
99	Can delete membership	25	delete_membership
100	Can view membership	25	view_membership
101	Can add holding	26	add_holding
102	Can change holding	26	change_holding
103	Can delete holding	26	delete_holding
104	Can view holding	26	view_holding
105	Can add repayment	27	add_repayment
106	Can change repayment	27	change_repayment
107	Can delete repayment	27	delete_repayment
108	Can view repayment	27	view_repayment
109	Can add share price	28	add_shareprice
110	Can change share price	28	change_shareprice
111	Can delete share price	28	delete_shareprice
112	Can view share price	28	view_shareprice
113	Can add share transfer	29	add_sharetransfer
114	Can change share transfer	29	change_sharetransfer
115	Can delete share transfer	29	delete_sharetransfer
116	Can view share transfer	29	view_sharetransfer
117	Can add subscription	30	add_subscription
118	Can change subscription	30	change_subscription
119	Can delete subscription	30	delete_subscription
120	Can view subscription	30	view_subscription
121	Can add share movement	31	add_sharemovement
122	Can change share movement	31	change_sharemovement
123	Can delete share movement	31	delete_sharemovement
124	Can view share movement	31	view_sharemovement
125	Can add death	32	add_death
126	Can change death	32	change_death
127	Can delete death	32	delete_death
128	Can view death	32	view_death
129	Can add heir	33	add_heir
130	Can change heir	33	change_heir
131	Can delete heir	33	delete_heir
132	Can view heir	33	view_heir
133	Can add bank account	34	add_bankaccount
134	Can change bank account	34	change_bankaccount
135	Can delete bank account	34	delete_bankaccount
136	Can view bank account	34	view_bankaccount
137	Can add national number	35	add_nationalnumber
138	Can change national number	35	change_nationalnumber
139	Can delete national number	35	delete_nationalnumber
140	Can view national number	35	view_nationalnumber
141	Can add legal person	36	add_legalperson
142	Can change legal person	36	change_legalperson
143	Can delete legal person	36	delete_legalperson
144	Can view legal person	36	view_legalperson
145	Can add activity	37	add_activity
146	Can change activity	37	change_activity
147	Can delete activity	37	delete_activity
148	Can view activity	37	view_activity
149	Can add activity member	38	add_activitymember
150	Can change activity member	38	change_activitymember
151	Can delete activity member	38	delete_activitymember
152	Can view activity member	38	view_activitymember
153	Can add client	39	add_client
154	Can change client	39	change_client
155	Can delete client	39	delete_client
156	Can view client	39	view_client
157	Can add activity client	40	add_activityclient
158	Can change activity client	40	change_activityclient
159	Can delete activity client	40	delete_activityclient
160	Can view activity client	40	view_activityclient
161	Can add order	41	add_order
162	Can change order	41	change_order
163	Can delete order	41	delete_order
164	Can view order	41	view_order
165	Can add invoice	42	add_invoice
166	Can change invoice	42	change_invoice
167	Can delete invoice	42	delete_invoice
168	Can view invoice	42	view_invoice
169	Can add receipt	43	add_receipt
170	Can change receipt	43	change_receipt
171	Can delete receipt	43	delete_receipt
172	Can view receipt	43	view_receipt
173	Can add series	44	add_series
174	Can change series	44	change_series
175	Can delete series	44	delete_series
176	Can view series	44	view_series
177	Can add signature	45	add_signature
178	Can change signature	45	change_signature
179	Can delete signature	45	delete_signature
180	Can view signature	45	view_signature
181	Can add signature code	46	add_signaturecode
182	Can change signature code	46	change_signaturecode
183	Can delete signature code	46	delete_signaturecode
184	Can view signature code	46	view_signaturecode
185	Can add expense	47	add_expense
186	Can change expense	47	change_expense
187	Can delete expense	47	delete_expense
188	Can view expense	47	view_expense
189	Can add transfer	48	add_transfer
190	Can change transfer	48	change_transfer
191	Can delete transfer	48	delete_transfer
192	Can view transfer	48	view_transfer
\.


--
-- Data for Name: auth_user; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.auth_user (id, password, last_login, is_superuser, username, first_name, last_name, email, is_staff, is_active, date_joined) FROM stdin;
\.


--
-- Data for Name: auth_user_groups; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.auth_user_groups (id, user_id, group_id) FROM stdin;
\.


--
-- Data for Name: auth_user_user_permissions; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.auth_user_user_permissions (id, user_id, permission_id) FROM stdin;
\.


--
-- Data for Name: django_content_type; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.django_content_type (id, app_label, model) FROM stdin;
1	accounts	account
2	contenttypes	contenttype
3	auth	permission
4	auth	group
5	auth	user
6	sessions	session
7	account	emailaddress
8	account	emailconfirmation
9	mfa	authenticator
10	procrastinate	procrastinateevent
11	procrastinate	procrastinatejob
12	procrastinate	procrastinateperiodicdefer
13	procrastinate	procrastinateworker
14	ground	act
15	ground	arrow
16	ground	change
17	ground	personalvalue
18	ground	letter
19	ledger	legalentity
20	ledger	account
21	ledger	entry
22	ledger	period
23	ledger	posting
24	people	person
25	people	membership
26	people	holding
27	people	repayment
28	people	shareprice
29	people	sharetransfer
30	people	subscription
31	people	sharemovement
32	people	death
33	people	heir
34	people	bankaccount
35	people	nationalnumber
36	people	legalperson
37	activities	activity
38	activities	activitymember
39	activities	client
40	activities	activityclient
41	activities	order
42	activities	invoice
43	activities	receipt
44	activities	series
45	activities	signature
46	activities	signaturecode
47	activities	expense
48	activities	transfer
\.


--
-- Data for Name: django_migrations; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.django_migrations (id, app, name, applied) FROM stdin;
1	contenttypes	0001_initial	2026-11-25 21:44:03.601324+00
2	auth	0001_initial	2026-11-25 21:44:03.692623+00
3	account	0001_initial	2026-11-25 21:44:03.747873+00
4	account	0002_email_max_length	2026-11-25 21:44:03.762758+00
5	account	0003_alter_emailaddress_create_unique_verified_email	2026-11-25 21:44:03.79107+00
6	account	0004_alter_emailaddress_drop_unique_email	2026-11-25 21:44:03.813004+00
7	account	0005_emailaddress_idx_upper_email	2026-11-25 21:44:03.829029+00
8	account	0006_emailaddress_lower	2026-11-25 21:44:03.845403+00
9	account	0007_emailaddress_idx_email	2026-11-25 21:44:03.876212+00
10	account	0008_emailaddress_unique_primary_email_fixup	2026-11-25 21:44:03.893094+00
11	account	0009_emailaddress_unique_primary_email	2026-11-25 21:44:03.907875+00
12	sessions	0001_initial	2026-11-25 21:44:03.925863+00
13	mfa	0001_initial	2026-11-25 21:44:03.958773+00
14	mfa	0002_authenticator_timestamps	2026-11-25 21:44:03.983638+00
15	mfa	0003_authenticator_type_uniq	2026-11-25 21:44:04.024818+00
16	ground	0001_initial	2026-11-25 21:44:04.173559+00
17	ground	0002_guards	2026-11-25 21:44:04.183683+00
18	accounts	0001_initial	2026-11-25 21:44:04.215894+00
19	accounts	0002_guards	2026-11-25 21:44:04.23184+00
20	people	0001_initial	2026-11-25 21:44:04.270592+00
21	people	0002_guards	2026-11-25 21:44:04.281011+00
22	procrastinate	0001_initial	2026-11-25 21:44:04.317293+00
23	procrastinate	0002_drop_started_at_column	2026-11-25 21:44:04.320903+00
24	procrastinate	0003_drop_started_at_column	2026-11-25 21:44:04.32358+00
25	procrastinate	0004_drop_procrastinate_version_table	2026-11-25 21:44:04.326621+00
26	procrastinate	0005_fix_procrastinate_fetch_job	2026-11-25 21:44:04.329363+00
27	procrastinate	0006_fix_trigger_status_events_insert	2026-11-25 21:44:04.331629+00
28	procrastinate	0007_add_queueing_lock_column	2026-11-25 21:44:04.335682+00
29	procrastinate	0008_close_fetch_job_race_condition	2026-11-25 21:44:04.341287+00
30	procrastinate	0009_add_defer_job_function	2026-11-25 21:44:04.344668+00
31	procrastinate	0010_add_procrastinate_periodic_defers	2026-11-25 21:44:04.354639+00
32	procrastinate	0011_add_foreign_key_index	2026-11-25 21:44:04.35919+00
33	procrastinate	0012_add_locks_to_periodic_defer	2026-11-25 21:44:04.364232+00
34	procrastinate	0013_fix_procrastinate_defer_periodic_job	2026-11-25 21:44:04.367299+00
35	procrastinate	0014_add_finish_job_and_retry_job_functions	2026-11-25 21:44:04.369546+00
36	procrastinate	0015_add_trigger_on_job_deletion	2026-11-25 21:44:04.371623+00
37	procrastinate	0016_delete_finished_jobs	2026-11-25 21:44:04.373634+00
38	procrastinate	0017_add_checks_to_finish_job	2026-11-25 21:44:04.375528+00
39	procrastinate	0018_add_checks_to_retry_job	2026-11-25 21:44:04.377395+00
40	procrastinate	0019_fix_finish_job_compat_issue	2026-11-25 21:44:04.379294+00
41	procrastinate	0020_add_index_on_procrastinate_jobs	2026-11-25 21:44:04.382654+00
42	procrastinate	0021_add_kwargs_to_defer_periodic_job	2026-11-25 21:44:04.387034+00
43	procrastinate	0022_null_locks_excluded	2026-11-25 21:44:04.389561+00
44	procrastinate	0023_remove_old_finish_job_function	2026-11-25 21:44:04.391747+00
45	procrastinate	0024_job_id_bigint	2026-11-25 21:44:04.400883+00
46	procrastinate	0025_add_models	2026-11-25 21:44:04.406959+00
47	procrastinate	0026_add_job_priority	2026-11-25 21:44:04.412277+00
48	procrastinate	0027_add_periodic_job_priority	2026-11-25 21:44:04.414782+00
49	procrastinate	0028_add_cancel_states	2026-11-25 21:44:04.420738+00
50	procrastinate	0029_add_additional_params_to_retry_job	2026-11-25 21:44:04.423263+00
51	procrastinate	0030_alter_procrastinateevent_options	2026-11-25 21:44:04.425677+00
52	procrastinate	0031_add_indexes_for_fetch_job	2026-11-25 21:44:04.431229+00
53	procrastinate	0032_pre_cancel_notification	2026-11-25 21:44:04.43847+00
54	procrastinate	0033_post_cancel_notification	2026-11-25 21:44:04.462012+00
55	procrastinate	0034_pre_add_heartbeat	2026-11-25 21:44:04.477417+00
56	procrastinate	0035_post_add_heartbeat	2026-11-25 21:44:04.480679+00
57	procrastinate	0036_add_worker_model	2026-11-25 21:44:04.485842+00
58	procrastinate	0037_pre_batch_defer_jobs	2026-11-25 21:44:04.489706+00
59	procrastinate	0038_post_batch_defer_jobs	2026-11-25 21:44:04.492289+00
60	procrastinate	0039_pre_priority_lock_fetch_job	2026-11-25 21:44:04.494993+00
61	procrastinate	0040_pre_retry_failed_job	2026-11-25 21:44:04.497729+00
62	procrastinate	0041_post_retry_failed_job	2026-11-25 21:44:04.500766+00
63	ground	0003_jobs	2026-11-25 21:44:04.50546+00
64	ground	0004_answers	2026-11-25 21:44:04.508598+00
65	ledger	0001_initial	2026-11-25 21:44:04.683591+00
66	ledger	0002_guards	2026-11-25 21:44:04.700188+00
67	activities	0001_initial	2026-11-25 21:44:05.350228+00
68	activities	0002_guards	2026-11-25 21:44:05.379246+00
69	activities	0003_spending	2026-11-25 21:44:05.486408+00
70	activities	0004_spending_guards	2026-11-25 21:44:05.499841+00
71	contenttypes	0002_remove_content_type_name	2026-11-25 21:44:05.568032+00
72	auth	0002_alter_permission_name_max_length	2026-11-25 21:44:05.587202+00
73	auth	0003_alter_user_email_max_length	2026-11-25 21:44:05.604373+00
74	auth	0004_alter_user_username_opts	2026-11-25 21:44:05.620853+00
75	auth	0005_alter_user_last_login_null	2026-11-25 21:44:05.639149+00
76	auth	0006_require_contenttypes_0002	2026-11-25 21:44:05.641241+00
77	auth	0007_alter_validators_add_error_messages	2026-11-25 21:44:05.657369+00
78	auth	0008_alter_user_username_max_length	2026-11-25 21:44:05.674456+00
79	auth	0009_alter_user_last_name_max_length	2026-11-25 21:44:05.688914+00
80	auth	0010_alter_group_name_max_length	2026-11-25 21:44:05.703471+00
81	auth	0011_update_proxy_permissions	2026-11-25 21:44:05.734908+00
82	auth	0012_alter_user_first_name_max_length	2026-11-25 21:44:05.747356+00
83	ground	0005_letter	2026-11-25 21:44:05.786958+00
84	ground	0006_letters_guards	2026-11-25 21:44:05.791458+00
85	people	0003_capital	2026-11-25 21:44:06.281705+00
86	people	0004_capital_guards	2026-11-25 21:44:06.31334+00
87	people	0005_leaving	2026-11-25 21:44:06.427722+00
88	people	0006_leaving_guards	2026-11-25 21:44:06.435212+00
89	people	0007_identity	2026-11-25 21:44:06.552251+00
90	people	0008_identity_guards	2026-11-25 21:44:06.562614+00
91	people	0009_legal_persons	2026-11-25 21:44:06.631386+00
92	people	0010_legal_person_guards	2026-11-25 21:44:06.638144+00
93	people	0011_each_side_for_herself	2026-11-25 21:44:06.642664+00
\.


--
-- Data for Name: django_session; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.django_session (session_key, session_data, expire_date) FROM stdin;
\.


--
-- Data for Name: ground_act; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.ground_act (id, key, verb, facts, actor, person, for_member, role, reason, said_at, made_at, result, made_in) FROM stdin;
01a214aa-7c11-701f-b7b1-a684d5f08e48	cfe18d52-4bcf-5131-9a2a-4c3f5b3c6cce	ledger.install_chart	44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a	system:init	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:06.937118+00	{"value": 21}	906
01a214aa-7c6c-710f-920b-120fd0093ff4	62a57250-5562-5572-a361-da65ccade704	ledger.add_legal_entity	9c776def19ee632f500cfab5a123ebe53f44859c20399c30ca424566b6239d01	system:init	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.021048+00	{"value": "demo"}	949
01a214aa-7c72-7abc-bb31-89d37343f39e	7bb7eea8-9b14-56e6-8fe1-20286105ffc1	ledger.open_period	21dbd569bab94089abf0fe26302f24df1ba466ec12a88671074d828545f19573	system:init	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.027552+00	{"uuid": "01a214aa-7c77-7528-b530-0ef4fd688a2c"}	950
01a214aa-7c7c-7f59-adce-d62982156d02	ab026b21-8695-585a-8290-a538a564ad93	ledger.open_period	2de841eea0e978479c49d69abdac9c858ab3f022735df67ddd6059a983d49592	system:init	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.037689+00	{"uuid": "01a214aa-7c7f-7b7a-bd20-43ce809fd568"}	951
01a214aa-7c82-7abd-aeb4-220474d902d4	0a44ea85-29f3-5a4e-a219-3b0845ded0a6	ledger.open_period	bb8883afc1aa93f5a400bb623505926dca323c2fcc190d9381b304aa06e899f8	system:init	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.043465+00	{"uuid": "01a214aa-7c85-7a0b-8a6e-76093a58b96c"}	952
01a214aa-7c88-7b08-914f-9ea92680bc29	e58257a8-1b3e-5fe9-9459-82f0273c62c1	ledger.open_period	96969eded2004c800fe336a4d9792c295099f196c2540c891e98f0194dc70ee2	system:init	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.04943+00	{"uuid": "01a214aa-7c8b-75b1-83a8-c510b10dcf9f"}	953
01a214aa-7c90-7333-b333-92e3a78a2e33	bbbd3dcd-bf58-5c00-9e78-90a19e3d2705	ledger.open_period	bf68740909d0178875fa1c74bcb0ff78c930bea726156dceda8db3a2ce050a65	system:init	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.056985+00	{"uuid": "01a214aa-7c93-710b-ab55-da874e5ee11b"}	954
01a214aa-7c95-7e12-a4c5-d9a433764862	9164eeaa-88e7-5071-8e09-40f76ebafad1	ledger.open_period	057949345337cc175369ad38a457807c7e1f5912954524cbe0c5ef7c1e91ac81	system:init	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.062678+00	{"uuid": "01a214aa-7c98-7ba8-a83e-c6a21712718b"}	955
01a214aa-7c9b-79ca-a95b-1b84eb9c0614	8f223846-cd57-54e2-aa2f-74d5a53fd434	ledger.open_period	cf2d91901cf36e722238c7066f78f68677a215b646f141fd030ad6857b1bb89c	system:init	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.06837+00	{"uuid": "01a214aa-7c9e-77b8-b196-9824d8345d53"}	956
01a214aa-7ca1-72f8-a378-78abc28fc962	75deaaf6-7669-522b-882f-3f0ca2601e81	ledger.open_period	3955fc01c9996869ebef490e8313715bb47ceb5876c3793c0478da82809ef078	system:init	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.073818+00	{"uuid": "01a214aa-7ca3-75af-9e1b-c7bde22ba793"}	957
01a214aa-7ca5-7822-93ce-f4ee684e6ab9	d91b05bc-04be-552d-a585-a4e4c0041ab0	ledger.open_period	9955e494596cda468c7978cc856fa6018f82b4fbe5ea36d107a668d469e642a1	system:init	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.078042+00	{"uuid": "01a214aa-7ca7-79d4-bed2-f044713ced73"}	958
01a214aa-7ca9-7e63-80f5-0331c9bac207	2311d47e-3388-55d5-85ae-40b76f8b1c94	ledger.open_period	67979f78827f50b2d76415d16dfb4e7441147c7bb01f21dc0ba502da6e269122	system:init	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.082506+00	{"uuid": "01a214aa-7cac-711c-8cd4-3ee4711dfb27"}	959
01a214aa-7cae-74e2-9570-290ad5d3fd48	4092ba7a-f3fe-5ce9-8ddf-9bfcf5ea8495	ledger.open_period	dd736bf6ff06423685b52dffb84929fb9fb3219042e821e6b1db8cff03cbaaf4	system:init	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.086836+00	{"uuid": "01a214aa-7cb0-7b48-bcb2-337e3ab4fe3d"}	960
01a214aa-7cb3-7065-bb5d-b755185fafaa	4f062eb3-c4ae-5aae-b009-b04da5e352a3	ledger.open_period	763dbe41a1295e556bad45c7ef03198576495420aab6454aa1833c800bd0482c	system:init	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.091711+00	{"uuid": "01a214aa-7cb5-77f4-a6bc-a460925b54d1"}	961
01a214aa-7cb7-7c79-9f05-b1d961b0575e	a7a4b018-6b6d-5ad8-87c4-abbaef81e9d3	ledger.open_period	3697e5f6c78bb77318d3e97c6c0e2ea977ad6f6d18c2550e14938855ccb292aa	system:init	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.096491+00	{"uuid": "01a214aa-7cba-7602-bdbd-b8f776028bf0"}	962
01a214aa-7cbc-7d81-8ce6-ccb7f945d950	d74ceba9-dcb6-5e5b-a63a-ea5924441150	ledger.open_period	153f5bb8d21b132529df07c44999dee31cd04f6e02e6943c21dfa2616eb7c349	system:init	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.101522+00	{"uuid": "01a214aa-7cbf-737d-93ee-7291db0be43b"}	963
01a214aa-7cc1-7f4d-a439-b238d837229c	6ae476e3-8755-5cd7-a7a8-000e2db2c2c3	ledger.open_period	0ccc30eb7390fda234f230b442502ace2db2c331eae7a5c8a1227d4f97af12a9	system:init	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.106738+00	{"uuid": "01a214aa-7cc4-79ff-be17-8c460d206535"}	964
01a214aa-7cc7-70f1-b1bf-b8f8f6e4bb44	7502b3d0-8386-5dc6-965a-353e9f5b42be	ledger.open_period	d14bb936a95ac6f7f9b37815d4424b8955bb19d0f7c2ab2ff0162dc058dab560	system:init	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.11182+00	{"uuid": "01a214aa-7cc9-7f55-9075-476bd5d3de83"}	965
01a214aa-7ccc-7cc7-9058-348f9ad1ad4e	b8e8ecf4-9653-5abe-b0c2-31217900bc5b	ledger.open_period	160b56748ef64ecbfce51bab1b5402d1dbe40669f7db9359c9286b393ffc2f7b	system:init	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.117608+00	{"uuid": "01a214aa-7ccf-7bd9-ab00-a7caa70630ae"}	966
01a214aa-7cd2-7a88-b0fb-3aed2abe6995	1068004b-c133-5cb5-830d-4010eaeef2bc	ledger.open_period	0529e71beeea7bf994ab8597dfeca86ad5c3265a99dc0f018af17ecaacd26b0b	system:init	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.123659+00	{"uuid": "01a214aa-7cd6-71d1-b9cf-d3e52d7c6018"}	967
01a214aa-7cd9-756c-957e-5b0237c4b69d	514de757-b9c5-51d9-9971-4a87b809dfd2	ledger.open_period	fd5f1971927bad505253b519760d15a69859301386a0bdf9ac1446ff82a2008c	system:init	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.130373+00	{"uuid": "01a214aa-7cdd-70d6-94a5-a9f951a28879"}	968
01a214aa-7ce0-7531-a77d-fccd49c8244d	04e6d3bf-dae4-58a4-9420-170e9c78c10f	ledger.open_period	c4a5875b90df54b39a07c9e1bb0ba430cae96a151784d7bdcbe1e9295c17aa57	system:init	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.137291+00	{"uuid": "01a214aa-7ce3-7993-ae53-d8422765af9b"}	969
01a214aa-7ce6-79d5-9ca3-710c66672361	e1bf7021-7dd0-5fad-9153-14fb74526e09	ledger.open_period	1d4927855d0f89e0c10b92bbbc8f9fb399a1424fddccd5926c148382e5a86246	system:init	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.143508+00	{"uuid": "01a214aa-7ce9-7c7d-9592-d062639c504f"}	970
01a214aa-7ced-708b-809b-980afd38bada	b644b763-71d5-56bf-8d18-44c0f290e860	ledger.open_period	91c9dd880e850eedbe62509072472f305c05f73ce911013eb490574644dc3b8b	system:init	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.150028+00	{"uuid": "01a214aa-7cf0-7726-9461-8bf8cef62c1a"}	971
01a214aa-7cf3-7785-b5aa-534b8505f476	e00ed0b9-a605-50cb-b518-cce0e259f628	ledger.open_period	d1f70e12a6ba171ea1c0c5cc5ee87aba115eb89838c684cbc794a68f5fae2164	system:init	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.15638+00	{"uuid": "01a214aa-7cf6-793f-8eda-f6d3338644b9"}	972
01a214aa-7cf9-7a15-8023-78207eb2f280	01bec15d-f48b-5e57-bf21-a6425c2ab176	ledger.open_period	229d7bfa0729fafc7f62e8207e6c8550ecc94024f337921b0d525719c2676c72	system:init	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.162487+00	{"uuid": "01a214aa-7cfc-7a87-b2c6-160e3ff5bb83"}	973
01a214aa-7cff-7a19-b325-e8012fbfef86	14ea4652-ad3f-519e-967e-565a513c29da	people.set_share_price	0e64bc650afbc8d5e1371884c939839584ba4eebf67a1ad4995794b3dfdde376	system:demo	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.168562+00	{"uuid": "01a214aa-7d05-7acb-9508-20e3222f5818"}	974
01a214aa-7d0a-7a60-ac5c-0318ecce68db	a8aabe1e-1978-5be7-bf79-02eabcd225ee	people.add_person	2950e8165a0024a52d08efb1c5828abe8e67cbc1bef32ac5d4cba306f78e5dbc	system:demo	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.179634+00	{"uuid": "a64c703c-2529-561c-8741-77da9ce9a949"}	975
01a214aa-7d13-7798-93c3-359d39ab8f01	8ae804cc-7fb2-5e9a-aaf4-8ea767526c50	people.ask_membership	4e916e8ce015c15469f8311cda74b83c84cce897c0b26ae3c5c6c15e68c5c582	system:demo	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.189443+00	{"uuid": "9d626071-c0d0-5287-aa34-7d06ac07f15d"}	976
01a214aa-7d1d-7283-a86c-fff8a68d3219	364f1359-4210-5736-b0e6-d4d20c77d395	people.admit	10acc3aa7c80cf7042386a9a9bb43ca34d50afed5177417ed7bdabb01b689d70	system:demo	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.197886+00	{"uuid": "9d626071-c0d0-5287-aa34-7d06ac07f15d"}	977
01a214aa-7d25-7c2e-9fbc-674ab4e00537	d15225a0-11ae-55b6-8fad-cba0ea75d846	people.subscribe	cd4f0f0ca89987ec694faddbe6923be651a044743aa39dbe3ec0016034abe4ff	system:demo	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.20681+00	{"value": "900000000116"}	978
01a214aa-7d33-7db4-98ac-dd18a815b64b	139938d4-0f99-5b55-831b-58c19f9ee6c8	people.record_share_payment	c28f8c4064587dfcb52af3a96ef05bc867177b53ee85b8902175c394f9653462	system:demo	\N	\N	mutua_treasury		2026-01-01 11:00:00+00	2026-11-25 21:44:07.22108+00	{"value": "held"}	979
01a214aa-7d5a-749a-a56c-4028bc3c1667	53831363-3e9d-54ff-bc3e-f95dfb1e33dd	activities.open_activity	2a348488c3b95cc895ad8761a3a41aa4d3867663f0e7889632007950eb03c5f8	system:demo	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.259457+00	{"uuid": "1ec440e4-7ef3-5849-85fd-34f5aa1c586b"}	980
01a214aa-7d65-7292-aac7-5e067beb40d5	539ecee5-ac57-5f07-b1a0-4d4b8cae5408	people.add_person	ae7c7a38c938e0b55406fb9245eeb17509560d599d7d253bd797396e5e011688	system:demo	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.270132+00	{"uuid": "347ac80b-f7ea-5b3a-bf02-fd36c619a9c4"}	981
01a214aa-7d69-7a66-b3e2-1b8c4e200a43	ce0be71e-c806-5655-9593-ee87053f0ae0	people.ask_membership	840c5f6b0f646bd795a4d766dae4b46fc9a42a3334123c2e5f4e3ff40f5a674e	system:demo	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.274634+00	{"uuid": "1e553896-5a81-5b4d-8f0d-a756cc043b74"}	982
01a214aa-7d6d-7e54-8eea-a09c4197c3e2	45239ef1-cbdd-5140-8539-80311704f43d	people.admit	93082bd4a5725bd102d157c0629e40898dc5b6851935914ed5c5685e3f8596eb	system:demo	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.278586+00	{"uuid": "1e553896-5a81-5b4d-8f0d-a756cc043b74"}	983
01a214aa-7d73-7ca3-9e31-281bab4f6efe	6d893014-dcf8-58fe-993c-32b50555ab1e	people.subscribe	cd843ddea20459cb0c721d990c3b4ed481de95263d63fe25c432b2ed4131313c	system:demo	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.284582+00	{"value": "900000000217"}	984
01a214aa-7d7b-7bf3-b4c3-429f855f2a83	f5632ce4-2bf0-5d77-9271-57a24667d221	people.record_share_payment	ca1430f650adc13c19a1aaf367282de68b55df8a0a7d21fff0f7f1f4276666b1	system:demo	\N	\N	mutua_treasury		2026-01-01 11:00:00+00	2026-11-25 21:44:07.292442+00	{"value": "held"}	985
01a214aa-7d94-7eb0-bae2-5de115a415b7	65e7e8e5-17fc-5d7d-9e9d-e1820b9d27b0	activities.open_activity	68f9cf5725914ffd77d72d0c93cade1ab94301f4ed5e6bfad83008fa8cee57db	system:demo	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.317792+00	{"uuid": "85f6b081-e9db-517c-8354-cebb99840704"}	986
01a214aa-7d9a-7698-aeff-3420d9917de0	a3fbc7c4-f0f5-5082-bcf1-00e4d7660d5d	people.add_person	98aea7e45265155ec186dacd4214e271d5a236e127d27be366587ab44f180db3	system:demo	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.323088+00	{"uuid": "a99b41f9-9c16-5e90-b627-769e34f7f0ab"}	987
01a214aa-7d9d-7d52-a529-32431f5b27f2	29b96e7a-4dc4-5209-80bc-bf13f4be8575	people.ask_membership	56edfc1648b1ffb7c61228d12efd45ded176de9eb1acc599a5df50ca174cf954	system:demo	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.326452+00	{"uuid": "df57bcb9-948a-5174-98fe-96e7da728a5c"}	988
01a214aa-7da0-7e3c-94af-054a05661152	57a40fce-e909-5226-b0c0-cd36ddf51fbf	people.admit	9c2f62eb3f107d4aedc07e476bebc1509133135340f82d6fa38367ac4810cd22	system:demo	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.329599+00	{"uuid": "df57bcb9-948a-5174-98fe-96e7da728a5c"}	989
01a214aa-7da7-72fc-87dc-26c0aae28b88	6290de13-271e-5cdb-8e2a-4b0d989571e4	people.subscribe	7249f6b92d3bd0d4cd9952894bca9707638f4e28c274461456fed8a4d0c16f78	system:demo	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.335824+00	{"value": "900000000318"}	990
01a214aa-7dae-7f52-9cd8-e383d9ae4cd7	9e896a78-3ca1-5b9b-a7fc-3bb4233fc77d	people.record_share_payment	42e75e460469e3f0d84662310d9c59d60dc06d56146c9c356aaedc16379ff970	system:demo	\N	\N	mutua_treasury		2026-01-01 11:00:00+00	2026-11-25 21:44:07.343814+00	{"value": "held"}	991
01a214aa-7dc7-7362-b6e8-e8eebfcb707d	e46923c5-97ab-5a2b-9185-2d1419c6aeff	activities.open_activity	eac9c9b80313cccaa039bd4d20a85bae4b8cd74e7e62fb284bcb66b5bbaff97e	system:demo	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.368077+00	{"uuid": "6a09abeb-019f-5dd0-874c-fdc39cddeb7c"}	992
01a214aa-7dcc-790d-bfa7-88dd4c66cff3	c6da5d62-5557-5bee-968c-25136412f048	activities.open_activity	fdc979eafaab2c99ceda07af938080f93515dc6795668525366d71d614cb404e	system:demo	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.373385+00	{"uuid": "9043255e-0dc6-571d-9d69-b8e2c53938d6"}	993
01a214aa-7dd2-7b92-8678-548425575572	cd65227c-bd3b-5488-b007-3a21b246fa17	activities.add_client	fabea62c7860934555c4ba27f5068a343d7977f6f8408343b20ed0f81313288c	system:demo	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.379537+00	{"uuid": "cd65227c-bd3b-5488-b007-3a21b246fa17"}	994
01a214aa-7ddd-7374-89f2-5babd9bc37b3	72882fd3-07d4-594f-bed9-5bcf4ad54580	activities.add_client	8e41fd25faec2aea09af6024b1aa8fe43067450a7344b54181ac4425d55cfe8c	system:demo	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.390055+00	{"uuid": "72882fd3-07d4-594f-bed9-5bcf4ad54580"}	995
01a214aa-7de3-7f80-bd14-bf0f000adae8	9ce273c6-6b4b-5e9d-bd27-9c648219bebb	activities.add_client	0cae95d1a3e3477df68081a48fd2ed97d64a1b9c71940221877442763e635d9d	system:demo	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.396775+00	{"uuid": "9ce273c6-6b4b-5e9d-bd27-9c648219bebb"}	996
01a214aa-7dea-7a61-b60a-99a37ab6f7a7	5c35c55f-30e4-5c8e-ac7c-0edc3e23296c	activities.add_client	7616269f3acc8d9fd81667e282ab0d1ff28dbfe1303e45a881d428814571f5b3	system:demo	\N	\N	mutua_staff		2026-01-01 11:00:00+00	2026-11-25 21:44:07.403471+00	{"uuid": "5c35c55f-30e4-5c8e-ac7c-0edc3e23296c"}	997
01a214aa-7df1-7d2f-8184-a994a5b6f715	19c9425d-856d-5d63-93f0-171a8d691d52	activities.draft_order	e454ec58f75a49e5ea52001637885e1ba0d9ff622e3f2ce8ce2f233872b5b58b	person:a99b41f9-9c16-5e90-b627-769e34f7f0ab	a99b41f9-9c16-5e90-b627-769e34f7f0ab	\N	mutua_member		2026-01-06 11:00:00+00	2026-11-25 21:44:07.411027+00	{"uuid": "188a35db-614a-599a-bdb4-0390778e12ea"}	998
01a214aa-7dfd-78e1-8d24-f8e1aff54dfa	f2657548-080e-5de2-add7-db9a01e3c452	activities.offer_order	70d124bb5adc40d9375dd4e3687e2112d4e52a9a843491a92a8b1a328590c697	person:a99b41f9-9c16-5e90-b627-769e34f7f0ab	a99b41f9-9c16-5e90-b627-769e34f7f0ab	\N	mutua_member		2026-01-06 11:00:00+00	2026-11-25 21:44:07.422409+00	{"uuid": "188a35db-614a-599a-bdb4-0390778e12ea"}	999
01a214aa-7e55-717d-813b-044f05fe4408	4e9743ff-d862-50dd-b166-da863989cf0a	activities.send_code	dd5c38e39cb6f348ad137df62c47708e6d09bc803de132b8257ef88e09298262	public	\N	\N	mutua_public		2026-01-06 11:00:00+00	2026-11-25 21:44:07.509944+00	{"uuid": "4be1d049-8383-5f09-b7f1-03470d919219"}	1000
01a214aa-7e72-722c-8bdd-eee457b50adf	af79f8bc-f3f6-57bb-9b68-84fa0dca0890	ground.send_letter	e94fa6516f3e5ffb0716d24edf3bd21ebb042e9a418510753153f6aa11a6eef5	system:mail	\N	\N	mutua_worker		2026-01-06 11:00:00+00	2026-11-25 21:44:07.539111+00	{"value": "sent"}	1001
01a214aa-7e7d-785c-85fc-2ac59ad7a5e1	b0dba3ac-f145-5379-bef8-9b56d01d1f50	activities.sign_order	5c987af2b8d56ea77caac16f78a0dd1ee536738a49895ad352583967233febce	public	\N	\N	mutua_public		2026-01-06 11:00:00+00	2026-11-25 21:44:07.550358+00	{"value": "signed"}	1002
01a214aa-7e8c-788c-8544-963470c0069a	022074fb-7d6c-584b-9471-20cd397ab69b	activities.draft_order	1ced96404333bddf82e2f36ac4373cfc0013c92775545331f20cc5c5c3082d0b	person:a64c703c-2529-561c-8741-77da9ce9a949	a64c703c-2529-561c-8741-77da9ce9a949	\N	mutua_member		2026-01-09 11:00:00+00	2026-11-25 21:44:07.565266+00	{"uuid": "38500448-7b8b-5472-bca6-7605422f2626"}	1003
01a214aa-7e92-7b83-8d25-8adf2847a834	98cf27a9-8393-5a47-8175-ec83da5ec35a	activities.offer_order	91bb34f232f252b88ced4aaa2d6d3f632c80d81ebbae8d2857a21e54cb53fca3	person:a64c703c-2529-561c-8741-77da9ce9a949	a64c703c-2529-561c-8741-77da9ce9a949	\N	mutua_member		2026-01-09 11:00:00+00	2026-11-25 21:44:07.571335+00	{"uuid": "38500448-7b8b-5472-bca6-7605422f2626"}	1004
01a214aa-7e9e-725b-b405-b287b6639aae	17927a03-3ff6-51ed-b41a-ff6848f8ec20	activities.decline_order	c4002764976f87b4b9db9855ab55b1055ceae3b7720a0dffb0a4fcef24ef0f83	public	\N	\N	mutua_public		2026-01-09 11:00:00+00	2026-11-25 21:44:07.582783+00	{"uuid": "38500448-7b8b-5472-bca6-7605422f2626"}	1005
01a214aa-7ea3-7af9-aa6a-429dcd80e5bf	3990f516-a0a8-5e50-9b2f-ccdb9acacb21	activities.draft_order	fbc0941bb99444b929baa10f5e290ca530b94fac2c89dd5ae43e778c8b6e14e1	person:a99b41f9-9c16-5e90-b627-769e34f7f0ab	a99b41f9-9c16-5e90-b627-769e34f7f0ab	\N	mutua_member		2026-01-12 11:00:00+00	2026-11-25 21:44:07.588427+00	{"uuid": "a8befec9-9522-5ba7-a817-3f118646101f"}	1006
01a214aa-7eaa-7089-99e6-d6aacf71e70b	d02fc747-0945-5074-bf04-8ab6f08e0b55	activities.offer_order	33db917dff8ed1dd3c4b2dcacd8f66815e7dc6fb3135b02afd66d1ed08cdef63	person:a99b41f9-9c16-5e90-b627-769e34f7f0ab	a99b41f9-9c16-5e90-b627-769e34f7f0ab	\N	mutua_member		2026-01-12 11:00:00+00	2026-11-25 21:44:07.594748+00	{"uuid": "a8befec9-9522-5ba7-a817-3f118646101f"}	1007
01a214aa-7eb8-75e4-bba0-67be1a4bfe10	3a7b2ff7-4008-55b3-b181-bc13d0224855	activities.send_code	aa552275a4409700de57d0c9d405016c0dada232c745a501fe3618095826a6aa	public	\N	\N	mutua_public		2026-01-12 11:00:00+00	2026-11-25 21:44:07.609142+00	{"uuid": "152be38e-db55-5d4a-a8cb-79cea5bc7c9e"}	1008
01a214aa-7ec1-7cb9-b0e3-eb1cb0b9f0c2	d1b8b1a3-bb1f-5848-bda0-8ba3ae53d885	ground.send_letter	dfe27b9feb56ae6d6925fea88b4a673bed88222d45460342248fb2e910eaf0a7	system:mail	\N	\N	mutua_worker		2026-01-12 11:00:00+00	2026-11-25 21:44:07.618602+00	{"value": "sent"}	1009
01a214aa-7ec7-7a46-8837-af2b6f244d54	c090f044-d811-5769-b254-c20e20577349	activities.sign_order	12f5c1369f185e37a2dce4557272e159149dcb1e7f260074a34ecfcc1b40fe69	public	\N	\N	mutua_public		2026-01-12 11:00:00+00	2026-11-25 21:44:07.6244+00	{"value": "signed"}	1010
01a214aa-7ed4-74e8-83da-c843a13cd2fa	1914faf2-edc3-52ff-92ad-e2497db642e7	activities.draft_invoice	3e99eeae9c7dbac986d5bb3f4d8362fad6a7214cb917d162cd29ccfd6c7236f7	person:a99b41f9-9c16-5e90-b627-769e34f7f0ab	a99b41f9-9c16-5e90-b627-769e34f7f0ab	\N	mutua_member		2026-01-16 11:00:00+00	2026-11-25 21:44:07.637061+00	{"uuid": "06adf770-13b0-54bb-a666-213b845c1b9f"}	1011
01a214aa-7ee2-785b-b1a6-79447bdc5d95	62d5aa9e-fa62-5e8b-9c9c-0d46173327d8	activities.issue_invoice	81d14841cdb1ca1a99a278b0fd0bcc062316c9a767c16af6f8899e371d429479	person:a99b41f9-9c16-5e90-b627-769e34f7f0ab	a99b41f9-9c16-5e90-b627-769e34f7f0ab	\N	mutua_member		2026-01-16 11:00:00+00	2026-11-25 21:44:07.651381+00	{"uuid": "06adf770-13b0-54bb-a666-213b845c1b9f"}	1012
01a214aa-7f01-7452-8a65-31ff4baa0278	4e7c7ea8-10ee-5e64-abf0-5c8a0a08ef9d	activities.draft_order	667c7e5883f8baa7e087040a4409d6601450be9da7cd35ffdcd181cfe5a93ddc	person:347ac80b-f7ea-5b3a-bf02-fd36c619a9c4	347ac80b-f7ea-5b3a-bf02-fd36c619a9c4	\N	mutua_member		2026-01-20 11:00:00+00	2026-11-25 21:44:07.682253+00	{"uuid": "02bf41a3-9b57-5dee-9196-cbf214849606"}	1013
01a214aa-7f08-7c1a-bf36-bdd3fd848664	ed9d31a8-4f4e-5f54-96dd-cb7b46507731	activities.offer_order	9ee48eed9110173404c6cf0ed01d4d351a8a9f835a204d81e5e2225f8298320c	person:347ac80b-f7ea-5b3a-bf02-fd36c619a9c4	347ac80b-f7ea-5b3a-bf02-fd36c619a9c4	\N	mutua_member		2026-01-20 11:00:00+00	2026-11-25 21:44:07.68955+00	{"uuid": "02bf41a3-9b57-5dee-9196-cbf214849606"}	1014
01a214aa-7f15-76f1-b803-4f27dea207b2	4633ec2b-b18e-5d86-b169-96b34b8b0274	activities.send_code	8fd9e0eca0054fec99847ca28f0434f0d7d9960ac98f2e78f89a8e1a261658ba	public	\N	\N	mutua_public		2026-01-20 11:00:00+00	2026-11-25 21:44:07.702211+00	{"uuid": "130d0fbb-f4f3-57ce-b0f5-0c53a6ff6262"}	1015
01a214aa-7f1f-7954-a5ed-8eb61d762191	43875e7e-772b-5526-b6c0-69933f710c1f	ground.send_letter	e518bdba86731a30d8dfb3e6615c7e1c23a760d3d178f6d006163fab2d5f3b13	system:mail	\N	\N	mutua_worker		2026-01-20 11:00:00+00	2026-11-25 21:44:07.712499+00	{"value": "sent"}	1016
01a214aa-7f26-703b-b95c-46ddba1e33f0	92e36641-aa72-5e5c-be02-92c3533a4857	activities.sign_order	ff1b44f8baefbcb461bff9ea27f1105806c6ef6297c964df052c418de41f5c40	public	\N	\N	mutua_public		2026-01-20 11:00:00+00	2026-11-25 21:44:07.718852+00	{"value": "signed"}	1017
01a214aa-7f33-77e2-847e-c7990c002064	e61c3e5a-93fb-5a99-9483-b54ee2a17feb	activities.draft_invoice	1ea9b4df0fb0d079ffb16cfc18a7ac702da8569bb1be95dd4be1ed3c70672f2b	person:a99b41f9-9c16-5e90-b627-769e34f7f0ab	a99b41f9-9c16-5e90-b627-769e34f7f0ab	\N	mutua_member		2026-01-21 11:00:00+00	2026-11-25 21:44:07.732455+00	{"uuid": "aa1425cf-12ba-5922-8de7-5ee2fb1889b7"}	1018
01a214aa-7f3e-7afe-bf8e-d87cbacdf0cb	f99c3fb4-cbf4-5219-8872-3276c704717e	activities.issue_invoice	a039066967bc8d0ef78afb03fdbd7b4211f35058f54ad11bda000ef8ed6f4c4d	person:a99b41f9-9c16-5e90-b627-769e34f7f0ab	a99b41f9-9c16-5e90-b627-769e34f7f0ab	\N	mutua_member		2026-01-21 11:00:00+00	2026-11-25 21:44:07.74361+00	{"uuid": "aa1425cf-12ba-5922-8de7-5ee2fb1889b7"}	1019
01a214aa-7f59-7f60-994c-a1dcb331061e	64b5f9b1-1227-5cbf-9ad6-60064cde1ccf	activities.draft_invoice	1f80379e568fdf715fcfb5e0fcf50418e848201bb58afdf8f468fd8b94c73712	person:a99b41f9-9c16-5e90-b627-769e34f7f0ab	a99b41f9-9c16-5e90-b627-769e34f7f0ab	\N	mutua_member		2026-01-21 11:00:00+00	2026-11-25 21:44:07.770898+00	{"uuid": "645b809b-3d38-5815-9f46-01259f2a0720"}	1020
01a214aa-7f65-7c59-9356-629aeb743222	da69c88e-bc51-5b55-8e92-038d12b75781	activities.issue_invoice	6ad076a5092fac44d1757487f2a85be08712d56bc6a5ae14637db27c449b1841	person:a99b41f9-9c16-5e90-b627-769e34f7f0ab	a99b41f9-9c16-5e90-b627-769e34f7f0ab	\N	mutua_member		2026-01-21 11:00:00+00	2026-11-25 21:44:07.782602+00	{"uuid": "645b809b-3d38-5815-9f46-01259f2a0720"}	1021
01a214aa-7f81-7bf9-960e-7dc6e3cbc820	255b2689-5431-5d49-996a-c5c1731e8afc	activities.draft_order	e332c1fcc45b41869a2b625b361add591a0669e3f2f48eef8f3777d122e2e582	person:a64c703c-2529-561c-8741-77da9ce9a949	a64c703c-2529-561c-8741-77da9ce9a949	\N	mutua_member		2026-01-28 11:00:00+00	2026-11-25 21:44:07.81077+00	{"uuid": "49e00eec-08b7-5cd8-b46a-6b1aff87c4e6"}	1022
01a214aa-7f89-750e-9d1b-3f2326c4c26e	06557183-39bd-565c-b5f7-3da2f5accd5a	activities.offer_order	57b56c3701ab1741df1fd13695b06d1dc35712d4b2e9d1d8a8e9053f36beeb2c	person:a64c703c-2529-561c-8741-77da9ce9a949	a64c703c-2529-561c-8741-77da9ce9a949	\N	mutua_member		2026-01-28 11:00:00+00	2026-11-25 21:44:07.818161+00	{"uuid": "49e00eec-08b7-5cd8-b46a-6b1aff87c4e6"}	1023
01a214aa-7f96-73e7-8248-4ad6c17fff95	8af24b92-08c9-561c-be73-99e9b14992d3	activities.send_code	c5c0c29a1975fdb8b48bed20291f6a8716b5c2316c4ba2924f2394a3ef1ffb38	public	\N	\N	mutua_public		2026-01-28 11:00:00+00	2026-11-25 21:44:07.831101+00	{"uuid": "d02dc52b-8da6-5beb-9c4f-44fa9693b6d0"}	1024
01a214aa-7fa0-7189-8bc3-c9d1099e57f7	0d6b8f13-0279-53cc-a31d-a1c1a7ce4304	ground.send_letter	69a5550f190d77ae7cf391dce9e064e0e24839d20cd76b17d43ccd22d0101626	system:mail	\N	\N	mutua_worker		2026-01-28 11:00:00+00	2026-11-25 21:44:07.840854+00	{"value": "sent"}	1025
01a214aa-7fa6-7052-9d17-5a4acb208950	09a05958-a3a9-541b-a47e-cd49429f557c	activities.sign_order	3f8e1413a3e24527e9eeef7dd0cc6fa2b6ceb028f134ae06d25aded4d9b5d039	public	\N	\N	mutua_public		2026-01-28 11:00:00+00	2026-11-25 21:44:07.846739+00	{"value": "signed"}	1026
01a214aa-7fb1-7e66-8d3e-05a90884df09	83c39f22-b819-571f-85a9-81ddc12fcf75	activities.draft_invoice	32349451fdfdaf61b7c16a80bf0a5ea5d44f157973ec6d20be9dc94a312c1cce	person:347ac80b-f7ea-5b3a-bf02-fd36c619a9c4	347ac80b-f7ea-5b3a-bf02-fd36c619a9c4	\N	mutua_member		2026-01-28 11:00:00+00	2026-11-25 21:44:07.858713+00	{"uuid": "90dc91a8-307f-5dfa-8c44-31c27621c39f"}	1027
01a214aa-7fbc-747d-b09e-f2bb17ebc4a2	7b0bec29-4412-5329-93ba-b563873541f6	activities.issue_invoice	f626d3846ff16a5d096b4a559a484bd6fcaf0d3470ddfb491b686dab5c5e76c3	person:347ac80b-f7ea-5b3a-bf02-fd36c619a9c4	347ac80b-f7ea-5b3a-bf02-fd36c619a9c4	\N	mutua_member		2026-01-28 11:00:00+00	2026-11-25 21:44:07.870917+00	{"uuid": "90dc91a8-307f-5dfa-8c44-31c27621c39f"}	1028
01a214aa-7fd4-7166-9dd3-44531cd86da5	f10b8d6a-21d4-57aa-b72c-1422e33e76a7	activities.draft_order	6b26940933dd54766d441d7883f2fd3b39b77022ef8b9dc65eb8832439077f0a	person:347ac80b-f7ea-5b3a-bf02-fd36c619a9c4	347ac80b-f7ea-5b3a-bf02-fd36c619a9c4	\N	mutua_member		2026-02-02 11:00:00+00	2026-11-25 21:44:07.893046+00	{"uuid": "70ff2cca-3b29-5c6f-b48b-a05f6b20fa83"}	1029
01a214aa-7fda-770e-81c7-fb5fdc2dc905	b3675d40-264e-5b38-a426-6243f8a942c9	activities.offer_order	7cf82eef1479d062f07aa49741b3bc1b57d86174af5a1d7adc522b18cedb5bfd	person:347ac80b-f7ea-5b3a-bf02-fd36c619a9c4	347ac80b-f7ea-5b3a-bf02-fd36c619a9c4	\N	mutua_member		2026-02-02 11:00:00+00	2026-11-25 21:44:07.899067+00	{"uuid": "70ff2cca-3b29-5c6f-b48b-a05f6b20fa83"}	1030
01a214aa-7fe5-7403-aed5-69a931dccac2	71a0eef2-ed1a-56ba-81e7-5d28d3e8f7fb	activities.send_code	8d0bda204b4abdfcb5ef5172c3edb7a5768e18ad9bd5780cd26eab86094f8190	public	\N	\N	mutua_public		2026-02-02 11:00:00+00	2026-11-25 21:44:07.909931+00	{"uuid": "df6362b7-f765-571f-8497-ce3a4c9c6ab1"}	1031
01a214aa-7fec-7a18-b082-17953ce10bda	a35e6ab2-56bd-5ce9-9ccc-3607c5da4632	ground.send_letter	b5304c2d073e5f187ff5b2597ed526f2798cb4d5e961b037ba3224868e1e7e55	system:mail	\N	\N	mutua_worker		2026-02-02 11:00:00+00	2026-11-25 21:44:07.917163+00	{"value": "sent"}	1032
01a214aa-7ff1-71fb-b265-0bc041109af4	3b1f881a-9fe6-5c0f-b1e4-8ae57e63f935	activities.sign_order	da178963964f65c216affe7a889d16e5134fa9dc1f58198fc8ee8eb855195517	public	\N	\N	mutua_public		2026-02-02 11:00:00+00	2026-11-25 21:44:07.921634+00	{"value": "signed"}	1033
01a214aa-7ffd-79bc-9581-1e22e89a159f	b43ba551-4dfb-5baf-baec-5d774ad29fc0	activities.record_receipt	e496cef92b18daf5b3e6f3f2a4227fdd84d46ed1b2694f5fb2f63fe27da8660e	system:demo	\N	\N	mutua_treasury		2026-02-07 11:00:00+00	2026-11-25 21:44:07.934111+00	{"uuid": "c3228b84-8567-5678-bbfe-24cf259dba26"}	1034
01a214aa-8006-7dfa-83bc-207196f34810	e9ac3195-41b8-5383-a6f2-44687bf01963	activities.draft_invoice	a3d45d9ca62c367f53db0a5f0d048cdbad309222ece413a650ad8ecf75acfc21	person:a64c703c-2529-561c-8741-77da9ce9a949	a64c703c-2529-561c-8741-77da9ce9a949	\N	mutua_member		2026-02-08 11:00:00+00	2026-11-25 21:44:07.943528+00	{"uuid": "6c428002-3122-554e-b5f2-c21b39d356d4"}	1035
01a214aa-800f-75fe-80f0-a4aabd547d27	89f7af67-b84c-5468-8e18-4c7ef2b50cc0	activities.issue_invoice	ca196dcee43aeeea1f07e6f7c6bfbe4bba14972ec1602e13b9be40dfb790d4bf	person:a64c703c-2529-561c-8741-77da9ce9a949	a64c703c-2529-561c-8741-77da9ce9a949	\N	mutua_member		2026-02-08 11:00:00+00	2026-11-25 21:44:07.951891+00	{"uuid": "6c428002-3122-554e-b5f2-c21b39d356d4"}	1036
01a214aa-8024-7a85-acc2-3f0e44087528	4d6bb5a5-5d00-5269-aba2-91da669e4ce7	activities.record_receipt	86046bda6e85fdffe367b01f032727e239bebdca17b2996af5bb4cbd5bd4e1f9	system:demo	\N	\N	mutua_treasury		2026-02-20 11:00:00+00	2026-11-25 21:44:07.973171+00	{"uuid": "9d4a0711-9530-5565-bfc0-1cd9a1b045b2"}	1037
01a214aa-802c-74c8-b10a-5df05fe90fde	09f42c63-e375-5b17-a4bc-87a9bc43f34b	activities.draft_invoice	3dc19a757f540273b3614db938a5f40cc095b15809291445b0592fdae3cc9904	person:347ac80b-f7ea-5b3a-bf02-fd36c619a9c4	347ac80b-f7ea-5b3a-bf02-fd36c619a9c4	\N	mutua_member		2026-02-21 11:00:00+00	2026-11-25 21:44:07.980851+00	{"uuid": "dd279ff1-50b1-5134-9bfb-19fb5829846e"}	1038
01a214aa-8033-7a85-884b-fff2545ec28c	9fb3f2cf-4e60-5cd0-86c7-29a101f1ecfd	activities.issue_invoice	833a24832cd1510bef584471cfa5e113c0fe15c0b42a499197d242d28a7a45e2	person:347ac80b-f7ea-5b3a-bf02-fd36c619a9c4	347ac80b-f7ea-5b3a-bf02-fd36c619a9c4	\N	mutua_member		2026-02-21 11:00:00+00	2026-11-25 21:44:07.988249+00	{"uuid": "dd279ff1-50b1-5134-9bfb-19fb5829846e"}	1039
01a214aa-8048-7431-a190-f143f5696d9a	dd99e594-8232-57d8-9157-75f02787bb20	activities.record_receipt	7d2f75159f3611a14731064bc56298169922de8c6ab56c6fe38728903465946b	system:demo	\N	\N	mutua_treasury		2026-02-23 11:00:00+00	2026-11-25 21:44:08.008825+00	{"uuid": "84f06eae-4797-5fc0-8e82-21fa04519649"}	1040
01a214aa-8053-70db-9204-623b90485878	024fae06-3ea7-5355-8d52-1980328c7f6d	activities.record_receipt	f27aca2ffcd69e86edc831dabe2bf7d946bdcb35b86d54af00fe93c824c8c187	system:demo	\N	\N	mutua_treasury		2026-02-26 11:00:00+00	2026-11-25 21:44:08.01962+00	{"uuid": "b8218b67-8a6b-5db4-87c1-467afba62620"}	1041
01a214aa-805b-702e-947a-b2b2be151fc8	38318029-eab5-5004-a104-ad9fa59db1d3	activities.claim_expense	b52786b0cdb0da3fe05cf272b7fda362a4f15d4cd1d5d17c69981f8d3208eb30	person:a64c703c-2529-561c-8741-77da9ce9a949	a64c703c-2529-561c-8741-77da9ce9a949	\N	mutua_member		2026-02-28 11:00:00+00	2026-11-25 21:44:08.027678+00	{"uuid": "a579899a-37f9-57ea-b2f9-d1560d67121b"}	1042
01a214aa-8063-7742-a2c6-19e8b7f116a9	8ee0b3cf-3c79-52a1-825a-35b44d602306	activities.claim_expense	6c55bc18b831be22cf67db6e29d44ae585ad3bd8ece32f8d34693f54fa2f9731	person:a64c703c-2529-561c-8741-77da9ce9a949	a64c703c-2529-561c-8741-77da9ce9a949	\N	mutua_member		2026-02-28 11:00:00+00	2026-11-25 21:44:08.036226+00	{"uuid": "ce1011b5-a2f3-56cb-b55f-270bbbb2c77c"}	1043
01a214aa-8069-7a8e-ba79-7474b58914fb	6949bb4f-9b1a-5869-b599-1060f5cde11f	activities.approve_expense	04427abc2a0d1ecdbf38ef8911cb92e7a2d88d967b25ba32a5b655c6fd4cf8cc	system:demo	\N	\N	mutua_staff		2026-02-28 11:00:00+00	2026-11-25 21:44:08.042192+00	{"uuid": "a579899a-37f9-57ea-b2f9-d1560d67121b"}	1044
01a214aa-8071-7ea6-b295-2f78b1b52d06	330a5434-0fa3-56bd-8447-7083488fe1b9	activities.transfer	df5ff4a5ad5814f9b566d3a5441d271a78d44ebe4c3034fb677cc90005a58ee8	person:a64c703c-2529-561c-8741-77da9ce9a949	a64c703c-2529-561c-8741-77da9ce9a949	\N	mutua_member		2026-02-28 11:00:00+00	2026-11-25 21:44:08.050565+00	{"uuid": "088d3dc2-6067-5189-9bcd-f96e1f94aed5"}	1045
01a214aa-807a-7b4c-937a-c9ef554d1735	d55165a0-93d0-5247-aec7-09200e2b5d47	activities.draft_order	08804b2d5c829612416db71b15b84162293628c4840ccc308f2ca9b8d48116b1	person:a64c703c-2529-561c-8741-77da9ce9a949	a64c703c-2529-561c-8741-77da9ce9a949	\N	mutua_member		2026-02-28 11:00:00+00	2026-11-25 21:44:08.05935+00	{"uuid": "cc9f0b45-0c0f-540a-ae91-42334bbaf568"}	1046
01a214aa-807f-7fe1-806d-09d48d9719d5	59c3e8d6-a147-5353-b8d4-a6dcad7d6136	activities.draft_invoice	d87c907b83ddd9248794cfbbc522bb310bf1953063a77f92d614d5ce0b6869d1	person:a64c703c-2529-561c-8741-77da9ce9a949	a64c703c-2529-561c-8741-77da9ce9a949	\N	mutua_member		2026-02-28 11:00:00+00	2026-11-25 21:44:08.064551+00	{"uuid": "273a789e-9362-5eb0-b784-5ef1e6ae14a3"}	1047
01a214aa-8088-737a-907f-b8640aca035c	a3728ad7-b103-57ca-a5d9-b7728adf8bce	ledger.close_period	400ce5968373f0a7ad8007852e31c7355d8995b6d005b852ee69d2bee26937e3	system:demo	\N	\N	mutua_staff		2026-02-28 11:00:00+00	2026-11-25 21:44:08.072662+00	{"value": "450d08d8bf6e8b9a2bbf1485d1f1d5d464a27f7510b8b93ae5c8b36945305b8d"}	1048
01a214aa-8324-718e-9da6-e701fc27aeaa	07617c20-46de-5ca2-8c2d-cbda6707aa30	activities.keep_sealed	8b70742845779f3004501904c6099d5a66f75c8b256ea738829acca27b6eccb3	system:seal	\N	\N	mutua_worker		2026-02-28 11:00:00+00	2026-11-25 21:44:08.741344+00	{"uuid": "188a35db-614a-599a-bdb4-0390778e12ea"}	1054
01a214aa-8395-7ba2-ad1e-ad6ad2ca3153	75b4aa53-b09a-5c1c-9015-d548049fae40	activities.keep_sealed	57cd7637c46cab99d647d3f1ec8a56f49a58a06198324fbf63fd525ec186a31f	system:seal	\N	\N	mutua_worker		2026-02-28 11:00:00+00	2026-11-25 21:44:08.854877+00	{"uuid": "a8befec9-9522-5ba7-a817-3f118646101f"}	1060
01a214aa-83d6-73e3-8e78-bbf99a4391cd	20cc1de8-5262-5490-91af-daf6e46ef31d	activities.keep_made	aa1627f0f4919b693dc89aabcf920f7fd7e5d35c5f563c32fe69d5f0dff9c103	system:render	\N	\N	mutua_worker		2026-02-28 11:00:00+00	2026-11-25 21:44:08.919214+00	{"uuid": "06adf770-13b0-54bb-a666-213b845c1b9f"}	1063
01a214aa-844a-74aa-b1bb-f51cd9424404	c737c78e-166d-5df3-8730-ab9b6d4d958d	activities.keep_sealed	505cb365c7490b07dacfd9fc9035fd4d7227577ed6ad4e24782e4f2641a7eab6	system:seal	\N	\N	mutua_worker		2026-02-28 11:00:00+00	2026-11-25 21:44:09.035417+00	{"uuid": "02bf41a3-9b57-5dee-9196-cbf214849606"}	1069
01a214aa-8480-719d-aa52-1fd25a231085	bf50c128-a4e4-58e3-b6b2-aeea49c49d09	activities.keep_made	2a49f9555b08e6de1fbff05990ad27239313f070c08e7c4b9650b335e8086262	system:render	\N	\N	mutua_worker		2026-02-28 11:00:00+00	2026-11-25 21:44:09.089065+00	{"uuid": "aa1425cf-12ba-5922-8de7-5ee2fb1889b7"}	1072
01a214aa-84a6-7848-bc99-e4562c06701a	1107d18d-3f26-5097-9abe-c4f6cae5b448	activities.keep_made	241f7b17d4d883821d4dc9ef06eec720b759283e121b3d8c4f1d74639c1828af	system:render	\N	\N	mutua_worker		2026-02-28 11:00:00+00	2026-11-25 21:44:09.127462+00	{"uuid": "645b809b-3d38-5815-9f46-01259f2a0720"}	1075
01a214aa-8512-71c5-9c90-5ed28f845b1f	6aaeca01-941d-54f7-98b6-7930475d9e27	activities.keep_sealed	86f0b97f59eda7f0be06e7059d5ea996d3f3dc4d4b380fd284c1d37ac57065c2	system:seal	\N	\N	mutua_worker		2026-02-28 11:00:00+00	2026-11-25 21:44:09.23524+00	{"uuid": "49e00eec-08b7-5cd8-b46a-6b1aff87c4e6"}	1081
01a214aa-854c-710b-8be4-f797464d8320	e6dd9a6a-c2e8-506f-922e-b97dd94a0268	activities.keep_made	a5f3e4bc182532df431878dd3d559728535a2d17b8f83e5589bc5ba37fdbd7b7	system:render	\N	\N	mutua_worker		2026-02-28 11:00:00+00	2026-11-25 21:44:09.2932+00	{"uuid": "90dc91a8-307f-5dfa-8c44-31c27621c39f"}	1084
01a214aa-85c6-722a-972b-50bd4f07d5f1	2d79a818-6901-5424-9b8d-1abeaf54d27a	activities.keep_sealed	3cdc3333a45801d075b4b2afce826c47094894756fa712a1e392239336973eec	system:seal	\N	\N	mutua_worker		2026-02-28 11:00:00+00	2026-11-25 21:44:09.415085+00	{"uuid": "70ff2cca-3b29-5c6f-b48b-a05f6b20fa83"}	1090
01a214aa-85f6-7155-8217-4823f724b4d5	79713b5b-5925-5b5d-ad24-5e62804e1479	activities.keep_made	346b16915175dca653d8c3d12904fd892776689bcbe4233082f86c781977e07b	system:render	\N	\N	mutua_worker		2026-02-28 11:00:00+00	2026-11-25 21:44:09.463014+00	{"uuid": "6c428002-3122-554e-b5f2-c21b39d356d4"}	1093
01a214aa-8627-7e9a-a6d5-c3afaa6fe883	e0a69a2d-4d67-524f-a902-cd38d7ed7486	activities.keep_made	0b39c826ffbc5478ec107259d1d8b8960838ff9f1a345bbb765c529391bc83ae	system:render	\N	\N	mutua_worker		2026-02-28 11:00:00+00	2026-11-25 21:44:09.512872+00	{"uuid": "dd279ff1-50b1-5134-9bfb-19fb5829846e"}	1096
\.


--
-- Data for Name: ground_arrow; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.ground_arrow (id, machine, before, after, verb, roles) FROM stdin;
9	period		open	ledger.open_period	["mutua_staff", "mutua_treasury"]
10	period	open	closed	ledger.close_period	["mutua_staff", "mutua_treasury"]
11	order		draft	activities.draft_order	["mutua_member", "mutua_staff"]
12	order	draft	offered	activities.offer_order	["mutua_member", "mutua_staff"]
13	order	offered	signed	activities.sign_order	["mutua_public"]
14	order	offered	declined	activities.decline_order	["mutua_public"]
15	order	offered	expired	activities.expire_orders	["mutua_worker"]
16	order	offered	replaced	activities.draft_order	["mutua_member", "mutua_staff"]
17	order	signed	replaced	activities.sign_order	["mutua_public"]
18	order	draft	dropped	activities.drop_order	["mutua_member", "mutua_staff"]
19	invoice		draft	activities.draft_invoice	["mutua_member", "mutua_staff", "mutua_treasury", "mutua_worker"]
20	invoice	draft	issued	activities.issue_invoice	["mutua_member", "mutua_staff", "mutua_treasury", "mutua_worker"]
21	expense		claimed	activities.claim_expense	["mutua_member", "mutua_staff"]
22	expense	claimed	approved	activities.approve_expense	["mutua_staff"]
23	expense	claimed	refused	activities.refuse_expense	["mutua_staff"]
24	expense	claimed	withdrawn	activities.withdraw_expense	["mutua_member", "mutua_staff"]
25	membership		asked	people.ask_membership	["mutua_public", "mutua_member", "mutua_staff"]
26	membership	asked	admitted	people.admit	["mutua_staff"]
27	membership	asked	refused	people.refuse_membership	["mutua_staff"]
28	membership	admitted	member	people.take_effect	["mutua_staff", "mutua_treasury", "mutua_worker"]
29	membership	asked	left	people.leave	["mutua_member", "mutua_staff"]
30	membership	admitted	left	people.leave	["mutua_member", "mutua_staff"]
31	membership	member	leaving	people.leave	["mutua_member", "mutua_staff"]
32	membership	leaving	left	people.end_membership	["mutua_staff"]
33	subscription		asked	people.subscribe	["mutua_member", "mutua_staff"]
34	subscription	asked	cancelled	people.cancel_subscription	["mutua_member", "mutua_staff"]
35	subscription	asked	paid	people.record_share_payment	["mutua_treasury", "mutua_worker"]
36	subscription	paid	held	people.record_share_payment	["mutua_staff", "mutua_treasury", "mutua_worker"]
37	subscription	paid	returned	people.return_share_payment	["mutua_treasury"]
42	repayment		decided	people.decide_repayment	["mutua_staff"]
43	repayment	decided	paid	people.record_repayment	["mutua_treasury"]
44	share transfer		offered	people.offer_shares	["mutua_member"]
45	share transfer	offered	agreed	people.accept_shares	["mutua_member"]
46	share transfer	offered	declined	people.decline_shares	["mutua_member"]
47	share transfer	offered	withdrawn	people.withdraw_shares	["mutua_member", "mutua_staff"]
\.


--
-- Data for Name: ground_change; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.ground_change (id, "table", "row", operation, "values", act_id) FROM stdin;
1	ledger_account	bank	INSERT	{"code": [null, "bank"], "needs": [null, []], "mapped": [null, "550000"], "nature": [null, "asset"], "by_member": [null, false], "parent_id": [null, null]}	01a214aa-7c11-701f-b7b1-a684d5f08e48
2	ledger_account	client_receivable	INSERT	{"code": [null, "client_receivable"], "needs": [null, ["client", "activity"]], "mapped": [null, "400000"], "nature": [null, "asset"], "by_member": [null, true], "parent_id": [null, null]}	01a214aa-7c11-701f-b7b1-a684d5f08e48
3	ledger_account	doubtful_receivable	INSERT	{"code": [null, "doubtful_receivable"], "needs": [null, ["client", "activity"]], "mapped": [null, "407000"], "nature": [null, "asset"], "by_member": [null, false], "parent_id": [null, null]}	01a214aa-7c11-701f-b7b1-a684d5f08e48
4	ledger_account	vat_deductible	INSERT	{"code": [null, "vat_deductible"], "needs": [null, []], "mapped": [null, "411000"], "nature": [null, "asset"], "by_member": [null, true], "parent_id": [null, null]}	01a214aa-7c11-701f-b7b1-a684d5f08e48
5	ledger_account	member_receivable	INSERT	{"code": [null, "member_receivable"], "needs": [null, ["person"]], "mapped": [null, "416000"], "nature": [null, "asset"], "by_member": [null, false], "parent_id": [null, null]}	01a214aa-7c11-701f-b7b1-a684d5f08e48
6	ledger_account	share_subscription	INSERT	{"code": [null, "share_subscription"], "needs": [null, ["person"]], "mapped": [null, "416100"], "nature": [null, "asset"], "by_member": [null, false], "parent_id": [null, null]}	01a214aa-7c11-701f-b7b1-a684d5f08e48
7	ledger_account	capital	INSERT	{"code": [null, "capital"], "needs": [null, ["person"]], "mapped": [null, "111000"], "nature": [null, "equity"], "by_member": [null, true], "parent_id": [null, null]}	01a214aa-7c11-701f-b7b1-a684d5f08e48
8	ledger_account	reserve	INSERT	{"code": [null, "reserve"], "needs": [null, []], "mapped": [null, "133000"], "nature": [null, "equity"], "by_member": [null, false], "parent_id": [null, null]}	01a214aa-7c11-701f-b7b1-a684d5f08e48
9	ledger_account	supplier_payable	INSERT	{"code": [null, "supplier_payable"], "needs": [null, []], "mapped": [null, "440000"], "nature": [null, "liability"], "by_member": [null, false], "parent_id": [null, null]}	01a214aa-7c11-701f-b7b1-a684d5f08e48
10	ledger_account	client_prepaid	INSERT	{"code": [null, "client_prepaid"], "needs": [null, ["client"]], "mapped": [null, "460000"], "nature": [null, "liability"], "by_member": [null, false], "parent_id": [null, null]}	01a214aa-7c11-701f-b7b1-a684d5f08e48
11	ledger_account	vat_due	INSERT	{"code": [null, "vat_due"], "needs": [null, []], "mapped": [null, "451000"], "nature": [null, "liability"], "by_member": [null, true], "parent_id": [null, null]}	01a214aa-7c11-701f-b7b1-a684d5f08e48
12	ledger_account	member_payable	INSERT	{"code": [null, "member_payable"], "needs": [null, ["person"]], "mapped": [null, "489000"], "nature": [null, "liability"], "by_member": [null, true], "parent_id": [null, null]}	01a214aa-7c11-701f-b7b1-a684d5f08e48
13	ledger_account	activity_budget	INSERT	{"code": [null, "activity_budget"], "needs": [null, ["activity"]], "mapped": [null, "489100"], "nature": [null, "liability"], "by_member": [null, true], "parent_id": [null, null]}	01a214aa-7c11-701f-b7b1-a684d5f08e48
14	ledger_account	receipts_to_match	INSERT	{"code": [null, "receipts_to_match"], "needs": [null, []], "mapped": [null, "499000"], "nature": [null, "liability"], "by_member": [null, false], "parent_id": [null, null]}	01a214aa-7c11-701f-b7b1-a684d5f08e48
15	ledger_account	turnover	INSERT	{"code": [null, "turnover"], "needs": [null, ["activity"]], "mapped": [null, "700000"], "nature": [null, "income"], "by_member": [null, true], "parent_id": [null, null]}	01a214aa-7c11-701f-b7b1-a684d5f08e48
16	ledger_account	budget_movement	INSERT	{"code": [null, "budget_movement"], "needs": [null, ["activity"]], "mapped": [null, "629000"], "nature": [null, "expense"], "by_member": [null, true], "parent_id": [null, null]}	01a214aa-7c11-701f-b7b1-a684d5f08e48
17	ledger_account	levy	INSERT	{"code": [null, "levy"], "needs": [null, ["activity"]], "mapped": [null, "629100"], "nature": [null, "expense"], "by_member": [null, true], "parent_id": [null, null]}	01a214aa-7c11-701f-b7b1-a684d5f08e48
18	ledger_account	activity_expense	INSERT	{"code": [null, "activity_expense"], "needs": [null, ["activity"]], "mapped": [null, "612000"], "nature": [null, "expense"], "by_member": [null, true], "parent_id": [null, null]}	01a214aa-7c11-701f-b7b1-a684d5f08e48
19	ledger_account	house_expense	INSERT	{"code": [null, "house_expense"], "needs": [null, []], "mapped": [null, "611000"], "nature": [null, "expense"], "by_member": [null, false], "parent_id": [null, null]}	01a214aa-7c11-701f-b7b1-a684d5f08e48
20	ledger_account	bad_debt	INSERT	{"code": [null, "bad_debt"], "needs": [null, ["client"]], "mapped": [null, "634000"], "nature": [null, "expense"], "by_member": [null, false], "parent_id": [null, null]}	01a214aa-7c11-701f-b7b1-a684d5f08e48
21	ledger_account	rounding	INSERT	{"code": [null, "rounding"], "needs": [null, []], "mapped": [null, "657000"], "nature": [null, "expense"], "by_member": [null, false], "parent_id": [null, null]}	01a214aa-7c11-701f-b7b1-a684d5f08e48
22	ledger_legalentity	demo	INSERT	{"code": [null, "demo"], "name": [null, "Coopérative Démo SC"], "country": [null, "be"], "details": [null, {"bic": "", "iban": "BE68539007547034", "town": "Bruxelles", "email": "factures@demo.example", "number": "70", "street": "Rue Émile Féron", "postcode": "1060", "registered": "SC, RPM Bruxelles", "vat_number": "BE0123456749", "enterprise_number": "0123456749"}], "currency": [null, "EUR"]}	01a214aa-7c6c-710f-920b-120fd0093ff4
23	ledger_period	01a214aa-7c77-7528-b530-0ef4fd688a2c	INSERT	{"id": [null, "01a214aa-7c77-7528-b530-0ef4fd688a2c"], "head": [null, ""], "state": [null, "open"], "last_day": [null, "2026-01-31"], "first_day": [null, "2026-01-01"], "legal_entity_id": [null, "demo"]}	01a214aa-7c72-7abc-bb31-89d37343f39e
24	ledger_period	01a214aa-7c7f-7b7a-bd20-43ce809fd568	INSERT	{"id": [null, "01a214aa-7c7f-7b7a-bd20-43ce809fd568"], "head": [null, ""], "state": [null, "open"], "last_day": [null, "2026-02-28"], "first_day": [null, "2026-02-01"], "legal_entity_id": [null, "demo"]}	01a214aa-7c7c-7f59-adce-d62982156d02
25	ledger_period	01a214aa-7c85-7a0b-8a6e-76093a58b96c	INSERT	{"id": [null, "01a214aa-7c85-7a0b-8a6e-76093a58b96c"], "head": [null, ""], "state": [null, "open"], "last_day": [null, "2026-03-31"], "first_day": [null, "2026-03-01"], "legal_entity_id": [null, "demo"]}	01a214aa-7c82-7abd-aeb4-220474d902d4
135	activities_signaturecode	df6362b7-f765-571f-8497-ce3a4c9c6ab1	UPDATE	{"used_at": [null, "2026-02-02T11:00:00+00:00"]}	01a214aa-7ff1-71fb-b265-0bc041109af4
26	ledger_period	01a214aa-7c8b-75b1-83a8-c510b10dcf9f	INSERT	{"id": [null, "01a214aa-7c8b-75b1-83a8-c510b10dcf9f"], "head": [null, ""], "state": [null, "open"], "last_day": [null, "2026-04-30"], "first_day": [null, "2026-04-01"], "legal_entity_id": [null, "demo"]}	01a214aa-7c88-7b08-914f-9ea92680bc29
27	ledger_period	01a214aa-7c93-710b-ab55-da874e5ee11b	INSERT	{"id": [null, "01a214aa-7c93-710b-ab55-da874e5ee11b"], "head": [null, ""], "state": [null, "open"], "last_day": [null, "2026-05-31"], "first_day": [null, "2026-05-01"], "legal_entity_id": [null, "demo"]}	01a214aa-7c90-7333-b333-92e3a78a2e33
28	ledger_period	01a214aa-7c98-7ba8-a83e-c6a21712718b	INSERT	{"id": [null, "01a214aa-7c98-7ba8-a83e-c6a21712718b"], "head": [null, ""], "state": [null, "open"], "last_day": [null, "2026-06-30"], "first_day": [null, "2026-06-01"], "legal_entity_id": [null, "demo"]}	01a214aa-7c95-7e12-a4c5-d9a433764862
29	ledger_period	01a214aa-7c9e-77b8-b196-9824d8345d53	INSERT	{"id": [null, "01a214aa-7c9e-77b8-b196-9824d8345d53"], "head": [null, ""], "state": [null, "open"], "last_day": [null, "2026-07-31"], "first_day": [null, "2026-07-01"], "legal_entity_id": [null, "demo"]}	01a214aa-7c9b-79ca-a95b-1b84eb9c0614
30	ledger_period	01a214aa-7ca3-75af-9e1b-c7bde22ba793	INSERT	{"id": [null, "01a214aa-7ca3-75af-9e1b-c7bde22ba793"], "head": [null, ""], "state": [null, "open"], "last_day": [null, "2026-08-31"], "first_day": [null, "2026-08-01"], "legal_entity_id": [null, "demo"]}	01a214aa-7ca1-72f8-a378-78abc28fc962
31	ledger_period	01a214aa-7ca7-79d4-bed2-f044713ced73	INSERT	{"id": [null, "01a214aa-7ca7-79d4-bed2-f044713ced73"], "head": [null, ""], "state": [null, "open"], "last_day": [null, "2026-09-30"], "first_day": [null, "2026-09-01"], "legal_entity_id": [null, "demo"]}	01a214aa-7ca5-7822-93ce-f4ee684e6ab9
32	ledger_period	01a214aa-7cac-711c-8cd4-3ee4711dfb27	INSERT	{"id": [null, "01a214aa-7cac-711c-8cd4-3ee4711dfb27"], "head": [null, ""], "state": [null, "open"], "last_day": [null, "2026-10-31"], "first_day": [null, "2026-10-01"], "legal_entity_id": [null, "demo"]}	01a214aa-7ca9-7e63-80f5-0331c9bac207
33	ledger_period	01a214aa-7cb0-7b48-bcb2-337e3ab4fe3d	INSERT	{"id": [null, "01a214aa-7cb0-7b48-bcb2-337e3ab4fe3d"], "head": [null, ""], "state": [null, "open"], "last_day": [null, "2026-11-30"], "first_day": [null, "2026-11-01"], "legal_entity_id": [null, "demo"]}	01a214aa-7cae-74e2-9570-290ad5d3fd48
34	ledger_period	01a214aa-7cb5-77f4-a6bc-a460925b54d1	INSERT	{"id": [null, "01a214aa-7cb5-77f4-a6bc-a460925b54d1"], "head": [null, ""], "state": [null, "open"], "last_day": [null, "2026-12-31"], "first_day": [null, "2026-12-01"], "legal_entity_id": [null, "demo"]}	01a214aa-7cb3-7065-bb5d-b755185fafaa
35	ledger_period	01a214aa-7cba-7602-bdbd-b8f776028bf0	INSERT	{"id": [null, "01a214aa-7cba-7602-bdbd-b8f776028bf0"], "head": [null, ""], "state": [null, "open"], "last_day": [null, "2027-01-31"], "first_day": [null, "2027-01-01"], "legal_entity_id": [null, "demo"]}	01a214aa-7cb7-7c79-9f05-b1d961b0575e
36	ledger_period	01a214aa-7cbf-737d-93ee-7291db0be43b	INSERT	{"id": [null, "01a214aa-7cbf-737d-93ee-7291db0be43b"], "head": [null, ""], "state": [null, "open"], "last_day": [null, "2027-02-28"], "first_day": [null, "2027-02-01"], "legal_entity_id": [null, "demo"]}	01a214aa-7cbc-7d81-8ce6-ccb7f945d950
37	ledger_period	01a214aa-7cc4-79ff-be17-8c460d206535	INSERT	{"id": [null, "01a214aa-7cc4-79ff-be17-8c460d206535"], "head": [null, ""], "state": [null, "open"], "last_day": [null, "2027-03-31"], "first_day": [null, "2027-03-01"], "legal_entity_id": [null, "demo"]}	01a214aa-7cc1-7f4d-a439-b238d837229c
38	ledger_period	01a214aa-7cc9-7f55-9075-476bd5d3de83	INSERT	{"id": [null, "01a214aa-7cc9-7f55-9075-476bd5d3de83"], "head": [null, ""], "state": [null, "open"], "last_day": [null, "2027-04-30"], "first_day": [null, "2027-04-01"], "legal_entity_id": [null, "demo"]}	01a214aa-7cc7-70f1-b1bf-b8f8f6e4bb44
39	ledger_period	01a214aa-7ccf-7bd9-ab00-a7caa70630ae	INSERT	{"id": [null, "01a214aa-7ccf-7bd9-ab00-a7caa70630ae"], "head": [null, ""], "state": [null, "open"], "last_day": [null, "2027-05-31"], "first_day": [null, "2027-05-01"], "legal_entity_id": [null, "demo"]}	01a214aa-7ccc-7cc7-9058-348f9ad1ad4e
40	ledger_period	01a214aa-7cd6-71d1-b9cf-d3e52d7c6018	INSERT	{"id": [null, "01a214aa-7cd6-71d1-b9cf-d3e52d7c6018"], "head": [null, ""], "state": [null, "open"], "last_day": [null, "2027-06-30"], "first_day": [null, "2027-06-01"], "legal_entity_id": [null, "demo"]}	01a214aa-7cd2-7a88-b0fb-3aed2abe6995
41	ledger_period	01a214aa-7cdd-70d6-94a5-a9f951a28879	INSERT	{"id": [null, "01a214aa-7cdd-70d6-94a5-a9f951a28879"], "head": [null, ""], "state": [null, "open"], "last_day": [null, "2027-07-31"], "first_day": [null, "2027-07-01"], "legal_entity_id": [null, "demo"]}	01a214aa-7cd9-756c-957e-5b0237c4b69d
42	ledger_period	01a214aa-7ce3-7993-ae53-d8422765af9b	INSERT	{"id": [null, "01a214aa-7ce3-7993-ae53-d8422765af9b"], "head": [null, ""], "state": [null, "open"], "last_day": [null, "2027-08-31"], "first_day": [null, "2027-08-01"], "legal_entity_id": [null, "demo"]}	01a214aa-7ce0-7531-a77d-fccd49c8244d
43	ledger_period	01a214aa-7ce9-7c7d-9592-d062639c504f	INSERT	{"id": [null, "01a214aa-7ce9-7c7d-9592-d062639c504f"], "head": [null, ""], "state": [null, "open"], "last_day": [null, "2027-09-30"], "first_day": [null, "2027-09-01"], "legal_entity_id": [null, "demo"]}	01a214aa-7ce6-79d5-9ca3-710c66672361
44	ledger_period	01a214aa-7cf0-7726-9461-8bf8cef62c1a	INSERT	{"id": [null, "01a214aa-7cf0-7726-9461-8bf8cef62c1a"], "head": [null, ""], "state": [null, "open"], "last_day": [null, "2027-10-31"], "first_day": [null, "2027-10-01"], "legal_entity_id": [null, "demo"]}	01a214aa-7ced-708b-809b-980afd38bada
45	ledger_period	01a214aa-7cf6-793f-8eda-f6d3338644b9	INSERT	{"id": [null, "01a214aa-7cf6-793f-8eda-f6d3338644b9"], "head": [null, ""], "state": [null, "open"], "last_day": [null, "2027-11-30"], "first_day": [null, "2027-11-01"], "legal_entity_id": [null, "demo"]}	01a214aa-7cf3-7785-b5aa-534b8505f476
46	ledger_period	01a214aa-7cfc-7a87-b2c6-160e3ff5bb83	INSERT	{"id": [null, "01a214aa-7cfc-7a87-b2c6-160e3ff5bb83"], "head": [null, ""], "state": [null, "open"], "last_day": [null, "2027-12-31"], "first_day": [null, "2027-12-01"], "legal_entity_id": [null, "demo"]}	01a214aa-7cf9-7a15-8023-78207eb2f280
47	people_shareprice	01a214aa-7d05-7acb-9508-20e3222f5818	INSERT	{"id": [null, "01a214aa-7d05-7acb-9508-20e3222f5818"], "amount": [null, 3000], "from_day": [null, "2026-01-01"], "decided_by": [null, "The founders"], "legal_entity_id": [null, "demo"]}	01a214aa-7cff-7a19-b325-e8012fbfef86
48	people_person	a64c703c-2529-561c-8741-77da9ce9a949	INSERT	{"id": [null, "a64c703c-2529-561c-8741-77da9ce9a949"], "box": "personal", "town": "personal", "email": "personal", "number": "personal", "street": "personal", "born_on": "personal", "country": [null, "BE"], "language": [null, "fr"], "postcode": "personal", "erased_at": [null, null], "legal_name": "personal", "chosen_name": "personal"}	01a214aa-7d0a-7a60-ac5c-0318ecce68db
49	people_membership	9d626071-c0d0-5287-aa34-7d06ac07f15d	INSERT	{"id": [null, "9d626071-c0d0-5287-aa34-7d06ac07f15d"], "state": [null, "asked"], "reason": [null, ""], "asked_on": [null, "2026-01-01"], "category": [null, "A"], "person_id": [null, "a64c703c-2529-561c-8741-77da9ce9a949"], "decided_on": [null, null]}	01a214aa-7d13-7798-93c3-359d39ab8f01
50	people_membership	9d626071-c0d0-5287-aa34-7d06ac07f15d	UPDATE	{"state": ["asked", "admitted"], "decided_on": [null, "2026-01-01"]}	01a214aa-7d1d-7283-a86c-fff8a68d3219
51	people_subscription	be01a62c-428a-561c-ace1-db6a2ebd3d39	INSERT	{"id": [null, "be01a62c-428a-561c-ace1-db6a2ebd3d39"], "price": [null, 3000], "state": [null, "asked"], "shares": [null, 1], "paid_on": [null, null], "asked_on": [null, "2026-01-01"], "paid_from": "personal", "person_id": [null, "a64c703c-2529-561c-8741-77da9ce9a949"], "payment_reference": [null, "900000000116"]}	01a214aa-7d25-7c2e-9fbc-674ab4e00537
52	people_subscription	be01a62c-428a-561c-ace1-db6a2ebd3d39	UPDATE	{"state": ["asked", "paid"], "paid_on": [null, "2026-01-01"], "paid_from": "personal"}	01a214aa-7d33-7db4-98ac-dd18a815b64b
53	people_subscription	be01a62c-428a-561c-ace1-db6a2ebd3d39	UPDATE	{"state": ["paid", "held"]}	01a214aa-7d33-7db4-98ac-dd18a815b64b
54	people_holding	0f8a04b4-bbeb-4d04-a82e-b37aa2145e6b	INSERT	{"id": [null, "0f8a04b4-bbeb-4d04-a82e-b37aa2145e6b"], "price": [null, 3000], "since": [null, "2026-01-01"], "until": [null, null], "person_id": [null, "a64c703c-2529-561c-8741-77da9ce9a949"], "last_number": [null, 1], "first_number": [null, 1]}	01a214aa-7d33-7db4-98ac-dd18a815b64b
55	people_sharemovement	1	INSERT	{"id": [null, 1], "day": [null, "2026-01-01"], "kind": [null, "subscription"], "price": [null, 3000], "last_number": [null, 1], "transfer_id": [null, null], "first_number": [null, 1], "repayment_id": [null, null], "to_person_id": [null, "a64c703c-2529-561c-8741-77da9ce9a949"], "from_person_id": [null, null], "subscription_id": [null, "be01a62c-428a-561c-ace1-db6a2ebd3d39"]}	01a214aa-7d33-7db4-98ac-dd18a815b64b
56	people_membership	9d626071-c0d0-5287-aa34-7d06ac07f15d	UPDATE	{"state": ["admitted", "member"]}	01a214aa-7d33-7db4-98ac-dd18a815b64b
57	activities_activity	1ec440e4-7ef3-5849-85fd-34f5aa1c586b	INSERT	{"id": [null, "1ec440e4-7ef3-5849-85fd-34f5aa1c586b"], "name": [null, "Aïcha Peeters, dance"], "closed_on": [null, null], "levy_rate": [null, 650], "opened_on": [null, "2026-01-01"], "legal_entity_id": [null, "demo"]}	01a214aa-7d5a-749a-a56c-4028bc3c1667
58	activities_activitymember	3b9b49ea-2ada-5f02-a2dd-9e6bd8163133	INSERT	{"id": [null, "3b9b49ea-2ada-5f02-a2dd-9e6bd8163133"], "share": [null, 10000], "left_on": [null, null], "person_id": [null, "a64c703c-2529-561c-8741-77da9ce9a949"], "activity_id": [null, "1ec440e4-7ef3-5849-85fd-34f5aa1c586b"]}	01a214aa-7d5a-749a-a56c-4028bc3c1667
59	people_person	347ac80b-f7ea-5b3a-bf02-fd36c619a9c4	INSERT	{"id": [null, "347ac80b-f7ea-5b3a-bf02-fd36c619a9c4"], "box": "personal", "town": "personal", "email": "personal", "number": "personal", "street": "personal", "born_on": "personal", "country": [null, "BE"], "language": [null, "nl"], "postcode": "personal", "erased_at": [null, null], "legal_name": "personal", "chosen_name": "personal"}	01a214aa-7d65-7292-aac7-5e067beb40d5
60	people_membership	1e553896-5a81-5b4d-8f0d-a756cc043b74	INSERT	{"id": [null, "1e553896-5a81-5b4d-8f0d-a756cc043b74"], "state": [null, "asked"], "reason": [null, ""], "asked_on": [null, "2026-01-01"], "category": [null, "A"], "person_id": [null, "347ac80b-f7ea-5b3a-bf02-fd36c619a9c4"], "decided_on": [null, null]}	01a214aa-7d69-7a66-b3e2-1b8c4e200a43
61	people_membership	1e553896-5a81-5b4d-8f0d-a756cc043b74	UPDATE	{"state": ["asked", "admitted"], "decided_on": [null, "2026-01-01"]}	01a214aa-7d6d-7e54-8eea-a09c4197c3e2
62	people_subscription	376ffe01-2ec0-5fd7-a4c7-69b4a024fda1	INSERT	{"id": [null, "376ffe01-2ec0-5fd7-a4c7-69b4a024fda1"], "price": [null, 3000], "state": [null, "asked"], "shares": [null, 1], "paid_on": [null, null], "asked_on": [null, "2026-01-01"], "paid_from": "personal", "person_id": [null, "347ac80b-f7ea-5b3a-bf02-fd36c619a9c4"], "payment_reference": [null, "900000000217"]}	01a214aa-7d73-7ca3-9e31-281bab4f6efe
63	people_subscription	376ffe01-2ec0-5fd7-a4c7-69b4a024fda1	UPDATE	{"state": ["asked", "paid"], "paid_on": [null, "2026-01-01"], "paid_from": "personal"}	01a214aa-7d7b-7bf3-b4c3-429f855f2a83
64	people_subscription	376ffe01-2ec0-5fd7-a4c7-69b4a024fda1	UPDATE	{"state": ["paid", "held"]}	01a214aa-7d7b-7bf3-b4c3-429f855f2a83
65	people_holding	6de28ef5-5687-4d22-a049-88279e4f62d2	INSERT	{"id": [null, "6de28ef5-5687-4d22-a049-88279e4f62d2"], "price": [null, 3000], "since": [null, "2026-01-01"], "until": [null, null], "person_id": [null, "347ac80b-f7ea-5b3a-bf02-fd36c619a9c4"], "last_number": [null, 2], "first_number": [null, 2]}	01a214aa-7d7b-7bf3-b4c3-429f855f2a83
66	people_sharemovement	2	INSERT	{"id": [null, 2], "day": [null, "2026-01-01"], "kind": [null, "subscription"], "price": [null, 3000], "last_number": [null, 2], "transfer_id": [null, null], "first_number": [null, 2], "repayment_id": [null, null], "to_person_id": [null, "347ac80b-f7ea-5b3a-bf02-fd36c619a9c4"], "from_person_id": [null, null], "subscription_id": [null, "376ffe01-2ec0-5fd7-a4c7-69b4a024fda1"]}	01a214aa-7d7b-7bf3-b4c3-429f855f2a83
67	people_membership	1e553896-5a81-5b4d-8f0d-a756cc043b74	UPDATE	{"state": ["admitted", "member"]}	01a214aa-7d7b-7bf3-b4c3-429f855f2a83
68	activities_activity	85f6b081-e9db-517c-8354-cebb99840704	INSERT	{"id": [null, "85f6b081-e9db-517c-8354-cebb99840704"], "name": [null, "Bruno Leroy, music"], "closed_on": [null, null], "levy_rate": [null, 650], "opened_on": [null, "2026-01-01"], "legal_entity_id": [null, "demo"]}	01a214aa-7d94-7eb0-bae2-5de115a415b7
69	activities_activitymember	f2798e81-adc2-5997-a495-08980bf23d7b	INSERT	{"id": [null, "f2798e81-adc2-5997-a495-08980bf23d7b"], "share": [null, 10000], "left_on": [null, null], "person_id": [null, "347ac80b-f7ea-5b3a-bf02-fd36c619a9c4"], "activity_id": [null, "85f6b081-e9db-517c-8354-cebb99840704"]}	01a214aa-7d94-7eb0-bae2-5de115a415b7
112	activities_signaturecode	130d0fbb-f4f3-57ce-b0f5-0c53a6ff6262	INSERT	{"id": [null, "130d0fbb-f4f3-57ce-b0f5-0c53a6ff6262"], "email": "personal", "tries": [null, 0], "sent_at": [null, "2026-01-20T11:00:00+00:00"], "used_at": [null, null], "order_id": [null, "02bf41a3-9b57-5dee-9196-cbf214849606"], "code_hash": "personal"}	01a214aa-7f15-76f1-b803-4f27dea207b2
70	people_person	a99b41f9-9c16-5e90-b627-769e34f7f0ab	INSERT	{"id": [null, "a99b41f9-9c16-5e90-b627-769e34f7f0ab"], "box": "personal", "town": "personal", "email": "personal", "number": "personal", "street": "personal", "born_on": "personal", "country": [null, "BE"], "language": [null, "fr"], "postcode": "personal", "erased_at": [null, null], "legal_name": "personal", "chosen_name": "personal"}	01a214aa-7d9a-7698-aeff-3420d9917de0
71	people_membership	df57bcb9-948a-5174-98fe-96e7da728a5c	INSERT	{"id": [null, "df57bcb9-948a-5174-98fe-96e7da728a5c"], "state": [null, "asked"], "reason": [null, ""], "asked_on": [null, "2026-01-01"], "category": [null, "A"], "person_id": [null, "a99b41f9-9c16-5e90-b627-769e34f7f0ab"], "decided_on": [null, null]}	01a214aa-7d9d-7d52-a529-32431f5b27f2
72	people_membership	df57bcb9-948a-5174-98fe-96e7da728a5c	UPDATE	{"state": ["asked", "admitted"], "decided_on": [null, "2026-01-01"]}	01a214aa-7da0-7e3c-94af-054a05661152
73	people_subscription	17ece9e6-2a79-5c99-abbd-b429e015d7c3	INSERT	{"id": [null, "17ece9e6-2a79-5c99-abbd-b429e015d7c3"], "price": [null, 3000], "state": [null, "asked"], "shares": [null, 1], "paid_on": [null, null], "asked_on": [null, "2026-01-01"], "paid_from": "personal", "person_id": [null, "a99b41f9-9c16-5e90-b627-769e34f7f0ab"], "payment_reference": [null, "900000000318"]}	01a214aa-7da7-72fc-87dc-26c0aae28b88
74	people_subscription	17ece9e6-2a79-5c99-abbd-b429e015d7c3	UPDATE	{"state": ["asked", "paid"], "paid_on": [null, "2026-01-01"], "paid_from": "personal"}	01a214aa-7dae-7f52-9cd8-e383d9ae4cd7
75	people_subscription	17ece9e6-2a79-5c99-abbd-b429e015d7c3	UPDATE	{"state": ["paid", "held"]}	01a214aa-7dae-7f52-9cd8-e383d9ae4cd7
76	people_holding	8a461e3e-b886-49bc-8e45-d58a3236fc12	INSERT	{"id": [null, "8a461e3e-b886-49bc-8e45-d58a3236fc12"], "price": [null, 3000], "since": [null, "2026-01-01"], "until": [null, null], "person_id": [null, "a99b41f9-9c16-5e90-b627-769e34f7f0ab"], "last_number": [null, 3], "first_number": [null, 3]}	01a214aa-7dae-7f52-9cd8-e383d9ae4cd7
77	people_sharemovement	3	INSERT	{"id": [null, 3], "day": [null, "2026-01-01"], "kind": [null, "subscription"], "price": [null, 3000], "last_number": [null, 3], "transfer_id": [null, null], "first_number": [null, 3], "repayment_id": [null, null], "to_person_id": [null, "a99b41f9-9c16-5e90-b627-769e34f7f0ab"], "from_person_id": [null, null], "subscription_id": [null, "17ece9e6-2a79-5c99-abbd-b429e015d7c3"]}	01a214aa-7dae-7f52-9cd8-e383d9ae4cd7
78	people_membership	df57bcb9-948a-5174-98fe-96e7da728a5c	UPDATE	{"state": ["admitted", "member"]}	01a214aa-7dae-7f52-9cd8-e383d9ae4cd7
79	activities_activity	6a09abeb-019f-5dd0-874c-fdc39cddeb7c	INSERT	{"id": [null, "6a09abeb-019f-5dd0-874c-fdc39cddeb7c"], "name": [null, "Chloé Willems, theatre"], "closed_on": [null, null], "levy_rate": [null, 650], "opened_on": [null, "2026-01-01"], "legal_entity_id": [null, "demo"]}	01a214aa-7dc7-7362-b6e8-e8eebfcb707d
80	activities_activitymember	ad66d493-7479-5a58-9023-fd8665c3b21f	INSERT	{"id": [null, "ad66d493-7479-5a58-9023-fd8665c3b21f"], "share": [null, 10000], "left_on": [null, null], "person_id": [null, "a99b41f9-9c16-5e90-b627-769e34f7f0ab"], "activity_id": [null, "6a09abeb-019f-5dd0-874c-fdc39cddeb7c"]}	01a214aa-7dc7-7362-b6e8-e8eebfcb707d
81	activities_activity	9043255e-0dc6-571d-9d69-b8e2c53938d6	INSERT	{"id": [null, "9043255e-0dc6-571d-9d69-b8e2c53938d6"], "name": [null, "Duo Canal"], "closed_on": [null, null], "levy_rate": [null, 650], "opened_on": [null, "2026-01-01"], "legal_entity_id": [null, "demo"]}	01a214aa-7dcc-790d-bfa7-88dd4c66cff3
82	activities_activitymember	6cbc8ed2-5a22-5f82-a6db-b04178b0c671	INSERT	{"id": [null, "6cbc8ed2-5a22-5f82-a6db-b04178b0c671"], "share": [null, 5000], "left_on": [null, null], "person_id": [null, "a64c703c-2529-561c-8741-77da9ce9a949"], "activity_id": [null, "9043255e-0dc6-571d-9d69-b8e2c53938d6"]}	01a214aa-7dcc-790d-bfa7-88dd4c66cff3
83	activities_activitymember	ec74bfda-fbbf-50f7-83ab-d66258b94a9c	INSERT	{"id": [null, "ec74bfda-fbbf-50f7-83ab-d66258b94a9c"], "share": [null, 5000], "left_on": [null, null], "person_id": [null, "347ac80b-f7ea-5b3a-bf02-fd36c619a9c4"], "activity_id": [null, "9043255e-0dc6-571d-9d69-b8e2c53938d6"]}	01a214aa-7dcc-790d-bfa7-88dd4c66cff3
84	activities_client	cd65227c-bd3b-5488-b007-3a21b246fa17	INSERT	{"id": [null, "cd65227c-bd3b-5488-b007-3a21b246fa17"], "box": "personal", "kind": [null, "company"], "name": "personal", "town": "personal", "email": "personal", "number": "personal", "street": "personal", "contact": "personal", "country": [null, "BE"], "language": [null, "fr"], "postcode": "personal", "peppol_id": [null, ""], "vat_number": [null, "BE0400000086"], "peppol_scheme": [null, ""], "enterprise_number": [null, "0400000086"]}	01a214aa-7dd2-7b92-8678-548425575572
85	activities_activityclient	b278ec30-1aa4-5ecb-b540-a3aed04f4510	INSERT	{"id": [null, "b278ec30-1aa4-5ecb-b540-a3aed04f4510"], "client_id": [null, "cd65227c-bd3b-5488-b007-3a21b246fa17"], "activity_id": [null, "1ec440e4-7ef3-5849-85fd-34f5aa1c586b"]}	01a214aa-7dd2-7b92-8678-548425575572
86	activities_client	72882fd3-07d4-594f-bed9-5bcf4ad54580	INSERT	{"id": [null, "72882fd3-07d4-594f-bed9-5bcf4ad54580"], "box": "personal", "kind": [null, "association"], "name": "personal", "town": "personal", "email": "personal", "number": "personal", "street": "personal", "contact": "personal", "country": [null, "BE"], "language": [null, "nl"], "postcode": "personal", "peppol_id": [null, ""], "vat_number": [null, ""], "peppol_scheme": [null, ""], "enterprise_number": [null, "0400791924"]}	01a214aa-7ddd-7374-89f2-5babd9bc37b3
87	activities_activityclient	eb7a71ba-2fea-5980-b4e4-398d58a69737	INSERT	{"id": [null, "eb7a71ba-2fea-5980-b4e4-398d58a69737"], "client_id": [null, "72882fd3-07d4-594f-bed9-5bcf4ad54580"], "activity_id": [null, "85f6b081-e9db-517c-8354-cebb99840704"]}	01a214aa-7ddd-7374-89f2-5babd9bc37b3
88	activities_client	9ce273c6-6b4b-5e9d-bd27-9c648219bebb	INSERT	{"id": [null, "9ce273c6-6b4b-5e9d-bd27-9c648219bebb"], "box": "personal", "kind": [null, "public_body"], "name": "personal", "town": "personal", "email": "personal", "number": "personal", "street": "personal", "contact": "personal", "country": [null, "BE"], "language": [null, "fr"], "postcode": "personal", "peppol_id": [null, ""], "vat_number": [null, ""], "peppol_scheme": [null, ""], "enterprise_number": [null, "0401583859"]}	01a214aa-7de3-7f80-bd14-bf0f000adae8
89	activities_activityclient	17a8a656-1ec6-5ea1-ae0d-ab0188897d44	INSERT	{"id": [null, "17a8a656-1ec6-5ea1-ae0d-ab0188897d44"], "client_id": [null, "9ce273c6-6b4b-5e9d-bd27-9c648219bebb"], "activity_id": [null, "6a09abeb-019f-5dd0-874c-fdc39cddeb7c"]}	01a214aa-7de3-7f80-bd14-bf0f000adae8
113	activities_signaturecode	130d0fbb-f4f3-57ce-b0f5-0c53a6ff6262	UPDATE	{"used_at": [null, "2026-01-20T11:00:00+00:00"]}	01a214aa-7f26-703b-b95c-46ddba1e33f0
90	activities_client	5c35c55f-30e4-5c8e-ac7c-0edc3e23296c	INSERT	{"id": [null, "5c35c55f-30e4-5c8e-ac7c-0edc3e23296c"], "box": "personal", "kind": [null, "company"], "name": "personal", "town": "personal", "email": "personal", "number": "personal", "street": "personal", "contact": "personal", "country": [null, "BE"], "language": [null, "nl"], "postcode": "personal", "peppol_id": [null, ""], "vat_number": [null, "BE0402375794"], "peppol_scheme": [null, ""], "enterprise_number": [null, "0402375794"]}	01a214aa-7dea-7a61-b60a-99a37ab6f7a7
91	activities_activityclient	b143a8e8-fa3f-5012-8625-7b068909717f	INSERT	{"id": [null, "b143a8e8-fa3f-5012-8625-7b068909717f"], "client_id": [null, "5c35c55f-30e4-5c8e-ac7c-0edc3e23296c"], "activity_id": [null, "1ec440e4-7ef3-5849-85fd-34f5aa1c586b"]}	01a214aa-7dea-7a61-b60a-99a37ab6f7a7
92	activities_order	188a35db-614a-599a-bdb4-0390778e12ea	INSERT	{"id": [null, "188a35db-614a-599a-bdb4-0390778e12ea"], "lines": [null, [{"text": "Performance", "unit": "C62", "place": "", "nature": "artistic_performance", "quantity": 5000, "unit_price": 27000}]], "place": [null, ""], "state": [null, "draft"], "content": [null, null], "edition": [null, 1], "made_on": [null, "2026-01-06"], "version": [null, 1], "client_id": [null, "9ce273c6-6b4b-5e9d-bd27-9c648219bebb"], "conditions": [null, ""], "token_hash": "personal", "activity_id": [null, "6a09abeb-019f-5dd0-874c-fdc39cddeb7c"], "replaces_id": [null, null], "valid_until": [null, "2026-02-05"], "worked_from": [null, "2026-01-16"], "content_hash": [null, ""], "worked_until": [null, "2026-01-16"]}	01a214aa-7df1-7d2f-8184-a994a5b6f715
93	activities_order	188a35db-614a-599a-bdb4-0390778e12ea	UPDATE	{"state": ["draft", "offered"], "content": [null, {"buyer": {"name": "Maison 3", "email": "client2@demo.example", "address": {"town": "Liège", "number": "3", "street": "Rue Léopold", "country": "BE", "postcode": "4000"}, "endpoint": ["0208", "0401583859"], "enterprise_number": "0401583859"}, "lines": [{"net": 135000, "vat": {"rate": 600, "category": "S"}, "text": "Performance", "unit": "C62", "number": 1, "quantity": 5000, "unit_price": 27000}], "works": [{"last": "2026-01-16", "first": "2026-01-16", "place": ""}], "number": "O-2601-778E12EA", "seller": {"name": "Coopérative Démo SC", "email": "factures@demo.example", "address": {"town": "Bruxelles", "number": "70", "street": "Rue Émile Féron", "country": "BE", "postcode": "1060"}, "endpoint": ["0208", "0123456749"], "registered": "SC, RPM Bruxelles", "vat_number": "BE0123456749", "enterprise_number": "0123456749"}, "version": 1, "workers": ["Chloé Willems"], "currency": "EUR", "language": "fr", "issued_on": "2026-01-06", "valid_until": "2026-02-05"}], "token_hash": "personal", "content_hash": ["", "4219d5821544f03da8300609e2f84235d6e616db8b5800ede747aa29d7ade10c"]}	01a214aa-7dfd-78e1-8d24-f8e1aff54dfa
94	activities_signaturecode	4be1d049-8383-5f09-b7f1-03470d919219	INSERT	{"id": [null, "4be1d049-8383-5f09-b7f1-03470d919219"], "email": "personal", "tries": [null, 0], "sent_at": [null, "2026-01-06T11:00:00+00:00"], "used_at": [null, null], "order_id": [null, "188a35db-614a-599a-bdb4-0390778e12ea"], "code_hash": "personal"}	01a214aa-7e55-717d-813b-044f05fe4408
95	activities_signaturecode	4be1d049-8383-5f09-b7f1-03470d919219	UPDATE	{"used_at": [null, "2026-01-06T11:00:00+00:00"]}	01a214aa-7e7d-785c-85fc-2ac59ad7a5e1
96	activities_signature	536e56b0-5ae9-54d8-9a38-c0c668955a57	INSERT	{"id": [null, "536e56b0-5ae9-54d8-9a38-c0c668955a57"], "name": [null, "Camille Client"], "email": [null, "client2@demo.example"], "sealed": [null, ""], "capacity": [null, "Gestion"], "order_id": [null, "188a35db-614a-599a-bdb4-0390778e12ea"], "signed_at": [null, "2026-01-06T11:00:00+00:00"], "content_hash": [null, "4219d5821544f03da8300609e2f84235d6e616db8b5800ede747aa29d7ade10c"]}	01a214aa-7e7d-785c-85fc-2ac59ad7a5e1
97	activities_order	188a35db-614a-599a-bdb4-0390778e12ea	UPDATE	{"state": ["offered", "signed"]}	01a214aa-7e7d-785c-85fc-2ac59ad7a5e1
98	activities_order	38500448-7b8b-5472-bca6-7605422f2626	INSERT	{"id": [null, "38500448-7b8b-5472-bca6-7605422f2626"], "lines": [null, [{"text": "Evening of dance", "unit": "C62", "place": "", "nature": "artistic_performance", "quantity": 1000, "unit_price": 42000}]], "place": [null, ""], "state": [null, "draft"], "content": [null, null], "edition": [null, 1], "made_on": [null, "2026-01-09"], "version": [null, 1], "client_id": [null, "5c35c55f-30e4-5c8e-ac7c-0edc3e23296c"], "conditions": [null, ""], "token_hash": "personal", "activity_id": [null, "1ec440e4-7ef3-5849-85fd-34f5aa1c586b"], "replaces_id": [null, null], "valid_until": [null, "2026-02-08"], "worked_from": [null, "2026-01-21"], "content_hash": [null, ""], "worked_until": [null, "2026-01-21"]}	01a214aa-7e8c-788c-8544-963470c0069a
99	activities_order	38500448-7b8b-5472-bca6-7605422f2626	UPDATE	{"state": ["draft", "offered"], "content": [null, {"buyer": {"name": "Studio 4", "email": "client3@demo.example", "address": {"town": "Gent", "number": "4", "street": "Veldstraat", "country": "BE", "postcode": "9000"}, "endpoint": ["0208", "0402375794"], "vat_number": "BE0402375794", "enterprise_number": "0402375794"}, "lines": [{"net": 42000, "vat": {"rate": 600, "category": "S"}, "text": "Evening of dance", "unit": "C62", "number": 1, "quantity": 1000, "unit_price": 42000}], "works": [{"last": "2026-01-21", "first": "2026-01-21", "place": ""}], "number": "O-2601-422F2626", "seller": {"name": "Coopérative Démo SC", "email": "factures@demo.example", "address": {"town": "Bruxelles", "number": "70", "street": "Rue Émile Féron", "country": "BE", "postcode": "1060"}, "endpoint": ["0208", "0123456749"], "registered": "SC, RPM Bruxelles", "vat_number": "BE0123456749", "enterprise_number": "0123456749"}, "version": 1, "workers": ["Aïcha Peeters"], "currency": "EUR", "language": "nl", "issued_on": "2026-01-09", "valid_until": "2026-02-08"}], "token_hash": "personal", "content_hash": ["", "f0cb28a98134e0dd1c8c7c53d67b235759b55de465e68acb159622ca496e6d33"]}	01a214aa-7e92-7b83-8d25-8adf2847a834
100	activities_order	38500448-7b8b-5472-bca6-7605422f2626	UPDATE	{"state": ["offered", "declined"]}	01a214aa-7e9e-725b-b405-b287b6639aae
101	activities_order	a8befec9-9522-5ba7-a817-3f118646101f	INSERT	{"id": [null, "a8befec9-9522-5ba7-a817-3f118646101f"], "lines": [null, [{"text": "Performance", "unit": "C62", "place": "", "nature": "artistic_performance", "quantity": 4000, "unit_price": 33000}]], "place": [null, ""], "state": [null, "draft"], "content": [null, null], "edition": [null, 1], "made_on": [null, "2026-01-12"], "version": [null, 1], "client_id": [null, "9ce273c6-6b4b-5e9d-bd27-9c648219bebb"], "conditions": [null, ""], "token_hash": "personal", "activity_id": [null, "6a09abeb-019f-5dd0-874c-fdc39cddeb7c"], "replaces_id": [null, null], "valid_until": [null, "2026-02-11"], "worked_from": [null, "2026-01-21"], "content_hash": [null, ""], "worked_until": [null, "2026-01-21"]}	01a214aa-7ea3-7af9-aa6a-429dcd80e5bf
102	activities_order	a8befec9-9522-5ba7-a817-3f118646101f	UPDATE	{"state": ["draft", "offered"], "content": [null, {"buyer": {"name": "Maison 3", "email": "client2@demo.example", "address": {"town": "Liège", "number": "3", "street": "Rue Léopold", "country": "BE", "postcode": "4000"}, "endpoint": ["0208", "0401583859"], "enterprise_number": "0401583859"}, "lines": [{"net": 132000, "vat": {"rate": 600, "category": "S"}, "text": "Performance", "unit": "C62", "number": 1, "quantity": 4000, "unit_price": 33000}], "works": [{"last": "2026-01-21", "first": "2026-01-21", "place": ""}], "number": "O-2601-8646101F", "seller": {"name": "Coopérative Démo SC", "email": "factures@demo.example", "address": {"town": "Bruxelles", "number": "70", "street": "Rue Émile Féron", "country": "BE", "postcode": "1060"}, "endpoint": ["0208", "0123456749"], "registered": "SC, RPM Bruxelles", "vat_number": "BE0123456749", "enterprise_number": "0123456749"}, "version": 1, "workers": ["Chloé Willems"], "currency": "EUR", "language": "fr", "issued_on": "2026-01-12", "valid_until": "2026-02-11"}], "token_hash": "personal", "content_hash": ["", "4dd3098a3bfd65ba2a273866d56b876ff3b84901e10eadc7f7f7adbfbb20909e"]}	01a214aa-7eaa-7089-99e6-d6aacf71e70b
103	activities_signaturecode	152be38e-db55-5d4a-a8cb-79cea5bc7c9e	INSERT	{"id": [null, "152be38e-db55-5d4a-a8cb-79cea5bc7c9e"], "email": "personal", "tries": [null, 0], "sent_at": [null, "2026-01-12T11:00:00+00:00"], "used_at": [null, null], "order_id": [null, "a8befec9-9522-5ba7-a817-3f118646101f"], "code_hash": "personal"}	01a214aa-7eb8-75e4-bba0-67be1a4bfe10
104	activities_signaturecode	152be38e-db55-5d4a-a8cb-79cea5bc7c9e	UPDATE	{"used_at": [null, "2026-01-12T11:00:00+00:00"]}	01a214aa-7ec7-7a46-8837-af2b6f244d54
105	activities_signature	caf21bba-3e65-5cdd-802a-230c55dc51aa	INSERT	{"id": [null, "caf21bba-3e65-5cdd-802a-230c55dc51aa"], "name": [null, "Camille Client"], "email": [null, "client2@demo.example"], "sealed": [null, ""], "capacity": [null, "Gestion"], "order_id": [null, "a8befec9-9522-5ba7-a817-3f118646101f"], "signed_at": [null, "2026-01-12T11:00:00+00:00"], "content_hash": [null, "4dd3098a3bfd65ba2a273866d56b876ff3b84901e10eadc7f7f7adbfbb20909e"]}	01a214aa-7ec7-7a46-8837-af2b6f244d54
106	activities_order	a8befec9-9522-5ba7-a817-3f118646101f	UPDATE	{"state": ["offered", "signed"]}	01a214aa-7ec7-7a46-8837-af2b6f244d54
107	activities_invoice	06adf770-13b0-54bb-a666-213b845c1b9f	INSERT	{"id": [null, "06adf770-13b0-54bb-a666-213b845c1b9f"], "net": [null, 0], "pdf": [null, ""], "ubl": [null, ""], "vat": [null, 0], "kind": [null, "invoice"], "note": [null, ""], "drawn": [null, null], "gross": [null, 0], "lines": [null, [{"text": "Performance", "unit": "C62", "place": "", "nature": "artistic_performance", "quantity": 5000, "unit_price": 27000}]], "state": [null, "draft"], "due_on": [null, null], "content": [null, null], "edition": [null, 1], "made_on": [null, "2026-01-16"], "credited": [null, 0], "currency": [null, "EUR"], "order_id": [null, "188a35db-614a-599a-bdb4-0390778e12ea"], "client_id": [null, "9ce273c6-6b4b-5e9d-bd27-9c648219bebb"], "issued_on": [null, null], "series_id": [null, null], "credits_id": [null, null], "activity_id": [null, "6a09abeb-019f-5dd0-874c-fdc39cddeb7c"], "payment_reference": [null, ""]}	01a214aa-7ed4-74e8-83da-c843a13cd2fa
108	activities_invoice	06adf770-13b0-54bb-a666-213b845c1b9f	UPDATE	{"net": [0, 135000], "vat": [0, 8100], "gross": [0, 143100], "due_on": [null, "2026-02-15"], "content": [null, {"iban": "BE68539007547034", "kind": "invoice", "buyer": {"name": "Maison 3", "email": "client2@demo.example", "address": {"town": "Liège", "number": "3", "street": "Rue Léopold", "country": "BE", "postcode": "4000"}, "endpoint": ["0208", "0401583859"], "enterprise_number": "0401583859"}, "lines": [{"net": 135000, "vat": {"rate": 600, "category": "S"}, "text": "Performance", "unit": "C62", "number": 1, "quantity": 5000, "unit_price": 27000}], "due_on": "2026-02-15", "number": "V2026-00000", "seller": {"name": "Coopérative Démo SC", "email": "factures@demo.example", "address": {"town": "Bruxelles", "number": "70", "street": "Rue Émile Féron", "country": "BE", "postcode": "1060"}, "endpoint": ["0208", "0123456749"], "registered": "SC, RPM Bruxelles", "vat_number": "BE0123456749", "enterprise_number": "0123456749"}, "currency": "EUR", "language": "fr", "issued_on": "2026-01-16", "order_reference": "O-2601-778E12EA", "payment_reference": "000000000101"}], "issued_on": [null, "2026-01-16"], "payment_reference": ["", "000000000101"]}	01a214aa-7ee2-785b-b1a6-79447bdc5d95
109	activities_invoice	06adf770-13b0-54bb-a666-213b845c1b9f	UPDATE	{"drawn": [null, 1], "state": ["draft", "issued"], "series_id": [null, "1268b758-0f2f-49f1-9167-987957147c33"]}	01a214aa-7ee2-785b-b1a6-79447bdc5d95
110	activities_order	02bf41a3-9b57-5dee-9196-cbf214849606	INSERT	{"id": [null, "02bf41a3-9b57-5dee-9196-cbf214849606"], "lines": [null, [{"text": "Concert", "unit": "C62", "place": "", "nature": "artistic_performance", "quantity": 3000, "unit_price": 41000}]], "place": [null, ""], "state": [null, "draft"], "content": [null, null], "edition": [null, 1], "made_on": [null, "2026-01-20"], "version": [null, 1], "client_id": [null, "72882fd3-07d4-594f-bed9-5bcf4ad54580"], "conditions": [null, ""], "token_hash": "personal", "activity_id": [null, "85f6b081-e9db-517c-8354-cebb99840704"], "replaces_id": [null, null], "valid_until": [null, "2026-02-19"], "worked_from": [null, "2026-01-28"], "content_hash": [null, ""], "worked_until": [null, "2026-01-28"]}	01a214aa-7f01-7452-8a65-31ff4baa0278
111	activities_order	02bf41a3-9b57-5dee-9196-cbf214849606	UPDATE	{"state": ["draft", "offered"], "content": [null, {"buyer": {"name": "Festival 2", "email": "client1@demo.example", "address": {"town": "Antwerpen", "number": "2", "street": "Meir", "country": "BE", "postcode": "2000"}, "endpoint": ["0208", "0400791924"], "enterprise_number": "0400791924"}, "lines": [{"net": 123000, "vat": {"rate": 600, "category": "S"}, "text": "Concert", "unit": "C62", "number": 1, "quantity": 3000, "unit_price": 41000}], "works": [{"last": "2026-01-28", "first": "2026-01-28", "place": ""}], "number": "O-2601-14849606", "seller": {"name": "Coopérative Démo SC", "email": "factures@demo.example", "address": {"town": "Bruxelles", "number": "70", "street": "Rue Émile Féron", "country": "BE", "postcode": "1060"}, "endpoint": ["0208", "0123456749"], "registered": "SC, RPM Bruxelles", "vat_number": "BE0123456749", "enterprise_number": "0123456749"}, "version": 1, "workers": ["Bruno Leroy"], "currency": "EUR", "language": "nl", "issued_on": "2026-01-20", "valid_until": "2026-02-19"}], "token_hash": "personal", "content_hash": ["", "62748a22766cc930fe1c324023d327d334e54fff0894cbea5b6014b9e5f4ca5a"]}	01a214aa-7f08-7c1a-bf36-bdd3fd848664
114	activities_signature	08523797-a0a2-50ea-b746-90d7ac154adf	INSERT	{"id": [null, "08523797-a0a2-50ea-b746-90d7ac154adf"], "name": [null, "Camille Client"], "email": [null, "client1@demo.example"], "sealed": [null, ""], "capacity": [null, "Gestion"], "order_id": [null, "02bf41a3-9b57-5dee-9196-cbf214849606"], "signed_at": [null, "2026-01-20T11:00:00+00:00"], "content_hash": [null, "62748a22766cc930fe1c324023d327d334e54fff0894cbea5b6014b9e5f4ca5a"]}	01a214aa-7f26-703b-b95c-46ddba1e33f0
115	activities_order	02bf41a3-9b57-5dee-9196-cbf214849606	UPDATE	{"state": ["offered", "signed"]}	01a214aa-7f26-703b-b95c-46ddba1e33f0
116	activities_invoice	aa1425cf-12ba-5922-8de7-5ee2fb1889b7	INSERT	{"id": [null, "aa1425cf-12ba-5922-8de7-5ee2fb1889b7"], "net": [null, 0], "pdf": [null, ""], "ubl": [null, ""], "vat": [null, 0], "kind": [null, "invoice"], "note": [null, ""], "drawn": [null, null], "gross": [null, 0], "lines": [null, [{"text": "Performance", "unit": "C62", "place": "", "nature": "artistic_performance", "quantity": 4000, "unit_price": 33000}]], "state": [null, "draft"], "due_on": [null, null], "content": [null, null], "edition": [null, 1], "made_on": [null, "2026-01-21"], "credited": [null, 0], "currency": [null, "EUR"], "order_id": [null, "a8befec9-9522-5ba7-a817-3f118646101f"], "client_id": [null, "9ce273c6-6b4b-5e9d-bd27-9c648219bebb"], "issued_on": [null, null], "series_id": [null, null], "credits_id": [null, null], "activity_id": [null, "6a09abeb-019f-5dd0-874c-fdc39cddeb7c"], "payment_reference": [null, ""]}	01a214aa-7f33-77e2-847e-c7990c002064
117	activities_invoice	aa1425cf-12ba-5922-8de7-5ee2fb1889b7	UPDATE	{"net": [0, 132000], "vat": [0, 7920], "gross": [0, 139920], "due_on": [null, "2026-02-20"], "content": [null, {"iban": "BE68539007547034", "kind": "invoice", "buyer": {"name": "Maison 3", "email": "client2@demo.example", "address": {"town": "Liège", "number": "3", "street": "Rue Léopold", "country": "BE", "postcode": "4000"}, "endpoint": ["0208", "0401583859"], "enterprise_number": "0401583859"}, "lines": [{"net": 132000, "vat": {"rate": 600, "category": "S"}, "text": "Performance", "unit": "C62", "number": 1, "quantity": 4000, "unit_price": 33000}], "due_on": "2026-02-20", "number": "V2026-00000", "seller": {"name": "Coopérative Démo SC", "email": "factures@demo.example", "address": {"town": "Bruxelles", "number": "70", "street": "Rue Émile Féron", "country": "BE", "postcode": "1060"}, "endpoint": ["0208", "0123456749"], "registered": "SC, RPM Bruxelles", "vat_number": "BE0123456749", "enterprise_number": "0123456749"}, "currency": "EUR", "language": "fr", "issued_on": "2026-01-21", "order_reference": "O-2601-8646101F", "payment_reference": "000000000202"}], "issued_on": [null, "2026-01-21"], "payment_reference": ["", "000000000202"]}	01a214aa-7f3e-7afe-bf8e-d87cbacdf0cb
118	activities_invoice	aa1425cf-12ba-5922-8de7-5ee2fb1889b7	UPDATE	{"drawn": [null, 2], "state": ["draft", "issued"], "series_id": [null, "1268b758-0f2f-49f1-9167-987957147c33"]}	01a214aa-7f3e-7afe-bf8e-d87cbacdf0cb
119	activities_invoice	645b809b-3d38-5815-9f46-01259f2a0720	INSERT	{"id": [null, "645b809b-3d38-5815-9f46-01259f2a0720"], "net": [null, 0], "pdf": [null, ""], "ubl": [null, ""], "vat": [null, 0], "kind": [null, "credit_note"], "note": [null, ""], "drawn": [null, null], "gross": [null, 0], "lines": [null, [{"text": "Less than agreed", "unit": "C62", "place": "", "nature": "artistic_performance", "quantity": 1000, "unit_price": 5000}]], "state": [null, "draft"], "due_on": [null, null], "content": [null, null], "edition": [null, 1], "made_on": [null, "2026-01-21"], "credited": [null, 0], "currency": [null, "EUR"], "order_id": [null, null], "client_id": [null, "9ce273c6-6b4b-5e9d-bd27-9c648219bebb"], "issued_on": [null, null], "series_id": [null, null], "credits_id": [null, "06adf770-13b0-54bb-a666-213b845c1b9f"], "activity_id": [null, "6a09abeb-019f-5dd0-874c-fdc39cddeb7c"], "payment_reference": [null, ""]}	01a214aa-7f59-7f60-994c-a1dcb331061e
120	activities_invoice	645b809b-3d38-5815-9f46-01259f2a0720	UPDATE	{"net": [0, -5000], "vat": [0, -300], "gross": [0, -5300], "due_on": [null, "2026-02-20"], "content": [null, {"iban": "BE68539007547034", "kind": "credit_note", "buyer": {"name": "Maison 3", "email": "client2@demo.example", "address": {"town": "Liège", "number": "3", "street": "Rue Léopold", "country": "BE", "postcode": "4000"}, "endpoint": ["0208", "0401583859"], "enterprise_number": "0401583859"}, "lines": [{"net": 5000, "vat": {"rate": 600, "category": "S"}, "text": "Less than agreed", "unit": "C62", "number": 1, "quantity": 1000, "unit_price": 5000}], "due_on": "2026-02-20", "number": "C2026-00000", "seller": {"name": "Coopérative Démo SC", "email": "factures@demo.example", "address": {"town": "Bruxelles", "number": "70", "street": "Rue Émile Féron", "country": "BE", "postcode": "1060"}, "endpoint": ["0208", "0123456749"], "registered": "SC, RPM Bruxelles", "vat_number": "BE0123456749", "enterprise_number": "0123456749"}, "currency": "EUR", "language": "fr", "precedes": [["V2026-00001", "2026-01-16"]], "issued_on": "2026-01-21", "payment_reference": "000000000303"}], "issued_on": [null, "2026-01-21"], "payment_reference": ["", "000000000303"]}	01a214aa-7f65-7c59-9356-629aeb743222
121	activities_invoice	06adf770-13b0-54bb-a666-213b845c1b9f	UPDATE	{"credited": [0, 5300]}	01a214aa-7f65-7c59-9356-629aeb743222
122	activities_invoice	645b809b-3d38-5815-9f46-01259f2a0720	UPDATE	{"drawn": [null, 1], "state": ["draft", "issued"], "series_id": [null, "7090536e-d89a-459a-b22d-a906d40c1cc0"]}	01a214aa-7f65-7c59-9356-629aeb743222
123	activities_order	49e00eec-08b7-5cd8-b46a-6b1aff87c4e6	INSERT	{"id": [null, "49e00eec-08b7-5cd8-b46a-6b1aff87c4e6"], "lines": [null, [{"text": "Evening of dance", "unit": "C62", "place": "", "nature": "artistic_performance", "quantity": 4000, "unit_price": 46000}]], "place": [null, ""], "state": [null, "draft"], "content": [null, null], "edition": [null, 1], "made_on": [null, "2026-01-28"], "version": [null, 1], "client_id": [null, "5c35c55f-30e4-5c8e-ac7c-0edc3e23296c"], "conditions": [null, ""], "token_hash": "personal", "activity_id": [null, "1ec440e4-7ef3-5849-85fd-34f5aa1c586b"], "replaces_id": [null, null], "valid_until": [null, "2026-02-27"], "worked_from": [null, "2026-02-08"], "content_hash": [null, ""], "worked_until": [null, "2026-02-08"]}	01a214aa-7f81-7bf9-960e-7dc6e3cbc820
134	activities_signaturecode	df6362b7-f765-571f-8497-ce3a4c9c6ab1	INSERT	{"id": [null, "df6362b7-f765-571f-8497-ce3a4c9c6ab1"], "email": "personal", "tries": [null, 0], "sent_at": [null, "2026-02-02T11:00:00+00:00"], "used_at": [null, null], "order_id": [null, "70ff2cca-3b29-5c6f-b48b-a05f6b20fa83"], "code_hash": "personal"}	01a214aa-7fe5-7403-aed5-69a931dccac2
124	activities_order	49e00eec-08b7-5cd8-b46a-6b1aff87c4e6	UPDATE	{"state": ["draft", "offered"], "content": [null, {"buyer": {"name": "Studio 4", "email": "client3@demo.example", "address": {"town": "Gent", "number": "4", "street": "Veldstraat", "country": "BE", "postcode": "9000"}, "endpoint": ["0208", "0402375794"], "vat_number": "BE0402375794", "enterprise_number": "0402375794"}, "lines": [{"net": 184000, "vat": {"rate": 600, "category": "S"}, "text": "Evening of dance", "unit": "C62", "number": 1, "quantity": 4000, "unit_price": 46000}], "works": [{"last": "2026-02-08", "first": "2026-02-08", "place": ""}], "number": "O-2601-FF87C4E6", "seller": {"name": "Coopérative Démo SC", "email": "factures@demo.example", "address": {"town": "Bruxelles", "number": "70", "street": "Rue Émile Féron", "country": "BE", "postcode": "1060"}, "endpoint": ["0208", "0123456749"], "registered": "SC, RPM Bruxelles", "vat_number": "BE0123456749", "enterprise_number": "0123456749"}, "version": 1, "workers": ["Aïcha Peeters"], "currency": "EUR", "language": "nl", "issued_on": "2026-01-28", "valid_until": "2026-02-27"}], "token_hash": "personal", "content_hash": ["", "b2bd17ae409f5014fdd202a020ce29602e5563730ba7c050de5ca8ba25088bcf"]}	01a214aa-7f89-750e-9d1b-3f2326c4c26e
125	activities_signaturecode	d02dc52b-8da6-5beb-9c4f-44fa9693b6d0	INSERT	{"id": [null, "d02dc52b-8da6-5beb-9c4f-44fa9693b6d0"], "email": "personal", "tries": [null, 0], "sent_at": [null, "2026-01-28T11:00:00+00:00"], "used_at": [null, null], "order_id": [null, "49e00eec-08b7-5cd8-b46a-6b1aff87c4e6"], "code_hash": "personal"}	01a214aa-7f96-73e7-8248-4ad6c17fff95
126	activities_signaturecode	d02dc52b-8da6-5beb-9c4f-44fa9693b6d0	UPDATE	{"used_at": [null, "2026-01-28T11:00:00+00:00"]}	01a214aa-7fa6-7052-9d17-5a4acb208950
127	activities_signature	b1b086f2-977e-56b1-aa35-ca119efaf8ac	INSERT	{"id": [null, "b1b086f2-977e-56b1-aa35-ca119efaf8ac"], "name": [null, "Camille Client"], "email": [null, "client3@demo.example"], "sealed": [null, ""], "capacity": [null, "Gestion"], "order_id": [null, "49e00eec-08b7-5cd8-b46a-6b1aff87c4e6"], "signed_at": [null, "2026-01-28T11:00:00+00:00"], "content_hash": [null, "b2bd17ae409f5014fdd202a020ce29602e5563730ba7c050de5ca8ba25088bcf"]}	01a214aa-7fa6-7052-9d17-5a4acb208950
128	activities_order	49e00eec-08b7-5cd8-b46a-6b1aff87c4e6	UPDATE	{"state": ["offered", "signed"]}	01a214aa-7fa6-7052-9d17-5a4acb208950
129	activities_invoice	90dc91a8-307f-5dfa-8c44-31c27621c39f	INSERT	{"id": [null, "90dc91a8-307f-5dfa-8c44-31c27621c39f"], "net": [null, 0], "pdf": [null, ""], "ubl": [null, ""], "vat": [null, 0], "kind": [null, "invoice"], "note": [null, ""], "drawn": [null, null], "gross": [null, 0], "lines": [null, [{"text": "Concert", "unit": "C62", "place": "", "nature": "artistic_performance", "quantity": 3000, "unit_price": 41000}]], "state": [null, "draft"], "due_on": [null, null], "content": [null, null], "edition": [null, 1], "made_on": [null, "2026-01-28"], "credited": [null, 0], "currency": [null, "EUR"], "order_id": [null, "02bf41a3-9b57-5dee-9196-cbf214849606"], "client_id": [null, "72882fd3-07d4-594f-bed9-5bcf4ad54580"], "issued_on": [null, null], "series_id": [null, null], "credits_id": [null, null], "activity_id": [null, "85f6b081-e9db-517c-8354-cebb99840704"], "payment_reference": [null, ""]}	01a214aa-7fb1-7e66-8d3e-05a90884df09
130	activities_invoice	90dc91a8-307f-5dfa-8c44-31c27621c39f	UPDATE	{"net": [0, 123000], "vat": [0, 7380], "gross": [0, 130380], "due_on": [null, "2026-02-27"], "content": [null, {"iban": "BE68539007547034", "kind": "invoice", "buyer": {"name": "Festival 2", "email": "client1@demo.example", "address": {"town": "Antwerpen", "number": "2", "street": "Meir", "country": "BE", "postcode": "2000"}, "endpoint": ["0208", "0400791924"], "enterprise_number": "0400791924"}, "lines": [{"net": 123000, "vat": {"rate": 600, "category": "S"}, "text": "Concert", "unit": "C62", "number": 1, "quantity": 3000, "unit_price": 41000}], "due_on": "2026-02-27", "number": "V2026-00000", "seller": {"name": "Coopérative Démo SC", "email": "factures@demo.example", "address": {"town": "Bruxelles", "number": "70", "street": "Rue Émile Féron", "country": "BE", "postcode": "1060"}, "endpoint": ["0208", "0123456749"], "registered": "SC, RPM Bruxelles", "vat_number": "BE0123456749", "enterprise_number": "0123456749"}, "currency": "EUR", "language": "nl", "issued_on": "2026-01-28", "order_reference": "O-2601-14849606", "payment_reference": "000000000404"}], "issued_on": [null, "2026-01-28"], "payment_reference": ["", "000000000404"]}	01a214aa-7fbc-747d-b09e-f2bb17ebc4a2
131	activities_invoice	90dc91a8-307f-5dfa-8c44-31c27621c39f	UPDATE	{"drawn": [null, 3], "state": ["draft", "issued"], "series_id": [null, "1268b758-0f2f-49f1-9167-987957147c33"]}	01a214aa-7fbc-747d-b09e-f2bb17ebc4a2
132	activities_order	70ff2cca-3b29-5c6f-b48b-a05f6b20fa83	INSERT	{"id": [null, "70ff2cca-3b29-5c6f-b48b-a05f6b20fa83"], "lines": [null, [{"text": "Concert", "unit": "C62", "place": "", "nature": "artistic_performance", "quantity": 3000, "unit_price": 46000}]], "place": [null, ""], "state": [null, "draft"], "content": [null, null], "edition": [null, 1], "made_on": [null, "2026-02-02"], "version": [null, 1], "client_id": [null, "72882fd3-07d4-594f-bed9-5bcf4ad54580"], "conditions": [null, ""], "token_hash": "personal", "activity_id": [null, "85f6b081-e9db-517c-8354-cebb99840704"], "replaces_id": [null, null], "valid_until": [null, "2026-03-04"], "worked_from": [null, "2026-02-21"], "content_hash": [null, ""], "worked_until": [null, "2026-02-21"]}	01a214aa-7fd4-7166-9dd3-44531cd86da5
133	activities_order	70ff2cca-3b29-5c6f-b48b-a05f6b20fa83	UPDATE	{"state": ["draft", "offered"], "content": [null, {"buyer": {"name": "Festival 2", "email": "client1@demo.example", "address": {"town": "Antwerpen", "number": "2", "street": "Meir", "country": "BE", "postcode": "2000"}, "endpoint": ["0208", "0400791924"], "enterprise_number": "0400791924"}, "lines": [{"net": 138000, "vat": {"rate": 600, "category": "S"}, "text": "Concert", "unit": "C62", "number": 1, "quantity": 3000, "unit_price": 46000}], "works": [{"last": "2026-02-21", "first": "2026-02-21", "place": ""}], "number": "O-2602-6B20FA83", "seller": {"name": "Coopérative Démo SC", "email": "factures@demo.example", "address": {"town": "Bruxelles", "number": "70", "street": "Rue Émile Féron", "country": "BE", "postcode": "1060"}, "endpoint": ["0208", "0123456749"], "registered": "SC, RPM Bruxelles", "vat_number": "BE0123456749", "enterprise_number": "0123456749"}, "version": 1, "workers": ["Bruno Leroy"], "currency": "EUR", "language": "nl", "issued_on": "2026-02-02", "valid_until": "2026-03-04"}], "token_hash": "personal", "content_hash": ["", "3bc261f614220a8288f76018f2ede384dfe4f3a85c0362463eeee6764040e098"]}	01a214aa-7fda-770e-81c7-fb5fdc2dc905
136	activities_signature	813f5f7c-9fcc-51c9-a33d-6321418d0a8b	INSERT	{"id": [null, "813f5f7c-9fcc-51c9-a33d-6321418d0a8b"], "name": [null, "Camille Client"], "email": [null, "client1@demo.example"], "sealed": [null, ""], "capacity": [null, "Gestion"], "order_id": [null, "70ff2cca-3b29-5c6f-b48b-a05f6b20fa83"], "signed_at": [null, "2026-02-02T11:00:00+00:00"], "content_hash": [null, "3bc261f614220a8288f76018f2ede384dfe4f3a85c0362463eeee6764040e098"]}	01a214aa-7ff1-71fb-b265-0bc041109af4
137	activities_order	70ff2cca-3b29-5c6f-b48b-a05f6b20fa83	UPDATE	{"state": ["offered", "signed"]}	01a214aa-7ff1-71fb-b265-0bc041109af4
138	activities_receipt	c3228b84-8567-5678-bbfe-24cf259dba26	INSERT	{"id": [null, "c3228b84-8567-5678-bbfe-24cf259dba26"], "amount": [null, 137800], "reference": [null, ""], "invoice_id": [null, "06adf770-13b0-54bb-a666-213b845c1b9f"], "received_on": [null, "2026-02-07"]}	01a214aa-7ffd-79bc-9581-1e22e89a159f
139	activities_invoice	6c428002-3122-554e-b5f2-c21b39d356d4	INSERT	{"id": [null, "6c428002-3122-554e-b5f2-c21b39d356d4"], "net": [null, 0], "pdf": [null, ""], "ubl": [null, ""], "vat": [null, 0], "kind": [null, "invoice"], "note": [null, ""], "drawn": [null, null], "gross": [null, 0], "lines": [null, [{"text": "Evening of dance", "unit": "C62", "place": "", "nature": "artistic_performance", "quantity": 4000, "unit_price": 46000}]], "state": [null, "draft"], "due_on": [null, null], "content": [null, null], "edition": [null, 1], "made_on": [null, "2026-02-08"], "credited": [null, 0], "currency": [null, "EUR"], "order_id": [null, "49e00eec-08b7-5cd8-b46a-6b1aff87c4e6"], "client_id": [null, "5c35c55f-30e4-5c8e-ac7c-0edc3e23296c"], "issued_on": [null, null], "series_id": [null, null], "credits_id": [null, null], "activity_id": [null, "1ec440e4-7ef3-5849-85fd-34f5aa1c586b"], "payment_reference": [null, ""]}	01a214aa-8006-7dfa-83bc-207196f34810
140	activities_invoice	6c428002-3122-554e-b5f2-c21b39d356d4	UPDATE	{"net": [0, 184000], "vat": [0, 11040], "gross": [0, 195040], "due_on": [null, "2026-03-10"], "content": [null, {"iban": "BE68539007547034", "kind": "invoice", "buyer": {"name": "Studio 4", "email": "client3@demo.example", "address": {"town": "Gent", "number": "4", "street": "Veldstraat", "country": "BE", "postcode": "9000"}, "endpoint": ["0208", "0402375794"], "vat_number": "BE0402375794", "enterprise_number": "0402375794"}, "lines": [{"net": 184000, "vat": {"rate": 600, "category": "S"}, "text": "Evening of dance", "unit": "C62", "number": 1, "quantity": 4000, "unit_price": 46000}], "due_on": "2026-03-10", "number": "V2026-00000", "seller": {"name": "Coopérative Démo SC", "email": "factures@demo.example", "address": {"town": "Bruxelles", "number": "70", "street": "Rue Émile Féron", "country": "BE", "postcode": "1060"}, "endpoint": ["0208", "0123456749"], "registered": "SC, RPM Bruxelles", "vat_number": "BE0123456749", "enterprise_number": "0123456749"}, "currency": "EUR", "language": "nl", "issued_on": "2026-02-08", "order_reference": "O-2601-FF87C4E6", "payment_reference": "000000000505"}], "issued_on": [null, "2026-02-08"], "payment_reference": ["", "000000000505"]}	01a214aa-800f-75fe-80f0-a4aabd547d27
141	activities_invoice	6c428002-3122-554e-b5f2-c21b39d356d4	UPDATE	{"drawn": [null, 4], "state": ["draft", "issued"], "series_id": [null, "1268b758-0f2f-49f1-9167-987957147c33"]}	01a214aa-800f-75fe-80f0-a4aabd547d27
142	activities_receipt	9d4a0711-9530-5565-bfc0-1cd9a1b045b2	INSERT	{"id": [null, "9d4a0711-9530-5565-bfc0-1cd9a1b045b2"], "amount": [null, 130380], "reference": [null, ""], "invoice_id": [null, "90dc91a8-307f-5dfa-8c44-31c27621c39f"], "received_on": [null, "2026-02-20"]}	01a214aa-8024-7a85-acc2-3f0e44087528
143	activities_invoice	dd279ff1-50b1-5134-9bfb-19fb5829846e	INSERT	{"id": [null, "dd279ff1-50b1-5134-9bfb-19fb5829846e"], "net": [null, 0], "pdf": [null, ""], "ubl": [null, ""], "vat": [null, 0], "kind": [null, "invoice"], "note": [null, ""], "drawn": [null, null], "gross": [null, 0], "lines": [null, [{"text": "Concert", "unit": "C62", "place": "", "nature": "artistic_performance", "quantity": 3000, "unit_price": 46000}]], "state": [null, "draft"], "due_on": [null, null], "content": [null, null], "edition": [null, 1], "made_on": [null, "2026-02-21"], "credited": [null, 0], "currency": [null, "EUR"], "order_id": [null, "70ff2cca-3b29-5c6f-b48b-a05f6b20fa83"], "client_id": [null, "72882fd3-07d4-594f-bed9-5bcf4ad54580"], "issued_on": [null, null], "series_id": [null, null], "credits_id": [null, null], "activity_id": [null, "85f6b081-e9db-517c-8354-cebb99840704"], "payment_reference": [null, ""]}	01a214aa-802c-74c8-b10a-5df05fe90fde
144	activities_invoice	dd279ff1-50b1-5134-9bfb-19fb5829846e	UPDATE	{"net": [0, 138000], "vat": [0, 8280], "gross": [0, 146280], "due_on": [null, "2026-03-23"], "content": [null, {"iban": "BE68539007547034", "kind": "invoice", "buyer": {"name": "Festival 2", "email": "client1@demo.example", "address": {"town": "Antwerpen", "number": "2", "street": "Meir", "country": "BE", "postcode": "2000"}, "endpoint": ["0208", "0400791924"], "enterprise_number": "0400791924"}, "lines": [{"net": 138000, "vat": {"rate": 600, "category": "S"}, "text": "Concert", "unit": "C62", "number": 1, "quantity": 3000, "unit_price": 46000}], "due_on": "2026-03-23", "number": "V2026-00000", "seller": {"name": "Coopérative Démo SC", "email": "factures@demo.example", "address": {"town": "Bruxelles", "number": "70", "street": "Rue Émile Féron", "country": "BE", "postcode": "1060"}, "endpoint": ["0208", "0123456749"], "registered": "SC, RPM Bruxelles", "vat_number": "BE0123456749", "enterprise_number": "0123456749"}, "currency": "EUR", "language": "nl", "issued_on": "2026-02-21", "order_reference": "O-2602-6B20FA83", "payment_reference": "000000000606"}], "issued_on": [null, "2026-02-21"], "payment_reference": ["", "000000000606"]}	01a214aa-8033-7a85-884b-fff2545ec28c
145	activities_invoice	dd279ff1-50b1-5134-9bfb-19fb5829846e	UPDATE	{"drawn": [null, 5], "state": ["draft", "issued"], "series_id": [null, "1268b758-0f2f-49f1-9167-987957147c33"]}	01a214aa-8033-7a85-884b-fff2545ec28c
146	activities_receipt	84f06eae-4797-5fc0-8e82-21fa04519649	INSERT	{"id": [null, "84f06eae-4797-5fc0-8e82-21fa04519649"], "amount": [null, 195040], "reference": [null, ""], "invoice_id": [null, "6c428002-3122-554e-b5f2-c21b39d356d4"], "received_on": [null, "2026-02-23"]}	01a214aa-8048-7431-a190-f143f5696d9a
147	activities_receipt	b8218b67-8a6b-5db4-87c1-467afba62620	INSERT	{"id": [null, "b8218b67-8a6b-5db4-87c1-467afba62620"], "amount": [null, 139920], "reference": [null, ""], "invoice_id": [null, "aa1425cf-12ba-5922-8de7-5ee2fb1889b7"], "received_on": [null, "2026-02-26"]}	01a214aa-8053-70db-9204-623b90485878
148	activities_expense	a579899a-37f9-57ea-b2f9-d1560d67121b	INSERT	{"id": [null, "a579899a-37f9-57ea-b2f9-d1560d67121b"], "vat": [null, 2100], "text": [null, "Shoes, approved"], "paper": [null, "0000000000000000000000000000000000000000000000000000000000000061"], "state": [null, "claimed"], "amount": [null, 12100], "nature": [null, "material"], "reason": [null, ""], "quantity": [null, 0], "spent_on": [null, "2026-02-28"], "person_id": [null, "a64c703c-2529-561c-8741-77da9ce9a949"], "deductible": [null, 0], "activity_id": [null, "1ec440e4-7ef3-5849-85fd-34f5aa1c586b"]}	01a214aa-805b-702e-947a-b2b2be151fc8
149	activities_expense	ce1011b5-a2f3-56cb-b55f-270bbbb2c77c	INSERT	{"id": [null, "ce1011b5-a2f3-56cb-b55f-270bbbb2c77c"], "vat": [null, 2100], "text": [null, "Shoes, claimed"], "paper": [null, "0000000000000000000000000000000000000000000000000000000000000063"], "state": [null, "claimed"], "amount": [null, 12100], "nature": [null, "material"], "reason": [null, ""], "quantity": [null, 0], "spent_on": [null, "2026-02-28"], "person_id": [null, "a64c703c-2529-561c-8741-77da9ce9a949"], "deductible": [null, 0], "activity_id": [null, "1ec440e4-7ef3-5849-85fd-34f5aa1c586b"]}	01a214aa-8063-7742-a2c6-19e8b7f116a9
150	activities_expense	a579899a-37f9-57ea-b2f9-d1560d67121b	UPDATE	{"state": ["claimed", "approved"], "deductible": [0, 2100]}	01a214aa-8069-7a8e-ba79-7474b58914fb
151	activities_transfer	088d3dc2-6067-5189-9bcd-f96e1f94aed5	INSERT	{"id": [null, "088d3dc2-6067-5189-9bcd-f96e1f94aed5"], "text": [null, "For the duo"], "amount": [null, 5000], "made_on": [null, "2026-02-28"], "source_id": [null, "1ec440e4-7ef3-5849-85fd-34f5aa1c586b"], "target_id": [null, "9043255e-0dc6-571d-9d69-b8e2c53938d6"]}	01a214aa-8071-7ea6-b295-2f78b1b52d06
152	activities_order	cc9f0b45-0c0f-540a-ae91-42334bbaf568	INSERT	{"id": [null, "cc9f0b45-0c0f-540a-ae91-42334bbaf568"], "lines": [null, [{"text": "Evening of dance", "unit": "C62", "place": "", "nature": "artistic_performance", "quantity": 2000, "unit_price": 38000}]], "place": [null, ""], "state": [null, "draft"], "content": [null, null], "edition": [null, 1], "made_on": [null, "2026-02-28"], "version": [null, 1], "client_id": [null, "cd65227c-bd3b-5488-b007-3a21b246fa17"], "conditions": [null, ""], "token_hash": "personal", "activity_id": [null, "1ec440e4-7ef3-5849-85fd-34f5aa1c586b"], "replaces_id": [null, null], "valid_until": [null, "2026-03-30"], "worked_from": [null, null], "content_hash": [null, ""], "worked_until": [null, null]}	01a214aa-807a-7b4c-937a-c9ef554d1735
153	activities_invoice	273a789e-9362-5eb0-b784-5ef1e6ae14a3	INSERT	{"id": [null, "273a789e-9362-5eb0-b784-5ef1e6ae14a3"], "net": [null, 0], "pdf": [null, ""], "ubl": [null, ""], "vat": [null, 0], "kind": [null, "invoice"], "note": [null, ""], "drawn": [null, null], "gross": [null, 0], "lines": [null, [{"text": "Evening of dance", "unit": "C62", "place": "", "nature": "artistic_performance", "quantity": 2000, "unit_price": 38000}]], "state": [null, "draft"], "due_on": [null, null], "content": [null, null], "edition": [null, 1], "made_on": [null, "2026-02-28"], "credited": [null, 0], "currency": [null, "EUR"], "order_id": [null, null], "client_id": [null, "cd65227c-bd3b-5488-b007-3a21b246fa17"], "issued_on": [null, null], "series_id": [null, null], "credits_id": [null, null], "activity_id": [null, "1ec440e4-7ef3-5849-85fd-34f5aa1c586b"], "payment_reference": [null, ""]}	01a214aa-807f-7fe1-806d-09d48d9719d5
154	ledger_period	01a214aa-7c77-7528-b530-0ef4fd688a2c	UPDATE	{"head": ["", "450d08d8bf6e8b9a2bbf1485d1f1d5d464a27f7510b8b93ae5c8b36945305b8d"], "state": ["open", "closed"]}	01a214aa-8088-737a-907f-b8640aca035c
155	activities_signature	536e56b0-5ae9-54d8-9a38-c0c668955a57	UPDATE	{"sealed": ["", "4f82ea96216639b22a24ed76a0ab5996cd80e3c1fa80d399da3b1dc1544e2113"]}	01a214aa-8324-718e-9da6-e701fc27aeaa
156	activities_signature	caf21bba-3e65-5cdd-802a-230c55dc51aa	UPDATE	{"sealed": ["", "96eebec232898e80042d8f35ca77f83159fc02b81795e00830e9e7749493bd28"]}	01a214aa-8395-7ba2-ad1e-ad6ad2ca3153
157	activities_invoice	06adf770-13b0-54bb-a666-213b845c1b9f	UPDATE	{"pdf": ["", "9284a623e05950986ec1daa1a0be9a44043d3890f29e46f2c9842ac7d24a69a7"], "ubl": ["", "0b487bcc5769c0f6ddb74bbf93e7fb8663971f21f098c45dd9a21c1d52edf2f6"]}	01a214aa-83d6-73e3-8e78-bbf99a4391cd
158	activities_signature	08523797-a0a2-50ea-b746-90d7ac154adf	UPDATE	{"sealed": ["", "cc138f88815b008497561ea838e3e6674cd8a5ce5ca9e47641a2877c57480580"]}	01a214aa-844a-74aa-b1bb-f51cd9424404
159	activities_invoice	aa1425cf-12ba-5922-8de7-5ee2fb1889b7	UPDATE	{"pdf": ["", "53eca6107baa533b84585617fa8915c56a163f2c6f802d573262fd2742db74e2"], "ubl": ["", "311acc2771e4582b723e792ec9b8998b9bce772a241f37be0725e747da507f4f"]}	01a214aa-8480-719d-aa52-1fd25a231085
160	activities_invoice	645b809b-3d38-5815-9f46-01259f2a0720	UPDATE	{"pdf": ["", "2ba76ccb8e39bff218dda8bbadfe6ccc4f0c3e2ac91f100c5274c64bf1b26e4b"], "ubl": ["", "1143154c766949ca4a1c01e2310fb6cf74d56a25de636f0bd9f21c1f5074148f"]}	01a214aa-84a6-7848-bc99-e4562c06701a
161	activities_signature	b1b086f2-977e-56b1-aa35-ca119efaf8ac	UPDATE	{"sealed": ["", "5eede69ab0989da58a03f29e0750fcade03a4307ddbff59a55eb56a0243b0d46"]}	01a214aa-8512-71c5-9c90-5ed28f845b1f
162	activities_invoice	90dc91a8-307f-5dfa-8c44-31c27621c39f	UPDATE	{"pdf": ["", "f837cc27ac0b4a58d8067ea97681949a26a4269ee40e003a0fb1977b350fa2eb"], "ubl": ["", "c2f62d9fcd5d3e7b029c59cfc5bbcc9e9d3f459cecdab8ce5acd26608bb6fcee"]}	01a214aa-854c-710b-8be4-f797464d8320
163	activities_signature	813f5f7c-9fcc-51c9-a33d-6321418d0a8b	UPDATE	{"sealed": ["", "ae842cd911fd5bffb78c2f6b50b832c54f7872156ec98a9e516428a5dd7a981c"]}	01a214aa-85c6-722a-972b-50bd4f07d5f1
164	activities_invoice	6c428002-3122-554e-b5f2-c21b39d356d4	UPDATE	{"pdf": ["", "63f3c7dba9e0e8b5e8d3321dc36e5ca1b1625d2707c618d69fe0cb8f5a5a9caa"], "ubl": ["", "235427b37cd4e73efa36e81d6fb7c2cb26f4b4ac73f695e02bf3fe1d03bc44a1"]}	01a214aa-85f6-7155-8217-4823f724b4d5
165	activities_invoice	dd279ff1-50b1-5134-9bfb-19fb5829846e	UPDATE	{"pdf": ["", "b8e6800060defa732d375b791f68b416e277a55dd2fbdcdea85ef453c4f1bd51"], "ubl": ["", "9097030d0dd6b870a031423639f3479e15792ac6b2853b49197c4c7e74dc6cec"]}	01a214aa-8627-7e9a-a6d5-c3afaa6fe883
\.


--
-- Data for Name: ground_letter; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.ground_letter (id, what, address, subject, text, sent_at, act_id) FROM stdin;
01a214aa-7e69-7180-9158-06407df6b1ae	signature_code				2026-01-06 11:00:00+00	01a214aa-7e55-717d-813b-044f05fe4408
01a214aa-7ebd-7cda-ba94-e6f1370e0e98	signature_code				2026-01-12 11:00:00+00	01a214aa-7eb8-75e4-bba0-67be1a4bfe10
01a214aa-7f1b-779c-862a-0f629080c50a	signature_code				2026-01-20 11:00:00+00	01a214aa-7f15-76f1-b803-4f27dea207b2
01a214aa-7f9c-7ba6-9249-8c45b38ac659	signature_code				2026-01-28 11:00:00+00	01a214aa-7f96-73e7-8248-4ad6c17fff95
01a214aa-7fea-7089-8336-1d2aded9fae3	signature_code				2026-02-02 11:00:00+00	01a214aa-7fe5-7403-aed5-69a931dccac2
\.


--
-- Data for Name: ground_personalvalue; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.ground_personalvalue (id, "column", before, after, erased_at, change_id) FROM stdin;
1	legal_name	\N	Aïcha Peeters	\N	48
2	chosen_name	\N		\N	48
3	email	\N	member0@demo.example	\N	48
4	born_on	\N	\N	\N	48
5	street	\N		\N	48
6	number	\N		\N	48
7	box	\N		\N	48
8	postcode	\N		\N	48
9	town	\N		\N	48
10	paid_from	\N		\N	51
11	paid_from		BE17096000000021	\N	52
12	legal_name	\N	Bruno Leroy	\N	59
13	chosen_name	\N		\N	59
14	email	\N	member1@demo.example	\N	59
15	born_on	\N	\N	\N	59
16	street	\N		\N	59
17	number	\N		\N	59
18	box	\N		\N	59
19	postcode	\N		\N	59
20	town	\N		\N	59
21	paid_from	\N		\N	62
22	paid_from		BE06096000000122	\N	63
23	legal_name	\N	Chloé Willems	\N	70
24	chosen_name	\N		\N	70
25	email	\N	member2@demo.example	\N	70
26	born_on	\N	\N	\N	70
27	street	\N		\N	70
28	number	\N		\N	70
29	box	\N		\N	70
30	postcode	\N		\N	70
31	town	\N		\N	70
32	paid_from	\N		\N	73
33	paid_from		BE92096000000223	\N	74
34	name	\N	Théâtre 1	\N	84
35	email	\N	client0@demo.example	\N	84
36	contact	\N		\N	84
37	street	\N	Rue Haute	\N	84
38	number	\N	1	\N	84
39	box	\N		\N	84
40	postcode	\N	1000	\N	84
41	town	\N	Bruxelles	\N	84
42	name	\N	Festival 2	\N	86
43	email	\N	client1@demo.example	\N	86
44	contact	\N		\N	86
45	street	\N	Meir	\N	86
46	number	\N	2	\N	86
47	box	\N		\N	86
48	postcode	\N	2000	\N	86
49	town	\N	Antwerpen	\N	86
50	name	\N	Maison 3	\N	88
51	email	\N	client2@demo.example	\N	88
52	contact	\N		\N	88
53	street	\N	Rue Léopold	\N	88
54	number	\N	3	\N	88
55	box	\N		\N	88
56	postcode	\N	4000	\N	88
57	town	\N	Liège	\N	88
58	name	\N	Studio 4	\N	90
59	email	\N	client3@demo.example	\N	90
60	contact	\N		\N	90
61	street	\N	Veldstraat	\N	90
62	number	\N	4	\N	90
63	box	\N		\N	90
64	postcode	\N	9000	\N	90
65	town	\N	Gent	\N	90
66	token_hash	\N		\N	92
67	token_hash		c05c13ed670d3aebb61cdc34492fae50cc1b427e3edd393852d13834936b11aa	\N	93
68	email	\N	client2@demo.example	\N	94
69	code_hash	\N	8133d6ce107565bdd2a764ede4a9a622dcf66e5b49308578e0fe486ab1c2c3de	\N	94
70	token_hash	\N		\N	98
71	token_hash		e3a1ac0b946aecded69b4862583b9dd73d0a25464bbbeed0db95359ccd02f636	\N	99
72	token_hash	\N		\N	101
73	token_hash		0f1dda0b00f6075a5e674a30dcf636b4f04c306856decef5ccbf2e9bd58abcb0	\N	102
74	email	\N	client2@demo.example	\N	103
75	code_hash	\N	6e208c726a9af7b69b4cb49605f6f8d92b60dcaab9c8f5666d5c892c79f72e3b	\N	103
76	token_hash	\N		\N	110
77	token_hash		6f56b14acc5f719ee114e6a4627440b736c728e166f306fb9a3363758d144347	\N	111
78	email	\N	client1@demo.example	\N	112
79	code_hash	\N	a0852dae368aed536d9fe405fabb495a573989cc1193c6837c1625ddb50152b4	\N	112
80	token_hash	\N		\N	123
81	token_hash		43f25d4b64fce759bf63e5d61b74620011c01665df2431f65e2e7b9faa15e17a	\N	124
82	email	\N	client3@demo.example	\N	125
83	code_hash	\N	4932743603eedfa993ac282af7b41d40b8456f180d74eeff50afbeba0bd5b7c0	\N	125
84	token_hash	\N		\N	132
85	token_hash		b7c0b73910ab77c055e1fd213da994ca4c97734c0683484068287310ee2d6962	\N	133
86	email	\N	client1@demo.example	\N	134
87	code_hash	\N	e032d0a81a7c490ab56f052120d5cca90a59cf3271bf7a6a61eeb025e4a34b52	\N	134
88	token_hash	\N		\N	152
\.


--
-- Data for Name: ledger_account; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.ledger_account (code, nature, mapped, needs, by_member, parent_id) FROM stdin;
bank	asset	550000	[]	f	\N
client_receivable	asset	400000	["client", "activity"]	t	\N
doubtful_receivable	asset	407000	["client", "activity"]	f	\N
vat_deductible	asset	411000	[]	t	\N
member_receivable	asset	416000	["person"]	f	\N
share_subscription	asset	416100	["person"]	f	\N
capital	equity	111000	["person"]	t	\N
reserve	equity	133000	[]	f	\N
supplier_payable	liability	440000	[]	f	\N
client_prepaid	liability	460000	["client"]	f	\N
vat_due	liability	451000	[]	t	\N
member_payable	liability	489000	["person"]	t	\N
activity_budget	liability	489100	["activity"]	t	\N
receipts_to_match	liability	499000	[]	f	\N
turnover	income	700000	["activity"]	t	\N
budget_movement	expense	629000	["activity"]	t	\N
levy	expense	629100	["activity"]	t	\N
activity_expense	expense	612000	["activity"]	t	\N
house_expense	expense	611000	[]	f	\N
bad_debt	expense	634000	["client"]	f	\N
rounding	expense	657000	[]	f	\N
\.


--
-- Data for Name: ledger_entry; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.ledger_entry (id, day, cause_kind, cause_id, purpose, text, act_id, corrects_id, legal_entity_id, made_in) FROM stdin;
01a214aa-7d3a-7e3b-bc55-035f0d33f1ce	2026-01-01	share_subscription	be01a62c-428a-561c-ace1-db6a2ebd3d39	paid		01a214aa-7d33-7db4-98ac-dd18a815b64b	\N	demo	979
01a214aa-7d4f-7381-b276-cc43ca7ddf21	2026-01-01	share_subscription	be01a62c-428a-561c-ace1-db6a2ebd3d39	issued		01a214aa-7d33-7db4-98ac-dd18a815b64b	\N	demo	979
01a214aa-7d81-729e-96de-1a041db55f75	2026-01-01	share_subscription	376ffe01-2ec0-5fd7-a4c7-69b4a024fda1	paid		01a214aa-7d7b-7bf3-b4c3-429f855f2a83	\N	demo	985
01a214aa-7d8d-7112-ba81-b8b170701488	2026-01-01	share_subscription	376ffe01-2ec0-5fd7-a4c7-69b4a024fda1	issued		01a214aa-7d7b-7bf3-b4c3-429f855f2a83	\N	demo	985
01a214aa-7db4-7a9e-8397-63c59bbc0d92	2026-01-01	share_subscription	17ece9e6-2a79-5c99-abbd-b429e015d7c3	paid		01a214aa-7dae-7f52-9cd8-e383d9ae4cd7	\N	demo	991
01a214aa-7dbf-7e86-8730-447616c29ec2	2026-01-01	share_subscription	17ece9e6-2a79-5c99-abbd-b429e015d7c3	issued		01a214aa-7dae-7f52-9cd8-e383d9ae4cd7	\N	demo	991
01a214aa-7ef7-72d7-afca-95d149ff6057	2026-01-16	invoice	06adf770-13b0-54bb-a666-213b845c1b9f	issued		01a214aa-7ee2-785b-b1a6-79447bdc5d95	\N	demo	1012
01a214aa-7ef7-7331-8ce6-aef11c70c931	2026-01-16	invoice	06adf770-13b0-54bb-a666-213b845c1b9f	levy		01a214aa-7ee2-785b-b1a6-79447bdc5d95	\N	demo	1012
01a214aa-7f51-7b28-8ce9-499885fabd42	2026-01-21	invoice	aa1425cf-12ba-5922-8de7-5ee2fb1889b7	issued		01a214aa-7f3e-7afe-bf8e-d87cbacdf0cb	\N	demo	1019
01a214aa-7f51-7b85-9301-0461b649fcc2	2026-01-21	invoice	aa1425cf-12ba-5922-8de7-5ee2fb1889b7	levy		01a214aa-7f3e-7afe-bf8e-d87cbacdf0cb	\N	demo	1019
01a214aa-7f79-7a30-82ef-2102bef05945	2026-01-21	invoice	645b809b-3d38-5815-9f46-01259f2a0720	issued		01a214aa-7f65-7c59-9356-629aeb743222	\N	demo	1021
01a214aa-7f79-7a8d-8d49-40ba98b4fe42	2026-01-21	invoice	645b809b-3d38-5815-9f46-01259f2a0720	levy		01a214aa-7f65-7c59-9356-629aeb743222	\N	demo	1021
01a214aa-7fcd-72b9-8b3d-df5eecd20e65	2026-01-28	invoice	90dc91a8-307f-5dfa-8c44-31c27621c39f	issued		01a214aa-7fbc-747d-b09e-f2bb17ebc4a2	\N	demo	1028
01a214aa-7fcd-7318-ad60-b28f2e4b194d	2026-01-28	invoice	90dc91a8-307f-5dfa-8c44-31c27621c39f	levy		01a214aa-7fbc-747d-b09e-f2bb17ebc4a2	\N	demo	1028
01a214aa-8003-7861-bb99-7ecca0c954ed	2026-02-07	receipt	c3228b84-8567-5678-bbfe-24cf259dba26	received		01a214aa-7ffd-79bc-9581-1e22e89a159f	\N	demo	1034
01a214aa-801b-776c-a10e-4e97f17f0b43	2026-02-08	invoice	6c428002-3122-554e-b5f2-c21b39d356d4	issued		01a214aa-800f-75fe-80f0-a4aabd547d27	\N	demo	1036
01a214aa-801b-77b5-9192-ed27ebc5a265	2026-02-08	invoice	6c428002-3122-554e-b5f2-c21b39d356d4	levy		01a214aa-800f-75fe-80f0-a4aabd547d27	\N	demo	1036
01a214aa-8029-73d2-a4ea-4c7290a91dff	2026-02-20	receipt	9d4a0711-9530-5565-bfc0-1cd9a1b045b2	received		01a214aa-8024-7a85-acc2-3f0e44087528	\N	demo	1037
01a214aa-803e-7d94-82e2-b7bb6179d4a6	2026-02-21	invoice	dd279ff1-50b1-5134-9bfb-19fb5829846e	issued		01a214aa-8033-7a85-884b-fff2545ec28c	\N	demo	1039
01a214aa-803e-7dd4-97ca-5c07dbdf61de	2026-02-21	invoice	dd279ff1-50b1-5134-9bfb-19fb5829846e	levy		01a214aa-8033-7a85-884b-fff2545ec28c	\N	demo	1039
01a214aa-804d-715c-8267-b6fcfa00790d	2026-02-23	receipt	84f06eae-4797-5fc0-8e82-21fa04519649	received		01a214aa-8048-7431-a190-f143f5696d9a	\N	demo	1040
01a214aa-8057-7af3-9c03-2d269f30800c	2026-02-26	receipt	b8218b67-8a6b-5db4-87c1-467afba62620	received		01a214aa-8053-70db-9204-623b90485878	\N	demo	1041
01a214aa-806e-7e08-ad76-90de18f0866b	2026-02-28	expense	a579899a-37f9-57ea-b2f9-d1560d67121b	approved	Shoes, approved	01a214aa-8069-7a8e-ba79-7474b58914fb	\N	demo	1044
01a214aa-8077-79d4-bc85-b5a63cfaf87b	2026-02-28	transfer	088d3dc2-6067-5189-9bcd-f96e1f94aed5	made	For the duo	01a214aa-8071-7ea6-b295-2f78b1b52d06	\N	demo	1045
\.


--
-- Data for Name: ledger_legalentity; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.ledger_legalentity (code, name, country, currency, details) FROM stdin;
demo	Coopérative Démo SC	be	EUR	{"bic": "", "iban": "BE68539007547034", "town": "Bruxelles", "email": "factures@demo.example", "number": "70", "street": "Rue Émile Féron", "postcode": "1060", "registered": "SC, RPM Bruxelles", "vat_number": "BE0123456749", "enterprise_number": "0123456749"}
\.


--
-- Data for Name: ledger_period; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.ledger_period (id, first_day, last_day, state, head, legal_entity_id) FROM stdin;
01a214aa-7c7f-7b7a-bd20-43ce809fd568	2026-02-01	2026-02-28	open		demo
01a214aa-7c85-7a0b-8a6e-76093a58b96c	2026-03-01	2026-03-31	open		demo
01a214aa-7c8b-75b1-83a8-c510b10dcf9f	2026-04-01	2026-04-30	open		demo
01a214aa-7c93-710b-ab55-da874e5ee11b	2026-05-01	2026-05-31	open		demo
01a214aa-7c98-7ba8-a83e-c6a21712718b	2026-06-01	2026-06-30	open		demo
01a214aa-7c9e-77b8-b196-9824d8345d53	2026-07-01	2026-07-31	open		demo
01a214aa-7ca3-75af-9e1b-c7bde22ba793	2026-08-01	2026-08-31	open		demo
01a214aa-7ca7-79d4-bed2-f044713ced73	2026-09-01	2026-09-30	open		demo
01a214aa-7cac-711c-8cd4-3ee4711dfb27	2026-10-01	2026-10-31	open		demo
01a214aa-7cb0-7b48-bcb2-337e3ab4fe3d	2026-11-01	2026-11-30	open		demo
01a214aa-7cb5-77f4-a6bc-a460925b54d1	2026-12-01	2026-12-31	open		demo
01a214aa-7cba-7602-bdbd-b8f776028bf0	2027-01-01	2027-01-31	open		demo
01a214aa-7cbf-737d-93ee-7291db0be43b	2027-02-01	2027-02-28	open		demo
01a214aa-7cc4-79ff-be17-8c460d206535	2027-03-01	2027-03-31	open		demo
01a214aa-7cc9-7f55-9075-476bd5d3de83	2027-04-01	2027-04-30	open		demo
01a214aa-7ccf-7bd9-ab00-a7caa70630ae	2027-05-01	2027-05-31	open		demo
01a214aa-7cd6-71d1-b9cf-d3e52d7c6018	2027-06-01	2027-06-30	open		demo
01a214aa-7cdd-70d6-94a5-a9f951a28879	2027-07-01	2027-07-31	open		demo
01a214aa-7ce3-7993-ae53-d8422765af9b	2027-08-01	2027-08-31	open		demo
01a214aa-7ce9-7c7d-9592-d062639c504f	2027-09-01	2027-09-30	open		demo
01a214aa-7cf0-7726-9461-8bf8cef62c1a	2027-10-01	2027-10-31	open		demo
01a214aa-7cf6-793f-8eda-f6d3338644b9	2027-11-01	2027-11-30	open		demo
01a214aa-7cfc-7a87-b2c6-160e3ff5bb83	2027-12-01	2027-12-31	open		demo
01a214aa-7c77-7528-b530-0ef4fd688a2c	2026-01-01	2026-01-31	closed	450d08d8bf6e8b9a2bbf1485d1f1d5d464a27f7510b8b93ae5c8b36945305b8d	demo
\.


--
-- Data for Name: ledger_posting; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.ledger_posting (line, amount, currency, activity, person, client, fund, authority, account_id, entry_id) FROM stdin;
1	3000	EUR	\N	\N	\N	\N	\N	bank	01a214aa-7d3a-7e3b-bc55-035f0d33f1ce
2	-3000	EUR	\N	a64c703c-2529-561c-8741-77da9ce9a949	\N	\N	\N	share_subscription	01a214aa-7d3a-7e3b-bc55-035f0d33f1ce
1	3000	EUR	\N	a64c703c-2529-561c-8741-77da9ce9a949	\N	\N	\N	share_subscription	01a214aa-7d4f-7381-b276-cc43ca7ddf21
2	-3000	EUR	\N	a64c703c-2529-561c-8741-77da9ce9a949	\N	\N	\N	capital	01a214aa-7d4f-7381-b276-cc43ca7ddf21
1	3000	EUR	\N	\N	\N	\N	\N	bank	01a214aa-7d81-729e-96de-1a041db55f75
2	-3000	EUR	\N	347ac80b-f7ea-5b3a-bf02-fd36c619a9c4	\N	\N	\N	share_subscription	01a214aa-7d81-729e-96de-1a041db55f75
1	3000	EUR	\N	347ac80b-f7ea-5b3a-bf02-fd36c619a9c4	\N	\N	\N	share_subscription	01a214aa-7d8d-7112-ba81-b8b170701488
2	-3000	EUR	\N	347ac80b-f7ea-5b3a-bf02-fd36c619a9c4	\N	\N	\N	capital	01a214aa-7d8d-7112-ba81-b8b170701488
1	3000	EUR	\N	\N	\N	\N	\N	bank	01a214aa-7db4-7a9e-8397-63c59bbc0d92
2	-3000	EUR	\N	a99b41f9-9c16-5e90-b627-769e34f7f0ab	\N	\N	\N	share_subscription	01a214aa-7db4-7a9e-8397-63c59bbc0d92
1	3000	EUR	\N	a99b41f9-9c16-5e90-b627-769e34f7f0ab	\N	\N	\N	share_subscription	01a214aa-7dbf-7e86-8730-447616c29ec2
2	-3000	EUR	\N	a99b41f9-9c16-5e90-b627-769e34f7f0ab	\N	\N	\N	capital	01a214aa-7dbf-7e86-8730-447616c29ec2
1	143100	EUR	6a09abeb-019f-5dd0-874c-fdc39cddeb7c	\N	9ce273c6-6b4b-5e9d-bd27-9c648219bebb	\N	\N	client_receivable	01a214aa-7ef7-72d7-afca-95d149ff6057
2	-8100	EUR	\N	\N	\N	\N	\N	vat_due	01a214aa-7ef7-72d7-afca-95d149ff6057
3	-135000	EUR	6a09abeb-019f-5dd0-874c-fdc39cddeb7c	\N	\N	\N	\N	turnover	01a214aa-7ef7-72d7-afca-95d149ff6057
4	135000	EUR	6a09abeb-019f-5dd0-874c-fdc39cddeb7c	\N	\N	\N	\N	budget_movement	01a214aa-7ef7-72d7-afca-95d149ff6057
5	-135000	EUR	6a09abeb-019f-5dd0-874c-fdc39cddeb7c	\N	\N	\N	\N	activity_budget	01a214aa-7ef7-72d7-afca-95d149ff6057
1	8775	EUR	6a09abeb-019f-5dd0-874c-fdc39cddeb7c	\N	\N	\N	\N	activity_budget	01a214aa-7ef7-7331-8ce6-aef11c70c931
2	-8775	EUR	6a09abeb-019f-5dd0-874c-fdc39cddeb7c	\N	\N	\N	\N	levy	01a214aa-7ef7-7331-8ce6-aef11c70c931
1	139920	EUR	6a09abeb-019f-5dd0-874c-fdc39cddeb7c	\N	9ce273c6-6b4b-5e9d-bd27-9c648219bebb	\N	\N	client_receivable	01a214aa-7f51-7b28-8ce9-499885fabd42
2	-7920	EUR	\N	\N	\N	\N	\N	vat_due	01a214aa-7f51-7b28-8ce9-499885fabd42
3	-132000	EUR	6a09abeb-019f-5dd0-874c-fdc39cddeb7c	\N	\N	\N	\N	turnover	01a214aa-7f51-7b28-8ce9-499885fabd42
4	132000	EUR	6a09abeb-019f-5dd0-874c-fdc39cddeb7c	\N	\N	\N	\N	budget_movement	01a214aa-7f51-7b28-8ce9-499885fabd42
5	-132000	EUR	6a09abeb-019f-5dd0-874c-fdc39cddeb7c	\N	\N	\N	\N	activity_budget	01a214aa-7f51-7b28-8ce9-499885fabd42
1	8580	EUR	6a09abeb-019f-5dd0-874c-fdc39cddeb7c	\N	\N	\N	\N	activity_budget	01a214aa-7f51-7b85-9301-0461b649fcc2
2	-8580	EUR	6a09abeb-019f-5dd0-874c-fdc39cddeb7c	\N	\N	\N	\N	levy	01a214aa-7f51-7b85-9301-0461b649fcc2
1	-5300	EUR	6a09abeb-019f-5dd0-874c-fdc39cddeb7c	\N	9ce273c6-6b4b-5e9d-bd27-9c648219bebb	\N	\N	client_receivable	01a214aa-7f79-7a30-82ef-2102bef05945
2	300	EUR	\N	\N	\N	\N	\N	vat_due	01a214aa-7f79-7a30-82ef-2102bef05945
3	5000	EUR	6a09abeb-019f-5dd0-874c-fdc39cddeb7c	\N	\N	\N	\N	turnover	01a214aa-7f79-7a30-82ef-2102bef05945
4	-5000	EUR	6a09abeb-019f-5dd0-874c-fdc39cddeb7c	\N	\N	\N	\N	budget_movement	01a214aa-7f79-7a30-82ef-2102bef05945
5	5000	EUR	6a09abeb-019f-5dd0-874c-fdc39cddeb7c	\N	\N	\N	\N	activity_budget	01a214aa-7f79-7a30-82ef-2102bef05945
1	-325	EUR	6a09abeb-019f-5dd0-874c-fdc39cddeb7c	\N	\N	\N	\N	activity_budget	01a214aa-7f79-7a8d-8d49-40ba98b4fe42
2	325	EUR	6a09abeb-019f-5dd0-874c-fdc39cddeb7c	\N	\N	\N	\N	levy	01a214aa-7f79-7a8d-8d49-40ba98b4fe42
1	130380	EUR	85f6b081-e9db-517c-8354-cebb99840704	\N	72882fd3-07d4-594f-bed9-5bcf4ad54580	\N	\N	client_receivable	01a214aa-7fcd-72b9-8b3d-df5eecd20e65
2	-7380	EUR	\N	\N	\N	\N	\N	vat_due	01a214aa-7fcd-72b9-8b3d-df5eecd20e65
3	-123000	EUR	85f6b081-e9db-517c-8354-cebb99840704	\N	\N	\N	\N	turnover	01a214aa-7fcd-72b9-8b3d-df5eecd20e65
4	123000	EUR	85f6b081-e9db-517c-8354-cebb99840704	\N	\N	\N	\N	budget_movement	01a214aa-7fcd-72b9-8b3d-df5eecd20e65
5	-123000	EUR	85f6b081-e9db-517c-8354-cebb99840704	\N	\N	\N	\N	activity_budget	01a214aa-7fcd-72b9-8b3d-df5eecd20e65
1	7995	EUR	85f6b081-e9db-517c-8354-cebb99840704	\N	\N	\N	\N	activity_budget	01a214aa-7fcd-7318-ad60-b28f2e4b194d
2	-7995	EUR	85f6b081-e9db-517c-8354-cebb99840704	\N	\N	\N	\N	levy	01a214aa-7fcd-7318-ad60-b28f2e4b194d
1	137800	EUR	\N	\N	\N	\N	\N	bank	01a214aa-8003-7861-bb99-7ecca0c954ed
2	-137800	EUR	6a09abeb-019f-5dd0-874c-fdc39cddeb7c	\N	9ce273c6-6b4b-5e9d-bd27-9c648219bebb	\N	\N	client_receivable	01a214aa-8003-7861-bb99-7ecca0c954ed
1	195040	EUR	1ec440e4-7ef3-5849-85fd-34f5aa1c586b	\N	5c35c55f-30e4-5c8e-ac7c-0edc3e23296c	\N	\N	client_receivable	01a214aa-801b-776c-a10e-4e97f17f0b43
2	-11040	EUR	\N	\N	\N	\N	\N	vat_due	01a214aa-801b-776c-a10e-4e97f17f0b43
3	-184000	EUR	1ec440e4-7ef3-5849-85fd-34f5aa1c586b	\N	\N	\N	\N	turnover	01a214aa-801b-776c-a10e-4e97f17f0b43
4	184000	EUR	1ec440e4-7ef3-5849-85fd-34f5aa1c586b	\N	\N	\N	\N	budget_movement	01a214aa-801b-776c-a10e-4e97f17f0b43
5	-184000	EUR	1ec440e4-7ef3-5849-85fd-34f5aa1c586b	\N	\N	\N	\N	activity_budget	01a214aa-801b-776c-a10e-4e97f17f0b43
1	11960	EUR	1ec440e4-7ef3-5849-85fd-34f5aa1c586b	\N	\N	\N	\N	activity_budget	01a214aa-801b-77b5-9192-ed27ebc5a265
2	-11960	EUR	1ec440e4-7ef3-5849-85fd-34f5aa1c586b	\N	\N	\N	\N	levy	01a214aa-801b-77b5-9192-ed27ebc5a265
1	130380	EUR	\N	\N	\N	\N	\N	bank	01a214aa-8029-73d2-a4ea-4c7290a91dff
2	-130380	EUR	85f6b081-e9db-517c-8354-cebb99840704	\N	72882fd3-07d4-594f-bed9-5bcf4ad54580	\N	\N	client_receivable	01a214aa-8029-73d2-a4ea-4c7290a91dff
1	146280	EUR	85f6b081-e9db-517c-8354-cebb99840704	\N	72882fd3-07d4-594f-bed9-5bcf4ad54580	\N	\N	client_receivable	01a214aa-803e-7d94-82e2-b7bb6179d4a6
2	-8280	EUR	\N	\N	\N	\N	\N	vat_due	01a214aa-803e-7d94-82e2-b7bb6179d4a6
3	-138000	EUR	85f6b081-e9db-517c-8354-cebb99840704	\N	\N	\N	\N	turnover	01a214aa-803e-7d94-82e2-b7bb6179d4a6
4	138000	EUR	85f6b081-e9db-517c-8354-cebb99840704	\N	\N	\N	\N	budget_movement	01a214aa-803e-7d94-82e2-b7bb6179d4a6
5	-138000	EUR	85f6b081-e9db-517c-8354-cebb99840704	\N	\N	\N	\N	activity_budget	01a214aa-803e-7d94-82e2-b7bb6179d4a6
1	8970	EUR	85f6b081-e9db-517c-8354-cebb99840704	\N	\N	\N	\N	activity_budget	01a214aa-803e-7dd4-97ca-5c07dbdf61de
2	-8970	EUR	85f6b081-e9db-517c-8354-cebb99840704	\N	\N	\N	\N	levy	01a214aa-803e-7dd4-97ca-5c07dbdf61de
1	195040	EUR	\N	\N	\N	\N	\N	bank	01a214aa-804d-715c-8267-b6fcfa00790d
2	-195040	EUR	1ec440e4-7ef3-5849-85fd-34f5aa1c586b	\N	5c35c55f-30e4-5c8e-ac7c-0edc3e23296c	\N	\N	client_receivable	01a214aa-804d-715c-8267-b6fcfa00790d
1	139920	EUR	\N	\N	\N	\N	\N	bank	01a214aa-8057-7af3-9c03-2d269f30800c
2	-139920	EUR	6a09abeb-019f-5dd0-874c-fdc39cddeb7c	\N	9ce273c6-6b4b-5e9d-bd27-9c648219bebb	\N	\N	client_receivable	01a214aa-8057-7af3-9c03-2d269f30800c
1	10000	EUR	1ec440e4-7ef3-5849-85fd-34f5aa1c586b	\N	\N	\N	\N	activity_expense	01a214aa-806e-7e08-ad76-90de18f0866b
2	2100	EUR	\N	\N	\N	\N	\N	vat_deductible	01a214aa-806e-7e08-ad76-90de18f0866b
3	-12100	EUR	\N	a64c703c-2529-561c-8741-77da9ce9a949	\N	\N	\N	member_payable	01a214aa-806e-7e08-ad76-90de18f0866b
4	10000	EUR	1ec440e4-7ef3-5849-85fd-34f5aa1c586b	\N	\N	\N	\N	activity_budget	01a214aa-806e-7e08-ad76-90de18f0866b
5	-10000	EUR	1ec440e4-7ef3-5849-85fd-34f5aa1c586b	\N	\N	\N	\N	budget_movement	01a214aa-806e-7e08-ad76-90de18f0866b
1	5000	EUR	1ec440e4-7ef3-5849-85fd-34f5aa1c586b	\N	\N	\N	\N	activity_budget	01a214aa-8077-79d4-bc85-b5a63cfaf87b
2	-5000	EUR	9043255e-0dc6-571d-9d69-b8e2c53938d6	\N	\N	\N	\N	activity_budget	01a214aa-8077-79d4-bc85-b5a63cfaf87b
\.


--
-- Data for Name: mfa_authenticator; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.mfa_authenticator (id, type, data, user_id, created_at, last_used_at) FROM stdin;
\.


--
-- Data for Name: people_bankaccount; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.people_bankaccount (id, iban, holder, said_at, payable_from, person_id) FROM stdin;
\.


--
-- Data for Name: people_death; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.people_death (id, died_on, document, person_id) FROM stdin;
\.


--
-- Data for Name: people_heir; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.people_heir (id, parts, document, deceased_id, person_id) FROM stdin;
\.


--
-- Data for Name: people_holding; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.people_holding (id, first_number, last_number, price, since, until, person_id) FROM stdin;
0f8a04b4-bbeb-4d04-a82e-b37aa2145e6b	1	1	3000	2026-01-01	\N	a64c703c-2529-561c-8741-77da9ce9a949
6de28ef5-5687-4d22-a049-88279e4f62d2	2	2	3000	2026-01-01	\N	347ac80b-f7ea-5b3a-bf02-fd36c619a9c4
8a461e3e-b886-49bc-8e45-d58a3236fc12	3	3	3000	2026-01-01	\N	a99b41f9-9c16-5e90-b627-769e34f7f0ab
\.


--
-- Data for Name: people_legalperson; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.people_legalperson (id, enterprise_number, person_id, represented_by_id) FROM stdin;
\.


--
-- Data for Name: people_membership; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.people_membership (id, category, state, asked_on, decided_on, reason, person_id) FROM stdin;
9d626071-c0d0-5287-aa34-7d06ac07f15d	A	member	2026-01-01	2026-01-01		a64c703c-2529-561c-8741-77da9ce9a949
1e553896-5a81-5b4d-8f0d-a756cc043b74	A	member	2026-01-01	2026-01-01		347ac80b-f7ea-5b3a-bf02-fd36c619a9c4
df57bcb9-948a-5174-98fe-96e7da728a5c	A	member	2026-01-01	2026-01-01		a99b41f9-9c16-5e90-b627-769e34f7f0ab
\.


--
-- Data for Name: people_nationalnumber; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.people_nationalnumber (id, key_name, sealed, found_by, person_id) FROM stdin;
\.


--
-- Data for Name: people_person; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.people_person (id, legal_name, chosen_name, language, email, born_on, street, number, box, postcode, town, country, erased_at) FROM stdin;
a64c703c-2529-561c-8741-77da9ce9a949	Aïcha Peeters		fr	member0@demo.example	\N						BE	\N
347ac80b-f7ea-5b3a-bf02-fd36c619a9c4	Bruno Leroy		nl	member1@demo.example	\N						BE	\N
a99b41f9-9c16-5e90-b627-769e34f7f0ab	Chloé Willems		fr	member2@demo.example	\N						BE	\N
\.


--
-- Data for Name: people_repayment; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.people_repayment (id, shares, value, amount, payees, tests, state, decided_on, decided_by, pay_from, paid_on, person_id) FROM stdin;
\.


--
-- Data for Name: people_sharemovement; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.people_sharemovement (id, kind, first_number, last_number, price, day, from_person_id, repayment_id, to_person_id, transfer_id, subscription_id) FROM stdin;
1	subscription	1	1	3000	2026-01-01	\N	\N	a64c703c-2529-561c-8741-77da9ce9a949	\N	be01a62c-428a-561c-ace1-db6a2ebd3d39
2	subscription	2	2	3000	2026-01-01	\N	\N	347ac80b-f7ea-5b3a-bf02-fd36c619a9c4	\N	376ffe01-2ec0-5fd7-a4c7-69b4a024fda1
3	subscription	3	3	3000	2026-01-01	\N	\N	a99b41f9-9c16-5e90-b627-769e34f7f0ab	\N	17ece9e6-2a79-5c99-abbd-b429e015d7c3
\.


--
-- Data for Name: people_shareprice; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.people_shareprice (id, from_day, amount, decided_by, legal_entity_id) FROM stdin;
01a214aa-7d05-7acb-9508-20e3222f5818	2026-01-01	3000	The founders	demo
\.


--
-- Data for Name: people_sharetransfer; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.people_sharetransfer (id, shares, state, offered_on, answered_on, buyer_id, seller_id) FROM stdin;
\.


--
-- Data for Name: people_subscription; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.people_subscription (id, shares, price, payment_reference, state, asked_on, paid_on, paid_from, person_id) FROM stdin;
be01a62c-428a-561c-ace1-db6a2ebd3d39	1	3000	900000000116	held	2026-01-01	2026-01-01	BE17096000000021	a64c703c-2529-561c-8741-77da9ce9a949
376ffe01-2ec0-5fd7-a4c7-69b4a024fda1	1	3000	900000000217	held	2026-01-01	2026-01-01	BE06096000000122	347ac80b-f7ea-5b3a-bf02-fd36c619a9c4
17ece9e6-2a79-5c99-abbd-b429e015d7c3	1	3000	900000000318	held	2026-01-01	2026-01-01	BE92096000000223	a99b41f9-9c16-5e90-b627-769e34f7f0ab
\.


--
-- Data for Name: portal_cache; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.portal_cache (cache_key, value, expires) FROM stdin;
\.


--
-- Data for Name: procrastinate_events; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.procrastinate_events (id, job_id, type, at) FROM stdin;
1	1	deferred	2026-11-25 21:44:07.509383+00
2	2	deferred	2026-11-25 21:44:07.549797+00
3	3	deferred	2026-11-25 21:44:07.608608+00
4	4	deferred	2026-11-25 21:44:07.623881+00
5	5	deferred	2026-11-25 21:44:07.650791+00
6	6	deferred	2026-11-25 21:44:07.701669+00
7	7	deferred	2026-11-25 21:44:07.718286+00
8	8	deferred	2026-11-25 21:44:07.743002+00
9	9	deferred	2026-11-25 21:44:07.782084+00
10	10	deferred	2026-11-25 21:44:07.830506+00
11	11	deferred	2026-11-25 21:44:07.846266+00
12	12	deferred	2026-11-25 21:44:07.870015+00
13	13	deferred	2026-11-25 21:44:07.909467+00
14	14	deferred	2026-11-25 21:44:07.921282+00
15	15	deferred	2026-11-25 21:44:07.951549+00
16	16	deferred	2026-11-25 21:44:07.987836+00
17	1	started	2026-11-25 21:44:08.101735+00
18	1	succeeded	2026-11-25 21:44:08.123374+00
19	2	started	2026-11-25 21:44:08.129514+00
20	2	succeeded	2026-11-25 21:44:08.753263+00
21	3	started	2026-11-25 21:44:08.760048+00
22	3	succeeded	2026-11-25 21:44:08.77582+00
23	4	started	2026-11-25 21:44:08.778557+00
24	4	succeeded	2026-11-25 21:44:08.863852+00
25	5	started	2026-11-25 21:44:08.867724+00
26	5	succeeded	2026-11-25 21:44:08.92958+00
27	6	started	2026-11-25 21:44:08.93165+00
28	6	succeeded	2026-11-25 21:44:08.942192+00
29	7	started	2026-11-25 21:44:08.944322+00
30	7	succeeded	2026-11-25 21:44:09.045199+00
31	8	started	2026-11-25 21:44:09.047602+00
32	8	succeeded	2026-11-25 21:44:09.098344+00
33	9	started	2026-11-25 21:44:09.100784+00
34	9	succeeded	2026-11-25 21:44:09.136979+00
35	10	started	2026-11-25 21:44:09.139235+00
36	10	succeeded	2026-11-25 21:44:09.150084+00
37	11	started	2026-11-25 21:44:09.152186+00
38	11	succeeded	2026-11-25 21:44:09.245298+00
39	12	started	2026-11-25 21:44:09.24765+00
40	12	succeeded	2026-11-25 21:44:09.304404+00
41	13	started	2026-11-25 21:44:09.307167+00
42	13	succeeded	2026-11-25 21:44:09.319712+00
43	14	started	2026-11-25 21:44:09.321705+00
44	14	succeeded	2026-11-25 21:44:09.424854+00
45	15	started	2026-11-25 21:44:09.426697+00
46	15	succeeded	2026-11-25 21:44:09.472972+00
47	16	started	2026-11-25 21:44:09.474768+00
48	16	succeeded	2026-11-25 21:44:09.520999+00
\.


--
-- Data for Name: procrastinate_jobs; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.procrastinate_jobs (id, queue_name, task_name, lock, args, status, scheduled_at, attempts, queueing_lock, priority, abort_requested, worker_id) FROM stdin;
1	mutua	ground.send_letter	\N	{"letter": "01a214aa-7e69-7180-9158-06407df6b1ae"}	succeeded	\N	1	\N	0	f	\N
2	mutua	activities.seal_order	\N	{"order": "188a35db-614a-599a-bdb4-0390778e12ea"}	succeeded	\N	1	\N	0	f	\N
3	mutua	ground.send_letter	\N	{"letter": "01a214aa-7ebd-7cda-ba94-e6f1370e0e98"}	succeeded	\N	1	\N	0	f	\N
4	mutua	activities.seal_order	\N	{"order": "a8befec9-9522-5ba7-a817-3f118646101f"}	succeeded	\N	1	\N	0	f	\N
5	mutua	activities.render_invoice	\N	{"invoice": "06adf770-13b0-54bb-a666-213b845c1b9f"}	succeeded	\N	1	\N	0	f	\N
6	mutua	ground.send_letter	\N	{"letter": "01a214aa-7f1b-779c-862a-0f629080c50a"}	succeeded	\N	1	\N	0	f	\N
7	mutua	activities.seal_order	\N	{"order": "02bf41a3-9b57-5dee-9196-cbf214849606"}	succeeded	\N	1	\N	0	f	\N
8	mutua	activities.render_invoice	\N	{"invoice": "aa1425cf-12ba-5922-8de7-5ee2fb1889b7"}	succeeded	\N	1	\N	0	f	\N
9	mutua	activities.render_invoice	\N	{"invoice": "645b809b-3d38-5815-9f46-01259f2a0720"}	succeeded	\N	1	\N	0	f	\N
10	mutua	ground.send_letter	\N	{"letter": "01a214aa-7f9c-7ba6-9249-8c45b38ac659"}	succeeded	\N	1	\N	0	f	\N
11	mutua	activities.seal_order	\N	{"order": "49e00eec-08b7-5cd8-b46a-6b1aff87c4e6"}	succeeded	\N	1	\N	0	f	\N
12	mutua	activities.render_invoice	\N	{"invoice": "90dc91a8-307f-5dfa-8c44-31c27621c39f"}	succeeded	\N	1	\N	0	f	\N
13	mutua	ground.send_letter	\N	{"letter": "01a214aa-7fea-7089-8336-1d2aded9fae3"}	succeeded	\N	1	\N	0	f	\N
14	mutua	activities.seal_order	\N	{"order": "70ff2cca-3b29-5c6f-b48b-a05f6b20fa83"}	succeeded	\N	1	\N	0	f	\N
15	mutua	activities.render_invoice	\N	{"invoice": "6c428002-3122-554e-b5f2-c21b39d356d4"}	succeeded	\N	1	\N	0	f	\N
16	mutua	activities.render_invoice	\N	{"invoice": "dd279ff1-50b1-5134-9bfb-19fb5829846e"}	succeeded	\N	1	\N	0	f	\N
\.


--
-- Data for Name: procrastinate_periodic_defers; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.procrastinate_periodic_defers (id, task_name, defer_timestamp, job_id, periodic_id) FROM stdin;
\.


--
-- Data for Name: procrastinate_workers; Type: TABLE DATA; Schema: public; Owner: mutua_owner
--

COPY public.procrastinate_workers (id, last_heartbeat) FROM stdin;
\.


--
-- Name: account_emailaddress_id_seq; Type: SEQUENCE SET; Schema: public; Owner: mutua_owner
--

SELECT pg_catalog.setval('public.account_emailaddress_id_seq', 1, false);


--
-- Name: account_emailconfirmation_id_seq; Type: SEQUENCE SET; Schema: public; Owner: mutua_owner
--

SELECT pg_catalog.setval('public.account_emailconfirmation_id_seq', 1, false);


--
-- Name: activities_payment_reference; Type: SEQUENCE SET; Schema: public; Owner: mutua_owner
--

SELECT pg_catalog.setval('public.activities_payment_reference', 6, true);


--
-- Name: auth_group_id_seq; Type: SEQUENCE SET; Schema: public; Owner: mutua_owner
--

SELECT pg_catalog.setval('public.auth_group_id_seq', 1, false);


--
-- Name: auth_group_permissions_id_seq; Type: SEQUENCE SET; Schema: public; Owner: mutua_owner
--

SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 1, false);


--
-- Name: auth_permission_id_seq; Type: SEQUENCE SET; Schema: public; Owner: mutua_owner
--

SELECT pg_catalog.setval('public.auth_permission_id_seq', 192, true);


--
-- Name: auth_user_groups_id_seq; Type: SEQUENCE SET; Schema: public; Owner: mutua_owner
--

SELECT pg_catalog.setval('public.auth_user_groups_id_seq', 1, false);


--
-- Name: auth_user_id_seq; Type: SEQUENCE SET; Schema: public; Owner: mutua_owner
--

SELECT pg_catalog.setval('public.auth_user_id_seq', 1, false);


--
-- Name: auth_user_user_permissions_id_seq; Type: SEQUENCE SET; Schema: public; Owner: mutua_owner
--

SELECT pg_catalog.setval('public.auth_user_user_permissions_id_seq', 1, false);


--
-- Name: django_content_type_id_seq; Type: SEQUENCE SET; Schema: public; Owner: mutua_owner
--

SELECT pg_catalog.setval('public.django_content_type_id_seq', 48, true);


--
-- Name: django_migrations_id_seq; Type: SEQUENCE SET; Schema: public; Owner: mutua_owner
--

SELECT pg_catalog.setval('public.django_migrations_id_seq', 93, true);


--
-- Name: ground_arrow_id_seq; Type: SEQUENCE SET; Schema: public; Owner: mutua_owner
--

SELECT pg_catalog.setval('public.ground_arrow_id_seq', 47, true);


--
-- Name: ground_change_id_seq; Type: SEQUENCE SET; Schema: public; Owner: mutua_owner
--

SELECT pg_catalog.setval('public.ground_change_id_seq', 165, true);


--
-- Name: ground_personalvalue_id_seq; Type: SEQUENCE SET; Schema: public; Owner: mutua_owner
--

SELECT pg_catalog.setval('public.ground_personalvalue_id_seq', 88, true);


--
-- Name: mfa_authenticator_id_seq; Type: SEQUENCE SET; Schema: public; Owner: mutua_owner
--

SELECT pg_catalog.setval('public.mfa_authenticator_id_seq', 1, false);


--
-- Name: people_payment_reference; Type: SEQUENCE SET; Schema: public; Owner: mutua_owner
--

SELECT pg_catalog.setval('public.people_payment_reference', 9000000003, true);


--
-- Name: people_sharemovement_id_seq; Type: SEQUENCE SET; Schema: public; Owner: mutua_owner
--

SELECT pg_catalog.setval('public.people_sharemovement_id_seq', 3, true);


--
-- Name: procrastinate_events_id_seq; Type: SEQUENCE SET; Schema: public; Owner: mutua_owner
--

SELECT pg_catalog.setval('public.procrastinate_events_id_seq', 48, true);


--
-- Name: procrastinate_jobs_id_seq; Type: SEQUENCE SET; Schema: public; Owner: mutua_owner
--

SELECT pg_catalog.setval('public.procrastinate_jobs_id_seq', 16, true);


--
-- Name: procrastinate_periodic_defers_id_seq; Type: SEQUENCE SET; Schema: public; Owner: mutua_owner
--

SELECT pg_catalog.setval('public.procrastinate_periodic_defers_id_seq', 1, false);


--
-- Name: procrastinate_workers_id_seq; Type: SEQUENCE SET; Schema: public; Owner: mutua_owner
--

SELECT pg_catalog.setval('public.procrastinate_workers_id_seq', 1, true);


--
-- Name: activities_invoice a_number_once; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_invoice
    ADD CONSTRAINT a_number_once UNIQUE (series_id, drawn);


--
-- Name: account_emailaddress account_emailaddress_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);


--
-- Name: account_emailaddress account_emailaddress_user_id_email_987c8728_uniq; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);


--
-- Name: account_emailconfirmation account_emailconfirmation_key_key; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);


--
-- Name: account_emailconfirmation account_emailconfirmation_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);


--
-- Name: accounts_account accounts_account_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.accounts_account
    ADD CONSTRAINT accounts_account_pkey PRIMARY KEY (id);


--
-- Name: accounts_account accounts_account_user_id_key; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.accounts_account
    ADD CONSTRAINT accounts_account_user_id_key UNIQUE (user_id);


--
-- Name: activities_activity activities_activity_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_activity
    ADD CONSTRAINT activities_activity_pkey PRIMARY KEY (id);


--
-- Name: activities_activityclient activities_activityclient_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_activityclient
    ADD CONSTRAINT activities_activityclient_pkey PRIMARY KEY (id);


--
-- Name: activities_activitymember activities_activitymember_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_activitymember
    ADD CONSTRAINT activities_activitymember_pkey PRIMARY KEY (id);


--
-- Name: activities_client activities_client_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_client
    ADD CONSTRAINT activities_client_pkey PRIMARY KEY (id);


--
-- Name: activities_expense activities_expense_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_expense
    ADD CONSTRAINT activities_expense_pkey PRIMARY KEY (id);


--
-- Name: activities_invoice activities_invoice_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_invoice
    ADD CONSTRAINT activities_invoice_pkey PRIMARY KEY (id);


--
-- Name: activities_order activities_order_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_order
    ADD CONSTRAINT activities_order_pkey PRIMARY KEY (id);


--
-- Name: activities_order activities_order_replaces_id_key; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_order
    ADD CONSTRAINT activities_order_replaces_id_key UNIQUE (replaces_id);


--
-- Name: activities_receipt activities_receipt_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_receipt
    ADD CONSTRAINT activities_receipt_pkey PRIMARY KEY (id);


--
-- Name: activities_series activities_series_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_series
    ADD CONSTRAINT activities_series_pkey PRIMARY KEY (id);


--
-- Name: activities_signature activities_signature_order_id_key; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_signature
    ADD CONSTRAINT activities_signature_order_id_key UNIQUE (order_id);


--
-- Name: activities_signature activities_signature_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_signature
    ADD CONSTRAINT activities_signature_pkey PRIMARY KEY (id);


--
-- Name: activities_signaturecode activities_signaturecode_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_signaturecode
    ADD CONSTRAINT activities_signaturecode_pkey PRIMARY KEY (id);


--
-- Name: activities_transfer activities_transfer_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_transfer
    ADD CONSTRAINT activities_transfer_pkey PRIMARY KEY (id);


--
-- Name: people_heir an_heir_once; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_heir
    ADD CONSTRAINT an_heir_once UNIQUE (deceased_id, person_id);


--
-- Name: auth_group auth_group_name_key; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);


--
-- Name: auth_group_permissions auth_group_permissions_group_id_permission_id_0cd325b0_uniq; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);


--
-- Name: auth_group_permissions auth_group_permissions_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);


--
-- Name: auth_group auth_group_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);


--
-- Name: auth_permission auth_permission_content_type_id_codename_01ab375a_uniq; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);


--
-- Name: auth_permission auth_permission_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);


--
-- Name: auth_user_groups auth_user_groups_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.auth_user_groups
    ADD CONSTRAINT auth_user_groups_pkey PRIMARY KEY (id);


--
-- Name: auth_user_groups auth_user_groups_user_id_group_id_94350c0c_uniq; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.auth_user_groups
    ADD CONSTRAINT auth_user_groups_user_id_group_id_94350c0c_uniq UNIQUE (user_id, group_id);


--
-- Name: auth_user auth_user_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.auth_user
    ADD CONSTRAINT auth_user_pkey PRIMARY KEY (id);


--
-- Name: auth_user_user_permissions auth_user_user_permissions_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.auth_user_user_permissions
    ADD CONSTRAINT auth_user_user_permissions_pkey PRIMARY KEY (id);


--
-- Name: auth_user_user_permissions auth_user_user_permissions_user_id_permission_id_14a6b632_uniq; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.auth_user_user_permissions
    ADD CONSTRAINT auth_user_user_permissions_user_id_permission_id_14a6b632_uniq UNIQUE (user_id, permission_id);


--
-- Name: auth_user auth_user_username_key; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.auth_user
    ADD CONSTRAINT auth_user_username_key UNIQUE (username);


--
-- Name: activities_activityclient client_once_an_activity; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_activityclient
    ADD CONSTRAINT client_once_an_activity UNIQUE (activity_id, client_id);


--
-- Name: django_content_type django_content_type_app_label_model_76bd3d3b_uniq; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);


--
-- Name: django_content_type django_content_type_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);


--
-- Name: django_migrations django_migrations_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);


--
-- Name: django_session django_session_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);


--
-- Name: ground_act ground_act_key_key; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.ground_act
    ADD CONSTRAINT ground_act_key_key UNIQUE (key);


--
-- Name: ground_act ground_act_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.ground_act
    ADD CONSTRAINT ground_act_pkey PRIMARY KEY (id);


--
-- Name: ground_arrow ground_arrow_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.ground_arrow
    ADD CONSTRAINT ground_arrow_pkey PRIMARY KEY (id);


--
-- Name: ground_change ground_change_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.ground_change
    ADD CONSTRAINT ground_change_pkey PRIMARY KEY (id);


--
-- Name: ground_letter ground_letter_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.ground_letter
    ADD CONSTRAINT ground_letter_pkey PRIMARY KEY (id);


--
-- Name: ground_personalvalue ground_personalvalue_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.ground_personalvalue
    ADD CONSTRAINT ground_personalvalue_pkey PRIMARY KEY (id);


--
-- Name: people_holding held_once; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_holding
    ADD CONSTRAINT held_once EXCLUDE USING gist (int8range(first_number, last_number, '[]'::text) WITH &&, daterange(since, until) WITH &&);


--
-- Name: ledger_account ledger_account_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.ledger_account
    ADD CONSTRAINT ledger_account_pkey PRIMARY KEY (code);


--
-- Name: ledger_entry ledger_entry_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.ledger_entry
    ADD CONSTRAINT ledger_entry_pkey PRIMARY KEY (id);


--
-- Name: ledger_legalentity ledger_legalentity_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.ledger_legalentity
    ADD CONSTRAINT ledger_legalentity_pkey PRIMARY KEY (code);


--
-- Name: ledger_period ledger_period_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.ledger_period
    ADD CONSTRAINT ledger_period_pkey PRIMARY KEY (id);


--
-- Name: ledger_posting ledger_posting_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.ledger_posting
    ADD CONSTRAINT ledger_posting_pkey PRIMARY KEY (entry_id, line);


--
-- Name: mfa_authenticator mfa_authenticator_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);


--
-- Name: activities_activitymember once_in_an_activity; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_activitymember
    ADD CONSTRAINT once_in_an_activity UNIQUE (activity_id, person_id);


--
-- Name: accounts_account one_account_a_role; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.accounts_account
    ADD CONSTRAINT one_account_a_role UNIQUE (person, role);


--
-- Name: ground_arrow one_arrow; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.ground_arrow
    ADD CONSTRAINT one_arrow UNIQUE (machine, before, after);


--
-- Name: activities_series one_counter_a_series; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_series
    ADD CONSTRAINT one_counter_a_series UNIQUE (legal_entity_id, book, year);


--
-- Name: ledger_entry one_entry_for_a_cause; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.ledger_entry
    ADD CONSTRAINT one_entry_for_a_cause UNIQUE (cause_kind, cause_id, purpose);


--
-- Name: ledger_period one_period_a_day; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.ledger_period
    ADD CONSTRAINT one_period_a_day EXCLUDE USING gist (int4range(hashtext(legal_entity_id), hashtext(legal_entity_id), '[]'::text) WITH &&, daterange(first_day, last_day, '[]'::text) WITH &&);


--
-- Name: people_bankaccount people_bankaccount_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_bankaccount
    ADD CONSTRAINT people_bankaccount_pkey PRIMARY KEY (id);


--
-- Name: people_death people_death_person_id_key; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_death
    ADD CONSTRAINT people_death_person_id_key UNIQUE (person_id);


--
-- Name: people_death people_death_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_death
    ADD CONSTRAINT people_death_pkey PRIMARY KEY (id);


--
-- Name: people_heir people_heir_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_heir
    ADD CONSTRAINT people_heir_pkey PRIMARY KEY (id);


--
-- Name: people_holding people_holding_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_holding
    ADD CONSTRAINT people_holding_pkey PRIMARY KEY (id);


--
-- Name: people_legalperson people_legalperson_enterprise_number_key; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_legalperson
    ADD CONSTRAINT people_legalperson_enterprise_number_key UNIQUE (enterprise_number);


--
-- Name: people_legalperson people_legalperson_person_id_key; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_legalperson
    ADD CONSTRAINT people_legalperson_person_id_key UNIQUE (person_id);


--
-- Name: people_legalperson people_legalperson_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_legalperson
    ADD CONSTRAINT people_legalperson_pkey PRIMARY KEY (id);


--
-- Name: people_membership people_membership_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_membership
    ADD CONSTRAINT people_membership_pkey PRIMARY KEY (id);


--
-- Name: people_nationalnumber people_nationalnumber_found_by_key; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_nationalnumber
    ADD CONSTRAINT people_nationalnumber_found_by_key UNIQUE (found_by);


--
-- Name: people_nationalnumber people_nationalnumber_person_id_key; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_nationalnumber
    ADD CONSTRAINT people_nationalnumber_person_id_key UNIQUE (person_id);


--
-- Name: people_nationalnumber people_nationalnumber_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_nationalnumber
    ADD CONSTRAINT people_nationalnumber_pkey PRIMARY KEY (id);


--
-- Name: people_person people_person_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_pkey PRIMARY KEY (id);


--
-- Name: people_repayment people_repayment_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_repayment
    ADD CONSTRAINT people_repayment_pkey PRIMARY KEY (id);


--
-- Name: people_sharemovement people_sharemovement_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_sharemovement
    ADD CONSTRAINT people_sharemovement_pkey PRIMARY KEY (id);


--
-- Name: people_shareprice people_shareprice_from_day_key; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_shareprice
    ADD CONSTRAINT people_shareprice_from_day_key UNIQUE (from_day);


--
-- Name: people_shareprice people_shareprice_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_shareprice
    ADD CONSTRAINT people_shareprice_pkey PRIMARY KEY (id);


--
-- Name: people_sharetransfer people_sharetransfer_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_sharetransfer
    ADD CONSTRAINT people_sharetransfer_pkey PRIMARY KEY (id);


--
-- Name: people_subscription people_subscription_payment_reference_key; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_subscription
    ADD CONSTRAINT people_subscription_payment_reference_key UNIQUE (payment_reference);


--
-- Name: people_subscription people_subscription_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_subscription
    ADD CONSTRAINT people_subscription_pkey PRIMARY KEY (id);


--
-- Name: portal_cache portal_cache_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.portal_cache
    ADD CONSTRAINT portal_cache_pkey PRIMARY KEY (cache_key);


--
-- Name: procrastinate_events procrastinate_events_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);


--
-- Name: procrastinate_jobs procrastinate_jobs_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);


--
-- Name: procrastinate_periodic_defers procrastinate_periodic_defers_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);


--
-- Name: procrastinate_periodic_defers procrastinate_periodic_defers_unique; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);


--
-- Name: procrastinate_workers procrastinate_workers_pkey; Type: CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);


--
-- Name: a_paper_once_an_activity; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE UNIQUE INDEX a_paper_once_an_activity ON public.activities_expense USING btree (activity_id, paper) WHERE ((NOT (paper = ''::text)) AND (NOT (state = 'refused'::text)));


--
-- Name: a_payment_reference_once; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE UNIQUE INDEX a_payment_reference_once ON public.activities_invoice USING btree (payment_reference) WHERE (NOT (payment_reference = ''::text));


--
-- Name: account_emailaddress_email_03be32b2; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);


--
-- Name: account_emailaddress_email_03be32b2_like; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);


--
-- Name: account_emailaddress_user_id_2c513194; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);


--
-- Name: account_emailconfirmation_email_address_id_5b7f8c58; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);


--
-- Name: account_emailconfirmation_key_f43612bd_like; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);


--
-- Name: act_for_member; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX act_for_member ON public.ground_act USING btree (for_member, said_at);


--
-- Name: activities_activity_legal_entity_id_060cc22a; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX activities_activity_legal_entity_id_060cc22a ON public.activities_activity USING btree (legal_entity_id);


--
-- Name: activities_activity_legal_entity_id_060cc22a_like; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX activities_activity_legal_entity_id_060cc22a_like ON public.activities_activity USING btree (legal_entity_id text_pattern_ops);


--
-- Name: activities_activityclient_activity_id_b53b4239; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX activities_activityclient_activity_id_b53b4239 ON public.activities_activityclient USING btree (activity_id);


--
-- Name: activities_activityclient_client_id_6292330d; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX activities_activityclient_client_id_6292330d ON public.activities_activityclient USING btree (client_id);


--
-- Name: activities_activitymember_activity_id_230681cd; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX activities_activitymember_activity_id_230681cd ON public.activities_activitymember USING btree (activity_id);


--
-- Name: activities_activitymember_person_id_331b3c6a; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX activities_activitymember_person_id_331b3c6a ON public.activities_activitymember USING btree (person_id);


--
-- Name: activities_expense_activity_id_ae9dceaf; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX activities_expense_activity_id_ae9dceaf ON public.activities_expense USING btree (activity_id);


--
-- Name: activities_expense_person_id_7aa520df; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX activities_expense_person_id_7aa520df ON public.activities_expense USING btree (person_id);


--
-- Name: activities_invoice_activity_id_9d7e2818; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX activities_invoice_activity_id_9d7e2818 ON public.activities_invoice USING btree (activity_id);


--
-- Name: activities_invoice_client_id_2834ff10; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX activities_invoice_client_id_2834ff10 ON public.activities_invoice USING btree (client_id);


--
-- Name: activities_invoice_credits_id_cce18249; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX activities_invoice_credits_id_cce18249 ON public.activities_invoice USING btree (credits_id);


--
-- Name: activities_invoice_order_id_8ab2d1b0; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX activities_invoice_order_id_8ab2d1b0 ON public.activities_invoice USING btree (order_id);


--
-- Name: activities_invoice_series_id_f62c53dd; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX activities_invoice_series_id_f62c53dd ON public.activities_invoice USING btree (series_id);


--
-- Name: activities_order_activity_id_058044bc; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX activities_order_activity_id_058044bc ON public.activities_order USING btree (activity_id);


--
-- Name: activities_order_client_id_83e29e65; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX activities_order_client_id_83e29e65 ON public.activities_order USING btree (client_id);


--
-- Name: activities_receipt_invoice_id_3be37dfb; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX activities_receipt_invoice_id_3be37dfb ON public.activities_receipt USING btree (invoice_id);


--
-- Name: activities_series_legal_entity_id_8c10624b; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX activities_series_legal_entity_id_8c10624b ON public.activities_series USING btree (legal_entity_id);


--
-- Name: activities_series_legal_entity_id_8c10624b_like; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX activities_series_legal_entity_id_8c10624b_like ON public.activities_series USING btree (legal_entity_id text_pattern_ops);


--
-- Name: activities_signaturecode_order_id_068c3ae9; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX activities_signaturecode_order_id_068c3ae9 ON public.activities_signaturecode USING btree (order_id);


--
-- Name: activities_transfer_source_id_97ce99eb; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX activities_transfer_source_id_97ce99eb ON public.activities_transfer USING btree (source_id);


--
-- Name: activities_transfer_target_id_d7692ee9; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX activities_transfer_target_id_d7692ee9 ON public.activities_transfer USING btree (target_id);


--
-- Name: auth_group_name_a6ea08ec_like; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);


--
-- Name: auth_group_permissions_group_id_b120cbf9; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);


--
-- Name: auth_group_permissions_permission_id_84c5c92e; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);


--
-- Name: auth_permission_content_type_id_2f476e4b; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);


--
-- Name: auth_user_groups_group_id_97559544; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX auth_user_groups_group_id_97559544 ON public.auth_user_groups USING btree (group_id);


--
-- Name: auth_user_groups_user_id_6a12ed8b; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX auth_user_groups_user_id_6a12ed8b ON public.auth_user_groups USING btree (user_id);


--
-- Name: auth_user_user_permissions_permission_id_1fbb5f2c; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX auth_user_user_permissions_permission_id_1fbb5f2c ON public.auth_user_user_permissions USING btree (permission_id);


--
-- Name: auth_user_user_permissions_user_id_a95ead1b; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX auth_user_user_permissions_user_id_a95ead1b ON public.auth_user_user_permissions USING btree (user_id);


--
-- Name: auth_user_username_6821ab7c_like; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX auth_user_username_6821ab7c_like ON public.auth_user USING btree (username varchar_pattern_ops);


--
-- Name: bankaccount_of_person; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX bankaccount_of_person ON public.people_bankaccount USING btree (person_id, said_at);


--
-- Name: change_of_row; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX change_of_row ON public.ground_change USING btree ("table", "row");


--
-- Name: client_by_vat_number; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX client_by_vat_number ON public.activities_client USING btree (vat_number) WHERE (NOT (vat_number = ''::text));


--
-- Name: django_session_expire_date_a5c62663; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);


--
-- Name: django_session_session_key_c0390e0f_like; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);


--
-- Name: entry_day; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX entry_day ON public.ledger_entry USING btree (legal_entity_id, day);


--
-- Name: ground_letter_act_id_84d08447; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX ground_letter_act_id_84d08447 ON public.ground_letter USING btree (act_id);


--
-- Name: ground_personalvalue_change_id_267017b5; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX ground_personalvalue_change_id_267017b5 ON public.ground_personalvalue USING btree (change_id);


--
-- Name: holding_of_person; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX holding_of_person ON public.people_holding USING btree (person_id) WHERE (until IS NULL);


--
-- Name: idx_procrastinate_jobs_worker_not_null; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));


--
-- Name: idx_procrastinate_workers_last_heartbeat; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);


--
-- Name: invoice_of_activity; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX invoice_of_activity ON public.activities_invoice USING btree (activity_id, made_on);


--
-- Name: ledger_account_code_e0a3af95_like; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX ledger_account_code_e0a3af95_like ON public.ledger_account USING btree (code text_pattern_ops);


--
-- Name: ledger_account_parent_id_f0b843e5; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX ledger_account_parent_id_f0b843e5 ON public.ledger_account USING btree (parent_id);


--
-- Name: ledger_account_parent_id_f0b843e5_like; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX ledger_account_parent_id_f0b843e5_like ON public.ledger_account USING btree (parent_id text_pattern_ops);


--
-- Name: ledger_entry_corrects_id_2925b5f6; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX ledger_entry_corrects_id_2925b5f6 ON public.ledger_entry USING btree (corrects_id);


--
-- Name: ledger_legalentity_code_2645c2be_like; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX ledger_legalentity_code_2645c2be_like ON public.ledger_legalentity USING btree (code text_pattern_ops);


--
-- Name: ledger_period_legal_entity_id_7b1fe412; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX ledger_period_legal_entity_id_7b1fe412 ON public.ledger_period USING btree (legal_entity_id);


--
-- Name: ledger_period_legal_entity_id_7b1fe412_like; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX ledger_period_legal_entity_id_7b1fe412_like ON public.ledger_period USING btree (legal_entity_id text_pattern_ops);


--
-- Name: mfa_authenticator_user_id_0c3a50c0; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);


--
-- Name: one_live_membership; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE UNIQUE INDEX one_live_membership ON public.people_membership USING btree (person_id) WHERE (NOT (state = ANY (ARRAY['refused'::text, 'left'::text])));


--
-- Name: one_order_a_link; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE UNIQUE INDEX one_order_a_link ON public.activities_order USING btree (token_hash) WHERE (NOT (token_hash = ''::text));


--
-- Name: one_person_an_address; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE UNIQUE INDEX one_person_an_address ON public.people_person USING btree (lower(email)) WHERE (NOT (email = ''::text));


--
-- Name: people_bankaccount_person_id_da16cb05; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX people_bankaccount_person_id_da16cb05 ON public.people_bankaccount USING btree (person_id);


--
-- Name: people_heir_deceased_id_18163411; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX people_heir_deceased_id_18163411 ON public.people_heir USING btree (deceased_id);


--
-- Name: people_heir_person_id_d04d1775; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX people_heir_person_id_d04d1775 ON public.people_heir USING btree (person_id);


--
-- Name: people_holding_person_id_b55c368d; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX people_holding_person_id_b55c368d ON public.people_holding USING btree (person_id);


--
-- Name: people_legalperson_enterprise_number_47909414_like; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX people_legalperson_enterprise_number_47909414_like ON public.people_legalperson USING btree (enterprise_number text_pattern_ops);


--
-- Name: people_legalperson_represented_by_id_629e54eb; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX people_legalperson_represented_by_id_629e54eb ON public.people_legalperson USING btree (represented_by_id);


--
-- Name: people_membership_person_id_dd6d28d1; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX people_membership_person_id_dd6d28d1 ON public.people_membership USING btree (person_id);


--
-- Name: people_nationalnumber_found_by_1460f2f5_like; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX people_nationalnumber_found_by_1460f2f5_like ON public.people_nationalnumber USING btree (found_by text_pattern_ops);


--
-- Name: people_repayment_person_id_526e6d21; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX people_repayment_person_id_526e6d21 ON public.people_repayment USING btree (person_id);


--
-- Name: people_sharemovement_from_person_id_4c2b5aaa; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX people_sharemovement_from_person_id_4c2b5aaa ON public.people_sharemovement USING btree (from_person_id);


--
-- Name: people_sharemovement_repayment_id_f7e634bd; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX people_sharemovement_repayment_id_f7e634bd ON public.people_sharemovement USING btree (repayment_id);


--
-- Name: people_sharemovement_subscription_id_12244bb6; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX people_sharemovement_subscription_id_12244bb6 ON public.people_sharemovement USING btree (subscription_id);


--
-- Name: people_sharemovement_to_person_id_22ea0936; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX people_sharemovement_to_person_id_22ea0936 ON public.people_sharemovement USING btree (to_person_id);


--
-- Name: people_sharemovement_transfer_id_981e3a6f; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX people_sharemovement_transfer_id_981e3a6f ON public.people_sharemovement USING btree (transfer_id);


--
-- Name: people_shareprice_legal_entity_id_0a24881a; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX people_shareprice_legal_entity_id_0a24881a ON public.people_shareprice USING btree (legal_entity_id);


--
-- Name: people_shareprice_legal_entity_id_0a24881a_like; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX people_shareprice_legal_entity_id_0a24881a_like ON public.people_shareprice USING btree (legal_entity_id text_pattern_ops);


--
-- Name: people_sharetransfer_buyer_id_95110d99; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX people_sharetransfer_buyer_id_95110d99 ON public.people_sharetransfer USING btree (buyer_id);


--
-- Name: people_sharetransfer_seller_id_1199633b; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX people_sharetransfer_seller_id_1199633b ON public.people_sharetransfer USING btree (seller_id);


--
-- Name: people_subscription_payment_reference_73e90996_like; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX people_subscription_payment_reference_73e90996_like ON public.people_subscription USING btree (payment_reference text_pattern_ops);


--
-- Name: people_subscription_person_id_844b1e1b; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX people_subscription_person_id_844b1e1b ON public.people_subscription USING btree (person_id);


--
-- Name: portal_cache_expires; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX portal_cache_expires ON public.portal_cache USING btree (expires);


--
-- Name: posting_of_activity; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX posting_of_activity ON public.ledger_posting USING btree (activity, account_id) INCLUDE (amount) WHERE (activity IS NOT NULL);


--
-- Name: posting_of_capital; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX posting_of_capital ON public.ledger_posting USING btree (person) INCLUDE (amount) WHERE (account_id = 'capital'::text);


--
-- Name: posting_of_client; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX posting_of_client ON public.ledger_posting USING btree (client, account_id) INCLUDE (amount) WHERE (client IS NOT NULL);


--
-- Name: procrastinate_events_job_id_fkey_v1; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);


--
-- Name: procrastinate_jobs_id_lock_idx_v1; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));


--
-- Name: procrastinate_jobs_lock_idx_v1; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);


--
-- Name: procrastinate_jobs_priority_idx_v1; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);


--
-- Name: procrastinate_jobs_queue_name_idx_v1; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);


--
-- Name: procrastinate_jobs_queueing_lock_idx_v1; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);


--
-- Name: procrastinate_periodic_defers_job_id_fkey_v1; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);


--
-- Name: unique_authenticator_type; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY ((ARRAY['totp'::character varying, 'recovery_codes'::character varying])::text[]));


--
-- Name: unique_primary_email; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";


--
-- Name: unique_verified_email; Type: INDEX; Schema: public; Owner: mutua_owner
--

CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;


--
-- Name: people_sharetransfer answered; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER answered BEFORE UPDATE OF state ON public.people_sharetransfer FOR EACH ROW EXECUTE FUNCTION mutua.answer_of_its_side();


--
-- Name: ledger_posting capital_is_register; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE CONSTRAINT TRIGGER capital_is_register AFTER INSERT ON public.ledger_posting DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.account_id = 'capital'::text)) EXECUTE FUNCTION mutua.capital_of_posting();


--
-- Name: people_holding capital_is_register; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE CONSTRAINT TRIGGER capital_is_register AFTER INSERT OR UPDATE ON public.people_holding DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mutua.capital_of_holding();


--
-- Name: people_membership category; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER category BEFORE INSERT OR UPDATE ON public.people_membership FOR EACH ROW EXECUTE FUNCTION mutua.category_of_legal_person();


--
-- Name: activities_signature fits; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER fits BEFORE INSERT OR UPDATE ON public.activities_signature FOR EACH ROW EXECUTE FUNCTION mutua.signature_fits();


--
-- Name: activities_invoice follows; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE CONSTRAINT TRIGGER follows AFTER INSERT OR UPDATE OF drawn ON public.activities_invoice DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.drawn IS NOT NULL)) EXECUTE FUNCTION mutua.number_follows();


--
-- Name: activities_expense frozen; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER frozen BEFORE UPDATE ON public.activities_expense FOR EACH ROW EXECUTE FUNCTION mutua.expense_is_frozen();


--
-- Name: activities_invoice frozen; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER frozen BEFORE UPDATE ON public.activities_invoice FOR EACH ROW EXECUTE FUNCTION mutua.invoice_is_frozen();


--
-- Name: activities_order frozen; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER frozen BEFORE UPDATE ON public.activities_order FOR EACH ROW EXECUTE FUNCTION mutua.order_is_frozen();


--
-- Name: ground_act guard; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER guard BEFORE DELETE OR UPDATE ON public.ground_act FOR EACH ROW EXECUTE FUNCTION mutua.guard_act();


--
-- Name: ground_change guard; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER guard BEFORE DELETE OR UPDATE ON public.ground_change FOR EACH ROW EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: ground_act guard_all; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER guard_all BEFORE TRUNCATE ON public.ground_act FOR EACH STATEMENT EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: ground_change guard_all; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER guard_all BEFORE TRUNCATE ON public.ground_change FOR EACH STATEMENT EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: people_sharemovement holdings_follow; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER holdings_follow AFTER INSERT ON public.people_sharemovement FOR EACH ROW EXECUTE FUNCTION mutua.holdings_follow();


--
-- Name: ledger_entry in_time; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER in_time AFTER INSERT ON public.ledger_entry REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION mutua.entry_is_in_time();


--
-- Name: activities_activity kept; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept BEFORE DELETE ON public.activities_activity FOR EACH ROW EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: activities_activityclient kept; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept BEFORE DELETE ON public.activities_activityclient FOR EACH ROW EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: activities_activitymember kept; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept BEFORE DELETE ON public.activities_activitymember FOR EACH ROW EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: activities_client kept; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept BEFORE DELETE ON public.activities_client FOR EACH ROW EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: activities_expense kept; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept BEFORE DELETE ON public.activities_expense FOR EACH ROW EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: activities_invoice kept; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept BEFORE DELETE ON public.activities_invoice FOR EACH ROW EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: activities_order kept; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept BEFORE DELETE ON public.activities_order FOR EACH ROW EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: activities_receipt kept; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept BEFORE DELETE ON public.activities_receipt FOR EACH ROW EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: activities_series kept; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept BEFORE DELETE ON public.activities_series FOR EACH ROW EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: activities_signature kept; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept BEFORE DELETE ON public.activities_signature FOR EACH ROW EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: activities_signaturecode kept; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept BEFORE DELETE ON public.activities_signaturecode FOR EACH ROW EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: activities_transfer kept; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept BEFORE DELETE ON public.activities_transfer FOR EACH ROW EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: ground_letter kept; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept BEFORE DELETE ON public.ground_letter FOR EACH ROW EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: ledger_entry kept; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept BEFORE DELETE OR UPDATE ON public.ledger_entry FOR EACH ROW EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: ledger_posting kept; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept BEFORE DELETE OR UPDATE ON public.ledger_posting FOR EACH ROW EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: people_bankaccount kept; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept BEFORE DELETE ON public.people_bankaccount FOR EACH ROW EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: people_death kept; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept BEFORE DELETE OR UPDATE ON public.people_death FOR EACH ROW EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: people_heir kept; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept BEFORE DELETE OR UPDATE ON public.people_heir FOR EACH ROW EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: people_holding kept; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept BEFORE DELETE ON public.people_holding FOR EACH ROW EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: people_legalperson kept; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept BEFORE DELETE ON public.people_legalperson FOR EACH ROW EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: people_membership kept; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept BEFORE DELETE ON public.people_membership FOR EACH ROW EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: people_nationalnumber kept; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept BEFORE DELETE ON public.people_nationalnumber FOR EACH ROW EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: people_person kept; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept BEFORE DELETE ON public.people_person FOR EACH ROW EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: people_repayment kept; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept BEFORE DELETE ON public.people_repayment FOR EACH ROW EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: people_sharemovement kept; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept BEFORE DELETE ON public.people_sharemovement FOR EACH ROW EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: people_shareprice kept; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept BEFORE DELETE ON public.people_shareprice FOR EACH ROW EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: people_sharetransfer kept; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept BEFORE DELETE ON public.people_sharetransfer FOR EACH ROW EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: people_subscription kept; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept BEFORE DELETE ON public.people_subscription FOR EACH ROW EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: activities_activity kept_all; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept_all BEFORE TRUNCATE ON public.activities_activity FOR EACH STATEMENT EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: activities_activityclient kept_all; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept_all BEFORE TRUNCATE ON public.activities_activityclient FOR EACH STATEMENT EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: activities_activitymember kept_all; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept_all BEFORE TRUNCATE ON public.activities_activitymember FOR EACH STATEMENT EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: activities_client kept_all; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept_all BEFORE TRUNCATE ON public.activities_client FOR EACH STATEMENT EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: activities_expense kept_all; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept_all BEFORE TRUNCATE ON public.activities_expense FOR EACH STATEMENT EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: activities_invoice kept_all; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept_all BEFORE TRUNCATE ON public.activities_invoice FOR EACH STATEMENT EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: activities_order kept_all; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept_all BEFORE TRUNCATE ON public.activities_order FOR EACH STATEMENT EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: activities_receipt kept_all; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept_all BEFORE TRUNCATE ON public.activities_receipt FOR EACH STATEMENT EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: activities_series kept_all; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept_all BEFORE TRUNCATE ON public.activities_series FOR EACH STATEMENT EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: activities_signature kept_all; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept_all BEFORE TRUNCATE ON public.activities_signature FOR EACH STATEMENT EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: activities_signaturecode kept_all; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept_all BEFORE TRUNCATE ON public.activities_signaturecode FOR EACH STATEMENT EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: activities_transfer kept_all; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept_all BEFORE TRUNCATE ON public.activities_transfer FOR EACH STATEMENT EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: ground_letter kept_all; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept_all BEFORE TRUNCATE ON public.ground_letter FOR EACH STATEMENT EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: ledger_entry kept_all; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept_all BEFORE TRUNCATE ON public.ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: ledger_posting kept_all; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept_all BEFORE TRUNCATE ON public.ledger_posting FOR EACH STATEMENT EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: people_bankaccount kept_all; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept_all BEFORE TRUNCATE ON public.people_bankaccount FOR EACH STATEMENT EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: people_death kept_all; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept_all BEFORE TRUNCATE ON public.people_death FOR EACH STATEMENT EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: people_heir kept_all; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept_all BEFORE TRUNCATE ON public.people_heir FOR EACH STATEMENT EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: people_holding kept_all; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept_all BEFORE TRUNCATE ON public.people_holding FOR EACH STATEMENT EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: people_legalperson kept_all; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept_all BEFORE TRUNCATE ON public.people_legalperson FOR EACH STATEMENT EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: people_nationalnumber kept_all; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept_all BEFORE TRUNCATE ON public.people_nationalnumber FOR EACH STATEMENT EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: people_repayment kept_all; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept_all BEFORE TRUNCATE ON public.people_repayment FOR EACH STATEMENT EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: people_sharemovement kept_all; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept_all BEFORE TRUNCATE ON public.people_sharemovement FOR EACH STATEMENT EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: people_shareprice kept_all; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept_all BEFORE TRUNCATE ON public.people_shareprice FOR EACH STATEMENT EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: people_sharetransfer kept_all; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept_all BEFORE TRUNCATE ON public.people_sharetransfer FOR EACH STATEMENT EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: people_subscription kept_all; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept_all BEFORE TRUNCATE ON public.people_subscription FOR EACH STATEMENT EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: activities_receipt kept_whole; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept_whole BEFORE UPDATE ON public.activities_receipt FOR EACH ROW EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: activities_transfer kept_whole; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER kept_whole BEFORE UPDATE ON public.activities_transfer FOR EACH ROW EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: people_membership left_without_shares; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE CONSTRAINT TRIGGER left_without_shares AFTER INSERT OR UPDATE ON public.people_membership DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.state = 'left'::text)) EXECUTE FUNCTION mutua.left_without_shares();


--
-- Name: people_repayment moved; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE CONSTRAINT TRIGGER moved AFTER INSERT OR UPDATE ON public.people_repayment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mutua.shares_have_moved('repayment_id', 'person_id', 'nobody');


--
-- Name: people_sharetransfer moved; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE CONSTRAINT TRIGGER moved AFTER INSERT OR UPDATE ON public.people_sharetransfer DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.state = 'agreed'::text)) EXECUTE FUNCTION mutua.shares_have_moved('transfer_id', 'seller_id', 'buyer_id');


--
-- Name: people_subscription moved; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE CONSTRAINT TRIGGER moved AFTER INSERT OR UPDATE ON public.people_subscription DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.state = 'held'::text)) EXECUTE FUNCTION mutua.shares_have_moved('subscription_id', 'nobody', 'person_id');


--
-- Name: people_bankaccount never_changed; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER never_changed BEFORE UPDATE ON public.people_bankaccount FOR EACH ROW EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: people_sharemovement never_changed; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER never_changed BEFORE UPDATE ON public.people_sharemovement FOR EACH ROW EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: people_shareprice never_changed; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER never_changed BEFORE UPDATE ON public.people_shareprice FOR EACH ROW EXECUTE FUNCTION mutua.refuse_change();


--
-- Name: procrastinate_jobs procrastinate_jobs_notify_queue_job_aborted_v1; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();


--
-- Name: procrastinate_jobs procrastinate_jobs_notify_queue_job_inserted_v1; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();


--
-- Name: procrastinate_jobs procrastinate_trigger_abort_requested_events_v1; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();


--
-- Name: procrastinate_jobs procrastinate_trigger_delete_jobs_v1; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();


--
-- Name: procrastinate_jobs procrastinate_trigger_scheduled_events_v1; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();


--
-- Name: procrastinate_jobs procrastinate_trigger_status_events_insert_v1; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();


--
-- Name: procrastinate_jobs procrastinate_trigger_status_events_update_v1; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();


--
-- Name: activities_activity rate; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER rate BEFORE INSERT ON public.activities_activity FOR EACH ROW EXECUTE FUNCTION mutua.rate_is_the_house_s();


--
-- Name: accounts_account recorded; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER recorded AFTER INSERT OR DELETE OR UPDATE ON public.accounts_account FOR EACH ROW EXECUTE FUNCTION mutua.keep_change();


--
-- Name: activities_activity recorded; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER recorded AFTER INSERT OR UPDATE ON public.activities_activity FOR EACH ROW EXECUTE FUNCTION mutua.keep_change('token_hash');


--
-- Name: activities_activityclient recorded; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER recorded AFTER INSERT OR UPDATE ON public.activities_activityclient FOR EACH ROW EXECUTE FUNCTION mutua.keep_change('token_hash');


--
-- Name: activities_activitymember recorded; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER recorded AFTER INSERT OR UPDATE ON public.activities_activitymember FOR EACH ROW EXECUTE FUNCTION mutua.keep_change('token_hash');


--
-- Name: activities_client recorded; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER recorded AFTER INSERT OR UPDATE ON public.activities_client FOR EACH ROW EXECUTE FUNCTION mutua.keep_change('name', 'email', 'contact', 'street', 'number', 'box', 'postcode', 'town');


--
-- Name: activities_expense recorded; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER recorded AFTER INSERT OR UPDATE ON public.activities_expense FOR EACH ROW EXECUTE FUNCTION mutua.keep_change();


--
-- Name: activities_invoice recorded; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER recorded AFTER INSERT OR UPDATE ON public.activities_invoice FOR EACH ROW EXECUTE FUNCTION mutua.keep_change('token_hash');


--
-- Name: activities_order recorded; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER recorded AFTER INSERT OR UPDATE ON public.activities_order FOR EACH ROW EXECUTE FUNCTION mutua.keep_change('token_hash');


--
-- Name: activities_receipt recorded; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER recorded AFTER INSERT OR UPDATE ON public.activities_receipt FOR EACH ROW EXECUTE FUNCTION mutua.keep_change('token_hash');


--
-- Name: activities_signature recorded; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER recorded AFTER INSERT OR UPDATE ON public.activities_signature FOR EACH ROW EXECUTE FUNCTION mutua.keep_change('token_hash');


--
-- Name: activities_signaturecode recorded; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER recorded AFTER INSERT OR UPDATE ON public.activities_signaturecode FOR EACH ROW EXECUTE FUNCTION mutua.keep_change('email', 'code_hash');


--
-- Name: activities_transfer recorded; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER recorded AFTER INSERT OR UPDATE ON public.activities_transfer FOR EACH ROW EXECUTE FUNCTION mutua.keep_change();


--
-- Name: ground_letter recorded; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER recorded BEFORE INSERT OR UPDATE ON public.ground_letter FOR EACH ROW EXECUTE FUNCTION mutua.letter_leaves_once();


--
-- Name: ledger_account recorded; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER recorded AFTER INSERT OR DELETE OR UPDATE ON public.ledger_account FOR EACH ROW EXECUTE FUNCTION mutua.keep_change();


--
-- Name: ledger_legalentity recorded; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER recorded AFTER INSERT OR DELETE OR UPDATE ON public.ledger_legalentity FOR EACH ROW EXECUTE FUNCTION mutua.keep_change();


--
-- Name: ledger_period recorded; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER recorded AFTER INSERT OR DELETE OR UPDATE ON public.ledger_period FOR EACH ROW EXECUTE FUNCTION mutua.keep_change();


--
-- Name: people_bankaccount recorded; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER recorded AFTER INSERT OR DELETE OR UPDATE ON public.people_bankaccount FOR EACH ROW EXECUTE FUNCTION mutua.keep_change('iban', 'holder');


--
-- Name: people_death recorded; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER recorded AFTER INSERT OR DELETE OR UPDATE ON public.people_death FOR EACH ROW EXECUTE FUNCTION mutua.keep_change();


--
-- Name: people_heir recorded; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER recorded AFTER INSERT OR DELETE OR UPDATE ON public.people_heir FOR EACH ROW EXECUTE FUNCTION mutua.keep_change();


--
-- Name: people_holding recorded; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER recorded AFTER INSERT OR DELETE OR UPDATE ON public.people_holding FOR EACH ROW EXECUTE FUNCTION mutua.keep_change();


--
-- Name: people_legalperson recorded; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER recorded AFTER INSERT OR DELETE OR UPDATE ON public.people_legalperson FOR EACH ROW EXECUTE FUNCTION mutua.keep_change();


--
-- Name: people_membership recorded; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER recorded AFTER INSERT OR DELETE OR UPDATE ON public.people_membership FOR EACH ROW EXECUTE FUNCTION mutua.keep_change();


--
-- Name: people_nationalnumber recorded; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER recorded AFTER INSERT OR DELETE OR UPDATE ON public.people_nationalnumber FOR EACH ROW EXECUTE FUNCTION mutua.keep_sealed_change();


--
-- Name: people_person recorded; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER recorded AFTER INSERT OR DELETE OR UPDATE ON public.people_person FOR EACH ROW EXECUTE FUNCTION mutua.keep_change('legal_name', 'chosen_name', 'email', 'born_on', 'street', 'number', 'box', 'postcode', 'town');


--
-- Name: people_repayment recorded; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER recorded AFTER INSERT OR DELETE OR UPDATE ON public.people_repayment FOR EACH ROW EXECUTE FUNCTION mutua.keep_change();


--
-- Name: people_sharemovement recorded; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER recorded AFTER INSERT OR DELETE OR UPDATE ON public.people_sharemovement FOR EACH ROW EXECUTE FUNCTION mutua.keep_change();


--
-- Name: people_shareprice recorded; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER recorded AFTER INSERT OR DELETE OR UPDATE ON public.people_shareprice FOR EACH ROW EXECUTE FUNCTION mutua.keep_change();


--
-- Name: people_sharetransfer recorded; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER recorded AFTER INSERT OR DELETE OR UPDATE ON public.people_sharetransfer FOR EACH ROW EXECUTE FUNCTION mutua.keep_change();


--
-- Name: people_subscription recorded; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER recorded AFTER INSERT OR DELETE OR UPDATE ON public.people_subscription FOR EACH ROW EXECUTE FUNCTION mutua.keep_change('paid_from');


--
-- Name: activities_signaturecode rising; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER rising BEFORE UPDATE ON public.activities_signaturecode FOR EACH ROW EXECUTE FUNCTION mutua.tries_rise();


--
-- Name: ledger_posting sealed; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER sealed AFTER INSERT ON public.ledger_posting REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION mutua.entry_is_sealed();


--
-- Name: activities_order signed; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE CONSTRAINT TRIGGER signed AFTER INSERT OR UPDATE OF state ON public.activities_order DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.state = 'signed'::text)) EXECUTE FUNCTION mutua.signed_has_a_signature();


--
-- Name: ledger_account stays; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER stays BEFORE DELETE OR UPDATE ON public.ledger_account FOR EACH ROW EXECUTE FUNCTION mutua.code_stays();


--
-- Name: ledger_legalentity stays; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER stays BEFORE DELETE OR UPDATE ON public.ledger_legalentity FOR EACH ROW EXECUTE FUNCTION mutua.code_stays();


--
-- Name: activities_expense stepped; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER stepped BEFORE INSERT OR UPDATE OF state ON public.activities_expense FOR EACH ROW EXECUTE FUNCTION mutua.follow_arrow('expense');


--
-- Name: activities_invoice stepped; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER stepped BEFORE INSERT OR UPDATE OF state ON public.activities_invoice FOR EACH ROW EXECUTE FUNCTION mutua.follow_arrow('invoice');


--
-- Name: activities_order stepped; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER stepped BEFORE INSERT OR UPDATE OF state ON public.activities_order FOR EACH ROW EXECUTE FUNCTION mutua.follow_arrow('order');


--
-- Name: ledger_period stepped; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER stepped BEFORE INSERT OR UPDATE OF state ON public.ledger_period FOR EACH ROW EXECUTE FUNCTION mutua.follow_arrow('period');


--
-- Name: people_membership stepped; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER stepped BEFORE INSERT OR UPDATE OF state ON public.people_membership FOR EACH ROW EXECUTE FUNCTION mutua.follow_arrow('membership');


--
-- Name: people_repayment stepped; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER stepped BEFORE INSERT OR UPDATE OF state ON public.people_repayment FOR EACH ROW EXECUTE FUNCTION mutua.follow_arrow('repayment');


--
-- Name: people_sharetransfer stepped; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER stepped BEFORE INSERT OR UPDATE OF state ON public.people_sharetransfer FOR EACH ROW EXECUTE FUNCTION mutua.follow_arrow('share transfer');


--
-- Name: people_subscription stepped; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER stepped BEFORE INSERT OR UPDATE OF state ON public.people_subscription FOR EACH ROW EXECUTE FUNCTION mutua.follow_arrow('subscription');


--
-- Name: people_bankaccount waits; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE TRIGGER waits BEFORE INSERT ON public.people_bankaccount FOR EACH ROW EXECUTE FUNCTION mutua.account_waits();


--
-- Name: activities_activitymember whole; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE CONSTRAINT TRIGGER whole AFTER INSERT OR UPDATE ON public.activities_activitymember DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mutua.shares_are_whole();


--
-- Name: ledger_entry whole; Type: TRIGGER; Schema: public; Owner: mutua_owner
--

CREATE CONSTRAINT TRIGGER whole AFTER INSERT ON public.ledger_entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mutua.entry_is_whole();


--
-- Name: account_emailaddress account_emailaddress_user_id_2c513194_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: account_emailconfirmation account_emailconfirm_email_address_id_5b7f8c58_fk_account_e; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: accounts_account accounts_account_user_id_d61b40c6_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.accounts_account
    ADD CONSTRAINT accounts_account_user_id_d61b40c6_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: activities_activity activities_activity_legal_entity_id_060cc22a_fk_ledger_le; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_activity
    ADD CONSTRAINT activities_activity_legal_entity_id_060cc22a_fk_ledger_le FOREIGN KEY (legal_entity_id) REFERENCES public.ledger_legalentity(code) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: activities_activityclient activities_activityc_activity_id_b53b4239_fk_activitie; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_activityclient
    ADD CONSTRAINT activities_activityc_activity_id_b53b4239_fk_activitie FOREIGN KEY (activity_id) REFERENCES public.activities_activity(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: activities_activityclient activities_activityc_client_id_6292330d_fk_activitie; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_activityclient
    ADD CONSTRAINT activities_activityc_client_id_6292330d_fk_activitie FOREIGN KEY (client_id) REFERENCES public.activities_client(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: activities_activitymember activities_activitym_activity_id_230681cd_fk_activitie; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_activitymember
    ADD CONSTRAINT activities_activitym_activity_id_230681cd_fk_activitie FOREIGN KEY (activity_id) REFERENCES public.activities_activity(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: activities_activitymember activities_activitym_person_id_331b3c6a_fk_people_pe; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_activitymember
    ADD CONSTRAINT activities_activitym_person_id_331b3c6a_fk_people_pe FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: activities_expense activities_expense_activity_id_ae9dceaf_fk_activitie; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_expense
    ADD CONSTRAINT activities_expense_activity_id_ae9dceaf_fk_activitie FOREIGN KEY (activity_id) REFERENCES public.activities_activity(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: activities_expense activities_expense_person_id_7aa520df_fk_people_person_id; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_expense
    ADD CONSTRAINT activities_expense_person_id_7aa520df_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: activities_invoice activities_invoice_activity_id_9d7e2818_fk_activitie; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_invoice
    ADD CONSTRAINT activities_invoice_activity_id_9d7e2818_fk_activitie FOREIGN KEY (activity_id) REFERENCES public.activities_activity(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: activities_invoice activities_invoice_client_id_2834ff10_fk_activities_client_id; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_invoice
    ADD CONSTRAINT activities_invoice_client_id_2834ff10_fk_activities_client_id FOREIGN KEY (client_id) REFERENCES public.activities_client(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: activities_invoice activities_invoice_credits_id_cce18249_fk_activities_invoice_id; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_invoice
    ADD CONSTRAINT activities_invoice_credits_id_cce18249_fk_activities_invoice_id FOREIGN KEY (credits_id) REFERENCES public.activities_invoice(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: activities_invoice activities_invoice_order_id_8ab2d1b0_fk_activities_order_id; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_invoice
    ADD CONSTRAINT activities_invoice_order_id_8ab2d1b0_fk_activities_order_id FOREIGN KEY (order_id) REFERENCES public.activities_order(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: activities_invoice activities_invoice_series_id_f62c53dd_fk_activities_series_id; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_invoice
    ADD CONSTRAINT activities_invoice_series_id_f62c53dd_fk_activities_series_id FOREIGN KEY (series_id) REFERENCES public.activities_series(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: activities_order activities_order_activity_id_058044bc_fk_activities_activity_id; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_order
    ADD CONSTRAINT activities_order_activity_id_058044bc_fk_activities_activity_id FOREIGN KEY (activity_id) REFERENCES public.activities_activity(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: activities_order activities_order_client_id_83e29e65_fk_activities_client_id; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_order
    ADD CONSTRAINT activities_order_client_id_83e29e65_fk_activities_client_id FOREIGN KEY (client_id) REFERENCES public.activities_client(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: activities_order activities_order_replaces_id_9b208ce2_fk_activities_order_id; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_order
    ADD CONSTRAINT activities_order_replaces_id_9b208ce2_fk_activities_order_id FOREIGN KEY (replaces_id) REFERENCES public.activities_order(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: activities_receipt activities_receipt_invoice_id_3be37dfb_fk_activities_invoice_id; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_receipt
    ADD CONSTRAINT activities_receipt_invoice_id_3be37dfb_fk_activities_invoice_id FOREIGN KEY (invoice_id) REFERENCES public.activities_invoice(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: activities_series activities_series_legal_entity_id_8c10624b_fk_ledger_le; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_series
    ADD CONSTRAINT activities_series_legal_entity_id_8c10624b_fk_ledger_le FOREIGN KEY (legal_entity_id) REFERENCES public.ledger_legalentity(code) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: activities_signaturecode activities_signature_order_id_068c3ae9_fk_activitie; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_signaturecode
    ADD CONSTRAINT activities_signature_order_id_068c3ae9_fk_activitie FOREIGN KEY (order_id) REFERENCES public.activities_order(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: activities_signature activities_signature_order_id_61e603f8_fk_activities_order_id; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_signature
    ADD CONSTRAINT activities_signature_order_id_61e603f8_fk_activities_order_id FOREIGN KEY (order_id) REFERENCES public.activities_order(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: activities_transfer activities_transfer_source_id_97ce99eb_fk_activitie; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_transfer
    ADD CONSTRAINT activities_transfer_source_id_97ce99eb_fk_activitie FOREIGN KEY (source_id) REFERENCES public.activities_activity(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: activities_transfer activities_transfer_target_id_d7692ee9_fk_activitie; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.activities_transfer
    ADD CONSTRAINT activities_transfer_target_id_d7692ee9_fk_activitie FOREIGN KEY (target_id) REFERENCES public.activities_activity(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_group_permissions auth_group_permissio_permission_id_84c5c92e_fk_auth_perm; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_group_permissions auth_group_permissions_group_id_b120cbf9_fk_auth_group_id; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_permission auth_permission_content_type_id_2f476e4b_fk_django_co; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_user_groups auth_user_groups_group_id_97559544_fk_auth_group_id; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.auth_user_groups
    ADD CONSTRAINT auth_user_groups_group_id_97559544_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_user_groups auth_user_groups_user_id_6a12ed8b_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.auth_user_groups
    ADD CONSTRAINT auth_user_groups_user_id_6a12ed8b_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_user_user_permissions auth_user_user_permi_permission_id_1fbb5f2c_fk_auth_perm; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.auth_user_user_permissions
    ADD CONSTRAINT auth_user_user_permi_permission_id_1fbb5f2c_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_user_user_permissions auth_user_user_permissions_user_id_a95ead1b_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.auth_user_user_permissions
    ADD CONSTRAINT auth_user_user_permissions_user_id_a95ead1b_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ground_change ground_change_act_id_ecbf492a_fk_ground_act_id; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.ground_change
    ADD CONSTRAINT ground_change_act_id_ecbf492a_fk_ground_act_id FOREIGN KEY (act_id) REFERENCES public.ground_act(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ground_letter ground_letter_act_id_84d08447_fk_ground_act_id; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.ground_letter
    ADD CONSTRAINT ground_letter_act_id_84d08447_fk_ground_act_id FOREIGN KEY (act_id) REFERENCES public.ground_act(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ground_personalvalue ground_personalvalue_change_id_267017b5_fk_ground_change_id; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.ground_personalvalue
    ADD CONSTRAINT ground_personalvalue_change_id_267017b5_fk_ground_change_id FOREIGN KEY (change_id) REFERENCES public.ground_change(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_account ledger_account_parent_id_f0b843e5_fk_ledger_account_code; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.ledger_account
    ADD CONSTRAINT ledger_account_parent_id_f0b843e5_fk_ledger_account_code FOREIGN KEY (parent_id) REFERENCES public.ledger_account(code) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_entry ledger_entry_corrects_id_2925b5f6_fk_ledger_entry_id; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.ledger_entry
    ADD CONSTRAINT ledger_entry_corrects_id_2925b5f6_fk_ledger_entry_id FOREIGN KEY (corrects_id) REFERENCES public.ledger_entry(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_period ledger_period_legal_entity_id_7b1fe412_fk_ledger_le; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.ledger_period
    ADD CONSTRAINT ledger_period_legal_entity_id_7b1fe412_fk_ledger_le FOREIGN KEY (legal_entity_id) REFERENCES public.ledger_legalentity(code) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: mfa_authenticator mfa_authenticator_user_id_0c3a50c0_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: people_bankaccount people_bankaccount_person_id_da16cb05_fk_people_person_id; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_bankaccount
    ADD CONSTRAINT people_bankaccount_person_id_da16cb05_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: people_death people_death_person_id_c5b8bff6_fk_people_person_id; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_death
    ADD CONSTRAINT people_death_person_id_c5b8bff6_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: people_heir people_heir_deceased_id_18163411_fk_people_person_id; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_heir
    ADD CONSTRAINT people_heir_deceased_id_18163411_fk_people_person_id FOREIGN KEY (deceased_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: people_heir people_heir_person_id_d04d1775_fk_people_person_id; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_heir
    ADD CONSTRAINT people_heir_person_id_d04d1775_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: people_holding people_holding_person_id_b55c368d_fk_people_person_id; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_holding
    ADD CONSTRAINT people_holding_person_id_b55c368d_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: people_legalperson people_legalperson_person_id_5bd3251a_fk_people_person_id; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_legalperson
    ADD CONSTRAINT people_legalperson_person_id_5bd3251a_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: people_legalperson people_legalperson_represented_by_id_629e54eb_fk_people_pe; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_legalperson
    ADD CONSTRAINT people_legalperson_represented_by_id_629e54eb_fk_people_pe FOREIGN KEY (represented_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: people_membership people_membership_person_id_dd6d28d1_fk_people_person_id; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_membership
    ADD CONSTRAINT people_membership_person_id_dd6d28d1_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: people_nationalnumber people_nationalnumber_person_id_544980c4_fk_people_person_id; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_nationalnumber
    ADD CONSTRAINT people_nationalnumber_person_id_544980c4_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: people_repayment people_repayment_person_id_526e6d21_fk_people_person_id; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_repayment
    ADD CONSTRAINT people_repayment_person_id_526e6d21_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: people_sharemovement people_sharemovement_from_person_id_4c2b5aaa_fk_people_pe; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_sharemovement
    ADD CONSTRAINT people_sharemovement_from_person_id_4c2b5aaa_fk_people_pe FOREIGN KEY (from_person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: people_sharemovement people_sharemovement_repayment_id_f7e634bd_fk_people_re; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_sharemovement
    ADD CONSTRAINT people_sharemovement_repayment_id_f7e634bd_fk_people_re FOREIGN KEY (repayment_id) REFERENCES public.people_repayment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: people_sharemovement people_sharemovement_subscription_id_12244bb6_fk_people_su; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_sharemovement
    ADD CONSTRAINT people_sharemovement_subscription_id_12244bb6_fk_people_su FOREIGN KEY (subscription_id) REFERENCES public.people_subscription(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: people_sharemovement people_sharemovement_to_person_id_22ea0936_fk_people_person_id; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_sharemovement
    ADD CONSTRAINT people_sharemovement_to_person_id_22ea0936_fk_people_person_id FOREIGN KEY (to_person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: people_sharemovement people_sharemovement_transfer_id_981e3a6f_fk_people_sh; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_sharemovement
    ADD CONSTRAINT people_sharemovement_transfer_id_981e3a6f_fk_people_sh FOREIGN KEY (transfer_id) REFERENCES public.people_sharetransfer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: people_shareprice people_shareprice_legal_entity_id_0a24881a_fk_ledger_le; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_shareprice
    ADD CONSTRAINT people_shareprice_legal_entity_id_0a24881a_fk_ledger_le FOREIGN KEY (legal_entity_id) REFERENCES public.ledger_legalentity(code) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: people_sharetransfer people_sharetransfer_buyer_id_95110d99_fk_people_person_id; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_sharetransfer
    ADD CONSTRAINT people_sharetransfer_buyer_id_95110d99_fk_people_person_id FOREIGN KEY (buyer_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: people_sharetransfer people_sharetransfer_seller_id_1199633b_fk_people_person_id; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_sharetransfer
    ADD CONSTRAINT people_sharetransfer_seller_id_1199633b_fk_people_person_id FOREIGN KEY (seller_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: people_subscription people_subscription_person_id_844b1e1b_fk_people_person_id; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.people_subscription
    ADD CONSTRAINT people_subscription_person_id_844b1e1b_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: procrastinate_events procrastinate_events_job_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;


--
-- Name: procrastinate_jobs procrastinate_jobs_worker_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;


--
-- Name: procrastinate_periodic_defers procrastinate_periodic_defers_job_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: mutua_owner
--

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);


--
-- Name: activities_activity; Type: ROW SECURITY; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.activities_activity ENABLE ROW LEVEL SECURITY;

--
-- Name: activities_activityclient; Type: ROW SECURITY; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.activities_activityclient ENABLE ROW LEVEL SECURITY;

--
-- Name: activities_activitymember; Type: ROW SECURITY; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.activities_activitymember ENABLE ROW LEVEL SECURITY;

--
-- Name: activities_client; Type: ROW SECURITY; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.activities_client ENABLE ROW LEVEL SECURITY;

--
-- Name: activities_expense; Type: ROW SECURITY; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.activities_expense ENABLE ROW LEVEL SECURITY;

--
-- Name: activities_invoice; Type: ROW SECURITY; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.activities_invoice ENABLE ROW LEVEL SECURITY;

--
-- Name: activities_order; Type: ROW SECURITY; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.activities_order ENABLE ROW LEVEL SECURITY;

--
-- Name: activities_receipt; Type: ROW SECURITY; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.activities_receipt ENABLE ROW LEVEL SECURITY;

--
-- Name: activities_series; Type: ROW SECURITY; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.activities_series ENABLE ROW LEVEL SECURITY;

--
-- Name: activities_signature; Type: ROW SECURITY; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.activities_signature ENABLE ROW LEVEL SECURITY;

--
-- Name: activities_signaturecode; Type: ROW SECURITY; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.activities_signaturecode ENABLE ROW LEVEL SECURITY;

--
-- Name: activities_transfer; Type: ROW SECURITY; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.activities_transfer ENABLE ROW LEVEL SECURITY;

--
-- Name: people_sharetransfer buyer_answers; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY buyer_answers ON public.people_sharetransfer FOR UPDATE TO mutua_member USING ((buyer_id IN ( SELECT mutua.my_persons() AS my_persons))) WITH CHECK ((buyer_id IN ( SELECT mutua.my_persons() AS my_persons)));


--
-- Name: people_sharetransfer buyer_sees; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY buyer_sees ON public.people_sharetransfer FOR SELECT TO mutua_member USING ((buyer_id IN ( SELECT mutua.my_persons() AS my_persons)));


--
-- Name: activities_order by_link; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY by_link ON public.activities_order TO mutua_public USING ((token_hash = mutua.token())) WITH CHECK ((token_hash = mutua.token()));


--
-- Name: activities_signature by_link; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY by_link ON public.activities_signature TO mutua_public USING ((order_id IN ( SELECT activities_order.id
   FROM public.activities_order))) WITH CHECK ((order_id IN ( SELECT activities_order.id
   FROM public.activities_order)));


--
-- Name: activities_signaturecode by_link; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY by_link ON public.activities_signaturecode TO mutua_public USING ((order_id IN ( SELECT activities_order.id
   FROM public.activities_order))) WITH CHECK ((order_id IN ( SELECT activities_order.id
   FROM public.activities_order)));


--
-- Name: people_person colleagues; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY colleagues ON public.people_person FOR SELECT TO mutua_member USING ((id IN ( SELECT mutua.my_colleagues() AS my_colleagues)));


--
-- Name: ground_letter counted; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY counted ON public.ground_letter FOR SELECT TO mutua_auditor USING (true);


--
-- Name: people_nationalnumber counted; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY counted ON public.people_nationalnumber FOR SELECT TO mutua_auditor USING (true);


--
-- Name: people_repayment decided; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY decided ON public.people_repayment FOR INSERT TO mutua_staff WITH CHECK (true);


--
-- Name: ground_act; Type: ROW SECURITY; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.ground_act ENABLE ROW LEVEL SECURITY;

--
-- Name: ground_change; Type: ROW SECURITY; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.ground_change ENABLE ROW LEVEL SECURITY;

--
-- Name: ground_letter; Type: ROW SECURITY; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.ground_letter ENABLE ROW LEVEL SECURITY;

--
-- Name: ground_personalvalue; Type: ROW SECURITY; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.ground_personalvalue ENABLE ROW LEVEL SECURITY;

--
-- Name: ledger_account; Type: ROW SECURITY; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.ledger_account ENABLE ROW LEVEL SECURITY;

--
-- Name: ledger_entry; Type: ROW SECURITY; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.ledger_entry ENABLE ROW LEVEL SECURITY;

--
-- Name: ledger_legalentity; Type: ROW SECURITY; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.ledger_legalentity ENABLE ROW LEVEL SECURITY;

--
-- Name: ledger_period; Type: ROW SECURITY; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.ledger_period ENABLE ROW LEVEL SECURITY;

--
-- Name: ledger_posting; Type: ROW SECURITY; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.ledger_posting ENABLE ROW LEVEL SECURITY;

--
-- Name: activities_activity mine; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY mine ON public.activities_activity TO mutua_member USING (((id IN ( SELECT mutua.my_activities() AS my_activities)) OR ((( SELECT mutua.act() AS act) IS NOT NULL) AND mutua.made_here(id)))) WITH CHECK (true);


--
-- Name: activities_activityclient mine; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY mine ON public.activities_activityclient TO mutua_member USING ((activity_id IN ( SELECT mutua.my_activities() AS my_activities))) WITH CHECK (((activity_id IN ( SELECT mutua.my_activities() AS my_activities)) AND ((client_id IN ( SELECT mutua.my_clients() AS my_clients)) OR mutua.made_here(client_id))));


--
-- Name: activities_activitymember mine; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY mine ON public.activities_activitymember TO mutua_member USING ((activity_id IN ( SELECT mutua.my_activities() AS my_activities))) WITH CHECK (((activity_id IN ( SELECT mutua.my_activities() AS my_activities)) OR ((person_id = mutua.person()) AND mutua.made_here(activity_id))));


--
-- Name: activities_client mine; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY mine ON public.activities_client TO mutua_member USING (((id IN ( SELECT mutua.my_clients() AS my_clients)) OR ((( SELECT mutua.act() AS act) IS NOT NULL) AND mutua.made_here(id)))) WITH CHECK (true);


--
-- Name: activities_expense mine; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY mine ON public.activities_expense TO mutua_member USING ((activity_id IN ( SELECT mutua.my_activities() AS my_activities))) WITH CHECK (((activity_id IN ( SELECT mutua.my_activities() AS my_activities)) AND (person_id = mutua.person())));


--
-- Name: activities_invoice mine; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY mine ON public.activities_invoice TO mutua_member USING ((activity_id IN ( SELECT mutua.my_activities() AS my_activities))) WITH CHECK ((activity_id IN ( SELECT mutua.my_activities() AS my_activities)));


--
-- Name: activities_order mine; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY mine ON public.activities_order TO mutua_member USING ((activity_id IN ( SELECT mutua.my_activities() AS my_activities))) WITH CHECK ((activity_id IN ( SELECT mutua.my_activities() AS my_activities)));


--
-- Name: activities_receipt mine; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY mine ON public.activities_receipt FOR SELECT TO mutua_member USING ((EXISTS ( SELECT
   FROM public.activities_invoice i
  WHERE (i.id = activities_receipt.invoice_id))));


--
-- Name: activities_signature mine; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY mine ON public.activities_signature FOR SELECT TO mutua_member USING ((EXISTS ( SELECT
   FROM public.activities_order o
  WHERE (o.id = activities_signature.order_id))));


--
-- Name: activities_transfer mine; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY mine ON public.activities_transfer TO mutua_member USING (((source_id IN ( SELECT mutua.my_activities() AS my_activities)) OR (target_id IN ( SELECT mutua.my_activities() AS my_activities)))) WITH CHECK ((source_id IN ( SELECT mutua.my_activities() AS my_activities)));


--
-- Name: ground_act mine; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY mine ON public.ground_act TO mutua_member USING (((person = mutua.person()) OR (for_member = mutua.person()))) WITH CHECK ((person = mutua.person()));


--
-- Name: ledger_entry mine; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY mine ON public.ledger_entry FOR SELECT TO mutua_member USING (((act_id = mutua.act()) OR (EXISTS ( SELECT
   FROM public.ledger_posting p
  WHERE (p.entry_id = ledger_entry.id)))));


--
-- Name: ledger_posting mine; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY mine ON public.ledger_posting FOR SELECT TO mutua_member USING (((activity IN ( SELECT mutua.my_activities() AS my_activities)) OR (person = mutua.person())));


--
-- Name: people_bankaccount mine; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY mine ON public.people_bankaccount TO mutua_member USING ((person_id IN ( SELECT mutua.my_persons() AS my_persons))) WITH CHECK ((person_id IN ( SELECT mutua.my_persons() AS my_persons)));


--
-- Name: people_heir mine; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY mine ON public.people_heir FOR SELECT TO mutua_member USING ((person_id IN ( SELECT mutua.my_persons() AS my_persons)));


--
-- Name: people_holding mine; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY mine ON public.people_holding FOR SELECT TO mutua_member USING ((person_id IN ( SELECT mutua.my_persons() AS my_persons)));


--
-- Name: people_legalperson mine; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY mine ON public.people_legalperson FOR SELECT TO mutua_member USING ((represented_by_id = mutua.person()));


--
-- Name: people_nationalnumber mine; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY mine ON public.people_nationalnumber TO mutua_member USING ((person_id IN ( SELECT mutua.my_persons() AS my_persons))) WITH CHECK ((person_id IN ( SELECT mutua.my_persons() AS my_persons)));


--
-- Name: people_repayment mine; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY mine ON public.people_repayment FOR SELECT TO mutua_member USING ((person_id IN ( SELECT mutua.my_persons() AS my_persons)));


--
-- Name: people_sharemovement mine; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY mine ON public.people_sharemovement FOR SELECT TO mutua_member USING (((from_person_id IN ( SELECT mutua.my_persons() AS my_persons)) OR (to_person_id IN ( SELECT mutua.my_persons() AS my_persons))));


--
-- Name: people_subscription mine; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY mine ON public.people_subscription TO mutua_member USING ((person_id IN ( SELECT mutua.my_persons() AS my_persons))) WITH CHECK ((person_id IN ( SELECT mutua.my_persons() AS my_persons)));


--
-- Name: activities_activity of_house; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY of_house ON public.activities_activity TO mutua_staff, mutua_treasury, mutua_worker USING (true) WITH CHECK (true);


--
-- Name: activities_activityclient of_house; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY of_house ON public.activities_activityclient TO mutua_staff, mutua_treasury, mutua_worker USING (true) WITH CHECK (true);


--
-- Name: activities_activitymember of_house; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY of_house ON public.activities_activitymember TO mutua_staff, mutua_treasury, mutua_worker USING (true) WITH CHECK (true);


--
-- Name: activities_client of_house; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY of_house ON public.activities_client TO mutua_staff, mutua_treasury, mutua_worker USING (true) WITH CHECK (true);


--
-- Name: activities_expense of_house; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY of_house ON public.activities_expense TO mutua_staff USING (true) WITH CHECK (true);


--
-- Name: activities_invoice of_house; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY of_house ON public.activities_invoice TO mutua_staff, mutua_treasury, mutua_worker USING (true) WITH CHECK (true);


--
-- Name: activities_order of_house; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY of_house ON public.activities_order TO mutua_staff, mutua_treasury, mutua_worker USING (true) WITH CHECK (true);


--
-- Name: activities_receipt of_house; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY of_house ON public.activities_receipt TO mutua_staff, mutua_treasury, mutua_worker USING (true) WITH CHECK (true);


--
-- Name: activities_series of_house; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY of_house ON public.activities_series TO mutua_staff, mutua_treasury, mutua_worker USING (true) WITH CHECK (true);


--
-- Name: activities_signature of_house; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY of_house ON public.activities_signature TO mutua_staff, mutua_treasury, mutua_worker USING (true) WITH CHECK (true);


--
-- Name: activities_signaturecode of_house; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY of_house ON public.activities_signaturecode TO mutua_staff, mutua_treasury, mutua_worker USING (true) WITH CHECK (true);


--
-- Name: activities_transfer of_house; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY of_house ON public.activities_transfer TO mutua_staff USING (true) WITH CHECK (true);


--
-- Name: ground_act of_house; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY of_house ON public.ground_act TO mutua_staff, mutua_treasury USING (true) WITH CHECK ((NOT (person IS DISTINCT FROM mutua.person())));


--
-- Name: people_membership of_house; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY of_house ON public.people_membership TO mutua_staff USING (true) WITH CHECK (true);


--
-- Name: people_person of_house; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY of_house ON public.people_person TO mutua_staff USING (true) WITH CHECK (true);


--
-- Name: people_subscription of_house; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY of_house ON public.people_subscription FOR UPDATE TO mutua_treasury, mutua_worker USING (true) WITH CHECK (true);


--
-- Name: ground_act of_jobs; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY of_jobs ON public.ground_act TO mutua_worker USING (true) WITH CHECK ((person IS NULL));


--
-- Name: people_membership of_jobs; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY of_jobs ON public.people_membership FOR UPDATE TO mutua_worker USING (true) WITH CHECK (true);


--
-- Name: ground_act of_public; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY of_public ON public.ground_act TO mutua_public USING ((id = mutua.act())) WITH CHECK (((person IS NULL) AND (role = 'mutua_public'::text)));


--
-- Name: people_bankaccount of_staff; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY of_staff ON public.people_bankaccount TO mutua_staff USING (true) WITH CHECK (true);


--
-- Name: people_legalperson of_staff; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY of_staff ON public.people_legalperson TO mutua_staff USING (true) WITH CHECK (true);


--
-- Name: people_nationalnumber of_staff; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY of_staff ON public.people_nationalnumber TO mutua_staff USING (true) WITH CHECK (true);


--
-- Name: people_sharetransfer of_staff; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY of_staff ON public.people_sharetransfer TO mutua_staff USING (true) WITH CHECK (true);


--
-- Name: people_subscription of_staff; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY of_staff ON public.people_subscription TO mutua_staff USING (true) WITH CHECK (true);


--
-- Name: people_membership of_treasury; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY of_treasury ON public.people_membership FOR UPDATE TO mutua_treasury USING (true) WITH CHECK (true);


--
-- Name: activities_activity owner; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY owner ON public.activities_activity TO mutua_owner USING (true) WITH CHECK (true);


--
-- Name: activities_activityclient owner; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY owner ON public.activities_activityclient TO mutua_owner USING (true) WITH CHECK (true);


--
-- Name: activities_activitymember owner; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY owner ON public.activities_activitymember TO mutua_owner USING (true) WITH CHECK (true);


--
-- Name: activities_client owner; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY owner ON public.activities_client TO mutua_owner USING (true) WITH CHECK (true);


--
-- Name: activities_expense owner; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY owner ON public.activities_expense TO mutua_owner USING (true) WITH CHECK (true);


--
-- Name: activities_invoice owner; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY owner ON public.activities_invoice TO mutua_owner USING (true) WITH CHECK (true);


--
-- Name: activities_order owner; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY owner ON public.activities_order TO mutua_owner USING (true) WITH CHECK (true);


--
-- Name: activities_receipt owner; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY owner ON public.activities_receipt TO mutua_owner USING (true) WITH CHECK (true);


--
-- Name: activities_series owner; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY owner ON public.activities_series TO mutua_owner USING (true) WITH CHECK (true);


--
-- Name: activities_signature owner; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY owner ON public.activities_signature TO mutua_owner USING (true) WITH CHECK (true);


--
-- Name: activities_signaturecode owner; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY owner ON public.activities_signaturecode TO mutua_owner USING (true) WITH CHECK (true);


--
-- Name: activities_transfer owner; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY owner ON public.activities_transfer TO mutua_owner USING (true) WITH CHECK (true);


--
-- Name: ground_act owner; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY owner ON public.ground_act TO mutua_owner USING (true) WITH CHECK (true);


--
-- Name: ground_change owner; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY owner ON public.ground_change TO mutua_owner USING (true) WITH CHECK (true);


--
-- Name: ground_letter owner; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY owner ON public.ground_letter TO mutua_owner USING (true) WITH CHECK (true);


--
-- Name: ground_personalvalue owner; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY owner ON public.ground_personalvalue TO mutua_owner USING (true) WITH CHECK (true);


--
-- Name: ledger_account owner; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY owner ON public.ledger_account TO mutua_owner USING (true) WITH CHECK (true);


--
-- Name: ledger_entry owner; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY owner ON public.ledger_entry TO mutua_owner USING (true) WITH CHECK (true);


--
-- Name: ledger_legalentity owner; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY owner ON public.ledger_legalentity TO mutua_owner USING (true) WITH CHECK (true);


--
-- Name: ledger_period owner; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY owner ON public.ledger_period TO mutua_owner USING (true) WITH CHECK (true);


--
-- Name: ledger_posting owner; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY owner ON public.ledger_posting TO mutua_owner USING (true) WITH CHECK (true);


--
-- Name: people_bankaccount owner; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY owner ON public.people_bankaccount TO mutua_owner USING (true) WITH CHECK (true);


--
-- Name: people_death owner; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY owner ON public.people_death TO mutua_owner USING (true) WITH CHECK (true);


--
-- Name: people_heir owner; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY owner ON public.people_heir TO mutua_owner USING (true) WITH CHECK (true);


--
-- Name: people_holding owner; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY owner ON public.people_holding TO mutua_owner USING (true) WITH CHECK (true);


--
-- Name: people_legalperson owner; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY owner ON public.people_legalperson TO mutua_owner USING (true) WITH CHECK (true);


--
-- Name: people_membership owner; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY owner ON public.people_membership TO mutua_owner USING (true) WITH CHECK (true);


--
-- Name: people_nationalnumber owner; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY owner ON public.people_nationalnumber TO mutua_owner USING (true) WITH CHECK (true);


--
-- Name: people_person owner; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY owner ON public.people_person TO mutua_owner USING (true) WITH CHECK (true);


--
-- Name: people_repayment owner; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY owner ON public.people_repayment TO mutua_owner USING (true) WITH CHECK (true);


--
-- Name: people_sharemovement owner; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY owner ON public.people_sharemovement TO mutua_owner USING (true) WITH CHECK (true);


--
-- Name: people_shareprice owner; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY owner ON public.people_shareprice TO mutua_owner USING (true) WITH CHECK (true);


--
-- Name: people_sharetransfer owner; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY owner ON public.people_sharetransfer TO mutua_owner USING (true) WITH CHECK (true);


--
-- Name: people_subscription owner; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY owner ON public.people_subscription TO mutua_owner USING (true) WITH CHECK (true);


--
-- Name: people_repayment paid; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY paid ON public.people_repayment FOR UPDATE TO mutua_treasury USING (true) WITH CHECK (true);


--
-- Name: people_repayment paid_to_me; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY paid_to_me ON public.people_repayment FOR SELECT TO mutua_member USING ((payees ? (mutua.person())::text));


--
-- Name: people_bankaccount; Type: ROW SECURITY; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.people_bankaccount ENABLE ROW LEVEL SECURITY;

--
-- Name: people_death; Type: ROW SECURITY; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.people_death ENABLE ROW LEVEL SECURITY;

--
-- Name: people_heir; Type: ROW SECURITY; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.people_heir ENABLE ROW LEVEL SECURITY;

--
-- Name: people_holding; Type: ROW SECURITY; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.people_holding ENABLE ROW LEVEL SECURITY;

--
-- Name: people_legalperson; Type: ROW SECURITY; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.people_legalperson ENABLE ROW LEVEL SECURITY;

--
-- Name: people_membership; Type: ROW SECURITY; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.people_membership ENABLE ROW LEVEL SECURITY;

--
-- Name: people_nationalnumber; Type: ROW SECURITY; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.people_nationalnumber ENABLE ROW LEVEL SECURITY;

--
-- Name: people_person; Type: ROW SECURITY; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.people_person ENABLE ROW LEVEL SECURITY;

--
-- Name: people_repayment; Type: ROW SECURITY; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.people_repayment ENABLE ROW LEVEL SECURITY;

--
-- Name: people_sharemovement; Type: ROW SECURITY; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.people_sharemovement ENABLE ROW LEVEL SECURITY;

--
-- Name: people_shareprice; Type: ROW SECURITY; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.people_shareprice ENABLE ROW LEVEL SECURITY;

--
-- Name: people_sharetransfer; Type: ROW SECURITY; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.people_sharetransfer ENABLE ROW LEVEL SECURITY;

--
-- Name: people_subscription; Type: ROW SECURITY; Schema: public; Owner: mutua_owner
--

ALTER TABLE public.people_subscription ENABLE ROW LEVEL SECURITY;

--
-- Name: ground_letter put; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY put ON public.ground_letter FOR INSERT TO mutua_public, mutua_member, mutua_staff, mutua_treasury, mutua_worker WITH CHECK (((act_id = mutua.act()) AND (sent_at IS NULL)));


--
-- Name: people_membership represented; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY represented ON public.people_membership TO mutua_member USING ((person_id IN ( SELECT mutua.my_persons() AS my_persons))) WITH CHECK ((person_id IN ( SELECT mutua.my_persons() AS my_persons)));


--
-- Name: people_person represented; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY represented ON public.people_person FOR SELECT TO mutua_member USING ((id IN ( SELECT mutua.my_persons() AS my_persons)));


--
-- Name: activities_activity seen; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen ON public.activities_activity FOR SELECT TO mutua_auditor USING (true);


--
-- Name: activities_activityclient seen; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen ON public.activities_activityclient FOR SELECT TO mutua_auditor USING (true);


--
-- Name: activities_activitymember seen; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen ON public.activities_activitymember FOR SELECT TO mutua_auditor USING (true);


--
-- Name: activities_client seen; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen ON public.activities_client FOR SELECT TO mutua_auditor USING (true);


--
-- Name: activities_expense seen; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen ON public.activities_expense FOR SELECT TO mutua_treasury, mutua_worker, mutua_auditor USING (true);


--
-- Name: activities_invoice seen; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen ON public.activities_invoice FOR SELECT TO mutua_auditor USING (true);


--
-- Name: activities_order seen; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen ON public.activities_order FOR SELECT TO mutua_auditor USING (true);


--
-- Name: activities_receipt seen; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen ON public.activities_receipt FOR SELECT TO mutua_auditor USING (true);


--
-- Name: activities_series seen; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen ON public.activities_series FOR SELECT TO mutua_auditor USING (true);


--
-- Name: activities_signature seen; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen ON public.activities_signature FOR SELECT TO mutua_auditor USING (true);


--
-- Name: activities_signaturecode seen; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen ON public.activities_signaturecode FOR SELECT TO mutua_auditor USING (true);


--
-- Name: activities_transfer seen; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen ON public.activities_transfer FOR SELECT TO mutua_treasury, mutua_worker, mutua_auditor USING (true);


--
-- Name: ground_act seen; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen ON public.ground_act FOR SELECT TO mutua_auditor USING (true);


--
-- Name: ground_change seen; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen ON public.ground_change FOR SELECT TO mutua_staff, mutua_treasury, mutua_worker, mutua_auditor USING (true);


--
-- Name: ground_personalvalue seen; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen ON public.ground_personalvalue FOR SELECT TO mutua_staff USING (true);


--
-- Name: ledger_account seen; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen ON public.ledger_account FOR SELECT TO mutua_staff, mutua_treasury, mutua_worker, mutua_auditor USING (true);


--
-- Name: ledger_entry seen; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen ON public.ledger_entry FOR SELECT TO mutua_staff, mutua_treasury, mutua_worker, mutua_auditor USING (true);


--
-- Name: ledger_legalentity seen; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen ON public.ledger_legalentity FOR SELECT TO mutua_staff, mutua_treasury, mutua_worker, mutua_auditor USING (true);


--
-- Name: ledger_period seen; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen ON public.ledger_period FOR SELECT TO mutua_staff, mutua_treasury, mutua_worker, mutua_auditor USING (true);


--
-- Name: ledger_posting seen; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen ON public.ledger_posting FOR SELECT TO mutua_staff, mutua_treasury, mutua_worker, mutua_auditor USING (true);


--
-- Name: people_bankaccount seen; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen ON public.people_bankaccount FOR SELECT TO mutua_treasury, mutua_worker, mutua_auditor USING (true);


--
-- Name: people_death seen; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen ON public.people_death FOR SELECT TO mutua_staff, mutua_treasury, mutua_worker, mutua_auditor USING (true);


--
-- Name: people_heir seen; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen ON public.people_heir FOR SELECT TO mutua_staff, mutua_treasury, mutua_worker, mutua_auditor USING (true);


--
-- Name: people_holding seen; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen ON public.people_holding FOR SELECT TO mutua_staff, mutua_treasury, mutua_worker, mutua_auditor USING (true);


--
-- Name: people_legalperson seen; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen ON public.people_legalperson FOR SELECT TO mutua_treasury, mutua_worker, mutua_auditor USING (true);


--
-- Name: people_membership seen; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen ON public.people_membership FOR SELECT TO mutua_treasury, mutua_worker, mutua_auditor USING (true);


--
-- Name: people_person seen; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen ON public.people_person FOR SELECT TO mutua_treasury, mutua_worker, mutua_auditor USING (true);


--
-- Name: people_repayment seen; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen ON public.people_repayment FOR SELECT TO mutua_staff, mutua_treasury, mutua_worker, mutua_auditor USING (true);


--
-- Name: people_sharemovement seen; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen ON public.people_sharemovement FOR SELECT TO mutua_staff, mutua_treasury, mutua_worker, mutua_auditor USING (true);


--
-- Name: people_shareprice seen; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen ON public.people_shareprice FOR SELECT TO mutua_staff, mutua_treasury, mutua_worker, mutua_auditor USING (true);


--
-- Name: people_sharetransfer seen; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen ON public.people_sharetransfer FOR SELECT TO mutua_staff, mutua_treasury, mutua_worker, mutua_auditor USING (true);


--
-- Name: people_subscription seen; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen ON public.people_subscription FOR SELECT TO mutua_staff, mutua_treasury, mutua_worker, mutua_auditor USING (true);


--
-- Name: activities_series seen_by_member; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen_by_member ON public.activities_series FOR SELECT TO mutua_member USING (true);


--
-- Name: ledger_account seen_by_member; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen_by_member ON public.ledger_account FOR SELECT TO mutua_member USING (true);


--
-- Name: ledger_legalentity seen_by_member; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen_by_member ON public.ledger_legalentity FOR SELECT TO mutua_member USING (true);


--
-- Name: ledger_period seen_by_member; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen_by_member ON public.ledger_period FOR SELECT TO mutua_member USING (true);


--
-- Name: people_shareprice seen_by_member; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seen_by_member ON public.people_shareprice FOR SELECT TO mutua_member USING (true);


--
-- Name: people_membership self; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY self ON public.people_membership TO mutua_member USING ((person_id = mutua.person())) WITH CHECK ((person_id = mutua.person()));


--
-- Name: people_person self; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY self ON public.people_person TO mutua_member USING ((id = mutua.person())) WITH CHECK ((id = mutua.person()));


--
-- Name: people_sharetransfer seller_offers; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seller_offers ON public.people_sharetransfer FOR INSERT TO mutua_member WITH CHECK ((seller_id IN ( SELECT mutua.my_persons() AS my_persons)));


--
-- Name: people_sharetransfer seller_sees; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seller_sees ON public.people_sharetransfer FOR SELECT TO mutua_member USING ((seller_id IN ( SELECT mutua.my_persons() AS my_persons)));


--
-- Name: people_sharetransfer seller_withdraws; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY seller_withdraws ON public.people_sharetransfer FOR UPDATE TO mutua_member USING ((seller_id IN ( SELECT mutua.my_persons() AS my_persons))) WITH CHECK ((seller_id IN ( SELECT mutua.my_persons() AS my_persons)));


--
-- Name: ground_letter sent; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY sent ON public.ground_letter TO mutua_worker USING (true) WITH CHECK (true);


--
-- Name: ledger_account set_up; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY set_up ON public.ledger_account TO mutua_staff USING (true) WITH CHECK (true);


--
-- Name: ledger_legalentity set_up; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY set_up ON public.ledger_legalentity TO mutua_staff USING (true) WITH CHECK (true);


--
-- Name: ledger_period set_up; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY set_up ON public.ledger_period TO mutua_staff, mutua_treasury USING (true) WITH CHECK (true);


--
-- Name: people_shareprice set_up; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY set_up ON public.people_shareprice FOR INSERT TO mutua_staff WITH CHECK (true);


--
-- Name: ledger_entry written; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY written ON public.ledger_entry FOR INSERT TO mutua_staff, mutua_treasury, mutua_worker WITH CHECK ((act_id = mutua.act()));


--
-- Name: ledger_posting written; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY written ON public.ledger_posting FOR INSERT TO mutua_staff, mutua_treasury, mutua_worker WITH CHECK (true);


--
-- Name: people_death written; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY written ON public.people_death FOR INSERT TO mutua_staff WITH CHECK (true);


--
-- Name: people_heir written; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY written ON public.people_heir FOR INSERT TO mutua_staff WITH CHECK (true);


--
-- Name: ledger_entry written_by_member; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY written_by_member ON public.ledger_entry FOR INSERT TO mutua_member WITH CHECK ((act_id = mutua.act()));


--
-- Name: ledger_posting written_by_member; Type: POLICY; Schema: public; Owner: mutua_owner
--

CREATE POLICY written_by_member ON public.ledger_posting FOR INSERT TO mutua_member WITH CHECK (((EXISTS ( SELECT
   FROM public.ledger_account a
  WHERE ((a.code = ledger_posting.account_id) AND a.by_member))) AND ((activity IS NULL) OR (activity IN ( SELECT mutua.my_activities() AS my_activities)) OR ((account_id = 'activity_budget'::text) AND (amount < 0)))));


--
-- Name: SCHEMA mutua; Type: ACL; Schema: -; Owner: mutua_owner
--

GRANT USAGE ON SCHEMA mutua TO mutua_public;
GRANT USAGE ON SCHEMA mutua TO mutua_member;
GRANT USAGE ON SCHEMA mutua TO mutua_staff;
GRANT USAGE ON SCHEMA mutua TO mutua_treasury;
GRANT USAGE ON SCHEMA mutua TO mutua_worker;
GRANT USAGE ON SCHEMA mutua TO mutua_auditor;


--
-- Name: FUNCTION answer_before(the_key uuid); Type: ACL; Schema: mutua; Owner: mutua_owner
--

REVOKE ALL ON FUNCTION mutua.answer_before(the_key uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION mutua.answer_before(the_key uuid) TO mutua_public;
GRANT ALL ON FUNCTION mutua.answer_before(the_key uuid) TO mutua_member;
GRANT ALL ON FUNCTION mutua.answer_before(the_key uuid) TO mutua_staff;
GRANT ALL ON FUNCTION mutua.answer_before(the_key uuid) TO mutua_treasury;
GRANT ALL ON FUNCTION mutua.answer_before(the_key uuid) TO mutua_worker;


--
-- Name: FUNCTION draw_number(the_invoice uuid, the_book text, the_year integer); Type: ACL; Schema: mutua; Owner: mutua_owner
--

REVOKE ALL ON FUNCTION mutua.draw_number(the_invoice uuid, the_book text, the_year integer) FROM PUBLIC;
GRANT ALL ON FUNCTION mutua.draw_number(the_invoice uuid, the_book text, the_year integer) TO mutua_member;
GRANT ALL ON FUNCTION mutua.draw_number(the_invoice uuid, the_book text, the_year integer) TO mutua_staff;
GRANT ALL ON FUNCTION mutua.draw_number(the_invoice uuid, the_book text, the_year integer) TO mutua_treasury;
GRANT ALL ON FUNCTION mutua.draw_number(the_invoice uuid, the_book text, the_year integer) TO mutua_worker;


--
-- Name: FUNCTION left_to_spend(the_activity uuid); Type: ACL; Schema: mutua; Owner: mutua_owner
--

REVOKE ALL ON FUNCTION mutua.left_to_spend(the_activity uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION mutua.left_to_spend(the_activity uuid) TO mutua_member;
GRANT ALL ON FUNCTION mutua.left_to_spend(the_activity uuid) TO mutua_staff;


--
-- Name: FUNCTION move_shares(the_kind text, the_cause uuid, the_day date); Type: ACL; Schema: mutua; Owner: mutua_owner
--

REVOKE ALL ON FUNCTION mutua.move_shares(the_kind text, the_cause uuid, the_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION mutua.move_shares(the_kind text, the_cause uuid, the_day date) TO mutua_member;
GRANT ALL ON FUNCTION mutua.move_shares(the_kind text, the_cause uuid, the_day date) TO mutua_staff;
GRANT ALL ON FUNCTION mutua.move_shares(the_kind text, the_cause uuid, the_day date) TO mutua_treasury;
GRANT ALL ON FUNCTION mutua.move_shares(the_kind text, the_cause uuid, the_day date) TO mutua_worker;


--
-- Name: FUNCTION take_credit(the_invoice uuid, amount bigint); Type: ACL; Schema: mutua; Owner: mutua_owner
--

REVOKE ALL ON FUNCTION mutua.take_credit(the_invoice uuid, amount bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION mutua.take_credit(the_invoice uuid, amount bigint) TO mutua_member;
GRANT ALL ON FUNCTION mutua.take_credit(the_invoice uuid, amount bigint) TO mutua_staff;
GRANT ALL ON FUNCTION mutua.take_credit(the_invoice uuid, amount bigint) TO mutua_treasury;
GRANT ALL ON FUNCTION mutua.take_credit(the_invoice uuid, amount bigint) TO mutua_worker;


--
-- Name: TABLE procrastinate_jobs; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_jobs TO mutua_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_jobs TO mutua_public;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_jobs TO mutua_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_jobs TO mutua_staff;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_jobs TO mutua_treasury;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_jobs TO mutua_worker;


--
-- Name: TABLE account_emailaddress; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.account_emailaddress TO mutua_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.account_emailaddress TO mutua_staff;


--
-- Name: TABLE account_emailconfirmation; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.account_emailconfirmation TO mutua_app;


--
-- Name: TABLE accounts_account; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT ON TABLE public.accounts_account TO mutua_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.accounts_account TO mutua_staff;


--
-- Name: TABLE activities_activity; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT ON TABLE public.activities_activity TO mutua_auditor;
GRANT SELECT,INSERT ON TABLE public.activities_activity TO mutua_member;
GRANT SELECT,INSERT ON TABLE public.activities_activity TO mutua_staff;
GRANT SELECT ON TABLE public.activities_activity TO mutua_treasury;
GRANT SELECT ON TABLE public.activities_activity TO mutua_worker;


--
-- Name: TABLE activities_activityclient; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT ON TABLE public.activities_activityclient TO mutua_auditor;
GRANT SELECT,INSERT ON TABLE public.activities_activityclient TO mutua_member;
GRANT SELECT,INSERT ON TABLE public.activities_activityclient TO mutua_staff;
GRANT SELECT ON TABLE public.activities_activityclient TO mutua_treasury;
GRANT SELECT ON TABLE public.activities_activityclient TO mutua_worker;


--
-- Name: TABLE activities_activitymember; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT ON TABLE public.activities_activitymember TO mutua_auditor;
GRANT SELECT,INSERT ON TABLE public.activities_activitymember TO mutua_member;
GRANT SELECT,INSERT ON TABLE public.activities_activitymember TO mutua_staff;
GRANT SELECT ON TABLE public.activities_activitymember TO mutua_treasury;
GRANT SELECT ON TABLE public.activities_activitymember TO mutua_worker;


--
-- Name: TABLE activities_client; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT ON TABLE public.activities_client TO mutua_auditor;
GRANT SELECT,INSERT,UPDATE ON TABLE public.activities_client TO mutua_member;
GRANT SELECT,INSERT,UPDATE ON TABLE public.activities_client TO mutua_staff;
GRANT SELECT ON TABLE public.activities_client TO mutua_treasury;
GRANT SELECT ON TABLE public.activities_client TO mutua_worker;


--
-- Name: TABLE activities_expense; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT,INSERT ON TABLE public.activities_expense TO mutua_member;
GRANT SELECT,INSERT ON TABLE public.activities_expense TO mutua_staff;
GRANT SELECT ON TABLE public.activities_expense TO mutua_treasury;
GRANT SELECT ON TABLE public.activities_expense TO mutua_worker;
GRANT SELECT ON TABLE public.activities_expense TO mutua_auditor;


--
-- Name: COLUMN activities_expense.deductible; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(deductible) ON TABLE public.activities_expense TO mutua_staff;


--
-- Name: COLUMN activities_expense.state; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(state) ON TABLE public.activities_expense TO mutua_staff;
GRANT UPDATE(state) ON TABLE public.activities_expense TO mutua_member;


--
-- Name: COLUMN activities_expense.reason; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(reason) ON TABLE public.activities_expense TO mutua_staff;


--
-- Name: TABLE activities_invoice; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT ON TABLE public.activities_invoice TO mutua_auditor;
GRANT SELECT,INSERT ON TABLE public.activities_invoice TO mutua_member;
GRANT SELECT,INSERT ON TABLE public.activities_invoice TO mutua_staff;
GRANT SELECT,INSERT ON TABLE public.activities_invoice TO mutua_treasury;
GRANT SELECT,INSERT ON TABLE public.activities_invoice TO mutua_worker;


--
-- Name: COLUMN activities_invoice.edition; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(edition) ON TABLE public.activities_invoice TO mutua_member;
GRANT UPDATE(edition) ON TABLE public.activities_invoice TO mutua_staff;
GRANT UPDATE(edition) ON TABLE public.activities_invoice TO mutua_treasury;
GRANT UPDATE(edition) ON TABLE public.activities_invoice TO mutua_worker;


--
-- Name: COLUMN activities_invoice.lines; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(lines) ON TABLE public.activities_invoice TO mutua_member;
GRANT UPDATE(lines) ON TABLE public.activities_invoice TO mutua_staff;
GRANT UPDATE(lines) ON TABLE public.activities_invoice TO mutua_treasury;
GRANT UPDATE(lines) ON TABLE public.activities_invoice TO mutua_worker;


--
-- Name: COLUMN activities_invoice.note; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(note) ON TABLE public.activities_invoice TO mutua_member;
GRANT UPDATE(note) ON TABLE public.activities_invoice TO mutua_staff;
GRANT UPDATE(note) ON TABLE public.activities_invoice TO mutua_treasury;
GRANT UPDATE(note) ON TABLE public.activities_invoice TO mutua_worker;


--
-- Name: COLUMN activities_invoice.issued_on; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(issued_on) ON TABLE public.activities_invoice TO mutua_member;
GRANT UPDATE(issued_on) ON TABLE public.activities_invoice TO mutua_staff;
GRANT UPDATE(issued_on) ON TABLE public.activities_invoice TO mutua_treasury;
GRANT UPDATE(issued_on) ON TABLE public.activities_invoice TO mutua_worker;


--
-- Name: COLUMN activities_invoice.due_on; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(due_on) ON TABLE public.activities_invoice TO mutua_member;
GRANT UPDATE(due_on) ON TABLE public.activities_invoice TO mutua_staff;
GRANT UPDATE(due_on) ON TABLE public.activities_invoice TO mutua_treasury;
GRANT UPDATE(due_on) ON TABLE public.activities_invoice TO mutua_worker;


--
-- Name: COLUMN activities_invoice.net; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(net) ON TABLE public.activities_invoice TO mutua_member;
GRANT UPDATE(net) ON TABLE public.activities_invoice TO mutua_staff;
GRANT UPDATE(net) ON TABLE public.activities_invoice TO mutua_treasury;
GRANT UPDATE(net) ON TABLE public.activities_invoice TO mutua_worker;


--
-- Name: COLUMN activities_invoice.vat; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(vat) ON TABLE public.activities_invoice TO mutua_member;
GRANT UPDATE(vat) ON TABLE public.activities_invoice TO mutua_staff;
GRANT UPDATE(vat) ON TABLE public.activities_invoice TO mutua_treasury;
GRANT UPDATE(vat) ON TABLE public.activities_invoice TO mutua_worker;


--
-- Name: COLUMN activities_invoice.gross; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(gross) ON TABLE public.activities_invoice TO mutua_member;
GRANT UPDATE(gross) ON TABLE public.activities_invoice TO mutua_staff;
GRANT UPDATE(gross) ON TABLE public.activities_invoice TO mutua_treasury;
GRANT UPDATE(gross) ON TABLE public.activities_invoice TO mutua_worker;


--
-- Name: COLUMN activities_invoice.payment_reference; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(payment_reference) ON TABLE public.activities_invoice TO mutua_member;
GRANT UPDATE(payment_reference) ON TABLE public.activities_invoice TO mutua_staff;
GRANT UPDATE(payment_reference) ON TABLE public.activities_invoice TO mutua_treasury;
GRANT UPDATE(payment_reference) ON TABLE public.activities_invoice TO mutua_worker;


--
-- Name: COLUMN activities_invoice.content; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(content) ON TABLE public.activities_invoice TO mutua_member;
GRANT UPDATE(content) ON TABLE public.activities_invoice TO mutua_staff;
GRANT UPDATE(content) ON TABLE public.activities_invoice TO mutua_treasury;
GRANT UPDATE(content) ON TABLE public.activities_invoice TO mutua_worker;


--
-- Name: COLUMN activities_invoice.pdf; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(pdf) ON TABLE public.activities_invoice TO mutua_worker;


--
-- Name: COLUMN activities_invoice.ubl; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(ubl) ON TABLE public.activities_invoice TO mutua_worker;


--
-- Name: TABLE activities_order; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT ON TABLE public.activities_order TO mutua_auditor;
GRANT SELECT,INSERT,UPDATE ON TABLE public.activities_order TO mutua_member;
GRANT SELECT,INSERT,UPDATE ON TABLE public.activities_order TO mutua_staff;
GRANT SELECT ON TABLE public.activities_order TO mutua_treasury;
GRANT SELECT ON TABLE public.activities_order TO mutua_worker;
GRANT SELECT ON TABLE public.activities_order TO mutua_public;


--
-- Name: COLUMN activities_order.state; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(state) ON TABLE public.activities_order TO mutua_worker;
GRANT UPDATE(state) ON TABLE public.activities_order TO mutua_public;


--
-- Name: SEQUENCE activities_payment_reference; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT USAGE ON SEQUENCE public.activities_payment_reference TO mutua_member;
GRANT USAGE ON SEQUENCE public.activities_payment_reference TO mutua_staff;
GRANT USAGE ON SEQUENCE public.activities_payment_reference TO mutua_treasury;
GRANT USAGE ON SEQUENCE public.activities_payment_reference TO mutua_worker;


--
-- Name: TABLE activities_receipt; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT ON TABLE public.activities_receipt TO mutua_auditor;
GRANT SELECT ON TABLE public.activities_receipt TO mutua_member;
GRANT SELECT ON TABLE public.activities_receipt TO mutua_staff;
GRANT SELECT,INSERT ON TABLE public.activities_receipt TO mutua_treasury;
GRANT SELECT,INSERT ON TABLE public.activities_receipt TO mutua_worker;


--
-- Name: TABLE activities_series; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT ON TABLE public.activities_series TO mutua_auditor;
GRANT SELECT ON TABLE public.activities_series TO mutua_member;
GRANT SELECT ON TABLE public.activities_series TO mutua_staff;
GRANT SELECT ON TABLE public.activities_series TO mutua_treasury;
GRANT SELECT ON TABLE public.activities_series TO mutua_worker;


--
-- Name: TABLE activities_signature; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT ON TABLE public.activities_signature TO mutua_auditor;
GRANT SELECT ON TABLE public.activities_signature TO mutua_member;
GRANT SELECT ON TABLE public.activities_signature TO mutua_staff;
GRANT SELECT ON TABLE public.activities_signature TO mutua_treasury;
GRANT SELECT ON TABLE public.activities_signature TO mutua_worker;
GRANT SELECT,INSERT ON TABLE public.activities_signature TO mutua_public;


--
-- Name: COLUMN activities_signature.sealed; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(sealed) ON TABLE public.activities_signature TO mutua_worker;


--
-- Name: TABLE activities_signaturecode; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT ON TABLE public.activities_signaturecode TO mutua_auditor;
GRANT SELECT,INSERT ON TABLE public.activities_signaturecode TO mutua_public;


--
-- Name: COLUMN activities_signaturecode.tries; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(tries) ON TABLE public.activities_signaturecode TO mutua_public;


--
-- Name: COLUMN activities_signaturecode.used_at; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(used_at) ON TABLE public.activities_signaturecode TO mutua_public;


--
-- Name: TABLE activities_transfer; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT,INSERT ON TABLE public.activities_transfer TO mutua_member;
GRANT SELECT,INSERT ON TABLE public.activities_transfer TO mutua_staff;
GRANT SELECT ON TABLE public.activities_transfer TO mutua_treasury;
GRANT SELECT ON TABLE public.activities_transfer TO mutua_worker;
GRANT SELECT ON TABLE public.activities_transfer TO mutua_auditor;


--
-- Name: TABLE auth_group; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT ON TABLE public.auth_group TO mutua_app;


--
-- Name: TABLE auth_group_permissions; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT ON TABLE public.auth_group_permissions TO mutua_app;


--
-- Name: TABLE auth_permission; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT ON TABLE public.auth_permission TO mutua_app;


--
-- Name: TABLE auth_user; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT,UPDATE ON TABLE public.auth_user TO mutua_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.auth_user TO mutua_staff;


--
-- Name: TABLE auth_user_groups; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT ON TABLE public.auth_user_groups TO mutua_app;


--
-- Name: TABLE auth_user_user_permissions; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT ON TABLE public.auth_user_user_permissions TO mutua_app;


--
-- Name: TABLE django_content_type; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT ON TABLE public.django_content_type TO mutua_app;


--
-- Name: TABLE django_session; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_session TO mutua_app;


--
-- Name: TABLE ground_act; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT,INSERT ON TABLE public.ground_act TO mutua_public;
GRANT SELECT,INSERT ON TABLE public.ground_act TO mutua_member;
GRANT SELECT,INSERT ON TABLE public.ground_act TO mutua_staff;
GRANT SELECT,INSERT ON TABLE public.ground_act TO mutua_treasury;
GRANT SELECT,INSERT ON TABLE public.ground_act TO mutua_worker;
GRANT SELECT ON TABLE public.ground_act TO mutua_auditor;


--
-- Name: COLUMN ground_act.result; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(result) ON TABLE public.ground_act TO mutua_public;
GRANT UPDATE(result) ON TABLE public.ground_act TO mutua_member;
GRANT UPDATE(result) ON TABLE public.ground_act TO mutua_staff;
GRANT UPDATE(result) ON TABLE public.ground_act TO mutua_treasury;
GRANT UPDATE(result) ON TABLE public.ground_act TO mutua_worker;


--
-- Name: TABLE ground_arrow; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT ON TABLE public.ground_arrow TO mutua_public;
GRANT SELECT ON TABLE public.ground_arrow TO mutua_member;
GRANT SELECT ON TABLE public.ground_arrow TO mutua_staff;
GRANT SELECT ON TABLE public.ground_arrow TO mutua_treasury;
GRANT SELECT ON TABLE public.ground_arrow TO mutua_worker;
GRANT SELECT ON TABLE public.ground_arrow TO mutua_auditor;


--
-- Name: TABLE ground_change; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT ON TABLE public.ground_change TO mutua_auditor;
GRANT SELECT ON TABLE public.ground_change TO mutua_staff;
GRANT SELECT ON TABLE public.ground_change TO mutua_treasury;
GRANT SELECT ON TABLE public.ground_change TO mutua_worker;


--
-- Name: TABLE ground_letter; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT INSERT ON TABLE public.ground_letter TO mutua_public;
GRANT INSERT ON TABLE public.ground_letter TO mutua_member;
GRANT INSERT ON TABLE public.ground_letter TO mutua_staff;
GRANT INSERT ON TABLE public.ground_letter TO mutua_treasury;
GRANT SELECT,INSERT ON TABLE public.ground_letter TO mutua_worker;


--
-- Name: COLUMN ground_letter.id; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT(id) ON TABLE public.ground_letter TO mutua_auditor;


--
-- Name: COLUMN ground_letter.address; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(address) ON TABLE public.ground_letter TO mutua_worker;


--
-- Name: COLUMN ground_letter.subject; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(subject) ON TABLE public.ground_letter TO mutua_worker;


--
-- Name: COLUMN ground_letter.text; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(text) ON TABLE public.ground_letter TO mutua_worker;


--
-- Name: COLUMN ground_letter.sent_at; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(sent_at) ON TABLE public.ground_letter TO mutua_worker;
GRANT SELECT(sent_at) ON TABLE public.ground_letter TO mutua_auditor;


--
-- Name: TABLE ground_personalvalue; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT ON TABLE public.ground_personalvalue TO mutua_staff;


--
-- Name: TABLE ledger_account; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT ON TABLE public.ledger_account TO mutua_member;
GRANT SELECT,INSERT,UPDATE ON TABLE public.ledger_account TO mutua_staff;
GRANT SELECT,INSERT,UPDATE ON TABLE public.ledger_account TO mutua_treasury;
GRANT SELECT ON TABLE public.ledger_account TO mutua_worker;
GRANT SELECT ON TABLE public.ledger_account TO mutua_auditor;


--
-- Name: TABLE ledger_entry; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT,INSERT ON TABLE public.ledger_entry TO mutua_member;
GRANT SELECT,INSERT ON TABLE public.ledger_entry TO mutua_staff;
GRANT SELECT,INSERT ON TABLE public.ledger_entry TO mutua_treasury;
GRANT SELECT,INSERT ON TABLE public.ledger_entry TO mutua_worker;
GRANT SELECT ON TABLE public.ledger_entry TO mutua_auditor;


--
-- Name: TABLE ledger_legalentity; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT ON TABLE public.ledger_legalentity TO mutua_member;
GRANT SELECT,INSERT,UPDATE ON TABLE public.ledger_legalentity TO mutua_staff;
GRANT SELECT,INSERT,UPDATE ON TABLE public.ledger_legalentity TO mutua_treasury;
GRANT SELECT ON TABLE public.ledger_legalentity TO mutua_worker;
GRANT SELECT ON TABLE public.ledger_legalentity TO mutua_auditor;


--
-- Name: TABLE ledger_period; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT ON TABLE public.ledger_period TO mutua_member;
GRANT SELECT,INSERT,UPDATE ON TABLE public.ledger_period TO mutua_staff;
GRANT SELECT,INSERT,UPDATE ON TABLE public.ledger_period TO mutua_treasury;
GRANT SELECT ON TABLE public.ledger_period TO mutua_worker;
GRANT SELECT ON TABLE public.ledger_period TO mutua_auditor;


--
-- Name: TABLE ledger_posting; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT,INSERT ON TABLE public.ledger_posting TO mutua_member;
GRANT SELECT,INSERT ON TABLE public.ledger_posting TO mutua_staff;
GRANT SELECT,INSERT ON TABLE public.ledger_posting TO mutua_treasury;
GRANT SELECT,INSERT ON TABLE public.ledger_posting TO mutua_worker;
GRANT SELECT ON TABLE public.ledger_posting TO mutua_auditor;


--
-- Name: TABLE mfa_authenticator; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.mfa_authenticator TO mutua_app;


--
-- Name: TABLE people_bankaccount; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT,INSERT ON TABLE public.people_bankaccount TO mutua_member;
GRANT SELECT,INSERT ON TABLE public.people_bankaccount TO mutua_staff;
GRANT SELECT ON TABLE public.people_bankaccount TO mutua_treasury;
GRANT SELECT ON TABLE public.people_bankaccount TO mutua_worker;
GRANT SELECT ON TABLE public.people_bankaccount TO mutua_auditor;


--
-- Name: TABLE people_death; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT,INSERT ON TABLE public.people_death TO mutua_staff;
GRANT SELECT ON TABLE public.people_death TO mutua_treasury;
GRANT SELECT ON TABLE public.people_death TO mutua_worker;
GRANT SELECT ON TABLE public.people_death TO mutua_auditor;


--
-- Name: TABLE people_heir; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT,INSERT ON TABLE public.people_heir TO mutua_staff;
GRANT SELECT ON TABLE public.people_heir TO mutua_treasury;
GRANT SELECT ON TABLE public.people_heir TO mutua_worker;
GRANT SELECT ON TABLE public.people_heir TO mutua_auditor;
GRANT SELECT ON TABLE public.people_heir TO mutua_member;


--
-- Name: TABLE people_holding; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT ON TABLE public.people_holding TO mutua_staff;
GRANT SELECT ON TABLE public.people_holding TO mutua_treasury;
GRANT SELECT ON TABLE public.people_holding TO mutua_worker;
GRANT SELECT ON TABLE public.people_holding TO mutua_auditor;
GRANT SELECT ON TABLE public.people_holding TO mutua_member;


--
-- Name: TABLE people_legalperson; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT ON TABLE public.people_legalperson TO mutua_member;
GRANT SELECT,INSERT ON TABLE public.people_legalperson TO mutua_staff;
GRANT SELECT ON TABLE public.people_legalperson TO mutua_treasury;
GRANT SELECT ON TABLE public.people_legalperson TO mutua_worker;
GRANT SELECT ON TABLE public.people_legalperson TO mutua_auditor;


--
-- Name: COLUMN people_legalperson.represented_by_id; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(represented_by_id) ON TABLE public.people_legalperson TO mutua_staff;


--
-- Name: TABLE people_membership; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT,INSERT ON TABLE public.people_membership TO mutua_member;
GRANT SELECT,INSERT,UPDATE ON TABLE public.people_membership TO mutua_staff;
GRANT SELECT ON TABLE public.people_membership TO mutua_treasury;
GRANT SELECT ON TABLE public.people_membership TO mutua_worker;
GRANT SELECT ON TABLE public.people_membership TO mutua_auditor;


--
-- Name: COLUMN people_membership.state; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(state) ON TABLE public.people_membership TO mutua_member;
GRANT UPDATE(state) ON TABLE public.people_membership TO mutua_worker;
GRANT UPDATE(state) ON TABLE public.people_membership TO mutua_treasury;


--
-- Name: TABLE people_nationalnumber; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT,INSERT ON TABLE public.people_nationalnumber TO mutua_member;
GRANT SELECT,INSERT ON TABLE public.people_nationalnumber TO mutua_staff;


--
-- Name: COLUMN people_nationalnumber.id; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT(id) ON TABLE public.people_nationalnumber TO mutua_auditor;


--
-- Name: COLUMN people_nationalnumber.key_name; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(key_name) ON TABLE public.people_nationalnumber TO mutua_staff;
GRANT SELECT(key_name) ON TABLE public.people_nationalnumber TO mutua_auditor;


--
-- Name: COLUMN people_nationalnumber.sealed; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(sealed) ON TABLE public.people_nationalnumber TO mutua_staff;


--
-- Name: COLUMN people_nationalnumber.found_by; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(found_by) ON TABLE public.people_nationalnumber TO mutua_staff;


--
-- Name: COLUMN people_nationalnumber.person_id; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT(person_id) ON TABLE public.people_nationalnumber TO mutua_auditor;


--
-- Name: SEQUENCE people_payment_reference; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT USAGE ON SEQUENCE public.people_payment_reference TO mutua_member;
GRANT USAGE ON SEQUENCE public.people_payment_reference TO mutua_staff;


--
-- Name: TABLE people_person; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.people_person TO mutua_member;
GRANT SELECT,INSERT,UPDATE ON TABLE public.people_person TO mutua_staff;
GRANT SELECT ON TABLE public.people_person TO mutua_treasury;
GRANT SELECT ON TABLE public.people_person TO mutua_worker;
GRANT SELECT ON TABLE public.people_person TO mutua_auditor;


--
-- Name: TABLE people_repayment; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT,INSERT ON TABLE public.people_repayment TO mutua_staff;
GRANT SELECT ON TABLE public.people_repayment TO mutua_treasury;
GRANT SELECT ON TABLE public.people_repayment TO mutua_worker;
GRANT SELECT ON TABLE public.people_repayment TO mutua_auditor;
GRANT SELECT ON TABLE public.people_repayment TO mutua_member;


--
-- Name: COLUMN people_repayment.state; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(state) ON TABLE public.people_repayment TO mutua_treasury;


--
-- Name: COLUMN people_repayment.paid_on; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(paid_on) ON TABLE public.people_repayment TO mutua_treasury;


--
-- Name: TABLE people_sharemovement; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT ON TABLE public.people_sharemovement TO mutua_staff;
GRANT SELECT ON TABLE public.people_sharemovement TO mutua_treasury;
GRANT SELECT ON TABLE public.people_sharemovement TO mutua_worker;
GRANT SELECT ON TABLE public.people_sharemovement TO mutua_auditor;
GRANT SELECT ON TABLE public.people_sharemovement TO mutua_member;


--
-- Name: TABLE people_shareprice; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT,INSERT ON TABLE public.people_shareprice TO mutua_staff;
GRANT SELECT ON TABLE public.people_shareprice TO mutua_treasury;
GRANT SELECT ON TABLE public.people_shareprice TO mutua_worker;
GRANT SELECT ON TABLE public.people_shareprice TO mutua_auditor;
GRANT SELECT ON TABLE public.people_shareprice TO mutua_member;


--
-- Name: TABLE people_sharetransfer; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT,INSERT ON TABLE public.people_sharetransfer TO mutua_staff;
GRANT SELECT ON TABLE public.people_sharetransfer TO mutua_treasury;
GRANT SELECT ON TABLE public.people_sharetransfer TO mutua_worker;
GRANT SELECT ON TABLE public.people_sharetransfer TO mutua_auditor;
GRANT SELECT,INSERT ON TABLE public.people_sharetransfer TO mutua_member;


--
-- Name: COLUMN people_sharetransfer.state; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(state) ON TABLE public.people_sharetransfer TO mutua_member;
GRANT UPDATE(state) ON TABLE public.people_sharetransfer TO mutua_staff;


--
-- Name: COLUMN people_sharetransfer.answered_on; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(answered_on) ON TABLE public.people_sharetransfer TO mutua_member;
GRANT UPDATE(answered_on) ON TABLE public.people_sharetransfer TO mutua_staff;


--
-- Name: TABLE people_subscription; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT,INSERT ON TABLE public.people_subscription TO mutua_staff;
GRANT SELECT ON TABLE public.people_subscription TO mutua_treasury;
GRANT SELECT ON TABLE public.people_subscription TO mutua_worker;
GRANT SELECT ON TABLE public.people_subscription TO mutua_auditor;
GRANT SELECT,INSERT ON TABLE public.people_subscription TO mutua_member;


--
-- Name: COLUMN people_subscription.state; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(state) ON TABLE public.people_subscription TO mutua_member;
GRANT UPDATE(state) ON TABLE public.people_subscription TO mutua_staff;
GRANT UPDATE(state) ON TABLE public.people_subscription TO mutua_treasury;
GRANT UPDATE(state) ON TABLE public.people_subscription TO mutua_worker;


--
-- Name: COLUMN people_subscription.paid_on; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(paid_on) ON TABLE public.people_subscription TO mutua_treasury;
GRANT UPDATE(paid_on) ON TABLE public.people_subscription TO mutua_worker;


--
-- Name: COLUMN people_subscription.paid_from; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT UPDATE(paid_from) ON TABLE public.people_subscription TO mutua_treasury;
GRANT UPDATE(paid_from) ON TABLE public.people_subscription TO mutua_worker;


--
-- Name: TABLE portal_cache; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.portal_cache TO mutua_app;


--
-- Name: TABLE procrastinate_events; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_events TO mutua_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_events TO mutua_public;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_events TO mutua_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_events TO mutua_staff;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_events TO mutua_treasury;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_events TO mutua_worker;


--
-- Name: SEQUENCE procrastinate_events_id_seq; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT USAGE ON SEQUENCE public.procrastinate_events_id_seq TO mutua_app;
GRANT USAGE ON SEQUENCE public.procrastinate_events_id_seq TO mutua_public;
GRANT USAGE ON SEQUENCE public.procrastinate_events_id_seq TO mutua_member;
GRANT USAGE ON SEQUENCE public.procrastinate_events_id_seq TO mutua_staff;
GRANT USAGE ON SEQUENCE public.procrastinate_events_id_seq TO mutua_treasury;
GRANT USAGE ON SEQUENCE public.procrastinate_events_id_seq TO mutua_worker;


--
-- Name: SEQUENCE procrastinate_jobs_id_seq; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT USAGE ON SEQUENCE public.procrastinate_jobs_id_seq TO mutua_app;
GRANT USAGE ON SEQUENCE public.procrastinate_jobs_id_seq TO mutua_public;
GRANT USAGE ON SEQUENCE public.procrastinate_jobs_id_seq TO mutua_member;
GRANT USAGE ON SEQUENCE public.procrastinate_jobs_id_seq TO mutua_staff;
GRANT USAGE ON SEQUENCE public.procrastinate_jobs_id_seq TO mutua_treasury;
GRANT USAGE ON SEQUENCE public.procrastinate_jobs_id_seq TO mutua_worker;


--
-- Name: TABLE procrastinate_periodic_defers; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_periodic_defers TO mutua_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_periodic_defers TO mutua_public;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_periodic_defers TO mutua_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_periodic_defers TO mutua_staff;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_periodic_defers TO mutua_treasury;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_periodic_defers TO mutua_worker;


--
-- Name: SEQUENCE procrastinate_periodic_defers_id_seq; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT USAGE ON SEQUENCE public.procrastinate_periodic_defers_id_seq TO mutua_app;
GRANT USAGE ON SEQUENCE public.procrastinate_periodic_defers_id_seq TO mutua_public;
GRANT USAGE ON SEQUENCE public.procrastinate_periodic_defers_id_seq TO mutua_member;
GRANT USAGE ON SEQUENCE public.procrastinate_periodic_defers_id_seq TO mutua_staff;
GRANT USAGE ON SEQUENCE public.procrastinate_periodic_defers_id_seq TO mutua_treasury;
GRANT USAGE ON SEQUENCE public.procrastinate_periodic_defers_id_seq TO mutua_worker;


--
-- Name: TABLE procrastinate_workers; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_workers TO mutua_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_workers TO mutua_public;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_workers TO mutua_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_workers TO mutua_staff;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_workers TO mutua_treasury;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_workers TO mutua_worker;


--
-- Name: SEQUENCE procrastinate_workers_id_seq; Type: ACL; Schema: public; Owner: mutua_owner
--

GRANT USAGE ON SEQUENCE public.procrastinate_workers_id_seq TO mutua_app;
GRANT USAGE ON SEQUENCE public.procrastinate_workers_id_seq TO mutua_public;
GRANT USAGE ON SEQUENCE public.procrastinate_workers_id_seq TO mutua_member;
GRANT USAGE ON SEQUENCE public.procrastinate_workers_id_seq TO mutua_staff;
GRANT USAGE ON SEQUENCE public.procrastinate_workers_id_seq TO mutua_treasury;
GRANT USAGE ON SEQUENCE public.procrastinate_workers_id_seq TO mutua_worker;


--
-- PostgreSQL database dump complete
--



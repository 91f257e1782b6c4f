-- Balances of the books that are drawn now and then: read with what was booked since, they are the
-- books.

insert into treasury_horizon (id, entry) values (1, '00000000-0000-0000-0000-000000000000');

do $$
declare name text;
begin
  foreach name in array array['accountbalance', 'claimsdue', 'horizon'] loop
    name := 'treasury_' || name;
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner on %I to mutua_owner using (true) with check (true)', name);
    execute format('create policy seen on %I for select to mutua_auditor using (true)', name);
    execute format('grant select on %I to mutua_auditor', name);
    execute format('create trigger kept before delete on %I
      for each row execute function mutua.refuse_change()', name);
    execute format('create trigger kept_all before truncate on %I
      for each statement execute function mutua.refuse_change()', name);
    execute format('create trigger recorded after insert or update on %I
      for each statement execute function mutua.by_an_act()', name);
  end loop;
end $$;

-- The smallest identifier of an entry of a moment (RFC 9562, version 7).
create function mutua.first_id_of(the_time timestamptz) returns uuid language sql immutable as $$
  select (lpad(to_hex((extract(epoch from the_time) * 1000)::bigint), 12, '0')
    || '70008000000000000000')::uuid
$$;

-- The day on which a claim was due that an event of the books moves: that of its invoice. What is none,
-- such as the opening of the books, was due on the day of its entry.
create function mutua.claim_due(the_kind text, the_cause uuid, the_day date) returns date
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(
    case the_kind
      when 'invoice' then (select coalesce(o.due_on, i.due_on) from activities_invoice i
        left join activities_invoice o on o.id = i.credits_id where i.id = the_cause)
      when 'receipt' then (select i.due_on from activities_receipt r
        join activities_invoice i on i.id = r.invoice_id where r.id = the_cause)
    end, the_day)
$$;
revoke execute on function mutua.claim_due from public;

-- Takes into the balances the next 20,000 entries, until ten minutes ago at most; gives how many
-- postings. Whoever books
-- right now is waited for: an entry gets its identifier just before it is written, so that none
-- comes in below the horizon later.
create function mutua.draw_balances() returns bigint language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  last_one uuid;
  until_one uuid := mutua.first_id_of(clock_timestamp() - interval '10 minutes');
  taken bigint;
begin
  perform mutua.needed_act();
  select entry into last_one from treasury_horizon for update;
  lock table ledger_entry in share row exclusive mode;
  until_one := least(until_one, (
    select id from ledger_entry where id > last_one order by id offset 20000 limit 1));
  if until_one <= last_one then return 0; end if;
  with sums as (
    select e.legal_entity_id, p.account_id, p.currency, sum(p.amount) as amount, count(*) as there
      from ledger_posting p join ledger_entry e on e.id = p.entry_id
      where p.entry_id > last_one and p.entry_id <= until_one group by 1, 2, 3),
  drawn as (
    insert into treasury_accountbalance as b (id, legal_entity_id, account_id, currency, amount)
      select gen_random_uuid(), legal_entity_id, account_id, currency, amount from sums
      order by 2, 3, 4
    on conflict (legal_entity_id, account_id, currency)
      do update set amount = b.amount + excluded.amount)
  select coalesce(sum(there), 0) into taken from sums;
  insert into treasury_claimsdue as c (id, legal_entity_id, due_on, amount)
    select gen_random_uuid(), s.entity, s.due_on, sum(s.amount) from (
      select e.legal_entity_id as entity, mutua.claim_due(e.cause_kind, e.cause_id, e.day) as due_on,
          p.amount
        from ledger_posting p join ledger_entry e on e.id = p.entry_id
        where p.entry_id > last_one and p.entry_id <= until_one
          and p.account_id in ('client_receivable', 'receivable_written_down')) s
      group by 2, 3 order by 2, 3
    on conflict (legal_entity_id, due_on) do update set amount = c.amount + excluded.amount;
  update treasury_horizon set entry = until_one;
  return taken;
end $$;
revoke execute on function mutua.draw_balances from public;
grant execute on function mutua.draw_balances to mutua_worker;

-- The balance of every account of a legal entity as it stands: drawn, and booked since. Members see
-- the sums of the house, and no entry of another. What was booked since is little, whatever a plan
-- thinks of it: it is read by its key.
create function mutua.balances_of(the_entity text)
returns table (account text, nature text, currency text, amount bigint) language sql stable
security definer set search_path = public, pg_temp set enable_seqscan = off
set enable_hashjoin = off set enable_mergejoin = off as $$
  select s.account_id, a.nature, s.currency, sum(s.amount)::bigint from (
    select account_id, currency, amount from treasury_accountbalance
      where legal_entity_id = the_entity
    union all
    select p.account_id, p.currency, p.amount from ledger_posting p
      join ledger_entry e on e.id = p.entry_id
      where p.entry_id > (select entry from treasury_horizon) and e.legal_entity_id = the_entity) s
  join ledger_account a on a.code = s.account_id
  group by 1, 2, 3 having sum(s.amount) <> 0
$$;

-- What clients owe by days of lateness on a day: at most 30 (or not due yet), 60, 90, longer.
create function mutua.claims_by_age(the_entity text, the_day date) returns bigint[] language sql
stable security definer set search_path = public, pg_temp set enable_seqscan = off
set enable_hashjoin = off set enable_mergejoin = off as $$
  select array[coalesce(sum(amount) filter (where the_day - due_on <= 30), 0)::bigint,
      coalesce(sum(amount) filter (where the_day - due_on between 31 and 60), 0)::bigint,
      coalesce(sum(amount) filter (where the_day - due_on between 61 and 90), 0)::bigint,
      coalesce(sum(amount) filter (where the_day - due_on > 90), 0)::bigint]
  from (
    select due_on, amount from treasury_claimsdue where legal_entity_id = the_entity
    union all
    select mutua.claim_due(e.cause_kind, e.cause_id, e.day), p.amount
      from ledger_posting p join ledger_entry e on e.id = p.entry_id
      where p.entry_id > (select entry from treasury_horizon) and e.legal_entity_id = the_entity
        and p.account_id in ('client_receivable', 'receivable_written_down')) c
$$;

-- The whole cost of signed work that no payslip has paid yet: pay that comes.
create function mutua.pay_to_come(the_entity text) returns bigint language sql stable
security definer set search_path = public, pg_temp as $$
  select coalesce(sum(m.charged), 0)::bigint from work_contractmonth m
    join work_contract c on c.id = m.contract_id join activities_activity a on a.id = c.activity_id
    where m.payslip is null and not m.freed and a.legal_entity_id = the_entity
$$;

-- What moved an account, by the day and the kind of event: the last days first.
create function mutua.movements_of(the_entity text, the_account text, how_many int)
returns table (day date, cause_kind text, purpose text, entries bigint, amount bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select e.day, e.cause_kind, e.purpose, count(distinct e.id), sum(p.amount)::bigint
    from ledger_posting p join ledger_entry e on e.id = p.entry_id
    where p.account_id = the_account and e.legal_entity_id = the_entity
    group by 1, 2, 3 order by 1 desc, 2, 3 limit how_many
$$;
revoke execute on function mutua.balances_of, mutua.claims_by_age, mutua.pay_to_come,
  mutua.movements_of from public;
grant execute on function mutua.balances_of, mutua.claims_by_age, mutua.pay_to_come,
  mutua.movements_of
  to mutua_member, mutua_staff, mutua_treasury, mutua_worker, mutua_auditor;

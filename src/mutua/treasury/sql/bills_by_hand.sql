-- A bill that was paid by another way than a batch is said so by the line of the statement that shows
-- it; a bill that is held is in no batch. What batches and lines pay of a bill is never beyond it.

alter table treasury_billhold enable row level security;
alter table treasury_billhold force row level security;
create policy owner on treasury_billhold to mutua_owner using (true) with check (true);
create policy of_house on treasury_billhold to mutua_treasury using (true) with check (true);
create policy seen on treasury_billhold for select to mutua_staff, mutua_worker, mutua_auditor
  using (true);
grant select on treasury_billhold to mutua_treasury, mutua_staff, mutua_worker, mutua_auditor;
grant insert, update (released_at) on treasury_billhold to mutua_treasury;
create trigger kept before delete on treasury_billhold
  for each row execute function mutua.refuse_change();
create trigger kept_all before truncate on treasury_billhold
  for each statement execute function mutua.refuse_change();
create trigger recorded after insert or update on treasury_billhold
  for each row execute function mutua.keep_change();

create function mutua.hold_of_a_bill() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    if old.released_at is not null or to_jsonb(old) - 'released_at' <> to_jsonb(new) - 'released_at'
    then
      raise exception 'a hold is released once' using errcode = 'MU007';
    end if;
    return new;
  end if;
  -- Two at once: who pays the bill waits for who holds it.
  perform from activities_received r where r.id = new.bill_id for no key update;
  if exists (select from treasury_payment p where p.debt_kind = 'supplier' and p.debt = new.bill_id
             and p.state not in ('rejected', 'returned', 'dropped')) then
    raise exception 'a bill that is in a payment is not held' using errcode = 'MU043';
  end if;
  return new;
end $$;
create trigger held before insert or update on treasury_billhold
  for each row execute function mutua.hold_of_a_bill();

-- What the lines of statements show of a bill, as its sign is: money that left for a bill, money that
-- came for a credit note.
create function mutua.paid_by_hand(bill uuid) returns bigint language sql stable
set search_path = public, pg_temp as $$
  select coalesce(sum(abs(m.amount)), 0)::bigint from treasury_match m
    where m.kind = 'bill' and m.target = bill
$$;

-- What a bill still asks, or a credit note still gives, where money that moved before it was issued
-- is what it says was paid before, and money that moved since is the payment it asks for.
create function mutua.still_asked(bill activities_received) returns bigint language sql stable
set search_path = public, pg_temp as $$
  with said as (
    select abs(bill.gross) as whole,
      least(abs(bill.gross), abs(coalesce((bill.content ->> 'payable')::bigint, bill.gross))) as asked),
  moved as (
    select coalesce(sum(abs(m.amount)) filter (where l.booked_on <= bill.issued_on), 0) as before,
      coalesce(sum(abs(m.amount)) filter (where l.booked_on > bill.issued_on), 0) as since
    from treasury_match m join treasury_statementline l on l.id = m.line_id
    where m.kind = 'bill' and m.target = bill.id)
  select greatest(0, asked - since - greatest(0, before - (whole - asked)))::bigint from said, moved
$$;

create function mutua.match_of_a_bill() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  bill record;
  live bigint;
begin
  perform from activities_received r where r.id = new.target for no key update;
  select r.* into bill from activities_received r
    join treasury_statementline l on l.id = new.line_id
    join treasury_statement s on s.id = l.statement_id and s.legal_entity_id = r.legal_entity_id
    where r.id = new.target and r.state = 'booked' and not r.self_billed;
  select coalesce(sum(p.amount), 0) into live from treasury_payment p
    where p.debt_kind = 'supplier' and p.debt = new.target
      and p.state not in ('rejected', 'returned', 'dropped');
  if bill is null or sign(bill.gross) <> -sign(new.amount)
     or mutua.paid_by_hand(bill.id) + live > abs(bill.gross) then
    raise exception 'a line pays a bill that is open, and no more of it' using errcode = 'MU043';
  end if;
  return new;
end $$;
create constraint trigger match_of_a_bill after insert on treasury_match
  deferrable initially deferred for each row when (new.kind = 'bill')
  execute function mutua.match_of_a_bill();

create index match_of_a_bill on treasury_match (target) where kind = 'bill';

create or replace function mutua.supplier_is_owed() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  bill activities_received;
begin
  -- What had left before a store was restored is on its way, whatever it knows of the bill.
  if not mutua.is_open() then return new; end if;
  perform from activities_received r where r.id = new.debt for no key update;
  select r.* into bill from activities_received r
    join treasury_batch b on b.id = new.batch_id and b.legal_entity_id = r.legal_entity_id
    where r.id = new.debt and r.state = 'booked' and not r.self_billed and r.gross > 0;
  if bill.id is null or new.account <> 'supplier_payable'
     or new.amount > mutua.still_asked(bill) then
    raise exception 'a supplier is paid what its bill says' using errcode = 'MU043';
  end if;
  if exists (select from treasury_billhold h where h.bill_id = bill.id and h.released_at is null) then
    raise exception 'a bill that is held is not paid' using errcode = 'MU043';
  end if;
  if upper(regexp_replace(bill.content ->> 'iban', '\s', '', 'g')) is distinct from new.iban then
    raise exception 'a bill is paid to the account on it' using errcode = 'MU043';
  end if;
  if (select coalesce(sum(p.amount), 0) from treasury_payment p
        join activities_received r on r.id = p.debt
      where p.debt_kind = 'supplier' and p.state not in ('rejected', 'returned', 'dropped')
        and r.sender_number = bill.sender_number and r.legal_entity_id = bill.legal_entity_id)
     > (select coalesce(sum(case
          when r.gross > 0 then r.gross - mutua.paid_by_hand(r.id)
          -- Given back by a card or a direct debit, or before: nothing is left to take off.
          when r.content ->> 'means' in ('48', '49', '54', '55', '59') then 0
          else -mutua.still_asked(r) end), 0)
        from activities_received r
      where r.state = 'booked' and not r.self_billed and r.sender_number = bill.sender_number
        and r.legal_entity_id = bill.legal_entity_id) then
    raise exception 'the credit notes of a supplier are taken off' using errcode = 'MU043';
  end if;
  return new;
end $$;

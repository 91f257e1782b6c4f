-- Money is given back to whom it came from: no more than was paid beyond an invoice, or the whole of a
-- line that nobody knows; by a batch that somebody else approves than who decided it.

alter table treasury_refund enable row level security;
alter table treasury_refund force row level security;
create policy owner on treasury_refund to mutua_owner using (true) with check (true);
create policy of_house on treasury_refund to mutua_treasury using (true) with check (true);
create policy seen on treasury_refund for select to mutua_staff, mutua_worker, mutua_auditor
  using (true);
grant select on treasury_refund to mutua_treasury, mutua_staff, mutua_worker, mutua_auditor;
grant insert, update (name, iban) on treasury_refund to mutua_treasury;
create trigger kept before delete on treasury_refund
  for each row execute function mutua.refuse_change();
create trigger kept_all before truncate on treasury_refund
  for each statement execute function mutua.refuse_change();
create trigger recorded after insert or update on treasury_refund
  for each row execute function mutua.keep_change('name', 'iban');

create function mutua.refund_is_frozen() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if to_jsonb(old) - '{name,iban}'::text[] is distinct from to_jsonb(new) - '{name,iban}'::text[]
  then
    raise exception 'of a refund only where it goes is changed' using errcode = 'MU007';
  end if;
  if (old.name, old.iban) is distinct from (new.name, new.iban) and exists (
      select from treasury_payment p where p.debt_kind = 'refund' and p.debt = new.id
        and p.state not in ('rejected', 'returned', 'dropped')) then
    raise exception 'a refund that is on its way goes where it goes' using errcode = 'MU044';
  end if;
  return new;
end $$;
create trigger frozen before update on treasury_refund
  for each row execute function mutua.refund_is_frozen();

-- What is left of an invoice by its documents: what it and its credit notes ask, less what was paid
-- here or before these books, interest that was kept of it and refunds added. Below zero what was
-- paid beyond.
create function mutua.left_of_invoice(the_invoice uuid) returns bigint language sql stable
set search_path = public, pg_temp as $$
  select (coalesce((select sum(gross - earlier_paid) from activities_invoice
      where state = 'issued' and (id = the_invoice or credits_id = the_invoice)), 0)
    - coalesce((select sum(amount) from activities_receipt where invoice_id = the_invoice), 0)
    + coalesce((select sum(p.amount) from activities_receipt r
        join ledger_entry e on e.cause_kind = 'late_payment' and e.cause_id = r.id
        join ledger_posting p on p.entry_id = e.id and p.account_id = 'client_prepaid'
        where r.invoice_id = the_invoice), 0)
    + coalesce((select sum(amount) from treasury_refund where invoice_id = the_invoice), 0))::bigint
$$;

-- A claim that a refund moves was due with its invoice.
create or replace function mutua.claim_due(the_kind text, the_cause uuid, the_day date) returns date
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(
    case the_kind
      when 'invoice' then (select coalesce(o.due_on, i.due_on) from activities_invoice i
        left join activities_invoice o on o.id = i.credits_id where i.id = the_cause)
      when 'receipt' then (select i.due_on from activities_receipt r
        join activities_invoice i on i.id = r.invoice_id where r.id = the_cause)
      when 'write_off' then (select i.due_on from treasury_writeoff w
        join activities_invoice i on i.id = w.invoice_id where w.id = the_cause)
      when 'recovery' then (select i.due_on from treasury_recovery r
        join treasury_writeoff w on w.id = r.write_off_id
        join activities_invoice i on i.id = w.invoice_id where r.id = the_cause)
      when 'refund' then (select i.due_on from treasury_refund r
        join activities_invoice i on i.id = r.invoice_id where r.id = the_cause)
    end, the_day)
$$;

create function mutua.refund_fits() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if (select coalesce(sum(p.amount), 0) from ledger_entry e join ledger_posting p
        on p.entry_id = e.id and p.account_id = 'refund_payable'
        where e.cause_kind = 'refund' and e.cause_id = new.id) <> -new.amount then
    raise exception 'a refund is owed in the books' using errcode = 'MU044';
  end if;
  if new.invoice_id is not null then
    -- Two at once: the second sees what the first came to.
    perform from activities_invoice where id = new.invoice_id for no key update;
    if not exists (select from activities_invoice i
          join activities_activity a on a.id = i.activity_id
          where i.id = new.invoice_id and i.state = 'issued' and i.kind = 'invoice'
            and a.legal_entity_id = new.legal_entity_id)
       or mutua.left_of_invoice(new.invoice_id) > 0 then
      raise exception 'no more is given back than was paid beyond' using errcode = 'MU044';
    end if;
  elsif not exists (select from treasury_match m join treasury_statementline l on l.id = m.line_id
        join treasury_statement s on s.id = l.statement_id
        where m.kind = 'refund' and m.target = new.id and m.line_id = new.line_id
          and m.amount = new.amount and s.legal_entity_id = new.legal_entity_id) then
    raise exception 'a line is given back whole' using errcode = 'MU044';
  end if;
  return new;
end $$;
create constraint trigger refund_fits after insert on treasury_refund
  deferrable initially deferred for each row execute function mutua.refund_fits();

create function mutua.match_of_a_refund() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if not exists (select from treasury_refund r where r.id = new.target and r.line_id = new.line_id)
  then
    raise exception 'a line is given back by its refund' using errcode = 'MU044';
  end if;
  return new;
end $$;
create constraint trigger match_of_a_refund after insert on treasury_match
  deferrable initially deferred for each row when (new.kind = 'refund')
  execute function mutua.match_of_a_refund();

create function mutua.refund_is_owed() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  -- What had left before a store was restored is on its way, whatever it knows of the refund.
  if not mutua.is_open() then return new; end if;
  perform from treasury_refund r where r.id = new.debt for no key update;
  if not exists (select from treasury_refund r
      join treasury_batch b on b.id = new.batch_id and b.legal_entity_id = r.legal_entity_id
      where r.id = new.debt and r.amount = new.amount and r.iban = new.iban
        and r.person_id = new.person_id and new.account = 'refund_payable') then
    raise exception 'a refund is paid as it was decided' using errcode = 'MU044';
  end if;
  return new;
end $$;
create constraint trigger refund_is_owed after insert on treasury_payment
  deferrable initially deferred for each row when (new.debt_kind = 'refund')
  execute function mutua.refund_is_owed();

create function mutua.refund_of_another() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if exists (
      select from treasury_payment p
      join ground_change g on g."table" = 'treasury_refund' and g.row = p.debt::text
      join ground_act a on a.id = g.act_id
      where p.batch_id = new.batch_id and p.debt_kind = 'refund' and a.person = new.by_whom_id) then
    raise exception 'a refund is not approved by whoever decided it' using errcode = 'MU017';
  end if;
  return new;
end $$;
create trigger refund_of_another before insert on treasury_approval
  for each row execute function mutua.refund_of_another();

-- What an earlier system numbered, sent or had signed comes in whole, by an import alone, and is
-- owed in the books as it says.

create function mutua.earlier_invoice_fits() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  said bigint;
begin
  if new.state <> 'issued' or new.earlier_number = '' then
    raise exception 'issued at once: only under the number of an earlier system'
      using errcode = 'MU032';
  end if;
  if exists (select from activities_invoice i join activities_activity a on a.id = i.activity_id
             join activities_activity o on o.legal_entity_id = a.legal_entity_id
             where i.earlier_number = new.earlier_number and i.kind = new.kind
               and o.id = new.activity_id) then
    raise exception 'the earlier number % a second time', new.earlier_number
      using errcode = 'MU032';
  end if;
  select sum((line ->> 'net')::bigint) into said from jsonb_array_elements(new.content -> 'lines') line;
  if said is distinct from (case new.kind when 'credit_note' then -new.net else new.net end)
     or new.gross <> new.net + new.vat then
    raise exception 'an earlier invoice whose lines do not come to its sums'
      using errcode = 'MU032';
  end if;
  return new;
end $$;
create trigger earlier_fits before insert on activities_invoice
  for each row when (new.state = 'issued' or new.earlier_number <> '')
  execute function mutua.earlier_invoice_fits();

create function mutua.earlier_invoice_is_owed() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  owed numeric;
  booked numeric;
begin
  -- Of many that come in together for one client and activity the first answers for all.
  if exists (select from activities_invoice i
             where i.client_id = new.client_id and i.activity_id = new.activity_id
               and i.earlier_number <> '' and i.gross <> i.earlier_paid and i.id < new.id
               and mutua.made_here(i.id)) then
    return null;
  end if;
  select coalesce(sum(i.gross - i.earlier_paid - coalesce((
           select sum(-p.amount) from activities_receipt r
           join ledger_entry e on e.cause_kind = 'receipt' and e.cause_id = r.id
           join ledger_posting p on p.entry_id = e.id and p.account_id = 'client_receivable'
           where r.invoice_id = i.id), 0)), 0) into owed
    from activities_invoice i
    where i.state = 'issued' and i.client_id = new.client_id and i.activity_id = new.activity_id;
  select coalesce(sum(p.amount), 0) into booked from ledger_posting p
    where p.account_id = 'client_receivable' and p.client = new.client_id
      and p.activity = new.activity_id;
  if owed <> booked then
    raise exception 'earlier invoice %: % is open, % in the books', new.earlier_number, owed, booked
      using errcode = 'MU032';
  end if;
  return null;
end $$;
create constraint trigger earlier_is_owed after insert on activities_invoice
  deferrable initially deferred for each row
  when (new.earlier_number <> '' and new.gross <> new.earlier_paid)
  execute function mutua.earlier_invoice_is_owed();

-- Its signature stands in the papers of that time.
create trigger from_elsewhere before insert on activities_order
  for each row when (new.earlier_number <> '') execute function mutua.only_in_an_opening();
create or replace function mutua.signed_has_a_signature() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
  if new.earlier_number = ''
     and not exists (select from activities_signature s where s.order_id = new.id) then
    raise exception 'an order is signed by a signature' using errcode = 'MU016';
  end if;
  return null;
end $$;

-- What left elsewhere does not leave again.
create function mutua.left_elsewhere() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if exists (select from activities_invoice i
             where i.id = new.invoice_id and i.earlier_number <> '') then
    raise exception 'an invoice that an earlier system sent' using errcode = 'MU032';
  end if;
  return new;
end $$;
create trigger left_elsewhere before insert on activities_sending
  for each row execute function mutua.left_elsewhere();

-- References of an earlier system may be those that ours would be: a drawn one that is taken is
-- passed over. A member does not see the others' invoices, so this is asked here.
create function mutua.reference_is_taken(the_reference text) returns boolean language sql stable
security definer set search_path = public, pg_temp as $$
  select exists (select from activities_invoice where payment_reference = the_reference)
$$;
revoke execute on function mutua.reference_is_taken from public;
grant execute on function mutua.reference_is_taken
  to mutua_member, mutua_staff, mutua_treasury, mutua_worker;

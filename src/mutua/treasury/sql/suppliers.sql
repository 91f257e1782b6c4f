-- A supplier is paid what its bills say, credit notes taken off, and to the account on the bill. Who
-- brought the bill in, or booked it, does not approve the first payment to an account.

create function mutua.supplier_is_owed() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  bill record;
begin
  -- What had left before a store was restored is on its way, whatever it knows of the bill.
  if not mutua.is_open() then return new; end if;
  select r.* into bill from activities_received r
    join treasury_batch b on b.id = new.batch_id and b.legal_entity_id = r.legal_entity_id
    where r.id = new.debt and r.state = 'booked' and not r.self_billed and r.gross > 0;
  if bill is null or new.account <> 'supplier_payable' or new.amount > bill.gross then
    raise exception 'a supplier is paid what its bill says' using errcode = 'MU043';
  end if;
  if upper(regexp_replace(bill.content ->> 'iban', '\s', '', 'g')) is distinct from new.iban then
    raise exception 'a bill is paid to the account on it' using errcode = 'MU043';
  end if;
  if (select coalesce(sum(p.amount), 0) from treasury_payment p
        join activities_received r on r.id = p.debt
      where p.debt_kind = 'supplier' and p.state not in ('rejected', 'returned', 'dropped')
        and r.sender_number = bill.sender_number and r.legal_entity_id = bill.legal_entity_id)
     > (select coalesce(sum(case when r.gross > 0 then r.gross
          -- Given back by a card or a direct debit, or before: nothing is left to take off.
          when r.content ->> 'means' in ('48', '49', '54', '55', '59') then 0
          else -least(-r.gross, abs(coalesce((r.content ->> 'payable')::bigint, r.gross))) end), 0)
        from activities_received r
      where r.state = 'booked' and not r.self_billed and r.sender_number = bill.sender_number
        and r.legal_entity_id = bill.legal_entity_id) then
    raise exception 'the credit notes of a supplier are taken off' using errcode = 'MU043';
  end if;
  return new;
end $$;
create constraint trigger supplier_is_owed after insert on treasury_payment
  deferrable initially deferred for each row when (new.debt_kind = 'supplier')
  execute function mutua.supplier_is_owed();

create function mutua.bill_of_another() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if exists (
      select from treasury_payment p
      join ground_change g on g."table" = 'activities_received' and g.row = p.debt::text
      join ground_act a on a.id = g.act_id
      where p.batch_id = new.batch_id and p.debt_kind = 'supplier' and a.person = new.by_whom_id
        and not exists (select from treasury_payment before where before.person_id = p.person_id
                        and before.iban = p.iban and before.state = 'paid')) then
    raise exception 'a new account is not approved by whoever brought it in' using errcode = 'MU017';
  end if;
  return new;
end $$;
create trigger bill_of_another before insert on treasury_approval
  for each row execute function mutua.bill_of_another();

-- In a restored store the journal brings back whom a batch had paid that the store does not know.
create policy remembered on people_person for insert to mutua_worker
  with check (not mutua.is_open());
create policy remembered on people_legalperson for insert to mutua_worker
  with check (represented_by_id is null and not mutua.is_open());
grant insert on people_person, people_legalperson to mutua_worker;

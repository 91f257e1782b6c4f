-- An order that no payment takes may be taken back; what was ordered too much of a person comes off what
-- she gets next of the same issuer, by its value, whatever one voucher is worth by then.

alter table payroll_mealvoucherwithdrawal enable row level security;
alter table payroll_mealvoucherwithdrawal force row level security;
create policy owner on payroll_mealvoucherwithdrawal to mutua_owner using (true) with check (true);
create policy seen on payroll_mealvoucherwithdrawal for select
  to mutua_staff, mutua_treasury, mutua_worker, mutua_auditor using (true);
create policy written on payroll_mealvoucherwithdrawal for insert to mutua_staff with check (true);
grant select on payroll_mealvoucherwithdrawal
  to mutua_staff, mutua_treasury, mutua_worker, mutua_auditor;
grant insert on payroll_mealvoucherwithdrawal to mutua_staff;
create trigger kept before update or delete on payroll_mealvoucherwithdrawal
  for each row execute function mutua.refuse_change();
create trigger kept_all before truncate on payroll_mealvoucherwithdrawal
  for each statement execute function mutua.refuse_change();
create trigger recorded after insert on payroll_mealvoucherwithdrawal
  for each row execute function mutua.keep_change();

-- Whether a payment that is not over takes an order. The staff may ask that much of a payment.
create function mutua.voucher_order_is_paid(the_order uuid) returns boolean language sql stable
security definer set search_path = public, pg_temp as $$
  select exists (select from treasury_payment p where p.debt_kind = 'meal_vouchers'
    and p.debt = the_order and p.state not in ('rejected', 'returned', 'dropped'))
$$;
revoke execute on function mutua.voucher_order_is_paid from public;
grant execute on function mutua.voucher_order_is_paid to mutua_staff;

create function mutua.voucher_order_is_free() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  -- Two at once: who pays the order waits for who takes it back.
  perform from payroll_mealvoucherorder o where o.id = new.order_id for no key update;
  if mutua.voucher_order_is_paid(new.order_id) then
    raise exception 'an order that is in a payment is not taken back' using errcode = 'MU044';
  end if;
  return new;
end $$;
create trigger free before insert on payroll_mealvoucherwithdrawal
  for each row execute function mutua.voucher_order_is_free();

-- What an order and its withdrawal have booked on its issuer: nothing, once it was taken back.
create function mutua.voucher_order_is_back() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if exists (select from ledger_entry e join ledger_posting p on p.entry_id = e.id
      where e.cause_kind = 'meal_voucher_order' and e.cause_id = new.order_id
      group by p.account_id, p.person having sum(p.amount) <> 0) then
    raise exception 'an order that was taken back is out of the books' using errcode = 'MU001';
  end if;
  return new;
end $$;
create constraint trigger back after insert on payroll_mealvoucherwithdrawal
  deferrable initially deferred for each row execute function mutua.voucher_order_is_back();

create function mutua.voucher_order_is_owed() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  -- What had left before a store was restored is on its way, whatever it knows of the order.
  if not mutua.is_open() then return new; end if;
  perform from payroll_mealvoucherorder o where o.id = new.debt for no key update;
  if not exists (select from payroll_mealvoucherorder o where o.id = new.debt
      and (o.issuer_id, o.amount) = (new.person_id, new.amount)
      and not exists (select from payroll_mealvoucherwithdrawal w where w.order_id = o.id)) then
    raise exception 'an order is paid as it stands' using errcode = 'MU044';
  end if;
  return new;
end $$;
create constraint trigger voucher_order_is_owed after insert on treasury_payment
  deferrable initially deferred for each row when (new.debt_kind = 'meal_vouchers')
  execute function mutua.voucher_order_is_owed();

-- What payslips gave less what was ordered, by the value of one; below zero what was ordered too much.
create or replace function mutua.vouchers_to_order(the_entity text, the_issuer uuid, until date)
returns table (person uuid, face_value bigint, count bigint) language sql stable security definer
set search_path = public, pg_temp as $$
  select person, face_value, sum(n)::bigint from (
    select g.person, g.face_value, g.given as n
      from mutua.vouchers_given(the_entity, the_issuer, until) g
    union all select l.person_id, l.face_value, -l.count from payroll_mealvoucherline l
      join payroll_mealvoucherorder o on o.id = l.order_id
      where o.legal_entity_id = the_entity and o.issuer_id = the_issuer
        and not exists (select from payroll_mealvoucherwithdrawal w where w.order_id = o.id)) every
  group by 1, 2 having sum(n) <> 0
$$;

create or replace function mutua.voucher_lines_fit() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  its payroll_mealvoucherorder;
begin
  for its in select * from payroll_mealvoucherorder where id in (select order_id from added) loop
    if exists (select from mutua.vouchers_to_order(its.legal_entity_id, its.issuer_id, its.until) t
         where t.person in (select a.person_id from added a where a.order_id = its.id)
         group by t.person
         having sum(t.count * t.face_value) < 0 or bool_or(t.count < 0 and exists (
           select from added a where (a.order_id, a.person_id, a.face_value)
             = (its.id, t.person, t.face_value)))) then
      raise exception 'vouchers are ordered that no payslip gave' using errcode = 'MU044';
    end if;
    if its.amount is distinct from (select sum(count * face_value) from payroll_mealvoucherline
         where order_id = its.id) then
      raise exception 'an order is the sum of its lines' using errcode = 'MU001';
    end if;
  end loop;
  return null;
end $$;

-- What the database holds of writs: two people stand behind each, nothing said is changed, and no
-- more is kept back than is due, from a payslip of this very act, and into the books.

do $$
declare name text;
begin
  foreach name in array array['writ', 'writconfirmation', 'writend', 'withholding',
    'childrendeclared'] loop
    name := 'payroll_' || name;
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner on %I to mutua_owner using (true) with check (true)', name);
    execute format('create policy seen on %I for select
      to mutua_staff, mutua_worker, mutua_treasury, mutua_auditor using (true)', name);
    execute format('create policy mine on %I for select to mutua_member
      using (person_id = (select mutua.person()))', name);
    execute format('grant select on %I
      to mutua_member, mutua_staff, mutua_treasury, mutua_worker, mutua_auditor', name);
    execute format('create policy written on %I for insert to mutua_staff with check (true)', name);
    execute format('grant insert on %I to mutua_staff', name);
    execute format('create trigger kept before update or delete on %I
      for each row execute function mutua.refuse_change()', name);
    execute format('create trigger kept_all before truncate on %I
      for each statement execute function mutua.refuse_change()', name);
    execute format('create trigger recorded after insert on %I
      for each row execute function mutua.keep_change(%s)', name,
      case name when 'payroll_writ' then '''creditor'', ''reference''' else '' end);
  end loop;
end $$;
-- Jobs pay, and keep back; a person declares her own children.
grant insert on payroll_withholding to mutua_worker;
create policy withheld on payroll_withholding for insert to mutua_worker with check (true);
grant insert on payroll_childrendeclared to mutua_member;
create policy declared on payroll_childrendeclared for insert to mutua_member
  with check (person_id = mutua.person());

create function mutua.writ_fits() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if new.entered_by_id is distinct from mutua.person() then
    raise exception 'one enters a writ oneself' using errcode = 'MU015';
  end if;
  return new;
end $$;
create trigger fits before insert on payroll_writ
  for each row execute function mutua.writ_fits();

-- Who confirms is somebody else than who entered it, and a writ that has ended is not confirmed.
alter table payroll_writconfirmation add constraint who_entered_it
  foreign key (writ_id, entered_by_id) references payroll_writ (id, entered_by_id);
create function mutua.confirmation_fits() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  perform from payroll_writ where id = new.writ_id for update;
  if new.by_whom_id is distinct from mutua.person() then
    raise exception 'one confirms for oneself' using errcode = 'MU015';
  end if;
  if not exists (select from payroll_writ w where (w.id, w.person_id) = (new.writ_id, new.person_id))
     or exists (select from payroll_writend e where e.writ_id = new.writ_id) then
    raise exception 'a writ that stands is confirmed' using errcode = 'MU041';
  end if;
  return new;
end $$;
create trigger fits before insert on payroll_writconfirmation
  for each row execute function mutua.confirmation_fits();

create function mutua.writ_end_fits() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  perform from payroll_writ where (id, person_id) = (new.writ_id, new.person_id) for update;
  if not found or (new.paper = '' and exists (
       select from payroll_writconfirmation c where c.writ_id = new.writ_id)) then
    raise exception 'what is applied is lifted by a paper' using errcode = 'MU041';
  end if;
  return new;
end $$;
create trigger fits before insert on payroll_writend
  for each row execute function mutua.writ_end_fits();

-- What a writ is due in all on a day: each month from the one in which it was served adds its part.
create function mutua.due_under(the_writ payroll_writ, the_day date) returns bigint
language sql immutable as $$
  select the_writ.amount + the_writ.monthly * greatest(0,
    (extract(year from the_day) - extract(year from the_writ.served_on))::bigint * 12
    + (extract(month from the_day) - extract(month from the_writ.served_on))::bigint + 1)
$$;

-- What was taken of a month of work, in all: for creditors, and as its person has agreed.
create function mutua.taken_of(the_month uuid) returns bigint language sql stable security definer
set search_path = public, pg_temp as $$
  select (coalesce((select sum(w.amount) from payroll_withholding w
             join payroll_payslip o on o.id = w.payslip_id where o.contract_month_id = the_month), 0)
    + coalesce((select sum(s.amount) from payroll_settlement s join payroll_payslip o
        on o.id = s.payslip_id where o.contract_month_id = the_month and s.kind = 'deducted'), 0)
    )::bigint
$$;
revoke execute on function mutua.taken_of from public;

-- Kept back is what is due under a writ that is confirmed, from a payslip of this very act or of
-- which nothing has left, and never more than the pay that is there.
create function mutua.withholding_fits() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  the_writ payroll_writ;
  slip record;
  under bigint;
  taken bigint;
begin
  select * into the_writ from payroll_writ where id = new.writ_id for update;
  select p.*, m.id as month_id into slip from payroll_payslip p
    join work_contractmonth m on m.id = p.contract_month_id where p.id = new.payslip_id;
  if (the_writ.person_id, slip.person_id, slip.legal_entity_id)
       is distinct from (new.person_id, new.person_id, the_writ.legal_entity_id)
     or (slip.act_id is distinct from mutua.act() and exists (
       select from treasury_payment t join payroll_payslip o on o.id = t.debt
         where t.debt_kind = 'payslip' and o.contract_month_id = slip.month_id
           and t.state not in ('rejected', 'returned', 'dropped')))
     or exists (select from payroll_payslip n where n.replaces_id = slip.id)
     or the_writ.served_on > slip.paid_on
     or not exists (select from payroll_writconfirmation c where c.writ_id = new.writ_id)
     or exists (select from payroll_writend e where e.writ_id = new.writ_id) then
    raise exception 'nothing is kept back but for a writ that is confirmed' using errcode = 'MU041';
  end if;
  select coalesce(sum(amount), 0) into under from payroll_withholding where writ_id = new.writ_id;
  taken := mutua.taken_of(slip.month_id);
  if under > mutua.due_under(the_writ, slip.paid_on) or taken > slip.net_pay then
    raise exception 'no more is kept back than is due and there' using errcode = 'MU041';
  end if;
  return null;
end $$;
create trigger fits after insert on payroll_withholding
  for each row execute function mutua.withholding_fits();

create function mutua.withholding_is_booked() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  owed bigint;
  less bigint;
begin
  select -sum(p.amount) filter (where p.account_id = 'creditor_payable'
           and p.person = (select payee_id from payroll_writ where id = new.writ_id)),
      sum(p.amount) filter (where p.account_id = 'net_pay_payable' and p.person = new.person_id)
    into owed, less
    from ledger_entry e join ledger_posting p on p.entry_id = e.id
    where e.cause_kind = 'withheld' and e.cause_id = new.id;
  if (owed, less) is distinct from (new.amount, new.amount) then
    raise exception 'kept back % but booked %', new.amount, owed using errcode = 'MU001';
  end if;
  return null;
end $$;
create constraint trigger booked after insert on payroll_withholding
  deferrable initially deferred for each row execute function mutua.withholding_is_booked();

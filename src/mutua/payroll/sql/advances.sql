-- What the database holds of advances on pay: asked by their person, granted by somebody else, and set
-- off within the fifth that the law of 12 April 1965, art. 23 lets go.

do $$
declare name text;
begin
  foreach name in array array['payadvance', 'advancedecision', 'advancesetoff'] loop
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
    execute format('create trigger kept before update or delete on %I
      for each row execute function mutua.refuse_change()', name);
    execute format('create trigger kept_all before truncate on %I
      for each statement execute function mutua.refuse_change()', name);
    execute format('create trigger recorded after insert on %I
      for each row execute function mutua.keep_change()', name);
  end loop;
end $$;
-- Nobody asks for another; nobody grants her own.
grant insert on payroll_payadvance to mutua_member;
create policy asked on payroll_payadvance for insert to mutua_member
  with check (person_id = mutua.person());
grant insert on payroll_advancedecision, payroll_advancesetoff to mutua_staff, mutua_worker;
create policy written on payroll_advancedecision for insert to mutua_staff, mutua_worker
  with check (true);
create policy written on payroll_advancesetoff for insert to mutua_staff, mutua_worker
  with check (true);

create function mutua.advance_decision_fits() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if new.by_whom_id is distinct from mutua.person() then
    raise exception 'one decides for oneself' using errcode = 'MU015';
  end if;
  if not exists (select from payroll_payadvance a
                 where (a.id, a.person_id) = (new.advance_id, new.person_id)) then
    raise exception 'the answer goes to who has asked' using errcode = 'MU042';
  end if;
  return new;
end $$;
create trigger fits before insert on payroll_advancedecision
  for each row execute function mutua.advance_decision_fits();

-- What was taken of a month of work, in all: for creditors, as agreed, and for advances.
create or replace function mutua.taken_of(the_month uuid) returns bigint language sql stable security definer
set search_path = public, pg_temp as $$
  select (coalesce((select sum(w.amount) from payroll_withholding w
             join payroll_payslip o on o.id = w.payslip_id where o.contract_month_id = the_month), 0)
    + coalesce((select sum(s.amount) from payroll_settlement s join payroll_payslip o
        on o.id = s.payslip_id where o.contract_month_id = the_month and s.kind = 'deducted'), 0)
    + coalesce((select sum(a.amount) from payroll_advancesetoff a join payroll_payslip o
        on o.id = a.payslip_id where o.contract_month_id = the_month), 0))::bigint
$$;
create function mutua.set_off_fits() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  asked record;
  slip record;
  so_far bigint;
  fifth bigint;
begin
  select * into asked from payroll_payadvance where id = new.advance_id for update;
  select * into slip from payroll_payslip where id = new.payslip_id;
  select coalesce(sum(amount), 0) into so_far from payroll_advancesetoff
    where advance_id = new.advance_id;
  select coalesce((select sum(amount) from payroll_advancesetoff where payslip_id = slip.id), 0)
      + coalesce((select sum(amount) from payroll_settlement
                    where payslip_id = slip.id and kind = 'deducted'), 0) into fifth;
  if (asked.person_id, slip.person_id, slip.legal_entity_id, slip.act_id)
       is distinct from (new.person_id, new.person_id, asked.legal_entity_id, mutua.act())
     or not exists (select from payroll_advancedecision d
                    where d.advance_id = new.advance_id and d.granted)
     or so_far > asked.amount or fifth * 5 > slip.net_pay - slip.allowances
     or mutua.taken_of(slip.contract_month_id) > slip.net_pay then
    raise exception 'set off is an advance that was granted, a fifth of the net pay at most'
      using errcode = 'MU042';
  end if;
  return null;
end $$;
create trigger fits after insert on payroll_advancesetoff
  for each row execute function mutua.set_off_fits();

create function mutua.a_fifth_in_all() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if new.kind = 'deducted' and 5 * (
       coalesce((select sum(amount) from payroll_advancesetoff
                   where payslip_id = new.payslip_id), 0)
       + coalesce((select sum(amount) from payroll_settlement
                     where payslip_id = new.payslip_id and kind = 'deducted'), 0))
     > (select net_pay - allowances from payroll_payslip where id = new.payslip_id) then
    raise exception 'advances and what was agreed take a fifth of the net pay in all'
      using errcode = 'MU035';
  end if;
  return null;
end $$;
create trigger a_fifth_in_all after insert on payroll_settlement
  for each row execute function mutua.a_fifth_in_all();

-- An advance is a claim on its person and a debt to her; what is set off ends as much of the claim.
create function mutua.advance_is_booked() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  asked bigint;
  sign int := case tg_table_name when 'payroll_advancedecision' then 1 else -1 end;
  kind text := case tg_table_name when 'payroll_advancedecision' then 'pay_advance'
    else 'advance_set_off' end;
  booked bigint;
begin
  if sign = 1 then
    select case when new.granted then amount else 0 end into asked
      from payroll_payadvance where id = new.advance_id;
  else
    asked := new.amount;
  end if;
  select coalesce(sum(p.amount), 0) into booked
    from ledger_entry e join ledger_posting p on p.entry_id = e.id
    where e.cause_kind = kind and e.cause_id = new.id and p.account_id = 'member_receivable'
      and p.person = new.person_id;
  if booked is distinct from asked * sign then
    raise exception 'an advance of % booked as %', asked, booked using errcode = 'MU001';
  end if;
  return null;
end $$;
create constraint trigger booked after insert on payroll_advancedecision
  deferrable initially deferred for each row execute function mutua.advance_is_booked();
create constraint trigger booked after insert on payroll_advancesetoff
  deferrable initially deferred for each row execute function mutua.advance_is_booked();

-- What is left to pay of months of work, as before, less all that was taken of them.
create or replace function mutua.left_to_pay(months uuid[])
returns table (contract_month uuid, net_left bigint, paid bigint) language plpgsql stable
security definer set search_path = public, pg_temp as $$
begin
  return query
    with slips as (
      select s.id, s.contract_month_id as month_id from payroll_payslip s
        where s.contract_month_id = any (months)),
    paid_out as (
      select s.month_id, sum(t.amount)::bigint as amount
        from slips s join treasury_payment t on t.debt_kind = 'payslip' and t.debt = s.id
        where t.state not in ('rejected', 'returned', 'dropped') group by 1),
    taken as (
      select month_id, sum(amount)::bigint as amount from (
        select s.month_id, d.amount from slips s
          join payroll_settlement d on d.payslip_id = s.id and d.kind = 'deducted'
        union all select s.month_id, w.amount from slips s
          join payroll_withholding w on w.payslip_id = s.id
        union all select s.month_id, a.amount from slips s
          join payroll_advancesetoff a on a.payslip_id = s.id) every group by 1),
    claimed as (
      select c.contract_month_id as month_id, sum(c.amount - coalesce((
          select sum(d.amount) from payroll_settlement d
            where d.claim_id = c.id and d.kind <> 'deducted'), 0))::bigint as amount
        from payroll_claim c where c.contract_month_id = any (months) group by 1)
    select m.id, (s.net_pay - coalesce(d.amount, 0) + coalesce(k.amount, 0)
        - coalesce(p.amount, 0))::bigint, coalesce(p.amount, 0)
      from work_contractmonth m
      join work_contract c on c.id = m.contract_id
      join payroll_payslip s on s.id = m.payslip
      left join paid_out p on p.month_id = m.id
      left join taken d on d.month_id = m.id
      left join claimed k on k.month_id = m.id
      where m.id = any (months)
        and (current_setting('role') <> 'mutua_member' or c.person_id = mutua.person());
end $$;

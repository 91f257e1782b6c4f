-- What the database holds of corrections: a later version has a reason and takes the place of the
-- one before, and pay comes back only as its person has agreed.

do $$
declare name text;
begin
  foreach name in array array['workedhours', 'claim', 'recoveryplan', 'settlement'] loop
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
grant insert on payroll_workedhours, payroll_claim to mutua_staff;
create policy written on payroll_workedhours for insert to mutua_staff with check (true);
create policy written on payroll_claim for insert to mutua_staff with check (true);
grant insert on payroll_settlement to mutua_staff, mutua_worker;
create policy written on payroll_settlement for insert to mutua_staff with check (true);
-- Jobs pay, and deduct as was agreed; to correct and to give up is for people.
create policy deducted on payroll_settlement for insert to mutua_worker
  with check (kind = 'deducted');
create policy corrected_by_people on payroll_run as restrictive for insert to mutua_worker
  with check (why = '');
create policy corrected_by_people on payroll_payslip as restrictive for insert to mutua_worker
  with check (version = 1);
-- Nobody agrees for another.
grant insert on payroll_recoveryplan to mutua_member;
create policy agreed on payroll_recoveryplan for insert to mutua_member
  with check (person_id = mutua.person());

create function mutua.is_of_its_month() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if not exists (select from work_contractmonth m join work_contract c on c.id = m.contract_id
                 where m.id = new.contract_month_id and c.person_id = new.person_id
                   and m.confirmed_at is not null) then
    raise exception '%: not of work that its person has done', tg_table_name
      using errcode = 'MU034';
  end if;
  return new;
end $$;
create trigger fits before insert on payroll_workedhours
  for each row execute function mutua.is_of_its_month();

-- A claim is what was paid beyond a correcting payslip that was made in this very act.
create function mutua.claim_fits() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if not exists (select from payroll_payslip p join payroll_payslip b on b.id = p.replaces_id
      where p.id = new.payslip_id and p.act_id = mutua.act()
        and (p.contract_month_id, p.person_id, p.legal_entity_id)
            = (new.contract_month_id, new.person_id, new.legal_entity_id)
        and new.amount <= b.net_pay - p.net_pay) then
    raise exception 'a claim is what a correction has shown to be too much' using errcode = 'MU035';
  end if;
  return new;
end $$;
create trigger fits before insert on payroll_claim
  for each row execute function mutua.claim_fits();

create function mutua.plan_fits() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if not exists (select from payroll_claim c
                 where (c.id, c.person_id) = (new.claim_id, new.person_id)) then
    raise exception 'one agrees to what one owes' using errcode = 'MU035';
  end if;
  return new;
end $$;
create trigger fits before insert on payroll_recoveryplan
  for each row execute function mutua.plan_fits();

-- No more of a claim is settled than there is; what is deducted is what its person has agreed to,
-- and one fifth of the net pay without refunds at most (law of 12 April 1965, art. 23).
create function mutua.settlement_fits() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  the_claim record;
  settled bigint;
  planned record;
  slip record;
  taken bigint;
begin
  select * into the_claim from payroll_claim where id = new.claim_id for update;
  select coalesce(sum(amount), 0) into settled from payroll_settlement
    where claim_id = new.claim_id and id <> new.id;
  if (the_claim.person_id, true) is distinct from
       (new.person_id, settled + new.amount <= the_claim.amount) then
    raise exception 'no more comes back than was too much' using errcode = 'MU035';
  end if;
  if new.kind = 'deducted' then
    select * into planned from payroll_recoveryplan
      where claim_id = new.claim_id order by agreed_at desc, id desc limit 1;
    select * into slip from payroll_payslip where id = new.payslip_id;
    select coalesce(sum(amount), 0) into taken from payroll_settlement
      where payslip_id = new.payslip_id and id <> new.id;
    if planned.id is distinct from new.plan_id or new.amount > planned.a_payslip
       or slip.person_id <> new.person_id or slip.act_id is distinct from mutua.act()
       or (taken + new.amount) * 5 > slip.net_pay - slip.allowances then
      raise exception 'deducted is what was agreed, a fifth of the net pay at most'
        using errcode = 'MU035';
    end if;
  end if;
  return null;
end $$;
create trigger fits after insert on payroll_settlement
  for each row execute function mutua.settlement_fits();

-- Only a run with a reason makes later versions, and it makes nothing else.
create or replace function mutua.payslips_are_due() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
declare
  off uuid;
  the_act uuid := mutua.needed_act();
begin
  perform from payroll_run where id in (select run_id from added) for share;
  select a.id into off from added a
    left join payroll_run r on r.id = a.run_id
    left join work_contractmonth m on m.id = a.contract_month_id
    left join work_contract c on c.id = m.contract_id
    left join activities_activity t on t.id = c.activity_id
    left join payroll_payslip before on before.id = a.replaces_id
    where a.act_id is distinct from the_act
      or (r.state, r.legal_entity_id) is distinct from ('open', a.legal_entity_id)
      or (c.person_id, c.activity_id, t.legal_entity_id, m.first_day, m.last_day)
        is distinct from (a.person_id, a.activity_id, a.legal_entity_id, a.worked_from,
                          a.worked_until)
      or c.state not in ('declared', 'worked')
      or m.confirmed_at is null
      or (a.version > 1) is distinct from (r.why <> '')
      or (m.gross_pay, m.charged, c.regime) is distinct from (a.gross_pay, a.charged, a.regime)
      or (a.version > 1 and (before.contract_month_id, before.version + 1)
          is distinct from (a.contract_month_id, a.version::int))
    limit 1;
  if found then
    raise exception 'payslip %: its month is not due', off using errcode = 'MU034';
  end if;
  return null;
end $$;

-- The month points to the payslip that holds: the first one, then each that replaces it.
create or replace function mutua.months_are_paid() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
declare
  made bigint;
  moved bigint;
begin
  select count(*) into made from added;
  update work_contractmonth m set payslip = a.id from added a
    where m.id = a.contract_month_id and m.payslip is not distinct from a.replaces_id;
  get diagnostics moved = row_count;
  if moved <> made then
    raise exception 'a month is paid once, and corrected from what holds' using errcode = 'MU008';
  end if;
  return null;
end $$;
-- What is signed of a month stays; which payslip holds for it moves only to the one that follows.
do $$
declare columns text;
begin
  select string_agg(quote_ident(attname), ', ') into columns from pg_attribute
    where attrelid = 'work_contractmonth'::regclass and attnum > 0 and not attisdropped
      and attname <> 'payslip';
  drop trigger frozen on work_contractmonth;
  execute format('create trigger frozen before update of %s on work_contractmonth
    for each row execute function mutua.month_is_frozen()', columns);
end $$;
create function mutua.month_follows_its_payslips() returns trigger language plpgsql as $$
begin
  if new.payslip is distinct from old.payslip and not exists (
       select from payroll_payslip p where p.id = new.payslip and p.contract_month_id = new.id
         and p.replaces_id is not distinct from old.payslip) then
    raise exception 'a month has the payslip that follows' using errcode = 'MU007';
  end if;
  return new;
end $$;
create trigger follows before update of payslip on work_contractmonth
  for each row execute function mutua.month_follows_its_payslips();

-- What is left to pay of the months of work, and what was paid or is on its way: the net pay that
-- holds, less deductions and payments, and a claim counts as if it was paid back.
create function mutua.left_to_pay(months uuid[])
returns table (contract_month uuid, net_left bigint, paid bigint) language plpgsql stable
security definer set search_path = public, pg_temp as $$
begin
  return query
    with paid_out as (
      select s.contract_month_id as month_id, sum(t.amount)::bigint as amount
        from payroll_payslip s join treasury_payment t on t.debt_kind = 'payslip' and t.debt = s.id
        where s.contract_month_id = any (months)
          and t.state not in ('rejected', 'returned', 'dropped') group by 1),
    deducted as (
      select s.contract_month_id as month_id, sum(d.amount)::bigint as amount
        from payroll_payslip s join payroll_settlement d on d.payslip_id = s.id
        where s.contract_month_id = any (months) and d.kind = 'deducted' group by 1),
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
      left join deducted d on d.month_id = m.id
      left join claimed k on k.month_id = m.id
      where m.id = any (months)
        and (current_setting('role') <> 'mutua_member' or c.person_id = mutua.person());
end $$;
revoke execute on function mutua.left_to_pay from public;
grant execute on function mutua.left_to_pay
  to mutua_member, mutua_staff, mutua_treasury, mutua_worker, mutua_auditor;

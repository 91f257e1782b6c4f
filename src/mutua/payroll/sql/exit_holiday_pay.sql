-- What the database holds of exit holiday pay: once for a contract and year, when all its months are
-- paid; it releases what their payslips have set aside, is what its lines and its entry say, and never
-- changes.

alter table payroll_exitholidaypay alter column act_id set default mutua.act(),
  alter column known_at set default now();

do $$
declare name text := 'payroll_exitholidaypay';
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format('create policy owner on %I to mutua_owner using (true) with check (true)', name);
  execute format('create policy of_house on %I to mutua_staff, mutua_worker
    using (true) with check (true)', name);
  execute format('create policy seen on %I for select to mutua_treasury, mutua_auditor
    using (true)', name);
  execute format('create policy mine on %I for select to mutua_member
    using (person_id = (select mutua.person()))', name);
  -- To correct is for people.
  execute format('create policy corrected_by_people on %I as restrictive for insert
    to mutua_worker with check (version = 1)', name);
  execute format('grant select on %I
    to mutua_member, mutua_staff, mutua_treasury, mutua_worker, mutua_auditor', name);
  execute format('grant insert on %I to mutua_staff, mutua_worker', name);
  execute format('create trigger kept before update or delete on %I
    for each row execute function mutua.refuse_change()', name);
  execute format('create trigger kept_all before truncate on %I
    for each statement execute function mutua.refuse_change()', name);
  execute format('create trigger recorded after insert on %I referencing new table as added
    for each statement execute function mutua.keep_added()', name);
end $$;
select mutua.keep_private('private_of_exit_pay', array['payroll_exitholidaypay'],
  array['payroll.see_pay', 'payroll.run', 'payroll.correct', 'payroll.regularise',
  'payroll.decide_advance']);
-- A member reads the run of what she is paid, also where it has made nothing else.
alter policy mine on payroll_run
  using (exists (select from payroll_payslip p where p.run_id = payroll_run.id)
    or exists (select from payroll_exitholidaypay p where p.run_id = payroll_run.id));

-- The last month of a contract and of the versions that follow it, and how many of all their months
-- are not paid: until none is, the contract has not come to its end.
create function mutua.end_of_contract(the_contract uuid)
returns table (first_day date, last_day date, promised_on date, payslip uuid, unpaid bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  with recursive versions (id) as (
    select the_contract
    union select c.id from work_contract c join versions v on c.replaces_id = v.id),
  months as (
    select m.* from work_contractmonth m join versions v on v.id = m.contract_id where not m.freed)
  select l.first_day, l.last_day, l.promised_on, l.payslip,
      (select count(*) from months o where o.payslip is null)
    from months l order by l.last_day desc, l.id desc limit 1
$$;
revoke execute on function mutua.end_of_contract from public;
grant execute on function mutua.end_of_contract to mutua_staff, mutua_worker, mutua_auditor;

-- What the payslips that hold of a contract have set aside for its holidays, of work of a year.
create function mutua.holiday_pay_set_aside(the_contract uuid, the_year int) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(sum(p.provision), 0)::bigint
    from work_contractmonth m join payroll_payslip p on p.id = m.payslip
    where m.contract_id = the_contract and extract(year from p.worked_from) = the_year
$$;
revoke execute on function mutua.holiday_pay_set_aside from public;

-- It is of this very act and an open run, of a contract with a term whose months are all paid, and
-- a later version follows the one that holds.
create function mutua.exit_pay_is_due() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  the_act uuid := mutua.needed_act();
begin
  perform from payroll_run where id = new.run_id for share;
  if not exists (select from payroll_run r
      join work_contract c on c.id = new.contract_id and c.week is null
      join activities_activity t on t.id = c.activity_id
      cross join lateral mutua.end_of_contract(c.id) e
      left join payroll_exitholidaypay b on b.id = new.replaces_id
      where r.id = new.run_id and r.state = 'open' and (new.version > 1) = (r.why <> '')
        and new.act_id = the_act
        and (r.legal_entity_id, t.legal_entity_id, c.person_id, c.activity_id)
          = (new.legal_entity_id, new.legal_entity_id, new.person_id, new.activity_id)
        and e.unpaid = 0
        and (e.first_day, e.last_day, e.promised_on)
          = (new.worked_from, new.worked_until, new.promised_on)
        and (new.version = 1 or (b.contract_id, b.year::int, b.version + 1)
          = (new.contract_id, new.year::int, new.version::int))) then
    raise exception 'exit holiday pay %: its contract has not come to its end', new.id
      using errcode = 'MU034';
  end if;
  return null;
end $$;
create trigger due after insert on payroll_exitholidaypay
  for each row execute function mutua.exit_pay_is_due();

create function mutua.exit_pays_add_up() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  run record;
  off uuid;
begin
  for run in select id, kinds from payroll_run where id in (select run_id from added) loop
    execute format('select a.id from added a where a.run_id = %L and (a.gross_pay, a.withheld, a.tax,
        a.contributions, a.services, a.net_pay, a.employer_cost)
      is distinct from (coalesce((a.lines ->> ''single_holiday_pay'')::bigint, 0)
          + coalesce((a.lines ->> ''double_holiday_pay'')::bigint, 0), %s, %s, %s, %s,
        (a.lines ->> ''net_pay'')::bigint, (a.lines ->> ''employer_cost'')::bigint) limit 1',
      run.id, mutua.sum_of(run.kinds, 'employee'), mutua.sum_of(run.kinds, 'tax'),
      mutua.sum_of(run.kinds, 'employer'), mutua.sum_of(run.kinds, 'house')) into off;
    if off is not null then
      raise exception 'exit holiday pay %: its totals are not the sum of its lines', off
        using errcode = 'MU010';
    end if;
  end loop;
  return null;
end $$;
create trigger whole after insert on payroll_exitholidaypay referencing new table as added
  for each statement execute function mutua.exit_pays_add_up();

-- It releases what the payslips have set aside, also once one of them is corrected.
create function mutua.exit_pay_releases() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  the_contract uuid;
  the_year int;
  off record;
begin
  if tg_table_name = 'payroll_payslip' then
    select contract_id into the_contract from work_contractmonth where id = new.contract_month_id;
    the_year := extract(year from new.worked_from);
  else
    the_contract := new.contract_id;
    the_year := new.year;
  end if;
  select x.released, mutua.holiday_pay_set_aside(the_contract, the_year) as set_aside into off
    from payroll_exitholidaypay x where x.contract_id = the_contract and x.year = the_year
      and not exists (select from payroll_exitholidaypay n where n.replaces_id = x.id);
  if off.released <> off.set_aside then
    raise exception 'exit holiday pay releases % of % set aside', off.released, off.set_aside
      using errcode = 'MU010';
  end if;
  return null;
end $$;
create constraint trigger released after insert on payroll_exitholidaypay
  deferrable initially deferred for each row execute function mutua.exit_pay_releases();
create constraint trigger released after insert on payroll_payslip
  deferrable initially deferred for each row when (new.version > 1)
  execute function mutua.exit_pay_releases();

-- What its entries say in all, by account: beside these accounts it touches none.
create function mutua.exit_pay_booked(the_pay uuid, the_person uuid, the_activity uuid,
  out released bigint, out net_pay bigint, out onss bigint, out tax bigint, out services bigint,
  out difference bigint, out others bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(sum(amount) filter (where account_id = 'holiday_pay_provision'
      and person = the_person), 0)::bigint,
    coalesce(-sum(amount) filter (where account_id = 'net_pay_payable'
      and person = the_person), 0)::bigint,
    coalesce(-sum(amount) filter (where account_id = 'social_security_payable'
      and person = the_person and authority = 'onss'), 0)::bigint,
    coalesce(-sum(amount) filter (where account_id = 'withholding_tax_payable'
      and person = the_person and authority = 'tax'), 0)::bigint,
    coalesce(-sum(amount) filter (where account_id = 'pay_costs_payable'), 0)::bigint,
    coalesce(-sum(amount) filter (where account_id = 'pay_difference'
      and activity = the_activity and fund = 'exit_holiday_pay'), 0)::bigint,
    count(*) filter (where not (account_id = 'pay_costs_payable'
      or (account_id = 'pay_difference' and activity = the_activity and fund = 'exit_holiday_pay')
      or (person = the_person and account_id in ('holiday_pay_provision', 'net_pay_payable',
        'social_security_payable', 'withholding_tax_payable'))))
  from ledger_entry e join ledger_posting p on p.entry_id = e.id
  where e.cause_kind = 'exit_holiday_pay' and e.cause_id = the_pay
$$;
revoke execute on function mutua.exit_pay_booked from public;
grant execute on function mutua.exit_pay_booked to mutua_staff, mutua_worker, mutua_treasury,
  mutua_auditor;

create function mutua.exit_pay_is_booked() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if (select b::text from mutua.exit_pay_booked(new.id, new.person_id, new.activity_id) b)
       is distinct from row(new.released, new.net_pay, new.withheld + new.contributions, new.tax,
         new.services, new.difference, 0)::text
     or (select b::text from mutua.exit_pay_booked(new.replaces_id, new.person_id,
           new.activity_id) b) is distinct from row(0, 0, 0, 0, 0, 0, 0)::text then
    raise exception 'exit holiday pay %: its entry is not what it says', new.id
      using errcode = 'MU001';
  end if;
  return null;
end $$;
create constraint trigger booked after insert on payroll_exitholidaypay
  deferrable initially deferred for each row execute function mutua.exit_pay_is_booked();

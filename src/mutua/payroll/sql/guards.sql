-- What the database holds of payslips: each month once, in one chain, its totals the sum of its
-- lines, never changed. Guards a statement at a time: a check a row costs more than the row.

do $$
declare name text;
begin
  foreach name in array array['payroll_run', 'payroll_payslip'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner on %I to mutua_owner using (true) with check (true)', name);
    execute format('create policy of_house on %I to mutua_staff, mutua_worker
      using (true) with check (true)', name);
    execute format('create policy seen on %I for select to mutua_treasury, mutua_auditor
      using (true)', name);
    execute format('grant select on %I
      to mutua_member, mutua_staff, mutua_treasury, mutua_worker, mutua_auditor', name);
    execute format('grant insert on %I to mutua_staff, mutua_worker', name);
    execute format('create trigger kept_all before truncate on %I
      for each statement execute function mutua.refuse_change()', name);
  end loop;
end $$;
create policy mine on payroll_payslip for select to mutua_member
  using (person_id = (select mutua.person()));
create policy mine on payroll_run for select to mutua_member
  using (exists (select from payroll_payslip p where p.run_id = payroll_run.id));
alter table payroll_payslip alter column act_id set default mutua.act();

create trigger kept before update or delete on payroll_payslip
  for each row execute function mutua.refuse_change();
create trigger kept before delete on payroll_run
  for each row execute function mutua.refuse_change();
create trigger recorded after insert or update on payroll_run
  for each row execute function mutua.keep_change();
create trigger stepped before insert or update of state on payroll_run
  for each row execute function mutua.follow_arrow('payroll_run');
grant update (state, count) on payroll_run to mutua_staff, mutua_worker;

create function mutua.run_is_frozen() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if (old.state = 'done' and to_jsonb(old) is distinct from to_jsonb(new))
     or to_jsonb(old) - '{state,count}'::text[]
       is distinct from to_jsonb(new) - '{state,count}'::text[]
     or (new.state = 'done' and old.state = 'open'
         and new.count <> (select count(*) from payroll_payslip p where p.run_id = new.id)) then
    raise exception 'a run stays what it was' using errcode = 'MU007';
  end if;
  return new;
end $$;
create trigger frozen before update on payroll_run
  for each row execute function mutua.run_is_frozen();

-- Whose earlier payslips are counted and whose are made must not move meanwhile: a person is paid
-- by one run at a time. Gives those that nobody else holds.
create function mutua.hold_for_pay(persons uuid[]) returns setof uuid language sql
security definer set search_path = public, pg_temp as $$
  select id from people_person where id = any (persons) order by id
    for no key update skip locked
$$;
revoke execute on function mutua.hold_for_pay from public;
grant execute on function mutua.hold_for_pay to mutua_staff, mutua_worker;

-- A payslip is of its month, of an open run, and of this very act.
create function mutua.payslips_are_due() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
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
      or (a.version = 1 and (m.gross_pay, m.charged, c.regime)
          is distinct from (a.gross_pay, a.charged, a.regime))
      or (a.version > 1 and (before.contract_month_id, before.version + 1)
          is distinct from (a.contract_month_id, a.version::int))
    limit 1;
  if found then
    raise exception 'payslip %: its month is not due', off using errcode = 'MU034';
  end if;
  return null;
end $$;
create trigger due after insert on payroll_payslip referencing new table as added
  for each statement execute function mutua.payslips_are_due();

-- Its totals are the sums of its lines, by the kinds that the law gives them. The sums are written
-- out for each run: to join each line with its kind took nine tenths of the time.
create function mutua.sum_of(kinds jsonb, the_kind text) returns text language sql immutable as $$
  select coalesce(string_agg(format('coalesce((a.lines ->> %L)::bigint, 0)', key), ' + '), '0')
    from jsonb_each_text(kinds) where value = the_kind
$$;
create function mutua.payslips_add_up() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  run record;
  off uuid;
begin
  for run in select id, kinds from payroll_run where id in (select run_id from added) loop
    execute format('select a.id from added a where a.run_id = %L and (
        (a.withheld, a.tax, a.allowances, a.contributions, a.reductions, a.services, a.provision,
          a.net_pay, a.employer_cost)
        is distinct from (%s, %s, %s, %s, %s, %s, %s, (a.lines ->> ''net_pay'')::bigint,
          (a.lines ->> ''employer_cost'')::bigint)
        or a.charged - a.employer_cost - a.provision <> (
          select coalesce(sum(d.value::bigint), 0) from jsonb_each_text(a.difference) d)) limit 1',
      run.id, mutua.sum_of(run.kinds, 'employee'), mutua.sum_of(run.kinds, 'tax'),
      mutua.sum_of(run.kinds, 'allowance'), mutua.sum_of(run.kinds, 'employer'),
      mutua.sum_of(run.kinds, 'reduction'), mutua.sum_of(run.kinds, 'house'),
      mutua.sum_of(run.kinds, 'provision')) into off;
    if off is not null then
      raise exception 'payslip %: its totals are not the sum of its lines', off
        using errcode = 'MU010';
    end if;
  end loop;
  return null;
end $$;
create trigger whole after insert on payroll_payslip referencing new table as added
  for each statement execute function mutua.payslips_add_up();

-- A month that has its payslip is no longer due, and frees what the budget held for it.
create function mutua.months_are_paid() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  firsts bigint;
  paid bigint;
begin
  select count(*) into firsts from added where version = 1;
  if firsts = 0 then return null; end if;
  update work_contractmonth m set payslip = a.id from added a
    where m.id = a.contract_month_id and a.version = 1 and m.payslip is null;
  get diagnostics paid = row_count;
  if paid <> firsts then
    raise exception 'a month is paid once' using errcode = 'MU008';
  end if;
  return null;
end $$;
create trigger paid after insert on payroll_payslip referencing new table as added
  for each statement execute function mutua.months_are_paid();

-- The payslip names its act: that a month has it need not be recorded once more.
drop trigger recorded on work_contractmonth;
create trigger recorded after insert
  or update of confirmed_at, confirmed_by, contract_id, month, first_day, last_day, hours, days,
    gross_pay, charged, promised_on on work_contractmonth
  for each row execute function mutua.keep_change();

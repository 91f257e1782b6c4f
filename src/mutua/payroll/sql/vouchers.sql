-- What the database holds of meal vouchers: the board decides them, a payslip has one for a day of work at
-- most, with the parts that were decided, and what is ordered is what payslips gave.

do $$
declare name text;
begin
  foreach name in array array['mealvoucherrules', 'mealvoucherorder', 'mealvoucherline'] loop
    name := 'payroll_' || name;
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner on %I to mutua_owner using (true) with check (true)', name);
    execute format('create policy seen on %I for select
      to mutua_staff, mutua_treasury, mutua_worker, mutua_auditor using (true)', name);
    execute format('create policy written on %I for insert to mutua_staff with check (true)', name);
    execute format('grant select on %I
      to mutua_staff, mutua_treasury, mutua_worker, mutua_auditor', name);
    execute format('grant insert on %I to mutua_staff', name);
    execute format('create trigger kept before update or delete on %I
      for each row execute function mutua.refuse_change()', name);
    execute format('create trigger kept_all before truncate on %I
      for each statement execute function mutua.refuse_change()', name);
    execute format('create trigger recorded after insert on %I
      for each row execute function mutua.keep_change()', name);
  end loop;
end $$;
grant select on payroll_mealvoucherline to mutua_member;
create policy mine on payroll_mealvoucherline for select to mutua_member
  using (person_id = (select mutua.person()));
select mutua.keep_private('private_of_vouchers', array['payroll_mealvoucherline'],
  array['payroll.see_pay', 'payroll.run', 'payroll.correct', 'payroll.regularise',
  'payroll.decide_advance']);

-- What holds for work of a day; nothing where nothing was decided. Every member may read it.
create function mutua.meal_voucher_rules(the_entity text, the_day date)
returns setof payroll_mealvoucherrules language sql stable security definer
set search_path = public, pg_temp as $$
  select * from payroll_mealvoucherrules
    where legal_entity_id = the_entity and from_day <= the_day
    order by from_day desc, decided_at desc, id desc limit 1
$$;
revoke execute on function mutua.meal_voucher_rules from public;
grant execute on function mutua.meal_voucher_rules
  to mutua_member, mutua_staff, mutua_treasury, mutua_worker, mutua_auditor;

-- The days really worked of months of contracts under some regimes, each under the contract that was signed
-- first: no day of absence, none that was freed.
create function mutua.meal_voucher_days(months uuid[], entitled text[])
returns table (contract_month uuid, days int) language sql stable security definer
set search_path = public, pg_temp as $$
  with signed as (
    select c.id, c.person_id, a.legal_entity_id as entity,
        coalesce(g.signed_at, b.taken_at) as signed_at
      from work_contract c join activities_activity a on a.id = c.activity_id
      left join work_contractsignature g on g.contract_id = c.id
      left join work_earliercontract b on b.contract_id = c.id
      where c.regime = any (entitled) and c.person_id in (
        select o.person_id from work_contract o join work_contractmonth m on m.contract_id = o.id
          where m.id = any (months)))
  select m.id, count(distinct p.day)::int
    from work_contractmonth m
    join signed s on s.id = m.contract_id
    left join work_period p on p.contract_id = s.id and not p.freed
      and date_trunc('month', p.day)::date = m.month
      and not exists (select from work_absence n where n.person_id = s.person_id and not n.withdrawn
        and p.day between n.first_day and n.last_day
        and not exists (select from work_absence l where l.replaces_id = n.id))
      and not exists (select from work_period q join signed t on t.id = q.contract_id
        where q.person_id = s.person_id and q.day = p.day and not q.freed
          and t.entity = s.entity and (t.signed_at, t.id) < (s.signed_at, s.id))
    where m.id = any (months)
      and (current_setting('role') <> 'mutua_member' or s.person_id = mutua.person())
    group by 1
$$;
revoke execute on function mutua.meal_voucher_days from public;
grant execute on function mutua.meal_voucher_days
  to mutua_member, mutua_staff, mutua_treasury, mutua_worker, mutua_auditor;

-- Of payslips that hold: no more vouchers of a person in a month than days on which she worked for the
-- house, and the parts that were decided.
create function mutua.vouchers_beyond(persons uuid[], since date)
returns table (person uuid, month date) language sql stable security definer
set search_path = public, pg_temp as $$
  with holding as (
    select s.person_id, s.legal_entity_id, date_trunc('month', s.worked_from)::date as month,
        (s.inputs ->> 'meal_vouchers')::int as given,
        exists (select from payroll_mealvoucherrules r
          where r.legal_entity_id = s.legal_entity_id and r.from_day <= s.worked_from
            and (r.employer_part, r.worker_part)
              = ((s.inputs ->> 'meal_voucher_employer_part')::bigint,
                 (s.inputs ->> 'meal_voucher_worker_part')::bigint)) as decided
      from payroll_payslip s where s.person_id = any (persons) and s.worked_from >= since
        and s.inputs ? 'meal_vouchers'
        and not exists (select from payroll_payslip n where n.replaces_id = s.id))
  select h.person_id, h.month from holding h group by h.person_id, h.legal_entity_id, h.month
    having not bool_and(decided) or sum(given) > (
      select count(distinct p.day) from work_period p
        join work_contract c on c.id = p.contract_id
        join activities_activity a on a.id = c.activity_id
        where p.person_id = h.person_id and a.legal_entity_id = h.legal_entity_id and not p.freed
          and date_trunc('month', p.day)::date = h.month)
$$;
revoke execute on function mutua.vouchers_beyond from public;
grant execute on function mutua.vouchers_beyond to mutua_auditor, mutua_staff, mutua_worker;

create function mutua.one_voucher_a_day() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  persons uuid[];
  since date;
begin
  select array_agg(distinct person_id), date_trunc('month', min(worked_from))::date
    into persons, since from added where inputs ? 'meal_vouchers';
  if persons is not null and exists (select from mutua.vouchers_beyond(persons, since)) then
    raise exception 'one meal voucher a day of work, with the parts that were decided'
      using errcode = 'MU044';
  end if;
  return null;
end $$;
create trigger one_voucher_a_day after insert on payroll_payslip referencing new table as added
  for each statement execute function mutua.one_voucher_a_day();

-- What payslips that hold have given to a person for work until a day, by the value of a voucher.
create function mutua.vouchers_given(the_entity text, the_issuer uuid, until date)
returns table (person uuid, face_value bigint, given bigint) language sql stable security definer
set search_path = public, pg_temp as $$
  select s.person_id, (s.inputs ->> 'meal_voucher_employer_part')::bigint
      + (s.inputs ->> 'meal_voucher_worker_part')::bigint,
      sum((s.inputs ->> 'meal_vouchers')::bigint)::bigint
    from payroll_payslip s
    where s.legal_entity_id = the_entity and s.worked_until <= until
      and s.worked_from >= (select min(from_day) from payroll_mealvoucherrules r
        where r.legal_entity_id = the_entity and r.issuer_id = the_issuer)
      and s.inputs ? 'meal_vouchers'
      and not exists (select from payroll_payslip n where n.replaces_id = s.id)
      and the_issuer = (select r.issuer_id
        from mutua.meal_voucher_rules(the_entity, date_trunc('month', s.worked_from)::date) r)
    group by 1, 2
$$;
-- The same less what was ordered; below zero what was ordered too much, which the next order waits for.
create function mutua.vouchers_to_order(the_entity text, the_issuer uuid, until date)
returns table (person uuid, face_value bigint, count bigint) language sql stable security definer
set search_path = public, pg_temp as $$
  select person, face_value, sum(n)::bigint from (
    select g.person, g.face_value, g.given as n
      from mutua.vouchers_given(the_entity, the_issuer, until) g
    union all select l.person_id, l.face_value, -l.count from payroll_mealvoucherline l
      join payroll_mealvoucherorder o on o.id = l.order_id
      where o.legal_entity_id = the_entity and o.issuer_id = the_issuer) every
  group by 1, 2 having sum(n) <> 0
$$;
revoke execute on function mutua.vouchers_given, mutua.vouchers_to_order from public;
grant execute on function mutua.vouchers_to_order to mutua_staff, mutua_auditor;

-- An order is the sum of its lines, one debt to its issuer in the books, and takes of no person more than
-- her payslips gave.
create function mutua.voucher_order_fits() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  lines bigint;
  owed bigint;
  ended bigint;
begin
  select coalesce(sum(count * face_value), 0) into lines
    from payroll_mealvoucherline where order_id = new.id;
  select coalesce(-sum(p.amount) filter (where p.amount < 0 and p.person = new.issuer_id), 0),
      coalesce(sum(p.amount) filter (where p.amount > 0 and p.person <> new.issuer_id), 0)
    into owed, ended
    from ledger_entry e join ledger_posting p on p.entry_id = e.id
    where e.cause_kind = 'meal_voucher_order' and e.cause_id = new.id
      and p.account_id = 'meal_voucher_payable';
  if (lines, owed, ended) is distinct from (new.amount, new.amount, new.amount) then
    raise exception 'an order of % has lines of % and is booked as %', new.amount, lines, owed
      using errcode = 'MU001';
  end if;
  return null;
end $$;
create constraint trigger booked after insert on payroll_mealvoucherorder
  deferrable initially deferred for each row execute function mutua.voucher_order_fits();

create function mutua.voucher_lines_fit() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  its payroll_mealvoucherorder;
begin
  for its in select * from payroll_mealvoucherorder where id in (select order_id from added) loop
    if exists (select from mutua.vouchers_to_order(its.legal_entity_id, its.issuer_id, its.until) t
         join added a on (a.order_id, a.person_id, a.face_value) = (its.id, t.person, t.face_value)
         where t.count < 0) then
      raise exception 'vouchers are ordered that no payslip gave' using errcode = 'MU044';
    end if;
    if its.amount is distinct from (select sum(count * face_value) from payroll_mealvoucherline
         where order_id = its.id) then
      raise exception 'an order is the sum of its lines' using errcode = 'MU001';
    end if;
  end loop;
  return null;
end $$;
create trigger given after insert on payroll_mealvoucherline referencing new table as added
  for each statement execute function mutua.voucher_lines_fit();

-- What the database holds of the guarantee fund: what is out never passes a limit, each advance is in
-- the books, and nothing is settled twice.

do $$
declare name text;
begin
  foreach name in array array['fundrules', 'fundbalance', 'advance', 'settlement',
      'contribution'] loop
    name := 'treasury_' || name;
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner on %I to mutua_owner using (true) with check (true)', name);
    execute format('create policy seen on %I for select
      to mutua_staff, mutua_treasury, mutua_worker, mutua_auditor using (true)', name);
    execute format('grant select on %I
      to mutua_staff, mutua_treasury, mutua_worker, mutua_auditor', name);
    execute format('create trigger kept before delete on %I
      for each row execute function mutua.refuse_change()', name);
    execute format('create trigger kept_all before truncate on %I
      for each statement execute function mutua.refuse_change()', name);
    if name <> 'treasury_fundbalance' then
      execute format('create trigger kept_whole before update on %I
        for each row execute function mutua.refuse_change()', name);
      execute format('create trigger recorded after insert on %I referencing new table as added
        for each statement execute function mutua.keep_added()', name);
    end if;
  end loop;
end $$;
create policy decided on treasury_fundrules for insert to mutua_staff with check (true);
grant insert on treasury_fundrules to mutua_staff;
create policy written on treasury_advance for insert to mutua_treasury, mutua_worker
  with check (true);
create policy written on treasury_settlement for insert to mutua_treasury, mutua_worker
  with check (true);
grant insert on treasury_advance, treasury_settlement to mutua_treasury, mutua_worker;
create policy written on treasury_contribution for insert to mutua_worker with check (true);
grant insert on treasury_contribution to mutua_worker;
create trigger recorded after insert or update on treasury_fundbalance
  for each statement execute function mutua.by_an_act();

-- The rules of a day: what the board has decided, or those with which a house begins, until it does.
-- Every member may read them.
create function mutua.fund_rules(the_entity text, the_day date) returns setof treasury_fundrules
language sql stable security definer set search_path = public, pg_temp as $$
  select * from (
    select r.* from treasury_fundrules r
      where legal_entity_id = the_entity and from_day <= the_day
    union all
    select d.* from jsonb_populate_record(null::treasury_fundrules, jsonb_build_object(
      'id', '00000000-0000-0000-0000-000000000000', 'legal_entity_id', the_entity,
      'from_day', '2000-01-01', 'decided_at', '2000-01-01T00:00:00Z', 'contribution', 1000, 'fund_limit', 50000000,
      'group_limit', 5000000, 'member_limit', 1000000, 'many_members', 10,
      'assess_from', 250000, 'bears', 10000, 'counts_30', 10000, 'counts_60', 8000,
      'counts_90', 5000, 'counts_older', 0, 'coverage_alarm', 10000,
      'why', 'as installed')) d) r
  order by from_day desc, decided_at desc, id desc limit 1
$$;

-- The rows that advances of some clients and members move, with the limit of each on a day.
create function mutua.rows_of_fund(
  the_entity text, the_groups uuid[], the_members uuid[], the_day date
) returns table (kind text, subject uuid, most bigint) language sql stable security definer
set search_path = public, pg_temp as $$
  select k.kind, k.subject, k.most from mutua.fund_rules(the_entity, the_day) r
  cross join lateral (
    select 'fund' as kind, '00000000-0000-0000-0000-000000000000'::uuid as subject,
      r.fund_limit as most
    union all select 'group', g, r.group_limit from (select distinct unnest(the_groups) g) s
    union all select 'member', m, r.member_limit from (select distinct unnest(the_members) m) s) k
$$;
revoke execute on function mutua.rows_of_fund from public;

-- Holds those rows until commit and says how much each may still give. Where a limit was lowered below
-- what is out, that stays out, and no more goes.
create function mutua.hold_fund(
  the_entity text, the_groups uuid[], the_members uuid[], the_day date
) returns table (kind text, subject uuid, room bigint) language plpgsql security definer
set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  insert into treasury_fundbalance (id, legal_entity_id, kind, subject, balance, ceiling)
    select gen_random_uuid(), the_entity, k.kind, k.subject, 0, k.most
      from mutua.rows_of_fund(the_entity, the_groups, the_members, the_day) k
      where not exists (select from treasury_fundbalance b where b.legal_entity_id = the_entity
                        and b.kind = k.kind and b.subject = k.subject)
      order by k.kind, k.subject
    on conflict do nothing;
  perform from treasury_fundbalance b
    join mutua.rows_of_fund(the_entity, the_groups, the_members, the_day) k using (kind, subject)
    where b.legal_entity_id = the_entity order by b.kind, b.subject for update of b;
  update treasury_fundbalance b set ceiling = greatest(k.most, -b.balance)
    from mutua.rows_of_fund(the_entity, the_groups, the_members, the_day) k
    where b.legal_entity_id = the_entity and b.kind = k.kind and b.subject = k.subject
      and b.ceiling <> greatest(k.most, -b.balance);
  return query select b.kind, b.subject, b.balance + b.ceiling from treasury_fundbalance b
    join mutua.rows_of_fund(the_entity, the_groups, the_members, the_day) k
      on k.kind = b.kind and k.subject = b.subject
    where b.legal_entity_id = the_entity;
end $$;
revoke execute on function mutua.hold_fund from public;
grant execute on function mutua.hold_fund to mutua_treasury, mutua_worker;

-- The rows move with what is advanced and settled, in the same statement.
create function mutua.move_fund(the_moves jsonb) returns void language plpgsql security definer
set search_path = public, pg_temp as $$
declare wanted bigint; moved bigint;
begin
  perform from treasury_fundbalance b
    join jsonb_to_recordset(the_moves) as m (entity text, kind text, subject uuid, amount bigint)
      on b.legal_entity_id = m.entity and b.kind = m.kind and b.subject = m.subject
    order by b.legal_entity_id, b.kind, b.subject for update of b;
  update treasury_fundbalance b set balance = b.balance + m.amount
    from jsonb_to_recordset(the_moves) as m (entity text, kind text, subject uuid, amount bigint)
    where b.legal_entity_id = m.entity and b.kind = m.kind and b.subject = m.subject;
  get diagnostics moved = row_count;
  select jsonb_array_length(the_moves) into wanted;
  if moved <> wanted then
    raise exception 'an advance whose balance is not held' using errcode = 'MU035';
  end if;
end $$;
revoke execute on function mutua.move_fund from public;

create function mutua.moves_of_fund(
  the_entities text[], the_groups uuid[], the_members uuid[], the_amounts bigint[]
) returns jsonb language sql stable set search_path = public, pg_temp as $$
  select coalesce(jsonb_agg(s), '[]') from (
    select entity, kind, subject, sum(amount) as amount
    from unnest(the_entities, the_groups, the_members, the_amounts)
      as a (entity, client, member, amount)
    cross join lateral (values ('fund', '00000000-0000-0000-0000-000000000000'::uuid),
                               ('group', client), ('member', member)) k (kind, subject)
    where amount <> 0 group by 1, 2, 3) s
$$;
revoke execute on function mutua.moves_of_fund from public;

-- Only net pay that is in a payment is advanced, and never more than it.
create function mutua.advance_moves_fund() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if exists (select from added a left join treasury_payment p on p.id = a.payment_id
             where p.debt_kind is distinct from 'payslip' or p.person_id <> a.person_id
               or a.amount + a.beyond > p.amount) then
    raise exception 'an advance of what is not net pay' using errcode = 'MU036';
  end if;
  perform mutua.move_fund(mutua.moves_of_fund(array_agg(a.legal_entity_id), array_agg(a.subject),
    array_agg(a.person_id), array_agg(-a.amount))) from added a;
  return null;
end $$;
create trigger moves_fund after insert on treasury_advance referencing new table as added
  for each statement execute function mutua.advance_moves_fund();

-- The rows are held when the sum is asked, so that of two who settle at once the second sees the first.
create function mutua.settlement_moves_fund() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  perform mutua.move_fund(mutua.moves_of_fund(array_agg(a.legal_entity_id), array_agg(a.subject),
    array_agg(a.person_id), array_agg(s.amount)))
    from added s join treasury_advance a on a.id = s.advance_id;
  if exists (select from treasury_advance a
             where a.id in (select advance_id from added)
               and a.amount < (select sum(s.amount) from treasury_settlement s
                               where s.advance_id = a.id)) then
    raise exception 'an advance settled beyond what it was' using errcode = 'MU037';
  end if;
  return null;
end $$;
create trigger moves_fund after insert on treasury_settlement referencing new table as added
  for each statement execute function mutua.settlement_moves_fund();

-- What goes into the fund and out of it stands in the books, in the same transaction: the cause, its
-- account, and the sign of the amount there.
create function mutua.fund_is_booked() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  booked bigint;
  wanted bigint := new.amount * tg_argv[2]::int;
begin
  select coalesce(sum(p.amount), 0) into booked from ledger_entry e
    join ledger_posting p on p.entry_id = e.id and p.account_id = tg_argv[1]
    where e.cause_kind = tg_argv[0] and e.cause_id = new.id;
  if booked <> wanted then
    raise exception '% that is not in the books', tg_table_name using errcode = 'MU038';
  end if;
  return null;
end $$;
create constraint trigger booked after insert on treasury_advance
  deferrable initially deferred
  for each row execute function mutua.fund_is_booked('advance', 'fund_advance', '1');
create constraint trigger booked after insert on treasury_settlement
  deferrable initially deferred
  for each row execute function mutua.fund_is_booked('settlement', 'fund_advance', '-1');
create constraint trigger booked after insert on treasury_contribution
  deferrable initially deferred
  for each row execute function mutua.fund_is_booked('contribution', 'guarantee_fund', '-1');

-- What the clients of some activities still owe, as it reaches the budgets when they pay: without
-- VAT and the levy.
create function mutua.own_money(the_activities uuid[])
returns table (activity uuid, amount bigint) language sql stable security definer
set search_path = public, pg_temp as $$
  select a.id, (mutua.budget_of(a.id) - coalesce((
    select sum(floor(greatest(0, i.gross - i.earlier_paid - i.credited - coalesce((
          select sum(r.amount) from activities_receipt r where r.invoice_id = i.id), 0))::numeric
        * i.net * (10000 - a.levy_rate) / (i.gross::numeric * 10000)))
      from activities_invoice i
      where i.activity_id = a.id and i.state = 'issued' and i.kind = 'invoice' and i.gross > 0
    ), 0))::bigint
  from activities_activity a where a.id = any(the_activities)
$$;
revoke execute on function mutua.own_money from public;
grant execute on function mutua.own_money to mutua_treasury, mutua_worker;

-- The activities whose money is counted are held, each after the other.
create function mutua.hold_activities(the_activities uuid[]) returns void language plpgsql
security definer set search_path = public, pg_temp as $$
begin
  perform from activities_activity where id = any(the_activities) order by id for update;
end $$;
revoke execute on function mutua.hold_activities from public;
grant execute on function mutua.hold_activities to mutua_treasury, mutua_worker;

-- A client's group, or the client that goes on.
create function mutua.fund_subject(the_client uuid) returns uuid language sql stable
security definer set search_path = public, pg_temp as $$
  select coalesce(l.group_id, l.id) from activities_client c
    join activities_client l on l.id = coalesce(c.merged_into_id, c.id) where c.id = the_client
$$;
revoke execute on function mutua.fund_subject from public;
grant execute on function mutua.fund_subject
  to mutua_member, mutua_staff, mutua_treasury, mutua_worker;

-- What the fund would say of a contract if its pay were due: how much of the activity's own money is
-- left when all that was signed before is paid, how much room each limit has beside what signed contracts
-- may need, how many members work for the client within a year, whether the client ever paid.
create function mutua.fund_asked(
  the_entity text, the_activity uuid, the_client uuid, the_person uuid, the_day date
) returns table (
  own_left bigint, fund_room bigint, group_room bigint, member_room bigint, members bigint,
  ever_paid boolean
) language sql stable security definer set search_path = public, pg_temp as $$
  with subject as (select mutua.fund_subject(the_client) as id),
  clients as (
    select c.id from activities_client c, subject s where c.id = s.id or c.group_id = s.id
      or c.merged_into_id in (select l.id from activities_client l
                              where l.id = s.id or l.group_id = s.id)),
  coming as (
    select c.person_id, c.client_id in (select id from clients) as same, m.gross_pay
      from work_contractmonth m join work_contract c on c.id = m.contract_id
      join activities_activity a on a.id = c.activity_id
      where m.payslip is null and not m.freed and a.legal_entity_id = the_entity),
  rooms as (
    select k.kind, k.most + coalesce(b.balance, 0) as room
      from subject s cross join lateral
        mutua.rows_of_fund(the_entity, array[s.id], array[the_person], the_day) k
      left join treasury_fundbalance b on b.legal_entity_id = the_entity
        and b.kind = k.kind and b.subject = k.subject)
  select (select amount from mutua.own_money(array[the_activity]))
      - mutua.set_aside(the_activity),
    (select room from rooms where kind = 'fund') - coalesce((select sum(gross_pay) from coming), 0),
    (select room from rooms where kind = 'group')
      - coalesce((select sum(gross_pay) from coming where same), 0),
    (select room from rooms where kind = 'member')
      - coalesce((select sum(gross_pay) from coming where person_id = the_person), 0),
    (select count(distinct c.person_id) from work_contract c
      where c.client_id in (select id from clients) and c.last_day > the_day - 365
        and c.state in ('signed', 'declared', 'worked') and c.person_id <> the_person) + 1,
    exists (select from activities_receipt r join activities_invoice i on i.id = r.invoice_id
            where i.client_id in (select id from clients))
$$;
revoke execute on function mutua.fund_asked from public;
grant execute on function mutua.fund_asked to mutua_member, mutua_staff;
revoke execute on function mutua.fund_rules from public;
grant execute on function mutua.fund_rules
  to mutua_member, mutua_staff, mutua_treasury, mutua_worker, mutua_auditor;

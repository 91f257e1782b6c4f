-- Exit holiday pays come by the thousand at the end of a month: the same guards, asked of all that a
-- statement adds.

-- As a payslip it names the act that made it: that it is there need not be recorded once more.
drop trigger recorded on payroll_exitholidaypay;

drop trigger due on payroll_exitholidaypay;
create or replace function mutua.exit_pay_is_due() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  off uuid;
  the_act uuid := mutua.needed_act();
begin
  perform from payroll_run where id in (select run_id from added) for share;
  -- Not the first one found: a plan that looks for few rows is slow where there is none.
  select min(a.id::text)::uuid into off from added a
    left join payroll_run r on r.id = a.run_id
    left join work_contract c on c.id = a.contract_id and c.week is null
    left join activities_activity t on t.id = c.activity_id
    left join lateral mutua.end_of_contract(c.id) e on true
    where a.act_id is distinct from the_act
      or (r.state, r.legal_entity_id, t.legal_entity_id, c.person_id, c.activity_id)
        is distinct from ('open', a.legal_entity_id, a.legal_entity_id, a.person_id, a.activity_id)
      or (a.version > 1) is distinct from (r.why <> '')
      or (e.unpaid, e.first_day, e.last_day, e.promised_on)
        is distinct from (0, a.worked_from, a.worked_until, a.promised_on)
      or (a.version > 1 and not exists (select from payroll_exitholidaypay b
            where b.id = a.replaces_id and (b.contract_id, b.year::int, b.version + 1)
              = (a.contract_id, a.year::int, a.version::int)));
  if off is not null then
    raise exception 'exit holiday pay %: its contract has not come to its end', off
      using errcode = 'MU034';
  end if;
  return null;
end $$;
create trigger due after insert on payroll_exitholidaypay referencing new table as added
  for each statement execute function mutua.exit_pay_is_due();

create or replace function mutua.exit_pay_is_booked() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if (select b::text from mutua.exit_pay_booked(new.id, new.person_id, new.activity_id) b)
       is distinct from row(new.released, new.net_pay, new.withheld + new.contributions, new.tax,
         new.services, new.difference, 0)::text
     or (new.replaces_id is not null and (
           select b::text from mutua.exit_pay_booked(new.replaces_id, new.person_id, new.activity_id) b)
         is distinct from row(0, 0, 0, 0, 0, 0, 0)::text) then
    raise exception 'exit holiday pay %: its entry is not what it says', new.id
      using errcode = 'MU001';
  end if;
  return null;
end $$;

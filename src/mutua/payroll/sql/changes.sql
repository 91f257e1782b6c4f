-- Contracts that were replaced or cancelled: what was worked or is due all the same is paid, what
-- was freed is not.
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
      or c.state not in ('declared', 'worked', 'replaced', 'cancelled')
      or m.confirmed_at is null
      or m.freed
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

drop trigger recorded on work_contractmonth;
create trigger recorded after insert
  or update of confirmed_at, confirmed_by, contract_id, month, first_day, last_day, hours, days,
    gross_pay, charged, promised_on, freed on work_contractmonth
  for each row execute function mutua.keep_change();

-- What is signed of a month stays, `freed` too; which payslip holds for it moves by itself.
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

-- What was paid too much and its person has transferred back: as if it had never been paid, like what
-- was deducted. Only the treasury sees money come, and nobody settles what she owes herself.

do $$
declare
  named text;
  said text;
begin
  foreach named in array array['left_to_pay', 'left_of_exit_pay'] loop
    named := format('mutua.%I(uuid[])', named);
    said := pg_get_functiondef(named::regprocedure);
    execute replace(said, $was$d.kind <> 'deducted'$was$,
      $now$d.kind not in ('deducted', 'transferred')$now$);
    if pg_get_functiondef(named::regprocedure) = said then
      raise exception '%: it does not say what comes back as it did', named;
    end if;
  end loop;
end $$;

grant insert on payroll_settlement to mutua_treasury;
create policy transferred on payroll_settlement for insert to mutua_treasury
  with check (kind = 'transferred' and person_id is distinct from (select mutua.person()));
create policy transferred_by_nobody_else on payroll_settlement as restrictive for insert
  to mutua_staff, mutua_worker with check (kind <> 'transferred');

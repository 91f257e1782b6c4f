-- The authority is told before the first hour; after it the reason stands beside the number. What was
-- declared before this was asked stays as it is.
create function mutua.late_says_why() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if new.late_why = '' and new.declared_at >= (
       select min((p.day + make_interval(mins => p.from_minute)) at time zone 'Europe/Brussels')
         from work_period p where p.contract_id = new.contract_id and not p.freed) then
    raise exception 'declared after work had begun, without saying why' using errcode = 'MU033';
  end if;
  return new;
end $$;
create trigger late before insert on work_declaration
  for each row execute function mutua.late_says_why();

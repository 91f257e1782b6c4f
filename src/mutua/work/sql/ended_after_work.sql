-- What was said to be worked is paid: no end lies before it. What it leaves open lies in its days.
create or replace function mutua.ended_whole() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if exists (
      with recursive versions (id, replaces_id) as (
        select c.id, c.replaces_id from work_contract c where c.id = new.contract_id
        union all select c.id, c.replaces_id from versions v
          join work_contract c on c.id = v.replaces_id)
      select from versions v join work_contractmonth m on m.contract_id = v.id
        where not m.freed and m.last_day > new.last_day
          and (m.confirmed_at is not null or v.id = new.contract_id)) then
    raise exception 'an end lies after what was worked, and frees what comes after it'
      using errcode = 'MU016';
  end if;
  if exists (select from work_period p where p.contract_id = new.contract_id
             and not p.freed and p.day > new.last_day) then
    raise exception 'an end frees what comes after it' using errcode = 'MU016';
  end if;
  return null;
end $$;

-- A contract that is called off takes the next version that was begun with it.
create function mutua.next_version_ends_with_it() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if exists (select from work_contract n where n.replaces_id = new.id
             and n.state in ('draft', 'queued', 'approved', 'refused')) then
    raise exception 'a next version ends with the contract that it follows' using errcode = 'MU016';
  end if;
  return null;
end $$;
create constraint trigger ends_with_it after update of state on work_contract
  deferrable initially deferred for each row when (new.state = 'cancelled')
  execute function mutua.next_version_ends_with_it();

-- What others have begun for a person, and who: she reads the name, which she may not see elsewhere.
create function mutua.prepared_for_me() returns table (contract uuid, name text)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.id, coalesce(nullif(p.chosen_name, ''), p.legal_name)
  from work_contract c
    join ground_change g on g."table" = 'work_contract' and g.operation = 'INSERT'
      and g.row = c.id::text
    join ground_act a on a.id = g.act_id
    join people_person p on p.id = a.person
  where c.person_id = mutua.person() and c.state = 'draft' and a.person <> c.person_id
  order by c.first_day, c.id limit 20 $$;
revoke execute on function mutua.prepared_for_me from public;
grant execute on function mutua.prepared_for_me to mutua_member;

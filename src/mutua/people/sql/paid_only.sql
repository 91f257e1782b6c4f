-- The treasury brings in legal persons that are paid only, such as authorities, with the account to
-- which they are paid. Nobody else does it bring in, and of nobody else does it name an account.

create policy paid_only on people_person for insert to mutua_treasury with check (true);
create policy paid_only on people_legalperson for insert to mutua_treasury
  with check (represented_by_id is null);
create policy paid_only on people_bankaccount for insert to mutua_treasury
  with check (exists (select from people_legalperson l
    where l.person_id = people_bankaccount.person_id and l.represented_by_id is null));
grant insert on people_person, people_legalperson, people_bankaccount to mutua_treasury;

create function mutua.brought_in_to_be_paid() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if current_setting('role') = 'mutua_treasury' and not exists (
       select from people_legalperson l where l.person_id = new.id and l.represented_by_id is null)
  then
    raise exception 'person %: the treasury brings in who is paid only', new.id
      using errcode = '42501';
  end if;
  return null;
end $$;
create constraint trigger paid_only after insert on people_person deferrable initially deferred
  for each row execute function mutua.brought_in_to_be_paid();

-- No person who is there becomes a legal one in this way.
create function mutua.is_new_to_be_paid() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if current_setting('role') = 'mutua_treasury' and not exists (
       select from ground_change g where g."table" = 'people_person' and g.operation = 'INSERT'
         and g.row = new.person_id::text and g.act_id = mutua.act()) then
    raise exception 'legal person %: it is brought in whole', new.person_id
      using errcode = '42501';
  end if;
  return new;
end $$;
create trigger paid_only before insert on people_legalperson
  for each row execute function mutua.is_new_to_be_paid();

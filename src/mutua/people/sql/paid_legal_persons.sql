-- A legal person for whom nobody acts is paid only: it is no member.
create or replace function mutua.category_of_legal_person() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
declare found people_legalperson;
begin
  select * into found from people_legalperson where person_id = new.person_id;
  if found.id is null then return new; end if;
  if new.category <> 'C' then
    raise exception 'membership %: a legal person is of category C', new.id using errcode = 'MU022';
  end if;
  if found.represented_by_id is null then
    raise exception 'membership %: nobody acts for this legal person', new.id
      using errcode = 'MU022';
  end if;
  return new;
end $$;

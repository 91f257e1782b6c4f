-- A draft of an invoice that is dropped has no number, and stays as it was.

alter table activities_invoice drop constraint a_draft_has_nothing;
alter table activities_invoice add constraint a_draft_has_nothing
  check (state = 'issued' or (credited = 0 and pdf = '' and ubl = ''));

create or replace function mutua.invoice_is_frozen() returns trigger language plpgsql as $$
begin
  if (old.state = 'issued'
      and to_jsonb(old) - '{pdf,ubl,credited}'::text[]
          is distinct from to_jsonb(new) - '{pdf,ubl,credited}'::text[])
     or (old.state = 'dropped' and to_jsonb(old) is distinct from to_jsonb(new)) then
    raise exception 'an invoice that was issued or dropped never changes' using errcode = 'MU007';
  end if;
  if (old.pdf <> '' and new.pdf <> old.pdf) or (old.ubl <> '' and new.ubl <> old.ubl) then
    raise exception 'what was made of an invoice is kept as it is' using errcode = 'MU007';
  end if;
  return new;
end $$;

create function mutua.drop_draft(the_invoice uuid) returns void language plpgsql
security definer set search_path = public, pg_temp as $$
begin
  update activities_invoice set state = 'dropped'
    where id = the_invoice and state = 'draft'
      and (activity_id in (select mutua.my_activities())
           or current_setting('role') <> 'mutua_member');
  if not found then
    raise exception 'no draft to drop' using errcode = 'MU007';
  end if;
end $$;
revoke execute on function mutua.drop_draft from public;
grant execute on function mutua.drop_draft
  to mutua_member, mutua_staff, mutua_treasury, mutua_worker;

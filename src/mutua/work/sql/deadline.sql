-- That advisers were told, and reminded, only a job says.
grant update (told_edition, reminded_on) on work_contract to mutua_worker;
create or replace function mutua.contract_is_frozen() returns trigger language plpgsql as $$
begin
  if (old.activity_id, old.person_id, old.client_id, old.order_id, old.made_on, old.replaces_id)
     is distinct from (new.activity_id, new.person_id, new.client_id, new.order_id, new.made_on,
                       new.replaces_id) then
    raise exception 'a contract stays whose it is' using errcode = 'MU007';
  end if;
  if (old.told_edition, old.reminded_on) is distinct from (new.told_edition, new.reminded_on)
     and current_setting('role') <> 'mutua_worker' and session_user <> 'mutua_owner' then
    raise exception 'that advisers were told a job says' using errcode = '42501';
  end if;
  if old.state in ('signed', 'declared', 'worked', 'dropped', 'replaced', 'cancelled')
     and to_jsonb(old) - 'state' is distinct from to_jsonb(new) - 'state' then
    raise exception 'a signed contract is not changed' using errcode = 'MU007';
  end if;
  -- What was approved is what is signed: a change makes it a draft again, of a later edition.
  if new.state <> 'draft' and old.state <> 'draft'
     and to_jsonb(old)
             - '{state,decided_why,content,content_hash,told_edition,reminded_on}'::text[]
           is distinct from to_jsonb(new)
             - '{state,decided_why,content,content_hash,told_edition,reminded_on}'::text[] then
    raise exception 'a contract that was submitted is not changed' using errcode = 'MU007';
  end if;
  if new.state = 'draft' and old.state in ('draft', 'queued', 'approved', 'refused')
     and to_jsonb(old) - '{edition,state,decided_why}'::text[]
         is distinct from to_jsonb(new) - '{edition,state,decided_why}'::text[]
     and new.edition <> old.edition + 1 then
    raise exception 'a change is a new edition' using errcode = 'MU007';
  end if;
  return new;
end $$;

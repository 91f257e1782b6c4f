-- Letters: put by whoever acts, read and sent by jobs alone. Links and codes are secrets: the words
-- go once they have left, and no history keeps them.
alter table ground_letter alter column act_id set default mutua.act();
alter table ground_letter enable row level security;
alter table ground_letter force row level security;
create policy owner on ground_letter to mutua_owner using (true) with check (true);
create policy put on ground_letter for insert
  to mutua_public, mutua_member, mutua_staff, mutua_treasury, mutua_worker
  with check (act_id = mutua.act() and sent_at is null);
create policy sent on ground_letter to mutua_worker using (true) with check (true);
grant insert on ground_letter
  to mutua_public, mutua_member, mutua_staff, mutua_treasury, mutua_worker;
grant select, update (address, subject, text, sent_at) on ground_letter to mutua_worker;
grant select (id, sent_at) on ground_letter to mutua_auditor;
create policy counted on ground_letter for select to mutua_auditor using (true);

create function mutua.letter_leaves_once() returns trigger language plpgsql as $$
begin
  perform mutua.needed_act();
  if tg_op = 'UPDATE' and old.sent_at is not null then
    raise exception 'a letter leaves once' using errcode = 'MU003';
  end if;
  return new;
end $$;
create trigger recorded before insert or update on ground_letter
  for each row execute function mutua.letter_leaves_once();
create trigger kept before delete on ground_letter
  for each row execute function mutua.refuse_change();
create trigger kept_all before truncate on ground_letter
  for each statement execute function mutua.refuse_change();

-- What a contract says when it is signed is its person's: who shares the activity sees hours, gross
-- pay and cost, not where she lives. What was signed before is brought over with its person.

insert into work_signedcontent (id, contract_id, person_id, content)
  select gen_random_uuid(), id, person_id, content from work_contract where content is not null;
set constraints all immediate;  -- a table whose checks wait is not altered

alter table work_signedcontent enable row level security;
alter table work_signedcontent force row level security;
create policy owner on work_signedcontent to mutua_owner using (true) with check (true);
create policy self on work_signedcontent to mutua_member
  using (person_id = mutua.person()) with check (person_id = mutua.person());
create policy seen on work_signedcontent for select
  to mutua_staff, mutua_worker, mutua_auditor using (true);
grant select on work_signedcontent to mutua_member, mutua_staff, mutua_worker, mutua_auditor;
grant insert on work_signedcontent to mutua_member;

create trigger kept before update or delete on work_signedcontent
  for each row execute function mutua.refuse_change();
create trigger kept_all before truncate on work_signedcontent
  for each statement execute function mutua.refuse_change();
create trigger recorded after insert on work_signedcontent
  for each row execute function mutua.keep_change('content');
create trigger at_signing before insert on work_signedcontent
  for each row execute function mutua.of_this_signing();

-- Nothing is signed without what it says.
create function mutua.signed_says_what() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if not exists (select from work_signedcontent s
                 where (s.contract_id, s.person_id) = (new.id, new.person_id)) then
    raise exception 'a contract is signed with what it says' using errcode = 'MU016';
  end if;
  return null;
end $$;
create constraint trigger says_what after update of state on work_contract
  deferrable initially deferred for each row when (new.state = 'signed')
  execute function mutua.signed_says_what();

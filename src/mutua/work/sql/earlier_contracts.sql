-- Contracts that were signed on paper before the books were opened come in signed, with the opening alone,
-- and whole: with what they say, their hours and months to come, the paper, and the checks of the rules.

do $$
declare name text := 'work_earliercontract';
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format('create policy owner on %I to mutua_owner using (true) with check (true)', name);
  execute format('create policy seen on %I for select
    to mutua_staff, mutua_worker, mutua_treasury, mutua_auditor using (true)', name);
  execute format('create policy mine on %I for select to mutua_member
    using (exists (select from work_contract c where c.id = contract_id))', name);
  execute format('create policy written on %I for insert to mutua_staff with check (true)', name);
  execute format('grant select on %I
    to mutua_member, mutua_staff, mutua_treasury, mutua_worker, mutua_auditor', name);
  execute format('grant insert on %I to mutua_staff', name);
  execute format('create trigger kept before update or delete on %I
    for each row execute function mutua.refuse_change()', name);
  execute format('create trigger kept_all before truncate on %I
    for each statement execute function mutua.refuse_change()', name);
  execute format('create trigger recorded after insert on %I
    for each row execute function mutua.keep_change()', name);
  execute format('create trigger from_elsewhere before insert on %I
    for each row execute function mutua.only_in_an_opening()', name);
end $$;

grant insert on work_signedcontent to mutua_staff;
create policy of_opening on work_signedcontent for insert to mutua_staff
  with check (mutua.opens_the_books());

create trigger from_elsewhere before insert on work_contract
  for each row when (new.state = 'signed') execute function mutua.only_in_an_opening();

create function mutua.earlier_contract_whole() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  months record;
  hours record;
begin
  select count(*) as there, sum(gross_pay) as gross, sum(charged) as charged,
      min(first_day) as first, max(last_day) as last into months
    from work_contractmonth where contract_id = new.id;
  select count(*) as there, count(*) filter (where person_id <> new.person_id) as strange
    into hours from work_period where contract_id = new.id;
  if months.there = 0 or hours.there <> jsonb_array_length(new.hours) or hours.strange > 0
     or (months.gross, months.charged, months.first, months.last)
        is distinct from (new.gross_pay, new.charged, new.first_day, new.last_day)
     or not exists (select from work_earliercontract e join ledger_opening o on o.id = e.opening_id
          join activities_activity a on a.id = new.activity_id
            and a.legal_entity_id = o.legal_entity_id
          where e.contract_id = new.id and e.person_id = new.person_id
            and e.content_hash = new.content_hash and e.signed_on <= o.day
            and e.started_on <= months.first and months.first > o.day)
     or not exists (select from work_signedcontent s
                    where (s.contract_id, s.person_id) = (new.id, new.person_id))
     or not exists (select from work_declaration d where d.contract_id = new.id)
     or new.decided_why = '' or not exists (select from work_check k
          where k.contract_id = new.id and k.edition = new.edition)
     or exists (select from work_check k where k.contract_id = new.id and k.verdict = 'block') then
    raise exception 'a contract of before the books comes in whole, with its paper, its number and the rules'
      using errcode = 'MU016';
  end if;
  return null;
end $$;
create constraint trigger earlier_whole after insert on work_contract
  deferrable initially deferred for each row when (new.state = 'signed')
  execute function mutua.earlier_contract_whole();

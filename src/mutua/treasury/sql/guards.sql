-- What the database holds of payments and statements: who sees them, that a debt is paid once, that
-- two people stand behind a file, and that a bank line is booked once.

do $$
declare name text;
begin
  foreach name in array array['batch', 'approval', 'payment', 'statement', 'statementline', 'match']
  loop
    name := 'treasury_' || name;
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner on %I to mutua_owner using (true) with check (true)', name);
    execute format('create policy of_house on %I to mutua_treasury, mutua_worker
      using (true) with check (true)', name);
    execute format('create policy seen on %I for select to mutua_auditor using (true)', name);
    execute format('grant select on %I to mutua_treasury, mutua_worker, mutua_auditor', name);
    execute format('create trigger kept before delete on %I
      for each row execute function mutua.refuse_change()', name);
    execute format('create trigger kept_all before truncate on %I
      for each statement execute function mutua.refuse_change()', name);
    execute format('create trigger recorded after insert or update on %I
      for each row execute function mutua.keep_change(%s)', name,
      case when name in ('treasury_payment', 'treasury_statementline')
        then '''name'', ''iban'', ''counterparty_name'', ''counterparty_iban''' else '' end);
    if name in ('treasury_approval', 'treasury_statement', 'treasury_match') then
      execute format('create trigger kept_whole before update on %I
        for each row execute function mutua.refuse_change()', name);
    end if;
  end loop;
end $$;

-- A member sees what is paid to her.
grant select on treasury_payment to mutua_member;
create policy mine on treasury_payment for select to mutua_member using (person_id = mutua.person());

grant insert on treasury_batch, treasury_payment to mutua_treasury, mutua_worker;
grant insert on treasury_approval to mutua_treasury;
grant update (state) on treasury_batch to mutua_treasury, mutua_worker;
grant update (state, reason) on treasury_payment to mutua_treasury, mutua_worker;
grant insert on treasury_statement, treasury_statementline to mutua_worker;
grant update (state) on treasury_statementline to mutua_treasury, mutua_worker;
grant insert on treasury_match to mutua_treasury, mutua_worker;

create trigger stepped before insert or update of state on treasury_batch
  for each row execute function mutua.follow_arrow('batch');
create trigger stepped before insert or update of state on treasury_payment
  for each row execute function mutua.follow_arrow('payment');
create trigger stepped before insert or update of state on treasury_statementline
  for each row execute function mutua.follow_arrow('statement_line');

-- Of a batch, a payment and a line only how far they are moves.
create function mutua.only_its_state_moves() returns trigger language plpgsql as $$
begin
  if to_jsonb(old) - '{state,reason}'::text[] is distinct from to_jsonb(new) - '{state,reason}'::text[]
  then
    raise exception '% is not changed', tg_table_name using errcode = 'MU007';
  end if;
  return new;
end $$;
create trigger frozen before update on treasury_batch
  for each row execute function mutua.only_its_state_moves();
create trigger frozen before update on treasury_payment
  for each row execute function mutua.only_its_state_moves();
create trigger frozen before update on treasury_statementline
  for each row execute function mutua.only_its_state_moves();

-- A batch comes to its payments, which come in with it.
create function mutua.batch_is_whole() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if exists (select from (select count(*) as there, coalesce(sum(amount), 0) as total
                            from treasury_payment where batch_id = new.id) p
             where (p.there, p.total) is distinct from (new.count, new.total)) then
    raise exception 'a batch comes to its payments' using errcode = 'MU014';
  end if;
  return null;
end $$;
create constraint trigger whole after insert on treasury_batch
  deferrable initially deferred for each row execute function mutua.batch_is_whole();

create function mutua.payment_of_new_batch() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if exists (select from added a where not exists (
       select from ground_change g where g.row = a.batch_id::text and g.act_id = mutua.act()
         and g."table" = 'treasury_batch' and g.operation = 'INSERT')) then
    raise exception 'no payment is added to a batch later' using errcode = 'MU014';
  end if;
  return null;
end $$;
create trigger with_its_batch after insert on treasury_payment
  referencing new table as added for each statement execute function mutua.payment_of_new_batch();

-- Who approves is somebody else than the maker, and has not brought in an account that the batch
-- pays for the first time.
alter table treasury_approval add constraint the_maker_it_says
  foreign key (batch_id, made_by_id) references treasury_batch (id, made_by_id);
create function mutua.approval_fits() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if not exists (select from treasury_batch b where b.id = new.batch_id and b.file = new.file
                 and b.state = 'ready') then
    raise exception 'an approval covers exactly the file of a batch' using errcode = 'MU016';
  end if;
  if new.by_whom_id is distinct from mutua.person() then
    raise exception 'one approves for oneself' using errcode = 'MU015';
  end if;
  if exists (
      select from treasury_payment p
      join people_bankaccount b on b.person_id = p.person_id and b.iban = p.iban
      join ground_change g on g."table" = 'people_bankaccount' and g.row = b.id::text
        and g.operation = 'INSERT'
      join ground_act a on a.id = g.act_id
      where p.batch_id = new.batch_id and a.person = new.by_whom_id
        and not exists (select from treasury_payment before where before.person_id = p.person_id
                        and before.iban = p.iban and before.state = 'paid')) then
    raise exception 'a new account is not approved by whoever brought it in' using errcode = 'MU017';
  end if;
  return new;
end $$;
create trigger fits before insert on treasury_approval
  for each row execute function mutua.approval_fits();

-- What had left before a store was restored is on its way, whether or not it knows who approved.
create function mutua.batch_was_approved() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if mutua.is_open() and not exists (select from treasury_approval a
                                     where a.batch_id = new.id and a.file = new.file) then
    raise exception 'nothing leaves that nobody has approved' using errcode = 'MU015';
  end if;
  return null;
end $$;
create constraint trigger approved after update of state on treasury_batch
  deferrable initially deferred for each row when (new.state in ('approved', 'sent'))
  execute function mutua.batch_was_approved();

-- Statements go on where the one before ended, and their lines come to them.
create function mutua.statement_goes_on() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  before_it record;
  lines bigint;
begin
  select * into before_it from treasury_statement
    where iban = new.iban and place = new.place - 1;
  if (before_it is null and new.place > 1) or before_it.closing <> new.opening then
    raise exception 'a statement that does not go on' using errcode = 'MU020';
  end if;
  select coalesce(sum(amount), 0) into lines from treasury_statementline
    where statement_id = new.id;
  if new.opening + lines <> new.closing then
    raise exception 'a statement of which lines are missing' using errcode = 'MU020';
  end if;
  return null;
end $$;
create constraint trigger goes_on after insert on treasury_statement
  deferrable initially deferred for each row execute function mutua.statement_goes_on();

create function mutua.line_of_new_statement() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if exists (select from (select distinct statement_id from added) a where not exists (
       select from ground_change g where g.row = a.statement_id::text and g.act_id = mutua.act()
         and g."table" = 'treasury_statement' and g.operation = 'INSERT')) then
    raise exception 'no line is added to a statement later' using errcode = 'MU020';
  end if;
  return null;
end $$;
create trigger with_its_statement after insert on treasury_statementline
  referencing new table as added for each statement execute function mutua.line_of_new_statement();

-- What a line was booked for comes to the line.
create function mutua.matched_whole() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if (select coalesce(sum(amount), 0) from treasury_match m where m.line_id = new.id) <> new.amount
  then
    raise exception 'a line is matched to the last cent' using errcode = 'MU021';
  end if;
  return null;
end $$;
create constraint trigger matched after update of state on treasury_statementline
  deferrable initially deferred for each row when (new.state = 'matched')
  execute function mutua.matched_whole();
create function mutua.match_of_a_line() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if exists (select from treasury_statementline l where l.id = new.line_id
             and (select sum(m.amount) from treasury_match m where m.line_id = l.id)
                 <> l.amount) then
    raise exception 'a line is matched to the last cent' using errcode = 'MU021';
  end if;
  return null;
end $$;
create constraint trigger whole after insert on treasury_match
  deferrable initially deferred for each row execute function mutua.match_of_a_line();

-- What a line was booked for comes to the line: asked once a statement, not once a row. A line's
-- matches come in one statement, before the line says that it is matched.
drop trigger matched on treasury_statementline;
drop trigger whole on treasury_match;
drop function mutua.match_of_a_line();

create or replace function mutua.matched_whole() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if exists (
      select from stepped n join before_it o using (id)
        where n.state = 'matched' and o.state <> 'matched' and n.amount is distinct from
          (select sum(m.amount) from treasury_match m where m.line_id = n.id)) then
    raise exception 'a line is matched to the last cent' using errcode = 'MU021';
  end if;
  return null;
end $$;
create trigger matched after update on treasury_statementline
  referencing old table as before_it new table as stepped
  for each statement execute function mutua.matched_whole();

create function mutua.matches_whole() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if exists (
      select from (select m.line_id, sum(m.amount) as amount from treasury_match m
                     where m.line_id in (select line_id from added) group by 1) m
        join treasury_statementline l on l.id = m.line_id
        where m.amount <> l.amount) then
    raise exception 'a line is matched to the last cent' using errcode = 'MU021';
  end if;
  return null;
end $$;
create trigger whole after insert on treasury_match referencing new table as added
  for each statement execute function mutua.matches_whole();

-- The steps of lines along the drawn arrows, asked before what a step wants.
drop trigger stepped on treasury_statementline;
create trigger follows after insert on treasury_statementline referencing new table as stepped
  for each statement execute function mutua.follow_arrows('statement_line');
create trigger follows_on after update on treasury_statementline
  referencing old table as before_it new table as stepped
  for each statement execute function mutua.follow_arrows('statement_line');

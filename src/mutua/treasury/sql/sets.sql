-- The lines of a statement and their matches come by the ten thousand: the same guards a statement at
-- a time.

-- Lines come with their statement, whose record names the act; they never change but for their state.
drop trigger recorded on treasury_statementline;
create trigger recorded after insert on treasury_statementline
  for each statement execute function mutua.by_an_act();
create trigger steps_recorded after update on treasury_statementline
  referencing old table as before_it new table as stepped
  for each statement execute function mutua.keep_steps();

drop trigger recorded on treasury_match;
create trigger recorded after insert on treasury_match referencing new table as added
  for each statement execute function mutua.keep_added();

-- Asked where a statement names another column than the state.
drop trigger frozen on treasury_statementline;
do $$
declare columns text;
begin
  select string_agg(quote_ident(attname), ', ') into columns from pg_attribute
    where attrelid = 'treasury_statementline'::regclass and attnum > 0 and not attisdropped
      and attname <> 'state';
  execute format('create trigger frozen before update of %s on treasury_statementline
    for each row execute function mutua.only_its_state_moves()', columns);
end $$;

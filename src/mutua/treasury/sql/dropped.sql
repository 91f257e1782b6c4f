-- People drop batches. A job does it in a store alone that is shut: it was restored, and the journal
-- says that the debts have left with another batch.
create function mutua.dropped_by_whom() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if current_setting('role') = 'mutua_worker' and mutua.is_open() then
    raise exception 'a job drops nothing in a store that is open' using errcode = 'MU024';
  end if;
  return new;
end $$;
create trigger dropped_by_whom before update on treasury_batch for each row
  when (new.state = 'dropped' and old.state <> 'dropped') execute function mutua.dropped_by_whom();
create trigger dropped_by_whom before update on treasury_payment for each row
  when (new.state = 'dropped' and old.state <> 'dropped') execute function mutua.dropped_by_whom();

-- The payments of a batch come in one statement: the same guards, asked once.
drop trigger recorded on treasury_payment;
create trigger recorded after insert on treasury_payment referencing new table as added
  for each statement execute function mutua.keep_added('name', 'iban');
create trigger steps_recorded after update on treasury_payment
  for each row execute function mutua.keep_change('name', 'iban');

drop trigger stepped on treasury_payment;
create trigger follows after insert on treasury_payment referencing new table as stepped
  for each statement execute function mutua.follow_arrows('payment');
create trigger stepped before update of state on treasury_payment
  for each row execute function mutua.follow_arrow('payment');

create or replace function mutua.payment_of_new_batch() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
  if exists (select from (select distinct batch_id from added) a where not exists (
       select from ground_change g where g.row = a.batch_id::text and g.act_id = mutua.act()
         and g."table" = 'treasury_batch' and g.operation = 'INSERT')) then
    raise exception 'no payment is added to a batch later' using errcode = 'MU014';
  end if;
  return null;
end $$;

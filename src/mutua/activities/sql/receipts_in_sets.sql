-- Receipts come by the ten thousand and never change: recorded a statement at a time.
drop trigger recorded on activities_receipt;
create trigger recorded after insert on activities_receipt referencing new table as added
  for each statement execute function mutua.keep_added();

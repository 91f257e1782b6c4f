-- The pay of the house's own staff is brought in by its staff: neither jobs nor the treasury, which
-- write other entries, write one of this cause.
create policy of_staff_pay on ledger_entry as restrictive for insert
  to mutua_member, mutua_treasury, mutua_worker with check (cause_kind <> 'staff_pay');

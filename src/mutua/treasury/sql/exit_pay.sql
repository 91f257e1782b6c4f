-- Exit holiday pay goes to its own person, out of net pay, and no more of it than is left.
create function mutua.exit_pay_is_owed() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  -- What had left before a store was restored is on its way, whatever it knows of the pay.
  if not mutua.is_open() then return new; end if;
  if not exists (select from payroll_exitholidaypay x
      join treasury_batch b on b.id = new.batch_id and b.legal_entity_id = x.legal_entity_id
      join lateral mutua.left_of_exit_pay(array[x.contract_id]) l on l.of_year = x.year
      where x.id = new.debt and x.person_id = new.person_id and l.net_left >= 0
        and new.account = 'net_pay_payable') then
    raise exception 'exit holiday pay is paid to its person, as far as it is left'
      using errcode = 'MU044';
  end if;
  return new;
end $$;
create constraint trigger exit_pay_is_owed after insert on treasury_payment
  deferrable initially deferred for each row when (new.debt_kind = 'exit_holiday_pay')
  execute function mutua.exit_pay_is_owed();

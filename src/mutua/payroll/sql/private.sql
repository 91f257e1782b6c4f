-- Payslips, and what follows from them for a person, are hers and the payroll's; the treasury, which
-- pays them, reads them as before. The rights are those of SEES_PAY (mutua/payroll/private.py).

select mutua.keep_private('private_of_payroll', array['payroll_payslip', 'payroll_workedhours',
  'payroll_claim', 'payroll_recoveryplan', 'payroll_settlement', 'payroll_regularisation'],
  array['payroll.see_pay', 'payroll.run', 'payroll.correct', 'payroll.regularise']);

-- The same for what is left to pay of months, whatever else that function says by now.
do $$
declare
  said text := pg_get_functiondef('mutua.left_to_pay(uuid[])'::regprocedure);
begin
  execute regexp_replace(said, '\mbegin\M', $new$begin
  if current_setting('role') = 'mutua_staff' and not mutua.may(array['payroll.see_pay',
      'payroll.run', 'payroll.correct', 'payroll.regularise']) then
    return;
  end if;$new$);
  if pg_get_functiondef('mutua.left_to_pay(uuid[])'::regprocedure) = said then
    raise exception 'mutua.left_to_pay: it does not begin as it did';
  end if;
end $$;

-- Payslips, and what follows from them for a person, are hers and the payroll's; the treasury, which
-- pays them, reads them as before. Of creditors somebody else who confirms a writ reads too. The rights
-- are those of mutua/payroll/private.py.

select mutua.keep_private('private_of_payroll', array['payroll_payslip', 'payroll_workedhours',
  'payroll_claim', 'payroll_recoveryplan', 'payroll_settlement', 'payroll_regularisation',
  'payroll_payadvance', 'payroll_advancedecision', 'payroll_advancesetoff'],
  array['payroll.see_pay', 'payroll.run', 'payroll.correct', 'payroll.regularise',
  'payroll.decide_advance']);
select mutua.keep_private('private_of_creditors', array['payroll_writ', 'payroll_writconfirmation',
  'payroll_writend', 'payroll_withholding', 'payroll_childrendeclared'],
  array['payroll.see_creditors', 'payroll.run', 'payroll.correct', 'payroll.enter_writ',
  'payroll.confirm_writ', 'payroll.declare_children']);

-- The same for what is left to pay of months, whatever else that function says by now.
do $$
declare
  said text := pg_get_functiondef('mutua.left_to_pay(uuid[])'::regprocedure);
begin
  execute regexp_replace(said, '\mbegin\M', $new$begin
  if current_setting('role') = 'mutua_staff' and not mutua.may(array['payroll.see_pay',
      'payroll.run', 'payroll.correct', 'payroll.regularise', 'payroll.decide_advance']) then
    return;
  end if;$new$);
  if pg_get_functiondef('mutua.left_to_pay(uuid[])'::regprocedure) = said then
    raise exception 'mutua.left_to_pay: it does not begin as it did';
  end if;
end $$;

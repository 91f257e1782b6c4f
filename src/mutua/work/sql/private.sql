-- Households and absences are their person's and the payroll's. The rights are those of SEES_PERSONAL
-- (mutua/work/private.py).

select mutua.keep_private('private_of_work', array['work_situation', 'work_absence'],
  array['work.see_personal', 'work.say_situation', 'work.say_absence', 'payroll.run',
        'payroll.correct']);
drop policy seen on work_situation;
create policy seen on work_situation for select to mutua_auditor using (true);
revoke select on work_situation from mutua_treasury;

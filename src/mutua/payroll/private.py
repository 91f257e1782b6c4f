"""Who of the staff sees payslips, and what follows from them for a person."""

from mutua.ground import policy

SEE_PAY = "payroll.see_pay"
SEES_PAY = policy.grant_sight(SEE_PAY, "payroll.run", "payroll.correct", "payroll.regularise")

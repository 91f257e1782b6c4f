"""Who of the staff sees payslips, what follows from them for a person, and her creditors."""

from mutua.ground import policy

SEE_PAY = "payroll.see_pay"
SEES_PAY = policy.grant_sight(
    SEE_PAY, "payroll.run", "payroll.correct", "payroll.regularise", "payroll.decide_advance"
)
SEE_CREDITORS = "payroll.see_creditors"
SEES_CREDITORS = policy.grant_sight(
    SEE_CREDITORS, "payroll.run", "payroll.correct", "payroll.enter_writ", "payroll.confirm_writ",
    "payroll.declare_children",
)  # fmt: skip

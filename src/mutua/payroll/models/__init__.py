"""What payroll keeps."""

from mutua.payroll.models.advances import AdvanceDecision, AdvanceSetOff, PayAdvance
from mutua.payroll.models.claims import Claim, RecoveryPlan, Settlement
from mutua.payroll.models.earlier import EarlierPayslip
from mutua.payroll.models.exit_pay import ExitHolidayPay
from mutua.payroll.models.payslips import Payslip, Run
from mutua.payroll.models.quarters import Regularisation
from mutua.payroll.models.vouchers import (
    MealVoucherLine,
    MealVoucherOrder,
    MealVoucherRules,
    MealVoucherWithdrawal,
)
from mutua.payroll.models.worked import WorkedHours
from mutua.payroll.models.writs import (
    ChildrenDeclared,
    Withholding,
    Writ,
    WritConfirmation,
    WritEnd,
)

__all__ = (
    "AdvanceDecision", "AdvanceSetOff", "ChildrenDeclared", "Claim", "EarlierPayslip", "ExitHolidayPay",
    "MealVoucherLine", "MealVoucherOrder", "MealVoucherRules", "MealVoucherWithdrawal", "PayAdvance", "Payslip", "RecoveryPlan", "Regularisation", "Run", "Settlement", "Withholding", "WorkedHours", "Writ",
    "WritConfirmation", "WritEnd",
)  # fmt: skip

"""What payroll keeps."""

from mutua.payroll.models.claims import Claim, RecoveryPlan, Settlement
from mutua.payroll.models.payslips import Payslip, Run
from mutua.payroll.models.quarters import Regularisation
from mutua.payroll.models.worked import WorkedHours

__all__ = (
    "Claim", "Payslip", "RecoveryPlan", "Regularisation", "Run", "Settlement", "WorkedHours",
)  # fmt: skip

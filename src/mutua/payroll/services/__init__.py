"""What is done in payroll."""

from mutua.payroll.services.correcting import correct, correct_hours
from mutua.payroll.services.recovering import agree_recovery, drop_claim
from mutua.payroll.services.regularising import regularise_quarter
from mutua.payroll.services.running import Ran, end_run, open_run, pay_due, run

__all__ = (
    "Ran", "agree_recovery", "correct", "correct_hours", "drop_claim", "end_run", "open_run",
    "pay_due", "regularise_quarter", "run",
)  # fmt: skip

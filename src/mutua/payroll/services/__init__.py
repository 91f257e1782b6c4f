"""What is done in payroll."""

from mutua.payroll.services.advances import ask_advance, decide_advance
from mutua.payroll.services.correcting import correct, correct_hours
from mutua.payroll.services.exit_pay import pay_exit_holidays
from mutua.payroll.services.recovering import agree_recovery, drop_claim
from mutua.payroll.services.regularising import regularise_quarter
from mutua.payroll.services.running import Ran, end_run, open_run, pay_due, run
from mutua.payroll.services.vouchers import (
    decide_vouchers,
    order_vouchers,
    withdraw_voucher_order,
)
from mutua.payroll.services.writs import confirm_writ, declare_children, end_writ, enter_writ

__all__ = (
    "Ran", "agree_recovery", "ask_advance", "confirm_writ", "correct", "correct_hours",
    "decide_advance", "decide_vouchers", "declare_children",
    "drop_claim", "end_run", "end_writ", "enter_writ", "open_run", "order_vouchers", "pay_due", "pay_exit_holidays", "regularise_quarter",
    "run", "withdraw_voucher_order",
)  # fmt: skip

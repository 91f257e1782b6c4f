"""What is done in payroll."""

from mutua.payroll.services.running import Ran, end_run, open_run, pay_due, run

__all__ = ("Ran", "end_run", "open_run", "pay_due", "run")

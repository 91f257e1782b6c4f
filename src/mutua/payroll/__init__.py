"""Payroll: what is due for work that was done, paid in runs, each payslip explained for ever."""

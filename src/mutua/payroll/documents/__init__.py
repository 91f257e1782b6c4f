"""The payslip as a paper."""

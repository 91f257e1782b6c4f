"""Pages of payslips: what each line is, when it is paid and why, and what was corrected."""

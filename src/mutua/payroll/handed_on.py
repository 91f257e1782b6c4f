"""What a payslip hands on to the next ones of its month, with the line it stands on."""

LINES = {
    "contribution": "employee_contribution", "bonus_a": "work_bonus_a", "bonus_b": "work_bonus_b",
    "special_contribution": "special_social_contribution", "taxable": "taxable_pay",
    "tax": "withholding_tax", "quota_pay": "quota_pay",
}  # fmt: skip

"""The worked quarterly declaration (DmfA) of 2026/2, and what three payslips had accrued for it.

White-collar worker at 2,276.51 a month, full time, single, category 010 (committee 200), 20 workers
or more. The declaration reckons each line once on the pay of the quarter; a payslip reckons it on
the pay of its month. Both are right, and the difference is a regularisation of the quarter: each
one is stated below with its reason.
"""

from __future__ import annotations

from decimal import Decimal

from tests.legislation.worksheets.law import D, half_up

MONTHS = ("2026-04-30", "2026-05-29", "2026-06-30")
WEEKDAYS = (22, 21, 22)  # Monday to Friday, public holidays included: 65 in all
MONTH_PAY = D("2276.51")
QUARTER_PAY = 3 * MONTH_PAY

# Per cent of the declared pay (100 %): ONSS rate file 2026/2
RATES = {
    "495": D("13.07") + D("19.88") + D("5.12"),  # law of 29 June 1981, art. 38 § 2 and § 3
    "255": D("0.02"),
    "256": D("0.01"),  # second quarter: due
    "809": D("0.39"),  # type 5: 20 workers or more
    "810": D("0.10"),
    "831": D("0.23"),  # fund of committee 200
    "855": D("1.69"),  # 10 workers or more
    "859": D("0.10"),
}


def work_bonus_of_a_month(S: Decimal, contribution: Decimal) -> Decimal:
    """Law of 20 December 1999, art. 2; amounts in force since 1 April 2026, at 100 %."""
    part_a = D("125.04")  # S is under 2,880.32
    part_b = half_up(D("168.62") - D("0.2699") * (S - D("2255.50")))
    return min(part_a + part_b, contribution)


def structural(S: Decimal, gamma: Decimal) -> Decimal:
    """R: programme law of 24 December 2002, art. 331; S0 11,458.57 and S2 9,547.20."""
    return half_up(D("0.14") * (D("11458.57") - S) + gamma * (D("9547.20") - S))


GAMMA_FIRST_QUARTER, GAMMA_SECOND_QUARTER = D("0.15"), D("0.16")


def declared() -> dict[str, Decimal]:
    """Each line of the declaration, and the net amount owed."""
    contributions = {code: half_up(QUARTER_PAY * rate / 100) for code, rate in RATES.items()}
    # Law of 30 March 1994, art. 106 ff., by the quarter: 30.99 + 1.10 % of what exceeds 6,570.54
    contributions["856"] = D("30.99") + half_up(D("0.0110") * (QUARTER_PAY - D("6570.54")))
    # S of the quarter: W × round(13 × 5 ÷ J, 2), J = 65 days
    factor = half_up(D(65) / sum(WEEKDAYS))
    S = half_up(QUARTER_PAY * factor)
    monthly_contribution = half_up(MONTH_PAY * D("0.1307"))
    reductions = {
        "3000": structural(S, GAMMA_SECOND_QUARTER),  # µ 1, β 1
        "0001": 3 * work_bonus_of_a_month(MONTH_PAY, monthly_contribution),  # by the month
    }
    owed = sum(contributions.values()) - sum(reductions.values())
    return {**contributions, **reductions, "net owed": owed}


def accrued() -> dict[str, Decimal]:
    """The same codes as the sum of three payslips: each line rounded every month."""
    monthly = {code: half_up(MONTH_PAY * rate / 100) for code, rate in RATES.items()}
    monthly["495"] = half_up(MONTH_PAY * D("0.1307")) + half_up(MONTH_PAY * D("0.2500"))
    # By the month: 10.33 + 1.10 % of what exceeds 2,190.18
    monthly["856"] = D("10.33") + half_up(D("0.0110") * (MONTH_PAY - D("2190.18")))
    sums = {code: 3 * amount for code, amount in monthly.items()}
    reductions = {
        "3000": sum((structural_of_month(days) for days in WEEKDAYS), D(0)),
        "0001": 3 * work_bonus_of_a_month(MONTH_PAY, half_up(MONTH_PAY * D("0.1307"))),
    }
    owed = sum(sums.values()) - sum(reductions.values())
    return {**sums, **reductions, "net owed": owed}


def structural_of_month(days: int, gamma: Decimal = GAMMA_SECOND_QUARTER) -> Decimal:
    """A third of R, with S = W × round(65 ÷ days of the month, 2)."""
    S = half_up(MONTH_PAY * half_up(D(65) / days))
    return half_up(structural(S, gamma) / 3)


# What the declaration printed (be_formalities.md, section 2.3).
PRINTED = {
    "495": "2600.00",
    "255": "1.37",
    "256": "0.68",
    "809": "26.64",
    "810": "6.83",
    "831": "15.71",
    "855": "115.42",
    "859": "6.83",
    "856": "33.84",
    "3000": "1082.89",
    "0001": "863.97",
    "net owed": "860.46",
}

# Line codes of a payslip that make each code of the declaration.
PAYSLIP_LINES = {
    "495": ("employee_contribution_before_bonus", "employer_basic_contribution"),
    "255": ("work_accidents",),
    "256": ("asbestos",),
    "809": ("closure_fund",),
    "810": ("special_closure_fund",),
    "831": ("sector_fund",),
    "855": ("unemployment_contribution",),
    "859": ("temporary_unemployment",),
    "856": ("special_social_contribution",),
    "3000": ("structural_reduction",),
    "0001": ("work_bonus",),
}

# Accrued by three payslips less declared by the quarter, in cents, and why.
ROUNDING = "three amounts of a month rounded, against one amount of the quarter rounded"
REGULARISATION = {
    "495": (1, "3 × (297.54 + 569.13) = 2,600.01; the quarter rounds 38.07 % of 6,829.53 once"),
    "255": (1, "3 × 0.46 = 1.38 for 1.3659: " + ROUNDING),
    "256": (1, "3 × 0.23 = 0.69 for 0.6830: " + ROUNDING),
    "809": (0, "3 × 8.88 = 26.64 for 26.6352: the cents meet"),
    "810": (1, "3 × 2.28 = 6.84 for 6.8295: " + ROUNDING),
    "831": (1, "3 × 5.24 = 15.72 for 15.7079: " + ROUNDING),
    "855": (-1, "3 × 38.47 = 115.41 for 115.4191: " + ROUNDING),
    "859": (1, "3 × 2.28 = 6.84 for 6.8295: " + ROUNDING),
    "856": (0, "3 × 11.28 = 33.84; the quarter has 30.99 + 1.10 % of 258.99: the cents meet"),
    "3000": (
        1,
        "R ÷ 3 by the month's days: 372.35 (22 days) twice and 338.20 (21); quarter: 65 days, S × 1",
    ),
    "0001": (0, "the bonus is reckoned by the month in the declaration too"),
    "net owed": (4, "5 cents more of contributions, 1 cent more of reduction"),
}

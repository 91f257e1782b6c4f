"""Thirty-nine short contracts of 2024 to 2026, worked on the sheet by hand.

The months with several contracts come first: each contract takes the earlier payslips' lines from
their own worksheets. `PUBLISHED` holds figures that were printed on real payslips.
"""

from __future__ import annotations

from decimal import Decimal

from tests.legislation.worksheets.law import D, half_up
from tests.legislation.worksheets.sheet import Contract, reckon, reckon_month

# Months with several contracts -------------------------------------------------------------------

MONTHS = [
    [
        Contract("employee-may-1", "employee", "2026-05-12", "140.00", hours="8",
                 committee="200", quarter_fraction=40, why="β 1.18 by the planned quarter"),
        Contract("employee-may-2", "employee", "2026-05-18", "187.53", hours="11.5",
                 committee="200", quarter_fraction=40, why="bonus of two contracts less the first"),
        Contract("employee-may-3", "employee", "2026-05-27", "1420.00", hours="60.8",
                 committee="200", quarter_fraction=40, why="higher pay takes bonus back"),
    ],
    [
        Contract("artist-april-1", "artist", "2026-04-03", "310.00", days=2, region="brussels",
                 committee="304", quarter_fraction=70, why="both β between 0.55 and 0.80"),
        Contract("artist-april-2", "artist", "2026-04-14", "512.35", days=4, until="2026-04-17",
                 region="brussels", committee="304", quarter_fraction=70),
    ],
    [
        Contract("manual-october-1", "manual_worker", "2025-10-06", "1095.11", hours="76",
                 until="2025-10-17", household="partner_with_income", size=15,
                 quarter_fraction=55, why="108 % of pay beyond 1,095.10: 5.15"),
        Contract("manual-october-2", "manual_worker", "2025-10-20", "810.90", hours="53.2",
                 until="2025-10-28", household="partner_with_income", size=15,
                 quarter_fraction=55, why="the second band less 5.15"),
    ],
]  # fmt: skip

# Contracts that stand alone ----------------------------------------------------------------------

ALONE = [
    Contract("manual-published-may", "manual_worker", "2026-05-27", "91.26", hours="6",
             why="real payslip: 5.40 + 5.28 of 12.88"),
    Contract("manual-published-june", "manual_worker", "2026-06-01", "669.23", hours="44",
             until="2026-06-30", why="real payslip: 35.11 + 25.55"),
    Contract("manual-published-july", "manual_worker", "2026-07-01", "699.65", hours="46",
             until="2026-07-31", why="real payslip: 35.81 + 21.16 of 98.76"),
    Contract("employee-2024-february", "employee", "2024-02-05", "1480.00", hours="91.2",
             until="2024-02-20", why="single-part bonus, first slope"),
    Contract("manual-2024-march", "manual_worker", "2024-03-04", "1425.60", hours="76",
             until="2024-03-15", why="single-part bonus, second slope"),
    Contract("manual-2024-april", "manual_worker", "2024-04-08", "1210.00", days=10,
             until="2024-04-19", size=15, quarter_fraction=30, why="B slope 0.2914"),
    Contract("employee-2024-november", "employee", "2024-11-04", "985.40", days=8,
             until="2024-11-14", children=1, single_parent=True, size=5, quarter_fraction=27,
             why="planned 0.27: under the least 0.275, no structural reduction"),
    Contract("employee-2025-january", "employee", "2025-01-13", "1020.00", hours="60.8",
             until="2025-01-23", household="partner_without_income", children=2, size=5,
             committee="304", quarter_fraction=28, why="0.28 is above the least fraction"),
    Contract("manual-2025-february", "manual_worker", "2025-02-03", "1611.08", days=15,
             until="2025-02-21", size=5, quarter_fraction=80, why="β 1/µ at 0.80"),
    Contract("artist-flanders-2025", "artist", "2025-05-05", "950.00", days=5,
             until="2025-05-09", region="flanders", committee="304", quarter_fraction=90),
    Contract("artist-flanders-march", "artist", "2026-03-30", "330.00", days=2,
             until="2026-03-31", region="flanders", size=15, why="the last days in Flanders"),
    Contract("artist-flanders-april", "artist", "2026-04-01", "330.00", days=2,
             until="2026-04-02", region="flanders", size=15, why="ended there on 1 April 2026"),
    Contract("artist-wallonia-march", "artist", "2026-03-16", "405.00", hours="22.8",
             until="2026-03-18", region="wallonia", committee="304", quarter_fraction=54),
    Contract("artist-wallonia-september", "artist", "2026-09-07", "1333.33", hours="68.4",
             until="2026-09-17", region="wallonia", quarter_fraction=80),
    Contract("artist-brussels-low-pay", "artist", "2026-06-15", "199.30", days=2,
             until="2026-06-16", region="brussels", quarter_fraction=60,
             why="6,477.25 a quarter: under 3 × 2,189.81, no artists' reduction"),
    Contract("artist-brussels-enough", "artist", "2026-06-15", "202.14", days=2,
             until="2026-06-16", region="brussels", quarter_fraction=60,
             why="6,569.55 a quarter: just above 6,569.43"),
    Contract("artist-no-region", "artist", "2026-05-04", "650.00", days=3, until="2026-05-06",
             household="partner_without_income", children=3, why="flat tax, no reductions"),
    Contract("artist-in-house", "artist", "2026-02-02", "2600.00", days=20, until="2026-02-27",
             region="brussels", in_house=True, children=1, quarter_fraction=100,
             why="permanent staff: the scale; all the month's days"),
    Contract("technician", "artist", "2026-05-18", "720.00", days=4, until="2026-05-21",
             artistic=False, committee="304", why="technical work: the scale"),
    Contract("artist-1bis-2025", "artist_1bis", "2025-08-11", "480.00", days=2,
             until="2025-08-12", region="wallonia", quarter_fraction=65),
    Contract("artist-1bis-2026", "artist_1bis", "2026-10-12", "1260.00", days=6,
             until="2026-10-19", region="brussels", committee="304", quarter_fraction=75,
             why="no asbestos in the fourth quarter"),
    Contract("student-asbestos", "student", "2026-07-06", "612.48", hours="45.6",
             until="2026-07-13", student_hours_used="120", why="5.43 %"),
    Contract("student-without-asbestos", "student", "2025-11-03", "402.17", hours="30.4",
             until="2025-11-07", why="5.42 % in a quarter without asbestos"),
    Contract("student-beyond", "student", "2026-08-03", "588.00", hours="38", until="2026-08-07",
             student_hours_used="650", why="beyond 650 hours: as an employee"),
    Contract("employee-threshold-1945", "employee", "2026-09-01", "1945.38", hours="152",
             until="2026-09-28", why="up to and including: no special contribution"),
    Contract("employee-threshold-1945-up", "employee", "2026-09-01", "1945.50", hours="152",
             until="2026-09-28", why="12 cents above, 4.22 %: a cent"),
    Contract("employee-threshold-2190", "employee", "2026-10-01", "2190.19", days=19,
             until="2026-10-27", household="partner_without_income", why="14.44 + 1.10 %"),
    Contract("employee-threshold-3737", "employee", "2026-03-02", "3737.20", days=21,
             until="2026-03-30", household="single", other_dependants=1, why="27.35 + 3.38 %"),
    Contract("employee-threshold-4100", "employee", "2025-06-02", "4101.00", days=20,
             until="2025-06-27", household="single", disabled_children=1, children=1,
             why="39.61 + 1.10 %; a disabled child counts twice"),
    Contract("manual-threshold-bonus", "manual_worker", "2026-04-01", "2880.32", days=22,
             until="2026-04-30", why="S exactly at A's threshold: A whole, B nil"),
    Contract("employee-threshold-6038", "employee", "2026-01-05", "6038.83", days=19,
             until="2026-01-29", household="partner_with_income", children=9,
             untaxed_allowances="60.00", why="51.64 at most; nine children"),
]  # fmt: skip

SHEETS = [
    *(pair for month in MONTHS for pair in reckon_month(month)),
    *((contract, reckon(contract)) for contract in ALONE),
]

# A student whose contract crosses the end of the quota: the pay split by the hours ----------------

SPLIT = Contract("student-split", "student", "2026-08-10", "700.00", hours="50",
                 until="2026-08-18", student_hours_used="620")  # fmt: skip


def split_sheet() -> dict[str, Decimal]:
    gross, hours, used, quota = D("700.00"), D("50"), D("620"), D("650")
    hours_within = min(hours, quota - used)
    pay_within = half_up(gross * hours_within / hours)
    pay_beyond = gross - pay_within
    # Solidarity contribution: royal decree of 28 November 1969, art. 17bis
    solidarity = half_up(pay_within * D("0.0271"))
    solidarity_employer = half_up(pay_within * D("0.0543"))
    # Beyond: an ordinary contract of 20 hours
    beyond = reckon(
        Contract(
            "beyond", "employee", "2026-08-10", str(pay_beyond), hours=str(hours - hours_within)
        )
    )
    contribution = solidarity + beyond["employee_contribution"]
    contributions = solidarity_employer + beyond["employer_contributions"]
    return {
        **beyond,
        "employee_contribution_before_bonus": solidarity
        + beyond["employee_contribution_before_bonus"],
        "employee_contribution": contribution,
        "taxable_pay": gross - contribution,  # all of it is income; tax is withheld beyond alone
        "net_pay": gross
        - contribution
        - beyond["special_social_contribution"]
        - beyond["withholding_tax"],
        "employer_contributions": contributions,
        "employer_cost": gross + contributions - beyond["structural_reduction"],
    }


SHEETS.append((SPLIT, split_sheet()))

# Printed on real payslips (be.md, section 11) -----------------------------------------------------

PUBLISHED = {
    "manual-published-may": {"work_bonus_a": "5.40", "work_bonus_b": "5.28",
                             "employee_contribution_before_bonus": "12.88"},
    "manual-published-june": {"work_bonus_a": "35.11", "work_bonus_b": "25.55"},
    "manual-published-july": {"work_bonus_a": "35.81", "work_bonus_b": "21.16",
                              "employee_contribution_before_bonus": "98.76"},
}  # fmt: skip

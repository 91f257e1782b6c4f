"""Forty contracts worked in December and paid in January: two tables of law on one payslip.

Contributions and the work bonus belong to the time of the work: the parameters of December (of the
fourth quarter for the structural reduction and the closure fund; no asbestos contribution then).
Tax is withheld on what is paid: the tables of the year that begins in January (Annex III to the
royal decree of the Income Tax Code applies to pay paid or granted from 1 January). The sheet's
columns do both; each row also has its tax by the year of the work, `TAX_HAD_IT_BEEN_PAID_IN_TIME`,
to show that the tables of the two years are told apart.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tests.legislation.worksheets.sheet import Contract, reckon, reckon_month

# December 2024 has 22 weekdays (167.2 hours), its quarter 66; paid with the tables of 2025.
# December 2025 has 23 weekdays (174.8 hours), its quarter 66; paid with the tables of 2026.


def december(year: int, number: int, regime: str, gross: str, pay_day: int, **facts) -> Contract:
    first, last = facts.pop("first", 1), facts.pop("last", 31)
    return Contract(
        f"december-{year}-{number:02}-{regime}",
        regime,
        f"{year}-12-{first:02}",
        gross,
        until=f"{year}-12-{last:02}",
        paid=f"{year + 1}-01-{pay_day:02}",
        **facts,
    )


TWO_INCOMES, ONE_INCOME = "partner_with_income", "partner_without_income"

ALONE = [
    december(2024, 1, "employee", "2070.48", 7, full_month=True),
    december(2024, 2, "employee", "2132.59", 7, full_month=True, children=1, single_parent=True),
    december(2024, 3, "employee", "2723.36", 8, full_month=True, household=TWO_INCOMES),
    december(2024, 4, "employee", "2723.37", 8, full_month=True, household=ONE_INCOME, children=2),
    december(2024, 5, "employee", "3207.40", 9, full_month=True, committee="200"),
    december(2024, 6, "employee", "3207.41", 9, full_month=True, committee="200", size=15),
    december(2024, 7, "employee", "4512.90", 10, full_month=True, household=ONE_INCOME, children=4),
    december(2024, 8, "employee", "7250.00", 10, full_month=True, household=TWO_INCOMES),
    december(2024, 9, "employee", "1388.16", 13, first=9, last=20, hours="76", size=5),
    december(2024, 10, "employee", "2050.00", 13, first=2, last=20, days=15, quarter_fraction=85),
    december(2024, 11, "manual_worker", "2300.00", 14, full_month=True, other_dependants=2),
    december(2024, 12, "manual_worker", "2955.45", 14, full_month=True, children=10),
    december(2024, 13, "manual_worker", "1704.30", 15, first=2, last=23, hours="121.6", size=9),
    december(2024, 14, "manual_worker", "2011.00", 15, first=9, last=31, days=17, size=10,
             household=ONE_INCOME),
    december(2024, 15, "artist", "930.00", 16, first=12, last=17, days=4, region="flanders",
             quarter_fraction=62),
    december(2024, 16, "artist", "3100.00", 16, full_month=True, in_house=True, region="brussels",
             committee="304", household=ONE_INCOME, children=3),
    december(2024, 17, "artist", "1499.99", 17, first=2, last=12, days=9, artistic=False, size=19),
    december(2024, 18, "artist_1bis", "780.00", 17, first=19, last=21, hours="22.8",
             region="wallonia", quarter_fraction=33),
    december(2025, 1, "employee", "2111.89", 7, full_month=True),
    december(2025, 2, "employee", "2175.25", 7, full_month=True, children=1, single_parent=True),
    december(2025, 3, "employee", "2777.83", 8, full_month=True, household=TWO_INCOMES),
    december(2025, 4, "employee", "2777.84", 8, full_month=True, household=ONE_INCOME, children=2),
    december(2025, 5, "employee", "3271.48", 9, full_month=True, committee="200"),
    december(2025, 6, "employee", "3271.49", 9, full_month=True, committee="200", size=15),
    december(2025, 7, "employee", "4702.15", 12, full_month=True, household=ONE_INCOME,
             disabled_children=1, children=3),
    december(2025, 8, "employee", "7610.00", 12, full_month=True, household=TWO_INCOMES),
    december(2025, 9, "employee", "1471.83", 13, first=8, last=19, hours="76", size=5),
    december(2025, 10, "employee", "2290.00", 13, first=1, last=19, days=15, quarter_fraction=85),
    december(2025, 11, "manual_worker", "2405.00", 14, full_month=True, other_dependants=2),
    december(2025, 12, "manual_worker", "3012.00", 14, full_month=True, children=10),
    december(2025, 13, "manual_worker", "1803.45", 15, first=1, last=22, hours="121.6", size=9),
    december(2025, 14, "manual_worker", "2156.00", 15, first=9, last=31, days=17, size=10,
             household=ONE_INCOME),
    december(2025, 15, "artist", "1010.00", 16, first=11, last=16, days=4, region="flanders",
             quarter_fraction=62),
    december(2025, 16, "artist", "3205.00", 16, full_month=True, in_house=True, region="brussels",
             committee="304", household=ONE_INCOME, children=3),
    december(2025, 17, "artist", "1588.20", 19, first=1, last=11, days=9, artistic=False, size=20),
    december(2025, 18, "artist_1bis", "815.00", 19, first=18, last=20, hours="22.8",
             region="wallonia", quarter_fraction=33),
]  # fmt: skip

# Two contracts of one December, both paid in January: the month's sums cross the year together.
MONTHS = [
    [
        december(2024, 19, "employee", "1010.00", 8, first=2, last=10, hours="53.2", children=1),
        december(2024, 20, "employee", "1264.10", 8, first=12, last=23, hours="60.8", children=1),
    ],
    [
        december(2025, 19, "manual_worker", "1166.00", 8, first=1, last=9, days=7, size=15),
        december(2025, 20, "manual_worker", "1500.50", 8, first=11, last=23, days=9, size=15),
    ],
]

SHEETS = [
    *((contract, reckon(contract)) for contract in ALONE),
    *(pair for month in MONTHS for pair in reckon_month(month)),
]


def paid_in_time(contract: Contract) -> Contract:
    return replace(contract, paid=contract.until)


TAX_HAD_IT_BEEN_PAID_IN_TIME: dict[str, Decimal] = {
    contract.id: reckon(paid_in_time(contract))["withholding_tax"] for contract in ALONE
}

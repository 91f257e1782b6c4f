"""The fraction of the quarter (µ) by the law: 13 weeks, whatever the quarter's weekdays.

Royal decree of 16 May 2003, art. 2: µ = days ÷ (13 × 5), or hours ÷ (13 × 38), to two decimals. The
ONSS's own example of 2026/3 divides 210 hours by 494 (0.43) in a quarter of 66 weekdays (501.6
hours: 0.42), and a published payslip of January 2025 follows from 23 ÷ 65 (0.35) in a quarter of 64
weekdays (23 ÷ 64: 0.36). Only quarters of 65 weekdays have the same µ both ways.
"""

from __future__ import annotations

from decimal import Decimal

from tests.legislation.worksheets.law import D, half_up, structural_amount, structural_beta
from tests.legislation.worksheets.sheet import Contract


def january(gross: str) -> Contract:
    return Contract(
        f"january-2025-{gross}", "employee", "2025-01-01", gross, days=23, until="2025-01-31"
    )


SEPTEMBER = Contract(
    "september-2026-152-hours", "employee", "2026-09-01", "1945.38", hours="152",
    until="2026-09-28",
)  # fmt: skip


def structural_reduction(contract: Contract) -> Decimal:
    gross, hours = D(contract.gross), D(contract.hours)
    if hours:
        factor, mu = half_up(D(494) / hours), half_up(hours / D(494))
    else:
        factor, mu = half_up(D(65) / contract.days), half_up(D(contract.days) / 65)
    S = half_up(gross * factor)
    R = structural_amount(contract.work_day, S)
    return half_up(R * mu * structural_beta(mu))


PRINTED = {"january-2025-3000.00": "145.92", "january-2025-3500.00": "64.10"}
CONTRACTS = [january("3000.00"), january("3500.00"), SEPTEMBER]

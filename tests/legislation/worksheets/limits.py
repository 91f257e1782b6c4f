"""Limits that bind over a quarter or a year, worked by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.legislation.worksheets.law import D, half_up


def ceiling_case(
    id_: str, regime: str, day: str, share: str, before: str, ceiling: str
) -> tuple[str, str, str, dict[str, Any], Decimal]:
    """Pay of 10,000.00 where the quarter's declared pay reaches the ceiling of the basic
    contribution (royal decree of 6 October 2025): what is left below it bears 25 %."""
    declared_before = half_up(D(before) * D(share))
    left = max(D(0), D(ceiling) - declared_before)
    basic = half_up(min(half_up(D("10000.00") * D(share)), left) * D("0.25"))
    facts = {
        "gross_pay": 1_000_000,
        "household": "single",
        "full_month": True,
        "paid_before_quarter_gross": int(D(before) * 100),
    }
    return id_, regime, day, facts, basic


CEILINGS = [
    ceiling_case("no-ceiling-before-2025-07", "employee", "2025-06-16", "1.00", "80000.00", "1e9"),
    ceiling_case("85000-from-2025-07", "employee", "2025-09-16", "1.00", "80000.00", "85000.00"),
    ceiling_case("86700-from-2026-01", "employee", "2026-03-16", "1.00", "80000.00", "86700.00"),
    ceiling_case("88434-from-2026-07", "employee", "2026-08-17", "1.00", "80000.00", "88434.00"),
    ceiling_case("artist-on-108-per-cent", "artist", "2026-03-16", "1.08", "75000.00", "86700.00"),
    ceiling_case("reached-before", "employee", "2026-03-16", "1.00", "86700.00", "86700.00"),
]


def yearly_cap_case(id_: str, day: str, full_a: str, full_b: str, cap: str):
    """Full month of 2,200.00 when 3,400.00 of bonus was given this year: part B gives way first.

    Full parts are those of the month's table; the contribution due is 13.07 %, 287.54."""
    left = min(D(cap) - D("3400.00"), half_up(D("2200.00") * D("0.1307")))
    bonus_a = min(D(full_a), left)
    bonus_b = min(D(full_b), left - bonus_a)
    facts = {
        "gross_pay": 220_000,
        "household": "single",
        "full_month": True,
        "paid_before_year_bonus_a": 200_000,
        "paid_before_year_bonus_b": 140_000,
    }
    return id_, "employee", day, facts, bonus_a, bonus_b


YEARLY_CAPS = [
    yearly_cap_case("3466.44-before-july", "2026-06-15", "125.04", "168.62", "3466.44"),
    yearly_cap_case("3594.36-from-july", "2026-07-15", "127.54", "171.99", "3594.36"),
]

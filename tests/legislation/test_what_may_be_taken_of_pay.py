"""What a creditor may seize of a month's pay, and what may be deducted from a payslip. Expected
amounts are reckoned by hand from the bands of Judicial code, art. 1409 § 1."""

from __future__ import annotations

from datetime import date

import pytest

from mutua.legislation import LegislationError, country

BE = country("be")
DAY = date(2026, 5, 1)


@pytest.mark.parametrize(
    "net, children, taken",
    [
        (0, 0, 0),
        (141_900, 0, 0),
        (142_000, 0, 20),  # 20 % of 1.00
        (152_400, 0, 2_100),
        (168_200, 0, 6_840),  # 21.00 + 47.40
        (183_900, 0, 13_120),  # 21.00 + 47.40 + 62.80
        (200_000, 0, 29_220),  # all above 1,839.00
        (200_000, 1, 20_420),  # 88.00 less for each child
        (200_000, 4, 0),
        (150_009, 0, 1_621),  # 20 % of 81.09: the part of a cent stays hers
    ],
)
def test_the_bands_of_2026_protect_low_pay_and_children(net, children, taken):
    assert BE.rule("seizable_pay", net_of_month=net, children=children, on=DAY) == taken


def test_each_year_has_its_bands():
    on = {year: BE.rule("seizable_pay", net_of_month=150_000, on=date(year, 3, 1)) for year in (2024, 2025, 2026)}  # fmt: skip
    assert on == {2024: 3_780, 2025: 2_290, 2026: 1_620}


def test_a_fifth_of_a_payslip_is_deducted_at_most():
    assert BE.rule("deductible_pay", net=15_622, on=DAY) == 3_124
    assert BE.rule("deductible_pay", net=0, on=DAY) == 0


@pytest.mark.parametrize(
    "name, facts, field",
    [
        ("seizable_pay", {"net_of_month": -1, "on": DAY}, "net_of_month"),
        ("seizable_pay", {"net_of_month": 1, "on": DAY, "children": 31}, "children"),
        ("seizable_pay", {"net_of_month": 1, "on": date(2020, 1, 1)}, "on"),
        ("deductible_pay", {"net": 1.5, "on": DAY}, "net"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(name, facts, field):
    with pytest.raises(LegislationError) as caught:
        BE.rule(name, **facts)
    assert caught.value.field == field

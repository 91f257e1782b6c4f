"""The yearly holidays of an employee under an open-ended contract: days within the right of the
contract are paid as if they were worked, days that no right can give are not, and where other work
may give a right the month waits with its reason."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mutua.ground import clock, doctor
from mutua.ground.transactions import reading

SIGNED_ON = date(2024, 12, 16)
NEW_YEAR = date(2025, 1, 1)
JULY, AUGUST, DECEMBER = date(2026, 7, 1), date(2026, 8, 1), date(2026, 12, 31)
GROSS = 120_000
MORNING = 240  # minutes


@pytest.fixture(scope="module")
def house(store):
    from tests.support import contracts, lasting, shop

    shop.open_shop(date(2024, 12, 2), first=date(2024, 12, 1), last=DECEMBER)
    contracts.get_ready(day=SIGNED_ON, since=date(2024, 12, 1))
    for _ in range(6):
        lasting.sold(1_500_000, date(2024, 12, 10))
    with clock.on(SIGNED_ON):
        lasting.decide(months=1)
    return lasting


@pytest.fixture(scope="module")
def mornings(house):
    """Five mornings a week from the new year of 2025 on, its months opened until August 2026."""
    with clock.on(SIGNED_ON):
        contract = house.declared(
            regime="employee", answers={}, week=house.HALF, begins_on=NEW_YEAR, monthly_gross=GROSS
        )
    open_until(house, AUGUST)
    return contract


def open_until(house, last: date) -> None:
    month = date(2025, 1, 1)
    while month <= last:
        with clock.on(month.replace(day=15)):
            house.open_months((month + timedelta(days=62)).replace(day=1) - timedelta(days=1))
        month = (month + timedelta(days=32)).replace(day=1)


@pytest.fixture
def told():
    """Absences of Alice, taken back when the test is over."""
    from tests.support import absences

    said = []

    def tell(first: date, last: date | None = None, kind: str = "holiday"):
        with clock.on(max(first, date(2026, 6, 1)) if first.year > 2025 else first):
            said.append(absences.say(first, last, kind))
        return said[-1]

    yield tell
    with clock.on(JULY):
        for one in said:
            absences.withdraw(one)


def due(contract, month: date):
    """A month as it is due once it was worked."""
    from mutua.payroll import due
    from tests.support import contracts, payday

    (one,) = (each for each in payday.months_of(contract) if each.month == month)
    with reading(contracts.READER):
        confirmed = type(one).objects.get(id=one.id).confirmed_at
    if confirmed is None:
        from tests.support import lasting

        lasting.worked(contract, month)
    with clock.on(DECEMBER), reading(contracts.READER):
        (found,) = due.find("coop", DECEMBER, only=[one.id])
    return one, found


def test_a_day_within_the_right_is_paid_as_if_it_was_worked(house, mornings, told):
    told(date(2026, 7, 6), date(2026, 7, 17))  # ten mornings of twenty
    month, july = due(mornings, JULY)
    assert july.blocked is None
    assert (july.gross_pay, july.charged) == (month.gross_pay, month.charged) == (GROSS, month.charged)
    assert july.facts["hours"] == month.hours
    assert not july.absent


# Four weeks of 20 hours are 20 mornings. July has 22 of them with the public holiday of the 21st,
# so 92 paid hours: two mornings beyond take 8 of 92 hours off.
def test_a_day_beyond_four_weeks_is_not_paid(house, mornings, told):
    told(date(2026, 6, 22), date(2026, 7, 21))  # seven mornings of June, fourteen of July
    told(date(2026, 7, 27))
    month, july = due(mornings, JULY)
    assert july.blocked is None
    assert month.hours == 9_200
    assert july.gross_pay == round(GROSS * 84 / 92) == 109_565
    assert july.facts["hours"] == 8_400
    assert july.charged == round(month.charged * 109_565 / GROSS)

"""Exit holiday pay where a year ends: two years of work are two payments, and pay of a year that has
passed is taxed by the year in which it is paid."""

from __future__ import annotations

from datetime import date

import pytest
from django.core import mail

from mutua.ground import clock, doctor
from mutua.ground.transactions import reading

DECEMBER, NEW_YEAR = date(2025, 12, 15), date(2026, 1, 6)


@pytest.fixture(scope="module")
def house(store):
    from tests.support import contracts, shop

    shop.open_shop(day=DECEMBER, first=date(2025, 1, 1))
    with clock.on(DECEMBER):
        contracts.get_ready(day=DECEMBER, since=date(2025, 1, 1))
    return shop


@pytest.fixture
def exit_pay(house):
    from tests.support import exit_pay

    mail.outbox = []
    with clock.on(DECEMBER):
        yield exit_pay


def holds() -> None:
    wrong = [(one.check.code, one.wrong) for one in doctor.examine(rebuild=True) if not one.holds]
    assert wrong == []


def test_two_holiday_years_are_two_payments(exit_pay):
    from tests.support import payday

    days = (date(2025, 12, 30), date(2026, 1, 5))
    work = exit_pay.days_worked(*days)
    ran = payday.pay(work, day=NEW_YEAR, paid_on=date(2026, 1, 7))
    assert (ran.made, ran.exits) == (2, 2)
    slips = {one.worked_from.year: one for one in payday.paid(work)}
    for pay in exit_pay.exits(work):
        assert pay.released == slips[pay.year].provision
        assert pay.inputs["gross_pay"] == slips[pay.year].gross_pay
        assert (pay.worked_until, pay.promised_on) == (
            days[1], payday.months_of(work)[-1].promised_on,
        )  # fmt: skip
    holds()


def test_what_was_not_paid_in_its_year_is_reckoned_anew_for_the_next(exit_pay):
    from mutua.treasury import debts
    from tests.support import contracts, corrections, payday
    from tests.support.books import HOUSE

    work = exit_pay.office_day(date(2025, 12, 16))
    payday.pay(work, day=date(2025, 12, 17), paid_on=date(2025, 12, 18))
    (before,) = exit_pay.exits(work)
    assert before.paid_on.year == 2025
    with clock.on(NEW_YEAR):
        assert corrections.correct(since=date(2025, 12, 1)) >= 0
        first, second = exit_pay.exits(work)
        with reading(contracts.READER):
            owed = {one.id: one for one in debts.unpaid(HOUSE, ["exit_holiday_pay"])}
    assert (second.version, second.replaces_id, second.paid_on.year) == (2, first.id, 2026)
    assert first.id not in owed
    assert (owed[second.id].amount, owed[second.id].year) == (second.net_pay, 2026)
    assert exit_pay.booked(first) == {}
    holds()

"""The usual pay of the month in which a contract ended chooses the rate of tax of its holiday pay: of a
monthly pay that of a whole month, by the version that held, and of contracts that follow each other in
a month one alone."""

from __future__ import annotations

from datetime import date

import pytest

from mutua.ground import clock, doctor

USUAL = "normal_month_pay"
EVENING = 20_000


@pytest.fixture(scope="module")
def leaving(store):
    from tests.support import leaving

    leaving.open_house()
    return leaving


@pytest.fixture
def nell(leaving):
    """Somebody new: no other test moves her pay."""
    return leaving.earner()


@pytest.fixture
def hired(leaving, nell):
    """Her contract of 1,200.00 a month since January 2026, worked until the month before ``until``."""

    def made(until: date):
        contract = leaving.hired(nell, date(2026, 1, 1))
        for month in leaving.months(date(2026, 2, 1), until):
            leaving.worked_until(month)
        return contract

    return made


def evening(one, day: date, said_on: date):
    """An evening in the office for 200.00, beside."""
    from tests.support import contracts, exit_pay

    facts = {**exit_pay.OFFICE, "pay_from": "gross", "pay_amount": EVENING, **one.place}
    with clock.on(said_on):
        return contracts.declared(
            one.actor, hours=contracts.at(day, "14:00", "18:00"), **facts
        )  # fmt: skip


def usual(contract) -> set[int]:
    from tests.support import exit_pay

    return {one.inputs[USUAL] for one in exit_pay.exits(contract)}


def wrong() -> list[tuple[str, int]]:
    return [(one.check.code, one.wrong) for one in doctor.examine(rebuild=True) if not one.holds]


def test_a_month_before_a_raise_that_was_signed_already_is_usual_as_it_was(leaving, nell, hired):
    """In February she signs 2,000.00 from April on, so March stands under that version: its pay is
    1,200.00, and with an evening beside 1,400.00."""
    from tests.support import changes, lasting

    before = hired(date(2026, 2, 1))
    day = date(2026, 2, 20)
    with clock.on(day):
        lasting.open_months(date(2026, 3, 31))
        beside = evening(nell, date(2026, 3, 10), day)
        after = lasting.amended(
            before, date(2026, 4, 1), nell.actor, week=lasting.HALF, monthly_gross=200_000
        )
        lasting.approved_and_signed(after, nell.actor)
        changes.tell(after)
    leaving.take_schedule(date(2026, 4, 2))
    leaving.pay(before, after, beside, day=date(2026, 4, 6), paid_on=date(2026, 4, 7))
    assert usual(beside) == {120_000 + EVENING}
    assert wrong() == []


def test_a_contract_that_ends_before_a_raise_that_was_signed_is_paid_as_it_was(
    leaving, nell, hired
):
    """She signs 2,000.00 from June on, and leaves on 15 May, after eleven of its 21 days: 628.57 of
    1,200.00. January to May gave 5,428.57, and 7.67 % of it is 416.37."""
    from tests.support import changes, exit_pay, lasting

    before = hired(date(2026, 4, 1))
    leaving.take_schedule(date(2026, 4, 30))
    with clock.on(date(2026, 5, 4)):
        lasting.open_months(date(2026, 5, 31))
        after = lasting.amended(
            before, date(2026, 6, 1), nell.actor, week=lasting.HALF, monthly_gross=200_000
        )
        lasting.approved_and_signed(after, nell.actor)
        changes.tell(after)
    leaving.left(nell, after, date(2026, 5, 15))
    leaving.pay(before, after, day=date(2026, 6, 3), paid_on=date(2026, 6, 4))
    (pay,) = exit_pay.exits(after)
    assert pay.inputs["gross_pay"] == 4 * 120_000 + 62_857
    assert usual(after) == {120_000}
    assert pay.lines["single_holiday_pay"] == 41_637
    assert wrong() == []


def test_who_is_hired_again_in_the_month_of_the_end_has_one_usual_pay(leaving, nell, hired):
    """Until 13 May, and again from 18 May on, each for 1,200.00 a month: never 2,400.00."""
    first = hired(date(2026, 5, 1))
    leaving.left(nell, first, date(2026, 5, 13))
    leaving.hired(nell, date(2026, 5, 18), signed_on=date(2026, 5, 14))
    leaving.take_schedule(date(2026, 5, 31))
    leaving.pay(day=date(2026, 6, 3), paid_on=date(2026, 6, 4))
    assert usual(first) == {120_000}
    assert wrong() == []


def test_contracts_beside_each_other_are_usual_together(leaving, nell):
    """Two days a week for 360.00 and two others for 360.00; the first ends on 20 May."""
    from tests.support import lasting

    others = tuple(lasting.WeekHours(day, "09:00", "12:00") for day in (1, 3))
    first, second = (
        leaving.hired(nell, date(2026, 4, 1), week=week, monthly_gross=36_000)
        for week in (lasting.MORNINGS, others)
    )
    leaving.worked_until(date(2026, 5, 1))
    leaving.left(nell, first, date(2026, 5, 20))
    leaving.take_schedule(date(2026, 5, 31))
    leaving.pay(first, second, day=date(2026, 6, 3), paid_on=date(2026, 6, 4))
    assert usual(first) == {72_000}
    assert wrong() == []


def test_what_the_cut_month_paid_is_found_not_to_be_usual(leaving, nell, hired, monkeypatch):
    """Twin of the derivation: whatever is between what was paid and what was agreed passed once."""
    from mutua.payroll import exit_pay

    contract = hired(date(2026, 5, 1))
    leaving.left(nell, contract, date(2026, 5, 13))
    leaving.take_schedule(date(2026, 5, 31))
    with monkeypatch.context() as patched:
        patched.setattr(
            exit_pay, "usual_of", lambda slips: sum(one.gross_pay for one in slips)
        )  # fmt: skip
        leaving.pay(contract, day=date(2026, 6, 3), paid_on=date(2026, 6, 4))
    (said,) = usual(contract)
    assert said < 120_000
    assert ("rebuild.exit_pay", 1) in wrong()

"""Public holidays of an open-ended contract while it is suspended: paid within thirty days of an
illness or a maternity, within fourteen of a leave without pay, and whenever they fall in yearly
holidays. Five mornings a week of four hours for 1,200 euros a month: July 2026 pays 92 hours, those
of Tuesday the 21st among them, which nobody works."""

from __future__ import annotations

from datetime import date

import pytest

from mutua.ground import clock, doctor
from tests.payroll.test_holidays import GROSS, JULY, changed, due, house, mornings, take_back, told

__all__ = ("changed", "house", "mornings", "told")  # fixtures

JUNE, MAY = date(2026, 6, 1), date(2026, 5, 1)
END = date(2026, 7, 31)


def hours(paid: int, of: int = 92) -> int:
    """The pay of some hours of a month, half up."""
    return (2 * GROSS * paid + of) // (2 * of)


@pytest.mark.parametrize(
    "first, paid",
    [
        (date(2026, 7, 1), 0),  # the 21st is day 21 of the leave
        (date(2026, 7, 7), 16),  # day 15: four mornings of work alone
        (date(2026, 7, 8), 24),  # day 14: five mornings and the public holiday
    ],
)
def test_a_leave_without_pay_pays_a_public_holiday_of_its_first_fourteen_days(
    house, mornings, told, first, paid
):
    told(first, END, "unpaid")
    month, july = due(mornings, JULY)
    assert july.blocked is None
    assert july.gross_pay == hours(paid)
    assert july.facts["hours"] == 100 * paid
    assert july.charged == round(month.charged * july.gross_pay / GROSS)


@pytest.mark.parametrize(
    "first, mornings_paid",
    [
        (date(2026, 6, 22), 15),  # guaranteed until 21 July, the public holiday on day 30
        (date(2026, 6, 21), 14),  # until 20 July: fourteen mornings; the 21st is day 31
        (date(2026, 6, 15), 10),  # until 14 July
    ],
)
@pytest.mark.parametrize("kind", ["illness", "accident"])
def test_an_incapacity_over_two_months_pays_thirty_days(
    house, mornings, told, first, mornings_paid, kind
):
    told(first, END, kind)
    _, july = due(mornings, JULY)
    assert july.blocked is None
    assert july.gross_pay == hours(4 * mornings_paid)


def test_a_relapse_after_work_begins_its_thirty_days_anew(house, mornings, told):
    """The guaranteed pay of June is used up, so July pays eight mornings of work and the 21st."""
    told(JUNE, date(2026, 6, 30), "illness")
    told(date(2026, 7, 13), END, "illness")
    _, july = due(mornings, JULY)
    assert july.gross_pay == hours(36) == 46_957


def test_an_illness_that_goes_on_after_a_weekend_is_one(house, mornings, told):
    """Guaranteed until 2 July, two mornings; the 21st is day 51."""
    told(JUNE, date(2026, 6, 26), "illness")
    told(date(2026, 6, 29), END, "illness")
    _, july = due(mornings, JULY)
    assert july.gross_pay == hours(8)


@pytest.mark.parametrize("kind, paid", [("maternity", 4), ("unpaid", 0)])
def test_another_cause_counts_its_own_days(house, mornings, told, kind, paid):
    """From 1 July on the 21st is day 21: within thirty, beyond fourteen."""
    told(JUNE, date(2026, 6, 30), "illness")
    told(JULY, END, kind)
    _, july = due(mornings, JULY)
    assert july.gross_pay == hours(paid)


@pytest.mark.parametrize(
    "first, paid",
    [
        (date(2026, 6, 10), 24),  # fifteen mornings of June, five of July; leave from 8 July on
        (date(2026, 6, 9), 16),  # leave from 7 July on: the 21st is day 15
    ],
)
def test_holidays_beyond_the_right_are_a_leave_without_pay(house, mornings, told, first, paid):
    told(first, END)
    _, july = due(mornings, JULY)
    assert july.blocked is None
    assert july.gross_pay == hours(paid)


def test_work_between_two_leaves_beyond_the_right_begins_them_anew(house, mornings, told):
    """Twenty mornings until 30 June; leave on 1 to 10 July, work on 13 to 17, leave from the 20th."""
    told(date(2026, 6, 3), date(2026, 7, 10))
    told(date(2026, 7, 20), END)
    _, july = due(mornings, JULY)
    assert july.gross_pay == hours(20 + 4)


def test_yearly_holidays_pay_each_public_holiday(house, mornings, told):
    told(date(2026, 7, 3), END)  # twenty mornings
    _, july = due(mornings, JULY)
    assert (july.gross_pay, july.absent) == (GROSS, False)


def test_a_month_that_an_absence_touches_on_its_public_holiday_alone_is_paid_less(
    house, mornings, told
):
    """Ill from 31 March until 1 May, the 32nd day: May pays 80 of its 84 hours."""
    told(date(2026, 3, 31), MAY, "illness")
    month, may = due(mornings, MAY)
    assert month.first_day == date(2026, 5, 4)
    assert may.blocked is None
    assert may.gross_pay == hours(80, 84) == 114_286


def test_a_suspension_from_before_the_contract_counts_from_its_first_day(house, mornings, told):
    """Away since December 2024, but New Year is the first day of the contract: 4 of 92 hours."""
    told(date(2024, 12, 20), date(2025, 1, 31), "unpaid")
    _, january = due(mornings, date(2025, 1, 1))
    assert january.gross_pay == hours(4)


@pytest.mark.parametrize(
    "leaves, paid",
    [
        # Two mornings of three hours since May: Whit Monday is the 25th, of 24 hours in all.
        ([(date(2026, 5, 12), date(2026, 5, 31))], 12),  # its day 14: three mornings before it
        ([(date(2026, 5, 11), date(2026, 5, 31))], 6),  # day 15
        # Two leaves without a morning of either week between: since 27 April.
        ([(date(2026, 4, 27), date(2026, 5, 1)), (date(2026, 5, 4), date(2026, 5, 31))], 0),
        # Wednesday 13 May is worked, so the leave of the 14th is another.
        ([(date(2026, 5, 4), date(2026, 5, 12)), (date(2026, 5, 14), date(2026, 5, 31))], 6),
    ],
)
def test_a_suspension_goes_through_a_change_of_the_week(house, changed, leaves, paid):
    from tests.support import absences

    who, contract = changed
    said = []
    for first, last in leaves:
        with clock.on(first):
            said.append(absences.say(first, last, "unpaid", who))
    try:
        _, may = due(contract, MAY)
        assert may.blocked is None
        assert may.gross_pay == 36_000 * paid // 24
    finally:
        for one in said:
            with clock.on(date(2026, 6, 1)):
                absences.withdraw(one, who)


def test_an_accident_that_is_told_late_is_corrected_and_the_books_hold(house, mornings, told):
    """Hurt from 22 June on: July pays fifteen mornings and the public holiday, its day 30."""
    paid_until_july(mornings)
    told(date(2026, 6, 22), END, "accident")
    assert corrected(date(2026, 6, 1)) == {JULY: hours(60)} == {JULY: 78_261}
    assert sound()
    take_back()
    assert corrected(date(2026, 6, 1)) == TAKEN_BACK


def test_what_was_paid_too_much_is_corrected_and_the_books_hold(house, mornings, told):
    told(date(2026, 6, 15), date(2026, 7, 14), "illness")
    paid_until_july(mornings)
    told(date(2026, 7, 15), END, "illness")
    assert corrected(JULY) == {JULY: hours(40)} == {JULY: 52_174}
    assert sound()


def test_a_month_that_is_paid_less_for_its_public_holiday_alone_is_sound(house, mornings, told):
    """The wall and the diagnosis look at the whole calendar month. 30 April is day 31 as well."""
    paid_until_july(mornings)
    told(date(2026, 3, 31), MAY, "illness")
    assert corrected(MAY) == {MAY: hours(80, 84), **TAKEN_BACK}
    assert sound()


TAKEN_BACK = {JULY: GROSS}  # what the test before has told


def paid_until_july(contract) -> None:
    from tests.support import lasting, payday

    for month in lasting.months(contract):
        if month.confirmed_at is None and month.month <= JULY:
            lasting.worked(contract, month.month)
    if any(one.payslip is None for one in lasting.months(contract) if one.month <= JULY):
        payday.pay(contract, day=END, paid_on=date(2026, 8, 3))


def corrected(since: date) -> dict[date, int]:
    """The months that change, each with its pay, once they are corrected."""
    from tests.support import corrections

    with clock.on(date(2026, 8, 4)):
        changes = list(corrections.proposal(since).changes)
        assert corrections.correct(since=since) == len(changes)
    return {one.row.due.first_day.replace(day=1): one.row.due.gross_pay for one in changes}


def sound() -> bool:
    return [one.check.code for one in doctor.examine(rebuild=True) if not one.holds] == []

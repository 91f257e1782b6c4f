"""A year of holidays at random: whatever a member tells and takes back, four weeks are paid."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from fractions import Fraction
from random import Random

import pytest

from mutua.ground import clock, doctor
from mutua.ground.errors import Refused
from mutua.legislation.belgium.calendar import public_holidays, replacement_days
from tests.payroll.test_holidays import GROSS, due, house, mornings, told

__all__ = ("house", "mornings", "told")


@pytest.mark.parametrize("seed", list(range(1, 7)))
def test_whatever_is_told_and_taken_back_four_weeks_are_paid_and_no_more(
    house, mornings, told, seed
):
    """Holidays and days without pay of 2026 at random, told, taken back and corrected: each payslip
    that holds is what a count of mornings gives, and the books are sound."""
    from tests.support import absences, corrections, payday

    chance = Random(seed)
    months = [date(2026, month, 1) for month in range(1, 9)]
    holding: dict = {}
    for month in months:
        if month.month not in last_of(mornings):
            due(mornings, month)  # each is confirmed
    for _ in range(12):
        kind = chance.choice(["holiday", "holiday", "unpaid", "back"])
        first = date(2026, 1, 1) + timedelta(days=chance.randrange(235))
        last = first + timedelta(days=chance.randrange(24))
        if kind != "back":
            with suppress(Refused):  # another absence holds for one of these days
                holding[told(first, last, kind)] = (kind, first, last)
        elif holding:
            one = chance.choice(list(holding))
            with clock.on(holding.pop(one)[1]):
                absences.withdraw(one)
        with clock.on(date(2026, 9, 4)), suppress(Refused):  # nothing is to be corrected
            corrections.correct(since=date(2026, 1, 1))
        with suppress(Refused):  # each month is paid
            payday.pay(mornings, day=date(2026, 9, 4), paid_on=date(2026, 9, 4))
        counted = count_of(holding.values(), months)
        assert last_of(mornings) == counted
    assert [one.check.code for one in doctor.examine(rebuild=True) if not one.holds] == []


def last_of(contract):
    """The gross pay of each month's last payslip."""
    from tests.support import payday

    return {one.worked_from.month: one.gross_pay for one in payday.paid(contract)}


def count_of(absences, months):
    """The gross pay of each month by its mornings: those of holiday are paid up to the twentieth,
    public holidays up to the fourteenth day of a leave without pay."""
    off = {*public_holidays(2026), *replacement_days(2026)}
    kinds = {
        first + timedelta(days=n): kind
        for kind, first, last in absences for n in range((last - first).days + 1)
    }  # fmt: skip
    taken, found = 0, {}
    unpaid: set[date] = set()
    for month in months:
        days = [month + timedelta(days=n) for n in range(31)]
        days = [day for day in days if day.month == month.month and day.weekday() < 5]
        paid = len(days)
        for day in days:
            kind = "" if day in off else kinds.get(day, "")
            taken += kind == "holiday"
            if kind == "unpaid" or (kind == "holiday" and taken > 20):
                unpaid.add(day)
                paid -= 1
        paid -= sum(day in off and away(day, kinds, unpaid, off) > 14 for day in days)
        found[month.month] = int(Fraction(GROSS * paid, len(days)) + Fraction(1, 2))
    return found


def away(day, kinds, unpaid, off):
    """The number of a day among those of a leave without pay; 0 where none holds. Leave is a kind
    of its own, and holidays beyond the right are another."""
    kind, begun = kinds.get(day), None
    if kind is None:
        return 0
    before = day
    while before > date(2026, 1, 1):
        if kind == "unpaid" and kinds.get(before) == kind:
            begun = before
        before -= timedelta(days=1)
        if before.weekday() < 5 and before not in off:
            if before not in unpaid or kinds[before] != kind:
                break
            begun = before
    return (day - begun).days + 1 if begun else 0

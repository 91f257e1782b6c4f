"""A member's yearly holidays as she reads them: the right, what is taken and left, and what each day
does to her pay."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from mutua.ground.actors import Actor
from mutua.legislation import LegislationError
from mutua.payroll.holidays import HOLIDAY, HolidayYear, holiday_year
from mutua.work.absences import holding, touched
from mutua.work.models import Absence, Contract
from mutua.work.planning import law_of

RUNS = ("signed", "declared")


class Figure(NamedTuple):
    """Minutes of holiday, for who reads them: hundredths of average days and of hours."""

    days: int
    hours: int


class Holidays(NamedTuple):
    """The holidays that a contract gives in a year. ``paid``, ``unpaid`` and ``waiting`` are
    hundredths of hours of one absence, where it is asked for one."""

    contract: Contract
    year: int
    found: HolidayYear
    right: Figure
    taken: Figure
    left: Figure
    paid: int = 0
    unpaid: int = 0
    waiting: int = 0


def of_year(actor: Actor, year: int) -> list[Holidays]:
    """What the contracts that run give a person in a year."""
    lasting = Contract.objects.filter(person=actor.person, week__isnull=False, state__in=RUNS)
    contracts = lasting.select_related("activity__legal_entity").order_by("first_day", "id")
    return list(_found(actor, contracts, [year]))


def of_absence(actor: Actor, absence: Absence) -> list[Holidays]:
    """What a holiday does to the pay of each contract with work on its days, as payroll asks it."""
    if absence.kind != HOLIDAY:
        return []
    days = {one.contract: {each.day for each in one.periods} for one in touched(absence)}
    years = sorted({day.year for some in days.values() for day in some})
    return [
        one._replace(**_effect(one.found, days[one.contract]))
        for one in _found(actor, days, years)
        if any(day.year == one.year for day in days[one.contract])
    ]


def _found(actor: Actor, contracts: Iterable[Contract], years: Sequence[int]) -> Iterator[Holidays]:
    absences = list(holding(actor.person)) if actor.person else []
    for contract in contracts:
        by_fund = contract.regime != "employee" or contract.answers.get("manual_work")
        if by_fund or contract.week is None:
            continue
        law = law_of(contract.activity.legal_entity)
        for year in years:
            try:
                found = holiday_year(law, contract, year, absences)
            except LegislationError:  # a year that this release does not know
                continue
            taken = sum(one.minutes for one in found.taken)
            figures = (_figure(found, one) for one in (found.right, taken, found.left))
            yield Holidays(contract, year, found, *figures)


def _figure(found: HolidayYear, minutes: int) -> Figure:
    return Figure(round(100 * minutes / found.day), _hours(minutes))


def _hours(minutes: int) -> int:
    return (minutes * 100 + 30) // 60


def _effect(found: HolidayYear, days: Collection[date]) -> dict[str, int]:
    """Hundredths of hours of some days that are paid, unpaid, or wait for the office."""
    paid = unpaid = waiting = 0
    for one in found.taken:
        if one.day not in days:
            continue
        if found.unknown or not (found.whole or one.paid == one.minutes):
            waiting += one.minutes
        else:
            paid += one.paid
            unpaid += one.minutes - one.paid
    return {"paid": _hours(paid), "unpaid": _hours(unpaid), "waiting": _hours(waiting)}

"""A member's yearly holidays as she reads them: the right, what is taken and left, and what each day
does to her pay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from mutua.ground.actors import Actor
from mutua.legislation import LegislationError
from mutua.payroll.holidays import HOLIDAY, HolidayYear, holiday_year
from mutua.work.absences import holding
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
    return list(_found(actor, [year], RUNS))


def of_absence(actor: Actor, absence: Absence) -> list[Holidays]:
    """What a holiday does to the pay of each contract with work on its days."""
    if absence.kind != HOLIDAY:
        return []
    years = range(absence.first_day.year, absence.last_day.year + 1)
    return [
        one._replace(**_effect(one.found, absence.first_day, absence.last_day))
        for one in _found(actor, years, (*RUNS, "replaced", "worked"))
        if any(absence.first_day <= day.day <= absence.last_day for day in one.found.taken)
    ]


def _found(actor: Actor, years: Iterable[int], states: Sequence[str]) -> Iterator[Holidays]:
    lasting = Contract.objects.filter(
        person=actor.person, week__isnull=False, regime="employee", state__in=states
    )
    contracts = lasting.select_related("activity__legal_entity").order_by("first_day", "id")
    absences = list(holding(actor.person)) if actor.person else []
    replaced = {one.replaces_id for one in contracts}
    for contract in contracts:
        if contract.answers.get("manual_work") or contract.id in replaced:
            continue
        for year in years:
            try:
                law = law_of(contract.activity.legal_entity)
                found = holiday_year(law, contract, year, absences)
            except LegislationError:  # a year that this release does not know
                continue
            taken = sum(one.paid for one in found.taken)
            figures = (_figure(found, one) for one in (found.right, taken, found.left))
            yield Holidays(contract, year, found, *figures)


def _figure(found: HolidayYear, minutes: int) -> Figure:
    return Figure(round(100 * minutes / found.day), _hours(minutes))


def _hours(minutes: int) -> int:
    return (minutes * 100 + 30) // 60


def _effect(found: HolidayYear, first: date, last: date) -> dict[str, int]:
    """Hundredths of hours that are paid, unpaid, or wait for the office."""
    days = [one for one in found.taken if first <= one.day <= last]
    paid = beyond = 0
    for one in days:
        whole = one.paid == one.minutes or found.whole
        paid += one.paid if whole and not found.unknown else 0
        beyond += one.minutes - one.paid if whole and not found.unknown else one.minutes
    sure = found.whole and not found.unknown
    return {
        "paid": _hours(paid), "unpaid": _hours(beyond) if sure else 0,
        "waiting": 0 if sure else _hours(beyond),
    }  # fmt: skip

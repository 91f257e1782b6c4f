"""What is read of absences: those that hold, and the work that they touch."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from mutua.work.models import Absence, Contract, Period


def holding(
    person: UUID, first_day: date | None = None, last_day: date | None = None
) -> QuerySet[Absence]:
    """What is said of a person's absences by now, of all days or of some."""
    found = Absence.objects.filter(person=person, withdrawn=False, absence=None)
    if last_day is not None:
        found = found.filter(first_day__lte=last_day)
    if first_day is not None:
        found = found.filter(last_day__gte=first_day)
    return found


class Touched(NamedTuple):
    """Work that an absence touches: a contract, and its periods on the days of absence."""

    contract: Contract
    periods: tuple[Period, ...]

    @property
    def minutes(self) -> int:
        """Of work that is not done."""
        return sum(one.until_minute - one.from_minute for one in self.periods)


def touched(absence: Absence) -> list[Touched]:
    """The signed work of a person, of whatever activity, that lies on the days of an absence."""
    periods = (
        Period.objects.filter(person=absence.person_id, freed=False)
        .filter(day__gte=absence.first_day, day__lte=absence.last_day)
        .select_related("contract").order_by("day", "from_minute")
    )  # fmt: skip
    found: dict[Contract, list[Period]] = {}
    for one in periods:
        found.setdefault(one.contract, []).append(one)
    return [Touched(contract, tuple(some)) for contract, some in found.items()]

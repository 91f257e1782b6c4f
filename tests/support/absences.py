"""Absences of persons, for the tests of the rooms."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from mutua.ground import actors
from mutua.ground.ids import new_id
from mutua.ground.transactions import reading
from mutua.work import absences, services
from mutua.work.models import Absence
from tests.support import contracts, shop


def say(
    first_day: date, last_day: date | None = None, kind: str = "illness",
    who: actors.Actor = shop.alice, **facts: Any,
) -> UUID:  # fmt: skip
    """Somebody says that she is absent, by default Alice that she is ill."""
    return services.say_absence(
        actor=who, key=uuid4(),
        **{
            "absence": new_id(), "person": who.person, "kind": kind, "first_day": first_day,
            "last_day": last_day or first_day, **facts,
        },
    )  # fmt: skip


def withdraw(absence: UUID, who: actors.Actor = shop.alice) -> UUID:
    """She was not absent after all."""
    one = found(absence)
    return say(one.first_day, one.last_day, one.kind, who, withdrawn=True, replaces=absence)


def found(absence: UUID) -> Absence:
    with reading(contracts.READER):
        return Absence.objects.get(id=absence)


def touched(absence: UUID) -> list[tuple[UUID, int]]:
    """The contracts that it touches, with minutes."""
    said = found(absence)
    with reading(contracts.READER):
        return [(one.contract.id, one.minutes) for one in absences.touched(said)]


def live(who: actors.Actor) -> None:
    """A day in a year without work, said anew."""
    day = date(2026, 12, 28)
    say(day, day, who=who, replaces=say(day, who=who))

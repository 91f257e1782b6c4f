"""Absences of persons, for the tests of the rooms."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from mutua.ground import actors, clock
from mutua.ground.ids import new_id
from mutua.ground.transactions import reading
from mutua.work import absences, services
from mutua.work.models import Absence
from tests.support import contracts, payday, shop


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


def season(first: date) -> tuple[UUID, date]:
    """Eight evenings of Alice, a week apart, that were paid; and the day of the last."""
    for _ in range(2):
        shop.issued_invoice()
    hours = contracts.evenings(8, first, 7)
    contract, last = contracts.declared(hours=hours, pay_amount=100_000), hours[-1].day
    for one in payday.months_of(contract):
        with clock.on(last):
            services.confirm_work(actor=shop.alice, key=uuid4(), contract=contract, month=one.month)
    payday.pay(contract, day=last, paid_on=last + timedelta(days=4))
    return contract, last


def into_a_second_week(last: date) -> UUID:
    """Alice was ill for eleven days: the law here does not say what the last of them is paid."""
    return say(last - timedelta(days=10), last)


def live(who: actors.Actor) -> None:
    """A day in a year without work, said anew."""
    day = date(2026, 12, 28)
    say(day, day, who=who, replaces=say(day, who=who))

"""What a treasurer is shown after a restore: debts that may have left before under another identifier
or with another amount, and what had left and nothing explains. Amounts are minor units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from mutua.people.models import Person
from mutua.treasury import debts
from mutua.treasury.debts import Debt
from mutua.treasury.models import Batch, Payment
from mutua.treasury.models.payments import PAY
from mutua.treasury.states import OVER


class Doubted(NamedTuple):
    """A debt that waits for a person's yes: ``before`` is what had left for the same person and
    kind, and may have been for it. ``name`` is whom it is owed to, whose identifier is ``person``."""

    kind: str
    debt: UUID
    person: UUID
    name: str
    amount: int
    before: int
    text: str


class Left(NamedTuple):
    """What had left before a restore and nothing that is owed explains. ``beyond`` where its debt is
    there, and comes to less by now."""

    kind: str
    person: UUID
    name: str
    amount: int
    left_on: date
    beyond: bool


def doubted(found: Iterable[Debt]) -> list[Doubted]:
    """Those of these debts that wait for a yes."""
    some = [one for one in found if one.doubt]
    names = _names({one.person for one in some})
    return [
        Doubted(
            one.kind, one.id, one.person, one.payee or names.get(one.person, ""), one.amount,
            one.doubt, one.text,
        )
        for one in some
    ]  # fmt: skip


def left_before(legal_entity: str) -> list[Left]:
    """What had left and is not found again, the oldest first."""
    every = debts.unexplained(legal_entity)
    names = _names({one.lost.person for one in every})
    found = [
        Left(
            kind, lost.person, names.get(lost.person, ""), lost.amount, lost.execution_on, lost.met
        )
        for kind, lost in every
    ]
    return sorted(found, key=lambda one: (one.left_on, one.kind, one.name, one.amount))


def confirmed_in(batch: Batch) -> list[Doubted]:
    """The payments of a batch of which somebody has said that they are not what had left before."""
    gone: dict[tuple[str, UUID | int], int] = defaultdict(int)
    for kind, lost in debts.unexplained(batch.legal_entity_id):
        if not lost.met:
            gone[kind, lost.person] += lost.amount
            if lost.nameless:
                gone[kind, lost.amount] += lost.amount
    if not gone:
        return []
    every = Payment.objects.filter(batch=batch, debt_kind__in={kind for kind, _ in gone})
    before = {
        one: gone.get((one.debt_kind, one.person_id)) or gone.get((one.debt_kind, one.amount), 0)
        for one in every.order_by("due_on", "debt")
    }
    sure = {
        (kind, one.id)
        for kind in {one.debt_kind for one, left in before.items() if left} - set(PAY)
        for one in debts.sources[kind](batch.legal_entity_id, _others(kind, batch))
        if not one.doubt
    }
    return [
        Doubted(
            one.debt_kind, one.debt, one.person_id, one.name, one.amount, left, one.text
        )
        for one, left in before.items() if left and (one.debt_kind, one.debt) not in sure
    ]  # fmt: skip


def _others(kind: str, batch: Batch) -> QuerySet[Any]:
    live = Payment.objects.filter(debt_kind=kind).exclude(state__in=OVER).exclude(batch=batch)
    return live.values("debt")


def _names(persons: set[UUID]) -> dict[UUID, str]:
    return {one.id: one.name for one in Person.objects.filter(id__in=persons)}

"""What the house owes to persons and may pay through the bank: each room says its own debts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from mutua.activities.models import Expense
from mutua.ground import clock
from mutua.treasury.models import Payment
from mutua.treasury.states import OVER

DAYS_FOR_EXPENSES = 7


class Debt(NamedTuple):
    """Money owed to a person, in minor units, and the account of the books that says so.
    ``purpose`` is the ISO code of the payment's purpose; ``due_on`` when it is on her account at
    the latest."""

    kind: str
    id: UUID
    legal_entity: str
    person: UUID
    account: str
    amount: int
    due_on: date
    text: str
    purpose: str = ""


Source = Callable[[str, QuerySet[Any]], Iterable[Debt]]
sources: dict[str, Source] = {}


def source(kind: str) -> Callable[[Source], Source]:
    """Let a kind of debts be paid: a function gives those of a legal entity without the identifiers
    that a query has, which are paid or on their way."""

    def add(function: Source) -> Source:
        sources[kind] = function
        return function

    return add


@source("expense")
def approved_expenses(legal_entity: str, paid: QuerySet[Any]) -> Iterable[Debt]:
    """What members have spent and the house has approved."""
    due = clock.today() + timedelta(days=DAYS_FOR_EXPENSES)
    found = Expense.objects.filter(state="approved", activity__legal_entity_id=legal_entity)
    for one in found.exclude(id__in=paid).order_by("spent_on", "id"):
        yield Debt(
            "expense", one.id, legal_entity, one.person_id, "member_payable", one.amount, due,
            one.text[:140],
        )  # fmt: skip


def unpaid(legal_entity: str, kinds: Iterable[str] = ()) -> list[Debt]:
    """Every debt that is in no live payment, the most urgent first."""
    found = []
    for kind in kinds or sources:
        live = Payment.objects.filter(debt_kind=kind).exclude(state__in=OVER)
        found += sources[kind](legal_entity, live.values("debt"))
    return sorted(found, key=lambda one: (one.due_on, str(one.id)))

"""What the house owes to persons and may pay through the bank: each room says its own debts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from mutua.activities.models import Expense
from mutua.ground import clock
from mutua.payroll.models import Payslip
from mutua.treasury.models import Payment
from mutua.treasury.states import OVER
from mutua.work.services.signing import number_of

DAYS_FOR_EXPENSES = 7
WAGES = "SALA"
WITHOUT_WAGES = ("amateur_arts_indemnity",)  # an indemnity is no pay


class Debt(NamedTuple):
    """Money owed to a person, in minor units, and the account of the books that says so.
    ``purpose`` is the ISO code of the payment's purpose; ``due_on`` when it is on her account at
    the latest; ``year`` the one in which alone it may be paid, 0 for any: pay of another year has
    another tax, and its payslip is made anew."""

    kind: str
    id: UUID
    legal_entity: str
    person: UUID
    account: str
    amount: int
    due_on: date
    text: str
    purpose: str = ""
    year: int = 0


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


@source("payslip")
def net_pay(legal_entity: str, paid: QuerySet[Any]) -> Iterable[Debt]:
    """Payslips that were made: on the person's account by the day that was promised."""
    found = Payslip.objects.filter(legal_entity_id=legal_entity, replaces=None, net_pay__gt=0)
    found = found.exclude(id__in=paid).select_related("contract_month__contract")
    for one in found.order_by("contract_month__promised_on", "id"):
        contract = one.contract_month.contract
        yield Debt(
            "payslip", one.id, legal_entity, one.person_id, "net_pay_payable", one.net_pay,
            one.contract_month.promised_on, f"{number_of(contract)} {one.worked_from:%m/%Y}",
            "" if one.regime in WITHOUT_WAGES else WAGES, one.paid_on.year,
        )  # fmt: skip


def unpaid(legal_entity: str, kinds: Iterable[str] = ()) -> list[Debt]:
    """Every debt that is in no live payment, the most urgent first."""
    found = []
    for kind in kinds or sources:
        live = Payment.objects.filter(debt_kind=kind).exclude(state__in=OVER)
        found += sources[kind](legal_entity, live.values("debt"))
    return sorted(found, key=lambda one: (one.due_on, str(one.id)))

"""What a client owes of an invoice on a day, with what the law lets ask beside it. Amounts are
minor units."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import F, Sum

from mutua.activities.models import Client, Invoice, Receipt
from mutua.activities.queries import open_invoices
from mutua.legislation import LegislationError
from mutua.treasury.models import Bankruptcy, CollectionStep, PaymentPlan, WriteOff
from mutua.treasury.models.collection import FILE, NOTICE, REMINDER
from mutua.work import planning

# Days of lateness from which the house proposes each step; the house's own choice, no law says it.
# A consumer has 14 days after the reminder by law (see the rule late_payment), a company the same.
REMIND_AFTER, NOTICE_AFTER, FILE_AFTER = 7, 15, 15
BANKRUPT, PLAN, LOST, WAITS = "bankrupt", "plan", "lost", ""


Paid = Sequence[tuple[date, int]]
"""Sums that have come, each with its day."""


class Kept(NamedTuple):
    """A plan that is kept: its parts (day, amount, whether it has come), and the next one with what
    is left of it."""

    parts: tuple[tuple[date, int, bool], ...]
    day: date
    amount: int


@dataclass(frozen=True)
class Late:
    """An invoice that is late, with the steps taken. ``next_step`` is what is proposed on the day,
    empty while nothing is; ``held_by`` says why (bankrupt, plan, lost). ``paid`` are the sums that
    came late; ``plan`` is one that is kept."""

    invoice: Invoice
    open_amount: int
    days: int
    interest: int
    compensation: int
    confidence: str
    steps: tuple[CollectionStep, ...]
    next_step: str
    held_by: str
    paid: Paid = ()
    plan: Kept | None = None

    @property
    def total(self) -> int:
        """All that may be asked today."""
        return self.open_amount + self.interest + self.compensation

    @property
    def reminded_on(self) -> date | None:
        """The day of the first reminder."""
        return next((one.made_on for one in self.steps if one.kind == REMINDER), None)


class Beside(NamedTuple):
    """What may be asked beside an open amount, with the rates and where they stand."""

    interest: int
    compensation: int
    parts: tuple[Any, ...]
    source: str
    confidence: str
    on_paid: int = 0


def beside(
    law: Any,
    kind: str,
    amount: int,
    due_on: date,
    on: date,
    reminded_on: date | None,
    paid: Paid = (),
) -> Beside:
    """What the law lets ask beside an open amount (see the country's rule ``late_payment``), and on
    what was paid of the same invoice late. A
    consumer is asked nothing more: the house's conditions have no such clause. Nothing for days
    that the law does not know: what is not known is not asked."""
    try:
        found = law.rule(
            "late_payment", kind=kind, amount=amount, due_on=due_on, on=on,
            reminded_on=reminded_on, paid=tuple(paid),
        )  # fmt: skip
    except LegislationError:
        return Beside(0, 0, (), "", "to be confirmed")
    return Beside(
        found.interest, found.compensation, found.parts, found.source, found.confidence,
        found.on_paid,
    )  # fmt: skip


def paid_late(invoices: Iterable[Any]) -> dict[UUID, list[tuple[date, int]]]:
    """What has come of invoices after the day on which they were due."""
    found: dict[UUID, list[tuple[date, int]]] = {}
    came = Receipt.objects.filter(invoice__in=list(invoices), received_on__gt=F("invoice__due_on"))
    rows = came.order_by("received_on", "id").values_list("invoice", "received_on", "amount")
    for invoice, day, amount in rows:
        found.setdefault(invoice, []).append((day, amount))
    return found


def late_invoices(legal_entity: str, today: date, only: Iterable[UUID] = ()) -> list[Late]:
    """Every invoice that is late, the oldest first; or some of them."""
    every: Any = open_invoices().filter(activity__legal_entity_id=legal_entity, due_on__lt=today)
    if wanted := list(only):
        every = every.filter(id__in=wanted)
    found = list(
        every.select_related("client", "series", "activity__legal_entity").order_by("due_on", "id")
    )
    steps: dict[UUID, list[CollectionStep]] = {}
    for step in CollectionStep.objects.filter(invoice__in=found).order_by("made_on", "id"):
        steps.setdefault(step.invoice_id, []).append(step)
    lost = set(
        WriteOff.objects.filter(invoice__in=found, state="decided").values_list(
            "invoice", flat=True
        )
    )
    bankrupt = set(
        Bankruptcy.objects.filter(client__in=[one.client_id for one in found])
        .values_list("client", flat=True)
    )  # fmt: skip
    held = {one.id: _held(one, bankrupt, lost) for one in found}
    plans = _plans_kept([one for one in found if not held[one.id]], today)
    paid = paid_late(found)
    return [
        _late(
            one, today, steps.get(one.id, ()), held[one.id], paid.get(one.id, ()), plans.get(one.id)
        )
        for one in found
    ]


def _held(invoice: Invoice, bankrupt: set[UUID], lost: set[UUID]) -> str:
    if invoice.id in lost:
        return LOST
    return BANKRUPT if invoice.client_id in bankrupt else WAITS


def _plans_kept(invoices: Sequence[Any], today: date) -> dict[UUID, Kept]:
    """The last plan of invoices where it is kept."""
    last: dict[UUID, PaymentPlan] = {}
    for plan in PaymentPlan.objects.filter(invoice__in=list(invoices)).order_by("number"):
        last[plan.invoice_id] = plan
    kept = {
        one.id: kept_plan(last[one.id].parts, last[one.id].total, one.open, today)
        for one in invoices if one.id in last
    }  # fmt: skip
    return {invoice: plan for invoice, plan in kept.items() if plan is not None}


def kept_plan(
    parts: Sequence[Sequence[Any]], total: int, open_amount: int, today: date
) -> Kept | None:
    """A plan as far as it has come; none once a part has not come by its day."""
    came, found, following = total - open_amount, [], None
    for text, amount in parts:
        day, there = date.fromisoformat(text), min(amount, max(0, came))
        came -= there
        found.append((day, amount, there == amount))
        if there < amount and following is None:
            following = (day, amount - there)
    if following is None or following[0] < today:
        return None
    return Kept(tuple(found), *following)


def _late(
    invoice: Any, today: date, steps: Sequence[CollectionStep], held_by: str, paid: Paid,
    plan: Kept | None,
) -> Late:  # fmt: skip
    held_by = held_by or (PLAN if plan else "")
    law = planning.law_of(invoice.activity.legal_entity)
    reminded = next((one.made_on for one in steps if one.kind == REMINDER), None)
    found = beside(law, invoice.client.kind, invoice.open, invoice.due_on, today, reminded, paid)
    days = (today - invoice.due_on).days
    return Late(
        invoice, invoice.open, days, found.interest, found.compensation, found.confidence,
        tuple(steps), "" if held_by else _next(days, steps, today), held_by, paid, plan,
    )  # fmt: skip


def _next(days: int, steps: Sequence[CollectionStep], today: date) -> str:
    """What comes after the last step, once its days have passed."""
    kinds = [one.kind for one in steps]
    if FILE in kinds:
        return ""
    if not steps:
        return REMINDER if days >= REMIND_AFTER else ""
    waited = today - steps[-1].made_on
    if NOTICE in kinds:
        return FILE if waited >= timedelta(days=FILE_AFTER) else ""
    return NOTICE if waited >= timedelta(days=NOTICE_AFTER) else ""


def late_clients(late: Iterable[Late]) -> list[tuple[Client, list[Late]]]:
    """By client, the one who owes most first."""
    found: dict[UUID, list[Late]] = {}
    for one in late:
        found.setdefault(one.invoice.client_id, []).append(one)
    ordered = sorted(found.values(), key=lambda those: -sum(each.total for each in those))
    return [(those[0].invoice.client, those) for those in ordered]


def given_back(write_off: WriteOff) -> int:
    """VAT that the State gives back of a lost claim: its part of what is lost, half up."""
    invoice = write_off.invoice
    came = write_off.recovery_set.aggregate(sum=Sum("amount"))["sum"] or 0
    lost = write_off.amount - came
    return (2 * lost * invoice.vat + invoice.gross) // (2 * invoice.gross) if invoice.gross else 0


def open_of(invoice: UUID) -> int:
    """What is open of an invoice, by the one question of all."""
    found = open_invoices().filter(id=invoice).annotate(left=F("open")).first()
    return int(found.left) if found else 0  # type: ignore[attr-defined]

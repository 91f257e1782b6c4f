"""What a client owes of an invoice on a day, with what the law lets ask beside it. Amounts are
minor units."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import F, Sum

from mutua.activities.models import Client, Invoice
from mutua.activities.queries import open_invoices
from mutua.legislation import LegislationError
from mutua.treasury.models import Bankruptcy, CollectionStep, PaymentPlan, WriteOff
from mutua.treasury.models.collection import FILE, NOTICE, REMINDER
from mutua.work import planning

# Days of lateness from which the house proposes each step; the house's own choice, no law says it.
# A consumer has 14 days after the reminder by law (see the rule late_payment), a company the same.
REMIND_AFTER, NOTICE_AFTER, FILE_AFTER = 7, 15, 15
BANKRUPT, PLAN, LOST, WAITS = "bankrupt", "plan", "lost", ""


@dataclass(frozen=True)
class Late:
    """An invoice that is late, with the steps taken. ``next_step`` is what is proposed on the day,
    empty while nothing is; ``held_by`` says why (bankrupt, plan, lost)."""

    invoice: Invoice
    open_amount: int
    days: int
    interest: int
    compensation: int
    confidence: str
    steps: tuple[CollectionStep, ...]
    next_step: str
    held_by: str

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


def beside(
    law: Any, kind: str, amount: int, due_on: date, on: date, reminded_on: date | None
) -> Beside:
    """What the law lets ask beside an open amount (see the country's rule ``late_payment``). A
    consumer is asked nothing more: the house's conditions have no such clause. Nothing for days
    that the law does not know: what is not known is not asked."""
    try:
        found = law.rule(
            "late_payment", kind=kind, amount=amount, due_on=due_on, on=on, reminded_on=reminded_on
        )
    except LegislationError:
        return Beside(0, 0, (), "", "to be confirmed")
    return Beside(found.interest, found.compensation, found.parts, found.source, found.confidence)


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
    return [
        _late(one, today, steps.get(one.id, ()), held[one.id] or (PLAN if one.id in plans else ""))
        for one in found
    ]


def _held(invoice: Invoice, bankrupt: set[UUID], lost: set[UUID]) -> str:
    if invoice.id in lost:
        return LOST
    return BANKRUPT if invoice.client_id in bankrupt else WAITS


def _plans_kept(invoices: Sequence[Any], today: date) -> set[UUID]:
    """Invoices whose last plan is kept: what was to be paid by today has come."""
    last: dict[UUID, PaymentPlan] = {}
    for plan in PaymentPlan.objects.filter(invoice__in=list(invoices)).order_by("number"):
        last[plan.invoice_id] = plan
    kept = set()
    for one in invoices:
        plan = last.get(one.id)
        if plan is not None:
            due = sum(amount for day, amount in plan.parts if date.fromisoformat(day) <= today)
            if one.open <= plan.total - due:
                kept.add(one.id)
    return kept


def _late(invoice: Any, today: date, steps: Sequence[CollectionStep], held_by: str) -> Late:
    law = planning.law_of(invoice.activity.legal_entity)
    reminded = next((one.made_on for one in steps if one.kind == REMINDER), None)
    found = beside(law, invoice.client.kind, invoice.open, invoice.due_on, today, reminded)
    days = (today - invoice.due_on).days
    return Late(
        invoice, invoice.open, days, found.interest, found.compensation, found.confidence,
        tuple(steps), "" if held_by else _next(days, steps, today), held_by,
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

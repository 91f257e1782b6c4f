"""Interest and compensation that a client has paid with an invoice: no money paid in advance, but
income of the house, which has carried the claim."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mutua.activities.models import Invoice
from mutua.activities.services.receipts import Received
from mutua.ground.actors import Actor
from mutua.ledger.services import Line, NewEntry, post
from mutua.treasury.collection.claims import beside, paid_late
from mutua.treasury.models import CollectionStep
from mutua.treasury.models.collection import REMINDER
from mutua.work import planning


def take(actor: Actor, received: Sequence[Received]) -> None:
    """Book what came beyond an invoice that was asked for, up to what the law lets ask on the day;
    the rest stays paid in advance."""
    beyond = {one.invoice: one for one in received if one.beyond > 0 and one.used > 0}
    if not beyond:
        return
    asked = CollectionStep.objects.filter(invoice__in=beyond).order_by("made_on", "id")
    reminded = {one.invoice_id: one.made_on for one in reversed(asked) if one.kind == REMINDER}
    invoices = Invoice.objects.filter(id__in={one.invoice_id for one in asked})
    paid = paid_late(beyond)
    entries = []
    for invoice in invoices.select_related("client", "activity__legal_entity").order_by("id"):
        one, entity = beyond[invoice.id], invoice.activity.legal_entity
        more = beside(
            planning.law_of(entity), invoice.client.kind, one.used, invoice.due_on,
            one.received_on, reminded.get(invoice.id), _before(one, paid.get(invoice.id, [])),
        )  # fmt: skip
        amount = min(one.beyond, more.interest + more.compensation)
        if amount > 0:
            lines = (
                Line("client_prepaid", amount, client=one.client),
                Line("late_payment_income", -amount),
            )
            cause = ("late_payment", one.receipt)
            entries.append(NewEntry(entity.code, one.received_on, cause, "earned", lines))
    if entries:
        post(actor, entries)


def _before(one: Received, paid: list[tuple[date, int]]) -> list[tuple[date, int]]:
    """What had come late before this receipt, which is the last of what has come by its day."""
    before = list(paid)
    own = (one.received_on, one.used + one.beyond)
    if own in before:
        before.remove(own)
    return [(day, amount) for day, amount in before if day <= one.received_on]

"""Money received of clients: booked against the invoice; what is too much is kept for them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Sum

from mutua.activities.models import Invoice, Receipt
from mutua.ground import clock, policy
from mutua.ground.actors import TREASURY, WORKER, Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.verbs import verb
from mutua.ledger.services import LIMIT, Line, NewEntry, post

policy.grant("activities.record_receipt", TREASURY, WORKER, by_amount=True)


@verb("activities.record_receipt")
def record_receipt(
    *,
    actor: Actor,
    receipt: UUID,
    invoice: UUID,
    amount: int,
    received_on: date | None = None,
    reference: str = "",
) -> UUID:
    """Record that a client has paid ``amount`` minor units of an invoice; what passes the open
    amount is booked as paid in advance."""
    day = received_on or clock.today()
    if type(amount) is not int or not 0 < amount < LIMIT:
        raise Refused("amount", amount, f"whole minor units above 0, below {LIMIT}")
    if day > clock.today():
        raise Refused("received_on", str(day), f"{clock.today()} or before")
    found = (
        Invoice.objects.select_for_update(of=("self",))
        .select_related("activity")
        .filter(id=invoice, state="issued", kind="invoice")
        .first()
    )
    if found is None:
        raise NotFound("invoice", str(invoice), "an invoice that was issued")
    policy.within(actor, "activities.record_receipt", amount)
    used = min(amount, max(0, open_amount(found)))
    Receipt.objects.create(
        id=receipt, invoice=found, amount=amount, received_on=day, reference=reference
    )
    lines = [
        Line("bank", amount),
        Line("client_receivable", -used, found.activity_id, client=found.client_id),
        Line("client_prepaid", used - amount, client=found.client_id),
    ]
    post(
        actor,
        [
            NewEntry(
                found.activity.legal_entity_id, day, ("receipt", receipt), "received",
                tuple(line for line in lines if line.amount),
            )
        ],
    )  # fmt: skip
    return receipt


def open_amount(invoice: Invoice) -> int:
    """What the client still owes of an invoice, minor units; below zero what was paid too much."""
    received = Receipt.objects.filter(invoice=invoice).aggregate(sum=Sum("amount"))["sum"] or 0
    return invoice.gross - invoice.earlier_paid - invoice.credited - received

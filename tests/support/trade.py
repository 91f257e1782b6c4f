"""Orders in parts, plans and received invoices, for the tests of the rooms."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.core import mail

from mutua.activities import services
from tests.support import shop


def signed_order(lines=(shop.EVENING,), **facts) -> UUID:
    """An order of Alice that the client has signed."""
    order, token = shop.offered_order(lines, **facts)
    assert shop.sign(token, mail.outbox) == "signed"
    return order


def drafted_part(order: UUID, stage: str, actor=shop.alice, **facts) -> UUID:
    """A draft of a part of an order."""
    invoice = uuid4()
    services.draft_part(
        actor=actor, key=uuid4(), invoice=invoice, order=order, stage=stage, **facts
    )
    return invoice


def issued_part(order: UUID, stage: str, actor=shop.alice, **facts) -> UUID:
    """A part of an order that was invoiced."""
    invoice = drafted_part(order, stage, actor, **facts)
    services.issue_invoice(actor=actor, key=uuid4(), invoice=invoice)
    return invoice


def live(who, order: UUID) -> None:
    """A deposit on a signed order, and the final invoice that deducts it."""
    issued_part(order, "deposit", who, share=1_000)
    issued_part(order, "final", who)

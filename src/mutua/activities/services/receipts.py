"""Money received of clients: booked against the invoice; what is too much is kept for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Sum

from mutua.activities.models import Activity, Invoice, Receipt
from mutua.ground import clock, policy
from mutua.ground.actors import TREASURY, WORKER, Actor
from mutua.ground.arrays import among, insert
from mutua.ground.errors import NotFound, Refused
from mutua.ground.verbs import verb
from mutua.ledger.services import LIMIT, Line, NewEntry, post

policy.grant("activities.record_receipt", TREASURY, WORKER, by_amount=True)

AT_BANK, TO_MATCH = "bank", "receipts_to_match"  # where the money lies in the books


class Received(NamedTuple):
    """What a receipt has paid of its invoice, and what came beyond, minor units."""

    receipt: UUID
    invoice: UUID
    activity: UUID
    client: UUID
    used: int
    beyond: int
    received_on: date


# What higher rooms do with what was received, in the same transaction.
then: list[Callable[[Actor, Sequence[Received]], None]] = []


class _Owed(NamedTuple):
    """What a receipt needs to know of its invoice: fifty thousand come at once."""

    id: UUID
    activity_id: UUID
    client_id: UUID
    gross: int
    earlier_paid: int
    credited: int


@dataclass(frozen=True)
class NewReceipt:
    """Money that came for an invoice, minor units."""

    receipt: UUID
    invoice: UUID
    amount: int
    received_on: date
    reference: str = ""


@verb("activities.record_receipt")
def record_receipt(
    *,
    actor: Actor,
    receipt: UUID,
    invoice: UUID,
    amount: int,
    received_on: date | None = None,
    reference: str = "",
    lies: str = AT_BANK,
) -> UUID:
    """Record that a client has paid ``amount`` minor units of an invoice; what passes the open
    amount is booked as paid in advance. ``lies`` is the account of the books that has the money."""
    new = NewReceipt(receipt, invoice, amount, received_on or clock.today(), reference)
    record_receipts(actor=actor, receipts=[new], lies=lies)
    return receipt


@verb("activities.record_receipt")
def record_receipts(*, actor: Actor, receipts: Sequence[NewReceipt], lies: str = AT_BANK) -> int:
    """Record many at once: all of them, or none; gives how many."""
    if not receipts:
        raise Refused("receipts", "none", "one receipt or more")
    for one in receipts:
        _check(one)
    if lies not in (AT_BANK, TO_MATCH):
        raise Refused("lies", lies, f"{AT_BANK}, {TO_MATCH}")
    wanted = {one.invoice for one in receipts}
    issued = Invoice.objects.filter(id__in=among(wanted, "uuid"), state="issued", kind="invoice")
    rows = issued.order_by("id").select_for_update().values_list(*_Owed._fields)
    invoices = {one.id: one for one in map(_Owed._make, rows)}
    if missing := wanted - invoices.keys():
        raise NotFound("invoice", str(min(missing)), "an invoice that was issued")
    policy.within(actor, "activities.record_receipt", max(one.amount for one in receipts))
    left = _open_amounts(list(invoices.values()))
    owners = {one.activity_id for one in invoices.values()}
    entities = dict(Activity.objects.filter(id__in=owners).values_list("id", "legal_entity_id"))
    entries, received = [], []
    for one in receipts:
        used = min(one.amount, max(0, left[one.invoice]))
        left[one.invoice] -= one.amount
        invoice = invoices[one.invoice]
        entries.append(_entry(one, invoice, entities[invoice.activity_id], used, lies))
        received.append(
            Received(
                one.receipt, one.invoice, invoice.activity_id, invoice.client_id, used,
                one.amount - used, one.received_on,
            )
        )  # fmt: skip
    insert(
        Receipt,
        {
            "id": [one.receipt for one in receipts],
            "invoice": [one.invoice for one in receipts],
            "amount": [one.amount for one in receipts],
            "received_on": [one.received_on for one in receipts],
            "reference": [one.reference for one in receipts],
        },
    )
    post(actor, entries)
    for follow in then:
        follow(actor, received)
    return len(receipts)


def _check(new: NewReceipt) -> None:
    if type(new.amount) is not int or not 0 < new.amount < LIMIT:
        raise Refused("amount", new.amount, f"whole minor units above 0, below {LIMIT}")
    if new.received_on > clock.today():
        raise Refused("received_on", str(new.received_on), f"{clock.today()} or before")


def _entry(new: NewReceipt, invoice: _Owed, entity: str, used: int, lies: str) -> NewEntry:
    lines = (
        Line(lies, new.amount),
        Line("client_receivable", -used, invoice.activity_id, client=invoice.client_id),
        Line("client_prepaid", used - new.amount, client=invoice.client_id),
    )
    return NewEntry(
        entity, new.received_on, ("receipt", new.receipt), "received",
        tuple(line for line in lines if line.amount),
    )  # fmt: skip


def open_amount(invoice: Invoice) -> int:
    """What the client still owes of an invoice, minor units; below zero what was paid too much."""
    return _open_amounts([invoice])[invoice.id]


def _open_amounts(invoices: Sequence[Invoice | _Owed]) -> dict[UUID, int]:
    paid = (
        Receipt.objects.filter(invoice__in=among([one.id for one in invoices], "uuid"))
        .order_by()
        .values("invoice")
    )
    received = dict(paid.annotate(sum=Sum("amount")).values_list("invoice", "sum"))
    return {
        one.id: one.gross - one.earlier_paid - one.credited - received.get(one.id, 0)
        for one in invoices
    }

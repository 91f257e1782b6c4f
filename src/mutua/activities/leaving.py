"""Invoices that leave: their line in the journal first; and those that had left when a store was
restored to an earlier point."""

from __future__ import annotations

import json
from uuid import UUID

from django.db import connection, transaction

from mutua.activities.models import Invoice
from mutua.ground import opening, policy
from mutua.ground.actors import WORKER, Actor
from mutua.ground.ids import new_id
from mutua.ground.journal import Line
from mutua.ground.models import Left
from mutua.ground.transactions import after_commit, reading
from mutua.ground.verbs import verb

KIND = "invoice_number"
policy.grant("activities.reserve_number", WORKER)


def note_soon(invoice: Invoice, entity: str, book: str, year: int, number: int) -> None:
    """Write the journal's line once the number is committed, before the answer is given; where
    that fails, the job that draws the document does so first."""
    facts = _facts(invoice, entity, book, year, number)
    transaction.on_commit(lambda: _note(invoice.id, facts), robust=True)


def _note(invoice: UUID, facts: dict[str, object]) -> None:
    with after_commit():
        opening.note_now(KIND, invoice, **facts)


def _facts(invoice: Invoice, entity: str, book: str, year: int, number: int) -> dict[str, object]:
    return {
        "entity": entity, "book": book, "year": year, "number": number,
        "issued_on": str(invoice.issued_on), "currency": invoice.currency, "net": invoice.net,
        "vat": invoice.vat, "gross": invoice.gross, "activity": str(invoice.activity_id),
        "client": str(invoice.client_id),
    }  # fmt: skip


def note(invoice: UUID) -> None:
    """Write the line of an issued invoice in the journal, if it has none."""
    with reading(opening.KEEPER):
        found = Invoice.objects.select_related("series").get(id=invoice)
    book = found.series
    facts = _facts(found, book.legal_entity_id, book.book, book.year, found.drawn)
    opening.note_before_it_leaves(KIND, invoice, **facts)


def complete() -> int:
    """Write the lines of invoices that were issued before there was a journal, or whose process
    died before the line; gives how many."""
    with reading(opening.KEEPER):
        written = Left.objects.filter(kind=KIND).values("reference")
        drawn = Invoice.objects.filter(state="issued", drawn__isnull=False)  # of ours
        missing = drawn.exclude(id__in=written)
        found = list(missing.order_by("series", "drawn").values_list("id", flat=True))
    for invoice in found:
        note(invoice)
    return len(found)


@verb("activities.reserve_number")
def reserve_number(
    *, actor: Actor, entity: str, book: str, year: int, number: int, invoice: UUID, facts: str
) -> int:
    """Keep a number that had left before the store was restored, so that it is never drawn again,
    with the numbers before it that nobody has seen; gives how many were taken."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select mutua.reserve_number(%s, %s, %s::int, %s::int, %s, %s::jsonb)",
            [entity, book, year, number, invoice, facts],
        )
        return int(cursor.fetchone()[0])


def _unknown(lines: list[Line]) -> list[Line]:
    known = set(Left.objects.filter(kind=KIND).values_list("reference", flat=True))
    asked = [line for line in lines if line.reference not in known]
    issued = Invoice.objects.filter(id__in=[line.reference for line in asked], state="issued")
    drawn = dict(issued.values_list("id", "drawn"))
    return [line for line in asked if drawn.get(line.reference) != line.facts["number"]]


def _take_back(line: Line) -> None:
    said = line.facts
    reserve_number(
        actor=opening.KEEPER, key=new_id(), entity=said["entity"], book=said["book"],
        year=said["year"], number=said["number"], invoice=line.reference,
        facts=json.dumps({"at": line.at, **said}),
    )  # fmt: skip
    opening.note_left(
        actor=opening.KEEPER, key=new_id(), place=line.sequence, kind=KIND,
        reference=line.reference, signed=line.signed,
    )  # fmt: skip


opening.kinds[KIND] = opening.Kind(_unknown, _take_back)

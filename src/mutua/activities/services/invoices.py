"""Invoices: a draft, the number, the books. What leaves is made from frozen content."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from mutua.activities import leaving
from mutua.activities.documents import payment_reference
from mutua.activities.documents.content import CREDIT_NOTE, INVOICE, Document
from mutua.activities.documents.frozen import freeze
from mutua.activities.models import Activity, Deduction, Invoice, Order
from mutua.activities.rendering import check_by_official_rules
from mutua.activities.services import lines as drafts
from mutua.activities.services.asking import unproven
from mutua.activities.services.booking import entries_of, take_credit
from mutua.activities.services.composition import BOOKS, DUE_DAYS, Taken, compose, taken_up
from mutua.activities.services.departures import departures
from mutua.activities.services.lines import DraftLine
from mutua.ground import clock, policy, rows
from mutua.ground.actors import MEMBER, STAFF, TREASURY, WORKER, Actor
from mutua.ground.errors import NotFound, Refused, Stale
from mutua.ground.jobs import later
from mutua.ground.opening import require_open
from mutua.ground.verbs import verb
from mutua.ledger.services import post

policy.grant("activities.draft_invoice", MEMBER, STAFF, TREASURY, WORKER)
policy.grant("activities.issue_invoice", MEMBER, STAFF, TREASURY, WORKER)

NOTE_LIMIT = 2_000
ISSUED = (
    "content", "issued_on", "due_on", "net", "vat", "gross", "payment_reference", "warnings", "why",
)  # fmt: skip


@verb("activities.draft_invoice")
def draft_invoice(
    *,
    actor: Actor,
    invoice: UUID,
    activity: UUID,
    client: UUID,
    lines: Sequence[DraftLine] = (),
    order: UUID | None = None,
    credited: UUID | None = None,
    note: str = "",
) -> UUID:
    """Begin an invoice: of a signed order (its lines when none are given), or of lines; with
    ``credited`` a credit note of that invoice."""
    found = Activity.objects.filter(id=activity, activityclient__client_id=client).first()
    if found is None:
        raise NotFound("client", str(client), "a client of this activity")
    if len(note) > NOTE_LIMIT:
        raise Refused("note", note, f"a text of at most {NOTE_LIMIT} letters")
    ordered = _order(order, activity)
    plain = drafts.read(lines) if lines else _lines_of(ordered)
    if credited is not None:
        order = _credited(credited, activity, client).order_id
    Invoice.objects.create(
        id=invoice, activity=found, client_id=client, order_id=order, credits_id=credited,
        kind=CREDIT_NOTE if credited else INVOICE, lines=plain, note=note, made_on=clock.today(),
        currency=found.legal_entity.currency,
    )  # fmt: skip
    return invoice


def _order(order: UUID | None, activity: UUID) -> Order | None:
    if order is None:
        return None
    found = Order.objects.filter(id=order, activity_id=activity).first()
    if found is None:
        raise NotFound("order", str(order), "an order of this activity")
    return found


def _lines_of(order: Order | None) -> list[dict[str, Any]]:
    if order is None:
        raise Refused("lines", "0", "lines, or an order of this activity that has some")
    if order.state != "signed":
        raise Refused("order", order.state, "an order that the client has signed", "state")
    lines: list[dict[str, Any]] = order.lines
    return lines


def _credited(credited: UUID, activity: UUID, client: UUID) -> Invoice:
    found = Invoice.objects.filter(id=credited, activity_id=activity, client_id=client).first()
    if found is None:
        raise NotFound("credited", str(credited), "an invoice of this activity and client")
    if found.state != "issued" or found.kind != INVOICE:
        raise Refused("credited", found.state, "an invoice that was issued", "state")
    final = Invoice.objects.filter(deductions__deducted=found).first()
    if final is not None:
        raise Refused("credited", str(credited), f"the final invoice {final.id}", "deducted")
    return found


@verb("activities.draft_invoice")
def change_draft(
    *, actor: Actor, invoice: UUID, edition: int, lines: Sequence[DraftLine], note: str = ""
) -> int:
    """Change a draft; ``edition`` is the one that was read. Gives the new one, or raises Stale."""
    own = policy.own(actor, "activity__activitymember__person_id")
    changed = Invoice.objects.filter(id=invoice, state="draft", edition=edition, **own).update(
        lines=drafts.read(lines), note=note, edition=edition + 1
    )
    if not changed:
        found = Invoice.objects.filter(id=invoice, **own).first()
        if found is None:
            raise NotFound("invoice", str(invoice), "an invoice of yours")
        raise Stale("edition", str(edition), f"{found.edition}, of a draft")
    return edition + 1


@verb("activities.draft_invoice")
def drop_draft(*, actor: Actor, invoice: UUID) -> UUID:
    """Drop a draft that will not be issued; what it was drafted of can be invoiced anew."""
    _draft(invoice)
    with connection.cursor() as cursor:
        cursor.execute("select mutua.drop_draft(%s)", [invoice])
    return invoice


@verb("activities.issue_invoice")
def issue_invoice(
    *, actor: Actor, invoice: UUID, due_on: date | None = None, why: str = ""
) -> UUID:
    """Freeze the content, book it with its levy, and draw the number last. ``why`` is the person's
    reason where a warning asks for one; warnings are kept with the invoice.

    Raises Refused for what the law or the official rules do not let stand; then nothing is left.
    """
    found, today = _draft(invoice), clock.today()
    due = due_on or today + timedelta(days=DUE_DAYS)
    if due < today:
        raise Refused("due_on", str(due), f"{today} or later")
    if len(why) > NOTE_LIMIT:
        raise Refused("why", why, f"a text of at most {NOTE_LIMIT} letters")
    _hold_order(found)
    taken = taken_up(found)
    content = compose(found, today, due, taken, _next_reference())
    if content.gross < 0 or (content.gross == 0 and not taken):
        raise Refused("lines", str(content.gross), "a total above 0; a credit note gives back")
    require_open()
    check_by_official_rules(content)
    found.warnings = [*departures(found, content), *unproven(found, content, why)]
    found.why = why.strip()
    _freeze(found, content)
    if found.kind == CREDIT_NOTE:
        take_credit(found)
    _deduct(found, taken)
    if entries := entries_of(found):
        post(actor, entries)
    later("activities.render_invoice", invoice=str(invoice))
    book = BOOKS[found.kind]
    with connection.cursor() as cursor:
        cursor.execute("select mutua.draw_number(%s, %s, %s)", [invoice, book, today.year])
        (number,) = cursor.fetchone()
    leaving.note_soon(found, found.activity.legal_entity_id, book, today.year, number)
    return invoice


def _draft(invoice: UUID) -> Invoice:
    every = Invoice.objects.select_for_update(of=("self",))
    found = rows.one(every.select_related("activity__legal_entity", "client").filter(id=invoice))
    if found is None:
        raise NotFound("invoice", str(invoice), "an invoice of yours")
    if found.state != "draft":
        raise Refused("invoice", found.state, "a draft", "state")
    return found


def _hold_order(invoice: Invoice) -> None:
    """Of two invoices of an order at once, the second sees what the first came to."""
    if invoice.order_id is not None:
        with connection.cursor() as cursor:
            cursor.execute("select mutua.hold_order(%s)", [invoice.order_id])


def _next_reference() -> str:
    """The next that no invoice has; those of an earlier system may be among ours to come."""
    with connection.cursor() as cursor:
        while True:
            cursor.execute("select nextval('activities_payment_reference')")
            reference = payment_reference.make(cursor.fetchone()[0])
            cursor.execute("select mutua.reference_is_taken(%s)", [reference])
            if not cursor.fetchone()[0]:
                return reference


def _freeze(invoice: Invoice, content: Document) -> None:
    invoice.content = freeze(content)
    invoice.issued_on, invoice.due_on = content.issued_on, content.due_on
    sign = -1 if invoice.kind == CREDIT_NOTE else 1  # documents print what is given back above zero
    invoice.net, invoice.vat, invoice.gross = (
        sign * one for one in (content.net, content.vat, content.gross)
    )
    invoice.payment_reference = content.payment_reference
    invoice.save(update_fields=ISSUED)


def _deduct(invoice: Invoice, taken: tuple[Taken, ...]) -> None:
    if taken:
        Deduction.objects.bulk_create(
            Deduction(final=invoice, deducted=one.invoice, net=one.net) for one in taken
        )

"""The books of an invoice or a credit note, and its part of the invoice that it corrects."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, connection

from mutua.activities.documents.content import half_up
from mutua.activities.models import Invoice
from mutua.ground.errors import NotFound, Refused
from mutua.ledger.services import Line, NewEntry


def take_credit(note: Invoice) -> None:
    """Take a credit note's part of its invoice. Raises Refused beyond what is left of it."""
    if note.gross >= 0:
        raise Refused("lines", str(note.gross), "a credit note that gives back")
    try:
        with connection.cursor() as cursor:
            cursor.execute("select mutua.take_credit(%s, %s)", [note.credits_id, -note.gross])
            (taken,) = cursor.fetchone()
    except IntegrityError as error:
        raise Refused(
            "lines", str(-note.gross), "what is left of the invoice", "credited_beyond"
        ) from error
    if taken is None:
        raise NotFound("credits", str(note.credits_id), "an invoice that was issued")


def entries_of(invoice: Invoice) -> list[NewEntry]:
    """The books of a document: what the client owes, the VAT, the budget; and the levy."""
    activity, client = invoice.activity, invoice.client_id
    entity, day = activity.legal_entity_id, invoice.issued_on
    cause = ("invoice", invoice.id)
    lines = [
        Line("client_receivable", invoice.gross, activity.id, client=client),
        Line("vat_due", -invoice.vat),
        Line("turnover", -invoice.net, activity.id),
        Line("budget_movement", invoice.net, activity.id),
        Line("activity_budget", -invoice.net, activity.id),
    ]
    found = [NewEntry(entity, day, cause, "issued", _without_nothing(lines))]
    levy = _levy(invoice)
    if levy:
        given = Line("activity_budget", levy, activity.id), Line("levy", -levy, activity.id)
        found.append(NewEntry(entity, day, cause, "levy", given))
    return [one for one in found if one.lines]


def _without_nothing(lines: list[Line]) -> tuple[Line, ...]:
    return tuple(one for one in lines if one.amount)


def _levy(invoice: Invoice) -> int:
    """The levy on all documents of the invoice by the rate, less what was taken before: in these
    books, or by an earlier system."""
    base, booked = _taken_before(invoice.credits_id) if invoice.credits_id else (0, 0)
    due = half_up((base + invoice.net) * invoice.activity.levy_rate, 10_000)
    return due + booked


def _taken_before(root: UUID) -> tuple[int, int]:
    """The net of an invoice and of its credit notes so far, and the levy on them, below zero."""
    with connection.cursor() as cursor:
        cursor.execute(
            """select coalesce(sum(i.net), 0), coalesce((
                 select sum(p.amount) from ledger_entry e
                 join ledger_posting p on p.entry_id = e.id
                 join activities_invoice d on d.id = e.cause_id
                 where e.cause_kind = 'invoice' and e.purpose = 'levy'
                   and p.account_id = 'levy' and (d.id = %(root)s or d.credits_id = %(root)s)), 0)
                 - coalesce(sum(i.earlier_levy), 0)
               from activities_invoice i
               where i.state = 'issued' and (i.id = %(root)s or i.credits_id = %(root)s)""",
            {"root": root},
        )
        base, booked = cursor.fetchone()
    return int(base), int(booked)

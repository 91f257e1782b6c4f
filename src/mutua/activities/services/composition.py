"""What an invoice says: shown while it is a draft, frozen when it is issued."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Prefetch

from mutua.activities.documents.content import (
    CREDIT_NOTE,
    FINAL,
    INVOICE,
    TAKEN_UP,
    Document,
    Line,
    Vat,
    VatTotal,
)
from mutua.activities.documents.words import word
from mutua.activities.models import Invoice
from mutua.activities.rendering import document_of, number_of
from mutua.activities.services import lines as drafts
from mutua.ground import clock, formats

DUE_DAYS = 30
BOOKS = {INVOICE: "V", CREDIT_NOTE: "C"}
PLACEHOLDER = "{}{}-00000"


class Taken(NamedTuple):
    """An invoice that a final one takes up: what it came to with its credit notes, by treatment."""

    invoice: Invoice
    totals: tuple[VatTotal, ...]

    @property
    def net(self) -> int:
        """What is deducted, without VAT."""
        return sum(one.base for one in self.totals)


def preview(invoice: Invoice) -> Document:
    """The draft as it would leave today, without number or payment reference: these come last."""
    today = clock.today()
    found = compose(invoice, today, today + timedelta(days=DUE_DAYS), taken_up(invoice))
    return replace(found, number="")


def compose(
    invoice: Invoice, today: date, due: date, taken: tuple[Taken, ...], reference: str = ""
) -> Document:
    """The document with a placeholder for its number. Raises Refused for what the law forbids."""
    entity, client = invoice.activity.legal_entity, invoice.client
    lines = drafts.taxed(invoice.lines, entity, client, *_law(invoice, today))
    return Document(
        kind=invoice.kind,
        stage=invoice.stage,
        number=PLACEHOLDER.format(BOOKS[invoice.kind], today.year),
        issued_on=today,
        due_on=due,
        currency=invoice.currency,
        language=client.language,
        seller=drafts.seller(entity),
        buyer=drafts.buyer(client),
        lines=(*lines, *_deducting(taken, len(lines), client.language)),
        order_reference=_order_reference(invoice),
        precedes=tuple(_preceding(invoice, taken)),
        payment_reference=reference,
        iban=entity.details.get("iban", ""),
        bic=entity.details.get("bic", ""),
        note=invoice.note,
    )


def _law(invoice: Invoice, today: date) -> tuple[date, dict[drafts.Supply, Vat]]:
    """The day whose law taxes it, and the VAT that was charged already: a credit note gives back
    what its invoice charged, whatever the law says since (VAT code, art. 77 and 79)."""
    corrected = invoice.credits
    if corrected is None or corrected.issued_on is None:
        return today, {}
    charged: dict[drafts.Supply, Vat] = {}
    doubtful: set[drafts.Supply] = set()
    for one, line in zip(corrected.lines, document_of(corrected).lines, strict=False):
        supply = drafts.supply(one)
        if charged.setdefault(supply, line.vat) != line.vat:
            doubtful.add(supply)  # an earlier system may have charged it in two ways
    return corrected.issued_on, {one: vat for one, vat in charged.items() if one not in doubtful}


def _order_reference(invoice: Invoice) -> str:
    return invoice.order.content["number"] if invoice.order and invoice.order.content else ""


def _preceding(invoice: Invoice, taken: tuple[Taken, ...]) -> Iterator[tuple[str, date]]:
    found = [invoice.credits] if invoice.credits else [one.invoice for one in taken]
    for one in found:
        if one.issued_on is not None:
            yield number_of(one), one.issued_on


def taken_up(invoice: Invoice) -> tuple[Taken, ...]:
    """What a final invoice deducts: each deposit and stage invoice of its order that was issued
    and that none has deducted, less its credit notes, with the VAT that stood on it."""
    if invoice.stage != FINAL:
        return ()
    notes = Invoice.objects.filter(kind=CREDIT_NOTE, state="issued").order_by("drawn")
    before = (
        Invoice.objects.select_related("series")
        .prefetch_related(Prefetch("invoice_set", notes, to_attr="notes"))
        .filter(order_id=invoice.order_id, state="issued", stage__in=TAKEN_UP, deduction=None)
        .order_by("issued_on", "drawn")
    )
    found = (Taken(one, _left(one)) for one in before)
    return tuple(one for one in found if one.totals)


def _left(invoice: Invoice) -> tuple[VatTotal, ...]:
    """The bases that are left of an invoice after its credit notes, each with its treatment."""
    bases: dict[Vat, int] = {}
    for sign, one in ((1, invoice), *((-1, note) for note in invoice.notes)):
        for total in document_of(one).vat_totals:
            bases[total.vat] = bases.get(total.vat, 0) + sign * total.base
    return tuple(VatTotal(vat, base, 0) for vat, base in bases.items() if base)


def _deducting(taken: tuple[Taken, ...], number: int, language: str) -> Iterator[Line]:
    """The lines below zero: the VAT that fell due with the deposit is not charged again."""
    for one in taken:
        day = formats.long_day(one.invoice.issued_on, language)
        named = word("of_day", language, number_of(one.invoice), day)
        for total in one.totals:
            number += 1
            text = word("already_invoiced", language, named)
            yield Line(number, text, 1_000, "C62", -total.base, -total.base, total.vat)

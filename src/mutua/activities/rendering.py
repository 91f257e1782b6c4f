"""From frozen content to what leaves: the PDF and the e-invoice, kept under their digest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mutua.activities.documents import facturx, official_rules, pdf, rule_files, ubl
from mutua.activities.documents.content import Document
from mutua.activities.documents.frozen import thaw
from mutua.activities.documents.words import word
from mutua.ground import places
from mutua.ground.errors import Refused

if TYPE_CHECKING:
    from mutua.activities.models import Invoice


def number_of(invoice: Invoice) -> str:
    """The number as documents print it: book, year, five digits or more; or the client's own, or
    that of the system before."""
    if elsewhere := invoice.client_number or invoice.earlier_number:
        return elsewhere
    return f"{invoice.series.book}{invoice.series.year}-{invoice.drawn:05d}"


def document_of(invoice: Invoice) -> Document:
    """The document with its number, from what was frozen; of an earlier system's a copy, which
    says that it is one."""
    found = replace(thaw(Document, invoice.content), number=number_of(invoice))
    if not invoice.earlier_number:
        return found
    return replace(found, copy=True, note=word("copy_of_earlier", found.language))


def as_pdf(document: Document) -> bytes:
    """What people read."""
    return pdf.draw(document)


def as_ubl(document: Document) -> bytes:
    """What programs read; nothing for a client without an address for e-invoices."""
    return ubl.write(document) if document.buyer.endpoint[1] else b""


def as_facturx(document: Document) -> bytes:
    """What people and programs read: a PDF with the CII inside."""
    return facturx.write(document)


def check_by_official_rules(document: Document) -> None:
    """Raise Refused with what the installed official rules find, before a number is drawn.

    Without installed rules nothing is checked, and nothing is sent to others.
    """
    written = as_ubl(document)
    folder = places.rules()
    if not written or not folder.is_dir() or not rule_files.installed(folder):
        return
    found = official_rules.check(written, folder)
    if not official_rules.is_valid(found):
        said = "; ".join(f"{one.rule}: {one.text}" for one in found[:5])
        raise Refused("invoice", said, "what the official rules of e-invoices accept", "rules")

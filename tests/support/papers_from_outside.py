"""E-invoices as suppliers and clients send them, written by our own writer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

from mutua.activities.documents import ubl
from mutua.activities.documents.content import CREDIT_NOTE, Address, Document, Line, Party, Vat
from tests.support import books, shop

TAXED = Vat("S", 2100)
WHERE = Address("Rue du Bois", "3", "5000", "Namur", "BE")
SUPPLIER = Party("Bois et Fils", WHERE, "0207437468", "BE0207437468")
HOUSE = Party(
    "Coop", Address("Rue Emile Féron", "70", "1060", "Bruxelles", "BE"),
    books.DETAILS["enterprise_number"], books.DETAILS["vat_number"],
)  # fmt: skip
CLIENT = Party(
    "Théâtre du Coin", Address("Rue Haute", "12", "1000", "Bruxelles", "BE"), "0403170701",
    "BE0403170701",
)  # fmt: skip


def line(net: int = 10_000, vat: Vat = TAXED, text: str = "Planks") -> Line:
    return Line(1, text, 1_000, "C62", net, net, vat)


def document(seller: Party, buyer: Party, lines: tuple[Line, ...], **facts) -> Document:
    given = {
        "kind": "invoice", "number": f"F{uuid4().hex[:10]}", "issued_on": shop.DAY,
        "due_on": date(2026, 4, 15), "currency": "EUR", "language": "fr",
        "iban": "BE68539007547034", **facts,
    }  # fmt: skip
    numbered = tuple(replace(one, number=n) for n, one in enumerate(lines, 1))
    return Document(seller=seller, buyer=buyer, lines=numbered, **given)


def of_supplier(*lines: Line, supplier: Party = SUPPLIER, buyer: Party = HOUSE, **facts) -> bytes:
    """A supplier's invoice to the house."""
    return ubl.write(document(supplier, buyer, lines or (line(),), **facts))


def self_billed(*lines: Line, client: Party = CLIENT, **facts) -> bytes:
    """An invoice that the client makes in the house's name."""
    dance = (line(100_000, Vat("S", 600), "Evenings of dance"),)
    written = ubl.write(document(HOUSE, client, lines or dance, **facts)).decode()
    ours, theirs = ("381", "261") if facts.get("kind") == CREDIT_NOTE else ("380", "389")
    written = written.replace(f"TypeCode>{ours}<", f"TypeCode>{theirs}<")
    return written.replace("poacc:billing:3.0", "poacc:selfbilling:3.0").replace(
        "poacc:billing:01:1.0", "poacc:selfbilling:01:1.0"
    ).encode()  # fmt: skip

"""What must hold before a document can be an e-invoice: each rule names the field to mend."""

from __future__ import annotations

import re
from typing import Final

from mutua.activities.documents.content import KINDS, Document, Line, Party, half_up
from mutua.activities.documents.errors import DocumentError
from mutua.activities.documents.payment_reference import FORM, is_right

CURRENCY: Final = "EUR"
TAXED: Final = "S"
CATEGORIES: Final = ("S", "Z", "E", "AE", "K", "G", "O")
OUTSIDE: Final = "O"
GOODS_IN_THE_UNION: Final = "K"
CLIENT_OWES: Final = ("AE", "K")
HIGHEST_RATE: Final = 10_000
# Peppol BIS Billing 3.0, PEPPOL-EN16931-R120: two hundredths between a line and its product.
SLACK: Final = 2
THOUSANDTHS: Final = 1_000
CODE: Final = re.compile(r"[0-9A-Za-z+*/.:_@-]*")


def check(document: Document, *, by_peppol: bool = True) -> None:
    """Raises DocumentError for the first thing that no receiver's software would take; Peppol wants
    an address of each side too.

    Source: EN 16931-1 and Peppol BIS Billing 3.0; the rule's number stands beside each.
    """
    _kind(document)
    _codes(document)
    _parties(document, by_peppol)
    _lines(document)
    _treatments(document)
    _amounts(document)


def _kind(document: Document) -> None:
    if document.kind not in KINDS:
        raise DocumentError("kind", document.kind, " or ".join(KINDS))
    if document.currency != CURRENCY:
        raise DocumentError("currency", document.currency, f"{CURRENCY}: VAT is owed in it")
    if document.due_on < document.issued_on:
        raise DocumentError("due_on", document.due_on, f"not before {document.issued_on}")
    if document.payment_reference and not is_right(document.payment_reference):
        raise DocumentError("payment_reference", document.payment_reference, FORM)


def _codes(document: Document) -> None:
    found = {"iban": document.iban.replace(" ", ""), "bic": document.bic}
    for side, party in (("seller", document.seller), ("buyer", document.buyer)):
        found[f"{side}.enterprise_number"] = party.enterprise_number
        found[f"{side}.vat_number"] = party.vat_number
        found[f"{side}.endpoint"] = "".join(party.endpoint)
    for line in document.lines:
        found[f"lines[{line.number}].unit"] = line.unit or " "
        found[f"lines[{line.number}].vat.exemption_code"] = line.vat.exemption_code
    for field, code in found.items():
        if not CODE.fullmatch(code):
            raise DocumentError(field, code, "letters, digits and the signs + * / . : _ @ -")


def _parties(document: Document, by_peppol: bool) -> None:
    outside = _categories(document) == {OUTSIDE}
    if not (document.seller.vat_number or outside):  # BR-S-02 and its sisters
        raise DocumentError("seller.vat_number", "", "the seller's VAT number")
    if _categories(document) & {*CLIENT_OWES} and not document.buyer.vat_number:  # BR-AE-02, IC-02
        raise DocumentError(
            "buyer.vat_number", "", "the buyer's VAT number: the buyer owes the VAT"
        )
    for field, party in (("seller", document.seller), ("buyer", document.buyer)):
        if by_peppol:
            endpoint_of(field, party)
        country = party.address.country
        if not (len(country) == 2 and country.isascii() and country.isupper()):  # BR-CL-14
            raise DocumentError(f"{field}.address.country", country, "two letters of ISO 3166")


def endpoint_of(field: str, party: Party) -> tuple[str, str]:
    """The Peppol address: the one given, else a Belgian enterprise number's.

    Raises DocumentError where there is none (R010, R020).
    """
    scheme, value = party.endpoint
    if scheme and value:
        return scheme, value
    if party.enterprise_number and party.address.country == "BE":
        return "0208", party.enterprise_number
    raise DocumentError(f"{field}.endpoint", party.endpoint, "a Peppol address: scheme and value")


def _lines(document: Document) -> None:
    if not document.lines:  # BR-16
        raise DocumentError("lines", "none", "at least one line")
    numbers = [line.number for line in document.lines]
    if len(set(numbers)) < len(numbers):
        raise DocumentError("lines", sorted(numbers), "each number once")
    for line in document.lines:
        _line(f"lines[{line.number}]", line)


def _line(field: str, line: Line) -> None:
    if line.quantity == 0:
        raise DocumentError(f"{field}.quantity", 0, "any quantity but zero")
    expected = half_up(line.quantity * line.unit_price, THOUSANDTHS)
    if abs(line.net - expected) > SLACK:
        raise DocumentError(f"{field}.net", line.net, f"quantity times price: {expected}")
    start, end = line.worked_from, line.worked_until
    if start and end and end < start:  # BR-30
        raise DocumentError(f"{field}.worked_until", end, f"not before {start}")


def _treatments(document: Document) -> None:
    for line in document.lines:
        field, vat = f"lines[{line.number}].vat", line.vat
        if vat.category not in CATEGORIES:
            raise DocumentError(
                f"{field}.category", vat.category, "one of " + ", ".join(CATEGORIES)
            )
        if (vat.category == TAXED) != (0 < vat.rate <= HIGHEST_RATE):  # BR-S-05, BR-E-05 …
            raise DocumentError(f"{field}.rate", vat.rate, "more than 0 for S, 0 for the others")
        if vat.category not in (TAXED, "Z") and not (
            vat.exemption_code or vat.mention
        ):  # BR-E-10 …
            raise DocumentError(f"{field}.mention", "", "why no VAT is charged")
        if vat.category == GOODS_IN_THE_UNION and not (line.worked_until or line.worked_from):
            raise DocumentError(f"lines[{line.number}].worked_until", None, "the day of delivery")
    found = _categories(document)
    if OUTSIDE in found and len(found) > 1:  # BR-O-11
        raise DocumentError(
            "lines", ", ".join(sorted(found)), "all lines outside the scope of VAT, or none"
        )


def _amounts(document: Document) -> None:
    if document.gross < 0:
        raise DocumentError("lines", document.gross, "a total of at least 0; or the other kind")
    if document.prepaid < 0:
        raise DocumentError("prepaid", document.prepaid, "0 or more")
    if document.payable > 0 and document.kind == "invoice" and not document.iban:  # BR-50, BR-61
        raise DocumentError("iban", "", "the account to pay to")


def _categories(document: Document) -> set[str]:
    return {line.vat.category for line in document.lines}

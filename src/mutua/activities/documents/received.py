"""An e-invoice that came from outside, read: UBL 2.1 as EN 16931 and Peppol BIS Billing 3 bind it.

Amounts are whole minor units. What is read is checked by its own sums; who sent it is not trusted.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from xml.etree import ElementTree as ET

from mutua.activities.documents.content import half_up
from mutua.activities.documents.errors import DocumentError
from mutua.activities.documents.safe_xml import UBL, safe_text

CBC: Final = f"{{{UBL}:CommonBasicComponents-2}}"
CAC: Final = f"{{{UBL}:CommonAggregateComponents-2}}"
AMOUNT: Final = re.compile(r"-?\d{1,13}(\.\d{1,2})?")
RATE: Final = re.compile(r"\d{1,3}(\.\d{1,2}0*)?")
SELF_BILLED: Final = ("389", "261")  # UNCL 1001: self-billed invoice, self-billed credit note
CURRENCY: Final = "EUR"
LONGEST: Final = 2_000
MOST_LINES: Final = 5_000
TOLERANCE: Final = 1  # a minor unit between a base times its rate and the VAT that is written


SIGNS = dict.fromkeys(map(ord, " \t\n\r\u00a0\u202f" + string.punctuation))


def plain(number: str) -> str:
    """A number without the signs and spaces that people put into it, in capitals; as it is where it
    has nothing else. ``mutua.plain_number`` in the database is the same."""
    return number.translate(SIGNS).upper() or number


@dataclass(frozen=True)
class ReceivedParty:
    """Who sells or buys, as written. ``numbers`` are every identifier, letters and digits only."""

    name: str
    vat_number: str
    enterprise_number: str
    endpoint: tuple[str, str]

    @property
    def numbers(self) -> frozenset[str]:
        """The ten digits of Belgian numbers, and VAT numbers as they are."""
        given = (self.vat_number, self.enterprise_number, self.endpoint[1])
        return frozenset(plain(one).removeprefix("BE") for one in given if one)


@dataclass(frozen=True)
class ReceivedTotal:
    """The VAT of one category and rate (hundredths of a percent), and why none is charged."""

    category: str
    rate: int
    base: int
    amount: int
    exemption_code: str = ""
    mention: str = ""


@dataclass(frozen=True)
class ReceivedLine:
    """One line: its text and its amount without VAT."""

    text: str
    net: int
    category: str
    rate: int


@dataclass(frozen=True)
class ReceivedDocument:
    """An invoice or a credit note whole; a credit note's amounts are written above zero."""

    kind: str
    self_billed: bool
    number: str
    issued_on: date
    due_on: date | None
    currency: str
    seller: ReceivedParty
    buyer: ReceivedParty
    lines: tuple[ReceivedLine, ...]
    totals: tuple[ReceivedTotal, ...]
    net: int
    vat: int
    gross: int
    payable: int
    order_reference: str
    precedes: tuple[str, ...]
    iban: str
    payment_reference: str
    means: str = ""


def read(document: bytes) -> ReceivedDocument:
    """What an e-invoice says. Raises DocumentError, naming the element, for what is no harmless
    UBL, what is missing, and sums that do not hold."""
    root = ET.fromstring(safe_text(document))  # noqa: S314 - safe_text has refused what harms
    found = _read(root)
    _check_sums(root, found)
    return found


def _read(root: ET.Element) -> ReceivedDocument:
    credit = root.tag.endswith("CreditNote")
    code = _text(root, f"{CBC}{'CreditNote' if credit else 'Invoice'}TypeCode")
    currency = _needed(root, f"{CBC}DocumentCurrencyCode")
    if currency != CURRENCY:
        raise DocumentError("DocumentCurrencyCode", currency, CURRENCY)
    means = f"{CAC}PaymentMeans"
    return ReceivedDocument(
        kind="credit_note" if credit else "invoice",
        self_billed=code in SELF_BILLED,
        number=_needed(root, f"{CBC}ID"),
        issued_on=_day(root, f"{CBC}IssueDate", needed=True) or date.min,
        due_on=_day(root, f"{CBC}DueDate") or _day(root, f"{means}/{CBC}PaymentDueDate"),
        currency=currency,
        seller=_party(root, "AccountingSupplierParty"),
        buyer=_party(root, "AccountingCustomerParty"),
        lines=tuple(_lines(root, credit)),
        totals=tuple(_totals(root)),
        net=_money(root, f"{CAC}LegalMonetaryTotal/{CBC}TaxExclusiveAmount"),
        vat=_vat(root),
        gross=_money(root, f"{CAC}LegalMonetaryTotal/{CBC}TaxInclusiveAmount"),
        payable=_money(root, f"{CAC}LegalMonetaryTotal/{CBC}PayableAmount"),
        order_reference=_text(root, f"{CAC}OrderReference/{CBC}ID"),
        precedes=tuple(
            _plain("BillingReference", one.text or "")
            for one in root.findall(f"{CAC}BillingReference/{CAC}InvoiceDocumentReference/{CBC}ID")
        ),
        iban=_text(root, f"{means}/{CAC}PayeeFinancialAccount/{CBC}ID").replace(" ", ""),
        payment_reference=_text(root, f"{means}/{CBC}PaymentID"),
        means=_text(root, f"{means}/{CBC}PaymentMeansCode"),
    )


def _party(root: ET.Element, side: str) -> ReceivedParty:
    party = root.find(f"{CAC}{side}/{CAC}Party")
    if party is None:
        raise DocumentError(side, "", "who sells and who buys")
    endpoint = party.find(f"{CBC}EndpointID")
    scheme = endpoint.get("schemeID", "") if endpoint is not None else ""
    legal = f"{CAC}PartyLegalEntity/{CBC}"
    return ReceivedParty(
        name=_text(party, f"{legal}RegistrationName") or _text(party, f"{CAC}PartyName/{CBC}Name"),
        vat_number=_text(party, f"{CAC}PartyTaxScheme/{CBC}CompanyID"),
        enterprise_number=_text(party, f"{legal}CompanyID"),
        endpoint=(scheme, _text(party, f"{CBC}EndpointID")),
    )


def _lines(root: ET.Element, credit: bool) -> Iterator[ReceivedLine]:
    found = root.findall(f"{CAC}{'CreditNote' if credit else 'Invoice'}Line")
    if not 0 < len(found) <= MOST_LINES:
        raise DocumentError("lines", str(len(found)), f"1 to {MOST_LINES} lines")
    category = f"{CAC}Item/{CAC}ClassifiedTaxCategory/{CBC}"
    for one in found:
        yield ReceivedLine(
            text=_text(one, f"{CAC}Item/{CBC}Name"),
            net=_money(one, f"{CBC}LineExtensionAmount"),
            category=_text(one, f"{category}ID"),
            rate=_rate(_text(one, f"{category}Percent")),
        )


def _totals(root: ET.Element) -> Iterator[ReceivedTotal]:
    category = f"{CAC}TaxCategory/{CBC}"
    for one in root.findall(f"{CAC}TaxTotal/{CAC}TaxSubtotal"):
        yield ReceivedTotal(
            category=_needed(one, f"{category}ID"),
            rate=_rate(_text(one, f"{category}Percent")),
            base=_money(one, f"{CBC}TaxableAmount"),
            amount=_money(one, f"{CBC}TaxAmount"),
            exemption_code=_text(one, f"{category}TaxExemptionReasonCode"),
            mention=_text(one, f"{category}TaxExemptionReason"),
        )


def _vat(root: ET.Element) -> int:
    """The VAT in the document's currency (BT-110); a second total is in another one (BT-111)."""
    for one in root.findall(f"{CAC}TaxTotal/{CBC}TaxAmount"):
        if one.get("currencyID") == CURRENCY:
            return _minor("TaxTotal/TaxAmount", one.text or "")
    raise DocumentError("TaxTotal/TaxAmount", "", f"the VAT of the document in {CURRENCY}")


# ── Values ──────────────────────────────────────────────────────────────────────────────────────


def _named(path: str) -> str:
    return path.replace(CBC, "").replace(CAC, "")


def _text(element: ET.Element, path: str) -> str:
    return _plain(_named(path), element.findtext(path) or "")


def _plain(field: str, text: str) -> str:
    text = " ".join(text.split())
    if len(text) > LONGEST:
        raise DocumentError(field, text, f"at most {LONGEST} letters")
    return text


def _needed(element: ET.Element, path: str) -> str:
    text = _text(element, path)
    if not text:
        raise DocumentError(_named(path), "", "not empty")
    return text


def _day(element: ET.Element, path: str, *, needed: bool = False) -> date | None:
    text = _needed(element, path) if needed else _text(element, path)
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise DocumentError(_named(path), text, "a day as YYYY-MM-DD") from None


def _money(element: ET.Element, path: str) -> int:
    return _minor(_named(path), _needed(element, path))


def _minor(field: str, text: str) -> int:
    if not AMOUNT.fullmatch(text):
        raise DocumentError(field, text, "an amount with at most two decimals")
    whole, _, rest = text.removeprefix("-").partition(".")
    amount = int(whole) * 100 + int(f"{rest:0<2}")
    return -amount if text.startswith("-") else amount


def _rate(text: str) -> int:
    if not text:
        return 0
    if not RATE.fullmatch(text):
        raise DocumentError("Percent", text, "a rate with at most two decimals")
    whole, _, rest = text.partition(".")
    return int(whole) * 100 + int(f"{rest:0<2}"[:2])


# ── Sums ────────────────────────────────────────────────────────────────────────────────────────


def _check_sums(root: ET.Element, found: ReceivedDocument) -> None:
    """The sums of EN 16931: BR-CO-10, 13, 14, 15, 16, 17 and the bases of BR-S-08 and its kin."""
    total = f"{CAC}LegalMonetaryTotal/{CBC}"
    extra = _optional(root, f"{total}ChargeTotalAmount")
    extra -= _optional(root, f"{total}AllowanceTotalAmount")
    prepaid = _optional(root, f"{total}PrepaidAmount")
    rounded = _optional(root, f"{total}PayableRoundingAmount")
    for field, given, due in (
        ("TaxExclusiveAmount", found.net, sum(one.net for one in found.lines) + extra),
        ("TaxTotal/TaxAmount", found.vat, sum(one.amount for one in found.totals)),
        ("TaxSubtotal/TaxableAmount", sum(one.base for one in found.totals), found.net),
        ("TaxInclusiveAmount", found.gross, found.net + found.vat),
        ("PayableAmount", found.payable, found.gross - prepaid + rounded),
    ):
        if given != due:
            raise DocumentError(field, str(given), f"{due}, what the parts come to")
    for one in found.totals:
        due = half_up(one.base * one.rate, 10_000)
        if abs(one.amount - due) > TOLERANCE:
            raise DocumentError("TaxSubtotal/TaxAmount", str(one.amount), f"{due}, by its rate")
    if found.gross < 0:
        raise DocumentError("TaxInclusiveAmount", str(found.gross), "0 or more")


def _optional(root: ET.Element, path: str) -> int:
    return _minor(_named(path), _text(root, path) or "0")

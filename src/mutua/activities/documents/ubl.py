"""A document as Peppol BIS Billing 3.0: UBL 2.1 Invoice or CreditNote.

Specification: EN 16931-1, its syntax binding CEN/TS 16931-3-2, and Peppol BIS Billing 3.0. The
same document always gives the same bytes. An element without content is never written (R008).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from html import escape
from typing import Final, NamedTuple

from mutua.activities.documents import ubl_checks
from mutua.activities.documents.content import CREDIT_NOTE, DEPOSIT, Document, Line, Party, Vat
from mutua.activities.documents.payment_reference import shown
from mutua.activities.documents.plain_text import beginning, in_one_line, needed, readable

UBL: Final = "urn:oasis:names:specification:ubl:schema:xsd"
CUSTOMIZATION: Final = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
PROFILE: Final = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"
INVOICE_CODE: Final = "380"  # UNCL 1001, commercial invoice
DEPOSIT_CODE: Final = "386"  # prepayment invoice
CREDIT_NOTE_CODE: Final = "381"
CREDIT_TRANSFER: Final = "30"  # UNCL 4461
ENTERPRISE_SCHEME: Final = "0208"  # ICD list: Belgian enterprise number
NO_REFERENCE: Final = "NA"  # PEPPOL-EN16931-R003 wants a reference even where the buyer gave none
NAME_LENGTH: Final = 100


class Total(NamedTuple):
    """The lines of one category and rate: the rules allow one row for each (BR-S-08 …)."""

    category: str
    rate: int
    base: int
    amount: int
    codes: tuple[str, ...]
    mentions: tuple[str, ...]


def write(document: Document) -> bytes:
    """The e-invoice, UTF-8. Raises DocumentError naming the field that must be mended."""
    ubl_checks.check(document)
    root = "CreditNote" if document.kind == CREDIT_NOTE else "Invoice"
    body = _body(document)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<{root} xmlns="{UBL}:{root}-2" xmlns:cac="{UBL}:CommonAggregateComponents-2" '
        f'xmlns:cbc="{UBL}:CommonBasicComponents-2">{body}</{root}>\n'
    ).encode()


# ── Elements ────────────────────────────────────────────────────────────────────────────────────


def leaf(name: str, text: str, **attributes: str) -> str:
    """A basic component, or nothing where there is no text."""
    if not text:
        return ""
    given = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items() if value)
    return f"<cbc:{name}{given}>{escape(text, quote=False)}</cbc:{name}>"


def group(name: str, *parts: str) -> str:
    """An aggregate component, or nothing where all its parts are absent."""
    inside = "".join(parts)
    return f"<cac:{name}>{inside}</cac:{name}>" if inside else ""


def money(name: str, cents: int) -> str:
    """An amount with two decimals and its currency."""
    return leaf(name, decimal(cents, 2), currencyID=ubl_checks.CURRENCY)


def decimal(value: int, places: int) -> str:
    """A whole number of the smallest unit as a decimal: decimal(-5, 2) is '-0.05'."""
    whole, rest = divmod(abs(value), 10**places)
    return f"{'-' if value < 0 else ''}{whole}.{rest:0{places}}"


def day(name: str, value: date | None) -> str:
    """A date, or nothing."""
    return leaf(name, value.isoformat() if value else "")


# ── The document ────────────────────────────────────────────────────────────────────────────────


def _body(document: Document) -> str:
    credit = document.kind == CREDIT_NOTE
    totals = totals_of(document)
    outside = totals[0].category == ubl_checks.OUTSIDE
    return "".join(
        (
            leaf("CustomizationID", CUSTOMIZATION),
            leaf("ProfileID", PROFILE),
            leaf("ID", needed("number", document.number)),
            day("IssueDate", document.issued_on),
            "" if credit else day("DueDate", document.due_on),
            leaf("CreditNoteTypeCode", CREDIT_NOTE_CODE) if credit else "",
            "" if credit else leaf("InvoiceTypeCode", invoice_code(document)),
            leaf("Note", readable("note", document.note)),
            leaf("DocumentCurrencyCode", document.currency),
            *_references(document),
            group("AccountingSupplierParty", _party("seller", document.seller, outside)),
            group("AccountingCustomerParty", _party("buyer", document.buyer, outside)),
            _delivery(document),
            _payment(document),
            group("PaymentTerms", leaf("Note", readable("terms", document.terms))),
            _tax(document, totals),
            _sums(document),
            *(_line(line, credit) for line in document.lines),
        )
    )


def invoice_code(document: Document) -> str:
    """The code of an invoice (BT-3): a deposit has its own."""
    return DEPOSIT_CODE if document.stage == DEPOSIT else INVOICE_CODE


def _references(document: Document) -> Iterable[str]:
    order = in_one_line("order_reference", document.order_reference)
    buyer = in_one_line("buyer_reference", document.buyer_reference)
    yield leaf("BuyerReference", buyer or ("" if order else NO_REFERENCE))
    yield _period(document.lines)
    yield group("OrderReference", leaf("ID", order))
    for number, issued in document.precedes:
        named = leaf("ID", needed("precedes", number)) + day("IssueDate", issued)
        yield group("BillingReference", group("InvoiceDocumentReference", named))


def _period(lines: Iterable[Line]) -> str:
    days = [each for line in lines for each in (line.worked_from, line.worked_until) if each]
    if not days:
        return ""
    return group("InvoicePeriod", day("StartDate", min(days)), day("EndDate", max(days)))


def _party(field: str, party: Party, outside: bool) -> str:
    scheme, value = ubl_checks.endpoint_of(field, party)
    name = in_one_line(f"{field}.name", needed(f"{field}.name", party.name))
    seller = field == "seller"
    belgian = party.address.country == "BE"
    return group(
        "Party",
        leaf("EndpointID", value, schemeID=scheme),
        group("PartyName", leaf("Name", name)),
        _address(field, party),
        # BR-O-02: outside the scope of VAT no VAT number may stand.
        "" if outside else _tax_scheme(party.vat_number),
        group(
            "PartyLegalEntity",
            leaf("RegistrationName", name),
            leaf(
                "CompanyID",
                party.enterprise_number,
                schemeID=ENTERPRISE_SCHEME if belgian else "",
            ),
            leaf("CompanyLegalForm", in_one_line(field, party.registered)) if seller else "",
        ),
        group(
            "Contact",
            leaf("Name", in_one_line(f"{field}.contact", party.contact)),
            leaf("Telephone", in_one_line(f"{field}.phone", party.phone)),
            leaf("ElectronicMail", in_one_line(f"{field}.email", party.email)),
        ),
    )


def _address(field: str, party: Party) -> str:
    where = party.address
    street = in_one_line(f"{field}.address.street", f"{where.street} {where.number}")
    return group(
        "PostalAddress",
        leaf("StreetName", street),
        leaf("AdditionalStreetName", in_one_line(f"{field}.address.box", where.box)),
        leaf("CityName", in_one_line(f"{field}.address.town", where.town)),
        leaf("PostalZone", in_one_line(f"{field}.address.postcode", where.postcode)),
        group("Country", leaf("IdentificationCode", where.country)),
    )


def _tax_scheme(vat_number: str) -> str:
    if not vat_number:
        return ""
    return group("PartyTaxScheme", leaf("CompanyID", vat_number), _scheme())


def _scheme() -> str:
    return group("TaxScheme", leaf("ID", "VAT"))


def _delivery(document: Document) -> str:
    goods = [one for one in document.lines if one.vat.category == ubl_checks.GOODS_IN_THE_UNION]
    days = [one.worked_until or one.worked_from for one in goods]
    if not goods:
        return ""
    country = group("Country", leaf("IdentificationCode", document.buyer.address.country))
    return group(
        "Delivery",
        day("ActualDeliveryDate", max(each for each in days if each)),
        group("DeliveryLocation", group("Address", country)),
    )


def _payment(document: Document) -> str:
    if not document.iban:
        return ""
    credit = document.kind == CREDIT_NOTE
    return group(
        "PaymentMeans",
        leaf("PaymentMeansCode", CREDIT_TRANSFER),
        day("PaymentDueDate", document.due_on) if credit else "",
        leaf("PaymentID", shown(document.payment_reference)) if document.payment_reference else "",
        group(
            "PayeeFinancialAccount",
            leaf("ID", document.iban.replace(" ", "")),
            leaf("Name", in_one_line("seller.name", document.seller.name)),
            group("FinancialInstitutionBranch", leaf("ID", document.bic)),
        ),
    )


# ── VAT and sums ────────────────────────────────────────────────────────────────────────────────


def totals_of(document: Document) -> tuple[Total, ...]:
    """The document's VAT, one row for each category and rate, in the order of the lines."""
    found: dict[tuple[str, int], Total] = {}
    for total in document.vat_totals:
        vat = total.vat
        key = (vat.category, vat.rate)
        before = found.get(key, Total(*key, 0, 0, (), ()))
        found[key] = before._replace(
            base=before.base + total.base,
            amount=before.amount + total.amount,
            codes=_once(*before.codes, vat.exemption_code),
            mentions=_once(*before.mentions, readable("vat.mention", vat.mention)),
        )
    return tuple(found.values())


def _once(*texts: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


def _tax(document: Document, totals: tuple[Total, ...]) -> str:
    return group(
        "TaxTotal",
        money("TaxAmount", document.vat),
        *(_subtotal(total) for total in totals),
    )


def _subtotal(total: Total) -> str:
    code = total.codes[0] if len(total.codes) == 1 else ""
    return group(
        "TaxSubtotal",
        money("TaxableAmount", total.base),
        money("TaxAmount", total.amount),
        group(
            "TaxCategory",
            *_category(total.category, total.rate),
            leaf("TaxExemptionReasonCode", code),
            leaf("TaxExemptionReason", " ".join(total.mentions)),
            _scheme(),
        ),
    )


def _category(category: str, rate: int) -> tuple[str, str]:
    percent = "" if category == ubl_checks.OUTSIDE else decimal(rate, 2)  # BR-O-05
    return leaf("ID", category), leaf("Percent", percent)


def _sums(document: Document) -> str:
    return group(
        "LegalMonetaryTotal",
        money("LineExtensionAmount", document.net),
        money("TaxExclusiveAmount", document.net),
        money("TaxInclusiveAmount", document.gross),
        money("PrepaidAmount", document.prepaid) if document.prepaid else "",
        money("PayableAmount", document.payable),
    )


# ── Lines ───────────────────────────────────────────────────────────────────────────────────────


def _line(line: Line, credit: bool) -> str:
    # BR-27: a price is never negative, so its sign goes to the quantity.
    sign = -1 if line.unit_price < 0 else 1
    quantity = decimal(sign * line.quantity, 3)
    return group(
        "CreditNoteLine" if credit else "InvoiceLine",
        leaf("ID", str(line.number)),
        leaf("CreditedQuantity" if credit else "InvoicedQuantity", quantity, unitCode=line.unit),
        money("LineExtensionAmount", line.net),
        _period((line,)),
        _item(f"lines[{line.number}].text", line.text, line.vat),
        group("Price", money("PriceAmount", sign * line.unit_price)),
    )


def _item(field: str, text: str, vat: Vat) -> str:
    whole = needed(field, text)
    name = beginning(whole, NAME_LENGTH)
    return group(
        "Item",
        leaf("Description", whole if name != whole else ""),
        leaf("Name", name),
        group("ClassifiedTaxCategory", *_category(vat.category, vat.rate), _scheme()),
    )

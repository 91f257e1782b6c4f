"""A document as UN/CEFACT Cross Industry Invoice (CII), for Factur-X: the same content as the UBL.

Specification: EN 16931-1, its syntax binding CEN/TS 16931-3-3, and Factur-X 1.0, profile EN 16931.
The same document always gives the same bytes; an element without content is never written.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from html import escape
from typing import Final

from mutua.activities.documents import ubl_checks
from mutua.activities.documents.content import CREDIT_NOTE, Document, Line, Party
from mutua.activities.documents.payment_reference import shown
from mutua.activities.documents.plain_text import beginning, in_one_line, needed, readable
from mutua.activities.documents.ubl import (
    CREDIT_NOTE_CODE,
    CREDIT_TRANSFER,
    ENTERPRISE_SCHEME,
    NAME_LENGTH,
    Total,
    decimal,
    invoice_code,
    totals_of,
)

STANDARD: Final = "urn:un:unece:uncefact:data:standard"
GUIDELINE: Final = "urn:cen.eu:en16931:2017"
DAY: Final = "102"  # UN/EDIFACT 2379: CCYYMMDD


def write(document: Document) -> bytes:
    """The e-invoice, UTF-8. Raises DocumentError naming the field that must be mended."""
    ubl_checks.check(document, by_peppol=False)
    spaces = {
        "rsm": f"{STANDARD}:CrossIndustryInvoice:100",
        "ram": f"{STANDARD}:ReusableAggregateBusinessInformationEntity:100",
        "udt": f"{STANDARD}:UnqualifiedDataType:100",
        "qdt": f"{STANDARD}:QualifiedDataType:100",
    }
    said = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in spaces.items())
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<rsm:CrossIndustryInvoice {said}>{_body(document)}</rsm:CrossIndustryInvoice>\n"
    ).encode()


# ── Elements ────────────────────────────────────────────────────────────────────────────────────


def leaf(name: str, text: str, **attributes: str) -> str:
    """An element with text, or nothing where there is none."""
    if not text:
        return ""
    given = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items() if value)
    return f"<ram:{name}{given}>{escape(text, quote=False)}</ram:{name}>"


def group(name: str, *parts: str) -> str:
    """An element of elements, or nothing where all are absent."""
    inside = "".join(parts)
    return f"<ram:{name}>{inside}</ram:{name}>" if inside else ""


def always(name: str, *parts: str) -> str:
    """An element that stands even when it is empty."""
    return f"<ram:{name}>{''.join(parts)}</ram:{name}>"


def day(name: str, value: date | None, space: str = "udt") -> str:
    """A day as CII writes it, or nothing."""
    if value is None:
        return ""
    written = f'<{space}:DateTimeString format="{DAY}">{value:%Y%m%d}</{space}:DateTimeString>'
    return f"<ram:{name}>{written}</ram:{name}>"


def money(name: str, cents: int, **attributes: str) -> str:
    """An amount with two decimals."""
    return leaf(name, decimal(cents, 2), **attributes)


# ── The document ────────────────────────────────────────────────────────────────────────────────


def _body(document: Document) -> str:
    credit = document.kind == CREDIT_NOTE
    code = CREDIT_NOTE_CODE if credit else invoice_code(document)
    note = readable("note", document.note)
    context = group("GuidelineSpecifiedDocumentContextParameter", leaf("ID", GUIDELINE))
    head = (
        leaf("ID", needed("number", document.number)),
        leaf("TypeCode", code),
        day("IssueDateTime", document.issued_on),
        group("IncludedNote", leaf("Content", note)),
    )
    trade = (
        *(_line(line) for line in document.lines),
        _agreement(document),
        always("ApplicableHeaderTradeDelivery", *_delivery(document)),
        _settlement(document),
    )
    return "".join(
        f"<rsm:{name}>{''.join(parts)}</rsm:{name}>"
        for name, parts in (
            ("ExchangedDocumentContext", (context,)),
            ("ExchangedDocument", head),
            ("SupplyChainTradeTransaction", trade),
        )
    )


def _agreement(document: Document) -> str:
    outside = totals_of(document)[0].category == ubl_checks.OUTSIDE
    order = in_one_line("order_reference", document.order_reference)
    return group(
        "ApplicableHeaderTradeAgreement",
        leaf("BuyerReference", in_one_line("buyer_reference", document.buyer_reference)),
        _party("SellerTradeParty", "seller", document.seller, outside),
        _party("BuyerTradeParty", "buyer", document.buyer, outside),
        group("BuyerOrderReferencedDocument", leaf("IssuerAssignedID", order)),
    )


def _party(name: str, field: str, party: Party, outside: bool) -> str:
    seller, belgian = field == "seller", party.address.country == "BE"
    scheme = ENTERPRISE_SCHEME if belgian else ""
    registered = in_one_line(field, party.registered) if seller else ""
    endpoint, value = party.endpoint
    return group(
        name,
        leaf("Name", in_one_line(f"{field}.name", needed(f"{field}.name", party.name))),
        leaf("Description", registered),
        group(
            "SpecifiedLegalOrganization",
            leaf("ID", party.enterprise_number, schemeID=scheme),
        ),
        _contact(field, party),
        _address(field, party),
        group("URIUniversalCommunication", leaf("URIID", value, schemeID=endpoint)),
        # BR-O-02: outside the scope of VAT no VAT number may stand.
        ""
        if outside
        else group("SpecifiedTaxRegistration", leaf("ID", party.vat_number, schemeID="VA")),
    )


def _contact(field: str, party: Party) -> str:
    phone = leaf("CompleteNumber", in_one_line(f"{field}.phone", party.phone))
    email = leaf("URIID", in_one_line(f"{field}.email", party.email))
    return group(
        "DefinedTradeContact",
        leaf("PersonName", in_one_line(f"{field}.contact", party.contact)),
        group("TelephoneUniversalCommunication", phone),
        group("EmailURIUniversalCommunication", email),
    )


def _address(field: str, party: Party) -> str:
    where = party.address
    street = in_one_line(f"{field}.address.street", f"{where.street} {where.number}")
    return group(
        "PostalTradeAddress",
        leaf("PostcodeCode", in_one_line(f"{field}.address.postcode", where.postcode)),
        leaf("LineOne", street),
        leaf("LineTwo", in_one_line(f"{field}.address.box", where.box)),
        leaf("CityName", in_one_line(f"{field}.address.town", where.town)),
        leaf("CountryID", where.country),
    )


def _delivery(document: Document) -> Iterable[str]:
    goods = [one for one in document.lines if one.vat.category == ubl_checks.GOODS_IN_THE_UNION]
    days = [each for one in goods if (each := one.worked_until or one.worked_from)]
    if goods:
        country = leaf("CountryID", document.buyer.address.country)
        yield group("ShipToTradeParty", group("PostalTradeAddress", country))
        yield group(
            "ActualDeliverySupplyChainEvent", day("OccurrenceDateTime", max(days, default=None))
        )


def _settlement(document: Document) -> str:
    reference = document.payment_reference
    return group(
        "ApplicableHeaderTradeSettlement",
        leaf("PaymentReference", shown(reference) if reference else ""),
        leaf("InvoiceCurrencyCode", document.currency),
        _means(document),
        *(_tax(total) for total in totals_of(document)),
        _period(document.lines),
        group(
            "SpecifiedTradePaymentTerms",
            leaf("Description", readable("terms", document.terms)),
            day("DueDateDateTime", document.due_on),
        ),
        _sums(document),
        *(
            group(
                "InvoiceReferencedDocument",
                leaf("IssuerAssignedID", needed("precedes", number)),
                day("FormattedIssueDateTime", issued, "qdt"),
            )
            for number, issued in document.precedes
        ),
    )


def _means(document: Document) -> str:
    if not document.iban:
        return ""
    return group(
        "SpecifiedTradeSettlementPaymentMeans",
        leaf("TypeCode", CREDIT_TRANSFER),
        group(
            "PayeePartyCreditorFinancialAccount",
            leaf("IBANID", document.iban.replace(" ", "")),
            leaf("AccountName", in_one_line("seller.name", document.seller.name)),
        ),
        group("PayeeSpecifiedCreditorFinancialInstitution", leaf("BICID", document.bic)),
    )


def _tax(total: Total) -> str:
    return group(
        "ApplicableTradeTax",
        money("CalculatedAmount", total.amount),
        leaf("TypeCode", "VAT"),
        leaf("ExemptionReason", " ".join(total.mentions)),
        money("BasisAmount", total.base),
        leaf("CategoryCode", total.category),
        leaf("ExemptionReasonCode", total.codes[0] if len(total.codes) == 1 else ""),
        _rate(total.category, total.rate),
    )


def _rate(category: str, rate: int) -> str:
    percent = "" if category == ubl_checks.OUTSIDE else decimal(rate, 2)  # BR-O-05
    return leaf("RateApplicablePercent", percent)


def _period(lines: Iterable[Line]) -> str:
    days = [each for line in lines for each in (line.worked_from, line.worked_until) if each]
    if not days:
        return ""
    return group(
        "BillingSpecifiedPeriod",
        day("StartDateTime", min(days)),
        day("EndDateTime", max(days)),
    )


def _sums(document: Document) -> str:
    return group(
        "SpecifiedTradeSettlementHeaderMonetarySummation",
        money("LineTotalAmount", document.net),
        money("TaxBasisTotalAmount", document.net),
        money("TaxTotalAmount", document.vat, currencyID=document.currency),
        money("GrandTotalAmount", document.gross),
        money("TotalPrepaidAmount", document.prepaid) if document.prepaid else "",
        money("DuePayableAmount", document.payable),
    )


def _line(line: Line) -> str:
    # BR-27: a price is never negative, so its sign goes to the quantity.
    sign = -1 if line.unit_price < 0 else 1
    whole = needed(f"lines[{line.number}].text", line.text)
    name = beginning(whole, NAME_LENGTH)
    price = money("ChargeAmount", sign * line.unit_price)
    return group(
        "IncludedSupplyChainTradeLineItem",
        group("AssociatedDocumentLineDocument", leaf("LineID", str(line.number))),
        group(
            "SpecifiedTradeProduct",
            leaf("Name", name),
            leaf("Description", whole if name != whole else ""),
        ),
        group("SpecifiedLineTradeAgreement", group("NetPriceProductTradePrice", price)),
        group(
            "SpecifiedLineTradeDelivery",
            leaf("BilledQuantity", decimal(sign * line.quantity, 3), unitCode=line.unit),
        ),
        group(
            "SpecifiedLineTradeSettlement",
            group(
                "ApplicableTradeTax",
                leaf("TypeCode", "VAT"),
                leaf("CategoryCode", line.vat.category),
                _rate(line.vat.category, line.vat.rate),
            ),
            _period((line,)),
            group(
                "SpecifiedTradeSettlementLineMonetarySummation",
                money("LineTotalAmount", line.net),
            ),
        ),
    )

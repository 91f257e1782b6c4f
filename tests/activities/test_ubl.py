"""An e-invoice: what stands in it, and what is refused before it is written."""

from __future__ import annotations

import doctest
import re
from dataclasses import replace
from datetime import date

import pytest

from mutua.activities.documents import plain_text, taxed, ubl
from mutua.activities.documents.content import (
    CREDIT_NOTE,
    INVOICE,
    Address,
    Document,
    Line,
    Party,
    Vat,
)
from mutua.activities.documents.errors import DocumentError

SELLER = Party(
    name="Coopérative Mutua SC",
    address=Address("Rue Coenraets", "72", "1060", "Bruxelles", "BE"),
    enterprise_number="0123456749",
    vat_number="BE0123456749",
    endpoint=("0208", "0123456749"),
    registered="SC agréée, RPM Bruxelles",
)
BUYER = Party(
    name="Théâtre & Fils <SA>",
    address=Address("Grand'Place", "1", "7000", "Mons", "BE", box="bte 4"),
    enterprise_number="0403170701",
    vat_number="BE0403170701",
)
NORMAL, REDUCED = Vat("S", 2100), Vat("S", 600)
EXEMPT = Vat("E", 0, "VATEX-EU-132-1I", "Exempté de TVA : article 44, § 2, 4°.")
REVERSE = Vat("AE", 0, "VATEX-EU-AE", "Autoliquidation.")
OUTSIDE = Vat("O", 0, "VATEX-EU-O", "Hors du champ.")
UNION = Vat("K", 0, "VATEX-EU-IC", "Livraison intracommunautaire.")
MAY = date(2026, 5, 4)


def line(number: int = 1, vat: Vat = NORMAL, **changes) -> Line:
    plain = Line(number, "Concert", 3_000, "HUR", 10_050, 30_150, vat)
    return replace(plain, **changes)


def document(*lines: Line, **changes) -> Document:
    plain = Document(
        kind=INVOICE,
        number="2026-00001",
        issued_on=MAY,
        due_on=date(2026, 6, 3),
        currency="EUR",
        language="fr",
        seller=SELLER,
        buyer=BUYER,
        lines=lines or (line(),),
        payment_reference="090933755493",
        iban="BE68 5390 0754 7034",
        bic="TRIOBEBB",
    )
    return replace(plain, **changes)


def written(*lines: Line, **changes) -> str:
    return ubl.write(document(*lines, **changes)).decode("utf-8")


def values(text: str, name: str) -> list[str]:
    return re.findall(rf"<cbc:{name}\b[^>]*>([^<]*)</cbc:{name}>", text)


# ── What stands in it ───────────────────────────────────────────────────────────────────────────


def test_an_invoice_says_its_sums_to_the_cent():
    text = written(line(), line(2, REDUCED), prepaid=10_000)
    assert values(text, "LineExtensionAmount") == ["603.00", "301.50", "301.50"]
    assert values(text, "TaxAmount") == ["81.41", "63.32", "18.09"]
    assert values(text, "TaxInclusiveAmount") == ["684.41"]
    assert values(text, "PrepaidAmount") == ["100.00"]
    assert values(text, "PayableAmount") == ["584.41"]
    assert values(text, "InvoicedQuantity") == ["3.000", "3.000"]
    assert values(text, "PriceAmount") == ["100.50", "100.50"]


def test_a_transfer_finds_its_invoice_by_the_structured_communication():
    text = written()
    assert values(text, "PaymentMeansCode") == ["30"]
    assert values(text, "PaymentID") == ["+++090/9337/55493+++"]
    assert "<cbc:ID>BE68539007547034</cbc:ID>" in text
    assert "<cbc:ID>TRIOBEBB</cbc:ID>" in text


def test_a_belgian_client_is_found_on_the_network_by_its_enterprise_number():
    assert '<cbc:EndpointID schemeID="0208">0403170701</cbc:EndpointID>' in written()


def test_a_credit_note_names_its_invoice_and_its_own_due_date():
    text = written(
        line(worked_from=date(2026, 4, 1), worked_until=date(2026, 4, 3)),
        kind=CREDIT_NOTE,
        precedes=(("2026-00001", MAY),),
    )
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<CreditNote ')
    assert values(text, "CreditNoteTypeCode") == ["381"]
    assert values(text, "PaymentDueDate") == ["2026-06-03"]
    assert values(text, "DueDate") == []
    assert (
        "<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>2026-00001</cbc:ID>"
        "<cbc:IssueDate>2026-05-04</cbc:IssueDate>" in text
    )
    assert values(text, "StartDate") == ["2026-04-01", "2026-04-01"]
    assert values(text, "EndDate") == ["2026-04-03", "2026-04-03"]


def test_each_exemption_says_why_and_two_of_one_category_share_a_row():
    other = Vat("E", 0, "VATEX-EU-132-1N", "Exempté de TVA : article 44, § 2, 9°.")
    one, two = written(line(1, EXEMPT)), written(line(1, EXEMPT), line(2, other))
    assert values(one, "TaxExemptionReasonCode") == ["VATEX-EU-132-1I"]
    assert values(one, "TaxExemptionReason") == [EXEMPT.mention]
    assert values(two, "TaxExemptionReasonCode") == []
    assert values(two, "TaxExemptionReason") == [f"{EXEMPT.mention} {other.mention}"]
    assert values(two, "TaxableAmount") == ["603.00"]


def test_outside_the_scope_of_vat_no_vat_number_and_no_rate_stand():
    text = written(line(1, OUTSIDE))
    assert "PartyTaxScheme" not in text
    assert values(text, "Percent") == []
    assert values(text, "CompanyID") == ["0123456749", "0403170701"]


def test_goods_to_another_state_say_the_day_and_the_country_of_delivery():
    french = replace(
        BUYER,
        address=replace(BUYER.address, country="FR"),
        enterprise_number="",
        vat_number="FR40303265045",
        endpoint=("9957", "FR40303265045"),
    )
    text = written(line(1, UNION, worked_until=MAY), buyer=french)
    assert values(text, "ActualDeliveryDate") == ["2026-05-04"]
    assert re.search(r"<cac:DeliveryLocation>.*<cbc:IdentificationCode>FR<", text)


def test_a_negative_price_becomes_a_negative_quantity():
    text = written(line(), line(2, unit_price=-1_000, quantity=1_000, net=-1_000))
    assert values(text, "InvoicedQuantity") == ["3.000", "-1.000"]
    assert values(text, "PriceAmount") == ["100.50", "10.00"]


def test_a_long_text_has_a_short_name_and_stands_whole_in_the_description():
    long = "Ateliers de théâtre pour les écoles " * 10
    text = written(line(text=long))
    assert values(text, "Description") == [long.strip()]
    name = re.search(r"</cbc:Description><cbc:Name>([^<]*)", text)[1]
    assert len(name) <= 100
    assert name.endswith("…")
    assert long.startswith(name[:-1])


def test_signs_of_xml_and_letters_of_every_script_arrive_as_typed():
    texts = ["a < b & c > \"d\" 'e'", "]]>", "عرض في بروكسل", "演奏会 👩🏽‍🎤", "&#10;"]
    for text in texts:
        found = values(written(line(text=text)), "Name")[-1]
        assert found.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == text


def test_without_a_reference_of_the_buyer_one_stands_that_says_so():
    assert values(written(), "BuyerReference") == ["NA"]
    assert values(written(order_reference="BC-1"), "BuyerReference") == []


# ── What is refused ─────────────────────────────────────────────────────────────────────────────

STRANGER = replace(BUYER, enterprise_number="", vat_number="")


@pytest.mark.parametrize(
    "field, changes",
    [
        ("kind", {"kind": "order"}),
        ("number", {"number": "  "}),
        ("currency", {"currency": "USD"}),
        ("due_on", {"due_on": date(2026, 5, 3)}),
        ("payment_reference", {"payment_reference": "090933755494"}),
        ("seller.vat_number", {"seller": replace(SELLER, vat_number="")}),
        ("seller.name", {"seller": replace(SELLER, name="")}),
        ("buyer.endpoint", {"buyer": STRANGER}),
        ("buyer.name", {"buyer": replace(BUYER, name="a\x00b")}),
        (
            "buyer.address.country",
            {
                "buyer": replace(
                    BUYER,
                    address=replace(BUYER.address, country="Belgique"),
                    endpoint=("0208", "0403170701"),
                )
            },
        ),
        ("iban", {"iban": ""}),
        ("iban", {"iban": "BE68\x005390"}),
        ("bic", {"bic": "TRIO<b/>"}),
        ("buyer.vat_number", {"buyer": replace(BUYER, vat_number="BE 0403.170.701")}),
        ("buyer.endpoint", {"buyer": replace(BUYER, endpoint=("0208", "\x01"))}),
        ("prepaid", {"prepaid": -1}),
        ("note", {"note": "hidden \u202e order"}),
        ("terms", {"terms": "bell \x07"}),
    ],
)
def test_a_document_that_no_receiver_would_take_is_refused_by_its_field(field, changes):
    with pytest.raises(DocumentError) as refused:
        ubl.write(document(**changes))
    assert refused.value.field == field


@pytest.mark.parametrize(
    "field, lines",
    [
        ("lines[1].quantity", [line(quantity=0, net=0)]),
        ("lines[1].net", [line(net=30_153)]),
        ("lines[1].text", [line(text="")]),
        ("lines[1].unit", [line(unit="")]),
        ("lines[1].unit", [line(unit="an hour")]),
        ("lines[1].text", [line(text="half \ud83d")]),
        ("lines[1].text", [line(text="not a letter \uffff")]),
        ("lines[1].text", [line(text="x" * 10_001)]),
        ("lines", [line(), line()]),
        ("lines", [line(unit_price=-10_050, net=-30_150)]),
        ("lines[1].worked_until", [line(worked_from=MAY, worked_until=date(2026, 5, 3))]),
        ("lines[1].vat.category", [line(vat=Vat("X", 2100))]),
        ("lines[1].vat.rate", [line(vat=Vat("S", 0))]),
        ("lines[1].vat.rate", [line(vat=replace(EXEMPT, rate=600))]),
        ("lines[1].vat.mention", [line(vat=Vat("E", 0))]),
        ("lines[1].worked_until", [line(vat=UNION)]),
        ("lines", [line(vat=OUTSIDE), line(2)]),
    ],
)
def test_a_line_that_no_receiver_would_take_is_refused_by_its_field(field, lines):
    with pytest.raises(DocumentError) as refused:
        ubl.write(document(*lines))
    assert refused.value.field == field


def test_a_document_without_lines_is_refused():
    with pytest.raises(DocumentError) as refused:
        ubl.write(document(lines=()))
    assert refused.value.field == "lines"


def test_a_buyer_who_owes_the_vat_needs_a_vat_number():
    buyer = replace(BUYER, vat_number="")
    with pytest.raises(DocumentError) as refused:
        ubl.write(document(line(vat=REVERSE), buyer=buyer))
    assert refused.value.field == "buyer.vat_number"


# ── Texts ───────────────────────────────────────────────────────────────────────────────────────


def test_every_line_end_is_a_newline_and_ends_have_no_blanks():
    assert plain_text.readable("note", " a\r\nb\rc\u2028d\x0be ") == "a\nb\nc\nd\ne"
    assert plain_text.in_one_line("name", " a \n\t b ") == "a b"


@pytest.mark.parametrize(
    "sign",
    ["\x00", "\x08", "\x1b", "\x7f", "\x80", "\ud800", "\ufffe", "\U0010ffff", "\u202d", "\u2066"],
)
def test_what_cannot_be_seen_is_refused_and_named(sign):
    with pytest.raises(DocumentError) as refused:
        plain_text.readable("note", f"a{sign}b")
    assert refused.value.given == f"U+{ord(sign):04X}"


@pytest.mark.parametrize("sign", ["\t", "\u200d", "\u200e", "\u200f", "\u00ad", "é", "🎭"])
def test_what_writing_needs_may_stay(sign):
    assert plain_text.readable("note", f"a{sign}b") == f"a{sign}b"


def test_the_example_of_taxed_is_true():
    found = doctest.testmod(taxed)
    assert found.attempted
    assert not found.failed

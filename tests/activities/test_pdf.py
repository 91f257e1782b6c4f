"""Invoices, credit notes and orders are drawn: readable, archivable, always the same."""

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.reader import PdfFileReader

from mutua.activities.documents import pdf, typeset
from mutua.activities.documents.content import LANGUAGES, Address, Document, Vat
from mutua.activities.documents.errors import DocumentError
from tests.activities import papers


def read(made: bytes) -> PdfFileReader:
    return PdfFileReader(io.BytesIO(made))


def pages(made: bytes) -> int:
    return int(read(made).root["/Pages"]["/Count"])


def words(texts: Any) -> str:
    """Every text in a nest of texts, one after the other."""
    if isinstance(texts, dict):
        return "\n".join(words(one) for key, one in texts.items() if key != "svg")
    if isinstance(texts, list):
        return "\n".join(map(words, texts))
    return str(texts)


@pytest.fixture
def invoice() -> Document:
    return papers.invoice()


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_can_be_kept_for_years_and_read_aloud(invoice: Document, language: str) -> None:
    root = read(pdf.draw(replace(invoice, language=language))).root
    about = root["/Metadata"].data.decode()
    assert "<pdfaid:part>3</pdfaid:part>" in about
    assert "<pdfuaid:part>1</pdfuaid:part>" in about
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]).startswith(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_missing_in_any_language(language: str) -> None:
    for texts in (
        pdf.invoice_texts(replace(papers.invoice(), language=language)),
        pdf.invoice_texts(replace(papers.credit_note(), language=language)),
        pdf.order_texts(replace(papers.order(), language=language)),
    ):
        assert texts["title"]
        assert "{" not in words({key: one for key, one in texts.items() if key != "page"})


def test_the_same_content_gives_the_same_bytes(invoice: Document) -> None:
    first = pdf.draw(invoice)
    pdf.draw(papers.credit_note())
    typeset._compiler.cache_clear()
    assert pdf.draw(invoice) == first
    assert pdf.draw(replace(invoice, note="Autre")) != first
    assert pdf.draw_order(papers.signed_order()) == pdf.draw_order(papers.signed_order())


def test_the_amounts_and_the_reference_are_written_for_the_reader(invoice: Document) -> None:
    texts = pdf.invoice_texts(invoice)
    assert texts["totals"] == [
        ["Total hors TVA", "1\u202f990,00\u00a0€"],
        ["TVA 6\u00a0% sur 1\u202f250,00\u00a0€", "75,00\u00a0€"],
        ["TVA 21\u00a0% sur 360,00\u00a0€", "75,60\u00a0€"],
        ["TVA 0\u00a0% sur 380,00\u00a0€", "0,00\u00a0€"],
        ["Total TVA comprise", "2\u202f140,60\u00a0€"],
        ["Déjà payé", "−500,00\u00a0€"],
    ]
    assert texts["payable"] == ["À payer", "1\u202f640,60\u00a0€"]
    assert ["Compte (IBAN)", "BE68 5390 0754 7034"] in texts["payment"]["rows"]
    assert ["Communication", "+++090/9337/55493+++"] in texts["payment"]["rows"]
    assert texts["relates"] == ["Reprend la facture 2026-0101 du 2 février 2026"]


def test_a_mention_has_a_letter_where_treatments_differ(invoice: Document) -> None:
    texts = pdf.invoice_texts(invoice)
    assert [row["mark"] for row in texts["rows"]] == ["", "", "a"]
    assert texts["mentions"] == [["a", papers.EXEMPT.mention]]
    alone = pdf.invoice_texts(replace(invoice, lines=invoice.lines[2:]))
    assert alone["mentions"] == [["", papers.EXEMPT.mention]]


def test_a_credit_note_names_its_invoice_and_asks_for_nothing() -> None:
    texts = pdf.invoice_texts(papers.credit_note())
    assert texts["relates"] == ["Verbetert factuur 2026-0139 van 9 maart 2026"]
    assert texts["payable"][0] == "In uw voordeel"
    assert texts["payment"] is None


@pytest.mark.parametrize("change", [{"prepaid": 214_060}, {"iban": ""}])
def test_nothing_to_pay_or_nowhere_shows_no_way_to_pay(
    invoice: Document, change: dict[str, Any]
) -> None:
    assert pdf.invoice_texts(replace(invoice, **change))["payment"] is None


@pytest.mark.parametrize(
    "country, currency, shown",
    [("BE", "EUR", True), ("FR", "EUR", True), ("US", "EUR", False), ("BE", "SEK", False)],
)
def test_the_code_is_for_banks_that_can_read_it(
    invoice: Document, country: str, currency: str, shown: bool
) -> None:
    buyer = replace(invoice.buyer, address=Address("Main Street", "1", "1000", "Town", country))
    texts = pdf.invoice_texts(replace(invoice, buyer=buyer, currency=currency))
    assert bool(texts["payment"]["svg"]) is shown


def test_page_numbers_come_with_the_second_page() -> None:
    assert pages(pdf.draw(papers.invoice())) == 1
    assert pages(pdf.draw(papers.long_invoice())) > 2


def test_two_hundred_lines_and_a_description_of_pages_are_drawn(invoice: Document) -> None:
    assert pages(pdf.draw(papers.long_invoice(200))) > 10
    endless = replace(invoice.lines[0], text="Un long récit. " * 700)
    assert pages(pdf.draw(replace(invoice, lines=(endless,)))) > 2


def test_an_e_invoice_travels_inside(invoice: Document) -> None:
    root = read(pdf.draw(invoice, attached=b"<Invoice>\xc3\xa9</Invoice>")).root
    embedded = root["/AF"][0]
    assert embedded["/AFRelationship"] == "/Alternative"
    assert embedded["/EF"]["/F"].data == b"<Invoice>\xc3\xa9</Invoice>"


@pytest.mark.parametrize(
    "name",
    [
        "王小明 & 😀",
        "Ελένη, Київ, العربية",
        '#read("house.typ") $x$ *b* \\',
        "two\nlines\r\nthree",
        "\u202eevil\u202c \x00\x07",
        "x" * 400,
        "",
    ],
)
def test_any_name_is_drawn(invoice: Document, name: str) -> None:
    odd = replace(invoice.lines[0], text=name)
    buyer = replace(invoice.buyer, name=name)
    made = pdf.draw(replace(invoice, buyer=buyer, note=name, lines=(odd,), number=name[:20]))
    assert pages(made) <= 2


@settings(max_examples=25)
@given(st.text(max_size=80))
def test_any_text_is_drawn(text: str) -> None:
    whole = papers.invoice()
    assert pdf.draw(replace(whole, note=text, terms=text)).startswith(b"%PDF-")


def test_direction_marks_are_left_out_and_unknown_letters_are_boxes() -> None:
    assert typeset.clean({"name": "a\u202eb\u200bc"}) == {"name": "abc"}
    assert typeset.boxed('{"name": "王 é"}') == '{"name": "\\u25a1 \\u00e9"}'


@pytest.mark.parametrize(
    "change, field",
    [
        ({"language": "es"}, "language"),
        ({"lines": ()}, "lines"),
        ({"payment_reference": "090933755494"}, "payment_reference"),
        ({"iban": "BE00"}, "iban"),
    ],
)
def test_what_cannot_be_drawn_is_named(
    invoice: Document, change: dict[str, Any], field: str
) -> None:
    with pytest.raises(DocumentError) as refused:
        pdf.draw(replace(invoice, **change))
    assert refused.value.field == field


def test_an_order_names_work_people_and_price() -> None:
    shown = words(pdf.order_texts(papers.order())).replace("\u202f", " ")
    for wanted in (
        "Ilse Vermeulen",
        "14:00 – 18:00",
        "20.–21. März 2026",
        "2.380,00\u00a0€",
        "13. März 2026",
    ):
        assert wanted in shown


def test_a_signed_order_says_who_when_and_what() -> None:
    order = papers.signed_order()
    shown = words(pdf.order_texts(order))
    assert "5. März 2026, 10:41:07 (UTC+01:00)" in shown
    assert "j.weidenfeld@kulturhaus.example" in shown
    assert order.content_hash == shown.rpartition("\n")[2].replace(" ", "")
    assert pages(pdf.draw_order(order)) == 1


def test_signing_does_not_change_what_is_signed() -> None:
    assert papers.order().content_hash == papers.signed_order().content_hash


@pytest.mark.parametrize(
    "change",
    [
        {"valid_until": date(2026, 3, 14)},
        {"version": 3},
        {"conditions": ()},
        {"lines": papers.order().lines[:1]},
    ],
)
def test_a_signature_of_something_else_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(DocumentError, match="signatures"):
        pdf.draw_order(replace(papers.signed_order(), **change))


def test_a_rate_with_decimals_is_whole(invoice: Document) -> None:
    line = replace(invoice.lines[0], vat=Vat("S", 550))
    assert pdf.invoice_texts(replace(invoice, lines=(line,)))["rows"][0]["vat"] == "5,5\u00a0%"

"""A phone prepares the transfer from the code on the invoice."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutua.activities.documents.epc import HIGHEST, MOST_BYTES, Transfer, payload, picture
from mutua.activities.documents.errors import DocumentError

PLAIN = Transfer("Mutua coopérative", "BE68 5390 0754 7034", 151_250, reference="090933755493")


def test_the_lines_stand_in_the_order_of_the_standard() -> None:
    assert payload(PLAIN).split("\n") == [
        *("BCD", "002", "1", "SCT", "", "Mutua coopérative", "BE68539007547034", "EUR1512.50"),
        *("", "090933755493"),
    ]


def test_free_text_has_its_own_line() -> None:
    made = payload(replace(PLAIN, bic="BBRUBEBB", reference="", text="Facture 2026-14"))
    assert made.split("\n")[4] == "BBRUBEBB"
    assert made.split("\n")[9:] == ["", "Facture 2026-14"]


@pytest.mark.parametrize(
    "change, field",
    [
        ({"amount": 0}, "amount"),
        ({"amount": -5}, "amount"),
        ({"amount": HIGHEST + 1}, "amount"),
        ({"iban": "BE68539007547035"}, "iban"),
        ({"iban": ""}, "iban"),
        ({"bic": "BBRU"}, "bic"),
        ({"iban": "CH9300762011623852957"}, "bic"),
        ({"name": ""}, "name"),
        ({"name": "x" * 71}, "name"),
        ({"name": "two\nlines"}, "name"),
        ({"text": "beside"}, "text"),
        ({"reference": "9" * 36}, "reference"),
        ({"reference": "", "text": "x" * 141}, "text"),
        ({"purpose": "GOODS"}, "purpose"),
        ({"to_payer": "x" * 71}, "to_payer"),
    ],
)
def test_what_the_standard_refuses_is_named(change: dict[str, object], field: str) -> None:
    with pytest.raises(DocumentError) as refused:
        payload(replace(PLAIN, **change))  # type: ignore[arg-type]
    assert refused.value.field == field


def test_too_many_bytes_are_refused_though_each_line_fits() -> None:
    with pytest.raises(DocumentError, match="payload"):
        payload(replace(PLAIN, name="ő" * 70, reference="", text="ő" * 140))


@given(st.integers(1, HIGHEST))
def test_any_amount_is_written_to_the_cent(amount: int) -> None:
    written = payload(replace(PLAIN, amount=amount)).split("\n")[7]
    euros, cents = written.removeprefix("EUR").split(".")
    assert (int(euros) * 100 + int(cents), len(cents)) == (amount, 2)
    assert len(written.encode()) <= 15


@given(st.text(st.characters(exclude_categories=["C", "Z"]), max_size=140))
def test_any_text_gives_a_short_code_or_a_named_error(text: str) -> None:
    transfer = replace(PLAIN, reference="", text=text)
    if len(text.encode()) > 270:
        with pytest.raises(DocumentError, match="payload"):
            payload(transfer)
    else:
        assert len(payload(transfer).encode()) <= MOST_BYTES


def test_the_picture_is_small_enough_and_always_the_same() -> None:
    fullest = replace(PLAIN, name="n" * 70, reference="", text="t" * 140, to_payer="p" * 40)
    side = int(ET.fromstring(picture(fullest)).attrib["width"])
    assert side <= 4 * 13 + 17 + 2 * 4
    assert picture(PLAIN) == picture(PLAIN)

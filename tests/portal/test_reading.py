"""Amounts, hours and months are read as people write them, and never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutua.portal import formats
from mutua.portal.simulator.reading import (
    UnreadableError,
    read_hours,
    read_money,
    read_month,
    read_thousandths,
)


@pytest.mark.parametrize(
    "text",
    ["1250", "1.250,00", "1 250 €", "1 250,00 €", "€ 1.250,00", "1,250.00", "1'250,00", "1250,0"],
)
def test_an_amount_is_read_in_every_usual_form(text: str) -> None:
    assert read_money(text) == 125_000


@pytest.mark.parametrize("text", ["1.250", "1,250", "12.345", "999,999"])
def test_an_amount_that_could_be_read_in_two_ways_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        read_money(text)
    assert refused.value.reason == "ambiguous"


@pytest.mark.parametrize("text, thousandths", [
    ("3", 3_000), ("2,5", 2_500), ("0.333", 333), ("1,3330", 1_333), ("1250.001", 1_250_001),
    ("1.250.000", 1_250_000_000), ("1.250,50", 1_250_500),
])  # fmt: skip
def test_a_quantity_has_up_to_three_decimals(text: str, thousandths: int) -> None:
    assert read_thousandths(text) == thousandths


@pytest.mark.parametrize("text, reason", [
    ("1.250", "ambiguous"), ("999,999", "ambiguous"), ("0.3333", "form"), ("1,33300", "form"),
    ("", "missing"),
])  # fmt: skip
def test_a_quantity_that_could_be_read_in_two_ways_is_refused(text: str, reason: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        read_thousandths(text)
    assert refused.value.reason == reason


@given(st.integers(1, 10**9), st.sampled_from(sorted(formats.LOCALES)))
def test_a_quantity_that_we_write_is_read_back_the_same(thousandths: int, language: str) -> None:
    assert read_thousandths(formats.plain_thousandths(thousandths, language)) == thousandths


@pytest.mark.parametrize("language, shown", [("en", "-5.50"), ("fr", "-5,50")])
def test_an_amount_below_zero_keeps_its_cents(language: str, shown: str) -> None:
    assert formats.plain_money(-550, language) == shown
    assert formats.plain_money(-500, language) == "-5"


@pytest.mark.parametrize(
    "text",
    [
        "abc",
        "0.500",
        "-5",
        "1.2.3",
        "1250,555",
        "1.25.000",
        "12,50,00",
        "0x10",
        "1e3",
        "9" * 400,
        "1,2.3,4",
    ],
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        read_money(text)
    assert refused.value.reason == "form"


def test_an_empty_field_is_missing_not_zero() -> None:
    with pytest.raises(UnreadableError) as refused:
        read_money("  € ")
    assert refused.value.reason == "missing"


@given(st.integers(0, 99_999_999_999), st.sampled_from(sorted(formats.LOCALES)))
def test_an_amount_that_we_write_is_read_back_the_same(cents: int, language: str) -> None:
    assert read_money(formats.money(cents, language)) == cents
    assert read_money(formats.plain_money(cents, language)) == cents


@pytest.mark.parametrize(
    "text, hundredths",
    [
        ("3", 300),
        ("3,5", 350),
        ("3.25", 325),
        ("3h30", 350),
        ("3:30", 350),
        ("3u30", 350),
        ("7h", 700),
    ],
)
def test_hours_are_read_as_a_number_or_as_a_clock(text: str, hundredths: int) -> None:
    assert read_hours(text) == hundredths


@pytest.mark.parametrize("text", ["3", "03", "mars", "March", "maart", "März", "Mar.", "mrt"])
def test_a_month_is_read_by_number_or_name_in_four_languages(text: str) -> None:
    assert read_month(text) == 3


@pytest.mark.parametrize("text", ["0", "13", "", "brumaire"])
def test_a_month_that_does_not_exist_is_not_read(text: str) -> None:
    assert read_month(text) is None

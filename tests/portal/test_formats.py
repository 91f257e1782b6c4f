"""Each language writes amounts and days in its own way, in one place."""

from datetime import date

import pytest

from mutua.portal import formats


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", "1\u202f250,00\u00a0€"),
        ("nl", "€\u00a01.250,00"),
        ("de", "1.250,00\u00a0€"),
        ("en", "€1,250.00"),
    ],
)
def test_an_amount_has_its_currency_and_two_decimals(language: str, text: str) -> None:
    assert formats.money(125_000, language) == text


def test_zero_is_written_in_full() -> None:
    assert formats.money(0, "fr") == "0,00\u00a0€"


@pytest.mark.parametrize("language", sorted(formats.LOCALES))
def test_a_minus_is_a_minus_and_not_a_hyphen(language: str) -> None:
    written = formats.money(-1_200, language)
    assert "\N{MINUS SIGN}" in written
    assert "-" not in written


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", "dim. 1 mars 2026"),
        ("nl", "zo 1 mrt 2026"),
        ("de", "So. 1. März 2026"),
        ("en", "Sun 1 Mar 2026"),
    ],
)
def test_a_day_has_its_weekday_and_month_in_letters(language: str, text: str) -> None:
    assert formats.day(date(2026, 3, 1), language) == text

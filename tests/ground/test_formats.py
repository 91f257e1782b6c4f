"""Papers and pages write amounts, rates, quantities and days in the reader's way."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from mutua.ground import formats

LANGUAGES = ["fr", "nl", "de", "en"]


@pytest.mark.parametrize(
    "language, text",
    list(zip(LANGUAGES, ["5,5\u00a0%", "5,5%", "5,5\u00a0%", "5.5%"], strict=True)),
)
def test_a_rate_keeps_its_decimals(language: str, text: str) -> None:
    assert formats.rate(550, language).replace("\u202f", "\u00a0") == text


@pytest.mark.parametrize(
    "thousandths, text", [(3000, "3"), (7500, "7,5"), (125, "0,125"), (-1000, "−1"), (0, "0")]
)
def test_a_quantity_has_no_needless_zeros(thousandths: int, text: str) -> None:
    assert formats.thousandths(thousandths, "fr") == text


@pytest.mark.parametrize(
    "last, text",
    [
        (date(2026, 3, 16), "16 mars 2026"),
        (date(2026, 3, 18), "16–18 mars 2026"),
        (date(2026, 4, 18), "16 mars – 18 avr. 2026"),
    ],
)
def test_days_of_work_are_written_short(last: date, text: str) -> None:
    assert formats.days(date(2026, 3, 16), last, "fr").replace("\u2009", " ") == text


def test_an_instant_says_its_distance_from_utc() -> None:
    signed = datetime(2026, 3, 3, 13, 5, 9, tzinfo=UTC).astimezone(ZoneInfo("Europe/Brussels"))
    assert formats.instant(signed, "fr") == "3 mars 2026, 14:05:09 (UTC+01:00)"


@pytest.mark.parametrize(
    "language, text",
    list(zip(LANGUAGES, ["Belgique", "België", "Belgien", "Belgium"], strict=True)),
)
def test_a_country_has_its_name_in_each_language(language: str, text: str) -> None:
    assert formats.country("BE", language) == text


def test_money_knows_its_currency() -> None:
    assert formats.money(125_000, "fr", "SEK").endswith("250,00\u00a0SEK")
    assert formats.money(1250, "en", "JPY").endswith("1,250")

"""Amounts, hours, percents and days as each language writes them. Only Babel, only here."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, format_percent, get_decimal_symbol

LOCALES = {"fr": "fr", "nl": "nl", "de": "de", "en": "en_GB"}
DAY = {"fr": "EEE d MMM y", "nl": "EEE d MMM y", "de": "EEE d. MMM y", "en": "EEE d MMM y"}
MINUS = "\N{MINUS SIGN}"
CURRENCY = "EUR"


def money(cents: int, language: str) -> str:
    """1 250,00 € in fr, € 1.250,00 in nl, 1.250,00 € in de, €1,250.00 in en."""
    amount = Decimal(cents).scaleb(-2)
    return format_currency(amount, CURRENCY, locale=LOCALES[language]).replace("-", MINUS)


def plain_money(cents: int, language: str) -> str:
    """An amount as people type it into a field: 1250 or 1250,50."""
    whole, rest = divmod(cents, 100)
    return f"{whole}{decimal_sign(language)}{rest:02}" if rest else str(whole)


def percent(whole: int, language: str) -> str:
    """6 % in fr and de, 6% in nl and en."""
    return format_percent(Decimal(whole).scaleb(-2), locale=LOCALES[language])


def hundredths(value: int, language: str) -> str:
    """Hours (or another number of hundredths) without needless zeros: 3 or 3,5."""
    number = Decimal(value).scaleb(-2).normalize()
    return format_decimal(number, locale=LOCALES[language], decimal_quantization=False)


def plain_hundredths(value: int, language: str) -> str:
    """Hours as people type them into a field: 3 or 3,5."""
    text = f"{Decimal(value).scaleb(-2):f}".rstrip("0").rstrip(".")
    return text.replace(".", decimal_sign(language))


def decimal_sign(language: str) -> str:
    """The sign before the decimals: a comma, or a point in English."""
    return str(get_decimal_symbol(LOCALES[language]))


def day(value: date, language: str) -> str:
    """mer. 25 mars 2026, wo 25 mrt 2026, Mi. 25. März 2026, Wed 25 Mar 2026."""
    return format_date(value, DAY[language], locale=LOCALES[language])

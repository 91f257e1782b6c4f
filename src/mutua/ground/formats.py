"""Amounts, rates, quantities and days as each language writes them. Only Babel, only here."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Final

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton
from babel.numbers import (
    format_currency,
    format_decimal,
    format_percent,
    get_currency_precision,
    get_decimal_symbol,
)

LOCALES: Final = {"fr": "fr", "nl": "nl", "de": "de", "en": "en_GB"}
DAY: Final = {"fr": "EEE d MMM y", "nl": "EEE d MMM y", "de": "EEE d. MMM y", "en": "EEE d MMM y"}
LONG_DAY: Final = {"fr": "d MMMM y", "nl": "d MMMM y", "de": "d. MMMM y", "en": "d MMMM y"}
PERIODS: Final = {"month": "MMMM y", "quarter": "QQQ y", "year": "y"}
MINUS: Final = "\N{MINUS SIGN}"
CURRENCY: Final = "EUR"


def money(minor: int, language: str, currency: str = CURRENCY) -> str:
    """Minor units of a currency: 1 250,00 € in fr, € 1.250,00 in nl, 1.250,00 € in de,
    €1,250.00 in en."""
    amount = Decimal(minor).scaleb(-get_currency_precision(currency))
    return format_currency(amount, currency, locale=LOCALES[language]).replace("-", MINUS)


def percent(whole: int, language: str) -> str:
    """6 % in fr and de, 6% in nl and en."""
    return format_percent(Decimal(whole).scaleb(-2), locale=LOCALES[language])


def rate(hundredths_of_percent: int, language: str) -> str:
    """A rate of VAT, which may have decimals: 2100 is 21 %, 550 is 5,5 %."""
    value = Decimal(hundredths_of_percent).scaleb(-4)
    return format_percent(value, locale=LOCALES[language], decimal_quantization=False)


def hundredths(value: int, language: str) -> str:
    """Hours (or another number of hundredths) without needless zeros: 3 or 3,5."""
    return _number(Decimal(value).scaleb(-2), language)


def thousandths(value: int, language: str) -> str:
    """A quantity in thousandths without needless zeros: 3 or 0,125."""
    return _number(Decimal(value).scaleb(-3), language)


def _number(value: Decimal, language: str) -> str:
    written = format_decimal(
        value.normalize(), locale=LOCALES[language], decimal_quantization=False
    )
    return written.replace("-", MINUS)


def decimal_sign(language: str) -> str:
    """The sign before the decimals: a comma, or a point in English."""
    return str(get_decimal_symbol(LOCALES[language]))


def day(value: date, language: str) -> str:
    """mer. 25 mars 2026, wo 25 mrt 2026, Mi. 25. März 2026, Wed 25 Mar 2026."""
    return format_date(value, DAY[language], locale=LOCALES[language])


def long_day(value: date, language: str) -> str:
    """25 mars 2026, 25 maart 2026, 25. März 2026, 25 March 2026."""
    return format_date(value, LONG_DAY[language], locale=LOCALES[language])


def weekday(number: int, language: str) -> str:
    """0 is lundi, maandag, Montag, Monday."""
    names = Locale.parse(LOCALES[language]).days["stand-alone"]["wide"]
    return str(names[number])


def period(value: date, every: str, language: str) -> str:
    """The month, quarter or year of a day: mars 2026, T1 2026, 2026."""
    return format_date(value, PERIODS[every], LOCALES[language])


def days(first: date, last: date, language: str) -> str:
    """One day or from the first to the last, months shortened: 16–18 mars 2026."""
    if first == last:
        return str(format_skeleton("yMMMd", first, locale=LOCALES[language]))
    return str(format_interval(first, last, "yMMMd", locale=LOCALES[language]))


def instant(value: datetime, language: str) -> str:
    """A day and a time with its distance from UTC: 3 mars 2026, 14:05:09 (UTC+01:00).

    ``value`` has a zone, and is written in that zone.
    """
    written = value.isoformat(timespec="seconds")
    return f"{long_day(value.date(), language)}, {written[11:19]} (UTC{written[19:]})"


def country(code: str, language: str) -> str:
    """The name of a country by its two letters: Belgique, België, Belgien, Belgium."""
    return str(Locale.parse(LOCALES[language]).territories.get(code, code))

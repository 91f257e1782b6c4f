"""Amounts, hours, percents and days as each language writes them, and as people type them."""

from __future__ import annotations

from decimal import Decimal

from mutua.ground.formats import (
    CURRENCY,
    DAY,
    LOCALES,
    MINUS,
    day,
    decimal_sign,
    hundredths,
    money,
    percent,
    period,
    rate,
    thousandths,
)

__all__ = [
    "CURRENCY",
    "DAY",
    "LOCALES",
    "MINUS",
    "day",
    "decimal_sign",
    "hundredths",
    "money",
    "percent",
    "period",
    "plain_hundredths",
    "plain_money",
    "plain_thousandths",
    "rate",
    "thousandths",
]


def plain_money(cents: int, language: str) -> str:
    """An amount as people type it into a field: 1250 or 1250,50."""
    sign, (whole, rest) = "-" if cents < 0 else "", divmod(abs(cents), 100)
    return f"{sign}{whole}{decimal_sign(language)}{rest:02}" if rest else f"{sign}{whole}"


def plain_hundredths(value: int, language: str) -> str:
    """Hours as people type them into a field: 3 or 3,5."""
    text = f"{Decimal(value).scaleb(-2):f}".rstrip("0").rstrip(".")
    return text.replace(".", decimal_sign(language))


def plain_thousandths(value: int, language: str) -> str:
    """A quantity as people type it into a field: 3, 0,333 or, where three decimals could be read as
    thousands, 1,3330."""
    if value % 10 == 0:
        return plain_hundredths(value // 10, language)
    whole, rest = divmod(value, 1_000)
    return f"{whole}{decimal_sign(language)}{rest:03}" + ("0" if 0 < whole < 1_000 else "")

"""Figures as a person reads them in four languages, made from exact integers and rationals."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final

from mutua.legislation.engine.rates import Rate

MINUS: Final = "−"
ABOUT: Final = "≈\u00a0"


@dataclass(frozen=True)
class Style:
    """How a language groups thousands, marks decimals, and places currency and percent."""

    group: str
    decimal: str
    money: str
    percent: str
    yes: str
    no: str


STYLES: Final = {
    "en": Style(",", ".", "{symbol}{amount}", "{amount}%", "yes", "no"),
    "fr": Style("\u202f", ",", "{amount}\u00a0{symbol}", "{amount}\u00a0%", "oui", "non"),
    "nl": Style(".", ",", "{symbol}\u00a0{amount}", "{amount}%", "ja", "nee"),
    "de": Style(".", ",", "{amount}\u00a0{symbol}", "{amount}\u00a0%", "ja", "nein"),
}
SCALES: Final = {
    "hundredths": 100,
    "tenthousandths": 10_000,
    "number": 1,
    "flag": 1,
    "hours": 100,
    "days": 1,
    "minutes": 1,
}
DECIMALS: Final = {"hundredths": 2, "tenthousandths": 4, "number": 0, "hours": 2, "days": 0}
MOST_DECIMALS: Final = 6


def plain(value: Fraction, language: str, at_least: int = 0) -> str:
    """A number with as many decimals as it has, at most six (then cut and marked with ≈)."""
    scaled, left = divmod(abs(value.numerator) * 10**MOST_DECIMALS, value.denominator)
    if left:
        text = ABOUT + _written(scaled, MOST_DECIMALS, MOST_DECIMALS, language)
    else:
        text = _written(scaled, MOST_DECIMALS, at_least, language)
    return MINUS + text if value < 0 else text


def _written(scaled: int, decimals: int, at_least: int, language: str) -> str:
    """A whole number of 10^−decimals, with no more decimals than it has, or at least some."""
    style = STYLES[language]
    whole, rest = divmod(scaled, 10**decimals)
    text = f"{rest:0{decimals}d}".rstrip("0").ljust(at_least, "0") if decimals else ""
    number = f"{whole:,}" if style.group == "," else f"{whole:,}".replace(",", style.group)
    return number + style.decimal + text if text else number


def rate_text(rate: Rate, language: str) -> str:
    """A rate as the law writes it: a percentage with two decimals at least, or a factor."""
    return _rate_text(rate.numerator, rate.denominator, rate.percent, language)


@lru_cache(4096)
def _rate_text(numerator: int, denominator: int, percent: bool, language: str) -> str:
    if not percent:
        return plain(Fraction(numerator, denominator), language)
    amount = plain(Fraction(numerator * 100, denominator), language, 2)
    return STYLES[language].percent.format(amount=amount)


def money_text(minor: int | Fraction, language: str, symbol: str, decimals: int) -> str:
    """An amount with its currency."""
    if isinstance(minor, int):
        amount = _written(abs(minor), decimals, decimals, language)
    else:
        amount = plain(abs(minor) / 10**decimals, language, decimals)
    about = ABOUT if amount.startswith(ABOUT) else ""
    text = STYLES[language].money.format(symbol=symbol, amount=amount.removeprefix(ABOUT))
    return about + (MINUS + text if minor < 0 else text)


def value_text(value: Any, unit: str, language: str, symbol: str, decimals: int) -> str:
    """A value of a line or input in its unit: money, hundredths, number or flag."""
    if unit == "flag" or isinstance(value, bool):
        return STYLES[language].yes if value else STYLES[language].no
    if isinstance(value, Rate):
        return rate_text(value, language)
    if unit == "money":
        return money_text(value, language, symbol, decimals)
    if isinstance(value, int) and value >= 0 and unit in DECIMALS:
        return _written(value, DECIMALS[unit], 0, language)
    return plain(Fraction(value) / SCALES[unit], language)

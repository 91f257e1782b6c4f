"""Figures as a person reads them in four languages, made from exact integers and rationals."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from mutua.legislation.engine.rates import Rate

MINUS: Final = "−"


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
}
MOST_DECIMALS: Final = 6


def plain(value: Fraction, language: str, at_least: int = 0) -> str:
    """A number with as many decimals as it has, at most six (then cut and marked with …)."""
    style = STYLES[language]
    scaled = abs(value) * 10**MOST_DECIMALS
    cut = "" if scaled.denominator == 1 else "…"
    whole, decimals = divmod(int(scaled), 10**MOST_DECIMALS)
    text = f"{decimals:0{MOST_DECIMALS}d}"
    if not cut:
        text = text.rstrip("0").ljust(at_least, "0")
    number = f"{whole:,}".replace(",", style.group) + (style.decimal + text if text else "")
    return (MINUS if value < 0 else "") + number + cut


def rate_text(rate: Rate, unit: str, language: str) -> str:
    """A rate as the law writes it: a percentage, or a factor."""
    value = Fraction(rate.numerator, rate.denominator)
    if unit == "factor":
        return plain(value, language)
    return STYLES[language].percent.format(amount=plain(value * 100, language))


def money_text(minor: int | Fraction, language: str, symbol: str, decimals: int) -> str:
    """An amount with its currency."""
    amount = plain(Fraction(minor) / 10**decimals, language, decimals)
    if amount.startswith(MINUS):
        return MINUS + STYLES[language].money.format(symbol=symbol, amount=amount[1:])
    return STYLES[language].money.format(symbol=symbol, amount=amount)


def value_text(value: Any, unit: str, language: str, symbol: str, decimals: int) -> str:
    """A value of a line or input in its unit: money, hundredths, number or flag."""
    if unit == "flag" or isinstance(value, bool):
        return STYLES[language].yes if value else STYLES[language].no
    if isinstance(value, Rate):
        return rate_text(value, unit, language)
    if unit == "money":
        return money_text(value, language, symbol, decimals)
    return plain(Fraction(value) / SCALES[unit], language)

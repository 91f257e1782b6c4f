"""What people type, read without guessing: amounts, hours, months."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from babel.dates import get_month_names

from mutua.portal.formats import LOCALES

SPACES = re.compile(r"[\s'’]+")
CURRENCY = re.compile(r"€|\beuros?\b|\beur\b", re.IGNORECASE)
WHOLE = re.compile(r"\d{1,9}")
GROUPED = re.compile(r"[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*(?:(?!\1)[.,](\d{1,2}))?")
DECIMALS = re.compile(r"(\d{1,9})[.,](\d{1,2})")
AMBIGUOUS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
THOUSANDTHS = re.compile(r"(\d{1,9})[.,](\d{3})0?")
CLOCK = re.compile(r"(\d{1,3})\s*[hu:]\s*([0-5]?\d)?")


class UnreadableError(ValueError):
    """The text is not an amount; ``reason`` is 'missing', 'ambiguous' or 'form'."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def read_hundredths(text: str) -> int:
    """A number with at most two decimals, as hundredths.

    Takes 1250, 1.250,00, 1,250.00, 1 250 and 12,5. One sign before exactly three digits
    (1.250) could be read in two ways, so it is refused. Raises UnreadableError.
    """
    number = _number_in(text)
    if not number:
        raise UnreadableError("missing")
    if WHOLE.fullmatch(number):
        return int(number) * 100
    if AMBIGUOUS.fullmatch(number):
        raise UnreadableError("ambiguous")
    plain = DECIMALS.fullmatch(number)
    if plain:
        return int(plain[1]) * 100 + int(plain[2].ljust(2, "0"))
    grouped = GROUPED.fullmatch(number)
    if grouped:
        decimals = grouped[2] or ""
        whole = number[: -len(decimals) - 1] if decimals else number
        return int(re.sub(r"\D", "", whole)) * 100 + int(decimals.ljust(2, "0") or 0)
    raise UnreadableError("form")


def read_thousandths(text: str) -> int:
    """A number with at most three decimals, as thousandths; a 0 behind three says that they are
    decimals (1.2500), for 1.250 is refused as above. Raises UnreadableError."""
    number = _number_in(text)
    exact = None if AMBIGUOUS.fullmatch(number) else THOUSANDTHS.fullmatch(number)
    return int(exact[1]) * 1_000 + int(exact[2]) if exact else read_hundredths(number) * 10


def _number_in(text: str) -> str:
    return SPACES.sub("", unicodedata.normalize("NFKC", text))


def read_money(text: str) -> int:
    """An amount in cents, with or without its currency. Raises UnreadableError."""
    return read_hundredths(CURRENCY.sub("", text))


def read_hours(text: str) -> int:
    """Hours as hundredths: 3, 3,5, 3h30, 3u30 or 3:30. Raises UnreadableError."""
    clock = CLOCK.fullmatch(text.strip().lower())
    if clock:
        return int(clock[1]) * 100 + round(int(clock[2] or 0) * 100 / 60)
    return read_hundredths(text)


def read_month(text: str) -> int | None:
    """A month as a number, or by its name in any of our languages: 3, mars, Mär, maart."""
    folded = _folded(text)
    if folded.isdecimal():
        return int(folded) if 1 <= int(folded) <= 12 else None
    return _month_names().get(folded)


@lru_cache(1)
def _month_names() -> dict[str, int]:
    found: dict[str, int] = {}
    for locale in LOCALES.values():
        for width in ("abbreviated", "wide"):
            for number, name in get_month_names(width, locale=locale).items():
                found[_folded(name)] = number
    return found


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.strip().lower().rstrip("."))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))

"""Exact rates: a rational number parsed from the text of the law, never a float."""

from __future__ import annotations

import re
from math import gcd

TEXT = re.compile(
    r"^(?P<minus>[-−])?(?P<whole>\d{1,9})(?:\.(?P<decimals>\d{1,9}))?(?P<percent> ?%)?$"
)
RATIO = re.compile(r"^(?P<above>\d{1,9})/(?P<below>[1-9]\d{0,8})$")


class Rate:
    """An exact rational number. ``twice`` and ``twice_denominator`` serve rounding to the half;
    ``percent`` says whether the law writes it so."""

    __slots__ = ("denominator", "numerator", "percent", "twice", "twice_denominator")

    def __init__(self, numerator: int, denominator: int = 1, *, percent: bool = True) -> None:
        divisor = gcd(numerator, denominator)
        self.numerator = numerator // divisor
        self.denominator = denominator // divisor
        self.percent = percent
        self.twice = 2 * self.numerator
        self.twice_denominator = 2 * self.denominator

    @classmethod
    def parse(cls, text: str) -> Rate:
        """Read '13.07 %', '0.2442' or '1/3'. Raises ValueError for anything else, floats included."""
        if not isinstance(text, str):
            raise ValueError(f"a rate is written as text, not {text!r}")
        if ratio := RATIO.fullmatch(text):
            return cls(int(ratio["above"]), int(ratio["below"]), percent=False)
        found = TEXT.fullmatch(text)
        if not found:
            raise ValueError(f"not a rate: {text!r}")
        decimals = found["decimals"] or ""
        numerator = int(found["whole"] + decimals)
        denominator = 10 ** len(decimals) * (100 if found["percent"] else 1)
        percent = bool(found["percent"])
        return cls(-numerator if found["minus"] else numerator, denominator, percent=percent)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Rate)
            and self.numerator == other.numerator
            and self.denominator == other.denominator
        )

    def __hash__(self) -> int:
        return hash((self.numerator, self.denominator))

    def __repr__(self) -> str:
        return f"Rate({self.numerator}, {self.denominator})"

"""Tables of law: brackets of an amount, and amounts by a number (children)."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import NamedTuple

from mutua.legislation.engine.rates import Rate

NO_LIMIT = 10**15


class Bracket(NamedTuple):
    """From ``start`` on (minor units): base + rate × (amount − above), within the two bounds."""

    start: int
    base: int
    rate: Rate
    above: int
    at_least: int = -NO_LIMIT
    at_most: int = NO_LIMIT


class Brackets:
    """Rows of a table, chosen by an amount in minor units. Below the first row: the first row."""

    def __init__(self, rows: tuple[Bracket, ...]) -> None:
        self.rows = rows
        self.starts = tuple(row.start for row in rows)
        if any(a >= b for a, b in pairwise(self.starts)):
            raise ValueError("the rows of a table rise")

    def row(self, amount: int) -> Bracket:
        """The row that holds for an amount."""
        return self.rows[max(0, bisect_right(self.starts, amount) - 1)]


class Counts:
    """Amounts by a number from 1 on; past the last, ``further`` is added for each more."""

    def __init__(self, amounts: tuple[int, ...], further: int) -> None:
        self.amounts = (0, *amounts)
        self.further = further

    def at(self, count: int) -> int:
        """The amount (minor units) for a number."""
        last = len(self.amounts) - 1
        if count <= last:
            return self.amounts[count]
        return self.amounts[last] + (count - last) * self.further


class Steps:
    """A rate chosen by an amount: the row whose ``start`` is the last at or below it."""

    def __init__(self, starts: tuple[int, ...], rates: tuple[Rate, ...]) -> None:
        self.starts = starts
        self.rates = rates
        if any(a >= b for a, b in pairwise(starts)):
            raise ValueError("the steps of a table rise")

    def at(self, amount: int) -> Rate:
        """The rate for an amount (minor units)."""
        return self.rates[max(0, bisect_right(self.starts, amount) - 1)]


class Choices(NamedTuple):
    """A rate or an amount for each value of an input of the kind choice, by the value's code."""

    rates: tuple[Rate, ...] = ()
    amounts: tuple[int, ...] = ()

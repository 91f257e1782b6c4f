"""Rounding as a named object with the law that asks for it."""

from __future__ import annotations

from typing import Final

from mutua.legislation.engine.rates import Rate
from mutua.legislation.engine.tables import Brackets

DIRECTIONS: Final = ("half up", "down", "up")


class Rounding:
    """How the law rounds a product or a quotient.

    ``direction`` is one of 'half up' (0.5 counts as 1), 'down' and 'up'; results are whole
    numbers of the unit of the line (minor units, hundredths). ``reference`` is the law that
    asks for it. Operands may be integers or int64 columns: the formulas are the same.
    """

    __slots__ = ("direction", "reference")

    def __init__(self, direction: str, reference: str) -> None:
        if direction not in DIRECTIONS:
            raise ValueError(f"direction of rounding: {direction!r}, not one of {DIRECTIONS}")
        self.direction = direction
        self.reference = reference

    def quotient(self, numerator: int, denominator: int) -> int:
        """numerator ÷ denominator, rounded; the denominator is above zero."""
        if self.direction == "half up":
            return (2 * numerator + denominator) // (2 * denominator)
        if self.direction == "down":
            return numerator // denominator
        return -(-numerator // denominator)

    def of(self, amount: int, rate: Rate) -> int:
        """amount × rate, rounded."""
        if self.direction == "half up":
            return (amount * rate.twice + rate.denominator) // rate.twice_denominator
        return self.quotient(amount * rate.numerator, rate.denominator)

    def ratio(self, amount: int, numerator: int, denominator: int) -> int:
        """amount × numerator ÷ denominator, rounded once."""
        return self.quotient(amount * numerator, denominator)

    def of_two(self, amount: int, rate: Rate, other: int, other_rate: Rate) -> int:
        """amount × rate + other × other rate, rounded once."""
        first = amount * (rate.numerator * other_rate.denominator)
        second = other * (other_rate.numerator * rate.denominator)
        return self.quotient(first + second, rate.denominator * other_rate.denominator)

    def table(self, brackets: Brackets, amount: int) -> int:
        """base + rate × (amount − above) of the row that holds for the amount, rounded."""
        row = brackets.row(amount)
        rate = row.rate
        found = self.quotient(
            row.base * rate.denominator + (amount - row.above) * rate.numerator, rate.denominator
        )
        return min(max(found, row.at_least), row.at_most)

    def __repr__(self) -> str:
        return f"Rounding({self.direction!r}, {self.reference!r})"

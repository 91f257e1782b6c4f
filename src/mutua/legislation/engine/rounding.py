"""Rounding as a named object with the law that asks for it."""

from __future__ import annotations

from typing import Final

from mutua.legislation.engine.rates import Rate
from mutua.legislation.engine.tables import Brackets


def _quotient_half_up(numerator: int, denominator: int) -> int:
    return (2 * numerator + denominator) // (2 * denominator)


def _quotient_down(numerator: int, denominator: int) -> int:
    return numerator // denominator


def _quotient_up(numerator: int, denominator: int) -> int:
    return -(-numerator // denominator)


def _of_half_up(amount: int, rate: Rate) -> int:
    return (amount * rate.twice + rate.denominator) // rate.twice_denominator


def _of_down(amount: int, rate: Rate) -> int:
    return amount * rate.numerator // rate.denominator


def _of_up(amount: int, rate: Rate) -> int:
    return -(-amount * rate.numerator // rate.denominator)


def _ratio_half_up(amount: int, numerator: int, denominator: int) -> int:
    return (2 * amount * numerator + denominator) // (2 * denominator)


def _ratio_down(amount: int, numerator: int, denominator: int) -> int:
    return amount * numerator // denominator


def _ratio_up(amount: int, numerator: int, denominator: int) -> int:
    return -(-amount * numerator // denominator)


FORMULAS: Final = {
    "half up": (_quotient_half_up, _of_half_up, _ratio_half_up),
    "down": (_quotient_down, _of_down, _ratio_down),
    "up": (_quotient_up, _of_up, _ratio_up),
}
DIRECTIONS: Final = tuple(FORMULAS)


class Rounding:
    """How the law rounds a product or a quotient.

    ``direction`` is one of 'half up' (0.5 counts as 1), 'down' and 'up'; results are whole
    numbers of the unit of the line (minor units, hundredths). ``reference`` is the law that
    asks for it. Operands may be integers or int64 columns: the formulas are the same.

    ``quotient(numerator, denominator)``, with a denominator above zero; ``of(amount, rate)`` is
    amount × rate; ``ratio(amount, numerator, denominator)`` is amount × numerator ÷ denominator.
    Each rounds once.
    """

    __slots__ = ("direction", "of", "quotient", "ratio", "reference")

    def __init__(self, direction: str, reference: str) -> None:
        if direction not in DIRECTIONS:
            raise ValueError(f"direction of rounding: {direction!r}, not one of {DIRECTIONS}")
        self.direction = direction
        self.reference = reference
        self.quotient, self.of, self.ratio = FORMULAS[direction]

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

"""Rules on int64 columns: each verb and rounding of the law on whole arrays at once."""

from __future__ import annotations

from typing import Any

import numpy as np

from mutua.legislation.engine import operations
from mutua.legislation.engine.modes import Mode
from mutua.legislation.engine.rates import Rate
from mutua.legislation.engine.rounding import Rounding
from mutua.legislation.engine.tables import NO_LIMIT, Brackets, Choices, Counts, Steps


class ColumnRate:
    """A rate of its own in each row, over one common denominator."""

    __slots__ = ("denominator", "numerator", "twice", "twice_denominator")

    def __init__(self, numerator: Any, denominator: int) -> None:
        self.numerator = numerator
        self.denominator = denominator
        self.twice = 2 * numerator
        self.twice_denominator = 2 * denominator


class RateColumn:
    """Rates of a table over their common denominator, taken by row number."""

    def __init__(self, rates: tuple[Rate, ...]) -> None:
        self.denominator = int(np.lcm.reduce([rate.denominator for rate in rates]))
        self.numerators = np.array(
            [rate.numerator * (self.denominator // rate.denominator) for rate in rates], np.int64
        )

    def take(self, rows: Any) -> ColumnRate:
        return ColumnRate(self.numerators[rows], self.denominator)


class ColumnBrackets:
    """The rows of a table as arrays: one product a row, over the common denominator."""

    def __init__(self, table: Brackets) -> None:
        self.scalar = table
        self.starts = table.starts[1:]
        rates = RateColumn(tuple(row.rate for row in table.rows))
        self.denominator = rates.denominator
        self.numerators = rates.numerators
        self.constants = np.array(
            [
                row.base * self.denominator - row.above * int(numerator)
                for row, numerator in zip(table.rows, rates.numerators, strict=True)
            ],
            np.int64,
        )
        self.at_least = np.array([row.at_least for row in table.rows], np.int64)
        self.at_most = np.array([row.at_most for row in table.rows], np.int64)
        self.bounded_below = any(row.at_least > -NO_LIMIT for row in table.rows)
        self.bounded_above = any(row.at_most < NO_LIMIT for row in table.rows)


def row_numbers(starts: tuple[int, ...], amount: Any) -> Any:
    """How many of the starts lie at or below the amount, in each row."""
    rows = np.zeros(amount.shape, np.int64)
    for start in starts:
        rows += amount >= start
    return rows


class ColumnRounding(Rounding):
    """The same rounding on columns."""

    __slots__ = ("scalar",)

    def __init__(self, rounding: Rounding) -> None:
        super().__init__(rounding.direction, rounding.reference)
        self.scalar = rounding

    def table(self, brackets: Any, amount: Any) -> Any:
        if isinstance(amount, int):
            return self.scalar.table(brackets.scalar, amount)
        rows = row_numbers(brackets.starts, amount)
        product = amount * brackets.numerators[rows]
        product += brackets.constants[rows]
        found = self.quotient(product, brackets.denominator)
        if brackets.bounded_below:
            found = np.maximum(found, brackets.at_least[rows])
        if brackets.bounded_above:
            found = np.minimum(found, brackets.at_most[rows])
        return found


def where(condition: Any, then: Any, otherwise: Any) -> Any:
    if isinstance(condition, bool):
        return then if condition else otherwise
    return np.where(condition, then, otherwise)


def least(one: Any, other: Any) -> Any:
    if isinstance(one, int) and isinstance(other, int):
        return min(one, other)
    return np.minimum(one, other)


def most(one: Any, other: Any) -> Any:
    if isinstance(one, int) and isinstance(other, int):
        return max(one, other)
    return np.maximum(one, other)


def unless(condition: Any) -> Any:
    return not condition if isinstance(condition, bool) else ~condition


class ColumnCounts:
    def __init__(self, counts: Counts) -> None:
        self.scalar = counts
        self.amounts = np.array(counts.amounts, np.int64)


def by_count(counts: ColumnCounts, count: Any) -> Any:
    if isinstance(count, int):
        return counts.scalar.at(count)
    last = len(counts.amounts) - 1
    further = np.maximum(count - last, 0) * counts.scalar.further
    return counts.amounts[np.minimum(count, last)] + further


class ColumnSteps:
    def __init__(self, steps: Steps) -> None:
        self.scalar = steps
        self.rates = RateColumn(steps.rates)


def by_step(steps: ColumnSteps, amount: Any) -> Rate | ColumnRate:
    if isinstance(amount, int):
        return steps.scalar.at(amount)
    return steps.rates.take(row_numbers(steps.scalar.starts[1:], amount))


class ColumnChoices:
    def __init__(self, choices: Choices) -> None:
        self.scalar = choices
        self.rates = RateColumn(choices.rates) if choices.rates else None
        self.amounts = np.array(choices.amounts, np.int64)


def pick_rate(choices: ColumnChoices, code: Any) -> Rate | ColumnRate:
    if isinstance(code, int) or choices.rates is None:
        rate: Rate = choices.scalar.rates[code]
        return rate
    return choices.rates.take(code)


def pick_amount(choices: ColumnChoices, code: Any) -> Any:
    return choices.scalar.amounts[code] if isinstance(code, int) else choices.amounts[code]


COLUMN_FORMS: dict[type, Any] = {
    Brackets: ColumnBrackets,
    Counts: ColumnCounts,
    Steps: ColumnSteps,
    Choices: ColumnChoices,
}


def column_parameter(value: Any) -> Any:
    """A parameter in the form that columns read fast."""
    form = COLUMN_FORMS.get(type(value))
    return form(value) if form else value


COLUMNS = Mode(
    "columns",
    {
        operations.where: where,
        operations.least: least,
        operations.within: least,
        operations.most: most,
        operations.unless: unless,
        operations.by_count: by_count,
        operations.by_step: by_step,
        operations.pick_rate: pick_rate,
        operations.pick_amount: pick_amount,
    },
    ColumnRounding,
    column_parameter,
)

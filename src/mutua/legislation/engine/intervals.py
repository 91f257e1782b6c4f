"""Rules on intervals: bounds of every line while an input runs over a range.

Many intervals run at once as two int64 columns. The bounds are sound (the line never leaves
them) but not always tight; they let the solver discard ranges without looking at each cent.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from mutua.legislation.engine import columns, operations
from mutua.legislation.engine.modes import Mode
from mutua.legislation.engine.rounding import Rounding


class Interval:
    """From ``low`` to ``high``, both included, in each row."""

    __slots__ = ("high", "low")
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, low: Any, high: Any) -> None:
        self.low = low
        self.high = high

    def __add__(self, other: Any) -> Interval:
        return Interval(self.low + low_of(other), self.high + high_of(other))

    __radd__ = __add__

    def __sub__(self, other: Any) -> Interval:
        return Interval(self.low - high_of(other), self.high - low_of(other))

    def __rsub__(self, other: Any) -> Interval:
        return Interval(low_of(other) - self.high, high_of(other) - self.low)

    def __mul__(self, other: Any) -> Interval:
        if isinstance(other, int) and other >= 0:
            return Interval(self.low * other, self.high * other)
        corners = [
            one * two for one in (self.low, self.high) for two in (low_of(other), high_of(other))
        ]
        return Interval(np.minimum.reduce(corners), np.maximum.reduce(corners))

    __rmul__ = __mul__

    def __lt__(self, other: Any) -> Maybe:
        return Maybe(self.low < high_of(other), self.high >= low_of(other))

    def __le__(self, other: Any) -> Maybe:
        return Maybe(self.low <= high_of(other), self.high > low_of(other))

    def __gt__(self, other: Any) -> Maybe:
        return Maybe(self.high > low_of(other), self.low <= high_of(other))

    def __ge__(self, other: Any) -> Maybe:
        return Maybe(self.high >= low_of(other), self.low < high_of(other))

    def __eq__(self, other: object) -> Maybe:  # type: ignore[override]
        low, high = low_of(other), high_of(other)
        single = (self.low == self.high) & (low == high) & (self.low == low)
        return Maybe((self.low <= high) & (self.high >= low), ~single)


class Maybe:
    """A condition that can be true, false, or either, in each row."""

    __slots__ = ("can_be_false", "can_be_true")

    def __init__(self, can_be_true: Any, can_be_false: Any) -> None:
        self.can_be_true = can_be_true
        self.can_be_false = can_be_false

    def __and__(self, other: Any) -> Maybe:
        one = maybe(other)
        return Maybe(self.can_be_true & one.can_be_true, self.can_be_false | one.can_be_false)

    __rand__ = __and__

    def __or__(self, other: Any) -> Maybe:
        one = maybe(other)
        return Maybe(self.can_be_true | one.can_be_true, self.can_be_false & one.can_be_false)

    __ror__ = __or__


def low_of(value: Any) -> Any:
    """The lower bound of an interval, or the value itself."""
    return value.low if isinstance(value, Interval) else value


def high_of(value: Any) -> Any:
    """The upper bound of an interval, or the value itself."""
    return value.high if isinstance(value, Interval) else value


def maybe(value: Any) -> Maybe:
    """A condition as one that is certain."""
    return value if isinstance(value, Maybe) else Maybe(np.asarray(value), ~np.asarray(value))


class RateBounds:
    """A rate of a table while its amount runs over a range: between two rates, in each row."""

    __slots__ = ("high", "low")

    def __init__(self, low: Any, high: Any) -> None:
        self.low = low
        self.high = high


class IntervalRounding:
    """A rounding keeps order, so it works on both bounds."""

    def __init__(self, rounding: Rounding) -> None:
        self.rounding = rounding
        self.columns = columns.ColumnRounding(rounding)

    def of(self, amount: Any, rate: Any) -> Any:
        if isinstance(rate, RateBounds):
            corners = [
                self.rounding.of(end, one)
                for end in (low_of(amount), high_of(amount))
                for one in (rate.low, rate.high)
            ]
            return Interval(np.minimum.reduce(corners), np.maximum.reduce(corners))
        if not isinstance(amount, Interval):
            return self.rounding.of(amount, rate)
        return Interval(self.rounding.of(amount.low, rate), self.rounding.of(amount.high, rate))

    def of_two(self, amount: Any, rate: Any, other: Any, other_rate: Any) -> Any:
        low = self.rounding.of_two(low_of(amount), rate, low_of(other), other_rate)
        high = self.rounding.of_two(high_of(amount), rate, high_of(other), other_rate)
        return Interval(low, high)

    def ratio(self, amount: Any, numerator: Any, denominator: Any) -> Any:
        """amount × numerator ÷ denominator; the last two are not negative."""
        if not any(isinstance(x, Interval) for x in (amount, numerator, denominator)):
            return self.rounding.ratio(amount, numerator, denominator)
        product = amount * numerator if isinstance(amount, Interval) else numerator * amount
        low, high = low_of(product), high_of(product)
        below, above = low_of(denominator), high_of(denominator)
        return Interval(
            self.rounding.quotient(low, np.where(low >= 0, above, below)),
            self.rounding.quotient(high, np.where(high >= 0, below, above)),
        )

    def table(self, brackets: Any, amount: Any) -> Any:
        """Bounds over all rows that the amount can fall in: their ends are enough."""
        if not isinstance(amount, Interval):
            return self.columns.table(brackets, amount)
        at_low = self.columns.table(brackets, np.asarray(amount.low))
        at_high = self.columns.table(brackets, np.asarray(amount.high))
        low, high = np.minimum(at_low, at_high), np.maximum(at_low, at_high)
        for start in brackets.starts:
            inside = (amount.low < start) & (start <= amount.high)
            for end in (start - 1, start):
                value = self.rounding.table(brackets.scalar, end)
                low = np.where(inside, np.minimum(low, value), low)
                high = np.where(inside, np.maximum(high, value), high)
        return Interval(low, high)


def where(condition: Any, then: Any, otherwise: Any) -> Any:
    if not isinstance(condition, Maybe):
        if isinstance(condition, bool):
            return then if condition else otherwise
        if not isinstance(then, Interval) and not isinstance(otherwise, Interval):
            return columns.where(condition, then, otherwise)
    known = maybe(condition)
    always, never = ~known.can_be_false, ~known.can_be_true
    low = np.minimum(low_of(then), low_of(otherwise))
    high = np.maximum(high_of(then), high_of(otherwise))
    return Interval(
        np.where(always, low_of(then), np.where(never, low_of(otherwise), low)),
        np.where(always, high_of(then), np.where(never, high_of(otherwise), high)),
    )


def least(one: Any, other: Any) -> Any:
    if not isinstance(one, Interval) and not isinstance(other, Interval):
        return columns.least(one, other)
    return Interval(
        np.minimum(low_of(one), low_of(other)), np.minimum(high_of(one), high_of(other))
    )


def most(one: Any, other: Any) -> Any:
    if not isinstance(one, Interval) and not isinstance(other, Interval):
        return columns.most(one, other)
    return Interval(
        np.maximum(low_of(one), low_of(other)), np.maximum(high_of(one), high_of(other))
    )


def unless(condition: Any) -> Any:
    if isinstance(condition, Maybe):
        return Maybe(condition.can_be_false, condition.can_be_true)
    return columns.unless(condition)


def by_step(steps: columns.ColumnSteps, amount: Any) -> Any:
    if not isinstance(amount, Interval):
        return columns.by_step(steps, amount)
    starts, rates = steps.scalar.starts[1:], steps.rates
    first = columns.row_numbers(starts, np.asarray(amount.low))
    last = columns.row_numbers(starts, np.asarray(amount.high))
    low, high = rates.numerators[first], rates.numerators[first]
    for number, numerator in enumerate(rates.numerators):
        inside = (first <= number) & (number <= last)
        low = np.where(inside, np.minimum(low, numerator), low)
        high = np.where(inside, np.maximum(high, numerator), high)
    return RateBounds(
        columns.ColumnRate(low, rates.denominator), columns.ColumnRate(high, rates.denominator)
    )


INTERVALS = Mode(
    "intervals",
    {
        operations.where: where,
        operations.least: least,
        operations.within: least,
        operations.most: most,
        operations.unless: unless,
        operations.by_count: columns.by_count,
        operations.by_step: by_step,
        operations.pick_rate: columns.pick_rate,
        operations.pick_amount: columns.pick_amount,
    },
    IntervalRounding,
    columns.column_parameter,
)

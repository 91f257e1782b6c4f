"""No step of any rule can overflow: whatever each input may be, a 64-bit integer has room for it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from mutua.legislation.engine import columns as columns_mode
from mutua.legislation.engine import operations
from mutua.legislation.engine.dates import read_dates
from mutua.legislation.engine.inputs import MONEY_LIMIT, Input
from mutua.legislation.engine.modes import Mode
from mutua.legislation.engine.rounding import Rounding
from tests.legislation.test_properties import BE, DAYS, FIRST, HOUSEHOLDS, LAWS, REGIMES


class Range:
    """All whole numbers from low to high, as Python integers; the largest made is kept."""

    largest = 0
    where = ""
    rule = ""

    def __init__(self, low: int, high: int) -> None:
        assert low <= high
        self.low, self.high = low, high
        size = max(abs(low), abs(high))
        if size > Range.largest:
            Range.largest, Range.where = size, Range.rule

    def __add__(self, other: Any) -> Range:
        other = range_of(other)
        return Range(self.low + other.low, self.high + other.high)

    __radd__ = __add__

    def __neg__(self) -> Range:
        return Range(-self.high, -self.low)

    def __sub__(self, other: Any) -> Range:
        return self + -range_of(other)

    def __rsub__(self, other: Any) -> Range:
        return range_of(other) - self

    def _corners(self, other: Any, work: Any) -> Range:
        other = range_of(other)
        ends = [work(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Range(min(ends), max(ends))

    def __mul__(self, other: Any) -> Range:
        return self._corners(other, lambda a, b: a * b)

    __rmul__ = __mul__

    def __floordiv__(self, other: Any) -> Range:
        assert range_of(other).low > 0, f"{Range.rule}: a division by nothing is possible"
        return self._corners(other, lambda a, b: a // b)

    def __rfloordiv__(self, other: Any) -> Range:
        return range_of(other) // self

    def _either(self, other: Any) -> Either:
        return Either()

    __lt__ = __le__ = __gt__ = __ge__ = _either
    __eq__ = _either  # type: ignore[assignment]
    __hash__ = None  # type: ignore[assignment]


class Either:
    """A condition that may hold or not: both sides of a choice are computed, as columns do."""

    def __and__(self, other: Any) -> Either:
        return self

    __rand__ = __or__ = __ror__ = __and__


def range_of(value: Any) -> Range:
    if isinstance(value, Range):
        return value
    return Range(0, 1) if isinstance(value, Either) else Range(int(value), int(value))


def hull(*parts: Any) -> Range:
    parts = tuple(map(range_of, parts))
    return Range(min(part.low for part in parts), max(part.high for part in parts))


def least(one: Any, other: Any) -> Range:
    one, other = range_of(one), range_of(other)
    return Range(min(one.low, other.low), min(one.high, other.high))


def most(one: Any, other: Any) -> Range:
    one, other = range_of(one), range_of(other)
    return Range(max(one.low, other.low), max(one.high, other.high))


def by_count(counts: Any, count: Any) -> Range:
    amounts = [counts.scalar.at(n) for n in range(range_of(count).high + 1)]
    return Range(min(amounts), max(amounts))


def pick_rate(choices: Any, code: Any) -> Any:
    numerators = [int(n) for n in choices.rates.numerators]
    numerator = Range(min(numerators), max(numerators))
    return columns_mode.ColumnRate(numerator, choices.rates.denominator)


def by_step(steps: Any, amount: Any) -> Any:
    numerators = [int(n) for n in steps.rates.numerators]
    numerator = Range(min(numerators), max(numerators))
    return columns_mode.ColumnRate(numerator, steps.rates.denominator)


def pick_amount(choices: Any, code: Any) -> Range:
    return hull(*choices.scalar.amounts)


class SizeRounding(Rounding):
    """The same formulas as columns use, on ranges."""

    __slots__ = ()

    def __init__(self, rounding: Rounding) -> None:
        super().__init__(rounding.direction, rounding.reference)

    def table(self, brackets: Any, amount: Any) -> Range:
        amount = range_of(amount)
        starts = (*brackets.scalar.starts[1:], max(amount.high, brackets.scalar.starts[-1]) + 1)
        from_here, found = amount.low, []
        for number, after in enumerate(starts):
            if from_here < after and amount.high >= from_here:
                product = Range(from_here, min(after - 1, amount.high)) * int(
                    brackets.numerators[number]
                )
                exact = self.quotient(
                    product + int(brackets.constants[number]), brackets.denominator
                )
                row = brackets.scalar.rows[number]
                found.append(least(most(exact, row.at_least), row.at_most))
            from_here = max(from_here, after)
        return hull(*found)


SIZES = Mode(
    "sizes",
    {
        operations.where: lambda condition, then, otherwise: hull(then, otherwise),
        operations.least: least,
        operations.within: least,
        operations.most: most,
        operations.unless: lambda condition: condition,
        operations.by_count: by_count,
        operations.by_step: by_step,
        operations.pick_rate: pick_rate,
        operations.pick_amount: pick_amount,
    },
    SizeRounding,
    columns_mode.column_parameter,
)


def widest(one: Input) -> Any:
    if one.kind == "flag":
        return Either()
    return Range(0, len(one.choices) - 1) if one.kind == "choice" else Range(one.low, one.high)


# What ranges cannot see because two lines move together, with the reason.
NARROWER = {"quota_pay": (0, MONEY_LIMIT)}  # hours_in_quota is least(student_hours, …): ≤ gross


@pytest.mark.prove
@pytest.mark.parametrize("regime", REGIMES)
def test_no_step_of_any_rule_can_overflow(regime, proof):
    largest: dict[str, int] = {}
    for day in BE.changes["work"]:
        _, encoder, system = LAWS["dear"].place(regime, {"as_of": max(day, FIRST)})
        calendar = encoder.template[len(BE.pack.inputs) :]
        values: dict[str, Any] = dict(
            zip(system.names, [*map(widest, BE.pack.inputs), *calendar], strict=True)
        )
        for rule in system.rules:
            Range.largest, Range.rule = 0, rule.code
            arguments = [
                values[need]
                if need in values
                else columns_mode.column_parameter(system.constant(need))
                for need in rule.needs
            ]
            found = SIZES.bind(rule.function)(*arguments)
            values[rule.code] = Range(*NARROWER[rule.code]) if rule.code in NARROWER else found
            largest[rule.code] = max(largest.get(rule.code, 0), Range.largest)
    worst = sorted(largest, key=lambda code: -largest[code])[:3]
    proof.note(largest={code: f"2^{largest[code].bit_length()}" for code in worst})
    too_large = {code: size for code, size in largest.items() if size >= 2**63}
    assert not too_large


def test_every_column_at_its_limit_gives_what_python_integers_give():
    for regime in REGIMES:
        for day in DAYS:
            dates = read_dates(BE.pack, {"as_of": day})
            assert dates.worked_from
            ends = {
                one.code: one.high
                for one in BE.pack.inputs
                if one.kind not in ("flag", "choice")
                and one.code not in ("disabled_children", *BE.pack.without_effect.get(regime, ()))
            }
            for work in ({}, {"hours": 1}, {"hours": 0, "days": 1}, {"paid_before_month_hours": 0}):
                for household in HOUSEHOLDS:
                    inputs = {**ends, **work, "household": household}
                    one = BE.evaluate(as_of=day, regime=regime, inputs=inputs).all
                    many = BE.evaluate_many(
                        as_of=day,
                        regime=regime,
                        inputs={**inputs, "gross_pay": np.array([MONEY_LIMIT])},
                        lines=tuple(one),
                    )
                    assert {code: int(column[0]) for code, column in many.items()} == one

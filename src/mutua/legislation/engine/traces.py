"""Rules run on traces: values that remember the expression they come from.

The explanation of a line is made from its rule, by running the very same function on traces.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from mutua.legislation.engine import operations
from mutua.legislation.engine.modes import Mode
from mutua.legislation.engine.rounding import Rounding
from mutua.legislation.engine.tables import Bracket, Brackets


@dataclass(frozen=True, eq=False)
class Leaf:
    """A line, input, parameter or setting by name, or a number of the rule's own text."""

    value: Any
    name: str = ""


@dataclass(frozen=True, eq=False)
class Operation:
    """An operation on expressions: + − × ÷ < ≤ = & | smaller, larger, not."""

    sign: str
    parts: tuple[Any, ...]
    value: Any


@dataclass(frozen=True, eq=False)
class Rounded:
    """An expression rounded as the law says; ``exact`` is the value before."""

    rounding: Rounding
    part: Any
    exact: Fraction
    value: int


@dataclass(frozen=True, eq=False)
class Row:
    """The row of a table that holds for an amount, before its rounding."""

    table: Leaf
    row: Bracket
    amount: Any
    value: Any


class Trace:
    """A value with its expression; arithmetic on it gives traces."""

    __slots__ = ("expression", "value")

    def __init__(self, value: Any, expression: Any) -> None:
        self.value = value
        self.expression = expression

    def __bool__(self) -> bool:
        raise TypeError("a rule chooses with where, & and |, not with if, and, or")

    def _with(self, sign: str, other: Any, value: Any) -> Trace:
        return Trace(value, Operation(sign, (self.expression, expression_of(other)), value))

    def __add__(self, other: Any) -> Trace:
        return self._with("+", other, self.value + value_of(other))

    def __radd__(self, other: Any) -> Trace:
        return traced(other) + self

    def __sub__(self, other: Any) -> Trace:
        return self._with("−", other, self.value - value_of(other))

    def __rsub__(self, other: Any) -> Trace:
        return traced(other) - self

    def __mul__(self, other: Any) -> Trace:
        return self._with("×", other, self.value * value_of(other))

    def __rmul__(self, other: Any) -> Trace:
        return traced(other) * self

    def __lt__(self, other: Any) -> Trace:
        return self._with("<", other, self.value < value_of(other))

    def __le__(self, other: Any) -> Trace:
        return self._with("≤", other, self.value <= value_of(other))

    def __gt__(self, other: Any) -> Trace:
        return self._with(">", other, self.value > value_of(other))

    def __ge__(self, other: Any) -> Trace:
        return self._with("≥", other, self.value >= value_of(other))

    def __eq__(self, other: object) -> Trace:  # type: ignore[override]
        return self._with("=", other, self.value == value_of(other))

    def __and__(self, other: Any) -> Trace:
        return self._with("and", other, self.value & value_of(other))

    def __or__(self, other: Any) -> Trace:
        return self._with("or", other, self.value | value_of(other))

    __hash__ = None  # type: ignore[assignment]


def traced(value: Any) -> Trace:
    """A value as a trace: a number of the rule's own text becomes a leaf."""
    return value if isinstance(value, Trace) else Trace(value, Leaf(value))


def value_of(value: Any) -> Any:
    """The plain value of a trace or of a number."""
    return value.value if isinstance(value, Trace) else value


def expression_of(value: Any) -> Any:
    """The expression of a trace or of a number."""
    return value.expression if isinstance(value, Trace) else Leaf(value)


class TraceRounding:
    """A rounding that notes the value before it."""

    def __init__(self, rounding: Rounding) -> None:
        self.rounding = rounding

    def _rounded(self, value: int, exact: Fraction, part: Any) -> Trace:
        return Trace(value, Rounded(self.rounding, part, exact, value))

    def of(self, amount: Any, rate: Any) -> Trace:
        number, share = value_of(amount), value_of(rate)
        exact = Fraction(number * share.numerator, share.denominator)
        part = Operation("×", (expression_of(amount), expression_of(rate)), exact)
        return self._rounded(self.rounding.of(number, share), exact, part)

    def of_two(self, amount: Any, rate: Any, other: Any, other_rate: Any) -> Trace:
        first, second = value_of(rate), value_of(other_rate)
        one = Fraction(value_of(amount) * first.numerator, first.denominator)
        two = Fraction(value_of(other) * second.numerator, second.denominator)
        parts = (
            Operation("×", (expression_of(amount), expression_of(rate)), one),
            Operation("×", (expression_of(other), expression_of(other_rate)), two),
        )
        value = self.rounding.of_two(value_of(amount), first, value_of(other), second)
        return self._rounded(value, one + two, Operation("+", parts, one + two))

    def ratio(self, amount: Any, numerator: Any, denominator: Any) -> Trace:
        exact = Fraction(value_of(amount) * value_of(numerator), value_of(denominator))
        product = Operation("×", (expression_of(amount), expression_of(numerator)), None)
        part = Operation("÷", (product, expression_of(denominator)), exact)
        value = self.rounding.ratio(value_of(amount), value_of(numerator), value_of(denominator))
        return self._rounded(value, exact, part)

    def table(self, brackets: Any, amount: Any) -> Trace:
        table: Brackets = value_of(brackets)
        row = table.row(value_of(amount))
        rate = Fraction(row.rate.numerator, row.rate.denominator)
        exact = row.base + (value_of(amount) - row.above) * rate
        part = Row(expression_of(brackets), row, expression_of(amount), exact)
        return self._rounded(self.rounding.table(table, value_of(amount)), exact, part)


def where(condition: Any, then: Any, otherwise: Any) -> Trace:
    chosen = then if value_of(condition) else otherwise
    parts = (expression_of(condition), expression_of(chosen))
    return Trace(value_of(chosen), Operation("where", parts, value_of(chosen)))


def _of_two(sign: str, one: Any, other: Any, value: Any) -> Trace:
    return Trace(value, Operation(sign, (expression_of(one), expression_of(other)), value))


def least(one: Any, other: Any) -> Trace:
    return _of_two("smaller", one, other, min(value_of(one), value_of(other)))


def within(amount: Any, limit: Any) -> Any:
    return amount if value_of(amount) <= value_of(limit) else least(amount, limit)


def most(one: Any, other: Any) -> Trace:
    return _of_two("larger", one, other, max(value_of(one), value_of(other)))


def unless(condition: Any) -> Trace:
    value = not value_of(condition)
    return Trace(value, Operation("not", (expression_of(condition),), value))


def by_count(counts: Any, count: Any) -> Trace:
    return _of_two("for", counts, count, value_of(counts).at(value_of(count)))


def by_step(steps: Any, amount: Any) -> Trace:
    return _of_two("for", steps, amount, value_of(steps).at(value_of(amount)))


def pick_rate(choices: Any, code: Any) -> Trace:
    return _of_two("for", choices, code, value_of(choices).rates[value_of(code)])


def pick_amount(choices: Any, code: Any) -> Trace:
    return _of_two("for", choices, code, value_of(choices).amounts[value_of(code)])


TRACES = Mode(
    "traces",
    {
        operations.where: where,
        operations.least: least,
        operations.within: within,
        operations.most: most,
        operations.unless: unless,
        operations.by_count: by_count,
        operations.by_step: by_step,
        operations.pick_rate: pick_rate,
        operations.pick_amount: pick_amount,
    },
    TraceRounding,
    lambda value: value,
)

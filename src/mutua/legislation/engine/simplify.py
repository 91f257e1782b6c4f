"""A traced expression as a person would write it down: without what adds nothing.

The branch that was taken stands for its choice; a part that is zero is left out of a sum;
'the larger of 0 and X' is X where X is above zero. What decided a choice is kept beside.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from mutua.legislation.engine.traces import Leaf, Operation, Rounded, Row

PLUS: Final = "+"
MINUS: Final = "−"


def value_of(expression: Any) -> Any:
    """The value an expression has."""
    return expression.value


def simple(expression: Any, kept: frozenset[str] = frozenset()) -> Any:
    """The expression without what adds nothing; names in ``kept`` stay even where they are zero."""
    if isinstance(expression, Rounded):
        return Rounded(
            expression.rounding, simple(expression.part, kept), expression.exact, expression.value
        )
    if isinstance(expression, Row):
        return Row(
            expression.table, expression.row, simple(expression.amount, kept), expression.value
        )
    if not isinstance(expression, Operation):
        return expression
    if expression.sign == "where":
        return simple(expression.parts[1], kept)
    if expression.sign in (PLUS, MINUS):
        return _sum(expression, kept)
    if expression.sign == "larger":
        return _larger(expression, kept)
    return Operation(
        expression.sign, tuple(simple(part, kept) for part in expression.parts), expression.value
    )


def _sum(expression: Operation, kept: frozenset[str]) -> Any:
    left, right = (simple(part, kept) for part in expression.parts)
    if value_of(right) == 0 and not _named(right, kept):
        return left
    if value_of(left) == 0 and expression.sign == PLUS and not _named(left, kept):
        return right
    return Operation(expression.sign, (left, right), expression.value)


def _named(expression: Any, kept: frozenset[str]) -> bool:
    """Whether an expression holds a name that stays."""
    if isinstance(expression, Leaf):
        return expression.name in kept
    return isinstance(expression, Operation) and any(_named(p, kept) for p in expression.parts)


def _larger(expression: Operation, kept: frozenset[str]) -> Any:
    left, right = (simple(part, kept) for part in expression.parts)
    for floor, other in ((left, right), (right, left)):
        if isinstance(floor, Leaf) and not floor.name and value_of(other) >= floor.value:
            return other
    return Operation(expression.sign, (left, right), expression.value)


def conditions_of(expression: Any) -> Iterator[Any]:
    """What decided the choices that were made, from the outside in."""
    if isinstance(expression, Rounded):
        yield from conditions_of(expression.part)
    elif isinstance(expression, Row):
        yield from conditions_of(expression.amount)
    elif isinstance(expression, Operation):
        if expression.sign == "where":
            yield expression.parts[0]
            yield from conditions_of(expression.parts[1])
        else:
            for part in expression.parts:
                yield from conditions_of(part)

"""The outermost gross whose line meets a condition: exact, though lines jump and fall.

Ranges of gross are bounded by intervals and discarded when no cent in them can do; what is
left is looked at cent by cent. So the answer is that of an exhaustive search, without one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import numpy as np

from mutua.legislation.engine.columns import COLUMNS
from mutua.legislation.engine.inputs import MONEY_LIMIT
from mutua.legislation.engine.intervals import INTERVALS, Interval
from mutua.legislation.engine.system import System

PARTS: Final = 48
EXACT_WIDTH: Final = 768
FIRST_EDGES: Final = np.unique(
    np.concatenate([[0, MONEY_LIMIT + 1], np.geomspace(256, MONEY_LIMIT, 64).astype(np.int64)])
)


@dataclass(frozen=True)
class Line:
    """A line of a system as a function of one input, all other inputs fixed."""

    system: System
    code: str
    values: list[Any]
    place: int

    def bounds(self, low: Any, high: Any) -> tuple[Any, Any]:
        """Bounds of the line over each range of the input."""
        found = self._run(INTERVALS, Interval(low, high))
        if isinstance(found, Interval):
            return np.broadcast_to(found.low, low.shape), np.broadcast_to(found.high, low.shape)
        return np.broadcast_to(found, low.shape), np.broadcast_to(found, low.shape)

    def exactly(self, amounts: Any) -> Any:
        """The line at each amount."""
        return np.broadcast_to(self._run(COLUMNS, amounts), amounts.shape)

    def at(self, amount: int) -> int:
        """The line at one amount."""
        return int(self.exactly(np.array([amount], np.int64))[0])

    def _run(self, mode: Any, amount: Any) -> Any:
        arguments = list(self.values)
        arguments[self.place] = amount
        return self.system.runner(mode, (self.code,))(*arguments)[0]


Keeps = Callable[[Any, Any], Any]


def outermost(line: Line, can: Keeps, does: Callable[[Any], Any], *, largest: bool) -> int | None:
    """The largest (or smallest) amount at which ``does(line)`` holds; None where none does.

    ``can(low, high)`` says for which bounds a range may hold such an amount.
    """
    waiting = [(int(a), int(b) - 1) for a, b in pairwise(FIRST_EDGES)]
    return _search(line, can, does, waiting, largest=largest)


def _search(
    line: Line,
    can: Keeps,
    does: Callable[[Any], Any],
    ranges: list[tuple[int, int]],
    *,
    largest: bool,
) -> int | None:
    low, high = (np.array(ends, np.int64) for ends in zip(*ranges, strict=True))
    kept = np.flatnonzero(can(*line.bounds(low, high)))
    for number in kept[::-1] if largest else kept:
        found = _within(line, can, does, int(low[number]), int(high[number]), largest=largest)
        if found is not None:
            return found
    return None


def _within(
    line: Line, can: Keeps, does: Callable[[Any], Any], low: int, high: int, *, largest: bool
) -> int | None:
    if high - low < EXACT_WIDTH:
        amounts = np.arange(low, high + 1, dtype=np.int64)
        holds = np.flatnonzero(does(line.exactly(amounts)))
        return int(amounts[holds[-1 if largest else 0]]) if holds.size else None
    step = -(-(high - low + 1) // PARTS)
    ranges = [(start, min(start + step - 1, high)) for start in range(low, high + 1, step)]
    return _search(line, can, does, ranges, largest=largest)

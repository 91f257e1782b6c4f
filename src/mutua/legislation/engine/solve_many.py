"""The largest gross that fits, for a whole column of budgets: as exact as one by one.

Each row is bisected to a crossing of its budget; a window above it is looked at cent by cent,
and the rest is bounded by intervals. A row that the bounds do not settle is searched alone.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from mutua.legislation.engine.inputs import MONEY_LIMIT
from mutua.legislation.engine.search import Line, outermost
from mutua.legislation.engine.system import System

BLOCK: Final = 4096
WINDOW: Final = 12
GROWTH: Final = 4


def largest_that_fit(system: System, code: str, values: list[Any], place: int, budgets: Any) -> Any:
    """For each row, the largest amount of the input at ``place`` whose line fits the budget.

    ``values`` are integers or columns as long as ``budgets`` (int64). −1 where none fits.
    """
    found = np.empty(len(budgets), np.int64)
    for start in range(0, len(budgets), BLOCK):
        rows = slice(start, start + BLOCK)
        block = [one[rows] if isinstance(one, np.ndarray) else one for one in values]
        found[rows] = _solved(system, code, block, place, budgets[rows])
    return found


def _solved(system: System, code: str, values: list[Any], place: int, budgets: Any) -> Any:
    line = Line(system, code, values, place)
    crossing, settled = _crossing(line, budgets)
    gross = crossing
    for step in range(1, WINDOW):
        fits = line.exactly(crossing + step) <= budgets
        gross = np.where(fits, crossing + step, gross)
    settled &= ~_may_fit_above(line, crossing + WINDOW, budgets)
    for row in np.flatnonzero(~settled).tolist():
        gross[row] = _alone(system, code, values, place, row, int(budgets[row]))
    return gross


def _crossing(line: Line, budgets: Any) -> tuple[Any, Any]:
    """An amount that fits while the next does not, and whether the bracket held one."""
    low, high = np.zeros_like(budgets), budgets + 1
    settled = (line.exactly(low) <= budgets) & (line.exactly(high) > budgets)
    while (high - low).max(initial=0) > 1:
        middle = (low + high) // 2
        fits = line.exactly(middle) <= budgets
        low, high = np.where(fits, middle, low), np.where(fits, high, middle)
    return low, settled


def _may_fit_above(line: Line, low: Any, budgets: Any) -> Any:
    """Rows in which an amount from ``low`` on may still fit, as far as bounds can say."""
    waiting = np.zeros(len(budgets), np.bool_)
    width = WINDOW
    while low.min(initial=MONEY_LIMIT) < MONEY_LIMIT:
        high = np.minimum(low + width, MONEY_LIMIT)
        waiting |= (line.bounds(low, high)[0] <= budgets) & (low <= MONEY_LIMIT)
        low, width = high, width * GROWTH
    return waiting


def _alone(system: System, code: str, values: list[Any], place: int, row: int, budget: int) -> int:
    own = [one[row].item() if isinstance(one, np.ndarray) else one for one in values]
    line = Line(system, code, own, place)
    found = outermost(line, lambda low, high: low <= budget, lambda c: c <= budget, largest=True)
    return -1 if found is None else found

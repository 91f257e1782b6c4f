"""Pictures of figures, as shapes of SVG: a browser draws them without a script."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

WIDTH, HEIGHT, STEP = 640, 240, 7
LABEL = 45  # half the width of a month's name
MARGIN = 0.06  # of the height above the highest and below the lowest


class Month(NamedTuple):
    """The first day of a month, and where it lies."""

    day: date
    x: str


class Fan(NamedTuple):
    """A fan of possible courses: the outline of the outer and of the inner band, the line in the
    middle, the height of zero, the months under it, the highest and lowest value (minor units)."""

    outer: str
    inner: str
    middle: str
    zero: str
    months: tuple[Month, ...]
    highest: int
    lowest: int
    days: int


def fan(bands: NDArray[np.int64], first: date) -> Fan:
    """The fan of five bands (5, days), from the lowest to the highest, from a day on."""
    days = bands.shape[1]
    at = np.unique(np.append(np.arange(0, days, STEP), days - 1))
    low, high = min(0, int(bands.min())), max(0, int(bands.max()))
    room = (high - low) * MARGIN or 1
    x = at * WIDTH / max(1, days - 1)

    def height(value: NDArray[np.int64] | int) -> NDArray[np.float64]:
        return np.asarray((high + room - value) / (high - low + 2 * room) * HEIGHT)

    y = height(bands[:, at])
    return Fan(
        outer=_points([*zip(x, y[0], strict=True), *zip(x[::-1], y[4][::-1], strict=True)]),
        inner=_points([*zip(x, y[1], strict=True), *zip(x[::-1], y[3][::-1], strict=True)]),
        middle=_points(zip(x, y[2], strict=True)),
        zero=f"{float(height(0)):.1f}", months=_months(first, days), highest=high, lowest=low,
        days=days,
    )  # fmt: skip


def _points(pairs: Iterable[Sequence[float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in pairs)


def _months(first: date, days: int) -> tuple[Month, ...]:
    """Every third month whose name has room."""
    found = []
    for day in range(days):
        one = first + timedelta(days=day)
        x = day * WIDTH / max(1, days - 1)
        if one.day == 1 and one.month % 3 == 1 and LABEL < x < WIDTH - LABEL:
            found.append(Month(one, f"{x:.1f}"))
    return tuple(found)

"""Columns run in blocks small enough for the processor's cache."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from mutua.legislation.engine.columns import COLUMNS
from mutua.legislation.engine.system import System

BLOCK: Final = 8192


def run_in_blocks(
    system: System, lines: tuple[str, ...], values: list[Any], rows: int, block: int = BLOCK
) -> dict[str, Any]:
    """Each line as an int64 array of ``rows``; values are integers or arrays of that length."""
    run = system.block_runner(COLUMNS, tuple(lines))
    results = [np.empty(rows, np.int64) for _ in lines]
    columns = [(place, v) for place, v in enumerate(values) if isinstance(v, np.ndarray)]
    arguments = list(values)
    for start in range(0, rows, block):
        part = slice(start, min(start + block, rows))
        for place, column in columns:
            arguments[place] = column[part]
        run(results, part, *arguments)
    return dict(zip(lines, results, strict=True))

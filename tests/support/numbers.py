"""Numbers that no other process of a test gives: where several work on one store, what each makes
must differ from what the others make."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

AT_ONCE = 100  # numbers that a process takes together

_taken: dict[int, Iterator[int]] = {}


def own_number() -> int:
    """The next number of this process, from 1 on. Asked for late: a process may begin as a copy of
    one that has counted already."""
    process = os.getpid()
    for number in _taken.get(process, ()):
        return number
    _taken[process] = iter(range(first := _take(), first + AT_ONCE))
    return own_number()


def _take() -> int:
    """The first of numbers that nobody else takes: how many were taken stands beside the store."""
    place = Path(os.environ["MUTUA_HOME"]) / "numbers-taken"
    place.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(place, os.O_RDWR | os.O_CREAT), "r+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        taken = int(file.read() or 0)
        file.seek(0)
        file.write(str(taken + AT_ONCE))
    return taken + 1

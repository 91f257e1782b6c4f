"""Numbers that no other process of a test gives: where several work on one store, what each makes
must differ from what the others make."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

AT_ONCE = 100  # numbers that a process takes together

_taken: dict[tuple[int, str], Iterator[int]] = {}


def own_number(series: str = "numbers", together: int = AT_ONCE) -> int:
    """The next number of this process, from 1 on. Asked for late: a process may begin as a copy of
    one that has counted already.

    What has few values, as the national numbers of one birthday, counts in a series of its own, and a
    process takes one by one (``together``): it would meet itself after that many numbers of all kinds,
    or after a few processes.
    """
    mine = (os.getpid(), series)
    for number in _taken.get(mine, ()):
        return number
    _taken[mine] = iter(range(first := _take(series, together), first + together))
    return own_number(series, together)


def declaration_number() -> str:
    """One under which no other contract was declared: those that tests write out begin with 0."""
    return f"9{own_number():011d}"


def national_number() -> str:
    """One of somebody born on 4 May 1992, with its check."""
    start = f"920504{own_number('national-numbers', together=1) % 998 + 1:03d}"
    return f"{start}{97 - int(start) % 97:02d}"


def _take(series: str, together: int) -> int:
    """The first of numbers that nobody else takes: how many were taken stands beside the store."""
    place = Path(os.environ["MUTUA_HOME"]) / f"{series}-taken"
    place.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(place, os.O_RDWR | os.O_CREAT), "r+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        taken = int(file.read() or 0)
        file.seek(0)
        file.write(str(taken + together))
    return taken + 1

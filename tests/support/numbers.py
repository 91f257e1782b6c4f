"""Numbers that no other process of a test gives: where several work on one store, what each makes
must differ from what the others make."""

from __future__ import annotations

import os
from itertools import count

APART = 10_000  # numbers a process
PROCESSES = 97

_counts: dict[int, count[int]] = {}


def own_number() -> int:
    """The next number of this process, from 1 to a million. Asked for late: a process may begin
    as a copy of one that has counted already."""
    process = os.getpid()
    return process % PROCESSES * APART + next(_counts.setdefault(process, count(1)))

"""What differs between a payslip as it was and as it would be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class Moved(NamedTuple):
    """A line or a fact of a payslip, as it was and as it would be."""

    name: str
    before: Any
    after: Any


def moved(was: Mapping[str, Any], now: Mapping[str, Any]) -> list[Moved]:
    """What differs; nothing, zero and no are the same."""
    names = dict.fromkeys([*now, *was])
    return [
        Moved(name, was.get(name), now.get(name))
        for name in names
        if (was.get(name) or 0) != (now.get(name) or 0)
    ]

"""Why a month cannot be paid."""

from __future__ import annotations

from typing import NamedTuple

from mutua.legislation import LegislationError


class Blocked(NamedTuple):
    """Why a month cannot be paid: the field, what it is, and what is allowed."""

    field: str
    given: str
    allowed: str

    def __str__(self) -> str:
        return f"{self.field}: given {self.given}; allowed: {self.allowed}"


def refused(error: LegislationError) -> Blocked:
    """What the law refuses, as the reason why a month is blocked."""
    return Blocked(str(error.field), str(error.given), str(error.allowed))

"""Facts that the law is asked about."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from mutua.ground.errors import Refused
from mutua.legislation import LegislationError


@contextmanager
def refused_by_field() -> Iterator[None]:
    """What the law cannot take is refused by its field, under the code ``law``; the law's own words
    stay its cause."""
    try:
        yield
    except LegislationError as error:
        raise Refused(error.field, error.given, error.allowed, "law") from error

"""The one place that asks what day it is, so that tests, demo and replays can say it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Brussels")
_said: ContextVar[datetime | None] = ContextVar("said", default=None)


def now() -> datetime:
    """The instant, in UTC."""
    said = _said.get()
    if said is not None:
        return said
    given = os.environ.get("MUTUA_TODAY")
    if given:
        return datetime.combine(date.fromisoformat(given), time(12), ZONE).astimezone(UTC)
    return datetime.now(UTC)


def today() -> date:
    """The day of the enterprise; MUTUA_TODAY=2026-03-16 sets another, for tests and pictures."""
    return now().astimezone(ZONE).date()


@contextmanager
def on(day: date | datetime) -> Iterator[None]:
    """Inside, it is that day (at noon) or that instant."""
    instant = day if isinstance(day, datetime) else datetime.combine(day, time(12), ZONE)
    token = _said.set(instant.astimezone(UTC))
    try:
        yield
    finally:
        _said.reset(token)

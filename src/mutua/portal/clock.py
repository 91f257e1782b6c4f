"""The one place that asks what day it is, so that tests can say it."""

from __future__ import annotations

import os
from datetime import date, datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Brussels")


def today() -> date:
    """Today in Brussels; MUTUA_TODAY=2026-03-16 sets another day, for tests and pictures."""
    given = os.environ.get("MUTUA_TODAY")
    return date.fromisoformat(given) if given else datetime.now(ZONE).date()

"""The law of a run: of the entity's country, with the house's figures, as it was known."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from django.db import connection

from mutua.legislation import Country, country

# Kinds of lines that make up the totals of a payslip; what is set aside is a kind of its own.
SUMMED = ("employee", "tax", "allowance", "employer", "reduction", "house")
PROVISION = "provision"
SET_ASIDE = ("holiday_pay_provision",)
Settings = Mapping[str, Any]


def law(code: str, settings: Settings, known_on: date | None = None) -> Country:
    """The law of a country by its two letters; kept for the next one."""
    return _law(code.lower(), as_text(settings), known_on)


def as_text(settings: Settings) -> str:
    """The house's figures as one text: the same for the same figures."""
    return json.dumps(settings, sort_keys=True)


@cache
def _law(code: str, settings: str, known_on: date | None) -> Country:
    return country(code, json.loads(settings), known_on)


@cache
def newest(code: str) -> date:
    """The day on which the last value of the country's law was recorded."""
    parameters = country(code.lower()).parameters.values()
    return max(value.recorded for one in parameters for value in one.values)


def known_today(code: str) -> date:
    """The state of knowledge that a run made now has: named by the real day, which no setting
    moves, or the day of the law's last value where that is later."""
    with connection.cursor() as cursor:
        cursor.execute("select now()")
        (now,) = cursor.fetchone()
    found: datetime = now
    return max(found.astimezone(UTC).date(), newest(code))


def kinds(code: str) -> dict[str, str]:
    """Each line of a payslip that a total takes, with its kind. Raises ValueError for a line that
    is of two kinds."""
    found: dict[str, str] = dict.fromkeys(SET_ASIDE, PROVISION)
    the_law = country(code.lower())
    for rule in the_law.all_rules:
        if rule.kind in SUMMED and found.setdefault(rule.code, rule.kind) != rule.kind:
            raise ValueError(f"{rule.code} is {rule.kind} and {found[rule.code]}")
    return found

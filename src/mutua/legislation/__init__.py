"""Exact, dated, sourced law: from facts about an engagement to every line of a payslip."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import import_module
from typing import Any

from mutua.legislation.engine.country import Country
from mutua.legislation.engine.errors import LegislationError, known

__all__ = ["COUNTRIES", "Country", "LegislationError", "country", "regimes_where"]

COUNTRIES = {"be": "mutua.legislation.belgium"}


def country(
    code: str, settings: Mapping[str, Any] | None = None, known_on: date | None = None
) -> Country:
    """The law of a country ('be'), with the enterprise's settings, as known on a day.

    Raises LegislationError for a country or a setting that is not known.
    """
    if not known(code, COUNTRIES):
        raise LegislationError("country", code, "one_of", choices=", ".join(COUNTRIES))
    return Country(import_module(COUNTRIES[code]).PACK, settings, known_on)


@cache
def regimes_where(**wanted: bool | str) -> tuple[str, ...]:
    """Codes of the regimes of work, of every country, whose standing in law is as ``wanted``, such
    as ``employed=False``; see ``Standing``. Raises AttributeError for what no regime answers."""
    return tuple(
        code
        for one in COUNTRIES
        for code, standing in country(one).pack.standings.items()
        if standing.fits(**wanted)
    )

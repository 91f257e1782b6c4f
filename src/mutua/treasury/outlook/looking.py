"""The outlook of the house, reckoned once a day for whoever looks: cash and the fund."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import numpy as np
from django.core.cache import cache

from mutua.ground import actors
from mutua.ground.transactions import reading
from mutua.ledger.models import LegalEntity
from mutua.treasury.outlook.book import Situation, situation
from mutua.treasury.outlook.forecast import Forecast, forecast
from mutua.treasury.outlook.simulation import PATHS, Outcome, simulate, with_failure, with_more

LOOKOUT = actors.job("outlook")
KEPT = 2 * 24 * 3_600  # seconds; another day has another name
HALF_A_POINT = 50  # of the turnover, hundredths of a percent
VERSION = 1  # another for another form of what is kept


class Case(NamedTuple):
    """The fund's year, were something otherwise. ``name`` is the client that fails, or nothing."""

    kind: str
    name: str
    outcome: Outcome


class Outlook(NamedTuple):
    """What is to come, as seen on a day. ``balance`` is what the fund has and is not out; the first
    case is the year as it is, then half a point more of the levy, then failures of clients."""

    day: date
    forecast: Forecast
    balance: int
    cases: tuple[Case, ...]


AS_IT_IS, MORE, FAILURE = "as_it_is", "more", "failure"


def look_ahead(entity: LegalEntity, today: date, paths: int = PATHS) -> Outlook:
    """The outlook of today, reckoned now."""
    with reading(LOOKOUT):
        weeks = forecast(entity, today)
        found = situation(entity.code, today)
    return Outlook(today, weeks, found.balance, tuple(_cases(found, paths)))


def _cases(found: Situation, paths: int) -> list[Case]:
    books = [
        (AS_IT_IS, "", found.book),
        (MORE, "", with_more(found.book, found.turnover, HALF_A_POINT)),
        *(
            (FAILURE, name, with_failure(found.book, np.array([client])))
            for name, client, _ in found.largest
        ),
    ]
    return [Case(kind, name, simulate(book, found.balance, paths)) for kind, name, book in books]


def outlook(entity: LegalEntity, today: date) -> Outlook:
    """The outlook of today; reckoned by whoever asks first, or the night before by a job."""
    name = f"outlook-{VERSION}-{entity.code}-{today}"
    found: Outlook | None = cache.get(name)
    if found is None:
        found = look_ahead(entity, today)
        cache.set(name, found, KEPT)
    return found

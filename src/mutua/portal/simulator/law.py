"""The one door to the law: a country's rules with the enterprise's own settings."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.conf import settings

from mutua.legislation import Country, country
from mutua.portal.simulator.scenario import WORKS


@lru_cache(1)
def be() -> Country:
    """Belgium's law, with the settings of this enterprise."""
    return country("be", settings=settings.MUTUA_LAW)


def works() -> tuple[str, ...]:
    """The kinds of work that the page asks for, as far as the rules know them."""
    return tuple(work for work, (regime, _) in WORKS.items() if regime in be().regimes_known)


@lru_cache(8)
def usual_day(today: date) -> date:
    """Today, or the last day of work that the rules know with its day of payment."""
    known_until = be().pack.known_until
    day = min(today, known_until)
    while pay_day(day) > known_until:
        day = date.fromordinal(day.toordinal() - 1)
    return day


def pay_day(worked_until: date) -> date:
    """The last day by which the net pay is on the account."""
    found: date = be().rule("pay_day", worked_until=worked_until)
    return found

"""A make-believe country: crowns without smaller coins, pay by the quarter, no levy, no house."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from mutua.legislation.engine.errors import LegislationError
from mutua.legislation.engine.inputs import Input
from mutua.legislation.engine.pack import CountryPack, Dates, last_of_month
from tests.engine.freedonia import guild, rules


def calendar(dates: Dates) -> dict[str, int]:
    """The number of the quarter of work."""
    return {"quarter_of_work": (dates.worked_from.month + 2) // 3}


def contradictions(dates: Dates | None, given: Mapping[str, Any]) -> None:
    """An apprentice has no apprentices. Values may be columns, and choices names or codes."""
    rank, apprentices = given.get("rank"), given.get("apprentices")
    lowest = rank in (None, "apprentice") if rank is None or isinstance(rank, str) else rank == 0
    if apprentices is not None and np.any(np.asarray(lowest) & (np.asarray(apprentices) > 0)):
        raise LegislationError("apprentices", apprentices, "form", what="none")


def last_of_quarter(day: date) -> date:
    """The last day of a day's calendar quarter."""
    return last_of_month(day.replace(day=1, month=(day.month + 2) // 3 * 3))


PACK = CountryPack(
    last_of_period=last_of_quarter,
    code="fd",
    name={"en": "Freedonia", "fr": "Freedonie", "nl": "Freedonië", "de": "Freedonien"},
    currency="CRN",
    decimals=0,
    folder=Path(__file__).parent,
    known_from=date(2030, 1, 1),
    known_until=date(2031, 12, 31),
    regimes=("worker", "guild"),
    inputs=(
        Input("gross_pay", "money", None),
        Input("rank", "choice", "apprentice", choices=("apprentice", "journeyman", "master")),
        Input("apprentices", "number", 0, 9),
        Input("winter", "flag", lambda calendar, regime: calendar["quarter_of_work"] in (1, 4)),
        Input("hours", "hundredths", 0, 60_000),
        Input("pieces", "number", 0, 10_000),
    ),
    modules=(rules,),
    own_modules={"guild": (guild,)},
    settings=(),
    calendar=calendar,
    one_of=(("hours", "pieces"),),
    contradictions=contradictions,
    other_rules={"feast": lambda law: date(2030, 7, 1)},
)

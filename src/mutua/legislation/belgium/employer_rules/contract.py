"""A contract as the employer rules read it: who, when to the minute, for how much."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from mutua.legislation.belgium.calendar import DAY, elapsed, exists
from mutua.legislation.belgium.regimes import among
from mutua.legislation.engine.dates import read_date
from mutua.legislation.engine.errors import LegislationError
from mutua.legislation.engine.inputs import MONEY_LIMIT

CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)|24:00")
FLAGS = ("client_directs", "show_sector", "student", "nature_justifies", "open_ended")
FIELDS = (
    "periods", "regime", "gross_pay", "age", "client", "signed_on", "student_hours_used", *FLAGS,
)  # fmt: skip


class Period(NamedTuple):
    """Work without a break, in minutes on the clocks since the first day of the calendar; ``end``
    not included."""

    start: int
    end: int

    @property
    def day(self) -> date:
        """The day on which it begins."""
        return date.fromordinal(self.start // DAY)

    @property
    def minutes(self) -> int:
        """Its length, as time really passes."""
        return elapsed(self.start, self.end)

    @property
    def days(self) -> tuple[date, ...]:
        """Every day on which some of it lies."""
        return tuple(map(date.fromordinal, range(self.start // DAY, (self.end - 1) // DAY + 1)))


class Contract(NamedTuple):
    """The facts of a contract that employer rules look at. Pay in minor units."""

    periods: tuple[Period, ...]
    regime: str
    gross_pay: int
    age: int | None
    client: str
    signed_on: date | None
    student_hours_used: int
    client_directs: bool
    show_sector: bool
    student: bool
    nature_justifies: bool
    open_ended: bool

    @property
    def minutes(self) -> int:
        """Working time in all."""
        return sum(period.minutes for period in self.periods)

    @property
    def first_day(self) -> date:
        """The day on which work begins."""
        return self.periods[0].day

    @property
    def last_day(self) -> date:
        """The day on which the last work begins."""
        return self.periods[-1].day

    @property
    def days(self) -> tuple[date, ...]:
        """Days on which work begins, each once, in order."""
        return tuple(dict.fromkeys(period.day for period in self.periods))

    @property
    def touched(self) -> tuple[date, ...]:
        """Days on which there is work, also what began the evening before; each once, in order."""
        return tuple(dict.fromkeys(day for period in self.periods for day in period.days))


def read_contract(given: Any, regimes: Iterable[str]) -> Contract:
    """A contract from a mapping. Raises LegislationError for what it cannot be.

    ``periods`` is a list of {"day": date, "from": "20:00", "until": "23:00"}; an end at or before
    its start is on the next day.
    """
    if not isinstance(given, Mapping):
        raise LegislationError("contract", given, "form", what="names with their values")
    for name in given:
        if name not in FIELDS:
            raise LegislationError(str(name), given[name], "one_of", choices=", ".join(FIELDS))
    regime = given.get("regime")
    if not isinstance(regime, str) or regime not in regimes:
        raise LegislationError("regime", regime, "one_of", choices=", ".join(regimes))
    arts = regime in among(arts=True, pay=True)
    signed = given.get("signed_on")
    age = given.get("age")
    return Contract(
        periods=_joined(_periods(given.get("periods"))),
        regime=regime,
        gross_pay=_number(given, "gross_pay", MONEY_LIMIT),
        age=None if age is None else _number(given, "age", 120),
        client=str(given.get("client", "")),
        signed_on=None if signed is None else read_date("signed_on", signed),
        student_hours_used=_number(given, "student_hours_used", 500_000),
        client_directs=_flag(given, "client_directs", default=False),
        show_sector=_flag(given, "show_sector", default=arts),
        student=_flag(given, "student", default=regime == "student"),
        nature_justifies=_flag(given, "nature_justifies", default=False),
        open_ended=_flag(given, "open_ended", default=False),
    )


def _number(given: Mapping[str, Any], field: str, high: int) -> int:
    value = given.get(field, 0)
    if type(value) is not int or not 0 <= value <= high:
        raise LegislationError(field, value, "whole_number", low=0, high=high, unit="number")
    return value


def _flag(given: Mapping[str, Any], field: str, *, default: bool) -> bool:
    value = given.get(field, default)
    if not isinstance(value, bool):
        raise LegislationError(field, value, "flag")
    return value


def _periods(given: Any) -> list[Period]:
    if not isinstance(given, list | tuple) or not given:
        raise LegislationError("periods", given, "form", what="a list of day, from and until")
    return sorted(_period(one) for one in given)


def _period(given: Any) -> Period:
    if not isinstance(given, Mapping) or set(given) != {"day", "from", "until"}:
        raise LegislationError("periods", given, "form", what="day, from and until")
    day = read_date("periods.day", given["day"]).toordinal() * DAY
    start, end = _minute("periods.from", given["from"]), _minute("periods.until", given["until"])
    found = Period(day + start, day + end + (DAY if end <= start else 0))
    for field, minute in (("from", found.start), ("until", found.end)):
        if not exists(minute):
            raise LegislationError(
                f"periods.{field}", given[field], "form",
                what="an hour that the clocks show on this day",
            )  # fmt: skip
    return found


def _minute(field: str, given: Any) -> int:
    if not isinstance(given, str) or not CLOCK.fullmatch(given):
        raise LegislationError(field, given, "form", what="an hour written as 20:00")
    return int(given[:2]) * 60 + int(given[3:])


def _joined(periods: list[Period]) -> tuple[Period, ...]:
    """Periods that touch become one; those that overlap are refused."""
    found = [periods[0]]
    for period in periods[1:]:
        if period.start < found[-1].end:
            raise LegislationError("periods", str(period.day), "form", what="periods side by side")
        if period.start == found[-1].end:
            found[-1] = Period(found[-1].start, period.end)
        else:
            found.append(period)
    return tuple(found)


class Case(NamedTuple):
    """A contract with the person's other contracts."""

    contract: Contract
    others: tuple[Contract, ...]

    @property
    def periods(self) -> tuple[Period, ...]:
        """All work of the person, of all contracts, in order."""
        every = [period for one in (self.contract, *self.others) for period in one.periods]
        return tuple(sorted(every))


def monday(day: date) -> date:
    """The Monday of a day's week."""
    return date.fromordinal(day.toordinal() - day.weekday())


def minutes_on(periods: Iterable[Period], first: date, last: date) -> int:
    """Working time between two days, both included, cut at midnight."""
    low, high = first.toordinal() * DAY, (last.toordinal() + 1) * DAY
    inside = ((max(p.start, low), min(p.end, high)) for p in periods)
    return sum(elapsed(start, end) for start, end in inside if start < end)


def stretches(periods: Iterable[Period], least_pause: int) -> list[list[Period]]:
    """Periods in order, those together between which there is less than so many minutes."""
    found: list[list[Period]] = []
    for one in periods:
        if found and elapsed(found[-1][-1].end, one.start) < least_pause:
            found[-1].append(one)
        else:
            found.append([one])
    return found

"""Hours as people say them, and as contracts keep them: minutes since midnight of a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby, pairwise
from typing import NamedTuple, Protocol

from mutua.ground.clock import ZONE
from mutua.ground.errors import Refused

DAY = 1440  # minutes
MOST_PERIODS = 400
FIRST_YEAR, LAST_YEAR = 1900, 2999
CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True)
class Hours:
    """Work without a break on a day, from 20:00 until 23:00; an end at or before the start lies on
    the next day."""

    day: date
    starts: str
    ends: str


class Stretch(NamedTuple):
    """The same in minutes since midnight of its day."""

    day: date
    from_minute: int
    until_minute: int

    @property
    def minutes(self) -> int:
        """Its length as time really passes: an hour of a night of March is left out, one of October
        comes twice."""
        ends = _instant(self.day, self.until_minute)
        return int((ends - _instant(self.day, self.from_minute)).total_seconds()) // 60


class Stretched(Protocol):
    """What has a day and its minutes."""

    day: date
    from_minute: int
    until_minute: int


class MonthOfWork(NamedTuple):
    """What is worked in one calendar month; what begins before midnight belongs to its day.
    ``days`` and ``minutes`` are those that are paid, ``worked_on`` the days of work alone."""

    month: date
    first_day: date
    last_day: date
    days: int
    minutes: int
    worked_on: frozenset[date] = frozenset()

    @property
    def hours(self) -> int:
        """In hundredths of an hour, half up."""
        return (self.minutes * 100 + 30) // 60


def read(said: Sequence[Hours]) -> tuple[Stretch, ...]:
    """In order, none over another. Raises Refused by the number and field of one."""
    if not 0 < len(said) <= MOST_PERIODS:
        raise Refused("hours", f"{len(said)} periods", f"1 to {MOST_PERIODS} periods")
    found = sorted(_stretch(number, one) for number, one in enumerate(said, 1))
    for before, after in pairwise(found):
        if began(after) < ended(before):
            raise Refused("hours", shown(after), f"hours that begin after {shown(before)}")
    return tuple(found)


def _stretch(number: int, said: Hours) -> Stretch:
    if type(said.day) is not date or not FIRST_YEAR <= said.day.year <= LAST_YEAR:
        raise Refused(f"hours[{number}].day", said.day, "a day")
    starts = _minute(f"hours[{number}].starts", said.starts)
    ends = _minute(f"hours[{number}].ends", said.ends)
    found = Stretch(said.day, starts, ends + (DAY if ends <= starts else 0))
    for field, minute in (("starts", found.from_minute), ("ends", found.until_minute)):
        if clock_of(minute) != f"{_instant(found.day, minute).astimezone(ZONE):%H:%M}":
            given = getattr(said, field)
            raise Refused(f"hours[{number}].{field}", given, "an hour that the clocks show then")
    return found


def _minute(field: str, given: str) -> int:
    found = CLOCK.fullmatch(given)
    if not found:
        raise Refused(field, given, "an hour written as 20:00")
    return int(found[1]) * 60 + int(found[2])


def clock_of(minute: int) -> str:
    """The hour of the day, written as 20:00."""
    return f"{minute % DAY // 60:02d}:{minute % 60:02d}"


def shown(one: Stretched) -> str:
    """A period in figures, for errors."""
    return f"{one.day} {clock_of(one.from_minute)}-{clock_of(one.until_minute)}"


def began(one: Stretched) -> int:
    """Minutes on the clocks of the country since the first day of the calendar."""
    return one.day.toordinal() * DAY + one.from_minute


def ended(one: Stretched) -> int:
    """The same of its end."""
    return one.day.toordinal() * DAY + one.until_minute


def begins_at(one: Stretched) -> datetime:
    """The instant of its begin, with zone."""
    return _instant(one.day, one.from_minute).astimezone(ZONE)


def _instant(day: date, minute: int) -> datetime:
    on_clocks = datetime.combine(day + timedelta(days=minute // DAY), time(), ZONE)
    return on_clocks.replace(hour=minute % DAY // 60, minute=minute % 60).astimezone(UTC)


def as_law_reads(stretches: Iterable[Stretched]) -> list[dict[str, object]]:
    """The periods as the employer rules take them."""
    return [
        {"day": one.day, "from": clock_of(one.from_minute), "until": clock_of(one.until_minute)}
        for one in stretches
    ]


def by_month(stretches: Sequence[Stretch]) -> tuple[MonthOfWork, ...]:
    """The work of each calendar month, in order."""
    return tuple(
        _month(month, list(some))
        for month, some in groupby(stretches, key=lambda one: one.day.replace(day=1))
    )


def _month(month: date, some: list[Stretch]) -> MonthOfWork:
    days = {one.day for one in some}
    minutes = sum(one.minutes for one in some)
    return MonthOfWork(month, min(days), max(days), len(days), minutes, frozenset(days))


def stretches(kept: Sequence[Sequence[object]]) -> tuple[Stretch, ...]:
    """The periods as a contract keeps them while it is a draft."""
    return tuple(
        Stretch(date.fromisoformat(str(day)), int(str(begin)), int(str(end)))
        for day, begin, end in kept
    )

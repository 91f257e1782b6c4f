"""The week by which an open-ended contract is worked, and the days and months that come of it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from mutua.ground.errors import Refused
from mutua.legislation import Country
from mutua.work import hours as time
from mutua.work.asked import refused_by_field
from mutua.work.hours import Hours, MonthOfWork, Stretch

WEEKDAYS = 7
A_MONDAY = date(2024, 1, 8)  # of a week in which no clock changes
MOST_PERIODS = 21


@dataclass(frozen=True)
class WeekHours:
    """Work without a break on a weekday, 0 for Monday, from 9:00 until 13:00."""

    weekday: int
    starts: str
    ends: str


def read(said: Sequence[WeekHours], from_day: date) -> dict[str, Any]:
    """The week as a contract keeps it. Raises Refused by the number and field of a period."""
    if not 0 < len(said) <= MOST_PERIODS:
        raise Refused("week", f"{len(said)} periods", f"1 to {MOST_PERIODS} periods")
    for number, one in enumerate(said, 1):
        if type(one.weekday) is not int or not 0 <= one.weekday < WEEKDAYS:
            raise Refused(f"week[{number}].weekday", one.weekday, "0 (Monday) to 6")
    try:
        read = time.read(
            [Hours(A_MONDAY + timedelta(days=one.weekday), one.starts, one.ends) for one in said]
        )
    except Refused as refused:
        refused.field = refused.field.replace("hours", "week", 1)
        raise
    days = [[one.day.weekday(), one.from_minute, one.until_minute] for one in read]
    return {"from": str(from_day), "days": days}


def from_day(week: Mapping[str, Any]) -> date:
    """The day from which a week holds."""
    return date.fromisoformat(week["from"])


def said(week: Mapping[str, Any]) -> tuple[WeekHours, ...]:
    """A kept week as it is said."""
    return tuple(
        WeekHours(day, time.clock_of(begin), time.clock_of(end)) for day, begin, end in week["days"]
    )


def planned(week: Mapping[str, Any], first: date, last: date) -> Iterator[Stretch]:
    """Every period of the week on some days, whether or not the day is a day off."""
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        for weekday, begin, end in week["days"]:
            if weekday == day.weekday():
                yield Stretch(day, begin, end)


def stretches(
    law: Country, week: Mapping[str, Any], first: date, last: date
) -> tuple[Stretch, ...]:
    """The hours that are worked on some days: public holidays are paid and not worked."""
    return tuple(one for one in planned(week, first, last) if not _off(law, one.day))


def month_of_work(law: Country, week: Mapping[str, Any], first: date, last: date) -> MonthOfWork:
    """The part of a month between two days: its paid days and time, holidays among them, and the
    first and last day that is worked. Raises Refused where none is."""
    every = tuple(planned(week, first, last))
    worked = [one.day for one in every if not _off(law, one.day)]
    if not worked:
        raise Refused("week", f"{first} to {last}", "days on which some work is done", "no_days")
    paid = {one.day for one in every}
    time_paid = sum(one.minutes for one in every)
    month = first.replace(day=1)
    return MonthOfWork(month, worked[0], worked[-1], len(paid), time_paid, frozenset(worked))


def _off(law: Country, day: date) -> bool:
    with refused_by_field():
        return bool(law.rule("day_off", day=day))


def last_of_month(day: date) -> date:
    """The last day of a day's month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def next_month(day: date) -> date:
    """The first day of the month after."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)

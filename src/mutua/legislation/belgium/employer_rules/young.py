"""Children and young workers: what is forbidden and what is shorter for them.

Source: law of 16 March 1971, art. 6 to 7.15 and 30 to 34ter, as it stood on 30 December 2025.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from mutua.legislation.belgium.calendar import DAY, elapsed
from mutua.legislation.belgium.employer_rules.contract import (
    Case,
    Period,
    minutes_on,
    monday,
    stretches,
)
from mutua.legislation.belgium.employer_rules.working_time import (
    SATURDAY,
    SUNDAY,
    by_night,
    is_day_off,
    longest_rest,
)
from mutua.legislation.engine.verdicts import BLOCK, PASS, WARN, Verdict

if TYPE_CHECKING:
    from mutua.legislation.engine.country import Country

OF_AGE, YOUNG_FROM = 18, 15
MONDAY = 0
EVERY = "Law of 16 March 1971, art. 7.1 and 30 to 34ter"
AT_A_STRETCH, LONG_DAY = 270, 360  # minutes (art. 34)
NEVER_AT_NIGHT = 240  # midnight until four (art. 34bis, § 3)
REST_WITH_SUNDAY = 36 * 60  # art. 33, § 2


class Found(NamedTuple):
    """What is against the rules of the young: how strongly, the article, and what mends it."""

    verdict: str
    article: str
    remedy: str
    minutes: int
    day: date


def young_workers(law: Country, case: Case) -> Verdict:
    """Who is not of age works shorter, with longer rest, and neither at night nor on Sundays;
    children do not. What the King may allow for shows an adviser looks up."""
    version = law.figure("young_day", case.contract.first_day)[1]
    age = case.contract.age
    if age is None or age >= OF_AGE:
        return Verdict("young_workers", version, PASS, EVERY, "", {}, {"age": age})
    found = [one for rule in RULES for one in rule(law, case)]
    worst = min(found, key=lambda one: one.verdict, default=None)  # block before warn
    if worst is None:
        return Verdict("young_workers", version, PASS, EVERY, "", {}, {"age": age})
    return Verdict(
        "young_workers", version, worst.verdict, f"Law of 16 March 1971, {worst.article}",
        worst.remedy, {"minutes": worst.minutes, "day": worst.day},
        {"age": age, "articles": [one.article for one in found]},
    )  # fmt: skip


def _children(law: Country, case: Case) -> list[Found]:
    first, age = case.contract.first_day, case.contract.age or 0
    if age < YOUNG_FROM:
        return [Found(BLOCK, "art. 7.1 to 7.10", "ask_the_inspection", 0, first)]
    if age == YOUNG_FROM:  # a child still, as long as she must go to school all day
        return [Found(WARN, "art. 6 and 7.15", "ask_about_school", 0, first)]
    return []


def _hours(law: Country, case: Case) -> list[Found]:
    found = []
    most, _ = law.figure("young_day", case.contract.first_day)
    for day in case.contract.touched:
        if (over := minutes_on(case.periods, day, day) - most) > 0:
            found.append(Found(BLOCK, "art. 31", "remove_minutes", over, day))
    most, _ = law.figure("young_week", case.contract.first_day)
    for week in sorted({monday(day) for day in case.contract.touched}):
        over = minutes_on(case.periods, week, week + timedelta(6)) - most
        if over > 0:
            found.append(Found(BLOCK, "art. 31", "remove_minutes", over, week))
    return found


def _breaks(law: Country, case: Case) -> list[Found]:
    """Half an hour after four and a half; more than six hours have an hour, half of it at once."""
    found = []
    for day in case.contract.days:
        today = [one for one in case.periods if one.day == day]
        work = sum(one.minutes for one in today)
        longest = max((sum(p.minutes for p in one) for one in stretches(today, 1)), default=0)
        pauses = [elapsed(one.end, other.start) for one, other in pairwise(today)]
        due = 60 if work > LONG_DAY else 30 if work > AT_A_STRETCH else 0
        lacks = max(0, due - sum(pauses), (30 if due else 0) - max(pauses, default=0))
        if longest > AT_A_STRETCH or lacks:
            found.append(Found(BLOCK, "art. 34", "take_a_longer_break", lacks or 30, day))
    return found


def _night(law: Country, case: Case) -> list[Found]:
    start, _ = law.figure("night_from", case.contract.first_day)
    end, _ = law.figure("night_until", case.contract.first_day)
    found = []
    for one in case.contract.periods:
        if by_night(one, start, end):
            allowed = case.contract.show_sector and (case.contract.age or 0) > 16
            verdict = WARN if allowed and not _in_dead_of_night(one) else BLOCK
            found.append(Found(verdict, "art. 34bis", "move_hours", 0, one.day))
    return found


def _in_dead_of_night(period: Period) -> bool:
    last = period.end - 1
    return period.start % DAY < NEVER_AT_NIGHT or last // DAY > period.start // DAY


def _rest(law: Country, case: Case) -> list[Found]:
    least, _ = law.figure("young_rest", case.contract.first_day)
    found = []
    for one, other in pairwise(case.periods):
        gap = elapsed(one.end, other.start)
        ours = one in case.contract.periods or other in case.contract.periods
        if ours and one.day != other.day and gap < least:
            found.append(Found(BLOCK, "art. 34ter", "start_later", least - gap, other.day))
    return found


def _days(law: Country, case: Case) -> list[Found]:
    """Neither on Sundays nor holidays, and a free day beside each Sunday; what is allowed for shows
    needs thirty-six hours of rest, and one Sunday in two."""
    allowed = WARN if case.contract.show_sector else BLOCK
    every = {day for period in case.periods for day in period.days}
    found = []
    for day in case.contract.touched:
        if day.weekday() == SUNDAY or is_day_off(day):
            found.append(Found(allowed, "art. 32", "move_day", 0, day))
        if day.weekday() == SUNDAY and every & {day - timedelta(7), day + timedelta(7)}:
            found.append(Found(allowed, "art. 32, § 3", "move_day", 0, day))
        if day.weekday() in (MONDAY, SATURDAY) and _no_free_day(every, day):
            found.append(Found(allowed, "art. 32", "move_day", 0, day))
    for week in sorted({monday(day) for day in case.contract.touched}):
        lacks = REST_WITH_SUNDAY - longest_rest(case, week)
        if lacks > 0:
            found.append(Found(BLOCK, "art. 33, § 2", "rest_longer", lacks, week))
    return found


def _no_free_day(every: set[date], day: date) -> bool:
    """Whether both the Saturday and the Monday beside the Sunday next to a day are worked."""
    saturday = day if day.weekday() == SATURDAY else day - timedelta(2)
    return saturday in every and saturday + timedelta(2) in every


RULES: tuple[Callable[[Country, Case], list[Found]], ...] = (
    _children, _hours, _breaks, _night, _rest, _days,
)  # fmt: skip

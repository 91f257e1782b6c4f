"""Working time: length of work, of day and week, rest, Sundays, public holidays, night."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from mutua.legislation.belgium.calendar import DAY, elapsed, public_holidays, replacement_days
from mutua.legislation.belgium.employer_rules.contract import (
    Case,
    Period,
    minutes_on,
    monday,
    stretches,
)
from mutua.legislation.engine.verdicts import BLOCK, PASS, WARN, Verdict

if TYPE_CHECKING:
    from mutua.legislation.engine.country import Country

SATURDAY, SUNDAY = 5, 6
NOON = 13 * 60  # half days of rest end or begin at 13:00 (law of 16 March 1971, art. 16)
LONGEST_PAUSE = 60  # minutes; to be confirmed: a longer one makes two pieces of work
FIRST_VERSION = "2024-01-01"


def three_hours(law: Country, case: Case) -> Verdict:
    """Each piece of work lasts at least three hours; a meal between does not make two of it."""
    least, version = law.figure("shortest_work", case.contract.first_day)
    pieces = stretches(case.contract.periods, LONGEST_PAUSE + 1)
    shortest = min(pieces, key=_work)
    missing = max(0, least - _work(shortest))
    return Verdict(
        "three_hours", version, BLOCK if missing else PASS, "Law of 16 March 1971, art. 21",
        "add_minutes" if missing else "", {"minutes": missing, "day": shortest[0].day},
        {"shortest_minutes": _work(shortest), "least_minutes": least},
    )  # fmt: skip


def _work(periods: list[Period]) -> int:
    return sum(period.minutes for period in periods)


def breaks(law: Country, case: Case) -> Verdict:
    """Nobody works for more than six hours without a quarter of an hour of pause, over all
    contracts; the plan of the hours may leave the pause unsaid, so that an adviser looks."""
    most, version = law.figure("work_without_break", case.contract.first_day)
    pause, _ = law.figure("shortest_break", case.contract.first_day)
    ours = [one for one in stretches(case.periods, pause) if _of(case, one)]
    longest = max(ours, key=_work)
    over = max(0, _work(longest) - most)
    return Verdict(
        "breaks", version, WARN if over else PASS, "Law of 16 March 1971, art. 38quater",
        "take_a_break" if over else "",
        {"minutes": pause, "hours": f"{most / 60:g}", "day": longest[0].day},
        {"minutes": _work(longest), "most": most},
    )  # fmt: skip


def _of(case: Case, periods: list[Period]) -> bool:
    """Whether some of the periods are those of the contract that is looked at."""
    return any(one in case.contract.periods for one in periods)


def daily_limit(law: Country, case: Case) -> Verdict:
    """A day has at most nine hours, eight where its week leaves not even a half day free besides
    Sunday, and never more than eleven, over all contracts."""

    def over_usual(day: date) -> int:
        return minutes_on(case.periods, day, day) - _usual_day(law, case, day)

    day = max(case.contract.touched, key=over_usual)
    return _limit(
        law, "daily_limit", day, minutes_on(case.periods, day, day), _usual_day(law, case, day),
        "Law of 16 March 1971, art. 19, 20 and 27",
    )  # fmt: skip


def _usual_day(law: Country, case: Case, day: date) -> int:
    whole, _ = law.figure("usual_day", day)
    without_half_day, _ = law.figure("usual_day_of_full_week", day)
    first = monday(day)
    free = any(_half_free(case, first + timedelta(days=number)) for number in range(SATURDAY + 1))
    return int(whole if free else without_half_day)


def _half_free(case: Case, day: date) -> bool:
    """Whether a person has the morning or the afternoon of a day for herself."""
    low = day.toordinal() * DAY
    spans = ((low, low + NOON), (low + NOON, low + DAY))
    return any(
        all(one.end <= start or one.start >= end for one in case.periods) for start, end in spans
    )


def weekly_limit(law: Country, case: Case) -> Verdict:
    """A week has at most forty hours, and never more than fifty, over all contracts."""
    weeks = {monday(day) for day in case.contract.touched}

    def worked(first: date) -> int:
        return minutes_on(case.periods, first, first + timedelta(6))

    week = max(sorted(weeks), key=worked)
    usual, _ = law.figure("usual_week", week)
    return _limit(
        law, "weekly_limit", week, worked(week), usual,
        "Law of 16 March 1971, art. 19 and 27; law of 10 August 2001, art. 2",
    )  # fmt: skip


def _limit(law: Country, rule: str, day: date, minutes: int, usual: int, article: str) -> Verdict:
    span = "day" if rule == "daily_limit" else "week"
    never_above, version = law.figure(f"longest_{span}", day)
    verdict = BLOCK if minutes > never_above else WARN if minutes > usual else PASS
    over = minutes - (never_above if verdict == BLOCK else usual)
    remedy = "" if verdict == PASS else "remove_minutes"
    return Verdict(
        rule, version, verdict, article, remedy, {"minutes": max(0, over), "day": day},
        {"minutes": minutes, "usual": usual, "never_above": never_above},
    )  # fmt: skip


def daily_rest(law: Country, case: Case) -> Verdict:
    """In each twenty-four hours from a begin of work lie eleven hours of rest, of whatever
    contract: what lies nearer together spans thirteen hours at most. Where all of it begins on one
    day, which the law lets split, an adviser looks."""
    least, version = law.figure("daily_rest", case.contract.first_day)
    verdict, rest, day = PASS, DAY * 7, case.contract.first_day
    for spell in stretches(case.periods, least):
        if not _of(case, spell):
            continue
        if elapsed(spell[0].start, spell[-1].end) <= DAY - least or len(spell) == 1:
            continue
        gap, after = max(
            (elapsed(one.end, other.start), other.day) for one, other in pairwise(spell)
        )
        found = WARN if spell[0].day == spell[-1].day else BLOCK
        if (found, -gap) > (verdict, -rest) or verdict == PASS:
            verdict, rest, day = found, gap, after
    missing = max(0, least - rest)
    return Verdict(
        "daily_rest", version, verdict, "Law of 16 March 1971, art. 38ter",
        "" if verdict == PASS else "start_later", {"minutes": missing, "day": day},
        {"rest_minutes": rest, "least_minutes": least},
    )  # fmt: skip


def weekly_rest(law: Country, case: Case) -> Verdict:
    """Each week has thirty-five hours of rest at a stretch."""
    least, version = law.figure("weekly_rest", case.contract.first_day)
    longest = {first: longest_rest(case, first) for first in map(monday, case.contract.touched)}
    week = min(longest, key=lambda first: longest[first])
    missing = max(0, least - longest[week])
    return Verdict(
        "weekly_rest", version, WARN if missing else PASS,
        "Law of 16 March 1971, art. 11, 16 and 38ter", "rest_longer" if missing else "",
        {"minutes": missing, "day": week}, {"rest_minutes": longest[week], "least_minutes": least},
    )  # fmt: skip


def longest_rest(case: Case, first: date) -> int:
    """The longest rest that begins in a week, looking one day past its end."""
    low = first.toordinal() * DAY
    high = low + 8 * DAY
    inside = [p for p in case.periods if p.end > low and p.start < high]
    ends = [low, *(min(p.end, high) for p in inside)]
    starts = [*(max(p.start, low) for p in inside), high]
    return max(elapsed(end, start) for start, end in zip(starts, ends, strict=True) if start >= end)


def sunday(law: Country, case: Case) -> Verdict:
    """No work on Sunday, except where the law allows it, as for shows."""
    found = [day for day in case.contract.touched if day.weekday() == SUNDAY]
    verdict = WARN if found and not case.contract.show_sector else PASS
    return Verdict(
        "sunday", FIRST_VERSION, verdict, "Law of 16 March 1971, art. 11 to 17",
        "move_day" if verdict == WARN else "", {"day": found[0] if found else ""},
        {"days": found},
    )  # fmt: skip


def public_holiday(law: Country, case: Case) -> Verdict:
    """Work on a public holiday, or on the day off in its place, is given back by a day of rest."""
    found = [day for day in case.contract.touched if is_day_off(day)]
    verdict = WARN if found else PASS
    return Verdict(
        "public_holiday", FIRST_VERSION, verdict, "Law of 4 January 1974, art. 4, 6, 10 and 11",
        "give_rest_back" if found else "", {"day": found[0] if found else ""}, {"days": found},
    )  # fmt: skip


def is_day_off(day: date) -> bool:
    """A public holiday, or the day in its place."""
    return day in public_holidays(day.year) or day in replacement_days(day.year)


def night(law: Country, case: Case) -> Verdict:
    """No work between 20:00 and 6:00, except where the law allows it, as for shows."""
    start, version = law.figure("night_from", case.contract.first_day)
    end, _ = law.figure("night_until", case.contract.first_day)
    found = [one.day for one in case.contract.periods if by_night(one, start, end)]
    verdict = WARN if found and not case.contract.show_sector else PASS
    return Verdict(
        "night", version, verdict, "Law of 16 March 1971, art. 35 to 37",
        "move_hours" if verdict == WARN else "", {"day": found[0] if found else ""},
        {"days": found},
    )  # fmt: skip


def by_night(period: Period, start: int, end: int) -> bool:
    """Whether some of a period lies between two hours, the second in the morning."""
    last = period.end - 1
    return period.start % DAY < end or last // DAY > period.start // DAY or last % DAY >= start


def two_places(law: Country, case: Case) -> Verdict:
    """Nobody works in two places at once."""
    clashes = [
        mine.day
        for mine in case.contract.periods
        for one in case.others
        for other in one.periods
        if mine.start < other.end and other.start < mine.end
    ]
    return Verdict(
        "two_places", FIRST_VERSION, BLOCK if clashes else PASS,
        "Law of 3 July 1978, art. 17, 1°", "move_hours" if clashes else "",
        {"day": clashes[0] if clashes else ""}, {"days": clashes},
    )  # fmt: skip

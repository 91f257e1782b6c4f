"""Working time: length of work, of day and week, rest, Sundays, public holidays, night."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from mutua.legislation.belgium.calendar import public_holidays
from mutua.legislation.belgium.employer_rules.contract import DAY, Case, minutes_on, monday
from mutua.legislation.engine.verdicts import BLOCK, PASS, WARN, Verdict

if TYPE_CHECKING:
    from mutua.legislation.engine.country import Country

SUNDAY = 6
FIRST_VERSION = "2024-01-01"


def three_hours(law: Country, case: Case) -> Verdict:
    """Each piece of work lasts at least three hours without a break."""
    least, version = law.figure("shortest_work", case.contract.first_day)
    shortest = min(case.contract.periods, key=lambda period: period.minutes)
    missing = max(0, least - shortest.minutes)
    return Verdict(
        "three_hours", version, BLOCK if missing else PASS, "Law of 16 March 1971, art. 21",
        "add_minutes" if missing else "", {"minutes": missing, "day": shortest.day},
        {"shortest_minutes": shortest.minutes, "least_minutes": least},
    )  # fmt: skip


def daily_limit(law: Country, case: Case) -> Verdict:
    """A day has at most nine hours, and never more than eleven, over all contracts."""
    day = max(case.contract.days, key=lambda one: minutes_on(case.periods, one, one))
    return _limit(
        law, "daily_limit", day, minutes_on(case.periods, day, day), "day",
        "Law of 16 March 1971, art. 19, 20 and 27",
    )  # fmt: skip


def weekly_limit(law: Country, case: Case) -> Verdict:
    """A week has at most forty hours, and never more than fifty, over all contracts."""
    weeks = {monday(day) for day in case.contract.days}

    def worked(first: date) -> int:
        return minutes_on(case.periods, first, first + timedelta(6))

    week = max(sorted(weeks), key=worked)
    return _limit(
        law, "weekly_limit", week, worked(week), "week",
        "Law of 16 March 1971, art. 19 and 27; law of 10 August 2001, art. 2",
    )  # fmt: skip


def _limit(law: Country, rule: str, day: date, minutes: int, span: str, article: str) -> Verdict:
    usual, version = law.figure(f"usual_{span}", day)
    never_above, _ = law.figure(f"longest_{span}", day)
    verdict = BLOCK if minutes > never_above else WARN if minutes > usual else PASS
    over = minutes - (never_above if verdict == BLOCK else usual)
    remedy = "" if verdict == PASS else "remove_minutes"
    return Verdict(
        rule, version, verdict, article, remedy, {"minutes": max(0, over), "day": day},
        {"minutes": minutes, "usual": usual, "never_above": never_above},
    )  # fmt: skip


def daily_rest(law: Country, case: Case) -> Verdict:
    """Eleven hours of rest lie between two days of work, of whatever contract."""
    least, version = law.figure("daily_rest", case.contract.first_day)
    shortest, day = DAY * 7, case.contract.first_day
    for before, after in zip(case.periods, case.periods[1:], strict=False):
        gap = after.start - before.end
        ours = before in case.contract.periods or after in case.contract.periods
        if ours and before.day != after.day and 0 <= gap < shortest:
            shortest, day = gap, after.day
    missing = max(0, least - shortest)
    return Verdict(
        "daily_rest", version, BLOCK if missing else PASS, "Law of 16 March 1971, art. 38ter",
        "start_later" if missing else "", {"minutes": missing, "day": day},
        {"rest_minutes": shortest, "least_minutes": least},
    )  # fmt: skip


def weekly_rest(law: Country, case: Case) -> Verdict:
    """Each week has thirty-five hours of rest at a stretch."""
    least, version = law.figure("weekly_rest", case.contract.first_day)
    longest = {first: _longest_rest(case, first) for first in map(monday, case.contract.days)}
    week = min(longest, key=lambda first: longest[first])
    missing = max(0, least - longest[week])
    return Verdict(
        "weekly_rest", version, WARN if missing else PASS,
        "Law of 16 March 1971, art. 11, 16 and 38ter", "rest_longer" if missing else "",
        {"minutes": missing, "day": week}, {"rest_minutes": longest[week], "least_minutes": least},
    )  # fmt: skip


def _longest_rest(case: Case, first: date) -> int:
    """The longest rest that begins in a week, looking one day past its end."""
    low = first.toordinal() * DAY
    high = low + 8 * DAY
    inside = [p for p in case.periods if p.end > low and p.start < high]
    ends = [low, *(min(p.end, high) for p in inside)]
    starts = [*(max(p.start, low) for p in inside), high]
    return max(start - end for start, end in zip(starts, ends, strict=True))


def sunday(law: Country, case: Case) -> Verdict:
    """No work on Sunday, except where the law allows it, as for shows."""
    found = [day for day in case.contract.days if day.weekday() == SUNDAY]
    return _special_day(case, "sunday", found, "Law of 16 March 1971, art. 11 to 17")


def public_holiday(law: Country, case: Case) -> Verdict:
    """Work on a public holiday is given back by a day of rest."""
    found = [day for day in case.contract.days if day in public_holidays(day.year)]
    verdict = WARN if found else PASS
    return Verdict(
        "public_holiday", FIRST_VERSION, verdict, "Law of 4 January 1974, art. 4, 10 and 11",
        "give_rest_back" if found else "", {"day": found[0] if found else ""}, {"days": found},
    )  # fmt: skip


def _special_day(case: Case, rule: str, found: list[date], article: str) -> Verdict:
    verdict = WARN if found and not case.contract.show_sector else PASS
    return Verdict(
        rule, FIRST_VERSION, verdict, article, "move_day" if verdict == WARN else "",
        {"day": found[0] if found else ""}, {"days": found},
    )  # fmt: skip


def night(law: Country, case: Case) -> Verdict:
    """No work between 20:00 and 6:00, except where the law allows it, as for shows."""
    start, version = law.figure("night_from", case.contract.first_day)
    end, _ = law.figure("night_until", case.contract.first_day)
    found = [
        period.day
        for period in case.contract.periods
        if period.start % DAY < end or (period.end - 1) // DAY > period.start // DAY
        or (period.end - 1) % DAY >= start
    ]  # fmt: skip
    verdict = WARN if found and not case.contract.show_sector else PASS
    return Verdict(
        "night", version, verdict, "Law of 16 March 1971, art. 35 to 37",
        "move_hours" if verdict == WARN else "", {"day": found[0] if found else ""},
        {"days": found},
    )  # fmt: skip


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

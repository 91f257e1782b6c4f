"""The Belgian calendar: weekdays of a month, public holidays, the day by which pay arrives."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from mutua.legislation.engine.dates import read_date
from mutua.legislation.engine.errors import LegislationError
from mutua.legislation.engine.pack import Dates

if TYPE_CHECKING:
    from mutua.legislation.engine.country import Country

PROMISED_WORKING_DAYS = 7
# The months of a period, and the day of the month after it: none for its last.
AUTHORITIES: dict[str, tuple[int, int | None]] = {"onss": (3, None), "tax": (1, 15), "vat": (1, 20)}
MOST_WORKING_DAYS = 250
DAY = 1440  # minutes
MARCH, OCTOBER = 3, 10
FIXED_HOLIDAYS = ((1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25))
AFTER_EASTER = (1, 39, 50)  # Easter Monday, Ascension, Whit Monday


def weekdays(first: date, last: date) -> int:
    """Days from Monday to Friday between two dates, both included, public holidays too."""
    days = range(first.toordinal(), last.toordinal() + 1)
    return sum(1 for day in days if date.fromordinal(day).weekday() < 5)


@lru_cache(512)
def _of_month(year: int, month: int) -> dict[str, int]:
    return {"month_weekdays": weekdays(date(year, month, 1), _last_of_month(year, month))}


def _last_of_month(year: int, month: int) -> date:
    following = date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)
    return following - timedelta(days=1)


def calendar_facts(dates: Dates) -> dict[str, int]:
    """Full-time days of the month in which the work was done."""
    return dict(_of_month(dates.worked_from.year, dates.worked_from.month))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the rule of Gauss, as completed by Butcher)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leaps, left = divmod(century, 4)
    moon_shift = (8 * century + 13) // 25
    epact = (19 * golden + century - leaps - moon_shift + 15) % 30
    quarter, remainder = divmod(rest, 4)
    weekday = (32 + 2 * left + 2 * quarter - epact - remainder) % 7
    correction = (golden + 11 * epact + 19 * weekday) // 433
    month = (epact + weekday - 7 * correction + 90) // 25
    return date(year, month, (epact + weekday - 7 * correction + 33 * month + 19) % 32)


@lru_cache(64)
def public_holidays(year: int) -> frozenset[date]:
    """The ten public holidays of a year (law of 4 January 1974; royal decree of 18 April 1974)."""
    sunday = easter(year)
    moving = {sunday + timedelta(days=days) for days in AFTER_EASTER}
    return frozenset(moving | {date(year, month, day) for month, day in FIXED_HOLIDAYS})


@lru_cache(64)
def replacement_days(year: int) -> dict[date, date]:
    """The day off in place of each public holiday of a year on a Sunday or, in a week of five days,
    on a Saturday, with that holiday: where nobody has decided otherwise the first working day
    after it. Source: law of 4 January 1974, art. 6; the day without a decision to be confirmed."""
    found: dict[date, date] = {}
    for holiday in sorted(public_holidays(year)):
        day = holiday
        while holiday.weekday() > 4 and (not is_working_day(day) or day in found):
            day += timedelta(days=1)
        if day != holiday:
            found[day] = holiday
    return found


@lru_cache(64)
def summer(year: int) -> tuple[int, int]:
    """The minutes since the first day of the calendar, on the clocks of the country, between which
    summer time holds: from 2:00 (then 3:00) of the last Sunday of March until 3:00 (then 2:00)
    of the last of October. Source: directive 2000/84/EC, art. 2 and 3."""
    starts, ends = (_last_sunday(year, month).toordinal() * DAY for month in (MARCH, OCTOBER))
    return starts + 120, ends + 180


def _last_sunday(year: int, month: int) -> date:
    last = _last_of_month(year, month)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def exists(minute: int) -> bool:
    """Whether the clocks show a minute: an hour of a night of March they leave out."""
    gap = summer(date.fromordinal(minute // DAY).year)[0]
    return not gap <= minute < gap + 60


def elapsed(start: int, end: int) -> int:
    """Minutes that really pass between two minutes on the clocks. An hour that the clocks show
    twice, in a night of October, is the first of the two."""
    return _of_winter(end) - _of_winter(start)


def _of_winter(minute: int) -> int:
    low, high = summer(date.fromordinal(minute // DAY).year)
    return minute - (60 if low <= minute < high else 0)


def is_working_day(day: date) -> bool:
    """Monday to Friday without public holidays."""
    return day.weekday() < 5 and day not in public_holidays(day.year)


def known_day(country: Country, field: str, given: object) -> date:
    """A day that these rules know, or LegislationError by its field."""
    day = read_date(field, given)
    low, high = country.pack.known_from, country.pack.known_until
    if not low <= day <= high:
        raise LegislationError(field, str(day), "date_between", low=low, high=high)
    return day


def working_day_after(country: Country, *, day: date, days: int) -> date:
    """The working day that comes so many working days, Monday to Friday without public holidays,
    after a day: of Friday and 1 the Monday."""
    found = known_day(country, "day", day)
    if type(days) is not int or not 0 <= days <= MOST_WORKING_DAYS:
        raise LegislationError(
            "days", days, "whole_number", low=0, high=MOST_WORKING_DAYS, unit="number"
        )
    while days:
        found += timedelta(days=1)
        days -= is_working_day(found)
    return found


def is_labour_day(day: date) -> bool:
    """A working day as the law on pay counts: every day but Sundays and public holidays. The law of
    26 December 2022 keeps Saturday one, which Civil code, art. 1.7, else would not."""
    return day.weekday() < 6 and day not in public_holidays(day.year)


def is_bank_day(day: date) -> bool:
    """A day on which a transfer arrives: a working day of Belgian banks, and of TARGET (European
    Central Bank: closed on Good Friday, Easter Monday, 1 May, 25 and 26 December besides)."""
    closed = (easter(day.year) - timedelta(days=2), date(day.year, 12, 26))
    return is_working_day(day) and day not in closed


def pay_day(country: Country, *, worked_until: date) -> date:
    """The day on which pay is on the account at the latest: the seventh working day after the last
    day worked (day 1 is the first working day after), or the last bank day before it. Law of
    12 April 1965, art. 9: never later, and by the work rules, which every house must have."""
    day, left = known_day(country, "worked_until", worked_until), PROMISED_WORKING_DAYS
    while left:
        day += timedelta(days=1)
        left -= is_labour_day(day)
    while not is_bank_day(day):
        day -= timedelta(days=1)
    return day


def transfer_day(country: Country, *, arrives_on: date) -> date:
    """The last day on which a bank is asked to pay so that the money is there on a day: the bank
    day before. Regulation (EU) 260/2012 and directive (EU) 2015/2366, art. 83: a transfer arrives
    by the end of the next business day."""
    day = read_date("arrives_on", arrives_on) - timedelta(days=1)
    while not is_bank_day(day):
        day -= timedelta(days=1)
    return known_day(country, "arrives_on", day)


def authority_day(country: Country, *, authority: str, until: date) -> date:
    """The last day on which an authority is paid what days up to ``until`` have brought: the
    social security office by the end of the month after the quarter (royal decree of 28 November
    1969, art. 34; advances within the quarter are not counted here), the tax withheld by the 15th
    of the month after (Income tax code 1992, art. 412), VAT by the 20th of it (royal decree no. 1,
    art. 18). Where no bank works on it, the bank day before."""
    day = known_day(country, "until", until)
    if authority not in AUTHORITIES:
        raise LegislationError("authority", authority, "one_of", choices=", ".join(AUTHORITIES))
    months, number = AUTHORITIES[authority]
    last = day.month + (-day.month % months)  # of the period
    year, month = day.year + last // 12, last % 12 + 1
    day = _last_of_month(year, month) if number is None else date(year, month, number)
    while not is_bank_day(day):
        day -= timedelta(days=1)
    return day

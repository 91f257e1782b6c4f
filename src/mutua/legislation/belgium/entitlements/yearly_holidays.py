"""The yearly holidays of employees: their right, and the departure pay that is deducted of them.

Manual workers and artists are paid by the holiday fund. Not here: the holidays of the young, of
seniors, those that complete a first year, and those carried over from a year of illness.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mutua.legislation.belgium.calendar import known_day
from mutua.legislation.engine.errors import LegislationError
from mutua.legislation.engine.rounding import Rounding

if TYPE_CHECKING:
    from mutua.legislation.engine.country import Country

MONTHS: Final = 12
DAYS_OF_A_WEEK: Final = 7
SIX_DAYS: Final = 6
WEEK_LIMIT: Final = 7 * 24 * 60  # minutes
MONEY_LIMIT: Final = 10**9
LAW: Final = "Royal decree of 30 March 1967, art. 35"
IN_FAVOUR: Final = Rounding(
    "up", "Days of yearly holidays: the next whole day, as in a week of five"
)
OF_A_DAY: Final = Rounding("half up", "Royal decree of 30 March 1967, art. 48: to the cent")


class YearlyHolidays(NamedTuple):
    """The right of a holiday year: its days, each an average one of the week; its ``minutes``; those
    of the ``most`` that anybody has; and how sure the figures are."""

    days: int
    minutes: int
    most: int
    law: str
    confidence: str

    @property
    def whole(self) -> bool:
        """Whether no further month could give more."""
        return self.minutes == self.most


def yearly_holidays(
    country: Country, *, on: date, days_a_week: int, week_minutes: int, months: Sequence[int]
) -> YearlyHolidays:
    """The holidays that the months of the year before give in the year of a day.

    ``days_a_week`` and ``week_minutes`` are the week that is worked when they are taken, ``months``
    the minutes of the week of each whole month of the exercise, worked or assimilated. Two days of
    a week of six for each month, so a third of the month's week; the next whole day; at most four
    weeks. Source: royal decree of 30 March 1967, art. 35. That other weeks than those of five days
    round alike, and what a changed week gives, is to be confirmed.
    """
    day = known_day(country, "on", on)
    _number("days_a_week", days_a_week, 1, DAYS_OF_A_WEEK)
    _number("week_minutes", week_minutes, 1, WEEK_LIMIT)
    if len(months) > MONTHS:
        raise LegislationError("months", len(months), "whole_number", low=0, high=MONTHS, unit="number")  # fmt: skip
    for one in months:
        _number("months", one, 1, WEEK_LIMIT)
    weeks, _ = country.figure("yearly_holiday_weeks", day)
    a_month, _ = country.figure("yearly_holiday_days_a_month", day)
    most = weeks * week_minutes
    earned = IN_FAVOUR.ratio(sum(months) * a_month, days_a_week, SIX_DAYS * week_minutes)
    days = min(earned, weeks * days_a_week)
    minutes = min(most, IN_FAVOUR.ratio(days, week_minutes, days_a_week))
    usual = days_a_week >= 5 and all(one == week_minutes for one in months)
    return YearlyHolidays(days, minutes, most, LAW, "derived" if usual else "to be confirmed")


class Deduction(NamedTuple):
    """What is kept of each day's gross pay (cents), and what the settlement of the year still keeps
    (above zero) or gives back (below zero)."""

    kept: tuple[int, ...]
    settlement: int
    law: str


def departure_pay_deduction(
    country: Country, *, on: date, day_pays: Sequence[int], simple_departure_pay: int
) -> Deduction:
    """What is deducted of holidays whose single pay another contract has paid at its end.

    ``day_pays`` are the gross pays of the days taken on such a right, ``simple_departure_pay`` what
    its certificates say (cents). Of each day nine tenths are kept when it is taken; in December, or
    when the contract ends, the rest of the departure pay is settled, at most up to what the days
    pay here. Of that month's pay a fifth at most may be kept without the worker's word (law of 12
    April 1965, art. 23). Source: royal decree of 30 March 1967, art. 48, as amended on 28 September
    2023; the settlement is read in accounts of it alone: to be confirmed.
    """
    day = known_day(country, "on", on)
    _number("simple_departure_pay", simple_departure_pay, 0, MONEY_LIMIT)
    for one in day_pays:
        _number("day_pays", one, 0, MONEY_LIMIT)
    share, _ = country.figure("departure_pay_share", day)
    kept = tuple(OF_A_DAY.of(one, share) for one in day_pays)
    due = min(simple_departure_pay, sum(day_pays))
    return Deduction(kept, due - sum(kept), "Royal decree of 30 March 1967, art. 48")


def _number(field: str, value: Any, low: int, high: int) -> None:
    if type(value) is not int or not low <= value <= high:
        raise LegislationError(field, value, "whole_number", low=low, high=high, unit="number")

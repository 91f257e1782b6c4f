"""The days on which money moves between banks: those of T2, the Eurosystem's own (TARGET)."""

from datetime import date, timedelta

import holidays

CLOSED = holidays.financial_holidays("XECB")
ONE = timedelta(days=1)


def is_open(day: date) -> bool:
    return day.weekday() < 5 and day not in CLOSED


def open_from(day: date) -> date:
    """The day, or the first banking day after it."""
    while not is_open(day):
        day += ONE
    return day


def after(day: date, count: int = 1) -> date:
    """So many banking days later."""
    for _ in range(count):
        day = open_from(day + ONE)
    return day

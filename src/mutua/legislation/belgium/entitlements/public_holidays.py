"""Public holidays that the employer pays: after the end of a contract, and while it is suspended."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from mutua.legislation.belgium.calendar import known_day, public_holidays, replacement_days
from mutua.legislation.engine.dates import read_date
from mutua.legislation.engine.errors import LegislationError

if TYPE_CHECKING:
    from mutua.legislation.engine.country import Country

LAW: Final = "Royal decree of 18 April 1974, art. 14"
SUSPENDED: Final = "Royal decree of 18 April 1974, art. 13"
YEARLY: Final = "holiday"
BY_HEALTH: Final = ("illness", "accident", "maternity")
CAUSES: Final = (*BY_HEALTH, YEARLY, "unpaid")
ENDS: Final = ("end_of_term", "by_employer", "by_worker", "serious_cause")
WITHOUT_RIGHT: Final = ("by_worker", "serious_cause")


def day_off(country: Country, *, day: date) -> bool:
    """Whether a day of the week's work is not worked and paid all the same: a public holiday, or
    the day in its place. Source: law of 4 January 1974, art. 4 to 6 and 14.
    """
    found = known_day(country, "day", day)
    return found in public_holidays(found.year) or found in replacement_days(found.year)


class HolidaysAfter(NamedTuple):
    """The public holidays that are still paid, with the days of service that give them.

    Their pay is deferred pay: it bears contributions and gives holiday pay.
    """

    days: tuple[date, ...]
    service_days: int
    law: str


def public_holidays_after_contract(
    country: Country,
    *,
    service_from: date,
    contract_until: date,
    ended: str = "end_of_term",
    next_employer_from: date | None = None,
) -> HolidaysAfter:
    """The public holidays after a contract's last day that the employer still owes.

    ``service_from`` is the first day of service without interruption, earlier contracts
    included. Less than 15 days of service give none; up to a month give one within 14 days;
    more than a month gives all within 30 days. The right ends when the person begins with another
    employer. A holiday on a day without work counts here as its own day; where the enterprise has
    fixed a day in its place, that day decides (law of 4 January 1974, art. 6). Source: royal decree of 18 April 1974, art. 14.
    """
    first = read_date("service_from", service_from)
    last = known_day(country, "contract_until", contract_until)
    if last < first:
        raise LegislationError(
            "contract_until", str(last), "not_before", other="service_from", low=first
        )
    if ended not in ENDS:
        raise LegislationError("ended", ended, "one_of", choices=", ".join(ENDS))
    service = (last - first).days + 1
    a_month = last >= month_later(first)
    within, _ = country.figure(
        "days_after_long_service" if a_month else "days_after_short_service", last
    )
    least_service, _ = country.figure("service_for_public_holiday", last)
    if ended in WITHOUT_RIGHT or service < least_service:
        return HolidaysAfter((), service, LAW)
    until = last + timedelta(days=within)
    if next_employer_from is not None:
        other = read_date("next_employer_from", next_employer_from)
        if other <= last:
            raise LegislationError(
                "next_employer_from", str(other), "not_before", other="contract_until", low=last
            )
        until = min(until, other - timedelta(days=1))
    years = {last.year, until.year}
    found = sorted(day for year in years for day in public_holidays(year) if last < day <= until)
    return HolidaysAfter(tuple(found if a_month else found[:1]), service, LAW)


class HolidayOfSuspension(NamedTuple):
    """A public holiday while a contract is suspended: whether it is ``paid``, its ``number`` among
    the calendar days of the suspension, the days ``within`` which one is paid (None where each one
    is), the law, and how sure it is."""

    paid: bool
    number: int
    within: int | None
    law: str
    confidence: str


def public_holiday_in_suspension(
    country: Country, *, day: date, suspended_from: date, cause: str
) -> HolidayOfSuspension:
    """Whether a public holiday, or the day in its place, is paid while the contract is suspended.

    ``suspended_from`` is the first day of the suspension, which counts as its day 1; ``cause`` is
    ``illness``, ``accident`` (at work), ``maternity``, ``holiday`` (yearly holidays: each one is
    paid) or ``unpaid`` (any other). Work between two absences ends a suspension, days without work
    do not. That another cause without work between begins anew is read in one account, that it
    does not in another: to be confirmed, and so is the leave that no law gives.
    Source: royal decree of 18 April 1974, art. 13.
    """
    found = known_day(country, "day", day)
    first = read_date("suspended_from", suspended_from)
    if found < first:
        raise LegislationError("day", str(found), "not_before", other="suspended_from", low=first)
    if cause not in CAUSES:
        raise LegislationError("cause", cause, "one_of", choices=", ".join(CAUSES))
    number = (found - first).days + 1
    if cause == YEARLY:
        return HolidayOfSuspension(True, number, None, SUSPENDED, "verified")
    code = "suspension_days_by_health" if cause in BY_HEALTH else "suspension_days_otherwise"
    within, _ = country.figure(code, found)
    dated = country.parameters[code].on(found, country.known_on)
    confidence = dated.confidence if dated else "to be confirmed"
    return HolidayOfSuspension(number <= within, number, within, SUSPENDED, confidence)


def month_later(day: date) -> date:
    """The same day of the next month (the first of the one after where there is none)."""
    year, month = day.year + day.month // 12, day.month % 12 + 1
    try:
        return date(year, month, day.day)
    except ValueError:
        return date(year + month // 12, month % 12 + 1, 1)

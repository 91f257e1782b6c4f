"""How an open-ended contract ends: notice, pay in its place, serious cause.

Source: law of 3 July 1978, art. 35, 37 to 37/4 and 39. Not here: a shorter notice of who has found
other work (art. 37/2 § 3), 26 weeks at most at the age of pension (art. 37/6), service as an agency
worker before (art. 37/4), notice that stands still in illness or leave (art. 38).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from mutua.legislation.belgium.calendar import is_labour_day, known_day
from mutua.legislation.engine.dates import read_date
from mutua.legislation.engine.errors import LegislationError
from mutua.legislation.engine.rounding import Rounding

if TYPE_CHECKING:
    from mutua.legislation.engine.country import Country

SIDES: Final = ("employer", "worker")
WAYS: Final = ("registered", "bailiff", "handed")
MONTHS_OF_TABLE: Final = 252  # 21 years: from there on each year begun brings the same
MONEY_LIMIT: Final = 10**9
MOST_WEEKS: Final = 200
IN_HER_FAVOUR: Final = Rounding("up", "Pay in place of notice: a part of a cent is hers")


class Notice(NamedTuple):
    """A notice: its ``weeks``, the day on which it takes effect, the Monday on which it begins, the
    contract's last day, the full months of service that give it, and how sure the length is."""

    weeks: int
    notified_on: date
    begins_on: date
    last_day: date
    months_of_service: int
    law: str
    confidence: str


def notice(
    country: Country,
    *,
    by: str,
    given_on: date,
    how: str = "registered",
    contract_from: date,
    service_from: date | None = None,
) -> Notice:
    """The notice of an open-ended contract that began on ``contract_from``, in a service without
    interruption since ``service_from`` (fixed-term contracts before it count: art. 37/4).

    A registered letter acts on the third working day after ``given_on``, the day on which it was
    sent; a bailiff's writ and, of the worker alone, a paper that was handed over act at once. The
    notice begins on the Monday after the week in which it acts (art. 37/1), and its weeks follow
    from the service of that day. Source: law of 3 July 1978, art. 37 to 37/4.
    """
    if by not in SIDES:
        raise LegislationError("by", by, "one_of", choices=", ".join(SIDES))
    ways = WAYS if by == "worker" else WAYS[:2]
    if how not in ways:
        raise LegislationError("how", how, "one_of", choices=", ".join(ways))
    given = known_day(country, "given_on", given_on)
    begun = read_date("contract_from", contract_from)
    served = begun if service_from is None else read_date("service_from", service_from)
    if given < begun:
        raise LegislationError(
            "given_on", str(given), "not_before", other="contract_from", low=begun
        )
    if begun < served:
        raise LegislationError(
            "contract_from", str(begun), "not_before", other="service_from", low=served
        )
    acts = _acts_on(country, given) if how == "registered" else given
    begins = acts + timedelta(days=7 - acts.weekday())
    months = full_months(served, begins)
    weeks, name = _weeks(country, by, begun, months)
    dated = country.parameters[name].on(begun, country.known_on)
    assert dated is not None  # noqa: S101 - figure has refused the day otherwise
    last = begins + timedelta(weeks=weeks) - timedelta(days=1)
    return Notice(weeks, acts, begins, last, months, dated.source, dated.confidence)


def _weeks(country: Country, by: str, begun: date, months: int) -> tuple[int, str]:
    name = f"notice_by_{by}"
    table, _ = country.figure(name, begun)
    weeks = int(table.at(months * 100).numerator)
    if by == "employer" and months > MONTHS_OF_TABLE:
        further, _ = country.figure(f"{name}_further_year", begun)
        weeks += (months - MONTHS_OF_TABLE) // 12 * further
    return weeks, name


def _acts_on(country: Country, sent: date) -> date:
    """The working day, Saturdays too, on which a registered letter acts."""
    left, _ = country.figure("days_of_post", sent)
    return _labour_days_after(sent, left)


def _labour_days_after(day: date, left: int) -> date:
    while left:
        day += timedelta(days=1)
        left -= is_labour_day(day)
    return day


def full_months(first: date, until: date) -> int:
    """Full months from a day to another, the second not included."""
    months = (until.year - first.year) * 12 + until.month - first.month
    return max(0, months - (until.day < first.day))


def pay_in_place_of_notice(country: Country, *, monthly_gross: int, weeks: int, on: date) -> int:
    """The gross pay (cents) that is due in place of so many weeks of notice, or of what is left of
    it: current pay with the benefits of the contract. Source: law of 3 July 1978, art. 39 § 1.
    """
    day = known_day(country, "on", on)
    for field, given, high in (("monthly_gross", monthly_gross, MONEY_LIMIT), ("weeks", weeks, MOST_WEEKS)):  # fmt: skip
        if type(given) is not int or not 0 <= given <= high:
            raise LegislationError(field, given, "whole_number", low=0, high=high, unit="number")
    factor, _ = country.figure("weeks_of_a_month", day)
    return IN_HER_FAVOUR.ratio(monthly_gross * weeks, factor.denominator, factor.numerator)


def serious_cause(
    country: Country, *, known_on: date, ended_on: date, notified_on: date | None = None
) -> date:
    """The last day on which the cause of an end for serious cause may be notified, by registered
    letter, writ, or a paper handed over: three working days after the end, which itself comes at
    most three working days after the fact is known. Raises LegislationError where it is too late.
    Source: law of 3 July 1978, art. 35.
    """
    known, ended = (
        known_day(country, "known_on", known_on),
        known_day(country, "ended_on", ended_on),
    )
    days, _ = country.figure("serious_cause_days", known)
    latest = _labour_days_after(known, days)
    if not known <= ended <= latest:
        raise LegislationError("ended_on", str(ended), "date_between", low=known, high=latest)
    by = _labour_days_after(ended, days)
    if notified_on is not None and not ended <= read_date("notified_on", notified_on) <= by:
        raise LegislationError("notified_on", str(notified_on), "date_between", low=ended, high=by)
    return by

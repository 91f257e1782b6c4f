"""Guaranteed pay in illness and after an accident at work: what the employer still pays, day by
day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mutua.legislation.belgium.calendar import known_day
from mutua.legislation.belgium.entitlements.public_holidays import month_later
from mutua.legislation.engine.dates import read_date
from mutua.legislation.engine.errors import LegislationError
from mutua.legislation.engine.rounding import Rounding

if TYPE_CHECKING:
    from mutua.legislation.engine.country import Country

STATUSES: Final = ("employee", "manual_worker", "artist")
ILLNESS, ACCIDENT = "illness", "accident"
CAUSES: Final = (ILLNESS, ACCIDENT)
MONEY_LIMIT: Final = 10**9
COVERED_DAYS: Final = 30
FULL_PAY_DAYS: Final = 7
SECOND_WEEK_DAYS: Final = 14
SHORT_TERM_MONTHS: Final = 3
DAYS_OF_INSURANCE_WEEK: Final = 6
EACH_DAY: Final = Rounding("half up", "Guaranteed pay: each day to the cent, half up")
EMPLOYEE_LAW: Final = "Law of 3 July 1978, art. 70"
SHORT_TERM_LAW: Final = "Law of 3 July 1978, art. 71; collective agreement 13bis"
MANUAL_LAW: Final = "Law of 3 July 1978, art. 52; collective agreement 12bis"
SHORT_TERM_ACCIDENT_LAW: Final = "Law of 3 July 1978, art. 72; collective agreement 13bis"
MANUAL_ACCIDENT_LAW: Final = "Law of 3 July 1978, art. 54; collective agreement 12bis"


class GuaranteedDay(NamedTuple):
    """One day of incapacity that the employer pays: the amount in cents for a day of work (nil on
    other days), its number in the incapacity, whether it bears contributions, and the law."""

    day: date
    number: int
    amount: int
    bears_contributions: bool
    law: str


class Illness(NamedTuple):
    """The facts of an illness, or of what follows an accident at work, under one contract, as
    read."""

    first: date
    last: date
    service_from: date
    day_pay: int
    days_a_week: int
    paid_before: int
    by_accident: bool


def guaranteed_pay(
    country: Country,
    *,
    status: str,
    contract_start: date,
    contract_until: date | None = None,
    service_from: date | None = None,
    ill_from: date,
    ill_until: date,
    day_pay: int,
    days_a_week: int = 5,
    earlier_illness_until: date | None = None,
    earlier_days: int | None = None,
    other_cause: bool = False,
    cause: str = ILLNESS,
) -> tuple[GuaranteedDay, ...]:
    """The days of an incapacity for work that the employer pays, at most 30 calendar days.

    ``day_pay`` is the normal gross pay of a day of work (cents), ``days_a_week`` the days worked
    from Monday on. A relapse soon after an earlier illness (``earlier_illness_until``, of which
    ``earlier_days`` were covered) goes on with it, unless the cause is another. A contract
    without ``contract_until`` is open-ended. Students, art. 1bis and the amateur indemnity have
    no right here.

    ``cause`` is ``illness`` (with accidents in private life) or ``accident``: one at work or on the
    way to it, or an occupational disease. An accident asks no month of service, and days 8 to 30 of
    who follows the manual workers' rules are all paid at the higher share: the insurer's indemnity
    of 90 % goes to the employer. After it a relapse begins anew once work was resumed (Cass., 4
    September 1970, as Securex tells it): give ``other_cause``. Whether one without work between goes
    on is to be confirmed: art. 52 § 2 and 73 § 1 speak of the pay of art. 52, 70 and 71, not of that
    of art. 54 and 72. Here it goes on where ``earlier_illness_until`` is given.
    Source: law of 3 July 1978, art. 52, 54 and 70 to 73; collective agreements 12bis and 13bis.
    """
    if status not in STATUSES:
        raise LegislationError("status", status, "one_of", choices=", ".join(STATUSES))
    if cause not in CAUSES:
        raise LegislationError("cause", cause, "one_of", choices=", ".join(CAUSES))
    start = read_date("contract_start", contract_start)
    end = None if contract_until is None else read_date("contract_until", contract_until)
    served = start if service_from is None else read_date("service_from", service_from)
    first = known_day(country, "ill_from", ill_from)
    last = known_day(country, "ill_until", ill_until)
    _not_before("ill_from", first, "contract_start", start)
    _not_before("ill_until", last, "ill_from", first)
    _not_before("contract_start", start, "service_from", served)
    if end is not None:
        _not_before("contract_until", end, "ill_from", first)
    if not isinstance(other_cause, bool):
        raise LegislationError("other_cause", other_cause, "flag")
    before = _relapse(country, first, earlier_illness_until, earlier_days)
    before = 0 if other_cause else before
    illness = Illness(
        first, last if end is None else min(last, end), served,
        _number("day_pay", day_pay, MONEY_LIMIT), _number("days_a_week", days_a_week, 6, low=1),
        before, cause == ACCIDENT,
    )  # fmt: skip
    by_manual_rules = status != "employee" or (end is not None and end < _months_later(start))
    return tuple(_days(country, illness, status, by_manual_rules=by_manual_rules))


def _relapse(
    country: Country, first: date, earlier_until: date | None, earlier_days: int | None
) -> int:
    """Days already covered of an illness that goes on; none when the relapse comes late."""
    if earlier_until is None:
        return 0 if earlier_days is None else _number("earlier_days", earlier_days, 0)
    earlier = read_date("earlier_illness_until", earlier_until)
    _not_before("ill_from", first, "earlier_illness_until", earlier + timedelta(days=1))
    if earlier_days is None:
        raise LegislationError("earlier_days", None, "needed", what="the days already covered")
    covered = _number("earlier_days", earlier_days, COVERED_DAYS)
    relapse, _ = country.figure("relapse_days", first)
    return covered if (first - earlier).days <= relapse else 0


def _days(country: Country, illness: Illness, status: str, *, by_manual_rules: bool) -> Any:
    a_month = by_manual_rules and not illness.by_accident
    right_from = month_later(illness.service_from) if a_month else illness.service_from
    law = _law(status, by_manual_rules, illness.by_accident)
    for place in range((illness.last - illness.first).days + 1):
        day, number = illness.first + timedelta(days=place), illness.paid_before + place + 1
        if number > COVERED_DAYS:
            return
        if day < right_from:
            continue
        amount = 0
        if day.weekday() < illness.days_a_week:
            amount = (
                _by_manual_rules(country, illness, status, number, day)
                if by_manual_rules
                else illness.day_pay
            )
        bears = number <= FULL_PAY_DAYS or not by_manual_rules
        yield GuaranteedDay(day, number, amount, bears, law)


def _law(status: str, by_manual_rules: bool, by_accident: bool) -> str:
    if not by_manual_rules:
        return EMPLOYEE_LAW
    if status == "employee":
        return SHORT_TERM_ACCIDENT_LAW if by_accident else SHORT_TERM_LAW
    return MANUAL_ACCIDENT_LAW if by_accident else MANUAL_LAW


def _by_manual_rules(
    country: Country, illness: Illness, status: str, number: int, day: date
) -> int:
    if number <= FULL_PAY_DAYS:
        return illness.day_pay
    kind = "short_term" if status == "employee" else "manual"
    if illness.by_accident:
        share, _ = country.figure(f"accident_share_{kind}", day)
        return EACH_DAY.of(illness.day_pay, share)
    above, _ = country.figure(f"guaranteed_share_{kind}", day)
    if number <= SECOND_WEEK_DAYS:
        return EACH_DAY.of(illness.day_pay, above)
    below, _ = country.figure(f"guaranteed_share_{kind}_below_ceiling", day)
    ceiling, _ = country.figure("sickness_ceiling", illness.first)
    a_day = EACH_DAY.ratio(
        ceiling.numerator, 100 * DAYS_OF_INSURANCE_WEEK, ceiling.denominator * illness.days_a_week
    )
    under = min(illness.day_pay, a_day)
    return EACH_DAY.of_two(under, below, illness.day_pay - under, above)


def _months_later(day: date) -> date:
    """The last day of so many months from a day on."""
    month = day.month - 1 + SHORT_TERM_MONTHS
    year, month = day.year + month // 12, month % 12 + 1
    try:
        return date(year, month, day.day) - timedelta(days=1)
    except ValueError:
        following = date(year + month // 12, month % 12 + 1, 1)
        return following - timedelta(days=1)


def _not_before(field: str, day: date, other: str, low: date) -> None:
    if day < low:
        raise LegislationError(field, str(day), "not_before", other=other, low=low)


def _number(field: str, value: Any, high: int, low: int = 0) -> int:
    if type(value) is not int or not low <= value <= high:
        raise LegislationError(field, value, "whole_number", low=low, high=high, unit="number")
    return value

"""What is due beside an invoice that was not paid in time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mutua.legislation.belgium.calendar import known_day
from mutua.legislation.engine.errors import LegislationError

if TYPE_CHECKING:
    from mutua.legislation.engine.country import Country

CONSUMER: Final = "person"
KINDS: Final = ("company", "public_body", "association", CONSUMER)
FIRST_STEP, SECOND_STEP = 15_000, 50_000  # cents: the steps of art. XIX.4
JULY: Final = 7
LIMIT: Final = 10**12


class Part(NamedTuple):
    """Interest of days of one half-year: its rate and where it stands."""

    first_day: date
    last_day: date
    rate: Fraction
    source: str
    confidence: str


class LateClaim(NamedTuple):
    """What may be asked on a day beside the open amount, cents. ``from_day`` is the first day on
    which it may be asked, none where a reminder must come before. Where it is too early, or the
    contract with a consumer lacks the clause, both amounts are nothing. ``on_paid`` is what of the
    interest is on sums that came late and are paid by now."""

    interest: int
    compensation: int
    from_day: date | None
    parts: tuple[Part, ...]
    source: str
    confidence: str
    on_paid: int = 0


def late_payment(
    country: Country,
    *,
    kind: str,
    amount: int,
    due_on: date,
    on: date,
    reminded_on: date | None = None,
    clause: bool = False,
    paid: Sequence[tuple[date, int]] = (),
) -> LateClaim:
    """Interest and compensation for an open ``amount`` (cents) that was due on a day. ``paid`` are
    sums of the same debt that have come, each with its day: one that came late bears interest until
    that day, so that each day's interest is on what was outstanding.

    ``kind`` is the client's: a company, public body or association owes interest by law from the
    day after the due day, without notice, and a fixed sum (law of 2 August 2002, art. 5 and 6;
    that an association is an enterprise is to be confirmed by case). A ``person`` is a consumer:
    nothing before the days after a first free reminder by e-mail (``reminded_on``), and then only
    with a ``clause`` in the contract, within the limits of the Code of economic law, art. XIX.2
    and XIX.4. Interest is by half-year, on the days of the year; rounded to the cent, half up.
    """
    if kind not in KINDS:
        raise LegislationError("kind", kind, "one_of", choices=", ".join(KINDS))
    if type(amount) is not int or not 0 <= amount <= LIMIT:
        raise LegislationError("amount", amount, "whole_number", low=0, high=LIMIT, unit="number")
    due, today = known_day(country, "due_on", due_on), known_day(country, "on", on)
    late = tuple(
        (min(known_day(country, "paid", day), today), one) for day, one in paid if day > due
    )
    if kind != CONSUMER:
        start = due + timedelta(days=1)
        parts = _parts(country, start, today)
        fixed, _ = country.figure("late_payment_compensation", today)
        on_paid = _on_paid(country, start, late)
        return LateClaim(
            _half_up(_interest(amount, parts) + on_paid),
            int(fixed) if parts and amount > 0 else 0, start, parts,
            "Law of 2 August 2002 on late payment, art. 5 and 6", _confidence(parts),
            _half_up(on_paid),
        )  # fmt: skip
    return _of_consumer(country, amount, due, today, reminded_on, clause, late)


def _of_consumer(
    country: Country,
    amount: int,
    due: date,
    today: date,
    reminded_on: date | None,
    clause: bool,
    late: Sequence[tuple[date, int]],
) -> LateClaim:
    source = "Code of economic law, art. XIX.1 to XIX.4 (law of 4 May 2023)"
    nothing = LateClaim(0, 0, None, (), source, "to be confirmed")
    if reminded_on is None:
        return nothing
    reminded = known_day(country, "reminded_on", reminded_on)
    days, _ = country.figure("consumer_reminder_days", reminded)
    # The term begins on the day after an e-mail; what follows may be asked when it is over.
    start = max(due, reminded) + timedelta(days=1)
    from_day = start + timedelta(days=int(days))
    if not clause or today < from_day or not amount:
        return nothing._replace(from_day=from_day)
    parts, on_paid = _parts(country, start, today), _on_paid(country, start, late)
    return LateClaim(
        _half_up(_interest(amount, parts) + on_paid), _indemnity(country, amount, today), from_day,
        parts, source, "to be confirmed", _half_up(on_paid),
    )  # fmt: skip


def _on_paid(country: Country, start: date, late: Sequence[tuple[date, int]]) -> Fraction:
    """Interest on what has come, each sum until the day on which it came."""
    return sum((_interest(one, _parts(country, start, day)) for day, one in late), Fraction(0))


def _indemnity(country: Country, amount: int, on: date) -> int:
    """The most that the law lets a contract ask of a consumer for this balance, cents."""
    figure = {
        name: country.figure(f"consumer_indemnity_{name}", on)[0]
        for name in (
            "until_150", "until_500", "share_until_500", "above_500", "share_above_500", "limit",
        )
    }  # fmt: skip
    if amount <= FIRST_STEP:
        return int(figure["until_150"])
    if amount <= SECOND_STEP:
        return int(figure["until_500"]) + _half_up(
            (amount - FIRST_STEP) * _exact(figure["share_until_500"])
        )
    above = int(figure["above_500"]) + _half_up(
        (amount - SECOND_STEP) * _exact(figure["share_above_500"])
    )
    return min(above, int(figure["limit"]))


def _parts(country: Country, first: date, last: date) -> tuple[Part, ...]:
    """The days from one to another, cut where a half-year or a year begins."""
    found = []
    while first <= last:
        until = min(last, _end_of_half_year(first))
        rate, _ = country.figure("late_payment_rate", first)
        dated = country.parameters["late_payment_rate"].on(first, country.known_on)
        assert dated is not None  # noqa: S101 - figure has refused the day otherwise
        found.append(Part(first, until, _exact(rate), dated.source, dated.confidence))
        first = until + timedelta(days=1)
    return tuple(found)


def _end_of_half_year(day: date) -> date:
    if day.month < JULY:
        return date(day.year, 6, 30)
    return date(day.year, 12, 31)


def _interest(amount: int, parts: tuple[Part, ...]) -> Fraction:
    whole = Fraction(0)
    for one in parts:
        days = (one.last_day - one.first_day).days + 1
        of_year = (date(one.first_day.year, 12, 31) - date(one.first_day.year, 1, 1)).days + 1
        whole += amount * one.rate * Fraction(days, of_year)
    return whole


def _exact(share: Any) -> Fraction:
    return Fraction(share.numerator, share.denominator)


def _half_up(value: Fraction) -> int:
    return int((2 * value + 1) // 2)


def _confidence(parts: tuple[Part, ...]) -> str:
    """As sure as the least sure of its rates."""
    sure = all(one.confidence == "verified" for one in parts)
    return "verified" if sure else "to be confirmed"

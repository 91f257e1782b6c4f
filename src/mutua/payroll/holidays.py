"""The yearly holidays of employees under open-ended contracts: their right by the months of the
contract in the year before, and what of each day taken is paid as if it was worked. Minutes.

A right of other work (short contracts here, another employer) is not known here, nor what was paid
for it at its end: days beyond the months of the contract then wait with their reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery, Sum

from mutua.legislation import Country
from mutua.payroll.models import Payslip
from mutua.work import timetable
from mutua.work.models import Absence, Contract, ContractMonth, EarlierContract, Period

HOLIDAY = "holiday"
# Days of these count as work (royal decree of 30 March 1967, art. 41).
AS_WORK = ("illness", "accident", "maternity")
# Where she was absent by one of these, days that she could not take may go over to the next two
# years (royal decree of 30 March 1967, art. 64, as of 2024): nobody here knows how many.
CARRIED_OVER = AS_WORK
YEARS_CARRIED = 2


class Taken(NamedTuple):
    """A day of holiday: minutes of its work, and those that are paid as if it was worked."""

    day: date
    minutes: int
    paid: int


class HolidayYear(NamedTuple):
    """The holidays of a contract in a year: its ``right`` by ``months`` whole months of the year
    before, each average ``day`` of its week, and what was ``taken``. ``whole``: what is beyond is
    surely not paid; else other work may give a right to it. ``unknown``: what was taken before the
    contract came here is not known. ``changed``: some was taken by another week than that of now,
    and what is left of the right then is to be confirmed."""

    right: int
    months: int
    day: Fraction
    whole: bool
    unknown: bool
    changed: bool
    taken: tuple[Taken, ...]

    @property
    def left(self) -> int:
        """Minutes of right that are not taken."""
        return self.right - sum(one.paid for one in self.taken)


def holiday_year(
    law: Country, contract: Contract, year: int, absences: Sequence[Absence]
) -> HolidayYear:
    """The holidays of an open-ended contract of an employee in a year. ``absences`` are those of
    its person that hold. Raises LegislationError for a year that the law does not know."""
    chain = versions(contract)
    minutes, days = minutes_of(contract.week), len({one[0] for one in contract.week["days"]})
    months = list(_whole_months(chain, year - 1, absences))
    found = law.rule(
        "yearly_holidays", on=date(year, 1, 1), days_a_week=days, week_minutes=minutes,
        months=months,
    )  # fmt: skip
    carried = any(
        one.kind in CARRIED_OVER and year - YEARS_CARRIED <= one.last_day.year
        and one.first_day.year < year
        for one in absences
    )  # fmt: skip
    off = _days_off(chain, year, absences)
    weeks = (week_of(chain, day) or contract.week for day, _ in off)
    changed = any(minutes_of(week) != minutes for week in weeks)
    return HolidayYear(
        found.minutes, len(months), Fraction(minutes, days),
        found.whole and not (carried or changed), _came_in(chain, year), changed,
        tuple(_paid(off, found.minutes)),
    )  # fmt: skip


def versions(contract: Contract) -> list[Contract]:
    """A contract and those that it follows, the newest first."""
    chain = [contract]
    while chain[-1].replaces is not None:
        chain.append(chain[-1].replaces)
    return chain


def minutes_of(week: Mapping[str, Any]) -> int:
    return sum(end - begin for _, begin, end in week["days"])


def _whole_months(
    chain: Sequence[Contract], year: int, absences: Sequence[Absence]
) -> Iterator[int]:
    """The minutes of the week in each month of a year that was worked whole, or is counted as if."""
    place = {one.id: number for number, one in enumerate(chain)}
    paid = Payslip.objects.holding().filter(contract_month=OuterRef("id")).values("gross_pay")
    rows = ContractMonth.objects.filter(contract__in=place, freed=False, month__year=year)
    by_month: dict[date, list[ContractMonth]] = {}
    for row in rows.annotate(paid=Subquery(paid[:1])).order_by("month"):
        by_month.setdefault(row.month, []).append(row)
    for month, some in by_month.items():
        week = week_of(chain[place[some[0].contract_id] :], month)
        last = timetable.last_of_month(month)
        whole = sum(one.minutes for one in timetable.planned(week, month, last)) if week else 0
        there = (some[0].hours * 60 + 50) // 100 == whole  # of its hundredths, the same again
        if len(some) == 1 and there and _counts(some[0], month, last, absences):
            yield minutes_of(week)


def week_of(versions: Sequence[Contract], day: date) -> Mapping[str, Any]:
    """The week by which a month or a day was worked: of the newest version that held by then."""
    weeks = (one.week for one in versions if one.week)
    return next((one for one in weeks if timetable.from_day(one) <= day), {})


def _counts(row: Any, month: date, last: date, absences: Sequence[Absence]) -> bool:
    """Whether no day of a month was without pay by her own will: illness, accident and maternity
    count as work (royal decree of 30 March 1967, art. 41), a holiday that was paid as well."""
    kinds = {one.kind for one in absences if one.first_day <= last and one.last_day >= month}
    return "unpaid" not in kinds and (HOLIDAY not in kinds or row.paid == row.gross_pay)


def _came_in(chain: Sequence[Contract], year: int) -> bool:
    """Whether a contract was signed before the books were opened in a year or later."""
    came = EarlierContract.objects.filter(contract__in=[one.id for one in chain])
    return bool(came.filter(taken_at__year__gte=year).exists())


def _days_off(
    chain: Sequence[Contract], year: int, absences: Sequence[Absence]
) -> list[tuple[date, int]]:
    """The days of holiday in a year with work under a contract, in order, with its minutes."""
    within = Q()
    for one in absences:
        if one.kind == HOLIDAY:
            within |= Q(day__range=(one.first_day, one.last_day))
    if not within:
        return []
    work = Period.objects.filter(
        within, contract__in=[one.id for one in chain], freed=False, day__year=year
    )
    until, begun = Sum("until_minute"), Sum("from_minute")
    rows = work.values("day").annotate(until=until, begun=begun).order_by("day")
    return [(row["day"], row["until"] - row["begun"]) for row in rows]


def _paid(days: Iterable[tuple[date, int]], right: int) -> Iterator[Taken]:
    """Of each day what is left of the right, the first day first."""
    left = right
    for day, minutes in days:
        paid = min(left, minutes)
        left -= paid
        yield Taken(day, minutes, paid)


def find(contract: UUID) -> Contract | None:
    """A contract whose holidays are known here: open-ended; None of another."""
    found: Contract | None = Contract.objects.filter(id=contract, week__isnull=False).first()
    return found

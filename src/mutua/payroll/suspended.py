"""Public holidays of an open-ended contract on days on which it is suspended: those that its month
pays all the same, by the cause and the first day of the suspension."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from mutua.legislation import Country
from mutua.payroll.holidays import HOLIDAY, find, versions, week_of
from mutua.work import timetable
from mutua.work.models import Absence, Contract, EarlierContract, Ending, Period

UNPAID = "unpaid"
LOOKED_BACK = timedelta(days=366)  # far beyond the days of any suspension that the law counts
# The days of holiday beyond the right of the year of a day.
Beyond = Callable[[date], Sequence[date]]


class PublicHoliday(NamedTuple):
    """A day of the week's work that is not worked and paid all the same, in minutes."""

    day: date
    minutes: int


class Suspensions:
    """What the suspensions of a person's contracts leave of their public holidays."""

    def __init__(self, the_law: Country, absences: Sequence[Absence]) -> None:
        self.law, self.absences = the_law, absences

    def unpaid(
        self, contract: UUID, month: date, worked: Iterable[date], beyond: Beyond
    ) -> dict[str, int]:
        """The minutes of a month's public holidays that are not paid, by what she is absent for.
        ``worked`` are its days with work. Raises LegislationError for days that the law does not
        know."""
        last = timetable.last_of_month(month)
        suspended = [
            one for one in self.absences if one.first_day <= last and one.last_day >= month
        ]
        found = find(contract) if suspended else None
        off: dict[str, int] = {}
        if found is None:
            return off
        chain, days = versions(found), set(worked)
        for one in public_holidays(self.law, chain, month):
            for absence in suspended if one.day not in days else ():
                if absence.first_day <= one.day <= absence.last_day and not self._paid(
                    chain, one.day, absence.kind, beyond
                ):
                    off[absence.kind] = off.get(absence.kind, 0) + one.minutes
        return off

    def _paid(self, chain: Sequence[Contract], day: date, cause: str, beyond: Beyond) -> bool:
        if cause == HOLIDAY:
            # Leave beyond the right is no yearly holiday any more.
            first = _begun(chain, [(one, one) for one in beyond(day)], day)
            cause = UNPAID if first < day else HOLIDAY
        else:
            first = _begun(chain, self._spans(cause), day)
        found = self.law.rule(
            "public_holiday_in_suspension", day=day, suspended_from=first, cause=cause
        )
        return bool(found.paid)

    def _spans(self, kind: str) -> list[tuple[date, date]]:
        return [(one.first_day, one.last_day) for one in self.absences if one.kind == kind]


def public_holidays(
    law: Country, chain: Sequence[Contract], month: date
) -> tuple[PublicHoliday, ...]:
    """The public holidays, and days in their place, of a month of a contract and those that it
    follows (the newest first), on days of its week while it lasted."""
    week = week_of(chain, timetable.last_of_month(month)) or chain[0].week
    first = max(month, timetable.from_day(chain[-1].week))
    last = timetable.last_of_month(month)
    ends = Ending.objects.filter(
        contract__in=[one.id for one in chain], bound_at__isnull=False
    ).values_list("last_day", flat=True)
    last = min((last, *ends))
    minutes: dict[date, int] = {}
    for one in timetable.planned(week, first, last):
        minutes[one.day] = minutes.get(one.day, 0) + one.minutes
    return tuple(
        PublicHoliday(day, planned)
        for day, planned in minutes.items()
        if law.rule("day_off", day=day)
    )


def _begun(chain: Sequence[Contract], spans: Iterable[tuple[date, date]], day: date) -> date:
    """The first day of the suspension that holds on a day: spans of one cause without a day of
    work between are one. It does not begin before the contract."""
    ids = [one.id for one in chain]
    work = Period.objects.filter(
        contract__in=ids, freed=False, day__gte=day - LOOKED_BACK, day__lt=day
    )
    worked = sorted(set(work.values_list("day", flat=True)))
    begun = day
    for first, last in sorted((one for one in spans if one[0] <= day), reverse=True):
        if any(last < one < begun for one in worked):
            break
        begun = min(begun, first)
    return max(begun, min(day, _service_from(chain[-1])))


def _service_from(first: Contract) -> date:
    earlier = EarlierContract.objects.filter(contract=first).first()
    began = timetable.from_day(first.week)
    return min(began, earlier.started_on) if earlier else began

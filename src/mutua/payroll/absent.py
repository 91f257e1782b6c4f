"""Months of work that an absence touches: what of their pay stays due, by the law.

Only touched months are looked at, all of them with two statements more and the chains of contracts
of their persons. What the law of this release does not say is never guessed: the month is blocked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, Max, Min, Q
from django.db.models.functions import Least

from mutua.ground.arrays import array
from mutua.ledger.models import LegalEntity
from mutua.legislation import Country, LegislationError, regimes_where
from mutua.payroll.blocked import Blocked, refused
from mutua.payroll.guaranteed import ACCIDENT, ILLNESS, Guarantee, Span, near
from mutua.payroll.holidays import AS_WORK, HOLIDAY, HolidayYear, find, holiday_year
from mutua.payroll.law import law
from mutua.payroll.suspended import Suspensions
from mutua.work.models import Absence, Contract, Period
from mutua.work.states import BINDING, CHANGED

# The health insurance or nobody pays these, never the employer (law of 16 March 1971, art. 39, and
# law of 14 July 1994, art. 113 for maternity).
UNPAID = ("unpaid", "maternity")
# Whose holidays a fund pays, the year after: the employer owes nothing for the day.
OF_THE_HOLIDAY_FUND = regimes_where(employed=True, holidays="fund")
MANUAL = "manual_worker"
# Without a contract of employment nobody is in service: what is not done is not paid.
NOT_EMPLOYED = regimes_where(employed=False)
# Each day of work of a touched month, in minutes, with the absence that holds for it.
DAYS = """
    select m.id, c.id, c.person_id, c.regime, coalesce((c.answers ->> 'manual_work')::boolean, false),
      p.day, sum(p.until_minute - p.from_minute)::int, a.id,
      exists (select from payroll_workedhours w where w.contract_month_id = m.id),
      case when c.week is not null then (m.hours * 60 + 50) / 100 end
    from work_contractmonth m
    join work_contract c on c.id = m.contract_id
    join work_period p on p.contract_id = c.id and not p.freed
      and date_trunc('month', p.day)::date = m.month
    left join work_absence a on a.person_id = c.person_id and not a.withdrawn
      and p.day between a.first_day and a.last_day
      and not exists (select from work_absence n where n.replaces_id = a.id)
    where m.id = any (%s::uuid[]) and exists (
      select from work_absence o where o.person_id = c.person_id and not o.withdrawn
        and o.first_day <= case when c.week is null then m.last_day
          else (m.month + interval '1 month')::date - 1 end
        and o.last_day >= case when c.week is null then m.first_day else m.month end)
    group by 1, 2, 3, 4, 5, 6, 8 order by 3, 1, 6
"""


class DayOfWork(NamedTuple):
    """A day of a month as it was planned, and the absence that holds for it."""

    month: UUID
    contract: UUID
    person: UUID
    regime: str
    manual: bool
    day: date
    minutes: int
    absence: UUID | None
    hours_said: bool
    paid_minutes: int | None  # of an open-ended contract's month: its holidays are paid as well


class Effect(NamedTuple):
    """What an absence makes of a month: ``paid`` of its ``planned`` minutes are paid. The hours
    stay where somebody has said how many they were in truth. ``stopped``: why it is not paid.
    ``as_work``: minutes that are not paid and count as work for the holidays."""

    paid: int
    planned: int
    hours_said: bool
    stopped: Blocked | None = None
    as_work: int = 0

    def share(self, amount: int) -> int:
        """The part of an amount that stays, half up."""
        return (2 * amount * self.paid + self.planned) // (2 * self.planned)

    def assimilated(self, amount: int) -> int:
        """The part of what goes of an amount that days paid which count as work, half up."""
        gone = self.planned - self.paid
        return (
            (2 * (amount - self.share(amount)) * self.as_work + gone) // (2 * gone) if gone else 0
        )


def effects(entity: str, months: Sequence[UUID]) -> dict[UUID, Effect]:
    """What absences make of months, of those alone that are touched on a day of work."""
    with connection.cursor() as cursor:
        cursor.execute(DAYS, [array(months)])
        rows = [DayOfWork(*row) for row in cursor.fetchall()]
    by_person: dict[UUID, list[DayOfWork]] = defaultdict(list)
    for one in rows:
        by_person[one.person].append(one)
    touched = {
        person: days for person, days in by_person.items()
        if any(one.absence or one.paid_minutes for one in days)
    }  # fmt: skip
    if not touched:
        return {}
    found = LegalEntity.objects.get(code=entity)
    the_law = law(found.country, found.details.get("settings", {}))
    made: dict[UUID, Effect] = {}
    for person, days in touched.items():
        made |= _of_person(the_law, entity, person, days)
    return made


def _of_person(
    the_law: Country, entity: str, person: UUID, days: Sequence[DayOfWork]
) -> dict[UUID, Effect]:
    absences = list(Absence.objects.filter(person=person, withdrawn=False, absence=None))
    absences.sort(key=lambda one: one.first_day)
    first, last = min(one.day for one in days), max(one.day for one in days)
    chain, told = spans(entity, person), near(absences, first, last)
    worked = days_worked(entity, person, absences, told)
    pays = {cause: Guarantee(the_law, chain, cause, told, worked) for cause in (ILLNESS, ACCIDENT)}
    holidays = Holidays(the_law, absences)
    suspensions = Suspensions(the_law, absences)
    by_id = {one.id: one for one in absences}
    by_month: dict[UUID, list[DayOfWork]] = defaultdict(list)
    for one in days:
        by_month[one.month].append(one)
    found = {
        month: _effect(pays, holidays, suspensions, some, by_id) for month, some in by_month.items()
    }
    touched = {month for month, some in by_month.items() if any(one.absence for one in some)}
    return {
        month: one for month, one in found.items()
        if month in touched or one.stopped or one.paid < one.planned
    }  # fmt: skip


def _effect(
    pays: Mapping[str, Guarantee],
    holidays: Holidays,
    suspensions: Suspensions,
    days: Sequence[DayOfWork],
    absences: Mapping[UUID, Absence],
) -> Effect:
    worked = sum(one.minutes for one in days)
    planned = max(worked, days[0].paid_minutes or 0)
    paid, stopped, as_work = planned - worked, None, 0
    if paid:
        first = days[0].day.replace(day=1)
        on = [one.day for one in days]
        try:
            off = suspensions.unpaid(
                days[0].contract, first, on, lambda day: holidays.beyond(days[0], day)
            )
        except LegislationError as error:
            off, stopped = {}, refused(error)
        as_work = min(paid, sum(off.get(kind, 0) for kind in AS_WORK))
        paid -= min(paid, sum(off.values()))
    for one in days:
        kept: int | Blocked = one.minutes
        if one.absence:
            kept = _kept(pays, holidays, one, absences[one.absence])
        if isinstance(kept, Blocked):
            stopped = stopped or kept
            continue
        paid += kept
        if one.absence and absences[one.absence].kind in AS_WORK:
            as_work += one.minutes - kept
    return Effect(paid, planned, days[0].hours_said, stopped, as_work)


def _kept(
    pays: Mapping[str, Guarantee], holidays: Holidays, day: DayOfWork, absence: Absence
) -> int | Blocked:
    """The minutes of a day of absence that are paid as if it was worked."""
    if absence.kind in UNPAID:
        return 0
    if absence.kind == HOLIDAY:
        return 0 if status_of(day) in OF_THE_HOLIDAY_FUND else holidays.of(day)
    answer = pays[absence.kind].of(day.day, day.contract, day.regime, status_of(day))
    if isinstance(answer, Blocked):
        return answer
    return day.minutes if answer else 0


def status_of(day: DayOfWork) -> str:
    """The status by which the law asks who works; empty where it knows none."""
    return status_in(day.regime, day.manual)


def status_in(regime: str, manual: bool) -> str:
    """The status of who works by a regime, with her hands or not."""
    if regime == "employee":
        return MANUAL if manual else "employee"
    return regime if regime in OF_THE_HOLIDAY_FUND else ""


def spans(entity: str, person: UUID) -> list[Span]:
    """The days of every contract of employment of a person with an employer, in order; of what
    was replaced or cancelled the months that stay."""
    signed = Contract.objects.exclude(regime__in=NOT_EMPLOYED).filter(
        person=person, activity__legal_entity=entity, state__in=(*BINDING, *CHANGED),
        contractmonth__freed=False,
    )  # fmt: skip
    dated = signed.annotate(
        open_ended=ExpressionWrapper(Q(week__isnull=False), BooleanField()),
        first=Least(Min("contractmonth__first_day"), Min("earlier__started_on")),
        last=Max("contractmonth__last_day"),
    )
    return sorted(
        (Span(*row) for row in dated.values_list("id", "first", "last", "open_ended")),
        key=lambda one: (one.first, one.last),
    )


def days_worked(
    entity: str, person: UUID, absences: Sequence[Absence], told: Sequence[Absence]
) -> list[date]:
    """The days on which a person was at work for an employer between the accidents that were
    ``told``: days of signed work on which none of her ``absences`` holds."""
    hurt = sorted(one.first_day for one in told if one.kind == ACCIDENT)
    if len(hurt) < 2:
        return []
    found = Period.objects.filter(
        person=person, freed=False, day__range=(hurt[0], hurt[-1]),
        contract__activity__legal_entity=entity,
    )  # fmt: skip
    away = [(one.first_day, one.last_day) for one in absences]
    days = set(found.values_list("day", flat=True))
    return [day for day in days if not any(first <= day <= last for first, last in away)]


class Holidays:
    """What is paid of a person's holidays, contract by contract and year by year."""

    def __init__(self, the_law: Country, absences: Sequence[Absence]) -> None:
        self.law, self.absences = the_law, absences
        self.years: dict[tuple[UUID, int], HolidayYear | Blocked] = {}

    def of(self, day: DayOfWork) -> int | Blocked:
        """The minutes of a day of holiday that are paid: those within the right that the contract
        itself gives. Blocked beyond it, unless nothing can give a right to more."""
        found = self._known(day)
        if isinstance(found, Blocked):
            return found
        (one,) = (each for each in found.taken if each.day == day.day)
        if one.paid == one.minutes or found.whole:
            return one.paid
        if found.changed:
            return Blocked(
                "absence_holiday_week", str(day.day),
                "days within the right of a year in which the week was the same",
            )  # fmt: skip
        return Blocked(
            "absence_holiday_beyond", str(day.day),
            f"days within the right of {found.months} months under this contract in"
            f" {day.day.year - 1}: {found.right} minutes",
        )  # fmt: skip

    def beyond(self, of: DayOfWork, day: date) -> list[date]:
        """The days of holiday of a day's year that are surely not paid under a contract."""
        if status_of(of) in OF_THE_HOLIDAY_FUND:
            return []
        found = self._known(of._replace(day=day))
        if isinstance(found, Blocked) or not found.whole:
            return []
        return [one.day for one in found.taken if one.paid < one.minutes]

    def _known(self, day: DayOfWork) -> HolidayYear | Blocked:
        asked = day.contract, day.day.year
        if asked not in self.years:
            self.years[asked] = self._year(day)
        return self.years[asked]

    def _year(self, day: DayOfWork) -> HolidayYear | Blocked:
        contract = find(day.contract)
        if contract is None or day.regime != "employee":
            return Blocked("absence_holiday", str(day.day), "days whose holiday pay is known")
        try:
            found = holiday_year(self.law, contract, day.day.year, self.absences)
        except LegislationError as error:
            return refused(error)
        if found.unknown:
            return Blocked(
                "absence_holiday_before", str(day.day),
                "a year in which the contract was here from its first day on",
            )  # fmt: skip
        return found

"""Months of work that an absence touches: what of their pay stays due, by the law.

Only touched months are looked at, all of them with two statements more and the chains of contracts
of their persons. What the law of this release does not say is never guessed: the month is blocked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, Max, Min, Q
from django.db.models.functions import Least

from mutua.ground.arrays import array
from mutua.ledger.models import LegalEntity
from mutua.legislation import Country, LegislationError, regimes_where
from mutua.payroll.blocked import Blocked, refused
from mutua.payroll.holidays import AS_WORK, HOLIDAY, HolidayYear, find, holiday_year
from mutua.payroll.law import law
from mutua.payroll.suspended import Suspensions
from mutua.work.models import Absence, Contract
from mutua.work.states import BINDING, CHANGED

ILLNESS = "illness"
# The health insurance or nobody pays these, never the employer (law of 16 March 1971, art. 39, and
# law of 14 July 1994, art. 113 for maternity).
UNPAID = ("unpaid", "maternity")
# Whose holidays a fund pays, the year after: the employer owes nothing for the day.
OF_THE_HOLIDAY_FUND = regimes_where(employed=True, holidays="fund")
MANUAL = "manual_worker"
# Without a contract of employment nobody is in service: what is not done is not paid.
NOT_EMPLOYED = regimes_where(employed=False)
COVERED = 30  # calendar days of an illness that the employer may have to pay
FIRST_WEEK = 7
LOOKED_BACK = timedelta(days=366)  # no relapse goes on with an illness that ended before
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


class Span(NamedTuple):
    """The days of a signed contract of a person."""

    contract: UUID
    first: date
    last: date
    open_ended: bool = False


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
    illnesses = [
        one
        for one in absences
        if one.kind == ILLNESS and one.first_day <= last and one.last_day >= first - LOOKED_BACK
    ]
    pays = Guarantee(the_law, spans(entity, person), illnesses)
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
    pays: Guarantee,
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
            off, stopped = 0, refused(error)
        paid -= min(paid, off)
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


def _kept(pays: Guarantee, holidays: Holidays, day: DayOfWork, absence: Absence) -> int | Blocked:
    """The minutes of a day of absence that are paid as if it was worked."""
    if absence.kind in UNPAID:
        return 0
    if absence.kind == HOLIDAY:
        return 0 if status_of(day) in OF_THE_HOLIDAY_FUND else holidays.of(day)
    if absence.kind != ILLNESS:
        return Blocked(f"absence_{absence.kind}", str(day.day), "a cause that the law here knows")
    answer = pays.of(day)
    if isinstance(answer, Blocked):
        return answer
    return day.minutes if answer else 0


def status_of(day: DayOfWork) -> str:
    """The status by which the law asks who works; empty where it knows none."""
    if day.regime == "employee":
        return MANUAL if day.manual else "employee"
    return day.regime if day.regime in OF_THE_HOLIDAY_FUND else ""


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


def service_from(chain: Iterable[Span], contract: Span) -> date:
    """The first day of a person's service when a contract begins: that of the contracts that
    follow each other up to it without a day between (law of 3 July 1978, art. 52 § 1)."""
    begin, end = contract.first, date.min
    for one in chain:
        if one.first > contract.first:
            break
        if end == date.min or one.first > end + timedelta(days=1):
            begin, end = one.first, one.last
        end = max(end, one.last)
    return begin


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


class Guarantee:
    """The guaranteed pay of a person's illnesses, contract by contract."""

    def __init__(
        self, the_law: Country, chain: Sequence[Span], illnesses: Sequence[Absence]
    ) -> None:
        self.law, self.chain, self.illnesses = the_law, chain, illnesses
        self.asked: dict[tuple[UUID, str], dict[date, Any]] = {}

    def of(self, day: DayOfWork) -> bool | Blocked:
        """Whether the employer pays a day of illness whole; blocked where it pays a part of it, or
        where the law of this release says nothing for the regime."""
        status = status_of(day)
        try:
            found = self._days(day.contract, status or "employee").get(day.day)
        except LegislationError as error:
            return refused(error)
        if found is None:
            return False
        if not status:
            return Blocked("absence_regime", day.regime, "employee, manual_worker, artist")
        if not found.bears_contributions:
            return Blocked(
                "absence_second_week", f"{day.day}, day {found.number} of the illness",
                f"days 1 to {FIRST_WEEK}, which are paid whole",
            )  # fmt: skip
        return True

    def _days(self, contract: UUID, status: str) -> dict[date, Any]:
        """The days of every illness that the employer pays under a contract, by their day."""
        if (contract, status) not in self.asked:
            self.asked[contract, status] = self._walk(status, contract)
        return self.asked[contract, status]

    def _walk(self, status: str, contract: UUID) -> dict[date, Any]:
        """Through the illnesses in order, since a relapse goes on with the one before."""
        found: dict[date, Any] = {}
        until, covered = None, 0
        for ill in self.illnesses:
            begun, last_covered = 0, None
            for span in self.chain:
                first, last = max(ill.first_day, span.first), min(ill.last_day, span.last)
                if first > last:
                    continue
                before = {"earlier_illness_until": until, "earlier_days": covered}
                gone = (first - ill.first_day).days
                if gone:
                    before = {
                        "earlier_illness_until": first - timedelta(days=1),
                        "earlier_days": min(COVERED, begun + gone),
                    }
                elif until is None:
                    before = {}
                days = self._ask(status, span, first, last, before, ill.other_cause and not gone)
                if not gone:
                    begun = self._begun(status, span, first, last, days, covered)
                if days:
                    last_covered = days[-1]
                if span.contract == contract:
                    found |= {one.day: one for one in days}
            if last_covered is not None:
                until, covered = last_covered.day, last_covered.number
        return found

    def _begun(
        self,
        status: str,
        span: Span,
        first: date,
        last: date,
        days: Sequence[Any],
        covered: int,
    ) -> int:
        """Days that were covered of an illness before it began anew; none where it is another."""
        if days:
            return int(days[0].number - 1 - (days[0].day - first).days)
        return covered if covered and self._ask(status, span, first, last, {}, False) else 0

    def _ask(
        self,
        status: str,
        span: Span,
        first: date,
        last: date,
        before: Mapping[str, Any],
        other_cause: bool,
    ) -> Sequence[Any]:
        days: Sequence[Any] = self.law.rule(
            "guaranteed_pay", status=status, contract_start=span.first,
            contract_until=None if span.open_ended else span.last,
            service_from=service_from(self.chain, span), ill_from=first, ill_until=last, day_pay=0,
            days_a_week=6, other_cause=other_cause, **before,
        )  # fmt: skip
        return days

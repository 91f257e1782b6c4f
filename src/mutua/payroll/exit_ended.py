"""Open-ended contracts that have come to their end without exit holiday pay: an amendment takes the
place of the version before, so all versions are one contract here, named by that of its last month.

Due are the year of the end, and the year before, less the days of holiday that were taken of it in
the year of the end (royal decree of 30 March 1967, art. 46; Securex, 12 January 2024). What is
uncertain is left out with its reason, never guessed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from mutua.ground import clock
from mutua.ground.arrays import array
from mutua.ground.errors import Refused
from mutua.ledger.models import LegalEntity
from mutua.legislation import Country, LegislationError
from mutua.payroll import law
from mutua.payroll.assimilated import ASSIMILATED
from mutua.payroll.blocked import Blocked, refused
from mutua.payroll.exit_pay import (
    BY_THE_EMPLOYER,
    ILL,
    WITH_PAY,
    ExitDue,
    find_with_a_term,
)
from mutua.payroll.holidays import (
    AS_WORK,
    YEARS_CARRIED,
    holiday_year,
    minutes_of,
    versions,
    week_of,
)
from mutua.work import timetable
from mutua.work.absences import holding
from mutua.work.models import Absence, Contract

EMPLOYEE = "employee"
MONTHS = range(1, 13)
BEGUN_BEFORE = Blocked(
    "exit_begun_before", "work before the books were opened",
    "a contract whose work was all paid here: work it out by hand",
)  # fmt: skip
ENDED = f"""
    select o.contract, k.person_id, k.activity_id, f.year, o.first_day, o.last_day, o.promised_on,
      o.payslip, f.payslips, o.ended_on, f.set_aside > 0 as set_aside, f.with_pay or
        k.regime = any (%(assimilated)s::text[]) and exists (
          select from unnest(mutua.versions_of(k.id)) v (id) join work_contract c on c.id = v.id
            where {ILL}) as due,
      exists (select from work_earliercontract b where b.contract_id = any (mutua.versions_of(k.id))
        and b.started_on < (select min(m.first_day) from work_contractmonth m
          where m.contract_id = b.contract_id)) as begun_before
    from work_ending n join work_contract k on k.id = n.contract_id
    join activities_activity a on a.id = k.activity_id
    cross join lateral mutua.end_of_open_ended(k.id) o
    cross join lateral (
      select extract(year from m.month)::int as year, {WITH_PAY} as with_pay,
        sum(s.provision) as set_aside, array_agg(s.id order by s.worked_from, s.id) as payslips
      from work_contractmonth m join payroll_payslip s on s.id = m.payslip
      where m.contract_id = any (mutua.versions_of(k.id)) group by 1) f
    where a.legal_entity_id = %(entity)s and k.regime = any (%(regimes)s::text[])
      and n.bound_at is not null and n.last_day <= %(today)s and o.ended_on <= %(today)s
      and o.unpaid = 0 and o.contract <> all (%(skip)s::uuid[])
      and (%(persons)s::uuid[] is null or k.person_id = any (%(persons)s::uuid[]))
      and (%(only)s::uuid[] is null or exists (select from work_contractmonth m
        where m.id = any (%(only)s::uuid[]) and m.contract_id = any (mutua.versions_of(k.id))))
      and not exists (select from payroll_exitholidaypay x
        where (x.contract_id, x.year) = (o.contract, f.year))
    order by o.last_day, o.contract, f.year
"""  # noqa: S608 - our own words


class Year(NamedTuple):
    """A year of an open-ended contract that has ended, without exit holiday pay."""

    due: ExitDue
    ended_on: date
    set_aside: bool
    gives: bool
    begun_before: bool


class Ended(NamedTuple):
    """What is due, and the contracts of which something is left out, with the reason."""

    due: list[ExitDue]
    left_out: list[tuple[UUID, Blocked]]


def find(
    entity: str,
    *,
    persons: Collection[UUID] | None = None,
    only: Sequence[UUID] | None = None,
    skip: Collection[UUID] = (),
    limit: int | None = None,
) -> list[ExitDue]:
    """What is due of a legal entity: contracts whose months are all paid, year by year, those with a
    term first. ``only`` names months of work, ``skip`` contracts to leave."""
    found = find_with_a_term(entity, persons=persons, only=only, skip=skip, limit=limit)
    if limit is None or len(found) < limit:
        found += ended(entity, persons=persons, only=only, skip=skip).due
    return found if limit is None else found[:limit]


def ended(
    entity: str,
    *,
    persons: Collection[UUID] | None = None,
    only: Sequence[UUID] | None = None,
    skip: Collection[UUID] = (),
) -> Ended:
    """Open-ended contracts of a legal entity whose end has passed, with all their months paid."""
    facts = {
        "entity": entity, "regimes": list(BY_THE_EMPLOYER), "skip": array(list(skip)),
        "assimilated": list(ASSIMILATED), "as_work": list(AS_WORK), "today": clock.today(),
        "persons": None if persons is None else array(list(persons)),
        "only": None if only is None else array(only),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(ENDED, facts)
        years = [Year(ExitDue(*row[:9]), *row[9:]) for row in cursor.fetchall()]
    found = Ended([], [])
    if not years:
        return found
    house = LegalEntity.objects.get(code=entity)
    the_law = law.law(house.country, house.details.get("settings", {}))
    contracts = Contract.objects.in_bulk({one.due.contract for one in years})
    for contract, some in groupby(years, key=lambda one: one.due.contract):
        due, left_out = _sorted_out(the_law, contracts[contract], list(some))
        found.due.extend(due)
        found.left_out.extend((contract, why) for why in left_out)
    return found


def _sorted_out(
    the_law: Country, contract: Contract, years: Sequence[Year]
) -> tuple[list[ExitDue], list[Blocked]]:
    """What is due of a contract, and why something of it is left out."""
    end = years[0].ended_on.year
    if years[0].begun_before:
        return [], [BEGUN_BEFORE] if any(one.set_aside for one in years) else []
    if why := _not_opened(the_law, contract, years[0]):
        return [], [why]
    before = [one.due.year for one in years if one.due.year < end - 1 and one.set_aside]
    left_out = [_years_before(before)] if before else []
    due = [one.due for one in years if one.due.year == end and one.gives]
    for one in years:
        if one.due.year == end - 1 and one.gives:
            days = days_of(the_law, contract, end)
            if isinstance(days, Blocked):
                left_out.append(days)
            else:
                due.append(one.due._replace(days=days))
    return due, left_out


def _years_before(years: Iterable[int]) -> Blocked:
    """Years whose holidays were to be taken before the year of the end. Their single pay went on or
    has lapsed; their double pay is a part of a month's pay (art. 38), not of the year's, and the
    claim lapses three years after the year (laws coordinated on 28 June 1971, art. 46bis)."""
    return Blocked(
        "exit_years_before", ", ".join(map(str, years)),
        "the year of the end and the one before: work out by hand what is owed of their double pay",
    )  # fmt: skip


def _not_opened(the_law: Country, contract: Contract, one: Year) -> Blocked | None:
    """Whether days of work up to the end have no month here."""
    after = timetable.next_month(one.due.first_day)
    if one.ended_on < after:
        return None
    try:
        missing = timetable.stretches(the_law, contract.week, after, one.ended_on)
    except Refused as error:
        return Blocked("exit_last_month", str(error.given), str(error.allowed))
    if not missing:
        return None
    return Blocked(
        "exit_last_month", str(missing[0].day), "a contract whose months were opened up to its end"
    )


def days_of(the_law: Country, contract: Contract, end: int) -> tuple[int, int] | Blocked | None:
    """The days of holiday that the year before the ``end`` gives an open-ended contract, named by
    its last version, and those of them that were taken in the year of the end: hundredths of an
    average day of its week. None where no holiday of it is paid, Blocked where what was taken is
    uncertain."""
    if contract.regime != EMPLOYEE or contract.answers.get("manual_work"):
        return None
    absences = list(holding(contract.person_id))
    try:
        found = holiday_year(the_law, contract, end, absences)
        why = None
        if found.unknown:
            why = "exit_holidays_before"
        elif found.left < found.right:
            why = _uncertain(the_law, contract, end, absences, found.changed)
    except LegislationError as error:
        return refused(error)
    if why:
        return Blocked(why, f"holidays taken in {end}", "a year in which what was taken is certain")
    taken = found.right - found.left
    return (_days(found.right, found.day), _days(taken, found.day)) if found.right else None


def _days(minutes: int, day: Fraction) -> int:
    """Hundredths of a day, half up."""
    return int((200 * minutes / day + 1) // 2)


def _uncertain(
    the_law: Country, contract: Contract, end: int, absences: Sequence[Absence], changed: bool
) -> str | None:
    """Why nobody here knows which part of the year before was taken in the year of the end: the
    week was another one when days were taken, or longer in the year before, so that four weeks of
    now are less than what it gave; or days may have been carried over from an earlier year, in which
    an illness, an accident or a maternity fell and not all was taken (art. 64)."""
    chain, now = versions(contract), minutes_of(contract.week)
    weeks = (week_of(chain, date(end - 1, month, 1)) for month in MONTHS)
    if changed or any(week and minutes_of(week) > now for week in weeks):
        return "exit_holidays_week"
    for year in range(end - YEARS_CARRIED, end):
        ill = any(
            one.kind in AS_WORK and one.first_day.year <= year <= one.last_day.year
            for one in absences
        )
        gave = ill and chain[-1].first_day.year < year
        if gave and holiday_year(the_law, contract, year, absences).left > 0:
            return "exit_holidays_carried"
    return None

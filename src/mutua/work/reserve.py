"""What is kept beside for an open-ended contract, and what it can pay: minor units throughout."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Max, Min
from django.db.models.functions import Least

from mutua.ground import clock
from mutua.ground.errors import Refused
from mutua.legislation import Country, regimes_where
from mutua.people.models import Person
from mutua.work import planning, timetable
from mutua.work.asked import refused_by_field
from mutua.work.facts import months_facts
from mutua.work.models import Contract, EarlierContract, ReserveRule
from mutua.work.states import BINDING, CHANGED

NOT_EMPLOYED = regimes_where(employed=False)
MONTHS_LOOKED_BACK = 12
PROBE = 13_000  # a month of 130 euros


class Kept(NamedTuple):
    """What is to be kept: the cost of a notice of so many weeks, and of months."""

    monthly_cost: int
    notice_weeks: int
    notice_cost: int
    months: int
    confidence: str

    @property
    def reserve(self) -> int:
        """All of it."""
        return self.notice_cost + self.months * self.monthly_cost


def rule_on(entity: str, day: date) -> ReserveRule:
    """What the board has decided for a day. Raises Refused where it has decided nothing."""
    found = ReserveRule.objects.filter(legal_entity=entity, from_day__lte=day)
    rule = found.order_by("-from_day").first()
    if rule is None:
        allowed = "a day from which the board has decided what is kept beside"
        raise Refused("reserve", str(day), allowed, "reserve")
    return rule


def service_from(law: Country, person: UUID, entity: str, first: date) -> date:
    """The first day of a person's service when a contract begins: that of the contracts of
    employment that follow each other up to it without a working day between (law of 3 July 1978,
    art. 37/4; that days without work between do not interrupt is to be confirmed)."""
    signed = Contract.objects.exclude(regime__in=NOT_EMPLOYED).filter(
        person=person, activity__legal_entity=entity, state__in=(*BINDING, *CHANGED),
        contractmonth__freed=False,
    )  # fmt: skip
    spans = signed.annotate(
        first=Least(Min("contractmonth__first_day"), Min("earlier__started_on")),
        last=Max("contractmonth__last_day"),
    )
    begin = first
    before = [one for one in spans.values_list("first", "last") if one[0] < first]
    for start, end in sorted(before, key=lambda one: one[1], reverse=True):
        if end < begin and law.rule("working_day_after", day=end, days=1) < begin:
            break
        begin = min(begin, start)
    return begin


def kept_for(law: Country, contract: Contract, monthly_cost: int, on: date) -> Kept:
    """What a contract needs on a day, if the house gave notice by a letter then."""
    first = contract
    while first.replaces is not None:
        first = first.replaces
    earlier = EarlierContract.objects.filter(contract=first).first()
    begun = earlier.started_on if earlier else first.first_day
    return needed(
        law, contract.activity.legal_entity_id, contract.person_id, begun, max(on, begun),
        monthly_cost,
    )  # fmt: skip


def needed(
    law: Country, entity: str, person: UUID, begins: date, on: date, monthly_cost: int
) -> Kept:
    """The same before there is a contract. Raises Refused by the field."""
    with refused_by_field():
        served = service_from(law, person, entity, begins)
        notice = law.rule(
            "notice", by="employer", given_on=on, contract_from=begins, service_from=served
        )
        cost = law.rule(
            "pay_in_place_of_notice", monthly_gross=monthly_cost, weeks=notice.weeks, on=on
        )
    months = rule_on(entity, on).months
    return Kept(monthly_cost, notice.weeks, cost, months, notice.confidence)


class Income(NamedTuple):
    """What the last twelve whole months have brought to an activity's budget but for pay."""

    months: tuple[tuple[date, int], ...]

    @property
    def typical(self) -> int:
        """A twelfth of all of it, down."""
        return max(0, sum(amount for _, amount in self.months)) // MONTHS_LOOKED_BACK


def income(activity: UUID, today: date | None = None) -> Income:
    """The income of an activity in the twelve months before this one."""
    end = (today or clock.today()).replace(day=1)
    first = end.replace(year=end.year - 1)
    with connection.cursor() as cursor:
        cursor.execute(
            "select month, amount from mutua.income_of(%s, %s, %s)",
            [activity, first, end - timedelta(days=1)],
        )
        there = {month: int(amount) for month, amount in cursor.fetchall()}
    months = []
    while first < end:
        months.append((first, there.get(first, 0)))
        first = timetable.next_month(first)
    return Income(tuple(months))


class Proposal(NamedTuple):
    """What the house proposes: the gross of a month, its cost, what is kept, the income that it
    rests on, and which of the two bounds it: ``income`` or ``reserve``."""

    monthly_gross: int
    kept: Kept
    income: Income
    available: int
    bound_by: str


def propose(
    law: Country,
    person: Person,
    activity: Any,
    regime: str,
    answers: planning.Facts,
    week: dict[str, Any],
    begins: date,
    available: int,
) -> Proposal:
    """The highest monthly gross whose cost the typical income bears and whose reserve, with the
    first month, the ``available`` budget holds today. Raises Refused where none does."""
    found = income(activity.id)
    facts = months_facts(person, activity, regime, answers)
    month = timetable.next_month(begins) if begins.day > 1 else begins

    unit = needed(law, activity.legal_entity_id, person.id, begins, begins, PROBE)
    # The reserve grows with the cost, by weeks and months: how much of it the budget holds.
    room = available * PROBE // (unit.reserve + PROBE)
    budget = min(found.typical, room)
    if budget <= 0:
        given = f"{found.typical} a month, {available} in the budget"
        raise Refused("monthly_gross", given, "an income and a budget that bear a pay", "none")
    with refused_by_field():
        work = timetable.month_of_work(law, week, month, timetable.last_of_month(month))
        solved = planning.month(law, regime, work, planning.Pay("budget", budget), facts(work))
    kept = needed(law, activity.legal_entity_id, person.id, begins, begins, solved.charged)
    bound = "income" if found.typical <= room else "reserve"
    return Proposal(solved.gross_pay, kept, found, available, bound)

"""Meal vouchers: one for each day of work with the house, however many contracts it has on that day.

A day counts under the contract that was signed first; so the count of a payslip does not hang on the
order in which payslips are made, and a correction counts the same way. Source: royal decree of 28
November 1969, art. 19bis § 2, 2°.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import zip_longest
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from mutua.activities.models import Activity
from mutua.ground.arrays import array
from mutua.ledger.models import LegalEntity
from mutua.legislation import Country, LegislationError
from mutua.payroll.blocked import Blocked, refused
from mutua.payroll.law import law
from mutua.payroll.models import MealVoucherRules
from mutua.payroll.models.vouchers import POT
from mutua.work.hours import MonthOfWork

RULES = """
    select d.day, r.employer_part, r.worker_part, r.borne_by
    from unnest(%s::date[]) d (day)
    cross join lateral mutua.meal_voucher_rules(%s, d.day) r where r.employer_part > 0
"""
COUNTS = "select * from mutua.meal_voucher_days(%s::uuid[], %s::text[])"
# Days of a person that count under other contracts: all that were signed, or before this one. Of
# contracts for other activities only where this one is hers alone: else whoever shares it would read
# in the cost that she works elsewhere. What differs on the payslip the pot takes.
TAKEN = """
    select distinct p.day from work_period p
    join work_contract c on c.id = p.contract_id
    join activities_activity a on a.id = c.activity_id
    left join work_contractsignature g on g.contract_id = c.id
    left join work_earliercontract b on b.contract_id = c.id
    where p.person_id = %(person)s and p.day = any (%(days)s::date[]) and not p.freed
      and a.legal_entity_id = %(entity)s and c.regime = any (%(entitled)s::text[])
      and c.id is distinct from %(without)s and c.id is distinct from %(itself)s
      and (c.activity_id = %(activity)s or %(person)s = all (
        select m.person_id from activities_activitymember m
          where m.activity_id = %(activity)s and m.left_on is null)
        and exists (select from activities_activitymember m
          where m.activity_id = %(activity)s and m.left_on is null))
      and not exists (select from work_contractsignature s where s.contract_id = %(itself)s
        and (s.signed_at, s.contract_id) < (coalesce(g.signed_at, b.taken_at), c.id))
"""
Inputs = Mapping[str, int]


class Parts(NamedTuple):
    """The parts of one voucher, in minor units, and who bears the employer's."""

    employer: int
    worker: int
    borne_by: str

    @property
    def promised(self) -> Parts:
        """As a contract promises it: what the pot bears is in no cost, the worker's part in the net."""
        return self._replace(employer=0) if self.borne_by == POT else self


def rules_on(entity: str, day: date) -> MealVoucherRules | None:
    """What holds for work of a day; None where no vouchers are given."""
    asked: Any = MealVoucherRules.objects.raw(
        "select * from mutua.meal_voucher_rules(%s, %s)", [entity, day]
    )
    found: MealVoucherRules | None = next(iter(asked), None)
    return found if found is not None and found.employer_part else None


def _parts(entity: str, months: Iterable[date]) -> dict[date, Parts]:
    """The parts of one voucher in months in which they are given."""
    with connection.cursor() as cursor:
        cursor.execute(RULES, [array(sorted(set(months))), entity])
        return {day: Parts(*parts) for day, *parts in cursor.fetchall()}


def planned(
    person: UUID, activity: Activity, regime: str, work: MonthOfWork, without: UUID | None,
    itself: UUID | None = None,
) -> Inputs:  # fmt: skip
    """The vouchers of a month of work that is planned for an activity, as inputs of the law,
    ``without`` the days of the contract that is replaced; of a contract that is signed, ``itself``,
    what it has then."""
    entity = activity.legal_entity_id
    parts = _parts(entity, [work.month]).get(work.month) if work.worked_on else None
    if parts is None:
        return {}
    entitled = _entitled(_law_of(entity))
    if regime not in entitled:
        return {}
    facts = {
        "person": person, "days": array(sorted(work.worked_on)), "entity": entity,
        "activity": activity.id, "entitled": array(entitled), "without": without, "itself": itself,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(TAKEN, facts)
        taken = {day for (day,) in cursor.fetchall()}
    return _inputs(len(work.worked_on - taken), parts.promised)


def of_months(
    entity: str, months: Sequence[tuple[UUID, str, date]]
) -> dict[UUID, Inputs | Blocked]:
    """The vouchers of months of work (each with its regime and a day) that have some, as inputs of
    the law; why one cannot be paid where the law does not let go what was decided."""
    given = _parts(entity, (day.replace(day=1) for *_, day in months))
    if not given:
        return {}
    the_law = _law_of(entity)
    entitled = _entitled(the_law)
    wanted = {
        month: (regime, day) for month, regime, day in months
        if regime in entitled and day.replace(day=1) in given
    }  # fmt: skip
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(COUNTS, [array(list(wanted)), array(entitled)])
        counts = dict(cursor.fetchall())
    made: dict[UUID, Inputs | Blocked] = {}
    for month, count in counts.items():
        regime, day = wanted[month]
        parts = given[day.replace(day=1)]
        try:
            the_law.rule(
                "meal_vouchers", on=day, regime=regime, days=count,
                employer_part=parts.employer, worker_part=parts.worker,
            )  # fmt: skip
        except LegislationError as error:
            made[month] = refused(error)
        else:
            made[month] = _inputs(count, parts)
    return made


def _law_of(entity: str) -> Country:
    found = LegalEntity.objects.get(code=entity)
    return law(found.country, found.details.get("settings", {}))


def _entitled(the_law: Country) -> tuple[str, ...]:
    found: tuple[str, ...] = the_law.rule("meal_voucher_regimes")
    return found


def _inputs(count: int, parts: Parts) -> Inputs:
    if not count:
        return {}
    return {
        "meal_vouchers": count, "meal_voucher_employer_part": parts.employer,
        "meal_voucher_worker_part": parts.worker,
    }  # fmt: skip


class ToOrder(NamedTuple):
    """How many vouchers of a value a person's payslips gave beyond what was ordered; below zero
    what was ordered too much."""

    person: UUID
    face_value: int
    number: int


class Open(NamedTuple):
    """What is to be ordered for a person, and what is left in minor units: above zero it waits for
    the next order, below zero more was ordered than she is given."""

    person: UUID
    lines: tuple[ToOrder, ...]
    left: int


def net_of(rows: Iterable[ToOrder]) -> list[Open]:
    """What was ordered too much of a person comes off what she gets, by its value: as many whole
    vouchers as that needs, those of the lowest value first."""
    found: dict[UUID, list[ToOrder]] = {}
    for one in rows:
        found.setdefault(one.person, []).append(one)
    return [_netted(person, some) for person, some in found.items()]


def _netted(person: UUID, rows: list[ToOrder]) -> Open:
    left = sum(one.number * one.face_value for one in rows)
    beyond = -sum(one.number * one.face_value for one in rows if one.number < 0)
    lines = []
    for one in sorted(rows, key=lambda row: row.face_value):
        if one.number < 0:
            continue
        off = min(one.number, -(-beyond // one.face_value))
        beyond = max(0, beyond - off * one.face_value)
        if one.number > off:
            lines.append(one._replace(number=one.number - off))
    left -= sum(one.number * one.face_value for one in lines)
    return Open(person, tuple(lines), left)


def to_order(entity: str, issuer: UUID, until: date) -> list[Open]:
    """What is to be ordered of an issuer for work until a day, and what is left, by person."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select * from mutua.vouchers_to_order(%s, %s, %s) order by 1, 2",
            [entity, issuer, until],
        )
        return net_of(ToOrder(*row) for row in cursor.fetchall())


def last_months(entity: str, until: date) -> dict[UUID, date]:
    """Every issuer of an entity with the first day of its last month, up to the one that begins on a
    day: what was given later than it was ordered, or ordered too much, is open there."""
    decided = MealVoucherRules.objects.filter(legal_entity=entity, from_day__lte=until)
    held = {one.from_day: one.issuer_id for one in decided.order_by("from_day", "decided_at", "id")}
    found: dict[UUID, date] = {}
    for issuer, end in zip_longest(held.values(), list(held)[1:]):
        if issuer is not None:
            found[issuer] = until if end is None else (end - timedelta(days=1)).replace(day=1)
    return found


def paid_of(orders: Iterable[UUID]) -> set[UUID]:
    """Of some orders those that a payment takes which is not over."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select o from unnest(%s::uuid[]) o where mutua.voucher_order_is_paid(o)",
            [array(list(orders))],
        )
        return {order for (order,) in cursor.fetchall()}

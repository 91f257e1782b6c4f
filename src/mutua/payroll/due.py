"""Months of work that a payslip is due for, with all that the law asks of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from mutua.ground.arrays import array
from mutua.payroll import vouchers
from mutua.payroll.absent import Effect, effects
from mutua.payroll.blocked import Blocked
from mutua.work import planning
from mutua.work.facts import STUDENT
from mutua.work.states import CHANGED

PAYABLE = ("declared", "worked", *CHANGED)
# First which months, and the lock on them; then what is to be known of these alone.
DUE = """
    select m.id from work_contractmonth m
    join work_contract c on c.id = m.contract_id
    join activities_activity a on a.id = c.activity_id
    where m.payslip is null and m.confirmed_at is not null and not m.freed
      and m.last_day <= %(until)s
      and a.legal_entity_id = %(entity)s
      and (%(only)s::uuid[] is null or m.id = any (%(only)s::uuid[]))
      and m.id <> all (%(skip)s::uuid[])
    order by c.person_id, m.first_day, m.id
"""
# Months that have their payslip, of some persons or all, in days of work.
PAID = """
    select m.id from work_contractmonth m
    join work_contract c on c.id = m.contract_id
    join activities_activity a on a.id = c.activity_id
    where m.payslip is not null and a.legal_entity_id = %(entity)s
      and m.first_day between %(since)s and %(until)s
      and (%(persons)s::uuid[] is null or c.person_id = any (%(persons)s::uuid[]))
"""
HOURS = """
    coalesce((select w.hours from payroll_workedhours w where w.contract_month_id = {0}.id
      order by w.said_at desc, w.id desc limit 1), {0}.hours)
"""
FIND = f"""
    select m.id, c.id, c.person_id, c.activity_id, c.regime, c.state, c.answers, m.first_day,
      m.last_day, {HOURS.format("m")}, m.gross_pay, m.charged, m.promised_on, s.facts, s.said_at,
      coalesce(g.signed_at, b.taken_at),
      case when p.born_on is null then null
        else extract(year from age(m.first_day, p.born_on))::int end,
      case when c.regime = %(student)s then (
        select coalesce(sum((e.inputs ->> 'hours')::bigint), 0) from payroll_earlierpayslip e
          where e.person_id = c.person_id and e.regime = c.regime
            and e.worked_from >= date_trunc('year', m.first_day) and e.worked_from < m.first_day) + (
        select coalesce(sum({HOURS.format("other")}), 0) from work_contractmonth other
          join work_contract oc on oc.id = other.contract_id
          where oc.person_id = c.person_id and oc.regime = c.regime and not other.freed
            and other.month >= date_trunc('year', m.first_day) and other.first_day < m.first_day)
        else 0 end
    from due join work_contractmonth m on m.id = due.id
    join work_contract c on c.id = m.contract_id
    join people_person p on p.id = c.person_id
    left join work_contractsignature g on g.contract_id = c.id
    left join work_earliercontract b on b.contract_id = c.id
    left join lateral (
      select facts, said_at from work_situation s
        where s.person_id = c.person_id and s.from_day <= m.first_day
        order by s.from_day desc, s.said_at desc, s.id desc limit 1) s on true
    order by c.person_id, m.first_day, m.id
"""  # noqa: S608 - our own words
HOLD = " limit %(limit)s for update of m skip locked"


class Due(NamedTuple):
    """A month to pay. ``facts`` are the inputs of the law but those of earlier payslips.
    ``gross_pay`` and ``charged`` are what was signed, less what an absence takes (``absent``);
    ``stopped`` is why that cannot be said."""

    month: UUID
    contract: UUID
    person: UUID
    activity: UUID
    regime: str
    state: str
    first_day: date
    last_day: date
    gross_pay: int
    charged: int
    promised_on: date
    facts: Mapping[str, Any]
    situation_said: datetime | None
    signed_at: datetime | None
    absent: bool = False
    stopped: Blocked | None = None

    @property
    def blocked(self) -> Blocked | None:
        """What forbids to pay it, before the law is asked."""
        if self.state not in PAYABLE:
            return Blocked("contract", self.state, ", ".join(PAYABLE))
        if self.situation_said is None:
            return Blocked("situation", "", "what payroll must know of the person")
        return self.stopped


def find(
    entity: str,
    until: date,
    *,
    only: Sequence[UUID] | None = None,
    skip: Sequence[UUID] = (),
    hold: int | None = None,
) -> list[Due]:
    """What is due of a legal entity for work until a day, each person's in the order of her work.
    With ``hold`` at most so many, held until the end; what others hold is left to them."""
    facts = {**_asked(entity, until, only, skip), "limit": hold}
    return _found(entity, f"{DUE} {HOLD if hold else ''}", facts)


def waits(
    entity: str, until: date, *, only: Sequence[UUID] | None = None, skip: Sequence[UUID] = ()
) -> bool:
    """Whether anything is due of a legal entity for work until a day, also where others hold it."""
    with connection.cursor() as cursor:
        cursor.execute(f"select exists ({DUE})", _asked(entity, until, only, skip))
        return bool(cursor.fetchone()[0])


def count(entity: str, until: date) -> int:
    """How many months are due of a legal entity for work until a day, also those that others hold."""
    with connection.cursor() as cursor:
        cursor.execute(f"select count(*) from ({DUE}) d", _asked(entity, until))  # noqa: S608 - our own words
        return int(cursor.fetchone()[0])


def _asked(
    entity: str, until: date, only: Sequence[UUID] | None = None, skip: Sequence[UUID] = ()
) -> dict[str, Any]:
    """What DUE asks for."""
    months = None if only is None else array(only)
    return {"entity": entity, "until": until, "only": months, "skip": array(skip)}


def find_paid(
    entity: str, since: date, until: date, persons: Sequence[UUID] | None = None
) -> list[Due]:
    """The months of work in some days that have their payslip, of persons or of all, with what is
    known of them now."""
    facts = {
        "entity": entity, "since": since, "until": until,
        "persons": None if persons is None else array(persons),
    }  # fmt: skip
    return _found(entity, PAID, facts)


def _found(entity: str, which: str, facts: Mapping[str, Any]) -> list[Due]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"with due as materialized ({which}) {FIND}",
            {**facts, "student": STUDENT},
        )
        found = [_due(*row) for row in cursor.fetchall()]
    touched = effects(entity, [one.month for one in found]) if found else {}
    found = [_less(one, touched[one.month]) if one.month in touched else one for one in found]
    months = [(one.month, one.regime, one.first_day) for one in found]
    given = vouchers.of_months(entity, months) if months else {}
    return [_with(one, given[one.month]) if one.month in given else one for one in found]


def _with(due: Due, given: vouchers.Inputs | Blocked) -> Due:
    """A month with its meal vouchers, or why it cannot be paid with them."""
    if isinstance(given, Blocked):
        return due._replace(stopped=due.stopped or given)
    return due._replace(facts={**due.facts, **given})


def _less(due: Due, effect: Effect) -> Due:
    """A month without what an absence takes of it."""
    gross = effect.share(due.gross_pay)
    facts = {**due.facts, "gross_pay": gross}
    if not effect.hours_said:
        facts["hours"] = effect.share(due.facts["hours"])
    charged = 0 if not gross else (2 * due.charged * gross + due.gross_pay) // (2 * due.gross_pay)
    return due._replace(
        facts=facts, gross_pay=gross, charged=charged, absent=gross < due.gross_pay,
        stopped=effect.stopped,
    )  # fmt: skip


def _due(
    month: UUID,
    contract: UUID,
    person: UUID,
    activity: UUID,
    regime: str,
    state: str,
    answers: str,
    first_day: date,
    last_day: date,
    hours: int,
    gross_pay: int,
    charged: int,
    promised_on: date,
    said: str | None,
    said_at: datetime | None,
    signed_at: datetime | None,
    age: int | None,
    student_hours: int,
) -> Due:
    facts = {**_said(said), **_of_work(answers), "hours": hours, "gross_pay": gross_pay}
    if age is not None:
        facts["age"] = age
    if student_hours:
        facts["student_hours_used"] = int(student_hours)
    return Due(
        month, contract, person, activity, regime, state, first_day, last_day, gross_pay, charged,
        promised_on, facts, said_at, signed_at,
    )  # fmt: skip


def _said(text: str | None) -> Mapping[str, Any]:
    return {} if text is None else _read(text)


@lru_cache(1024)
def _of_work(text: str) -> Mapping[str, Any]:
    answers = _read(text)
    return {name: answers[name] for name in planning.OF_THE_WORK if name in answers}


@lru_cache(1024)
def _read(text: str) -> Mapping[str, Any]:
    found: dict[str, Any] = json.loads(text)
    return found


def hold_persons(persons: Sequence[UUID]) -> set[UUID]:
    """Hold persons until the end, so that no other run reckons with what is moving; gives those
    that nobody else holds."""
    with connection.cursor() as cursor:
        cursor.execute("select mutua.hold_for_pay(%s::uuid[])", [array(persons)])
        return {person for (person,) in cursor.fetchall()}

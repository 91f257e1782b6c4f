"""What earlier payslips with the same employer gave, as inputs of the law.

docs/reference/earlier-payslips.md says which lines. A period counts every payslip that was made of
its work, in whatever order: the month is reckoned whole, less what came before. Payslips of the
payroll before count like our own, and come before all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from mutua.ground.arrays import array
from mutua.payroll.handed_on import LINES
from mutua.payroll.models import EarlierPayslip
from mutua.work.facts import STUDENT

FIGURES = ("gross", "hours", *LINES)
LAST_MONTH = 12
SUMMED = ", ".join(f"coalesce((p.lines ->> '{code}')::bigint, 0)" for code in LINES.values())
HOURS = "coalesce((p.inputs ->> 'hours')::bigint, 0)"
OURS = f"""
    select p.id, p.replaces_id, p.person_id, p.regime, p.legal_entity_id, p.worked_from,
      case p.version when 1 then p.made_at else (
        select f.made_at from payroll_payslip f
          where f.contract_month_id = p.contract_month_id and f.version = 1) end,
      p.gross_pay, {HOURS}, {SUMMED}
    from payroll_payslip p
    where p.person_id = any (%(persons)s::uuid[]) and p.worked_from between %(first)s and %(last)s
"""  # noqa: S608 - our own codes of lines
ELSEWHERE = f"""
    select p.id, null::uuid, p.person_id, p.regime, p.legal_entity_id, p.worked_from, p.taken_at,
      p.gross_pay, {HOURS}, {SUMMED}
    from payroll_earlierpayslip p
    where p.person_id = any (%(persons)s::uuid[]) and p.worked_from between %(first)s and %(last)s
"""  # noqa: S608 - our own codes of lines


class Whose(NamedTuple):
    """Payslips that count together: of one person, under one regime."""

    person: UUID
    regime: str


class Given(NamedTuple):
    """What one payslip gave, in the order of FIGURES. ``made_at`` is when its month was first paid:
    a correction keeps its place among the others."""

    legal_entity: str
    worked_from: date
    made_at: datetime
    figures: tuple[int, ...]


def found(
    persons: Collection[UUID], first: date, last: date, *, only_elsewhere: bool = False
) -> dict[Whose, list[Given]]:
    """The payslips that hold of persons for work of the years from a day to another, in one query;
    ``only_elsewhere`` those of the payroll before alone."""
    which = ELSEWHERE if only_elsewhere else f"{OURS} union all {ELSEWHERE}"
    whole = {"first": date(first.year, 1, 1), "last": date(last.year, LAST_MONTH, 31)}
    with connection.cursor() as cursor:
        cursor.execute(f"{which} order by 6, 1", {"persons": array(list(persons)), **whole})
        rows = cursor.fetchall()
    replaced = {before for _, before, *_ in rows}
    given: dict[Whose, list[Given]] = defaultdict(list)
    for payslip, _, person, regime, entity, day, made_at, *figures in rows:
        if payslip not in replaced:
            given[Whose(person, regime)].append(Given(entity, day, made_at, tuple(figures)))
    return given


def inputs_for(day: date, given: Iterable[Given]) -> dict[str, int]:
    """The sums of the month, the quarter and the year in which a day lies; nothing for what is
    zero, which the law assumes."""
    sums: dict[str, Sequence[int]] = {}
    for one in given:
        for period in _periods(day, one.worked_from):
            before = sums.get(period, (0,) * len(FIGURES))
            sums[period] = [a + b for a, b in zip(before, one.figures, strict=True)]
    return {
        f"paid_before_{period}_{name}": amount
        for period, amounts in sums.items()
        for name, amount in zip(FIGURES, amounts, strict=True)
        if amount
    }


def reckoned_with(facts: Mapping[str, Any], day: date, given: Iterable[Given]) -> dict[str, Any]:
    """The facts of a payslip for work on a day, with the sums of what came before it. One without
    pay reckons with nothing: contributions and tax are withheld when pay is paid (law of 27 June
    1969, art. 23; Income tax code, art. 270), so what others of the month leave to withhold or to
    give back waits for the next that has pay."""
    return {**facts, **inputs_for(day, given)} if facts["gross_pay"] else dict(facts)


def _periods(day: date, other: date) -> tuple[str, ...]:
    if day.year != other.year:
        return ()
    if day.month == other.month:
        return ("month", "quarter", "year")
    return ("quarter", "year") if (day.month - 1) // 3 == (other.month - 1) // 3 else ("year",)


def as_inputs(person: UUID, entity: str, regime: str, day: date) -> Mapping[str, Any]:
    """What the payslips of a person with a legal entity under a regime gave, for work on a day: as
    the room of work asks when it plans a contract."""
    given = found([person], day, day)[Whose(person, regime)]
    return inputs_for(day, (one for one in given if one.legal_entity == entity))


def student_hours(person: UUID, before: date) -> int:
    """Hundredths of hours that payslips of the payroll before count as a student in the year of a
    day: as the room of work asks."""
    found = EarlierPayslip.objects.filter(
        person=person, regime=STUDENT, worked_from__year=before.year, worked_from__lt=before
    )
    return sum(inputs.get("hours", 0) for inputs in found.values_list("inputs", flat=True))

"""Payslips written in one statement from arrays, and their books in two."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection

from mutua.ground.actors import Actor
from mutua.ground.arrays import array, keep_in_memory
from mutua.ground.ids import new_ids
from mutua.ledger.models import Period
from mutua.ledger.services import NewEntry, post
from mutua.payroll import booking
from mutua.payroll.booking import Totals
from mutua.payroll.models import Run
from mutua.payroll.reckoning import Reckoned

INSERT = """
    insert into payroll_payslip (run_id, legal_entity_id, made_at, known_at, version, replaces_id, id,
      contract_month_id, person_id, activity_id, regime, worked_from, worked_until, paid_on, inputs,
      lines, gross_pay, net_pay, employer_cost, charged, difference, withheld, tax, allowances,
      contributions, reductions, services, provision)
    select %s, %s, %s, now(), * from unnest(%s::smallint[], %s::uuid[], %s::uuid[], %s::uuid[], %s::uuid[], %s::uuid[],
      %s::text[], %s::date[], %s::date[], %s::date[], %s::jsonb[], %s::jsonb[], %s::bigint[],
      %s::bigint[], %s::bigint[], %s::bigint[], %s::jsonb[], %s::bigint[], %s::bigint[],
      %s::bigint[], %s::bigint[], %s::bigint[], %s::bigint[], %s::bigint[])
"""


def write(actor: Actor, run: Run, made: Sequence[Reckoned], now: Any) -> list[UUID]:
    """Keep payslips and book them; gives their identifiers."""
    ids = new_ids(len(made))
    kinds = booking.by_kind(run.kinds)
    lines = [one.lines for one in made]
    sums = [booking.totals(one, kinds) for one in lines]
    columns = _columns(ids, made, lines, sums)
    keep_in_memory()
    with connection.cursor() as cursor:
        cursor.execute(INSERT, [run.id, run.legal_entity_id, now, *columns])
    post(actor, _entries(run, ids, made, lines, sums))
    return ids


def _columns(
    ids: list[UUID],
    made: Sequence[Reckoned],
    lines: list[dict[str, int]],
    sums: list[Totals],
) -> list[str]:
    dues = [one.due for one in made]
    return [
        array([one.version for one in made]),
        array([one.replaces for one in made]),
        array(ids),
        array([one.month for one in dues]),
        array([one.person for one in dues]),
        array([one.activity for one in dues]),
        array([one.regime for one in dues]),
        array([one.first_day for one in dues]),
        array([one.last_day for one in dues]),
        array([one.paid_on for one in made]),
        array([json.dumps(one.inputs) for one in made]),
        array([_form(one.codes) % one.amounts for one in made]),
        array([one.gross_pay for one in dues]),
        array([one["net_pay"] for one in lines]),
        array([one["employer_cost"] for one in lines]),
        array([one.charged for one in dues]),
        array([json.dumps(one.difference) for one in made]),
        array([one.withheld for one in sums]),
        array([one.tax for one in sums]),
        array([one.allowances for one in sums]),
        array([one.contributions for one in sums]),
        array([one.reductions for one in sums]),
        array([one.services for one in sums]),
        array([one.provision for one in sums]),
    ]


@cache
def _form(codes: tuple[str, ...]) -> str:
    """The JSON of lines, to be filled with their amounts."""
    return "{" + ", ".join(f'"{code}": %d' for code in codes) + "}"


def _entries(
    run: Run,
    ids: list[UUID],
    made: Sequence[Reckoned],
    lines: list[dict[str, int]],
    sums: list[Totals],
) -> list[NewEntry]:
    entity, currency = run.legal_entity_id, run.legal_entity.currency
    booked_on = open_days(entity, {one.due.last_day for one in made}, run.made_on)
    every = (
        booking.entry(
            entity, booked_on[one.due.last_day], payslip, one.due.activity, one.due.person,
            {**line, "gross_pay": one.due.gross_pay}, total, one.due.charged, one.difference,
            currency,
        )
        for payslip, one, line, total in zip(ids, made, lines, sums, strict=True)
    )  # fmt: skip
    return [one for one in every if one.lines]  # of a month in which nothing is due, none


def open_day(entity: str, worked: date, today: date) -> date:
    """The last day worked, to which the cost belongs; today where its period is closed."""
    return open_days(entity, {worked}, today)[worked]


def open_days(entity: str, worked: Collection[date], today: date) -> dict[date, date]:
    """The same of many days, in one query."""
    there = Period.objects.filter(legal_entity_id=entity, state="open")
    periods = list(there.values_list("first_day", "last_day"))
    return {
        day: day if any(first <= day <= last for first, last in periods) else today
        for day in worked
    }

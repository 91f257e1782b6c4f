"""Exit holiday pay that waits: what the next run makes, and what no run makes, with the reason."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from mutua.ground import clock
from mutua.ledger.models import LegalEntity
from mutua.legislation import Country, LegislationError
from mutua.payroll import booking, exit_ended, exit_pay, law
from mutua.payroll.blocked import Blocked, refused
from mutua.payroll.exit_ended import BEGUN_BEFORE
from mutua.payroll.exit_pay import BEFORE, BY_THE_EMPLOYER, ExitDue

MOST = 1_000
# Contracts with a term that have come to their end, whose payslips have set holiday pay aside, and
# whose holidays no run pays because they began elsewhere.
LEFT_OUT = f"""
    with ended as materialized (
      select c.id from work_contract c join activities_activity a on a.id = c.activity_id
      where a.legal_entity_id = %(entity)s and c.regime = any (%(regimes)s::text[])
      and c.week is null and {BEFORE}
      and exists (select from work_contractmonth m join payroll_payslip s on s.id = m.payslip
        where m.contract_id = c.id and s.provision > 0))
    select o.id from ended o cross join lateral mutua.end_of_contract(o.id) e
      where e.unpaid = 0 order by e.last_day, o.id
"""  # noqa: S608 - our own words


class ExitsAwaited(NamedTuple):
    """What the next run makes, and the contracts whose exit holiday pay it leaves, with the reason."""

    due: list[ExitDue]
    left_out: list[tuple[UUID, Blocked]]


def awaited(entity: LegalEntity) -> ExitsAwaited:
    """What waits of a legal entity. The law is asked of each, of the first thousand of very many, as
    if it was paid by its promise, or today where that has passed."""
    settings = entity.details.get("settings", {})
    the_law, kinds = law.law(entity.country, settings), law.kinds(entity.country)
    ended, today = exit_ended.ended(entity.code), clock.today()
    found = [*exit_pay.find_with_a_term(entity.code), *ended.due]
    stopped: dict[tuple[UUID, int], Blocked] = {}
    asked = []
    for one in found[:MOST]:
        try:
            asked.append((one, _paid_on(the_law, one.promised_on, today)))
        except LegislationError as error:
            stopped[one.contract, one.year] = refused(error)
    _, blocked = exit_pay.all_reckoned(the_law, entity.code, booking.by_kind(kinds), asked)
    stopped |= {(one.contract, one.year): why for one, why in blocked}
    due = [one for one in found if (one.contract, one.year) not in stopped]
    of_contract = {contract: why for (contract, _), why in stopped.items()}
    left_out = [*of_contract.items(), *ended.left_out, *_left_out(entity.code)]
    return ExitsAwaited(due, left_out)


def _paid_on(the_law: Country, promised_on: date, today: date) -> date:
    if promised_on <= today:
        return today
    day: date = the_law.rule("transfer_day", arrives_on=promised_on)
    return max(day, today)


def _left_out(entity: str) -> list[tuple[UUID, Blocked]]:
    facts = {"entity": entity, "regimes": list(BY_THE_EMPLOYER)}
    with connection.cursor() as cursor:
        cursor.execute(LEFT_OUT, facts)
        return [(contract, BEGUN_BEFORE) for (contract,) in cursor.fetchall()]

"""The holidays of contracts that have come to their end are paid: exit holiday pay and its books."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from mutua.ground import clock
from mutua.ground.actors import Actor
from mutua.ground.arrays import insert
from mutua.ground.garbage import kept_until_done
from mutua.ground.ids import derived_id
from mutua.ground.verbs import verb
from mutua.ledger.services import Line, NewEntry, post
from mutua.payroll import booking, due, exit_ended, exit_pay, law
from mutua.payroll.exit_pay import ExitDue, ExitReckoned
from mutua.payroll.models import ExitHolidayPay, Run
from mutua.payroll.services.runs import BATCH, open_of, paid_on
from mutua.payroll.services.withholding import withhold_of_exits
from mutua.payroll.services.writing import open_days

CAUSE = "exit_holiday_pay"
KNOWN = ("act", "known_at")  # by the database
HELD = "held"
TEXTS = ("payslips", "of_month", "inputs", "lines")  # JSON


@verb("payroll.run")
@kept_until_done()
def pay_exit_holidays(
    *,
    actor: Actor,
    run: UUID,
    only: Sequence[UUID] | None = None,
    skip: Sequence[UUID] = (),
    limit: int = BATCH,
) -> list[Any]:
    """Make at most ``limit`` exit holiday pays that are due, with their books: those of contracts
    whose months are all paid. ``only`` names months of work, ``skip`` contracts to leave. Gives how
    many were made, then each contract that is blocked, then HELD where others hold some person, or
    have made meanwhile what was found here."""
    found = open_of(run)
    entity = found.legal_entity_id
    first = exit_ended.find(entity, only=only, skip=skip)
    free, some_held = _hold_some(first, limit)
    # What another run has made before it let a person go is there by now.
    dues = exit_ended.find(entity, persons=free, only=only, skip=skip, limit=limit) if free else []
    the_law = law.law(found.legal_entity.country, found.settings, found.known_on)
    days = {day: paid_on(the_law, found, day) for day in {one.promised_on for one in dues}}
    made, blocked = exit_pay.all_reckoned(
        the_law,
        entity,
        booking.by_kind(found.kinds),
        [(one, days[one.promised_on]) for one in dues],
    )
    withhold_of_exits(actor, found, the_law, write(actor, found, made))
    # Where others were quicker with those that were held, there may be more behind them.
    held = [HELD] if some_held or (first and not dues) else []
    return [len(made), *{one.contract: None for one, _ in blocked}, *held]


def _hold_some(found: Sequence[ExitDue], limit: int) -> tuple[set[UUID], bool]:
    """Hold the persons of the first of them, some ``limit`` at a time, that others do not all hold:
    several processes share what is due. Gives who is held, and whether others hold some."""
    some_held = False
    for start in range(0, len(found), limit):
        persons = {one.person for one in found[start : start + limit]}
        free = due.hold_persons(list(persons))
        some_held |= len(free) < len(persons)
        if free:
            return free, some_held
    return set(), some_held


def write(actor: Actor, run: Run, made: Sequence[ExitReckoned]) -> list[ExitHolidayPay]:
    """Keep exit holiday pays and book them."""
    if not made:
        return []
    now = clock.now()
    rows = [_row(run, one, now) for one in made]
    insert(ExitHolidayPay, _columns(rows))
    days = open_days(run.legal_entity_id, {one.worked_until for one in rows}, run.made_on)
    entries = [_entry(run, one, days[one.worked_until]) for one in rows]
    post(actor, [one for one in entries if one.lines])
    return rows


def _row(run: Run, one: ExitReckoned, now: Any) -> ExitHolidayPay:
    due, sums = one.due, one.sums
    return ExitHolidayPay(
        id=derived_id("exit holiday pay", due.contract, due.year, one.version), run=run,
        contract_id=due.contract, year=due.year, version=one.version, replaces_id=one.replaces,
        person_id=due.person, activity_id=due.activity, legal_entity_id=run.legal_entity_id,
        worked_from=due.first_day, worked_until=due.last_day, promised_on=due.promised_on,
        paid_on=one.paid_on, made_at=now,
        payslips=[str(each) for each in due.payslips], of_month=[str(each) for each in one.of_month],
        inputs=one.inputs, lines=one.lines, gross_pay=one.gross_pay, withheld=sums.withheld,
        tax=sums.tax, net_pay=one.lines["net_pay"], contributions=sums.contributions,
        services=sums.services, employer_cost=one.lines["employer_cost"], released=one.released,
        difference=one.difference,
    )  # fmt: skip


def _columns(rows: Sequence[ExitHolidayPay]) -> dict[str, list[Any]]:
    """Its fields, but for those that the database knows: the act and the real instant."""
    columns: dict[str, list[Any]] = {
        one.name: [getattr(row, one.attname) for row in rows]
        for one in ExitHolidayPay._meta.concrete_fields
        if one.name not in KNOWN
    }
    for name in TEXTS:
        columns[name] = [json.dumps(one) for one in columns[name]]
    return columns


def _entry(run: Run, one: ExitHolidayPay, day: date) -> NewEntry:
    """What was set aside is released, and owed to whom it belongs. The budget gave it with the
    payslips: the cents of difference are the pot's."""
    person = one.person_id
    lines = (
        Line("holiday_pay_provision", one.released, person=person),
        Line("net_pay_payable", -one.net_pay, person=person),
        Line(
            "social_security_payable", -(one.withheld + one.contributions), person=person,
            authority="onss",
        ),
        Line("withholding_tax_payable", -one.tax, person=person, authority="tax"),
        Line("pay_costs_payable", -one.services, authority=booking.INSURER),
        Line("pay_difference", -one.difference, one.activity_id, fund=CAUSE),
    )  # fmt: skip
    kept = tuple(line for line in lines if line.amount)
    return NewEntry(run.legal_entity_id, day, (CAUSE, one.id), booking.MADE, kept)

"""What is read of payroll: what is due, what is blocked and why, and payslips."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from mutua.ground import clock
from mutua.ledger.models import LegalEntity
from mutua.legislation import LegislationError
from mutua.legislation.engine.payslip import Payslip as MadePayslip
from mutua.payroll import due
from mutua.payroll.blocked import Blocked, refused
from mutua.payroll.due import Due
from mutua.payroll.law import law
from mutua.payroll.models import ExitHolidayPay, Payslip, Run


class Awaited(NamedTuple):
    """A month to pay: by when the bank is asked, and what forbids it."""

    due: Due
    pay_by: date
    blocked: Blocked | None


def awaited(entity: LegalEntity, until: date | None = None) -> Iterator[Awaited]:
    """What is due of a legal entity for work until a day, by the day on which the bank is asked to
    pay. The law is asked of each as if it was paid on that day, or today where it has passed."""
    today = clock.today()
    settings = entity.details.get("settings", {})
    the_law = law(entity.country, settings)
    found = []
    for one in due.find(entity.code, until or today):
        pay_by: date = the_law.rule("transfer_day", arrives_on=one.promised_on)
        when = {"worked_from": one.first_day, "worked_until": one.last_day, "paid_on": max(pay_by, today)}  # fmt: skip
        blocked = one.blocked
        if blocked is None:
            try:
                the_law.place(one.regime, when)[1].encode(one.facts)
            except LegislationError as error:
                blocked = refused(error)
        found.append(Awaited(one, pay_by, blocked))
    yield from sorted(found, key=lambda one: (one.pay_by, one.due.person, one.due.month))


def payslip(identifier: UUID) -> Payslip | None:
    """A payslip with its run, or the one of a contract's month that holds."""
    every = Payslip.objects.select_related("run__legal_entity", "person")
    found: Payslip | None = every.filter(id=identifier).first()
    if found is None:
        found = every.filter(contract_month=identifier).order_by("-version").first()
    return found


def remade(one: Payslip | ExitHolidayPay) -> MadePayslip:
    """A payslip or exit holiday pay as the law of its day gives it anew, so that each line explains
    itself. Raises LegislationError where the law of this release cannot take its inputs."""
    run = one.run
    return law(run.legal_entity.country, run.settings, run.known_on).evaluate(
        regime=one.regime, inputs=one.inputs, worked_from=one.worked_from,
        worked_until=one.worked_until, paid_on=one.paid_on,
    )  # fmt: skip


def reproduced(one: Payslip) -> tuple[dict[str, int], bool]:
    """The lines of a payslip as the law of its day gives them anew, and whether they agree: a line
    that the release of the day did not have is nothing. Raises LegislationError where the law of
    this release cannot take its inputs."""
    lines = remade(one).lines
    later = {code for code, amount in lines.items() if not amount} - one.lines.keys()
    return lines, {code: n for code, n in lines.items() if code not in later} == one.lines


def next_transfer_day(entity: LegalEntity) -> date:
    """The first day from today on which banks pay. Raises LegislationError beyond what the law of
    this release knows."""
    the_law, day = law(entity.country, entity.details.get("settings", {})), clock.today()
    while the_law.rule("transfer_day", arrives_on=day + timedelta(days=1)) != day:
        day += timedelta(days=1)
    return day


def open_run(entity: LegalEntity, paid_on: date, until: date) -> UUID | None:
    """The run for these days that was begun and not ended."""
    same = Run.objects.filter(legal_entity=entity, paid_on=paid_on, until=until, state="open")
    found: UUID | None = same.values_list("id", flat=True).first()
    return found


def is_open(run: UUID) -> bool:
    """Whether a run was begun and not ended: others held some of what is due."""
    return Run.objects.filter(id=run, state="open").exists()

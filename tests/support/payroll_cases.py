"""A case for every verb of payroll; see ``verb_cases``."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from mutua.ground import clock
from mutua.ground.actors import STAFF
from mutua.payroll import services
from tests.support import books, contracts, corrections, exit_pay, lasting, payday, shop
from tests.support.verb_cases import Facts, case


def opened() -> UUID:
    """A run that is open."""
    run = uuid4()
    with clock.on(payday.LAST):
        services.open_run(
            actor=books.STAFF, key=uuid4(), run=run, legal_entity=books.HOUSE,
            paid_on=payday.PAID_ON,
        )  # fmt: skip
    return run


@case("payroll.open_run", STAFF)
def _() -> Facts:
    return {"run": uuid4(), "legal_entity": books.HOUSE, "paid_on": shop.DAY}


@case("payroll.pay_due", STAFF)
def _() -> Facts:
    """An evening that Alice has worked."""
    corrections.nothing_claimed()
    run = opened()
    return {"run": run, "only": [one.id for one in payday.months_of(contracts.an_evening_worked())]}


@case("payroll.pay_exit_holidays", STAFF)
def _() -> Facts:
    """An evening in the office of somebody new, whose payslip was made, and nothing else."""
    one = lasting.newcomer()
    hours = contracts.at(date(2026, 4, 9), "14:00", "17:00")
    work = exit_pay.office_evening(one.actor, hours=hours, **one.place)
    months = [month.id for month in payday.months_of(work)]
    run = opened()
    with clock.on(payday.LAST):
        services.pay_due(actor=books.STAFF, key=uuid4(), run=run, only=months)
    return {"run": run, "only": months}


@case("payroll.end_run", STAFF)
def _() -> Facts:
    return {"run": opened()}

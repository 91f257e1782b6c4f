"""What an illness or an accident at work does to a member's pay, day by day, as payroll asks it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mutua.ground.actors import Actor
from mutua.payroll.absent import days_worked, spans, status_in
from mutua.payroll.blocked import Blocked
from mutua.payroll.guaranteed import ACCIDENT, ILLNESS, Guarantee, near
from mutua.work.absences import Touched, holding, touched
from mutua.work.models import Absence, Contract, Period
from mutua.work.planning import law_of


class Work(NamedTuple):
    """Work on the days of an absence. Of an illness or an accident also the hundredths of hours that
    are ``paid`` as if they were worked, that we do not pay, and that wait for the office."""

    contract: Contract
    periods: Sequence[Period]
    paid: int = 0
    unpaid: int = 0
    waiting: int = 0


def work_on(actor: Actor, absence: Absence) -> list[Work]:
    """The signed work on the days of an absence, and what an illness or an accident does to its pay."""
    found = touched(absence)
    if absence.kind not in (ILLNESS, ACCIDENT) or actor.person is None:
        return [Work(one.contract, one.periods) for one in found]
    every = list(holding(actor.person))
    return [_paid(one, absence, every) for one in found]


def _paid(work: Touched, absence: Absence, every: list[Absence]) -> Work:
    contract = work.contract
    entity, person = contract.activity.legal_entity, contract.person_id
    told = near(every, absence.first_day, absence.last_day)
    worked = days_worked(entity.code, person, every, told)
    pays = Guarantee(law_of(entity), spans(entity.code, person), absence.kind, told, worked)
    status = status_in(contract.regime, bool(contract.answers.get("manual_work")))
    paid = unpaid = waiting = 0
    for one in work.periods:
        minutes = one.until_minute - one.from_minute
        answer = pays.of(one.day, contract.id, contract.regime, status)
        if isinstance(answer, Blocked):
            waiting += minutes
        elif answer:
            paid += minutes
        else:
            unpaid += minutes
    hours = ((100 * one + 30) // 60 for one in (paid, unpaid, waiting))
    return Work(contract, work.periods, *hours)

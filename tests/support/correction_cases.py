"""A case for every verb of corrections; see ``verb_cases``."""

from __future__ import annotations

import os
from datetime import date
from uuid import UUID, uuid4

from mutua.ground import clock
from mutua.ground.actors import MEMBER, STAFF
from mutua.ground.ids import new_id
from tests.support import books, contracts, corrections, lasting, payday, payments
from tests.support.verb_cases import Facts, case

_ready: set[str] = set()


def paid() -> UUID:
    """An evening that was paid for far more hours than it took."""
    corrections.nothing_to_correct()
    evening = contracts.an_evening_worked()
    corrections.say_hours(evening, corrections.OVERTIME)
    payday.pay(evening)
    return evening


def open_treasury() -> None:
    """The treasury of this store, once."""
    if (here := os.environ["DATABASE_URL"]) not in _ready:
        payments.open_treasury()
        _ready.add(here)


def claimed() -> corrections.Claim:
    """What Alice was paid too much, because she had said too many hours."""
    open_treasury()
    evening = paid()
    with clock.on(payday.PAID_ON):
        payments.made(kinds=["payslip"])
    corrections.say_hours(evening, 300)
    person = contracts.found(evening).person_id
    corrections.correct([person], contracts.found(evening).first_day)
    (claim,) = corrections.claims(evening)
    return claim


@case("payroll.correct_hours", STAFF)
def _() -> Facts:
    evening = contracts.an_evening_worked()
    (month,) = payday.months_of(evening)
    return {
        "worked": new_id(), "contract": evening, "month": month.month, "hours": 450,
        "why": "She counted once more",
    }  # fmt: skip


@case("payroll.correct", STAFF)
def _() -> Facts:
    one = lasting.newcomer()
    evening = contracts.worked(one.actor, **one.place)
    corrections.say_hours(evening, corrections.OVERTIME)
    payday.pay(evening)
    corrections.say_hours(evening, 300)
    return {
        "correction": uuid4(), "legal_entity": books.HOUSE, "persons": [one.actor.person],
        "since": contracts.found(evening).first_day, "why": "Hours were forgotten",
    }  # fmt: skip


@case("payroll.agree_recovery", MEMBER, owned=True)
def _() -> Facts:
    claim = claimed()
    return {"plan": new_id(), "claim": claim.id, "amount": claim.amount, "a_payslip": 500}


@case("payroll.drop_claim", STAFF)
def _() -> Facts:
    return {"claim": claimed().id, "why": "She gave it back in cash"}


@case("payroll.regularise_quarter", STAFF)
def _() -> Facts:
    """The first quarter: over on the day after, whoever has worked in it."""
    return {"legal_entity": books.HOUSE, "quarter": date(2025, 10, 1), "limit": 10}

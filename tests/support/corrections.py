"""Payslips that are corrected, for the tests of the rooms."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from mutua.ground import actors
from mutua.ground.errors import Refused
from mutua.ground.ids import new_id
from mutua.ground.transactions import reading
from mutua.ledger.models import LegalEntity
from mutua.payroll import services
from mutua.payroll.models import Claim, Payslip, Settlement
from mutua.payroll.recomputing import Proposal, proposed
from mutua.work import services as work
from tests.support import contracts, payday, shop
from tests.support.books import HOUSE, STAFF
from tests.support.store import ALICE

SINCE = date(2026, 1, 1)
OVERTIME = 70_000  # hundredths of hours: so low an hourly pay brings the month its work bonus
BIG_DAY = {"regime": "employee", "answers": {"nature_justifies": True}, "pay_amount": 345_000}


def big_day(month: int, day: int, **facts: Any) -> UUID:
    """A day of work that is paid so well that children count for the tax."""
    hours = contracts.at(date(2026, month, day), "09:00", "17:00")
    for _ in range(4):
        shop.issued_invoice()
    return contracts.worked(**{**BIG_DAY, "hours": hours, **facts})


def say_children(children: int, from_day: date = SINCE, person: UUID = ALICE) -> None:
    """The office writes down how many children a person has."""
    work.say_situation(
        actor=STAFF, key=uuid4(), situation=new_id(), person=person, from_day=from_day,
        facts={"household": "single", "children": children},
    )  # fmt: skip


def say_hours(contract: UUID, hours: int) -> UUID:
    """How many hundredths of hours the first month of a contract took in truth."""
    month = payday.months_of(contract)[0]
    return services.correct_hours(
        actor=STAFF, key=uuid4(), worked=new_id(), contract=contract, month=month.month,
        hours=hours, why="She counted once more",
    )  # fmt: skip


def proposal(since: date = SINCE, *persons: UUID) -> Proposal:
    with reading(contracts.READER):
        entity = LegalEntity.objects.get(code=HOUSE)
        return proposed(entity, since, persons or None)


def correct(
    persons: Sequence[UUID] = (ALICE,), since: date = SINCE, key: UUID | None = None,
    correction: UUID | None = None, **facts: Any,
) -> int:  # fmt: skip
    """Do what is proposed."""
    return services.correct(
        actor=STAFF, key=key or uuid4(), correction=correction or uuid4(), legal_entity=HOUSE,
        since=since, persons=persons, **{"why": "Two children were forgotten", **facts},
    )  # fmt: skip


def regularise(quarter: date, **facts: Any) -> int:
    """Settle a quarter."""
    return services.regularise_quarter(
        actor=STAFF, key=uuid4(), legal_entity=HOUSE, quarter=quarter, **facts
    )


def nothing_to_correct() -> None:
    """What other tests have left to correct of Alice is corrected."""
    with suppress(Refused):
        correct()


def nothing_claimed() -> None:
    """What is outstanding of claims is dropped."""
    with reading(contracts.READER):
        every = list(Claim.objects.order_by("id"))
    for one in every:
        with suppress(Refused):
            drop(one, "It is over")


def holding(contract: UUID) -> Payslip:
    """The last version of the one payslip of a contract."""
    return payday.paid(contract)[-1]


def claims(contract: UUID) -> list[Claim]:
    with reading(contracts.READER):
        found = Claim.objects.filter(contract_month__contract=contract)
        return list(found.order_by("made_at", "id"))


def settlements(claim: UUID) -> list[Settlement]:
    with reading(contracts.READER):
        return list(Settlement.objects.filter(claim=claim).order_by("made_at", "id"))


def outstanding(claim: Claim) -> int:
    """What has not come back of it."""
    return claim.amount - sum(one.amount for one in settlements(claim.id))


def agree(claim: Claim, a_payslip: int, amount: int | None = None) -> UUID:
    """The person agrees herself."""
    left = outstanding(claim)
    return services.agree_recovery(
        actor=actors.member(claim.person_id), key=uuid4(), plan=new_id(), claim=claim.id,
        amount=left if amount is None else amount, a_payslip=a_payslip,
    )  # fmt: skip


def drop(claim: Claim, why: str) -> UUID:
    return services.drop_claim(actor=STAFF, key=uuid4(), claim=claim.id, why=why)


def live(who: actors.Actor) -> None:
    """The hours of an evening that was paid are corrected: what was too much, and how it comes
    back; then it was not so much, then as much again."""
    with reading(contracts.READER):
        found = Payslip.objects.filter(person=who.person).order_by("id").first()
        evening = found.contract_month.contract_id
    for hours in (300, 20_000, 300):
        say_hours(evening, hours)
        correct([who.person], found.worked_from)
        if len(made := claims(evening)) == 1 and hours == 300:
            agree(made[0], 500)

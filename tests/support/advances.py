"""Advances on pay, for the tests of the rooms."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from mutua.ground import actors, clock
from mutua.ground.transactions import reading
from mutua.ledger.models import LegalEntity
from mutua.payroll import services
from mutua.payroll.advances import Earned, earned
from mutua.payroll.models import AdvanceSetOff
from tests.support import contracts, payday
from tests.support.books import HOUSE, STAFF
from tests.support.store import ALICE


def after(contract: UUID) -> Any:
    """The day after the work, on which it is confirmed and not paid."""
    return clock.on(payday.after(contract))


def stands(person: UUID = ALICE) -> Earned:
    """What stands behind an advance of a person."""
    with reading(actors.member(person)):
        return earned(LegalEntity.objects.get(code=HOUSE), person)


def ask(amount: int, person: UUID = ALICE, key: UUID | None = None) -> UUID:
    return services.ask_advance(
        actor=actors.member(person), key=key or uuid4(), advance=uuid4(), legal_entity=HOUSE,
        amount=amount,
    )  # fmt: skip


def decide(advance: UUID, granted: bool = True, why: str = "") -> UUID:
    return services.decide_advance(
        actor=STAFF, key=uuid4(), advance=advance, decision=uuid4(), granted=granted, why=why
    )


def set_offs(**where: Any) -> list[AdvanceSetOff]:
    with reading(contracts.READER):
        return list(AdvanceSetOff.objects.filter(**where).order_by("made_at", "id"))


def live(who: actors.Actor, activity: UUID, client: UUID) -> None:
    """A member asks for a little of an evening, gets it, and her payslip sets it off."""
    evening = contracts.worked(who, activity=activity, client=client, pay_amount=12_000)
    with after(evening):
        decide(ask(100, who.person))
    payday.pay(evening)

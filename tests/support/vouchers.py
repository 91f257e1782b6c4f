"""Meal vouchers of the house, for the tests of the rooms."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from mutua.ground import actors
from mutua.ground.transactions import reading
from mutua.payroll import services
from mutua.payroll.models import MealVoucherOrder
from mutua.payroll.vouchers import paid_of
from tests.support import authorities, contracts
from tests.support.books import HOUSE, STAFF

APRIL = date(2026, 4, 1)
BEFORE, FEBRUARY, MARCH = date(2026, 1, 26), date(2026, 2, 1), date(2026, 3, 1)
EMPLOYER, WORKER = 691, 109


def said(**facts: Any) -> dict[str, Any]:
    """Vouchers of eight euros from April on."""
    return {
        "decision": uuid4(), "legal_entity": HOUSE, "from_day": APRIL, "employer_part": EMPLOYER,
        "worker_part": WORKER, "borne_by": "budget",
        "agreement": "Agreement of the house of 2 March 2026", **facts,
    }  # fmt: skip


def decide(actor: actors.Actor = STAFF, **facts: Any) -> UUID:
    """The board has decided them."""
    if "issuer" not in facts:
        facts["issuer"] = authorities.office()
    return services.decide_vouchers(actor=actor, key=uuid4(), **said(**facts))


def end(from_day: date = APRIL) -> UUID:
    """No vouchers any more."""
    return decide(
        from_day=from_day, employer_part=0, worker_part=0, issuer=None, agreement="It ends"
    )


def order(month: date = APRIL, actor: actors.Actor = STAFF, made: UUID | None = None) -> int:
    """Order them of the issuer."""
    return services.order_vouchers(
        actor=actor, key=uuid4(), order=made or uuid4(), legal_entity=HOUSE, month=month
    )


def withdraw(order: UUID, actor: actors.Actor = STAFF) -> UUID:
    """Take an order back."""
    return services.withdraw_voucher_order(
        actor=actor, key=uuid4(), withdrawal=uuid4(), order=order
    )


def stands(order: MealVoucherOrder) -> bool:
    """Whether nobody has taken an order back, and no payment takes it."""
    with reading(STAFF):
        there = MealVoucherOrder.objects.filter(id=order.id, withdrawal=None).exists()
        return bool(there) and not paid_of([order.id])


def orders() -> list[MealVoucherOrder]:
    with reading(contracts.READER):
        return list(MealVoucherOrder.objects.prefetch_related("lines").order_by("number"))

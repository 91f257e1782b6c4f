"""A case for every verb of writs; see ``verb_cases``."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from mutua.ground.actors import MEMBER, STAFF, Actor
from tests.support import authorities, books, shop, staff_pay, writs
from tests.support.store import ALICE
from tests.support.verb_cases import Facts, case


@case("payroll.enter_writ", STAFF)
def _() -> Facts:
    return {**writs.said(), "payee": authorities.office()}


@case("payroll.confirm_writ", STAFF)
def _() -> tuple[Actor, Facts]:
    writs.hire_pia()
    return writs.SECOND, {"writ": writs.entered(amount=1), "confirmation": uuid4()}


@case("payroll.end_writ", STAFF)
def _() -> Facts:
    return {
        "writ": writs.running(amount=1),
        "ended": uuid4(),
        "why": "Lifted",
        "paper": writs.DIGEST,
    }


@case("payroll.declare_children", MEMBER, owned=True)
def _() -> Facts:
    return {
        "declared": uuid4(), "person": ALICE, "children": 2,
        "from_month": date(shop.DAY.year, shop.DAY.month, 1), "paper": writs.DIGEST,
    }  # fmt: skip


@case("payroll.import_staff_pay", STAFF)
def _() -> Facts:
    return {"sheet": staff_pay.sheet(), "legal_entity": books.HOUSE}

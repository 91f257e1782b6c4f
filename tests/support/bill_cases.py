"""A case for every verb of bills that no batch pays; see ``verb_cases``."""

from __future__ import annotations

from uuid import UUID, uuid4

from mutua.ground import clock
from mutua.ground.actors import TREASURY, Actor
from tests.support import payment_cases, payments, shop, trade
from tests.support.verb_cases import Facts, case


def a_bill() -> UUID:
    """A supplier's bill of 121 euros that is booked."""
    with clock.on(shop.DAY):
        return trade.booked(None)


def held_bill() -> UUID:
    """The same, and somebody holds it."""
    bill = a_bill()
    payments.services.hold_bill(
        actor=payments.MAKER, key=uuid4(), hold=uuid4(), bill=bill, why="It came broken"
    )
    return bill


def money_left(amount: int = 12_100) -> UUID:
    """A line of the house's statement by which money left, and which waits."""
    return payment_cases.money_moved(-amount)


@case("treasury.match_bills", TREASURY)
def _() -> tuple[Actor, Facts]:
    payment_cases.ready()
    return payments.MAKER, {"line": money_left(), "bills": [a_bill()]}


@case("treasury.hold_bill", TREASURY)
def _() -> tuple[Actor, Facts]:
    payment_cases.ready()
    return payments.MAKER, {"hold": uuid4(), "bill": a_bill(), "why": "It came broken"}


@case("treasury.release_bill", TREASURY)
def _() -> tuple[Actor, Facts]:
    payment_cases.ready()
    return payments.MAKER, {"bill": held_bill()}

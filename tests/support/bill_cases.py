"""A case for every verb of bills that no batch pays; see ``verb_cases``."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid4

from mutua.ground import clock
from mutua.ground.actors import TREASURY, Actor
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.treasury.models import StatementLine
from tests.support import payments, shop, trade
from tests.support.payment_cases import next_statement, ready
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
    one = next_statement()
    (line,) = one.lines
    one = replace(one, closing=one.opening - amount, lines=(replace(line, amount=-amount),))
    sender = payments.bank.SENDER
    payments.services.take_statement(actor=sender, key=uuid4(), statement=one, file="0" * 64)
    statement = derived_id("statement", one.iban, one.identifier)
    payments.services.book_lines(actor=sender, key=uuid4(), statement=statement)
    with reading(payments.READER):
        return StatementLine.objects.get(statement=statement).id


@case("treasury.match_bills", TREASURY)
def _() -> tuple[Actor, Facts]:
    ready()
    return payments.MAKER, {"line": money_left(), "bills": [a_bill()]}


@case("treasury.hold_bill", TREASURY)
def _() -> tuple[Actor, Facts]:
    ready()
    return payments.MAKER, {"hold": uuid4(), "bill": a_bill(), "why": "It came broken"}


@case("treasury.release_bill", TREASURY)
def _() -> tuple[Actor, Facts]:
    ready()
    return payments.MAKER, {"bill": held_bill()}

"""A case for every verb of money that is given back; see ``verb_cases``."""

from __future__ import annotations

from uuid import UUID, uuid4

from mutua.activities import services as activities
from mutua.activities.models import Invoice
from mutua.ground import clock
from mutua.ground.actors import TREASURY, Actor
from mutua.ground.transactions import reading
from mutua.treasury.models import StatementLine
from tests.support import payment_cases, payments, shop
from tests.support.verb_cases import Facts, case

THEIRS = "BE71096123456769"


def overpaid(extra: int = 1_000) -> UUID:
    """An invoice of which something more was paid."""
    with clock.on(shop.DAY):
        invoice = shop.issued_invoice()
        with reading(payments.READER):
            gross = Invoice.objects.get(id=invoice).gross
        activities.record_receipt(
            actor=payments.MAKER, key=uuid4(), receipt=uuid4(), invoice=invoice,
            amount=gross + extra,
        )  # fmt: skip
    return invoice


def decided() -> UUID:
    """A refund that waits for a batch."""
    return payments.services.refund_invoice(
        actor=payments.MAKER, key=uuid4(), invoice=overpaid(), amount=1_000, iban=THEIRS
    )


@case("treasury.refund_invoice", TREASURY)
def _() -> tuple[Actor, Facts]:
    payment_cases.ready()
    return payments.MAKER, {"invoice": overpaid(), "amount": 1_000, "iban": THEIRS, "name": "Coin"}


@case("treasury.refund_line", TREASURY)
def _() -> tuple[Actor, Facts]:
    payment_cases.ready()
    statement = payment_cases.taken()
    payments.services.book_lines(actor=payments.bank.SENDER, key=uuid4(), statement=statement)
    with reading(payments.READER):
        line = StatementLine.objects.get(statement=statement).id
    return payments.MAKER, {"line": line, "iban": THEIRS, "name": "Somebody"}


@case("treasury.readdress_refund", TREASURY)
def _() -> tuple[Actor, Facts]:
    payment_cases.ready()
    return payments.MAKER, {"refund": decided(), "iban": "BE68539007547034", "name": "Coin"}

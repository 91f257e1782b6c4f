"""A case for every verb of the treasury; see ``verb_cases``."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

from mutua.ground import clock
from mutua.ground.actors import TREASURY, WORKER, Actor
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.treasury.formats.statements import Kind, Line, Statement
from mutua.treasury.models import StatementLine
from mutua.treasury.services.batches import facts_of
from tests.support import books, contracts, payments, shop, trade
from tests.support.numbers import own_number
from tests.support.verb_cases import Facts, case

_ready: set[str] = set()
REPORT = """<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
<GrpHdr><MsgId>{answer}</MsgId><CreDtTm>2026-03-16T12:00:00</CreDtTm></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>{message}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>
<GrpSts>ACCP</GrpSts></OrgnlGrpInfAndSts></CstmrPmtStsRpt></Document>"""


def ready() -> None:
    """A debt to pay, and two treasurers."""
    if (here := os.environ["DATABASE_URL"]) not in _ready:
        payments.open_treasury()
        _ready.add(here)
    with clock.on(shop.DAY):
        shop.issued_invoice()
        payments.nothing_owed()
        payments.owed()
        trade.booked(None)


@case("treasury.make_batch", TREASURY)
def _() -> tuple[Actor, Facts]:
    ready()
    return payments.MAKER, {
        "batch": uuid4(), "legal_entity": books.HOUSE,
        "execution_on": shop.DAY + timedelta(days=1), "kinds": ["expense", "supplier"],
    }  # fmt: skip


@case("treasury.approve_batch", TREASURY)
def _() -> tuple[Actor, Facts]:
    ready()
    batch = payments.made()
    facts = {"batch": batch, "approval": uuid4(), "file": payments.found(batch).file}
    return payments.APPROVER, facts


@case("treasury.drop_batch", TREASURY)
def _() -> tuple[Actor, Facts]:
    ready()
    return payments.MAKER, {"batch": payments.made()}


def _approved() -> UUID:
    ready()
    batch = payments.made()
    payments.approve(batch)
    return batch


@case("treasury.keep_sent", WORKER)
def _() -> Facts:
    return {"batch": _approved()}


@case("treasury.remember_sent", WORKER)
def _() -> Facts:
    """Of a batch that a store knows and that has been approved: the journal says more."""
    batch = _approved()
    with reading(payments.READER):
        facts = facts_of(payments.Batch.objects.get(id=batch))
    return {"batch": batch, "facts": facts}


@case("treasury.read_answer", WORKER)
def _() -> Facts:
    batch = _approved()
    payments.services.keep_sent(actor=payments.bank.SENDER, key=uuid4(), batch=batch)
    answer = REPORT.format(answer=uuid4().hex, message=batch.hex)
    return {"answer": answer.encode()}


def _iban() -> str:
    """An account of a house of its own: no statement of another test lies before."""
    from mutua.ledger import services as ledger

    iban, code = contracts.an_iban(), f"bank-{uuid4().hex[:12]}"
    details = {**books.DETAILS, "iban": iban, "enterprise_number": "", "vat_number": ""}
    ledger.add_legal_entity(
        actor=books.STAFF, key=uuid4(), code=code, name="Another", country="be", currency="EUR",
        details=details,
    )  # fmt: skip
    ledger.open_period(
        actor=books.STAFF, key=uuid4(), legal_entity=code, first_day=date(2026, 1, 1),
        last_day=date(2026, 12, 31),
    )  # fmt: skip
    return iban


def statement(iban: str = "") -> Statement:
    """The first statement of an account: one sum that came from somebody."""
    line = Line(
        amount=5_000, booked_on=shop.DAY, value_on=shop.DAY, kind=Kind.TRANSFER_IN,
        code="PMNT/RCDT/ESCT", counterparty_name="Somebody", text=f"for {own_number()}",
    )  # fmt: skip
    return Statement(
        iban=iban or _iban(), currency="EUR", identifier="2026-001", number=1, opening=0,
        opened_on=date(2026, 3, 13), closing=5_000, closed_on=shop.DAY, lines=(line,),
    )  # fmt: skip


def next_statement() -> Statement:
    """A statement of the house that goes on after the last one."""
    with reading(payments.READER):
        there = payments.Statement.objects.filter(iban=payments.HOUSE_IBAN)
        last = there.order_by("place").last()
    one = statement(payments.HOUSE_IBAN)
    if last is not None:
        one = replace(
            one, identifier=f"2026-{last.place + 1:03}", number=last.place + 1,
            opening=last.closing, closing=last.closing + 5_000,
        )  # fmt: skip
    return one


def money_moved(amount: int) -> UUID:
    """A line of the house's statement by which money came, or left below zero, and which waits."""
    one = next_statement()
    (line,) = one.lines
    one = replace(one, closing=one.opening + amount, lines=(replace(line, amount=amount),))
    sender = payments.bank.SENDER
    payments.services.take_statement(actor=sender, key=uuid4(), statement=one, file="0" * 64)
    statement = derived_id("statement", one.iban, one.identifier)
    payments.services.book_lines(actor=sender, key=uuid4(), statement=statement)
    with reading(payments.READER):
        return payments.StatementLine.objects.get(statement=statement).id


def taken() -> UUID:
    """The same, taken: its identifier."""
    one = next_statement()
    payments.services.take_statement(
        actor=payments.bank.SENDER, key=uuid4(), statement=one, file="0" * 64
    )
    return derived_id("statement", one.iban, one.identifier)


@case("treasury.take_statement", WORKER)
def _() -> Facts:
    return {"statement": replace(statement(), identifier=uuid4().hex[:12]), "file": "0" * 64}


@case("treasury.bring_file", TREASURY)
def _() -> tuple[Actor, Facts]:
    return payments.MAKER, {"file": uuid4().hex * 2}


@case("treasury.book_lines", WORKER)
def _() -> Facts:
    """Of an account of its own: nobody else's statement lies before."""
    one = statement()
    payments.services.take_statement(
        actor=payments.bank.SENDER, key=uuid4(), statement=one, file="0" * 64
    )
    return {"statement": derived_id("statement", one.iban, one.identifier)}


@case("treasury.match_line", TREASURY)
def _() -> tuple[Actor, Facts]:
    ready()
    one = taken()
    payments.services.book_lines(actor=payments.bank.SENDER, key=uuid4(), statement=one)
    with reading(payments.READER):
        line = StatementLine.objects.get(statement=one).id
    return payments.MAKER, {"line": line, "invoice": shop.issued_invoice()}


@case("activities.record_receipts", TREASURY)
def _() -> Facts:
    from mutua.activities.services.receipts import NewReceipt

    invoices = shop.issued_invoice(), shop.issued_invoice()
    return {"receipts": [NewReceipt(uuid4(), one, 1_000, shop.DAY) for one in invoices]}

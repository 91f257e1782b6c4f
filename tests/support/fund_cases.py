"""A case for every verb of the guarantee fund; see ``verb_cases``."""

from __future__ import annotations

import secrets
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from mutua.activities import services
from mutua.activities.models import Invoice
from mutua.activities.services.lines import DraftLine
from mutua.ground import clock
from mutua.ground.actors import STAFF, TREASURY, WORKER, Actor
from mutua.ground.transactions import reading
from mutua.treasury.collection import losses, steps
from mutua.treasury.fund.contributing import contribute
from tests.support import books, payments, shop
from tests.support.fund import USUAL, open_amount
from tests.support.verb_cases import Facts, case

LONG_AGO = date(2026, 1, 5)


@case("treasury.decide_fund_rules", STAFF)
def _() -> Facts:
    return {
        "decision": uuid4(), "legal_entity": books.HOUSE, "from_day": shop.DAY,
        "why": "The board of March", **USUAL,
    }  # fmt: skip


A_DAY = DraftLine("A day of dance", 100_000, 1_000, "C62", "artistic_performance")


@case("treasury.contribute", WORKER)
def _() -> Facts:
    """Levy that is in the books and has not given its share: 65 euros, after all before has."""
    facts = {"legal_entity": books.HOUSE, "until": shop.DAY}
    contribute(actor=payments.bank.SENDER, key=uuid4(), **facts)
    shop.issued_invoice(lines=(A_DAY,))
    return facts


@case("treasury.draw_balances", WORKER)
def _() -> Facts:
    shop.issued_invoice()
    return {}


# ── Clients who are late ────────────────────────────────────────────────────────────────────────


def late(**client: Any) -> UUID:
    """An invoice of January, of a client of its own whom nobody has written to."""
    made, invoice = uuid4(), uuid4()
    number = {"enterprise_number": "", "vat_number": ""}
    with clock.on(LONG_AGO):
        services.add_client(
            actor=shop.alice, key=uuid4(), client=made, activity=shop.ALICES,
            **{**shop.THEATRE, **number, "name": "Cave", **client},
        )  # fmt: skip
        services.draft_invoice(
            actor=shop.alice, key=uuid4(), invoice=invoice, activity=shop.ALICES, client=made,
            lines=(shop.EVENING,),
        )  # fmt: skip
        services.issue_invoice(actor=shop.alice, key=uuid4(), invoice=invoice)
    return invoice


def client_of(invoice: UUID) -> UUID:
    with reading(payments.READER):
        return UUID(str(Invoice.objects.get(id=invoice).client_id))


def step(invoice: UUID, kind: str) -> str:
    """A step of collection, taken; gives the token of the client's page."""
    token = secrets.token_urlsafe(32)
    steps.take_step(
        actor=payments.MAKER, key=uuid4(), step=uuid4(), invoice=invoice, kind=kind, token=token,
        link=f"https://coop.example/due/{token}",
    )  # fmt: skip
    return token


def proposed(invoice: UUID | None = None) -> UUID:
    """That a claim is lost, proposed by Olga."""
    made = uuid4()
    losses.propose_write_off(
        actor=payments.MAKER, key=uuid4(), write_off=made, invoice=invoice or late(),
        why="It does not answer",
    )  # fmt: skip
    return made


def lost(invoice: UUID | None = None) -> UUID:
    """The same, decided by Greta."""
    made = proposed(invoice)
    losses.decide_write_off(actor=payments.APPROVER, key=uuid4(), write_off=made)
    return made


def bankrupt(invoice: UUID) -> UUID:
    """The client of an invoice is bankrupt; gives the client."""
    client = client_of(invoice)
    losses.note_bankruptcy(
        actor=payments.MAKER, key=uuid4(), bankruptcy=uuid4(), client=client,
        judged_on=shop.DAY - timedelta(days=10), curator="Me Laurent, Bruxelles",
    )  # fmt: skip
    return client


def close(client: UUID) -> None:
    losses.close_bankruptcy(
        actor=payments.MAKER, key=uuid4(), client=client, closed_on=shop.DAY - timedelta(days=1)
    )


@case("treasury.take_step", TREASURY)
def _() -> Facts:
    token = secrets.token_urlsafe(32)
    return {
        "step": uuid4(), "invoice": late(), "kind": "reminder", "token": token,
        "link": f"https://coop.example/due/{token}",
    }  # fmt: skip


@case("treasury.agree_plan", TREASURY)
def _() -> Facts:
    invoice = late()
    half = open_amount(invoice) // 2
    parts = [
        (shop.DAY + timedelta(days=30), half),
        (shop.DAY + timedelta(days=60), open_amount(invoice) - half),
    ]
    return {"plan": uuid4(), "invoice": invoice, "parts": parts}


@case("treasury.note_bankruptcy", TREASURY)
def _() -> Facts:
    return {
        "bankruptcy": uuid4(), "client": client_of(late()), "judged_on": shop.DAY,
        "curator": "Me Laurent, Bruxelles",
    }  # fmt: skip


@case("treasury.close_bankruptcy", TREASURY)
def _() -> Facts:
    return {"client": bankrupt(late()), "closed_on": shop.DAY}


@case("treasury.propose_write_off", TREASURY)
def _() -> tuple[Actor, Facts]:
    return payments.MAKER, {"write_off": uuid4(), "invoice": late(), "why": "No answer"}


@case("treasury.drop_write_off", TREASURY)
def _() -> tuple[Actor, Facts]:
    return payments.MAKER, {"write_off": proposed()}


@case("treasury.decide_write_off", TREASURY)
def _() -> tuple[Actor, Facts]:
    payments.hire_greta()
    return payments.APPROVER, {"write_off": proposed()}


@case("treasury.give_vat_back", TREASURY)
def _() -> tuple[Actor, Facts]:
    payments.hire_greta()
    invoice = late()
    made = lost(invoice)
    close(bankrupt(invoice))
    return payments.MAKER, {"relief": uuid4(), "write_off": made}

"""A case for every verb of activities, their clients, orders, invoices and what they spend; see
``verb_cases``."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.core import mail

from mutua.ground import actors
from mutua.ground.actors import MEMBER, PUBLIC, STAFF, TREASURY, WORKER, Actor
from tests.support import books, shop
from tests.support.store import ALICE, OLGA
from tests.support.verb_cases import Facts, case, sheet


def _services() -> Any:
    from mutua.activities import services

    return services


def activity() -> UUID:
    made = uuid4()
    _services().open_activity(
        actor=shop.alice, key=uuid4(), activity=made, legal_entity=books.HOUSE, name="More dance",
        shares={str(ALICE): 10_000},
    )  # fmt: skip
    return made


def order() -> UUID:
    made = uuid4()
    _services().draft_order(
        actor=shop.alice, key=uuid4(), order=made, activity=shop.ALICES, client=shop.CLIENT,
        lines=(shop.EVENING,), worked_from=shop.DAY, place="Rue Haute 12",
    )  # fmt: skip
    return made


def offered() -> Actor:
    """Whoever holds the link of an order that was offered."""
    _, token = shop.offered_order()
    return actors.by_link(token)


def coded() -> tuple[Actor, UUID, str]:
    """The same, with a code that was sent."""
    public, code_id = offered(), uuid4()
    _services().send_code(actor=public, key=uuid4(), code_id=code_id)
    return public, code_id, shop.code_of(mail.outbox)


def signed() -> UUID:
    """An order that the client has signed."""
    made, token = shop.offered_order()
    assert shop.sign(token, mail.outbox) == "signed"
    return made


@case("activities.open_activity", MEMBER)
def _() -> Facts:
    return {
        "activity": uuid4(), "legal_entity": books.HOUSE, "name": "A duo",
        "shares": {str(ALICE): 6_000, str(shop.BOB): 4_000},
    }  # fmt: skip


@case("activities.add_client", MEMBER, owned=True)
def _() -> Facts:
    return {"client": uuid4(), "activity": shop.ALICES, **shop.THEATRE}


@case("activities.change_client", MEMBER, owned=True)
def _() -> Facts:
    return {"client": shop.CLIENT, "contact": f"Camille {uuid4().hex[:6]}"}


@case("activities.draft_order", MEMBER, owned=True)
def _() -> Facts:
    return {
        "order": uuid4(), "activity": shop.ALICES, "client": shop.CLIENT,
        "lines": (shop.EVENING,), "valid_until": shop.DAY + timedelta(days=10),
    }  # fmt: skip


@case("activities.change_order", MEMBER, owned=True)
def _() -> Facts:
    return {"order": order(), "edition": 1, "lines": (shop.EVENING,), "place": "Elsewhere"}


@case("activities.offer_order", MEMBER, owned=True)
def _() -> Facts:
    from mutua.activities.services.orders import new_token

    return {"order": order(), "token": new_token(), "link": "https://coop.example/o/x"}


@case("activities.send_code", PUBLIC)
def _() -> tuple[Actor, Facts]:
    return offered(), {"code_id": uuid4()}


@case("activities.sign_order", PUBLIC)
def _() -> tuple[Actor, Facts]:
    public, code_id, code = coded()
    return public, {
        "signature": uuid4(), "code_id": code_id, "code": code, "name": "Camille Leroy",
        "capacity": "Directrice",
    }  # fmt: skip


@case("activities.decline_order", PUBLIC)
def _() -> tuple[Actor, Facts]:
    return offered(), {}


@case("activities.keep_sealed", WORKER)
def _() -> Facts:
    return {"order": signed(), "digest": uuid4().hex}


# ── Invoices ────────────────────────────────────────────────────────────────────────────────────


def draft(**facts: Any) -> UUID:
    made = uuid4()
    _services().draft_invoice(
        actor=shop.alice, key=uuid4(), invoice=made, activity=shop.ALICES, client=shop.CLIENT,
        **{"lines": (shop.EVENING,), **facts},
    )  # fmt: skip
    return made


@case("activities.draft_invoice", MEMBER, owned=True)
def _() -> Facts:
    return {
        "invoice": uuid4(), "activity": shop.ALICES, "client": shop.CLIENT, "order": signed(),
    }  # fmt: skip


@case("activities.change_draft", MEMBER, owned=True)
def _() -> Facts:
    return {"invoice": draft(), "edition": 1, "lines": (shop.EVENING,), "note": "Thank you"}


@case("activities.issue_invoice", MEMBER, owned=True)
def _() -> Facts:
    """The final invoice of an order with a deposit: every branch but the credit note's."""
    from tests.support import trade

    order = signed()
    trade.issued_part(order, "deposit", share=3_000)
    return {"invoice": trade.drafted_part(order, "final"), "why": "As agreed"}


@case("activities.keep_made", WORKER)
def _() -> Facts:
    from mutua.activities import leaving

    leaving.note(invoice := shop.issued_invoice())
    return {"invoice": invoice, "pdf": uuid4().hex, "ubl": uuid4().hex}


@case("activities.record_receipt", TREASURY)
def _() -> Facts:
    return {"receipt": uuid4(), "invoice": shop.issued_invoice(), "amount": 150_000}


# ── What an activity spends ─────────────────────────────────────────────────────────────────────


def _claimed(**facts: Any) -> UUID:
    from mutua.activities import services

    expense = uuid4()
    given = {
        "activity": shop.ALICES, "person": ALICE, "nature": "material", "text": "Shoes",
        "spent_on": shop.DAY, "amount": 1_210, "vat": 210, "paper": uuid4().hex * 2,
    }  # fmt: skip
    services.claim_expense(actor=shop.alice, key=uuid4(), expense=expense, **{**given, **facts})
    return expense


@case("activities.claim_expense", MEMBER, owned=True)
def _() -> Facts:
    return {
        "expense": uuid4(), "activity": shop.ALICES, "person": ALICE, "nature": "material",
        "text": "Shoes", "spent_on": shop.DAY, "amount": 1_210, "vat": 210,
        "paper": uuid4().hex * 2,
    }  # fmt: skip


@case("activities.withdraw_expense", MEMBER, owned=True)
def _() -> Facts:
    return {"expense": _claimed()}


@case("activities.approve_expense", STAFF)
def _() -> Facts:
    shop.issued_invoice()
    return {"expense": _claimed(), "deductible": 210}


@case("activities.refuse_expense", STAFF)
def _() -> Facts:
    return {"expense": _claimed(), "why": "No bill"}


@case("activities.transfer", MEMBER, owned=True)
def _() -> Facts:
    from mutua.activities import services

    shop.issued_invoice()
    other = uuid4()
    services.open_activity(
        actor=shop.bob, key=uuid4(), activity=other, legal_entity="coop", name="Bob plays",
        shares={str(shop.BOB): 10_000},
    )  # fmt: skip
    return {
        "transfer": uuid4(), "source": shop.ALICES, "target": other, "amount": 1_000,
        "text": "Rehearsal room",
    }  # fmt: skip


# ── Sheets from elsewhere ───────────────────────────────────────────────────────────────────────────


@case("activities.import_clients", STAFF)
def _() -> Facts:
    from mutua.people import imports

    member = uuid4().hex
    imports.import_members(
        actor=actors.staff(OLGA), key=uuid4(),
        sheet=sheet({"reference": member, "legal_name": "Nora Lambert"}),
    )  # fmt: skip
    row = {
        "reference": uuid4().hex, "member": member, "activity": "Nora dances", "kind": "person",
        "name": "Jan Claes", "street": "Meir", "postcode": "2000", "town": "Antwerpen",
    }  # fmt: skip
    return {"sheet": sheet(row), "legal_entity": "coop"}

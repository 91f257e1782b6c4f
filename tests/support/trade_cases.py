"""A case for every verb of orders in parts, plans and received invoices; see ``verb_cases``."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

from mutua.activities import services
from mutua.ground.actors import MEMBER, STAFF, WORKER
from tests.support import papers_from_outside, register_sample, shop, trade
from tests.support.numbers import own_number
from tests.support.verb_cases import Facts, case


@case("activities.draft_part", MEMBER, owned=True)
def _() -> Facts:
    return {
        "invoice": uuid4(), "order": trade.signed_order(), "stage": "deposit", "share": 3_000,
    }  # fmt: skip


# ── Plans ───────────────────────────────────────────────────────────────────────────────────────


@case("activities.plan_invoices", MEMBER, owned=True)
def _() -> Facts:
    return {
        "plan": uuid4(), "activity": shop.ALICES, "client": shop.CLIENT, "lines": (trade.ROOM,),
        "every": "quarter", "day": 31, "from_day": shop.DAY, "times": 4,
    }  # fmt: skip


@case("activities.change_plan", MEMBER, owned=True)
def _() -> Facts:
    return {"plan": trade.planned(), "edition": 1, "lines": (trade.ROOM,), "note": "Dearer"}


@case("activities.end_plan", MEMBER, owned=True)
def _() -> Facts:
    return {"plan": trade.planned()}


@case("activities.draft_planned", WORKER)
def _() -> Facts:
    """The only draft of a plan: every branch of the verb."""
    return {"plan": trade.planned(day=shop.DAY.day, times=1), "period": 0}


# ── What is received ────────────────────────────────────────────────────────────────────────────


@case("activities.receive_document", WORKER)
def _() -> Facts:
    return {"received": uuid4(), "document": papers_from_outside.of_supplier()}


@case("activities.book_received", STAFF)
def _() -> Facts:
    shop.issued_invoice()
    return {"received": trade.received(), "activity": shop.ALICES, "kind": "car"}


@case("activities.refuse_received", STAFF)
def _() -> Facts:
    return {"received": trade.received(), "why": "Never ordered"}


@case("activities.take_self_billed", STAFF)
def _() -> Facts:
    return {
        "received": trade.received(papers_from_outside.self_billed()), "invoice": uuid4(),
        "activity": shop.ALICES, "client": shop.CLIENT,
    }  # fmt: skip


def _house() -> str:
    """A house of its own: a year is regularised once."""
    from tests.support import ledger_cases

    return ledger_cases.legal_entity()


@case("activities.set_deduction_right", STAFF)
def _() -> Facts:
    year = 2000 + own_number() % 100
    return {"right": uuid4(), "legal_entity": _house(), "year": year, "part": 5_000}


@case("activities.regularise_deduction", STAFF)
def _() -> Facts:
    return {"regularisation": uuid4(), "legal_entity": _house(), "year": 2025}


# ── What others are asked ───────────────────────────────────────────────────────────────────────


@case("activities.send_invoice", MEMBER, owned=True)
def _() -> Facts:
    return {"sending": uuid4(), "invoice": shop.issued_invoice()}


@case("activities.keep_sending", WORKER)
def _() -> Facts:
    return {
        "sending": trade.sent(), "attempt": 0, "state": "submitted", "words": "queued",
        "proof": uuid4().hex,
    }  # fmt: skip


@case("activities.ask_about_client", MEMBER, owned=True)
def _() -> Facts:
    return {"client": shop.CLIENT}


@case("activities.keep_vat_proof", WORKER)
def _() -> Facts:
    return {
        "proof": uuid4(), "client": shop.CLIENT, "vat_number": "FR40303265045",
        "answer": trade.vat_answer(),
    }  # fmt: skip


def _client() -> UUID:
    made = uuid4()
    services.add_client(
        actor=shop.alice, key=uuid4(), client=made, activity=shop.ALICES, **shop.THEATRE
    )
    return made


@case("activities.keep_reachability", WORKER)
def _() -> Facts:
    """Of a client without an address: every branch of the verb."""
    return {
        "reach": uuid4(), "client": _client(), "endpoint": "0208:0403170701", "reached": True,
        "answer": {"urls": []},
    }  # fmt: skip


# ── The register ────────────────────────────────────────────────────────────────────────────────


@case("activities.import_register", STAFF)
def _() -> Facts:
    path = Path(os.environ["MUTUA_HOME"]) / "extract.zip"
    path.parent.mkdir(exist_ok=True)
    register_sample.extract(path)
    return {"path": str(path), "digest": uuid4().hex}


# ── Clients that are one ────────────────────────────────────────────────────────────────────────


@case("activities.merge_clients", STAFF)
def _() -> Facts:
    """With a plan and a draft: every branch."""
    client = _client()
    trade.planned(client=client)
    return {"client": client, "into": _client()}


@case("activities.group_clients", STAFF)
def _() -> Facts:
    return {"group": uuid4(), "name": "Holding", "clients": [_client(), _client()]}


# ── What serves for years ───────────────────────────────────────────────────────────────────────


@case("activities.register_asset", STAFF)
def _() -> Facts:
    shop.issued_invoice()
    return {
        "asset": uuid4(), "purchase": trade.booked(shop.ALICES), "name": "Dance floor", "years": 5,
    }  # fmt: skip


@case("activities.depreciate", STAFF)
def _() -> Facts:
    """All that stands is written off first, so that one new asset is left."""
    shop.issued_invoice()
    every = {"legal_entity": "coop", "until": shop.DAY}
    services.depreciate(actor=shop.STAFF, key=uuid4(), **every)
    trade.asset(shop.ALICES)
    return every


@case("activities.retire_asset", STAFF)
def _() -> Facts:
    shop.issued_invoice()
    return {"asset": trade.asset(shop.ALICES), "why": "Broken"}


@case("activities.accrue", STAFF)
def _() -> Facts:
    return {
        "accrual": uuid4(), "legal_entity": "coop", "kind": "accrued_charge", "amount": 5_000,
        "text": "Electricity", "day": date(2026, 2, 28), "back_on": date(2026, 3, 1),
    }  # fmt: skip


@case("activities.take_back_accruals", STAFF)
def _() -> Facts:
    """All that stands is taken back first, so that one is left."""
    every = {"legal_entity": "coop", "until": shop.DAY}
    services.take_back_accruals(actor=shop.STAFF, key=uuid4(), **every)
    trade.accrued()
    return every


@case("activities.drop_draft", MEMBER, owned=True)
def _() -> Facts:
    return {"invoice": trade.drafted_part(trade.signed_order(), "deposit", share=3_000)}

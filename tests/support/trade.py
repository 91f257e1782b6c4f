"""Orders in parts, plans and received invoices, for the tests of the rooms."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

from django.core import mail

from mutua.activities import services
from mutua.activities.exchange.vies import VatAnswer
from mutua.ground import actors
from tests.support import papers_from_outside, register_sample, shop
from tests.support.numbers import own_number

ROOM = shop.DraftLine("Rehearsal room, {period}", 40_000, nature="general_service")


def signed_order(lines=(shop.EVENING,), **facts) -> UUID:
    """An order of Alice that the client has signed."""
    order, token = shop.offered_order(lines, **facts)
    assert shop.sign(token, mail.outbox) == "signed"
    return order


def drafted_part(order: UUID, stage: str, actor=shop.alice, **facts) -> UUID:
    """A draft of a part of an order."""
    invoice = uuid4()
    services.draft_part(
        actor=actor, key=uuid4(), invoice=invoice, order=order, stage=stage, **facts
    )
    return invoice


def issued_part(order: UUID, stage: str, actor=shop.alice, **facts) -> UUID:
    """A part of an order that was invoiced."""
    invoice = drafted_part(order, stage, actor, **facts)
    services.issue_invoice(actor=actor, key=uuid4(), invoice=invoice)
    return invoice


def planned(actor=shop.alice, **facts) -> UUID:
    """A plan of Alice, from the first of next month on."""
    plan = uuid4()
    given = {
        "activity": shop.ALICES, "client": shop.CLIENT, "every": "month", "day": 1,
        "lines": (ROOM,), "from_day": shop.DAY,
    }  # fmt: skip
    services.plan_invoices(actor=actor, key=uuid4(), plan=plan, **{**given, **facts})
    return plan


def received(document: bytes | None = None) -> UUID:
    """An e-invoice that came in: a supplier's, unless another is given."""
    made = uuid4()
    services.receive_document(
        actor=actors.job("inbox"), key=uuid4(), received=made,
        document=document or papers_from_outside.of_supplier(),
    )  # fmt: skip
    return made


def booked(activity: UUID | None, **facts) -> UUID:
    """A supplier's invoice that was booked."""
    made = received()
    services.book_received(actor=shop.STAFF, key=uuid4(), received=made, activity=activity, **facts)
    return made


def self_billed(activity=shop.ALICES, client=shop.CLIENT, document: bytes | None = None) -> UUID:
    """An invoice that a client made in the house's name, taken into the books."""
    invoice = uuid4()
    services.take_self_billed(
        actor=shop.STAFF, key=uuid4(), invoice=invoice, activity=activity, client=client,
        received=received(document or papers_from_outside.self_billed()),
    )  # fmt: skip
    return invoice


def given(amount: int = 1_000) -> UUID:
    """Money of Alice's activity for another one of hers: an internal invoice."""
    made, target = uuid4(), uuid4()
    services.open_activity(
        actor=shop.alice, key=uuid4(), activity=target, legal_entity="coop", name="Alice paints",
        shares={str(shop.ALICE): 10_000},
    )  # fmt: skip
    services.transfer(
        actor=shop.alice, key=uuid4(), transfer=made, source=shop.ALICES, target=target,
        amount=amount, text="Posters",
    )  # fmt: skip
    return made


PEPPOL = actors.job("peppol")


def sent(invoice: UUID | None = None, who=shop.alice) -> UUID:
    """An invoice that was put into the outbox."""
    made = uuid4()
    services.send_invoice(
        actor=who, key=uuid4(), sending=made, invoice=invoice or shop.issued_invoice()
    )
    return made


def vat_answer(valid: bool = True) -> VatAnswer:
    """What VIES may say."""
    return VatAnswer(valid, "WAPIAAAA", "2026-03-16", "Danse SARL", "Paris", {"valid": valid})


def asked(client: UUID) -> None:
    """What others answered about a client."""
    services.keep_vat_proof(
        actor=PEPPOL, key=uuid4(), proof=uuid4(), client=client, vat_number="FR40303265045",
        answer=vat_answer(),
    )  # fmt: skip
    services.keep_reachability(
        actor=PEPPOL, key=uuid4(), reach=uuid4(), client=client, endpoint="0208:0403170701",
        reached=False, answer={},
    )  # fmt: skip


def asset(activity: UUID | None = None, years: int = 5) -> UUID:
    """Planks of 100.00 that serve for years."""
    made = uuid4()
    services.register_asset(
        actor=shop.STAFF, key=uuid4(), asset=made, purchase=booked(activity), name="Dance floor",
        years=years,
    )  # fmt: skip
    return made


def accrued(kind: str = "deferred_charge", **facts) -> UUID:
    """An insurance of 120.00 that was paid ahead."""
    made = uuid4()
    given = {
        "legal_entity": "coop", "kind": kind, "amount": 12_000, "text": "Insurance",
        "day": date(2026, 2, 28), "back_on": date(2026, 3, 1),
    }  # fmt: skip
    services.accrue(actor=shop.STAFF, key=uuid4(), accrual=made, **{**given, **facts})
    return made


def live(who, order: UUID, activity: UUID, client: UUID) -> None:
    """A deposit on a signed order, the final invoice that deducts it; a plan with a draft;
    what suppliers and clients sent."""
    sent(issued_part(order, "deposit", who, share=1_000), who)
    issued_part(order, "final", who)
    asked(client)
    plan = planned(who, activity=activity, client=client, day=shop.DAY.day)
    services.draft_planned(actor=actors.job("plans"), key=uuid4(), plan=plan, period=0)
    booked(activity)
    self_billed(activity, client)
    year = 2000 + own_number() % 20
    right = {"legal_entity": "coop", "year": year, "part": 5_000}
    services.set_deduction_right(actor=shop.STAFF, key=uuid4(), right=uuid4(), **right)
    services.regularise_deduction(
        actor=shop.STAFF, key=uuid4(), regularisation=uuid4(), legal_entity="coop", year=year
    )
    with tempfile.TemporaryDirectory() as folder:
        register_sample.take(register_sample.extract(Path(folder) / "full.zip"))
    brand = uuid4()
    services.add_client(
        actor=who, key=uuid4(), client=brand, activity=activity, **{**shop.THEATRE, "name": "Brand"}
    )
    services.group_clients(
        actor=shop.STAFF, key=uuid4(), group=uuid4(), name="Holding", clients=[client, brand]
    )
    asset(activity)
    services.depreciate(actor=shop.STAFF, key=uuid4(), legal_entity="coop", until=shop.DAY)
    accrued()

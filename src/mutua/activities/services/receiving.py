"""E-invoices received: kept whole or refused whole, then booked as an expense, or as an invoice
of ours when the client has made it in our name."""

from __future__ import annotations

import hashlib
from typing import Any
from uuid import UUID

from django.db.models import Func, Value

from mutua.activities.documents import official_rules, rule_files
from mutua.activities.documents.content import half_up
from mutua.activities.documents.frozen import freeze
from mutua.activities.documents.received import (
    ReceivedDocument,
    ReceivedParty,
    plain,
    read,
)
from mutua.activities.models import Activity, Received
from mutua.activities.services.deduction import deduct
from mutua.activities.services.spending import spend
from mutua.ground import clock, places, policy
from mutua.ground.actors import STAFF, TREASURY, WORKER, Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.verbs import verb
from mutua.ledger.models import LegalEntity
from mutua.ledger.services import Line, NewEntry, post
from mutua.people.services.legal_persons import payee

policy.grant("activities.receive_document", STAFF, TREASURY, WORKER)
policy.grant("activities.book_received", STAFF, by_amount=True)

BUYER_OWES = ("AE", "K")
RATES = (600, 1200, 2100)
REASON_LIMIT = 500


@verb("activities.receive_document")
def receive_document(*, actor: Actor, received: UUID, document: bytes) -> UUID:
    """Keep an e-invoice (UBL) that came from outside.

    Raises Refused for the whole of it, by the field that is wrong: what is no harmless UBL, whose
    sums do not hold, what the installed official rules refuse, what is not for this house
    (``not_ours``), and what was received before (``double``).
    """
    found = read(document)
    _check_by_official_rules(document, found)
    entity, sender = _sides(found)
    paper = hashlib.sha256(document).hexdigest()
    who = _identity(sender)
    double = _received_before(paper, entity, who, found)
    if double is not None:
        raise Refused("number", found.number, f"one not received as {double}", "double")
    places.files().put(document, "application/xml")
    sign = -1 if found.kind == "credit_note" else 1
    Received.objects.create(
        id=received, legal_entity=entity, kind=found.kind, self_billed=found.self_billed,
        sender=sender.name, sender_number=who, number=found.number, issued_on=found.issued_on,
        due_on=found.due_on, received_on=clock.today(), net=sign * found.net, vat=sign * found.vat,
        gross=sign * found.gross, content=freeze(found), paper=paper,
    )  # fmt: skip
    return received


def _received_before(
    paper: str, entity: LegalEntity, who: str, found: ReceivedDocument
) -> UUID | None:
    """The same paper, or one of the same sender under the same number, however it is written."""
    same: UUID | None = Received.objects.filter(paper=paper).values_list("id", flat=True).first()
    if same is not None:
        return same
    another: UUID | None = (
        Received.objects.alias(
            plain_sender=Func("sender_number", function="mutua.plain_sender"),
            plain_number=Func("number", function="mutua.plain_number"),
        )
        .filter(
            legal_entity=entity, kind=found.kind, self_billed=found.self_billed,
            plain_sender=Func(Value(who), function="mutua.plain_sender"),
            plain_number=Func(Value(found.number), function="mutua.plain_number"),
        )
        .exclude(state="refused")
        .values_list("id", flat=True)
        .first()
    )  # fmt: skip
    return another


def _check_by_official_rules(document: bytes, found: ReceivedDocument) -> None:
    """By the rules that are installed: EN 16931 for all, Peppol's own for what is not self-billed,
    which has rules of its own."""
    folder = places.rules()
    if not folder.is_dir() or not rule_files.installed(folder):
        return
    families = ("en16931",) if found.self_billed else ("en16931", "peppol")
    findings = official_rules.check(document, folder, families)
    if not official_rules.is_valid(findings):
        said = "; ".join(f"{one.rule}: {one.text}" for one in findings[:5])
        raise Refused("document", said, "what the official rules of e-invoices accept", "rules")


def _sides(found: ReceivedDocument) -> tuple[LegalEntity, ReceivedParty]:
    """Which of our legal entities it is for, and who sent it."""
    own, sender = (found.seller, found.buyer) if found.self_billed else (found.buyer, found.seller)
    for entity in LegalEntity.objects.order_by("code"):
        said = entity.details
        numbers = {said.get("enterprise_number", ""), said.get("vat_number", "").removeprefix("BE")}
        if own.numbers & {one for one in numbers if one}:
            return entity, sender
    field = "AccountingSupplierParty" if found.self_billed else "AccountingCustomerParty"
    raise Refused(field, own.name, "this enterprise, by its enterprise or VAT number", "not_ours")


def _identity(sender: ReceivedParty) -> str:
    """By what a sender is known again: a number, else its address for e-invoices, else its name."""
    given = (sender.vat_number, sender.enterprise_number, sender.endpoint[1], sender.name)
    known = next((one for one in given if one), "")
    if not known:
        raise Refused("PartyLegalEntity/RegistrationName", "", "the name of who sent it")
    return plain(known).removeprefix("BE")


@verb("activities.book_received")
def book_received(
    *,
    actor: Actor,
    received: UUID,
    activity: UUID | None = None,
    kind: str = "ordinary",
    owed_rate: int = 0,
) -> UUID:
    """Book a supplier's invoice or credit note as an expense of an activity, or of the house.

    ``kind`` is what was bought, as the law on deduction names it. Where the buyer owes the VAT,
    ``owed_rate`` is its Belgian rate (hundredths of a percent). Raises Refused when the budget
    does not hold it. Its supplier is from then on somebody who is paid.
    """
    found = waiting(received, self_billed=False)
    if (
        activity is not None
        and not Activity.objects.filter(id=activity, legal_entity=found.legal_entity).exists()
    ):
        raise NotFound("activity", str(activity), "an activity of this legal entity")
    policy.within(actor, "activities.book_received", found.gross)
    owed = _owed(found, owed_rate)
    deductible = deduct(
        found.legal_entity, activity, ("received", found.id), kind, found.vat + owed,
        found.issued_on,
    )  # fmt: skip
    cost = found.gross + owed - deductible
    if activity is not None and cost > 0:
        spend(activity, cost)
    payee(found.sender, found.sender_number)
    found.activity_id, found.nature, found.state = activity, kind, "booked"
    found.save(update_fields=["activity", "nature", "state"])
    lines = (
        *_cost(activity, cost),
        Line("vat_deductible", deductible),
        Line("vat_due", -owed),
        Line("supplier_payable", -found.gross),
    )
    entry = NewEntry(
        found.legal_entity_id, clock.today(), ("received", found.id), "booked",
        tuple(one for one in lines if one.amount), f"{found.sender} {found.number}",
    )  # fmt: skip
    if entry.lines:
        post(actor, [entry])
    return received


def _owed(found: Received, rate: int) -> int:
    """The VAT that the buyer owes on what came without (reverse charge, goods of the Union)."""
    totals = found.content["totals"]
    base = sum(one["base"] for one in totals if one["category"] in BUYER_OWES)
    if not base:
        return 0
    if rate not in RATES:
        raise Refused("owed_rate", rate, ", ".join(map(str, RATES)), "owed_rate")
    return half_up((-base if found.gross < 0 else base) * rate, 10_000)


def _cost(activity: UUID | None, cost: int) -> tuple[Line, ...]:
    if activity is None:
        return (Line("house_expense", cost),)
    return (
        Line("activity_expense", cost, activity),
        Line("activity_budget", cost, activity),
        Line("budget_movement", -cost, activity),
    )


@verb("activities.book_received")
def refuse_received(*, actor: Actor, received: UUID, why: str) -> UUID:
    """Refuse what was received, with the reason that its sender is told."""
    if not why.strip() or len(why) > REASON_LIMIT:
        raise Refused("why", why, f"the reason, at most {REASON_LIMIT} letters")
    found = waiting(received)
    found.state, found.reason = "refused", why.strip()
    found.save(update_fields=["state", "reason"])
    return received


def waiting(received: UUID, **where: Any) -> Received:
    """What was received and not decided yet. Raises NotFound or Refused."""
    found = (
        Received.objects.select_for_update(of=("self",))
        .select_related("legal_entity")
        .filter(id=received, **where)
        .first()
    )
    if found is None:
        raise NotFound("received", str(received), "an invoice that was received")
    if found.state != "received":
        raise Refused("received", found.state, "one that is not decided", "state")
    return found

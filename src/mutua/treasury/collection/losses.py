"""A bankruptcy, a claim that is lost by the decision of two, its VAT, and what comes in after all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from mutua.activities.documents.content import half_up
from mutua.activities.models import Client, Invoice
from mutua.activities.services.receipts import Received
from mutua.ground import clock, policy
from mutua.ground.actors import TREASURY, Actor
from mutua.ground.errors import NotAllowed, NotFound, Refused
from mutua.ground.ids import derived_id
from mutua.ground.verbs import verb
from mutua.ledger.services import Line, NewEntry, post
from mutua.treasury.collection.claims import given_back, open_of
from mutua.treasury.fund.advancing import outstanding
from mutua.treasury.fund.refilling import settle, settlement
from mutua.treasury.fund.rules import NAME, rules_on
from mutua.treasury.models import Bankruptcy, Recovery, VatRelief, WriteOff
from mutua.treasury.models.fund import LOSS, WHOLE

policy.grant("treasury.propose_write_off", TREASURY)
policy.grant("treasury.decide_write_off", TREASURY, by_amount=True)
policy.grant("treasury.note_bankruptcy", TREASURY)

WHY_LIMIT = 2_000
CURATOR_LIMIT = 300


@verb("treasury.note_bankruptcy")
def note_bankruptcy(
    *, actor: Actor, bankruptcy: UUID, client: UUID, judged_on: date, curator: str
) -> UUID:
    """Keep that a court has judged a client bankrupt: no letter goes to it any more, its claims are
    lodged with the ``curator``."""
    if not Client.objects.filter(id=client).exists():
        raise NotFound("client", str(client), "a client")
    if not date(2000, 1, 1) <= judged_on <= clock.today():
        raise Refused("judged_on", str(judged_on), f"2000-01-01 to {clock.today()}")
    if not curator.strip() or len(curator) > CURATOR_LIMIT:
        raise Refused("curator", curator, f"a name and address, at most {CURATOR_LIMIT} letters")
    if Bankruptcy.objects.filter(client=client).exists():
        raise Refused("client", str(client), "one that is not bankrupt yet", "again")
    Bankruptcy.objects.create(
        id=bankruptcy, client_id=client, judged_on=judged_on, curator=curator.strip()
    )
    return bankruptcy


@verb("treasury.note_bankruptcy")
def close_bankruptcy(*, actor: Actor, client: UUID, closed_on: date) -> UUID:
    """Keep that a bankruptcy is closed: what was not paid is lost for good."""
    found = Bankruptcy.objects.select_for_update().filter(client=client).first()
    if found is None:
        raise NotFound("client", str(client), "a client that is bankrupt")
    if found.closed_on is not None:
        raise Refused("client", str(found.closed_on), "a bankruptcy that is not closed", "again")
    if not found.judged_on <= closed_on <= clock.today():
        raise Refused("closed_on", str(closed_on), f"{found.judged_on} to {clock.today()}")
    found.closed_on = closed_on
    found.save(update_fields=["closed_on"])
    return found.id


@verb("treasury.propose_write_off")
def propose_write_off(*, actor: Actor, write_off: UUID, invoice: UUID, why: str) -> UUID:
    """Propose that what is open of an invoice is lost: somebody else decides."""
    if actor.person is None:
        raise NotAllowed("actor", actor.name, "a person, who answers for it")
    if not Invoice.objects.filter(id=invoice, state="issued", kind="invoice").exists():
        raise NotFound("invoice", str(invoice), "an invoice that was issued")
    if not why.strip() or len(why) > WHY_LIMIT:
        raise Refused("why", why, f"the reason, in at most {WHY_LIMIT} letters", "why")
    if WriteOff.objects.filter(invoice=invoice).exclude(state="dropped").exists():
        raise Refused("invoice", str(invoice), "one that nobody has proposed yet", "again")
    amount = open_of(invoice)
    if amount <= 0:
        raise Refused("invoice", str(amount), "one of which something is open", "paid")
    WriteOff.objects.create(
        id=write_off, invoice_id=invoice, proposed_by_id=actor.person,
        proposed_on=clock.today(), why=why.strip(), amount=amount,
    )  # fmt: skip
    return write_off


@verb("treasury.propose_write_off")
def drop_write_off(*, actor: Actor, write_off: UUID) -> UUID:
    """Give up a proposal that nobody has decided."""
    found = _proposed(write_off)
    found.state = "dropped"
    found.save(update_fields=["state"])
    return write_off


@verb("treasury.decide_write_off")
def decide_write_off(*, actor: Actor, write_off: UUID) -> UUID:
    """Decide that a claim is lost, as somebody else than who proposed it. The claim is written down;
    the fund bears its share by the rules of today, the budget of the activity the rest, and what
    the fund has out for that client is settled. Raises Refused where money came meanwhile."""
    found = _proposed(write_off)
    if actor.person is None or actor.person == found.proposed_by_id:
        raise NotAllowed("actor", actor.name, "somebody else than who proposed it", "own_proposal")
    policy.within(actor, "treasury.decide_write_off", found.amount)
    if open_of(found.invoice_id) != found.amount:
        raise Refused(
            "write_off", str(found.amount), "what is open still; propose it anew", "moved"
        )
    entity = found.invoice.activity.legal_entity_id
    found.borne = half_up(found.amount * rules_on(entity, clock.today()).bears, WHOLE)
    found.state, found.decided_by_id = "decided", actor.person
    found.decided_on = clock.today()
    found.save(update_fields=["borne", "state", "decided_by_id", "decided_on"])
    post(actor, _loss(found, ("write_off", found.id), found.amount, found.borne))
    left, made = found.amount, []
    for advance, out in outstanding([found.invoice.activity_id])[found.invoice.activity_id]:
        if advance.client_id == found.invoice.client_id and left > 0:
            amount = min(left, out)
            made.append(settlement(advance, LOSS, found.id, amount, clock.today()))
            left -= amount
    settle(actor, made)
    return write_off


def _loss(
    of: WriteOff, cause: tuple[str, UUID], amount: int, borne: int, purpose: str = "lost"
) -> list[NewEntry]:
    """The books of a loss, or with amounts below zero of what came in after all: the claim written
    down, what the fund bears, what the activity's budget bears."""
    invoice, activity = of.invoice, of.invoice.activity_id
    lines = (
        Line("bad_debt", amount, client=invoice.client_id),
        Line("receivable_written_down", -amount, activity, client=invoice.client_id),
        Line("guarantee_fund", borne, fund=NAME),
        Line("fund_use", -borne, fund=NAME),
        Line("activity_budget", amount - borne, activity),
        Line("budget_movement", borne - amount, activity),
    )
    kept = tuple(one for one in lines if one.amount)
    return [NewEntry(invoice.activity.legal_entity_id, clock.today(), cause, purpose, kept, of.why)]


def _proposed(write_off: UUID) -> WriteOff:
    found = (
        WriteOff.objects.select_for_update(of=("self",))
        .select_related("invoice__activity")
        .filter(id=write_off)
        .first()
    )
    if found is None:
        raise NotFound("write_off", str(write_off), "a proposal")
    if found.state != "proposed":
        raise Refused("write_off", found.state, "one that waits for a decision", "state")
    return found


@verb("treasury.decide_write_off")
def give_vat_back(*, actor: Actor, relief: UUID, write_off: UUID) -> UUID:
    """Book the VAT of a lost claim that the State gives back, once a bankruptcy is closed (VAT
    code, art. 77 § 1, 7°). Who bore the loss gets the part back. Raises Refused before."""
    found = WriteOff.objects.select_related("invoice__activity").filter(
        id=write_off, state="decided"
    )
    lost = found.first()
    if lost is None:
        raise NotFound("write_off", str(write_off), "a claim that is lost")
    closed = Bankruptcy.objects.filter(client=lost.invoice.client_id, closed_on__isnull=False)
    if not closed.exists():
        raise Refused("write_off", "not definitive", "a client whose bankruptcy is closed", "open")
    if VatRelief.objects.filter(write_off=lost).exists():
        raise Refused("write_off", str(write_off), "one whose VAT was not given back yet", "again")
    amount = given_back(lost)
    if amount <= 0:
        raise Refused("write_off", str(amount), "a claim with VAT", "no_vat")
    policy.within(actor, "treasury.decide_write_off", amount)
    VatRelief.objects.create(id=relief, write_off=lost, amount=amount, given_on=clock.today())
    borne = half_up(amount * lost.borne, lost.amount)
    client, activity = lost.invoice.client_id, lost.invoice.activity_id
    lines = (
        Line("vat_due", amount), Line("bad_debt", -amount, client=client),
        Line("guarantee_fund", -borne, fund=NAME), Line("fund_use", borne, fund=NAME),
        Line("activity_budget", borne - amount, activity),
        Line("budget_movement", amount - borne, activity),
    )  # fmt: skip
    entity = lost.invoice.activity.legal_entity_id
    entry = NewEntry(
        entity, clock.today(), ("vat_relief", relief), "given_back",
        tuple(one for one in lines if one.amount),
    )  # fmt: skip
    post(actor, [entry])
    return relief


def recover(actor: Actor, received: Sequence[Received]) -> None:
    """What comes in for a claim that was lost makes the loss less: for the fund and the budget as
    they bore it."""
    lost = {
        one.invoice_id: one
        for one in WriteOff.objects.filter(
            invoice__in={each.invoice for each in received}, state="decided"
        ).select_related("invoice__activity")
    }
    for one in received:
        of = lost.get(one.invoice)
        amount = min(one.used, _still_lost(of)) if of else 0
        if of is None or amount <= 0:
            continue
        made = Recovery.objects.create(
            id=derived_id("recovery", one.receipt), write_off=of, receipt=one.receipt, amount=amount
        )
        borne = half_up(amount * of.borne, of.amount)
        post(actor, _loss(of, ("recovery", made.id), -amount, -borne, "recovered"))


def _still_lost(of: WriteOff) -> int:
    came = sum(of.recovery_set.values_list("amount", flat=True))
    return int(of.amount - came)

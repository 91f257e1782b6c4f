"""Invoices through Peppol: asked for by a person, sent and followed by jobs, each answer kept."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from mutua.activities.documents import rule_files
from mutua.activities.documents.content import Document
from mutua.activities.documents.frozen import thaw
from mutua.activities.exchange import peppol
from mutua.activities.models import Invoice, Sending
from mutua.ground import clock, places, policy
from mutua.ground.actors import MEMBER, STAFF, WORKER, Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.jobs import later
from mutua.ground.policy import own
from mutua.ground.verbs import verb

policy.grant("activities.send_invoice", MEMBER, STAFF)
policy.grant("activities.keep_sending", WORKER)

OPEN = ("waiting", "submitted", "delivered")
LONGEST_PAUSE = timedelta(hours=6)
WORDS_LIMIT = 2_000


@verb("activities.send_invoice")
def send_invoice(*, actor: Actor, sending: UUID, invoice: UUID) -> UUID:
    """Send an issued invoice or credit note through Peppol: put into the outbox with this act, a
    job sends it. Raises Refused for a client without an address there (``no_address``), for one
    that is under way, and where the official rules are not installed (``rules_missing``)."""
    found = Invoice.objects.filter(
        id=invoice, **own(actor, "activity__activitymember__person_id")
    ).first()
    if found is None:
        raise NotFound("invoice", str(invoice), "an invoice of yours")
    if found.state != "issued" or found.client_number or found.earlier_number:
        raise Refused("invoice", found.state, "an invoice of ours that was issued", "state")
    receiver = ":".join(thaw(Document, found.content).buyer.endpoint)
    if not receiver.strip(":"):
        raise Refused("invoice", "", "a client with an address for e-invoices", "no_address")
    if peppol.is_real() and not rule_files.installed(places.rules()):
        raise Refused(
            "rules", "none", "the official rules: mutua schemas add FILE", "rules_missing"
        )
    now = clock.now()
    Sending.objects.create(id=sending, invoice=found, receiver=receiver, put_at=now, next_at=now)
    later("activities.send_by_peppol", sending=str(sending))
    return sending


@verb("activities.keep_sending")
def keep_sending(
    *, actor: Actor, sending: UUID, attempt: int, state: str, words: str = "", proof: str = ""
) -> str:
    """Keep what an attempt to send or to follow came to; ``proof`` is the digest of the answer."""
    found = Sending.objects.select_for_update().filter(id=sending).first()
    if found is None:
        raise NotFound("sending", str(sending), "an invoice in the outbox")
    if attempt != found.attempts:
        return found.state
    found.state, found.attempts, found.words = state, attempt + 1, words[:WORDS_LIMIT]
    found.proof = proof or found.proof
    found.next_at = next_at(attempt)
    found.save(update_fields=["state", "attempts", "words", "proof", "next_at"])
    return state


def next_at(attempt: int) -> datetime:
    """When to ask again: after one minute, then twice as long each time, at most six hours."""
    return clock.now() + min(timedelta(minutes=2 ** min(attempt, 10)), LONGEST_PAUSE)

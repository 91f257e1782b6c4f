"""What is asked about a client: VIES about the VAT number, Peppol about the address."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from mutua.activities.documents.content import Document
from mutua.activities.exchange import vies
from mutua.activities.models import Client, Invoice, Reachability, VatProof
from mutua.ground import clock, policy
from mutua.ground.actors import MEMBER, STAFF, TREASURY, WORKER, Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.jobs import later
from mutua.ground.policy import own
from mutua.ground.verbs import verb

policy.grant("activities.ask_about_client", MEMBER, STAFF, TREASURY, WORKER)
policy.grant("activities.keep_answer", WORKER)

CLIENT_OWES = ("AE", "K")  # UNCL 5305: reverse charge, goods within the Union
PROOF_HOLDS = timedelta(days=92)  # the house's own choice: a quarter of a year


@verb("activities.ask_about_client")
def ask_about_client(*, actor: Actor, client: UUID) -> UUID:
    """Have VIES and Peppol asked about a client; the answers come by a job."""
    mine = own(actor, "activityclient__activity__activitymember__person_id")
    if not Client.objects.filter(id=client, **mine).exists():
        raise NotFound("client", str(client), "a client of yours")
    later("activities.ask_about_client", client=str(client))
    return client


@verb("activities.keep_answer")
def keep_vat_proof(
    *,
    actor: Actor,
    proof: UUID,
    client: UUID,
    vat_number: str,
    answer: vies.VatAnswer | None = None,
    error: str = "",
) -> UUID:
    """Keep what VIES answered about a number, or the error that it gave."""
    said: dict[str, Any] = {"answer": {}, "error": error}
    if answer is not None:
        said = {
            "valid": answer.valid, "request_identifier": answer.request_identifier,
            "requested_on": answer.requested_on, "name": answer.name, "address": answer.address,
            "answer": answer.whole,
        }  # fmt: skip
    VatProof.objects.create(
        id=proof, client_id=client, vat_number=vat_number, asked_at=clock.now(), **said
    )
    return proof


@verb("activities.keep_answer")
def keep_reachability(
    *, actor: Actor, reach: UUID, client: UUID, endpoint: str, reached: bool, answer: dict[str, Any]
) -> UUID:
    """Keep whether an address takes e-invoices; one that does becomes the client's, where none
    was given."""
    Reachability.objects.create(
        id=reach, client_id=client, endpoint=endpoint, reached=reached, answer=answer,
        asked_at=clock.now(),
    )  # fmt: skip
    if reached:
        scheme, _, value = endpoint.partition(":")
        Client.objects.filter(id=client, peppol_id="").update(peppol_scheme=scheme, peppol_id=value)
    return reach


def unproven(invoice: Invoice, content: Document, why: str) -> list[dict[str, Any]]:
    """The warning of an invoice whose VAT the client owes in another state, without a fresh yes of
    VIES. Raises Refused (``vat_unproven``) where the person gives no reason either."""
    if not any(one.vat.category in CLIENT_OWES for one in content.lines):
        return []
    number = invoice.client.vat_number
    fresh = VatProof.objects.filter(
        client=invoice.client_id, vat_number=number, asked_at__gte=clock.now() - PROOF_HOLDS
    )
    last = fresh.filter(error="").order_by("-asked_at").first()
    if last is not None and last.valid:
        return []
    if not why.strip():
        raise Refused("why", "", "a proof of VIES, or the reason to do without", "vat_unproven")
    said = "invalid" if last is not None else "unknown"
    return [{"code": "vat_unproven", "vat_number": number, "vies": said}]


def endpoints_of(client: Client) -> list[str]:
    """The addresses of Peppol at which a client may be, the likeliest first: the one that was
    given, else the enterprise number (0208), else the Belgian VAT number (9925)."""
    if client.peppol_id:
        return [f"{client.peppol_scheme}:{client.peppol_id}"]
    if client.country != "BE" or not client.enterprise_number:
        return []
    found = [f"0208:{client.enterprise_number}"]
    return [*found, f"9925:{client.vat_number.lower()}"] if client.vat_number else found

"""The jobs that ask others: they speak outside of any transaction, and keep what was answered."""

from __future__ import annotations

import json
from uuid import UUID

from mutua.activities import services, tasks
from mutua.activities.exchange import peppol, vies
from mutua.activities.exchange.peppol import Said
from mutua.activities.exchange.rest import Unreachable
from mutua.activities.models import Activity, Client, Sending
from mutua.activities.services import asking, sending
from mutua.ground import actors, clock, places
from mutua.ground.errors import Refused
from mutua.ground.ids import derived_id, new_id
from mutua.ground.jobs import again, task
from mutua.ground.transactions import reading

SENDER = actors.job("peppol")
ASKER = actors.job("ask")


@task("activities.send_by_peppol")
def send_by_peppol(sending: str) -> None:
    """Send one invoice, or follow it, once."""
    with reading(SENDER):
        found = Sending.objects.select_related("invoice").get(id=UUID(sending))
    if found.state not in services.sending.OPEN:
        return
    if not found.invoice.ubl:
        tasks.render_invoice(invoice=str(found.invoice_id))
        with reading(SENDER):
            found.invoice.refresh_from_db()
    state, words, proof = _attempt(found)
    services.keep_sending(
        actor=SENDER, key=derived_id(sending, "attempt", found.attempts), sending=found.id,
        attempt=found.attempts, state=state, words=words, proof=proof,
    )  # fmt: skip


def _attempt(found: Sending) -> tuple[str, str, str]:
    try:
        said = _said(found)
    except Unreachable as error:
        return found.state, str(error), found.proof
    except Refused as error:
        said = Said("failed", str(error), {"refused": str(error)})
    whole = json.dumps(said.whole, sort_keys=True).encode()
    return said.state, said.words, places.files().put(whole, "application/json")


def _said(found: Sending) -> Said:
    """What the access point says: asked first, so that what it has is not handed over twice."""
    known = peppol.status(str(found.id))
    if known is not None:
        return known
    if found.state != "waiting":
        raise Unreachable("peppol", str(found.id), "a document that the access point knows")
    invoice = found.invoice
    document = places.files().get(invoice.ubl)
    sender = ":".join(invoice.content["seller"]["endpoint"])
    return peppol.submit(str(found.id), sender, found.receiver, invoice.kind, document)


@task("activities.follow_peppol")
def follow_peppol(timestamp: int = 0) -> None:
    """Send or follow everything whose time has come."""
    with reading(SENDER):
        due = Sending.objects.filter(state__in=sending.OPEN, next_at__lte=clock.now())
        found = [str(one) for one in due.order_by("next_at").values_list("id", flat=True)]
    for one in found:
        send_by_peppol(sending=one)


again("activities.follow_peppol", "*/5 * * * *")


@task("activities.ask_about_client")
def ask_about_client(client: str) -> None:
    """Ask VIES about a client's VAT number of another state, and Peppol about its address."""
    with reading(ASKER):
        found = Client.objects.get(id=UUID(client))
        house = Activity.objects.filter(activityclient__client=found).first()
        requester = house.legal_entity.details.get("vat_number", "") if house else ""
    if found.vat_number and found.country != "BE":
        _ask_vies(found, requester)
    for endpoint in asking.endpoints_of(found):
        if _ask_peppol(found, endpoint):
            break


def _ask_vies(client: Client, requester: str) -> None:
    proof = new_id()
    facts = {"proof": proof, "client": client.id, "vat_number": client.vat_number}
    try:
        answer = vies.check(client.vat_number, requester)
    except Refused as error:
        services.keep_vat_proof(actor=ASKER, key=proof, error=error.code, **facts)
    else:
        services.keep_vat_proof(actor=ASKER, key=proof, answer=answer, **facts)


def _ask_peppol(client: Client, endpoint: str) -> bool:
    """Whether somebody is there; a look-up that does not answer says nothing."""
    try:
        reached, answer = peppol.reaches(endpoint)
    except Unreachable:
        return False
    reach = new_id()
    services.keep_reachability(
        actor=ASKER, key=reach, reach=reach, client=client.id, endpoint=endpoint, reached=reached,
        answer=answer,
    )  # fmt: skip
    return reached

"""Invoices that a client makes in our name: they bear the client's number, never one of ours.

Both must have agreed before, and each invoice is accepted: the verb here is that acceptance
(VAT code, art. 53 § 2; royal decree n° 1, art. 5; recalled, to be confirmed).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from django.db import connection

from mutua.activities.documents.content import CREDIT_NOTE, Document, Line, Vat
from mutua.activities.documents.frozen import freeze, thaw
from mutua.activities.documents.received import ReceivedDocument, ReceivedTotal
from mutua.activities.models import Activity, Client, Invoice, Received
from mutua.activities.services import lines as drafts
from mutua.activities.services.booking import entries_of, take_credit
from mutua.activities.services.composition import DUE_DAYS
from mutua.activities.services.receiving import waiting
from mutua.ground import clock, policy
from mutua.ground.actors import STAFF, Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.verbs import verb
from mutua.ledger.services import post

policy.grant("activities.take_self_billed", STAFF)


@verb("activities.take_self_billed")
def take_self_billed(
    *, actor: Actor, received: UUID, invoice: UUID, activity: UUID, client: UUID
) -> UUID:
    """Take an invoice that a client made in our name into the books, levy included.

    A credit note names the self-billed invoice that it corrects. Raises Refused for another
    client's, and for VAT that is not exactly what its rates say.
    """
    found = waiting(received, self_billed=True)
    said = thaw(ReceivedDocument, found.content)
    place = Activity.objects.filter(id=activity, activityclient__client_id=client).first()
    if place is None or place.legal_entity_id != found.legal_entity_id:
        raise NotFound("client", str(client), "a client of this activity")
    buyer = Client.objects.get(id=client)
    if not said.buyer.numbers & {buyer.enterprise_number, buyer.vat_number.removeprefix("BE")}:
        raise Refused("client", buyer.name, f"{said.buyer.name}, by its number", "other_client")
    made = _invoice(found, said, place, buyer, invoice)
    if made.kind == CREDIT_NOTE:
        take_credit(made)
    if entries := entries_of(made):
        post(actor, entries)
    Received.objects.filter(id=received).update(
        state="booked", activity_id=activity, invoice_id=invoice
    )
    with connection.cursor() as cursor:
        cursor.execute("select mutua.take_client_number(%s, %s)", [invoice, received])
    return invoice


def _invoice(
    found: Received, said: ReceivedDocument, place: Activity, client: Client, invoice: UUID
) -> Invoice:
    content = _content(found, said, client)
    if content.gross != abs(found.gross) or content.net != abs(found.net):
        raise Refused("TaxTotal/TaxAmount", said.vat, f"{content.vat}, by its rates")
    return Invoice.objects.create(
        id=invoice, activity=place, client=client, kind=said.kind, lines=[], made_on=clock.today(),
        credits=_corrected(said, client) if said.kind == CREDIT_NOTE else None,
        currency=said.currency, content=freeze(content), issued_on=content.issued_on,
        due_on=content.due_on, net=found.net, vat=found.vat, gross=found.gross,
    )  # fmt: skip


def _corrected(said: ReceivedDocument, client: Client) -> Invoice:
    before = Invoice.objects.filter(
        client=client, kind="invoice", state="issued", client_number__in=said.precedes
    ).exclude(client_number="")
    found = before.first()
    if found is None:
        named = ", ".join(said.precedes)
        raise Refused("BillingReference", named, "a self-billed invoice of this client")
    return found


def _content(found: Received, said: ReceivedDocument, client: Client) -> Document:
    """The same as content of ours: what it said, in our form, so that it is shown alike."""
    entity = found.legal_entity
    lines = [replace(one, number=number) for number, one in enumerate(_lines(said), 1)]
    return Document(
        kind=said.kind, number=said.number, issued_on=said.issued_on,
        due_on=said.due_on or said.issued_on + timedelta(days=DUE_DAYS), currency=said.currency,
        language=client.language, seller=drafts.seller(entity), buyer=drafts.buyer(client),
        lines=tuple(lines), order_reference=said.order_reference,
        iban=entity.details.get("iban", ""), bic=entity.details.get("bic", ""),
    )  # fmt: skip


def _lines(said: ReceivedDocument) -> Iterator[Line]:
    """The lines of each treatment; what allowances or charges of the whole change is one more."""
    for total in said.totals:
        vat = Vat(total.category, total.rate, total.exemption_code, total.mention)
        own = [one for one in said.lines if (one.category, one.rate) == _key(total)]
        for one in own:
            yield Line(0, one.text, 1_000, "C62", one.net, one.net, vat)
        rest = total.base - sum(one.net for one in own)
        if rest:
            yield Line(0, "±", 1_000, "C62", rest, rest, vat)


def _key(total: ReceivedTotal) -> tuple[str, int]:
    return total.category, total.rate

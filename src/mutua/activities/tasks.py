"""What is done later: documents drawn and kept, signed orders sealed."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from mutua.activities import inbox, leaving, rendering
from mutua.activities.documents import order as contents
from mutua.activities.documents import pdf, seal
from mutua.activities.documents.frozen import thaw
from mutua.activities.models import ActivityMember, Invoice, OrderMessage, Signature
from mutua.activities.services import plans
from mutua.ground import actors, clock, mail, places, policy
from mutua.ground.actors import WORKER, Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.ids import derived_id
from mutua.ground.jobs import again, task
from mutua.ground.transactions import reading
from mutua.ground.verbs import verb

RENDERER = actors.job("render")
SEALER = actors.job("seal")
TELLER = actors.job("tell")
policy.grant("activities.tell", WORKER)
PLANNER = actors.job("plans")
policy.grant("activities.keep_made", WORKER)


@task("activities.render_invoice")
def render_invoice(invoice: str) -> None:
    """Draw the PDF and write the e-invoice of an issued document, and keep their digests."""
    leaving.note(UUID(invoice))
    with reading(RENDERER):
        found = Invoice.objects.select_related("series").get(id=UUID(invoice))
        document = rendering.document_of(found)
    store = places.files()
    drawn = store.put(rendering.as_pdf(document), "application/pdf")
    written = rendering.as_ubl(document)
    kept = store.put(written, "application/xml") if written else ""
    keep_made(
        actor=RENDERER, key=derived_id(invoice, "made"), invoice=UUID(invoice), pdf=drawn, ubl=kept
    )


@verb("activities.keep_made")
def keep_made(*, actor: Actor, invoice: UUID, pdf: str, ubl: str) -> UUID:
    """Keep the digests of what was made of an invoice."""
    Invoice.objects.filter(id=invoice).update(pdf=pdf, ubl=ubl)
    return invoice


@task("activities.seal_order")
def seal_order(order: str) -> None:
    """Draw the signed order, seal it with the cooperative's key, and keep its digest."""
    with reading(SEALER):
        signed = Signature.objects.select_related("order").get(order_id=UUID(order))
        content = signed_content(signed)
    sealed = seal.seal(
        pdf.draw_order(content), seal_key(content.seller.name), clock.now(), content.number,
        signed.content_hash,
    )  # fmt: skip
    digest = places.files().put(sealed, "application/pdf")
    keep_sealed(actor=SEALER, key=derived_id(order, "sealed"), order=UUID(order), digest=digest)


def signed_content(signed: Signature) -> contents.Order:
    """The order as its client signed it."""
    content = thaw(contents.Order, signed.order.content)
    signature = contents.Signature(
        contents.BUYER, signed.name, signed.capacity, signed.signed_at, signed.email,
        signed.content_hash,
    )  # fmt: skip
    return replace(content, signatures=(signature,))


@verb("activities.keep_made")
def keep_sealed(*, actor: Actor, order: UUID, digest: str) -> UUID:
    """Keep the digest of a sealed order."""
    Signature.objects.filter(order_id=order, sealed="").update(sealed=digest)
    return order


@task("activities.tell_message")
def tell_message(message: str) -> None:
    """Write those of the activity what a client has said."""
    tell(actor=TELLER, key=derived_id(message, "told"), message=UUID(message))


@verb("activities.tell")
def tell(*, actor: Actor, message: UUID) -> UUID:
    """Send what a client has said to each who shares the activity."""
    every = OrderMessage.objects.select_for_update(of=("self",)).select_related("order__client")
    said = every.filter(id=message).first()
    if said is None:
        raise NotFound("message", str(message), "what a client has said")
    if said.told_at is not None:
        return message
    said.told_at = clock.now()
    said.save(update_fields=["told_at"])
    order = said.order
    facts = {
        "client": order.client.name, "number": order.content["number"], "text": said.text,
        "email": order.client.email,
    }  # fmt: skip
    together = ActivityMember.objects.filter(activity=order.activity_id, left_on=None)
    for one in together.select_related("person").order_by("id"):
        if one.person.email:
            mail.send_later(f"order_{said.kind}", one.person.email, one.person.language, facts)
    return message


@task("activities.make_planned")
def make_planned(timestamp: int = 0) -> None:
    """Make the drafts of every period that has come, also those of months without a worker."""
    left: set[UUID] = set()  # one that is refused keeps no other waiting
    while due := [one for one in _due_plans() if one[0] not in left]:
        for plan, period in due:
            key = derived_id("planned", plan, period, "key")
            try:
                plans.draft_planned(actor=PLANNER, key=key, plan=plan, period=period)
            except Refused:
                logging.getLogger(__name__).exception("plan %s waits", plan)
                left.add(plan)


def _due_plans() -> list[tuple[UUID, int]]:
    with reading(PLANNER):
        return plans.due_plans(clock.today())


again("activities.make_planned", "17 * * * *")


@task("activities.receive_folder")
def receive_folder(timestamp: int = 0) -> None:
    """Take the e-invoices that lie in the house's inbox."""
    if inbox.folder().is_dir():
        inbox.take(inbox.folder())


again("activities.receive_folder", "*/10 * * * *")


def seal_key(name: str) -> seal.Key:
    """The key that seals for the house; a trial key under its name where it has none yet."""
    path, passphrase = places.seal_key()
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        began = datetime(clock.now().year - 1, 1, 1, tzinfo=UTC)  # a trial may play the past
        seal.write_trial_key(path, name, passphrase, began)
    return seal.key_from_pkcs12(path, passphrase)

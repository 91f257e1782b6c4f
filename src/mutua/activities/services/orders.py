"""Orders: a draft, what is offered, a private link."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from mutua.activities.documents import order as contents
from mutua.activities.documents.frozen import freeze
from mutua.activities.models import Activity, ActivityMember, Order
from mutua.activities.services import lines as drafts
from mutua.activities.services.lines import DraftLine
from mutua.ground import clock, policy
from mutua.ground.actors import MEMBER, STAFF, Actor, hash_of
from mutua.ground.errors import NotFound, Refused, Stale
from mutua.ground.mail import send_later
from mutua.ground.verbs import verb

policy.grant("activities.draft_order", MEMBER, STAFF)
policy.grant("activities.offer_order", MEMBER, STAFF)

VALID_DAYS = 30
CONDITIONS_LIMIT = 20_000


def new_token() -> str:
    """A secret for a private link, made before the first try to offer."""
    return secrets.token_urlsafe(32)


@verb("activities.draft_order")
def draft_order(
    *,
    actor: Actor,
    order: UUID,
    activity: UUID,
    client: UUID,
    lines: Sequence[DraftLine],
    worked_from: date | None = None,
    worked_until: date | None = None,
    place: str = "",
    conditions: str = "",
    valid_until: date | None = None,
) -> UUID:
    """Begin an order for a client of the activity."""
    found = Activity.objects.filter(id=activity, activityclient__client_id=client).first()
    if found is None:
        raise NotFound("client", str(client), "a client of this activity")
    said = _read(lines, worked_from, worked_until, place, conditions, valid_until)
    Order.objects.create(id=order, activity=found, client_id=client, made_on=clock.today(), **said)
    return order


@verb("activities.draft_order")
def change_order(
    *,
    actor: Actor,
    order: UUID,
    edition: int,
    lines: Sequence[DraftLine],
    worked_from: date | None = None,
    worked_until: date | None = None,
    place: str = "",
    conditions: str = "",
    valid_until: date | None = None,
) -> int:
    """Change a draft; ``edition`` is the one that was read. Gives the new one. Raises Stale when
    somebody else has changed it since."""
    said = _read(lines, worked_from, worked_until, place, conditions, valid_until)
    own = policy.own(actor, "activity__activitymember__person_id")
    changed = Order.objects.filter(id=order, state="draft", edition=edition, **own).update(
        edition=edition + 1, **said
    )
    if not changed:
        raise _why_not(Order.objects.filter(id=order, **own).first(), order, edition)
    return edition + 1


def _why_not(found: Order | None, order: UUID, edition: int) -> Refused:
    if found is None:
        return NotFound("order", str(order), "an order of yours")
    if found.state != "draft":
        return Refused("order", found.state, "a draft: what was offered is only replaced", "state")
    return Stale("edition", str(edition), f"{found.edition}: somebody has changed it since")


def _read(
    lines: Sequence[DraftLine],
    worked_from: date | None,
    worked_until: date | None,
    place: str,
    conditions: str,
    valid_until: date | None,
) -> dict[str, Any]:
    if worked_from and worked_until and worked_until < worked_from:
        raise Refused("worked_until", str(worked_until), f"{worked_from} or later")
    if valid_until and valid_until < clock.today():
        raise Refused("valid_until", str(valid_until), "today or later")
    for field, value in (("place", place), ("conditions", conditions)):
        if len(value) > CONDITIONS_LIMIT or "\x00" in value:
            raise Refused(field, value, f"a text of at most {CONDITIONS_LIMIT} letters")
    return {
        "lines": drafts.read(lines),
        "worked_from": worked_from,
        "worked_until": worked_until,
        "place": place,
        "conditions": conditions,
        "valid_until": valid_until or clock.today() + timedelta(days=VALID_DAYS),
    }


@verb("activities.offer_order")
def offer_order(*, actor: Actor, order: UUID, token: str, link: str = "") -> UUID:
    """Freeze the order and send the client its private link. ``token`` was made by
    ``new_token``; ``link`` is the address that holds it. A new version takes the place of the
    offer before it, unless that was signed meanwhile. Raises Refused where its lines come to
    nothing: that could never be invoiced."""
    found = own_draft(actor, order)
    if found.valid_until is None or found.valid_until < clock.today():
        raise Refused("valid_until", str(found.valid_until), "today or later")
    content = content_of(found)
    if content.net <= 0:
        raise Refused("lines", content.net, "lines that come to more than 0", "unlawful")
    found.content = freeze(content)
    found.content_hash = content.content_hash
    found.token_hash = hash_of(token)
    found.state = "offered"
    if found.replaces_id:
        _replace(found.replaces_id)
    found.save()
    if found.client.email and link:
        send_later("order_offered", found.client.email, found.client.language, {
            "seller": content.seller.name, "number": content.number, "link": link,
            "activity": found.activity.name,
        })  # fmt: skip
    return order


def own_draft(actor: Actor, order: UUID) -> Order:
    """A draft of the actor's, held until the end. Raises NotFound and Refused."""
    found = (
        Order.objects.select_for_update(of=("self",))
        .select_related("activity__legal_entity", "client")
        .filter(id=order, **policy.own(actor, "activity__activitymember__person_id"))
        .first()
    )
    if found is None:
        raise NotFound("order", str(order), "an order of yours")
    if found.state != "draft":
        raise Refused("order", found.state, "a draft", "state")
    return found


def _replace(order: UUID) -> None:
    """The offer before steps aside; one that is closed already stays what it is."""
    before = Order.objects.select_for_update(of=("self",)).get(id=order)
    if before.state == "signed":
        raise Refused("order", "signed", "a new version of an offer that is not signed", "signed")
    if before.state == "offered":
        Order.objects.filter(id=order).update(state="replaced")


def content_of(order: Order) -> contents.Order:
    """What the client will sign."""
    entity, client = order.activity.legal_entity, order.client
    workers = ActivityMember.objects.filter(activity=order.activity, left_on=None)
    names = sorted(one.person.name for one in workers.select_related("person"))
    works = ()
    if order.worked_from:
        works = (contents.Work(order.worked_from, order.place, order.worked_until),)
    return contents.Order(
        number=number_of(order),
        version=order.version,
        issued_on=clock.today(),
        valid_until=order.valid_until,
        currency=entity.currency,
        language=client.language,
        seller=drafts.seller(entity),
        buyer=drafts.buyer(client),
        lines=drafts.taxed(order.lines, entity, client, order.worked_from or clock.today()),
        works=works,
        workers=tuple(names),
        conditions=tuple(part for part in order.conditions.split("\n\n") if part.strip()),
    )


def number_of(order: Order) -> str:
    """How an order is called: short, and its own."""
    return f"O-{order.made_on:%y%m}-{order.id.hex[-8:].upper()}"

"""Before the signature: a client asks or proposes a change, a member answers by a new version, or
drops an order that was never sent."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from mutua.activities.models import Order, OrderMessage
from mutua.activities.services.orders import VALID_DAYS, own_draft
from mutua.activities.services.signing import offered
from mutua.ground import clock, policy
from mutua.ground.actors import MEMBER, PUBLIC, STAFF, Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.jobs import later
from mutua.ground.verbs import verb

policy.grant("activities.ask", PUBLIC)
policy.grant("activities.replace_order", MEMBER, STAFF)
policy.grant("activities.drop_order", MEMBER, STAFF)

TEXT_LIMIT = 2_000
MOST_MESSAGES = 20
ANSWERED = ("offered", "declined", "expired")
COPIED = ("lines", "place", "conditions", "worked_from", "worked_until")


@verb("activities.ask")
def ask(*, actor: Actor, message: UUID, text: str) -> UUID:
    """Ask the member something about the offer, by its link."""
    return _say(message, "question", text)


@verb("activities.ask")
def propose_change(*, actor: Actor, message: UUID, text: str) -> UUID:
    """Propose to change the offer, by its link. The member answers by a new version."""
    return _say(message, "change", text)


def _say(message: UUID, kind: str, text: str) -> UUID:
    order = offered()
    if not text.strip() or len(text) > TEXT_LIMIT or "\x00" in text:
        raise Refused("text", text, f"a text of at most {TEXT_LIMIT} letters")
    if OrderMessage.objects.filter(order=order).count() >= MOST_MESSAGES:
        raise Refused("text", str(MOST_MESSAGES), f"at most {MOST_MESSAGES} an offer", "much_said")
    OrderMessage.objects.create(
        id=message, order=order, kind=kind, text=text.strip(), said_at=clock.now()
    )
    later("activities.tell_message", message=str(message))
    return message


@verb("activities.replace_order")
def replace_order(*, actor: Actor, order: UUID, replaced: UUID) -> UUID:
    """Begin a new version of an offer that is not signed; once it is sent it takes its place."""
    own = policy.own(actor, "activity__activitymember__person_id")
    found = Order.objects.select_for_update(of=("self",)).filter(id=replaced, **own).first()
    if found is None:
        raise NotFound("replaced", str(replaced), "an order of yours")
    if found.state not in ANSWERED:
        raise Refused("replaced", found.state, ", ".join(ANSWERED), "state")
    if Order.objects.filter(replaces=found).exists():
        raise Refused("replaced", found.state, "an offer without a newer version", "state")
    Order.objects.create(
        id=order, activity_id=found.activity_id, client_id=found.client_id, replaces=found,
        version=found.version + 1, made_on=clock.today(), valid_until=clock.today() + timedelta(days=VALID_DAYS),
        **{name: getattr(found, name) for name in COPIED},
    )  # fmt: skip
    return order


@verb("activities.drop_order")
def drop_order(*, actor: Actor, order: UUID) -> UUID:
    """Drop a draft that was never sent."""
    found = own_draft(actor, order)
    found.state, found.replaces = "dropped", None
    found.save(update_fields=["state", "replaces"])
    return order

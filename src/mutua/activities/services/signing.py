"""The client's side of an order: a code by mail, the signature, or a no."""

from __future__ import annotations

import hmac
import secrets
from datetime import timedelta
from uuid import UUID

from mutua.activities.models import Order, Signature, SignatureCode
from mutua.ground import clock, policy
from mutua.ground.actors import PUBLIC, Actor, hash_of
from mutua.ground.errors import NotFound, Refused
from mutua.ground.jobs import later
from mutua.ground.mail import send_later
from mutua.ground.verbs import verb

policy.grant("activities.sign_order", PUBLIC)
policy.grant("activities.decline_order", PUBLIC)

CODE_MINUTES = 15
MOST_TRIES = 5
MOST_CODES = 10
NAME_LIMIT = 200


@verb("activities.sign_order")
def send_code(*, actor: Actor, code_id: UUID) -> UUID:
    """Send a code of six digits to the client's address, to sign with."""
    order = offered()
    email = (order.content or {}).get("buyer", {}).get("email", "")
    if not email:
        raise Refused("email", "", "an order that names the client's address", "no_address")
    if SignatureCode.objects.filter(order=order).count() >= MOST_CODES:
        raise Refused("code", str(MOST_CODES), f"at most {MOST_CODES} codes an order", "too_many")
    code = f"{secrets.randbelow(10**6):06d}"
    SignatureCode.objects.create(
        id=code_id, order=order, email=email, code_hash=_code_hash(code_id, code),
        sent_at=clock.now(),
    )  # fmt: skip
    send_later("signature_code", email, order.content["language"], {
        "code": code, "minutes": CODE_MINUTES, "number": order.content["number"],
    })  # fmt: skip
    return code_id


@verb("activities.sign_order")
def sign_order(
    *, actor: Actor, signature: UUID, code_id: UUID, code: str, name: str, capacity: str
) -> str:
    """Sign for the client. Gives ``signed``, or ``wrong_code``: a wrong try is counted and kept.

    Raises Refused for a name or capacity that is missing, a code that is old or used up.
    """
    order = offered()
    for field, value in (("name", name), ("capacity", capacity)):
        if not value.strip() or len(value) > NAME_LIMIT or not value.isprintable():
            raise Refused(field, value, f"a text of at most {NAME_LIMIT} letters")
    if order.valid_until < clock.today():
        raise Refused("order", str(order.valid_until), "an offer that is still valid", "expired")
    sent = SignatureCode.objects.select_for_update().filter(id=code_id, order=order).first()
    if sent is None or sent.used_at or sent.tries >= MOST_TRIES or _is_old(sent):
        raise Refused("code", code, "a code that was sent lately and not used", "code_over")
    if not hmac.compare_digest(sent.code_hash, _code_hash(code_id, code.strip())):
        sent.tries += 1
        sent.save(update_fields=["tries"])
        return "wrong_code"
    sent.used_at = clock.now()
    sent.save(update_fields=["used_at"])
    Signature.objects.create(
        id=signature, order=order, name=name.strip(), capacity=capacity.strip(),
        email=sent.email, signed_at=clock.now(), content_hash=order.content_hash,
    )  # fmt: skip
    Order.objects.filter(id=order.id).update(state="signed")
    later("activities.seal_order", order=str(order.id))
    return "signed"


@verb("activities.decline_order")
def decline_order(*, actor: Actor) -> UUID:
    """Say no to an offer."""
    order = offered()
    Order.objects.filter(id=order.id).update(state="declined")
    return order.id


def offered() -> Order:
    """The one order that the link opens; of two who answer at once the second waits."""
    order = Order.objects.select_for_update().first()
    if order is None:
        raise NotFound("link", "", "a link that opens an order")
    if order.state != "offered":
        raise Refused("order", order.state, "an offer that is open", order.state)
    return order


def _is_old(sent: SignatureCode) -> bool:
    return clock.now() - sent.sent_at > timedelta(minutes=CODE_MINUTES)


def _code_hash(code_id: UUID, code: str) -> str:
    return hash_of(f"{code_id}:{code}")

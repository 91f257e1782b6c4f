"""What a private link shows: the order as it was frozen, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mutua.activities.documents import order as contents
from mutua.activities.documents.frozen import thaw
from mutua.activities.models import Order, OrderMessage, Signature
from mutua.activities.tasks import signed_content
from mutua.ground import clock
from mutua.ground.actors import Actor, by_link
from mutua.ground.transactions import reading

EXPIRED = "expired"
OFFERED = "offered"


@dataclass(frozen=True)
class Opened:
    """The one order that a link opens. ``state`` is the order's, or expired after its last day."""

    state: str
    content: contents.Order
    sealed: str = ""
    said: tuple[OrderMessage, ...] = ()

    @property
    def signature(self) -> contents.Signature | None:
        """Who signed, once signed."""
        return next(iter(self.content.signatures), None)

    @property
    def signed_on(self) -> date | None:
        """The day of the signature, once signed."""
        return self.signature.signed_at.astimezone(clock.ZONE).date() if self.signature else None

    @property
    def is_open(self) -> bool:
        """Whether it can still be signed or declined."""
        return self.state == OFFERED


def actor_of(token: str) -> Actor:
    """Whoever holds the link."""
    return by_link(token)


def opened(token: str) -> Opened | None:
    """What the link opens; nothing for a link that was never given."""
    with reading(actor_of(token)):
        order = Order.objects.first()
        if order is None:
            return None
        signed = Signature.objects.select_related("order").filter(order=order).first()
        said = tuple(OrderMessage.objects.filter(order=order).order_by("said_at", "id"))
    if signed:
        return Opened(order.state, signed_content(signed), signed.sealed, said)
    content = thaw(contents.Order, order.content)
    over = order.state == OFFERED and content.valid_until < clock.today()
    return Opened(EXPIRED if over else order.state, content, said=said)

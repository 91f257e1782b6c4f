"""The board's yes, and the shares that waited for it."""

from __future__ import annotations

from uuid import UUID

from mutua.ground import clock
from mutua.ground.actors import Actor
from mutua.ground.verbs import verb
from mutua.people.models import Subscription
from mutua.people.services.persons import step
from mutua.people.services.subscriptions import issue


@verb("people.admit")
def admit(*, actor: Actor, membership: UUID) -> UUID:
    """The board's answer is yes. Shares paid beforehand are issued, and she is a member."""
    step(membership, "admitted", decided_on=clock.today())
    waiting = Subscription.objects.filter(state="paid", person__membership=membership)
    for one in waiting.order_by("id").values_list("id", flat=True):
        issue(actor, one)
    return membership

"""Opening a store again that was restored: two people of the house sign."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from mutua.ground import opening, policy
from mutua.ground.actors import STAFF, Actor
from mutua.ground.errors import Refused
from mutua.ground.verbs import verb
from mutua.people.models import Appointment

policy.grant("people.reopen", STAFF)

MAY_SIGN = ("administrator", "board", "treasurer")


@verb("people.reopen")
def reopen(*, actor: Actor, why: str, signed_by: Sequence[UUID]) -> int:
    """Let the store number and send again, once what the journal knows has been taken back. Two
    people sign, each appointed to a role of MAY_SIGN."""
    if not why.strip():
        raise Refused("why", why, "what happened, which the history keeps")
    live = Appointment.objects.filter(person__in=signed_by, until=None, role__in=MAY_SIGN)
    signed = sorted(set(live.values_list("person", flat=True)))
    if len(signed) < 2 or set(signed) != set(signed_by):
        allowed = f"two people with one of the roles {', '.join(MAY_SIGN)}"
        raise Refused("signed_by", ", ".join(str(one) for one in signed_by), allowed, "two")
    opening.open_again(why, signed)
    return len(signed)

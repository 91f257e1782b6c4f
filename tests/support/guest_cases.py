"""A case for every verb of invitations to work; see ``verb_cases``."""

from __future__ import annotations

from uuid import uuid4

from mutua.ground.actors import MEMBER, WORKER, Actor
from tests.support import contracts, guests, lasting
from tests.support.verb_cases import Facts, case
from tests.support.work_cases import ready


def _of_somebody_new(**facts: object) -> tuple[Actor, guests.Guest]:
    """An invitation of a member who has no other: of one activity few are open at a time."""
    one = lasting.newcomer()
    return one.actor, guests.invited(who=one.actor, **one.place, **facts)


@case("work.invite", MEMBER, owned=True)
def _() -> tuple[Actor, Facts]:
    one, token = lasting.newcomer(), uuid4().hex
    return one.actor, {
        "invitation": uuid4(), "name": "Dina Willems", "email": f"dina-{token}@example.org",
        "token": token, "link": f"https://coop.example/key/{token}/", **one.place,
        **contracts.said(),
    }  # fmt: skip


@case("work.withdraw_invitation", MEMBER, owned=True)
def _() -> tuple[Actor, Facts]:
    """One whose contract is begun: it is given up with it."""
    actor, guest = _of_somebody_new()
    guests.accept(guests.known(guest))
    return actor, {"invitation": guest.invitation}


@case("work.accept_invitation", MEMBER, owned=True)
def _() -> tuple[Actor, Facts]:
    _member, guest = _of_somebody_new()
    guests.known(guest)
    return guest.by_link, {"invitation": guest.invitation, "contract": uuid4()}


@case("work.decline_invitation", MEMBER, owned=True)
def _() -> tuple[Actor, Facts]:
    ready()
    _member, guest = _of_somebody_new()
    guests.known(guest, ready=False)
    return guest.by_link, {"invitation": guest.invitation}


@case("work.tell_inviter", WORKER)
def _() -> Facts:
    _member, guest = _of_somebody_new()
    guests.accept(guests.known(guest))
    return {"invitation": guest.invitation}

"""A colleague who is invited to one piece of work and shares no activity, for the tests of the
rooms."""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID, uuid4

from mutua.ground import actors
from mutua.ground.actors import MEMBER, Actor
from mutua.ground.transactions import reading
from mutua.people import services as people
from mutua.work import services
from mutua.work.models import Invitation
from tests.support import contracts, shop
from tests.support.books import STAFF


class Guest(NamedTuple):
    """Who was invited, to what, and the secret of her link."""

    person: UUID
    email: str
    invitation: UUID
    token: str

    @property
    def own(self) -> Actor:
        """She, without the link."""
        return actors.member(self.person)

    @property
    def by_link(self) -> Actor:
        """She, who holds the link."""
        return Actor(MEMBER, self.person, token_hash=actors.hash_of(self.token))


def invited(
    person: UUID | None = None, email: str = "", who: Actor = shop.alice, **facts: Any
) -> Guest:
    """A colleague of the member's, whom the house knows only where ``person`` is one."""
    made, token = uuid4(), uuid4().hex
    email = email or f"dina-{made.hex[:12]}@example.org"
    more = {"activity": shop.ALICES, "client": shop.CLIENT, **facts}
    services.invite(
        actor=who, key=uuid4(), invitation=made, name="Dina Willems", email=email, token=token,
        link=f"https://coop.example/key/{token}/", **contracts.said(**more),
    )  # fmt: skip
    return Guest(person or uuid4(), email, made, token)


def known(guest: Guest, *, ready: bool = True) -> Guest:
    """The same once she is a person of the house, perhaps with all that a contract needs."""
    people.add_person(
        actor=STAFF, key=uuid4(), person=guest.person, legal_name="Dina Willems", email=guest.email,
        language="fr",
    )  # fmt: skip
    if ready:
        contracts.get_ready(guest.person)
    return guest


def accept(guest: Guest, actor: Actor | None = None, contract: UUID | None = None) -> UUID:
    """Her yes; gives her contract."""
    return services.accept_invitation(
        actor=actor or guest.by_link, key=uuid4(), invitation=guest.invitation,
        contract=contract or uuid4(),
    )  # fmt: skip


def working(**facts: Any) -> tuple[Guest, UUID]:
    """Somebody who has signed what she was invited to, and her contract."""
    guest = known(invited(**facts))
    contract = accept(guest)
    assert contracts.submit(contract, guest.own) == "approved"
    contracts.sign(contract, guest.own)
    return guest, contract


def found(guest: Guest) -> Invitation:
    """The invitation as it stands."""
    with reading(contracts.READER):
        return Invitation.objects.get(id=guest.invitation)

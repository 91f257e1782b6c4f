"""A case for every verb by which a client and a member talk about an order; see ``verb_cases``."""

from __future__ import annotations

from uuid import UUID, uuid4

from mutua.activities import services
from mutua.ground.actors import MEMBER, PUBLIC, WORKER, Actor
from tests.support import activity_cases, shop
from tests.support.verb_cases import Facts, case


@case("activities.ask", PUBLIC)
def _() -> tuple[Actor, Facts]:
    return activity_cases.offered(), {"message": uuid4(), "text": "Is there a floor to dance on?"}


@case("activities.propose_change", PUBLIC)
def _() -> tuple[Actor, Facts]:
    return activity_cases.offered(), {"message": uuid4(), "text": "Two evenings would be better."}


@case("activities.tell", WORKER)
def _() -> Facts:
    return {"message": asked()}


def asked() -> UUID:
    """A question that a client has asked about an offer of Alice."""
    message = uuid4()
    services.ask(
        actor=activity_cases.offered(), key=uuid4(), message=message, text="Is there a floor?"
    )
    return message


@case("activities.replace_order", MEMBER, owned=True)
def _() -> Facts:
    return {"order": uuid4(), "replaced": shop.offered_order()[0]}


@case("activities.drop_order", MEMBER, owned=True)
def _() -> Facts:
    """A new version that was not sent: every branch of the verb."""
    version = uuid4()
    services.replace_order(
        actor=shop.alice, key=uuid4(), order=version, replaced=shop.offered_order()[0]
    )
    return {"order": version}

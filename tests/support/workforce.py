"""Several members who work in the same month, each in an activity of her own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import NamedTuple
from uuid import UUID, uuid4

from mutua.activities import services as activities
from mutua.ground import actors
from tests.support import contracts, shop
from tests.support.books import HOUSE

MONEY = 10_000_000  # cents, of each: more than they all work for


class Worker(NamedTuple):
    """A member, and where she works."""

    actor: actors.Actor
    activity: UUID
    client: UUID
    slots: Iterator[int]


def hired(names: list[str]) -> list[Worker]:
    """Members who are ready to be employed; Alice's activity has given each what she works for."""
    line = replace(shop.EVENING, unit_price=2 * MONEY * len(names), quantity=1_000)
    shop.issued_invoice(lines=(line,))
    return [_hired(name) for name in names]


def _hired(name: str) -> Worker:
    one = Worker(actors.member(uuid4()), uuid4(), uuid4(), count())
    shop.admit(one.actor.person, name)
    contracts.get_ready(one.actor.person)
    activities.open_activity(
        actor=one.actor, key=uuid4(), activity=one.activity, legal_entity=HOUSE, name=name,
        shares={str(one.actor.person): 10_000},
    )  # fmt: skip
    activities.add_client(
        actor=one.actor, key=uuid4(), client=one.client, activity=one.activity, **shop.THEATRE
    )
    activities.transfer(
        actor=shop.alice, key=uuid4(), transfer=uuid4(), source=shop.ALICES, target=one.activity,
        amount=MONEY, text=name,
    )  # fmt: skip
    return one


def evening(one: Worker) -> UUID:
    """Three hours that she has worked, on the next day that she has free."""
    return contracts.worked(
        one.actor, activity=one.activity, client=one.client, hours=contracts.slot(next(one.slots))
    )

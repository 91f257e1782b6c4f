"""A band that shares an activity, and its contracts, for the tests of the rooms."""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID, uuid4

from mutua.activities import services as activities
from mutua.activities.services import orders
from mutua.work import services
from mutua.work.services.bands import Part
from tests.support import contracts, shop
from tests.support.books import HOUSE, STAFF
from tests.support.store import ALICE, BOB


class Band(NamedTuple):
    """An activity with a client; who plays in it, Alice first."""

    activity: UUID
    client: UUID
    persons: tuple[UUID, ...]


def formed(*persons: UUID, evenings: int = 1) -> Band:
    """A band of Alice and others, with the money of some invoices of 1,250.01 euros each."""
    everybody = (ALICE, *(persons or (BOB,)))
    activity, client, part = uuid4(), uuid4(), 10_000 // len(everybody)
    shares = dict.fromkeys(map(str, everybody), part)
    shares[str(ALICE)] += 10_000 - part * len(everybody)
    activities.open_activity(
        actor=STAFF, key=uuid4(), activity=activity, legal_entity=HOUSE, name="The band",
        shares=shares,
    )  # fmt: skip
    activities.add_client(
        actor=shop.alice, key=uuid4(), client=client, activity=activity, **shop.THEATRE
    )
    for _ in range(evenings):
        invoice = uuid4()
        activities.draft_invoice(
            actor=shop.alice, key=uuid4(), invoice=invoice, activity=activity, client=client,
            lines=(shop.EVENING,),
        )  # fmt: skip
        activities.issue_invoice(actor=shop.alice, key=uuid4(), invoice=invoice)
    return Band(activity, client, everybody)


def work(band: Band, **facts: Any) -> dict[str, Any]:
    """What the whole band does: three hours, for 1,100 euros in all."""
    said = contracts.said(**facts)
    del said["pay_from"], said["pay_amount"]
    return {"activity": band.activity, "client": band.client, "budget": 110_000, **said, **facts}


def part(person: UUID, pay_from: str = "budget", pay_amount: int = 30_000) -> Part:
    return Part(uuid4(), person, pay_from, pay_amount)


def drafted(band: Band, *parts: Part, **facts: Any) -> int:
    """The drafts of the whole band, by Alice; what they cost."""
    return services.draft_contracts(
        actor=shop.alice, key=uuid4(), parts=parts, **work(band, **facts)
    )


def ordered(band: Band, mails: list[Any]) -> UUID:
    """An order that the client of the band has signed."""
    order, token = uuid4(), orders.new_token()
    activities.draft_order(
        actor=shop.alice, key=uuid4(), order=order, activity=band.activity, client=band.client,
        lines=(shop.EVENING,), worked_from=shop.DAY, worked_until=shop.DAY,
        place="Rue Haute 12, Bruxelles",
    )  # fmt: skip
    activities.offer_order(
        actor=shop.alice, key=uuid4(), order=order, token=token,
        link=f"https://coop.example/o/{token}",
    )  # fmt: skip
    assert shop.sign(token, mails) == "signed"
    return order

"""What clients pay refills the fund first; what came back or is lost settles an advance too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from mutua.activities.services.receipts import Received
from mutua.ground import clock
from mutua.ground.actors import Actor
from mutua.ground.ids import derived_id
from mutua.ledger.services import NewEntry, post
from mutua.treasury.fund.advancing import lines_of, outstanding
from mutua.treasury.models import Advance, Payment, Settlement
from mutua.treasury.models.fund import BACK, REFILL


def refill(actor: Actor, received: Sequence[Received]) -> None:
    """Let what clients have paid of their invoices settle what is out for the same activities:
    that of the client who pays first, then the oldest."""
    out = outstanding({one.activity for one in received})
    if not out:
        return
    made = []
    for one in received:
        left = one.used
        mine = out.get(one.activity, [])
        mine.sort(key=lambda pair: pair[0].client_id != one.client)  # stable: the oldest first
        for place, (advance, open_amount) in enumerate(mine):
            amount = min(left, open_amount)
            if amount > 0:
                made.append(settlement(advance, REFILL, one.receipt, amount, one.received_on))
                mine[place] = (advance, open_amount - amount)
                left -= amount
    settle(actor, made)


def take_back(actor: Actor, payments: Iterable[Payment]) -> None:
    """Net pay that the bank refused or gave back was not advanced after all."""
    advances = Advance.objects.filter(payment__in=list(payments))
    left = outstanding(set(advances.values_list("activity", flat=True)))
    open_amounts = {one.id: amount for those in left.values() for one, amount in those}
    settle(
        actor,
        [
            settlement(one, BACK, one.payment_id, open_amounts[one.id], clock.today())
            for one in advances
            if one.id in open_amounts
        ],
    )


def settlement(advance: Advance, kind: str, cause: UUID, amount: int, on: date) -> Settlement:
    """What ends an advance, or a part of it, to be."""
    return Settlement(
        id=derived_id("settlement", advance.id, kind, cause), advance=advance, kind=kind,
        cause=cause, amount=amount, settled_on=max(on, advance.advanced_on),
    )  # fmt: skip


def settle(actor: Actor, made: Sequence[Settlement]) -> None:
    """Keep and book settlements, as a part of a verb."""
    if not made:
        return
    Settlement.objects.bulk_create(made)
    post(
        actor,
        [
            NewEntry(
                one.advance.legal_entity_id, one.settled_on, ("settlement", one.id), one.kind,
                lines_of(one.advance, -one.amount),
            )
            for one in made
        ],
    )  # fmt: skip

"""Bills of suppliers that no batch pays: those that are held, and those that were paid by another way,
which a line of a statement shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from mutua.activities.models import Received
from mutua.ground import clock, policy
from mutua.ground.actors import Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.ids import derived_id
from mutua.ground.verbs import verb
from mutua.ledger.services import Line, NewEntry, post
from mutua.treasury import suppliers
from mutua.treasury.models import BillHold, Match
from mutua.treasury.services.booking import SUSPENSE
from mutua.treasury.services.matching import waiting_line

WHY_LIMIT = 300
MOST_BILLS = 50  # that one transfer pays


@verb("treasury.match_line")
def match_bills(*, actor: Actor, line: UUID, bills: Sequence[UUID]) -> UUID:
    """Say that money that left has paid bills of suppliers, or that money that came is what credit
    notes give back, in the order in which they are named: the last one may stay open in part.
    Raises Refused for money that passes what is open of them."""
    found = waiting_line(line)
    policy.within(actor, "treasury.match_line", abs(found.amount))
    if not 0 < len(set(bills)) == len(bills) <= MOST_BILLS:
        raise Refused("bills", str(len(bills)), f"1 to {MOST_BILLS} bills, each once")
    entity = found.statement.legal_entity_id
    left, sign = abs(found.amount), 1 if found.amount > 0 else -1
    matches = []
    for number, one in enumerate(_open(bills, entity, sign), 1):
        amount = min(left, one.left)
        if not amount:
            raise Refused("bills", one.number, "no bill that the money does not reach", "beyond")
        left -= amount
        match = derived_id("match", line, number)
        matches.append(
            Match(id=match, line=found, kind=suppliers.OF_BILL, target=one.id, amount=sign * amount)
        )
    if left:
        raise Refused("bills", str(abs(found.amount)), "money that its bills ask for", "too_much")
    Match.objects.bulk_create(matches)
    found.state = "matched"
    found.save(update_fields=["state"])
    lines = (Line(SUSPENSE, found.amount), Line(suppliers.ACCOUNT, -found.amount))
    text = found.counterparty_name or found.text[:140]
    cause = ("bank_line", found.id)
    post(actor, [NewEntry(entity, found.booked_on, cause, "matched", lines, text)])
    return line


def _open(bills: Sequence[UUID], entity: str, sign: int) -> list[Any]:
    """What is open of each, in their order. Raises NotFound, or Refused for one that is paid or on
    its way."""
    there = suppliers.with_left(suppliers.booked(entity)).in_bulk(bills)
    found = []
    for bill in bills:
        one = there.get(bill)
        if one is None or one.gross * sign > 0:
            wanted = "a credit note of a supplier" if sign > 0 else "a bill of a supplier"
            raise NotFound("bills", str(bill), f"{wanted} that was booked")
        if not one.left:
            raise Refused("bills", one.number, "one that is open", "not_open")
        found.append(one)
    return found


@verb("treasury.make_batch")
def hold_bill(*, actor: Actor, hold: UUID, bill: UUID, why: str) -> UUID:
    """Hold a bill of a supplier that was booked: no batch pays it until it is released."""
    said = why.strip()
    if not said or len(said) > WHY_LIMIT:
        raise Refused("why", why, f"the reason, at most {WHY_LIMIT} letters")
    found = Received.objects.filter(id=bill, self_billed=False, state="booked", gross__gt=0).first()
    if found is None:
        raise NotFound("bill", str(bill), "a bill of a supplier that was booked")
    if BillHold.objects.filter(bill=found, released_at=None).exists():
        raise Refused("bill", found.number, "one that is not held", "state")
    if suppliers.on_its_way([bill]):
        raise Refused("bill", found.number, "one that is in no payment", "on_its_way")
    BillHold.objects.create(id=hold, bill=found, why=said, held_at=clock.now())
    return hold


@verb("treasury.make_batch")
def release_bill(*, actor: Actor, bill: UUID) -> UUID:
    """Let a bill that was held be paid again."""
    found = BillHold.objects.select_for_update().filter(bill=bill, released_at=None).first()
    if found is None:
        raise NotFound("bill", str(bill), "a bill that is held")
    found.released_at = clock.now()
    found.save(update_fields=["released_at"])
    return found.id

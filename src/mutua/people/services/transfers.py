"""Shares that go from one member to another: both sides say yes.

By art. 6:52 of the Code of companies and associations shares go freely between those who hold
some already; whoever holds none asks to be a member first. What the buyer pays is between the two.
"""

from __future__ import annotations

from uuid import UUID

from mutua.ground import clock, policy
from mutua.ground.actors import MEMBER, STAFF, Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.verbs import verb
from mutua.ledger.services import Line, NewEntry, post
from mutua.people import queries
from mutua.people.models import ShareTransfer
from mutua.people.services.subscriptions import check_count, move_shares

# Each side speaks for herself: nobody of the house says yes for either.
policy.grant("people.offer_shares", MEMBER)
policy.grant("people.answer_shares", MEMBER)
policy.grant("people.withdraw_shares", MEMBER, STAFF)


@verb("people.offer_shares")
def offer_shares(*, actor: Actor, transfer: UUID, seller: UUID, buyer: UUID, shares: int) -> UUID:
    """Offer shares to another member."""
    check_count(shares)
    if seller not in queries.persons_of(actor, seller):
        raise NotFound("seller", str(seller), "a person you look after")
    if buyer == seller:
        raise Refused("buyer", str(buyer), "another member")
    queries.value_of_lowest(seller, shares)
    ShareTransfer.objects.create(
        id=transfer, seller_id=seller, buyer_id=buyer, shares=shares, offered_on=clock.today()
    )
    return transfer


@verb("people.answer_shares")
def accept_shares(*, actor: Actor, transfer: UUID) -> UUID:
    """The buyer's yes: the numbers and the capital are hers."""
    found = _answer(actor, transfer, "agreed", "buyer_id")
    if queries.live_membership(found.buyer_id) != "member":
        raise Refused("buyer", str(found.buyer_id), "a member", "membership")
    value = move_shares("transfer", transfer)
    lines = (
        Line("capital", value, person=found.seller_id),
        Line("capital", -value, person=found.buyer_id),
    )
    cause = ("share_transfer", transfer)
    post(actor, [NewEntry(queries.issuer(), clock.today(), cause, "moved", lines)])
    return transfer


@verb("people.answer_shares")
def decline_shares(*, actor: Actor, transfer: UUID) -> UUID:
    """The buyer's no."""
    return _answer(actor, transfer, "declined", "buyer_id").id


@verb("people.withdraw_shares")
def withdraw_shares(*, actor: Actor, transfer: UUID) -> UUID:
    """The seller offers them no longer."""
    return _answer(actor, transfer, "withdrawn", "seller_id").id


def _answer(actor: Actor, transfer: UUID, state: str, side: str) -> ShareTransfer:
    found = ShareTransfer.objects.select_for_update(of=("self",)).filter(id=transfer).first()
    if found is None or getattr(found, side) not in queries.persons_of(actor, getattr(found, side)):
        raise NotFound("transfer", str(transfer), "shares that you may answer for")
    found.state, found.answered_on = state, clock.today()
    found.save(update_fields=["state", "answered_on"])
    return found

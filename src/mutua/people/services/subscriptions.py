"""Shares asked for, paid, held.

Nothing is booked when shares are asked for: a promise is no capital, and by art. 6:109 of the Code
of companies and associations shares are paid in full when they are issued. The payment is booked
on ``share_subscription``, as money for shares that are not there yet; the issue moves it to
``capital`` in the same transaction as the numbers enter the register. So at each commit the
capital in the books is what the register says, and who paid before being admitted has a claim to
her money, not a share.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import connection

from mutua.ground import clock, payment_reference, policy
from mutua.ground.actors import MEMBER, STAFF, TREASURY, WORKER, Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.ibans import read_iban
from mutua.ground.ids import new_id
from mutua.ground.verbs import verb
from mutua.ledger.services import LIMIT, Line, NewEntry, post
from mutua.people import queries
from mutua.people.models import Membership, SharePrice, Subscription
from mutua.people.services.persons import take_effect

policy.grant("people.set_share_price", STAFF)
policy.grant("people.subscribe", MEMBER, STAFF)
policy.grant("people.cancel_subscription", MEMBER, STAFF)
policy.grant("people.record_share_payment", TREASURY, WORKER, by_amount=True)
policy.grant("people.return_share_payment", TREASURY, by_amount=True)

MOST = 1_000_000  # shares at once


@verb("people.set_share_price")
def set_share_price(
    *, actor: Actor, legal_entity: str, amount: int, from_day: date, decided_by: str
) -> UUID:
    """Say what a share costs from a day on, and who decided so."""
    if type(amount) is not int or not 0 < amount < LIMIT // MOST:
        raise Refused("amount", amount, "whole minor units above 0")
    if not decided_by.strip():
        raise Refused("decided_by", decided_by, "who decided, such as the assembly of a day")
    other = SharePrice.objects.exclude(legal_entity_id=legal_entity).first()
    if other is not None:
        raise Refused("legal_entity", legal_entity, f"{other.legal_entity_id}, which issues shares")
    latest = SharePrice.objects.order_by("-from_day").first()
    if latest is not None and from_day <= latest.from_day:
        raise Refused("from_day", str(from_day), f"after {latest.from_day}")
    return SharePrice.objects.create(
        id=new_id(), from_day=from_day, amount=amount, legal_entity_id=legal_entity,
        decided_by=decided_by,
    ).id  # fmt: skip


@verb("people.subscribe")
def subscribe(*, actor: Actor, subscription: UUID, person: UUID, shares: int = 1) -> str:
    """Ask for shares at today's price; gives the structured communication to pay with."""
    check_count(shares)
    _check_own(actor, person)
    if queries.live_membership(person) not in ("asked", "admitted", "member"):
        raise Refused("person", str(person), "who has asked to be a member, or is one")
    price = queries.price_on(clock.today())
    reference = next_reference()
    Subscription.objects.create(
        id=subscription, person_id=person, shares=shares, price=price.amount,
        payment_reference=reference, asked_on=clock.today(),
    )  # fmt: skip
    return reference


@verb("people.cancel_subscription")
def cancel_subscription(*, actor: Actor, subscription: UUID) -> UUID:
    """Ask no longer: nothing was paid yet."""
    found = Subscription.objects.select_for_update(of=("self",)).filter(id=subscription).first()
    if found is None or found.person_id not in queries.persons_of(actor, found.person_id):
        raise NotFound("subscription", str(subscription), "a subscription of yours")
    found.state = "cancelled"
    found.save(update_fields=["state"])
    return subscription


@verb("people.record_share_payment")
def record_share_payment(
    *,
    actor: Actor,
    subscription: UUID,
    amount: int,
    paid_from: str,
    received_on: date | None = None,
) -> str:
    """Record that the shares were paid, whole, from the person's own account; gives the state.

    Whoever is admitted holds them at once, and with the first is a member. Whoever is not waits.
    """
    day = received_on or clock.today()
    found = _locked(subscription, "asked")
    if amount != found.amount:
        raise Refused("amount", amount, f"{found.amount}: the shares are paid in full", "amount")
    policy.within(actor, "people.record_share_payment", amount)
    if not found.asked_on <= day <= clock.today():
        raise Refused("received_on", str(day), f"from {found.asked_on} to {clock.today()}")
    found.state, found.paid_on = "paid", day
    found.paid_from = read_iban("paid_from", paid_from, anywhere=True)
    found.save(update_fields=["state", "paid_on", "paid_from"])
    person = found.person_id
    _book(
        actor, found, day, "paid",
        Line("bank", amount), Line("share_subscription", -amount, person=person),
    )  # fmt: skip
    if queries.live_membership(person) in ("admitted", "member"):
        issue(actor, subscription)
        return "held"
    return "paid"


def issue(actor: Actor, subscription: UUID) -> None:
    """Give the paid shares of somebody admitted their numbers; the first makes her a member."""
    found = _locked(subscription, "paid")
    person = found.person_id
    membership = Membership.objects.get(person=person, state__in=("admitted", "member"))
    found.state = "held"
    found.save(update_fields=["state"])
    value = move_shares("subscription", subscription)
    _book(
        actor, found, clock.today(), "issued",
        Line("share_subscription", value, person=person), Line("capital", -value, person=person),
    )  # fmt: skip
    if membership.state == "admitted":
        take_effect(actor=actor, membership=membership.id)


@verb("people.return_share_payment")
def return_share_payment(*, actor: Actor, subscription: UUID) -> UUID:
    """Give the money back to the account it came from: the person does not become a member."""
    found = _locked(subscription, "paid")
    if queries.live_membership(found.person_id) in ("admitted", "member"):
        raise Refused("subscription", str(subscription), "of a person who is not admitted")
    policy.within(actor, "people.return_share_payment", found.amount)
    found.state = "returned"
    found.save(update_fields=["state"])
    _book(
        actor, found, clock.today(), "returned",
        Line("share_subscription", found.amount, person=found.person_id),
        Line("bank", -found.amount),
    )  # fmt: skip
    return subscription


def next_reference() -> str:
    """A structured communication that was never given out."""
    with connection.cursor() as cursor:
        cursor.execute("select nextval('people_payment_reference')")
        return payment_reference.make(cursor.fetchone()[0])


def move_shares(kind: str, cause: UUID, day: date | None = None) -> int:
    """Let the register follow a subscription, a transfer or a repayment, today or on a day before
    the opening of the books; gives the value moved."""
    with connection.cursor() as cursor:
        values = [kind, cause, day or clock.today()]
        cursor.execute("select mutua.move_shares(%s, %s, %s)", values)
        return int(cursor.fetchone()[0])


def check_count(shares: int) -> None:
    """Raise Refused for a number of shares that cannot be."""
    if type(shares) is not int or not 0 < shares <= MOST:
        raise Refused("shares", shares, f"a whole number from 1 to {MOST}")


def _check_own(actor: Actor, person: UUID) -> None:
    if person not in queries.persons_of(actor, person):
        raise NotFound("person", str(person), "a person you look after")


def _locked(subscription: UUID, state: str) -> Subscription:
    found = Subscription.objects.select_for_update(of=("self",)).filter(id=subscription).first()
    if found is None:
        raise NotFound("subscription", str(subscription), "a subscription")
    if found.state != state:
        raise Refused("subscription", found.state, state, "state")
    return found


def _book(actor: Actor, found: Subscription, day: date, purpose: str, *lines: Line) -> None:
    cause = ("share_subscription", found.id)
    post(actor, [NewEntry(queries.issuer(), day, cause, purpose, lines)])

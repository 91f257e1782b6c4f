"""A case for every verb of shares; see ``verb_cases``."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from uuid import UUID, uuid4

from mutua.ground.actors import MEMBER, STAFF, TREASURY
from tests.support import books, capital
from tests.support.store import ALICE
from tests.support.verb_cases import Facts, case

_days = count(1)


@case("people.set_share_price", STAFF)
def _() -> Facts:
    capital.price()
    return {
        "legal_entity": books.HOUSE, "amount": 3_500, "decided_by": "General assembly",
        "from_day": date(2100, 1, 1) + timedelta(days=next(_days)),
    }  # fmt: skip


@case("people.subscribe", MEMBER, owned=True)
def _() -> Facts:
    capital.price()
    return {"subscription": uuid4(), "person": ALICE, "shares": 2}


@case("people.cancel_subscription", MEMBER, owned=True)
def _() -> Facts:
    return {"subscription": capital.asked(ALICE)}


@case("people.record_share_payment", TREASURY)
def _() -> Facts:
    """The first share of somebody admitted: every branch of the verb."""
    subscription = capital.asked(capital.newcomer("Dina Willems", "admit"))
    return {"subscription": subscription, "amount": capital.PRICE, "paid_from": capital.IBAN}


@case("people.return_share_payment", TREASURY)
def _() -> Facts:
    subscription = capital.asked(capital.newcomer())
    capital.pay(subscription)
    return {"subscription": subscription}


def _offered() -> UUID:
    """To somebody who is a member."""
    capital.price()
    if not capital.numbers(ALICE):
        capital.pay(capital.asked(ALICE, 1_000))
    return capital.offered(ALICE, capital.holder())


def _offered_to_alice() -> UUID:
    return capital.offered(capital.holder(), ALICE)


@case("people.offer_shares", MEMBER, owned=True)
def _() -> Facts:
    if not capital.numbers(ALICE):
        capital.pay(capital.asked(ALICE, 1_000))
    return {"transfer": uuid4(), "seller": ALICE, "buyer": capital.holder(), "shares": 2}


@case("people.withdraw_shares", MEMBER, owned=True)
def _() -> Facts:
    return {"transfer": _offered()}


@case("people.accept_shares", MEMBER, owned=True)
def _() -> Facts:
    return {"transfer": _offered_to_alice()}


@case("people.decline_shares", MEMBER, owned=True)
def _() -> Facts:
    return {"transfer": _offered_to_alice()}


@case("people.register_death", STAFF)
def _() -> Facts:
    return {"person": capital.holder(), "died_on": date(2026, 3, 1), "document": "Deed 1"}


@case("people.register_heir", STAFF)
def _() -> Facts:
    return {
        "heir": uuid4(), "deceased": capital.died(ALICE), "person": capital.newcomer(), "parts": 3,
        "document": "Certificate of inheritance",
    }  # fmt: skip


def _house_earns() -> None:
    """Other cases book expenses of the house: shares are repaid out of what it is worth."""
    from tests.support import books

    books.services.record(actor=books.STAFF, key=uuid4(), entry=books.entry(-1_000_000))


@case("people.decide_repayment", STAFF)
def _() -> Facts:
    """Of a deceased, all of her shares: every branch of the verb."""
    _house_earns()
    return capital.decision(capital.died(ALICE))


@case("people.record_repayment", TREASURY)
def _() -> Facts:
    _house_earns()
    return {"repayment": capital.repaid(capital.leaving())}


@case("people.end_membership", STAFF)
def _() -> Facts:
    return {"membership": capital.leaving_without_shares()}

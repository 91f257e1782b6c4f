"""Shares go from one member to another when both say yes."""

from __future__ import annotations

from uuid import uuid4

import pytest

from mutua.ground import actors, doctor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.transactions import reading
from tests.support.store import ALICE, CHARLIE


@pytest.fixture
def both(capital):
    """A seller of five and a buyer who holds one."""
    return capital.holder(5, "Sara Wouters"), capital.holder(1, "Tom Denis")


def accept(person, transfer):
    from mutua.people import services

    return services.accept_shares(actor=actors.member(person), key=uuid4(), transfer=transfer)


def test_both_sides_say_yes_and_numbers_and_capital_move(capital, both):
    from mutua.people import queries

    seller, buyer = both
    ((first, last),) = capital.numbers(seller)
    transfer = capital.offered(seller, buyer, 2)
    assert capital.numbers(seller) == [(first, last)]
    accept(buyer, transfer)
    assert capital.numbers(seller) == [(first + 2, last)]
    assert (first, first + 1) in capital.numbers(buyer)
    with reading(capital.TREASURY):
        assert (queries.shares_of(seller), queries.shares_of(buyer)) == (3, 3)
    assert [(one.check.code, one.wrong) for one in doctor.examine(rebuild=True) if one.wrong] == []


def test_neither_side_alone_moves_anything(capital, both):
    from mutua.people import services

    seller, buyer = both
    transfer = capital.offered(seller, buyer)
    for person in (seller, ALICE, CHARLIE):
        with pytest.raises(NotFound):
            accept(person, transfer)
    with pytest.raises(NotFound):
        services.offer_shares(
            actor=actors.member(buyer), key=uuid4(), transfer=uuid4(), seller=seller, buyer=buyer,
            shares=1,
        )  # fmt: skip


@pytest.mark.parametrize("shares", [6, 0, -1])
def test_nobody_offers_what_she_does_not_hold(capital, both, shares):
    with pytest.raises(Refused) as caught:
        capital.offered(*both, shares)
    assert caught.value.field == "shares"


def test_what_was_offered_twice_is_handed_on_once(capital, both):
    seller, buyer = both
    first, second = capital.offered(seller, buyer, 4), capital.offered(seller, buyer, 4)
    accept(buyer, first)
    with pytest.raises(Refused) as caught:
        accept(buyer, second)
    assert caught.value.code == "MU022"
    with pytest.raises(Refused):
        accept(buyer, first)


def test_nobody_of_the_house_says_yes_for_a_side(capital, both):
    from mutua.ground.errors import IllegalStep, NotAllowed
    from mutua.ground.policy import without_policy
    from mutua.people import services

    ask = {"actor": capital.STAFF, "transfer": capital.offered(*both)}
    with pytest.raises(NotAllowed):
        services.accept_shares(key=uuid4(), **ask)
    with without_policy(), pytest.raises(IllegalStep):
        services.accept_shares(key=uuid4(), **ask)


def test_what_a_deceased_offered_is_taken_by_nobody(capital, both):
    from datetime import date

    from mutua.people import services

    seller, buyer = both
    transfer = capital.offered(seller, buyer)
    services.register_death(
        actor=capital.STAFF, key=uuid4(), person=seller, died_on=date(2026, 3, 1), document="Deed"
    )
    with pytest.raises(Refused):
        accept(buyer, transfer)


def test_shares_sold_and_issued_at_once_are_each_in_one_hand(capital, both):
    """Six buyers take the same five shares, while six others pay for theirs."""
    from mutua.people import queries
    from tests.support import crew
    from tests.support.shares_at_once import do

    seller, _ = both
    buyers = [capital.holder() for _ in range(6)]
    asked = [capital.asked(capital.newcomer("Ada Bogaert", "admit"), 2) for _ in range(6)]
    offers = [(one, capital.offered(seller, one, 5)) for one in buyers]
    sold = [("take", str(one), str(offer)) for one, offer in offers]
    paid = [("pay", str(one), "") for one in asked]
    answers = crew.at_once(do, [*sold, *paid])
    assert sorted(answers[:6]) == ["MU022"] * 5 + ["taken"]
    assert answers[6:] == ["held"] * 6
    with reading(capital.TREASURY):
        assert queries.shares_of(seller) == 0
    assert [(one.check.code, one.wrong) for one in doctor.examine(rebuild=True) if one.wrong] == []


def test_only_a_member_takes_shares(capital, both):
    transfer = capital.offered(both[0], capital.newcomer("Uma Petit", "admit"))
    with reading(capital.TREASURY):
        from mutua.people.models import ShareTransfer

        buyer = ShareTransfer.objects.get(id=transfer).buyer_id
    with pytest.raises(Refused) as caught:
        accept(buyer, transfer)
    assert caught.value.code == "membership"


def test_an_offer_is_declined_or_withdrawn(capital, both):
    from mutua.people import services

    seller, buyer = both
    services.decline_shares(
        actor=actors.member(buyer), key=uuid4(), transfer=capital.offered(seller, buyer)
    )
    transfer = capital.offered(seller, buyer)
    with pytest.raises(NotFound):
        services.withdraw_shares(actor=actors.member(buyer), key=uuid4(), transfer=transfer)
    services.withdraw_shares(actor=actors.member(seller), key=uuid4(), transfer=transfer)
    with pytest.raises(Refused):
        accept(buyer, transfer)

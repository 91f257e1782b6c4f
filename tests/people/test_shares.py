"""Shares: asked for, paid from one's own account, held by number."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from mutua.ground import actors, doctor
from mutua.ground.errors import IllegalStep, NotAllowed, NotFound, Refused
from mutua.ground.transactions import reading
from tests.support.store import ALICE, TODAY


def balance(account: str, person) -> int:
    from django.db import connection

    from tests.support.capital import TREASURY

    with reading(TREASURY), connection.cursor() as cursor:
        cursor.execute(
            "select coalesce(sum(amount), 0) from ledger_posting where account_id = %s"
            " and person = %s",
            [account, person],
        )
        return int(cursor.fetchone()[0])


def state_of(person) -> str:
    from mutua.people import queries
    from tests.support.capital import TREASURY

    with reading(TREASURY):
        return queries.live_membership(person)


def test_the_first_paid_share_makes_a_member(capital):
    person = capital.newcomer("Eva Claes", "admit")
    subscription = capital.asked(person, 2)
    assert (balance("capital", person), state_of(person)) == (0, "admitted")
    assert capital.pay(subscription) == "held"
    assert state_of(person) == "member"
    ((first, last),) = capital.numbers(person)
    assert last - first == 1
    assert (balance("capital", person), balance("share_subscription", person)) == (-6_000, 0)


def test_who_pays_before_being_admitted_waits_and_holds_at_the_admission(capital):
    from mutua.people import services
    from mutua.people.models import Membership

    person = capital.newcomer("Fred Noël")
    assert capital.pay(capital.asked(person)) == "paid"
    assert capital.numbers(person) == []
    assert (balance("capital", person), balance("share_subscription", person)) == (0, -3_000)
    with reading(capital.TREASURY):
        membership = Membership.objects.get(person=person).id
    services.admit(actor=capital.STAFF, key=uuid4(), membership=membership)
    assert state_of(person) == "member"
    assert (balance("capital", person), balance("share_subscription", person)) == (-3_000, 0)


def test_money_of_who_is_refused_goes_back(capital):
    from mutua.people import services
    from mutua.people.models import Membership

    person = capital.newcomer("Gaia Roels")
    subscription = capital.asked(person)
    capital.pay(subscription)
    with reading(capital.TREASURY):
        membership = Membership.objects.get(person=person).id
    services.refuse_membership(
        actor=capital.STAFF, key=uuid4(), membership=membership, why="No room this year"
    )
    services.return_share_payment(actor=capital.TREASURY, key=uuid4(), subscription=subscription)
    assert balance("share_subscription", person) == 0
    assert capital.numbers(person) == []


def test_a_member_finds_her_shares_by_a_structured_communication_of_their_own(capital):
    from mutua.ground import payment_reference
    from mutua.people import queries, services

    person, subscription = capital.newcomer("Hugo Martin", "admit"), uuid4()
    reference = services.subscribe(
        actor=actors.member(person), key=uuid4(), subscription=subscription, person=person
    )
    assert payment_reference.is_right(reference)
    assert reference.startswith("9")  # the first ten digits of an invoice begin lower
    with reading(capital.TREASURY):
        assert queries.subscription_by_reference(reference) == subscription


@pytest.mark.parametrize(
    "field, facts",
    [
        ("amount", {"amount": 2_999}),
        ("amount", {"amount": 6_000}),
        ("paid_from", {"paid_from": "BE71 0961 2345 6768"}),
        ("received_on", {"received_on": TODAY + timedelta(days=1)}),
        ("received_on", {"received_on": TODAY - timedelta(days=1)}),
    ],
)
def test_a_payment_that_cannot_be_is_refused_by_its_field(capital, field, facts):
    subscription = capital.asked(capital.newcomer("Ines Leroy", "admit"))
    with pytest.raises(Refused) as caught:
        capital.pay(subscription, **facts)
    assert caught.value.field == field


def test_shares_are_paid_once(capital):
    subscription = capital.asked(capital.newcomer("Jan Smets", "admit"))
    capital.pay(subscription)
    with pytest.raises(Refused) as caught:
        capital.pay(subscription)
    assert caught.value.code == "state"


@pytest.mark.parametrize("shares", [0, -1, 1_000_001, "1", 1.0, True])
def test_a_number_of_shares_that_cannot_be_is_refused(capital, shares):
    from mutua.people import services

    person = capital.newcomer("Kim Vos")
    with pytest.raises(Refused, match="shares"):
        services.subscribe(
            actor=actors.member(person), key=uuid4(), subscription=uuid4(), person=person,
            shares=shares,
        )  # fmt: skip


def test_nobody_asks_for_anothers_shares_or_cancels_them(capital):
    from mutua.people import services

    person = capital.newcomer("Lena Baert")
    stranger = actors.member(ALICE)
    with pytest.raises(NotFound):
        services.subscribe(actor=stranger, key=uuid4(), subscription=uuid4(), person=person)
    subscription = capital.asked(person)
    with pytest.raises(NotFound):
        services.cancel_subscription(actor=stranger, key=uuid4(), subscription=subscription)
    with pytest.raises(NotAllowed):
        services.record_share_payment(
            actor=actors.member(person), key=uuid4(), subscription=subscription, amount=3_000,
            paid_from=capital.IBAN,
        )  # fmt: skip
    services.cancel_subscription(
        actor=actors.member(person), key=uuid4(), subscription=subscription
    )
    with pytest.raises(Refused):
        capital.pay(subscription)


def test_what_is_paid_is_not_cancelled(capital):
    from mutua.people import services

    person = capital.newcomer("Mia Goffin")
    subscription = capital.asked(person)
    capital.pay(subscription)
    with pytest.raises(IllegalStep):
        services.cancel_subscription(
            actor=actors.member(person), key=uuid4(), subscription=subscription
        )


def test_the_price_is_that_of_the_day_and_never_rewritten(capital):
    from mutua.ground import clock
    from mutua.people import services
    from mutua.people.models import Subscription

    said = {"legal_entity": "coop", "decided_by": "General assembly of 5 June 2026"}
    with pytest.raises(Refused) as caught:
        services.set_share_price(
            actor=capital.STAFF, key=uuid4(), amount=1, from_day=date(2025, 1, 1), **said
        )
    assert caught.value.field == "from_day"
    services.set_share_price(
        actor=capital.STAFF, key=uuid4(), amount=3_500, from_day=date(2026, 7, 1), **said
    )
    person = capital.newcomer("Noé Lambert")
    prices = []
    for day in (date(2026, 6, 30), date(2026, 7, 1)):
        with clock.on(day):
            subscription = capital.asked(person)
        with reading(capital.STAFF):
            prices.append(Subscription.objects.get(id=subscription).price)
    assert prices == [3_000, 3_500]


def test_the_certificate_says_the_numbers_and_their_value(capital):
    from mutua.people import queries

    person = capital.holder(3, "Olivia Maes")
    with reading(actors.member(person)):
        found = queries.certificate(person, TODAY)
        assert queries.certificate(person, TODAY - timedelta(days=1)) is None
    assert (found.holder, found.shares, found.value) == ("Olivia Maes", 3, 9_000)
    assert (found.enterprise, found.enterprise_number) == ("Coop", "0123456749")
    with reading(actors.member(ALICE)):
        assert queries.certificate(person, TODAY) is None


def test_the_diagnosis_finds_nothing_wrong_and_the_register_follows_from_its_movements(capital):
    capital.holder(2)
    found = doctor.examine(rebuild=True)
    assert [(one.check.code, one.wrong) for one in found if not one.holds] == []
    assert {one.check.code: one.seen for one in found}["people.register"] > 1

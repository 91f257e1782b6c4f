"""Faults that the proofs of the rooms have found, each kept as a test."""

from __future__ import annotations

import threading
from datetime import date
from uuid import uuid4

import pytest
from django.core import mail
from django.db import connection, connections

from mutua.ground import clock
from mutua.ground.errors import Refused
from mutua.ground.transactions import reading

pytestmark = pytest.mark.usefixtures("shop")


@pytest.fixture(scope="module")
def house(store):
    from tests.support import shop

    shop.open_shop()
    return shop


@pytest.fixture
def shop(house):
    mail.outbox = []
    with clock.on(house.DAY):
        yield house


def test_no_period_is_opened_before_one_that_is_closed(shop):
    """Its close would stand in the chain before a head that is published already."""
    from mutua.ledger import chain, services
    from mutua.ledger.models import Period
    from tests.support import verb_cases

    close = verb_cases.CASES["ledger.close_period"].call()
    close(uuid4())
    with reading(shop.STAFF):
        house = Period.objects.get(id=close.facts["period"]).legal_entity_id
    with pytest.raises(Refused) as caught:
        services.open_period(
            actor=shop.STAFF, key=uuid4(), legal_entity=house, first_day=date(2024, 1, 1),
            last_day=date(2024, 12, 31),
        )  # fmt: skip
    assert caught.value.field == "first_day"
    with reading(shop.STAFF):
        assert all(one.holds for one in chain.verify(house))


def test_what_the_database_refuses_is_an_answer_and_no_accident(shop):
    from mutua.activities import services
    from mutua.people import services as people
    from tests.support import activity_cases

    def add(email):
        people.add_person(
            actor=shop.STAFF, key=uuid4(), person=uuid4(), legal_name="X", email=email
        )

    add("twice@example.org")
    with pytest.raises(Refused) as caught:
        add("TWICE@example.org")
    assert caught.value.code == "one_person_an_address"
    with pytest.raises(Refused) as caught:
        services.open_activity(
            actor=shop.STAFF, key=uuid4(), activity=uuid4(), legal_entity="nowhere", name="X",
            shares={str(shop.ALICE): 10_000},
        )  # fmt: skip
    assert caught.value.code.startswith("activities_activity_legal_entity")
    draft = activity_cases.draft()
    with clock.on(date(2025, 6, 2)), pytest.raises(Refused) as caught:
        services.issue_invoice(actor=shop.alice, key=uuid4(), invoice=draft)
    assert caught.value.code == "MU004"


def test_of_two_who_offer_and_change_one_order_nobody_is_overwritten(shop):
    """Bob's change comes between the reading and the writing of Alice's offer."""
    from mutua.activities import services
    from mutua.activities.models import Order
    from tests.support import activity_cases

    order, done = activity_cases.order(), []
    change = {"order": order, "edition": 1, "lines": (shop.EVENING,), "place": "Elsewhere"}

    def by_bob():
        with clock.on(shop.DAY):
            try:
                services.change_order(actor=shop.STAFF, key=uuid4(), **change)
                done.append("changed")
            except Refused as error:
                done.append(error.code)
            finally:
                connections.close_all()

    thread = threading.Thread(target=by_bob)

    def between(execute, sql, params, many, context):
        if sql.startswith("UPDATE") and "activities_order" in sql:
            thread.start()
            thread.join(0.5)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(between):
        services.offer_order(actor=shop.alice, key=uuid4(), order=order, token=uuid4().hex)
    thread.join()
    with reading(shop.alice):
        found = Order.objects.get(id=order)
    assert (found.state, found.place) == ("offered", "Rue Haute 12")
    assert done == ["state"]


def test_an_invoice_whose_lines_cancel_is_issued_or_refused(shop):
    from mutua.activities.services.lines import DraftLine

    given, taken = DraftLine("One", 100, 1_000), DraftLine("Back", -100, 1_000)
    with pytest.raises(Refused) as caught:
        shop.issued_invoice((given, taken))
    assert caught.value.field == "lines"


@pytest.mark.parametrize("number", [0, 10**30, 2**63])
def test_a_payment_of_no_possible_amount_is_refused(shop, number):
    from mutua.activities import services
    from tests.support.verb_cases import ACTORS, TREASURY

    invoice = shop.issued_invoice()
    with pytest.raises(Refused) as caught:
        services.record_receipt(
            actor=ACTORS[TREASURY], key=uuid4(), receipt=uuid4(), invoice=invoice, amount=number
        )
    assert caught.value.field == "amount"

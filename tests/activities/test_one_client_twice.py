"""Clients that are one: found, merged with their history kept, grouped."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from mutua.ground import clock, doctor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.transactions import reading

pytestmark = pytest.mark.usefixtures("shop")
PLACE = {"kind": "company", "street": "Rue Neuve", "postcode": "4000", "town": "Liège"}


@pytest.fixture
def trade(shop):
    from tests.support import trade

    return trade


def enter(shop, name, **said):
    from mutua.activities import services

    client = uuid4()
    services.add_client(
        actor=shop.alice, key=uuid4(), client=client, activity=shop.ALICES,
        **{**PLACE, "name": name, **said},
    )  # fmt: skip
    return client


def merge(shop, client, into):
    from mutua.activities import services

    return services.merge_clients(actor=shop.STAFF, key=uuid4(), client=client, into=into)


def test_the_same_number_or_much_the_same_name_at_a_postcode_may_be_one_client(shop):
    from mutua.activities.services.merging import possible_duplicates

    one = enter(shop, "Opéra de Liège", enterprise_number="0207.437.468")
    two = enter(shop, "ORW", enterprise_number="BE 0207 437 468", postcode="4020")
    three = enter(shop, "Opera de Liege ASBL")
    enter(shop, "Opéra de Liège", postcode="9000")
    enter(shop, "Orchestre de Liège")
    with reading(shop.STAFF):
        found = {
            (frozenset({pair.first.id, pair.second.id}), pair.why)
            for pair in possible_duplicates()
            if {pair.first.id, pair.second.id} <= {one, two, three}
        }
    assert found == {
        (frozenset({one, two}), "enterprise_number"), (frozenset({one, three}), "name"),
    }  # fmt: skip
    with reading(shop.charlie):
        assert possible_duplicates() == []


@pytest.mark.parametrize(
    "first, second, same",
    [
        ("Théâtre du Coin S.A.", "THEATRE DU COIN", True),
        ("Bv", "Nv", False),
        ("Danse & Co", "Danse et Cie", False),
        ("Compagnie Étoile vzw", "Compagnie Etoiles", True),
        ("", "", False),
    ],
)
def test_names_are_compared_without_accents_signs_and_legal_forms(first, second, same):
    from mutua.activities.services.merging import alike

    assert alike(first, second) is same


def test_what_is_open_follows_and_what_happened_stays(shop, trade):
    from mutua.activities import services, tasks
    from mutua.activities.models import Client, Invoice, Order, Plan, Planned
    from mutua.ledger import queries

    twice = enter(shop, "Coin, Théâtre")
    issued, draft, plan = uuid4(), uuid4(), trade.planned(client=twice, day=16)
    for invoice in (issued, draft):
        services.draft_invoice(
            actor=shop.alice, key=uuid4(), invoice=invoice, activity=shop.ALICES, client=twice,
            lines=(shop.EVENING,),
        )  # fmt: skip
    services.issue_invoice(actor=shop.alice, key=uuid4(), invoice=issued)
    order = uuid4()
    services.draft_order(
        actor=shop.alice, key=uuid4(), order=order, activity=shop.ALICES, client=twice,
        lines=(shop.EVENING,),
    )  # fmt: skip
    with reading(shop.STAFF):
        before = list(queries.trial_balance("coop", shop.DAY))
    merge(shop, twice, shop.CLIENT)
    with reading(shop.alice):
        assert Invoice.objects.get(id=issued).client_id == twice
        assert {
            Invoice.objects.get(id=draft).client_id, Order.objects.get(id=order).client_id,
            Plan.objects.get(id=plan).client_id,
        } == {shop.CLIENT}  # fmt: skip
        assert Client.objects.get(id=twice).live == shop.CLIENT
    with reading(shop.STAFF):
        assert list(queries.trial_balance("coop", shop.DAY)) == before
    with clock.on(date(2026, 4, 16)):
        tasks.make_planned()
    with reading(shop.alice):
        assert Planned.objects.filter(plan_id=plan).count() == 2
    shop_note = shop.DraftLine("Less", 1_000, nature="artistic_performance")
    note = uuid4()
    services.draft_invoice(
        actor=shop.alice, key=uuid4(), invoice=note, activity=shop.ALICES, client=twice,
        lines=(shop_note,), credited=issued,
    )  # fmt: skip
    services.issue_invoice(actor=shop.alice, key=uuid4(), invoice=note)


def test_nothing_new_begins_for_a_client_that_was_merged(shop, trade):
    from mutua.activities import services

    twice = enter(shop, "Le Coin")
    merge(shop, twice, shop.CLIENT)
    with pytest.raises(Refused) as caught:
        services.draft_invoice(
            actor=shop.alice, key=uuid4(), invoice=uuid4(), activity=shop.ALICES, client=twice,
            lines=(shop.EVENING,),
        )  # fmt: skip
    assert caught.value.code == "MU008"
    for client, into in ((twice, shop.CLIENT), (shop.CLIENT, twice)):
        with pytest.raises(Refused) as caught:
            merge(shop, client, into)
        assert caught.value.code == "merged"


def test_a_signed_order_of_a_merged_client_is_invoiced_to_the_other(shop, trade):
    from mutua.activities import services
    from mutua.activities.models import Invoice

    twice, order, token = enter(shop, "Du Coin", email="a@example.org"), uuid4(), uuid4().hex
    services.draft_order(
        actor=shop.alice, key=uuid4(), order=order, activity=shop.ALICES, client=twice,
        lines=(shop.EVENING,),
    )  # fmt: skip
    services.offer_order(actor=shop.alice, key=uuid4(), order=order, token=token, link="o")
    from django.core import mail

    assert shop.sign(token, mail.outbox) == "signed"
    merge(shop, twice, shop.CLIENT)
    invoice = trade.issued_part(order, "final")
    with reading(shop.alice):
        found = Invoice.objects.get(id=invoice)
    assert (found.client_id, found.warnings) == (shop.CLIENT, [])


def test_who_is_merged_twice_over_points_to_the_last(shop):
    from mutua.activities.models import Client

    first, second, third = (enter(shop, f"Name {one}") for one in "abc")
    merge(shop, first, second)
    merge(shop, second, third)
    with reading(shop.STAFF):
        assert {Client.objects.get(id=one).live for one in (first, second)} == {third}


def test_the_members_of_the_merged_client_see_the_other(shop):
    from mutua.activities import services
    from mutua.activities.models import Client

    activity, client = uuid4(), uuid4()
    services.open_activity(
        actor=shop.bob, key=uuid4(), activity=activity, legal_entity="coop", name="Bob plays",
        shares={str(shop.BOB): 10_000},
    )  # fmt: skip
    services.add_client(
        actor=shop.bob, key=uuid4(), client=client, activity=activity, **{**PLACE, "name": "Coin"}
    )
    merge(shop, client, shop.CLIENT)
    with reading(shop.bob):
        assert Client.objects.filter(id=shop.CLIENT).exists()


def test_an_enterprise_of_several_numbers_and_brands_is_a_group(shop):
    from mutua.activities import services
    from mutua.activities.models import Client, ClientGroup

    brands, group = [enter(shop, f"Brand {one}") for one in "xy"], uuid4()
    given = {"group": group, "name": " Holding ", "clients": brands}
    services.group_clients(actor=shop.STAFF, key=uuid4(), **given)
    with reading(shop.alice):
        assert {one.name for one in Client.objects.filter(group_id=group)} == {"Brand x", "Brand y"}
        assert ClientGroup.objects.get(id=group).name == "Holding"
    with reading(shop.charlie):
        assert not ClientGroup.objects.exists()
    for field, spoilt in (
        ("name", {"name": " "}), ("clients", {"clients": brands[:1]}),
        ("clients", {"clients": [brands[0], uuid4()]}),
    ):  # fmt: skip
        with pytest.raises(Refused) as caught:
            services.group_clients(
                actor=shop.STAFF, key=uuid4(), **{**given, "group": uuid4(), **spoilt}
            )
        assert caught.value.field == field


@pytest.mark.parametrize("field, client, into", [("into", 1, 1), ("client", 0, 1), ("into", 1, 0)])
def test_what_cannot_be_merged_is_refused_by_its_field(shop, field, client, into):
    pick = {0: uuid4(), 1: shop.CLIENT}
    with pytest.raises((Refused, NotFound)) as caught:
        merge(shop, pick[client], pick[into])
    assert caught.value.field == field


def test_the_diagnosis_finds_nothing_wrong(shop):
    wrong = [(one.check.code, one.wrong) for one in doctor.examine(rebuild=True) if not one.holds]
    assert wrong == []

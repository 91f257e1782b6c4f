"""A band is paid from one budget: its contracts are drafted together, and each signs her own."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core import mail

from mutua.ground.errors import NotFound, Refused
from mutua.ground.transactions import reading
from tests.support.store import ALICE, BOB, CHARLIE


@pytest.fixture(scope="module")
def house(store):
    from tests.support import contracts, shop

    shop.open_shop()
    for person in (ALICE, BOB, CHARLIE):
        contracts.get_ready(person)
    return shop


@pytest.fixture
def bands(shop):
    from tests.support import bands

    return bands


def rows(band):
    from mutua.work.models import Contract
    from tests.support.contracts import READER

    with reading(READER):
        found = Contract.objects.filter(activity=band.activity).order_by("id")
        return {one.person_id: one for one in found}


def test_three_play_and_the_third_takes_the_rest(shop, bands, contracts):
    """1,100 euros: 300 for one, a gross of 250 for the second, what they leave for the third."""
    band = bands.formed(BOB, CHARLIE)
    parts = [
        bands.part(ALICE), bands.part(CHARLIE, "rest", 0), bands.part(BOB, "gross", 25_000)
    ]  # fmt: skip
    cost = bands.drafted(band, *parts)
    drafts = rows(band)
    assert drafts[ALICE].charged == 30_000
    assert drafts[BOB].gross_pay == 25_000
    assert cost == sum(one.charged for one in drafts.values())
    assert 110_000 - 10 <= cost <= 110_000  # a gross of a cent more would cost too much
    assert {one.state for one in drafts.values()} == {"draft"}
    assert sorted(one.to[0] for one in mail.outbox) == ["bob@example.org", "charlie@example.org"]
    assert all("contrat vous attend" in one.subject for one in mail.outbox)


def test_each_submits_and_signs_her_own_and_all_hold_one_budget(shop, bands, contracts):
    band = bands.formed(BOB)
    bands.drafted(band, bands.part(ALICE, "budget", 50_000), bands.part(BOB, "rest", 0))
    drafts = rows(band)
    for who, person in ((shop.alice, ALICE), (shop.bob, BOB)):
        assert contracts.submit(drafts[person].id, who) == "approved"
        contracts.sign(drafts[person].id, who)
    assert {one.state for one in rows(band).values()} == {"signed"}
    from mutua.work.queries import left_of

    with reading(shop.alice):
        assert left_of(band.activity).set_aside == sum(one.charged for one in drafts.values())


def test_what_the_parts_cost_together_stays_within_the_budget(shop, bands):
    band = bands.formed(BOB)
    with pytest.raises(Refused) as refused:
        bands.drafted(band, bands.part(ALICE, "budget", 60_000), bands.part(BOB, "budget", 60_000))
    assert (refused.value.field, refused.value.code) == ("parts[2].pay_amount", "over")
    with pytest.raises(Refused) as refused:
        bands.drafted(band, bands.part(BOB, "rest"), bands.part(ALICE, "budget", 110_000))
    assert refused.value.field in ("parts[1].pay_from", "parts[1].pay_amount")
    assert rows(band) == {}  # all or nothing


def test_a_band_is_of_different_people_who_share_the_activity_and_one_takes_the_rest(shop, bands):
    band = bands.formed(BOB)
    for parts, field in (
        ((bands.part(ALICE), bands.part(ALICE)), "parts[2].person"),
        ((bands.part(ALICE, "rest"), bands.part(BOB, "rest")), "parts[2].pay_from"),
        ((), "parts"),
        ((bands.part(ALICE, "barter"),), "parts[1].pay_from"),
        ((bands.part(ALICE, "gross", 0),), "parts[1].pay_amount"),
    ):
        with pytest.raises(Refused) as refused:
            bands.drafted(band, *parts)
        assert refused.value.field == field
    with pytest.raises(NotFound) as unknown:
        bands.drafted(band, bands.part(ALICE), bands.part(CHARLIE))
    assert unknown.value.field == "parts[2].person"
    with pytest.raises(NotFound):
        bands.drafted(band._replace(activity=uuid4()), bands.part(ALICE))


def test_what_a_colleague_signs_says_to_nobody_else_where_she_lives(shop, bands, contracts):
    """And its twin: without the policy it does."""
    from tests.proofs_of_rooms.guards import session, without

    band = bands.formed(BOB, evenings=2)
    bands.drafted(band, bands.part(ALICE), bands.part(BOB))
    mine = rows(band)[ALICE]
    contracts.submit(mine.id)
    contracts.sign(mine.id)

    def seen(person, table: str, column: str) -> int:
        with session("mutua_member", person, act=False) as connection:
            words = f"select count(*) from {table} where {column} = %s"
            return connection.execute(words, [mine.id]).fetchone()[0]

    assert [seen(one, "work_contract", "id") for one in (ALICE, BOB)] == [1, 1]
    assert [seen(one, "work_signedcontent", "contract_id") for one in (ALICE, BOB)] == [1, 0]
    change = "alter table work_signedcontent {} row level security"
    with without(change.format("disable"), change.format("enable")):
        assert seen(BOB, "work_signedcontent", "contract_id") == 1

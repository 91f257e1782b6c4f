"""What the database refuses of clients that are merged, each with the twin that removes the guard."""

from __future__ import annotations

from uuid import uuid4

import pytest

from mutua.ground.errors import Refused
from tests.activities.test_trade_guards import (
    as_owner,
    broken,
    off,
    set_right,
    superuser,
    trade,
)
from tests.proofs_of_rooms.guards import Coded, session, without
from tests.support.store import ALICE

__all__ = ("superuser", "trade")


@pytest.fixture
def twice(shop):
    """A client that was entered twice."""
    from mutua.activities import services

    client = uuid4()
    services.add_client(
        actor=shop.alice, key=uuid4(), client=client, activity=shop.ALICES, **shop.THEATRE
    )
    return client


def test_clients_are_merged_by_their_verb_alone_and_for_good(shop, twice, superuser):
    from mutua.activities import services

    merge = "update activities_client set merged_into_id = %s where id = %s"
    for role in ("mutua_member", "mutua_staff"):
        with session(role, ALICE) as connection, Coded("42501"):
            connection.execute(merge, [shop.CLIENT, twice])
    with session("mutua_member", ALICE) as connection, Coded("42501"):
        connection.execute("select mutua.merge_clients(%s, %s)", [twice, shop.CLIENT])
    with session() as connection, Coded("MU008"):
        connection.execute("select mutua.merge_clients(%s, %s)", [twice, uuid4()])
    services.merge_clients(actor=shop.STAFF, key=uuid4(), client=twice, into=shop.CLIENT)
    with as_owner(superuser) as owner, Coded("MU007"):
        owner.execute(merge, [None, twice])


def test_twin_without_the_trigger_a_plan_goes_on_for_a_merged_client(shop, trade, twice, superuser):
    plan = trade.planned(client=twice)
    with (
        without(*off("activities_client", "merging")),
        session("mutua_member", ALICE) as connection,
    ):
        connection.execute(
            "update activities_client set merged_into_id = %s where id = %s", [shop.CLIENT, twice]
        )
        connection.commit()
    assert "activities.merged" in broken()
    set_right(
        superuser, f"update activities_plan set client_id = '{shop.CLIENT}' where id = '{plan}'"
    )


def test_twin_without_the_trigger_something_new_begins_for_a_merged_client(
    shop, trade, twice, superuser
):
    from mutua.activities import services

    services.merge_clients(actor=shop.STAFF, key=uuid4(), client=twice, into=shop.CLIENT)
    with pytest.raises(Refused):
        trade.planned(client=twice)
    with without(*off("activities_plan", "client_goes_on")):
        plan = trade.planned(client=twice)
    assert "activities.merged" in broken()
    set_right(
        superuser, f"update activities_plan set client_id = '{shop.CLIENT}' where id = '{plan}'"
    )

"""Work is for a client and an order of its own activity. Each guard with its twin, which takes it
away and sees the damage."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from psycopg.types.json import Jsonb

from mutua.ground import clock
from tests.proofs_of_rooms.guards import Coded, session
from tests.proofs_of_rooms.test_guests import (
    COPY,
    INVITE,
    Made,
    diagnosed,
    house,
    made,
    open_to_twins,
    shop,
    superuser,
)
from tests.support.store import ALICE

__all__ = ("house", "made", "shop", "superuser")
pytestmark = pytest.mark.usefixtures("shop")


@pytest.fixture(scope="module")
def strangers(house: Any, made: Made) -> dict[str, str]:
    """A client and an order of an activity that Alice does not share."""
    from mutua.activities import services as activities
    from tests.support import lasting

    with clock.on(house.DAY):
        other = lasting.newcomer()
        order = uuid4()
        activities.draft_order(
            actor=other.actor, key=uuid4(), order=order, lines=(house.EVENING,), **other.place
        )
    return {"client_id": str(other.place["client"]), "order_id": str(order)}


def test_work_is_for_a_client_and_an_order_of_its_activity(
    made: Made, strangers: dict[str, str]
) -> None:
    """And its twin: without the trigger its client is read by who is no party to it."""
    client, order = ({name: strangers[name]} for name in ("client_id", "order_id"))
    read = "select count(*) from activities_client where id = %s"
    for statement, row, table in (
        (COPY, made.own, "work_contract"), (INVITE, made.open.invitation, "work_invitation"),
    ):  # fmt: skip
        with session("mutua_member", ALICE) as alices:
            assert alices.execute(statement, [Jsonb({}), row]).rowcount == 1
        for said in (client, order, {**client, **order}):
            with session("mutua_member", ALICE) as alices, Coded("42501"):
                alices.execute(statement, [Jsonb(said), row])
        with open_to_twins(table, "of_its_activity"), session("mutua_member", ALICE) as alices:
            assert alices.execute(statement, [Jsonb(client), row]).rowcount == 1
            if table == "work_contract":
                asked = alices.execute(read, [strangers["client_id"]]).fetchone()
                assert asked == (1,)


def test_a_draft_stays_whole_when_its_client_is_merged_and_its_order_goes_to_the_other(
    house: Any, superuser: Any, made: Made
) -> None:
    from mutua.activities import services as activities
    from tests.support import contracts, lasting

    with clock.on(house.DAY):
        one = lasting.newcomer()
        order, contract = uuid4(), uuid4()
        activities.draft_order(
            actor=one.actor, key=uuid4(), order=order, lines=(house.EVENING,), **one.place
        )
        contracts.drafted(one.actor, contract, order=order, **one.place)
    with session("mutua_staff") as staff:
        asked = "select mutua.merge_clients(%s, %s)"
        staff.execute(asked, [one.place["client"], house.CLIENT])
        assert diagnosed(staff, "work.of_its_activity") == 0
        merged = {"made_on": "2026-03-16"}
        assert staff.execute(COPY, [Jsonb(merged), contract]).rowcount == 1


@pytest.mark.parametrize("statement, row", [(COPY, "own"), (INVITE, "open")])
def test_the_diagnosis_finds_work_for_a_client_of_another_activity(
    superuser: Any, made: Made, strangers: dict[str, str], statement: str, row: str
) -> None:
    found = {"own": made.own, "open": made.open.invitation}[row]
    with superuser.transaction(force_rollback=True):
        superuser.execute("set local session_replication_role = replica")
        superuser.execute("select set_config('mutua.person', %s, true)", [str(ALICE)])
        assert diagnosed(superuser, "work.of_its_activity") == 0
        for name in ("client_id", "order_id"):
            superuser.execute(statement, [Jsonb({name: strangers[name]}), found])
        assert diagnosed(superuser, "work.of_its_activity") == 2

"""What a client says by a link: kept as it was said, seen by those of the activity alone. Each guard
with its twin, which takes it away and sees the damage."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail

from mutua.ground import actors, clock
from tests.proofs_of_rooms.guards import Coded, session, without
from tests.support.store import ALICE, CHARLIE

pytestmark = pytest.mark.usefixtures("shop")
SAY = """insert into activities_ordermessage (id, order_id, kind, text, said_at)
  values (gen_random_uuid(), %s, 'question', 'From nobody', now())"""
CHANGE = "update activities_ordermessage set told_at = now() - interval '1 day'"
FROZEN = (
    "alter table activities_ordermessage disable trigger frozen",
    "alter table activities_ordermessage enable trigger frozen",
)
POLICIES = (
    "alter table activities_ordermessage disable row level security",
    "alter table activities_ordermessage enable row level security",
)


@pytest.fixture(scope="module")
def house(store: Any) -> Any:
    """A client has asked Alice something, and she was told."""
    from mutua.activities import services, tasks
    from tests.support import shop

    mail.outbox = []
    shop.open_shop()
    with clock.on(shop.DAY):
        order, token = shop.offered_order()
        message = uuid4()
        services.ask(actor=actors.by_link(token), key=uuid4(), message=message, text="A floor?")
        tasks.tell(actor=tasks.TELLER, key=uuid4(), message=message)
    shop.ASKED_ABOUT = order
    return shop


@pytest.fixture
def shop(house: Any) -> Iterator[Any]:
    with clock.on(house.DAY):
        yield house


def seen_by(person: Any) -> int:
    with session("mutua_member", person, act=False) as connection:
        found = connection.execute("select count(*) from activities_ordermessage").fetchone()
    return int(found[0])  # type: ignore[index]


def test_what_was_said_and_told_never_changes(shop: Any) -> None:
    with session("mutua_worker", None) as connection, Coded("MU007"):
        connection.execute(CHANGE)
    for role in ("mutua_public", "mutua_member", "mutua_staff", "mutua_worker"):
        with session(role, ALICE, act=False) as connection, Coded("42501"):
            connection.execute("update activities_ordermessage set text = 'other'")


def test_twin_without_the_trigger_it_is_told_anew(shop: Any) -> None:
    with without(*FROZEN), session("mutua_worker", None) as connection:
        assert connection.execute(CHANGE).rowcount == 1


def test_a_stranger_sees_no_word_of_it(shop: Any) -> None:
    assert (seen_by(ALICE), seen_by(CHARLIE)) == (1, 0)


def test_twin_without_policies_a_stranger_reads_it(shop: Any) -> None:
    with without(*POLICIES):
        assert seen_by(CHARLIE) == 1


def test_nobody_says_something_about_an_order_whose_link_she_lacks(shop: Any) -> None:
    token = actors.hash_of("a guess")
    with session("mutua_public", None, token=token) as connection, Coded("42501"):
        connection.execute(SAY, [shop.ASKED_ABOUT])


def test_twin_without_policies_anybody_says_it(shop: Any) -> None:
    token = actors.hash_of("a guess")
    with without(*POLICIES), session("mutua_public", None, token=token) as connection:
        assert connection.execute(SAY, [shop.ASKED_ABOUT]).rowcount == 1

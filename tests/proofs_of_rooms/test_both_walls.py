"""Two walls around every verb: the policy's rights and the database's own. Each holds without
the other, and whoever may do a verb by the one may by the other too."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from django.core import mail
from django.db import DatabaseError

from mutua.ground import clock, policy
from mutua.ground.actors import ROLES, WORKER
from mutua.ground.errors import NotAllowed, Refused
from tests.proofs_of_rooms.guards import footprint
from tests.support.store import CHARLIE

pytestmark = pytest.mark.usefixtures("shop")
# Jobs post what clients pay: the database cannot tell their entry from one made by hand.
ONE_WALL = {("ledger.record", WORKER), ("ledger.correct", WORKER)}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    import django

    django.setup()
    from tests.support.verb_cases import CASES, roles_of

    names = sorted(CASES)
    if "role" in metafunc.fixturenames:
        pairs = [(name, role) for name in names for role in ROLES if role in roles_of(name)]
        metafunc.parametrize("name, role", pairs)
    elif "others" in metafunc.fixturenames:
        metafunc.parametrize("name, others", [(name, without_right(name)) for name in names])
    elif "name" in metafunc.fixturenames:
        metafunc.parametrize("name", [one for one in names if CASES[one].owned])


def without_right(name: str) -> list[str]:
    """The roles that the policy keeps from a verb."""
    from tests.support.verb_cases import roles_of

    return [one for one in ROLES if one not in roles_of(name) and (name, one) not in ONE_WALL]


@pytest.fixture(scope="module")
def house(store):
    from tests.support import shop

    shop.open_shop()
    return shop


@pytest.fixture(scope="module")
def superuser(store, house):
    from tests.support import verb_cases

    with verb_cases.superuser(store) as found:
        yield found


@pytest.fixture
def shop(house):
    mail.outbox = []
    with clock.on(house.DAY):
        yield house


@pytest.fixture
def unchanged(superuser):
    """What a refused verb must leave: every table as it was, to the last value."""
    from tests.support import verb_cases

    tables = [*verb_cases.tables(), *verb_cases.JOBS]

    def same_as_before(call):
        before = footprint(superuser, tables)
        call()
        assert footprint(superuser, tables) == before

    return same_as_before


def test_who_may_by_the_policy_may_by_the_database(shop, name, role):
    from tests.support.verb_cases import CASES

    CASES[name].call(role)(uuid4())


def test_who_has_no_right_is_stopped_by_the_policy_and_without_it_by_the_database(
    shop, unchanged, name, others
):
    """All of them at the same things: whoever is stopped leaves them as they are."""
    from tests.support.verb_cases import CASES, OTHERWISE, verbs

    right = verbs()[name].right
    one = CASES[name].call()
    calls = {
        role: CASES[name].call(role) if (name, role) in OTHERWISE else one.by(role)
        for role in others
    }

    def all_of_them():
        for role, call in calls.items():
            with pytest.raises(NotAllowed) as caught:
                call(uuid4())
            assert caught.value.code == right, role
            try:
                with policy.without_policy():
                    call(uuid4())
            except (Refused, DatabaseError):
                continue
            pytest.fail(f"{role} did it without the policy")

    unchanged(all_of_them)


def test_another_members_things_are_out_of_reach(shop, unchanged, name):
    from tests.support.verb_cases import ACTORS, CASES, MEMBER

    call = CASES[name].call()
    stranger = replace(ACTORS[MEMBER], person=CHARLIE)

    def as_a_stranger():
        with pytest.raises(Refused):
            call(uuid4(), stranger)

    unchanged(as_a_stranger)

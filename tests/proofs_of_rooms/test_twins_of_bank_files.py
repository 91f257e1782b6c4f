"""Who has brought a file of the bank says so in her own name, once. Each guard with its
twin, which takes it away and sees the damage. That no row is changed, test_append_only.py asks."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from tests.proofs_of_rooms import lives
from tests.proofs_of_rooms.guards import Coded, session, without
from tests.proofs_of_rooms.lives import as_owner
from tests.support.store import ALICE, OLGA

superuser, house = lives.superuser, lives.house
pytestmark = pytest.mark.usefixtures("house")
BRING = (
    "insert into treasury_broughtfile (id, file, brought_by_id, brought_at)"
    " values (gen_random_uuid(), %s, %s, now())"
)


def digest() -> str:
    return uuid4().hex * 2


def test_nobody_brings_a_file_in_the_name_of_another(superuser: Any) -> None:
    with session("mutua_treasury", OLGA) as connection:
        assert connection.execute(BRING, [digest(), OLGA]).rowcount == 1
    with session("mutua_treasury", OLGA) as connection, Coded("42501"):
        connection.execute(BRING, [digest(), ALICE])
    with (  # the twin
        without(
            "create policy anybody on treasury_broughtfile for insert to mutua_treasury"
            " with check (true)",
            "drop policy anybody on treasury_broughtfile",
        ),
        session("mutua_treasury", OLGA) as connection,
    ):
        assert connection.execute(BRING, [digest(), ALICE]).rowcount == 1


def test_who_is_no_treasurer_brings_nothing() -> None:
    for role, person in (("mutua_staff", OLGA), ("mutua_worker", None), ("mutua_member", ALICE)):
        with session(role, person) as connection, Coded("42501"):
            connection.execute(BRING, [digest(), OLGA])


def test_a_file_is_named_by_its_digest_and_stays_with_who_brought_it_first(superuser: Any) -> None:
    mark = digest()
    with as_owner(superuser) as owner, Coded("23514"):
        owner.execute(BRING, ["statement.xml", OLGA])
    with as_owner(superuser) as owner, Coded("23505"):
        owner.execute(BRING, [mark, OLGA])
        owner.execute(BRING, [mark, ALICE])
    loose = (
        "alter table treasury_broughtfile drop constraint a_brought_file_by_its_digest",
        "alter table treasury_broughtfile drop constraint treasury_broughtfile_file_key",
    )
    with as_owner(superuser, *loose) as owner:  # the twin
        for name in ("statement.xml", mark, mark):
            assert owner.execute(BRING, [name, OLGA]).rowcount == 1

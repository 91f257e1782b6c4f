"""What was said of an absence stays, and one holds for a day. Each guard with its twin, which takes
it away and sees the damage."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from mutua.ground import clock
from tests.proofs_of_rooms import lives
from tests.proofs_of_rooms.guards import Coded, session, without
from tests.proofs_of_rooms.lives import as_owner, broken
from tests.support.store import ALICE, BOB, OLGA

superuser = lives.superuser
ASKED: dict[str, str] = {}  # by the diagnosis
SAY = (
    "insert into work_absence (id, person_id, kind, first_day, last_day, certificate, other_cause,"
    " withdrawn, said_by, said_at, why, replaces_id) values (gen_random_uuid(), %s, 'illness',"
    " %s, %s, '', false, false, %s, now(), 'A cold', %s)"
)
DAY, NEXT = date(2026, 5, 4), date(2026, 5, 5)


@pytest.fixture(scope="module")
def house(store: Any) -> Any:
    from mutua.ground import doctor
    from tests.support import absences, shop

    shop.open_shop()
    with clock.on(shop.DAY):
        house.absence = absences.say(DAY)
    ASKED.update({one.check.code: one.check.sql for one in doctor.examine()})
    return house.absence


def wrong(owner: Any) -> int:
    """How many the diagnosis finds wrong, in the owner's own transaction."""
    return int(owner.execute(ASKED["work.absences"]).fetchone()[1])


def test_nothing_is_broken_before(house: UUID) -> None:
    assert broken() == []


OFF = "alter table work_absence disable trigger {}"


def test_one_absence_holds_for_a_day(house: UUID, superuser: Any) -> None:
    """And its twin: without the trigger two do."""
    with as_owner(superuser) as owner, Coded("MU016"):
        owner.execute(SAY, [ALICE, DAY, DAY, "member", None])
    with as_owner(superuser, OFF.format("fits")) as owner:
        owner.execute(SAY, [ALICE, DAY, DAY, "member", None])
        assert wrong(owner) == 2


def test_a_version_follows_an_absence_of_the_same_person(house: UUID, superuser: Any) -> None:
    """And its twin: without the trigger somebody else's is said away."""
    with as_owner(superuser) as owner, Coded("MU016"):
        owner.execute(SAY, [BOB, DAY, DAY, "member", house])
    with as_owner(superuser, OFF.format("fits")) as owner:
        owner.execute(SAY, [BOB, DAY, DAY, "member", house])
        assert wrong(owner) == 1


def test_an_absence_has_one_next_version(house: UUID, superuser: Any) -> None:
    """And its twin: without the constraint two are said."""
    twice = [[ALICE, NEXT, NEXT, "member", house], [ALICE, DAY, DAY, "member", house]]
    with as_owner(superuser) as owner, Coded("23505"):
        for one in twice:
            owner.execute(SAY, one)
    gone = "alter table work_absence drop constraint work_absence_replaces_id_key"
    with as_owner(superuser, gone) as owner:
        for one in twice:
            assert owner.execute(SAY, one).rowcount == 1


@pytest.mark.parametrize(
    "kind, stands", [("illness", True), ("accident", True), ("holiday", False)]
)
def test_a_doctor_tells_apart_illnesses_and_accidents_alone(
    house: UUID, superuser: Any, kind: str, stands: bool
) -> None:
    """And its twin: without the constraint a holiday has another cause."""
    words = SAY.replace("'illness'", f"'{kind}'").replace("'', false", "'', true")
    row = [ALICE, NEXT, NEXT, "member", None]
    gone = "alter table work_absence drop constraint absence_other_cause"
    if not stands:
        with as_owner(superuser) as owner, Coded("23514"):
            owner.execute(words, row)
    with as_owner(superuser, *([] if stands else [gone])) as owner:
        assert owner.execute(words, row).rowcount == 1


def test_what_was_said_never_changes(house: UUID, superuser: Any) -> None:
    """And its twin: without the trigger it does."""
    words = "update work_absence set last_day = last_day + 1"
    with as_owner(superuser) as owner, Coded("MU003"):
        owner.execute(words)
    with as_owner(superuser, OFF.format("kept")) as owner:
        assert owner.execute(words).rowcount == 1


@pytest.mark.parametrize(
    "role, person, said_by, policy, check",
    [
        ("mutua_member", BOB, "member", "self", "person_id = mutua.person() and said_by = 'member'"),
        ("mutua_member", ALICE, "staff", "self", "person_id = mutua.person() and said_by = 'member'"),
        ("mutua_staff", OLGA, "member", "of_house", "said_by = 'staff'"),
    ],
)  # fmt: skip
def test_everybody_says_it_in_her_own_name(
    house: UUID, role: str, person: UUID, said_by: str, policy: str, check: str
) -> None:
    """And its twin: without the policy's check the office speaks as if it was her."""
    said = [ALICE, NEXT, NEXT, said_by, None]
    with session(role, person) as connection, Coded("42501"):
        connection.execute(SAY, said)
    change = f"alter policy {policy} on work_absence with check ({{}})"
    with (
        without(change.format("true"), change.format(check)),
        session(role, person) as connection,
    ):
        assert connection.execute(SAY, said).rowcount == 1


@pytest.mark.parametrize("role", ["mutua_treasury", "mutua_public"])
def test_who_pays_sees_nothing_of_health(house: UUID, role: str) -> None:
    """And its twin: with the right to read alone, no policy shows a row."""
    words = "select count(*) from work_absence"
    with session(role, act=False) as connection, Coded("42501"):
        connection.execute(words)
    right = f"{{}} select on work_absence {{}} {role}"
    with (
        without(right.format("grant", "to"), right.format("revoke", "from")),
        session(role, act=False) as connection,
    ):
        assert connection.execute(words).fetchone()[0] == 0

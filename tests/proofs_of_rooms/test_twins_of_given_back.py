"""What comes back of pay by transfer is a line of a statement, of the same amount in the books; the
treasury says so, and of nobody's own debt. Each guard with its twin, which takes it away and sees the
damage."""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID

import pytest

from mutua.ground import clock
from tests.proofs_of_rooms import lives
from tests.proofs_of_rooms.guards import Coded, session, without
from tests.proofs_of_rooms.lives import as_owner, broken
from tests.proofs_of_rooms.test_twins_of_openings import copied
from tests.proofs_of_rooms.test_twins_of_treasury import ASKED, NOW, off, wrong
from tests.support.store import ALICE, OLGA

superuser = lives.superuser
AGAIN = (
    "insert into payroll_settlement (id, claim_id, person_id, kind, amount, made_at, why)"
    " select gen_random_uuid(), id, person_id, %s, 1, now(), 'It came' from payroll_claim"
)
GUARDS = (off("payroll_settlement", "came_back"), off("treasury_match", "came_back"))
WHOLE = off("treasury_match", "whole")  # a line to the last cent: asked elsewhere


class Made(NamedTuple):
    """A claim on Alice of which all but a cent came back by a line."""

    claim: UUID
    line: UUID


@pytest.fixture(scope="module")
def house(store: Any) -> Made:
    from mutua.ground import doctor
    from tests.support import claim_cases, shop

    shop.open_shop()
    ASKED.update({one.check.code: one.check.sql for one in doctor.examine()})
    with clock.on(shop.DAY):
        return Made(*claim_cases.given_back())


@pytest.fixture
def made(house: Made) -> Made:
    return house


def test_nothing_is_broken_before(made: Made) -> None:
    assert broken() == []


def test_what_came_back_is_a_line_of_a_statement(made: Made, superuser: Any) -> None:
    with as_owner(superuser) as owner, Coded("MU035"):
        owner.execute(AGAIN, ["transferred"])
        owner.execute(NOW)
    with as_owner(superuser, *GUARDS) as owner:  # the twin
        owner.execute(AGAIN, ["transferred"])
        owner.execute(NOW)
        assert wrong(owner, "treasury.given_back") > 0


def test_a_line_gives_back_what_is_over_of_the_claim(made: Made, superuser: Any) -> None:
    """A match of a claim without its part of the claim."""
    with as_owner(superuser, WHOLE) as owner, Coded("MU035"):
        copied(owner, "treasury_match", "kind = 'claim'", amount=1)
        owner.execute(NOW)
    with as_owner(superuser, WHOLE, *GUARDS) as owner:  # the twin
        copied(owner, "treasury_match", "kind = 'claim'", amount=1)
        owner.execute(NOW)
        assert wrong(owner, "treasury.given_back") > 0


def test_it_stands_in_the_books_as_it_came(made: Made, superuser: Any) -> None:
    """The same line, match and part of the claim, without an entry."""
    both = (
        "with d as (" + AGAIN.replace("%s", "'transferred'") + " returning id, claim_id, amount)"
        " insert into treasury_match (id, line_id, kind, target, amount)"
        " select d.id, %s, 'claim', d.claim_id, d.amount from d"
    )
    with as_owner(superuser, WHOLE) as owner, Coded("MU035"):
        owner.execute(both, [made.line])
        owner.execute(NOW)
    with as_owner(superuser, WHOLE, *GUARDS) as owner:  # the twin
        owner.execute(both, [made.line])
        owner.execute(NOW)
        assert wrong(owner, "payroll.claims") > 0


@pytest.mark.parametrize("role, person", [("mutua_staff", OLGA), ("mutua_worker", None)])
def test_only_the_treasury_sees_money_come(made: Made, role: str, person: UUID | None) -> None:
    with session(role, person) as connection, Coded("42501"):
        connection.execute(AGAIN, ["transferred"])
    with session("mutua_treasury", OLGA) as connection:
        assert connection.execute(AGAIN, ["transferred"]).rowcount == 1
    with (  # the twin: staff settles claims for other reasons
        without(
            "drop policy transferred_by_nobody_else on payroll_settlement",
            "create policy transferred_by_nobody_else on payroll_settlement as restrictive for"
            " insert to mutua_staff, mutua_worker with check (kind <> 'transferred')",
        ),
        session("mutua_staff", OLGA) as connection,
    ):
        assert connection.execute(AGAIN, ["transferred"]).rowcount == 1


def test_the_treasury_settles_in_no_other_way_and_nobody_of_herself(made: Made) -> None:
    for person, kind in ((OLGA, "dropped"), (OLGA, "correction"), (ALICE, "transferred")):
        with session("mutua_treasury", person) as connection, Coded("42501"):
            connection.execute(AGAIN, [kind])
    with (  # the twin
        without(
            "create policy anyhow on payroll_settlement for insert to mutua_treasury"
            " with check (true)",
            "drop policy anyhow on payroll_settlement",
        ),
        session("mutua_treasury", ALICE) as connection,
    ):
        assert connection.execute(AGAIN, ["transferred"]).rowcount == 1

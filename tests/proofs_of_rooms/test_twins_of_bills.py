"""A bill is paid once, by a batch or by a line of a statement, and not while it is held. Each guard
with its twin, which takes it away and sees the damage."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple
from uuid import UUID, uuid4

import pytest

from mutua.ground import clock
from tests.proofs_of_rooms import lives
from tests.proofs_of_rooms.guards import Coded, session
from tests.proofs_of_rooms.lives import as_owner, broken
from tests.proofs_of_rooms.test_twins_of_treasury import (
    AGAIN,
    ANOTHER_ID,
    ASKED,
    LATER,
    NOW,
    off,
    wrong,
)
from tests.support.store import ALICE, OLGA

superuser = lives.superuser
MATCH = (
    "insert into treasury_match (id, line_id, kind, target, amount)"
    " select gen_random_uuid(), l.id, 'bill', %s, l.amount + {} from treasury_statementline l"
    " where l.id = %s"
)
PARTS = off("treasury_match", "whole")  # a line to the last cent: asked elsewhere
GUARD = off("treasury_match", "match_of_a_bill")


class Made(NamedTuple):
    """A bill of 121 euros and a line by which they left; a bill in a batch; one that is held."""

    bill: UUID
    line: UUID
    paid: UUID
    batch: UUID
    held: UUID


@pytest.fixture(scope="module")
def house(store: Any) -> Made:
    from mutua.ground import doctor
    from tests.support import bill_cases, payments, shop

    shop.open_shop()
    ASKED.update({one.check.code: one.check.sql for one in doctor.examine()})
    with clock.on(shop.DAY):
        payments.open_treasury()
        payments.nothing_owed()
        paid = bill_cases.a_bill()
        batch = payments.made(kinds=["supplier"])
        held = bill_cases.a_bill()
        payments.services.hold_bill(
            actor=payments.MAKER, key=uuid4(), hold=uuid4(), bill=held, why="It came broken"
        )
        return Made(bill_cases.a_bill(), bill_cases.money_left(), paid, batch, held)


@pytest.fixture
def made(house: Made) -> Iterator[Made]:
    from tests.support import shop

    with clock.on(shop.DAY):
        yield house


def test_nothing_is_broken_before(made: Made) -> None:
    assert broken() == []


def test_a_line_pays_no_more_than_a_bill_asks(made: Made, superuser: Any) -> None:
    with as_owner(superuser, PARTS) as owner, Coded("MU043"):
        owner.execute(MATCH.format(-1), [made.bill, made.line])
        owner.execute(NOW)
    with as_owner(superuser, PARTS, GUARD) as owner:  # the twin
        owner.execute(MATCH.format(-1), [made.bill, made.line])
        owner.execute(NOW)
        assert wrong(owner, "treasury.suppliers") > 0


def test_a_line_pays_a_bill_that_is_in_the_books(made: Made, superuser: Any) -> None:
    with as_owner(superuser) as owner, Coded("MU043"):
        owner.execute(MATCH.format(0), [uuid4(), made.line])
        owner.execute(NOW)
    with as_owner(superuser, GUARD) as owner:  # the twin
        owner.execute(MATCH.format(0), [uuid4(), made.line])
        owner.execute(NOW)
        assert wrong(owner, "treasury.suppliers") > 0


def test_money_that_came_pays_no_bill(made: Made, superuser: Any) -> None:
    with as_owner(superuser, PARTS) as owner, Coded("MU043"):
        owner.execute(MATCH.format(13_000), [made.bill, made.line])
        owner.execute(NOW)
    with as_owner(superuser, PARTS, GUARD) as owner:  # the twin
        owner.execute(MATCH.format(13_000), [made.bill, made.line])
        owner.execute(NOW)
        assert wrong(owner, "treasury.suppliers") > 0


def test_a_bill_is_not_paid_by_a_batch_and_by_a_line(made: Made, superuser: Any) -> None:
    with as_owner(superuser) as owner, Coded("MU043"):
        owner.execute(MATCH.format(0), [made.paid, made.line])
        owner.execute(NOW)
    with as_owner(superuser, GUARD) as owner:  # the twin
        owner.execute(MATCH.format(0), [made.paid, made.line])
        owner.execute(NOW)
        assert wrong(owner, "treasury.suppliers") > 0


OF = ", 'debt', '{}', 'iban', (select content ->> 'iban' from activities_received where id = '{}')"


def test_nor_by_a_line_first_and_then_by_a_batch(made: Made, superuser: Any) -> None:
    free = (LATER, "drop index a_debt_in_one_live_payment")
    again = AGAIN.replace("'attempt', 2", f"'attempt', 2{OF.format(made.bill, made.bill)}")
    with as_owner(superuser, *free) as owner:
        owner.execute(MATCH.format(0), [made.bill, made.line])
        owner.execute(NOW)
        with Coded("MU043"):
            owner.execute(again.format(ANOTHER_ID), [made.batch])
    with as_owner(
        superuser, *free, off("treasury_payment", "supplier_is_owed")
    ) as owner:  # the twin
        owner.execute(MATCH.format(0), [made.bill, made.line])
        owner.execute(again.format(ANOTHER_ID), [made.batch])
        assert wrong(owner, "treasury.suppliers") > 0


def test_a_bill_that_is_held_is_in_no_payment(made: Made, superuser: Any) -> None:
    free = (LATER, "drop index a_debt_in_one_live_payment")
    again = AGAIN.replace("'attempt', 2", f"'attempt', 2{OF.format(made.held, made.held)}")
    with as_owner(superuser, *free) as owner, Coded("MU043"):
        owner.execute(again.format(ANOTHER_ID), [made.batch])
        owner.execute(NOW)
    released = "update treasury_billhold set released_at = held_at where bill_id = %s"
    with as_owner(superuser, *free) as owner:  # the twin: nothing else refuses it
        owner.execute(released, [made.held])
        owner.execute(again.format(ANOTHER_ID), [made.batch])
        owner.execute(NOW)


HOLD = (
    "insert into treasury_billhold (id, bill_id, why, held_at)"
    " values (gen_random_uuid(), %s, 'Why', now())"
)


def test_a_bill_in_a_payment_is_not_held(made: Made, superuser: Any) -> None:
    with as_owner(superuser) as owner, Coded("MU043"):
        owner.execute(HOLD, [made.paid])
    with as_owner(superuser, off("treasury_billhold", "held")) as owner:  # the twin
        assert owner.execute(HOLD, [made.paid]).rowcount == 1


def test_a_bill_is_held_once(made: Made, superuser: Any) -> None:
    with as_owner(superuser) as owner, Coded("23505"):
        owner.execute(HOLD, [made.held])
    with as_owner(superuser, "drop index a_bill_held_once") as owner:  # the twin
        assert owner.execute(HOLD, [made.held]).rowcount == 1


@pytest.mark.parametrize(
    "change", ["why = 'Another'", "bill_id = gen_random_uuid()", "released_at = null"]
)
def test_of_a_hold_only_its_release_is_added_once(made: Made, superuser: Any, change: str) -> None:
    words = f"update treasury_billhold set {change} where bill_id = %s"
    first = "update treasury_billhold set released_at = held_at where bill_id = %s"
    with as_owner(superuser) as owner:
        if change.startswith("released"):
            owner.execute(first, [made.held])
        with Coded("MU007"):
            owner.execute(words, [made.held])
    if not change.startswith("bill_id"):  # a foreign key holds it as well
        with as_owner(superuser, off("treasury_billhold", "held")) as owner:  # the twin
            assert owner.execute(words, [made.held]).rowcount == 1


def test_who_is_no_treasurer_holds_nothing(made: Made) -> None:
    for role, person in (("mutua_staff", OLGA), ("mutua_worker", None), ("mutua_member", ALICE)):
        with session(role, person) as connection, Coded("42501"):
            connection.execute(HOLD, [made.bill])

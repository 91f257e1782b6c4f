"""A payslip is paid to its own person, and no more of it than is left. Each guard with its twin, which
takes it away and sees the damage."""

from __future__ import annotations

import json
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core import mail

from mutua.ground import clock
from tests.proofs_of_rooms import lives
from tests.proofs_of_rooms.guards import Coded
from tests.proofs_of_rooms.lives import as_owner
from tests.proofs_of_rooms.test_twins_of_openings import off
from tests.proofs_of_rooms.test_twins_of_payroll import found_by
from tests.support.store import CHARLIE

superuser = lives.superuser
PAYMENT, GUARD, CHECK = "treasury_payment", "pay_is_owed", "treasury.payslips"
PAID_ON = date(2026, 7, 1)
REJECTED = "update treasury_payment set state = 'rejected'"


@pytest.fixture(scope="module")
def house(store: Any) -> Any:
    """A payslip of Alice, in a batch; and another one that was corrected to more, of which the rest
    is not paid yet."""
    from tests.support import corrections, payday, payments, shop

    shop.open_shop()
    mail.outbox = []
    with clock.on(shop.DAY):
        payments.open_treasury()
        first, second = corrections.big_day(3, 23), corrections.big_day(3, 24)
    payday.pay(first, second)
    with clock.on(PAID_ON):
        payments.made(on=PAID_ON, kinds=["payslip"])
    with clock.on(date(2026, 7, 6)):
        corrections.say_children(2, date(2026, 3, 24))
        corrections.correct(since=date(2026, 3, 24))
    assert len(payday.paid(second)) == 2
    return payday.paid(first)[0], payday.paid(second)


def again(like: UUID, **change: Any) -> tuple[str, list[Any]]:
    """Another payment like the one that is there, with what differs."""
    said = {
        "id": str(uuid4()), "state": "ready", "attempt": 7, "end_to_end_id": uuid4().hex, **change,
    }  # fmt: skip
    statement = (
        "insert into treasury_payment select (jsonb_populate_record(p, %s::jsonb)).*"
        " from treasury_payment p where debt = %s and attempt = 1"
    )
    return statement, [json.dumps(said), like]


FREE = (off(PAYMENT, "with_its_batch")[0], "drop index a_debt_in_one_live_payment")


@pytest.mark.parametrize(
    "change",
    [{"person_id": str(CHARLIE)}, {"account": "member_payable"}, {"amount": 1_000_000_00}],
    ids=("another person", "another account", "more than it says"),
)
def test_a_payslip_is_paid_to_its_person_as_far_as_it_is_left(house, superuser, change):
    """And its twin: without the guard another person gets it, or she gets more."""
    first, _ = house
    with as_owner(superuser, *FREE, REJECTED) as owner, Coded("MU044"):
        owner.execute(*again(first.id, **change))
    with as_owner(superuser, *FREE, REJECTED, off(PAYMENT, GUARD)[0]) as owner:
        owner.execute(*again(first.id, **change))
        assert found_by(owner, CHECK) == [CHECK]


def test_beside_one_that_was_corrected_a_payslip_is_paid_no_cent_more(house, superuser):
    """Both in one statement."""
    first, (old, _) = house
    both = (
        "insert into treasury_payment select (jsonb_populate_record(p, jsonb_build_object('id',"
        " gen_random_uuid(), 'state', 'ready', 'attempt', 7, 'end_to_end_id', gen_random_uuid(),"
        " 'amount', p.amount + case when p.debt = %s then %s else 0 end))).*"
        " from treasury_payment p where debt in (%s, %s)"
    )
    with as_owner(superuser, *FREE, REJECTED) as owner:
        owner.execute(both, [first.id, 0, first.id, old.id])
    with as_owner(superuser, *FREE, REJECTED) as owner, Coded("MU044"):
        owner.execute(both, [first.id, 1, first.id, old.id])


def test_a_payslip_is_not_paid_twice_whatever_the_payments_are_called(house, superuser):
    """And its twin, where the index that keeps a debt to one live payment is not there either."""
    first, _ = house
    with as_owner(superuser, *FREE) as owner, Coded("MU044"):
        owner.execute(*again(first.id))
    with as_owner(superuser, *FREE, off(PAYMENT, GUARD)[0]) as owner:
        owner.execute(*again(first.id))
        assert found_by(owner, CHECK) == [CHECK]


def test_of_a_month_that_was_corrected_its_versions_together_say_what_is_left(house, superuser):
    """And its twin: without the guard a cent more."""
    _, (old, new) = house
    left = new.net_pay - old.net_pay
    assert left > 0
    with as_owner(superuser, *FREE) as owner:
        owner.execute(*again(old.id, debt=str(new.id), amount=left))
    with as_owner(superuser, *FREE) as owner, Coded("MU044"):
        owner.execute(*again(old.id, debt=str(new.id), amount=left + 1))
    with as_owner(superuser, *FREE, off(PAYMENT, GUARD)[0]) as owner:
        owner.execute(*again(old.id, debt=str(new.id), amount=left + 1))
        assert found_by(owner, CHECK) == [CHECK]


def test_a_payslip_of_another_legal_person_is_in_no_batch(house, superuser):
    """And its twin."""
    first, _ = house
    other = "update treasury_batch set legal_entity_id = 'other'"
    with as_owner(superuser, *FREE, REJECTED, other) as owner, Coded("MU044"):
        owner.execute(*again(first.id))
    with as_owner(superuser, *FREE, REJECTED, other, off(PAYMENT, GUARD)[0]) as owner:
        owner.execute(*again(first.id))
        assert found_by(owner, CHECK) == [CHECK]


def test_nor_one_that_nobody_has_made(house, superuser):
    first, _ = house
    with as_owner(superuser, *FREE) as owner, Coded("MU044"):
        owner.execute(*again(first.id, debt=str(uuid4())))


def test_what_had_left_is_on_its_way_whatever_a_store_that_is_shut_knows(house, superuser):
    first, _ = house
    with as_owner(superuser, *FREE, "delete from ground_opening") as owner:
        owner.execute(*again(first.id, debt=str(uuid4()), iban=""))

"""Two people stand behind what creditors take of pay; no more is kept back than is due and there,
and all of it is in the books. Each guard with its twin, which takes it away and sees the damage."""

from __future__ import annotations

import pytest
from django.core import mail

from mutua.ground import clock
from tests.proofs_of_rooms import lives
from tests.proofs_of_rooms.guards import Coded, session
from tests.proofs_of_rooms.lives import as_owner
from tests.proofs_of_rooms.test_twins_of_openings import copied, off
from tests.proofs_of_rooms.test_twins_of_payroll import found_by
from tests.support.store import ALICE, CHARLIE, OLGA

superuser = lives.superuser
pytestmark = pytest.mark.usefixtures("shop")
TOO_MUCH = 10**6


@pytest.fixture(scope="module")
def house(store):
    """A creditor has got a cent of Alice's pay; another waits for a second person."""
    from tests.support import contracts, payday, payments, shop, writs

    shop.open_shop()
    mail.outbox = []
    with clock.on(shop.DAY):
        payments.open_treasury()
        writs.running(kind="maintenance", amount=300, reference="RUNS")
        writs.entered(amount=TOO_MUCH, reference="WAITS")
        payday.pay(contracts.an_evening_worked())
        writs.declare_children(1, shop.DAY.replace(day=1))
    return shop


@pytest.fixture
def shop(house):
    with clock.on(house.DAY):
        yield house


CONFIRM = """insert into payroll_writconfirmation
    (id, writ_id, person_id, entered_by_id, by_whom_id, confirmed_at)
  select gen_random_uuid(), id, person_id, entered_by_id, %s, now() from payroll_writ
  where reference = 'WAITS'"""


def test_nobody_confirms_her_own_writ_or_in_anothers_name(superuser):
    with session("mutua_staff", OLGA) as connection, Coded("23514"):
        connection.execute(CONFIRM, [OLGA])
    with session("mutua_staff", OLGA) as connection, Coded("MU015"):
        connection.execute(CONFIRM, [CHARLIE])


def test_twin_without_the_trigger_one_confirms_in_anothers_name(superuser):
    with as_owner(superuser, off("payroll_writconfirmation", "fits")[0]) as owner:
        assert owner.execute(CONFIRM, [CHARLIE]).rowcount == 1


def test_twin_without_the_constraint_one_person_is_enough(superuser):
    with as_owner(
        superuser,
        off("payroll_writconfirmation", "fits")[0],
        "alter table payroll_writconfirmation drop constraint nobody_confirms_her_own_writ",
        "update payroll_writconfirmation set by_whom_id = entered_by_id",
    ) as owner:
        assert found_by(owner, "payroll.withheld") == ["payroll.withheld"]


def test_a_writ_is_entered_in_ones_own_name(superuser):
    with as_owner(superuser) as owner, Coded("MU015"):
        copied(owner, "payroll_writ", "reference = 'RUNS'")
    with as_owner(superuser, off("payroll_writ", "fits")[0]) as owner:  # the twin
        copied(owner, "payroll_writ", "reference = 'RUNS'")


def test_what_is_applied_is_lifted_by_its_paper(superuser):
    ended = """insert into payroll_writend (id, writ_id, person_id, paper, why, ended_at)
      select gen_random_uuid(), id, person_id, '', 'x', now() from payroll_writ
      where reference = 'RUNS'"""
    with as_owner(superuser) as owner, Coded("MU041"):
        owner.execute(ended)
    with as_owner(superuser, off("payroll_writend", "fits")[0]) as owner:  # the twin
        assert owner.execute(ended).rowcount == 1


def kept(owner, writ: str, **more: object):
    """The one withholding once more, of this very act unless said otherwise."""
    (found,) = owner.execute("select id from payroll_writ where reference = %s", [writ]).fetchone()
    return copied(owner, "payroll_withholding", "true", writ_id=str(found), **more)


@pytest.mark.parametrize("writ, amount", [("RUNS", 1), ("WAITS", 1)])
def test_no_more_is_kept_back_than_is_due_and_nothing_for_a_writ_that_nobody_confirmed(
    superuser, writ, amount
):
    free = "alter table payroll_withholding drop constraint withheld_once_a_payslip"
    with as_owner(superuser, free) as owner, Coded("MU041"):
        kept(owner, writ, amount=amount)


def test_twin_without_the_trigger_anything_is_kept_back(superuser):
    with as_owner(superuser, off("payroll_withholding", "fits")[0]) as owner:
        kept(owner, "WAITS", amount=TOO_MUCH)
        assert found_by(owner, "payroll.withheld") == ["payroll.withheld"]


def test_what_is_kept_back_is_booked(superuser):
    with as_owner(superuser, off("payroll_withholding", "fits")[0]) as owner, Coded("MU001"):
        kept(owner, "WAITS", amount=5)
        owner.execute("set constraints all immediate")
    with as_owner(  # the twin
        superuser, off("payroll_withholding", "fits")[0], off("payroll_withholding", "booked")[0]
    ) as owner:
        kept(owner, "WAITS", amount=5)
        owner.execute("set constraints all immediate")
        assert found_by(owner, "payroll.withheld") == ["payroll.withheld"]


@pytest.mark.parametrize("role, person", [("mutua_member", CHARLIE), ("mutua_worker", None)])
def test_nobody_declares_anothers_children(superuser, role, person):
    with session(role, person) as connection, Coded("42501"):
        connection.execute(
            "insert into payroll_childrendeclared (id, children, from_month, paper, said_at,"
            " person_id) values (gen_random_uuid(), 1, '2026-03-01', 'x', now(), %s)",
            [ALICE],
        )


TABLES = ("writ", "writconfirmation", "withholding", "childrendeclared")


@pytest.mark.parametrize("table", [f"payroll_{one}" for one in TABLES])
def test_what_was_written_down_and_kept_back_is_never_changed(superuser, table):
    for words in (f"update {table} set id = id", f"delete from {table}"):
        with as_owner(superuser) as owner, Coded("MU003"):
            owner.execute(words)
    with as_owner(superuser, off(table, "kept")[0]) as owner:  # the twin
        assert owner.execute(f"update {table} set id = id").rowcount > 0

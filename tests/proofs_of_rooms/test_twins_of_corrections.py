"""A later version has a reason and takes the place of the one before; what was paid too much comes
back only as its person has agreed, and no more than it was. Each guard with its twin, which takes it
away and sees the damage."""

from __future__ import annotations

from datetime import date

import pytest
from django.core import mail

from mutua.ground import clock
from tests.proofs_of_rooms import lives
from tests.proofs_of_rooms.guards import Coded, session
from tests.proofs_of_rooms.lives import as_owner
from tests.proofs_of_rooms.test_twins_of_openings import copied, off
from tests.proofs_of_rooms.test_twins_of_payroll import found_by
from tests.support.store import ALICE, CHARLIE

superuser = lives.superuser
pytestmark = pytest.mark.usefixtures("shop")
TOO_MUCH = 10**6


@pytest.fixture(scope="module")
def house(store):
    """Alice was paid too much, and has agreed to give it back; another evening is paid as it is."""
    from tests.support import correction_cases, corrections, shop

    shop.open_shop()
    mail.outbox = []
    with clock.on(shop.DAY):
        claim = correction_cases.claimed()
        corrections.agree(claim, 500)
        correction_cases.paid()
    with clock.on(date(2026, 7, 10)):
        assert corrections.regularise(date(2026, 4, 1)) == 1
    return shop


@pytest.fixture
def shop(house):
    with clock.on(house.DAY):
        yield house


# ── 9: what holds is the last of its chain ──────────────────────────────────────────────────────

LAST = "version = 2"
POINT_BACK = """update work_contractmonth m set payslip = p.replaces_id from payroll_payslip p
  where p.id = m.payslip and p.version = 2"""


def corrected_again(owner, **more: object):
    (act,) = owner.execute("select mutua.act()").fetchone()
    (last,) = owner.execute(f"select id from payroll_payslip where {LAST}").fetchone()
    said = {"act_id": str(act), "version": 3, "replaces_id": str(last), **more}
    return copied(owner, "payroll_payslip", LAST, **said)


def test_a_month_does_not_go_back_to_a_payslip_that_was_replaced(superuser):
    with as_owner(superuser) as owner, Coded("MU007"):
        owner.execute(POINT_BACK)


def test_twin_without_the_trigger_a_month_goes_back(superuser):
    with as_owner(superuser, off("work_contractmonth", "follows")[0]) as owner:
        owner.execute(POINT_BACK)
        assert found_by(owner, "payroll.chains") == ["payroll.chains"]


def test_nothing_is_corrected_without_a_reason_or_in_a_run_that_is_over(superuser):
    with as_owner(superuser) as owner, Coded("MU034"):
        corrected_again(owner)
    with as_owner(superuser) as owner, Coded("MU034"):
        run = copied(owner, "payroll_run", "why <> ''", state="open", count=0, why="")
        corrected_again(owner, run_id=str(run))


def test_twin_without_the_guards_a_correction_leaves_the_month_behind(superuser):
    with as_owner(
        superuser, off("payroll_payslip", "due")[0], off("payroll_payslip", "paid")[0]
    ) as owner:
        corrected_again(owner)
        assert found_by(owner, "payroll.chains") == ["payroll.chains"]


# ── What was too much, and how it comes back ────────────────────────────────────────────────────


def test_a_claim_is_what_its_correction_has_shown(superuser):
    with as_owner(superuser, "delete from payroll_recoveryplan") as owner, Coded("MU035"):
        one = owner.execute("select payslip_id from payroll_claim").fetchone()
        assert one
        plain = owner.execute("select id from payroll_payslip where version = 1 limit 1").fetchone()
        copied(owner, "payroll_claim", "true", payslip_id=str(plain[0]))


def test_twin_without_the_trigger_anything_is_claimed(superuser):
    with as_owner(superuser, off("payroll_claim", "fits")[0]) as owner:
        plain = owner.execute("select id from payroll_payslip where version = 1 limit 1").fetchone()
        copied(owner, "payroll_claim", "true", payslip_id=str(plain[0]), amount=TOO_MUCH)
        assert found_by(owner, "payroll.claims") == ["payroll.claims"]


@pytest.mark.parametrize("role, person", [("mutua_member", CHARLIE), ("mutua_staff", ALICE)])
def test_nobody_agrees_for_another(superuser, role, person):
    (claim,) = superuser.execute("select id from payroll_claim").fetchone()
    with session(role, person) as connection, Coded("42501"):
        connection.execute(
            "insert into payroll_recoveryplan (id, amount, a_payslip, agreed_at, claim_id, person_id)"
            " values (gen_random_uuid(), 1, 1, now(), %s, %s)",
            [claim, ALICE],
        )


def test_nobody_agrees_to_what_another_owes(superuser):
    with as_owner(superuser) as owner, Coded("MU035"):
        copied(owner, "payroll_recoveryplan", "true", person_id=str(CHARLIE))
    with as_owner(superuser, off("payroll_recoveryplan", "fits")[0]) as owner:  # the twin
        made = copied(owner, "payroll_recoveryplan", "true", person_id=str(CHARLIE))
        assert owner.execute(
            "select c.person_id <> p.person_id from payroll_recoveryplan p"
            " join payroll_claim c on c.id = p.claim_id where p.id = %s", [made],
        ).fetchone() == (True,)  # fmt: skip


SETTLED = """insert into payroll_settlement (id, kind, amount, made_at, why, claim_id, person_id,
    payslip_id, plan_id)
  select gen_random_uuid(), %s, %s, now(), 'x', c.id, c.person_id, %s, p.id
  from payroll_claim c join payroll_recoveryplan p on p.claim_id = c.id"""


def other_payslip(owner):
    """The evening from which nothing is deducted."""
    return owner.execute(
        "select id, net_pay from payroll_payslip where version = 1 order by id desc limit 1"
    ).fetchone()


def test_no_more_comes_back_than_was_too_much(superuser):
    with as_owner(superuser) as owner, Coded("MU035"):
        owner.execute(SETTLED, ["dropped", TOO_MUCH, None])
    with as_owner(superuser, off("payroll_settlement", "fits")[0]) as owner:  # the twin
        owner.execute(SETTLED, ["dropped", TOO_MUCH, None])
        assert found_by(owner, "payroll.claims") == ["payroll.claims"]


def test_nothing_is_deducted_beyond_the_plan_or_from_a_payslip_made_before(superuser):
    for amount in (1, 501):
        with as_owner(superuser) as owner, Coded("MU035"):
            owner.execute(SETTLED, ["deducted", amount, other_payslip(owner)[0]])
    with as_owner(superuser, off("payroll_settlement", "fits")[0]) as owner:  # the twin
        owner.execute(SETTLED, ["deducted", 501, other_payslip(owner)[0]])
        assert found_by(owner, "payroll.claims") == ["payroll.claims"]


@pytest.mark.parametrize("table", ["payroll_claim", "payroll_recoveryplan", "payroll_workedhours"])
def test_what_was_said_and_agreed_is_never_changed(superuser, table):
    for words in (f"update {table} set id = id", f"delete from {table}"):
        with session("mutua_staff") as connection, Coded("42501"):
            connection.execute(words)
        with as_owner(superuser) as owner, Coded("MU003"):
            owner.execute(words)
    with as_owner(superuser, off(table, "kept")[0]) as owner:  # the twin
        assert owner.execute(f"update {table} set id = id").rowcount > 0


# ── What a quarter's declaration says beyond the payslips ───────────────────────────────────────


@pytest.mark.parametrize("wrong", [{"amount": 5}, {"version": 3}, {"declared": {"asbestos": 1}}])
def test_a_quarter_is_explained_to_the_cent(superuser, wrong):
    with as_owner(superuser) as owner, Coded("MU010"):
        copied(owner, "payroll_regularisation", "true", **{"version": 2, "amount": 0, **wrong})


def test_twin_without_the_trigger_a_quarter_is_not_explained(superuser):
    with as_owner(superuser, off("payroll_regularisation", "whole")[0]) as owner:
        copied(owner, "payroll_regularisation", "true", version=2, amount=5)
        assert found_by(owner, "payroll.quarters") == ["payroll.quarters"]

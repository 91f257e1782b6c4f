"""A month is paid once, in one chain, by payslips whose totals are the sums of their lines and that
never change; what a budget held is freed with them. Each guard with its twin, which takes it away
and sees the damage."""

from __future__ import annotations

import pytest
from django.core import mail

from mutua.ground import clock
from tests.proofs_of_rooms import lives
from tests.proofs_of_rooms.guards import Coded, session, without
from tests.proofs_of_rooms.lives import as_owner, broken
from tests.proofs_of_rooms.test_twins_of_openings import copied, off
from tests.support.store import ALICE, CHARLIE

superuser = lives.superuser
pytestmark = pytest.mark.usefixtures("shop")


@pytest.fixture(scope="module")
def house(store):
    """Alice has two evenings paid and one due; a run is open."""
    from tests.support import contracts, payday, payroll_cases, shop

    shop.open_shop()
    mail.outbox = []
    with clock.on(shop.DAY):
        evenings = [contracts.an_evening_worked() for _ in range(3)]
        payday.pay(*evenings[:2])
        shop.run = payroll_cases.opened()
    return shop


@pytest.fixture
def shop(house):
    with clock.on(house.DAY):
        yield house


def of_now(shop, superuser) -> dict[str, object]:
    """What a new payslip of the open run says in this act."""
    (act,) = superuser.execute("select mutua.act()").fetchone()
    return {"run_id": str(shop.run), "act_id": str(act)}


FIRST = "version = 1"


def due_month(connection) -> dict[str, object]:
    """The month that is due, as a payslip says it."""
    month, first, last = connection.execute(
        "select id, first_day, last_day from work_contractmonth"
        " where confirmed_at is not null and payslip is null limit 1"
    ).fetchone()
    return {"contract_month_id": str(month), "worked_from": str(first), "worked_until": str(last)}


# ── 8: a month is paid once ─────────────────────────────────────────────────────────────────────


def test_a_month_is_not_paid_twice(shop, superuser):
    with as_owner(superuser) as owner, Coded("23505"):
        copied(owner, "payroll_payslip", FIRST, **of_now(shop, owner))


def test_twin_without_the_constraint_and_its_guard_a_month_is_paid_twice(shop, superuser):
    free = (
        "alter table payroll_payslip drop constraint a_payslip_once",
        off("payroll_payslip", "paid")[0],
    )
    with as_owner(superuser, *free) as owner:
        copied(owner, "payroll_payslip", FIRST, **of_now(shop, owner))
        assert "payroll.chains" in found_by(owner, "payroll.chains")


def test_the_guard_alone_refuses_a_month_that_has_its_payslip(shop, superuser):
    free = ("alter table payroll_payslip drop constraint a_payslip_once",)
    with as_owner(superuser, *free) as owner, Coded("MU008"):
        copied(owner, "payroll_payslip", FIRST, **of_now(shop, owner))


def found_by(owner, *codes: str) -> list[str]:
    """The checks that fail within this transaction."""
    from mutua.ground.doctor import _checks

    owner.execute("set constraints all deferred")
    found = []
    for code in codes:
        _, wrong = owner.execute(_checks[code].sql).fetchone()
        found += [code] if wrong else []
    return found


def test_a_month_that_was_not_confirmed_is_not_paid(shop, superuser):
    change = (
        "update work_contractmonth set confirmed_at = null, confirmed_by = ''"
        " where payslip is null and confirmed_at is not null"
    )
    month = due_month(superuser)
    with as_owner(superuser, change) as owner, Coded("MU034"):
        copied(owner, "payroll_payslip", FIRST, **of_now(shop, owner), **month)


def test_twin_without_the_guard_another_persons_month_is_paid(shop, superuser):
    """A payslip that names another person than its contract does."""
    with as_owner(superuser) as owner, Coded("MU034"):
        other = {"person_id": str(CHARLIE), **due_month(owner)}
        copied(owner, "payroll_payslip", FIRST, **of_now(shop, owner), **other)
    with as_owner(superuser, off("payroll_payslip", "due")[0]) as owner:
        other = {"person_id": str(CHARLIE), **due_month(owner)}
        copied(owner, "payroll_payslip", FIRST, **of_now(shop, owner), **other)
        assert found_by(owner, "payroll.booked") == ["payroll.booked"]


# ── 9: one chain, no fork ───────────────────────────────────────────────────────────────────────


def next_version(owner, shop, **more: object):
    first = owner.execute(
        "select id from payroll_payslip where version = 1 order by id limit 1"
    ).fetchone()[0]
    run = copied(owner, "payroll_run", "state = 'open'", why="A fact was wrong")
    said = {
        "version": 2,
        "replaces_id": str(first),
        **of_now(shop, owner),
        "run_id": str(run),
        **more,
    }
    return copied(owner, "payroll_payslip", FIRST, **said)


def test_two_corrections_of_a_version_are_refused(shop, superuser):
    with as_owner(superuser) as owner:
        next_version(owner, shop)
        with Coded("23505"):
            next_version(owner, shop)


@pytest.mark.parametrize("wrong", [{"version": 3}, {"replaces_id": None}, {"version": 1}])
def test_a_version_follows_the_one_that_it_replaces(shop, superuser, wrong):
    with as_owner(superuser) as owner, Coded("23514", "23505", "MU034"):
        next_version(owner, shop, **wrong)


def test_twin_without_the_constraints_a_chain_has_a_fork(shop, superuser):
    free = (
        "alter table payroll_payslip drop constraint a_payslip_once",
        "alter table payroll_payslip drop constraint payroll_payslip_replaces_id_key",
        off("payroll_payslip", "paid")[0],
    )
    with as_owner(superuser, *free) as owner:
        next_version(owner, shop)
        next_version(owner, shop)
        assert found_by(owner, "payroll.chains") == ["payroll.chains"]


# ── 10: totals are sums, and nothing changes ────────────────────────────────────────────────────


def test_totals_that_are_not_the_sum_of_the_lines_are_refused(shop, superuser):
    with as_owner(superuser) as owner, Coded("23514"):
        next_version(owner, shop, net_pay=1)
    with as_owner(superuser) as owner:
        lines = owner.execute("select lines from payroll_payslip order by id limit 1").fetchone()[0]
        with Coded("MU010"):
            changed = {**lines, "employee_contribution": lines["employee_contribution"] + 1}
            next_version(owner, shop, lines=changed)


@pytest.mark.parametrize("wrong", [{"difference": {"law": 5}}, {"provision": 100}])
def test_what_was_charged_is_explained_whole(shop, superuser, wrong):
    with as_owner(superuser) as owner, Coded("MU010"):
        next_version(owner, shop, **wrong)


def test_twin_without_the_guard_a_payslip_does_not_add_up(shop, superuser):
    with as_owner(superuser, off("payroll_payslip", "whole")[0]) as owner:
        lines = owner.execute("select lines from payroll_payslip order by id limit 1").fetchone()[0]
        next_version(owner, shop, lines={**lines, "withholding_tax": 1})
        assert found_by(owner, "payroll.totals") == ["payroll.totals"]


@pytest.mark.parametrize("role", ["mutua_member", "mutua_staff", "mutua_worker", "mutua_treasury"])
def test_no_role_changes_a_payslip(shop, role):
    for statement in (
        "update payroll_payslip set net_pay = net_pay",
        "delete from payroll_payslip",
        "update work_contractmonth set payslip = null",
    ):
        with session(role, ALICE, act=False) as connection, Coded("42501"):
            connection.execute(statement)


def test_not_even_the_owner_changes_one(shop, superuser):
    for statement in (
        "update payroll_payslip set net_pay = net_pay + 1",
        "delete from payroll_payslip",
        "truncate payroll_payslip cascade",
    ):
        with as_owner(superuser) as owner, Coded("MU003"):
            owner.execute(statement)


def test_twin_without_the_trigger_a_payslip_changes(shop, superuser):
    with as_owner(superuser, off("payroll_payslip", "kept")[0]) as owner:
        owner.execute("update payroll_payslip set tax = tax + 1, net_pay = net_pay - 1")
        assert found_by(owner, "payroll.totals", "payroll.booked") == [
            "payroll.totals", "payroll.booked",
        ]  # fmt: skip


def test_a_run_stays_what_it_was(shop, superuser):
    for change in ("known_on = known_on + 1", "count = count + 1"):
        with as_owner(superuser) as owner, Coded("MU007"):
            owner.execute(f"update payroll_run set {change} where state = 'done'")
    with as_owner(superuser) as owner, Coded("MU007"):
        owner.execute("update payroll_run set state = 'done', count = 99 where state = 'open'")


def test_twin_without_the_trigger_a_run_counts_what_it_has_not(shop, superuser):
    with as_owner(superuser, off("payroll_run", "frozen")[0]) as owner:
        owner.execute("update payroll_run set count = count + 1 where state = 'done'")
        assert found_by(owner, "payroll.counted") == ["payroll.counted"]


# ── 18: what the budget held for a month is free with its payslip, and only then ────────────────


def test_twin_without_the_guard_a_budget_pays_and_holds_at_once(shop, superuser):
    with as_owner(superuser, off("payroll_payslip", "paid")[0]) as owner:
        held = owner.execute("select mutua.set_aside(%s)", [shop.ALICES]).fetchone()[0]
        copied(owner, "payroll_payslip", FIRST, **of_now(shop, owner), **due_of(owner))
        assert owner.execute("select mutua.set_aside(%s)", [shop.ALICES]).fetchone()[0] == held
        assert found_by(owner, "payroll.chains") == ["payroll.chains"]
    with as_owner(superuser) as owner:
        held = owner.execute("select mutua.set_aside(%s)", [shop.ALICES]).fetchone()[0]
        copied(owner, "payroll_payslip", FIRST, **of_now(shop, owner), **due_of(owner))
        free = owner.execute("select mutua.set_aside(%s)", [shop.ALICES]).fetchone()[0]
        assert free < held


def due_of(owner) -> dict[str, object]:
    """The month that is due, with the money that it has said."""
    month = due_month(owner)
    charged, gross = owner.execute(
        "select charged, gross_pay from work_contractmonth where id = %s",
        [month["contract_month_id"]],
    ).fetchone()
    said = owner.execute(
        "select charged, gross_pay from payroll_payslip order by id limit 1"
    ).fetchone()
    assert said == (charged, gross), "evenings of the tests pay the same"
    return month


# ── 25: a payslip is seen by its person and the house ───────────────────────────────────────────


def test_nobody_sees_anothers_payslip(shop):
    for person, seen in ((ALICE, 2), (CHARLIE, 0)):
        with session("mutua_member", person, act=False) as connection:
            found = connection.execute("select count(*) from payroll_payslip").fetchone()
            assert found == (seen,)
            (runs,) = connection.execute("select count(*) from payroll_run").fetchone()
            assert runs == (1 if seen else 0)


def test_twin_without_the_policy_another_sees_it(shop):
    with (
        without(
            "alter table payroll_payslip disable row level security",
            "alter table payroll_payslip enable row level security",
        ),
        session("mutua_member", CHARLIE, act=False) as connection,
    ):
        assert connection.execute("select count(*) from payroll_payslip").fetchone() == (2,)
    assert broken() == []


# ── Pay is what was signed, less an absence ─────────────────────────────────────────────────────


def with_less(owner) -> dict[str, object]:
    """The month that is due, paid a third less, the budget with it; every sum of it agrees."""
    gross, charged = owner.execute(
        "select gross_pay, charged from work_contractmonth"
        " where confirmed_at is not null and payslip is null limit 1"
    ).fetchone()
    less = gross * 2 // 3
    sums = dict.fromkeys(
        ("withheld", "tax", "allowances", "contributions", "reductions", "services", "provision"), 0
    )
    share = (2 * charged * less + gross) // (2 * gross)
    return {
        **due_month(owner), **sums, "gross_pay": less, "net_pay": less, "employer_cost": less,
        "charged": share, "difference": {"law": share - less},
    }  # fmt: skip


def test_nobody_is_paid_less_than_was_signed_without_an_absence(shop, superuser):
    """And its twin: without the guard a third is kept from her."""
    sums = off("payroll_payslip", "whole")[0]
    with as_owner(superuser, sums) as owner, Coded("MU034"):
        copied(owner, "payroll_payslip", FIRST, **of_now(shop, owner), **with_less(owner))
    with as_owner(superuser, sums, off("payroll_payslip", "due")[0]) as owner:
        copied(owner, "payroll_payslip", FIRST, **of_now(shop, owner), **with_less(owner))
        assert found_by(owner, "payroll.charged") == ["payroll.charged"]


@pytest.mark.parametrize("kind", ["illness", "accident"])
def test_an_absence_takes_no_more_than_its_hours(shop, superuser, kind):
    """Of an evening that she was away no hour is left, so all of it may go; on another day nothing."""
    sums = off("payroll_payslip", "whole")[0]
    for days, refused in ((0, False), (1, True)):
        with as_owner(superuser, sums) as owner:
            owner.execute(
                "insert into work_absence (id, person_id, kind, first_day, last_day, certificate,"
                " other_cause, withdrawn, said_by, said_at, why)"
                " select gen_random_uuid(), %s, %s, first_day + %s, first_day + %s, '',"
                " false, false, 'member', now(), '' from work_contractmonth"
                " where confirmed_at is not null and payslip is null limit 1",
                [ALICE, kind, days, days],
            )
            said = {**of_now(shop, owner), **with_less(owner)}
            if refused:
                with Coded("MU034"):
                    copied(owner, "payroll_payslip", FIRST, **said)
            else:
                assert copied(owner, "payroll_payslip", FIRST, **said)

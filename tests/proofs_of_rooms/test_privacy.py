"""Households, absences and pay are for those of the staff whose right it is. Two walls: each holds
without the other, and a twin takes the second one away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from mutua.ground import actors, clock, policy
from mutua.ground.transactions import reading
from tests.proofs_of_rooms.guards import Coded, session, without

PERSONAL = ("work_situation", "work_absence")
PAY = ("payroll_payslip", "payroll_workedhours", "payroll_claim", "payroll_recoveryplan",
       "payroll_settlement", "payroll_regularisation", "payroll_payadvance",
       "payroll_advancedecision", "payroll_advancesetoff", "payroll_earlierpayslip",
       "payroll_mealvoucherline", "payroll_exitholidaypay")  # fmt: skip
CREDITORS = ("payroll_writ", "payroll_writconfirmation", "payroll_writend", "payroll_withholding",
             "payroll_childrendeclared")  # fmt: skip
SEE = {
    **dict.fromkeys(PERSONAL, "work.see_personal"),
    **dict.fromkeys(PAY, "payroll.see_pay"),
    **dict.fromkeys(CREDITORS, "payroll.see_creditors"),
}
OVER = date(2026, 7, 10)
NAME_THEIR_ACT = ("payroll_payslip", "payroll_exitholidaypay")


@pytest.fixture(scope="module")
def house(store: Any) -> Iterator[dict[str, UUID]]:
    """Somebody in each of some roles, and one of everything private of Alice."""
    from tests.support import (
        absences,
        advances,
        contracts,
        correction_cases,
        corrections,
        house_cases,
        opening_cases,
        payday,
        shop,
        voucher_cases,
        vouchers,
        writs,
    )  # fmt: skip

    shop.open_shop()
    with clock.on(shop.DAY):
        roles = ("adviser", "payroll_officer", "board", "treasurer")
        hired = {one: house_cases.hired(one)[0] for one in roles}
        contracts.get_ready()
        claim = correction_cases.claimed()
        corrections.agree(claim, 500)
        corrections.drop(claim, "It is over")
        absences.say(date(2026, 5, 4), certificate="a" * 64)
        writs.hire_pia()
        for _ in range(3):
            shop.issued_invoice()
        writ = writs.live(shop.alice)
        payday.live(shop.alice, shop.ALICES, shop.CLIENT)
        writs.end(writ)
        advances.live(shop.alice, shop.ALICES, shop.CLIENT)
        opening_cases.open_for(shop.ALICE)
        voucher_cases.given()
        vouchers.order(vouchers.FEBRUARY)
    with clock.on(OVER):
        corrections.regularise(date(2026, 4, 1))
    with clock.on(shop.DAY):
        yield hired


def rows(table: str, role: str, person: UUID | None) -> int:
    with session(role, person, act=False) as connection:
        found = connection.execute(f"select count(*) from {table}").fetchone()
    assert found is not None
    return int(found[0])


@pytest.mark.parametrize("table", SEE)
def test_only_who_has_the_right_reads_a_row(house: dict[str, UUID], table: str) -> None:
    """And its twin: without the policy every role of the staff reads them all."""
    assert rows(table, "mutua_staff", house["payroll_officer"])
    assert bool(rows(table, "mutua_staff", house["board"])) == (table in CREDITORS)  # it confirms
    for one in ("adviser", "treasurer"):
        assert rows(table, "mutua_staff", house[one]) == 0, one
    assert rows(table, "mutua_staff", None) == 0
    with without(
        f"alter table {table} disable row level security",
        f"alter table {table} enable row level security",
    ):
        assert rows(table, "mutua_staff", house["adviser"])


@pytest.mark.parametrize("table", SEE)
def test_the_history_of_a_row_is_as_private_as_the_row(house: dict[str, UUID], table: str) -> None:
    """And its twin: without the policy the history tells it."""
    history = f"ground_change where \"table\" = '{table}'"
    officer, adviser = house["payroll_officer"], house["adviser"]
    if table in NAME_THEIR_ACT:  # and have no history
        return
    assert rows(history, "mutua_staff", officer)
    assert rows(history, "mutua_staff", adviser) == 0
    with without(
        "alter table ground_change disable row level security",
        "alter table ground_change enable row level security",
    ):
        assert rows(history, "mutua_staff", adviser)


def test_a_value_that_can_be_erased_is_as_private_as_its_change(house: dict[str, UUID]) -> None:
    values = """ground_personalvalue v where v.change_id in (
        select c.id from ground_change c where c."table" in ('work_situation', 'work_absence'))"""
    assert rows(values, "mutua_staff", house["payroll_officer"])
    every = "ground_personalvalue where \"column\" in ('kind', 'facts', 'why')"
    before = rows(every, "mutua_staff", house["payroll_officer"])
    assert before > rows(every, "mutua_staff", house["adviser"])


def test_the_treasury_reads_what_it_pays_and_nothing_of_a_household(house: dict[str, UUID]) -> None:
    treasurer = house["treasurer"]
    assert rows("payroll_payslip", "mutua_treasury", treasurer)
    history = "ground_change where \"table\" = 'work_absence'"
    assert rows(history, "mutua_treasury", treasurer) == 0
    for table in PERSONAL:
        with Coded("42501"):
            rows(table, "mutua_treasury", treasurer)


def test_what_is_left_to_pay_of_a_month_is_said_to_who_sees_pay(house: dict[str, UUID]) -> None:
    words = "mutua.left_to_pay(array(select m.id from work_contractmonth m))"
    assert rows(words, "mutua_staff", house["payroll_officer"])
    assert rows(words, "mutua_staff", house["adviser"]) == 0


def test_a_right_holds_as_long_as_the_appointment_and_as_the_role_was_recombined(
    house: dict[str, UUID],
) -> None:
    from mutua.people import services
    from tests.support import house_cases

    olga = house_cases.OLGA
    for rights, seen in (
        ({"payroll.see_pay": None}, (False, True)),
        ({"work.see_personal": None}, (True, False)),
        ({"payroll.run": None}, (True, True)),  # who pays sees what pay needs
        ({"people.admit": None}, (False, False)),
    ):
        services.set_role(
            actor=actors.staff(olga), key=uuid4(), change=uuid4(), role="clerk",
            database_role="mutua_staff", rights=rights,
        )  # fmt: skip
        clerk = house.get("clerk") or house_cases.hired("clerk")[0]
        house["clerk"] = clerk
        counted = (rows("work_situation", "mutua_staff", clerk),
                   rows("payroll_payslip", "mutua_staff", clerk))  # fmt: skip
        assert tuple(bool(one) for one in counted) == seen, rights
        who = actors.staff(clerk)
        with reading(who):
            assert (
                policy.sees(who, "work.see_personal"),
                policy.sees(who, "payroll.see_pay"),
            ) == seen
    officer = house_cases.hired("payroll_officer")[0]
    assert rows("payroll_payslip", "mutua_staff", officer)
    services.dismiss(actor=actors.staff(olga), key=uuid4(), person=officer, why="She moves")
    assert rows("payroll_payslip", "mutua_staff", officer) == 0


def test_the_database_and_the_policy_ask_for_the_same_rights(house: dict[str, UUID]) -> None:
    import os

    import psycopg

    from mutua.people.house_roles import installed

    with psycopg.connect(os.environ["MUTUA_OWNER_URL"]) as owner:
        said = owner.execute("select * from mutua.installed_roles()").fetchall()
        policies = owner.execute(
            "select tablename, qual from pg_policies where policyname = 'private'"
        ).fetchall()
    assert {table for table, _ in policies} == set(SEE)
    for table, qual in policies:
        rights = qual.split("'")[1].strip("{}").split(",")
        assert set(rights) == policy.sights()[SEE[table]], table
    assert {role: (under, rights) for role, under, rights in said} == {
        name: (one.database_role, dict(one.rights)) for name, one in installed().items()
    }

"""What another payroll has paid, kept back and had signed comes in with the opening of the books alone,
whole, and never changes. Each guard with its twin, which takes it away and sees the damage."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from tests.proofs_of_rooms import test_twins_of_openings as openings
from tests.proofs_of_rooms.guards import Coded, session, without
from tests.proofs_of_rooms.lives import as_owner, broken, set_right
from tests.proofs_of_rooms.test_twins_of_openings import ANOTHER, copied, off

house, shop, superuser = openings.house, openings.shop, openings.superuser
pytestmark = pytest.mark.usefixtures("shop")


# ── Payslips of the payroll before ──────────────────────────────────────────────────────────────

SLIP = "payroll_earlierpayslip"
AT_ONCE_OFF = off(SLIP, "from_elsewhere")
AFTER = {"reference": "2026-0998", "owed_onss": 0, "worked_from": "2026-04-05",
         "worked_until": "2026-04-05", "paid_on": "2026-04-05"}  # fmt: skip


def test_an_earlier_payslip_lies_before_the_day_of_its_opening(shop: Any) -> None:
    with without(*AT_ONCE_OFF), session("mutua_staff") as connection, Coded("MU032"):
        copied(connection, SLIP, "reference = '2026-0011'", **AFTER)


def test_twin_without_the_trigger_it_lies_after_it(shop: Any, superuser: Any) -> None:
    free = (AT_ONCE_OFF[0], off(SLIP, "fits")[0])
    with as_owner(superuser, *free) as owner:
        assert copied(owner, SLIP, "reference = '2026-0011'", **AFTER)


AGAIN = {"reference": "2026-0997", "owed_onss": 0}
UNPAID = {**AGAIN, "contract": "another", "paid_on": "2026-12-01"}


@pytest.mark.parametrize("other", [AGAIN, UNPAID], ids=["under another name", "paid after"])
def test_an_earlier_payslip_is_one_and_was_paid(shop: Any, superuser: Any, other: Any) -> None:
    with without(*AT_ONCE_OFF), session("mutua_staff") as connection, Coded("MU032"):
        copied(connection, SLIP, "reference = '2026-0011'", **other)
    free = (AT_ONCE_OFF[0], off(SLIP, "fits")[0])
    with as_owner(superuser, *free) as owner:  # the twin
        assert copied(owner, SLIP, "reference = '2026-0011'", **other)


CHANGED = {
    "earlier_pay_is_the_sum": {"net_pay": 1, "owed_net": 0},
    "earlier_pay_owes_what_it_said": {"owed_tax": 10**6},
    "earlier_payslip_has_days": {"paid_on": "2025-01-01"},
    "earlier_payslip_is_named": {"reference": ""},
    "an_earlier_payslip_once": {"reference": "2026-0011"},
}


@pytest.mark.parametrize("check", CHANGED)
def test_an_earlier_payslip_adds_up_and_is_named_once(
    shop: Any, superuser: Any, check: str
) -> None:
    code = "23505" if check == "an_earlier_payslip_once" else "23514"
    with as_owner(superuser, off(SLIP, "user")[0]) as owner, Coded(code):
        copied(owner, SLIP, "reference = '2026-0011'", **{"reference": "X", **CHANGED[check]})


@pytest.mark.parametrize("check", CHANGED)
def test_twin_without_the_constraint_it_does_not(shop: Any, superuser: Any, check: str) -> None:
    free = (off(SLIP, "user")[0], f"alter table {SLIP} drop constraint {check}")
    with as_owner(superuser, *free) as owner:
        other = {"reference": "X", **CHANGED[check]}
        assert copied(owner, SLIP, "reference = '2026-0011'", **other)


def unowed(connection: Any) -> None:
    """An opening of another house with a payslip of which its balances owe nothing."""
    connection.execute(ANOTHER)
    opening = copied(connection, "ledger_opening", "true", legal_entity_id="other")
    copied(
        connection, SLIP, "reference = '2026-0011'", opening_id=str(opening),
        legal_entity_id="other", contract="of another house",
    )  # fmt: skip


def test_what_an_earlier_payslip_leaves_owed_is_in_the_balances(shop: Any) -> None:
    with session("mutua_staff") as connection:
        unowed(connection)
        with Coded("MU032"):
            connection.commit()


def test_twin_without_the_trigger_nobody_owes_it(shop: Any, superuser: Any) -> None:
    with (
        without(*off("ledger_opening", "earlier_pay_owed")),
        session("mutua_staff") as connection,
    ):
        unowed(connection)
        connection.commit()
    assert "payroll.earlier" in broken()
    set_right(
        superuser,
        f"delete from {SLIP} where legal_entity_id = 'other'",
        "delete from ledger_opening where legal_entity_id = 'other'",
        "delete from ledger_legalentity where code = 'other'",
    )


# ── Writs that another payroll applied ──────────────────────────────────────────────────────────

SAID = "reference = 'SAI-2025-77'"
FITS = off("payroll_writ", "fits")
BEYOND = {
    "outside of an opening": {},
    "its own entry": {"entered_by_id": "person"},
    "more than was due": {"withheld_before": 85_001},
}


def opening_again(connection: Any, **other: object) -> Any:
    """The seizure of the example in an opening of another house."""
    connection.execute(ANOTHER)
    opening = copied(connection, "ledger_opening", "true", legal_entity_id="other")
    if other.get("entered_by_id") == "person":
        row = connection.execute(f"select person_id from payroll_writ where {SAID}").fetchone()
        other = {**other, "entered_by_id": str(row[0])}
    facts = {"opening_id": str(opening), "legal_entity_id": "other", **other}
    return copied(connection, "payroll_writ", SAID, **facts)


def test_a_writ_of_another_payroll_comes_with_an_opening(shop: Any) -> None:
    with session("mutua_staff") as connection, Coded("MU032"):
        copied(connection, "payroll_writ", SAID)
    for other in BEYOND.values():
        if other:
            with session("mutua_staff") as connection, Coded("MU032"):
                opening_again(connection, **other)
    with session("mutua_staff") as connection:
        assert opening_again(connection)


@pytest.mark.parametrize("what", BEYOND)
def test_twin_without_the_trigger_it_comes_at_any_time(
    shop: Any, superuser: Any, what: str
) -> None:
    with without(*FITS), session("mutua_staff") as connection:
        assert opening_again(connection, **BEYOND[what])
    with without(*FITS), session("mutua_staff") as connection:
        assert copied(connection, "payroll_writ", SAID)


KEPT_BEFORE = "writ_withheld_before_the_books"


def test_only_what_came_earlier_was_kept_back_earlier(shop: Any, superuser: Any) -> None:
    with as_owner(superuser, off("payroll_writ", "user")[0]) as owner, Coded("23514"):
        copied(owner, "payroll_writ", SAID, opening_id=None)
    free = (
        off("payroll_writ", "user")[0],
        f"alter table payroll_writ drop constraint {KEPT_BEFORE}",
    )
    with as_owner(superuser, *free) as owner:  # the twin
        assert copied(owner, "payroll_writ", SAID, opening_id=None)


def test_nobody_without_the_right_writes_a_writ_beside_an_opening(shop: Any) -> None:
    """And its twin: without the policy anybody of the staff does."""
    with without(*FITS), session("mutua_staff", None) as connection, Coded("42501"):
        connection.execute(WRIT_OF_NOBODY)
    gone = (
        "alter policy private_written on payroll_writ with check (true)",
        f"alter policy private_written on payroll_writ with check ({WRITTEN})",
    )
    with without(*FITS), without(*gone), session("mutua_staff", None) as connection:
        assert connection.execute(WRIT_OF_NOBODY).rowcount == 1


RIGHTS = (
    "{payroll.see_creditors,payroll.run,payroll.correct,payroll.enter_writ,payroll.confirm_writ,"
    "payroll.declare_children}"
)
WRITTEN = f"opening_id is not null or (select mutua.may('{RIGHTS}'::text[]))"
WRIT_OF_NOBODY = """insert into payroll_writ (id, legal_entity_id, person_id, kind, creditor, payee_id,
    reference, amount, monthly, served_on, payable_from, paper, entered_by_id, entered_at,
    withheld_before, owed_before)
  select gen_random_uuid(), 'coop', p.id, 'seizure', 'X', o.id, 'X', 1, 0, '2026-03-01',
    '2026-03-01', 'x', o.id, now(), 0, 0
  from people_person p, people_person o where p.id < o.id order by p.id, o.id limit 1"""


# ── Contracts that run when the books are opened ────────────────────────────────────────────────

RUNS = "id in (select contract_id from work_earliercontract)"
ELSEWHERE = off("work_contract", "from_elsewhere")


def half_a_contract(connection: Any) -> None:
    """A contract that comes signed, and nothing that belongs to it."""
    copied(connection, "work_contract", RUNS, state="signed")


def test_a_contract_of_before_the_books_comes_in_whole(shop: Any) -> None:
    with without(*ELSEWHERE), session("mutua_staff") as connection:
        half_a_contract(connection)
        with Coded("MU016"):
            connection.commit()


def test_twin_without_the_trigger_nothing_stands_behind_it(shop: Any, superuser: Any) -> None:
    whole = off("work_contract", "earlier_whole")
    with without(*ELSEWHERE), without(*whole), session("mutua_staff") as connection:
        half_a_contract(connection)
        connection.commit()
    assert {"work.whole", "work.rules", "work.content"} <= set(broken())
    set_right(superuser, "delete from work_contract where state = 'signed'")


SAYS = """insert into work_signedcontent (id, contract_id, person_id, content)
  select gen_random_uuid(), id, person_id, '{}' from work_contract limit 1"""


def test_what_a_contract_says_the_staff_writes_only_in_an_opening(shop: Any) -> None:
    signing = off("work_signedcontent", "at_signing")
    with without(*signing), session("mutua_staff") as connection, Coded("42501"):
        connection.execute(SAYS)
    gone = (
        "alter policy of_opening on work_signedcontent with check (true)",
        "alter policy of_opening on work_signedcontent with check (mutua.opens_the_books())",
    )
    # The twin: only that it is there already stops it.
    with (
        without(*signing), without(*gone), session("mutua_staff") as connection, Coded("23505"),
    ):  # fmt: skip
        connection.execute(SAYS)


PAPERS = {"earlier_contract_is_named": "23514", "an_earlier_contract_once": "23505"}


@pytest.mark.parametrize("check", PAPERS)
def test_the_paper_of_a_contract_is_named_once(shop: Any, superuser: Any, check: str) -> None:
    table = "work_earliercontract"
    other: dict[str, object] = {"contract_id": str(uuid4())}
    if check == "earlier_contract_is_named":
        other["reference"] = ""
    with as_owner(superuser, off(table, "user")[0]) as owner, Coded(PAPERS[check]):
        copied(owner, table, "true", **other)
    free = (off(table, "user")[0], f"alter table {table} drop constraint {check}")
    with as_owner(superuser, *free) as owner:  # the twin
        assert copied(owner, table, "true", **other)

"""A contract is approved by its rules, signed whole, within the budget, and binds nobody in two
places. Each guard with its twin, which takes it away and sees the damage."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple
from uuid import UUID

import pytest

from mutua.ground import clock
from tests.proofs_of_rooms import lives
from tests.proofs_of_rooms.guards import Coded, session
from tests.proofs_of_rooms.lives import as_owner, broken
from tests.support.store import ALICE

superuser = lives.superuser
NOW = "set constraints all immediate"
ASKED: dict[str, str] = {}  # by the diagnosis


class Made(NamedTuple):
    """Contracts of Alice, one a state."""

    draft: UUID
    queued: UUID
    approved: UUID
    signed: UUID


@pytest.fixture(scope="module")
def house(store: Any) -> Any:
    from mutua.ground import doctor
    from tests.support import contracts, shop

    shop.open_shop()
    ASKED.update({one.check.code: one.check.sql for one in doctor.examine()})
    contracts.get_ready()
    with clock.on(shop.DAY):
        shop.issued_invoice()
        house.made = Made(
            contracts.drafted(), contracts.queued(), contracts.submitted()[0], contracts.signed()
        )
    return house.made


@pytest.fixture
def made(house: Made) -> Iterator[Made]:
    from tests.support import shop

    with clock.on(shop.DAY):
        yield house


def off(table: str, trigger: str) -> str:
    return f"alter table {table} disable trigger {trigger}"


def wrong(owner: Any, code: str) -> int:
    """How many the diagnosis finds wrong, in the owner's own transaction."""
    return int(owner.execute(ASKED[code]).fetchone()[1])


def test_nothing_is_broken_before(made: Made) -> None:
    assert broken() == []


# ── 11: nobody in two places ────────────────────────────────────────────────────────────────────

ANOTHER_HALF_HOUR_LATER = (
    "insert into work_period (id, contract_id, person_id, day, from_minute, until_minute)"
    " select gen_random_uuid(), contract_id, person_id, day, from_minute + 30, until_minute + 30"
    " from work_period"
)


def test_nobody_is_bound_in_two_places(made: Made, superuser: Any) -> None:
    with as_owner(superuser, off("work_period", "at_signing")) as owner, Coded("23P01"):
        owner.execute(ANOTHER_HALF_HOUR_LATER)


def test_hours_that_touch_are_two_places_one_after_the_other(made: Made, superuser: Any) -> None:
    with as_owner(superuser, off("work_period", "at_signing")) as owner:
        owner.execute(ANOTHER_HALF_HOUR_LATER.replace("30", "180"))
        assert wrong(owner, "work.places") == 0


def test_twin_without_the_exclusion_somebody_is_in_two_places(made: Made, superuser: Any) -> None:
    gone = "alter table work_period drop constraint never_in_two_places"
    with as_owner(superuser, off("work_period", "at_signing"), gone) as owner:
        owner.execute(ANOTHER_HALF_HOUR_LATER)
        assert wrong(owner, "work.places") > 0


# ── The budget ──────────────────────────────────────────────────────────────────────────────────

DEAR_MONTH = (
    "insert into work_contractmonth (id, contract_id, month, first_day, last_day, hours, days,"
    " gross_pay, charged, promised_on, confirmed_by)"
    " select gen_random_uuid(), contract_id, month + 31, first_day + 31, last_day + 31, hours,"
    " days, gross_pay, 1000000000, promised_on, '' from work_contractmonth limit 1"
)
LEFT = "select min(mutua.budget_of(a.id) + mutua.promised(a.id) - mutua.set_aside(a.id)) from activities_activity a"  # fmt: skip


def test_no_contract_is_signed_beyond_the_budget(made: Made, superuser: Any) -> None:
    with as_owner(superuser, off("work_contractmonth", "at_signing")) as owner, Coded("MU018"):
        owner.execute(DEAR_MONTH)
        owner.execute(NOW)


def test_twin_without_the_trigger_the_budget_is_promised_twice(made: Made, superuser: Any) -> None:
    triggers = (off("work_contractmonth", one) for one in ("at_signing", "within_budget"))
    with as_owner(superuser, *triggers) as owner:
        owner.execute(DEAR_MONTH)
        owner.execute(NOW)
        assert owner.execute(LEFT).fetchone()[0] < 0


# ── Signed whole, and never after ───────────────────────────────────────────────────────────────

SIGNED_BY_HALVES = "update work_contract set state = 'signed', content_hash = 'x' where id = %s"


def test_a_contract_is_signed_whole(made: Made, superuser: Any) -> None:
    with as_owner(superuser) as owner, Coded("MU016"):
        owner.execute(SIGNED_BY_HALVES, [made.approved])
        owner.execute(NOW)


def test_twin_without_the_trigger_it_is_signed_by_halves(made: Made, superuser: Any) -> None:
    triggers = (off("work_contract", one) for one in ("whole", "says_what"))
    with as_owner(superuser, *triggers) as owner:
        owner.execute(SIGNED_BY_HALVES, [made.approved])
        owner.execute(NOW)
        assert wrong(owner, "work.whole") == 1


def test_a_contract_is_signed_with_what_it_says(made: Made, superuser: Any) -> None:
    """And its twin: without the trigger it says nothing."""
    off_all = [off("work_contract", one) for one in ("stepped", "frozen", "whole")]
    off_all.append(off("work_signedcontent", "kept"))
    gone = "delete from work_signedcontent where contract_id = %s"
    words = "update work_contract set state = %s where id = %s"
    for more in ((), (off("work_contract", "says_what"),)):
        with as_owner(superuser, *off_all, *more) as owner:
            owner.execute(gone, [made.signed])
            assert wrong(owner, "work.content") == 1
            owner.execute(words, ["draft", made.signed])
            if more:
                owner.execute(words, ["signed", made.signed])
                owner.execute(NOW)
            else:
                with Coded("MU016"):
                    owner.execute(words, ["signed", made.signed])
                    owner.execute(NOW)


@pytest.mark.parametrize(
    "table", ["work_period", "work_contractmonth", "work_contractsignature", "work_signedcontent"]
)
def test_nothing_is_added_to_what_was_signed(made: Made, superuser: Any, table: str) -> None:
    words = f"insert into {table} select * from {table} limit 1"
    with as_owner(superuser) as owner, Coded("MU016"):
        owner.execute(words)
    with as_owner(superuser, off(table, "at_signing")) as owner, Coded("23505"):
        owner.execute(words)  # the twin: only its own key refuses the same row


@pytest.mark.parametrize(
    "table, column, trigger",
    [
        ("work_contract", "charged", "frozen"),
        ("work_contractmonth", "charged", "frozen"),
        ("work_contractsignature", "content_hash", "frozen"),
        ("work_period", "until_minute", "frozen"),
    ],
)
def test_what_was_signed_never_moves(
    made: Made, superuser: Any, table: str, column: str, trigger: str
) -> None:
    """And its twin: without the trigger it does."""
    more = f"{column} || 'x'" if column == "content_hash" else f"{column} + 1"
    key = "id" if table == "work_contract" else "contract_id"
    words = f"update {table} set {column} = {more} where {key} = %s"
    with as_owner(superuser) as owner, Coded("MU007", "MU003"):
        owner.execute(words, [made.signed])
    with as_owner(superuser, off(table, trigger)) as owner:
        assert owner.execute(words, [made.signed]).rowcount == 1


# ── Rules and advisers ──────────────────────────────────────────────────────────────────────────

APPROVED = "update work_contract set state = 'approved' where id = %s"


def test_nothing_is_approved_that_no_rule_was_asked_of(made: Made, superuser: Any) -> None:
    with as_owner(superuser) as owner, Coded("MU033"):
        owner.execute(APPROVED, [made.draft])
        owner.execute(NOW)


def test_twin_without_the_trigger_it_is_approved_unasked(made: Made, superuser: Any) -> None:
    with as_owner(superuser, off("work_contract", "by_rules")) as owner:
        owner.execute(APPROVED, [made.draft])
        owner.execute(NOW)
        assert wrong(owner, "work.rules") == 1


def test_nobody_approves_her_own_contract(made: Made, superuser: Any) -> None:
    with session("mutua_staff", ALICE) as connection, Coded("MU015"):
        connection.execute(APPROVED, [made.queued])
        connection.execute(NOW)
    with session("mutua_staff") as connection:  # somebody else may
        connection.execute(APPROVED, [made.queued])
        connection.execute(NOW)


def test_a_contract_is_declared_under_a_number(made: Made, superuser: Any) -> None:
    """And its twin: without the trigger it is declared under none."""
    words = "update work_contract set state = 'declared' where id = %s"
    with as_owner(superuser) as owner, Coded("MU033"):
        owner.execute(words, [made.signed])
        owner.execute(NOW)
    with as_owner(superuser, off("work_contract", "proven")) as owner:
        owner.execute(words, [made.signed])
        owner.execute(NOW)


def test_a_month_is_confirmed_by_whoever_says_so(made: Made, superuser: Any) -> None:
    words = "update work_contractmonth set confirmed_at = now(), confirmed_by = %s"
    with session("mutua_staff") as connection, Coded("42501"):
        connection.execute(words, ["member"])
    with session("mutua_staff") as connection:
        connection.execute(words, ["staff"])

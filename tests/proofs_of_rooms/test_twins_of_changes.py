"""A signed contract is replaced whole by its next version, or cancelled whole with its reason; what
was signed or worked never moves. Each guard with its twin, which takes it away and sees the
damage."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple
from uuid import UUID

import pytest

from mutua.ground import clock
from tests.proofs_of_rooms import lives
from tests.proofs_of_rooms.guards import Coded, session, without
from tests.proofs_of_rooms.lives import as_owner, broken

superuser = lives.superuser
NOW = "set constraints all immediate"
ASKED: dict[str, str] = {}  # by the diagnosis


class Made(NamedTuple):
    """Contracts of Alice, one a state."""

    signed: UUID
    next: UUID
    replaced: UUID
    cancelled: UUID


@pytest.fixture(scope="module")
def house(store: Any) -> Any:
    from mutua.ground import doctor
    from tests.support import changes, contracts, shop

    shop.open_shop()
    ASKED.update({one.check.code: one.check.sql for one in doctor.examine()})
    contracts.get_ready()
    with clock.on(shop.DAY):
        shop.issued_invoice()
        before, other, third = contracts.signed(), contracts.signed(), contracts.declared()
        approved = changes.changed(before, task="Music")
        contracts.submit(approved)
        changes.signed(other, task="Music")
        changes.cancel(third)
        changes.undo(third)
        house.made = Made(before, approved, other, third)
    return house.made


@pytest.fixture
def made(house: Made) -> Iterator[Made]:
    from tests.support import shop

    with clock.on(shop.DAY):
        yield house


def off(table: str, *triggers: str) -> list[str]:
    return [f"alter table {table} disable trigger {one}" for one in triggers]


def wrong(owner: Any, code: str) -> int:
    """How many the diagnosis finds wrong, in the owner's own transaction."""
    return int(owner.execute(ASKED[code]).fetchone()[1])


def test_nothing_is_broken_before(made: Made) -> None:
    assert broken() == []


REPLACED = "update work_contract set state = 'replaced' where id = %s"


def test_nothing_is_replaced_by_what_is_not_signed(made: Made, superuser: Any) -> None:
    with as_owner(superuser) as owner, Coded("MU016"):
        owner.execute(REPLACED, [made.signed])
        owner.execute(NOW)


def test_twin_without_the_trigger_it_is_replaced_by_nothing(made: Made, superuser: Any) -> None:
    with as_owner(superuser, *off("work_contract", "changed_whole")) as owner:
        owner.execute(REPLACED, [made.signed])
        owner.execute(NOW)
        assert wrong(owner, "work.changed") == 1


FREED = {
    table: f"update {table} set freed = true where contract_id = %s"
    for table in ("work_period", "work_contractmonth")
}


@pytest.mark.parametrize("table", FREED)
def test_what_binds_is_freed_with_its_contract_alone(
    made: Made, superuser: Any, table: str
) -> None:
    """And its twin: without the trigger her hours and her pay are let go alone."""
    with as_owner(superuser) as owner, Coded("MU016"):
        owner.execute(FREED[table], [made.signed])
        owner.execute(NOW)
    with as_owner(superuser, *off(table, "with_its_contract")) as owner:
        owner.execute(FREED[table], [made.signed])
        owner.execute(NOW)
        if table == "work_contractmonth":
            assert wrong(owner, "work.whole") == 1


BOUND = "update {} set freed = false where contract_id = %s"


@pytest.mark.parametrize("table", FREED)
def test_what_was_freed_binds_nobody_again(made: Made, superuser: Any, table: str) -> None:
    with as_owner(superuser) as owner, Coded("MU007"):
        owner.execute(BOUND.format(table), [made.replaced])


def test_twin_without_the_trigger_a_month_is_due_again(made: Made, superuser: Any) -> None:
    with as_owner(superuser, *off("work_contractmonth", "frozen")) as owner:
        owner.execute(BOUND.format("work_contractmonth"), [made.replaced])
        assert wrong(owner, "work.changed") == 1


def test_twin_without_the_trigger_hours_bind_again(made: Made, superuser: Any) -> None:
    """Those of its next version stand against them, but not those of cancelled work."""
    with as_owner(superuser, *off("work_period", "frozen")) as owner:
        assert owner.execute(BOUND.format("work_period"), [made.cancelled]).rowcount == 1
    with as_owner(superuser, *off("work_period", "frozen")) as owner, Coded("23P01"):
        owner.execute(BOUND.format("work_period"), [made.replaced])


def test_what_is_cancelled_says_why_and_what_is_paid(made: Made, superuser: Any) -> None:
    """And its twin: without the trigger nobody knows why, and her hours stay bound."""
    words = "update work_contract set state = 'cancelled' where id = %s"
    with as_owner(superuser) as owner, Coded("MU016"):
        owner.execute(words, [made.signed])
        owner.execute(NOW)
    with as_owner(superuser, *off("work_contract", "changed_whole", "ends_with_it")) as owner:
        owner.execute(words, [made.signed])
        owner.execute(NOW)
        assert wrong(owner, "work.changed") == 1


def test_only_cancelled_work_is_paid_unworked(made: Made, superuser: Any) -> None:
    """And its twin: without the trigger signed work is paid before it is done."""
    words = (
        "update work_contractmonth set confirmed_at = now(), confirmed_by = 'cancelled'"
        " where contract_id = %s"
    )
    with as_owner(superuser) as owner, Coded("MU016"):
        owner.execute(words, [made.signed])
        owner.execute(NOW)
    with as_owner(superuser, *off("work_contractmonth", "when_cancelled")) as owner:
        assert owner.execute(words, [made.signed]).rowcount == 1
        owner.execute(NOW)


SIGNED = "update work_contract set state = 'signed', content_hash = 'x' where id = %s"


def test_two_versions_never_bind_at_once(made: Made, superuser: Any) -> None:
    """And its twin: without the trigger both do."""
    with as_owner(superuser, *off("work_contract", "whole", "says_what")) as owner, Coded("MU016"):
        owner.execute(SIGNED, [made.next])
        owner.execute(NOW)
    with as_owner(superuser, *off("work_contract", "whole", "says_what", "follows")) as owner:
        owner.execute(SIGNED, [made.next])
        owner.execute(NOW)
        both = "select count(*) from work_contract where id = any (%s) and state = 'signed'"
        assert owner.execute(both, [[made.signed, made.next]]).fetchone()[0] == 2


NEXT = (
    "insert into work_contract (id, activity_id, person_id, client_id, order_id, state, edition,"
    " language, regime, task, place, hours, answers, pay_from, pay_amount, gross_pay, charged,"
    " first_day, last_day, made_on, decided_why, content_hash, replaces_id)"
    " select gen_random_uuid(), activity_id, person_id, client_id, order_id, 'draft', 1, language,"
    " regime, task, place, hours, answers, pay_from, pay_amount, gross_pay, charged, first_day,"
    " last_day, made_on, '', '', id from work_contract where id = %s"
)


def test_a_next_version_follows_what_is_signed(made: Made, superuser: Any) -> None:
    """And its twin: without the trigger it follows what was called off."""
    with as_owner(superuser) as owner, Coded("MU016"):
        owner.execute(NEXT, [made.cancelled])
        owner.execute(NOW)
    with as_owner(superuser, *off("work_contract", "follows")) as owner:
        assert owner.execute(NEXT, [made.cancelled]).rowcount == 1
        owner.execute(NOW)


def test_a_contract_has_one_next_version(made: Made, superuser: Any) -> None:
    """And its twin: without the constraint two are begun."""
    with as_owner(superuser) as owner, Coded("23505"):
        owner.execute(NEXT, [made.signed])
    gone = "drop index one_next_version"
    with as_owner(superuser, gone) as owner:
        assert owner.execute(NEXT, [made.signed]).rowcount == 1


@pytest.mark.parametrize("table", ["work_cancellation", "work_declarationchange"])
def test_a_cancellation_or_a_receipt_is_never_changed(
    made: Made, superuser: Any, table: str
) -> None:
    """And its twin: without the trigger it is."""
    words = f"update {table} set id = id"
    with as_owner(superuser) as owner, Coded("MU003"):
        owner.execute(words)
    with as_owner(superuser, *off(table, "kept")) as owner:
        assert owner.execute(words).rowcount == 1


TOLD = "update work_contract set told_edition = edition where id = %s"


def test_that_advisers_were_told_only_a_job_says(made: Made, superuser: Any) -> None:
    """And its twin: without the trigger anybody of the house does, and nobody is written to."""
    with session("mutua_staff") as connection, Coded("42501"):
        connection.execute(TOLD, [made.next])
    change = "alter table work_contract {} trigger frozen"
    gone = without(change.format("disable"), change.format("enable"))
    with gone, session("mutua_staff") as connection:
        assert connection.execute(TOLD, [made.next]).rowcount == 1

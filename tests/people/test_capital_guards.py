"""What the database refuses of shares, each with the twin that removes the guard (22)."""

from __future__ import annotations

import pytest

from mutua.ground import doctor
from mutua.ground.actors import ROLES
from tests.proofs_of_rooms.guards import Coded, session, without
from tests.support.store import ALICE

MOVE = """insert into people_sharemovement
  (kind, first_number, last_number, price, day, from_person_id, to_person_id, transfer_id)
  select 'transfer', 900001, 900001, 3000, '2026-03-16', seller_id, buyer_id, id
  from people_sharetransfer limit 1"""
CAPITAL = """with e as (insert into ledger_entry
    (id, legal_entity_id, day, cause_kind, cause_id, purpose, text)
    values (gen_random_uuid(), 'coop', '2026-03-16', 'test', gen_random_uuid(), 'made', '')
    returning id)
  insert into ledger_posting (entry_id, line, account_id, amount, currency, person)
  select id, line, account, amount, 'EUR', person from e,
    (values (1, 'bank', 3000, null), (2, 'capital', -3000, '{0}'::uuid)) v(line, account, amount, person)"""


@pytest.fixture(scope="module")
def superuser(store, house):
    from tests.support import verb_cases

    with verb_cases.superuser(store) as found:
        yield found


@pytest.fixture
def handed_on(capital):
    """A transfer that was agreed; gives the seller and the buyer."""
    seller, buyer = capital.holder(4), capital.holder(1)
    from mutua.ground import actors
    from mutua.people import services

    transfer = capital.offered(seller, buyer, 2)
    services.accept_shares(actor=actors.member(buyer), key=transfer, transfer=transfer)
    return seller, buyer


def broken() -> set[str]:
    """Without the states by their history, which no twin writes when it sets things right."""
    found = {one.check.code for one in doctor.examine(rebuild=True) if not one.holds}
    return found - {"rebuild.states"}


def off(table: str, trigger: str) -> tuple[str, str]:
    return (
        f"alter table {table} disable trigger {trigger}",
        f"alter table {table} enable trigger {trigger}",
    )


def set_right(superuser, *statements: str) -> None:
    superuser.execute("set session_replication_role = replica")
    for one in statements:
        superuser.execute(one)
    superuser.execute("set session_replication_role = origin")
    assert broken() == set()


def as_owner(superuser, statement: str, *, whole: bool = False) -> None:
    """The owner does it under an act, in a transaction that stays."""
    superuser.execute("begin")
    try:
        superuser.execute("set local session authorization mutua_owner")
        superuser.execute("select set_config('mutua.act', gen_random_uuid()::text, true)")
        superuser.execute(
            "insert into ground_act (id, key, verb, facts, actor, role, reason, said_at, result)"
            " values (mutua.act(), gen_random_uuid(), 'test', '', 'test', 'mutua_staff', '',"
            " now(), '{}')"
        )
        superuser.execute(statement)
        if whole:
            superuser.execute("set constraints all immediate")
        superuser.execute("commit")
    except BaseException:
        superuser.execute("rollback")
        raise


# ── No role writes the register by hand ─────────────────────────────────────────────────────────


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    "statement",
    [
        MOVE,
        "update people_sharemovement set last_number = last_number",
        "delete from people_sharemovement",
        "update people_holding set until = until",
        "delete from people_holding",
        "update people_shareprice set amount = 1",
        "update people_subscription set shares = 1",
        "update people_repayment set amount = 0",
    ],
)
def test_no_role_writes_the_register_by_hand(capital, role, statement):
    with session(role, ALICE, act=False) as connection, Coded("42501"):
        connection.execute(statement)


@pytest.mark.parametrize("table", ["sharemovement", "shareprice"])
def test_a_line_of_the_register_is_never_changed_even_by_the_owner(superuser, handed_on, table):
    for statement in ("update people_{0} set price = 1", "delete from people_{0}"):
        if table == "shareprice":
            statement = statement.replace("price = 1", "amount = 1")
        with Coded("MU003"):
            as_owner(superuser, statement.format(table))


def test_twin_without_the_trigger_a_line_is_changed(superuser, handed_on):
    spoil = "update people_sharemovement set last_number = last_number + 1"
    with without(*off("people_sharemovement", "never_changed")):
        as_owner(superuser, spoil)
    assert {"people.shares", "people.moved"} <= broken()
    set_right(superuser, spoil.replace("+ 1", "- 1"))


# ── A share is sold once ────────────────────────────────────────────────────────────────────────


def test_nobody_gives_what_she_does_not_hold(superuser, handed_on):
    with Coded("MU022"):
        as_owner(superuser, MOVE)


def test_twin_without_the_trigger_a_share_that_is_not_held_is_sold(superuser, handed_on):
    with without(*off("people_sharemovement", "holdings_follow")):
        as_owner(superuser, MOVE)
    assert {"people.moved", "people.register"} <= broken()
    set_right(superuser, "delete from people_sharemovement where first_number = 900001")


DOUBLE = """insert into people_holding (id, person_id, first_number, last_number, price, since)
  select gen_random_uuid(), {0}, first_number, last_number, price, since + {1}
  from people_holding where until is null limit 1"""


@pytest.mark.parametrize("person", ["person_id", f"'{ALICE}'::uuid"])
@pytest.mark.parametrize("later", [0, 100])
def test_no_number_is_held_twice_at_one_time(superuser, handed_on, person, later):
    with Coded("23P01"):
        as_owner(superuser, DOUBLE.format(person, later))


def test_twin_without_the_exclusion_a_number_is_held_twice(superuser, handed_on):
    (constraint,) = superuser.execute(
        "select pg_get_constraintdef(oid) from pg_constraint where conname = 'held_once'"
    ).fetchone()
    with (
        without(
            "alter table people_holding drop constraint held_once",
            f"delete from people_holding where person_id = '{ALICE}'",
        ),
        without(*off("people_holding", "capital_is_register")),
        without(*off("people_holding", "kept")),
    ):
        as_owner(superuser, DOUBLE.format(f"'{ALICE}'::uuid", 0))
        assert {"people.shares", "people.capital"} <= broken()
        superuser.execute("set session_replication_role = replica")
        superuser.execute(f"delete from people_holding where person_id = '{ALICE}'")
        superuser.execute("set session_replication_role = origin")
        superuser.execute(f"alter table people_holding add constraint held_once {constraint}")
    assert broken() == set()


@pytest.mark.parametrize(
    "spoil",
    [
        MOVE.replace("buyer_id, id", "null, id"),
        MOVE.replace("seller_id, buyer_id, id", "null, buyer_id, id"),
        MOVE.replace("'transfer'", "'repayment'"),
        MOVE.replace("'transfer'", "'gift'"),
        MOVE.replace("900001, 900001", "900002, 900001"),
    ],
)
def test_a_movement_has_the_sides_of_its_kind(superuser, handed_on, spoil):
    with Coded("23514"):
        as_owner(superuser, spoil)


def test_twin_without_the_check_a_movement_has_the_sides_of_another_kind(superuser, handed_on):
    """The holdings follow it all the same: the movement itself must be sound."""
    sides = superuser.execute(
        "select conname, pg_get_constraintdef(oid) from pg_constraint"
        " where conrelid = 'people_sharemovement'::regclass and conname = 'movement_has_its_sides'"
    ).fetchone()
    with (
        without(
            f"alter table people_sharemovement drop constraint {sides[0]}",
            f"alter table people_sharemovement add constraint {sides[0]} {sides[1]} not valid",
        ),
        without(*off("people_sharemovement", "holdings_follow")),
    ):
        as_owner(superuser, MOVE.replace("buyer_id, id", "null, id"))
    assert broken() == {"people.moved"}
    set_right(superuser, "delete from people_sharemovement where first_number = 900001")


# ── What is agreed has moved, what is moved is booked ───────────────────────────────────────────


def test_nothing_is_agreed_without_moving(superuser, capital):
    seller, buyer = capital.holder(2), capital.holder()
    capital.offered(seller, buyer)
    with session("mutua_member", buyer) as connection:
        connection.execute("update people_sharetransfer set state = 'agreed'")
        with Coded("MU022"):
            connection.commit()


def test_twin_without_the_trigger_it_is_agreed_without_moving(superuser, capital):
    seller, buyer = capital.holder(2), capital.holder()
    transfer = capital.offered(seller, buyer)
    with (
        without(*off("people_sharetransfer", "moved")),
        session("mutua_member", buyer) as connection,
    ):
        connection.execute(
            "update people_sharetransfer set state = 'agreed' where id = %s", [transfer]
        )
        connection.commit()
    assert broken() == {"people.moved"}
    set_right(
        superuser, f"update people_sharetransfer set state = 'withdrawn' where id = '{transfer}'"
    )


def test_nothing_is_agreed_by_the_one_who_offers(capital):
    seller, buyer = capital.holder(2), capital.holder()
    capital.offered(seller, buyer)
    with session("mutua_member", seller) as connection, Coded("MU024"):
        connection.execute("update people_sharetransfer set state = 'agreed'")


def test_twin_without_the_trigger_the_one_who_offers_agrees(superuser, capital):
    seller, buyer = capital.holder(2), capital.holder()
    transfer = capital.offered(seller, buyer)
    with (
        without(*off("people_sharetransfer", "answered")),
        without(*off("people_sharetransfer", "moved")),
        session("mutua_member", seller) as connection,
    ):
        connection.execute("update people_sharetransfer set state = 'agreed'")
        connection.commit()
    assert broken() == {"people.moved"}
    set_right(
        superuser, f"update people_sharetransfer set state = 'withdrawn' where id = '{transfer}'"
    )


def test_capital_that_the_register_does_not_know_is_refused(capital, handed_on):
    for role in ("mutua_treasury", "mutua_staff"):
        with session(role) as connection:
            connection.execute(CAPITAL.format(handed_on[0]))
            with Coded("MU022"):
                connection.commit()


def test_a_correction_by_mirror_cannot_take_capital_from_the_register(capital, handed_on):
    from uuid import uuid4

    from mutua.ground.errors import Refused
    from mutua.ground.transactions import reading
    from mutua.ledger import services
    from mutua.ledger.models import Entry

    with reading(capital.STAFF):
        entry = Entry.objects.filter(cause_kind="share_transfer").first()
    with pytest.raises(Refused) as caught:
        services.correct(
            actor=capital.STAFF, key=uuid4(), entry=entry.id, day=entry.day, why="By mistake"
        )
    assert caught.value.code == "MU022"


def test_twin_without_the_trigger_capital_comes_from_nowhere(superuser, capital, handed_on):
    with without(*off("ledger_posting", "capital_is_register")), session("mutua_staff") as staff:
        staff.execute(CAPITAL.format(handed_on[0]))
        staff.commit()
    assert broken() == {"people.capital"}
    set_right(
        superuser,
        "delete from ledger_posting where entry_id in (select id from ledger_entry"
        " where cause_kind = 'test')",
        "delete from ledger_entry where cause_kind = 'test'",
    )


def test_nobody_has_left_with_shares(capital):
    person = capital.leaving()
    with session("mutua_staff") as staff:
        staff.execute("update people_membership set state = 'left' where person_id = %s", [person])
        with Coded("MU022"):
            staff.commit()


def test_twin_without_the_trigger_somebody_has_left_with_shares(superuser, capital):
    person = capital.leaving()
    with (
        without(*off("people_membership", "left_without_shares")),
        session("mutua_staff") as staff,
    ):
        staff.execute("update people_membership set state = 'left' where person_id = %s", [person])
        staff.commit()
    assert broken() == {"people.left"}
    set_right(
        superuser,
        f"update people_membership set state = 'leaving' where person_id = '{person}'",
    )


def test_more_than_the_value_is_never_repaid(superuser, capital):
    capital.repaid(capital.leaving())
    with Coded("23514"):
        as_owner(superuser, "update people_repayment set amount = value + 1")
    with Coded("23514"):
        as_owner(superuser, "update people_repayment set paid_on = pay_from - 1")


def test_twin_without_the_check_more_is_repaid_than_was_worth(superuser, capital):
    repayment = capital.repaid(capital.leaving())
    (said,) = superuser.execute(
        "select pg_get_constraintdef(oid) from pg_constraint where conname = 'never_repaid_beyond'"
    ).fetchone()
    amount = f"where id = '{repayment}'"
    with without(
        "alter table people_repayment drop constraint never_repaid_beyond",
        f"alter table people_repayment add constraint never_repaid_beyond {said} not valid",
    ):
        as_owner(superuser, f"update people_repayment set amount = value + 1 {amount}")
    assert "people.repayments" in broken()
    set_right(superuser, f"update people_repayment set amount = amount - 1 {amount}")

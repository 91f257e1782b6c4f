"""What the database refuses of the books, each with the twin that removes the guard."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import uuid4

import psycopg
import pytest

from mutua.ground.ids import new_id
from tests.support.store import OLGA

pytestmark = pytest.mark.usefixtures("house")


@pytest.fixture(scope="module")
def house(store):
    from tests.support import books

    books.found_house()
    return books


@contextmanager
def transaction(
    store, role="mutua_staff", person=OLGA, *, act=True
) -> Iterator[psycopg.Connection]:
    """A raw transaction as an actor, beside Django; rolled back unless the test commits."""
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        made = new_id()
        connection.execute("select set_config('role', %s, true)", [role])
        connection.execute("select set_config('mutua.person', %s, true)", [str(person or "")])
        if act:
            connection.execute("select set_config('mutua.act', %s, true)", [str(made)])
            connection.execute(
                "insert into ground_act"
                " (id, key, verb, facts, actor, person, role, reason, said_at, result)"
                " values (%s, %s, 'test', '', 'test', %s, %s, '', now(), '{}')",
                [made, uuid4(), person, role],
            )
        try:
            yield connection
        finally:
            if not connection.closed:
                connection.rollback()


@contextmanager
def without(store, change: str, back: str) -> Iterator[None]:
    """Remove a guard as owner, and put it back."""
    with psycopg.connect(os.environ["MUTUA_OWNER_URL"], autocommit=True) as owner:
        owner.execute(change)
        try:
            yield
        finally:
            owner.execute(back)


def add_entry(connection, amounts, currency="EUR", day=date(2026, 3, 16)):
    entry = new_id()
    connection.execute(
        "insert into ledger_entry (id, legal_entity_id, day, cause_kind, cause_id, purpose, text)"
        " values (%s, 'coop', %s, 'test', %s, 'made', '')",
        [entry, day, uuid4()],
    )
    for line, amount in enumerate(amounts, 1):
        add_posting(connection, entry, line, amount, currency)
    return entry


def add_posting(connection, entry, line, amount, currency="EUR", account="bank"):
    connection.execute(
        "insert into ledger_posting (entry_id, line, account_id, amount, currency)"
        " values (%s, %s, %s, %s, %s)",
        [entry, line, account, amount, currency],
    )


def refused(code):
    return Coded(code)


class Coded:
    """Expects an error of the database with this code."""

    def __init__(self, code):
        self.code = code

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        assert isinstance(error, psycopg.Error), f"nothing was refused ({error!r})"
        assert error.sqlstate == self.code, error
        return True


# ── 1 and 2: whole at commit, sealed after ──────────────────────────────────────────────────────

WHOLE = (
    "alter table ledger_unsealed disable trigger whole",
    "alter table ledger_unsealed enable trigger whole",
)
SEALED = (
    "alter table ledger_posting disable trigger sealed",
    "alter table ledger_posting enable trigger sealed",
)


@pytest.mark.parametrize("amounts", [(100, -99), (100,), (), (100, -50, -49)])
def test_an_entry_that_does_not_balance_is_refused_at_commit(store, amounts):
    with transaction(store) as connection:
        add_entry(connection, amounts)
        with refused("MU001"):
            connection.commit()


def test_twin_without_the_trigger_an_entry_off_by_a_cent_stands(store):
    with without(store, *WHOLE), transaction(store) as connection:
        entry = add_entry(connection, (100, -99))
        connection.commit()
    assert broken(store) == ["ledger.balance"]
    scrap(store, entry)
    assert broken(store) == []


def test_two_currencies_that_cancel_are_refused(store):
    with transaction(store) as connection:
        entry = add_entry(connection, (100, -50))
        add_posting(connection, entry, 3, -50, "SEK")
        with refused("MU001"):
            connection.commit()


def test_a_member_sees_only_her_rows_and_still_cannot_write_an_entry_that_is_off(store):
    with transaction(store, "mutua_member") as connection:
        entry = add_entry(connection, ())
        add_posting(connection, entry, 1, 100, account="vat_due")
        add_posting(connection, entry, 2, -99, account="vat_due")
        with refused("MU001"):
            connection.commit()


def test_a_balanced_pair_cannot_be_added_later(store):
    with transaction(store) as connection:
        entry = add_entry(connection, (100, -100))
        connection.commit()
    with transaction(store) as connection, refused("MU002"):
        add_posting(connection, entry, 3, 50)


def test_twin_without_the_seal_a_balanced_pair_is_added_later(store):
    with transaction(store) as connection:
        entry = add_entry(connection, (100, -100))
        connection.commit()
    with without(store, *SEALED), transaction(store) as connection:
        add_posting(connection, entry, 3, 50)
        add_posting(connection, entry, 4, -50)
        connection.commit()
    with transaction(store) as connection:
        seen = connection.execute(
            "select count(*) from ledger_posting where entry_id = %s", [entry]
        ).fetchone()
    assert seen == (4,)


def test_a_posting_inside_a_savepoint_of_the_same_transaction_passes(store):
    with transaction(store) as connection:
        entry = add_entry(connection, (100,))
        with connection.transaction():
            add_posting(connection, entry, 2, -100)
        connection.commit()


# ── 3: append only ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("table", ["ledger_entry", "ledger_posting", "ground_act", "ground_change"])
@pytest.mark.parametrize(
    "verb", ["update {0} set {1} = {1}", "delete from {0}", "truncate {0} cascade"]
)
def test_no_role_and_not_even_the_owner_changes_what_is_written(store, table, verb):
    column = {"ledger_entry": "text", "ledger_posting": "amount", "ground_act": "reason",
              "ground_change": "operation"}[table]  # fmt: skip
    with transaction(store) as connection:
        add_entry(connection, (100, -100))
        connection.commit()
    statement = verb.format(table, column)
    from mutua.ground.actors import ROLES

    for role in ROLES:
        with transaction(store, role, act=False) as connection, refused("42501"):
            connection.execute(statement)
    with psycopg.connect(os.environ["MUTUA_OWNER_URL"]) as owner, refused("MU003"):
        owner.execute(statement)


def test_no_role_switches_triggers_off(store):
    with transaction(store) as connection, refused("42501"):
        connection.execute("set session_replication_role = replica")


# ── 4 and 5: open periods, one cause ────────────────────────────────────────────────────────────


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2027, 1, 1)])
def test_nothing_is_posted_outside_an_open_period(store, day):
    with transaction(store) as connection, refused("MU004"):
        add_entry(connection, (100, -100), day=day)


def test_a_posting_names_an_entry_and_an_account_that_are_there(store):
    with transaction(store) as connection, refused("MU002"):
        add_posting(connection, new_id(), 1, 100)
    with transaction(store) as connection, refused("MU001"):
        entry = add_entry(connection, (100,))
        add_posting(connection, entry, 2, -100, account="nowhere")


@pytest.mark.parametrize("table", ["ledger_account", "ledger_legalentity"])
def test_what_the_books_point_to_is_neither_removed_nor_renamed(store, table):
    for statement in (f"delete from {table}", f"update {table} set code = 'x' || code"):
        with psycopg.connect(os.environ["MUTUA_OWNER_URL"]) as owner, refused("MU003"):
            owner.execute(statement)


def test_the_same_cause_has_one_entry_for_a_purpose(store, house):
    from mutua.ledger import services

    cause = uuid4()
    services.record(actor=house.STAFF, key=uuid4(), entry=house.entry(cause=cause))
    with pytest.raises(Exception, match="one_entry_for_a_cause"):
        services.record(actor=house.STAFF, key=uuid4(), entry=house.entry(cause=cause))


def test_two_periods_never_hold_the_same_day(store, house):
    from mutua.ledger import services

    with pytest.raises(Exception, match="one_period_a_day"):
        services.open_period(
            actor=house.STAFF, key=uuid4(), legal_entity="coop",
            first_day=date(2026, 12, 31), last_day=date(2027, 1, 31),
        )  # fmt: skip


# ── 29: no actor, no write ──────────────────────────────────────────────────────────────────────


def test_nothing_changes_without_an_act(store):
    with transaction(store, act=False) as connection, refused("42501"):
        add_entry(connection, (100, -100))
    with transaction(store, act=False) as connection, refused("MU029"):
        connection.execute("update ledger_account set mapped = '1' where code = 'bank'")


def test_an_act_of_another_transaction_does_not_serve_again(store):
    with transaction(store) as connection:
        (act,) = connection.execute("select mutua.act()").fetchone()
        connection.commit()
    with transaction(store, act=False) as connection:
        connection.execute("select set_config('mutua.act', %s, true)", [str(act)])
        with refused("MU029"):
            connection.execute("update ledger_account set mapped = '1' where code = 'bank'")


def test_without_a_role_the_application_sees_and_does_nothing(store):
    for statement in ("select * from ledger_posting", "insert into ground_act default values"):
        with psycopg.connect(os.environ["DATABASE_URL"]) as connection, refused("42501"):
            connection.execute(statement)


def test_the_application_cannot_become_the_owner(store):
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection, refused("42501"):
        connection.execute("set role mutua_owner")


# ── Help ────────────────────────────────────────────────────────────────────────────────────────


def broken(store):
    from mutua.ground import doctor

    return [one.check.code for one in doctor.examine() if not one.holds]


def scrap(store, entry):
    """Take away what a twin has spoilt, with every guard off, as nobody can in real use."""
    database = psycopg.conninfo.conninfo_to_dict(os.environ["DATABASE_URL"])["dbname"]
    with store.connect(database) as superuser:
        superuser.execute("set session_replication_role = replica")
        superuser.execute("delete from ledger_posting where entry_id = %s", [entry])
        superuser.execute("delete from ledger_entry where id = %s", [entry])

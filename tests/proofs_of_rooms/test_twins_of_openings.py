"""What an earlier system numbered, paid and agreed comes in by an import alone, and is never
changed. Each guard with its twin, which takes it away and sees the damage."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest

from mutua.ground import clock
from tests.proofs_of_rooms import lives
from tests.proofs_of_rooms.guards import Coded, session, without
from tests.proofs_of_rooms.lives import as_owner, broken, set_right

superuser = lives.superuser
pytestmark = pytest.mark.usefixtures("shop")


@pytest.fixture(scope="module")
def house(store: Any) -> Any:
    """A house whose books were opened with those of an earlier system."""
    from tests.support import opening, shop

    shop.open_shop()
    with clock.on(shop.DAY):
        opening.import_folder()
        shop.issued_invoice()
        shop.offered_order()
    return shop


@pytest.fixture
def shop(house: Any) -> Iterator[Any]:
    with clock.on(house.DAY):
        yield house


def off(table: str, trigger: str) -> tuple[str, str]:
    return (
        f"alter table {table} disable trigger {trigger}",
        f"alter table {table} enable trigger {trigger}",
    )


def copied(connection: Any, table: str, where: str, **other: object) -> Any:
    """Insert a row like one that is there, with some values of its own."""
    values = json.dumps({"id": str(uuid4()), **other})
    return connection.execute(
        f"insert into {table} select (jsonb_populate_record(t, %s::jsonb)).*"
        f" from {table} t where {where} order by t.id limit 1 returning id",
        [values],
    ).fetchone()[0]


# ── The balances with which the books begin ─────────────────────────────────────────────────────


@pytest.mark.parametrize("table", ["ledger_opening", "ledger_openingbalance"])
def test_an_opening_is_never_changed(shop: Any, superuser: Any, table: str) -> None:
    for words in (f"update {table} set id = id", f"delete from {table}"):
        with session("mutua_staff") as connection, Coded("42501"):
            connection.execute(words)
        with as_owner(superuser) as owner, Coded("MU003"):
            owner.execute(words)


@pytest.mark.parametrize("table", ["ledger_opening", "ledger_openingbalance"])
def test_twin_without_the_trigger_an_opening_is_changed(
    shop: Any, superuser: Any, table: str
) -> None:
    with as_owner(superuser, off(table, "kept")[0]) as owner:
        assert owner.execute(f"update {table} set id = id").rowcount > 0


ANOTHER = "insert into ledger_legalentity select 'other', 'Other', country, currency, details from ledger_legalentity limit 1"  # fmt: skip


def unbooked(connection: Any) -> None:
    """An opening of another house whose balances are in no entry."""
    connection.execute(ANOTHER)
    opening = copied(connection, "ledger_opening", "true", legal_entity_id="other")
    copied(connection, "ledger_openingbalance", "true", opening_id=str(opening))


def test_balances_that_are_in_no_entry_are_refused_at_the_commit(shop: Any) -> None:
    with session("mutua_staff") as connection:
        unbooked(connection)
        with Coded("MU032"):
            connection.commit()


def test_twin_without_the_trigger_the_books_say_something_else(shop: Any, superuser: Any) -> None:
    with without(*off("ledger_opening", "booked")), session("mutua_staff") as connection:
        unbooked(connection)
        connection.commit()
    assert "ledger.opening" in broken()
    set_right(
        superuser,
        "delete from ledger_openingbalance b using ledger_opening o where o.id = b.opening_id"
        " and o.legal_entity_id = 'other'",
        "delete from ledger_opening where legal_entity_id = 'other'",
        "delete from ledger_legalentity where code = 'other'",
    )


# ── What only an opening may write at once ──────────────────────────────────────────────────────

AT_ONCE = {
    "people_subscription": {"payment_reference": "000000000101"},
    "people_sharetransfer": {},
    "people_repayment": {},
    "activities_order": {"token_hash": ""},
    "payroll_earlierpayslip": {
        "reference": "2026-0999",
        "owed_onss": 0,
        "worked_from": "2025-12-05",
        "worked_until": "2025-12-05",
    },
}
THERE = {
    "people_subscription": "state = 'held'", "people_sharetransfer": "state = 'agreed'",
    "people_repayment": "state = 'paid'", "activities_order": "earlier_number <> ''",
    "payroll_earlierpayslip": "reference = '2026-0011'",
    "work_contract": "id in (select contract_id from work_earliercontract)",
    "work_earliercontract": "true",
}  # fmt: skip


@pytest.mark.parametrize("table", AT_ONCE)
def test_outside_of_an_opening_nothing_is_held_agreed_paid_or_signed_at_once(
    shop: Any, table: str
) -> None:
    with session("mutua_staff") as connection, Coded("MU032"):
        copied(connection, table, THERE[table], **AT_ONCE[table])


@pytest.mark.parametrize("table", AT_ONCE)
def test_twin_without_the_trigger_it_is(shop: Any, table: str) -> None:
    with without(*off(table, "from_elsewhere")), session("mutua_staff") as connection:
        assert copied(connection, table, THERE[table], **AT_ONCE[table])


# ── Invoices under the numbers of an earlier system ─────────────────────────────────────────────

EARLIER = "earlier_number = '2025-0120'"
OWN = {"earlier_number": "2025-0999"}


def test_no_invoice_is_issued_at_once_but_under_an_earlier_number(shop: Any) -> None:
    with session("mutua_staff") as connection, Coded("MU032"):
        copied(connection, "activities_invoice", EARLIER, earlier_number="", client_number="X")


@pytest.mark.parametrize(
    "other",
    [{}, {**OWN, "net": 1}, {**OWN, "gross": 1}, {**OWN, "content": {"lines": []}}],
    ids=["number twice", "net", "gross", "lines"],
)
def test_an_earlier_invoice_bears_its_number_alone_and_comes_to_its_lines(
    shop: Any, other: dict[str, Any]
) -> None:
    with session("mutua_staff") as connection, Coded("MU032"):
        copied(connection, "activities_invoice", EARLIER, **other)


def test_twin_without_the_trigger_it_does_not(shop: Any, superuser: Any) -> None:
    fits = off("activities_invoice", "earlier_fits")
    with without(*fits), session("mutua_staff") as connection:
        other = {"earlier_number": "", "client_number": "X", "earlier_levy": 0}
        copied(connection, "activities_invoice", EARLIER, **other)
        connection.commit()
    assert "activities.booked" in broken()
    set_right(superuser, "delete from activities_invoice where client_number = 'X'")


def test_no_other_role_brings_an_earlier_invoice_in(shop: Any) -> None:
    for role in ("mutua_treasury", "mutua_worker"):
        with session(role, None) as connection, Coded("MU024"):
            copied(connection, "activities_invoice", EARLIER, **OWN)


def test_an_earlier_invoice_that_is_open_is_owed_in_the_books(shop: Any) -> None:
    with session("mutua_staff") as connection:
        copied(connection, "activities_invoice", EARLIER, **OWN)
        with Coded("MU032"):
            connection.commit()


def test_twin_without_the_trigger_it_is_open_and_in_no_book(shop: Any, superuser: Any) -> None:
    owed = off("activities_invoice", "earlier_is_owed")
    with without(*owed), session("mutua_staff") as connection:
        copied(connection, "activities_invoice", EARLIER, **OWN)
        connection.commit()
    assert "activities.received" in broken()
    set_right(superuser, "delete from activities_invoice where earlier_number = '2025-0999'")


SEND = """insert into activities_sending (id, invoice_id, receiver, state, attempts, words, proof,
    put_at, next_at)
  select gen_random_uuid(), i.id, concat_ws(':', i.content #>> '{buyer,endpoint,0}',
    i.content #>> '{buyer,endpoint,1}'), 'waiting', 0, '', '', now(), now()
  from activities_invoice i where i.earlier_number = '2025-0117' and i.kind = 'invoice'"""


def test_what_left_elsewhere_is_not_sent_again(shop: Any) -> None:
    with session("mutua_staff") as connection, Coded("MU032"):
        connection.execute(SEND)


def test_twin_without_the_trigger_it_is_sent(shop: Any, superuser: Any) -> None:
    with (
        without(*off("activities_sending", "left_elsewhere")),
        session("mutua_staff") as connection,
    ):
        connection.execute(SEND)
        connection.commit()
    assert "activities.sendings" in broken()
    set_right(superuser, "delete from activities_sending")


UNIQUE: dict[str, dict[str, object]] = {
    "activities_invoice": {"payment_reference": "", "drawn": None, "client_number": "Y"},
    "activities_order": {"replaces_id": None},
}


CHECKED = {
    "only_earlier_was_paid_earlier": ("activities_invoice", {"earlier_paid": 1}),
    "only_earlier_was_levied_earlier": ("activities_invoice", {"earlier_levy": 1}),
    "only_signed_came_earlier": ("activities_order", {"earlier_number": "X", "token_hash": "x"}),
}


@pytest.mark.parametrize("check", CHECKED)
def test_only_what_came_earlier_was_settled_or_signed_there(
    shop: Any, superuser: Any, check: str
) -> None:
    table, other = CHECKED[check]
    with as_owner(superuser, off(table, "user")[0]) as owner, Coded("23514"):
        copied(owner, table, "earlier_number = ''", **{**other, **UNIQUE[table]})


@pytest.mark.parametrize("check", CHECKED)
def test_twin_without_the_check_it_was_not_even_earlier(
    shop: Any, superuser: Any, check: str
) -> None:
    table, other = CHECKED[check]
    free = (off(table, "user")[0], f"alter table {table} drop constraint {check}")
    with as_owner(superuser, *free) as owner:
        assert copied(owner, table, "earlier_number = ''", **{**other, **UNIQUE[table]})

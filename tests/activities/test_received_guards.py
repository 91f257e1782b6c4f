"""What the database refuses of papers that were received, each with the twin that removes the guard."""

from __future__ import annotations

from tests.activities.test_trade_guards import (
    as_owner,
    broken,
    off,
    set_right,
    superuser,
    trade,
)
from tests.proofs_of_rooms.guards import Coded, session, without
from tests.support.store import ALICE

__all__ = ("superuser", "trade")


def test_what_was_received_never_changes_nor_does_what_was_deducted(shop, trade, superuser):
    shop.issued_invoice()
    trade.booked(shop.ALICES)
    for change in ("gross = 1, net = 1, vat = 0", "number = 'x'"):
        with session() as connection, Coded("42501"):
            connection.execute(f"update activities_received set {change}")
        with as_owner(superuser) as owner, Coded("MU007"):
            owner.execute(f"update activities_received set {change}")
    with as_owner(superuser) as owner, Coded("MU003"):
        owner.execute("update activities_vatdeduction set amount = 0")


def test_twin_without_the_trigger_what_was_received_is_changed(shop, trade, superuser):
    one = trade.booked(None)
    with (
        without(*off("activities_received", "frozen")),
        as_owner(superuser, keep=True) as owner,
    ):
        owner.execute(
            "update activities_received set gross = gross - 1, net = net - 1 where id = %s", [one]
        )
    assert "activities.suppliers" in broken()
    set_right(
        superuser,
        f"update activities_received set gross = gross + 1, net = net + 1 where id = '{one}'",
    )


WRITTEN_OTHERWISE = (
    "insert into activities_received select (jsonb_populate_record(r, jsonb_build_object("
    "'id', gen_random_uuid(), 'paper', gen_random_uuid(), 'state', 'received', 'number', {}))).*"
    " from activities_received r where id = %s"
)


def test_a_bill_is_one_however_its_number_is_written(trade, superuser):
    one = trade.booked(None)
    again = WRITTEN_OTHERWISE.format("'-' || lower(r.number) || ' '")
    with as_owner(superuser) as owner, Coded("23505"):
        owner.execute(again, [one])
    with as_owner(superuser, "drop index received_once_however_written") as owner:  # the twin
        assert owner.execute(again, [one]).rowcount == 1


def test_an_upgrade_leaves_what_was_received_twice_and_refuses_the_third(trade, superuser):
    from tests.support.places import ROOT

    step = (ROOT / "src/mutua/activities/sql/received_once.sql").read_text("utf-8")
    one = trade.booked(None)
    before = "drop index received_once_however_written"
    with as_owner(superuser, before) as owner:
        owner.execute(WRITTEN_OTHERWISE.format("'-' || r.number"), [one])
        owner.execute("set constraints all immediate")
        owner.execute(step[step.index("do $$") :])
        with Coded("23505"):
            owner.execute(WRITTEN_OTHERWISE.format("r.number || '-'"), [one])


def test_a_clients_number_is_taken_of_what_was_received_alone(shop, trade):
    from tests.support import activity_cases, papers_from_outside

    draft = activity_cases.draft()
    waits = trade.received(papers_from_outside.self_billed())
    with session() as connection, Coded("MU007"):
        connection.execute("select mutua.take_client_number(%s, %s)", [draft, waits])
    for role in ("mutua_member", "mutua_worker", "mutua_treasury"):
        person = ALICE if role == "mutua_member" else None
        with session(role, person) as connection, Coded("42501"):
            connection.execute("select mutua.take_client_number(%s, %s)", [draft, waits])
    with session() as connection, Coded("42501"):
        connection.execute("update activities_invoice set client_number = 'x'")


SPOIL = (
    "update activities_invoice set client_number = client_number || 'x' where client_number <> ''"
)


def test_twin_without_the_freeze_a_clients_number_is_another(shop, trade, superuser):
    trade.self_billed()
    with without(*off("activities_invoice", "frozen")), as_owner(superuser, keep=True) as owner:
        owner.execute(SPOIL)
    assert "activities.self_billed" in broken()
    set_right(
        superuser,
        "update activities_invoice i set client_number = r.number from activities_received r"
        " where r.invoice_id = i.id",
    )


def test_what_is_deducted_follows_from_its_parts(shop, trade, superuser):
    with session() as connection, Coded("23514"):
        connection.execute(
            "insert into activities_vatdeduction (id, legal_entity_id, cause_kind, cause_id, day,"
            " kind, vat, share, part, by_prorata, amount) values (gen_random_uuid(), 'coop', 'x',"
            " gen_random_uuid(), '2026-03-16', 'car', 2100, 5000, 10000, false, 1051)"
        )


def test_twin_without_the_check_something_else_is_deducted(shop, trade, superuser):
    constraint = "alter table activities_vatdeduction {} constraint deducted_by_its_parts {}"
    with as_owner(superuser, constraint.format("drop", "")) as owner:
        owner.execute(
            "insert into activities_vatdeduction (id, legal_entity_id, cause_kind, cause_id, day,"
            " kind, vat, share, part, by_prorata, amount) values (gen_random_uuid(), 'coop', 'x',"
            " gen_random_uuid(), '2026-03-16', 'car', 2100, 5000, 10000, false, 1051)"
        )

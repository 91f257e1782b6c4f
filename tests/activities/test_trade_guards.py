"""What the database refuses of parts of orders, each with the twin that removes the guard (8)."""

from __future__ import annotations

from contextlib import contextmanager
from uuid import uuid4

import pytest

from mutua.ground import doctor
from mutua.ground.errors import Refused
from mutua.ground.transactions import reading
from tests.proofs_of_rooms.guards import Coded, session, without
from tests.support.store import ALICE, CHARLIE

DEDUCT = "insert into activities_deduction (id, final_id, deducted_id, net) values (gen_random_uuid(), %s, %s, %s)"


@pytest.fixture
def trade(shop):
    from tests.support import trade

    return trade


@pytest.fixture(scope="module")
def superuser(store, house):
    from tests.support import verb_cases

    with verb_cases.superuser(store) as found:
        yield found


def off(table: str, trigger: str) -> tuple[str, str]:
    return (
        f"alter table {table} disable trigger {trigger}",
        f"alter table {table} enable trigger {trigger}",
    )


def broken() -> set[str]:
    return {one.check.code for one in doctor.examine() if not one.holds}


def set_right(superuser, *statements: str) -> None:
    superuser.execute("set session_replication_role = replica")
    for one in statements:
        superuser.execute(one)
    superuser.execute("set session_replication_role = origin")
    assert broken() == set()


@contextmanager
def as_owner(superuser, *prepare: str, keep: bool = False):
    """A transaction of the owner under an act; undone at the end unless it is kept."""
    superuser.execute("begin")
    try:
        for one in prepare:
            superuser.execute(one)
        superuser.execute("set local session authorization mutua_owner")
        superuser.execute("select set_config('mutua.act', gen_random_uuid()::text, true)")
        superuser.execute(
            "insert into ground_act (id, key, verb, facts, actor, role, reason, said_at, result)"
            " values (mutua.act(), gen_random_uuid(), 'test', '', 'test', 'mutua_staff', '',"
            " now(), '{}')"
        )
        yield superuser
        if keep:
            superuser.execute("commit")
    finally:
        superuser.execute("rollback")


@pytest.fixture
def parts(trade):
    """A draft of a final invoice, and the deposit before it."""
    order = trade.signed_order()
    return trade.drafted_part(order, "final"), trade.issued_part(order, "deposit", share=3_000)


def test_a_deduction_is_of_a_part_of_the_same_order_and_of_what_it_came_to(shop, trade, parts):
    final, deposit = parts
    elsewhere = trade.issued_part(trade.signed_order(), "deposit", share=3_000)
    plain = shop.issued_invoice()
    for one, net in ((deposit, 37_499), (elsewhere, 37_500), (plain, 125_001)):
        with session("mutua_member", ALICE) as connection, Coded("MU008"):
            connection.execute(DEDUCT, [final, one, net])
    with session("mutua_member", ALICE) as connection:
        connection.execute(DEDUCT, [final, deposit, 37_500])
        with Coded("23505"):
            connection.execute(DEDUCT, [final, deposit, 37_500])
    with session("mutua_member", CHARLIE) as connection, Coded("42501"):
        connection.execute(DEDUCT, [final, deposit, 37_500])


def test_twin_without_the_trigger_another_sum_is_deducted(parts, superuser):
    final, deposit = parts
    with without(*off("activities_deduction", "fits")), session("mutua_member", ALICE) as found:
        found.execute(DEDUCT, [final, deposit, 1])
        found.commit()
    assert "activities.deductions" in broken()
    set_right(superuser, f"delete from activities_deduction where final_id = '{final}'")


def silent(monkeypatch):
    from mutua.activities.services import invoices

    monkeypatch.setattr(invoices, "departures", lambda invoice, content: [])


def test_an_order_is_not_passed_in_silence_whatever_the_program_says(shop, trade, monkeypatch):
    order = trade.signed_order()
    trade.issued_part(order, "stage", share=9_000)
    silent(monkeypatch)
    with pytest.raises(Refused) as caught:
        trade.issued_part(order, "stage", share=2_000)
    assert caught.value.code == "MU008"


def test_twin_without_the_trigger_an_order_is_passed_in_silence(
    shop, trade, superuser, monkeypatch
):
    order = trade.signed_order()
    trade.issued_part(order, "stage", share=9_000)
    silent(monkeypatch)
    with without(*off("activities_invoice", "not_passed")):
        passed = trade.issued_part(order, "stage", share=2_000)
    assert "activities.orders" in broken()
    set_right(
        superuser,
        'update activities_invoice set warnings = \'[{"code": "beyond_order"}]\''
        f" where id = '{passed}'",
    )


def test_a_final_invoice_deducts_what_was_invoiced_whatever_the_program_says(
    trade, parts, monkeypatch
):
    from mutua.activities import services
    from mutua.activities.services import invoices

    monkeypatch.setattr(invoices, "taken_up", lambda invoice: ())
    with pytest.raises(Refused) as caught:
        services.issue_invoice(
            actor=shop_of(trade).alice, key=uuid4(), invoice=parts[0]
        )  # fmt: skip
    assert caught.value.code == "MU008"


def test_twin_without_the_trigger_the_deposit_is_asked_twice(trade, parts, superuser, monkeypatch):
    from mutua.activities import services
    from mutua.activities.models import Invoice
    from mutua.activities.services import invoices

    shop = shop_of(trade)
    monkeypatch.setattr(invoices, "taken_up", lambda invoice: ())
    silent(monkeypatch)
    with without(*off("activities_invoice", "not_passed")):
        services.issue_invoice(actor=shop.alice, key=uuid4(), invoice=parts[0])
    with reading(shop.alice):
        assert Invoice.objects.get(id=parts[0]).net == 125_001
    assert "activities.orders" in broken()
    set_right(
        superuser,
        'update activities_invoice set warnings = \'[{"code": "beyond_order"}]\''
        f" where id = '{parts[0]}'",
    )


def shop_of(trade):
    return trade.shop


OTHERS_ORDER = """insert into activities_invoice (id, activity_id, client_id, kind, stage, state,
    edition, lines, note, made_on, currency, net, vat, gross, credited, payment_reference, pdf,
    ubl, warnings, why, client_number, earlier_number, earlier_paid, earlier_levy, order_id)
  select gen_random_uuid(), a.id, %s, 'invoice', '', 'draft', 1, '[]', '', '2026-03-16', 'EUR', 0,
    0, 0, 0, '', '', '', '[]', '', '', '', 0, 0, %s from activities_activity a limit 1"""


@pytest.fixture
def charlies(shop):
    """An activity of Charlie."""
    from mutua.activities import services

    services.open_activity(
        actor=shop.charlie, key=uuid4(), activity=uuid4(), legal_entity="coop", name="Charlie",
        shares={str(CHARLIE): 10_000},
    )  # fmt: skip


def test_an_invoice_belongs_to_an_order_of_its_own_activity(shop, trade, charlies):
    order = trade.signed_order()
    with session("mutua_member", CHARLIE) as connection, Coded("MU008"):
        connection.execute(OTHERS_ORDER, [shop.CLIENT, order])


def test_twin_without_the_trigger_anothers_order_is_named(shop, trade, charlies):
    order = trade.signed_order()
    with (
        without(*off("activities_invoice", "of_activity")),
        session("mutua_member", CHARLIE) as connection,
    ):
        assert connection.execute(OTHERS_ORDER, [shop.CLIENT, order]).rowcount == 1


def test_what_was_deducted_gives_nothing_back(shop, trade):
    order = trade.signed_order()
    deposit = trade.issued_part(order, "deposit", share=3_000)
    trade.issued_part(order, "final")
    with session("mutua_member", ALICE) as connection:
        asked = connection.execute("select mutua.take_credit(%s, 1)", [deposit]).fetchone()
    assert asked == (None,)


# ── Plans ───────────────────────────────────────────────────────────────────────────────────────

TURN = """insert into activities_planned (id, plan_id, period, due_on, invoice_id)
  values (gen_random_uuid(), %s, %s, %s, %s)"""


def test_a_plan_makes_its_drafts_in_turn_and_by_jobs_alone(shop, trade):
    from tests.support import activity_cases

    plan, draft = trade.planned(day=16), activity_cases.draft()
    for period, day in ((1, "2026-04-16"), (0, "2026-03-17")):
        with session("mutua_worker", None) as connection, Coded("MU008"):
            connection.execute(TURN, [plan, period, day, draft])
    with session("mutua_member", ALICE) as connection, Coded("42501"):
        connection.execute(TURN, [plan, 0, "2026-03-16", draft])
    with session("mutua_worker", None) as connection, Coded("42501"):
        connection.execute("update activities_plan set made = 0")


def test_twin_without_the_trigger_a_plan_jumps(shop, trade, superuser):
    from tests.support import activity_cases

    plan, draft = trade.planned(day=16), activity_cases.draft()
    with without(*off("activities_planned", "in_turn")), session("mutua_worker", None) as found:
        found.execute(TURN, [plan, 5, "2026-04-16", draft])
        found.commit()
    assert "activities.plans" in broken()
    set_right(superuser, f"delete from activities_planned where plan_id = '{plan}'")


# ── What others are asked ───────────────────────────────────────────────────────────────────────

PUT = """insert into activities_sending (id, invoice_id, receiver, state, attempts, words, proof,
  put_at, next_at) values (gen_random_uuid(), %s, %s, 'waiting', 0, '', '', now(), now())"""
PROVE = """insert into activities_vatproof (id, client_id, vat_number, valid, error,
    request_identifier, requested_on, name, address, answer, asked_at)
  values (gen_random_uuid(), %s, 'FR1', true, '', 'X', '', '', '', '{}', now())"""


def test_only_an_issued_invoice_is_put_and_to_the_address_that_it_bears(shop, trade):
    from tests.support import activity_cases

    invoice = shop.issued_invoice()
    for one, receiver in (
        (invoice, "0208:0123456749"), (activity_cases.draft(), "0208:0403170701"),
    ):  # fmt: skip
        with session("mutua_member", ALICE) as connection, Coded("MU007"):
            connection.execute(PUT, [one, receiver])
    with session("mutua_member", CHARLIE) as connection, Coded("42501"):
        connection.execute(PUT, [invoice, "0208:0403170701"])
    with session("mutua_member", ALICE) as connection:
        connection.execute(PUT, [invoice, "0208:0403170701"])
        with Coded("23505"):
            connection.execute(PUT, [invoice, "0208:0403170701"])


def test_twin_without_the_trigger_a_draft_is_put(shop, trade, superuser):
    from tests.support import activity_cases

    draft = activity_cases.draft()
    with (
        without(*off("activities_sending", "fits")),
        session("mutua_member", ALICE) as connection,
    ):
        connection.execute(PUT, [draft, "0208:0403170701"])
        connection.commit()
    assert "activities.sendings" in broken()
    set_right(superuser, f"delete from activities_sending where invoice_id = '{draft}'")


def test_nobody_but_a_job_writes_what_others_answered(shop, trade):
    trade.sent()
    for role, person in (
        ("mutua_member", ALICE),
        ("mutua_staff", ALICE),
        ("mutua_treasury", ALICE),
    ):
        for statement in (
            "update activities_sending set state = 'accepted', proof = 'x'",
            "update activities_vatproof set valid = true",
        ):
            with session(role, person) as connection, Coded("42501"):
                connection.execute(statement)
        with session(role, person) as connection, Coded("42501"):
            connection.execute(PROVE, [shop.CLIENT])
    with session("mutua_worker", None) as connection, Coded("42501"):
        connection.execute("update activities_client set name = 'x'")


def test_twin_with_the_grant_a_member_proves_her_own_client(shop, trade):
    with (
        without(
            "grant insert on activities_vatproof to mutua_member",
            "revoke insert on activities_vatproof from mutua_member",
        ),
        without(
            "create policy twin on activities_vatproof for insert to mutua_member with check (true)",
            "drop policy twin on activities_vatproof",
        ),
        session("mutua_member", ALICE) as connection,
    ):
        assert connection.execute(PROVE, [shop.CLIENT]).rowcount == 1


def test_twin_without_the_check_a_client_owes_vat_unproven_and_the_diagnosis_finds_it(
    shop, trade, superuser, monkeypatch
):
    from mutua.activities import services
    from mutua.activities.services import invoices

    client, invoice = uuid4(), uuid4()
    services.add_client(
        actor=shop.alice, key=uuid4(), client=client, activity=shop.ALICES, kind="company",
        name="Danse SARL", vat_number="FR40303265045", street="Rue", postcode="75008", town="Paris",
        country="FR",
    )  # fmt: skip
    services.draft_invoice(
        actor=shop.alice, key=uuid4(), invoice=invoice, activity=shop.ALICES, client=client,
        lines=(shop.DraftLine("Advice", 50_000, nature="intellectual_service"),),
    )  # fmt: skip
    monkeypatch.setattr(invoices, "unproven", lambda invoice, content, why: [])
    services.issue_invoice(actor=shop.alice, key=uuid4(), invoice=invoice)
    assert "activities.proofs" in broken()
    set_right(
        superuser,
        'update activities_invoice set warnings = \'[{"code": "vat_unproven"}]\''
        f" where id = '{invoice}'",
    )


# ── The register ────────────────────────────────────────────────────────────────────────────────

LIST = """insert into activities_enterprise (number, listed, legal_person, form, name, name_fr,
    name_nl, name_de, street_fr, street_nl, house, box, postcode, town_fr, town_nl, extract)
  values ('0403170702', true, true, '', '', '', '', '', '', '', '', '', '', '', '', 1)"""


def test_the_register_holds_numbers_with_their_checksum_and_staff_alone_writes_it(shop, superuser):
    with session() as connection, Coded("23514"):
        connection.execute(LIST)
    for role in ("mutua_member", "mutua_worker", "mutua_treasury"):
        with session(role, ALICE if role != "mutua_worker" else None) as connection, Coded("42501"):
            connection.execute(LIST)


def test_twin_without_the_check_a_wrong_number_stands_in_the_register(shop, superuser):
    drop = "alter table activities_enterprise drop constraint an_enterprise_number"
    with as_owner(superuser, drop) as owner:
        assert owner.execute(LIST).rowcount == 1


# ── What serves for years ───────────────────────────────────────────────────────────────────────

OFF = """insert into activities_depreciation (id, asset_id, until, amount)
  values (gen_random_uuid(), %s, '2026-03-15', %s)"""


def test_nothing_is_written_off_beyond_its_cost(shop, trade):
    asset = trade.asset()
    with session() as connection, Coded("MU007"):
        connection.execute(OFF, [asset, 10_001])
    with session() as connection:
        connection.execute(OFF, [asset, 10_000])
    with session() as connection, Coded("42501"):
        connection.execute("update activities_asset set cost = 1")


def test_twin_without_the_trigger_more_is_written_off_than_it_has_cost(shop, trade, superuser):
    asset = trade.asset()
    with without(*off("activities_depreciation", "within_cost")), session() as connection:
        connection.execute(OFF, [asset, 10_001])
        connection.commit()
    assert "activities.assets" in broken()
    set_right(superuser, f"delete from activities_depreciation where asset_id = '{asset}'")


def test_what_was_accrued_never_changes(shop, trade, superuser):
    trade.accrued()
    with session() as connection, Coded("42501"):
        connection.execute("update activities_accrual set amount = 1")
    with as_owner(superuser) as owner, Coded("MU007"):
        owner.execute("update activities_accrual set amount = 1")


def test_twin_without_the_trigger_another_sum_was_accrued(shop, trade, superuser):
    one = trade.accrued()
    with without(*off("activities_accrual", "frozen")), as_owner(superuser, keep=True) as owner:
        owner.execute("update activities_accrual set amount = 1 where id = %s", [one])
    assert "activities.accruals" in broken()
    set_right(superuser, f"update activities_accrual set amount = 12000 where id = '{one}'")

"""Statements of the house's account: each once, after the other, each line for what it is."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from mutua.ground import clock
from mutua.ground.errors import Refused

CLIENT_IBAN = "BE71096123456769"


@pytest.fixture
def invoice(shop):
    from mutua.activities.models import Invoice
    from mutua.ground.transactions import reading
    from tests.support.payments import READER

    made = shop.issued_invoice()
    with reading(READER):
        return Invoice.objects.select_related("client").get(id=made)


def taken(payments, simulated, form="camt", days=4):  # over any week-end
    """The bank's day ends: its statement is taken and booked."""
    simulated.day(simulated.today + timedelta(days=days))
    simulated.statement(form)
    with clock.on(simulated.today):
        outcomes = payments.carry_in(simulated)
        payments.book_all()
    return outcomes


@pytest.mark.parametrize("form", ["camt", "coda"])
def test_a_client_who_pays_is_found_by_the_communication(payments, simulated, invoice, form):
    owed = payments.balance("client_receivable", client=invoice.client_id)
    simulated.incoming(invoice.gross, "Théâtre du Coin", CLIENT_IBAN, invoice.payment_reference)
    assert {one.refused + one.waits for one in taken(payments, simulated, form)} == {""}
    line = payments.lines()[-1]
    assert (line.state, line.amount) == ("matched", invoice.gross)
    assert owed - payments.balance("client_receivable", client=invoice.client_id) == invoice.gross
    assert payments.broken() == []


def test_what_somebody_recorded_by_hand_is_not_booked_again(payments, simulated, invoice):
    from mutua.activities import services as activities

    activities.record_receipt(
        actor=payments.MAKER, key=uuid4(), receipt=uuid4(), invoice=invoice.id,
        amount=invoice.gross,
    )  # fmt: skip
    cash = payments.balance("bank")
    simulated.incoming(invoice.gross, "Théâtre du Coin", CLIENT_IBAN, invoice.payment_reference)
    taken(payments, simulated)
    assert payments.lines()[-1].state == "matched"
    assert payments.balance("bank") == cash
    # A second transfer of the same amount is one more.
    simulated.incoming(invoice.gross, "Théâtre du Coin", CLIENT_IBAN, invoice.payment_reference)
    taken(payments, simulated)
    assert payments.balance("bank") == cash + invoice.gross
    assert payments.broken() == []


def test_money_of_nobody_waits_until_a_treasurer_knows(payments, simulated, invoice):
    simulated.incoming(5_000, "Somebody", CLIENT_IBAN, text="for the dance")
    taken(payments, simulated)
    line = payments.lines()[-1]
    assert line.state == "suspense"
    before = payments.balance("receipts_to_match")
    payments.services.match_line(
        actor=payments.MAKER, key=uuid4(), line=line.id, invoice=invoice.id
    )
    assert payments.lines()[-1].state == "matched"
    assert payments.balance("receipts_to_match") - before == 5_000
    assert payments.broken() == []
    with pytest.raises(Refused) as caught:
        payments.services.match_line(
            actor=payments.MAKER, key=uuid4(), line=line.id, invoice=invoice.id
        )
    assert caught.value.code == "state"


def test_shares_paid_before_they_were_asked_wait_for_a_person_and_keep_nobody_waiting(
    payments, simulated, invoice
):
    from mutua.ground.transactions import reading
    from mutua.people.models import Subscription
    from tests.support import capital

    with clock.on(simulated.today + timedelta(days=30)):
        asked = capital.asked(capital.newcomer())
    with reading(payments.READER):
        shares = Subscription.objects.get(id=asked)
    simulated.incoming(shares.amount, "Alice Peeters", CLIENT_IBAN, shares.payment_reference)
    simulated.incoming(invoice.gross, "Théâtre du Coin", CLIENT_IBAN, invoice.payment_reference)
    taken(payments, simulated)
    states = {one.communication: one.state for one in payments.lines()}
    assert states[shares.payment_reference] == "suspense"
    assert states[invoice.payment_reference] == "matched"
    assert payments.broken() == []


def test_charges_of_the_bank_are_the_house_s(payments, simulated):
    costs = payments.balance("house_expense")
    simulated.charge(850)
    assert [one.refused + one.waits for one in taken(payments, simulated)] == [""]
    line = payments.lines()[-1]
    assert (line.state, line.kind, line.amount) == ("matched", "charge", -850)
    assert payments.balance("house_expense") - costs == 850


def test_statements_that_come_in_another_order_wait_for_those_between(payments, simulated):
    """Replayed, shuffled: each is kept once, after the one before it."""
    there = len(payments.statements())
    files = []
    for day in range(3):
        simulated.incoming(1_000 + day, "Somebody", CLIENT_IBAN)
        simulated.day(simulated.today + timedelta(days=4))
        files += simulated.statement("camt")
    contents = [one.read_bytes() for one in files]
    for one in files:
        one.unlink()
    place = payments.bank.folder() / "in"
    place.mkdir(parents=True, exist_ok=True)
    with clock.on(simulated.today):
        (place / "c.xml").write_bytes(contents[2])
        (held,) = payments.bank.take()
        assert held.waits
        assert len(payments.statements()) == there
        for name, content in zip("abd", [contents[0], contents[1], contents[0]], strict=True):
            (place / f"{name}.xml").write_bytes(content)
        outcomes = payments.bank.take()
        assert [one.refused + one.waits for one in outcomes] == [""] * 4
        payments.book_all()
    assert len(payments.statements()) == there + 3
    assert payments.statements()[-1].closing == simulated.balance()
    assert payments.broken() == []


def test_a_spoilt_file_is_put_aside_with_its_reason(payments, simulated):
    simulated.incoming(1_000, "Somebody", CLIENT_IBAN)
    simulated.day(simulated.today + timedelta(days=4))
    file = simulated.statement("coda")[-1]
    there = len(payments.statements())
    place = payments.bank.folder() / "in"
    place.mkdir(parents=True, exist_ok=True)
    whole = file.read_bytes()
    (place / "half.cod").write_bytes(whole[: len(whole) // 2])
    (outcome,) = payments.bank.take()
    assert outcome.refused
    assert (place / "refused" / "half.cod.reason.txt").read_text("utf-8").strip() == outcome.refused
    assert len(payments.statements()) == there
    assert {one.refused for one in taken(payments, simulated)} == {""}

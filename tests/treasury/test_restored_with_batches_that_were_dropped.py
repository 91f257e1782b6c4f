"""A store is restored to a point at which a batch waited that was dropped later: its debts have left
with another batch."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from mutua.ground import clock, opening, places
from mutua.ground.errors import Refused
from tests.support import restoring
from tests.support.restoring import NEXT, NIGHT


def refused(payments, batch):
    """The bank refuses it whole."""
    from tests.support.payment_cases import REPORT

    answer = REPORT.format(answer=uuid4().hex, message=batch.hex).replace("ACCP", "RJCT")
    payments.services.read_answer(actor=payments.bank.SENDER, key=uuid4(), answer=answer.encode())
    return batch


@pytest.fixture(scope="module")
def house(store, tmp_path_factory):
    from tests.support import exit_pay, payday, payments, shop

    with restoring.house_with_treasury(store, tmp_path_factory.mktemp) as made:
        with clock.on(shop.DAY):
            made.office = exit_pay.office_day(date(2026, 3, 17), "09:00", "13:00")
        with clock.on(NIGHT):
            payday.pay(made.office, day=NIGHT, paid_on=NEXT)
            payments.owed(990)
            made.batches = {
                kind: payments.made(kinds=[kind])
                for kind in ("expense", "payslip", "exit_holiday_pay")
            }
            made.back_up()
            for one in made.batches.values():
                payments.services.drop_batch(actor=payments.MAKER, key=uuid4(), batch=one)
            made.left = {
                kind: payments.sent(kinds=[kind])
                for kind in ("payslip", "exit_holiday_pay", "expense")
            }
            payments.owed(770)
            made.first = refused(payments, payments.sent())
            made.second = payments.sent()
        made.journal = places.journal()
        yield made


@pytest.fixture
def back(house, store, tmp_path, monkeypatch):
    from tests.support import payments

    monkeypatch.setenv("MUTUA_BANK", str(tmp_path / "bank"))
    with clock.on(NEXT), restoring.restored(
        store, f"back_{uuid4().hex[:8]}", house.backup, house.journal
    ):  # fmt: skip
        yield payments


@pytest.mark.parametrize("kind", ["payslip", "exit_holiday_pay", "expense"])
def test_what_left_with_another_batch_does_not_leave_with_the_one_that_waited(house, back, kind):
    opening.take_back(opening.unknown())
    assert restoring.reopen(back.GRETA) == 0
    with pytest.raises(Refused) as caught:
        back.approve(house.batches[kind])
    assert caught.value.field == "batch"
    assert back.found(house.batches[kind]).state == "dropped"
    (debt,) = (one.debt for one in back.payments(batch=house.batches[kind]))
    live = [
        one
        for one in back.payments(debt=debt)
        if one.state not in ("rejected", "returned", "dropped")
    ]
    assert [(one.state, one.batch_id) for one in live] == [("sent", house.left[kind])]
    refused(back, house.first)
    assert restoring.broken() == []


def test_while_it_is_shut_no_batch_is_dropped(house, back):
    """The journal may say that it had left."""
    with pytest.raises(Refused) as caught:
        back.services.drop_batch(actor=back.MAKER, key=uuid4(), batch=house.batches["payslip"])
    assert caught.value.code == "shut"


def test_what_the_bank_has_refused_and_was_paid_again_is_known_with_both(house, back):
    """Both had left; that the first was refused, the answer says again: until then it is wrong."""
    opening.take_back(opening.unknown())
    assert restoring.reopen(back.GRETA) == 0
    assert restoring.broken() == ["treasury.once"]
    refused(back, house.first)
    states = {one.batch_id: one.state for one in back.payments(amount=770)}
    assert states == {house.first: "rejected", house.second: "sent"}
    assert restoring.broken() == []

"""What the house owes is paid by two people, leaves once, and is found again in the statement."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from mutua.ground import clock
from mutua.ground.errors import NotAllowed, Refused
from mutua.ground.transactions import reading
from tests.support.store import ALICE


@pytest.fixture
def funded(shop):
    shop.issued_invoice()
    return shop


@pytest.fixture
def nothing_else(payments):
    """Debts of earlier tests are in batches of their own."""
    payments.nothing_owed()


def test_an_expense_is_paid_and_found_in_the_statement(funded, nothing_else, payments, simulated):
    expense = payments.owed(1_210)
    owed, cash = payments.balance("member_payable", person=ALICE), payments.balance("bank")
    batch = payments.made()
    assert not list(payments.bank.out().iterdir())  # nobody else has approved it
    payments.approve(batch)
    payments.bank.send(batch)
    assert len(list(payments.bank.out().glob("*.xml"))) == 1
    payments.carry_out(simulated)
    (payment,) = payments.payments(batch=batch)
    assert (payment.debt, payment.state) == (expense, "accepted")
    simulated.day(clock.today() + timedelta(days=2))
    simulated.statement("camt")
    with clock.on(clock.today() + timedelta(days=2)):
        assert [one.refused for one in payments.carry_in(simulated)] == [""] * 2
        payments.book_all()
    (payment,) = payments.payments(batch=batch)
    assert payment.state == "paid"
    assert payments.balance("member_payable", person=ALICE) - owed == 1_210
    assert payments.balance("bank") - cash == -1_210
    assert payments.broken() == []


def test_an_expense_is_due_seven_days_after_its_approval_whenever_one_looks(funded, payments):
    expense = payments.owed()
    for later in (0, 5, 30):
        with clock.on(payments.shop.DAY + timedelta(days=later)), reading(payments.READER):
            (debt,) = [
                one
                for one in payments.debts.unpaid(payments.books.HOUSE, ["expense"])
                if one.id == expense
            ]
        assert debt.due_on == payments.shop.DAY + timedelta(days=7)


def test_the_maker_never_approves_nor_anybody_another_file(funded, payments):
    payments.owed()
    batch = payments.made()
    with pytest.raises(NotAllowed) as caught:
        payments.approve(batch, payments.MAKER)
    assert caught.value.code == "own_batch"
    with pytest.raises(Refused) as caught:
        payments.approve(batch, file="0" * 64)
    assert caught.value.code == "other_file"
    payments.services.drop_batch(actor=payments.MAKER, key=uuid4(), batch=batch)
    assert {one.state for one in payments.payments(batch=batch)} == {"dropped"}


def test_a_debt_is_in_one_live_payment(funded, payments):
    payments.owed()
    payments.made()
    with pytest.raises(Refused) as caught:
        payments.made()
    assert caught.value.code == "nothing"


def test_what_the_bank_refuses_is_owed_again_and_paid_by_another_attempt(
    funded, nothing_else, payments, simulated
):
    payments.owed(2_420)
    batch = payments.sent()
    (payment,) = payments.payments(batch=batch)
    simulated.refuse(payment.end_to_end_id, "AC04")
    payments.carry_out(simulated)
    simulated.day(clock.today() + timedelta(days=2))
    payments.carry_in(simulated)
    (payment,) = payments.payments(batch=batch)
    assert payment.state == "rejected"
    assert payment.reason.startswith("AC04")
    again = payments.made()
    (second,) = payments.payments(batch=again)
    assert (second.debt, second.attempt) == (payment.debt, 2)
    assert second.end_to_end_id != payment.end_to_end_id


def test_a_file_appears_once_wherever_its_sending_dies(funded, nothing_else, payments, monkeypatch):
    payments.owed()
    batch = payments.made()
    payments.approve(batch)
    place = payments.bank.out()

    def dies(*given, **more):
        raise RuntimeError("the power fails")

    with monkeypatch.context() as broken:
        broken.setattr(payments.bank, "release", dies)
        with pytest.raises(RuntimeError):
            payments.bank.send(batch)
    assert payments.found(batch).state == "sent"
    assert [one.suffix for one in place.iterdir()] == [".held"]
    payments.bank.release_all()
    (file,) = place.iterdir()
    assert file.suffix == ".xml"
    file.unlink()  # the bank has taken it
    payments.bank.send(batch)
    payments.bank.release_all()
    assert list(place.iterdir()) == []


def test_it_does_not_leave_before_its_line_stands_in_the_journal(
    funded, nothing_else, payments, monkeypatch
):
    from mutua.ground import journal, opening

    payments.owed()
    batch = payments.made()
    payments.approve(batch)

    def full(*given, **more):
        raise OSError("no space left on the disk of the journal")

    with monkeypatch.context() as broken:
        broken.setattr(opening.journal, "write", full)
        with pytest.raises(OSError, match="no space"):
            payments.bank.send(batch)
    assert payments.found(batch).state == "approved"
    assert list(payments.bank.out().iterdir()) == []
    payments.bank.send(batch)
    line = next(one for one in journal.lines() if one.reference == batch)
    assert line.facts["file"] == payments.found(batch).file


def test_whoever_brought_in_an_account_does_not_approve_its_first_payment(funded, payments):
    """Greta has changed Alice's account; 48 hours later it is paid for the first time."""
    from mutua.ground import actors
    from mutua.people import services as people
    from tests.support.contracts import an_iban

    payments.owed()
    people.appoint(
        actor=payments.books.STAFF, key=uuid4(), appointment=uuid4(), person=payments.GRETA,
        role="adviser",
    )  # fmt: skip
    people.name_bank_account(
        actor=actors.staff(payments.GRETA), key=uuid4(), account=uuid4(), person=ALICE,
        iban=an_iban(), holder="Alice",
    )  # fmt: skip
    with clock.on(clock.today() + timedelta(days=3)):
        batch = payments.made()
        with pytest.raises(Refused) as caught:
            payments.approve(batch)
    assert caught.value.code == "MU017"

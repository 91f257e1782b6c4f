"""Suppliers are paid what their bills say, by two people, to the account on the bill."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from mutua.ground import actors, clock
from mutua.ground.errors import Refused
from mutua.ground.transactions import reading

REFERENCE = "090933755493"


@pytest.fixture
def nothing_else(payments):
    """Debts of earlier tests are in batches of their own."""
    payments.nothing_owed()


@pytest.fixture
def supplier():
    """A supplier of this test's own, who has sent nothing yet."""
    from mutua.activities.documents.content import Party
    from tests.support import authorities, papers_from_outside

    number = authorities.enterprise_number()
    return Party("Bois et Fils", papers_from_outside.WHERE, number, f"BE{number}")


def bill(supplier, net=10_000, actor=None, other=("", ""), booker=None, **facts):
    """A bill of a supplier that was received and booked: its identifier. VAT is 21 %. ``other`` is
    a text that stands in it, and what its supplier has written instead."""
    from mutua.activities import services
    from tests.support import contracts, papers_from_outside, shop

    received = uuid4()
    document = papers_from_outside.of_supplier(
        papers_from_outside.line(net), supplier=supplier,
        **{"iban": contracts.an_iban(), "due_on": date(2026, 4, 15), **facts},
    )  # fmt: skip
    assert other[0].encode() in document
    services.receive_document(
        actor=actor or actors.job("inbox"), key=uuid4(), received=received,
        document=document.replace(*(one.encode() for one in other)),
    )  # fmt: skip
    booker = booker or shop.STAFF
    services.book_received(actor=booker, key=uuid4(), received=received, activity=None)
    return received


def credit(supplier, net=4_000, **facts):
    """A credit note of a supplier, booked."""
    from mutua.activities.documents.content import CREDIT_NOTE

    return bill(supplier, net, kind=CREDIT_NOTE, **facts)


def owed(payments, *bills):
    """What is owed of these bills."""
    with reading(payments.READER):
        found = list(payments.payable(payments.books.HOUSE, ["supplier"]))
    return {one.debt.id: one for one in found if one.debt.id in bills}


def standing(payments):
    from mutua.treasury import queries

    with reading(payments.READER):
        return queries.owed(payments.books.HOUSE)


def test_a_bill_is_paid_to_its_account_with_its_communication_and_found_in_the_statement(
    nothing_else, payments, simulated, supplier
):
    from mutua.ground import places
    from tests.support import contracts

    iban = contracts.an_iban()
    payable = payments.balance("supplier_payable")
    received = bill(supplier, iban=iban, payment_reference=REFERENCE)
    batch = payments.made(kinds=["supplier"], until=date(2026, 4, 15))
    (payment,) = payments.payments(batch=batch)
    assert (payment.debt, payment.amount, payment.due_on) == (received, 12_100, date(2026, 4, 15))
    assert (payment.name, payment.iban, payment.purpose) == ("Bois et Fils", iban, "SUPP")
    file = places.files().get(payments.found(batch).file).decode()
    assert f"<Ref>{REFERENCE}</Ref>" in file
    assert "<Cd>SUPP</Cd>" in file
    payments.approve(batch)
    payments.bank.send(batch)
    payments.carry_out(simulated)
    later = clock.today() + timedelta(days=2)
    simulated.day(later)
    simulated.statement("camt")
    with clock.on(later):
        assert [one.refused for one in payments.carry_in(simulated)] == [""] * 2
        payments.book_all()
    (payment,) = payments.payments(batch=batch)
    assert payment.state == "paid"
    assert payments.balance("supplier_payable") == payable
    assert owed(payments, received) == {}
    assert payments.broken() == []


def test_a_bill_that_is_due_later_than_the_day_asked_for_waits(nothing_else, payments, supplier):
    soon, late = bill(supplier), bill(supplier, due_on=date(2026, 5, 15))
    batch = payments.made(kinds=["supplier"], until=date(2026, 4, 30))
    assert [one.debt for one in payments.payments(batch=batch)] == [soon]
    assert set(owed(payments, soon, late)) == {late}


def test_a_bill_without_a_day_is_due_thirty_days_after_it_came(payments, supplier):
    received = bill(supplier, other=("<cbc:DueDate>2026-04-15</cbc:DueDate>", ""))
    assert owed(payments, received)[received].debt.due_on == clock.today() + timedelta(days=30)


def test_credit_notes_are_taken_off_the_bill_that_is_due_first(nothing_else, payments, supplier):
    second, first = bill(supplier, due_on=date(2026, 5, 15)), bill(supplier)
    credit(supplier, 14_000)
    assert {one: found.debt.amount for one, found in owed(payments, first, second).items()} == {
        second: 24_200 - 16_940
    }
    payments.made(kinds=["supplier"])
    third = bill(supplier, due_on=date(2026, 6, 15))
    found = owed(payments, first, second, third)
    assert sum(one.debt.amount for one in found.values()) == 12_100
    payments.made(kinds=["supplier"])
    assert owed(payments, first, second, third) == {}
    assert payments.broken() == []


def test_a_credit_note_that_comes_after_the_payment_lessens_the_next_bill(
    nothing_else, payments, supplier
):
    first = bill(supplier)
    payments.made(kinds=["supplier"])
    credit(supplier)
    assert owed(payments, first) == {}
    assert payments.broken() == []  # what was paid in good time was no fault
    second = bill(supplier)
    assert owed(payments, second)[second].debt.amount == 12_100 - 4_840


def test_a_credit_note_whose_money_came_back_is_not_taken_off(nothing_else, payments, supplier):
    first = bill(supplier)
    payments.made(kinds=["supplier"])
    credit(supplier, prepaid=4_840)
    second = bill(supplier)
    assert owed(payments, first, second)[second].debt.amount == 12_100
    payments.made(kinds=["supplier"])
    assert owed(payments, first, second) == {}
    assert payments.broken() == []


def test_a_bill_is_in_one_live_payment(nothing_else, payments, supplier):
    bill(supplier)
    payments.made(kinds=["supplier"])
    with pytest.raises(Refused) as caught:
        payments.made(kinds=["supplier"])
    assert caught.value.code == "nothing"


def test_a_bill_that_was_paid_before_asks_for_nothing(payments, supplier):
    assert owed(payments, bill(supplier, prepaid=12_100)) == {}
    received = bill(supplier, prepaid=2_100)
    assert owed(payments, received)[received].debt.amount == 10_000


@pytest.mark.parametrize("means", ["48", "59"])
def test_a_bill_that_is_taken_by_card_or_direct_debit_is_not_paid_again(payments, supplier, means):
    code = "<cbc:PaymentMeansCode>{}</cbc:PaymentMeansCode>"
    received = bill(supplier, other=(code.format("30"), code.format(means)))
    assert owed(payments, received) == {}


def test_the_database_knows_the_same_means_that_are_taken_by_themselves(payments):
    from django.db import connection

    from mutua.treasury.suppliers import TAKEN_BY_ITSELF

    with reading(payments.READER), connection.cursor() as cursor:
        cursor.execute("select prosrc from pg_proc where proname = 'supplier_is_owed'")
        (source,) = cursor.fetchone()
    assert f"'means' in {TAKEN_BY_ITSELF}" in source


def test_what_nobody_has_booked_or_was_refused_is_not_owed(payments, supplier):
    from mutua.activities import services
    from tests.support import papers_from_outside, shop, trade

    waits = trade.received(papers_from_outside.of_supplier(supplier=supplier))
    refused = trade.received(papers_from_outside.of_supplier(supplier=supplier))
    services.refuse_received(actor=shop.STAFF, key=uuid4(), received=refused, why="Never ordered")
    assert owed(payments, waits, refused) == {}


@pytest.mark.parametrize("iban", ["", "BE68539007547035", "US12"])
def test_a_bill_without_an_account_that_can_be_paid_is_shown_as_blocked(payments, supplier, iban):
    from dataclasses import replace

    from tests.support import contracts

    said = contracts.an_iban()
    received = bill(replace(supplier, name=f"Nobody {iban}".strip()), iban=said, other=(said, iban))
    assert owed(payments, received)[received].account is None
    (blocked,) = [
        one for one in standing(payments).blocked if one.person.name == f"Nobody {iban}".strip()
    ]
    assert (blocked.kind, blocked.amount) == ("supplier", 12_100)


def test_another_account_than_before_is_told_to_who_makes_and_to_who_approves(
    nothing_else, payments, supplier
):
    from mutua.treasury import suppliers
    from tests.support import contracts

    before, after = contracts.an_iban(), contracts.an_iban()
    bill(supplier, iban=before)
    assert standing(payments).changed == []
    batch = payments.made(kinds=["supplier"])
    first = suppliers.Changed("Bois et Fils", 12_100, "", before)
    with reading(payments.APPROVER):
        assert suppliers.new_accounts_in(batch) == ([], [first])
    bill(supplier, iban=after)
    told = suppliers.Changed("Bois et Fils", 12_100, before, after)
    assert standing(payments).changed == [told]
    batch = payments.made(kinds=["supplier"])
    with reading(payments.APPROVER):
        assert suppliers.new_accounts_in(batch) == ([told], [])


def test_whoever_brought_a_bill_in_does_not_approve_the_first_payment_to_its_account(
    nothing_else, payments, supplier
):
    bill(supplier, actor=payments.APPROVER)
    batch = payments.made(kinds=["supplier"])
    with pytest.raises(Refused) as caught:
        payments.approve(batch)
    assert caught.value.code == "MU017"


def test_nor_does_whoever_booked_it(nothing_else, payments, supplier):
    bill(supplier)  # by Olga, of the staff
    batch = uuid4()
    payments.services.make_batch(
        actor=payments.APPROVER, key=uuid4(), batch=batch, legal_entity=payments.books.HOUSE,
        execution_on=clock.today() + timedelta(days=1), kinds=["supplier"],
    )  # fmt: skip
    with pytest.raises(Refused) as caught:
        payments.approve(batch, payments.MAKER)
    assert caught.value.code == "MU017"


def test_a_supplier_who_was_booked_before_suppliers_were_known_is_brought_in_with_its_payment(
    nothing_else, payments, supplier, monkeypatch
):
    from mutua.activities.services import receiving
    from mutua.people.models import LegalPerson

    monkeypatch.setattr(receiving, "payee", lambda name, number: None)
    received = bill(supplier)
    known = LegalPerson.objects.filter(enterprise_number=supplier.enterprise_number)
    with reading(payments.READER):
        assert not known.exists()
    assert owed(payments, received)[received].account
    payments.approve(payments.made(kinds=["supplier"]))
    (payment,) = payments.payments(debt=received)
    with reading(payments.READER):
        assert known.get().person_id == payment.person_id

"""What clients have paid beyond their invoices, and money that nobody knows, is given back."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from mutua.ground import clock
from mutua.ground.errors import NotFound, Refused
from mutua.ground.transactions import reading
from simulators.bank import days

ACCOUNTS = ("client_prepaid", "client_receivable", "refund_payable", "receipts_to_match")
THEIRS = "BE71096123456769"


@pytest.fixture
def nothing_else(payments):
    payments.nothing_owed()


@pytest.fixture
def books(payments):
    """How far accounts have moved since the test began."""
    before = {one: payments.balance(one) for one in ACCOUNTS}
    return lambda: {
        one: moved for one in ACCOUNTS if (moved := payments.balance(one) - before[one])
    }


def gross(payments, invoice):
    from mutua.activities.models import Invoice

    with reading(payments.READER):
        return Invoice.objects.get(id=invoice).gross


def paid(payments, shop, extra=0):
    """An invoice that its client has paid, with something beyond."""
    from mutua.activities import services

    invoice = shop.issued_invoice()
    services.record_receipt(
        actor=payments.MAKER, key=uuid4(), receipt=uuid4(), invoice=invoice,
        amount=gross(payments, invoice) + extra,
    )  # fmt: skip
    return invoice


def credited(shop, invoice):
    """The whole of it is given back by a credit note."""
    from mutua.activities import services

    note = uuid4()
    services.draft_invoice(
        actor=shop.alice, key=uuid4(), invoice=note, activity=shop.ALICES, client=shop.CLIENT,
        credited=invoice, lines=(shop.EVENING,),
    )  # fmt: skip
    services.issue_invoice(actor=shop.alice, key=uuid4(), invoice=note)


def give_back(payments, invoice, amount, iban=THEIRS, **facts):
    return payments.services.refund_invoice(
        actor=payments.MAKER, key=uuid4(), invoice=invoice, amount=amount, iban=iban, **facts
    )


def beyond(payments, invoice):
    from mutua.treasury import refunds

    with reading(payments.READER):
        listed = {one.id: one.beyond for one in refunds.overpaid(payments.books.HOUSE)}
        return refunds.beyond(invoice).total, listed.get(invoice, 0)


def a_line(payments, simulated, amount):
    """Money that nobody knows."""
    simulated.incoming(amount, "Somebody", THEIRS, text="hello")
    simulated.day(days.after(simulated.today))
    simulated.statement("camt")
    with clock.on(simulated.today):
        payments.carry_in(simulated)
        payments.book_all()
    (line,) = payments.lines(state="suspense", amount=amount)
    return line.id


def test_what_was_paid_twice_goes_back_to_its_client_by_two_people(
    nothing_else, payments, shop, books, simulated
):
    invoice = paid(payments, shop, 12_345)
    assert beyond(payments, invoice) == (12_345, 12_345)
    refund = give_back(payments, invoice, 12_345)
    assert beyond(payments, invoice) == (0, 0)
    assert books() == {"refund_payable": -12_345}
    batch = payments.made(kinds=["refund"])
    (payment,) = payments.payments(batch=batch)
    assert (payment.debt, payment.amount, payment.iban) == (refund, 12_345, THEIRS)
    assert payment.name == "Théâtre du Coin"
    with pytest.raises(Refused) as caught:
        payments.services.approve_batch(
            actor=payments.MAKER, key=uuid4(), batch=batch, approval=uuid4(), file="x"
        )
    assert caught.value.code == "own_batch"
    payments.approve(batch)
    payments.bank.send(batch)
    payments.carry_out(simulated)
    later = days.after(clock.today(), 2)
    simulated.day(later)
    simulated.statement("camt")
    with clock.on(later):
        payments.carry_in(simulated)
        payments.book_all()
    assert payments.payments(batch=batch)[0].state == "paid"
    assert books() == {}
    assert payments.broken() == []


def test_what_a_credit_note_gives_back_of_a_paid_invoice_goes_back(
    nothing_else, payments, shop, books
):
    invoice = paid(payments, shop)
    credited(shop, invoice)
    whole = gross(payments, invoice)
    assert beyond(payments, invoice) == (whole, whole)
    give_back(payments, invoice, whole)
    assert books() == {"refund_payable": -whole}
    assert beyond(payments, invoice) == (0, 0)
    assert payments.broken() == []


def test_what_was_paid_twice_and_credited_goes_back_in_parts(nothing_else, payments, shop, books):
    invoice = paid(payments, shop, 5_000)
    credited(shop, invoice)
    whole = gross(payments, invoice) + 5_000
    for amount in (4_000, 2_000, whole - 6_000):
        give_back(payments, invoice, amount)
        assert payments.broken() == []
    assert books() == {"refund_payable": -whole}
    with pytest.raises(Refused):
        give_back(payments, invoice, 1)


@pytest.mark.parametrize("amount", [0, -1, 101, "1", 1.0])
def test_no_more_goes_back_than_was_paid_beyond(payments, shop, amount):
    invoice = paid(payments, shop, 100)
    with pytest.raises(Refused) as caught:
        give_back(payments, invoice, amount)
    assert caught.value.field == "amount"


@pytest.mark.parametrize("iban", ["", "BE68539007547035", "US12"])
def test_it_goes_to_an_account_that_a_transfer_reaches(payments, shop, iban):
    with pytest.raises(Refused) as caught:
        give_back(payments, paid(payments, shop, 100), 100, iban)
    assert caught.value.field == "iban"


def test_of_an_invoice_that_is_open_nothing_goes_back(payments, shop):
    with pytest.raises(Refused):
        give_back(payments, shop.issued_invoice(), 1)
    with pytest.raises(NotFound):
        give_back(payments, uuid4(), 1)


def test_money_that_nobody_knows_goes_back_to_where_it_came_from(
    nothing_else, payments, shop, books, simulated
):
    line = a_line(payments, simulated, 7_777)
    refund = payments.services.refund_line(actor=payments.MAKER, key=uuid4(), line=line)
    assert books() == {"refund_payable": -7_777}
    assert payments.lines(id=line)[0].state == "matched"
    payments.made(kinds=["refund"])
    (payment,) = payments.payments(debt=refund)
    assert (payment.amount, payment.iban, payment.name) == (7_777, THEIRS, "Somebody")
    with pytest.raises(Refused):
        payments.services.refund_line(actor=payments.MAKER, key=uuid4(), line=line)
    assert payments.broken() == []


def test_who_is_given_money_back_has_no_enterprise_number_and_is_known_again(
    nothing_else, payments, shop, simulated
):
    """Neither a client's identifier nor an account stands where an enterprise's number does."""
    from mutua.people.models import LegalPerson
    from mutua.treasury import payees

    lines = [a_line(payments, simulated, amount) for amount in (1_111, 2_222)]
    for line in lines:
        payments.services.refund_line(actor=payments.MAKER, key=uuid4(), line=line)
    give_back(payments, paid(payments, shop, 100), 100)
    batch = payments.made(kinds=["refund"])
    rows = payments.payments(batch=batch)
    client, somebody = ({one.person_id for one in rows if one.name == name}
                        for name in ("Théâtre du Coin", "Somebody"))  # fmt: skip
    assert (len(rows), len(client), len(somebody)) == (3, 1, 1)
    (client,), (somebody,) = client, somebody
    with reading(payments.READER):
        numbers = dict(LegalPerson.objects.values_list("person", "enterprise_number"))
        assert payees.payees_of(batch) == {
            str(somebody): ["", ""], str(client): ["Théâtre du Coin", "0403170701"],
        }  # fmt: skip
    assert numbers[somebody] is None
    assert numbers[client] == "0403170701"


def test_money_goes_back_to_a_creditor_whom_a_paper_has_brought_in_by_the_same_account(
    nothing_else, payments, shop, simulated
):
    """Who holds an account and has no enterprise number is one person, whoever wrote it down."""
    from mutua.ground.ids import derived_id
    from mutua.people import services
    from tests.support import contracts

    iban = contracts.an_iban()
    creditor = derived_id("payee", iban)
    services.add_person(actor=shop.STAFF, key=uuid4(), person=creditor, legal_name="Maître Dumont")
    line = a_line(payments, simulated, 3_333)
    refund = payments.services.refund_line(actor=payments.MAKER, key=uuid4(), line=line, iban=iban)
    payments.made(kinds=["refund"])
    assert [one.person_id for one in payments.payments(debt=refund)] == [creditor]


def test_money_that_left_is_not_given_back(payments, shop, simulated):
    simulated.outgoing(333, "Somebody", "")
    simulated.day(days.after(simulated.today))
    simulated.statement("camt")
    with clock.on(simulated.today):
        payments.carry_in(simulated)
        payments.book_all()
    (line,) = payments.lines(state="suspense", amount=-333)
    with pytest.raises(Refused) as caught:
        payments.services.refund_line(actor=payments.MAKER, key=uuid4(), line=line.id)
    assert caught.value.field == "line"


def test_whoever_decided_it_does_not_approve_its_batch(nothing_else, payments, shop):
    invoice = paid(payments, shop, 100)
    payments.services.refund_invoice(
        actor=payments.APPROVER, key=uuid4(), invoice=invoice, amount=100, iban=THEIRS
    )
    with pytest.raises(Refused) as caught:
        payments.approve(payments.made(kinds=["refund"]))
    assert caught.value.code == "MU017"


def test_where_it_goes_is_changed_once_the_bank_has_refused_it(nothing_else, payments, shop):
    from tests.support import contracts

    other = contracts.an_iban()
    refund = give_back(payments, paid(payments, shop, 100), 100)
    batch = payments.made(kinds=["refund"])
    change = {"actor": payments.MAKER, "refund": refund, "iban": other}
    with pytest.raises(Refused) as caught:
        payments.services.readdress_refund(key=uuid4(), **change)
    assert caught.value.code == "on_its_way"
    payments.services.drop_batch(actor=payments.MAKER, key=uuid4(), batch=batch)
    payments.services.readdress_refund(key=uuid4(), **change)
    payments.made(kinds=["refund"])
    assert [one.iban for one in payments.payments(debt=refund)][-1] == other
    assert payments.broken() == []
    with pytest.raises(NotFound):
        payments.services.readdress_refund(key=uuid4(), **{**change, "refund": uuid4()})


@pytest.fixture
def paid_late(payments, shop):
    """An invoice that was paid after its reminder, with so much beyond: interest is kept of it."""
    from mutua.activities import services
    from tests.support import fund_cases

    def pay(extra):
        invoice = fund_cases.late()
        fund_cases.step(invoice, "reminder")
        with clock.on(shop.DAY + timedelta(days=1)):
            services.record_receipt(
                actor=payments.MAKER, key=uuid4(), receipt=uuid4(), invoice=invoice,
                amount=gross(payments, invoice) + extra,
            )  # fmt: skip
        return invoice

    return pay


def test_interest_that_was_kept_does_not_go_back(payments, shop, paid_late):
    invoice = paid_late(50_000)
    left, listed = beyond(payments, invoice)
    assert 0 < left == listed < 50_000
    with clock.on(shop.DAY + timedelta(days=1)):
        with pytest.raises(Refused):
            give_back(payments, invoice, left + 1)
        give_back(payments, invoice, left)
    assert beyond(payments, invoice) == (0, 0)
    assert payments.broken() == []


def test_an_invoice_of_which_only_interest_was_kept_is_not_listed(payments, paid_late):
    assert beyond(payments, paid_late(100)) == (0, 0)

"""A bill that was paid by another way than a batch, or is held, is not paid by a batch."""

from __future__ import annotations

from uuid import uuid4

import pytest

from mutua.ground import clock
from mutua.ground.errors import NotFound, Refused
from mutua.ground.transactions import reading
from simulators.bank import days
from tests.treasury.test_suppliers import bill, credit, nothing_else, owed, supplier

__all__ = ("nothing_else", "supplier")


@pytest.fixture
def moved(payments, simulated):
    """Money that has left, or came, by the bank's own program: its line, which nobody knows."""

    def move(amount, text="by hand"):
        if amount < 0:
            simulated.outgoing(-amount, "Bois et Fils", "", text=text)
        else:
            simulated.incoming(amount, "Bois et Fils", "BE71096123456769", text=text)
        simulated.day(days.after(simulated.today))  # on a Sunday no statement is written
        simulated.statement("camt")
        with clock.on(simulated.today):
            payments.carry_in(simulated)
            payments.book_all()
        (line,) = payments.lines(state="suspense", amount=amount)
        return line.id

    return move


def match(payments, line, *bills):
    return payments.services.match_bills(
        actor=payments.MAKER, key=uuid4(), line=line, bills=list(bills)
    )


def hold(payments, received, why="It came broken"):
    return payments.services.hold_bill(
        actor=payments.MAKER, key=uuid4(), hold=uuid4(), bill=received, why=why
    )


def release(payments, received):
    return payments.services.release_bill(actor=payments.MAKER, key=uuid4(), bill=received)


def test_a_bill_that_a_line_of_the_statement_has_paid_is_not_owed_any_more(
    nothing_else, payments, supplier, moved
):
    payable = payments.balance("supplier_payable")
    waits = payments.balance("receipts_to_match")
    received = bill(supplier)
    match(payments, moved(-12_100), received)
    assert owed(payments, received) == {}
    assert payments.balance("supplier_payable") == payable
    assert payments.balance("receipts_to_match") == waits
    with pytest.raises(Refused) as caught:
        payments.made(kinds=["supplier"])
    assert caught.value.code == "nothing"
    assert payments.broken() == []


def test_a_bill_that_was_paid_in_part_asks_for_its_rest(nothing_else, payments, supplier, moved):
    received = bill(supplier)
    match(payments, moved(-2_100), received)
    assert owed(payments, received)[received].debt.amount == 10_000
    payments.made(kinds=["supplier"])
    assert payments.payments(debt=received)[0].amount == 10_000
    assert payments.broken() == []


def test_what_many_bills_still_ask_is_one_question_to_the_function_that_guards_payments(
    nothing_else, payments, supplier, moved
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from mutua.treasury import suppliers

    code = "<cbc:PaymentMeansCode>{}</cbc:PaymentMeansCode>"
    by_card = code.format("30"), code.format("48")
    whole, part, card = bill(supplier), bill(supplier), bill(supplier, other=by_card)
    note = credit(supplier)
    match(payments, moved(-2_100), part)
    with reading(payments.READER), CaptureQueriesContext(connection) as asked:
        found = suppliers.still_asked([whole, part, card, note])
    assert found == {whole: 12_100, part: 10_000, card: 0, note: 4_840}
    assert len(asked) == 1


def test_one_transfer_pays_several_bills_the_last_in_part(nothing_else, payments, supplier, moved):
    first, second = bill(supplier), bill(supplier)
    match(payments, moved(-20_000), first, second)
    found = owed(payments, first, second)
    assert {one: each.debt.amount for one, each in found.items()} == {second: 4_200}
    assert payments.broken() == []


def test_what_is_paid_by_card_is_known_once_its_line_came(payments, supplier, moved):
    code = "<cbc:PaymentMeansCode>{}</cbc:PaymentMeansCode>"
    received = bill(supplier, other=(code.format("30"), code.format("48")))
    match(payments, moved(-12_100, "card"), received)
    assert payments.broken() == []


def test_what_was_paid_before_by_its_own_words_is_found_in_the_statement(
    nothing_else, payments, supplier, moved
):
    line = moved(-2_100)
    issued = payments.lines(id=line)[0].booked_on
    with clock.on(issued):
        received = bill(supplier, prepaid=2_100, issued_on=issued)
        match(payments, line, received)
        assert owed(payments, received)[received].debt.amount == 10_000
        payments.made(kinds=["supplier"])
    assert payments.broken() == []


def test_what_a_bill_with_a_prepayment_still_asks_is_not_paid_twice(
    nothing_else, payments, supplier, moved
):
    received = bill(supplier, prepaid=6_050)
    match(payments, moved(-6_050), received)  # it left after the bill came: the rest
    assert owed(payments, received) == {}
    other = bill(supplier, prepaid=6_050)
    match(payments, moved(-50), other)
    assert owed(payments, other)[other].debt.amount == 6_000
    payments.made(kinds=["supplier"])
    assert payments.broken() == []


def test_money_beyond_the_bills_that_are_named_is_refused_whole(payments, supplier, moved):
    received, line = bill(supplier), moved(-12_101)
    with pytest.raises(Refused) as caught:
        match(payments, line, received)
    assert caught.value.code == "too_much"
    assert payments.lines(id=line)[0].state == "suspense"
    match(payments, line, received, bill(supplier))  # one cent of the second: the rest stays open


def test_a_bill_that_the_money_does_not_reach_is_not_named(payments, supplier, moved):
    line = moved(-12_100)
    with pytest.raises(Refused) as caught:
        match(payments, line, bill(supplier), bill(supplier))
    assert caught.value.code == "beyond"


@pytest.mark.parametrize("many", [0, 2])
def test_each_bill_is_named_once(payments, supplier, moved, many):
    received = bill(supplier)
    with pytest.raises(Refused) as caught:
        match(payments, moved(-100 - many), *[received] * many)
    assert caught.value.field == "bills"


def test_a_bill_in_a_payment_is_not_paid_by_a_line_as_well(nothing_else, payments, supplier, moved):
    received = bill(supplier)
    batch = payments.made(kinds=["supplier"])
    line = moved(-12_099)
    with pytest.raises(Refused) as caught:
        match(payments, line, received)
    assert caught.value.code == "not_open"
    payments.services.drop_batch(actor=payments.MAKER, key=uuid4(), batch=batch)
    match(payments, line, received)


def test_what_nobody_booked_and_what_is_not_a_bill_is_not_paid(payments, supplier, moved):
    from tests.support import papers_from_outside, trade

    line = moved(-4_840)
    waits = trade.received(papers_from_outside.of_supplier(supplier=supplier))
    for other in (waits, uuid4(), credit(supplier)):
        with pytest.raises(NotFound):
            match(payments, line, other)


def test_a_credit_note_whose_money_came_is_not_taken_off_a_bill(
    nothing_else, payments, supplier, moved
):
    note = credit(supplier)
    match(payments, moved(4_840), note)
    received = bill(supplier)
    assert owed(payments, received)[received].debt.amount == 12_100
    payments.made(kinds=["supplier"])
    assert payments.broken() == []


def test_a_credit_note_lessens_what_a_bill_paid_in_part_still_asks(
    nothing_else, payments, supplier, moved
):
    received = bill(supplier)
    match(payments, moved(-7_260), received)
    credit(supplier)
    assert owed(payments, received) == {}
    later = bill(supplier)
    found = owed(payments, received, later)  # whichever of the two it is taken off first
    assert sum(one.debt.amount for one in found.values()) == 12_100
    payments.made(kinds=["supplier"])
    assert payments.broken() == []


def test_a_bill_that_is_held_is_paid_once_it_is_released(nothing_else, payments, supplier):
    received = bill(supplier)
    hold(payments, received)
    assert owed(payments, received) == {}
    with pytest.raises(Refused) as caught:
        hold(payments, received)
    assert caught.value.code == "state"
    release(payments, received)
    assert owed(payments, received)[received].debt.amount == 12_100
    with pytest.raises(NotFound):
        release(payments, received)
    hold(payments, received, "Once more")
    release(payments, received)
    payments.made(kinds=["supplier"])
    assert payments.broken() == []


def test_what_is_in_a_payment_is_not_held(nothing_else, payments, supplier):
    received = bill(supplier)
    payments.made(kinds=["supplier"])
    with pytest.raises(Refused) as caught:
        hold(payments, received)
    assert caught.value.code == "on_its_way"


@pytest.mark.parametrize("why", ["", "  ", "x" * 301])
def test_a_hold_says_why(payments, supplier, why):
    with pytest.raises(Refused) as caught:
        hold(payments, bill(supplier), why)
    assert caught.value.field == "why"


def test_a_credit_note_is_not_held(payments, supplier):
    with pytest.raises(NotFound):
        hold(payments, credit(supplier))

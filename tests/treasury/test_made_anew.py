"""What is entered or made anew after a restore may have left before under another identifier, with
another amount: kind by kind what is paid, and what waits for a person's yes."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from mutua.ground import clock
from mutua.ground.errors import Refused
from mutua.ground.transactions import reading
from tests.support import restoring
from tests.support.store import ALICE, BOB

LATER = date(2026, 7, 6)


@pytest.fixture
def gone(payments, shop, store):
    """Something leaves, and what tests before have made is over; then what the journal brings."""
    payments.drop_ready()
    shop.issued_invoice()
    payments.owed(100)
    payments.sent()

    def bring(person, amount, kind, **more):
        restoring.had_left(store, person, amount, kind, **more)

    yield bring
    from tests.support import verb_cases

    with verb_cases.superuser(store) as owner:  # the next test has a store that knows all again
        owner.execute("set session_replication_role = replica")
        owner.execute("delete from treasury_payment where iban = ''")


def owed(payments, kind):
    """By identifier what a batch would pay, and what waits with what had left."""
    with reading(payments.READER):
        found = payments.debts.unpaid(payments.books.HOUSE, [kind])
    return (
        {one.id: one.amount for one in found if not one.doubt},
        {one.id: one.doubt for one in found if one.doubt},
    )


def test_a_correction_that_is_made_anew_is_not_paid_beside_the_lost_one(payments, gone):
    """It was paid by the day of its run, and is made anew in another one: only its person says that
    they are the same."""
    from tests.support import corrections, payday

    since = date(2026, 3, 1)
    work = corrections.big_day(3, 23)
    payday.pay(work)
    with clock.on(payday.PAID_ON):
        payments.sent(on=payday.PAID_ON, kinds=["payslip"])
    with clock.on(LATER):
        gone(ALICE, 7_777, "payslip", due_on="2026-07-03", execution_on="2026-07-03")
        corrections.say_children(2, since)
        corrections.correct(since=since)
        last = corrections.holding(work)
        assert owed(payments, "payslip") == ({}, {last.id: 7_777})
        with pytest.raises(Refused):
            payments.made(on=date(2026, 7, 7), kinds=["payslip"])
        batch = payments.made(on=date(2026, 7, 7), kinds=["payslip"], confirmed=[last.id])
        assert [one.debt for one in payments.payments(batch=batch)] == [last.id]


def test_pay_for_work_of_after_it_does_not_wait(payments, gone):
    from tests.support import corrections, payday

    gone(ALICE, 7_777, "payslip", due_on="2026-03-20", execution_on="2026-03-20")
    work = corrections.big_day(5, 18)
    payday.pay(work)
    with clock.on(payday.PAID_ON):
        (slip,) = payday.paid(work)
        assert owed(payments, "payslip") == ({slip.id: slip.net_pay}, {})
        payments.sent(on=payday.PAID_ON, kinds=["payslip"])


def test_what_left_in_two_parts_of_one_day_meets_two_payslips(payments, gone):
    """Each its own to the cent first; what is left goes to the one that lacks."""
    from tests.support import contracts, corrections, payday

    evening = contracts.at(date(2026, 5, 20), "19:00", "22:00")
    works = [corrections.big_day(5, 20), contracts.worked(hours=evening)]
    payday.pay(*works)
    first, second = (payday.paid(one)[0] for one in works)
    promised = {str(one.promised_on) for work in works for one in payday.months_of(work)}
    (due_on,) = promised
    gone(ALICE, second.net_pay, "payslip", due_on=due_on, execution_on=due_on)
    gone(ALICE, first.net_pay - 25, "payslip", due_on=due_on, execution_on=due_on)
    with clock.on(payday.PAID_ON):
        assert owed(payments, "payslip") == ({first.id: 25}, {})
        payments.sent(on=payday.PAID_ON, kinds=["payslip"])
        assert owed(payments, "payslip") == ({}, {})


@pytest.mark.parametrize("kind", ["pay_advance", "withheld"])
def test_what_pay_lacks_waits_where_it_may_have_left_in_another_way(payments, gone, kind):
    """As an advance that was set off, or to a creditor: of both the store knows nothing."""
    from tests.support import corrections, payday

    work = corrections.big_day(6, {"pay_advance": 8, "withheld": 9}[kind])
    payday.pay(work)
    (slip,), (month,) = payday.paid(work), payday.months_of(work)
    day = str(month.promised_on)
    gone(ALICE, slip.net_pay - 500, "payslip", due_on=day, execution_on=day)
    with clock.on(payday.PAID_ON):
        assert owed(payments, "payslip") == ({slip.id: 500}, {})
        gone(ALICE if kind == "pay_advance" else BOB, 501, kind, execution_on=day)
        assert owed(payments, "payslip") == ({slip.id: 500}, {})
        gone(ALICE if kind == "pay_advance" else BOB, 450, kind, execution_on=day)
        assert owed(payments, "payslip") == ({}, {slip.id: 450})
        payments.sent(on=payday.PAID_ON, kinds=["payslip"], confirmed=[slip.id])


def test_an_advance_of_another_amount_waits_and_of_the_same_has_left(payments, gone):
    from tests.support import advances, contracts

    work = contracts.an_evening_worked()
    with advances.after(work):
        gone(ALICE, 1_500, "pay_advance", account="net_pay_payable")
        other = advances.ask(1_400)
        advances.decide(other)
        assert owed(payments, "pay_advance") == ({}, {other: 1_500})
        same = advances.ask(1_500)
        advances.decide(same)
        # To the cent it is that one: nothing is left of what was lost, and the other may leave.
        assert owed(payments, "pay_advance") == ({other: 1_400}, {})
        payments.sent(kinds=["pay_advance"])


def test_a_debt_to_an_authority_that_is_made_anew_in_two_is_not_paid_again(payments, gone):
    """The first has the number of the one that left, and is less: what left beyond it meets the
    second; of another amount it waits."""
    from mutua.treasury.authorities import assessing
    from mutua.treasury.models import Assessment
    from tests.support import authorities, books, contracts, payday

    office = authorities.named()
    for _ in range(2):
        payday.pay(contracts.worked(hours=contracts.free_hours()))
        with clock.on(date(2026, 7, 20)):
            for period in (date(2026, 1, 1), date(2026, 4, 1)):
                assessing.assess(
                    actor=authorities.TREASURER, key=uuid4(), legal_entity=books.HOUSE,
                    authority="onss", period=period,
                )  # fmt: skip
    with reading(payments.READER):
        *_, first, second = Assessment.objects.order_by("number")
    at = {"account": "authority_payable", "execution_on": "2026-07-20"}
    both = first.amount + second.amount
    gone(office, both - 1, "authority", debt=str(first.id), **at)
    sure, waits = owed(payments, "authority")
    assert first.id not in sure | waits
    assert waits[second.id] == second.amount - 1
    gone(office, second.amount, "authority", debt=str(uuid4()), **at)
    sure, waits = owed(payments, "authority")
    assert second.id not in sure | waits


def test_nobody_else_waits_for_what_had_left(payments, gone):
    gone(BOB, 2_000, "expense")
    mine = payments.owed(2_001)
    assert owed(payments, "expense") == ({mine: 2_001}, {})
    with pytest.raises(Refused) as caught:
        payments.made(kinds=["expense"], confirmed=[uuid4()])
    assert (caught.value.field, caught.value.code) == ("confirmed", "not_owed")
    payments.sent(kinds=["expense"])

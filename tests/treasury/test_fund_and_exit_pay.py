"""Holiday pay at the end of a contract leaves though the client has not paid: the fund advances of
it what the activity's own money lacks, as of other net pay."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.db.models import Sum

from mutua.ground import clock, opening
from mutua.ground.transactions import reading

KIND = "exit_holiday_pay"
BOTH = ("payslip", KIND)


@pytest.fixture
def fund(shop):
    from tests.support import fund

    return fund


@pytest.fixture
def nell(shop, payments):
    """Somebody whose clients have paid nothing yet."""
    from tests.support import lasting

    made = lasting.newcomer()
    yield made
    assert payments.broken() == []


@pytest.fixture
def pay(nell):
    """What a day of hers in an office gives beside its payslip; neither has left."""
    from tests.support import exit_pay, payday

    day = {"pay_from": "gross", "pay_amount": 30_000, **nell.place}
    work = exit_pay.office_day(date(2026, 5, 7), who=nell.actor, **day)
    payday.pay(work, day=date(2026, 6, 1), paid_on=date(2026, 6, 1))
    (made,) = exit_pay.exits(work)
    return made


@pytest.fixture
def slip(pay):
    from tests.support import payday

    (found,) = payday.paid(pay.contract_id)
    return found


def out(payments, person):
    return payments.balance("fund_advance", person=person)


def invoices_of(activity):
    from mutua.activities.queries import open_invoices
    from tests.support import contracts

    with reading(contracts.READER):
        return list(open_invoices().filter(activity=activity).order_by("id"))


def test_the_fund_advances_it_whole_and_is_refilled_first(payments, fund, nell, pay, slip):
    before = fund.balances()
    fund.leaves(payments, "payslip")
    fund.leaves(payments, KIND)
    (advance,) = fund.of_debt(pay.id)
    assert (advance.amount, advance.beyond) == (pay.net_pay, 0)
    assert (advance.person_id, advance.activity_id, advance.client_id) == (
        nell.actor.person, nell.activity, nell.client,
    )  # fmt: skip
    both = slip.net_pay + pay.net_pay
    assert set(fund.out(before).values()) == {both}
    assert out(payments, nell.actor.person) == both
    assert payments.broken() == []

    first, second, *_ = invoices_of(nell.activity)
    fund.receive(first.id, both - 1_000)  # all of it refills
    assert out(payments, nell.actor.person) == 1_000
    fund.receive(second.id, 5_000)
    assert set(fund.out(before).values()) == {0}
    assert out(payments, nell.actor.person) == 0


def test_what_own_money_holds_of_it_is_not_advanced(payments, fund, nell, pay, slip):
    """What a client has paid gives all but the net pay and fifty euros."""
    wanted = -fund.own_money(nell.activity) - slip.net_pay - 1_000
    one = invoices_of(nell.activity)[0]
    activity_gets = one.net * (10_000 - 650)
    fund.receive(one.id, -(-wanted * one.gross * 10_000 // activity_gets))
    lacks = -fund.own_money(nell.activity)
    assert slip.net_pay < lacks < slip.net_pay + pay.net_pay
    fund.leaves(payments, "payslip")
    fund.leaves(payments, KIND)
    (advance,) = fund.of_debt(pay.id)
    assert (advance.amount, advance.beyond) == (lacks - slip.net_pay, 0)


def test_who_has_money_of_her_own_needs_no_fund_for_it(payments, fund, nell, pay):
    for one in invoices_of(nell.activity):
        fund.receive(one.id, one.open)
    fund.leaves(payments, *BOTH)
    assert fund.of_debt(pay.id) == []


def test_in_one_file_the_payslip_comes_first_and_what_passes_a_limit_is_kept(
    payments, fund, nell, pay, slip
):
    with clock.on(fund.LATER):
        fund.decide(member_limit=slip.net_pay + 700, from_day=fund.LATER)
    try:
        fund.leaves(payments, *BOTH)
        (of_slip,) = fund.of_debt(slip.id)
        assert (of_slip.amount, of_slip.beyond) == (slip.net_pay, 0)
        (advance,) = fund.of_debt(pay.id)
        assert (advance.amount, advance.beyond) == (700, pay.net_pay - 700)
        assert out(payments, nell.actor.person) == slip.net_pay + 700
    finally:
        with clock.on(fund.LATER):
            fund.decide(from_day=fund.LATER)


def test_what_the_bank_refuses_was_not_advanced(payments, fund, nell, pay, slip):
    from tests.support.payment_cases import REPORT

    fund.leaves(payments, "payslip")
    batch = fund.leaves(payments, KIND)
    assert out(payments, nell.actor.person) == slip.net_pay + pay.net_pay
    answer = REPORT.format(answer=uuid4().hex, message=batch.hex).replace("ACCP", "RJCT")
    payments.services.read_answer(actor=payments.bank.SENDER, key=uuid4(), answer=answer.encode())
    assert out(payments, nell.actor.person) == slip.net_pay
    fund.leaves(payments, KIND)  # another attempt asks the fund anew
    assert [one.amount for one in fund.of_debt(pay.id)] == [pay.net_pay, pay.net_pay]
    assert out(payments, nell.actor.person) == slip.net_pay + pay.net_pay


def test_what_another_bank_gives_back_was_not_advanced(payments, fund, nell, pay, slip, simulated):
    fund.leaves(payments, "payslip")
    today = simulated.today
    with clock.on(today):
        batch = payments.sent(on=today, kinds=[KIND])
        assert out(payments, nell.actor.person) == slip.net_pay + pay.net_pay
        payments.carry_out(simulated)
    (payment,) = payments.payments(batch=batch)
    simulated.day(today)
    simulated.give_back(payment.end_to_end_id)
    simulated.statement("camt")
    with clock.on(today):
        payments.carry_in(simulated)
        payments.book_all()
        (payment,) = payments.payments(batch=batch)
        assert payment.state == "returned"
    assert out(payments, nell.actor.person) == slip.net_pay


def test_a_client_who_never_pays_it_is_borne_by_the_fund_in_its_share(
    payments, fund, nell, pay, slip
):
    from tests.support import fund_cases

    with clock.on(fund.LATER):
        fund.decide(bears=6_000, from_day=fund.LATER)
    try:
        fund.leaves(payments, *BOTH)
        both = slip.net_pay + pay.net_pay
        assert out(payments, nell.actor.person) == both
        held = payments.balance("guarantee_fund")
        lost = 0
        for one in invoices_of(nell.activity):
            left = out(payments, nell.actor.person)
            with clock.on(fund.LATER):
                fund_cases.lost(one.id)
            lost += (one.open * 6_000 + 5_000) // 10_000
            assert out(payments, nell.actor.person) == max(0, left - one.open)
        assert out(payments, nell.actor.person) == 0
        assert payments.balance("guarantee_fund") == held + lost
    finally:
        with clock.on(fund.LATER):
            fund.decide(from_day=fund.LATER)


def test_what_no_budget_was_charged_for_is_not_advanced(payments, fund, nell, store):
    """Where the house sets nothing aside the pot pays holiday pay, and no client owes it."""
    from tests.support import exit_pay, payday

    with exit_pay.settings(store, holiday_pay_from="apart"):
        work = exit_pay.office_day(date(2026, 5, 12), who=nell.actor, **nell.place)
        payday.pay(work, day=date(2026, 6, 1), paid_on=date(2026, 6, 1))
    (slip,), (pay,) = payday.paid(work), exit_pay.exits(work)
    assert (pay.released, pay.net_pay > 0) == (0, True)
    fund.leaves(payments, *BOTH)
    assert fund.of_debt(pay.id) == []
    assert out(payments, nell.actor.person) == slip.net_pay


def test_of_days_that_count_as_work_no_more_is_advanced_than_was_set_aside(payments, fund, nell):
    """A day of 300.00 was worked, on another she was ill, for which nothing was set aside. Said
    after the payslip has left and what holds until then was advanced, it is a second payment."""
    from tests.support import absences, corrections, exit_pay, payday

    days = (date(2026, 5, 18), date(2026, 5, 19))
    facts = {"pay_from": "gross", "pay_amount": 60_000, **nell.place}
    work = exit_pay.days_worked(*days, who=nell.actor, **facts)
    with clock.on(date(2026, 6, 1)):
        said = absences.say(days[1], None, "unpaid", nell.actor)
    payday.pay(work, day=date(2026, 6, 1), paid_on=date(2026, 6, 1))
    fund.leaves(payments, *BOTH)
    with clock.on(fund.LATER):
        absences.say(days[1], None, "illness", nell.actor, replaces=said)
        corrections.correct([nell.actor.person], since=days[0])
    first, second = exit_pay.exits(work)
    assert second.released == first.released < second.net_pay
    fund.leaves(payments, KIND)
    found = [*fund.of_debt(first.id), *fund.of_debt(second.id)]
    assert [one.amount for one in found] == [first.net_pay, first.released - first.net_pay]
    assert [one.beyond for one in found] == [0, 0]


@pytest.mark.parametrize("known", [True, False])
def test_what_had_left_before_a_store_was_restored_is_advanced_when_it_comes_back(
    payments, fund, nell, pay, slip, known
):
    """A batch that was not approved in the store of then, or that it does not know at all."""
    from mutua.people.services import reopen
    from mutua.treasury.services.batches import facts_of
    from tests.support import books

    fund.leaves(payments, "payslip")
    with clock.on(fund.LATER):
        batch = payments.made(on=fund.LATER, kinds=[KIND])
        assert fund.of_debt(pay.id) == []
        made = payments.found(batch)
        with reading(payments.READER):
            facts = facts_of(made)
        if not known:
            payments.services.drop_batch(actor=payments.MAKER, key=uuid4(), batch=batch)
            batch = uuid4()
            facts["message"] = batch.hex
            for row in facts["payments"]:
                row[2] = 2  # the attempt
        opening.shut(actor=opening.KEEPER, key=uuid4(), why="It was restored")
        try:
            for _ in range(2):  # the journal is read again
                payments.services.remember_sent(
                    actor=opening.KEEPER, key=uuid4(), batch=batch, facts=facts
                )
        finally:
            reopen(
                actor=books.STAFF, key=uuid4(), why="The journal is read",
                signed_by=(books.STAFF.person, payments.GRETA),
            )  # fmt: skip
    (advance,) = fund.of_debt(pay.id)
    assert (advance.amount, advance.payment.batch_id) == (pay.net_pay, batch)
    assert out(payments, nell.actor.person) == slip.net_pay + pay.net_pay


def test_the_outlook_counts_it_as_pay_that_comes_again(payments, fund, nell, pay, slip):
    """Of her client, the payslip and the holiday pay of last year on the same days a year later; of
    what is signed as much leaves as net pay and holiday pay were of the cost."""
    from mutua.payroll.models import ExitHolidayPay
    from mutua.treasury.outlook import book
    from mutua.treasury.outlook.looking import LOOKOUT
    from tests.support import books

    fund.leaves(payments, *BOTH)
    with clock.on(fund.LATER), reading(LOOKOUT):
        to_come = book._like_last_year(books.HOUSE, fund.LATER)
        (left,) = [
            one for one in book._outstanding(books.HOUSE, fund.LATER) if one.client == nell.client
            and one.amount == pay.net_pay
        ]  # fmt: skip
        net, cost = book._net_share(books.HOUSE, fund.LATER)
        slips = book._payslips(books.HOUSE, fund.LATER)
        sums = slips.aggregate(net=Sum("net_pay"), cost=Sum("charged"))
        exits = ExitHolidayPay.objects.holding().aggregate(net=Sum("net_pay"))["net"]
    hers = [one for one in to_come if one.client == nell.client]
    assert {one.amount for one in hers} == {slip.net_pay, pay.net_pay}
    days = {one.advanced_on for one in hers if one.amount == pay.net_pay}
    assert days == {one.advanced_on for one in hers if one.amount == slip.net_pay}
    assert left.advanced_on < 0
    assert (net, cost) == (sums["net"] + exits, sums["cost"])

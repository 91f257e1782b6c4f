"""What the house owes and has: every figure is the books', for every member to see."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection

from mutua.ground import clock
from mutua.ground.transactions import reading
from tests.support.store import OLGA


@pytest.fixture
def fund(shop):
    from tests.support import fund

    return fund


@pytest.fixture
def seen(shop):
    """Coverage as a member reads it who has no activity in it."""
    from mutua.treasury.coverage.reading import coverage

    def read(day=None):
        with reading(shop.charlie):
            return coverage(shop.HOUSE, day or clock.today())

    return read


def trial(shop) -> dict[str, int]:
    """The books by account, as the ledger itself sums them."""
    from mutua.ground import actors
    from mutua.ledger import queries

    with reading(actors.Actor(actors.AUDITOR, job="test")):
        found = queries.trial_balance(shop.HOUSE, clock.today() + timedelta(days=365))
    return {one.account: one.amount for one in found if one.amount}


def by_account(shop) -> dict[str, int]:
    with reading(shop.charlie), connection.cursor() as cursor:
        cursor.execute("select account, amount from mutua.balances_of(%s)", [shop.HOUSE])
        return {account: int(amount) for account, amount in cursor.fetchall()}


def draw(payments) -> int:
    from mutua.treasury.coverage.drawing import draw_balances

    return draw_balances(actor=payments.bank.SENDER, key=uuid4())


def test_the_sides_are_the_trial_balance(shop, payments, fund, seen):
    invoice = shop.issued_invoice()
    fund.receive(invoice, 50_000)
    _, payslip = fund.evening(pay_amount=20_000)
    fund.leave(payments, payslip)
    found, books = seen(), trial(shop)
    assert by_account(shop) == books
    assert found.total("has") == found.total("owes") + found.total("own")
    assert found.cash == books["bank"]
    owed = {one.code: one.amount for one in found.side("owes")}
    assert owed["pay"] == -books["net_pay_payable"]
    assert owed["budgets"] == -books["activity_budget"]
    assert owed["authorities"] == -sum(
        books.get(one, 0)
        for one in (
            "social_security_payable",
            "withholding_tax_payable",
            "vat_due",
            "vat_deductible",
        )
    )
    claims = next(one.amount for one in found.side("has") if one.code == "claims")
    assert sum(one.amount for one in found.ages) == claims == books["client_receivable"]


def test_balances_that_were_drawn_and_what_was_booked_since_are_the_books(
    shop, payments, monkeypatch
):
    import time

    from mutua.ground import ids

    # Entries of an hour ago, by the clock that gives them their identifiers.
    with monkeypatch.context() as earlier:
        real = time.time_ns
        earlier.setattr(ids.time, "time_ns", lambda: real() - 3_600_000_000_000)
        earlier.setattr(ids, "_last", 0)
        shop.issued_invoice()
    assert draw(payments) > 0
    shop.issued_invoice()
    assert by_account(shop) == trial(shop)
    assert draw(payments) == 0  # the last ten minutes wait
    assert by_account(shop) == trial(shop)
    assert payments.broken() == []


def test_old_claims_count_less_and_too_little_is_an_alarm(shop, fund, seen):
    shop.issued_invoice()
    today = seen()
    assert [one.share for one in today.ages] == [10_000, 8_000, 5_000, 0]
    assert today.ages[0].amount > 0
    later = seen(clock.today() + timedelta(days=400))
    assert later.ages[3].amount == sum(one.amount for one in today.ages)
    assert later.good == later.cash < today.good
    assert later.ratio is not None
    assert later.alarm == (later.ratio < 10_000)
    fund.decide(coverage_alarm=0)
    assert not seen(clock.today() + timedelta(days=400)).alarm
    fund.decide()


def test_pay_of_signed_work_is_said_before_the_books_hold_it(shop, seen):
    from tests.support import contracts

    shop.issued_invoice()
    before = seen()
    signed = contracts.found(contracts.signed(pay_amount=20_000))
    after = seen()
    assert after.to_come == before.to_come + signed.charged
    assert after.lines == before.lines


def test_a_figure_opens_into_what_moved_it_and_names_nobody(shop, seen):
    from mutua.treasury.coverage.reading import movements

    shop.issued_invoice()
    with reading(shop.charlie):
        found = movements(shop.HOUSE, "activity_budget")
    assert sum(one.amount for one in found) == trial(shop)["activity_budget"]
    assert ("invoice", "issued") in {(one.cause_kind, one.purpose) for one in found}
    assert OLGA not in {value for one in found for value in one}

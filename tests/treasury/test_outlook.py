"""The outlook of a house begins from its books: what is out, what is signed, last year once more."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest
from django.core import mail

from mutua.ground import clock


@pytest.fixture(scope="module")
def out(house):
    """Pay of an evening that the fund has advanced whole, because the client has not paid."""
    from tests.support import contracts, fund, payments

    mail.outbox = []
    with clock.on(house.DAY):
        order = contracts.signed_order(mail.outbox)
        contract, payslip = fund.evening(order=order, pay_amount=30_000)
        fund.leave(payments, payslip)
    (advance,) = fund.advances(contract)
    assert advance.amount == payslip.net_pay
    return advance


@pytest.fixture(scope="module")
def found(out):
    from mutua.ground.transactions import reading
    from mutua.treasury.outlook.book import situation
    from mutua.treasury.outlook.looking import LOOKOUT
    from tests.support import books, fund

    with clock.on(fund.LATER), reading(LOOKOUT):
        return situation(books.HOUSE, fund.LATER)


def test_what_is_out_is_a_block_that_has_left(out, found):
    left = found.book.advanced_on < 0
    assert found.book.amount[left].sum() == out.amount
    assert found.balance == -out.amount


def test_what_was_paid_comes_once_more_until_the_year_is_full(out, found):
    to_come = found.book.advanced_on >= 0
    times = int(to_come.sum())
    assert times >= 2  # a house of some months repeats them
    assert set(found.book.amount[to_come]) == {out.amount}
    assert (np.diff(found.book.due_on[to_come] - found.book.advanced_on[to_come]) == 0).all()


def test_a_client_that_fails_today_takes_with_it_what_is_out(out, found):
    from mutua.treasury.outlook.simulation import simulate, with_failure

    ((name, client, amount),) = found.largest
    assert (name, amount) == ("Théâtre du Coin", out.amount)
    failed = simulate(with_failure(found.book, np.array([client])), found.balance, paths=200)
    assert failed.lost == out.amount
    assert failed.chance_dry == 1.0  # it is out, and comes back no more


def test_the_outlook_of_a_day_is_reckoned_once_and_plays_each_case(out, monkeypatch):
    from mutua.ground.transactions import reading
    from mutua.ledger.models import LegalEntity
    from mutua.treasury.outlook import looking
    from tests.support import books, fund

    with reading(looking.LOOKOUT):
        entity = LegalEntity.objects.get(code=books.HOUSE)
    first = looking.outlook(entity, fund.LATER)
    assert [one.kind for one in first.cases] == ["as_it_is", "more", "failure"]
    monkeypatch.setattr(looking, "look_ahead", None)  # would fail if it were asked again
    again = looking.outlook(entity, fund.LATER)
    assert again.cases[0].outcome.reserve == first.cases[0].outcome.reserve
    assert (again.cases[0].outcome.bands == first.cases[0].outcome.bands).all()


def test_nothing_at_all_has_an_outlook_too(shop):
    """A legal entity without a single invoice."""
    from mutua.ground.transactions import reading
    from mutua.treasury.outlook.book import situation
    from mutua.treasury.outlook.looking import LOOKOUT
    from mutua.treasury.outlook.simulation import simulate

    with clock.on(shop.DAY + timedelta(days=1)), reading(LOOKOUT):
        empty = situation("nobody", shop.DAY)
    outcome = simulate(empty.book, empty.balance, paths=100)
    assert (outcome.chance_dry, outcome.reserve, outcome.lost) == (0.0, 0, 0)

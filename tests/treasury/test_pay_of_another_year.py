"""Pay is taxed by the year in which it is paid: what was reckoned for another year is in no batch, and
the treasurer reads why."""

from __future__ import annotations

from datetime import date

import pytest

from mutua.ground import clock
from mutua.ground.transactions import reading

DECEMBER, JANUARY = date(2026, 12, 30), date(2027, 1, 5)


@pytest.fixture(scope="module")
def ready(house):
    from tests.support import contracts

    with clock.on(house.DAY):
        contracts.get_ready()
    return house


@pytest.fixture
def unpaid(ready, payments):
    """A payslip that was to be paid in July, and an expense of the same day."""
    from tests.support import contracts, payday, shop

    for _ in range(2):
        shop.issued_invoice()
    gig = contracts.worked(hours=contracts.free_hours())
    payday.pay(gig)
    (slip,) = payday.paid(gig)
    expense = payments.owed()
    yield slip, expense
    payments.drop_ready()


def standing(payments, day):
    from mutua.treasury import queries

    with clock.on(day), reading(payments.READER):
        return queries.owed(payments.books.HOUSE)


def test_in_its_year_it_is_owed_like_everything_else(unpaid, payments):
    slip, _ = unpaid
    found = standing(payments, DECEMBER)
    assert sum(one.amount for one in found.sums if one.kind == "payslip") >= slip.net_pay
    assert found.blocked == []


def test_in_another_year_it_is_blocked_with_its_reason_and_not_counted_as_payable(unpaid, payments):
    slip, _ = unpaid
    found = standing(payments, JANUARY)
    mine = [one for one in found.blocked if one.amount == slip.net_pay]
    assert mine
    assert {(one.kind, one.year, one.person.id) for one in mine} == {
        ("payslip", 2026, slip.person_id)
    }
    assert [one.kind for one in found.sums] == ["expense"]


def test_a_batch_of_the_next_year_says_what_it_leaves_out(unpaid, payments):
    from mutua.treasury import queries
    from mutua.treasury.models import Payment

    slip, expense = unpaid
    with clock.on(DECEMBER):
        batch = payments.made(on=date(2027, 1, 4))
        with reading(payments.READER):
            paid = set(Payment.objects.filter(batch=batch).values_list("debt", flat=True))
            left = queries.left_out(payments.books.HOUSE, date(2027, 1, 4))
    assert expense in paid
    assert slip.id not in paid
    assert left.count >= 1
    assert left.amount >= slip.net_pay
    with clock.on(DECEMBER), reading(payments.READER):
        assert queries.left_out(payments.books.HOUSE, date(2026, 12, 31)) == (0, 0)

"""A store is restored to a point at which a batch was approved and had not left yet. It had left when
the disk failed: it does not leave again, or its bank refuses it as known and it is paid anew."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mutua.ground import clock, opening
from mutua.ground.errors import Refused
from tests.support import restoring
from tests.support.restoring import NIGHT
from tests.treasury.test_restored import at_the_bank, back, read_statements

__all__ = ("back",)  # a fixture


@pytest.fixture(scope="module")
def house(store, tmp_path_factory):
    from tests.support import payments

    with restoring.house_with_treasury(store, tmp_path_factory.mktemp) as made:
        with clock.on(NIGHT):
            bank = payments.a_bank(tmp_path_factory.mktemp("simulated"))
            payments.owed(1_000)
            made.leaving = payments.made()
            payments.approve(made.leaving)
            made.back_up()
            payments.bank.send(made.leaving)
            made.fail(bank)
        yield made


def worked_on(house, payments) -> None:
    """The job that was in the store goes on, and the bank takes what leaves."""
    payments.bank.send(house.leaving)
    payments.bank.release_all()
    for path in sorted(payments.bank.out().glob("*.xml")):
        payments.simulated.submit(path.read_bytes())
    payments.simulated.day(payments.simulated.today + timedelta(days=3))


@pytest.mark.parametrize("order", ["statements first", "job first", "job while it is shut"])
def test_a_batch_that_was_approved_does_not_leave_again(house, back, order):
    before = at_the_bank(back)
    if order == "job while it is shut":
        with pytest.raises(Refused) as caught:
            back.bank.send(house.leaving)
        assert caught.value.code == "shut"
    missing = opening.unknown()
    assert [one.reference for one in missing if one.kind == "payment_batch"] == [house.leaving]
    opening.take_back(missing)
    if order == "statements first":
        read_statements(back)
    assert restoring.reopen(back.GRETA) == 0
    worked_on(house, back)
    read_statements(back)
    assert [(one.state, one.attempt) for one in back.payments()] == [("paid", 1)]
    assert at_the_bank(back) == before
    assert restoring.broken() == []


def test_twin_left_to_its_job_its_bank_refuses_it_and_its_debt_is_owed_again(
    house, back, monkeypatch
):
    """Which is why the journal counts for it as well."""
    from mutua.ground.transactions import reading

    monkeypatch.delitem(opening.kinds, "payment_batch")
    restoring.reopen(back.GRETA)
    worked_on(house, back)
    read_statements(back)
    assert [one.state for one in back.payments()] == ["rejected"]
    with reading(back.READER):
        assert [one.amount for one in back.debts.unpaid(back.books.HOUSE)] == [1_000]

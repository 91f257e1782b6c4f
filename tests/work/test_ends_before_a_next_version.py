"""A next version is signed before it begins. The contract may end first: then what it was until then
counts, and once it ends no next version is signed."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from mutua.ground import clock, doctor
from mutua.ground.errors import Refused
from mutua.ground.transactions import reading
from tests.work.test_ends import house, spans

__all__ = ("house",)  # a fixture
DAY = date(2026, 5, 20)
JULY = date(2026, 7, 1)


@pytest.fixture
def she(house):
    """A member with two mornings a week for 400.00 a month since April, whose June is opened."""
    from tests.support import contracts, shop

    one = house.newcomer()
    with clock.on(shop.DAY):
        contract = house.declared(one.actor, **one.place)
    with clock.on(date(2026, 5, 16)):
        house.open_months(date(2026, 6, 30))
        contracts.services.take_schedule(
            actor=house.OPENER, key=uuid4(), until=date(2026, 5, 2)
        )  # fmt: skip
    with clock.on(DAY):
        yield one, contract


def next_version(house, one, contract, **facts):
    """What is signed on 20 May and begins in July: May and June stand under it as they were."""
    from tests.support import changes

    after = house.amended(contract, JULY, one.actor, **facts)
    house.approved_and_signed(after, one.actor)
    changes.tell(after)
    return after


@pytest.mark.parametrize("mornings, pay", [(1, 20_000), (2, 45_000)])
def test_its_last_month_is_cut_by_the_pay_that_held_in_it(house, she, mornings, pay):
    """Four of the nine mornings of June for 400.00 a month: 177.78, whatever July would have paid."""
    one, contract = she
    week, offer = house.MORNINGS[:mornings], uuid4()
    after = next_version(house, one, contract, week=week, monthly_gross=pay)
    assert [gross for *_, gross in spans(house, after)] == [40_000, 40_000, pay]
    house.end(after, ending=offer, kind="agreement", by="employer", last_day=date(2026, 6, 10))
    house.agree(offer, one.actor)
    assert spans(house, after) == [(5, 27, 40_000), (6, 10, 17_778)]
    found = {each.check.code: each.wrong for each in doctor.examine()}
    assert found["work.open_ended"] == 0


def test_a_serious_cause_ends_it_at_once(house, she):
    one, contract = she
    after = next_version(house, one, contract)
    house.end(after, kind="serious_cause", by="employer", known_on=DAY, why="Theft")
    assert spans(house, after) == [(5, 20, 30_000)]  # six of eight mornings


def test_pay_in_place_of_notice_is_that_of_the_month_that_runs(house, she):
    from mutua.work.services.ending import end_of
    from tests.support import contracts

    one, contract = she
    asked = {"kind": "indemnity", "by": "employer", "given_on": DAY}

    def comes_to(which):
        with reading(contracts.READER):
            found = end_of(contracts.Contract.objects.get(id=which), **asked)
        return found.gross_pay, found.charged

    now = comes_to(contract)
    assert comes_to(next_version(house, one, contract)) == now


def test_what_was_prepared_before_the_end_is_not_signed_after_it(house, she):
    """Else the end would be forgotten: it would stand on a version that was replaced."""
    from tests.support import contracts

    one, contract = she
    after = house.amended(contract, date(2026, 6, 1), one.actor)
    house.end(contract, one.actor, kind="notice", by="worker", how="handed")
    with pytest.raises(Refused) as refused:
        house.approved_and_signed(after, one.actor)
    assert (refused.value.field, refused.value.code) == ("contract", "ended")
    assert contracts.found(contract).state == "declared"

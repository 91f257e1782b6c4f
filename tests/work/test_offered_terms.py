"""What a guest signs is what she was offered, also where her own facts make it another pay."""

from __future__ import annotations

from datetime import date
from unittest.mock import patch

import pytest

from mutua.ground import clock
from mutua.ground.errors import Refused

STUDENT = {"student": True}


@pytest.fixture(scope="module")
def house(store):
    from tests.support import contracts, shop

    shop.open_shop()
    contracts.get_ready()
    with clock.on(shop.DAY):
        for _ in range(6):
            shop.issued_invoice()
    return shop


@pytest.fixture
def guests(shop):
    from tests.support import guests

    return guests


def offered(guest, guests, contracts):
    """What she was offered beside what her contract says: gross and cost."""
    one, made = guests.found(guest), contracts.found(guests.accept(guest))
    return (one.gross_pay, one.charged), (made.gross_pay, made.charged)


@pytest.mark.parametrize("pay_from, amount", [("budget", 30_000), ("gross", 20_000)])
def test_somebody_single_without_other_work_gets_it_to_the_cent(
    shop, contracts, guests, pay_from, amount
):
    guest = guests.known(guests.invited(pay_from=pay_from, pay_amount=amount))
    before, after = offered(guest, guests, contracts)
    assert before == after


@pytest.mark.parametrize("pay_from", ["budget", "gross"])
def test_a_student_whose_hours_are_used_up_costs_more_beside_her_gross(
    shop, contracts, guests, pay_from
):
    from mutua.work import planning

    said = {"regime": "student", "answers": STUDENT, "pay_from": pay_from}
    guest = guests.known(guests.invited(**said))
    with patch.object(planning, "_student_hours", [lambda _person, _day: 200_000]):
        before, after = offered(guest, guests, contracts)
    assert after[1] - after[0] > before[1] - before[0]
    if pay_from == "budget":
        assert after[0] < before[0]
        assert after[1] <= 30_000
    else:
        assert after[0] == before[0] == 30_000
        assert after[1] > before[1]


@pytest.mark.parametrize("pay_from", ["budget", "gross"])
def test_who_has_a_meal_voucher_of_the_day_already_costs_less_beside_her_gross(
    shop, contracts, guests, pay_from
):
    from tests.support import vouchers

    day = date(2026, 4, 14) if pay_from == "budget" else date(2026, 4, 15)
    if pay_from == "budget":
        vouchers.decide()
    said = {"regime": "employee", "answers": {}, "pay_from": pay_from}
    guest, _first = guests.working(hours=contracts.at(day, "09:00", "13:00"), **said)
    again = guests.invited(
        guest.person, guest.email, hours=contracts.at(day, "14:00", "18:00"), **said
    )
    before, after = offered(again, guests, contracts)
    assert after[1] - after[0] < before[1] - before[0]


def test_terms_that_the_law_no_longer_gives_are_not_signed_but_said(shop, contracts, guests):
    """As when a rate of the law has changed since: what was offered is worked out anew."""
    from mutua.work.services import inviting

    guest = guests.known(guests.invited())
    worked_out = inviting.price

    def cheaper(*asked, **more):
        plan, priced = worked_out(*asked, **more)
        return plan, {**priced, "gross_pay": priced["gross_pay"] + 1_000}

    with patch.object(inviting, "price", cheaper), pytest.raises(Refused) as refused:
        guests.accept(guest)
    assert (refused.value.field, refused.value.code) == ("invitation", "terms")
    assert guests.found(guest).state == "open"

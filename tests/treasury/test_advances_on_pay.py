"""A part of what was earned is paid before its day, and the next payslips set it off."""

from __future__ import annotations

from uuid import uuid4

import pytest

from mutua.ground import actors, clock, doctor
from mutua.ground.errors import NotAllowed, Refused
from tests.support.store import ALICE, BOB


@pytest.fixture
def advances(shop, payments):
    from tests.support import advances, corrections, writs

    corrections.nothing_claimed()
    writs.end_all()
    payments.nothing_owed()
    return advances


@pytest.fixture
def payday(advances):
    from tests.support import payday

    return payday


def holds() -> None:
    wrong = [(one.check.code, one.wrong) for one in doctor.examine(rebuild=True) if not one.holds]
    assert wrong == []


def test_a_fifth_of_an_evening_is_given_at_once_and_set_off_by_its_payslip(
    advances, payday, payments
):
    from tests.support import contracts

    evening = contracts.an_evening_worked()
    with advances.after(evening):
        stands = advances.stands()
        assert stands.net > 0
        assert stands.most == stands.net // 5
        with pytest.raises(Refused) as caught:
            advances.ask(stands.most + 1)
        assert (caught.value.field, caught.value.code) == ("amount", "most")
        asked = advances.ask(stands.most)
        assert advances.stands().most == 0
        assert payments.balance("member_receivable", person=ALICE) == 0
        advances.decide(asked)
        assert payments.balance("member_receivable", person=ALICE) == stands.most
        with payments.reading(payments.READER):
            (debt,) = payments.debts.unpaid("coop", ["pay_advance"])
        assert (debt.person, debt.amount, debt.purpose) == (ALICE, stands.most, "SALA")
        payments.made(kinds=["pay_advance"])
        holds()
    payday.pay(evening)
    (slip,) = payday.paid(evening)
    (part,) = advances.set_offs(advance=asked)
    assert slip.net_pay == stands.net
    assert part.amount == stands.most
    assert payments.balance("member_receivable", person=ALICE) == 0
    with clock.on(payday.PAID_ON), payments.reading(payments.READER):
        left = [one.amount for one in payments.debts.unpaid("coop", ["payslip"])]
    assert left == [slip.net_pay - part.amount]
    holds()


def test_what_a_payslip_cannot_set_off_stays_to_the_next(advances, payday, payments):
    """A larger piece of work is paid in between by a smaller one."""
    from tests.support import contracts, corrections

    large, small = corrections.big_day(4, 7), contracts.an_evening_worked()
    with advances.after(small if payday.after(small) > payday.after(large) else large):
        stands = advances.stands()
        asked = advances.ask(stands.most)
        advances.decide(asked)
    payday.pay(small)
    (slip,) = payday.paid(small)
    (first,) = advances.set_offs(advance=asked)
    assert first.amount == slip.net_pay // 5 < stands.most
    payday.pay(large)
    parts = advances.set_offs(advance=asked)
    assert sum(one.amount for one in parts) <= stands.most
    assert len(parts) == 2
    holds()


def test_creditors_come_first(advances, payday, payments):
    from tests.support import contracts, writs

    evening = contracts.an_evening_worked()
    writ = writs.running(kind="maintenance", amount=10**6)
    with advances.after(evening):
        stands = advances.stands()
        assert stands.creditors == stands.net
        assert stands.most == 0
    writs.end(writ)
    payday.pay(evening)


def test_nobody_grants_her_own_and_it_is_decided_once(advances, payday):
    from mutua.payroll import services
    from tests.support import contracts

    evening = contracts.an_evening_worked()
    with advances.after(evening):
        asked = advances.ask(1)
        own = actors.staff(ALICE)
        with pytest.raises((NotAllowed, Refused)):
            services.decide_advance(
                actor=own, key=uuid4(), advance=asked, decision=uuid4(), granted=True
            )
        with pytest.raises(Refused) as caught:
            advances.decide(asked, granted=False)
        assert caught.value.field == "why"
        advances.decide(asked, granted=False, why="The client disputes the work")
        with pytest.raises(Refused) as caught:
            advances.decide(asked)
        assert caught.value.code == "state"
        assert advances.stands(BOB).most == 0
    payday.pay(evening)
    assert advances.set_offs(advance=asked) == []


def test_where_the_house_has_decided_for_all_a_job_grants_at_once(advances, payday):
    from mutua.payroll import tasks
    from tests.support import contracts

    evening = contracts.an_evening_worked()
    with advances.after(evening):
        asked = advances.ask(1)
        tasks.grant_advance(advance=str(asked))
        tasks.grant_advance(advance=str(asked))
    payday.pay(evening)
    assert [one.amount for one in advances.set_offs(advance=asked)] == [1]

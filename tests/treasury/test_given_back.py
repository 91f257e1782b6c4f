"""What somebody was paid too much comes back by transfer: the treasury says so of the line."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from mutua.ground import clock, doctor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.transactions import reading

SINCE, TODAY = date(2026, 6, 1), date(2026, 7, 6)


@pytest.fixture
def corrections(shop, payments):
    from tests.support import corrections

    payments.nothing_owed()
    with clock.on(TODAY):
        corrections.nothing_to_correct()
        corrections.nothing_claimed()
    return corrections


@pytest.fixture
def came(payments):
    """Money that came from Alice: its line, which nobody knows."""
    from tests.support import payment_cases

    def come(amount):
        with clock.on(TODAY):
            return payment_cases.money_moved(amount)

    return come


def holds() -> None:
    wrong = [(one.check.code, one.wrong) for one in doctor.examine(rebuild=True) if not one.holds]
    assert wrong == []


def too_much(corrections, payments, one=None):
    """An evening of somebody new that was paid for far more hours than it took; the claim."""
    from tests.support import contracts, lasting, payday

    one = one or lasting.newcomer()
    evening = contracts.worked(one.actor, hours=contracts.at(SINCE, "19:00", "22:00"), **one.place)
    corrections.say_hours(evening, corrections.OVERTIME)
    payday.pay(evening)
    with clock.on(payday.PAID_ON):
        payments.sent(on=payday.PAID_ON, kinds=["payslip"])
    correct_hours(corrections, evening, one.actor.person, 300)
    (claim,) = corrections.claims(evening)
    return claim


def correct_hours(corrections, evening, person, hours):
    corrections.say_hours(evening, hours)
    with clock.on(TODAY):
        corrections.correct([person], SINCE)


def match(payments, line, *claims, actor=None):
    with clock.on(TODAY):
        return payments.services.match_claims(
            actor=actor or payments.MAKER, key=uuid4(), line=line,
            claims=[one.id for one in claims],
        )  # fmt: skip


def left(payments) -> list[int]:
    with reading(payments.READER):
        return [one.amount for one in payments.debts.unpaid("coop", ["payslip"])]


def test_a_transfer_ends_a_claim_and_leaves_the_account_where_it_waited(
    corrections, payments, came
):
    claim = too_much(corrections, payments)
    waits, payable = payments.balance("receipts_to_match"), payments.balance("net_pay_payable")
    assert payments.balance("member_receivable", person=claim.person_id) == claim.amount
    line = came(claim.amount)
    match(payments, line, claim)
    (made,) = corrections.settlements(claim.id)
    assert (made.kind, made.amount, made.payslip_id, made.plan_id) == (
        "transferred", claim.amount, None, None,
    )  # fmt: skip
    assert payments.balance("member_receivable", person=claim.person_id) == 0
    assert payments.balance("receipts_to_match") == waits
    assert payments.balance("net_pay_payable") == payable
    assert left(payments) == []
    from mutua.treasury import queries

    found = payments.lines(id=line)
    with reading(payments.READER):
        (booked,) = queries.booked_for(found)[line]
    assert (booked.kind, booked.amount, booked.target) == ("claim", claim.amount, claim.id)
    assert booked.words
    holds()


def test_a_part_comes_back_and_then_the_rest(corrections, payments, came):
    claim = too_much(corrections, payments)
    match(payments, came(500), claim)
    assert payments.balance("member_receivable", person=claim.person_id) == claim.amount - 500
    holds()
    match(payments, came(claim.amount - 500), claim)
    assert [one.kind for one in corrections.settlements(claim.id)] == ["transferred"] * 2
    assert payments.balance("member_receivable", person=claim.person_id) == 0
    holds()


def test_what_came_back_is_paid_again_where_it_was_owed_after_all(corrections, payments, came):
    from mutua.payroll.models import Payslip

    claim = too_much(corrections, payments)
    match(payments, came(claim.amount), claim)
    with reading(payments.READER):
        evening = Payslip.objects.get(id=claim.payslip_id).contract_month.contract_id
    correct_hours(corrections, evening, claim.person_id, corrections.OVERTIME)
    with clock.on(TODAY):
        assert left(payments) == [claim.amount]
        payments.nothing_owed()
    holds()


def test_one_transfer_gives_back_several_claims_in_their_order(corrections, payments, came):
    """Of two evenings of one person, the second claim in part."""
    from tests.support import contracts, lasting, payday

    one = lasting.newcomer()
    first = too_much(corrections, payments, one)
    may = date(2026, 5, 4)
    evening = contracts.worked(one.actor, hours=contracts.at(may, "19:00", "22:00"), **one.place)
    corrections.say_hours(evening, corrections.OVERTIME)
    payday.pay(evening)
    with clock.on(payday.PAID_ON):
        payments.sent(on=payday.PAID_ON, kinds=["payslip"])
    corrections.say_hours(evening, 300)
    with clock.on(TODAY):
        corrections.correct([one.actor.person], may)
    (second,) = corrections.claims(evening)
    match(payments, came(first.amount + 500), first, second)
    given = [corrections.settlements(each.id)[-1].amount for each in (first, second)]
    assert given == [first.amount, 500]
    holds()


def test_money_that_no_claim_asks_for_stays_where_it_waits(corrections, payments, came):
    from tests.support import payment_cases

    claim = too_much(corrections, payments)
    line = came(claim.amount + 1)

    def refused(*claims, line=line, actor=None):
        with pytest.raises(Refused) as caught:
            match(payments, line, *claims, actor=actor)
        return caught.value.field, caught.value.code

    assert refused(claim) == ("claims", "too_much")
    assert refused() == ("claims", "refused")
    assert refused(claim, claim) == ("claims", "refused")
    with clock.on(TODAY):
        gone = payment_cases.money_moved(-500)
    assert refused(claim, line=gone)[0] == "line"
    with pytest.raises(NotFound), clock.on(TODAY):
        payments.services.match_claims(
            actor=payments.MAKER, key=uuid4(), line=line, claims=[uuid4()]
        )
    match(payments, came(claim.amount), claim)
    assert refused(claim) == ("claims", "not_open")
    assert payments.lines(id=line)[0].state == "suspense"
    holds()


def test_nobody_says_it_of_what_she_owes_herself(corrections, payments, came):
    from mutua.ground import actors
    from mutua.people import services as people

    claim = too_much(corrections, payments)
    line = came(claim.amount)
    people.appoint(
        actor=actors.Actor(actors.STAFF, job="test"), key=uuid4(), appointment=uuid4(),
        person=claim.person_id, role="treasurer",
    )  # fmt: skip
    with pytest.raises(Refused) as caught:
        match(payments, line, claim, actor=actors.Actor(actors.TREASURY, claim.person_id))
    assert (caught.value.field, caught.value.code) == ("claims", "own")


def test_a_transfer_is_of_one_person(corrections, payments, came):
    claim, other = (too_much(corrections, payments) for _ in range(2))
    with pytest.raises(Refused) as caught:
        match(payments, came(claim.amount + other.amount), claim, other)
    assert (caught.value.field, caught.value.code) == ("claims", "persons")

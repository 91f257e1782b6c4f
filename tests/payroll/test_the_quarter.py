"""When a quarter is over, what its declaration says beyond the payslips is one explained entry a
worker."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from mutua.ground import clock, doctor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.transactions import reading

SECOND = date(2026, 4, 1)
OVER = date(2026, 7, 10)


def regularise(quarter=SECOND, day=OVER, **facts):
    from tests.support import corrections

    with clock.on(day):
        return corrections.regularise(quarter, **facts)


def kept():
    from mutua.payroll.models import Regularisation
    from tests.support import contracts

    with reading(contracts.READER):
        return list(Regularisation.objects.order_by("person", "version"))


def holds() -> None:
    wrong = [(one.check.code, one.wrong) for one in doctor.examine(rebuild=True) if not one.holds]
    assert wrong == []


def test_a_quarter_of_evenings_is_declared_as_one_and_the_pot_bears_the_difference(
    funded, contracts, payday
):
    from tests.support import corrections

    funded.issued_invoice()
    assert regularise() == 0
    days = [contracts.at(date(2026, 5, day), "09:00", "17:00") for day in (4, 5, 6)]
    gigs = [contracts.worked(hours=one, pay_amount=25_000) for one in days]
    payday.pay(*gigs[:2])
    assert regularise() == 0  # not all of it is paid: she waits
    payday.pay(gigs[2])
    assert regularise() == 1
    (one,) = kept()
    slips = [payday.paid(gig)[0] for gig in gigs]
    for code, amount in one.accrued.items():
        assert abs(amount) == sum(slip.lines.get(code, 0) for slip in slips), code
    assert one.amount == sum(one.declared.values()) - sum(one.accrued.values())
    basis = one.basis[0]["inputs"]
    assert basis["hours"] == sum(slip.inputs["hours"] for slip in slips)
    assert basis["gross_pay"] == sum(slip.gross_pay for slip in slips)
    holds()
    assert regularise() == 0  # once
    with clock.on(OVER):  # and once more for what is corrected afterwards
        corrections.say_hours(gigs[0], 6_000)
        corrections.correct(since=date(2026, 5, 4))
    assert regularise() == 1
    first, second = kept()
    assert (first.id, second.version) == (one.id, 2)
    owed = sum(second.declared.values()) - sum(second.accrued.values())
    assert first.amount + second.amount == owed
    assert second.payslips != first.payslips
    holds()


def test_the_books_of_a_quarter_say_which_lines_differ(funded, contracts, payday):
    from mutua.ledger.models import Entry, Posting

    for one in kept():
        with reading(contracts.READER):
            entry = Entry.objects.filter(cause_kind="quarter", cause_id=one.id).first()
            assert (entry is None) == (one.amount == 0)
            if entry is None:
                continue
            sums: dict[str, int] = {}
            for each in Posting.objects.filter(entry=entry):
                sums[each.account_id] = sums.get(each.account_id, 0) + each.amount
        assert entry.day == date(2026, 6, 30)
        assert entry.text
        assert sums == {
            "social_security_payable": -one.amount, "employer_contributions": one.amount,
            "budget_movement": -one.amount, "pay_difference": one.amount,
        }  # fmt: skip
    assert kept()


@pytest.mark.parametrize(
    "facts, day, field",
    [
        ({"quarter": date(2026, 5, 1)}, OVER, "quarter"),
        ({"quarter": date(2026, 7, 1)}, OVER, "quarter"),
        ({"quarter": SECOND}, date(2026, 6, 30), "quarter"),
        ({"limit": 0}, OVER, "limit"),
    ],
)
def test_only_a_quarter_that_is_over_is_declared(funded, facts, day, field):
    with pytest.raises(Refused) as caught:
        regularise(day=day, **facts)
    assert caught.value.field == field


def test_nothing_is_declared_for_a_house_that_is_not_there(funded):
    from mutua.payroll import services
    from tests.support.books import STAFF

    with clock.on(OVER), pytest.raises(NotFound):
        services.regularise_quarter(actor=STAFF, key=uuid4(), legal_entity="none", quarter=SECOND)


def test_a_quarter_of_several_months_is_one(funded, contracts, payday):
    """Work of two months of a quarter: the law is asked once, with all pay and hours."""
    from tests.support.store import ALICE

    before = {one.person_id: one.version for one in kept()}
    days = [contracts.at(date(2026, month, 16), "09:00", "17:00") for month in (4, 6)]
    gigs = [contracts.worked(hours=one, pay_amount=20_000) for one in days]
    payday.pay(*gigs)
    assert regularise() == 1
    one = kept()[-1]
    assert (one.person_id, one.version) == (ALICE, before.get(ALICE, 0) + 1)
    assert {basis["worked_until"] for basis in one.basis} == {"2026-06-16"}
    assert sum(basis["inputs"]["gross_pay"] for basis in one.basis) >= sum(
        payday.paid(gig)[0].gross_pay for gig in gigs
    )
    holds()


def test_a_worker_whose_quarter_the_law_refuses_is_named_and_keeps_nobody_waiting(
    funded, contracts, payday, capsys
):
    """Hours were said wrongly twice: a quarter cannot have so many."""
    from mutua.cli import main
    from mutua.ledger.models import LegalEntity
    from mutua.payroll.services.regularising import left_out
    from tests.support import bands, books, corrections
    from tests.support.store import ALICE, BOB

    first = date(2026, 1, 1)
    contracts.get_ready(BOB)
    band = bands.formed(BOB, evenings=2)
    place = {"activity": band.activity, "client": band.client, "pay_amount": 20_000}
    days = [contracts.at(date(2026, 3, day), "09:00", "12:00") for day in (24, 25)]
    gigs = [contracts.worked(hours=one, **place) for one in days]
    his = contracts.worked(funded.bob, hours=days[0], **place)
    payday.pay(*gigs, his)
    with clock.on(OVER):
        for one in gigs:
            corrections.say_hours(one, 70_000)
        corrections.correct(since=first)
    before = {one.person_id for one in kept() if one.quarter == first}
    assert regularise(first, limit=1) == 1  # she comes first, and is passed over
    assert {one.person_id for one in kept() if one.quarter == first} - before == {BOB}
    assert regularise(first) == 0
    with clock.on(OVER), reading(contracts.READER):
        ((person, why),) = left_out(LegalEntity.objects.get(code=books.HOUSE), first)
    assert (person, why.field) == (ALICE, "hours")
    with clock.on(OVER):
        assert main(["payroll", "quarter", "--first-day", str(first)]) == 1
    said = capsys.readouterr().err
    assert said.startswith("mutua: Alice Dubois is not settled: hours: given 140000; allowed: ")
    with clock.on(OVER):  # said as it was, she is settled too
        for one in gigs:
            corrections.say_hours(one, 300)
        corrections.correct(since=first)
    assert regularise(first) == 1
    holds()

"""The house gives meal vouchers: one for each day of work, in the cost that is signed, on the payslip,
owed to the issuer and ordered of it."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from mutua.ground import clock, doctor
from mutua.ground.errors import Refused
from mutua.ground.transactions import reading

APRIL, MAY, JUNE = date(2026, 4, 1), date(2026, 5, 1), date(2026, 6, 1)
JULY = date(2026, 7, 3)
WORK = {"regime": "employee", "answers": {"nature_justifies": True}, "pay_from": "gross",
        "pay_amount": 20_000}  # fmt: skip


@pytest.fixture
def vouchers(funded, contracts, payday):
    from tests.support import vouchers

    vouchers.decide()
    yield vouchers
    vouchers.end()


def holds() -> None:
    assert [one.check.code for one in doctor.examine(rebuild=True) if not one.holds] == []


def test_none_are_given_before_the_board_has_decided(funded, contracts, payday):
    gig = contracts.worked(hours=contracts.at(date(2026, 4, 2), "09:00", "12:00"), **WORK)
    payday.pay(gig)
    (slip,) = payday.paid(gig)
    assert slip.lines["meal_vouchers_value"] == 0
    assert "meal_vouchers" not in slip.inputs


def test_each_day_of_work_brings_one_charged_at_signing_and_owed_to_the_issuer(
    vouchers, contracts, payday
):
    days = [*contracts.at(date(2026, 4, 7), "09:00", "12:00"),
            *contracts.at(date(2026, 4, 7), "13:00", "16:00"),
            *contracts.at(date(2026, 4, 8), "09:00", "12:00")]  # fmt: skip
    gig = contracts.worked(hours=tuple(days), **WORK)
    payday.pay(gig)
    (slip,) = payday.paid(gig)
    assert slip.inputs["meal_vouchers"] == 2
    assert slip.lines["meal_vouchers_value"] == 2 * 800
    assert slip.lines["meal_vouchers_own_part"] == -2 * 109
    assert slip.charged == slip.accrued
    assert slip.difference == {}
    assert slip.net_pay == slip.gross_pay - slip.withheld - slip.tax - 2 * 109
    _, sums = payday.booked(slip.id)
    assert sums["meal_voucher_payable"] == -1_600
    holds()


def test_two_contracts_on_one_day_bring_one(vouchers, contracts, payday):
    ids = sorted((uuid4(), uuid4()))  # signed at one instant of the tests' clock
    first, second = (
        contracts.worked(contract=one, hours=contracts.at(date(2026, 4, 9), *hours), **WORK)
        for one, hours in zip(ids, (("13:00", "16:00"), ("09:00", "12:00")), strict=True)
    )
    payday.pay(second)
    payday.pay(first)
    (one,), (other,) = payday.paid(first), payday.paid(second)
    assert one.inputs["meal_vouchers"] == 1
    assert "meal_vouchers" not in other.inputs
    for slip in (one, other):
        assert set(slip.difference) <= {"order"}  # which of them was paid first
    holds()


def test_what_a_guest_costs_does_not_tell_that_she_works_elsewhere_that_day(
    vouchers, contracts, payday
):
    """The member who invites her reads the cost: the day's voucher is in it all the same, and the
    pot takes what her payslip does not need."""
    from tests.support import bands, guests
    from tests.support.store import BOB

    day = date(2026, 4, 23)
    contracts.get_ready(BOB)
    free = guests.known(guests.invited(hours=contracts.at(day, "09:00", "12:00"), **WORK))
    busy = guests.invited(
        BOB, "bob@example.org", hours=contracts.at(day, "09:00", "12:00"), **WORK
    )  # fmt: skip
    band, (before, after) = bands.formed(BOB), sorted((uuid4(), uuid4()))  # signed at one instant
    contracts.signed(
        busy.own, contract=before, hours=contracts.at(day, "18:00", "21:00"),
        activity=band.activity, client=band.client, **WORK,
    )  # fmt: skip
    costs = []
    for guest, made in ((free, uuid4()), (busy, after)):
        gig = guests.accept(guest, contract=made)
        assert contracts.submit(gig, guest.own) == "approved"
        contracts.sign(gig, guest.own)
        costs.append(contracts.found(gig).charged)
    assert costs[0] == costs[1]
    contracts.declare(gig)
    contracts.confirm(gig)
    payday.pay(gig)
    (slip,) = payday.paid(gig)
    assert "meal_vouchers" not in slip.inputs
    assert sum(slip.difference.values()) == slip.charged - slip.accrued == vouchers.EMPLOYER
    holds()


def test_an_evening_that_the_law_pays_otherwise_brings_none(vouchers, contracts, payday):
    """Only contracts of employment: not the artist without one."""
    from mutua.activities.models import Activity
    from mutua.payroll.vouchers import planned
    from mutua.work.hours import by_month, read
    from tests.support.shop import ALICES

    (work,) = by_month(read(contracts.at(date(2026, 4, 10), "09:00", "12:00")))
    with reading(contracts.READER):
        home = Activity.objects.get(id=ALICES)
        assert planned(contracts.ALICE, home, "employee", work, None)["meal_vouchers"] == 1
        for regime in ("artist_1bis", "amateur_arts_indemnity"):
            assert planned(contracts.ALICE, home, regime, work, None) == {}
        (before,) = by_month(read(contracts.at(date(2026, 3, 31), "09:00", "12:00")))
        assert planned(contracts.ALICE, home, "employee", before, None) == {}


def test_a_day_of_absence_brings_none(vouchers, contracts, payday):
    from tests.support import absences

    hours = (*contracts.at(date(2026, 4, 14), "09:00", "12:00"),
             *contracts.at(date(2026, 4, 15), "09:00", "12:00"))  # fmt: skip
    gig = contracts.worked(hours=hours, **WORK)
    absences.say(date(2026, 4, 15), kind="unpaid")
    payday.pay(gig)
    (slip,) = payday.paid(gig)
    assert slip.inputs["meal_vouchers"] == 1
    assert slip.charged == slip.accrued + sum(slip.difference.values())
    holds()


def test_who_plans_by_a_budget_keeps_room_for_the_vouchers(vouchers, contracts, payday):
    hours = contracts.at(date(2026, 4, 16), "09:00", "12:00")
    gig = contracts.signed(hours=hours, **{**WORK, "pay_from": "budget", "pay_amount": 30_000})
    found = contracts.found(gig)
    assert found.charged <= 30_000
    with reading(contracts.READER):
        from mutua.work.queries import plan_of

        (month,) = plan_of(found).months  # as it stands, signed
    assert month.lines["meal_vouchers_value"] == 800
    assert month.charged == found.charged


def test_what_the_pot_bears_lowers_no_pay_that_is_planned_from_a_budget(
    funded, vouchers, contracts, payday
):
    """Vouchers that replace pay are pay: royal decree of 28 November 1969, art. 19bis § 1."""
    from mutua.work.queries import plan_of

    budget = {**WORK, "pay_from": "budget", "pay_amount": 30_000}
    found = []
    for day, decide in (
        (date(2026, 11, 4), lambda: vouchers.end(date(2026, 11, 1))),
        (date(2026, 12, 2), lambda: vouchers.decide(from_day=date(2026, 12, 1), borne_by="pot")),
    ):
        decide()
        gig = contracts.worked(hours=contracts.at(day, "09:00", "12:00"), **budget)
        one = contracts.found(gig)
        with reading(contracts.READER):
            (month,) = plan_of(one).months
        found.append(month)
    without, borne = found
    assert (borne.gross_pay, borne.charged) == (without.gross_pay, without.charged)
    assert borne.net_pay == without.net_pay - vouchers.WORKER
    payday.pay(gig, day=date(2026, 12, 31), paid_on=date(2026, 12, 31))
    (slip,) = payday.paid(gig)
    assert slip.net_pay == borne.net_pay
    assert slip.difference == {"law": -vouchers.EMPLOYER}
    vouchers.end(date(2026, 11, 1))
    vouchers.end(date(2026, 12, 1))
    holds()


def test_a_correction_counts_them_again(vouchers, contracts, payday):
    from tests.support import absences, corrections

    hours = (*contracts.at(date(2026, 4, 21), "09:00", "12:00"),
             *contracts.at(date(2026, 4, 22), "09:00", "12:00"))  # fmt: skip
    gig = contracts.worked(hours=hours, **WORK)
    payday.pay(gig)
    with clock.on(date(2026, 7, 2)):
        absences.say(date(2026, 4, 22), kind="unpaid")
        assert corrections.correct(since=date(2026, 4, 21)) >= 1
    first, second = payday.paid(gig)
    assert (first.inputs["meal_vouchers"], second.inputs["meal_vouchers"]) == (2, 1)
    _, sums = payday.booked(second.id)
    assert sums["meal_voucher_payable"] == -800
    holds()


def test_a_month_is_ordered_once_and_corrections_come_off_the_next(vouchers, contracts, payday):
    from mutua.payroll.documents.voucher_order import rows
    from mutua.treasury import debts
    from tests.support import absences, corrections
    from tests.support.books import HOUSE

    hours = (*contracts.at(date(2026, 5, 5), "09:00", "12:00"),
             *contracts.at(date(2026, 5, 6), "09:00", "12:00"))  # fmt: skip
    gig = contracts.worked(hours=hours, **WORK)
    payday.pay(gig)
    made = uuid4()
    with clock.on(JULY):
        with pytest.raises(Refused):
            vouchers.order(date(2026, 7, 1))
        ordered = vouchers.order(MAY, made=made)
        with pytest.raises(Refused) as nothing:
            vouchers.order(MAY)
        assert nothing.value.code == "nothing"
    order = vouchers.orders()[-1]
    (line,) = order.lines.all()
    assert (line.count, line.face_value, order.amount) == (ordered, 800, ordered * 800)
    with reading(contracts.READER):
        _, (*_, month, count, face, amount) = rows(order)
        assert (month, count, face) == ("2026-05", str(ordered), "8.00")
        assert amount == f"{ordered * 8}.00"
        owed = [one for one in debts.unpaid(HOUSE) if one.kind == "meal_vouchers"]
    (debt,) = (one for one in owed if one.id == made)
    assert (debt.amount, debt.text) == (order.amount, f"2026-05/{order.number}")  # in no language
    holds()
    with clock.on(JULY):
        absences.say(date(2026, 5, 6), kind="unpaid")
        corrections.correct(since=MAY)
        with pytest.raises(Refused):
            vouchers.order(MAY)  # one too much was ordered
    again = contracts.worked(
        hours=(*contracts.at(date(2026, 6, 9), "09:00", "12:00"),
               *contracts.at(date(2026, 6, 10), "09:00", "12:00")), **WORK,
    )  # fmt: skip
    payday.pay(again)
    with clock.on(JULY):
        assert vouchers.order(JUNE) == 2 - 1
    holds()


@pytest.mark.parametrize(
    "rows, lines, left",
    [
        ([(800, 3)], [(800, 3)], 0),
        ([(800, -2)], [], -1_600),
        ([(800, -2), (1_000, 3)], [(1_000, 1)], 400),  # 14 euros: one, and 4 euros wait
        ([(800, -2), (1_000, 1)], [], -600),
        ([(800, 1), (900, -2), (1_000, 3)], [(1_000, 2)], 0),
        ([(800, -5), (1_000, 4)], [], 0),
    ],
)
def test_what_was_ordered_too_much_comes_off_by_its_value(house, rows, lines, left):
    """Whatever one voucher is worth by then, never beyond what is owed, and nothing is lost."""
    from mutua.payroll.vouchers import ToOrder, net_of

    person = uuid4()
    (found,) = net_of(ToOrder(person, *one) for one in rows)
    assert [(one.face_value, one.number) for one in found.lines] == lines
    assert found.left == left
    ordered = sum(value * number for value, number in lines)
    assert ordered + left == sum(value * number for value, number in rows)


def test_what_was_ordered_too_much_comes_off_vouchers_of_another_value(
    vouchers, contracts, payday, monkeypatch
):
    """8 euros too much come off 30 euros: two of ten are ordered, and two euros wait. Without that the
    database lets no order through."""
    from mutua.payroll import vouchers as reading_them
    from tests.support import absences, authorities, corrections
    from tests.support.books import HOUSE

    issuer, august, september = authorities.office(), date(2026, 8, 1), date(2026, 9, 1)
    vouchers.decide(from_day=august, issuer=issuer)
    vouchers.decide(from_day=september, issuer=issuer, employer_part=891)
    for days, paid in (
        ((date(2026, 8, 4), date(2026, 8, 5)), date(2026, 9, 1)),
        ((date(2026, 9, 8), date(2026, 9, 9), date(2026, 9, 10)), date(2026, 10, 1)),
    ):
        hours = [one for day in days for one in contracts.at(day, "09:00", "12:00")]
        gig = contracts.worked(hours=tuple(hours), **WORK)
        payday.pay(gig, day=paid, paid_on=paid)
        if paid.month == 9:
            with clock.on(date(2026, 9, 3)):
                assert vouchers.order(august) == 2
    with clock.on(date(2026, 10, 5)):
        absences.say(date(2026, 8, 5), kind="unpaid")
        corrections.correct(since=august)
        with monkeypatch.context() as without:
            without.setattr(
                reading_them, "net_of",
                lambda rows: [reading_them.Open(one.person, (one,), 0) for one in rows
                              if one.number > 0],
            )  # fmt: skip
            with pytest.raises(Refused, match="no payslip gave"):
                vouchers.order(september)
        assert vouchers.order(september) == 2
        with reading(vouchers.STAFF):
            (left,) = reading_them.to_order(HOUSE, issuer, date(2026, 9, 30))
    assert (left.lines, left.left) == ((), 200)
    holds()
    vouchers.end(august)
    vouchers.end(september)


def test_an_order_that_no_payment_takes_is_taken_back_and_ordered_anew(vouchers, contracts, payday):
    from mutua.treasury import debts
    from tests.support.books import HOUSE

    gig = contracts.worked(hours=contracts.at(date(2026, 6, 16), "09:00", "12:00"), **WORK)
    payday.pay(gig)
    first, second = uuid4(), uuid4()

    def owed() -> set[object]:
        with reading(contracts.READER):
            return {one.id for one in debts.unpaid(HOUSE) if one.kind == "meal_vouchers"}

    with clock.on(JULY):
        count = vouchers.order(JUNE, made=first)
        assert first in owed()
        vouchers.withdraw(first)
        assert first not in owed()
        holds()
        with pytest.raises(Refused) as again:
            vouchers.withdraw(first)
        assert (again.value.field, again.value.code) == ("order", "withdrawn")
        with pytest.raises(Refused):
            vouchers.withdraw(uuid4())
        assert vouchers.order(JUNE, made=second) == count
        assert second in owed()
    holds()


@pytest.mark.parametrize(
    "field, facts",
    [
        ("from_day", {"from_day": date(2026, 4, 2)}),
        ("from_day", {"from_day": date(2026, 2, 1)}),
        ("from_day", {"from_day": date(2031, 1, 1)}),
        ("employer_part", {"employer_part": 892}),
        ("worker_part", {"worker_part": 108}),
        ("worker_part", {"worker_part": 0}),
        ("borne_by", {"borne_by": "client"}),
        ("issuer", {"issuer": None}),
        ("agreement", {"agreement": " "}),
        ("legal_entity", {"legal_entity": "none"}),
    ],
)
def test_what_would_make_pay_of_them_is_refused(vouchers, field, facts):
    with pytest.raises(Refused) as refused:
        vouchers.decide(**facts)
    assert refused.value.field == field


def test_none_any_more_has_no_issuer(vouchers):
    with pytest.raises(Refused) as refused:
        vouchers.decide(employer_part=0, worker_part=0)
    assert refused.value.field == "issuer"

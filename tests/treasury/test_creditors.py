"""A creditor takes a part of pay: within the law, month by month, and it is paid to him."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from mutua.ground import actors, clock, doctor
from mutua.ground.errors import NotAllowed, NotFound, Refused
from tests.support.store import ALICE, BOB

MUCH = 1_000_000
BANDS, FLOOR = 13_120, 183_900  # of 2026: what all bands give, and above which all is taken


@pytest.fixture
def writs(shop, payments):
    from tests.support import corrections, writs

    corrections.nothing_claimed()
    writs.end_all()
    payments.nothing_owed()
    yield writs
    writs.end_all()


@pytest.fixture
def corrections(writs):
    from tests.support import corrections

    return corrections


def holds() -> None:
    wrong = [(one.check.code, one.wrong) for one in doctor.examine(rebuild=True) if not one.holds]
    assert wrong == []


def paid(month, *worked):
    """Contracts that are paid in a month in which nothing else is."""
    from tests.support import payday

    day = date(2026, month, 6)
    while day.weekday() > 3:
        day += timedelta(days=1)
    made = payday.pay(*worked, day=day, paid_on=day)
    assert (made.made, made.blocked) == (len(worked), ())
    return [payday.paid(one)[-1] for one in worked]


def amounts(kept):
    return [one.amount for one in kept]


def test_a_seizure_takes_what_the_bands_of_the_month_leave_and_is_paid_to_who_is_named(
    writs, corrections, payments, simulated
):
    writ = writs.running(amount=MUCH)
    payee = writs.found(writ).payee_id
    before = payments.balance("creditor_payable", person=payee)
    one, two = paid(7, corrections.big_day(4, 7), corrections.big_day(4, 9))
    assert one.net_pay > FLOOR
    of_payslips = writs.withheld(writ=writ, exit_holiday_pay=None)
    kept = sorted(of_payslips, key=lambda each: each.payslip_id)
    # both payslips are the pay of one month: the bands count once
    assert amounts(kept) == [BANDS + one.net_pay - FLOOR, two.net_pay]
    assert kept[1].reckoned["before"] == kept[0].amount
    # their holiday pay is pay of the same month (Judicial code, art. 1409 § 1)
    of_exits = writs.withheld(writ=writ, payslip=None)
    assert [each.amount for each in of_exits] == [each.pay.net_pay for each in of_exits]
    assert len(of_exits) == 2
    kept += of_exits
    assert payments.balance("creditor_payable", person=payee) == before - sum(amounts(kept))
    holds()
    with clock.on(date(2026, 7, 6)):
        with payments.reading(payments.READER):
            owed = payments.debts.unpaid("coop", ["payslip", "exit_holiday_pay"])
        assert [each.amount for each in owed] == [FLOOR - BANDS]
        batch = payments.sent(on=date(2026, 7, 7), kinds=["withheld"])
        made = payments.payments(batch=batch)
        assert {(each.person_id, each.account) for each in made} == {(payee, "creditor_payable")}
        payments.carry_out(simulated)
    simulated.day(date(2026, 7, 7))
    simulated.statement("camt")
    with clock.on(date(2026, 7, 8)):
        payments.carry_in(simulated)
        payments.book_all()
        assert payments.balance("creditor_payable", person=payee) == 0
        holds()


def test_children_that_she_has_declared_lessen_it_from_their_month_on(writs, corrections):
    writ = writs.running(amount=MUCH)
    writs.declare_children(1, date(2026, 5, 1))
    (slip,) = paid(8, corrections.big_day(6, 9))
    (kept,) = writs.withheld(writ=writ, payslip=slip)
    assert kept.amount == BANDS + slip.net_pay - FLOOR - 8_800
    assert kept.reckoned["children"] == 1
    writs.declare_children(0, date(2026, 5, 1))
    holds()


def test_maintenance_goes_first_and_beyond_what_is_protected(writs, corrections):
    seizure = writs.running(amount=MUCH)
    claim = writs.running(kind="maintenance", amount=5_000, monthly=20_000)
    (slip,) = paid(9, corrections.big_day(7, 7))
    months = 9 - writs.found(claim).served_on.month + 1
    (first,) = writs.withheld(writ=claim)
    assert first.amount == min(slip.net_pay, 5_000 + months * 20_000)
    rest = BANDS + slip.net_pay - FLOOR - first.amount
    assert amounts(writs.withheld(writ=seizure)) == ([rest] if rest > 0 else [])
    holds()


def test_small_pay_is_left_whole_but_for_maintenance(writs, payments):
    from tests.support import contracts

    seizure = writs.running(amount=MUCH)
    (slip,) = paid(10, contracts.an_evening_worked())
    assert slip.net_pay < 141_900
    assert writs.withheld(writ=seizure) == []
    claim = writs.running(kind="maintenance", amount=100)
    paid(10, contracts.an_evening_worked())
    assert amounts(writs.withheld(writ=claim)) == [100]
    holds()


def test_a_payslip_that_was_made_and_has_not_left_is_taken_too(writs, payments):
    from tests.support import contracts

    evening = contracts.an_evening_worked()
    (slip,) = paid(12, evening)
    writ = writs.entered(kind="maintenance", amount=70)
    with clock.on(date(2026, 12, 10)):
        writs.confirm(writ)
    assert amounts(writs.withheld(writ=writ)) == [70]
    with payments.reading(payments.READER):
        (left,) = [
            one.amount for one in payments.debts.unpaid("coop", ["payslip"]) if one.id == slip.id
        ]
    assert left == slip.net_pay - 70
    holds()
    with clock.on(date(2026, 12, 10)):
        payments.made(kinds=["payslip"])
        late = writs.running(kind="maintenance", amount=80)
    assert writs.withheld(writ=late) == []


def test_it_ends_when_its_sum_is_reached(writs, corrections):
    writ = writs.running(amount=15_000)
    paid(11, corrections.big_day(9, 8), corrections.big_day(9, 10))
    assert sum(amounts(writs.withheld(writ=writ))) == 15_000
    holds()


def test_what_nobody_has_confirmed_or_what_was_lifted_takes_nothing(writs, corrections):
    waits, lifted = writs.entered(amount=MUCH), writs.running(amount=MUCH)
    writs.end(lifted)
    paid(12, corrections.big_day(10, 6))
    assert writs.withheld(writ__in=[waits, lifted]) == []
    for again in (writs.confirm, writs.end):
        with pytest.raises(Refused) as caught:
            again(lifted)
        assert caught.value.code == "state"


def test_nothing_is_handed_over_before_its_day(writs, payments):
    from tests.support import contracts

    until = date(2026, 12, 20)
    writ = writs.running(kind="maintenance", amount=50, payable_from=until)
    payee = writs.found(writ).payee_id
    paid(12, contracts.an_evening_worked())
    assert amounts(writs.withheld(writ=writ)) == [50]
    for day, there in ((until - timedelta(days=1), 0), (until, 50)):
        with clock.on(day), payments.reading(payments.READER):
            owed = payments.debts.unpaid("coop", ["withheld"])
            assert sum(one.amount for one in owed if one.person == payee) == there


def test_what_was_kept_back_stays_explained_when_a_payslip_is_corrected(
    writs, corrections, payments
):
    from tests.support import payday

    writ = writs.running(amount=MUCH)
    contract = corrections.big_day(5, 5)
    (slip,) = paid(12, contract)
    (first,) = writs.withheld(writ=writ, payslip=slip)
    with clock.on(date(2026, 12, 10)):
        corrections.say_children(3, date(2026, 5, 1))
        corrections.correct(since=date(2026, 5, 1))
    last = payday.paid(contract)[-1]
    assert last.net_pay > slip.net_pay
    assert last.version == 2
    its = {"writ": writ, "payslip__contract_month__contract": contract}
    kept = writs.withheld(**its)
    assert kept[0] == first
    assert len(kept) == 2
    taken = {one.payslip.paid_on.month for one in kept}
    assert taken == {12}
    with payments.reading(payments.READER):
        from mutua.payroll.models import ExitHolidayPay, Payslip

        month = Payslip.objects.filter(person=ALICE, paid_on__month=12, paid_on__year=2026)
        net = sum(
            one.net_pay - one.allowances
            for one in month.exclude(id__in=month.filter(version__gt=1).values("replaces"))
        )
        exits = ExitHolidayPay.objects.filter(person=ALICE, paid_on__month=12, version=1)
        net += sum(one.net_pay for one in exits)  # as they were when the payslip was corrected
    everything = writs.withheld(payslip__paid_on__month=12)
    assert kept[-1].reckoned["net"] == net
    assert kept[-1].reckoned["before"] + kept[-1].amount <= kept[-1].reckoned["seizable"]
    assert sum(amounts(everything)) <= net
    with clock.on(date(2026, 12, 11)):
        corrections.say_children(0, date(2026, 5, 1))
        corrections.correct(since=date(2026, 5, 1))  # less again: what was taken stays
    assert writs.withheld(**its) == kept
    holds()


def test_two_people_stand_behind_a_writ(writs):
    writ = writs.entered(amount=100)
    with pytest.raises(NotAllowed):
        writs.confirm(writ, writs.STAFF)
    writs.confirm(writ)
    with pytest.raises(Refused) as caught:
        writs.confirm(writ)
    assert caught.value.code == "state"
    with pytest.raises(Refused):  # what is applied is lifted by its paper
        writs.drop(writ)
    writs.end(writ)
    dropped = writs.entered(amount=100)
    writs.drop(dropped)


@pytest.mark.parametrize(
    "wrong, field",
    [
        ({"kind": "gift"}, "kind"),
        ({"amount": 0}, "amount"),
        ({"amount": -1, "monthly": 5, "kind": "maintenance"}, "amount"),
        ({"monthly": 5}, "monthly"),
        ({"served_on": date(2024, 1, 1)}, "served_on"),
        ({"payable_from": date(2026, 1, 1)}, "payable_from"),
        ({"kind": "assignment", "payable_from": date(2026, 3, 17)}, "payable_from"),
        ({"paper": "a photo"}, "paper"),
        ({"creditor": " "}, "creditor"),
        ({"payee": ALICE}, "payee"),
        ({"person": uuid4()}, "person"),
        ({"legal_entity": "nobody"}, "legal_entity"),
    ],
)
def test_a_writ_that_cannot_be_is_refused_by_its_field(writs, wrong, field):
    with pytest.raises((Refused, NotFound)) as caught:
        writs.entered(**{"payee": BOB, **wrong})
    assert caught.value.field == field


def test_nobody_declares_children_for_another(writs):
    with pytest.raises(NotFound):
        writs.declare_children(1, date(2026, 4, 1), actor=actors.member(BOB))

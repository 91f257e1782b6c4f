"""The holidays of an employee are paid at the end of her contract, once, out of what her payslips have
set aside."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from mutua.ground import clock, doctor

TWO_DAYS = (date(2026, 5, 28), date(2026, 6, 2))


@pytest.fixture
def exit_pay(funded):
    from tests.support import exit_pay

    return exit_pay


@pytest.fixture
def twice(exit_pay):
    """A contract of one day in May and one in June, both worked."""
    return exit_pay.days_worked(*TWO_DAYS)


def holds() -> None:
    wrong = [(one.check.code, one.wrong) for one in doctor.examine(rebuild=True) if not one.holds]
    assert wrong == []


def test_the_holidays_of_a_day_of_work_are_paid_with_it(exit_pay, payday):
    """The hand-worked case of docs/explanation/holiday-pay.md, with the pay of the month as usual."""
    work = exit_pay.office_day(date(2026, 5, 5), pay_from="gross", pay_amount=30_000)
    ran = payday.pay(work)
    assert (ran.made, ran.exits) == (1, 1)
    (slip,), (pay,) = payday.paid(work), exit_pay.exits(work)
    assert slip.provision == 5_229 == pay.released == pay.employer_cost
    assert (pay.lines["single_holiday_pay"], pay.lines["double_holiday_pay"]) == (2_301, 2_301)
    assert pay.inputs == {"household": "single", "gross_pay": 30_000, "normal_month_pay": 30_000}
    assert (pay.gross_pay, pay.withheld, pay.contributions, pay.year) == (4_602, 568, 627, 2026)
    assert (pay.promised_on, pay.paid_on) == (
        payday.months_of(work)[0].promised_on, slip.paid_on,
    )  # fmt: skip
    assert exit_pay.booked(pay) == {
        "holiday_pay_provision": 5_229, "net_pay_payable": -pay.net_pay,
        "social_security_payable": -(568 + 627),
    }  # fmt: skip
    assert payday.pay(work) == (0, (), 0, ())
    holds()


def test_all_pay_of_the_month_is_its_usual_pay_and_the_rate_of_tax_follows(exit_pay, payday):
    """Gross 300.00 beside 1,900.00 in the same month: 27.71 net, as worked out by hand."""
    first, second = (
        exit_pay.office_day(date(2026, 6, day), pay_from="gross", pay_amount=amount)
        for day, amount in ((9, 30_000), (10, 190_000))
    )
    payday.pay(first, second)
    (pay,) = exit_pay.exits(first)
    assert pay.inputs["normal_month_pay"] == 220_000
    assert (pay.net_pay, pay.tax) == (2_771, 1_263)
    holds()


def test_nothing_is_paid_before_the_last_month_and_then_by_its_promise(exit_pay, payday, twice):
    may, june = payday.months_of(twice)
    with clock.on(payday.LAST):
        from mutua.payroll import services
        from tests.support.books import HOUSE, STAFF

        ran = services.run(STAFF, uuid4(), HOUSE, payday.PAID_ON, only=[may.id])
    assert (ran.made, ran.exits, exit_pay.exits(twice)) == (1, 0, [])
    assert payday.pay(twice).exits == 1
    (pay,) = exit_pay.exits(twice)
    assert pay.gross_pay == sum(
        pay.lines[one] for one in ("single_holiday_pay", "double_holiday_pay")
    )
    assert pay.inputs["gross_pay"] == sum(one.gross_pay for one in payday.paid(twice))
    assert pay.inputs["normal_month_pay"] >= payday.paid(twice)[1].gross_pay
    assert (pay.promised_on, pay.worked_until) == (june.promised_on, TWO_DAYS[1])
    assert exit_pay.booked(pay).get("pay_difference", 0) == -pay.difference
    holds()


def test_what_was_paid_before_this_release_is_due_at_the_next_run(exit_pay, payday):
    from mutua.payroll import services
    from tests.support.books import HOUSE, STAFF

    work = exit_pay.office_day(date(2026, 5, 12))
    with clock.on(payday.LAST):
        run = services.open_run(
            actor=STAFF, key=uuid4(), run=uuid4(), legal_entity=HOUSE, paid_on=payday.PAID_ON
        )
        months = [one.id for one in payday.months_of(work)]
        services.pay_due(actor=STAFF, key=uuid4(), run=run, only=months)
        services.end_run(actor=STAFF, key=uuid4(), run=run)
    assert exit_pay.exits(work) == []
    assert payday.pay(run=uuid4()).exits >= 1
    (pay,) = exit_pay.exits(work)
    assert pay.released == payday.paid(work)[0].provision
    holds()


def test_of_students_what_is_beyond_the_quota_and_of_artists_nothing(exit_pay, payday, contracts):
    from tests.support import corrections

    student = {"regime": "student", "answers": {"student": True, "nature_justifies": True}}
    within, beyond = (exit_pay.office_day(date(2026, 4, day), **student) for day in (28, 29))
    corrections.say_hours(beyond, 70_000)
    evening = contracts.an_evening_worked()
    payday.pay(within, beyond, evening)
    assert exit_pay.exits(within) == exit_pay.exits(evening) == []
    (pay,) = exit_pay.exits(beyond)
    (slip,) = payday.paid(beyond)
    assert 0 < pay.inputs["gross_pay"] == slip.gross_pay - slip.lines["quota_pay"] < slip.gross_pay
    assert pay.released == slip.provision > 0
    holds()


def test_a_house_that_sets_nothing_aside_pays_it_out_of_the_pot(exit_pay, payday, store):
    """`holiday_pay_from` apart: the law owes it all the same."""
    with exit_pay.settings(store, holiday_pay_from="apart"):
        work = exit_pay.office_day(date(2026, 5, 13))
        payday.pay(work)
    (pay,) = exit_pay.exits(work)
    assert (pay.released, payday.paid(work)[0].provision) == (0, 0)
    assert pay.difference == -pay.employer_cost == -exit_pay.booked(pay)["pay_difference"]
    holds()


def test_the_pay_on_which_holidays_are_reckoned_is_the_laws_own_step(exit_pay, payday):
    from mutua.ground.transactions import reading
    from mutua.payroll import exit_pay as rooms_own
    from mutua.payroll.models import Payslip
    from mutua.payroll.queries import remade
    from tests.support import contracts

    payday.pay(exit_pay.office_day(date(2026, 4, 14), pay_from="gross", pay_amount=30_000))
    with reading(contracts.READER):
        slips = list(Payslip.objects.select_related("run__legal_entity"))
        assert slips
        for one in slips:
            if one.regime in rooms_own.BY_THE_EMPLOYER:
                assert (
                    rooms_own.for_holidays(one.regime, one.gross_pay, one.lines)
                    == remade(one).all[rooms_own.FOR_HOLIDAYS]
                )

"""What an absence makes of a month's pay: hours that are not worked are not paid, but what the law
guarantees; where the law of this release says nothing the month waits with its reason."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mutua.legislation import country

BE = country("be")


@pytest.fixture
def absences(shop):
    from tests.support import absences

    return absences


@pytest.fixture
def asked(shop, payday):
    """The months of a contract as they are due."""

    def due(contract):
        from mutua.ground import clock
        from mutua.ground.transactions import reading
        from mutua.payroll import due
        from tests.support import contracts

        months = [one.id for one in payday.months_of(contract)]
        with clock.on(payday.LAST), reading(contracts.READER):
            return due.find("coop", payday.LAST, only=months)

    return due


def worked(contracts, count, first, apart=1, **facts):
    """Evenings of three hours, every month of them confirmed."""
    from tests.support import payday

    contract = contracts.declared(hours=contracts.evenings(count, first, apart), **facts)
    for one in payday.months_of(contract):
        from mutua.ground import clock

        with clock.on(one.last_day + timedelta(days=1)):
            contracts.services.confirm_work(
                actor=contracts.shop.alice, key=contracts.uuid4(), contract=contract,
                month=one.month,
            )  # fmt: skip
    return contract


def broken():
    from tests.support import payments

    return payments.broken()


def test_a_day_of_illness_without_a_month_of_service_is_not_paid(
    funded, contracts, payday, absences
):
    contract = worked(contracts, 3, date(2026, 5, 4))
    said = absences.say(date(2026, 5, 5))
    (month,) = payday.months_of(contract)
    left = contracts.left()
    payday.pay(contract)
    (slip,) = payday.paid(contract)
    assert slip.inputs["hours"] == 600 < month.hours
    assert slip.gross_pay == round(month.gross_pay * 2 / 3)
    assert slip.charged == round(month.charged * slip.gross_pay / month.gross_pay)
    assert slip.charged - slip.employer_cost - slip.provision == sum(slip.difference.values())
    assert set(slip.difference) <= {"absence"}
    assert contracts.left() == left + month.charged - slip.charged  # hers to plan with again
    assert broken() == []
    absences.withdraw(said)
    from tests.support import corrections

    assert corrections.correct() == 1  # she was there after all
    whole = corrections.holding(contract)
    assert (whole.gross_pay, whole.charged) == (month.gross_pay, month.charged)
    assert broken() == []


def test_an_absence_told_after_the_pay_proposes_a_correction(funded, contracts, payday, absences):
    from tests.support import corrections

    contract = worked(contracts, 2, date(2026, 5, 11))
    payday.pay(contract)
    (slip,) = payday.paid(contract)
    said = absences.say(date(2026, 5, 12))
    (change,) = corrections.proposal(date(2026, 5, 11)).changes
    assert change.payslip.id == slip.id
    assert change.row.due.gross_pay == round(slip.gross_pay / 2)
    assert change.net < 0
    corrections.correct()
    assert corrections.holding(contract).gross_pay == round(slip.gross_pay / 2)
    assert broken() == []
    absences.withdraw(said)
    corrections.correct()


def test_a_payslip_that_comes_out_the_same_keeps_what_it_reckoned_with(
    funded, contracts, payday, absences
):
    """A later payslip of the person is not made anew where the earlier pay changes none of its
    lines: it stands with what held when it was made, and the books are sound."""
    from tests.support import corrections

    first = worked(contracts, 2, date(2026, 6, 22))
    payday.pay(first)
    later = worked(contracts, 1, date(2026, 7, 6))
    payday.pay(later, day=date(2026, 7, 7), paid_on=date(2026, 7, 8))
    absences.say(date(2026, 6, 23))
    corrections.correct()
    assert len(payday.paid(first)) == 2
    assert len(payday.paid(later)) == 1
    assert broken() == []


def test_the_first_week_is_paid_whole_after_a_month_of_service(
    funded, contracts, payday, absences, asked
):
    funded.issued_invoice()
    contract = worked(contracts, 8, date(2026, 3, 19), 7, pay_amount=100_000)  # until 7 May
    months = payday.months_of(contract)
    said = absences.say(date(2026, 4, 27), date(2026, 5, 3))
    march, april, may = asked(contract)
    assert (april.gross_pay, april.blocked) == (months[1].gross_pay, None)
    assert april.facts["hours"] == months[1].hours
    longer = absences.say(date(2026, 4, 27), date(2026, 5, 7), replaces=said)
    march, april, may = asked(contract)
    assert [one.blocked for one in (march, april)] == [None, None]
    assert may.blocked.field == "absence_second_week"
    absences.withdraw(longer)


# Hundredths of hours that are paid of two evenings, with an absence on the second.
CAUSES = {"unpaid": 300, "maternity": 300, "holiday": 300, "illness": 300, "accident": 600}


def test_each_cause_is_paid_as_its_law_says(funded, contracts, absences, asked):
    contract = worked(contracts, 2, date(2026, 5, 18))
    said = None
    for kind, hours in CAUSES.items():
        said = absences.say(date(2026, 5, 19), kind=kind, replaces=said)
        (due,) = asked(contract)
        assert (due.blocked, due.facts["hours"]) == (None, hours)
    absences.say(date(2026, 5, 18), date(2026, 5, 19), kind="unpaid", replaces=said)
    (due,) = asked(contract)
    assert due.blocked is None
    assert (due.gross_pay, due.charged) == (0, 0)


def test_a_month_of_which_nothing_is_due_is_settled_and_frees_its_budget(
    funded, contracts, payday, absences
):
    from mutua.ground.transactions import reading
    from tests.support import corrections, payments

    contract = worked(contracts, 2, date(2026, 6, 8))
    said = absences.say(date(2026, 6, 8), date(2026, 6, 9), kind="unpaid")
    (month,) = payday.months_of(contract)
    left = contracts.left()
    payday.pay(contract)
    (slip,) = payday.paid(contract)
    assert (slip.gross_pay, slip.net_pay, slip.employer_cost, slip.charged) == (0, 0, 0, 0)
    assert contracts.left() == left + month.charged
    with reading(payments.READER):
        owed = {one.id for one in payments.debts.unpaid("coop", ["payslip"])}
    assert slip.id not in owed
    assert broken() == []
    absences.withdraw(said)
    assert corrections.correct() == 1  # she was there after all
    whole = corrections.holding(contract)
    assert (whole.gross_pay, whole.charged) == (month.gross_pay, month.charged)
    assert broken() == []


@pytest.mark.parametrize("month, before, now", [(3, 0, 2), (6, 2, 0)])
def test_a_month_without_pay_leaves_what_others_of_it_moved_to_the_next_with_pay(
    funded, contracts, payday, absences, month, before, now
):
    from tests.support import corrections

    corrections.say_children(before, date(2026, month, 1))
    paid = corrections.big_day(month, 17)
    payday.pay(paid)
    corrections.say_children(now, date(2026, month, 1))  # another tax of the month
    away = corrections.big_day(month, 18, pay_amount=40_000)
    absences.say(date(2026, month, 18), kind="unpaid")
    payday.pay(away)
    (nothing,) = payday.paid(away)
    assert (nothing.gross_pay, nothing.net_pay, nothing.tax, nothing.withheld) == (0, 0, 0, 0)
    assert broken() == []
    assert corrections.correct() == 1  # that of the day that was paid: nothing stays nothing
    assert corrections.holding(away).net_pay == 0
    assert broken() == []


def test_pay_that_is_less_than_the_tax_left_of_its_month_is_nothing_and_never_below(
    funded, contracts, payday
):
    from tests.support import corrections

    corrections.say_children(4, date(2026, 5, 1))
    paid = corrections.big_day(5, 27)
    payday.pay(paid)
    corrections.say_children(0, date(2026, 5, 1))
    gig = contracts.worked(
        hours=contracts.at(date(2026, 5, 28), "09:00", "12:00"), pay_amount=20_000,
        regime="employee", answers={"nature_justifies": True},
    )  # fmt: skip
    payday.pay(gig)
    (slip,) = payday.paid(gig)
    assert (slip.net_pay, slip.tax) == (0, slip.gross_pay - slip.withheld)
    assert broken() == []
    assert corrections.correct() >= 2  # the large one takes its own tax: the small one is paid
    assert corrections.holding(gig).net_pay > 0
    assert broken() == []


def test_a_month_corrected_to_nothing_keeps_no_difference_of_before(
    funded, contracts, payday, absences
):
    from tests.support import corrections

    first, second = (
        contracts.worked(
            hours=contracts.at(date(2026, 4, day), "09:00", "17:00"), pay_amount=40_000,
            regime="employee", answers={"nature_justifies": True},
        )
        for day in (21, 22)
    )  # fmt: skip
    payday.pay(first, second)
    (late,) = payday.paid(second)
    assert set(late.difference) == {"order"}
    said = absences.say(date(2026, 4, 22), kind="unpaid")
    corrections.correct()
    nothing = corrections.holding(second)
    assert (nothing.gross_pay, nothing.charged, nothing.difference) == (0, 0, {})
    assert broken() == []
    absences.withdraw(said)
    corrections.correct()
    assert set(corrections.holding(second).difference) == {"order"}
    assert broken() == []


SPANS = {
    "alone": [("2026-04-01", "2026-05-29")],
    "joined": [("2026-04-01", "2026-04-30"), ("2026-05-01", "2026-05-29")],
    "apart": [("2026-04-01", "2026-04-30"), ("2026-05-02", "2026-05-29")],
    "two": [("2026-01-01", "2026-04-30"), ("2026-05-02", "2026-08-31")],
    "long": [("2025-11-01", "2026-05-29")],
    "within": [("2026-04-01", "2026-05-29"), ("2026-05-04", "2026-05-08")],
}


def paid_days(name, *absences, status="artist", cause="illness", anew=False):
    """The days of May that the last contract pays, by their number in the incapacity."""
    from mutua.payroll.guaranteed import Guarantee, Span
    from mutua.work.models import Absence

    chain = [
        Span(n, date.fromisoformat(a), date.fromisoformat(b))
        for n, (a, b) in enumerate(SPANS[name])
    ]
    ill = [
        Absence(kind=cause, first_day=first, last_day=last, other_cause=other)
        for first, last, other in absences
    ]
    found = Guarantee(BE, chain, cause, ill)._days(len(chain) - 1, status, anew)
    return {day.day: one.number for day, one in found.items() if day.month == 5}


MAY = (date(2026, 5, 4), date(2026, 5, 8), False)


@pytest.mark.parametrize(
    "name, paid",
    [("alone", [4, 5, 6, 7, 8]), ("joined", [4, 5, 6, 7, 8]), ("apart", []),
     ("within", [4, 5, 6, 7, 8])],
)  # fmt: skip
def test_service_runs_through_contracts_without_a_day_between(shop, name, paid):
    assert list(paid_days(name, MAY)) == paid


def test_an_illness_goes_on_through_contracts_and_soon_after(shop):
    through = (date(2026, 4, 27), date(2026, 5, 4), False)
    assert paid_days("joined", through) == {1: 5, 2: 6, 3: 7, 4: 8}
    before = (date(2026, 5, 1), date(2026, 5, 2), False)
    assert paid_days("alone", before, MAY)[4] == 3
    again = (*MAY[:2], True)
    assert paid_days("alone", before, again)[4] == 1


LONG = (date(2025, 12, 1), date(2026, 4, 30), False)  # its thirty days end with the year


@pytest.mark.parametrize(
    "later",
    [
        [(date(2026, 5, 1), date(2026, 5, 8), False)],  # the next certificate
        [(date(2026, 5, 1), date(2026, 5, 3), False), (*MAY[:2], False)],  # and the one after
        [(date(2026, 5, 6), date(2026, 5, 8), False)],  # a relapse after five days of work
    ],
)
def test_a_long_illness_goes_on_from_its_end_and_not_from_its_last_day_of_pay(shop, later):
    assert paid_days("long", LONG, *later) == {}
    assert paid_days("long", LONG, *later, cause="accident") == {}
    assert paid_days("long", LONG, (*MAY[:2], True))[4] == 1


def test_a_relapse_that_was_not_paid_keeps_no_later_one_from_being_paid(shop):
    """Paid up in November, ill again in February and in May, both more than eight weeks after."""
    paid = (date(2025, 11, 1), date(2025, 12, 10), False)
    again = (date(2026, 1, 20), date(2026, 2, 28), False)  # within eight weeks: nothing is left
    assert list(paid_days("long", paid, again, MAY)) == [4, 5, 6, 7, 8]


def test_an_illness_that_is_told_in_two_counts_its_days_from_the_first(shop):
    """Service is a month old on Friday 1 May: a certificate from the Wednesday before, or two."""
    one = (date(2026, 4, 29), date(2026, 5, 5), False)
    two = (
        (date(2026, 4, 29), date(2026, 4, 30), False),
        (date(2026, 5, 1), date(2026, 5, 5), False),
    )
    assert paid_days("alone", *two) == paid_days("alone", one) == {1: 3, 2: 4, 3: 5, 4: 6, 5: 7}


def test_a_relapse_of_an_employee_that_begins_between_two_contracts_goes_on(shop):
    """Paid up under the one contract, ill again on the day before the other."""
    paid = (date(2026, 3, 20), date(2026, 4, 20), False)
    again = (date(2026, 5, 1), date(2026, 5, 8), False)
    assert paid_days("two", paid, again, status="employee") == {}
    assert paid_days("two", again, status="employee")[2] == 2

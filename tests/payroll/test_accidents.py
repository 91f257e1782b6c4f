"""What an accident at work makes of a month's pay: whole days as after an illness, from the first day
of work on; what the law pays in part, or can be read in two ways, waits with its reason."""

from __future__ import annotations

from datetime import date

import pytest

from tests.payroll.test_absences import BE, SPANS, absences, asked, broken, paid_days, worked

__all__ = ("absences", "asked")  # fixtures


def test_after_an_accident_on_the_first_day_of_work_the_week_is_paid_whole(
    funded, contracts, payday, absences
):
    """Hurt on the evening of Monday the 4th; the other evenings are paid without a month of service,
    as they were signed, and the budget gives nothing less."""
    contract = worked(contracts, 3, date(2026, 5, 4))
    said = absences.say(date(2026, 5, 5), date(2026, 5, 10), kind="accident")
    (month,) = payday.months_of(contract)
    payday.pay(contract)
    (slip,) = payday.paid(contract)
    assert (slip.gross_pay, slip.charged) == (month.gross_pay, month.charged)
    assert slip.inputs["hours"] == month.hours == 900
    assert broken() == []
    absences.withdraw(said)


def test_what_was_an_illness_and_turns_out_an_accident_is_paid_by_a_correction(
    funded, contracts, payday, absences
):
    from tests.support import corrections

    contract = worked(contracts, 2, date(2026, 5, 11))
    said = absences.say(date(2026, 5, 12))
    (month,) = payday.months_of(contract)
    payday.pay(contract)
    (slip,) = payday.paid(contract)
    assert slip.gross_pay == round(month.gross_pay / 2)  # an artist without a month of service
    hurt = absences.say(date(2026, 5, 12), kind="accident", replaces=said)
    assert corrections.correct() == 1
    whole = corrections.holding(contract)
    assert (whole.gross_pay, whole.charged) == (month.gross_pay, month.charged)
    assert broken() == []
    absences.withdraw(hurt)  # she came to work after all, which is the same pay
    assert corrections.proposal().changes == []


def test_who_went_back_to_work_is_paid_a_relapse_from_its_first_day_on(
    funded, contracts, payday, absences
):
    """Away from the 5th to the 11th of June, at work on the 12th, away again from the 15th on: the
    evening of the 16th is day 2, not day 9."""
    contract = worked(contracts, 4, date(2026, 6, 4), 4)
    first = absences.say(date(2026, 6, 5), date(2026, 6, 11), kind="accident")
    again = absences.say(date(2026, 6, 15), date(2026, 6, 17), kind="accident")
    (month,) = payday.months_of(contract)
    payday.pay(contract)
    (slip,) = payday.paid(contract)
    assert slip.gross_pay == month.gross_pay
    assert broken() == []
    for one in (again, first):
        absences.withdraw(one)


def test_from_the_eighth_day_on_the_month_waits(funded, contracts, absences, asked):
    funded.issued_invoice()
    contract = worked(
        contracts, 3, date(2026, 5, 18), 7, pay_amount=40_000
    )  # 18 and 25 May, 1 June
    said = absences.say(date(2026, 5, 19), date(2026, 5, 25), kind="accident")
    may, june = asked(contract)
    assert [one.blocked for one in (may, june)] == [None, None]  # the 25th is day 7
    longer = absences.say(date(2026, 5, 18), date(2026, 5, 25), kind="accident", replaces=said)
    may, june = asked(contract)
    assert may.blocked.field == "absence_accident_second_week"
    assert may.blocked.given == "2026-05-25, day 8 of the accident"
    assert june.blocked is None
    absences.withdraw(longer)


MAY = (date(2026, 5, 4), date(2026, 5, 8))


def guarantee(
    *told, status="artist", until=date(2026, 5, 29), other_cause=False, days=(), worked=()
):
    """What a contract from April on, or one for each of some days, pays of each day of May after
    accidents, between which some days were ``worked``."""
    from mutua.payroll.blocked import Blocked
    from mutua.payroll.guaranteed import Guarantee, Span
    from mutua.work.models import Absence

    chain = [Span(0, date(2026, 5, day), date(2026, 5, day)) for day in days]
    chain = chain or [Span(0, date(2026, 4, 1), until)]
    said = [Absence(kind=kind, first_day=first, last_day=last) for kind, first, last in told]
    said[-1].other_cause = other_cause
    pays = Guarantee(BE, chain, "accident", said, [date(2026, 5, day) for day in worked])
    answers = {
        day: pays.of(date(2026, 5, day), 0, status or "student", status) for day in range(1, 30)
    }
    return {
        day: one.field if isinstance(one, Blocked) else one for day, one in answers.items() if one
    }


@pytest.mark.parametrize("name", SPANS)
def test_an_accident_asks_no_month_of_service(shop, name):
    """Day 1 to 5 in the contract of May, whatever was before it."""
    assert paid_days(name, (*MAY, False), cause="accident") == {4: 1, 5: 2, 6: 3, 7: 4, 8: 5}


def test_an_accident_and_an_illness_do_not_go_on_with_each_other(shop):
    """Ill on the first, hurt on the fourth: the accident begins with its own day 1."""
    ill = ("illness", date(2026, 5, 1), date(2026, 5, 3))
    hurt = ("accident", date(2026, 5, 4), date(2026, 5, 10))
    later = ("illness", date(2026, 5, 11), date(2026, 5, 20))
    assert guarantee(ill, hurt, later) == dict.fromkeys(range(4, 11), True)


def test_an_accident_that_is_told_in_two_is_one(shop):
    """The second certificate goes on with day 6 on Saturday the 9th; days 8 and 9 wait."""
    told = [("accident", *MAY), ("accident", date(2026, 5, 9), date(2026, 5, 12))]
    waits = dict.fromkeys((11, 12), "absence_accident_second_week")
    assert guarantee(*told) == {**dict.fromkeys(range(4, 11), True), **waits}
    assert guarantee(*told) == guarantee(("accident", MAY[0], date(2026, 5, 12)))


AGAIN = ("accident", date(2026, 5, 12), date(2026, 5, 20))


def test_a_relapse_after_work_was_resumed_begins_anew(shop):
    """Five days, work on Monday the 11th, again away from the 12th on: days 1 to 7 are the 12th to
    the 18th."""
    assert guarantee(("accident", *MAY), AGAIN, worked=[11]) == {
        **dict.fromkeys((4, 5, 6, 7, 8, *range(12, 19)), True),
        **dict.fromkeys((19, 20), "absence_accident_second_week"),
    }


def test_work_before_the_accident_or_in_it_resumes_nothing(shop):
    assert guarantee(("accident", *MAY), AGAIN, worked=[1, 6, 12]) == guarantee(
        ("accident", *MAY), AGAIN
    )


def test_of_a_relapse_without_work_between_what_both_readings_of_the_law_give_is_paid(shop):
    """Five days, no work on Monday the 11th, again away from the 12th on. It goes on with days 6 and
    7, or begins with days 1 and 2: both are paid whole. Then the one gives a part, the other all,
    and from its day 8 on, the 19th, a part as well: by then both give the same."""
    assert guarantee(("accident", *MAY), AGAIN) == {
        **dict.fromkeys((4, 5, 6, 7, 8, 12, 13), True),
        **dict.fromkeys(range(14, 19), "absence_accident_relapse"),
        **dict.fromkeys((19, 20), "absence_accident_second_week"),
    }


def test_a_relapse_between_two_contracts_goes_on_as_well(shop):
    """Evenings of the 6th (day 2), the 14th and the 18th, away on the 5th to the 10th and from the
    12th on. Of seven days five are left on the 12th, so the 18th is paid in part, or it is day 7."""
    told = [
        ("accident", date(2026, 5, 5), date(2026, 5, 10)),
        ("accident", date(2026, 5, 12), date(2026, 5, 20)),
    ]
    assert guarantee(*told, days=(4, 6, 14, 18)) == {
        6: True, 14: True, 18: "absence_accident_relapse",
    }  # fmt: skip


def test_another_accident_that_a_doctor_certifies_is_no_relapse(shop):
    again = ("accident", date(2026, 5, 12), date(2026, 5, 20))
    assert guarantee(("accident", *MAY), again, other_cause=True) == {
        **dict.fromkeys((*range(4, 9), *range(12, 19)), True),
        **dict.fromkeys((19, 20), "absence_accident_second_week"),
    }


def test_of_a_relapse_of_an_employee_thirty_days_are_paid_and_then_the_month_waits(shop):
    """Away in April for 28 days, again from 4 May on: two days are left, or thirty begin anew."""
    told = [("accident", date(2026, 4, 1), date(2026, 4, 28)), ("accident", *MAY)]
    assert guarantee(*told, status="employee", until=date(2026, 7, 31)) == {
        **dict.fromkeys((4, 5), True),
        **dict.fromkeys((6, 7, 8), "absence_accident_relapse"),
    }


def test_a_form_of_work_that_the_law_here_does_not_know_waits(shop):
    assert guarantee(("accident", *MAY), status="") == dict.fromkeys(range(4, 9), "absence_regime")

"""The holidays of an employee are paid at the end of her open-ended contract: for the year in which it
ends, and for the year before less the days of holiday that she has taken of it."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from mutua.ground import clock, doctor


@pytest.fixture(scope="module")
def leaving(store):
    from tests.support import leaving

    leaving.open_house()
    return leaving


@pytest.fixture
def nell(leaving):
    """Somebody new: no other test moves her pay."""
    return leaving.earner()


def holds() -> None:
    wrong = [(one.check.code, one.wrong) for one in doctor.examine(rebuild=True) if not one.holds]
    assert wrong == []


def test_fourteen_months_with_one_amendment_and_six_days_taken(leaving, nell):
    """Seven months of 2025 at 1,200.00 give 12 days of five a week (14 of six, less two); six were
    taken in 2026. 8,400.00 × 7.67 % = 644.28, of which half is left: 322.14; the double part is due
    whole, for Mutua pays no yearly double pay: 644.28. 2026: 3 × 1,200.00 + 4 × 1,300.00 = 8,800.00,
    × 7.67 % = 674.96, twice."""
    from tests.support import exit_pay, payday

    before, after = leaving.fourteen_months(nell)
    assert exit_pay.exits(after) == []
    ran = leaving.pay(before, after)
    assert (ran.made, ran.blocked, ran.exits, ran.exits_blocked) == (14, (), 2, ())
    assert exit_pay.exits(before) == []
    first, second = exit_pay.exits(after)
    assert (first.year, first.lines["single_holiday_pay"], first.lines["double_holiday_pay"]) == (
        2025, 32_214, 64_428,
    )  # fmt: skip
    assert first.inputs == {
        "household": "single", "gross_pay": 840_000, "normal_month_pay": 130_000,
        "holiday_days_due": 1_200, "holiday_days_taken": 600,
    }  # fmt: skip
    assert (second.year, second.lines["single_holiday_pay"], second.lines["double_holiday_pay"]) == (
        2026, 67_496, 67_496,
    )  # fmt: skip
    assert second.inputs == {
        "household": "single", "gross_pay": 880_000, "normal_month_pay": 130_000
    }  # fmt: skip
    slips, july = leaving.slips(before, after), payday.months_of(after)[-1]
    for pay in (first, second):
        of_year = [one for one in slips if one.worked_from.year == pay.year]
        assert pay.payslips == [str(one.id) for one in of_year]
        assert pay.released == sum(one.provision for one in of_year)
        assert pay.difference == pay.released - pay.employer_cost
        assert exit_pay.booked(pay).get("pay_difference", 0) == -pay.difference
        assert exit_pay.booked(pay)["holiday_pay_provision"] == pay.released
        assert (pay.worked_until, pay.promised_on) == (leaving.LAST, july.promised_on)
    assert first.difference > second.difference  # the days that were taken are the pot's again
    assert leaving.pay(before, after) == (0, (), 0, ())
    holds()


def test_what_is_corrected_of_any_version_and_of_the_days_is_followed(leaving, nell):
    """A day without pay in February, under the first version, takes 1,200.00 ÷ 20 of 2026. Then the
    holidays are taken back: the single part of 2025 is whole. Then four days of them are told anew:
    8/12 of 644.28 = 429.52."""
    from tests.support import absences, corrections, exit_pay

    before, after = leaving.fourteen_months(nell)
    leaving.pay(before, after)
    (holiday,) = holidays_of(nell)
    with clock.on(leaving.AFTERWARDS):
        absences.say(date(2026, 2, 10), None, "unpaid", nell.actor)
        assert corrections.correct([nell.actor.person], since=date(2026, 2, 1)) == 1
    first, was, second = exit_pay.exits(after)
    assert (first.year, was.version, second.version) == (2025, 1, 2)
    assert second.inputs["gross_pay"] == 880_000 - 6_000
    assert second.released < was.released
    with clock.on(leaving.AFTERWARDS):
        absences.withdraw(holiday, nell.actor)
        assert corrections.correct([nell.actor.person], since=leaving.SIX_DAYS[0]) == 0
    first, later = exit_pay.exits(after)[:2]
    assert (later.version, later.lines["single_holiday_pay"]) == (2, 64_428)
    assert (later.inputs["holiday_days_due"], later.inputs["holiday_days_taken"]) == (1_200, 0)
    with clock.on(leaving.AFTERWARDS):
        absences.say(date(2026, 5, 4), date(2026, 5, 7), "holiday", nell.actor)
        corrections.correct([nell.actor.person], since=leaving.SIX_DAYS[0])
    last = exit_pay.exits(after)[2]
    assert (last.version, last.lines["single_holiday_pay"]) == (3, 42_952)
    assert last.inputs["holiday_days_taken"] == 400
    assert first.net_pay < last.net_pay < later.net_pay
    assert exit_pay.claims(after) == exit_pay.exits(before) == []  # nothing had left
    holds()


def holidays_of(one):
    from mutua.ground.transactions import reading
    from mutua.work.absences import holding
    from tests.support import contracts

    with reading(contracts.READER):
        return [each.id for each in holding(one.actor.person) if each.kind == "holiday"]


def test_nothing_before_its_last_day_nor_before_its_last_month_is_paid(leaving, nell):
    from mutua.payroll import services
    from tests.support import exit_pay, payday
    from tests.support.books import HOUSE, STAFF

    before, after = leaving.fourteen_months(nell, holidays=())
    *early, july = payday.months_of(after)
    some = [one.id for one in (*payday.months_of(before), *early) if not one.freed]
    with clock.on(leaving.AFTERWARDS):
        ran = services.run(STAFF, uuid4(), HOUSE, leaving.PAID_ON, only=some)
    assert (ran.made, ran.exits) == (13, 0)
    assert after not in {one.contract for one in leaving.awaited().due}
    assert reasons(leaving, after) == []
    assert leaving.pay(after) == (1, (), 2, ())
    first, _ = exit_pay.exits(after)
    # None was taken: the single part is whole.
    assert (first.inputs["holiday_days_taken"], first.lines["single_holiday_pay"]) == (0, 64_428)
    assert first.payslips == [str(one.id) for one in leaving.slips(before)[:7]]
    assert july.last_day == leaving.LAST
    holds()


def test_days_that_count_as_work_of_any_version_give_holidays(leaving, nell):
    """A maternity of five mornings of the twenty of February, under the first version: 300.00 of
    8,800.00 were not paid, and give holidays all the same."""
    from tests.support import exit_pay

    days = (date(2026, 2, 9), date(2026, 2, 13))
    before, after = leaving.fourteen_months(nell, days, "maternity")
    leaving.pay(before, after)
    first, second = exit_pay.exits(after)
    assert (second.inputs["gross_pay"], second.inputs["assimilated_pay"]) == (850_000, 30_000)
    assert second.lines["single_holiday_pay"] == second.lines["double_holiday_pay"] == 67_496
    assert first.inputs["holiday_days_taken"] == 0
    holds()


@pytest.mark.parametrize(
    "until, paid",
    [
        (date(2026, 5, 15), 5_455),  # one of the 22 days of January
        (date(2026, 5, 1), 5_455 + 57_143),  # back at work, ten of the 21 of May
    ],
)
def test_a_public_holiday_that_a_long_maternity_leaves_unpaid_counts_as_work(
    leaving, nell, until, paid
):
    """Away from New Year on, until the first of May or longer: 1 January is paid, as the first day;
    Easter Monday and 1 May are not. What was paid and what counts as work are together 4 × 1,200.00
    and eleven of the 21 days of May."""
    from tests.support import exit_pay

    contract = leaving.hired(nell, date(2026, 1, 1))
    leaving.worked_until(date(2026, 2, 1))
    leaving.worked_until(date(2026, 3, 1))
    leaving.on_holiday(nell, (date(2026, 1, 1), until), "maternity")
    leaving.worked_until(date(2026, 4, 1))
    leaving.worked_until(date(2026, 5, 1))
    leaving.left(nell, contract, date(2026, 5, 15))
    leaving.pay(contract, day=date(2026, 6, 3), paid_on=date(2026, 6, 4))
    (pay,) = exit_pay.exits(contract)
    assert pay.inputs["gross_pay"] == paid
    assert pay.inputs["gross_pay"] + pay.inputs["assimilated_pay"] == 4 * 120_000 + 62_857
    holds()


def test_days_that_nobody_has_counted_are_found(leaving, nell, monkeypatch):
    """Twin of the derivation: what the database cannot know is how many days were due."""
    from mutua.payroll import exit_ended

    before, after = leaving.fourteen_months(nell)
    with monkeypatch.context() as patched:
        patched.setattr(exit_ended, "days_of", lambda *_: None)
        assert leaving.pay(before, after).exits == 2
    wrong = [(one.check.code, one.wrong) for one in doctor.examine(rebuild=True) if not one.holds]
    assert wrong == [("rebuild.exit_pay_now", 1)]
    from tests.support import corrections

    with clock.on(leaving.AFTERWARDS):  # a correction counts them
        corrections.correct([nell.actor.person], since=leaving.LAST.replace(day=1))
    holds()


# ── What is left out ────────────────────────────────────────────────────────────────────────────


def reasons(leaving, contract):
    return [why.field for one, why in leaving.awaited().left_out if one == contract]


def test_where_the_week_was_shortened_what_the_days_took_is_not_guessed(leaving, nell):
    """Of 20 hours in 2025, 6 a week since April 2026, and six mornings of three hours taken then: the
    year of the end is paid, the year before is listed."""
    from tests.support import exit_pay

    before, after = leaving.shortened_week(nell, leaving.SIX_DAYS)
    assert leaving.pay(before, after).exits == 1
    (pay,) = exit_pay.exits(after)
    assert pay.year == 2026
    assert reasons(leaving, after) == ["exit_holidays_week"]
    assert leaving.pay(before, after) == (0, (), 0, ())
    holds()


def test_of_earlier_years_the_double_pay_is_for_the_officer(leaving, nell):
    """From December 2024 to July 2026: 2025 and 2026 are paid, 2024 is listed."""
    from tests.support import exit_pay

    contract = leaving.hired(nell, date(2024, 12, 9))
    for month in leaving.months(date(2025, 1, 1), leaving.LAST):
        leaving.worked_until(month)
    leaving.left(nell, contract)
    assert leaving.pay(contract).exits == 2
    assert [one.year for one in exit_pay.exits(contract)] == [2025, 2026]
    assert reasons(leaving, contract) == ["exit_years_before"]
    ((_, why),) = [one for one in leaving.awaited().left_out if one[0] == contract]
    assert why.given == "2024"
    assert leaving.pay(contract) == (0, (), 0, ())
    holds()


def test_days_that_may_have_been_carried_over_from_a_year_of_illness_are_not_guessed(leaving, nell):
    """From December 2024 on: a month of it gave a right in 2025, of which nothing was taken, and a
    day of 2025 was one of maternity."""
    from tests.support import exit_pay

    contract = leaving.hired(nell, date(2024, 12, 1))
    leaving.on_holiday(nell, (date(2025, 3, 3),), "maternity")
    for month in leaving.months(date(2025, 1, 1), leaving.LAST):
        leaving.worked_until(month)
    leaving.on_holiday(nell)
    leaving.left(nell, contract)
    leaving.pay(contract)
    assert sorted(reasons(leaving, contract)) == ["exit_holidays_carried", "exit_years_before"]
    assert [one.year for one in exit_pay.exits(contract)] == [2026]
    holds()


def test_an_illness_in_a_first_year_carries_nothing_over(leaving, nell):
    from tests.support import exit_pay

    leaving.on_holiday(nell, (date(2025, 9, 1),), "maternity")
    before, after = leaving.fourteen_months(nell)
    leaving.pay(before, after)
    first, _ = exit_pay.exits(after)
    assert (first.inputs["holiday_days_due"], first.inputs["holiday_days_taken"]) == (1_200, 600)
    assert first.inputs["assimilated_pay"] > 0


def test_a_month_that_was_never_opened_is_not_overlooked(leaving, nell):
    """Notice is given in July, its last day lies in August, and the job has not opened August."""
    from tests.support import exit_pay, lasting

    contract = leaving.hired(nell, date(2026, 5, 1))
    for month in leaving.months(date(2026, 6, 1), leaving.LAST):
        leaving.worked_until(month)
    with clock.on(date(2026, 7, 24)):
        last = lasting.end(contract, kind="notice", by="employer", how="registered")
    leaving.take_schedule(leaving.LAST)
    later = date(2026, 9, 1)
    assert last > leaving.LAST
    assert leaving.pay(contract, day=later, paid_on=later).exits == 0
    whys = [why.field for one, why in leaving.awaited(later).left_out if one == contract]
    assert whys == ["exit_last_month"]
    assert exit_pay.exits(contract) == []


def test_where_exit_pay_cannot_follow_no_payslip_of_hers_is_corrected(leaving, nell):
    """Both years were paid; then she tells of days of holiday that her shorter week leaves open."""
    from mutua.ground.errors import Refused
    from tests.support import corrections, exit_pay

    before, after = leaving.shortened_week(nell)
    leaving.pay(before, after)
    paid = exit_pay.exits(after)
    assert [one.year for one in paid] == [2025, 2026]
    leaving.on_holiday(nell)
    who = nell.actor.person
    corrections.say_hours(before, corrections.OVERTIME)
    with clock.on(date(2026, 9, 1)):
        found = corrections.proposal(leaving.FIRST, who)
        assert found.changes
        assert [(one.id, why.field) for one, why in found.blocked] == [
            (paid[0].id, "exit_holidays_week")
        ]
        assert found.stopped == {who}
        with pytest.raises(Refused) as refused:
            corrections.correct([who], leaving.FIRST)
    assert (refused.value.field, refused.value.code) == ("persons", "law")
    assert exit_pay.exits(after) == paid


# ── What is shown and exported ──────────────────────────────────────────────────────────────────


def test_the_command_verifies_it_as_a_case_and_its_paper_says_the_days(
    leaving, nell, tmp_path, capsys
):
    import json

    from mutua.cli import main
    from mutua.payroll import exports
    from tests.payroll.test_exit_pay_is_told import drawn
    from tests.payroll.test_the_payslip_on_paper import read
    from tests.support import exit_pay

    before, after = leaving.fourteen_months(nell)
    leaving.pay(before, after)
    cases = [exports.case_of(one) for one in exit_pay.exits(after)]
    file = tmp_path / "pay.json"
    file.write_text(json.dumps(cases))
    assert main(["evaluate", "--check", str(file)]) == 0
    cases[0]["inputs"]["holiday_days_taken"] = 500
    file.write_text(json.dumps(cases))
    assert main(["evaluate", "--check", str(file)]) == 1
    capsys.readouterr()
    said = drawn(exit_pay.exits(after)[0])[1]
    assert (
        read(["Jours de vacances dus pour cette année : 12 ; déjà pris, et payés alors : 6"])
        in said
    )
    assert "Jours de vacances dus" not in drawn(exit_pay.exits(after)[1])[1]


def test_the_individual_account_of_the_year_of_the_end_has_both(leaving, nell):
    from mutua.ground.transactions import reading
    from mutua.payroll.documents import account
    from tests.support import contracts, exit_pay

    before, after = leaving.fourteen_months(nell)
    leaving.pay(before, after)
    with reading(contracts.READER):
        exits = account.exits_of_year("coop", nell.actor.person, 2026)
        earlier = account.exits_of_year("coop", nell.actor.person, 2025)
    assert {one.id for one in exits} == {one.id for one in exit_pay.exits(after)}
    assert list(earlier) == []

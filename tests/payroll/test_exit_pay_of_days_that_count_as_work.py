"""Days of illness and maternity count as work for the holidays of an employee: what they would have
paid is a part of the pay on which her exit holiday pay is reckoned."""

from __future__ import annotations

from datetime import date

import pytest

from mutua.ground import clock, doctor

A_DAY = 30_000
AFTERWARDS = date(2026, 7, 6)


@pytest.fixture
def exit_pay(funded):
    from tests.support import exit_pay

    return exit_pay


@pytest.fixture
def nell(funded):
    """Somebody new: no other test moves her pay."""
    from tests.support import lasting

    return lasting.newcomer()


@pytest.fixture
def days(exit_pay, nell):
    """A contract of some days of May for 300 euros gross each."""

    def made(*of_may: int):
        on = (date(2026, 5, day) for day in of_may)
        return exit_pay.days_worked(
            *on, who=nell.actor, pay_from="gross", pay_amount=A_DAY * len(of_may), **nell.place
        )

    return made


@pytest.fixture
def told(nell):
    """She says that she is absent."""
    from tests.support import absences

    def tell(day: int, kind: str = "illness", last_day: date | None = None, **facts):
        with clock.on(AFTERWARDS):
            return absences.say(date(2026, 5, day), last_day, kind, nell.actor, **facts)

    return tell


@pytest.fixture
def corrected(nell):
    """Her pay is corrected; gives how many payslips."""
    from tests.support import corrections

    def correct() -> int:
        with clock.on(AFTERWARDS):
            return corrections.correct([nell.actor.person], since=date(2026, 5, 1))

    return correct


def holds() -> None:
    wrong = [(one.check.code, one.wrong) for one in doctor.examine(rebuild=True) if not one.holds]
    assert wrong == []


def test_an_illness_that_the_insurance_pays_counts_as_if_it_was_worked(
    exit_pay, payday, days, told
):
    """Three days of 300.00; ill on the third without a month of service. Paid are 600.00, and the
    holidays are those of 900.00: 7.67 % of it is 69.03, twice."""
    work = days(5, 6, 7)
    told(7)
    payday.pay(work)
    (slip,), (pay,) = payday.paid(work), exit_pay.exits(work)
    assert slip.gross_pay == 2 * A_DAY
    assert (pay.inputs["gross_pay"], pay.inputs["assimilated_pay"]) == (2 * A_DAY, A_DAY)
    assert pay.lines["single_holiday_pay"] == pay.lines["double_holiday_pay"] == 6_903
    assert pay.released == slip.provision < pay.employer_cost
    assert exit_pay.booked(pay)["pay_difference"] == -pay.difference > 0  # the pot bears the rest
    holds()


def test_a_leave_without_pay_gives_none(exit_pay, payday, days, told):
    work = days(18, 19, 20)
    told(20, kind="unpaid")
    payday.pay(work)
    (pay,) = exit_pay.exits(work)
    assert "assimilated_pay" not in pay.inputs
    assert pay.lines["single_holiday_pay"] == 4_602


def test_of_illness_and_leave_in_one_month_each_day_counts_by_its_cause(
    exit_pay, payday, days, told
):
    work = days(26, 27, 28)
    told(27, kind="unpaid")
    told(28, kind="maternity")
    payday.pay(work)
    (pay,) = exit_pay.exits(work)
    assert (pay.inputs["gross_pay"], pay.inputs["assimilated_pay"]) == (A_DAY, A_DAY)
    holds()


def test_a_contract_of_which_no_hour_was_paid_still_gives_holidays(exit_pay, payday, days, told):
    """300.00 × 7.67 % = 23.01, twice. Nothing was set aside, so the pot bears it."""
    work = days(29)
    told(29)
    payday.pay(work)
    (slip,), (pay,) = payday.paid(work), exit_pay.exits(work)
    assert (slip.gross_pay, slip.provision, pay.released) == (0, 0, 0)
    assert (pay.inputs["gross_pay"], pay.inputs["assimilated_pay"]) == (0, A_DAY)
    assert pay.gross_pay == 2 * 2_301
    assert payday.pay(work) == (0, (), 0, ())
    holds()


def test_another_cause_said_later_is_corrected_though_no_payslip_changes(
    exit_pay, payday, days, told, corrected
):
    work = days(21, 22)
    said = told(22, "unpaid")
    payday.pay(work)
    told(22, replaces=said)
    holds()  # what was made stands by what was said then
    assert corrected() == 0
    first, second = exit_pay.exits(work)
    assert (first.lines["single_holiday_pay"], second.lines["single_holiday_pay"]) == (2_301, 4_602)
    assert second.inputs["assimilated_pay"] == A_DAY
    assert len(payday.paid(work)) == 1
    holds()


@pytest.mark.parametrize("figures", [{}, {"holiday_pay_from": "apart"}])
def test_an_absence_that_is_taken_back_moves_its_pay_from_the_one_to_the_other(
    exit_pay, payday, days, nell, told, corrected, store, figures
):
    """Also where nothing is set aside, so that no line of it changes."""
    from contextlib import nullcontext

    from tests.support import absences

    with exit_pay.settings(store, **figures) if figures else nullcontext():
        work = days(5, 6)
        said = told(6)
        payday.pay(work)
        with clock.on(AFTERWARDS):
            absences.withdraw(said, nell.actor)
        assert corrected() == 1
        first, second = exit_pay.exits(work)
        assert first.lines == second.lines
        assert (first.inputs["gross_pay"], first.inputs["assimilated_pay"]) == (A_DAY, A_DAY)
        assert second.inputs["gross_pay"] == 2 * A_DAY
        assert "assimilated_pay" not in second.inputs
        holds()


@pytest.mark.parametrize("kind", ["illness", "unpaid"])
def test_what_is_usual_of_a_month_is_its_pay_without_absences(exit_pay, payday, nell, told, kind):
    """1,000.00 a day, away on two of four: a usual month is 4,000.00, whose rate of tax is that of
    somebody who was there all along."""
    from mutua.legislation import country

    exit_pay.earn(nell, 4)
    hours = (date(2026, 5, day) for day in (5, 6, 7, 8))
    work = exit_pay.days_worked(
        *hours, who=nell.actor, pay_from="gross", pay_amount=400_000, **nell.place
    )
    told(7, kind, last_day=date(2026, 5, 8))
    payday.pay(work)
    (slip,), (pay,) = payday.paid(work), exit_pay.exits(work)
    assert slip.gross_pay == 200_000
    assert pay.inputs["normal_month_pay"] == 400_000
    law = country("be")
    usual, less = (
        law.evaluate(
            regime="exit_holiday_pay",
            worked_from=pay.worked_from,
            worked_until=pay.worked_until,
            paid_on=pay.paid_on,
            inputs={**pay.inputs, "normal_month_pay": amount},
        ).lines["net_pay"]
        for amount in (400_000, 200_000)
    )
    assert pay.net_pay == usual < less
    holds()


def test_an_absence_said_later_leaves_the_usual_pay_as_it_was(
    exit_pay, payday, days, told, corrected
):
    work = days(13, 14)
    payday.pay(work)
    told(14, "unpaid")
    holds()
    assert corrected() == 1
    first, second = exit_pay.exits(work)
    assert first.inputs["normal_month_pay"] == second.inputs["normal_month_pay"] == 2 * A_DAY
    assert second.inputs["gross_pay"] == A_DAY
    holds()


def test_the_command_verifies_it_as_a_case(exit_pay, payday, days, told, tmp_path, capsys):
    import json

    from mutua.cli import main
    from mutua.payroll import exports

    work = days(11, 12)
    told(12)
    payday.pay(work)
    (pay,) = exit_pay.exits(work)
    case = exports.case_of(pay)
    assert case["inputs"]["assimilated_pay"] == A_DAY
    file = tmp_path / "pay.json"
    file.write_text(json.dumps([case]))
    assert main(["evaluate", "--check", str(file)]) == 0
    case["inputs"]["assimilated_pay"] -= 100
    file.write_text(json.dumps([case]))
    assert main(["evaluate", "--check", str(file)]) == 1
    capsys.readouterr()


def test_the_database_knows_the_same_causes_that_count_as_work(funded):
    from django.db import connection

    from mutua.payroll.holidays import AS_WORK
    from mutua.work.models.absences import KINDS

    with connection.cursor() as cursor:
        cursor.execute("select prosrc from pg_proc where proname = 'taken_of_days_as_work'")
        (words,) = cursor.fetchone()
    assert {one for one in KINDS if f"'{one}'" in words} == set(AS_WORK)

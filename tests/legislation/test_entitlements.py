"""What the employer owes beside the payslip: holidays after a contract, illness, premiums."""

from __future__ import annotations

from datetime import date

import pytest

from mutua.legislation import LegislationError, country

BE = country("be")


def after(service_from: str, contract_until: str, **more: object) -> list[str]:
    found = BE.rule(
        "public_holidays_after_contract",
        service_from=service_from,
        contract_until=contract_until,
        **more,
    )
    return [str(day) for day in found.days]


@pytest.mark.parametrize(
    "first, last, days",
    [
        ("2026-04-13", "2026-04-26", []),  # 14 days of service give none
        ("2026-04-12", "2026-04-26", ["2026-05-01"]),  # 15 days: one within 14 days
        ("2026-04-03", "2026-05-02", ["2026-05-14"]),  # a month less a day: still one alone
        ("2026-04-01", "2026-05-02", ["2026-05-14", "2026-05-25"]),  # over a month: all of 30 days
        ("2026-01-05", "2026-12-01", ["2026-12-25"]),
        ("2026-01-05", "2026-12-05", ["2026-12-25", "2027-01-01"]),
        ("2026-11-02", "2026-12-17", ["2026-12-25", "2027-01-01"]),
        ("2026-12-01", "2026-12-20", ["2026-12-25"]),
    ],
)
def test_public_holidays_after_a_contract_follow_the_length_of_service(first, last, days):
    assert after(first, last) == days


def test_no_public_holiday_after_for_who_leaves_or_has_begun_elsewhere():
    assert after("2026-01-05", "2026-12-10", ended="by_worker") == []
    assert after("2026-01-05", "2026-12-10", ended="serious_cause") == []
    assert after("2026-01-05", "2026-12-10", next_employer_from="2026-12-28") == ["2026-12-25"]
    assert after("2026-01-05", "2026-12-10", next_employer_from="2026-12-25") == []


# From 1 July: the first day counts, so day 14 is 14 July and day 30 is 30 July (vacature.com).
@pytest.mark.parametrize(
    "cause, suspended_from, day, paid, number",
    [
        ("illness", "2026-06-22", "2026-07-21", True, 30),
        ("illness", "2026-06-21", "2026-07-21", False, 31),
        ("accident", "2026-06-22", "2026-07-21", True, 30),
        ("maternity", "2026-06-22", "2026-07-21", True, 30),
        ("maternity", "2026-06-21", "2026-07-21", False, 31),
        ("unpaid", "2026-07-08", "2026-07-21", True, 14),
        ("unpaid", "2026-07-07", "2026-07-21", False, 15),
        ("unpaid", "2026-07-21", "2026-07-21", True, 1),
        ("holiday", "2026-04-01", "2026-07-21", True, 112),  # each one, however long
    ],
)
def test_public_holidays_of_a_suspension_are_paid_by_its_cause_and_day(
    cause, suspended_from, day, paid, number
):
    found = BE.rule(
        "public_holiday_in_suspension", day=day, suspended_from=suspended_from, cause=cause
    )
    assert (found.paid, found.number) == (paid, number)


def test_leave_without_pay_keeps_its_doubt():
    of = {
        cause: BE.rule(
            "public_holiday_in_suspension", day="2026-07-21", suspended_from="2026-07-13",
            cause=cause,
        )
        for cause in ("holiday", "illness", "unpaid")
    }  # fmt: skip
    assert [of[one].within for one in of] == [None, 30, 14]
    assert [of[one].confidence for one in of] == ["verified", "derived", "to be confirmed"]


def ill(status: str, **facts: object) -> list[tuple[int, int, bool]]:
    given = {"contract_start": "2026-01-05", "day_pay": 15_000, **facts}
    found = BE.rule("guaranteed_pay", status=status, **given)
    return [(one.number, one.amount, one.bears_contributions) for one in found]


MONTH = {"ill_from": "2026-03-02", "ill_until": "2026-04-10"}  # a Monday; forty days


def test_an_employee_keeps_the_whole_pay_for_thirty_days():
    found = ill("employee", **MONTH)
    assert [number for number, _, _ in found] == list(range(1, 31))
    assert sum(amount for _, amount, _ in found) == 22 * 15_000
    assert all(bears for _, _, bears in found)


def test_a_manual_worker_keeps_all_for_a_week_then_what_completes_the_health_fund():
    found = ill("manual_worker", **MONTH)
    by_number = {number: (amount, bears) for number, amount, bears in found}
    assert by_number[1] == (15_000, True)
    assert by_number[6] == (0, True)  # a Saturday
    assert by_number[8] == (12_882, False)  # 85.88 %
    # The ceiling of March 2026, 186.7916 a day of a six-day week, is 224.15 of a five-day week.
    assert by_number[15] == (3_882, False)  # 25.88 %, all below the ceiling
    assert max(by_number) == 30


def test_pay_above_the_ceiling_is_completed_at_the_higher_share():
    found = ill("artist", **{**MONTH, "day_pay": 30_000})
    by_number = {number: amount for number, amount, _ in found}
    assert by_number[15] == 12_315  # 25.88 % of 224.15 and 85.88 % of 75.85


def test_a_short_contract_of_an_employee_follows_the_manual_workers_with_its_own_shares():
    found = ill("employee", contract_until="2026-03-31", **MONTH)
    by_number = {number: (amount, bears) for number, amount, bears in found}
    assert by_number[8] == (13_040, False)  # 86.93 %
    assert by_number[15] == (4_040, False)  # 26.93 %
    assert max(by_number) == 30  # 31 March, the contract's end, is the thirtieth day


def test_three_months_are_long_enough_for_the_whole_pay():
    assert len(ill("employee", contract_until="2026-04-04", **MONTH)) == 30
    assert all(bears for _, _, bears in ill("employee", contract_until="2026-04-04", **MONTH))
    assert not all(bears for _, _, bears in ill("employee", contract_until="2026-04-03", **MONTH))


# An accident at work on Monday 2 March 2026, away from the next day on: day 1 is Tuesday the 3rd,
# day 7 Monday the 9th, day 8 Tuesday the 10th, day 30 Wednesday 1 April.
HURT = {"cause": "accident", "ill_from": "2026-03-03", "ill_until": "2026-04-10"}
WEEK, AFTER = (3, 4, 5, 6, 9), 17  # days of work of the first week; 10 March to 1 April


@pytest.mark.parametrize("status", ["manual_worker", "artist"])
def test_after_an_accident_at_work_the_first_week_is_paid_whole_from_the_first_day_of_work(status):
    """No month of service is asked, and the later days do not fall to 25.88 %."""
    found = BE.rule(
        "guaranteed_pay", status=status, contract_start="2026-03-02", day_pay=15_000, **HURT
    )
    assert [(one.day.day, one.amount) for one in found if one.bears_contributions and one.amount] == [
        (day, 15_000) for day in WEEK
    ]  # fmt: skip
    later = [one.amount for one in found if one.amount and not one.bears_contributions]
    assert later == [12_882] * AFTER  # 85.88 %
    assert [one.number for one in found] == list(range(1, 31))
    assert {one.law for one in found} == {"Law of 3 July 1978, art. 54; collective agreement 12bis"}
    assert (
        ill(status, contract_start="2026-03-02", ill_from="2026-03-03", ill_until="2026-03-31")
        == []
    )


def test_after_an_accident_pay_above_the_sickness_ceiling_keeps_the_same_share():
    by_number = {number: amount for number, amount, _ in ill("artist", **HURT, day_pay=30_000)}
    assert by_number[15] == by_number[8] == 25_764  # a Tuesday each


def test_after_an_accident_an_employee_keeps_the_whole_pay_for_thirty_days():
    found = ill("employee", contract_start="2026-03-02", **HURT)
    assert [number for number, _, bears in found if bears] == list(range(1, 31))
    assert sum(amount for _, amount, _ in found) == 22 * 15_000


def test_after_an_accident_a_short_contract_of_an_employee_has_its_own_share():
    found = ill("employee", contract_start="2026-03-02", contract_until="2026-03-31", **HURT)
    by_number = {number: (amount, bears) for number, amount, bears in found}
    assert by_number[1] == (15_000, True)
    assert by_number[8] == by_number[15] == (13_040, False)  # 86.93 %
    assert max(by_number) == 29  # 31 March, the end of the contract


@pytest.mark.parametrize("other_cause, first", [(False, 6), (True, 1)])
def test_a_relapse_of_an_accident_goes_on_or_begins_anew_as_its_caller_reads_the_law(
    other_cause, first
):
    found = ill(
        "artist", **{**HURT, "ill_from": "2026-03-16"}, earlier_illness_until="2026-03-07",
        earlier_days=5, other_cause=other_cause,
    )  # fmt: skip
    assert found[0] == (first, 15_000, True)


def test_illness_is_the_cause_where_none_is_said():
    for status in ("employee", "manual_worker", "artist"):
        assert ill(status, **MONTH, cause="illness") == ill(status, **MONTH)


@pytest.mark.parametrize(
    "first, last, whole",
    [
        ("2025-10-31", "2026-01-30", True), ("2025-10-31", "2026-01-29", False),
        ("2025-12-31", "2026-03-30", True), ("2026-05-31", "2026-08-30", True),
        ("2026-01-30", "2026-04-29", True), ("2026-01-28", "2026-04-27", True),
        ("2025-11-30", "2026-02-28", True), ("2025-11-30", "2026-02-27", False),
    ],
)  # fmt: skip
def test_three_months_are_counted_from_the_first_day_whatever_the_month_ends(first, last, whole):
    facts = {"contract_start": first, "contract_until": last, "ill_from": first, "ill_until": last}
    assert (len(ill("employee", **facts)) == 30) is whole


def test_without_a_month_of_service_there_is_nothing_until_the_month_is_full():
    week = {"ill_from": "2026-01-26", "ill_until": "2026-02-10"}
    found = ill("artist", **week)
    assert found[0] == (11, 12_882, False)  # 5 February is day 11
    assert ill("artist", ill_from="2026-01-06", ill_until="2026-01-20") == []
    joined = ill("artist", service_from="2025-12-01", **week)
    assert joined[0] == (1, 15_000, True)


@pytest.mark.parametrize(
    "first, earlier, left",
    [("2026-03-02", "2026-01-20", 10), ("2026-03-30", "2026-01-20", 30), ("2025-03-10", "2025-03-01", 10)],
)  # fmt: skip
def test_a_relapse_goes_on_with_the_illness_before_it(first, earlier, left):
    facts = {
        "contract_start": "2024-01-08",
        "ill_from": first,
        "ill_until": str(date.fromisoformat(first).replace(day=1).replace(month=6)),
        "earlier_illness_until": earlier,
        "earlier_days": 20,
    }
    assert len(ill("employee", **facts)) == left
    assert len(ill("employee", **facts, other_cause=True)) == 30


def premium(**facts: object) -> object:
    given = {
        "joint_committee": "200",
        "on": "2026-12-16",
        "month_pay": 280_000,
        "months_worked": 12,
        "seniority_months": 20,
    }
    return BE.rule("end_of_year_premium", **{**given, **facts})


def test_the_end_of_year_premium_is_that_of_the_joint_committee():
    assert premium().amount == 280_000
    assert premium(months_worked=7).amount == 163_333
    assert premium(seniority_months=5).amount == 0
    assert premium().confidence == "to be confirmed"


@pytest.mark.parametrize(
    "name, field, facts",
    [
        ("end_of_year_premium", "joint_committee", {"joint_committee": "304"}),
        ("end_of_year_premium", "on", {"on": "2027-12-16"}),
        ("public_holidays_after_contract", "contract_until", {"contract_until": "2027-01-31"}),
        (
            "public_holidays_after_contract",
            "next_employer_from",
            {"next_employer_from": "2026-03-31"},
        ),
        ("guaranteed_pay", "ill_until", {"ill_until": "2027-01-31"}),
        ("guaranteed_pay", "other_cause", {"other_cause": "no"}),
        ("guaranteed_pay", "earlier_days", {"earlier_illness_until": "2026-02-20"}),
        ("guaranteed_pay", "earlier_days", {"earlier_days": 5}),
        (
            "guaranteed_pay",
            "earlier_illness_until",
            {"earlier_illness_until": "x", "earlier_days": 5},
        ),
        ("guaranteed_pay", "ill_from", {"earlier_illness_until": "2026-03-02", "earlier_days": 5}),
        ("public_holidays_after_contract", "contract_until", {"contract_until": "2026-01-01"}),
        ("public_holidays_after_contract", "ended", {"ended": "bored"}),
        ("public_holidays_after_contract", "service_from", {"service_from": "soon"}),
        ("public_holiday_in_suspension", "cause", {"cause": "boredom"}),
        ("public_holiday_in_suspension", "day", {"day": "2026-07-12"}),
        ("public_holiday_in_suspension", "day", {"day": "2023-07-21"}),
        ("public_holiday_in_suspension", "suspended_from", {"suspended_from": "soon"}),
        ("guaranteed_pay", "status", {"status": "pirate"}),
        ("guaranteed_pay", "cause", {"cause": "boredom"}),
        ("guaranteed_pay", "cause", {"cause": None}),
        ("guaranteed_pay", "ill_until", {"cause": "accident", "ill_until": "2026-03-01"}),
        ("guaranteed_pay", "ill_until", {"ill_until": "2026-02-01"}),
        ("guaranteed_pay", "ill_from", {"ill_from": "2025-02-01"}),
        ("guaranteed_pay", "day_pay", {"day_pay": -1}),
        ("guaranteed_pay", "days_a_week", {"days_a_week": 0}),
        ("end_of_year_premium", "months_worked", {"months_worked": 13}),
        ("end_of_year_premium", "joint_committee", {"joint_committee": "bakers"}),
    ],
)
def test_a_fact_that_cannot_be_is_refused_by_its_name(name, field, facts):
    good = {
        "public_holiday_in_suspension": {
            "day": "2026-07-21",
            "suspended_from": "2026-07-13",
            "cause": "illness",
        },
        "public_holidays_after_contract": {
            "service_from": "2026-02-01",
            "contract_until": "2026-03-31",
        },
        "guaranteed_pay": {
            "status": "employee",
            "contract_start": "2026-01-05",
            "ill_from": "2026-03-02",
            "ill_until": "2026-03-06",
            "day_pay": 15_000,
        },
        "end_of_year_premium": {
            "joint_committee": "200",
            "on": "2026-12-16",
            "month_pay": 280_000,
            "months_worked": 12,
            "seniority_months": 20,
        },
    }[name]
    BE.rule(name, **good)
    with pytest.raises(LegislationError) as caught:
        BE.rule(name, **{**good, **facts})
    assert caught.value.field == field

"""Students within and beyond their yearly hours, and the amateur arts indemnity."""

from __future__ import annotations

from mutua.legislation import country

DAY = "2026-08-31"
WORK = {"gross_pay": 143_906, "household": "single", "hours": 10_000}


def lines(regime, **more):
    return country("be").evaluate(as_of=DAY, regime=regime, inputs={**WORK, **more}).lines


def test_a_student_within_the_quota_bears_the_solidarity_contribution_alone():
    found = lines("student")
    assert found["employee_contribution"] == 3_900
    assert found["employer_contributions"] == 7_814
    assert (found["withholding_tax"], found["special_social_contribution"]) == (0, 0)
    assert found["net_pay"] == 140_006


def test_a_student_beyond_the_quota_is_paid_as_an_employee():
    student, employee = lines("student", student_hours_used=65_000), lines("employee")
    assert {code: student[code] for code in employee} == employee


def test_pay_is_split_by_hours_where_the_quota_ends():
    found = lines("student", student_hours_used=60_000)
    assert found["quota_pay"] == 71_953
    assert found["declared_base"] == 71_953
    assert found["solidarity_contribution"] == 1_950


def test_an_indemnity_reaches_the_artist_whole_until_the_clients_free_total_is_passed():
    first = lines("amateur_arts_indemnity", gross_pay=8_018, days=1)
    later = lines("amateur_arts_indemnity", gross_pay=8_018, days=1, paid_before_year_gross=50_000)
    assert first["net_pay"] == first["charged_cost"] == 8_018
    assert later["amateur_contribution"] == 2_901  # 5 % of 580.18


def test_an_indemnity_above_the_maximum_of_a_day_is_shown_as_such():
    assert lines("amateur_arts_indemnity", gross_pay=9_000, days=1)["indemnity_above_limit"] == 982

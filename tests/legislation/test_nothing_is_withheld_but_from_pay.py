"""What is left of a month to withhold waits where a payslip has not enough pay for it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutua.legislation import country, regimes_where

BE = country("be")
LINES = {
    "contribution": "employee_contribution", "bonus_a": "work_bonus_a", "bonus_b": "work_bonus_b",
    "special_contribution": "special_social_contribution", "taxable": "taxable_pay",
    "tax": "withholding_tax", "quota_pay": "quota_pay",
}  # fmt: skip
ORDINARY = [one for one in regimes_where(employed=True) if "_pay" not in one]
EARLIER = {  # a month that was taxed as a parent of two
    "paid_before_month_gross": 300_000, "paid_before_month_hours": 15_200,
    "paid_before_month_contribution": 39_210, "paid_before_month_taxable": 260_790,
    "paid_before_month_tax": 20_000,
}  # fmt: skip
GIG = {"gross_pay": 15_000, "hours": 300}
DAY = date(2026, 3, 20)


def payslip(regime: str, **facts: object) -> dict[str, int]:
    return BE.evaluate(as_of=DAY, regime=regime, inputs={"household": "single", **facts}).lines


def test_a_gig_takes_of_the_months_tax_no_more_than_its_own_pay():
    lines = payslip("employee", **GIG, **EARLIER)
    assert lines["net_pay"] == 0
    assert lines["withholding_tax"] == lines["taxable_pay"] - lines["special_social_contribution"]


def test_the_explanation_names_the_pay_where_it_is_the_limit():
    def said(**earlier: int) -> str:
        facts = {"household": "single", **GIG, **earlier}
        found = BE.evaluate(as_of=DAY, regime="employee", inputs=facts)
        return found.explain("withholding_tax", "en").words

    assert said(**EARLIER).startswith("The smaller of (tax withheld for the month")
    assert said() == "Tax withheld for the month"


def test_the_next_gig_of_the_month_takes_the_rest():
    first = payslip("employee", **GIG, **EARLIER)
    then = {
        "gross": GIG["gross_pay"], "hours": GIG["hours"],
        "contribution": first["employee_contribution"], "taxable": first["taxable_pay"],
        "special_contribution": first["special_social_contribution"],
        "tax": first["withholding_tax"],
    }  # fmt: skip
    before = {**EARLIER}
    for name, amount in then.items():
        one = f"paid_before_month_{name}"
        before[one] = before.get(one, 0) + amount
    second = payslip("employee", gross_pay=200_000, hours=4_000, **before)
    whole = payslip("employee", gross_pay=515_000, hours=19_500)
    earlier = EARLIER["paid_before_month_tax"]
    withheld = earlier + first["withholding_tax"] + second["withholding_tax"]
    assert withheld == whole["withholding_tax"]
    assert second["net_pay"] > 0


def test_a_household_that_changed_takes_of_a_small_gig_only_its_pay():
    earlier = {"gross": 112_000, "hours": 1_000, "contribution": 14_638, "taxable": 97_362}
    before = {f"paid_before_month_{name}": amount for name, amount in earlier.items()}
    small = {"gross_pay": 300, "hours": 50, "household": "partner_with_income"}
    lines = payslip("employee", **before, **small)
    assert lines["special_social_contribution"] == 300 - lines["employee_contribution"] == 260
    assert (lines["withholding_tax"], lines["net_pay"]) == (0, 0)


@pytest.mark.parametrize("regime", ORDINARY)
@given(data=st.data())
def test_whatever_came_before_no_more_is_withheld_than_the_pay(regime, data):
    money = st.integers(0, 500_000)
    names = (
        "gross", "contribution", "bonus_a", "bonus_b", "special_contribution", "taxable", "tax",
    )  # fmt: skip
    facts = {
        "gross_pay": data.draw(st.one_of(st.integers(0, 5_000), money)),
        "hours": data.draw(st.integers(1, 20_000)),
        "household": data.draw(st.sampled_from(BE.inputs["household"].choices)),
        "children": data.draw(st.integers(0, 4)),
        **{f"paid_before_month_{name}": data.draw(money) for name in names},
    }
    lines = BE.evaluate(as_of=DAY, regime=regime, inputs=facts).lines
    left = facts["gross_pay"] - lines.get("employee_contribution", 0)
    taken = lines.get("special_social_contribution", 0), lines.get("withholding_tax", 0)
    assert taken[0] <= max(0, left)
    assert taken[1] <= max(0, left - taken[0])


def student_gigs(*gigs: tuple[int, int], used: int) -> list[dict[str, int]]:
    """The payslips of gigs of a month, each the hundredths of its hours and the cents of an hour,
    of a student who has ``used`` so many hundredths of hours before."""
    made, before = [], {}
    for hours, hourly in gigs:
        facts = {"gross_pay": hours * hourly // 100, "hours": hours, "student_hours_used": used}
        lines = payslip("student", **facts, **before)
        given = {"gross": facts["gross_pay"], "hours": hours}
        given |= {name: lines.get(code, 0) for name, code in LINES.items()}
        for name, amount in given.items():
            one = f"paid_before_month_{name}"
            before[one] = before.get(one, 0) + amount
        made.append(lines)
        used += hours
    return made


def test_gigs_that_cross_a_students_quota_come_to_what_one_payslip_would_give():
    """Thirty hours within the quota and thirty beyond it."""
    made = student_gigs(*[(1_000, 1_500)] * 6, used=62_000)
    whole = payslip("student", gross_pay=90_000, hours=6_000, student_hours_used=62_000)
    for code in ("work_bonus", "quota_pay", "withholding_tax"):
        assert sum(one[code] for one in made) == whole[code], code
    assert abs(sum(one["net_pay"] for one in made) - whole["net_pay"]) <= len(made) // 2
    assert whole["withholding_tax"] == 0 < whole["work_bonus"]
    assert all(one["net_pay"] > 0 for one in made)


def test_a_bonus_of_hours_beyond_the_quota_is_not_taken_back_for_those_within_it():
    made = student_gigs((2_044, 5_900), (6_868, 1_500), (354, 1_700), used=62_568)
    assert [one["net_pay"] > 0 for one in made] == [True, True, True]
    assert made[2]["employee_contribution"] < 2_000


@given(data=st.data())
def test_whatever_gigs_cross_a_students_quota_no_net_is_below_zero(data):
    gigs = st.tuples(st.integers(200, 8_000), st.integers(1_300, 6_000))
    some = data.draw(st.lists(gigs, min_size=2, max_size=4))
    used = data.draw(st.integers(55_000, 66_000))
    assert all(one["net_pay"] >= 0 for one in student_gigs(*some, used=used))

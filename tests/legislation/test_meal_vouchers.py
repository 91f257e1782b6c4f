"""Meal vouchers: one for each day of work, the worker's part off the net, the employer's in the cost.
Expected amounts are reckoned by hand."""

from __future__ import annotations

from datetime import date

import pytest

from mutua.legislation import LegislationError, country

BE = country("be")
DAY = date(2026, 3, 20)
WORK = {"gross_pay": 60_000, "household": "single", "hours": 2_280, "days": 3}
TEN_EUROS = {
    "meal_vouchers": 3, "meal_voucher_employer_part": 891, "meal_voucher_worker_part": 109,
}  # fmt: skip


def said(**facts):
    given = {"on": DAY, "regime": "employee", "days": 3, "employer_part": 891, "worker_part": 109}
    return BE.rule("meal_vouchers", **{**given, **facts})


def test_a_voucher_of_ten_euros_is_shared_as_the_law_of_2026_lets_it():
    assert said() == (3, 1_000, 2_673, 327, 1_200)


def test_below_the_highest_part_two_euros_are_deductible():
    assert said(employer_part=691).deductible == 600
    assert said(employer_part=150, days=2).deductible == 300


@pytest.mark.parametrize(
    "field, facts",
    [
        ("employer_part", {"on": date(2025, 12, 31)}),
        ("employer_part", {"employer_part": 892}),
        ("employer_part", {"employer_part": 0}),
        ("worker_part", {"worker_part": 108}),
        ("days", {"days": 32}),
        ("days", {"days": True}),
        ("regime", {"regime": "amateur_arts_indemnity"}),
        ("regime", {"regime": "artist_1bis"}),
        ("on", {"on": date(2020, 1, 1)}),
    ],
)
def test_vouchers_that_would_be_pay_are_refused_by_their_field(field, facts):
    with pytest.raises(LegislationError) as refused:
        said(**facts)
    assert refused.value.field == field


@pytest.mark.parametrize("regime", ["employee", "artist", "student"])
def test_the_net_loses_the_own_part_and_the_cost_gains_the_employers(regime):
    facts = {**WORK, **({"age": 21} if regime == "student" else {})}
    without = BE.evaluate(as_of=DAY, regime=regime, inputs=facts).all
    found = BE.evaluate(as_of=DAY, regime=regime, inputs={**facts, **TEN_EUROS}).all
    assert found["meal_vouchers_value"] == 3_000
    assert found["meal_vouchers_own_part"] == -327
    assert found["net_pay"] == without["net_pay"] - 327
    assert found["employer_cost"] == without["employer_cost"] + 2_673
    assert found["charged_cost"] == without["charged_cost"] + 2_673
    for same in ("taxable_pay", "withholding_tax", "employer_contributions"):
        assert found[same] == without[same]
    assert found["meal_vouchers_beyond_limit"] == 0


@pytest.mark.parametrize("line", ["meal_vouchers_value", "meal_vouchers_own_part", "net_pay"])
@pytest.mark.parametrize("language", ["en", "fr", "nl", "de"])
def test_each_line_explains_itself(line, language):
    payslip = BE.evaluate(as_of=DAY, regime="employee", inputs={**WORK, **TEN_EUROS})
    why = payslip.explain(line, language=language)
    assert why.formula
    assert {one.code for one in why.inputs} >= (
        {"meal_vouchers_own_part"} if line == "net_pay" else {"meal_vouchers"}
    )


def test_a_budget_leaves_room_for_the_employers_part():
    facts = {name: value for name, value in WORK.items() if name != "gross_pay"}
    ask = {"as_of": DAY, "regime": "employee", "employment_budget": 100_000}
    solved = BE.solve(inputs={**facts, **TEN_EUROS}, **ask)
    assert solved.payslip.all["charged_cost"] <= 100_000
    assert solved.gross < BE.solve(inputs=facts, **ask).gross


def test_parts_beyond_their_limits_show_as_pay():
    parts = {**TEN_EUROS, "meal_voucher_employer_part": 901, "meal_voucher_worker_part": 99}
    found = BE.evaluate(as_of=DAY, regime="employee", inputs={**WORK, **parts}).all
    assert found["meal_vouchers_beyond_limit"] == 3 * (10 + 10)


def test_an_indemnity_takes_no_vouchers():
    facts = {"gross_pay": 5_000, "household": "single", "days": 1, "meal_vouchers": 1}
    with pytest.raises(LegislationError) as refused:
        BE.evaluate(as_of=DAY, regime="amateur_arts_indemnity", inputs=facts)
    assert refused.value.field == "meal_vouchers"

"""Holiday pay and exceptional pay: published figures, days taken, children, what is set aside."""

from __future__ import annotations

import pytest

from mutua.legislation import LegislationError, country

BE = country("be")
SINGLE = {"household": "single"}


def paid(regime: str, day: str, gross: int, normal: int, **more: object) -> dict[str, int]:
    inputs = {**SINGLE, "gross_pay": gross, "normal_month_pay": normal, **more}
    return BE.evaluate(as_of=day, regime=regime, inputs=inputs).lines


# ── Published figures ───────────────────────────────────────────────────────────────────────────


def test_double_holiday_pay_of_june_2024_is_what_the_payslip_printed():
    lines = paid("double_holiday_pay", "2024-06-14", 267_632, 267_632)
    assert lines["double_holiday_pay"] == 246_221
    payslip = BE.evaluate(
        as_of="2024-06-14",
        regime="double_holiday_pay",
        inputs={**SINGLE, "gross_pay": 267_632, "normal_month_pay": 267_632},
    )
    assert payslip.all["double_holiday_base"] == 227_487
    assert lines["employee_contribution"] == 29_733
    assert lines["withholding_tax"] == 78_672
    assert lines["net_pay"] == 137_816
    assert lines["employer_cost"] == 246_221


def test_a_thirteenth_month_of_december_2024_is_what_the_payslip_printed():
    lines = paid("exceptional_pay", "2024-12-16", 250_000, 250_000)
    assert lines["employee_contribution"] == 32_675
    assert lines["taxable_pay"] == 217_325
    assert lines["withholding_tax"] == 87_756


def test_exit_holiday_pay_bears_the_contributions_of_the_official_example():
    lines = paid("exit_holiday_pay", "2026-06-16", 3_030_000, 252_500)
    assert lines["single_holiday_pay"] == lines["double_holiday_pay"] == 232_401
    assert lines["double_holiday_contribution"] == 26_929
    assert lines["employee_contribution_before_bonus"] == 30_375
    assert lines["employer_basic_contribution"] == 58_100
    assert lines["holidays_quarterly"] == lines["holidays_yearly"] == 0


@pytest.mark.parametrize(
    "day, normal, holiday, other",
    [
        ("2024-06-14", 96_964, 0, 0),
        ("2024-06-14", 96_965, 1_917, 2_322),
        ("2025-06-16", 499_999, 4_744, 5_148),
        ("2026-06-16", 574_184, 4_744, 5_148),
        ("2026-06-16", 574_300, 5_350, 5_350),
    ],
)
def test_the_rate_is_chosen_by_the_normal_yearly_pay_after_contributions(
    day, normal, holiday, other
):
    double = paid("double_holiday_pay", day, 100_000, normal)
    premium = paid("exceptional_pay", day, 100_000, normal)
    assert double["withholding_tax"] == (double["taxable_pay"] * holiday + 5_000) // 10_000
    assert premium["withholding_tax"] == (premium["taxable_pay"] * other + 5_000) // 10_000


# ── Days taken, double pay already paid ─────────────────────────────────────────────────────────


def test_days_taken_lower_the_single_part_and_a_double_already_paid_is_not_due_again():
    whole = paid("exit_holiday_pay", "2026-06-16", 1_000_000, 250_000)
    half = paid(
        "exit_holiday_pay", "2026-06-16", 1_000_000, 250_000,
        holiday_days_due=2_000, holiday_days_taken=1_000, double_already_paid=True,
    )  # fmt: skip
    assert whole["single_holiday_pay"] == 76_700
    assert half["single_holiday_pay"] == 38_350
    assert half["double_holiday_pay"] == half["double_holiday_contribution"] == 0
    assert (
        half["net_pay"]
        == half["single_holiday_pay"] - half["employee_contribution"] - (half["withholding_tax"])
    )


def test_more_days_taken_than_due_are_refused():
    with pytest.raises(LegislationError) as caught:
        paid(
            "exit_holiday_pay", "2026-06-16", 1_000_000, 250_000,
            holiday_days_due=1_000, holiday_days_taken=1_001,
        )  # fmt: skip
    assert caught.value.field == "holiday_days_taken"


@pytest.mark.parametrize("regime", BE.pack.payments)
def test_the_normal_pay_is_asked_for_because_it_decides_the_tax(regime):
    with pytest.raises(LegislationError) as caught:
        BE.evaluate(as_of="2026-06-16", regime=regime, inputs={**SINGLE, "gross_pay": 1})
    assert caught.value.field == "normal_month_pay"


@pytest.mark.parametrize(
    "regime, code, value",
    [
        ("exit_holiday_pay", "worker_status", "artist"),
        ("double_holiday_pay", "worker_status", "manual_worker"),
        ("exit_holiday_pay", "untaxed_allowances", 5_000),
        ("exceptional_pay", "expenses", 5_000),
    ],
)
def test_what_would_change_nothing_is_refused(regime, code, value):
    with pytest.raises(LegislationError) as caught:
        paid(regime, "2026-06-16", 100_000, 250_000, **{code: value})
    assert caught.value.field == code


def test_a_premium_past_the_ceiling_of_the_quarter_bears_no_basic_contribution():
    lines = paid(
        "exceptional_pay", "2026-12-16", 1_000_000, 700_000, paid_before_month_gross=8_843_400
    )
    assert lines["employer_basic_contribution"] == 0


@pytest.mark.parametrize("language", ["en", "fr", "nl", "de"])
def test_the_explanation_of_a_payments_tax_is_true_arithmetic(language):
    payslip = BE.evaluate(
        as_of="2026-12-16",
        regime="exceptional_pay",
        inputs={**SINGLE, "gross_pay": 250_000, "normal_month_pay": 200_000, "children": 2},
    )
    node = payslip.explain("payment_tax_before_reduction", language)
    assert "100" not in node.formula
    free = payslip.explain("pay_free_for_children", language)
    assert [one.shown for one in free.inputs if one.code == "children_counted"] == ["2"]


# ── Children ────────────────────────────────────────────────────────────────────────────────────


def test_with_children_the_payment_is_free_up_to_the_limit_of_the_year():
    # 150,000 a month: 1,303.95 after contributions, 15,647.40 a year; the limit with one child of
    # 2026 is 18,858, so 3,210.60 is free.
    lines = paid("exceptional_pay", "2026-12-16", 400_000, 150_000, children=1)
    assert lines["taxable_pay"] == 347_720
    assert lines["withholding_tax"] == ((347_720 - 321_060) * 2_523 + 5_000) // 10_000
    assert paid("exceptional_pay", "2026-12-16", 300_000, 150_000, children=1)[
        "withholding_tax"
    ] == 0  # fmt: skip


@pytest.mark.parametrize(
    "children, reduction", [(0, 0), (1, 750), (2, 2_000), (3, 0), (4, 0), (6, 0)]
)
def test_above_that_limit_the_tax_is_reduced_by_the_number_of_children(children, reduction):
    # 2,600 a month is 27,122.16 a year after contributions: above the limit of two children
    # (22,470), below that of three (28,960), whose payments are free for the difference.
    lines = paid("exceptional_pay", "2026-12-16", 100_000, 260_000, children=children)
    if children < 3:
        before = lines["payment_tax_before_reduction"]
        assert lines["withholding_tax"] == before - (before * reduction + 5_000) // 10_000
    else:
        assert lines["withholding_tax"] == 0


def test_a_disabled_child_counts_twice():
    one = paid("exceptional_pay", "2026-12-16", 100_000, 260_000, children=1, disabled_children=1)
    two = paid("exceptional_pay", "2026-12-16", 100_000, 260_000, children=2)
    assert one["withholding_tax"] == two["withholding_tax"]


# ── Manual workers and artists ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("status", ["manual_worker", "artist"])
def test_a_premium_of_manual_workers_and_artists_is_declared_at_108_percent(status):
    lines = paid("exceptional_pay", "2026-12-16", 100_000, 250_000, worker_status=status)
    assert lines["declared_base"] == 108_000
    assert lines["employee_contribution"] == 14_116
    assert lines["holidays_quarterly"] == 6_016
    assert lines["holidays_yearly"] == 11_092


# ── What is set aside with each payslip ─────────────────────────────────────────────────────────


def test_what_is_set_aside_in_a_contract_pays_for_the_holidays_at_its_end():
    month = {**SINGLE, "gross_pay": 300_000, "full_month": True, "joint_committee": "200"}
    lines = BE.evaluate(as_of="2026-05-12", regime="employee", inputs=month).lines
    end = paid("exit_holiday_pay", "2026-05-29", 300_000, 300_000, joint_committee="200")
    assert lines["holiday_pay_provision"] == end["employer_cost"]
    assert lines["charged_cost"] == lines["employer_cost"] + lines["holiday_pay_provision"]


def test_the_cooperative_may_keep_holiday_pay_apart():
    apart = country("be", settings={"holiday_pay_from": "apart"})
    month = {**SINGLE, "gross_pay": 300_000, "full_month": True}
    lines = apart.evaluate(as_of="2026-05-12", regime="employee", inputs=month).lines
    assert lines["holiday_pay_provision"] == 0
    assert lines["charged_cost"] == lines["employer_cost"]


def test_nothing_is_set_aside_where_the_holiday_fund_pays_and_for_students_in_their_quota():
    for regime in ("artist", "manual_worker"):
        inputs = {**SINGLE, "gross_pay": 20_000, "hours": 500}
        lines = BE.evaluate(as_of="2026-05-12", regime=regime, inputs=inputs).lines
        assert "holiday_pay_provision" not in lines
    used = {**SINGLE, "gross_pay": 20_000, "hours": 1_000}
    within = BE.evaluate(as_of="2026-05-12", regime="student", inputs=used).lines
    beyond = BE.evaluate(
        as_of="2026-05-12", regime="student", inputs={**used, "student_hours_used": 64_500}
    ).lines
    assert within["holiday_pay_provision"] == 0
    # half of the hours are beyond: 767 + 767, and 27.31 % by lines on 767
    assert beyond["holiday_pay_provision"] == 767 * 2 + 192 + 13 + 3 + 1 + 1 + 0 + 0


@pytest.mark.parametrize("regime", BE.pack.payments)
def test_a_payment_explains_itself_in_four_languages(regime):
    payslip = BE.evaluate(
        as_of="2026-12-16",
        regime=regime,
        inputs={**SINGLE, "gross_pay": 250_000, "normal_month_pay": 250_000, "children": 2},
    )
    for language in ("en", "fr", "nl", "de"):
        for code in payslip.lines:
            node = payslip.explain(code, language)
            assert node.sentence
            assert node.law

"""A law change as data: figures, lines and people touched between two days."""

from __future__ import annotations

from datetime import date

from mutua.legislation import country
from mutua.legislation.diff import case_changes, figure_changes, parameter_changes, rule_changes

BE = country("be")


def test_september_2026_changes_the_slope_and_the_end_of_part_a_alone_on_the_payslip():
    changes = parameter_changes(BE, date(2026, 8, 31), date(2026, 9, 1))
    found = [change for change in changes if change.lines]
    assert [change.name for change in found] == ["work_bonus_a_table"]
    assert ("employee.2.rate", "-0.3196", "-0.2739") in figure_changes(found[0])
    assert {"work_bonus", "withholding_tax", "net_pay"} <= set(found[0].lines)
    assert "employer_cost" not in found[0].lines
    assert rule_changes(BE, date(2026, 8, 31), date(2026, 9, 1)) == ()


def test_each_case_says_what_it_gains_or_loses_and_a_bad_one_its_error():
    inputs = {"gross_pay": 310_000, "household": "single", "full_month": True}
    cases = [
        {"id": "touched", "regime": "employee", "inputs": inputs},
        {"id": "above", "regime": "employee", "inputs": {**inputs, "gross_pay": 400_000}},
        {"id": "bad", "regime": "employee", "inputs": {}},
    ]
    touched, above, bad = case_changes(cases, date(2026, 8, 31), date(2026, 9, 1))
    assert touched.lines["work_bonus_a"] == (7_574, 8_315)
    assert touched.lines["net_pay"][1] > touched.lines["net_pay"][0]
    assert above.lines == {}
    assert bad.error is not None

"""One source for each rule: integers and columns agree on every line."""

from __future__ import annotations

import numpy as np
import pytest

from mutua.legislation import country

ROWS = 400
HOUSEHOLDS = country("be").inputs["household"].choices


@pytest.mark.parametrize("regime", country("be").regimes_known)
@pytest.mark.parametrize("day", ["2024-02-15", "2024-06-14", "2025-10-20", "2026-03-16"])
def test_columns_give_what_integers_give(regime, day):
    be = country("be")
    chance = np.random.default_rng(20261125)
    columns = {
        "gross_pay": chance.integers(0, 1_500_000, ROWS),
        "household": chance.integers(0, 3, ROWS),
        "hours": chance.integers(1, 17_480, ROWS),
        "children": chance.integers(0, 12, ROWS),
        "employer_size": chance.integers(1, 60, ROWS),
        "region": chance.integers(0, 4, ROWS),
        "paid_before_month_gross": chance.integers(0, 300_000, ROWS),
        "paid_before_month_hours": chance.integers(0, 9_000, ROWS),
        "full_month": chance.integers(0, 5, ROWS) == 0,
        "normal_month_pay": chance.integers(0, 700_000, ROWS),
        "worker_status": chance.integers(0, 3, ROWS) * (regime == "exceptional_pay"),
    }
    many = be.evaluate_many(as_of=day, regime=regime, inputs=columns)
    for row in range(ROWS):
        inputs = {name: column[row].item() for name, column in columns.items()}
        inputs["household"] = HOUSEHOLDS[inputs["household"]]
        for code in ("region", "worker_status"):
            inputs[code] = be.inputs[code].choices[inputs[code]]
        lines = be.evaluate(as_of=day, regime=regime, inputs=inputs).lines
        assert lines == {code: int(column[row]) for code, column in many.items()}


def test_net_and_cost_add_up_to_the_cent():
    be = country("be")
    gross = np.arange(0, 900_000, 37)
    found = be.evaluate_many(
        as_of="2026-03-16",
        regime="artist",
        inputs={"gross_pay": gross, "household": "single", "hours": 2280, "region": "brussels"},
    )
    withheld = (
        found["employee_contribution"]
        + found["special_social_contribution"]
        + found["withholding_tax"]
    )
    assert (found["net_pay"] == gross - withheld + found["allowances_paid"]).all()
    assert (
        found["employer_cost"]
        == gross + found["employer_contributions"] - found["employer_reductions"]
    ).all()


def test_a_joint_committee_without_a_fund_of_its_own_is_taken_by_its_number():
    work = {"gross_pay": 300_000, "household": "single", "full_month": True}
    found = {
        committee: country("be")
        .evaluate(
            as_of="2026-03-16", regime="employee", inputs={**work, "joint_committee": committee}
        )
        .lines["sector_fund"]
        for committee in ("200", "111.01", "none")
    }
    assert found == {"200": 690, "111.01": 0, "none": 0}

"""Published payslips and figures, line by line, to the cent."""

from __future__ import annotations

from pathlib import Path

import pytest

from mutua.legislation import country
from mutua.legislation.cases import outcomes, read_file

CASES = Path(country("be").pack.folder) / "cases" / "published.json"
RESULTS = list(outcomes(read_file(CASES)))


@pytest.mark.parametrize("outcome", RESULTS, ids=[outcome.id for outcome in RESULTS])
def test_every_expected_line_agrees_to_the_cent(outcome):
    assert outcome.error is None
    assert outcome.differences == {}


def test_group_s_pays_what_its_simulator_printed_and_the_reduction_is_that_of_the_law():
    lines = (
        country("be")
        .evaluate(
            as_of="2026-05-12",
            regime="employee",
            inputs={"gross_pay": 227_651, "household": "single", "full_month": True},
        )
        .lines
    )
    assert lines["employer_contributions"] == 62_173
    assert lines["structural_reduction"] == 33_820
    assert lines["employer_cost"] == 256_004


@pytest.mark.parametrize("gross, reduction", [(300_000, 14_592), (350_000, 6_410)])
def test_one_month_alone_in_a_quarter_has_the_published_structural_reduction(gross, reduction):
    lines = (
        country("be")
        .evaluate(
            as_of="2025-01-25",
            regime="employee",
            inputs={
                "gross_pay": gross,
                "household": "single",
                "full_month": True,
                "quarter_fraction": 35,
            },
        )
        .lines
    )
    assert lines["structural_reduction"] == reduction

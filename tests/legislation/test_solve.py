"""From a budget, a price or a net back to the gross: as exact as looking at every cent."""

from __future__ import annotations

import numpy as np
import pytest

from mutua.legislation import LegislationError, country

DAY = "2026-03-16"
ENGAGEMENTS = {
    "a whole month": ("employee", {"household": "single", "full_month": True}),
    "a gig of three hours": ("artist", {"household": "single", "hours": 300}),
    "an artist with the reduction": (
        "artist",
        {"household": "single", "hours": 1800, "region": "brussels", "quarter_fraction": 50},
    ),
}


def every_cent(regime, inputs, line):
    gross = np.arange(0, 400_000)
    return country("be").evaluate_many(
        as_of=DAY, regime=regime, inputs={**inputs, "gross_pay": gross}, lines=(line,)
    )[line]


@pytest.mark.parametrize("name", ENGAGEMENTS)
def test_the_gross_from_a_budget_is_the_largest_that_fits(name):
    regime, inputs = ENGAGEMENTS[name]
    cost = every_cent(regime, inputs, "charged_cost")
    falls = cost[np.flatnonzero(np.diff(cost) < 0)]
    budgets = {0, 1, *range(0, 400_000, 9_973), *(int(c) + d for c in falls for d in (-1, 0, 1))}
    for budget in budgets:
        solution = country("be").solve(
            as_of=DAY, regime=regime, inputs=inputs, employment_budget=budget
        )
        assert solution.gross == np.flatnonzero(cost <= budget)[-1]
        assert solution.left == budget - cost[solution.gross]


@pytest.mark.parametrize("name", ENGAGEMENTS)
def test_a_wished_net_is_met_or_lies_between_the_two_nearest(name):
    regime, inputs = ENGAGEMENTS[name]
    net = every_cent(regime, inputs, "net_pay")
    for wished in range(10_000, 150_000, 7_919):
        solution = country("be").solve(as_of=DAY, regime=regime, inputs=inputs, net=wished)
        hits = np.flatnonzero(net == wished)
        assert solution.exact == bool(hits.size)
        assert solution.gross == (hits[0] if hits.size else np.flatnonzero(net >= wished)[0])


def test_levy_and_expenses_come_off_the_clients_price_first():
    regime, inputs = ENGAGEMENTS["a gig of three hours"]
    solution = country("be").solve(
        as_of=DAY, regime=regime, inputs={**inputs, "expenses": 10_000}, client_price=125_000
    )
    assert (solution.levy, solution.employment_budget) == (8_125, 106_875)


@pytest.mark.parametrize("target", [{}, {"net": 1, "client_price": 1}, {"net": -1}, {"net": "1"}])
def test_anything_but_one_target_is_refused(target):
    with pytest.raises(LegislationError):
        country("be").solve(
            as_of=DAY, regime="artist", inputs={"household": "single", "hours": 300}, **target
        )


@pytest.mark.parametrize("name", ENGAGEMENTS)
def test_a_column_of_budgets_is_solved_as_one_by_one(name):
    regime, inputs = ENGAGEMENTS[name]
    cost = every_cent(regime, inputs, "charged_cost")
    falls = cost[np.flatnonzero(np.diff(cost) < 0)]
    near = [int(c) + d for c in falls for d in (-1, 0, 1)]
    budgets = np.array([0, 1, *near, *range(0, 380_000, 1_009)])
    found = country("be").solve_many(
        as_of=DAY, regime=regime, inputs=inputs, employment_budget=budgets
    )
    assert found.tolist() == [int(np.flatnonzero(cost <= budget)[-1]) for budget in budgets]


@pytest.mark.parametrize("budgets", [[-1], [1.5], ["1"], 5, [[1]]])
def test_budgets_that_are_no_column_of_amounts_are_refused(budgets):
    regime, inputs = ENGAGEMENTS["a gig of three hours"]
    with pytest.raises(LegislationError):
        country("be").solve_many(as_of=DAY, regime=regime, inputs=inputs, employment_budget=budgets)

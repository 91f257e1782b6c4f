"""From the client's price, from a gross or from a wished net: the same scenario comes out."""

from typing import Any

import pytest

from mutua.legislation import country
from mutua.portal.simulator import results, scenario
from mutua.portal.simulator.money_path import amounts
from tests.portal.pages import text_of

DAY = country("be").pack.known_until.replace(month=3, day=16)


def dancer_from(start: str, amount: int, **changes: Any) -> results.Result:
    return results.compute(scenario.example(DAY, start).with_(amount=amount, **changes))


@pytest.mark.parametrize("work", sorted(scenario.WORKS))
@pytest.mark.parametrize("price", [10_000, 32_000, 125_000, 300_000])
def test_price_levy_budget_and_what_is_left_add_up(work: str, price: int) -> None:
    found = dancer_from("price", price, work=work)
    assert found.price.amount == price
    assert found.price.levy + found.price.budget == price
    assert found.left >= 0
    assert found.left + found.cost == found.price.budget


@pytest.mark.parametrize("gross", [64, 20_000, 20_001, 219_999, 700_000])
def test_from_a_gross_the_price_is_the_least_that_pays_for_it(gross: int) -> None:
    found = dancer_from("gross", gross)
    assert found.price.budget >= found.cost
    assert dancer_from("price", found.price.amount - 1).price.budget < found.cost


def test_from_a_net_the_net_comes_out() -> None:
    assert dancer_from("net", 15_000).net == 15_000


def test_a_net_that_no_gross_gives_is_named_with_its_neighbours(visitor: Any) -> None:
    full_month = {"work": "employee", "unit": "month", "time": 0}
    missed = dancer_from("net", 181_288, **full_month, earlier_gross=0, earlier_hours=0)
    below, above = missed.nearest
    assert below < missed.scenario.amount < above
    page = text_of(visitor.get(f"/en/?{missed.scenario.query()}"))
    assert "No gross pay gives exactly this net." in page


def test_the_levy_is_a_line_of_its_own_whatever_one_starts_from(visitor: Any) -> None:
    for start in scenario.STARTS:
        one = scenario.example(DAY, start)
        assert "Levy for the cooperative −€" in text_of(visitor.get(f"/en/?{one.query()}"))


@pytest.mark.parametrize(
    "field, text, sentence",
    [
        ("amount", "900000000", "This amount is too large."),
        ("time", "800", "A month has at most 744 hours."),
        ("earlier_hours", "800", "A month has at most 744 hours."),
    ],
)
def test_what_is_too_large_is_said_in_peoples_units(
    visitor: Any, field: str, text: str, sentence: str
) -> None:
    fields = {**scenario.example(DAY, "price").fields(), field: text}
    answer = visitor.get("/en/", fields)
    assert answer.status_code == 422
    assert text_of(answer).count(sentence) == 2


@pytest.mark.parametrize("regime", country("be").regimes_of_work)
def test_under_every_regime_the_parts_of_the_table_add_up(regime: str) -> None:
    found = dancer_from("price", 32_000, chosen=regime)
    for part in found.parts:
        assert sum(line.cents for line in part.lines) == part.total.cents, part.code
    assert sum(amounts(found).values()) == 32_000

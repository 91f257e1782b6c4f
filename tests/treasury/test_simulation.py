"""The fund on many possible years: what can be worked out by hand comes out, and nothing absurd."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from mutua.treasury.outlook import simulation
from mutua.treasury.outlook.simulation import DAYS, Book, simulate, with_failure, with_more


def book(**more: Any) -> Book:
    """One client who pays 100.00 on day 30, advanced on day 10, unless told otherwise."""
    given = {
        "client": [0], "behaviour": [0], "advanced_on": [10], "due_on": [30], "amount": [10_000],
        "contributions": [0] * DAYS, "delays": [[0]], **more,
    }  # fmt: skip
    fails = np.array(given.pop("fails", [0.0] * (max(given["client"]) + 1)), float)
    rows = {name: np.array(value, np.int64) for name, value in given.items()}
    return Book(fails=fails, failed=np.zeros(fails.shape, bool), **rows)


def crowd(clients: int, fails: float, seed: int = 1) -> Book:
    """Clients of all sizes who pay from five days early to ninety late, all the year long."""
    chance = np.random.default_rng(seed)
    count = clients * 12
    advanced_on = chance.integers(-30, DAYS, count)
    return book(
        client=np.repeat(np.arange(clients), 12), behaviour=chance.integers(0, 2, count),
        advanced_on=advanced_on, due_on=advanced_on + 20,
        amount=(chance.pareto(1.5, count) * 20_000 + 10_000).astype(int),
        fails=[fails] * clients, contributions=[20_000] * DAYS,
        delays=[np.linspace(-5, 30, 64), np.linspace(0, 90, 64)],
    )  # fmt: skip


def test_what_is_certain_comes_out_to_the_cent() -> None:
    found = simulate(book(contributions=[5] * DAYS), balance=7_000, paths=50)
    assert {tuple(one) for one in found.bands.T} == {
        tuple([7_000 + 5 * (day + 1) - 10_000 * (10 <= day < 30)] * 5) for day in range(DAYS)
    }
    assert (found.chance_dry, found.lost) == (1.0, 0)
    assert found.reserve == 10_000 - 5 * 11


def test_a_client_who_paid_before_was_never_advanced_anything() -> None:
    found = simulate(book(due_on=[5]), balance=0, paths=50)
    assert (found.chance_dry, found.reserve) == (0.0, 0)


def test_who_fails_pays_nothing_and_nobody_works_for_them_any_more() -> None:
    two = book(client=[0, 0], behaviour=[0, 0], advanced_on=[-4, 10], due_on=[30, 30],
               amount=[10_000, 99_000])  # fmt: skip
    found = simulate(with_failure(two, np.array([0])), balance=500, paths=50)
    assert (found.lost, found.reserve) == (10_000, 0)
    assert set(found.bands.ravel()) == {500}


@pytest.mark.parametrize("drawn", [True, False])
def test_the_chance_of_a_failure_is_the_one_that_was_given(
    drawn: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(simulation, "REST", 0.0 if drawn else 1.0)
    paths = 20_000
    found = simulate(book(advanced_on=[-1], due_on=[400], fails=[0.1]), balance=0, paths=paths)
    # A failure on any day of the year: the mean of the loss is the chance times the amount.
    assert abs(found.lost - 1_000) < 4 * 10_000 * (0.1 / paths) ** 0.5


def test_small_blocks_enter_by_a_mean_that_the_draw_confirms(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    many = crowd(60, 0.05)
    told = simulate(many, balance=0, paths=3_000)
    within = simulation.REST * many.amount.sum()
    monkeypatch.setattr(simulation, "REST", 0.0)
    whole = simulate(many, balance=0, paths=3_000)
    assert abs(told.reserve - whole.reserve) < 0.03 * whole.reserve
    assert abs(told.lost - whole.lost) < 0.1 * whole.lost
    assert np.abs(told.bands[2] - whole.bands[2]).max() < within


def test_the_reserve_keeps_the_fund_from_running_dry() -> None:
    risky = crowd(30, 0.2)
    bare = simulate(risky, balance=0, paths=2_000)
    assert bare.chance_dry > simulation.DRY_AT_MOST
    kept = simulate(risky, balance=bare.reserve, paths=2_000)
    assert kept.chance_dry <= simulation.DRY_AT_MOST
    assert simulate(risky, balance=bare.reserve // 2, paths=2_000).chance_dry >= kept.chance_dry


def test_half_a_point_more_of_the_levy_helps_and_a_client_that_fails_hurts() -> None:
    plain = crowd(30, 0.05)
    biggest = np.bincount(plain.client, plain.amount).argmax()
    turnover = np.full(DAYS, 4_000_000)
    before, more, failing = (
        simulate(one, balance=0, paths=1_000)
        for one in (plain, with_more(plain, turnover, 50), with_failure(plain, np.array([biggest])))
    )
    assert more.reserve < before.reserve
    assert (more.bands[:, -1] - before.bands[:, -1] == 20_000 * DAYS).all()
    assert failing.lost > before.lost


def test_clients_fail_together_in_a_bad_year() -> None:
    """Were each alone, twelve hundred blocks would hardly ever stray from their mean."""
    found = simulate(crowd(100, 0.05), balance=0, paths=2_000)
    spread = found.bands[4, -1] - found.bands[0, -1]
    alone = 4 * found.lost / 5  # about what six standard deviations of as many would be
    assert spread > alone


def test_the_same_seed_gives_the_same_answer() -> None:
    one, again = (simulate(crowd(5, 0.1), balance=0, paths=200) for _ in range(2))
    assert (one.reserve, one.lost) == (again.reserve, again.lost)
    assert (one.bands == again.bands).all()


@pytest.mark.parametrize(
    "wrong, said",
    [({"due_on": [1, 2]}, "due_on"), ({"contributions": [1]}, "contributions"),
     ({"fails": [1.2]}, "fails")],
)  # fmt: skip
def test_a_book_that_does_not_fit_is_refused_by_its_field(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        book(**wrong)

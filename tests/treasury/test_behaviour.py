"""How clients pay is told by their past, also by what still waits."""

from __future__ import annotations

from uuid import uuid4

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mutua.treasury.outlook.behaviour import (
    ANYBODY,
    ASSUMED,
    ENOUGH,
    QUANTILES,
    Seen,
    behaviour_of,
    quantiles,
)

THEATRE, MAYOR = uuid4(), uuid4()


def invoices(days: list[int], client=THEATRE, kind="association", paid=True) -> list[Seen]:
    return [Seen(client, kind, one, paid) for one in days]


def test_where_nothing_is_known_yet_an_assumption_stands() -> None:
    found = behaviour_of([])
    delays = found.delays[found.row_of(THEATRE, "company")]
    assert (delays[0], delays[-1]) == ASSUMED


def test_a_client_with_a_past_pays_as_it_did_others_as_their_kind() -> None:
    found = behaviour_of(
        invoices([40] * ENOUGH) + invoices([2] * (ENOUGH - 1), MAYOR, "public_body")
        + invoices([3] * ENOUGH, uuid4(), "public_body")
    )  # fmt: skip
    assert set(found.delays[found.row_of(THEATRE, "association")]) == {40}
    assert set(found.delays[found.row_of(MAYOR, "public_body")]) == {2, 3}
    assert found.row_of(uuid4(), "person") == found.rows[ANYBODY]


def test_an_invoice_that_waits_says_that_it_takes_longer_than_so_far() -> None:
    """Three of four paid on day 10, 20 and 30; the fourth has waited 25 days. By hand: a quarter
    by day 10, a half by day 20, and the half that is left at day 30, the only one known after."""
    found = quantiles(invoices([10, 20, 30]) + invoices([25], paid=False))
    quarter = QUANTILES // 4
    assert found.tolist() == [10] * quarter + [20] * quarter + [30] * (2 * quarter)


@given(st.lists(st.tuples(st.integers(-30, 400), st.booleans()), min_size=1, max_size=60))
def test_delays_rise_and_never_leave_what_was_seen(rows: list[tuple[int, bool]]) -> None:
    seen = [Seen(THEATRE, "company", days, paid) for days, paid in rows]
    found = quantiles(seen)
    assert found.shape == (QUANTILES,)
    assert (np.diff(found) >= 0).all()
    assert found.max() <= max(one.days for one in seen)
    if all(one.paid for one in seen):
        assert set(found) <= {one.days for one in seen}

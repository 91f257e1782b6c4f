"""What the page of the outlook tells to whom, and its picture."""

from __future__ import annotations

from datetime import date

import numpy as np

from mutua.portal.drawing import HEIGHT, WIDTH, fan


def test_members_see_the_worst_failure_without_whose_it_is_the_treasury_each_by_name(store) -> None:
    from mutua.portal.outlook import _cases
    from mutua.treasury.outlook.looking import AS_IT_IS, FAILURE, MORE, Case, Outlook
    from mutua.treasury.outlook.simulation import Outcome

    def case(kind: str, name: str, reserve: int) -> Case:
        return Case(kind, name, Outcome(0.0123, reserve, 0, 0, np.zeros((5, 365), np.int64)))

    found = Outlook(
        date(2026, 3, 16), None, 0,
        (case(AS_IT_IS, "", 10), case(MORE, "", 5), case(FAILURE, "Opera", 20),
         case(FAILURE, "Circus", 30)),
    )  # fmt: skip
    told = _cases(found, named=False)
    assert [(one["name"], one["reserve"]) for one in told] == [("", 10), ("", 5), ("", 30)]
    assert told[0]["chance"] == 123
    assert {one["name"] for one in _cases(found, named=True)} == {"", "Opera", "Circus"}


def test_the_picture_keeps_to_its_frame_and_draws_zero_where_it_is() -> None:
    bands = np.arange(-2, 3)[:, None] * 1_000 + np.zeros((5, 365), np.int64)
    drawn = fan(bands, date(2026, 1, 1))
    points = [
        tuple(float(one) for one in pair.split(","))
        for shape in (drawn.outer, drawn.inner, drawn.middle)
        for pair in shape.split()
    ]
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in points)
    assert float(drawn.zero) == HEIGHT / 2
    assert {y for _, y in points} >= {HEIGHT / 2}
    assert [one.day.month for one in drawn.months] == [4, 7, 10]


def test_a_flat_line_has_a_picture_too() -> None:
    drawn = fan(np.zeros((5, 365), np.int64), date(2026, 1, 1))
    assert "nan" not in drawn.outer + drawn.middle + drawn.zero

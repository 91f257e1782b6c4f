"""Who gets how much of what may be taken of pay, by kind and day of service. Worked by hand."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

pytestmark = pytest.mark.usefixtures("shop")
FIRST = date(2026, 1, 1)


def shared(claims: str, there: int, seizable: int) -> list[int]:
    """Claims as 'kind due', each served a day after the one before."""
    from mutua.payroll.models import Writ
    from mutua.payroll.writs import divided

    asked = []
    for number, one in enumerate(claims.split(", ")):
        kind, due = one.split()
        names = {"s": "seizure", "a": "assignment", "m": "maintenance"}
        served_on = FIRST + timedelta(days=number)
        asked.append((Writ(id=uuid4(), kind=names[kind], served_on=served_on), int(due)))
    taken = divided(asked, there, seizable)
    return [taken.get(writ.id, 0) for writ, _ in asked]


@pytest.mark.parametrize(
    "claims, there, seizable, each",
    [
        ("s 500", 2_000, 300, [300]),  # no more than the law lets go
        ("s 200", 2_000, 300, [200]),  # no more than is due
        ("s 500", 250, 300, [250]),  # no more than is there
        ("s 500", 2_000, 0, [0]),
        ("m 1500", 2_000, 300, [1500]),  # maintenance knows no limit
        ("m 2500", 2_000, 300, [2000]),
        ("s 500, m 200", 2_000, 300, [100, 200]),  # first of all, and off what others may take
        ("s 500, m 400", 2_000, 300, [0, 400]),
        ("m 300, m 100", 200, 0, [150, 50]),
        ("s 3000, s 5600", 2_000, 800, [279, 521]),  # in proportion: 279.07 and 520.93
        ("s 100, s 100, s 100", 100, 100, [34, 33, 33]),  # to the last cent
        ("a 500, s 500", 2_000, 300, [300, 0]),  # an assignment that came first goes first
        ("a 100, s 500, s 500", 2_000, 300, [100, 100, 100]),
        ("s 200, a 500", 2_000, 300, [200, 100]),  # one that came later gets the rest
        ("a 50, a 500, s 9", 2_000, 300, [50, 250, 0]),
        ("a 50, s 100, a 500, m 20", 2_000, 300, [50, 100, 130, 20]),
    ],
)  # fmt: skip
def test_maintenance_then_by_service_and_proportion(claims, there, seizable, each):
    assert shared(claims, there, seizable) == each
    assert sum(each) <= there


def test_a_maintenance_that_goes_on_is_due_month_by_month():
    from mutua.payroll.models import Writ
    from mutua.payroll.writs import due_in_all

    writ = Writ(kind="maintenance", amount=1_000, monthly=300, served_on=date(2026, 11, 30))
    days = (date(2026, 11, 30), date(2026, 12, 1), date(2027, 1, 31), date(2026, 10, 1))
    assert [due_in_all(writ, one) for one in days] == [1_300, 1_600, 1_900, 1_000]

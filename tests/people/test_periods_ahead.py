"""The periods of the books go on by themselves: no house stands still at the end of a year."""

from __future__ import annotations

from datetime import date

import pytest

from mutua.ground import actors, clock

LAST = date(2026, 12, 31)


@pytest.fixture(scope="module")
def house(store):
    from uuid import uuid4

    from mutua.ledger import services
    from tests.support import shop

    shop.open_shop()
    with clock.on(shop.DAY):
        services.add_legal_entity(
            actor=shop.STAFF, key=uuid4(), code="not-begun", name="Not begun", country="be",
            currency="EUR", details={},
        )  # fmt: skip


def last_days(code="coop"):
    from mutua.ground.transactions import reading
    from mutua.ledger.models import Period

    with reading(actors.job("test")):
        periods = Period.objects.filter(legal_entity=code).order_by("first_day")
        return list(periods.values_list("first_day", "last_day"))


def test_months_are_opened_by_night_as_far_as_is_looked_ahead(house):
    from mutua.people import tasks

    before = last_days()
    assert before[-1][1] == LAST
    with clock.on(date(2026, 3, 10)):
        tasks.open_periods()
        tasks.open_periods()
    opened = last_days()[len(before) :]
    assert opened == [(date(2027, n, 1), last) for n, last in (
        (1, date(2027, 1, 31)), (2, date(2027, 2, 28)), (3, date(2027, 3, 31)),
        (4, date(2027, 4, 30)),
    )]  # fmt: skip
    with clock.on(date(2026, 3, 31)):
        tasks.open_periods()
    assert last_days()[-1][1] == date(2027, 5, 31)


def test_a_house_that_has_not_begun_gets_no_period(house):
    assert last_days("not-begun") == []

"""Absences belong to the person: what was said stays, and the last version holds."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from mutua.ground.errors import NotAllowed, NotFound, Refused
from mutua.ground.transactions import reading
from tests.support.store import ALICE, BOB

DAY = date(2026, 5, 4)


@pytest.fixture
def absences(shop):
    from tests.support import absences

    return absences


@pytest.fixture(scope="module")
def week(house):
    """Work of Alice on three days of a week, under two contracts."""
    from mutua.ground import clock
    from tests.support import contracts

    with clock.on(house.DAY):
        for _ in range(2):
            house.issued_invoice()
        first = contracts.signed(hours=contracts.evenings(3, DAY, 1))
        second = contracts.signed(hours=contracts.at(DAY + timedelta(days=1), "10:00", "13:00"))
    return first, second


def test_it_touches_the_signed_hours_of_all_her_contracts(shop, absences, week):
    first, second = week
    absence = absences.say(DAY + timedelta(days=1), DAY + timedelta(days=30))
    assert dict(absences.touched(absence)) == {first: 360, second: 180}
    shorter = absences.say(DAY + timedelta(days=2), replaces=absence)
    assert absences.touched(shorter) == [(first, 180)]
    absences.withdraw(shorter)


def test_what_was_said_stays_and_the_last_version_holds(shop, absences):
    first = absences.say(date(2026, 6, 1), date(2026, 6, 5))
    second = absences.say(date(2026, 6, 1), date(2026, 6, 8), replaces=first)
    assert absences.found(first).last_day == date(2026, 6, 5)
    with pytest.raises(Refused, match="the version that holds"):
        absences.say(date(2026, 6, 1), replaces=first)
    with pytest.raises(Refused, match="no absence was said"):
        absences.say(date(2026, 6, 8), date(2026, 6, 20), kind="holiday")
    absences.withdraw(second)
    absences.withdraw(absences.say(date(2026, 6, 8), date(2026, 6, 20), kind="holiday"))


def test_the_office_says_it_with_a_reason(shop, absences):
    with pytest.raises(Refused) as caught:
        absences.say(date(2026, 7, 1), who=shop.STAFF, person=ALICE)
    assert caught.value.field == "why"
    said = absences.say(date(2026, 7, 1), who=shop.STAFF, person=ALICE, why="She has called")
    assert absences.found(said).said_by == "staff"


def test_nobody_says_or_sees_the_absence_of_another(shop, absences):
    hers = absences.say(date(2026, 7, 6))
    with pytest.raises((NotFound, NotAllowed)):
        absences.say(date(2026, 7, 7), who=shop.bob, person=ALICE)
    from mutua.work.models import Absence

    for who, seen in ((shop.alice, True), (shop.bob, False), (shop.STAFF, True)):
        with reading(who):
            assert Absence.objects.filter(person=ALICE).exists() is seen
    with pytest.raises(NotFound):
        absences.say(date(2026, 7, 6), who=shop.bob, person=BOB, replaces=hers)


@pytest.mark.parametrize(
    "field, facts",
    [
        ("last_day", {"last_day": DAY - timedelta(days=1)}),
        ("last_day", {"last_day": DAY + timedelta(days=366)}),
        ("first_day", {"first_day": date(2024, 1, 1), "last_day": date(2024, 1, 1)}),
        ("kind", {"kind": "weather"}),
        ("certificate", {"certificate": "photo.jpg"}),
        ("other_cause", {"kind": "holiday", "other_cause": True}),
        ("replaces", {"withdrawn": True}),
        ("replaces", {"replaces": uuid4()}),
        ("person", {"person": uuid4()}),
        ("why", {"why": "x" * 401}),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_by_its_field(shop, absences, field, facts):
    with pytest.raises(Refused) as caught:
        absences.say(**{"first_day": DAY, "last_day": DAY, **facts})
    assert caught.value.field == field

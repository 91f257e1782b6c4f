"""An employee with a monthly pay reads her yearly holidays before she tells one, and what each day
does to her pay."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from mutua.ground import clock
from tests.payroll.test_holidays import activity_of
from tests.portal.pages import text_of
from tests.portal.test_absences import told
from tests.support import absences, contracts, lasting, shop
from tests.support.store import ALICE, BOB

pytestmark = pytest.mark.usefixtures("office")
SIGNED_ON, BEGINS, DAY = date(2025, 3, 17), date(2025, 4, 1), date(2026, 7, 1)
RIGHT = {
    "en": ("Your holidays in 2026: Dance", "Left to take", "comes from 9 whole months"),
    "fr": ("Vos vacances en 2026 : Dance", "Reste à prendre", "vient de 9 mois entiers"),
    "nl": ("Je vakantie in 2026: Dance", "Nog te nemen", "komt van 9 volledige maanden"),
    "de": ("Dein Urlaub in 2026: Dance", "Noch zu nehmen", "aus 9 vollen Monaten"),
}


@pytest.fixture(scope="module")
def house(store: Any) -> Any:
    """Alice works five mornings a week as an employee since April 2025, Bob since January."""
    from tests.portal.people import add_second_factor, open_accounts

    shop.open_shop(date(2024, 12, 2), first=date(2024, 12, 1), last=date(2026, 12, 31))
    open_accounts()
    add_second_factor("olga@example.org")
    contracts.get_ready(day=SIGNED_ON, since=date(2025, 1, 1))
    for _ in range(4):
        lasting.sold(1_500_000, date(2025, 3, 3))
    place = activity_of(BOB)
    with clock.on(date(2024, 12, 16)):
        lasting.decide(months=1)
        lasting.declared(
            shop.bob, regime="employee", answers={}, week=lasting.HALF, monthly_gross=120_000,
            begins_on=date(2025, 1, 1), **place,
        )  # fmt: skip
    with clock.on(SIGNED_ON):
        contract = lasting.declared(
            regime="employee", answers={}, week=lasting.HALF, monthly_gross=120_000,
            begins_on=BEGINS,
        )  # fmt: skip
    month = date(2025, 1, 1)
    while month < DAY:
        with clock.on(month.replace(day=15)):
            lasting.open_months((month + timedelta(days=62)).replace(day=1) - timedelta(days=1))
        month = (month + timedelta(days=32)).replace(day=1)
    return SimpleNamespace(DAY=DAY, contract=contract)


@pytest.fixture
def away(office: Any) -> Iterator[Any]:
    """Holidays of Alice, taken back at the end."""
    said: list[Any] = []

    def tell(first: date, last: date, who: Any = shop.alice) -> Any:
        said.append((absences.say(first, last, "holiday", who), who))
        return said[-1][0]

    yield tell
    for one, who in said:
        absences.withdraw(one, who)


@pytest.mark.parametrize("language", RIGHT)
def test_she_reads_her_right_before_she_tells(alice: Any, away: Any, language: str) -> None:
    """Nine whole months give fifteen days of five a week, here 60 hours; five mornings are taken."""
    away(date(2026, 7, 6), date(2026, 7, 10))
    seen = " ".join(text_of(alice.get(f"/{language}/absences/new/")).split())
    for words in RIGHT[language]:
        assert words in seen, words
    for figures in ("15 5 10", "60 20 40"):
        assert figures in seen, figures


def test_within_the_right_she_reads_that_the_pay_stays(alice: Any, away: Any) -> None:
    absence = away(date(2026, 7, 6), date(2026, 7, 10))
    seen = text_of(alice.get(f"/en/absence/{absence}/"))
    assert "Paid as if you worked them in 2026, in hours: 20." in seen
    assert "Looked at by the office" not in seen


def test_beyond_it_she_reads_what_waits_and_the_officer_why(
    alice: Any, staff: Any, away: Any, house: Any
) -> None:
    """Twenty mornings of which fifteen are within the right."""
    absence = away(date(2026, 6, 1), date(2026, 6, 26))
    seen = " ".join(text_of(alice.get(f"/en/absence/{absence}/")).split())
    assert "Paid as if you worked them in 2026, in hours: 60." in seen
    assert "before the month is paid, in hours of 2026: 20." in seen
    for figures in ("15 20 0", "60 80 0"):
        assert figures in seen, figures
    lasting.worked(house.contract, date(2026, 6, 1))
    assert "beyond the right of this contract" in text_of(staff.get("/en/staff/payroll/"))


def test_beyond_four_weeks_he_reads_what_is_not_paid(away: Any) -> None:
    """Twenty-two mornings, of which twenty are the four weeks of a whole year."""
    from tests.portal.people import signed_in

    absence = away(date(2026, 6, 1), date(2026, 6, 30), shop.bob)
    seen = text_of(signed_in(BOB).get(f"/en/absence/{absence}/"))
    for words in ("2026, in hours: 80.", "not paid, in hours: 8.", "A day beyond it is not paid."):
        assert words in seen, words
    assert "waits" not in seen


def test_what_she_tells_there_holds(alice: Any) -> None:
    day = date(2026, 7, 27)
    absence = told(alice, day=day, kind="holiday")
    assert "in hours: 4." in text_of(alice.get(f"/en/absence/{absence}/"))
    absences.withdraw(absence)


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_the_pages_fit_a_phone_and_a_screen(
    browser: Any, away: Any, tmp_path: Any, width: int
) -> None:
    from tests.portal.enterprise import served
    from tests.portal.phone import inside

    absence = away(date(2026, 6, 1), date(2026, 6, 26))
    with served() as site:
        page = inside(browser, ALICE, site, viewport={"width": width, "height": 900})
        for path in ("absences/new/", f"absence/{absence}/"):
            page.goto(f"{site}/en/{path}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert page.get_by_role("table").count() == 1
            page.screenshot(path=tmp_path / f"{width}-{path.split('/')[0]}.png", full_page=True)
        page.context.close()

"""Who has left an open-ended contract reads by pages what days of holiday were counted; the officer
what a run makes of it, and what none makes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core import mail

from mutua.ground import clock
from mutua.portal.formats import money
from tests.portal.enterprise import key_in, with_database
from tests.portal.pages import text_of
from tests.portal.people import signed_in
from tests.support import exit_pay, leaving, payday
from tests.support.store import BOB, CHARLIE


@pytest.fixture(scope="module")
def house(store: Any) -> Any:
    """Bob has left after fourteen months; Charlie after twenty, with a shorter week of late."""
    from tests.portal.people import add_second_factor, open_accounts, open_treasury
    from tests.support import lasting, shop

    mail.outbox = []
    leaving.open_house()
    open_accounts()
    add_second_factor("olga@example.org")
    open_treasury()
    bob, charlie = leaving.earner(BOB), leaving.earner(CHARLIE)
    longer = leaving.hired(charlie, date(2024, 12, 1))
    leaving.works = leaving.fourteen_months(bob)
    with clock.on(date(2026, 7, 15)):
        lasting.open_months(leaving.LAST)
    leaving.on_holiday(charlie)
    leaving.left(charlie, longer)
    leaving.pay(*leaving.works)
    leaving.longer = longer
    return shop


@pytest.fixture
def office(house: Any, tmp_path: Any, monkeypatch: Any) -> Iterator[Any]:
    monkeypatch.setenv("MUTUA_FILES", str(tmp_path))
    mail.outbox = []
    with clock.on(leaving.AFTERWARDS), with_database():
        yield house


def test_the_page_of_the_year_before_says_the_days_that_were_counted(office: Any) -> None:
    first, second = exit_pay.exits(leaving.works[1])
    bob = signed_in(BOB)
    seen = text_of(bob.get(f"/en/holiday-pay/{first.id}/"))
    for words in ("Days of holiday for your work of 2025 12", "and paid then: they lower",
                  "Gross pay of this contract in 2025 that gives holiday pay €8,400.00",
                  money(first.net_pay, "en"), "€322.14"):  # fmt: skip
        assert words in seen, (words, seen)
    later = text_of(bob.get(f"/en/holiday-pay/{second.id}/"))
    assert "Days of holiday for your work" not in later
    paper = bob.get(f"/en/holiday-pay/{first.id}/holiday-pay.pdf")
    assert paper.content.startswith(b"%PDF")
    assert "-V2025.pdf" in paper.headers["Content-Disposition"]
    for one in (first, second):
        assert signed_in(CHARLIE).get(f"/en/holiday-pay/{one.id}/").status_code == 404


def test_both_stand_beside_the_payslip_of_the_last_month(office: Any) -> None:
    slip = payday.paid(leaving.works[1])[-1]
    page = signed_in(BOB).get("/en/payslips/").content.decode()
    for one in exit_pay.exits(leaving.works[1]):
        assert page.index(f"/en/payslip/{slip.id}/") < page.index(f"/en/holiday-pay/{one.id}/")


def test_the_officer_runs_it_and_reads_what_is_left_to_him(staff: Any) -> None:
    months = payday.months_of(leaving.longer)
    page = staff.get("/en/staff/payroll/")
    assert "Holiday pay that no run makes" not in text_of(page)
    assert len(months) >= 20
    assert staff.post("/en/staff/payroll/run/", {"key": key_in(page)}).status_code == 302
    seen = text_of(staff.get("/en/staff/payroll/"))
    assert "2 holiday pays at the end" in seen
    assert "Holiday pay that no run makes" in seen
    assert "what is owed of their double pay" in seen
    assert [one.year for one in exit_pay.exits(leaving.longer)] == [2025, 2026]


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_its_pages_fit_a_phone_and_a_screen(
    browser: Any, office: Any, tmp_path: Any, width: int
) -> None:
    from tests.portal.enterprise import served
    from tests.portal.phone import inside

    pay = exit_pay.exits(leaving.works[1])[0]
    with served() as site:
        page = inside(browser, BOB, site, viewport={"width": width, "height": 900})
        page.goto(f"{site}/fr/holiday-pay/{pay.id}/")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.get_by_text("Jours de vacances pour votre travail de 2025").count() == 1
        page.screenshot(path=tmp_path / f"{width}.png", full_page=True)
        page.context.close()

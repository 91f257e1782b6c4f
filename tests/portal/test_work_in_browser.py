"""The dancer on a phone: an order signed, a contract that a rule forbids, mended, signed, declared,
worked; and nobody is kept out of its pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core import mail

from mutua.ground import clock
from tests.portal.enterprise import served
from tests.portal.people import add_second_factor, open_accounts
from tests.portal.phone import fits, inside, sound, write_day
from tests.portal.story import declare, until_the_times
from tests.support import changes, contracts
from tests.support.proofs import half_of_the_day
from tests.support.store import ALICE, OLGA

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def office(store: Any, tmp_path_factory: Any) -> Iterator[tuple[str, Any]]:
    """The address of a portal in which Alice is ready to be employed but for her household."""
    from tests.support import shop

    with pytest.MonkeyPatch.context() as place, clock.on(shop.DAY):
        place.setenv("MUTUA_FILES", str(tmp_path_factory.mktemp("files")))
        place.setenv("MUTUA_TODAY", "2026-03-16")
        mail.outbox = []
        shop.open_shop()
        open_accounts()
        add_second_factor("olga@example.org")
        with served() as address:
            yield address, shop


def test_the_dancer_from_a_signed_order_to_her_work(browser: Any, office: tuple[str, Any]) -> None:
    site, _ = office
    contracts.get_ready(ALICE)
    order = contracts.signed_order(mail.outbox)
    page = inside(browser, ALICE, site)
    page.goto(f"{site}/en/order/{order}/")
    page.get_by_role("link", name="Employ me for this").click()
    until_the_times(page)
    sound(page)
    write_day(page, "day_1", ("20", "March", "2026"))
    page.get_by_label("From").fill("20:00")
    page.get_by_label("Until").fill("22:20")
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("A part of the budget").check()
    page.get_by_label("Amount").fill("300")
    sound(page)
    page.get_by_role("button", name="See what it gives").click()
    forbids = page.locator(".verdicts.stop").inner_text()
    assert "Add 40 minutes on Fri 20 Mar 2026." in forbids
    assert page.get_by_role("button", name="Go on to sign").count() == 0
    sound(page)
    page.get_by_role("link", name="Change the hours").click()
    page.get_by_label("Until").fill("23:00")
    page.get_by_role("button", name="Keep this").click()
    assert page.locator(".verdicts").count() == 0
    assert "€156.22" in page.locator(".gives").inner_text()
    page.get_by_role("button", name="Go on to sign").click()
    assert "/sign/" in page.url
    sound(page)
    page.get_by_role("button", name="Sign the contract").click()
    assert page.locator(".stands").inner_text().strip() == "Signed"
    contract = page.url

    officer = inside(browser, OLGA, site)
    declare(officer, site, "Alice Dubois", "000123456789", sound)
    officer.context.close()

    with pytest.MonkeyPatch.context() as later:
        later.setenv("MUTUA_TODAY", "2026-03-20")
        page.goto(contract)
        page.get_by_role("button", name="I worked these hours").click()
    assert page.locator(".stands").inner_text().strip() == "Worked"
    sound(page)
    page.context.close()


def test_a_band_of_evenings_is_written_down_without_scripts(
    browser: Any, office: tuple[str, Any]
) -> None:
    site, shop = office
    shop.issued_invoice()
    page = inside(browser, ALICE, site, java_script_enabled=False)
    page.goto(f"{site}/en/activity/{shop.ALICES}/")
    page.get_by_role("link", name="New work").click()
    until_the_times(page)
    page.get_by_label("Your work").fill("Dance by night")
    page.get_by_label("Where?").fill("Rue Haute 12, Bruxelles")
    page.get_by_role("button", name="Continue").click()
    write_day(page, "day_1", ("5", "6", "2026"))
    page.get_by_label("From").fill("21:00")
    page.get_by_label("Until").fill("00:30")
    page.get_by_role("button", name="Add another time").click()
    assert page.locator("#day_2_0").input_value() == "6"
    assert page.locator("#ends_2").input_value() == "00:30"
    fits(page)
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("All that is left in the budget").check()
    page.get_by_role("button", name="See what it gives").click()
    assert "Sat 6 Jun 2026, 21:00\u00a0–\u00a000:30" in page.locator("main").inner_text()
    fits(page)
    page.context.close()


def test_the_queue_is_walked_by_keys_that_can_be_turned_off(
    browser: Any, office: tuple[str, Any]
) -> None:
    site, shop = office
    for _ in range(2):
        shop.issued_invoice()
    first, second = contracts.queued(task="A first fair"), contracts.queued(task="A second fair")
    page = inside(browser, OLGA, site)
    page.goto(f"{site}/en/staff/contracts/")
    sound(page)
    here = "document.activeElement.getAttribute('href') || ''"
    for key, wanted in (("j", first), ("j", second), ("k", first), ("j", second)):
        page.keyboard.press(key)
        assert str(wanted) in page.evaluate(here)
    page.get_by_role("button", name="Turn the keys off").click()
    page.keyboard.press("k")
    assert page.evaluate(here) == ""
    page.get_by_role("button", name="Turn the keys on").click()
    for key in ("j", "j", "Enter"):
        page.keyboard.press(key)
    page.wait_for_url(f"**/{second}/")
    sound(page)
    page.context.close()


def test_axe_finds_nothing_on_the_pages_of_contracts(browser: Any, office: tuple[str, Any]) -> None:
    site, shop = office
    shop.issued_invoice()
    student = {**contracts.ARTIST, "student": True, "costs_only": False, "authority": True}
    side_by_side = contracts.drafted(answers=student)
    declared = contracts.declared(hours=contracts.at(date(2026, 4, 24), "20:00", "23:00"))
    called_off = contracts.declared(hours=contracts.at(date(2026, 5, 8), "20:00", "23:00"))
    changes.cancel(called_off)
    pages = {
        ALICE: ["contracts/", f"contract/{side_by_side}/", f"contract/{declared}/",
                f"contract/{declared}/next/", f"contract/{declared}/cancel/",
                f"contract/{called_off}/", f"contract/{called_off}/charge/",
                f"contract/{side_by_side}/change/facts/", f"contract/{side_by_side}/change/task/",
                f"activity/{shop.ALICES}/contract/new/kind/", "particulars/household/", "home/"],
        OLGA: [f"staff/declarations/{declared}/number/", "staff/declarations/",
               f"staff/declarations/{called_off}/undo/", "staff/house/decisions/",
               "staff/house/decision/"],
    }  # fmt: skip
    for person, paths in pages.items():
        page = inside(browser, person, site, color_scheme="dark")
        for path in half_of_the_day(paths):
            page.goto(f"{site}/de/{path}")
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            sound(page)
        page.context.close()

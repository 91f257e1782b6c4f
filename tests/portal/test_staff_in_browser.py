"""Pages of those who work for the cooperative, in a real browser: by the keyboard alone, and nobody
is kept out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail

from mutua.ground import clock
from tests.portal.enterprise import served
from tests.portal.people import (
    THEO,
    add_second_factor,
    open_accounts,
    open_treasury,
)
from tests.portal.phone import inside, sound
from tests.portal.test_who_sees_what import of_payments
from tests.support.proofs import half_of_the_day, of_the_day
from tests.support.store import ALICE, OLGA

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def office(store: Any, tmp_path_factory: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """The address of a portal, and a thing for each page."""
    from mutua.ground.transactions import reading
    from mutua.people.models import Membership
    from tests.support import capital, shop, trade

    with pytest.MonkeyPatch.context() as place, clock.on(shop.DAY):
        place.setenv("MUTUA_FILES", str(tmp_path_factory.mktemp("files")))
        mail.outbox = []
        shop.open_shop()
        open_accounts()
        add_second_factor("olga@example.org")
        open_treasury()
        newcomer = capital.newcomer()
        capital.pay(capital.asked(ALICE, 5))
        leaves = capital.leaving()
        things = {
            "invoice": shop.issued_invoice(), "claim": shop.claimed(), "second": shop.claimed(),
            "asked": capital.asked(ALICE), "token": shop.offered_order()[1],
            "bill": trade.received(), "booked": trade.booked(shop.ALICES),
            "given": trade.given(), "repayment": capital.repaid(capital.leaving()),
            "returned": capital.to_return(), **of_payments(),
        }  # fmt: skip
        with reading(shop.STAFF):
            things["leaver"] = Membership.objects.get(person=leaves).id
            things["membership"] = Membership.objects.get(person=newcomer).id
        with served() as address:
            yield address, things


def test_an_expense_is_decided_by_the_keyboard_alone(
    browser: Any, office: tuple[str, dict[str, Any]]
) -> None:
    site, things = office
    page = inside(browser, OLGA, site)
    page.goto(f"{site}/en/staff/expenses/")
    for _ in range(40):
        page.keyboard.press("Tab")
        here = page.evaluate("document.activeElement.getAttribute('href') || ''")
        if str(things["second"]) in here:
            break
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{things['second']}/")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "deductible":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/staff/expenses/")
    assert str(things["second"]) not in page.content()
    page.context.close()


@pytest.mark.parametrize("scheme", of_the_day(["light", "dark"]))
def test_axe_finds_nothing_on_the_pages_of_the_house(
    browser: Any, office: tuple[str, dict[str, Any]], scheme: str
) -> None:
    site, things = office
    language = {"light": "fr", "dark": "de"}[scheme]
    pages = {
        OLGA: ["", "admissions/", f"admissions/{things['membership']}/",
               f"expenses/{things['claim']}/", f"bills/{things['bill']}/", "members/", "house/",
               "house/roles/adviser/", f"leaving/{things['leaver']}/"],
        THEO: ["treasury/", f"treasury/invoice/{things['invoice']}/",
               f"treasury/shares/{things['asked']}/",
               f"treasury/repayment/{things['repayment']}/", "treasury/payments/",
               f"treasury/payments/{things['batch']}/", f"treasury/unknown/{things['line']}/"],
    }  # fmt: skip
    if scheme == "light":  # of the same patterns as those above
        pages[OLGA] += [f"admissions/{things['membership']}/refuse/", "house/price/", "bills/",
                        f"bills/{things['bill']}/refuse/", "house/roles/", "house/role/",
                        "leaving/"]  # fmt: skip
        pages[THEO] += [f"treasury/return/{things['returned']}/", "treasury/payments/new/",
                        f"treasury/payments/{things['batch']}/approve/",
                        f"treasury/payments/{things['batch']}/drop/", "treasury/account/",
                        f"treasury/account/{things['statement']}/", "treasury/unknown/"]  # fmt: skip
    for person, paths in pages.items():
        page = inside(browser, person, site, color_scheme=scheme)
        for path in half_of_the_day(paths):
            page.goto(f"{site}/{language}/staff/{path}")
            sound(page)
        page.context.close()


def test_axe_finds_nothing_on_the_pages_of_shares_and_of_the_client(
    browser: Any, office: tuple[str, dict[str, Any]]
) -> None:
    from tests.support import shop

    site, things = office
    page = inside(browser, ALICE, site)
    every = ("shares/", f"shares/{things['asked']}/", "shares/offer/", "shares/certificate/",
                 "membership/", "membership/leave/", "membership/acts/", "particulars/",
                 "particulars/account/", f"received/{things['booked']}/", f"internal/{things['given']}/", "particulars/number/",
                 "particulars/change/", f"activity/{shop.ALICES}/received/",
                 f"activity/{shop.ALICES}/transfers/", f"activity/{shop.ALICES}/give/")  # fmt: skip
    for path in half_of_the_day(every):
        page.goto(f"{site}/nl/{path}")
        sound(page)
    page.context.clear_cookies()
    for path in ("join/", "join/sent/", f"o/{things['token']}/say"):
        page.goto(f"{site}/nl/{path}")
        sound(page)
    page.get_by_label("In uw woorden").fill("Is er een dansvloer?")
    page.locator("form button.button").click()
    sound(page)
    assert "Is er een dansvloer?" in page.locator(".said").inner_text()
    page.context.close()

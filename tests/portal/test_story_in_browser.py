"""The story in a real browser, on phones: a member, her client, an order, an invoice, a budget."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail

from tests.portal.enterprise import served
from tests.portal.people import open_accounts
from tests.portal.phone import PHONE, sign_in, sound
from tests.portal.story import add_client, not_looked_at, offer_order, sign_as_client
from tests.support.proofs import half_of_the_day
from tests.support.store import ALICE

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def office(store: Any) -> Iterator[tuple[str, Any]]:
    """The address of a portal with a house in it."""
    from tests.support import shop

    mail.outbox = []
    shop.open_shop()
    open_accounts()
    with served() as address:
        yield address, shop


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts on", "scripts off"])
def test_from_a_new_client_to_the_budget(
    browser: Any, office: tuple[str, Any], scripts: bool
) -> None:
    site, _ = office
    sound_page = sound if scripts else not_looked_at
    member = browser.new_context(**PHONE, java_script_enabled=scripts)
    page = member.new_page()
    page.set_default_timeout(10_000)
    sign_in(page, site, ALICE)
    sound_page(page)
    add_client(page, sound_page)
    link = offer_order(page, ("20", "March", "2026"), sound_page)
    order = page.url
    sign_as_client(browser, link, sound_page, java_script_enabled=scripts)

    page.goto(f"{site}/en/home/")
    page.get_by_role("link", name="Make the invoice for Maison des Arts").first.click()
    assert page.url == order
    page.get_by_role("button", name="Make the invoice").click()
    sound_page(page)
    page.get_by_role("button", name="Issue the invoice").click()
    sound_page(page)
    assert re.match(r"Invoice V2026-\d+", page.locator("h1").inner_text())
    page.get_by_role("link", name="Alice dances").click()
    assert "€1,168.75" in page.locator(".moves").inner_text()
    sound_page(page)
    page.locator(".moves a").first.click()
    sound_page(page)
    member.close()


def test_axe_finds_nothing_in_what_must_be_mended_nor_in_the_dark(
    browser: Any, office: tuple[str, Any]
) -> None:
    from tests.support import trade

    site, shop = office
    order = trade.signed_order()
    trade.issued_part(order, "deposit", share=6_000)
    plan = trade.planned()
    beyond = trade.drafted_part(order, "stage", share=9_000)
    context = browser.new_context(**PHONE, color_scheme="dark")
    page = context.new_page()
    sign_in(page, site, ALICE)
    activity = f"{site}/nl/activity/{shop.ALICES}"
    for end in ("/clients/new/", "/order/new/"):
        page.goto(activity + end)
        page.locator("form.ask button.button").click()
        page.wait_for_selector(".problems")
        sound(page)
    for address in half_of_the_day((
        activity, f"{activity}/clients/", f"{site}/de/home/", f"{site}/de/order/{order}/",
        f"{site}/de/order/{order}/part/", f"{site}/de/invoice/{beyond}/",
        f"{activity}/plans/", f"{activity}/plan/new/", f"{site}/de/plan/{plan}/", f"{site}/de/plan/{plan}/stop/",
    )):  # fmt: skip
        page.goto(address.rstrip("/") + "/")
        sound(page)
    context.close()

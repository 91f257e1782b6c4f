"""Two stories on a phone: a band of four shares an activity; a client abroad owes the VAT herself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.core import mail

from mutua.ground import clock
from tests.portal.enterprise import served
from tests.portal.people import open_accounts
from tests.portal.phone import PHONE, fits, sign_in, sound, write_day
from tests.support.store import ALICE, BOB

pytestmark = pytest.mark.browser
DINA = UUID("018f0000-0000-7000-8000-00000000000d")


@pytest.fixture(scope="module")
def office(store: Any) -> Iterator[str]:
    """The address of a portal with a house in it, and a fourth member."""
    from tests.support import shop

    mail.outbox = []
    with clock.on(shop.DAY):
        shop.open_shop()
        shop.admit(DINA, "Dina Willems")
        open_accounts()
        with served() as address:
            yield address


def opened(browser: Any) -> Any:
    page = browser.new_context(**PHONE).new_page()
    page.set_default_timeout(10_000)
    return page


def test_a_band_of_four_shares_an_activity(browser: Any, office: str) -> None:
    page = opened(browser)
    sign_in(page, office, ALICE)
    page.get_by_role("link", name="Open an activity").click()
    page.get_by_label("Name of the activity").fill("Quartet Canal")
    others = page.get_by_label("Who else is part of it? (optional)")
    others.fill("bob@example.org\nnobody@example.org")
    page.get_by_role("button", name="Open the activity").click()
    assert "nobody@example.org" in page.locator(".problems").inner_text()
    sound(page)
    others.fill("bob@example.org\ncharlie@example.org\ndina@example.org")
    page.get_by_role("button", name="Open the activity").click()
    assert page.locator("h1").inner_text() == "Quartet Canal"
    names = "Shared by Alice Dubois, Bob Peeters, Charlie Maes, Dina Willems"
    assert page.locator(".lead").inner_text() == names
    sound(page)
    activity = page.url
    page.context.close()

    bob = opened(browser)
    sign_in(bob, office, BOB)
    bob.get_by_role("link", name="Quartet Canal").click()
    assert bob.url == activity
    bob.get_by_role("link", name="Clients").click()
    bob.get_by_role("link", name="Add a client").click()
    for label, said in (
        ("Name", "Maison des Arts"), ("Street", "Rue Longue"), ("Postcode", "4000"),
        ("Town", "Liège"), ("E-mail for orders and invoices (optional)", "art@maison.example"),
    ):  # fmt: skip
        bob.get_by_label(label, exact=True).fill(said)
    bob.get_by_role("button", name="Add the client").click()
    bob.get_by_label("What do you do?").fill("Concert")
    bob.get_by_label("Price of one, without VAT").fill("1000")
    bob.get_by_role("button", name="Continue").click()
    write_day(bob, "first", ("20", "March", "2026"))
    bob.get_by_label("Where?").fill("Rue Longue 7, Liège")
    bob.get_by_role("button", name="Continue").click()
    seen = bob.locator("main").inner_text()
    for name in ("Alice Dubois", "Bob Peeters", "Charlie Maes", "Dina Willems"):
        assert name in seen, name
    fits(bob)
    bob.context.close()


def test_a_client_in_another_member_state_owes_the_vat(browser: Any, office: str) -> None:
    page = opened(browser)
    sign_in(page, office, ALICE)
    page.get_by_role("link", name="Clients").first.click()
    page.get_by_role("link", name="Add a client").click()
    for label, said in (
        ("Name", "Theater aan het IJ"), ("VAT number (optional)", "NL004495445B01"),
        ("Street", "Kade"), ("Postcode", "1012 AB"), ("Town", "Amsterdam"),
        ("Country, in two letters", "NL"),
    ):  # fmt: skip
        page.get_by_label(label, exact=True).fill(said)
    page.get_by_label("Language of the client").select_option("en")
    page.get_by_role("button", name="Add the client").click()
    client = re.search(r"client=([\w-]+)", page.url)
    assert client
    page.goto(page.url.replace("/order/new/", "/invoice/new/"))
    page.get_by_label("What do you do?").fill("Sound design")
    page.get_by_label("Which kind of work?").select_option("general_service")
    page.get_by_label("Price of one, without VAT").fill("800")
    page.get_by_role("button", name="Continue").click()
    card = page.locator(".card").inner_text()
    assert "€800.00" in card
    assert "Reverse charge" in card
    sound(page)
    page.get_by_role("button", name="Issue the invoice").click()
    why = page.get_by_label("Why without VAT all the same?")
    assert "VIES has not confirmed" in page.locator("#why-error").inner_text()
    sound(page)
    why.fill("Their certificate of the tax office lies here")
    page.get_by_role("button", name="Issue the invoice").click()
    assert re.match(r"Invoice V2026-\d+", page.locator("h1").inner_text())
    assert "Reverse charge" in page.locator(".card").inner_text()
    paper = page.context.request.get(page.url + "invoice.pdf").body()
    assert paper.startswith(b"%PDF")
    page.context.close()

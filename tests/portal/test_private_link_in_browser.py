"""The client signs on a phone, with and without scripts; axe finds nothing on any page of the link."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail

from tests.portal.enterprise import served
from tests.portal.phone import fits
from tests.portal.test_access import faults, views
from tests.support.proofs import of_the_day

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def house(store: Any) -> Any:
    from tests.support import shop

    shop.open_shop()
    return shop


@pytest.fixture(scope="module")
def open_house(house: Any) -> Iterator[str]:
    """The address of the portal of that house."""
    with served() as address:
        yield address


@pytest.fixture
def offer(house: Any, open_house: str) -> Any:
    """Makes an offer and gives the address of its link in a language."""
    mail.outbox = []

    def make(language: str = "fr", **facts: Any) -> str:
        _, token = house.offered_order(**facts)
        return f"{open_house}/{language}/o/{token}"

    return make


@pytest.fixture(params=[True, False], ids=["scripts on", "scripts off"])
def phone(request: Any, browser: Any) -> Iterator[Any]:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, java_script_enabled=request.param
    )
    yield context.new_page()
    context.close()


def code_in_mail() -> str:
    return str(mail.outbox[-1].subject.split()[-1])


def test_the_client_signs_on_the_phone_in_three_steps(phone: Any, offer: Any) -> None:
    phone.goto(offer("en"))
    phone.get_by_role("button", name="Send me the code to sign").click()
    phone.get_by_label("Your first and last name").fill("Camille Leroy")
    phone.get_by_label("Your role").fill("Directrice")
    phone.get_by_label("The code from our e-mail").fill(code_in_mail())
    phone.get_by_role("button", name="Sign the order").click()
    assert phone.locator("h1").inner_text() == "The order is signed"


def test_the_client_declines_on_the_phone(phone: Any, offer: Any) -> None:
    phone.goto(offer("en"))
    phone.get_by_role("link", name="Decline the offer").click()
    phone.get_by_role("button", name="Decline the offer").click()
    assert phone.locator("h1").inner_text() == "You have declined this offer"


@pytest.mark.parametrize("language", of_the_day(["fr", "nl", "de", "en"]))
def test_axe_finds_nothing_on_any_page_of_the_link(page: Any, offer: Any, language: str) -> None:
    link = offer(language, conditions="Paid even when it rains.")
    page.goto(link)
    widths = (320, 360, 1280) if language == "fr" else (360,)
    page.locator("form.acts button").click()
    page.locator("button.button").click()  # without answers: each field says what is missing
    for view in views(page, widths):
        assert faults(page) == [], ("sign", view)
        fits(page, view[0])
    for address in (link, f"{link}/decline"):
        page.goto(address)
        for view in views(page, widths):
            assert faults(page) == [], (address, view)
            fits(page, view[0])

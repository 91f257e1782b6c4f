"""The story of joining, from an empty store by pages alone: the first administrator, a treasurer,
a newcomer who asks, is admitted, takes her share and pays it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail

from mutua.ground import payment_reference
from tests.portal import founding
from tests.portal.enterprise import served
from tests.portal.phone import fits, sound

pytestmark = pytest.mark.browser
IBAN = "BE71 0961 2345 6769"


@pytest.fixture(scope="module")
def site(store: Any) -> Iterator[str]:
    """The address of a portal on an empty store."""
    with served() as address:
        yield address


def test_a_newcomer_joins_and_pays_her_share(browser: Any, site: str) -> None:
    mail.outbox = []
    staff = founding.opened(browser)
    link = founding.first_link(site)
    founding.begin(staff, link, site, fits)
    address = founding.bring_in(staff, site, "Theo Claes", "treasurer", fits)
    assert staff.goto(link).status == 404  # the first administrator's link works once
    treasurer = founding.opened(browser)
    founding.come_in(treasurer, site, address)

    page = founding.opened(browser)
    founding.join(
        page, site, "Nora Lambert", "nora@example.org", "85.07.30-033.28", ("30", "July", "1985"), fits,
    )  # fmt: skip
    founding.admit(staff, site, "Nora Lambert", fits)
    reference = founding.take_share(page, site, fits)
    sound(page)

    treasurer.goto(f"{site}/en/arrived/")
    treasurer.get_by_label("Find by reference, name or amount").fill(
        payment_reference.shown(reference)
    )
    treasurer.get_by_role("button", name="Find").click()
    fits(treasurer)
    treasurer.get_by_role("link", name="Nora Lambert").click()
    treasurer.get_by_label("From which account (IBAN)?").fill(IBAN)
    fits(treasurer)
    treasurer.get_by_role("button", name="Record the money").click()
    assert "No share waits" in treasurer.locator("main").inner_text()

    page.goto(f"{site}/en/membership/")
    assert page.locator("h1").inner_text() == "You are a member"
    fits(page)
    page.get_by_role("link", name="Your shares").click()
    assert "Number 1" in page.locator("main").inner_text()
    fits(page)
    page.get_by_role("link", name="Certificate").click()
    assert "Nora Lambert" in page.locator("main").inner_text()
    sound(page)

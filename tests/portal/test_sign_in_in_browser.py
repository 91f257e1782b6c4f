"""A real browser signs in: with a password, with a passkey; axe finds nothing on these pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.core import mail

from tests.portal.enterprise import served
from tests.portal.people import ADDRESSES, PASSWORD, open_accounts
from tests.portal.phone import fits
from tests.portal.test_access import faults
from tests.support.proofs import of_the_day
from tests.support.store import ALICE, BOB

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def door(store: Any) -> Iterator[str]:
    """The address of a portal whose people have accounts; passkeys want a name, not a number."""
    from tests.support import shop

    mail.outbox = []
    shop.open_shop()
    open_accounts()
    with served() as address:
        yield address.replace("127.0.0.1", "localhost")


def say_password(page: Any, door: str, person: UUID, language: str = "en") -> None:
    page.goto(f"{door}/{language}/account/login/")
    page.locator("#id_login").fill(ADDRESSES[person])
    page.locator("#id_password").fill(PASSWORD)
    page.locator("form button.button").first.click()


def sign_in(page: Any, door: str, person: UUID, language: str = "en") -> None:
    say_password(page, door, person, language)
    page.wait_for_url("**/home/")


def test_a_passkey_opens_the_door_without_a_password(browser: Any, door: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
                "hasUserVerification": True, "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )  # fmt: skip
    sign_in(page, door, BOB)
    page.goto(f"{door}/en/account/two-factor/webauthn/add/")
    if "reauthenticate" in page.url:
        page.locator("#id_password").fill(PASSWORD)
        page.locator("form button.button").first.click()
    page.locator("#id_name").fill("My phone")
    page.locator("#id_passwordless").check()
    page.get_by_role("button", name="Add a passkey").click()
    page.wait_for_url(lambda url: "/add/" not in url)
    page.goto(f"{door}/en/account/two-factor/webauthn/")
    assert page.get_by_text("My phone").first.is_visible()
    page.goto(f"{door}/en/account/two-factor/")
    page.get_by_role("button", name="Sign out").click()
    say_password(page, door, BOB)
    page.wait_for_url("**/two-factor/authenticate/")  # the password alone opens no longer
    assert faults(page) == []
    page.get_by_role("button", name="Cancel").click()
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/home/")
    context.close()


@pytest.mark.parametrize("language", of_the_day(["fr", "nl", "de", "en"]))
def test_axe_finds_nothing_on_the_pages_of_sign_in(page: Any, door: str, language: str) -> None:
    page.goto(f"{door}/{language}/account/login/")
    assert faults(page) == []
    page.locator("form button.button").first.click()
    assert faults(page) == []
    page.goto(f"{door}/{language}/account/password/reset/")
    assert faults(page) == []
    sign_in(page, door, ALICE, language)
    for path in ("", "totp/activate/", "webauthn/", "webauthn/add/"):
        page.goto(f"{door}/{language}/account/two-factor/{path}")
        assert faults(page) == [], path
        fits(page)
    page.goto(f"{door}/{language}/account/password/change/")
    assert faults(page) == []

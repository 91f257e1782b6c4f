"""People of the tests in a real browser: a small phone, signing in, and what holds of every page."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from tests.portal.people import ADDRESSES, PASSWORD, shown_again, signed_in
from tests.portal.test_access import faults

PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}}


def sound(page: Any) -> None:
    """Nobody is kept out of this page, and nothing is wider than the phone."""
    assert faults(page) == [], page.url
    fits(page)


def fits(page: Any, width: int = 360) -> None:
    """Nothing is wider than the screen, once the page that was asked for is there."""
    page.wait_for_load_state()
    wide = page.locator("html").evaluate("page => page.scrollWidth")
    assert wide <= width, (page.url, wide)


def sign_in(page: Any, site: str, person: UUID, language: str = "en") -> None:
    """By password, from the page of a member's home."""
    page.goto("/".join((site, language, "home/")))
    page.locator("#id_login").fill(ADDRESSES[person])
    page.locator("#id_password").fill(PASSWORD)
    page.locator("form button.button").first.click()
    page.wait_for_url("/".join(("**", language, "home/")))


def inside(browser: Any, person: UUID, site: str, **more: Any) -> Any:
    """A page of somebody who has signed in and shown again that it is her."""
    context = browser.new_context(**{**PHONE, **more})
    session = shown_again(signed_in(person)).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": site}])
    page = context.new_page()
    page.set_default_timeout(10_000)
    return page


def write_day(page: Any, field: str, day: tuple[str, str, str]) -> None:
    """A day in its three fields."""
    for part, said in enumerate(day):
        page.locator(f"#{field}_{part}").fill(said)

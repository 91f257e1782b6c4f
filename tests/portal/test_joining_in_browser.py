"""The story of joining, from an empty store by pages alone: the first administrator, a treasurer,
a newcomer who asks, is admitted, takes her share and pays it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail

from mutua.ground import payment_reference
from tests.portal.enterprise import served
from tests.portal.people import PASSWORD
from tests.portal.phone import PHONE, fits, sound, write_day

pytestmark = pytest.mark.browser
ENTERPRISE = (
    "init", "--country", "be", "--name", "Coop Danse SC", "--street", "Rue Haute", "--number", "1",
    "--postcode", "1000", "--town", "Bruxelles", "--enterprise-number", "0403.170.701",
    "--iban", "BE68539007547034",
)  # fmt: skip
IBAN = "BE71 0961 2345 6769"


@pytest.fixture(scope="module")
def site(store: Any) -> Iterator[str]:
    """The address of a portal on an empty store."""
    with served() as address:
        yield address


def first_link(capsys: Any, site: str) -> str:
    """What ``mutua init`` prints, at the address of the tests."""
    from mutua.cli import main

    assert main(list(ENTERPRISE)) == 0
    found = re.search(r"http\S+?(/en/begin/key/\S+)", capsys.readouterr().out)
    assert found
    return site + found[1]


def link_in_mail(site: str, what: str) -> str:
    """The last link that a letter brought."""
    found = re.findall(r"http://\S+", mail.outbox[-1].body)
    assert what in found[-1]
    return str(found[-1])


def add_codes(page: Any) -> None:
    """Add the app that makes codes, as a phone would do it."""
    from allauth.mfa.totp.internal.auth import (
        format_hotp_value,
        hotp_value,
        yield_hotp_counters_from_time,
    )

    page.locator('a[href$="totp/activate/"]').click()
    if "/reauthenticate/" in page.url:
        page.locator("#id_password").fill(PASSWORD)
        page.locator("form button.button").first.click()
    secret = page.locator(".secret").inner_text()
    counter = next(yield_hotp_counters_from_time())
    page.locator("#id_code").fill(format_hotp_value(hotp_value(secret, counter)))
    page.get_by_role("button", name="Add the app").click()


def opened(browser: Any) -> Any:
    page = browser.new_context(**PHONE).new_page()
    page.set_default_timeout(10_000)
    return page


def test_a_newcomer_joins_and_pays_her_share(browser: Any, site: str, capsys: Any) -> None:
    mail.outbox = []
    staff = opened(browser)
    link = first_link(capsys, site)
    staff.goto(link)
    staff.get_by_label("First and last name").fill("Olga Janssens")
    staff.get_by_label("Your e-mail address").fill("olga@coop.example")
    staff.get_by_label("Choose a password").fill(PASSWORD)
    fits(staff)
    staff.get_by_role("button", name="Open my account").click()
    add_codes(staff)
    staff.goto(f"{site}/en/arrived/")
    fits(staff)
    staff.get_by_role("link", name="The house").click()
    staff.get_by_role("link", name="Say what a share costs").click()
    staff.get_by_label("Price of a share").fill("30")
    staff.get_by_label("Who decided it?").fill("The founders")
    staff.get_by_role("button", name="Keep the price").click()
    staff.get_by_role("link", name="Bring in somebody").click()
    staff.get_by_label("First and last name").fill("Theo Claes")
    staff.get_by_label("E-mail address for this work").fill("theo@coop.example")
    staff.locator("#language").select_option("en")
    staff.get_by_label("What will she do?").select_option("treasurer")
    staff.get_by_role("button", name="Open the account").click()
    fits(staff)
    assert "Theo Claes" in staff.locator("main").inner_text()
    assert staff.goto(link).status == 404  # the first administrator's link works once

    treasurer = opened(browser)
    treasurer.goto(link_in_mail(site, "/password/reset/"))
    treasurer.locator("#id_email").fill("theo@coop.example")
    treasurer.locator("form button.button").first.click()
    treasurer.wait_for_url("**/reset/done/")
    treasurer.goto(link_in_mail(site, "/reset/key/"))
    for field in ("#id_password1", "#id_password2"):
        treasurer.locator(field).fill(PASSWORD)
    treasurer.locator("form button.button").first.click()
    treasurer.wait_for_url("**/done/")
    treasurer.goto(f"{site}/en/account/login/")
    treasurer.locator("#id_login").fill("theo@coop.example")
    treasurer.locator("#id_password").fill(PASSWORD)
    treasurer.get_by_role("button", name="Sign in", exact=True).click()
    add_codes(treasurer)

    page = opened(browser)
    page.goto(f"{site}/en/account/login/")
    page.get_by_role("link", name="Become a member").click()
    page.get_by_label("Your e-mail address").fill("nora@example.org")
    page.get_by_role("button", name="Send me the link").click()
    assert page.locator("h1").inner_text() == "Look in your mailbox"
    page.goto(link_in_mail(site, "/join/key/"))
    page.get_by_label("First and last name").fill("Nora Lambert")
    page.get_by_label("Choose a password").fill(PASSWORD)
    fits(page)
    page.get_by_role("button", name="Open my account").click()
    page.get_by_role("link", name="Membership").click()
    page.get_by_role("link", name="Ask to be a member").click()
    write_day(page, "born_on", ("30", "July", "1985"))
    for label, said in (
        ("Street", "Rue Longue"), ("House number", "7"), ("Postcode", "4000"), ("Town", "Liège"),
        ("National number (optional)", "85.07.30-033.28"),
    ):  # fmt: skip
        page.get_by_label(label, exact=True).fill(said)
    fits(page)
    page.get_by_role("button", name="Ask to be a member").click()
    assert "Waiting for the board" in page.locator(".stands").inner_text()
    fits(page)

    staff.goto(f"{site}/en/staff/admissions/")
    staff.get_by_role("link", name="Nora Lambert").click()
    assert "Rue Longue 7" in staff.locator(".cards").inner_text()
    fits(staff)
    staff.get_by_role("button", name="Admit Nora Lambert").click()
    assert "Admitted" in staff.locator(".stands").inner_text()

    page.reload()
    page.get_by_role("link", name="Take a share for €30.00").click()
    fits(page)
    page.get_by_role("button", name="Continue").click()
    sound(page)
    seen = page.locator(".cards").inner_text()
    reference = payment_reference.read(seen)
    assert "BE68 5390 0754 7034" in seen
    assert page.locator(".qr svg").is_visible()

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

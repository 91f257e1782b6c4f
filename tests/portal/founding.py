"""The first days of a house in a real browser, each step by pages only: its first administrator,
those who work for it, members who join and say what payroll needs. Only ``mutua init`` is a command.
"""

from __future__ import annotations

import io
import re
from contextlib import redirect_stdout
from typing import Any

from django.core import mail

from mutua.ground import payment_reference
from tests.portal.people import PASSWORD, code_of
from tests.portal.phone import PHONE, write_day
from tests.portal.story import Look, answer, not_looked_at, show_again

ENTERPRISE = (
    "init", "--country", "be", "--name", "Coop Danse SC", "--street", "Rue Haute", "--number", "1",
    "--postcode", "1000", "--town", "Bruxelles", "--enterprise-number", "0403.170.701",
    "--iban", "BE68539007547034",
)  # fmt: skip
HOME = {
    "Street": "Rue Longue", "House number": "7", "Postcode": "4000", "Town": "Liège",
}  # fmt: skip


def opened(browser: Any) -> Any:
    """A phone that nobody has signed in on."""
    page = browser.new_context(**PHONE).new_page()
    page.set_default_timeout(10_000)
    return page


def init() -> str:
    """What ``mutua init`` says: the house stands, or its next periods."""
    from mutua.cli import main

    said = io.StringIO()
    with redirect_stdout(said):
        assert main(list(ENTERPRISE)) == 0
    return said.getvalue()


def first_link(site: str) -> str:
    """The link that ``mutua init`` prints, at the address of the tests."""
    found = re.search(r"http\S+?(/en/begin/key/\S+)", init())
    assert found
    return site + found[1]


def link_in_mail(what: str) -> str:
    """The last link that a letter brought."""
    found = re.findall(r"http://\S+", mail.outbox[-1].body)
    assert what in found[-1]
    return str(found[-1])


def add_codes(page: Any) -> None:
    """Add the app that makes codes, as a phone would do it."""
    page.locator('a[href$="totp/activate/"]').click()
    show_again(page)
    secret = page.locator(".secret").inner_text()
    page.locator("#id_code").fill(code_of(secret))
    page.get_by_role("button", name="Add the app").click()
    assert page.locator("#id_code").count() == 0, page.locator("main").inner_text()


def begin(page: Any, link: str, site: str, look: Look = not_looked_at) -> None:
    """Olga is the first administrator; what a share costs."""
    page.goto(link)
    page.get_by_label("First and last name").fill("Olga Janssens")
    page.get_by_label("Your e-mail address").fill("olga@coop.example")
    page.get_by_label("Choose a password").fill(PASSWORD)
    look(page)
    page.get_by_role("button", name="Open my account").click()
    add_codes(page)
    page.goto(f"{site}/en/arrived/")
    look(page)
    page.get_by_role("link", name="The house").click()
    page.get_by_role("link", name="Say what a share costs").click()
    page.get_by_label("Price of a share").fill("30")
    page.get_by_label("Who decided it?").fill("The founders")
    page.get_by_role("button", name="Keep the price").click()


def bring_in(page: Any, site: str, name: str, job: str, look: Look = not_looked_at) -> str:
    """A colleague gets an account for a role; gives her address."""
    address = f"{name.split(maxsplit=1)[0].lower()}@coop.example"
    page.goto(f"{site}/en/staff/house/")
    page.get_by_role("link", name="Bring in somebody").click()
    page.get_by_label("First and last name").fill(name)
    page.get_by_label("E-mail address for this work").fill(address)
    page.locator("#language").select_option("en")
    page.get_by_label("What will she do?").select_option(job)
    page.get_by_role("button", name="Open the account").click()
    look(page)
    assert name in page.locator("main").inner_text()
    return address


def come_in(page: Any, site: str, address: str) -> None:
    """She chooses her password by the link of the letter, signs in, and adds her codes."""
    page.goto(link_in_mail("/password/reset/"))
    page.locator("#id_email").fill(address)
    page.locator("form button.button").first.click()
    page.wait_for_url("**/reset/done/")
    page.goto(link_in_mail("/reset/key/"))
    for field in ("#id_password1", "#id_password2"):
        page.locator(field).fill(PASSWORD)
    page.locator("form button.button").first.click()
    page.wait_for_url("**/done/")
    page.goto(f"{site}/en/account/login/")
    page.locator("#id_login").fill(address)
    page.locator("#id_password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    add_codes(page)


def decide_for_all(page: Any, site: str, rule: str, since: tuple[str, str, str]) -> None:
    """The board lets a warning pass for all contracts."""
    page.goto(f"{site}/en/staff/house/")
    page.get_by_role("link", name="Decided for all contracts").click()
    page.get_by_role("link", name="Decide for all contracts").click()
    page.locator("#rule").select_option(rule)
    page.locator("#why").fill("Decided by the board when the house began")
    write_day(page, "from_day", since)
    page.get_by_role("button", name="This holds for all").click()


def join(
    page: Any, site: str, name: str, address: str, number: str,
    born: tuple[str, str, str], look: Look = not_looked_at,
) -> None:  # fmt: skip
    """A newcomer opens her account by the link of a letter, and asks the board."""
    page.goto(f"{site}/en/account/login/")
    page.get_by_role("link", name="Become a member").click()
    page.get_by_label("Your e-mail address").fill(address)
    page.get_by_role("button", name="Send me the link").click()
    assert page.locator("h1").inner_text() == "Look in your mailbox"
    page.goto(link_in_mail("/join/key/"))
    page.get_by_label("First and last name").fill(name)
    page.get_by_label("Choose a password").fill(PASSWORD)
    look(page)
    page.get_by_role("button", name="Open my account").click()
    page.get_by_role("link", name="Membership").click()
    page.get_by_role("link", name="Ask to be a member").click()
    write_day(page, "born_on", born)
    for label, said in {**HOME, "National number (optional)": number}.items():
        page.get_by_label(label, exact=True).fill(said)
    look(page)
    page.get_by_role("button", name="Ask to be a member").click()
    assert "Waiting for the board" in page.locator(".stands").inner_text()
    look(page)


def admit(page: Any, site: str, name: str, look: Look = not_looked_at) -> None:
    """The board says yes."""
    page.goto(f"{site}/en/staff/admissions/")
    page.get_by_role("link", name=name).click()
    assert "Rue Longue 7" in page.locator(".cards").inner_text()
    look(page)
    page.get_by_role("button", name=f"Admit {name}").click()
    assert "Admitted" in page.locator(".stands").inner_text()


def take_share(page: Any, site: str, look: Look = not_looked_at) -> str:
    """She takes a share; gives the reference by which she pays it."""
    page.goto(f"{site}/en/membership/")
    page.get_by_role("link", name="Take a share for €30.00").click()
    look(page)
    page.get_by_role("button", name="Continue").click()
    seen = page.locator(".cards").inner_text()
    assert "BE68 5390 0754 7034" in seen
    assert page.locator(".qr svg").is_visible()
    reference = payment_reference.read(seen)
    assert reference
    return reference


def say_particulars(page: Any, site: str, iban: str) -> None:
    """Where she is paid, and who lives with her."""
    page.goto(f"{site}/en/particulars/")
    page.get_by_role("link", name="Name your account").click()
    show_again(page)
    page.get_by_label("Account (IBAN)").fill(iban)
    page.get_by_role("button", name="Keep this account").click()
    assert "We pay here" in page.locator("main").inner_text(), page.locator("main").inner_text()
    page.locator('main a[href$="/particulars/household/"]').click()
    answer(page, "Who do you live with?", "Alone, or not as a couple")
    page.get_by_role("button", name="Keep this").click()
    assert "We pay here" in page.locator("main").inner_text()


def open_activity(page: Any, site: str, name: str, *others: str) -> str:
    """Her activity, or one that she shares with the members at these addresses; gives its address."""
    page.goto(f"{site}/en/home/")
    page.get_by_role("link", name="Open an activity").click()
    page.get_by_label("Name of the activity").fill(name)
    page.get_by_label("Who else is part of it?").fill("\n".join(others))
    page.get_by_role("button", name="Open the activity").click()
    assert page.locator("h1").inner_text() == name
    return str(page.url)

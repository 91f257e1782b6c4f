"""Steps of stories in a real browser, each by pages only: what several stories go through."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core import mail

from mutua.ground import payment_reference
from tests.portal.people import PASSWORD
from tests.portal.phone import PHONE, write_day

Look = Callable[[Any], None]


def not_looked_at(page: Any) -> None:
    """Where another story has looked at the page."""


def add_client(page: Any, sound: Look = not_looked_at) -> None:
    """From the home: an association that is new to the house."""
    page.get_by_role("link", name="Clients").first.click()
    page.get_by_role("link", name="Add a client").click()
    sound(page)
    for label, said in (
        ("Name", "Maison des Arts"), ("E-mail for orders and invoices (optional)", "art@maison.example"),
        ("Street", "Rue Longue"), ("Postcode", "4000"), ("Town", "Liège"),
    ):  # fmt: skip
        page.get_by_label(label, exact=True).fill(said)
    page.get_by_label("Who is the client?").select_option("association")
    page.get_by_role("button", name="Add the client").click()


def offer_order(
    page: Any, day: tuple[str, str, str], sound: Look = not_looked_at, price: str = "1250"
) -> str:
    """The order of a concert is written and sent; gives the link that the client gets."""
    pages = 1
    sound(page)
    page.get_by_label("What do you do?").fill("Concert")
    page.get_by_label("Which kind of work?").select_option("artistic_performance")
    page.get_by_label("Price of one, without VAT").fill(price)
    page.get_by_role("button", name="Continue").click()
    pages += 1
    sound(page)
    write_day(page, "first", day)
    page.get_by_label("Where?").fill("Rue Longue 7, Liège")
    page.get_by_role("button", name="Continue").click()
    pages += 1
    sound(page)
    assert pages <= 6
    mail.outbox = []
    page.get_by_role("button", name="Send the order to Maison des Arts").click()
    assert page.locator(".state").inner_text().strip() == "Waiting for Maison des Arts"
    sound(page)
    link = re.search(r"http://\S+", mail.outbox[0].body)
    assert link
    return link[0]


def sign_as_client(browser: Any, link: str, sound: Look = not_looked_at, **more: Any) -> None:
    """The client signs on a phone, with the code from the mail, and is kept in no cookie."""
    client = browser.new_context(**PHONE, **more)
    phone = client.new_page()
    phone.goto(link.replace("/fr/", "/en/"))
    phone.get_by_role("button", name="Send me the code to sign").click()
    phone.get_by_label("Your first and last name").fill("Jo Noël")
    phone.get_by_label("Your role").fill("Director")
    phone.get_by_label("The code from our e-mail").fill(mail.outbox[-1].subject.split()[-1])
    phone.get_by_role("button", name="Sign the order").click()
    assert phone.locator("h1").inner_text() == "The order is signed"
    sound(phone)
    assert client.cookies() == []
    client.close()


def invoice_without_order(page: Any, activity: str, amount: int) -> str:
    """Work that was sold for an amount in euros, before VAT, is invoiced at once."""
    page.goto(activity)
    page.get_by_role("link", name="Invoice without an order").click()
    page.get_by_label("Client").select_option(label="Maison des Arts")
    page.get_by_label("What do you do?").fill("Dance")
    page.get_by_label("Which kind of work?").select_option("artistic_performance")
    page.get_by_label("Price of one, without VAT").fill(str(amount))
    page.get_by_role("button", name="Continue").click()
    return issue_invoice(page)


def issue_invoice(page: Any) -> str:
    """From the page of a draft: it leaves; gives its address."""
    page.get_by_role("button", name="Issue the invoice").click()
    assert payment_reference.read(page.locator("main").inner_text())  # by it the client pays
    return str(page.url)


def answer(page: Any, label: str, choice: str) -> None:
    """Choose one of the answers to a question."""
    page.get_by_role("group", name=label).get_by_label(choice).check()


def until_the_times(page: Any, kind: str = "Artistic") -> None:
    """The household, then which kind of work it is and what decides the form."""
    if page.locator("h1").inner_text() == "My household":
        answer(page, "Who do you live with?", "Alone, or not as a couple")
        page.get_by_role("button", name="Keep this").click()
    page.get_by_label(kind).check()
    page.get_by_role("button", name="Continue").click()
    answer(page, "Does the client give you orders on the spot?", "Yes")
    page.get_by_role("button", name="Continue").click()


def employ_for(page: Any, day: tuple[str, str, str]) -> str:
    """From the page of a signed order: three hours of an evening for 300 euros of its budget, until
    the contract is signed; gives its address."""
    page.get_by_role("link", name="Employ me for this").click()
    until_the_times(page)
    write_hours(page, day, "20:00", "23:00")
    page.get_by_role("button", name="Continue").click()
    take_of_budget(page, "300")
    go_on_to_sign(page)
    return str(page.url)


def write_hours(page: Any, day: tuple[str, str, str], starts: str, ends: str, row: int = 1) -> None:
    """The hours of one day of work."""
    write_day(page, f"day_{row}", day)
    page.locator(f"#starts_{row}").fill(starts)
    page.locator(f"#ends_{row}").fill(ends)


def take_of_budget(page: Any, amount: str) -> None:
    """How much of the budget the work may cost, in euros; then what it gives."""
    page.get_by_label("A part of the budget").check()
    page.get_by_label("Amount").fill(amount)
    page.get_by_role("button", name="See what it gives").click()


def sign(page: Any) -> None:
    """Her signature, then the seal of the house."""
    show_again(page)
    page.get_by_role("button", name="Sign the contract").click()
    assert page.locator(".stands").inner_text().strip() == "Signed"


def go_on_to_sign(page: Any) -> None:
    """From the page of a draft to her signature."""
    page.get_by_role("button", name="Go on to sign").click()
    sign(page)


def declare(
    officer: Any, site: str, worker: str, number: str, sound: Look = not_looked_at, left: int = 0
) -> None:
    """The officer writes down the number that the authority gave; ``left`` are not declared yet."""
    officer.goto(f"{site}/en/staff/declarations/")
    sound(officer)
    officer.get_by_role("link", name=worker).click()
    officer.get_by_label("Number of the declaration").fill(number)
    sound(officer)
    officer.get_by_role("button", name="It is declared").click()
    every = "Every signed contract is declared." in officer.locator("main").inner_text()
    assert every == (left == 0)


def bring_bank_file(treasurer: Any, site: str, path: Path) -> None:
    """A file that the bank has written is brought in, and taken."""
    if not treasurer.url.endswith("/en/staff/treasury/account/"):
        treasurer.goto(f"{site}/en/staff/treasury/account/")
    treasurer.get_by_role("link", name="Bring in a file of the bank").click()
    treasurer.get_by_label("Which file?").set_input_files(path)
    treasurer.get_by_role("button", name="Take this file").click()
    assert treasurer.locator("h1").inner_text() == "Bank account", treasurer.locator(
        "main"
    ).inner_text()
    assert "Statements that wait" not in treasurer.locator("main").inner_text()


def show_again(page: Any) -> None:
    """Show once more that it is her, where the page asks."""
    if "/reauthenticate/" in page.url:
        page.locator("#id_password").fill(PASSWORD)
        page.locator("form button.button").first.click()


def pay_by_two(maker: Any, approver: Any, site: str, count: str, sound: Look) -> None:
    """One treasurer makes a batch of what is owed, another approves its file."""
    maker.goto(f"{site}/en/staff/treasury/payments/")
    sound(maker)
    maker.get_by_role("link", name="Make a batch of payments").click()
    sound(maker)
    maker.get_by_role("button", name="Make the batch").click()
    sound(maker)
    assert "You made this batch" in maker.locator("main").inner_text()
    assert maker.get_by_role("link", name="Approve", exact=True).count() == 0
    maker.locator("summary").click()
    digest = maker.locator("details p").inner_text()
    approver.goto(f"{site}/en/staff/treasury/")
    seen = approver.locator("main").inner_text()
    assert count in seen, (approver.url, seen)
    approver.get_by_role("link", name=count).click()
    approver.get_by_role("link", name="Approve", exact=True).click()
    show_again(approver)
    sound(approver)
    assert digest in approver.locator("dl.cards").inner_text()
    approver.get_by_role("button", name="Approve: the file leaves").click()
    assert "Approved, leaves now" in approver.locator(".stands").inner_text()

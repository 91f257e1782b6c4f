"""A story by pages only, on a phone: a colleague who is no member is invited to a concert, opens her
account by the link, signs, works and is paid; what she never sees is the activity."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.core import mail

from tests.portal import test_paid_in_browser as paid
from tests.portal.people import PASSWORD
from tests.portal.phone import PHONE, sound, write_day
from tests.portal.story import answer, declare, until_the_times, write_hours
from tests.portal.test_paid_in_browser import Stage
from tests.support import contracts

office, stage = paid.office, paid.stage
pytestmark = pytest.mark.browser
DINA = "dina@example.org"


def invited(alice: Any, site: str) -> str:
    """The member asks her colleague; gives the link of the letter."""
    alice.goto(f"{site}/en/home/")
    alice.get_by_role("link", name="Alice dances").click()
    alice.get_by_role("link", name="New work").click()
    until_the_times(alice)
    alice.get_by_label("Your work").fill("A concert")
    alice.get_by_label("Where?").fill("Rue Haute 12, Bruxelles")
    alice.get_by_role("button", name="Continue").click()
    write_hours(alice, ("20", "3", "2026"), "20:00", "23:00")
    alice.get_by_role("button", name="Continue").click()
    alice.get_by_role("link", name="invite her").click()
    sound(alice)
    alice.get_by_label("Her or his name").fill("Dina Willems")
    alice.get_by_label("E-mail address").fill(DINA)
    alice.get_by_label("A gross pay").check()
    alice.get_by_label("Amount", exact=True).fill("200")
    mail.outbox = []
    alice.get_by_role("button", name="Invite").click()
    sound(alice)
    assert alice.locator(".stands").inner_text().strip() == "Waits for an answer"
    assert DINA in alice.locator("main").inner_text()
    (letter,) = mail.outbox
    assert letter.to == [DINA]
    link = re.search(r"http://\S+/key/\S+", letter.body)
    assert link
    return link[0]


def opens_her_account(dina: Any, link: str) -> None:
    """What she is invited to, then her account, on the same page."""
    dina.goto(link)
    sound(dina)
    seen = dina.locator("main").inner_text()
    assert "We keep your name and address" in dina.locator("footer").inner_text()
    for words in ("A concert", "Maison des Arts", "€200.00", "Alice Dubois"):
        assert words in seen, words
    assert dina.get_by_label("First and last name").input_value() == "Dina Willems"
    dina.get_by_label("Choose a password").fill(PASSWORD)
    dina.get_by_role("button", name="Open my account").click()


def says_who_she_is(dina: Any) -> None:
    """Three pages: what the State asks, her account at a bank, her household."""
    assert dina.locator("h1").inner_text() == "Who are you?"
    sound(dina)
    write_day(dina, "born_on", ("4", "5", "1992"))
    for label, said in (
        ("Street", "Rue Basse"), ("House number", "7"), ("Postcode", "1000"),
        ("Town", "Bruxelles"), ("National number", contracts.national_number()),
    ):  # fmt: skip
        dina.get_by_label(label, exact=True).fill(said)
    dina.get_by_role("button", name="Continue").click()
    sound(dina)
    dina.get_by_label("Account (IBAN)").fill(contracts.an_iban())
    dina.get_by_role("button", name="Continue").click()
    sound(dina)
    answer(dina, "Who do you live with?", "Alone, or not as a couple")
    dina.get_by_role("button", name="Continue").click()


def signs(dina: Any) -> str:
    """Her yes, the rules, her signature; gives the address of her contract."""
    sound(dina)
    dina.get_by_role("button", name="Yes, see my contract").click()
    sound(dina)
    seen = dina.locator("main").inner_text()
    assert "Net pay" in seen
    assert "left for work" not in seen
    assert dina.get_by_role("link", name="Change").count() == 0
    contract = str(dina.url)
    dina.get_by_role("button", name="Go on to sign").click()
    if "/reauthenticate/" in dina.url:
        dina.locator("#id_password").fill(PASSWORD)
        dina.locator("form button.button").first.click()
    sound(dina)
    dina.get_by_role("button", name="Sign the contract").click()
    assert dina.locator(".stands").inner_text().strip() == "Signed"
    return contract


def sees_nothing_else(dina: Any, stage: Stage) -> None:
    """No activity, no budget, no vote: her home is that of whoever is no member."""
    dina.goto(f"{stage.site}/en/home/")
    sound(dina)
    seen = dina.locator("main").inner_text()
    assert "You have no activity yet" in seen
    assert "Alice dances" not in seen
    assert "Last invoices" not in seen
    stage.alice.goto(f"{stage.site}/en/home/")
    activity = stage.alice.get_by_role("link", name="Alice dances").get_attribute("href")
    assert dina.goto(f"{stage.site}{activity}").status == 404


def test_a_colleague_who_is_no_member_is_invited_signs_and_is_paid(
    browser: Any, stage: Stage
) -> None:
    order = stage.order(("20", "3", "2026"))
    stage.invoice(order)
    link = invited(stage.alice, stage.site)
    dina = browser.new_context(**PHONE).new_page()
    dina.set_default_timeout(10_000)
    opens_her_account(dina, link.replace("/fr/", "/en/"))
    says_who_she_is(dina)
    contract = signs(dina)
    sees_nothing_else(dina, stage)
    stage.alice.get_by_role("link", name="Alice dances").click()
    sound(stage.alice)
    stage.alice.get_by_role("link", name="Dina Willems: A concert").click()
    assert stage.alice.locator(".stands").inner_text().strip() == "Signed"
    declare(stage.olga, stage.site, "Dina Willems", "760320000031")
    stage.on(date(2026, 3, 20))
    dina.goto(contract)
    dina.get_by_role("button", name="I worked these hours").click()
    stage.olga.goto(f"{stage.site}/en/staff/payroll/")
    stage.olga.get_by_role("button", name="Make the payslips").click()
    assert "1 payslip made" in stage.olga.locator("main").inner_text()
    dina.goto(f"{stage.site}/en/payslips/")
    sound(dina)
    dina.get_by_role("link", name="A concert").click()
    sound(dina)
    stage.pay(date(2026, 3, 20))
    stage.bank_until(date(2026, 3, 24))
    dina.goto(contract)
    assert "On your account" in dina.locator("main").inner_text()
    dina.context.close()

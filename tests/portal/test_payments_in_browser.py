"""The story of an expense until its money is there, on a phone without scripts, by pages only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail

from mutua.ground import clock
from tests.portal.enterprise import served
from tests.portal.people import (
    GRETA,
    THEO,
    add_second_factor,
    open_accounts,
    open_second_treasurer,
    open_treasury,
)
from tests.portal.phone import fits
from tests.portal.story import pay_by_two
from tests.portal.test_staff_in_browser import inside
from tests.support import capital, payments, shop
from tests.support.store import ALICE, OLGA

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def office(store: Any, tmp_path_factory: Any) -> Iterator[tuple[str, Any]]:
    """The address of a portal, and the house's bank."""
    with pytest.MonkeyPatch.context() as place, clock.on(shop.DAY):
        place.setenv("MUTUA_FILES", str(tmp_path_factory.mktemp("files")))
        place.setenv("MUTUA_BANK", str(tmp_path_factory.mktemp("bank")))
        mail.outbox = []
        shop.open_shop()
        open_accounts()
        add_second_factor("olga@example.org")
        open_treasury()
        open_second_treasurer()
        capital.account(ALICE)
        shop.issued_invoice()
        simulated = payments.a_bank(tmp_path_factory.mktemp("simulated"))
        with served() as address:
            yield address, simulated
        simulated.close()


def test_an_expense_is_paid_by_two_people_and_its_member_reads_it(
    browser: Any, office: tuple[str, Any]
) -> None:
    site, simulated = office
    expense = shop.claimed(amount=1_210, vat=0)
    olga, theo, greta, alice = (
        inside(browser, who, site, java_script_enabled=False) for who in (OLGA, THEO, GRETA, ALICE)
    )
    olga.goto(f"{site}/en/staff/expenses/{expense}/")
    olga.get_by_role("button", name="Approve the expense").click()

    pay_by_two(theo, greta, site, "Batch of 1 payment", fits)
    payments.book_all()  # the job lets the file leave
    payments.carry_out(simulated)
    greta.reload()
    assert "The bank has answered" in greta.locator(".stands").inner_text()
    alice.goto(f"{site}/en/home/")
    assert "to your account …" in alice.locator("main").inner_text()
    simulated.day(simulated.today.replace(day=18))
    simulated.statement("camt")
    with clock.on(simulated.today):
        payments.carry_in(simulated)
        payments.book_all()
        alice.reload()
        alice.get_by_role("link", name="Shoes").click()
        assert "paid on Tue 17 Mar 2026" in alice.locator("main").inner_text()
        fits(alice)
        theo.goto(f"{site}/en/staff/treasury/account/")
        theo.locator("li", has_text="number 1, opened with").get_by_role("link").click()
        assert "Payment to" in theo.locator("main").inner_text()
        fits(theo)
    for one in (olga, theo, greta, alice):
        one.context.close()

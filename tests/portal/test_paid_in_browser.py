"""The dancer's story, by pages only: from the price to her net pay at the bank while the client has
not paid; and the client pays late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
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
from tests.portal.phone import fits, inside, sound, write_day
from tests.portal.story import (
    add_client,
    declare,
    offer_order,
    pay_by_two,
    sign_as_client,
    until_the_times,
)
from tests.support import contracts, payments, shop
from tests.support.store import ALICE, OLGA

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def office(store: Any, tmp_path_factory: Any) -> Iterator[tuple[str, Any]]:
    """The address of a portal, and the house's bank."""
    with pytest.MonkeyPatch.context() as place, clock.on(shop.DAY):
        for name in ("FILES", "BANK"):
            place.setenv(f"MUTUA_{name}", str(tmp_path_factory.mktemp(name.lower())))
        place.setenv("MUTUA_TODAY", "2026-03-16")
        mail.outbox = []
        shop.open_shop()
        open_accounts()
        add_second_factor("olga@example.org")
        open_treasury()
        open_second_treasurer()
        contracts.get_ready(ALICE)
        simulated = payments.a_bank(tmp_path_factory.mktemp("simulated"))
        with served() as address:
            yield address, simulated
        simulated.close()


def test_the_dancer_is_paid_while_the_client_has_not_and_the_client_pays_late(
    browser: Any, office: tuple[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    site, simulated = office
    alice, olga, theo, greta = (inside(browser, who, site) for who in (ALICE, OLGA, THEO, GRETA))

    def today(day: date) -> None:
        monkeypatch.setenv("MUTUA_TODAY", str(day))

    alice.goto(f"{site}/en/home/")
    add_client(alice)
    link = offer_order(alice, ("20", "March", "2026"))
    order = alice.url
    sign_as_client(browser, link)
    alice.goto(order)
    alice.get_by_role("link", name="Employ me for this").click()
    until_the_times(alice)
    write_day(alice, "day_1", ("20", "March", "2026"))
    alice.get_by_label("From").fill("20:00")
    alice.get_by_label("Until").fill("23:00")
    alice.get_by_role("button", name="Continue").click()
    alice.get_by_label("A part of the budget").check()
    alice.get_by_label("Amount").fill("300")
    alice.get_by_role("button", name="See what it gives").click()
    alice.get_by_role("button", name="Go on to sign").click()
    alice.get_by_role("button", name="Sign the contract").click()
    contract = alice.url
    declare(olga, site, "Alice Dubois", "000123456789")
    alice.goto(order)
    alice.get_by_role("button", name="Make the invoice").click()
    alice.get_by_role("button", name="Issue the invoice").click()

    today(date(2026, 3, 23))
    alice.goto(contract)
    alice.get_by_role("button", name="I worked these hours").click()
    olga.goto(f"{site}/en/staff/payroll/")
    sound(olga)
    olga.get_by_role("button", name="Make the payslips").click()
    assert "1 payslip made" in olga.locator("main").inner_text()
    alice.goto(f"{site}/en/payslips/")
    sound(alice)
    alice.get_by_role("link", name="Concert").click()
    sound(alice)
    net = alice.locator("main").inner_text()
    assert "€156.22" in net
    with clock.on(date(2026, 3, 23)):
        pay_by_two(theo, greta, site, "Batch of 1 payment", fits)
        payments.book_all()
        payments.carry_out(simulated)

    # The client has not paid; three working days after her evening the money is there.
    theo.goto(f"{site}/en/staff/treasury/fund/")
    assert "€156.22" in theo.locator("section.budget").inner_text()
    day = date(2026, 3, 25)
    simulated.day(day)
    simulated.statement("camt")
    today(day)
    with clock.on(day):
        payments.carry_in(simulated)
        payments.book_all()
    assert [one.state for one in payments.payments(debt_kind="payslip")] == ["paid"]
    alice.goto(f"{site}/en/payslips/")
    assert "paid on Tue 24 Mar 2026" in alice.locator("main").inner_text()

    # Late, the client pays, by the reference on the invoice: the fund is whole again.
    day = date(2026, 6, 2)
    _client_pays(simulated, day)
    today(day)
    with clock.on(day):
        payments.carry_in(simulated)
        payments.book_all()
    theo.goto(f"{site}/en/staff/treasury/fund/")
    assert "Nothing is out" in theo.locator("main").inner_text()
    assert payments.broken() == []
    for one in (alice, olga, theo, greta):
        one.context.close()


def _client_pays(simulated: Any, day: date) -> None:
    """By the reference and the amount that the invoice says."""
    from mutua.activities.models import Invoice
    from mutua.ground.transactions import reading

    with reading(payments.READER):
        invoice = Invoice.objects.get(state="issued")
    with clock.on(day):
        simulated.day(date(2026, 6, 1))
        simulated.incoming(
            invoice.gross, "Maison des Arts", "BE71096123456769", invoice.payment_reference
        )
        simulated.day(day)
        simulated.statement("camt")

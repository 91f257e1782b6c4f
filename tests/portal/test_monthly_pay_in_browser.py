"""Story (e): a monthly pay over twelve uneven months, by pages, from the proposal to her notice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail

from mutua.ground import clock
from mutua.legislation import country
from tests.portal.enterprise import served
from tests.portal.people import (
    add_second_factor,
    open_accounts,
    open_second_treasurer,
    open_treasury,
)
from tests.portal.phone import sound, write_day
from tests.portal.story import declare
from tests.portal.test_paid_in_browser import Stage
from tests.support import contracts, lasting, payday, payments, shop
from tests.support.proofs import Proof
from tests.support.store import ALICE

pytestmark = [
    pytest.mark.browser, pytest.mark.slow, pytest.mark.prove(only=True), pytest.mark.paid_in_browser,
]  # fmt: skip
BEFORE = (4_200, 0, 900, 3_300, 0, 5_100, 1_250, 0, 0, 6_400, 2_700, 1_150)  # from December 2024
DURING = (0, 2_500, 0, 7_800, 350, 0, 4_900, 0, 0, 1_600, 5_200, 3_000)  # from December 2025
SIGNED_ON = date(2025, 11, 24)
BE = country("be")


def month(number: int, first: date) -> date:
    """The first day of a month so many after another."""
    count = first.month - 1 + number
    return date(first.year + count // 12, count % 12 + 1, 1)


@pytest.fixture(scope="module")
def office(store: Any, tmp_path_factory: Any) -> Iterator[tuple[str, Any]]:
    """The address of a portal, the house's bank, and a year of uneven invoices."""
    with pytest.MonkeyPatch.context() as place:
        for name in ("FILES", "BANK"):
            place.setenv(f"MUTUA_{name}", str(tmp_path_factory.mktemp(name.lower())))
        place.setenv("MUTUA_TODAY", str(SIGNED_ON))
        mail.outbox = []
        shop.open_shop(date(2024, 12, 2), first=date(2024, 12, 1), last=date(2026, 12, 31))
        open_accounts()
        add_second_factor("olga@example.org")
        open_treasury()
        open_second_treasurer()
        contracts.get_ready(ALICE, SIGNED_ON, date(2025, 1, 1))
        for number, amount in enumerate(BEFORE):
            if amount:
                day = month(number, date(2024, 12, 1)) + timedelta(days=9)
                lasting.sold(amount * 100, day)
        with clock.on(SIGNED_ON):
            simulated = payments.a_bank(tmp_path_factory.mktemp("simulated"))
        with served() as address:
            yield address, simulated
        simulated.close()


def test_twelve_uneven_months_pay_the_same(
    browser: Any, office: tuple[str, Any], monkeypatch: pytest.MonkeyPatch, proof: Proof
) -> None:
    stage = Stage(browser, office, monkeypatch)
    stage.on(SIGNED_ON)
    the_board_decides(stage)
    contract = she_signs(stage)
    for number, amount in enumerate(DURING):
        a_month(stage, contract, month(number, date(2025, 12, 1)), amount)
    she_leaves(stage, contract)
    stage.close()


def the_board_decides(stage: Stage) -> None:
    olga = stage.olga
    olga.goto(f"{stage.site}/en/staff/salaries/")
    sound(olga)
    olga.get_by_role("link", name="Decide what is kept").click()
    olga.get_by_label("How many months does a monthly pay keep beside?").fill("2")
    olga.get_by_label("Warn below how many months that it lasts?").fill("3")
    olga.get_by_label("Why?").fill("Board of 20 November 2025")
    sound(olga)
    olga.get_by_role("button", name="This holds for all").click()
    assert "the notice and 2 months" in olga.locator("main").inner_text()


def she_signs(stage: Stage) -> str:
    """From what twelve months have brought to both signatures and the declaration."""
    alice = stage.alice
    alice.goto(f"{stage.site}/en/activity/{shop.ALICES}/")
    alice.get_by_role("link", name="A monthly pay").click()
    sound(alice)
    assert "€1,858.31" in alice.locator("main").inner_text()  # 22,299.75 in twelve months
    alice.get_by_label("Artistic").check()
    alice.get_by_label("Your work").fill("Dance")
    alice.get_by_label("Where?").fill("Rue Haute 12, Bruxelles")
    for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"):
        alice.get_by_label(day).check()
    alice.locator("#starts").fill("09:00")
    alice.locator("#ends").fill("13:00")
    write_day(alice, "begins_on", ("1", "December", "2025"))
    alice.get_by_role("button", name="See what it gives").click()
    sound(alice)
    contract = str(alice.url)
    assert "€1,268.53" in alice.locator("main").inner_text()
    button = alice.get_by_role("button", name="Go on to sign")
    if button.count():
        button.click()
    else:
        alice.get_by_role("button", name="Ask an adviser").click()
        stage.olga.goto(f"{stage.site}/en/staff/contracts/")
        stage.olga.get_by_role("link", name="Dance").click()
        stage.olga.locator("#why").fill("Her clients are known")
        stage.olga.locator("form.ask button.button").first.click()
        alice.goto(f"{contract}sign/")
    sound(alice)
    alice.get_by_role("button", name="Sign the contract").click()
    assert alice.locator(".stands").inner_text().strip() == "Signed"
    declare(stage.olga, stage.site, "Alice Dubois", "000555000111")
    return contract


def a_month(stage: Stage, contract: str, first: date, amount: int) -> None:
    """Invoices or none; the job opens what comes; she confirms, two pay, the bank executes."""
    if amount:
        lasting.sold(amount * 100, first + timedelta(days=9))
    if first != month(11, date(2025, 12, 1)):  # of the last one the next is not in these rules
        with clock.on(first + timedelta(days=14)):
            lasting.open_months(month(2, first) - timedelta(days=1))
    one = next(row for row in lasting.months(_id(contract)) if row.month == first)
    day = BE.rule("transfer_day", arrives_on=one.promised_on)
    stage.on(day)
    stage.alice.goto(contract)
    stage.alice.get_by_role("button", name="I worked these hours").click()
    stage.olga.goto(f"{stage.site}/en/staff/payroll/")
    stage.olga.get_by_role("button", name="Make the payslips").click()
    assert "1 payslip made" in stage.olga.locator("main").inner_text()
    stage.pay(day)
    stage.bank_until(one.promised_on)
    slips = payday.paid(_id(contract))
    assert (slips[-1].worked_from.month, slips[-1].gross_pay) == (first.month, 126_853)
    assert {row.state for row in payments.payments(debt_kind="payslip")} == {"paid"}


def _id(contract: str) -> Any:
    from uuid import UUID

    return UUID(contract.rstrip("/").rsplit("/", 1)[1])


def she_leaves(stage: Stage, contract: str) -> None:
    """Twelve times the same; then she gives notice, and the State is told."""
    slips = payday.paid(_id(contract))
    assert [one.gross_pay for one in slips] == [126_853] * 12
    with clock.on(date(2026, 12, 1)):
        lasting.look_ahead(date(2026, 12, 1))
    stage.on(date(2026, 12, 9))
    alice = stage.alice
    alice.goto(contract)
    sound(alice)
    alice.get_by_role("link", name="How long it lasts today").click()
    sound(alice)
    alice.goto(contract)
    alice.get_by_role("link", name="Leave with notice").click()
    sound(alice)
    assert "4 weeks" in alice.locator("main").inner_text()  # after a year of service
    alice.get_by_role("button", name="I give notice").click()
    assert "It ends on Sun 10 Jan 2027." in alice.locator("main").inner_text()
    sound(alice)
    stage.olga.goto(f"{stage.site}/en/staff/salaries/")
    sound(stage.olga)
    stage.olga.get_by_role("link", name="Tell the State of its end").click()
    stage.olga.get_by_label("Receipt of the change").fill("OUT-1")
    stage.olga.get_by_role("button", name="It is told").click()
    assert payments.broken() == []

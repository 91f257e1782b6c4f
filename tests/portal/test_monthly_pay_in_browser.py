"""Story (e): a monthly pay over twelve uneven months, by pages only, from the empty store to her
notice: each invoice by the member's page, each statement by the treasurer's.

What stays outside pages stands in tests/portal/stage.py. ``mutua init`` is called twice, the second
time for the periods of the next year; the nightly jobs open months and look ahead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from mutua.legislation import country
from mutua.work import tasks
from tests.portal import founding
from tests.portal.phone import sound, write_day
from tests.portal.stage import DANCER, Stage, asked, opened
from tests.portal.story import (
    add_client,
    declare,
    invoice_without_order,
    sign,
)
from tests.support import lasting, payday, payments
from tests.support.proofs import Proof

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


@pytest.fixture
def stage(browser: Any, own_store: Any, tmp_path: Path) -> Iterator[Stage]:
    """Alice and those who pay her, from the end of 2024 on."""
    with opened(browser, tmp_path, DANCER, date(2024, 12, 2), date(2024, 12, 2)) as found:
        yield found


def test_twelve_uneven_months_pay_the_same(stage: Stage, proof: Proof) -> None:
    activity = a_year_before(stage)
    the_board_decides(stage)
    contract = she_signs(stage, activity)
    for number, amount in enumerate(DURING):
        a_month(stage, activity, contract, month(number, date(2025, 12, 1)), amount)
    she_leaves(stage, contract)


def a_year_before(stage: Stage) -> str:
    """What she sells to one client, and what it pays; gives the address of her activity."""
    add_client(stage.alice)
    stage.alice.goto(f"{stage.site}/en/home/")
    stage.alice.get_by_role("link", name="Alice dances").click()
    activity, sold = str(stage.alice.url), []
    for number, amount in enumerate(BEFORE):
        if amount:
            stage.on(month(number, date(2024, 12, 1)) + timedelta(days=9))
            invoice_without_order(stage.alice, activity, amount)
            sold.append(asked())
    stage.bank.day(date(2025, 11, 20))
    for one in sold:
        stage.client_pays(*one)
    stage.bank_until(SIGNED_ON)
    founding.init()  # the periods of 2026
    return activity


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


def she_signs(stage: Stage, activity: str, kind: str = "Artistic", gives: str = "€1,268.53") -> str:
    """From what twelve months have brought to both signatures and the declaration."""
    alice = stage.alice
    alice.goto(activity)
    alice.get_by_role("link", name="A monthly pay").click()
    sound(alice)
    assert "€1,858.31" in alice.locator("main").inner_text()  # 22,299.75 in twelve months
    alice.get_by_label(kind).check()
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
    assert gives in alice.locator("main").inner_text()
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
    sign(alice)
    declare(stage.officer, stage.site, "Alice Dubois", "000555000111")
    return contract


def a_month(
    stage: Stage, activity: str, contract: str, first: date, amount: int, gross: int = 126_853
) -> None:
    """An invoice or none; the job opens what comes; she confirms, two pay, the bank executes, and
    the client pays."""
    if amount:
        stage.on(first + timedelta(days=9))
        invoice_without_order(stage.alice, activity, amount)
    if first != month(11, date(2025, 12, 1)):  # of the last one the next is not in these rules
        stage.on(first + timedelta(days=14))
        tasks.open_months()
    one = next(row for row in lasting.months(_id(contract)) if row.month == first)
    day = BE.rule("transfer_day", arrives_on=one.promised_on)
    stage.on(day)
    stage.payslip(contract)
    stage.pay()
    if amount:
        stage.bank.day(day)
        stage.client_pays(*asked())
    stage.bank_until(one.promised_on)
    slips = payday.paid(_id(contract))
    assert (slips[-1].worked_from.month, slips[-1].gross_pay) == (first.month, gross)
    assert {row.state for row in payments.payments(debt_kind="payslip")} == {"paid"}


def _id(contract: str) -> UUID:
    return UUID(contract.rstrip("/").rsplit("/", 1)[1])


def she_leaves(stage: Stage, contract: str) -> None:
    """Twelve times the same; then she gives notice, and the State is told."""
    slips = payday.paid(_id(contract))
    assert [one.gross_pay for one in slips] == [126_853] * 12
    stage.on(date(2026, 12, 1))
    tasks.look_ahead()
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
    stage.officer.goto(f"{stage.site}/en/staff/salaries/")
    sound(stage.officer)
    stage.officer.get_by_role("link", name="Tell the State of its end").click()
    stage.officer.get_by_label("Receipt of the change").fill("OUT-1")
    stage.officer.get_by_role("button", name="It is told").click()
    assert payments.broken() == []

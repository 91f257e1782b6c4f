"""An employee with a monthly pay leaves, by pages only: from her notice to the holiday pay of two years
on her account."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mutua.payroll.exit_pay import days_said
from mutua.portal.formats import money
from mutua.work import tasks
from tests.portal.phone import sound
from tests.portal.stage import DANCER, Stage, opened
from tests.portal.test_monthly_pay_in_browser import (
    BE,
    _id,
    a_month,
    a_year_before,
    she_signs,
    the_board_decides,
)
from tests.support import exit_pay, lasting, payday, payments
from tests.support.proofs import Proof

pytestmark = [
    pytest.mark.browser, pytest.mark.slow, pytest.mark.prove(only=True), pytest.mark.paid_in_browser,
]  # fmt: skip
GROSS, GIVES = 128_481, "€1,284.81"
DECEMBER, JANUARY, FEBRUARY = date(2025, 12, 1), date(2026, 1, 1), date(2026, 2, 1)


@pytest.fixture
def stage(browser: Any, own_store: Any, tmp_path: Path) -> Iterator[Stage]:
    """Alice and those who pay her, from the end of 2024 on."""
    with opened(browser, tmp_path, DANCER, date(2024, 12, 2), date(2024, 12, 2)) as found:
        yield found


def test_who_leaves_has_the_holidays_of_two_years_on_her_account(
    stage: Stage, proof: Proof
) -> None:
    activity = a_year_before(stage)
    the_board_decides(stage)
    contract = she_signs(stage, activity, "Mainly with your head", GIVES)
    for first in (DECEMBER, JANUARY):
        a_month(stage, activity, contract, first, 0, GROSS)
    she_gives_notice(stage, contract)
    her_last_month(stage, contract)
    pays = exit_pay.exits(_id(contract))
    slips = payday.paid(_id(contract))
    assert [one.year for one in pays] == [2025, 2026]
    assert [one.inputs["gross_pay"] for one in pays] == [
        GROSS, sum(one.gross_pay for one in slips[1:]),
    ]  # fmt: skip
    # December gives two days of six, one and two thirds of five: two; none was taken.
    assert [days_said(one.inputs) for one in pays] == [(200, 0), None]
    assert {one.state for one in payments.payments(debt_kind="exit_holiday_pay")} == {"paid"}
    for one in pays:
        seen = stage.text(stage.alice, f"holiday-pay/{one.id}/")
        assert money(one.net_pay, "en") in seen
        sound(stage.alice)
    assert payments.broken() == []


def she_gives_notice(stage: Stage, contract: str) -> None:
    """In her third month: one week from the Monday after."""
    stage.on(date(2026, 2, 3))
    alice = stage.alice
    alice.goto(contract)
    alice.get_by_role("link", name="Leave with notice").click()
    sound(alice)
    alice.get_by_role("button", name="I give notice").click()
    assert "It ends on Sun 15 Feb 2026." in alice.locator("main").inner_text()
    tasks.open_months()


def her_last_month(stage: Stage, contract: str) -> None:
    """She confirms it; the payslip comes with two holiday pays, and all leave in one batch."""
    last = lasting.months(_id(contract))[-1]
    assert (last.month, last.last_day) == (FEBRUARY, date(2026, 2, 13))
    day = BE.rule("transfer_day", arrives_on=last.promised_on)
    stage.on(day)
    stage.payslip(contract)
    assert "2 holiday pays at the end" in stage.text(stage.officer, "staff/payroll/")
    stage.pay(3)
    stage.bank_until(last.promised_on)

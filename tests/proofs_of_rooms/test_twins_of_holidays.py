"""Of an employee's holidays no more than four weeks of a year are paid, and nothing is taken off for
days within them. The guard with its twin, which takes it away and sees the damage."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from mutua.ground import clock
from tests.proofs_of_rooms import lives
from tests.proofs_of_rooms.guards import Coded
from tests.proofs_of_rooms.lives import as_owner, broken
from tests.proofs_of_rooms.test_twins_of_openings import copied, off

superuser = lives.superuser
SIGNED_ON, NEW_YEAR = date(2024, 12, 16), date(2025, 1, 1)
JULY, NOW = date(2026, 7, 1), date(2026, 8, 3)
GROSS = 120_000
WHOLE, DUE = off("payroll_payslip", "whole")[0], off("payroll_payslip", "due")[0]
SAY = (
    "insert into work_absence (id, person_id, kind, first_day, last_day, certificate, other_cause,"
    " withdrawn, said_by, said_at, why) values (gen_random_uuid(), %s, %s, %s, %s, '', false,"
    " false, 'member', now(), '')"
)
# Five mornings a week of four hours: seven of June and thirteen of July are the four weeks. July
# pays 92 hours.
WITHIN = ((date(2026, 6, 22), date(2026, 6, 30)), (date(2026, 7, 1), date(2026, 7, 17)))
BEYOND = (*WITHIN, (date(2026, 7, 20), date(2026, 7, 22)))  # the 21st is a public holiday


@pytest.fixture(scope="module")
def house(store: Any) -> UUID:
    """Alice has worked five mornings a week since January 2025; her June is paid, her July is due;
    a run is open."""
    from tests.support import contracts, lasting, payday, payroll_cases, shop

    shop.open_shop(date(2024, 12, 2), first=date(2024, 12, 1), last=date(2026, 12, 31))
    contracts.get_ready(day=SIGNED_ON, since=date(2024, 12, 1))
    for _ in range(6):
        lasting.sold(1_500_000, date(2024, 12, 10))
    with clock.on(SIGNED_ON):
        lasting.decide(months=1)
        contract = lasting.declared(
            regime="employee",
            answers={},
            week=lasting.HALF,
            begins_on=NEW_YEAR,
            monthly_gross=GROSS,
        )
    month = NEW_YEAR
    while month < JULY:
        with clock.on(month.replace(day=15)):
            lasting.open_months((month + timedelta(days=62)).replace(day=1) - timedelta(days=1))
        month = (month + timedelta(days=32)).replace(day=1)
    lasting.worked(contract, date(2026, 6, 1))
    payday.pay(contract, day=date(2026, 7, 1), paid_on=date(2026, 7, 2))
    lasting.worked(contract, JULY)
    with clock.on(NOW):
        house.run = payroll_cases.opened()  # type: ignore[attr-defined]
    return contract


def paid(owner: Any, house_: UUID, gross: int, days: Any, kind: str = "holiday") -> Any:
    """July paid by a gross, with holidays on some days; every sum of the payslip agrees."""
    from tests.support.store import ALICE

    for first, last in days:
        owner.execute(SAY, [ALICE, kind, first, last])
    month, first, last, charged = owner.execute(
        "select id, first_day, last_day, charged from work_contractmonth"
        " where contract_id = %s and month = %s and not freed",
        [house_, JULY],
    ).fetchone()
    (act,) = owner.execute("select mutua.act()").fetchone()
    sums = dict.fromkeys(
        ("withheld", "tax", "allowances", "contributions", "reductions", "services", "provision"), 0
    )
    share = (2 * charged * gross + GROSS) // (2 * GROSS)
    said = {
        "contract_month_id": str(month), "worked_from": str(first), "worked_until": str(last),
        "run_id": str(house.run), "act_id": str(act), **sums, "gross_pay": gross, "net_pay": gross,  # type: ignore[attr-defined]
        "employer_cost": gross, "charged": share, "difference": {"law": share - gross},
    }  # fmt: skip
    return copied(owner, "payroll_payslip", "version = 1", **said)


def test_nothing_is_broken_before(house: UUID) -> None:
    assert broken() == []


REFUSED = {
    "nothing is taken off for days within four weeks": (GROSS * 88 // 92, WITHIN),
    "no day beyond four weeks is paid": (GROSS, BEYOND),
    "a day beyond four weeks takes its hours and no more": (GROSS * 80 // 92, BEYOND),
}


@pytest.mark.parametrize("rule", REFUSED)
def test_holidays_are_paid_by_the_right(house: UUID, superuser: Any, rule: str) -> None:
    """And its twin: without the guard they are not."""
    with as_owner(superuser, WHOLE) as owner, Coded("MU034"):
        paid(owner, house, *REFUSED[rule])
    with as_owner(superuser, WHOLE, DUE) as owner:
        assert paid(owner, house, *REFUSED[rule])


@pytest.mark.parametrize(
    "gross, days", [(GROSS, WITHIN), (round(GROSS * 84 / 92), BEYOND), (GROSS, ())]
)
def test_what_the_right_gives_is_taken(house: UUID, superuser: Any, gross: int, days: Any) -> None:
    """Two mornings beyond the right, of 8 of July's 92 hours."""
    with as_owner(superuser, WHOLE) as owner:
        assert paid(owner, house, gross, days)


# ── The public holiday of Tuesday the 21st, of four hours ───────────────────────────────────────

AWAY_14 = ((date(2026, 7, 8), date(2026, 7, 31)),)  # its fourteenth day; five mornings of work
AWAY_15 = ((date(2026, 7, 7), date(2026, 7, 31)),)
ILL_AGAIN = ((date(2026, 6, 1), date(2026, 7, 10)), (date(2026, 7, 14), date(2026, 7, 31)))
LEAVE_14 = ((date(2026, 6, 10), date(2026, 7, 31)),)  # beyond four weeks from 8 July on
LEAVE_15 = ((date(2026, 6, 9), date(2026, 7, 31)),)
TAKEN_OFF = {
    "within fourteen days of a leave": (GROSS * 20 // 92, AWAY_14, "unpaid"),
    "within fourteen days after work of an illness": (GROSS * 4 // 92, ILL_AGAIN, "illness"),
    "within fourteen days of holidays beyond four weeks": (GROSS * 20 // 92, LEAVE_14, "holiday"),
    "within four weeks of holidays": (GROSS * 88 // 92, WITHIN, "holiday"),
}


@pytest.mark.parametrize("rule", TAKEN_OFF)
def test_a_public_holiday_is_not_taken_off(house: UUID, superuser: Any, rule: str) -> None:
    """And its twin: without the guard it is."""
    with as_owner(superuser, WHOLE) as owner, Coded("MU034"):
        paid(owner, house, *TAKEN_OFF[rule])
    with as_owner(superuser, WHOLE, DUE) as owner:
        assert paid(owner, house, *TAKEN_OFF[rule])


@pytest.mark.parametrize(
    "hours, days, kind",
    [
        (24, AWAY_14, "unpaid"),
        (16, AWAY_15, "unpaid"),
        (8, ILL_AGAIN, "illness"),
        (24, LEAVE_14, "holiday"),
        (16, LEAVE_15, "holiday"),
        (0, ((date(2026, 6, 15), date(2026, 7, 31)),), "illness"),
    ],
)
def test_what_the_suspension_leaves_is_taken(
    house: UUID, superuser: Any, hours: int, days: Any, kind: str
) -> None:
    with as_owner(superuser, WHOLE) as owner:
        assert paid(owner, house, (2 * GROSS * hours + 92) // 184, days, kind)

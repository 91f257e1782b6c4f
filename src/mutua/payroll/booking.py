"""The books of a payslip.

What the work costs stands with the activity; what is owed stands with the person or the authority.
The budget gives what was charged at signing, and the pot takes or bears the difference, by cause.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from mutua.ledger.services import Line, NewEntry

CAUSE = "payslip"
MADE = "made"
INSURER, PHYSICIANS = "accident_insurance", "occupational_medicine"
MANAGEMENT = "payroll_management"
VOUCHERS = "meal_vouchers_value"
OWED_TO_OTHERS = (INSURER, PHYSICIANS)
TEXTS = {
    "reductions": "reductions of contributions that the pot keeps",
    "order": "payslips made since the contract was signed",
    "situation": "what the person has said of herself since",
    "absence": "days of absence",
    "hours": "hours worked as a student",
    "law": "law and settings of the house",
    "correction": "correction of the payslip",
}


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums of a payslip's lines by kind, minor units."""

    withheld: int
    tax: int
    allowances: int
    contributions: int
    reductions: int
    services: int
    provision: int


def by_kind(kinds: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """The codes of lines by their kind."""
    return {
        kind: tuple(code for code, one in kinds.items() if one == kind)
        for kind in set(kinds.values())
    }


def totals(lines: Mapping[str, int], by_kind: Mapping[str, tuple[str, ...]]) -> Totals:
    """The sums; ``by_kind`` gives the codes of each kind."""

    def total(kind: str) -> int:
        return sum([lines[code] for code in by_kind.get(kind, ()) if code in lines])

    return Totals(
        total("employee"), total("tax"), total("allowance"), total("employer"), total("reduction"),
        total("house"), total("provision"),
    )  # fmt: skip


def entry(
    entity: str,
    day: date,
    payslip: UUID,
    activity: UUID,
    person: UUID,
    lines: Mapping[str, int],
    sums: Totals,
    charged: int,
    difference: Mapping[str, int],
    currency: str = "EUR",
) -> NewEntry:
    """The one entry of a payslip."""
    gross, onss = lines["gross_pay"], sums.contributions - sums.reductions
    beside = sums.services + sums.allowances + sums.provision
    accrued = gross + onss + beside
    kept: list[Line] = []

    def line(account: str, amount: int, *places: UUID, **more: Any) -> None:
        if amount:
            kept.append(Line(account, amount, *places, **more))

    line("wages", gross, activity, person)
    line("employer_contributions", onss, activity, person)
    line("other_pay_costs", beside, activity, person)
    line("net_pay_payable", -lines["net_pay"], person=person)
    line("social_security_payable", -(sums.withheld + onss), person=person, authority="onss")
    line("withholding_tax_payable", -sums.tax, person=person, authority="tax")
    line("holiday_pay_provision", -sums.provision, person=person)
    for one in OWED_TO_OTHERS:
        line("pay_costs_payable", -lines.get(one, 0), authority=one)
    line("meal_voucher_payable", -lines.get(VOUCHERS, 0), person=person)
    line("payroll_management", -lines.get(MANAGEMENT, 0))
    line("activity_budget", charged, activity)
    line("budget_movement", -accrued, activity)
    for cause, part in difference.items():
        line("pay_difference", -part, activity, fund=cause)
    text = "; ".join(TEXTS[cause] for cause in difference)
    return NewEntry(entity, day, (CAUSE, payslip), MADE, tuple(kept), text)

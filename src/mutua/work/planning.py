"""From what was asked to be paid, back to the gross pay and the cost of each month.

Amounts are minor units. The law does the reckoning; here a contract is cut into the months that
payslips pay, and the facts that the law asks for are gathered.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from mutua.activities.models import Activity
from mutua.ground.errors import Refused
from mutua.ledger.models import LegalEntity
from mutua.legislation import Country, country
from mutua.people.distribution import split
from mutua.work.asked import refused_by_field
from mutua.work.hours import MonthOfWork, Stretch, by_month
from mutua.work.models import PAY_FROM, Contract, ContractMonth

# Inputs of the law that a person says of herself, and those that a piece of work decides.
OF_THE_PERSON = (
    "household", "children", "disabled_children", "single_parent", "other_dependants",
)  # fmt: skip
OF_THE_WORK = (
    "artistic_nature", "authority", "certificate", "student", "manual_work", "costs_only",
)  # fmt: skip
# What only the employer rules ask.
OF_THE_RULES = ("client_directs", "nature_justifies", "show_sector")
LIMIT = 10**10
Facts = Mapping[str, Any]


class PlannedMonth(NamedTuple):
    """What a month costs and pays as it is planned; ``lines`` are the payslip's."""

    work: MonthOfWork
    gross_pay: int
    charged: int
    promised_on: date
    lines: Mapping[str, int]

    @property
    def net_pay(self) -> int:
        """What comes to the person's account."""
        return self.lines["net_pay"]


class Plan(NamedTuple):
    """A contract worked out, month by month."""

    months: tuple[PlannedMonth, ...]

    @property
    def gross_pay(self) -> int:
        """Of all months."""
        return sum(one.gross_pay for one in self.months)

    @property
    def charged(self) -> int:
        """The cost to the budget."""
        return sum(one.charged for one in self.months)

    @property
    def net_pay(self) -> int:
        """What comes to the person's account, in all."""
        return sum(one.net_pay for one in self.months)


@dataclass(frozen=True)
class Pay:
    """What was asked: ``from_`` a whole cost to the budget, a gross or a net."""

    from_: str
    amount: int

    def check(self) -> None:
        """Raise Refused for what nobody can be paid."""
        if self.from_ not in PAY_FROM:
            raise Refused("pay_from", self.from_, ", ".join(PAY_FROM))
        if type(self.amount) is not int or not 0 < self.amount <= LIMIT:
            raise Refused("pay_amount", self.amount, f"whole minor units above 0, up to {LIMIT}")


def law_of(entity: LegalEntity) -> Country:
    """The law of the entity's country with the house's own figures."""
    settings = entity.details.get("settings", {})
    return _law(entity.country.lower(), json.dumps(settings, sort_keys=True))


@cache
def _law(code: str, settings: str) -> Country:
    return country(code, settings=json.loads(settings))


# What only payroll knows; while none answers, nothing. Persons are named first, then for whom.
Earlier = Callable[[UUID, str, str, date], Facts]
StudentHours = Callable[[UUID, date], int]
Vouchers = Callable[[UUID, Activity, str, MonthOfWork, UUID | None, UUID | None], Facts]
_earlier: list[Earlier] = [lambda person, entity, regime, day: {}]
_student_hours: list[StudentHours] = [lambda person, day: 0]
_vouchers: list[Vouchers] = [lambda person, activity, regime, work, without, itself: {}]


def ask_of_payroll(earlier: Earlier, student_hours: StudentHours, vouchers: Vouchers) -> None:
    """Let the room of payroll say what the payslips of a person with an entity before a day gave,
    as inputs of the law; the hours that another payroll has counted of a student; and the meal
    vouchers of a month of work."""
    _earlier[0], _student_hours[0], _vouchers[0] = earlier, student_hours, vouchers


def earlier_pay(person: UUID, entity: str, regime: str, day: date) -> Facts:
    """What the payslips of a person with a legal entity gave before a day."""
    return _earlier[0](person, entity, regime, day)


def vouchers(
    person: UUID, activity: Activity, regime: str, work: MonthOfWork, without: UUID | None,
    itself: UUID | None = None,
) -> Facts:  # fmt: skip
    """The meal vouchers of a month of work for an activity as inputs of the law, ``without`` the days
    of the contract that is replaced, of a contract that may stand there ``itself``; nothing where the
    house gives none."""
    return _vouchers[0](person, activity, regime, work, without, itself)


def earlier_student_hours(person: UUID, day: date) -> int:
    """Hundredths of hours that another payroll has counted of a student in the year of a day."""
    return _student_hours[0](person, day)


def plan(
    law: Country,
    regime: str,
    stretches: Sequence[Stretch],
    pay: Pay,
    facts: Callable[[MonthOfWork], Facts],
) -> Plan:
    """Each month with its gross pay and its cost. ``facts`` gives a month's inputs of the law.
    Raises Refused by the field that the law cannot take."""
    pay.check()
    months = by_month(stretches)
    if pay.from_ == "net" and len(months) > 1:
        raise Refused("pay_from", "net", "a budget or a gross for work of several months")
    parts = split(pay.amount, [one.minutes for one in months])
    with refused_by_field():
        return Plan(
            tuple(
                month(law, regime, one, Pay(pay.from_, part), facts(one))
                for one, part in zip(months, parts, strict=True)
            )
        )


def month(law: Country, regime: str, work: MonthOfWork, pay: Pay, facts: Facts) -> PlannedMonth:
    """One month worked out. Raises LegislationError by the field that the law cannot take."""
    promised = law.rule("pay_day", worked_until=work.last_day)
    when = {"worked_from": work.first_day, "worked_until": work.last_day, "paid_on": promised}
    inputs = {**facts, "hours": work.hours}
    if pay.from_ == "gross":
        payslip = law.evaluate(regime=regime, inputs={**inputs, "gross_pay": pay.amount}, **when)
        gross = pay.amount
    else:
        target = {"employment_budget" if pay.from_ == "budget" else "net": pay.amount}
        solution = law.solve(regime=regime, inputs=inputs, **target, **when)
        gross, payslip = solution.gross, solution.payslip
    if gross <= 0:
        raise Refused("pay_amount", pay.amount, "enough for a pay of at least one cent")
    return PlannedMonth(work, gross, payslip.all["charged_cost"], promised, payslip.lines)


def month_of(contract: Contract, one: PlannedMonth, **more: Any) -> ContractMonth:
    """The row of a planned month."""
    return ContractMonth(
        contract=contract, month=one.work.month, first_day=one.work.first_day,
        last_day=one.work.last_day, hours=one.work.hours, days=one.work.days,
        gross_pay=one.gross_pay, charged=one.charged, promised_on=one.promised_on, **more,
    )  # fmt: skip

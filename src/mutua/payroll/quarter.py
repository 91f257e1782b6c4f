"""A worker's quarter as one: what the declaration to the ONSS says of the employer's lines.

Reductions belong to the quarter: they count all its work, which no single payslip knows. The law of
the payslips is asked once more, with all pay and hours of the quarter. Lines of the person herself
are reckoned by the month and stay as her payslips have them. Payslips of the payroll before are a
part of the quarter: it is declared whole, and what they have accrued was accrued.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from mutua.legislation import LegislationError
from mutua.payroll import law
from mutua.payroll.blocked import Blocked, refused
from mutua.payroll.models import EarlierPayslip, Payslip, Run

MONTHS = 3
OF_EMPLOYER = ("employer", "reduction")
BEFORE = "paid_before_"
FULL_QUARTER = 49_400  # hundredths of hours: 13 weeks of 38
WHOLE = 100
Slip = Payslip | EarlierPayslip


@dataclass
class Quarter:
    """A worker's quarter: the payslips that hold, the inputs of each regime, and the employer's
    lines, declared and accrued, each reduction below zero."""

    person: UUID
    slips: list[Payslip]
    basis: list[dict[str, Any]] = field(default_factory=list)
    declared: dict[str, int] = field(default_factory=dict)
    accrued: dict[str, int] = field(default_factory=dict)

    @property
    def amount(self) -> int:
        """What is owed beyond the payslips."""
        return sum(self.declared.values()) - sum(self.accrued.values())

    @property
    def differs(self) -> dict[str, int]:
        """The lines that make the amount up."""
        names = dict.fromkeys([*self.declared, *self.accrued])
        found = {one: self.declared.get(one, 0) - self.accrued.get(one, 0) for one in names}
        return {one: amount for one, amount in found.items() if amount}

    @property
    def weights(self) -> dict[UUID, int]:
        """The gross pay of each activity."""
        found: dict[UUID, int] = defaultdict(int)
        for one in self.slips:
            found[one.activity_id] += one.gross_pay
        return dict(found)


def last_day(period: date, months: int = MONTHS) -> date:
    """The last day of the months, a quarter unless said otherwise, that begin on a day. Raises
    ValueError beyond the calendar."""
    later = period.month - 1 + months
    return date(period.year + later // 12, later % 12 + 1, 1) - timedelta(days=1)


def holding(entity: str, quarter: date, persons: Collection[UUID]) -> dict[UUID, list[Payslip]]:
    """The payslips that hold of persons for work of a quarter, in the order of their work."""
    every = Payslip.objects.holding().filter(
        legal_entity=entity, person__in=persons, worked_from__range=(quarter, last_day(quarter))
    )
    found: dict[UUID, list[Payslip]] = defaultdict(list)
    for one in every.select_related("run__legal_entity").order_by("worked_from", "id"):
        found[one.person_id].append(one)
    return found


def before(
    entity: str, quarter: date, persons: Collection[UUID]
) -> dict[UUID, list[EarlierPayslip]]:
    """The payslips that the payroll before has made of persons for work of a quarter."""
    every = EarlierPayslip.objects.filter(
        legal_entity=entity, person__in=persons, worked_from__range=(quarter, last_day(quarter))
    )
    found: dict[UUID, list[EarlierPayslip]] = defaultdict(list)
    for one in every.order_by("worked_from", "id"):
        found[one.person_id].append(one)
    return found


def all_reckoned(
    entity: str, quarter: date, persons: Collection[UUID], known_on: date
) -> tuple[list[Quarter], list[tuple[UUID, Blocked]]]:
    """The quarters of workers who are paid, and whose of them the law refuses, with the reason: one
    whose hours were said wrongly keeps nobody else waiting."""
    earlier = before(entity, quarter, persons)
    found, left = list[Quarter](), list[tuple[UUID, Blocked]]()
    for person, slips in holding(entity, quarter, persons).items():
        try:
            found.append(reckoned(person, slips, known_on, earlier.get(person, ())))
        except LegislationError as error:
            left.append((person, refused(error)))
    return found, left


def reckoned(
    person: UUID, slips: list[Payslip], known_on: date, earlier: Sequence[EarlierPayslip] = ()
) -> Quarter:
    """The quarter of a worker by the law as it is known. Raises LegislationError where the law
    cannot take it."""
    found = Quarter(person, slips)
    every: list[Slip] = [*earlier, *slips]
    regimes = list(dict.fromkeys(one.regime for one in every))
    for regime in regimes:
        some = [one for one in every if one.regime == regime]
        others = every if len(regimes) > 1 else ()
        found.basis.append(_basis(regime, some, others, slips[-1].run))
    for basis in found.basis:
        add(found.declared, declared_by(basis, known_on))
    for one in slips:
        add(found.accrued, of_employer(one.lines, one.run.kinds))
    for each in earlier:
        add(found.accrued, of_employer(each.lines, slips[-1].run.kinds))
    return found


def _basis(regime: str, some: Sequence[Slip], others: Sequence[Slip], run: Run) -> dict[str, Any]:
    """What the law is asked of a regime: the facts of the last payslip, with all pay and hours."""
    last = some[-1]
    run = last.run if isinstance(last, Payslip) else run
    facts = {name: value for name, value in last.inputs.items() if not name.startswith(BEFORE)}
    facts["gross_pay"] = sum(one.gross_pay for one in some)
    facts["hours"] = sum(one.inputs.get("hours", 0) for one in some)
    if "student_hours_used" in facts:
        facts["student_hours_used"] = some[0].inputs.get("student_hours_used", 0)
    if others:
        hours = sum(one.inputs.get("hours", 0) for one in others)
        facts["quarter_fraction"] = min(
            WHOLE, (2 * hours * WHOLE + FULL_QUARTER) // (2 * FULL_QUARTER)
        )
    # The law takes the days of one month: the last one worked, whose figures are the quarter's.
    until = max(one.worked_until for one in some)
    return {
        "regime": regime, "inputs": facts, "country": run.legal_entity.country,
        "settings": run.settings,
        "worked_from": str(max(some[0].worked_from, until.replace(day=1))),
        "worked_until": str(until),
        "paid_on": str(max(one.paid_on for one in some)),
    }  # fmt: skip


def declared_by(basis: Mapping[str, Any], known_on: date) -> dict[str, int]:
    """The employer's lines that the law gives for a basis."""
    found = law.law(basis["country"], basis["settings"], known_on).evaluate(
        regime=basis["regime"], inputs=basis["inputs"],
        **{one: date.fromisoformat(basis[one]) for one in ("worked_from", "worked_until", "paid_on")},
    )  # fmt: skip
    return of_employer(found.lines, law.kinds(basis["country"]))


def of_employer(lines: Mapping[str, int], kinds: Mapping[str, str]) -> dict[str, int]:
    """The employer's lines, what reduces them below zero."""
    return {
        code: -amount if kinds[code] == "reduction" else amount
        for code, amount in lines.items()
        if amount and kinds.get(code) in OF_EMPLOYER
    }


def add(sums: dict[str, int], more: Mapping[str, int]) -> None:
    """Add lines to sums of lines."""
    for code, amount in more.items():
        sums[code] = sums.get(code, 0) + amount

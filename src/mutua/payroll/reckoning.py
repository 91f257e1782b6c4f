"""Payslips reckoned in columns: rows that the same law and calendar hold for go together.

A person with several months of work to pay takes one in each round, so that a later payslip reckons
with the earlier ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

import numpy as np

from mutua.legislation import Country, LegislationError
from mutua.payroll import earlier
from mutua.payroll.blocked import Blocked, refused
from mutua.payroll.due import Due
from mutua.payroll.earlier import Given, Whose
from mutua.payroll.handed_on import LINES

COST = ("charged_cost",)
POT = "reductions_to_the_pot"


@dataclass
class Reckoned:
    """A month with the inputs that the law took, and the lines that it gave."""

    due: Due
    paid_on: date
    inputs: dict[str, Any]
    codes: tuple[str, ...] = ()
    amounts: tuple[int, ...] = ()
    lines: dict[str, int] = field(default_factory=dict)
    difference: dict[str, int] = field(default_factory=dict)
    before: Sequence[Given] = ()
    version: int = 1
    replaces: UUID | None = None

    @property
    def when(self) -> dict[str, date]:
        """Its dates as the law takes them."""
        return {
            "worked_from": self.due.first_day, "worked_until": self.due.last_day,
            "paid_on": self.paid_on,
        }  # fmt: skip


@dataclass
class Reckoning:
    """The law of a run at work on a batch. ``now`` is the house's clock."""

    law: Country
    entity: str
    now: datetime

    def all(
        self, months: Iterable[tuple[Due, date]]
    ) -> tuple[list[Reckoned], list[tuple[Due, Blocked]]]:
        """The payslips of months with their day of pay, and what is blocked and why."""
        payable, blocked = [], []
        for due, paid_on in months:
            why = due.blocked
            if why is None:
                payable.append((due, paid_on))
            else:
                blocked.append((due, why))
        before = self._before([due for due, _ in payable])
        made: list[Reckoned] = []
        for some in _rounds(payable):
            rows = [self._row(due, paid_on, before) for due, paid_on in some]
            good = self.evaluated(rows, blocked)
            for row in good:
                given = given_by(row, self.entity, self.now)
                before[Whose(row.due.person, row.due.regime)].append(given)
            made += good
        self._explain(made)
        return made, blocked

    def _before(self, dues: Sequence[Due]) -> dict[Whose, list[Given]]:
        given: dict[Whose, list[Given]] = defaultdict(list)
        if dues:
            days = [due.first_day for due in dues]
            found = earlier.found({due.person for due in dues}, min(days), max(days))
            for whose, some in found.items():
                given[whose] = [one for one in some if one.legal_entity == self.entity]
        return given

    def _row(self, due: Due, paid_on: date, before: Mapping[Whose, list[Given]]) -> Reckoned:
        given = before.get(Whose(due.person, due.regime), ())
        inputs = earlier.reckoned_with(due.facts, due.first_day, given)
        return Reckoned(due, paid_on, inputs, before=tuple(given))

    def evaluated(
        self, rows: Iterable[Reckoned], blocked: list[tuple[Due, Blocked]]
    ) -> list[Reckoned]:
        """The rows with their lines, but those that the law refuses, which are blocked."""
        good = []
        for group in self._groups(rows, blocked):
            try:
                found = self._run(group, [row.inputs for row in group])
            except LegislationError:
                group[:] = [row for row in group if self._taken(row, blocked)]
                if not group:
                    continue
                found = self._run(group, [row.inputs for row in group])
            codes = tuple(found)
            columns = zip(*(column.tolist() for column in found.values()), strict=True)
            for row, amounts in zip(group, columns, strict=True):
                row.codes, row.amounts = codes, amounts
                row.lines = dict(zip(codes, amounts, strict=True))
            good += group
        return good

    def _groups(
        self, rows: Iterable[Reckoned], blocked: list[tuple[Due, Blocked]]
    ) -> list[list[Reckoned]]:
        """Rows for which the same rules, parameters and calendar hold; one whose days the law does
        not know is blocked."""
        groups: dict[tuple[Any, ...], list[Reckoned]] = {}
        keys: dict[tuple[Any, ...], tuple[Any, ...]] = {}
        for row in rows:
            place = (row.due.regime, row.due.first_day, row.due.last_day, row.paid_on)
            if place not in keys:
                try:
                    _, encoder, system = self.law.place(row.due.regime, row.when)
                except LegislationError as error:
                    blocked.append((row.due, refused(error)))
                    continue
                keys[place] = (id(system), *encoder.template)
            groups.setdefault(keys[place], []).append(row)
        return list(groups.values())

    def _taken(self, row: Reckoned, blocked: list[tuple[Due, Blocked]]) -> bool:
        """Whether the law takes the inputs of a row; else it is blocked."""
        _, encoder, _ = self.law.place(row.due.regime, row.when)
        try:
            encoder.encode(row.inputs)
        except LegislationError as error:
            blocked.append((row.due, refused(error)))
            return False
        return True

    def _run(
        self,
        group: Sequence[Reckoned],
        inputs: Sequence[Mapping[str, Any]],
        lines: tuple[str, ...] | None = None,
    ) -> dict[str, Any]:
        first = group[0]
        _, encoder, _ = self.law.place(first.due.regime, first.when)
        columns = as_columns(inputs, encoder.defaults)
        found = self.law.evaluate_many(
            regime=first.due.regime, inputs=columns, lines=lines, **first.when
        )
        return {code: np.broadcast_to(column, len(group)) for code, column in found.items()}

    def _explain(self, made: Sequence[Reckoned]) -> None:
        """Say of each payslip by cause what was charged at signing beyond what it costs now: the
        reductions that go to the pot, the order in which payslips were made, the situation said
        since, an absence, the hours of students, or the law."""
        moved = []
        for row in made:
            lines = row.lines
            pot = lines.get(POT, 0)
            row.difference = {"reductions": pot} if pot else {}
            if row.due.charged != lines["charged_cost"]:
                moved.append(row)
        for group in self._groups(moved, []):
            known = [_known_at_signing(row) for row in group]
            costs = self._run(group, known, COST)["charged_cost"].tolist()
            for row, cost in zip(group, costs, strict=True):
                order = cost - row.lines["charged_cost"]
                rest = row.due.charged - cost
                parts = {"order": order, _cause(row.due): rest}
                row.difference |= {cause: part for cause, part in parts.items() if part}


def as_columns(rows: Sequence[Mapping[str, Any]], defaults: Mapping[str, Any]) -> dict[str, Any]:
    """Facts of rows as columns of the law: one value where all are the same, defaults where one
    is absent."""
    names = dict.fromkeys(name for row in rows for name in row)
    columns: dict[str, Any] = {}
    for name in names:
        default = defaults.get(name)
        column = [row.get(name, default) for row in rows]
        single = column.count(column[0]) == len(column)
        columns[name] = column[0] if single else np.array(column)
    return columns


def _rounds(months: Sequence[tuple[Due, date]]) -> list[list[tuple[Due, date]]]:
    """Months in rounds, each with one of a person and regime at most, in the order given."""
    taken: dict[Whose, int] = {}
    rounds: list[list[tuple[Due, date]]] = []
    for due, paid_on in months:
        whose = Whose(due.person, due.regime)
        number = taken.get(whose, 0)
        taken[whose] = number + 1
        if number == len(rounds):
            rounds.append([])
        rounds[number].append((due, paid_on))
    return rounds


def given_by(row: Reckoned, entity: str, now: datetime) -> Given:
    """What a reckoned payslip gives to those after it."""
    lines = row.lines
    figures = (row.due.gross_pay, row.inputs["hours"], *(lines.get(one, 0) for one in LINES.values()))  # fmt: skip
    return Given(entity, row.due.first_day, now, figures)


def _known_at_signing(row: Reckoned) -> dict[str, Any]:
    """The inputs with the earlier payslips that were known when the contract was signed."""
    signed = row.due.signed_at
    known = [one for one in row.before if signed is not None and one.made_at <= signed]
    return earlier.reckoned_with(row.due.facts, row.due.first_day, known)


def _cause(due: Due) -> str:
    if due.signed_at and due.situation_said and due.situation_said > due.signed_at:
        return "situation"
    if due.absent:
        return "absence"
    return "hours" if due.facts.get("student_hours_used") else "law"

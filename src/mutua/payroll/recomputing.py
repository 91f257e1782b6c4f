"""Payslips reckoned once more with what is known now: who is touched, and by how much.

Nothing is written. Each person's payslips go in the order in which they were first made, so that a
later one reckons with what the earlier ones would have given.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import zip_longest
from typing import Any, NamedTuple
from uuid import UUID

from mutua.ground import clock
from mutua.ledger.models import LegalEntity
from mutua.payroll import due, earlier, exit_recomputing, law
from mutua.payroll.blocked import Blocked
from mutua.payroll.due import Due
from mutua.payroll.earlier import Given, Whose
from mutua.payroll.exit_recomputing import ExitChange
from mutua.payroll.handed_on import LINES
from mutua.payroll.models import ExitHolidayPay, Payslip
from mutua.payroll.moves import Moved, moved
from mutua.payroll.owed import left_to_pay
from mutua.payroll.queries import next_transfer_day
from mutua.payroll.reckoning import POT, Reckoned, Reckoning, given_by

CORRECTION = "correction"
BEFORE = "paid_before_"
DECEMBER = 12


@dataclass
class Change:
    """A payslip that holds, and what it would be now."""

    payslip: Payslip
    row: Reckoned

    @property
    def net(self) -> int:
        """What the person gets more, or less."""
        return self.row.lines["net_pay"] - self.payslip.net_pay

    @property
    def cost(self) -> int:
        """What the payslip costs more, or less."""
        return self.row.lines["charged_cost"] - self.payslip.lines["charged_cost"]

    @cached_property
    def lines(self) -> list[Moved]:
        """The lines that differ, in the order of the payslip."""
        return moved(self.payslip.lines, self.row.lines)

    @cached_property
    def facts(self) -> list[Moved]:
        """The facts of person and work that differ."""
        was, now = (
            {name: value for name, value in one.items() if not name.startswith(BEFORE)}
            for one in (self.payslip.inputs, self.row.inputs)
        )
        return moved(was, now)


@dataclass
class Proposal:
    """What a correction would do; ``exits`` are the exit holiday pays that follow. ``digest`` names
    exactly that.

    What is ``blocked`` stays as it was made, and others reckon with it so. Where that is an exit
    holiday pay, nothing of its person changes: it would no more follow the payslips that it is
    reckoned on.
    """

    changes: list[Change] = field(default_factory=list)
    blocked: list[tuple[Payslip | ExitHolidayPay, Blocked]] = field(default_factory=list)
    exits: list[ExitChange] = field(default_factory=list)

    @property
    def every(self) -> list[Change | ExitChange]:
        """The payslips that would change, then the exit holiday pays."""
        return [*self.changes, *self.exits]

    @property
    def persons(self) -> set[UUID]:
        """Who is touched."""
        return {one.payslip.person_id for one in self.every}

    @property
    def net(self) -> int:
        """What is paid more in all, or less."""
        return sum(one.net for one in self.every)

    @property
    def stopped(self) -> set[UUID]:
        """Of whom nothing can be corrected."""
        return {one.person_id for one, _why in self.blocked if isinstance(one, ExitHolidayPay)}

    def of(self, persons: Collection[UUID]) -> Proposal:
        """What of it is of some persons."""
        return Proposal(
            [one for one in self.changes if one.payslip.person_id in persons],
            [(one, why) for one, why in self.blocked if one.person_id in persons],
            [one for one in self.exits if one.payslip.person_id in persons],
        )

    @property
    def digest(self) -> str:
        """Changes with every change of what is proposed, and with nothing else: the same persons come
        in another order where others are looked at with them."""
        said: list[list[Any]] = [[str(one.payslip.id), one.row.lines] for one in self.changes]
        said += [[str(one.id), *why] for one, why in self.blocked]
        said += exit_recomputing.as_said(self.exits)
        said.sort(key=lambda one: one[0])
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def proposed(entity: LegalEntity, since: date, persons: Sequence[UUID] | None = None) -> Proposal:
    """What would change of the payslips for work from a day on, and of those that reckon with
    them, with the situation, the hours and the law as they are known now."""
    last = max(clock.today(), since).replace(month=DECEMBER, day=31)
    months = due.find_paid(entity.code, since.replace(month=1, day=1), last, persons)
    work = Recomputing(entity, since)
    found = work.all(months)
    found.exits, stopped = exit_recomputing.changed(
        entity, since, work.known_on, found.changes, persons
    )
    found.blocked += stopped
    return found


class Recomputing:
    """The law as it is known now, at work on payslips that were made."""

    def __init__(self, entity: LegalEntity, since: date) -> None:
        self.entity, self.since, self.now = entity, since, clock.now()
        self.known_on = law.known_today(entity.country)
        self.found = Proposal()
        self.laws: dict[str, Reckoning] = {}

    def all(self, months: Sequence[Due]) -> Proposal:
        """Everything that differs, each person's in order."""
        held = _held([one.month for one in months])
        late = self._moved_across_the_year([one.slip for one in held.values()])
        given = self._elsewhere(months)
        for some in _in_order(months, held):
            rows: dict[str, list[tuple[Held, Reckoned]]] = defaultdict(list)
            for one, there in some:
                slip = there.slip
                before = given[Whose(one.person, one.regime)]
                row = self._row(one, slip, before, late)
                if self._stays(row, slip):
                    before.append(_given_by(slip))
                else:
                    rows[law.as_text(slip.run.settings)].append((there, row))
            for settings, those in rows.items():
                self._compare(settings, those, given)
        return self.found

    def _elsewhere(self, months: Sequence[Due]) -> dict[Whose, list[Given]]:
        """What the payroll before has given, which comes before all of ours."""
        given: dict[Whose, list[Given]] = defaultdict(list)
        if months:
            days = [one.first_day for one in months]
            persons = {one.person for one in months}
            found = earlier.found(persons, min(days), max(days), only_elsewhere=True)
            for whose, some in found.items():
                given[whose] = [one for one in some if one.legal_entity == self.entity.code]
        return given

    def _row(
        self, one: Due, slip: Payslip, before: list[Given], late: Mapping[UUID, date]
    ) -> Reckoned:
        inputs = earlier.reckoned_with(one.facts, one.first_day, before)
        return Reckoned(
            one, late.get(slip.id, slip.paid_on), inputs, before=tuple(before),
            version=slip.version + 1, replaces=slip.id,
        )  # fmt: skip

    def _stays(self, row: Reckoned, slip: Payslip) -> bool:
        """Whether a payslip lies before the day from which on things are looked at, and nothing
        that it reckons with has changed."""
        if row.due.first_day >= self.since:
            return False
        was, now = (
            {name: value for name, value in one.items() if name.startswith(BEFORE)}
            for one in (slip.inputs, row.inputs)
        )
        return not moved(was, now)

    def _compare(
        self,
        settings: str,
        those: list[tuple[Held, Reckoned]],
        given: Mapping[Whose, list[Given]],
    ) -> None:
        """Reckon rows under the house's figures of their own runs, and keep what differs."""
        if settings not in self.laws:
            the_law = law.law(self.entity.country, json.loads(settings), self.known_on)
            self.laws[settings] = Reckoning(the_law, self.entity.code, self.now)
        blocked: list[tuple[Due, Blocked]] = []
        payable = []
        for _, row in those:
            why = row.due.blocked
            if why is None:
                payable.append(row)
            else:
                blocked.append((row.due, why))
        self.laws[settings].evaluated(payable, blocked)
        stopped = {one.month: why for one, why in blocked}
        for there, row in those:
            slip = there.slip
            whose = Whose(row.due.person, row.due.regime)
            if row.due.month in stopped:
                self.found.blocked.append((slip, stopped[row.due.month]))
                given[whose].append(_given_by(slip))
                continue
            given[whose].append(given_by(row, self.entity.code, slip.made_at))
            if moved(slip.lines, row.lines):
                row.difference = _difference(there, row)
                self.found.changes.append(Change(slip, row))

    def _moved_across_the_year(self, slips: Collection[Payslip]) -> dict[UUID, date]:
        """The new day of pay of payslips whose year has passed and of which nothing was paid: pay
        is taxed by the year in which it is paid."""
        passed = [one for one in slips if one.paid_on.year < clock.today().year]
        if not passed:
            return {}
        paid = {month: amount for month, _, amount in left_to_pay(
            [one.contract_month_id for one in passed]
        )}  # fmt: skip
        unpaid = [one.id for one in passed if not paid[one.contract_month_id] and one.net_pay > 0]
        return dict.fromkeys(unpaid, next_transfer_day(self.entity)) if unpaid else {}


class Held(NamedTuple):
    """The payslip of a month that holds, and what its first one was."""

    slip: Payslip
    first_id: UUID
    first_difference: Mapping[str, int]


def _held(months: Sequence[UUID]) -> dict[UUID, Held]:
    every = Payslip.objects.filter(contract_month__in=months).order_by("version")
    found: dict[UUID, Held] = {}
    for one in every.select_related("run", "person"):
        before = found.get(one.contract_month_id)
        first = (before.first_id, before.first_difference) if before else (one.id, one.difference)
        found[one.contract_month_id] = Held(one, *first)
    return found


def _in_order(months: Sequence[Due], held: Mapping[UUID, Held]) -> Iterator[list[tuple[Due, Held]]]:
    """Rounds, each with one payslip of a person and regime at most, in the order of the first
    versions."""
    of_each: dict[Whose, list[tuple[Due, Held]]] = defaultdict(list)
    for one in sorted(months, key=lambda one: held[one.month].first_id):
        of_each[Whose(one.person, one.regime)].append((one, held[one.month]))
    for some in zip_longest(*of_each.values()):
        yield [one for one in some if one is not None]


def _given_by(slip: Payslip) -> Given:
    lines = (slip.lines.get(one, 0) for one in LINES.values())
    figures = (slip.gross_pay, slip.inputs["hours"], *lines)
    return Given(slip.legal_entity_id, slip.worked_from, slip.made_at, figures)


def _difference(there: Held, row: Reckoned) -> dict[str, int]:
    """What was charged at signing beyond the new cost, by cause: the causes of the month's first
    payslip stay, and the correction is the rest. Of a month of which nothing is due none is left."""
    if not row.due.charged and not row.lines["employer_cost"]:
        return {}
    first = there.first_difference
    parts = {name: part for name, part in first.items() if name != "reductions"}
    pot = row.lines.get(POT, 0)
    cost = row.lines["employer_cost"] + row.lines.get("holiday_pay_provision", 0)
    rest = row.due.charged - cost - pot - sum(parts.values())
    parts = {"reductions": pot, **parts, CORRECTION: rest}
    return {name: part for name, part in parts.items() if part}

"""Exit holiday pay reckoned once more: it follows the payslips that it is reckoned on.

The same contract, year, and payslips as when it was made; what these are now, or would be. Nothing is
written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Q

from mutua.ground import clock
from mutua.ground.arrays import array
from mutua.ledger.models import LegalEntity
from mutua.legislation import Country, LegislationError
from mutua.payroll import booking, exit_ended, exit_owed, exit_pay, law
from mutua.payroll.assimilated import taken
from mutua.payroll.blocked import Blocked, refused
from mutua.payroll.exit_pay import ExitDue, ExitReckoned, Slip
from mutua.payroll.models import ExitHolidayPay, Payslip
from mutua.payroll.moves import Moved, moved
from mutua.payroll.queries import next_transfer_day
from mutua.work.models import Absence

if TYPE_CHECKING:
    from mutua.payroll.recomputing import Change


@dataclass
class ExitChange:
    """Exit holiday pay that holds, and what it would be now."""

    pay: ExitHolidayPay
    row: ExitReckoned

    @property
    def payslip(self) -> ExitHolidayPay:
        """What is corrected, as changes of payslips call it."""
        return self.pay

    @property
    def net(self) -> int:
        """What the person gets more, or less."""
        return self.row.lines["net_pay"] - self.pay.net_pay

    @property
    def cost(self) -> int:
        """What it costs more, or less."""
        return self.row.lines["employer_cost"] - self.pay.employer_cost

    @cached_property
    def lines(self) -> list[Moved]:
        """The lines that differ."""
        return moved(self.pay.lines, self.row.lines)

    @cached_property
    def facts(self) -> list[Moved]:
        """The facts of the person that differ; the pay that it is reckoned on is told by its lines."""
        was, now = (
            {name: value for name, value in one.items() if name in exit_pay.FACTS}
            for one in (self.pay.inputs, self.row.inputs)
        )
        return moved(was, now)


class Again:
    """Exit holiday pays at work on the payslips of now, or on those that are ``proposed``."""

    def __init__(self, entity: LegalEntity, known_on: date, pays: Sequence[ExitHolidayPay]) -> None:
        self.entity, self.known_on, self.pays = entity, known_on, pays
        self.as_said = False  # whether absences are those by which each was made
        self.uncertain: dict[UUID, Blocked] = {}
        named = {UUID(each) for one in pays for each in (*one.payslips, *one.of_month)}
        slips = Payslip.objects.filter(id__in=named)
        self.month_of = dict(slips.values_list("id", "contract_month_id"))
        months = set(self.month_of.values())
        holding = Payslip.objects.holding().filter(contract_month__in=months)
        found = exit_pay.slips_of(holding.values_list("id", flat=True))
        self.slips = {one.month: one for one in found.values()}
        self.ends = _ends({one.contract_id for one in pays})

    def take(self, changes: Iterable[Change]) -> None:
        """Let payslips be what is proposed of them."""
        some = [one for one in changes if one.row.due.month in self.slips]
        gross = {one.row.due.month: one.row.due.gross_pay for one in some}
        gone = taken(gross)
        for one in some:
            month = one.row.due.month
            self.slips[month] = self._proposed(one)._replace(
                taken=gone.get(month, exit_pay.UNTOUCHED)
            )

    def _proposed(self, one: Change) -> Slip:
        row, slip, was = one.row, one.payslip, self.slips[one.row.due.month]
        the_law = law.law(self.entity.country, slip.run.settings, self.known_on)
        steps = the_law.evaluate(regime=row.due.regime, inputs=row.inputs, **row.when).all
        return Slip(
            slip.id, row.due.month, row.due.first_day, row.due.gross_pay,
            steps.get(exit_pay.FOR_HOLIDAYS, 0), row.lines.get("holiday_pay_provision", 0),
            row.inputs, was.agreed, was.monthly,
        )  # fmt: skip

    @cached_property
    def late(self) -> dict[UUID, date]:
        """The new day of pay of those whose year has passed and of which nothing was paid: pay is
        taxed by the year in which it is paid."""
        passed = [one for one in self.pays if one.paid_on.year < clock.today().year]
        if not passed:
            return {}
        left = exit_owed.left_to_pay({one.contract_id for one in passed})
        unpaid = [
            one.id for one in passed if one.net_pay > 0 and not left[exit_owed.place_of(one)][1]
        ]
        return dict.fromkeys(unpaid, next_transfer_day(self.entity)) if unpaid else {}

    def of(self, pay: ExitHolidayPay) -> ExitReckoned:
        """One of them as it would be. Raises LegislationError where the law refuses a fact."""
        payslips, of_month = (
            [self.slips[self.month_of[UUID(each)]].id for each in some]
            for some in (pay.payslips, pay.of_month)
        )
        by_id = {one.id: one for one in self.slips.values()}
        the_law = law.law(self.entity.country, pay.run.settings, self.known_on)
        due = ExitDue(
            pay.contract_id, pay.person_id, pay.activity_id, pay.year, pay.worked_from,
            pay.worked_until, pay.promised_on, self.ends[pay.contract_id].payslip, payslips,
            self._days(pay, the_law),
        )  # fmt: skip
        found = exit_pay.reckoned(
            the_law, booking.by_kind(law.kinds(self.entity.country)), due,
            self.late.get(pay.id, pay.paid_on), of_month, by_id,
            pay.inputs if self.as_said else None,
        )  # fmt: skip
        found.version, found.replaces = pay.version + 1, pay.id
        return found

    def _days(self, pay: ExitHolidayPay, the_law: Country) -> tuple[int, int] | None:
        """The days of holiday due and taken, by now; as they were said where that is uncertain."""
        said = exit_pay.days_said(pay.inputs)
        found = said if self.as_said else self._days_now(pay, the_law)
        if isinstance(found, Blocked):
            self.uncertain[pay.id] = found
            return said
        return found

    def _days_now(self, pay: ExitHolidayPay, the_law: Country) -> tuple[int, int] | Blocked | None:
        ended_on = self.ends[pay.contract_id].ended_on
        if ended_on is None or pay.year != ended_on.year - 1:
            return exit_pay.days_said(pay.inputs)
        return exit_ended.days_of(the_law, pay.contract, ended_on.year)

    def days_stand(self, pay: ExitHolidayPay) -> bool:
        """Whether the days of holiday of one are those of now, where nothing was told since."""
        told = Absence.objects.filter(person=pay.person_id, said_at__gte=pay.made_at)
        if self.ends[pay.contract_id].ended_on is None or told.exists():
            return True
        found = self._days_now(pay, law.law(self.entity.country, pay.run.settings, self.known_on))
        return isinstance(found, Blocked) or found == exit_pay.days_said(pay.inputs)


class _End(NamedTuple):
    """The payslip that holds of the last month of a contract; the last day of an open-ended one."""

    payslip: UUID
    ended_on: date | None


def _ends(contracts: Collection[UUID]) -> dict[UUID, _End]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select c.id, e.payslip, case when c.week is not null then"
            " (select o.ended_on from mutua.end_of_open_ended(c.id) o) end"
            " from work_contract c, mutua.end_of_contract(c.id) e where c.id = any (%s::uuid[])",
            [array(list(contracts))],
        )
        return {one: _End(*end) for one, *end in cursor.fetchall()}


def changed(
    entity: LegalEntity, since: date, known_on: date, changes: Sequence[Change],
    persons: Sequence[UUID] | None,
) -> tuple[list[ExitChange], list[tuple[ExitHolidayPay, Blocked]]]:  # fmt: skip
    """What would change of the exit holiday pays of contracts that ended from a day on, or whose
    payslips would change; and what is blocked and why."""
    touched = [one.row.due.contract for one in changes]
    # Of the same month on: what else was paid in it is a part of what is usual.
    from_day = min([since, *(one.row.due.first_day for one in changes)]).replace(day=1)
    every = ExitHolidayPay.objects.holding().filter(
        Q(worked_until__gte=from_day) | Q(contract__in=touched), legal_entity=entity
    )
    if persons is not None:
        every = every.filter(person__in=persons)
    pays = list(every.select_related("run", "person", "contract").order_by("worked_until", "id"))
    if not pays:
        return [], []
    again = Again(entity, known_on, pays)
    again.take(changes)
    found, blocked = [], []
    for pay in pays:
        try:
            row = again.of(pay)
        except LegislationError as error:
            blocked.append((pay, refused(error)))
            continue
        if differs(pay, row):
            found.append(ExitChange(pay, row))
        elif pay.id in again.uncertain:
            blocked.append((pay, again.uncertain[pay.id]))
    return found, blocked


def differs(pay: ExitHolidayPay, row: ExitReckoned) -> bool:
    """Whether an exit holiday pay is no more what it was."""
    told = (exit_pay.AS_IF, *exit_pay.DAYS)
    was = (pay.released, pay.paid_on, *(pay.inputs.get(one) for one in told))
    now = (row.released, row.paid_on, *(row.inputs.get(one) for one in told))
    return bool(moved(pay.lines, row.lines)) or was != now


def as_said(some: Iterable[ExitChange]) -> list[list[Any]]:
    """What names exactly these changes."""
    return [[str(one.pay.id), one.row.lines, one.row.released] for one in some]


def by_settings(some: Iterable[ExitChange]) -> Mapping[str, list[ExitHolidayPay]]:
    """The pays that change, by the settings of the house of their own runs."""
    found: dict[str, list[ExitHolidayPay]] = {}
    for one in some:
        found.setdefault(law.as_text(one.pay.run.settings), []).append(one.pay)
    return found

"""Payslips of the story that a fact has overtaken after they were paid: one of twenty."""

from __future__ import annotations

import random
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from mutua.ground import actors, clock
from mutua.ground.errors import Refused
from mutua.ground.transactions import reading
from mutua.payroll import services as payroll
from mutua.payroll.models import Claim, Payslip
from mutua.payroll.services.recovering import outstanding
from mutua.treasury.models import Payment
from mutua.work import services
from mutua.work.models import ContractMonth, Situation

if TYPE_CHECKING:
    from mutua.cli.demonstration import Demo

RUNNER = actors.job("demo")
DAY = 2  # Wednesday
SHARE, WHOLE = 5, 100
AN_HOUR = 100  # hundredths
PARTS = 3  # payslips from which what was too much comes back
UNCHANGED = ("nothing", "law")


class Paid(NamedTuple):
    """A month whose pay is on its person's account, with the number of its piece of work."""

    number: int
    month: UUID
    contract: UUID
    person: UUID
    first_day: date


class Corrections:
    """Facts that were said wrong. ``demo`` names everything in the story."""

    def __init__(self, demo: Demo) -> None:
        self.demo = demo
        self.chance = random.Random(f"facts {demo.seed}")  # noqa: S311 - a story, not a secret
        self.tried: set[UUID] = set()
        self.agreed: set[UUID] = set()

    def correct(self) -> dict[str, int]:
        """Once a week: as many payslips as one of twenty of those that were paid, and no more."""
        if clock.today().weekday() != DAY:
            return {}
        with reading(RUNNER):
            first = Payment.objects.filter(debt_kind="payslip", state="paid").values("debt")
            paid = Payslip.objects.filter(id__in=first, version=1)
            corrected = Payslip.objects.filter(version=2).count()
            due = (paid.count() * SHARE + WHOLE // 2) // WHOLE - corrected
            found = self._last_of_each(paid) if due > 0 else []
        made = 0
        while found and made < due:
            one = found.pop(self.chance.randrange(len(found)))
            self.tried.add(one.month)
            made += self._of(one)
        return {"payslips corrected": made} if made else {}

    def _last_of_each(self, paid: object) -> list[Paid]:
        """The last month of each person, where it is paid: few others reckon with it."""
        every = Payslip.objects.filter(version=1).order_by("worked_from", "id")
        last = dict(every.values_list("person_id", "contract_month_id"))
        rows = paid.filter(contract_month__in=last.values()).values_list(  # type: ignore[attr-defined]
            "contract_month_id", "contract_month__contract_id", "person_id", "worked_from"
        )
        numbers = self.demo.payday.numbers
        found = [Paid(numbers[row[1]], *row) for row in rows if row[0] not in self.tried]
        return sorted(found)

    def _of(self, one: Paid) -> int:
        """A child or an hour that was forgotten; gives how many payslips it has changed."""
        ways = [self._a_child, self._an_hour]
        if one.number % 2:
            ways.reverse()
        for way in ways:
            why = way(one)
            try:
                made = payroll.correct(
                    actor=self.demo.team.officer, key=self.demo.id("correct", one.month, why),
                    correction=self.demo.id("correction", one.month, why),
                    legal_entity=self.demo.code, since=one.first_day, persons=[one.person], why=why,
                )  # fmt: skip
            except Refused as refused:
                if refused.code not in UNCHANGED:
                    raise
                continue
            self._agree(one.person)
            return made
        return 0

    def _a_child(self, one: Paid) -> str:
        with reading(RUNNER):
            said = Situation.objects.filter(person=one.person).order_by("-said_at", "-id")[0].facts
        services.say_situation(
            actor=actors.member(one.person), key=self.demo.id("say child", one.month),
            situation=self.demo.id("child", one.month), person=one.person,
            from_day=one.first_day.replace(day=1),
            facts={**said, "children": said.get("children", 0) + 1},
        )  # fmt: skip
        return "A child was born, and nobody had said it"

    def _an_hour(self, one: Paid) -> str:
        with reading(RUNNER):
            month = ContractMonth.objects.get(id=one.month)
        payroll.correct_hours(
            actor=self.demo.team.officer, key=self.demo.id("say hour", one.month),
            worked=self.demo.id("hour", one.month), contract=one.contract, month=month.month,
            hours=month.hours + AN_HOUR, why="The rehearsal took an hour more",
        )  # fmt: skip
        return "An hour was forgotten"

    def _agree(self, person: UUID) -> None:
        """What she was paid too much comes back from her next payslips, as she agrees."""
        with reading(RUNNER):
            claims = Claim.objects.filter(person=person).exclude(id__in=self.agreed)
            left = [(one.id, outstanding(one)) for one in claims.order_by("made_at", "id")]
        for claim, amount in left:
            self.agreed.add(claim)
            if amount:
                payroll.agree_recovery(
                    actor=actors.member(person), key=self.demo.id("agree", claim),
                    plan=self.demo.id("recovery", claim), claim=claim, amount=amount,
                    a_payslip=max(1, amount // PARTS),
                )  # fmt: skip

"""Payslips of the story that a fact has overtaken after they were paid: one of twenty."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from mutua.ground import actors, clock
from mutua.ground.errors import Refused
from mutua.ground.transactions import reading
from mutua.payroll import services as payroll
from mutua.payroll.models import Claim, Payslip
from mutua.payroll.services.recovering import outstanding
from mutua.treasury.models import Payment
from mutua.work import services
from mutua.work.absences import holding
from mutua.work.models import Situation

if TYPE_CHECKING:
    from mutua.cli.demonstration import Demo

RUNNER = actors.job("demo")
DAY = 2  # Wednesday
SHARE, WHOLE = 5, 100
AN_HOUR = 100  # hundredths
WITH_REHEARSALS = 1_800  # an hour's pay where all hours count: above every minimum wage
FORGOTTEN = "The rehearsals were forgotten"
TAXED_BY_HOUSEHOLD = ("employee", "manual_worker")
PARTS = 3  # payslips from which what was too much comes back
UNCHANGED = ("nothing", "law")


class Paid(NamedTuple):
    """A month whose pay is on its person's account, with the number of its piece of work."""

    number: int
    month: UUID
    contract: UUID
    person: UUID
    first_day: date
    last_day: date
    regime: str
    gross_pay: int
    hours: int
    lines: Mapping[str, int]
    whole: bool  # no day of it was an absence

    @property
    def all_hours(self) -> int:
        """With the rehearsals that nobody counted."""
        return self.gross_pay * AN_HOUR // WITH_REHEARSALS


# Of whom a fact may have been wrong: the law takes it into account.
FITS: dict[str, Callable[[Paid], bool]] = {
    "child": lambda one: one.regime in TAXED_BY_HOUSEHOLD and one.lines["withholding_tax"] > 0,
    "day": lambda one: one.first_day < one.last_day and one.whole,
    "hours": lambda one: one.regime != "student" and one.all_hours > one.hours,
}


class Corrections:
    """Facts that were said wrong. ``demo`` names everything in the story."""

    def __init__(self, demo: Demo) -> None:
        self.demo = demo
        self.chance = random.Random(f"facts {demo.seed}")  # noqa: S311 - a story, not a secret
        self.done: Counter[str] = Counter()
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
        while made < due and (chosen := self._next(found)):
            way, one = chosen
            found.remove(one)
            self.tried.add(one.month)
            made += self._of(way, one)
        return {"payslips corrected": made} if made else {}

    def _next(self, found: list[Paid]) -> tuple[str, Paid] | None:
        """The fact that was mended least often so far, of somebody of whom it may have been wrong."""
        for way in sorted(FITS, key=lambda one: self.done[one]):
            if some := [one for one in found if FITS[way](one)]:
                return way, self.chance.choice(some)
        return None

    def _last_of_each(self, paid: QuerySet[Payslip]) -> list[Paid]:
        """The last month of each person, where it is paid: few others reckon with it."""
        every = Payslip.objects.filter(version=1).order_by("worked_from", "id")
        last = dict(every.values_list("person_id", "contract_month_id"))
        found = paid.filter(contract_month__in=last.values()).exclude(
            contract_month__in=self.tried
        ).select_related("contract_month")  # fmt: skip
        return sorted(self._read(one) for one in found)

    def _read(self, slip: Payslip) -> Paid:
        contract = slip.contract_month.contract_id
        return Paid(
            self.demo.payday.numbers[contract], slip.contract_month_id, contract, slip.person_id,
            slip.worked_from, slip.worked_until, slip.regime, slip.gross_pay,
            slip.inputs["hours"], slip.lines,
            not holding(slip.person_id, slip.worked_from, slip.worked_until).exists(),
        )  # fmt: skip

    def _of(self, way: str, one: Paid) -> int:
        """Mend what was said wrong of a month; gives how many payslips it has changed."""
        why = {"child": self._a_child, "day": self._a_day, "hours": self._hours}[way](one)
        try:
            made = payroll.correct(
                actor=self.demo.team.officer, key=self.demo.id("correct", one.month),
                correction=self.demo.id("correction", one.month), legal_entity=self.demo.code,
                since=one.first_day, persons=[one.person], why=why,
            )  # fmt: skip
        except Refused as refused:
            if refused.code not in UNCHANGED:
                raise
            return 0
        self.done[way] += made
        self._agree(one.person)
        return made

    def _a_child(self, one: Paid) -> str:
        """Where tax was kept back by the household, a child makes it less."""
        with reading(RUNNER):
            said = Situation.objects.filter(person=one.person).order_by("-said_at", "-id")[0].facts
        services.say_situation(
            actor=actors.member(one.person), key=self.demo.id("say child", one.month),
            situation=self.demo.id("child", one.month), person=one.person,
            from_day=one.first_day.replace(day=1),
            facts={**said, "children": said.get("children", 0) + 1},
        )  # fmt: skip
        return "A child was born, and nobody had said it"

    def _a_day(self, one: Paid) -> str:
        """She was ill on the last of several days, and says it when she has been paid."""
        services.say_absence(
            actor=actors.member(one.person), key=self.demo.id("say late", one.month),
            absence=self.demo.id("ill late", one.month), person=one.person, kind="illness",
            first_day=one.last_day, last_day=one.last_day,
            certificate=self.demo.team.certificate(one.last_day),
        )  # fmt: skip
        return "The last day was not worked: illness"

    def _hours(self, one: Paid) -> str:
        """Rehearsals were forgotten: the same pay is for more hours."""
        payroll.correct_hours(
            actor=self.demo.team.officer, key=self.demo.id("say hours", one.month),
            worked=self.demo.id("hours", one.month), contract=one.contract,
            month=one.first_day.replace(day=1), hours=one.all_hours, why=FORGOTTEN,
        )  # fmt: skip
        return FORGOTTEN

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

"""Contracts of a life: drafted, signed, declared, changed, called off, worked; and their payslips."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from mutua.activities import services as activities
from mutua.activities.services.lines import DraftLine
from mutua.ground import actors
from mutua.ground.errors import Refused
from mutua.ground.ids import new_id
from mutua.ground.transactions import reading
from mutua.payroll import services as payroll
from mutua.payroll.models import Claim, Payslip
from mutua.work import services
from mutua.work.models import Contract, ContractMonth
from mutua.work.states import CHANGED
from tests.support import changes, contracts
from tests.support.books import STAFF
from tests.support.pay_life.house import READER, House

REGIMES = (("artist", contracts.ARTIST), ("artist", contracts.ARTIST), ("employee", {}))
PRICES = (40_000, 90_000, 150_000)


class Working(House):
    """Work and pay."""

    # ── Work ────────────────────────────────────────────────────────────────────────────────────

    def _invoice(self) -> None:
        activity, who, client = self.chance.choice(self.clients)
        invoice = self._own_id()
        line = DraftLine("Work", self.chance.choice(PRICES), 1_000, "C62", "artistic_performance")
        activities.draft_invoice(
            actor=who, key=uuid4(), invoice=invoice, activity=activity, client=client, lines=(line,)
        )
        due = self.day + timedelta(days=self.chance.randrange(3, 15))
        activities.issue_invoice(actor=who, key=uuid4(), invoice=invoice, due_on=due, why="Known")

    def _hours(self) -> Any:
        first = self.day + timedelta(days=self.chance.randrange(1, 9))
        return contracts.evenings(self.chance.choice((1, 1, 2)), first, self.chance.randrange(1, 8))

    def _draft(self) -> None:
        """Most often what begins goes on to the declaration; what stops on the way waits for some
        later event."""
        activity, who, client = self.chance.choice(self.clients)
        regime, answers = self.chance.choice(REGIMES)
        made = contracts.drafted(
            who, self._own_id(), activity=activity, client=client, regime=regime, answers=answers,
            hours=self._hours(), pay_amount=self.chance.randrange(18_000, 36_000),
        )  # fmt: skip
        self._bring_on(made)

    def _bring_on(self, contract: UUID) -> None:
        for name in ("submit", "sign", "declare"):
            step = partial(getattr(self, f"_{name}"), contract)
            if self.chance.random() < 0.1 or not self._do(name, step):
                return

    def _submit(self, of: UUID | None = None) -> object:
        if (one := self._contract("draft", of=of)) is None:
            return False
        who = actors.member(one.person_id)
        try:
            answer = contracts.submit(one.id, who)
        except Refused:  # a rule blocks it, or the budget: she gives it up
            services.drop_contract(actor=who, key=uuid4(), contract=one.id, edition=one.edition)
            raise
        if answer == "queued":
            decide = services.approve_contract if self.chance.random() < 0.8 else services.refuse_contract  # fmt: skip
            decide(actor=STAFF, key=uuid4(), contract=one.id, edition=one.edition, why="As seen")
        return True

    def _sign(self, of: UUID | None = None) -> object:
        if (one := self._contract("approved", of=of)) is None:
            return False
        return contracts.sign(one.id, actors.member(one.person_id))

    def _declare(self, of: UUID | None = None) -> object:
        if (one := self._contract("signed", of=of)) is None:
            return False
        first, second = contracts.declare, changes.tell
        if one.replaces_id:
            first, second = second, first
        try:
            return first(one.id)
        except Refused:  # the version before was never declared, or this one begins later
            return second(one.id)

    def _change(self) -> object:
        if (one := self._contract("signed", "declared")) is None:
            return False
        who = actors.member(one.person_id)
        self._bring_on(changes.changed(one.id, who, self._own_id(), hours=self._hours()))
        return True

    def _cancel(self) -> object:
        if (one := self._contract("signed", "declared")) is None:
            return False
        return [changes.cancel(one.id, actors.member(one.person_id))]

    def _undo(self) -> object:
        if (one := self._contract(*CHANGED)) is None:
            return False
        return changes.undo(one.id)

    def _confirm(self) -> object:
        where = {"contract__activity__legal_entity": self.code, "contract__state": "declared"}
        month = self._some(
            ContractMonth, confirmed_at=None, freed=False, last_day__lte=self.day, **where
        )
        if month is None:
            return False
        with reading(READER):
            person = Contract.objects.get(id=month.contract_id).person_id
        return services.confirm_work(
            actor=actors.member(person), key=uuid4(), contract=month.contract_id, month=month.month
        )

    # ── Pay ─────────────────────────────────────────────────────────────────────────────────────

    def _run(self) -> object:
        ran = payroll.run(STAFF, uuid4(), self.code, self.bank.following(self.day))
        return ran.made + ran.exits or False

    def _correct(self) -> object:
        """Hours or children were other than was said: what follows is corrected."""
        slip = self._some(Payslip, legal_entity=self.code)
        if slip is None:
            return False
        if self.chance.random() < 0.5:
            self._say_children(actors.member(slip.person_id), self.chance.randrange(4))
        else:
            payroll.correct_hours(
                actor=STAFF, key=uuid4(), worked=new_id(),
                contract=self._contract_of(slip), month=slip.worked_from.replace(day=1),
                hours=self.chance.choice((300, 600, 20_000, 70_000)), why="She counted once more",
            )  # fmt: skip
        return self._correct_pay_of(slip.person_id)

    def _correct_pay_of(self, person: UUID) -> object:
        return payroll.correct(
            actor=STAFF, key=uuid4(), correction=uuid4(), legal_entity=self.code,
            since=date(2026, 1, 1), persons=[person], why="It was forgotten",
        )  # fmt: skip

    def _contract_of(self, slip: Payslip) -> UUID:
        with reading(READER):
            return UUID(str(ContractMonth.objects.get(id=slip.contract_month_id).contract_id))

    def _agree(self) -> object:
        claim = self._some(Claim, legal_entity=self.code)
        if claim is None:
            return False
        if self.chance.random() < 0.2:
            return payroll.drop_claim(actor=STAFF, key=uuid4(), claim=claim.id, why="Paid in cash")
        from tests.support import corrections

        return corrections.agree(claim, max(1, claim.amount // 3))

    def _regularise(self) -> object:
        over = self._quarters_over()
        return bool(over) and self._settle_quarter(self.chance.choice(over))

    def _quarters_over(self) -> list[date]:
        return [date(2026, month, 1) for month in (1, 4, 7) if date(2026, month + 3, 1) <= self.day]

    def _settle_quarter(self, quarter: date) -> bool:
        """Whether it was another quarter than the payslips had said."""
        done = payroll.regularise_quarter(
            actor=STAFF, key=uuid4(), legal_entity=self.code, quarter=quarter
        )
        return done > 0

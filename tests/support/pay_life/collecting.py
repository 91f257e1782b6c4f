"""Money of a life: invoices that are paid or not, expenses, the fund, authorities."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID, uuid4

from mutua.activities import services as activities
from mutua.activities.models import Invoice
from mutua.activities.queries import open_invoices
from mutua.ground.transactions import reading
from mutua.payroll.models import Claim
from mutua.treasury.authorities import assessing
from mutua.treasury.collection import losses
from tests.support import corrections, fund, fund_cases, payments
from tests.support.books import STAFF
from tests.support.pay_life.house import READER, WORKER, House


class Collecting(House):
    """Money that comes and goes."""

    def _expense(self) -> None:
        activity, who, _ = self.chance.choice(self.clients)
        expense = self._own_id()
        activities.claim_expense(
            actor=who, key=uuid4(), expense=expense, activity=activity, person=who.person,
            nature="material", text="Wood", spent_on=self.day,
            amount=self.chance.randrange(500, 9_000), paper=uuid4().hex * 2,
        )  # fmt: skip
        activities.approve_expense(actor=STAFF, key=uuid4(), expense=expense)

    def _pay_all(self) -> object:
        return self.bank.pay(self.day) or False

    def _client_pays(self) -> object:
        """As is the habit of each: in time, late, in part, twice; or never."""
        with reading(READER):
            every = open_invoices().filter(activity__legal_entity=self.code).order_by("id")
            found = [one for one in every if self.habits[one.client_id] != "never"]
        if not found:
            return False
        one = self.chance.choice(found)
        habit, late = self.habits[one.client_id], one.due_on < self.day
        if habit == "late" and not late:
            return False
        amount = one.open if habit != "in_part" else max(1, one.open * 2 // 3)
        for _ in range(2 if habit == "twice" and self.chance.random() < 0.1 else 1):
            self.bank.comes(int(amount), one.payment_reference)
        return True

    def _unknown_money(self) -> None:
        self.bank.comes(self.chance.randrange(100, 20_000), "")

    def _match(self) -> object:
        """A treasurer says that money which waits was for some invoice of the house."""
        line = self._some(
            payments.StatementLine,
            statement__legal_entity=self.code,
            state="suspense",
            amount__gt=0,
        )
        invoice = self._some(Invoice, activity__legal_entity=self.code, state="issued")
        if line is None or invoice is None:
            return False
        return payments.services.match_line(
            actor=payments.MAKER, key=uuid4(), line=line.id, invoice=invoice.id
        )

    def _give_back(self) -> object:
        """Somebody transfers what she was paid too much, or a part; a treasurer says so of a line
        that comes to no more, whoever it was."""
        claim = self._some(Claim, legal_entity=self.code)
        if claim is None or not (left := corrections.outstanding(claim)):
            return False
        line = self._some(
            payments.StatementLine, statement__legal_entity=self.code, state="suspense",
            amount__gt=0, amount__lte=left,
        )  # fmt: skip
        if line is None:
            self.bank.comes(self.chance.randint(1, left), "")
            return True
        return payments.services.match_claims(
            actor=payments.MAKER, key=uuid4(), line=line.id, claims=[claim.id]
        )

    def _remind(self) -> object:
        return self._of_late(lambda one: fund_cases.step(one, self.chance.choice(("reminder", "notice"))))  # fmt: skip

    def _write_off(self) -> object:
        return self._of_late(self._lose)

    def _lose(self, invoice: UUID) -> UUID:
        made = fund_cases.proposed(invoice)
        if self.chance.random() < 0.3:
            return losses.drop_write_off(actor=payments.MAKER, key=uuid4(), write_off=made)
        return losses.decide_write_off(actor=payments.APPROVER, key=uuid4(), write_off=made)

    def _of_late(self, what: Callable[[UUID], object]) -> object:
        """What is done about an invoice of somebody who pays late or never."""
        slow = [client for client, habit in self.habits.items() if habit in ("never", "late", "in_part")]  # fmt: skip
        invoice = self._some(
            Invoice, activity__legal_entity=self.code, state="issued", client__in=slow,
            due_on__lt=self.day,
        )  # fmt: skip
        return False if invoice is None else what(invoice.id)

    def _fund_rules(self) -> None:
        decided = {
            **fund.USUAL, "bears": self.chance.choice((10_000, 5_000)),
            "member_limit": self.chance.choice((20_000, 1_000_000)),
        }  # fmt: skip
        fund.decide_fund_rules(
            actor=STAFF, key=uuid4(), decision=uuid4(), legal_entity=self.code, from_day=self.day,
            why="The board", **decided,
        )  # fmt: skip

    def _contribute(self) -> object:
        return fund_cases.contribute(
            actor=WORKER, key=uuid4(), legal_entity=self.code, until=self.day
        ) or False  # fmt: skip

    def _assess(self) -> object:
        if self.chance.random() < 0.5:
            facts = {"authority": "onss", "period": date(2026, 1, 1)}
        else:
            before = self.day.replace(day=1) - timedelta(days=1)
            facts = {"authority": "tax", "period": before.replace(day=1)}
        return assessing.assess(
            actor=WORKER, key=uuid4(), legal_entity=self.code, **facts
        ) or False  # fmt: skip

"""What clients owe in the story: they pay, late or by a plan; letters go out, a client is bankrupt,
and two treasurers decide that a claim is lost."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from mutua.activities.models import Invoice
from mutua.activities.services.receipts import open_amount
from mutua.cli.demonstration.cast import CLIENTS_ACCOUNTS, own_iban
from mutua.ground import clock
from mutua.ground.errors import Refused
from mutua.ground.transactions import reading
from mutua.treasury.collection import losses, steps
from mutua.treasury.collection.claims import BANKRUPT, Late, late_invoices
from mutua.treasury.models import Bankruptcy, WriteOff
from mutua.treasury.models.collection import FILE, NOTICE, REMINDER

if TYPE_CHECKING:
    from mutua.cli.demonstration import Demo, Job

DAY = 0  # Monday
JUDGED_AFTER, CLOSED_AFTER = 35, 90  # days late; days after the judgment
PARTS = (10, 40)  # days after which each half of a plan comes
CURATOR = "Me Anne Collard, avenue Louise 12, 1050 Bruxelles"
COUNTED = {
    REMINDER: "reminders", NOTICE: "formal notices", FILE: "files for a lawyer",
}  # fmt: skip


class Collecting:
    """Who owes what. ``demo`` names everything in the story."""

    def __init__(self, demo: Demo) -> None:
        self.demo = demo
        self.jobs: dict[UUID, Job] = {}
        self.judged: dict[int, date] = {}  # clients, by the day on which a court judged
        self.by_plan: set[int] = set()  # pieces of work that are paid by a plan
        self.to_come: dict[date, list[tuple[Job, int]]] = {}

    def pays(self, job: Job) -> bool:
        """The client pays what is open, where no plan says when it comes."""
        if job.number in self.by_plan:
            return False
        found = self._invoice(job)
        with reading(self.demo.team.maker):
            amount = open_amount(found)
        self._comes(job, amount)
        return True

    def _comes(self, job: Job, amount: int, name: str = "") -> None:
        found = self._invoice(job)
        self.demo.bank.moves(
            amount, communication=found.payment_reference,
            counterparty_name=name or found.client.name,
            counterparty_iban=own_iban(CLIENTS_ACCOUNTS + job.client),
        )  # fmt: skip

    def _invoice(self, job: Job) -> Invoice:
        with reading(self.demo.team.maker):
            return Invoice.objects.select_related("client").get(
                id=self.demo.id("invoice", job.number)
            )

    # ── Once a week ─────────────────────────────────────────────────────────────────────────────

    def collect(self) -> dict[str, int]:
        """What comes by plans today; once a week a treasurer looks at all that is late."""
        made: dict[str, int] = {}
        for job, amount in self.to_come.pop(clock.today(), []):
            self._comes(job, amount)
            _count(made, "parts of plans received")
        if clock.today().weekday() != DAY:
            return made
        self._decide(made)
        self._close(made)
        with reading(self.demo.team.maker):
            late = late_invoices(self.demo.code, clock.today())
        for one in late:
            if (job := self.jobs.get(one.invoice.id)) is not None:
                self._look_at(one, job, made)
        return made

    def _look_at(self, one: Late, job: Job, made: dict[str, int]) -> None:
        fails = job.client in self.demo.bankrupt
        if fails and job.client not in self.judged and one.days >= JUDGED_AFTER:
            self._judge(job)
            _count(made, "clients bankrupt")
        elif job.client in self.judged:
            if one.held_by == BANKRUPT and self._propose(one):
                _count(made, "losses proposed")
        elif one.next_step == FILE and job.number % 2 and one.open_amount > 1:
            self._agree(one, job)
            _count(made, "plans")
        elif one.next_step:
            self._write(one)
            _count(made, COUNTED[one.next_step])

    def _write(self, one: Late) -> None:
        demo, key = self.demo, (one.next_step, one.invoice.id)
        token = "" if one.next_step == FILE else demo.id("token", *key).hex
        steps.take_step(
            actor=demo.team.maker, key=demo.id("write", *key), step=demo.id("step", *key),
            invoice=one.invoice.id, kind=one.next_step, token=token,
            link=f"https://demo.example/due/{token}" if token else "",
        )  # fmt: skip

    def _agree(self, one: Late, job: Job) -> None:
        """A client who was slow asks to pay in two halves, and keeps her word."""
        demo, today = self.demo, clock.today()
        half = one.open_amount // 2
        amounts = (half, one.open_amount - half)
        parts = [
            (today + timedelta(days=wait), amount)
            for wait, amount in zip(PARTS, amounts, strict=True)
        ]
        steps.agree_plan(
            actor=demo.team.maker, key=demo.id("agree plan", job.number),
            plan=demo.id("plan", job.number), invoice=one.invoice.id, parts=parts,
        )  # fmt: skip
        self.by_plan.add(job.number)
        for day, amount in parts:
            self.to_come.setdefault(day, []).append((job, amount))

    # ── A bankruptcy, and what is lost by it ────────────────────────────────────────────────────

    def _judge(self, job: Job) -> None:
        demo, today = self.demo, clock.today()
        losses.note_bankruptcy(
            actor=demo.team.maker, key=demo.id("judge", job.client),
            bankruptcy=demo.id("bankruptcy", job.client), client=demo.id("client", job.client),
            judged_on=today, curator=CURATOR,
        )  # fmt: skip
        self.judged[job.client] = today

    def _propose(self, one: Late) -> bool:
        with reading(self.demo.team.maker):
            if WriteOff.objects.filter(invoice=one.invoice).exists():
                return False
        losses.propose_write_off(
            actor=self.demo.team.maker, key=self.demo.id("propose", one.invoice.id),
            write_off=self.demo.id("loss", one.invoice.id), invoice=one.invoice.id,
            why="The curator expects nothing for those who are owed last",
        )  # fmt: skip
        return True

    def _decide(self, made: dict[str, int]) -> None:
        """The second treasurer looks at what the first has proposed the week before."""
        with reading(self.demo.team.approver):
            proposed = WriteOff.objects.filter(state="proposed").order_by("proposed_on", "id")
            waiting = list(proposed.values_list("id", flat=True))
        for one in waiting:
            losses.decide_write_off(
                actor=self.demo.team.approver, key=self.demo.id("decide loss", one), write_off=one
            )
            _count(made, "losses decided")

    def _close(self, made: dict[str, int]) -> None:
        """A bankruptcy is closed: the State gives the VAT of what was lost back."""
        demo, today = self.demo, clock.today()
        ended = [
            client for client, day in sorted(self.judged.items())
            if day <= today - timedelta(days=CLOSED_AFTER)
        ]  # fmt: skip
        with reading(demo.team.approver):
            closed = set(
                Bankruptcy.objects.filter(closed_on__isnull=False).values_list("client", flat=True)
            )
        for client in ended:
            if demo.id("client", client) in closed:
                continue
            losses.close_bankruptcy(
                actor=demo.team.maker, key=demo.id("close", client), client=demo.id("client", client),
                closed_on=today,
            )  # fmt: skip
            made["VAT of losses given back"] = made.get("VAT of losses given back", 0) + self._vat(
                client
            )

    def _vat(self, client: int) -> int:
        demo = self.demo
        with reading(demo.team.approver):
            lost = WriteOff.objects.filter(
                invoice__client=demo.id("client", client), state="decided"
            ).order_by("id")
            every = list(lost.values_list("id", flat=True))
        made = 0
        for one in every:
            try:
                losses.give_vat_back(
                    actor=demo.team.approver, key=demo.id("vat", one), relief=demo.id("relief", one),
                    write_off=one,
                )  # fmt: skip
            except Refused as refused:
                if refused.code != "no_vat":
                    raise
                continue
            made += 1
        return made


def _count(made: dict[str, int], what: str) -> None:
    made[what] = made.get(what, 0) + 1

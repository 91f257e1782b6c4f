"""The make-believe cooperative employs its members for their work, and pays them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from mutua.cli.demonstration.cast import REGIMES, TRADES
from mutua.ground import actors, clock
from mutua.ground.errors import Refused
from mutua.ground.transactions import reading
from mutua.legislation.belgium.calendar import is_bank_day
from mutua.payroll import services as payroll
from mutua.people import services as people
from mutua.treasury import bank
from mutua.treasury import services as treasury
from mutua.treasury.fund.contributing import contribute
from mutua.treasury.models import Batch, Payment
from mutua.work import services
from mutua.work.models import Contract, ContractMonth
from mutua.work.services.submitting import Blocked

if TYPE_CHECKING:
    from mutua.cli.demonstration import Demo, Job

STAFF = actors.Actor(actors.STAFF, job="demo")
RUNNER = actors.job("demo")  # pay is a person's to see, or a job's
ARTISTIC = ("artistic_performance", "authors_rights")
ARTIST: dict[str, object] = {"artistic_nature": "artistic", "nature_justifies": True}
PAY_DAYS = (1, 3)  # Tuesday and Thursday
FUND_DAY = 5
EVENING, AFTERNOON = ("19:00", "22:30"), ("13:30", "17:00")
FOR_PAY = (60, 82)  # hundredths of what a client pays that become the cost of the work
WAYS = ("Rue du Midi", "Rue de Flandre", "Chaussée d'Ixelles", "Rue Blaes")


class Payday:
    """Contracts, payslips and payments of the story. ``demo`` names everything in it."""

    def __init__(self, demo: Demo) -> None:
        self.demo = demo
        self.maker, self.approver = demo.team.maker, demo.team.approver
        self.execution: dict[date, list[UUID]] = {}
        self.numbers: dict[UUID, int] = {}  # of the piece of work of each contract

    # ── Before the first day ────────────────────────────────────────────────────────────────────

    def ready(self, person: UUID, number: int, iban: str, name: str) -> None:
        """What a contract and a payslip need to know of a member."""
        demo, key = self.demo, self.demo.id("ready", number)
        year = 1975 + number % 27 if not self.studies(number) else 2004
        born = date(year, 1 + number % 12, 1 + number % 28)
        people.change_person(
            actor=STAFF, key=key, person=person, born_on=born, street=WAYS[number % len(WAYS)],
            number=str(number + 3), postcode="1000", town="Bruxelles",
        )  # fmt: skip
        people.name_bank_account(
            actor=STAFF, key=demo.id("name account", number), account=demo.id("account of", number),
            person=person, iban=iban, holder=name,
        )  # fmt: skip
        people.say_national_number(
            actor=STAFF, key=demo.id("number", number), person=person,
            number=national_number(born, number),
        )  # fmt: skip
        household = (
            {"household": "single", "children": number % 3}
            if number % 3
            else {"household": "single"}
        )
        services.say_situation(
            actor=actors.member(person), key=demo.id("situation", number),
            situation=demo.id("household", number), person=person, from_day=demo.first,
            facts=household,
        )  # fmt: skip

    # ── A piece of work ─────────────────────────────────────────────────────────────────────────

    def contract_of(self, job: Job) -> UUID:
        """The contract of a piece of work."""
        return self.demo.id("contract", job.number)

    def employ(self, job: Job) -> bool:
        """The member drafts her contract, signs it, and it is declared; work that no rule allows
        gets none."""
        demo, contract, member = self.demo, self.contract_of(job), self.demo.actor(job)
        self.numbers[contract] = job.number
        regime, answers = self.regime_of(job)
        services.draft_contract(
            actor=member, key=demo.id("draft contract", job.number), contract=contract,
            activity=demo.id("activity", job.member), person=member.person,
            client=demo.id("client", job.client), order=demo.id("order", job.number),
            regime=regime, task=job.line.text, place="Rue Haute 12, Bruxelles",
            hours=job.hours(EVENING if regime == "artist" else AFTERNOON), answers=answers,
            pay_from="budget", pay_amount=job.for_pay,
        )  # fmt: skip
        try:
            answer = services.submit_contract(
                actor=member, key=demo.id("submit", job.number), contract=contract, edition=1
            )
        except Blocked:
            services.drop_contract(
                actor=member, key=demo.id("drop", job.number), contract=contract, edition=1
            )
            return False
        if answer == "queued":
            services.approve_contract(
                actor=STAFF, key=demo.id("let pass", job.number), contract=contract, edition=1,
                why="The theatre plays on that day",
            )  # fmt: skip
        services.sign_contract(
            actor=member, key=demo.id("sign contract", job.number), contract=contract, edition=1,
            signature=demo.id("signature", job.number),
        )  # fmt: skip
        services.declare_contract(
            actor=STAFF, key=demo.id("declare", job.number), contract=contract,
            declaration=demo.id("declaration", job.number), number=f"{10**11 + job.number:012d}",
        )  # fmt: skip
        return True

    def regime_of(self, job: Job) -> tuple[str, dict[str, object]]:
        """Under which regime a member of a trade works, with what she answers."""
        trade = TRADES[job.member % len(TRADES)][0]
        usual = ("artist", ARTIST) if job.line.nature in ARTISTIC else ("employee", {})
        return REGIMES.get(trade, usual)

    @staticmethod
    def studies(number: int) -> bool:
        """Whether a member is a student."""
        return REGIMES.get(TRADES[number % len(TRADES)][0], ("",))[0] == "student"

    def fall_ill(self, job: Job) -> bool:
        """She is ill on the last day of a piece of work, and says so; the doctor's paper is kept."""
        with reading(STAFF):
            employed = Contract.objects.filter(id=self.contract_of(job), state="declared").exists()
        if employed:
            services.say_absence(
                actor=self.demo.actor(job), key=self.demo.id("say ill", job.number),
                absence=self.demo.id("ill", job.number), person=self.demo.actor(job).person,
                kind="illness", first_day=job.worked, last_day=job.worked,
                certificate=self.demo.team.certificate(job.worked),
            )  # fmt: skip
        return employed

    def confirm(self, job: Job) -> bool:
        """She says that she has worked as was agreed."""
        contract = self.contract_of(job)
        with reading(STAFF):
            months = list(
                ContractMonth.objects.filter(contract=contract, contract__state="declared")
                .order_by("month").values_list("month", flat=True)
            )  # fmt: skip
        for month in months:
            services.confirm_work(
                actor=self.demo.actor(job), key=self.demo.id("confirm", job.number, month),
                contract=contract, month=month,
            )  # fmt: skip
        return bool(months)

    # ── A day on which the house pays ───────────────────────────────────────────────────────────

    def pay(self) -> dict[str, int]:
        """Payslips of all that is due, and one batch that one makes and another approves."""
        today, demo = clock.today(), self.demo
        following = next_bank_day(today)
        run = demo.id("run", today)
        ran = payroll.run(RUNNER, run, demo.code, following)
        batch = demo.id("batch", today)
        try:
            count = treasury.make_batch(
                actor=self.maker, key=demo.id("make", today), batch=batch, legal_entity=demo.code,
                execution_on=following,
            )  # fmt: skip
        except Refused as refused:
            if refused.code != "nothing":
                raise
            return {"payslips": ran.made, "holiday pays": ran.exits}
        with reading(self.maker):
            file = Batch.objects.get(id=batch).file
        treasury.approve_batch(
            actor=self.approver, key=demo.id("approve", today), batch=batch,
            approval=demo.id("approval", today), file=file,
        )  # fmt: skip
        bank.send(batch)
        self.execution.setdefault(following, []).append(batch)
        return {"payslips": ran.made, "holiday pays": ran.exits, "payments": count}

    def fill_fund(self) -> None:
        """The fund's share of the levy, once a month, as a job does each night."""
        today = clock.today()
        if today.day == FUND_DAY:
            contribute(
                actor=bank.SENDER, key=self.demo.id("fill", today), legal_entity=self.demo.code,
                until=today,
            )  # fmt: skip

    def execute(self) -> None:
        """The bank pays what was asked for today."""
        for batch in self.execution.pop(clock.today(), []):
            with reading(self.maker):
                payments = list(Payment.objects.filter(batch=batch).order_by("id"))
            for one in payments:
                self.demo.bank.moves(
                    -one.amount, end_to_end_id=one.end_to_end_id, counterparty_name=one.name,
                    counterparty_iban=one.iban, text=one.text,
                )  # fmt: skip


def next_bank_day(day: date) -> date:
    """The first day after a day on which banks pay."""
    day += timedelta(days=1)
    while not is_bank_day(day):
        day += timedelta(days=1)
    return day


def national_number(born: date, number: int) -> str:
    """One of somebody born on a day of the last century or this one, with its check."""
    start = f"{born:%y%m%d}{number % 998 + 1:03d}"
    full = int(start) if born.year < 2000 else int(f"2{start}")
    return f"{start}{97 - full % 97:02d}"

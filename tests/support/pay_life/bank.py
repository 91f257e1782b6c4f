"""The account of a house at the simulated bank, with the faults of both: payments refused and given
back, statements that come twice, late, and out of order."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from mutua.ground import actors
from mutua.ground.errors import Refused
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.legislation.belgium.calendar import is_bank_day
from mutua.treasury import bank, services
from mutua.treasury.models import Payment, Statement
from simulators.bank import Bank
from tests.support import contracts, payments

READER = actors.job("test")


class HouseBank:
    """What the house asks of its bank, and what comes back; ``trouble`` is how much oftener than in
    life payments are refused or given back."""

    trouble = 1

    def __init__(
        self, entity: str, iban: str, folder: Path, today: date, chance: random.Random
    ) -> None:
        self.entity, self.iban, self.chance = entity, iban, chance
        self.bank = Bank(folder / "simulated", today)
        self.opening = 50_000_000
        self.bank.open_account(iban, "House", self.opening, wages_in_detail=chance.random() < 0.5)
        self.payer = contracts.an_iban()
        self.kept = folder / "kept"
        self.kept.mkdir()

    # ── Days on which the bank works ────────────────────────────────────────────────────────────

    def opens(self, day: date) -> bool:
        return bool(is_bank_day(day))

    def following(self, day: date) -> date:
        """The next day on which banks pay."""
        day += timedelta(days=1)
        while not self.opens(day):
            day += timedelta(days=1)
        return day

    def _own_id(self) -> UUID:
        return UUID(int=self.chance.getrandbits(128), version=4)

    def morning(self, day: date) -> None:
        """The bank does what was asked for today."""
        if day >= self.bank.today:
            self.bank.day(day)

    def evening(self, day: date) -> None:
        """A payment comes back or a charge is taken, rarely; the day's files come."""
        if self.chance.random() < 0.03:
            self.bank.charge(250)
        if self.chance.random() < 0.01 * self.trouble:
            self._give_back()
        self.bank.statement("coda" if self.chance.random() < 0.2 else "camt", self.iban)
        self.carry(self.chance.choice(("", "", "", "first", "last")))
        if self.chance.random() < 0.1:
            self._replay()

    def _give_back(self) -> None:
        with reading(READER):
            paid = Payment.objects.filter(batch__legal_entity=self.entity, state="paid")
            found = list(paid.order_by("id").values_list("end_to_end_id", flat=True))
        if found:
            self.bank.give_back(self.chance.choice(found))

    def comes(self, amount: int, communication: str) -> None:
        """Money comes, booked on the day on which the bank is."""
        text = "" if communication else "For what you know"
        self.bank.incoming(amount, "Client", self.payer, communication, text, iban=self.iban)

    # ── Files ───────────────────────────────────────────────────────────────────────────────────

    def carry(self, hold: str = "") -> None:
        """What the bank has written comes to the house; its ``first`` or ``last`` statement may lie
        a while, so that others come before it. Not the very first of all: where no statement is yet,
        nobody can know that one is missing."""
        found = sorted(self.bank.outbox.iterdir())
        if all("pain002" in one.name for one in self.kept.iterdir()):
            hold = ""
        statements = [one for one in found if "pain002" not in one.name]
        late = {"first": statements[:1], "last": statements[-1:], "": []}[hold]
        self.take([one for one in found if one not in late])

    def carry_all(self) -> None:
        """Nothing lies anywhere any more."""
        self.bank.statement("camt", self.iban)
        self.carry()

    def _replay(self) -> None:
        """A statement or an answer comes once more."""
        kept = sorted(self.kept.iterdir())
        if kept:
            place = bank.folder() / "in"
            one = self.chance.choice(kept)
            shutil.copy(one, place / f"again-{one.name}")
            self.take([])

    def take(self, files: Sequence[Path]) -> None:
        place = bank.folder() / "in"
        place.mkdir(parents=True, exist_ok=True)
        for one in files:
            shutil.copy(one, self.kept / one.name)
            one.replace(place / one.name)
        refused = [one for one in bank.take() if one.refused]
        assert refused == []
        with reading(READER):
            new = Statement.objects.filter(
                legal_entity=self.entity, statementline__state="new"
            ).order_by("place").distinct()  # fmt: skip
            statements = list(new.values_list("id", flat=True))
        for one in statements:
            services.book_lines(
                actor=bank.SENDER, key=derived_id(str(one), "booked"), statement=one
            )

    # ── What leaves ─────────────────────────────────────────────────────────────────────────────

    def pay(self, day: date) -> int:
        """A batch of what is owed is made, approved by another, and leaves; one of some is dropped
        first. The bank refuses a payment now and then."""
        batch = self._own_id()
        try:
            count = self._make(batch, day)
            if self.chance.random() < 0.1:
                services.drop_batch(actor=payments.MAKER, key=uuid4(), batch=batch)
                count = self._make(batch := self._own_id(), day)
        except Refused as refused:
            if refused.code != "nothing":
                raise
            return 0
        with reading(READER):
            named = list(Payment.objects.filter(batch=batch).order_by("id"))
        if self.chance.random() < 0.03 * self.trouble:
            self.bank.refuse(self.chance.choice(named).end_to_end_id)
        payments.approve(batch)
        bank.send(batch)
        bank.send(batch)  # the job may come twice
        for path in sorted(bank.out().glob("*.xml")):
            self.bank.submit(path.read_bytes())
            path.unlink()
        return count

    def _make(self, batch: UUID, day: date) -> int:
        return services.make_batch(
            actor=payments.MAKER, key=uuid4(), batch=batch, legal_entity=self.entity,
            execution_on=max(self.following(day), self.bank.today),
        )  # fmt: skip

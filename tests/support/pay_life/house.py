"""The house of a life: who founds it, who is in it, and how one event follows another."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any, ClassVar
from uuid import UUID, uuid4

from mutua.activities import services as activities
from mutua.cli.demonstration.pay import national_number
from mutua.ground import actors, clock
from mutua.ground.errors import Refused
from mutua.ground.ids import new_id
from mutua.ground.transactions import reading
from mutua.ledger import services as ledger
from mutua.people import services as people
from mutua.work import services
from mutua.work.models import Contract
from tests.support import authorities, books, contracts, shop
from tests.support.books import STAFF
from tests.support.numbers import own_number
from tests.support.pay_life.bank import HouseBank

READER = actors.job("test")
WORKER = actors.job("test")
HABITS = ("in_time", "late", "in_part", "twice", "never")


class House:
    """One house in its own legal entity, whose account lies at a bank of its own. ``day`` is its
    today; ``events`` counts what was done, ``refused`` what was not; ``often`` says how often each
    kind of event comes."""

    often: ClassVar[dict[str, int]] = {}

    def __init__(self, chance: random.Random, folder: Path, *, members: int = 3) -> None:
        self.chance, self.day = chance, date(2026, 2, 2) + timedelta(chance.randrange(30))
        self.code = f"life-{uuid4().hex[:12]}"
        self.events: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.habits: dict[UUID, str] = {}
        self.clients: list[tuple[UUID, actors.Actor, UUID]] = []
        iban = contracts.an_iban()
        with clock.on(self.day):
            self._found(iban)
            self.bank = HouseBank(self.code, iban, folder, self.day, chance)
            self.members = [self._admit() for _ in range(members)]
            for authority in ("onss", "tax"):
                named = authorities.name(authorities.office(), authority, self.code)
                authorities.confirm(named)
            self.creditor = self._creditor()

    # ── Before the first day ────────────────────────────────────────────────────────────────────

    def _found(self, iban: str) -> None:
        number = authorities.enterprise_number()
        details = {
            **books.DETAILS, "iban": iban, "enterprise_number": number, "vat_number": f"BE{number}",
        }  # fmt: skip
        ledger.add_legal_entity(
            actor=STAFF, key=uuid4(), code=self.code, name="House", country="be", currency="EUR",
            details=details,
        )  # fmt: skip
        ledger.open_period(
            actor=STAFF, key=uuid4(), legal_entity=self.code, first_day=date(2026, 1, 1),
            last_day=date(2026, 12, 31),
        )  # fmt: skip
        for rule in ("part_time_week", "breaks"):
            services.decide_for_all(
                actor=STAFF, key=uuid4(), decision=uuid4(), legal_entity=self.code, rule=rule,
                why="Royal decree of 21 December 1992, art. 1", from_day=date(2026, 1, 1),
            )  # fmt: skip

        services.decide_reserve(
            actor=STAFF, key=uuid4(), decision=uuid4(), legal_entity=self.code,
            from_day=self.day, months=1, warn_months=1, why="Decided by the board",
        )  # fmt: skip

    def _admit(self) -> actors.Actor:
        person, activity, number = self._own_id(), self._own_id(), own_number()
        who = actors.member(person)
        shop.admit(person, f"{person.hex} Somebody")
        born = date(1960, 1, 1) + timedelta(days=number % 10_007)
        people.change_person(
            actor=STAFF, key=uuid4(), person=person, born_on=born, street="Rue Haute", number="12",
            postcode="1000", town="Bruxelles",
        )  # fmt: skip
        people.name_bank_account(
            actor=STAFF, key=uuid4(), account=uuid4(), person=person, iban=contracts.an_iban(),
            holder="Somebody",
        )  # fmt: skip
        people.say_national_number(
            actor=STAFF, key=uuid4(), person=person, number=national_number(born, number)
        )
        self._say_children(who, 0)
        activities.open_activity(
            actor=who, key=uuid4(), activity=activity, legal_entity=self.code, name="Work",
            shares={str(person): 10_000},
        )  # fmt: skip
        for habit in self.chance.sample(HABITS, 2):
            client = self._own_id()
            activities.add_client(
                actor=who, key=uuid4(), client=client, activity=activity,
                **{**shop.THEATRE, "enterprise_number": "", "vat_number": "", "name": habit},
            )  # fmt: skip
            self.habits[client] = habit
            self.clients.append((activity, who, client))
        return who

    def _creditor(self) -> UUID:
        """Who is paid what creditors take of pay."""
        raise NotImplementedError

    def _correct_pay_of(self, person: UUID) -> object:
        """Payslips of a person follow what is known of her now."""
        raise NotImplementedError

    def _say_children(self, who: actors.Actor, children: int) -> None:
        services.say_situation(
            actor=STAFF, key=uuid4(), situation=new_id(), person=who.person,
            from_day=date(2026, 1, 1), facts={"household": "single", "children": children},
        )  # fmt: skip

    # ── One event after another ─────────────────────────────────────────────────────────────────

    @property
    def asked(self) -> int:
        """How many things were asked for: done, or refused."""
        return self.events.total() + self.refused.total()

    def go_on(self, count: int) -> None:
        """So many events."""
        names, weights = zip(*self.often.items(), strict=True)
        while self.asked < count:
            (name,) = self.chance.choices(names, weights)
            self._do(name, getattr(self, f"_{name}"))

    def _do(self, name: str, work: Callable[[], object]) -> bool:
        """Whether it was done: there may be nothing to do, or a rule may forbid it."""
        with clock.on(self.day):
            try:
                done = work() is not False
            except Refused as refused:
                self.refused[f"{name}: {refused.field} {refused.code}"] += 1
                return False
        self.events[name] += done
        return done

    def _own_id(self) -> UUID:
        """Of chance too, so that a seed gives the same life again."""
        return UUID(int=self.chance.getrandbits(128), version=4)

    def _some(self, model: Any, **where: Any) -> Any:
        """One of some rows by chance; only this one is read whole."""
        with reading(READER):
            found = list(model.objects.filter(**where).order_by("id").values_list("id", flat=True))
            return model.objects.get(id=self.chance.choice(found)) if found else None

    def _contract(self, *states: str, of: UUID | None = None) -> Any:
        which = {"id": of} if of else {"activity__legal_entity": self.code}
        return self._some(Contract, state__in=states, **which)

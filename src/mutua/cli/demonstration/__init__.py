"""A make-believe cooperative, played day by day through the services alone.

The same seed gives the same people, clients, orders, contracts, invoices and payments.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from mutua.activities import services
from mutua.activities.services.lines import DraftLine
from mutua.cli.demonstration.account import BankAccount
from mutua.cli.demonstration.authorities import Authorities
from mutua.cli.demonstration.bills import Bills
from mutua.cli.demonstration.cast import (
    CODE,
    DETAILS,
    FIRST,
    HOUSES,
    LAST,
    NAME,
    PLACES,
    TRADES,
    belgian_number,
    own_iban,
)
from mutua.cli.demonstration.collecting import Collecting
from mutua.cli.demonstration.corrections import Corrections
from mutua.cli.demonstration.jobs import ILL_EVERY, Job, Trip
from mutua.cli.demonstration.pay import FOR_PAY, PAY_DAYS, Payday
from mutua.cli.demonstration.team import Team
from mutua.ground import actors, clock
from mutua.ground.errors import Refused
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.people import founding
from mutua.people import services as people
from mutua.people.models import Subscription

SHARE = 3_000
FOUNDERS, STAKE = 4, 150  # one member of four has begun the house with so many shares
LATE, BANKRUPT, DECLINED, CREDITED, TRAVELS = 0.08, 0.02, 0.05, 0.03, 0.5
TOURS, LONGEST_TOUR, OF_A_DAY, ACROSS = 0.3, 6, 12_000, 0.08
LAST_OF_DAY = 99
DONE = {
    "offer": "orders offered", "sign": "signed", "decline": "declined", "invoice": "invoices",
    "credit": "credit notes", "receive": "payments received", "claim": "expenses claimed",
    "approve": "expenses approved", "employ": "contracts", "confirm": "worked",
    "fall_ill": "illnesses",
}  # fmt: skip
STAFF = actors.Actor(actors.STAFF, job="demo")
TREASURY = actors.Actor(actors.TREASURY, job="demo")


@dataclass
class Demo:
    """The whole cooperative: what will happen, and playing it."""

    members: int
    first: date
    last: date
    seed: int
    chance: random.Random = field(init=False)
    pay_chance: random.Random = field(init=False)
    bank: BankAccount = field(init=False)
    team: Team = field(init=False)
    payday: Payday = field(init=False)
    code: str = CODE
    bankrupt: set[int] = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)  # noqa: S311 - a story, not a secret
        self.pay_chance = random.Random(f"pay {self.seed}")  # noqa: S311 - the same
        self.bank, self.team = BankAccount(DETAILS["iban"]), Team(self)
        self.payday, self.collecting = Payday(self), Collecting(self)
        self.corrections, self.authorities = Corrections(self), Authorities(self)
        self.bills = Bills(self)
        fail = round(BANKRUPT * self.client_count) or int(self.client_count > 4)
        self.bankrupt = set(self.chance.sample(range(self.client_count), fail))

    def id(self, *parts: object) -> UUID:
        """The identifier of something in this story."""
        return derived_id("demo", self.seed, *parts)

    def play(self) -> dict[str, int]:
        """Play every day; gives how many of each thing were made."""
        with clock.on(self.first):
            for year in range(self.first.year, self.last.year + 1):
                founding.found(CODE, NAME, "be", DETAILS, year)
            self.team.found()
            self.authorities.name()
            self.people()
            self.clients()
        made = {"members": self.members, "clients": self.client_count}
        for day, _, _, what, job in sorted(self.events(), key=lambda event: event[:4]):
            with clock.on(day):
                done = self.do(what, job)
            for name, count in done.items():
                made[name] = made.get(name, 0) + count
        return made

    def do(self, what: str, job: Job | Trip | None) -> dict[str, int]:
        """Let something happen; gives how many of what were made."""
        if what == "evening":
            return self.evening()
        if isinstance(job, Job) and job.client in self.collecting.judged and self.called_off(job):
            return {}
        doer = self.payday if hasattr(self.payday, what) else self
        return {DONE[what]: int(getattr(doer, what)(job) is not False)}

    def called_off(self, job: Job) -> bool:
        """Nobody begins work for a client of whom it is known by then that it is bankrupt."""
        return job.offered > self.collecting.judged[job.client]

    def evening(self) -> dict[str, int]:
        """The end of a day: the house collects, corrects and pays on some, the bank says what has
        moved."""
        made = self.collecting.collect() | self.bills.receive()
        self.payday.fill_fund()
        self.payday.execute()
        self.bank.close()
        made |= self.team.writ()
        made |= self.corrections.correct()
        made |= self.authorities.close_quarter()
        if clock.today().weekday() in PAY_DAYS:
            made |= self.authorities.assess()
            made |= self.payday.pay()
        return made

    def events(self) -> Iterator[tuple[date, int, int, str, Job | Trip | None]]:
        """Everything that happens, each on its day, in the order in which it was thought of."""
        for day in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=day), LAST_OF_DAY, 0, "evening", None
        moved = [(job, self.steps(job)) for job in self.jobs()]
        moved += [(trip, self.steps_of_trip(trip)) for trip in self.trips()]
        for one, steps in moved:
            for order, (day, what) in enumerate(steps):
                if day <= self.last:
                    yield day, order, one.number, what, one

    @property
    def client_count(self) -> int:
        """Four clients for three members."""
        return max(2, self.members * 4 // 3)

    # ── Who there is ────────────────────────────────────────────────────────────────────────────

    def people(self) -> None:
        """Members, each with an activity; the first two share one more, as a band does."""
        people.set_share_price(
            actor=STAFF, key=self.id("share price"), legal_entity=CODE, amount=SHARE,
            from_day=self.first, decided_by="The founders",
        )  # fmt: skip
        for number in range(self.members):
            person, name = self.id("person", number), self.name_of(number)
            email = f"member{number}@demo.example"
            people.add_person(
                actor=STAFF, key=self.id("add", number), person=person, legal_name=name,
                email=email, language=("fr", "nl", "fr", "de")[number % 4],
            )  # fmt: skip
            membership = self.id("membership", number)
            people.ask_membership(
                actor=STAFF, key=self.id("ask", number), membership=membership, person=person
            )
            people.admit(actor=STAFF, key=self.id("admit", number), membership=membership)
            self.take_share(person, number)
            self.payday.ready(person, number, own_iban(number), name)
        self.bank.close()
        for number in range(self.members):
            person, name = self.id("person", number), self.name_of(number)
            self.open(f"{name}, {TRADES[number % len(TRADES)][0]}", number, {person: 10_000})
        if self.members > 1:
            both = {self.id("person", number): 5_000 for number in (0, 1)}
            self.open("Duo Canal", self.members, both)

    def take_share(self, person: UUID, number: int) -> None:
        """Shares, paid from one's own account: now she is a member. What founders put in pays the
        first months, in which clients have not paid yet."""
        subscription = self.id("subscription", number)
        people.subscribe(
            actor=STAFF, key=self.id("ask share", number), subscription=subscription, person=person,
            shares=(shares := 1 if number % FOUNDERS else STAKE),
        )  # fmt: skip
        with reading(TREASURY):
            reference = Subscription.objects.get(id=subscription).payment_reference
        self.bank.moves(
            SHARE * shares, communication=reference, counterparty_name=self.name_of(number),
            counterparty_iban=own_iban(number),
        )  # fmt: skip

    def name_of(self, number: int) -> str:
        """The name of a member."""
        return f"{FIRST[number % len(FIRST)]} {LAST[number * 7 % len(LAST)]}"

    def open(self, name: str, number: int, shares: dict[UUID, int]) -> None:
        """Open an activity."""
        services.open_activity(
            actor=STAFF, key=self.id("open", number), activity=self.id("activity", number),
            legal_entity=CODE, name=name,
            shares={str(person): share for person, share in shares.items()},
        )  # fmt: skip

    def clients(self) -> None:
        """Clients, each of one activity."""
        for number in range(self.client_count):
            postcode, town, street, language = PLACES[number % len(PLACES)]
            said: dict[str, Any] = {
                "kind": ("company", "association", "public_body")[number % 3],
                "name": f"{HOUSES[number % len(HOUSES)]} {number + 1}", "language": language,
                "email": f"client{number}@demo.example", "street": street,
                "number": str(number + 1), "postcode": postcode, "town": town, "country": "BE",
                "enterprise_number": belgian_number(4_000_000 + 7_919 * number),
            }  # fmt: skip
            if said["kind"] == "company":
                said["vat_number"] = "BE" + said["enterprise_number"]
            services.add_client(
                actor=STAFF, key=self.id("client", number), client=self.id("client", number),
                activity=self.id("activity", number % self.members), **said,
            )  # fmt: skip

    # ── What happens ────────────────────────────────────────────────────────────────────────────

    def jobs(self) -> Iterator[Job]:
        """All work of these months: one to three pieces a member and month."""
        number, month, tours = 0, self.first.replace(day=1), 0
        while month <= self.last:
            for member in range(self.members):
                for _ in range(self.chance.choice((0, 1, 1, 2))):
                    job = self.job(number, member, month)
                    tours += job.days > 1
                    job.ill = job.days > 1 and tours % ILL_EVERY == 3
                    if job.worked <= self.last:
                        yield job
                    number += 1
            month = (month + timedelta(days=32)).replace(day=1)

    def job(self, number: int, member: int, month: date) -> Job:
        """One piece of work in a month."""
        chance = self.chance
        own = [one for one in range(self.client_count) if one % self.members == member]
        client = chance.choice(own or [member % self.client_count])
        _, text, nature, unit, price = TRADES[member % len(TRADES)]
        quantity = chance.randint(1, 5) * (2 if unit == "DAY" else 1)
        price += 1_000 * chance.randint(-4, 8)
        line = DraftLine(text, price, 1_000 * quantity, unit, nature)
        worked = month + timedelta(days=chance.randint(3, 27))
        if month > self.first and self.pay_chance.random() < ACROSS:
            worked, least = month, 2  # a tour that ends on the first of the month
        else:
            least = 1
        wait = 95 if chance.random() < LATE else chance.randint(12, 45)
        paid = None if client in self.bankrupt else worked + timedelta(days=wait)
        net = line.unit_price * line.quantity // 1_000
        for_pay = net * self.pay_chance.randint(*FOR_PAY) // 100
        tour = (
            self.pay_chance.randint(2, LONGEST_TOUR) if self.pay_chance.random() < TOURS else least
        )
        days = max(1, min(tour, for_pay // OF_A_DAY))
        return Job(
            number, member, client, max(self.first, worked - timedelta(days=chance.randint(4, 20))),
            worked, paid, line, for_pay, days, chance.random() < DECLINED, chance.random() < CREDITED,
        )  # fmt: skip

    def trips(self) -> Iterator[Trip]:
        """Every second month or so, a journey of each member."""
        number, month = 0, self.first.replace(day=1)
        while month <= self.last:
            for member in range(self.members):
                if self.chance.random() < TRAVELS:
                    claimed = max(self.first, month + timedelta(days=self.chance.randint(5, 27)))
                    yield Trip(number, member, claimed, self.chance.randint(2, 40) * 5)
                number += 1
            month = (month + timedelta(days=32)).replace(day=1)

    def steps_of_trip(self, trip: Trip) -> Iterator[tuple[date, str]]:
        """It is claimed, and some days later approved."""
        yield trip.claimed, "claim"
        yield trip.claimed + timedelta(days=6), "approve"

    def steps(self, job: Job) -> Iterator[tuple[date, str]]:
        """The days of a piece of work, and what happens on each."""
        yield job.offered, "offer"
        if job.declined:
            yield job.offered, "decline"
            return
        yield job.offered, "sign"
        if job.begins > job.offered:
            yield job.offered, "employ"
            if job.ill:
                yield job.worked, "fall_ill"
            yield job.worked + timedelta(days=1), "confirm"
        yield job.worked, "invoice"
        if job.credited:
            yield job.worked + timedelta(days=5), "credit"
        if job.paid:
            yield job.paid, "receive"

    def actor(self, job: Job) -> actors.Actor:
        """The member who does it."""
        return actors.member(self.id("person", job.member))

    def token(self, job: Job) -> str:
        """The secret of the order's link: fixed here, so that the story can be told again."""
        return f"demo-{self.id('token', job.number).hex}"

    def offer(self, job: Job) -> None:
        """Draft the order and send it."""
        order = self.id("order", job.number)
        services.draft_order(
            actor=self.actor(job), key=self.id("draft", job.number), order=order,
            activity=self.id("activity", job.member), client=self.id("client", job.client),
            lines=(job.line,), worked_from=min(job.worked, max(job.begins, job.offered)), worked_until=job.worked,
        )  # fmt: skip
        services.offer_order(
            actor=self.actor(job), key=self.id("offer", job.number), order=order,
            token=self.token(job),
        )  # fmt: skip

    def decline(self, job: Job) -> None:
        """The client says no."""
        services.decline_order(
            actor=actors.by_link(self.token(job)), key=self.id("decline", job.number)
        )

    def sign(self, job: Job) -> None:
        """The client signs, with the code from the mail."""
        from django.core import mail

        public, code_id = actors.by_link(self.token(job)), self.id("code", job.number)
        services.send_code(actor=public, key=self.id("send", job.number), code_id=code_id)
        if mail.outbox:
            code = mail.outbox.pop().subject.split()[-1]
            services.sign_order(
                actor=public, key=self.id("sign", job.number), signature=self.id("sig", job.number),
                code_id=code_id, code=code, name="Camille Client", capacity="Gestion",
            )  # fmt: skip

    def invoice(self, job: Job) -> None:
        """Invoice the work done."""
        invoice = self.id("invoice", job.number)
        self.collecting.jobs[invoice] = job
        services.draft_invoice(
            actor=self.actor(job), key=self.id("bill", job.number), invoice=invoice,
            activity=self.id("activity", job.member), client=self.id("client", job.client),
            order=self.id("order", job.number),
        )  # fmt: skip
        services.issue_invoice(
            actor=self.actor(job), key=self.id("issue", job.number), invoice=invoice
        )

    def credit(self, job: Job) -> None:
        """Give back a part."""
        note = self.id("note", job.number)
        services.draft_invoice(
            actor=self.actor(job), key=self.id("credit", job.number), invoice=note,
            activity=self.id("activity", job.member), client=self.id("client", job.client),
            credited=self.id("invoice", job.number),
            lines=(DraftLine("Less than agreed", 5_000, 1_000, "C62", job.line.nature),),
        )  # fmt: skip
        services.issue_invoice(actor=self.actor(job), key=self.id("give", job.number), invoice=note)

    def claim(self, trip: Trip) -> None:
        """The member claims her kilometres."""
        person = self.id("person", trip.member)
        services.claim_expense(
            actor=actors.member(person), key=self.id("claim trip", trip.number),
            expense=self.id("trip", trip.number), activity=self.id("activity", trip.member),
            person=person, nature="kilometres", text="To the stage and back", quantity=trip.kilometres,
            spent_on=clock.today() - timedelta(days=1),
        )  # fmt: skip

    def approve(self, trip: Trip) -> bool:
        """The house approves it where the budget holds it; otherwise it waits."""
        try:
            services.approve_expense(
                actor=STAFF, key=self.id("approve trip", trip.number),
                expense=self.id("trip", trip.number),
            )  # fmt: skip
        except Refused as refused:
            if refused.code != "budget":
                raise
            return False
        return True

    def receive(self, job: Job) -> bool:
        """The client pays what is open, or by the plan that was agreed."""
        return self.collecting.pays(job)

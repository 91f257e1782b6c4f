# ruff: noqa: PT017 - a refusal is expected or not, as the model says
"""The life of a house, event after event: whatever people do, the books say what a small model
says, and the diagnosis finds nothing."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.core import mail
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as run

from mutua.ground import actors, clock, doctor
from mutua.ground.errors import NotAllowed, NotFound, Refused
from mutua.ground.transactions import reading
from tests.support.proofs import PROVING

pytestmark = pytest.mark.prove
RATE, WHOLE = 650, 10_000
CLIENTS = (
    {"kind": "company", "country": "BE", "enterprise_number": "0403.170.701"},
    {"kind": "person", "country": "BE"},
    {"kind": "company", "country": "FR", "vat_number": "FR40303265045"},
    {"kind": "public_body", "country": "BE", "enterprise_number": "0403170701"},
)
NATURES = ("artistic_performance", "general_service", "teaching", "authors_rights")
seen: Counter[str] = Counter()

pick = st.integers(0, 10**6)
lines = st.lists(
    st.tuples(
        st.integers(-20_000, 400_000).filter(bool), st.integers(1, 9_000), st.sampled_from(NATURES)
    ),
    min_size=1,
    max_size=3,
)


def half_up(numerator: int, denominator: int) -> int:
    """Written again, so that the code's own is not what it is measured with."""
    whole, rest = divmod(abs(numerator), denominator)
    return (1 if numerator >= 0 else -1) * (whole + (2 * rest >= denominator))


@dataclass
class Bill:
    """An issued invoice as the model knows it."""

    id: UUID
    activity: UUID
    client: UUID
    lines: list
    gross: int
    net: int
    credited: int = 0
    notes: list[int] = field(default_factory=list)  # net of each credit note
    paid: int = 0

    @property
    def levy(self) -> int:
        return half_up((self.net - sum(self.notes)) * RATE, WHOLE)


def _code() -> str:
    from tests.support import shop

    return shop.code_of(mail.outbox)


class House(RuleBasedStateMachine):
    """Members, activities, clients, orders, invoices, credit notes, payments, spending."""

    def __init__(self) -> None:
        super().__init__()
        self.day = date(2026, 1, 5)
        self.members: list[UUID] = []
        self.asked: list[UUID] = []
        self.activities: dict[UUID, list[UUID]] = {}
        self.clients: list[tuple[UUID, UUID]] = []
        self.offers: list[tuple[UUID, str, tuple[UUID, UUID], list]] = []
        self.signed: list[tuple[UUID, tuple[UUID, UUID], list]] = []
        self.bills: list[Bill] = []
        self.spent: Counter[UUID] = Counter()
        self.claims: list[tuple[UUID, UUID, int]] = []
        mail.outbox = []
        self.join(True)
        self.open(0, 0, False)
        self.meet(0, 0)

    # ── Help ────────────────────────────────────────────────────────────────────────────────────

    @contextmanager
    def event(self, name: str):
        seen[name] += 1
        with clock.on(self.day):
            yield

    def who(self, activity: UUID, n: int = 0) -> actors.Actor:
        of = self.activities[activity]
        return actors.member(of[n % len(of)])

    def draft_lines(self, said: list) -> tuple:
        from mutua.activities.services.lines import DraftLine

        return tuple(DraftLine("Work", price, much, "C62", what) for price, much, what in said)

    def budget(self, activity: UUID) -> int:
        """What the model says is in a budget."""
        own = [bill for bill in self.bills if bill.activity == activity]
        return sum(b.net - sum(b.notes) - b.levy for b in own) - self.spent[activity]

    # ── Events ──────────────────────────────────────────────────────────────────────────────────

    @rule(days=st.integers(0, 6))
    def time_passes(self, days: int) -> None:
        self.day = min(self.day + timedelta(days=days), date(2026, 12, 1))

    @rule(yes=st.booleans())
    def join(self, yes: bool) -> None:
        from mutua.people import services
        from tests.support.books import STAFF

        person, membership = uuid4(), uuid4()
        with self.event("join"):
            services.add_person(
                actor=STAFF, key=uuid4(), person=person, legal_name="Somebody",
                email=f"{person.hex}@example.org",
            )  # fmt: skip
            own = actors.member(person)
            services.ask_membership(actor=own, key=uuid4(), membership=membership, person=person)
            if not yes:
                services.refuse_membership(actor=STAFF, key=uuid4(), membership=membership, why="-")
                return
            services.admit(actor=STAFF, key=uuid4(), membership=membership)
            services.take_effect(actor=STAFF, key=uuid4(), membership=membership)
        self.members.append(person)

    @rule(one=pick, other=pick, two=st.booleans())
    def open(self, one: int, other: int, two: bool) -> None:
        from mutua.activities import services

        of = [self.members[one % len(self.members)]]
        second = self.members[other % len(self.members)]
        if two and second not in of:
            of.append(second)
        shares = {str(of[0]): WHOLE} if len(of) == 1 else {str(of[0]): 3_333, str(of[1]): 6_667}
        activity = uuid4()
        with self.event(f"activity of {len(of)}"):
            services.open_activity(
                actor=actors.member(of[0]), key=uuid4(), activity=activity, legal_entity="coop",
                name="Work", shares=shares,
            )  # fmt: skip
        self.activities[activity] = of

    @rule(where=pick, kind=st.integers(0, len(CLIENTS) - 1))
    def meet(self, where: int, kind: int) -> None:
        from mutua.activities import services

        activity, client = list(self.activities)[where % len(self.activities)], uuid4()
        with self.event("client"):
            services.add_client(
                actor=self.who(activity, where), key=uuid4(), client=client, activity=activity,
                name="Client", email="client@example.org", street="Street", postcode="1000",
                town="Town", **CLIENTS[kind],
            )  # fmt: skip
        self.clients.append((activity, client))

    @rule(whom=pick, said=lines)
    def offer(self, whom: int, said: list) -> None:
        from mutua.activities import services
        from mutua.activities.services.orders import new_token

        pair = self.clients[whom % len(self.clients)]
        order, token, actor = uuid4(), new_token(), self.who(pair[0], whom)
        with self.event("order"):
            services.draft_order(
                actor=actor, key=uuid4(), order=order, activity=pair[0], client=pair[1],
                lines=self.draft_lines(said),
            )  # fmt: skip
            try:
                services.offer_order(actor=actor, key=uuid4(), order=order, token=token)
            except Refused:
                seen["order refused"] += 1
                return
        self.offers.append((order, token, pair, said))

    @precondition(lambda self: self.offers)
    @rule(which=pick, yes=st.integers(0, 3))
    def answer(self, which: int, yes: int) -> None:
        from mutua.activities import services

        order, token, pair, said = self.offers[which % len(self.offers)]
        public, code_id = actors.by_link(token), uuid4()
        with self.event("sign" if yes else "decline"):
            if not yes:
                services.decline_order(actor=public, key=uuid4())
            else:
                try:
                    services.send_code(actor=public, key=uuid4(), code_id=code_id)
                    code = _code()
                    services.sign_order(
                        actor=public, key=uuid4(), signature=uuid4(), code_id=code_id, code=code,
                        name="Client", capacity="Boss",
                    )  # fmt: skip
                except Refused as error:
                    assert error.code == "expired"
                    return
                self.signed.append((order, pair, said))
        self.offers.pop(which % len(self.offers))

    @precondition(lambda self: self.signed)
    @rule(which=pick)
    def bill_an_order(self, which: int) -> None:
        order, pair, said = self.signed[which % len(self.signed)]
        self.bill(pair, said, which, order=order)

    @rule(whom=pick, said=lines)
    def bill_lines(self, whom: int, said: list) -> None:
        self.bill(self.clients[whom % len(self.clients)], said, whom)

    def bill(self, pair: tuple[UUID, UUID], said: list, n: int, order: UUID | None = None) -> None:
        kept = self.issue(pair, said, n, order=order)
        if kept is not None:
            self.bills.append(Bill(kept.id, *pair, said, kept.gross, kept.net))

    def issue(self, pair, said, n, order=None, credited=None):
        """Draft and issue; nothing when it was refused."""
        from mutua.activities import services
        from mutua.activities.models import Invoice

        invoice, actor = uuid4(), self.who(pair[0], n)
        with self.event("credit note" if credited else "invoice"):
            services.draft_invoice(
                actor=actor, key=uuid4(), invoice=invoice, activity=pair[0], client=pair[1],
                lines=() if order else self.draft_lines(said), order=order, credited=credited,
            )  # fmt: skip
            try:
                services.issue_invoice(
                    actor=actor, key=uuid4(), invoice=invoice, why="Known for years"
                )
            except Refused as error:
                seen[f"refused: {error.field} {error.code}"] += 1
                return None
            with reading(actor):
                kept = Invoice.objects.get(id=invoice)
        sign = -1 if credited else 1
        net = sum(half_up(price * much, 1_000) for price, much, _ in said)
        assert kept.net == sign * net
        assert kept.gross == kept.net + kept.vat
        return kept

    @precondition(lambda self: self.bills)
    @rule(which=pick, how=st.sampled_from(["whole", "part", "other", "other"]), said=lines)
    def credit(self, which: int, how: str, said: list) -> None:
        bill = self.bills[which % len(self.bills)]
        given = {"whole": bill.lines, "part": bill.lines[:1], "other": said}[how]
        kept = self.issue((bill.activity, bill.client), given, which, credited=bill.id)
        if kept is not None:
            bill.credited -= kept.gross
            bill.notes.append(-kept.net)
            assert bill.credited <= bill.gross

    @precondition(lambda self: self.bills)
    @rule(which=pick, amount=st.integers(1, 500_000))
    def pay(self, which: int, amount: int) -> None:
        from mutua.activities import services
        from tests.support.verb_cases import ACTORS, TREASURY

        bill = self.bills[which % len(self.bills)]
        with self.event("payment"):
            services.record_receipt(
                actor=ACTORS[TREASURY], key=uuid4(), receipt=uuid4(), invoice=bill.id,
                amount=amount,
            )  # fmt: skip
        bill.paid += amount

    @rule(where=pick, amount=st.integers(1, 100_000))
    def spend(self, where: int, amount: int) -> None:
        from mutua.activities import services
        from tests.support.books import STAFF

        activity, expense = list(self.activities)[where % len(self.activities)], uuid4()
        who = self.who(activity, where)
        with self.event("expense"):
            services.claim_expense(
                actor=who, key=uuid4(), expense=expense, activity=activity, person=who.person,
                nature="material", text="Wood", spent_on=self.day, amount=amount,
                paper=uuid4().hex * 2,
            )  # fmt: skip
            left = self.budget(activity)
            try:
                services.approve_expense(actor=STAFF, key=uuid4(), expense=expense)
            except Refused as error:
                assert (error.code, left < amount) == ("budget", True)
                return
        assert left >= amount
        self.spent[activity] += amount

    @rule(where=pick, other=pick, amount=st.integers(1, 100_000))
    def give(self, where: int, other: int, amount: int) -> None:
        from mutua.activities import services

        every = list(self.activities)
        source, target = every[where % len(every)], every[other % len(every)]
        if source == target:
            return
        left = self.budget(source)
        with self.event("transfer"):
            try:
                services.transfer(
                    actor=self.who(source, where), key=uuid4(), transfer=uuid4(), source=source,
                    target=target, amount=amount, text="A part",
                )  # fmt: skip
            except Refused as error:
                assert (error.code, left < amount) == ("budget", True)
                return
        assert left >= amount
        self.spent[source] += amount
        self.spent[target] -= amount

    @rule(whom=pick, who=pick)
    def a_stranger_tries(self, whom: int, who: int) -> None:
        from mutua.activities import services

        activity, client = self.clients[whom % len(self.clients)]
        person = self.members[who % len(self.members)]
        if person in self.activities[activity]:
            return
        with self.event("stranger"), pytest.raises((NotFound, NotAllowed)):
            services.draft_invoice(
                actor=actors.member(person), key=uuid4(), invoice=uuid4(), activity=activity,
                client=client, lines=self.draft_lines([(100, 1_000, "general_service")]),
            )  # fmt: skip

    # ── What always holds ───────────────────────────────────────────────────────────────────────

    @invariant()
    def budgets_and_statements_say_what_the_model_says(self) -> None:
        from mutua.ledger import queries

        for activity in list(self.activities)[-2:] + [b.activity for b in self.bills[-1:]]:
            with reading(self.who(activity)):
                balances = queries.activity_balances(activity)
                movements = list(queries.statement(activity))
            kept = -balances.get("activity_budget", 0)
            assert kept == self.budget(activity)
            assert sum(one.amount for one in movements) == kept
            assert (movements[-1].balance if movements else 0) == kept

    def teardown(self) -> None:
        from mutua.activities.models import Invoice

        for bill in self.bills:
            with reading(self.who(bill.activity)):
                kept = Invoice.objects.get(id=bill.id)
            assert (kept.credited, kept.gross) == (bill.credited, bill.gross)
        self.receivables_follow()

    def receivables_follow(self) -> None:
        """What clients owe, less what they paid, is receivable less what was paid in advance."""
        from django.db import connection

        from tests.support.books import STAFF

        due: Counter[UUID] = Counter()
        for bill in self.bills:
            due[bill.client] += bill.gross - bill.credited - bill.paid
        with reading(STAFF), connection.cursor() as cursor:
            cursor.execute(
                "select client, sum(amount) from ledger_posting where account_id in"
                " ('client_receivable', 'client_prepaid') and client = any(%s) group by 1",
                [list(due)],
            )
            kept = {client: int(amount) for client, amount in cursor.fetchall()}
        assert kept == {client: amount for client, amount in due.items() if client in kept}


def test_whatever_people_do_the_books_follow(store, proof):
    from tests.support import shop

    shop.found_house()
    events = proof.count(small=150, full=10_000, name="events")
    steps = 100 if PROVING else 50
    run(
        House,
        settings=settings(
            max_examples=events // steps, stateful_step_count=steps, deadline=None,
            suppress_health_check=list(HealthCheck), print_blob=True,
        ),
    )  # fmt: skip
    wrong = [(one.check.code, one.wrong) for one in doctor.examine(rebuild=True) if not one.holds]
    assert wrong == []
    proof.note(**{name.replace(" ", "_"): count for name, count in sorted(seen.items())})
    print(dict(seen))

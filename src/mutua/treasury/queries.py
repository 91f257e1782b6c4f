"""What is read of payments, statements and money that nobody knows. Amounts are minor units."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet, Sum

from mutua.activities.models import Invoice, Receipt, Received
from mutua.activities.queries import AGES
from mutua.activities.rendering import number_of
from mutua.ground import clock
from mutua.payroll.models import Claim
from mutua.people import queries as people
from mutua.people.models import Person, Subscription
from mutua.treasury.blocks import blocks_of
from mutua.treasury.doubts import Doubted, doubted
from mutua.treasury.likely_claims import OF_CLAIM
from mutua.treasury.models import Batch, Match, Payment, Refund, Statement, StatementLine
from mutua.treasury.refunds import OF_REFUND
from mutua.treasury.services.batches import Payable, payable
from mutua.treasury.services.booking import BY_HAND, OF_INVOICE, OF_SHARES
from mutua.treasury.suppliers import OF_BILL, Changed, changed

LAST = 5  # payments that a member sees on her home


class Owed(NamedTuple):
    """Debts of one kind that are due on one day and can be paid."""

    kind: str
    due_on: date
    count: int
    amount: int


class Blocked(NamedTuple):
    """A debt that cannot be paid: somebody has named no account, or, where ``year`` says one, it is
    pay whose tax was reckoned for that year alone: its payslip is made anew, or it waits for it."""

    kind: str
    person: Person
    amount: int
    due_on: date
    text: str
    year: int = 0


class LeftOut(NamedTuple):
    """Pay that a batch leaves out, because it was reckoned for another year."""

    count: int
    amount: int


class Changing(NamedTuple):
    """Somebody whose new account still waits its time: until then she is paid to the one before."""

    person: Person
    amount: int
    iban: str
    from_time: datetime


class Standing(NamedTuple):
    """What is in no live payment. ``changed`` are bills that name another account than before;
    ``doubted`` what may have left before a restore, and waits for a yes."""

    sums: list[Owed]
    blocked: list[Blocked]
    changing: list[Changing]
    changed: list[Changed]
    doubted: list[Doubted]


def owed(legal_entity: str) -> Standing:
    """What can be paid this year by kind and due day, what is blocked, and whose account changes."""
    found = list(payable(legal_entity))
    persons = {one.debt.person for one in found}
    waiting = people.waiting_accounts(persons, clock.now()) if persons else {}
    year = clock.today().year
    free = [one for one in found if one.account and one.debt.payable_in(year)]
    ready = [one for one in free if not one.debt.doubt]
    stopped = [one for one in found if not (one.account and one.debt.payable_in(year))]
    names = Person.objects.in_bulk({one.debt.person for one in stopped} | waiting.keys())
    blocked = [
        Blocked(
            one.kind, names.get(one.person) or Person(id=one.person, legal_name=one.payee),
            one.amount, one.due_on, one.text, one.year if account else 0,
        )
        for one, account in stopped
    ]  # fmt: skip
    return Standing(
        _sums(ready),
        blocked,
        _changing(ready, waiting, names),
        changed([one.debt for one in ready]),
        doubted([one.debt for one in free]),
    )


def left_out(legal_entity: str, execution_on: date) -> LeftOut:
    """What a batch that is executed on a day leaves out, though somebody has named an account."""
    found = [
        one.debt.amount for one in payable(legal_entity)
        if one.account and not one.debt.payable_in(execution_on.year)
    ]  # fmt: skip
    return LeftOut(len(found), sum(found))


def _sums(found: list[Payable]) -> list[Owed]:
    ready = sorted(
        (one.debt for one in found if one.account), key=lambda one: (one.kind, one.due_on)
    )
    sums = []
    for (kind, due_on), those in groupby(ready, key=lambda one: (one.kind, one.due_on)):
        amounts = [one.amount for one in those]
        sums.append(Owed(kind, due_on, len(amounts), sum(amounts)))
    return sums


def _changing(
    found: list[Payable], waiting: dict[UUID, people.NamedAccount], names: dict[UUID, Person]
) -> list[Changing]:
    amounts: dict[UUID, int] = {}
    before: dict[UUID, str] = {}
    for debt, account in found:
        if account and debt.paper is None and debt.person in waiting:
            amounts[debt.person] = amounts.get(debt.person, 0) + debt.amount
            before[debt.person] = account.iban
    return [
        Changing(names[one], amount, before[one], waiting[one].payable_from)
        for one, amount in amounts.items()
    ]


class PurposeSum(NamedTuple):
    """The payments of a batch that have one purpose."""

    purpose: str
    count: int
    amount: int


def purposes_of(batch: UUID) -> list[PurposeSum]:
    """How many payments of each purpose a batch has, and how much, in the order of its file."""
    return [
        PurposeSum(purpose, len(those), sum(one.amount for one in those))
        for purpose, those in blocks_of(Payment.objects.filter(batch=batch)).items()
    ]


# ── Of a member ─────────────────────────────────────────────────────────────────────────────────


def last_payments(kind: str, debts: Iterable[UUID]) -> dict[UUID, Payment]:
    """The last attempt to pay each of these debts of a kind, as far as the reader may see it."""
    found = Payment.objects.filter(debt_kind=kind, debt__in=debts).exclude(state="dropped")
    return {one.debt: one for one in found.order_by("attempt")}


def payments_to(person: UUID) -> list[Payment]:
    """The last payments to a person, those to come first, then the newest."""
    found = Payment.objects.filter(person=person).exclude(state="dropped")
    return list(found.order_by("-execution_on", "-id")[:LAST])


# ── The account of the house ────────────────────────────────────────────────────────────────────


def last_statement(legal_entity: str) -> Statement | None:
    """The last statement of an entity's account: its closing is the balance."""
    return Statement.objects.filter(legal_entity=legal_entity).order_by("closed_on", "place").last()


def unknown_money() -> QuerySet[StatementLine]:
    """Lines that wait for a person, the oldest first."""
    return StatementLine.objects.filter(state="suspense").order_by("booked_on", "id")


def unknown_by_age(today: date) -> list[tuple[int, int]]:
    """How many lines wait and how much they come to, by the days since they were booked: one pair
    for each of AGES but the first, and one for the oldest."""
    ends = [*AGES[1:], None]
    found, begin = [], 0
    for end in ends:
        lines = StatementLine.objects.filter(
            state="suspense", booked_on__lte=today - timedelta(days=begin)
        )
        if end is not None:
            lines = lines.filter(booked_on__gt=today - timedelta(days=end))
        sums = lines.aggregate(there=Count("id"), total=Sum("amount"))
        found.append((sums["there"], sums["total"] or 0))
        begin = end or 0
    return found


class Booked(NamedTuple):
    """A part of a line and what it was booked for: ``words`` name it (a number, a person)."""

    kind: str
    amount: int
    words: str
    target: UUID | None
    batch: UUID | None


def booked_for(lines: Sequence[StatementLine]) -> dict[UUID, list[Booked]]:
    """What each of these lines was booked for, in as many questions for one line as for all."""
    matches = list(
        Match.objects.filter(line__in=lines).select_related("payment").order_by("line", "id")
    )
    wanted = {kind: [one.target for one in matches if one.kind == kind] for kind in
              (OF_INVOICE, BY_HAND, OF_SHARES, OF_BILL, OF_REFUND, OF_CLAIM)}  # fmt: skip
    by_hand = dict(Receipt.objects.filter(id__in=wanted[BY_HAND]).values_list("id", "invoice_id"))
    invoices = Invoice.objects.select_related("series").in_bulk(
        [*wanted[OF_INVOICE], *by_hand.values()]
    )
    shares = Subscription.objects.select_related("person").in_bulk(wanted[OF_SHARES])
    bills = Received.objects.in_bulk(wanted[OF_BILL])
    given = Refund.objects.in_bulk(wanted[OF_REFUND])
    claims = Claim.objects.select_related("person").in_bulk(wanted[OF_CLAIM])
    found: dict[UUID, list[Booked]] = {}
    for one in matches:
        target = by_hand.get(one.target, one.target) if one.target else None
        words = ""
        if target in invoices:
            words = number_of(invoices[target])
        elif target in shares or target in claims:
            words = (shares.get(target) or claims[target]).person.name
        elif target in bills:
            words = f"{bills[target].sender} {bills[target].number}"
        elif target in given:
            words = given[target].name
        elif one.payment is not None:
            words = one.payment.name
        batch = one.payment.batch_id if one.payment else None
        found.setdefault(one.line_id, []).append(Booked(one.kind, one.amount, words, target, batch))
    return found


def batches(legal_entity: str) -> QuerySet[Batch]:
    """The batches of an entity, the newest first."""
    return shown_batches().filter(legal_entity=legal_entity).order_by("-made_at", "-id")


def shown_batches() -> QuerySet[Batch]:
    """Batches with their makers; ``paid`` where every payment of one stands in a statement."""
    not_paid = Payment.objects.filter(batch=OuterRef("pk")).exclude(state="paid")
    return Batch.objects.select_related("made_by").annotate(paid=~Exists(not_paid))

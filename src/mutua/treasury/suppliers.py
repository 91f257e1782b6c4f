"""What suppliers are owed by their bills, credit notes taken off, and to which account they go.

A bill is paid to the account that stands on it. Where that is another than the one before, both who
make and who approve the payment are told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Abs, Coalesce

from mutua.activities.models import Received
from mutua.ground.ibans import reached
from mutua.ground.ids import derived_id
from mutua.people.models import LegalPerson
from mutua.people.services.legal_persons import payee
from mutua.treasury.debts import SUPPLIES, Debt, source
from mutua.treasury.formats.characters import latin
from mutua.treasury.models import BillHold, Match, Payment
from mutua.treasury.states import OVER

KIND, ACCOUNT = "supplier", "supplier_payable"
OF_BILL = "bill"  # the kind of what a line of a statement has settled
DAYS_TO_PAY = 30  # where the bill says no day: law of 2 August 2002, art. 4 § 1, after its receipt
TAKEN_BY_ITSELF = ("48", "49", "54", "55", "59")  # UNCL 4461: cards and direct debits
TEXT = 70  # letters: rewritten for a bank they come to 140 at most


class Changed(NamedTuple):
    """A supplier whose bill names another account than before: ``before`` and ``iban``."""

    name: str
    amount: int
    before: str
    iban: str


@source(KIND, of=lambda: Received.objects.values_list("id", "gross"))
def bills(legal_entity: str, paid: Any) -> Iterable[Debt]:
    """Bills that were booked and are not held, each to the account on it. A supplier's credit notes
    are taken off its bills that are not paid, the one that is due first before others."""
    held = BillHold.objects.filter(released_at=None).values("bill")
    waiting = booked(legal_entity).filter(gross__gt=0).exclude(id__in=paid).exclude(id__in=held)
    rows = sorted(waiting, key=lambda one: (due_on(one), one.issued_on, str(one.id)))
    left = _credits(legal_entity, {one.sender_number for one in rows})
    persons = _persons({one.sender_number for one in rows})
    asked = still_asked([one.id for one in rows])
    for one in rows:
        off = min(asked[one.id], left[one.sender_number])
        left[one.sender_number] -= off
        if asked[one.id] > off:
            yield Debt(
                KIND, one.id, legal_entity,
                persons.get(one.sender_number) or derived_id("payee", one.sender_number),
                ACCOUNT, asked[one.id] - off, due_on(one), text_of(one), SUPPLIES,
                paper=account_of(one), payee=name_of(one), since=one.issued_on,
            )  # fmt: skip


class Standing(NamedTuple):
    """The bills of an entity that are not paid: what batches will pay, what is held, and what is
    taken by a card or a direct debit whose line has not come, each in the order of its day."""

    to_pay: list[Debt]
    held: list[BillHold]
    by_itself: list[Received]


def standing(legal_entity: str) -> Standing:
    """How the bills of an entity stand."""
    live = Payment.objects.filter(debt_kind=KIND).exclude(state__in=OVER)
    held = BillHold.objects.filter(released_at=None, bill__legal_entity=legal_entity)
    taken = booked(legal_entity).filter(content__means__in=TAKEN_BY_ITSELF, gross__gt=0)
    return Standing(
        list(bills(legal_entity, live.values("debt"))),
        list(held.select_related("bill").order_by("held_at", "id")),
        list(with_left(taken).filter(left__gt=0).order_by("issued_on", "id")),
    )


def booked(legal_entity: str) -> QuerySet[Received]:
    """The bills and credit notes of suppliers that are in the books."""
    return Received.objects.filter(legal_entity=legal_entity, self_billed=False, state="booked")


def _credits(legal_entity: str, senders: Collection[str]) -> dict[str, int]:
    """What credit notes of each supplier have left: what was paid less than its bill has used it."""
    found: dict[str, int] = defaultdict(int)
    notes = list(booked(legal_entity).filter(gross__lt=0, sender_number__in=senders))
    asked = still_asked([one.id for one in notes])
    for note in notes:
        found[note.sender_number] += asked[note.id]
    theirs = list(booked(legal_entity).filter(gross__gt=0, sender_number__in=found))
    paid = on_its_way([one.id for one in theirs])
    settled = [one for one in theirs if one.id in paid]
    asked = still_asked([one.id for one in settled])
    for one in settled:
        found[one.sender_number] -= asked[one.id] - paid[one.id]
    return defaultdict(int, {sender: max(0, amount) for sender, amount in found.items()})


def on_its_way(bills: Collection[UUID]) -> dict[UUID, int]:
    """Of these bills those that a live payment pays, with its amount."""
    live = Payment.objects.filter(debt_kind=KIND, debt__in=bills).exclude(state__in=OVER)
    return dict(live.values_list("debt", "amount"))


def with_left(found: QuerySet[Received]) -> QuerySet[Received]:
    """Bills and credit notes with what is open of each, ``left``, above zero: what neither a live
    payment nor a line of a statement has settled, whatever it says was paid before."""
    live = Payment.objects.filter(debt_kind=KIND, debt=OuterRef("pk")).exclude(state__in=OVER)
    by_hand = Match.objects.filter(kind=OF_BILL, target=OuterRef("pk")).order_by()
    sums = by_hand.values("target").annotate(sum=Sum("amount")).values("sum")
    return found.annotate(
        left=Abs("gross") - Coalesce(Subquery(live.order_by().values("amount")), 0)
        - Abs(Coalesce(Subquery(sums), 0))
    )  # fmt: skip


ASKED = """
    select r.id, case when r.content ->> 'means' = any(%s) then 0 else mutua.still_asked(r) end
      from activities_received r where r.id = any(%s)
"""


def still_asked(bills: Collection[UUID]) -> dict[UUID, int]:
    """What bills still ask to be paid and credit notes to be taken off, minor units: nothing where
    a card or a direct debit does it. The function that guards payments says it."""
    with connection.cursor() as cursor:
        cursor.execute(ASKED, [list(TAKEN_BY_ITSELF), list(bills)])
        return dict(cursor.fetchall())


def _persons(senders: Collection[str]) -> dict[str, UUID]:
    known = LegalPerson.objects.filter(enterprise_number__in=senders)
    return dict(known.values_list("enterprise_number", "person_id"))


def name_of(bill: Received) -> str:
    """How a supplier is called on a transfer; by its number where a bank can read no letter of it."""
    readable = any(one.isalnum() for one in latin(bill.sender))
    return bill.sender.strip() if readable else bill.sender_number


def due_on(bill: Received) -> date:
    """By when a bill is paid."""
    return bill.due_on or bill.received_on + timedelta(days=DAYS_TO_PAY)


def text_of(bill: Received) -> str:
    """What its supplier wants to read: the structured communication, else the number."""
    return str(bill.content.get("payment_reference") or bill.number)[:TEXT]


def account_of(bill: Received) -> str:
    """The account on a bill; nothing where there is none to which a transfer goes."""
    return reached(str(bill.content.get("iban") or ""))


def bring_in(owed: Iterable[Debt]) -> None:
    """Whoever is owed by a bill of before suppliers were brought in with it, as a part of a verb."""
    wanted = [one for one in owed if one.kind == KIND]
    numbers = dict(
        Received.objects.filter(id__in=[one.id for one in wanted]).values_list(
            "id", "sender_number"
        )
    )
    for one in wanted:
        payee(one.payee, numbers[one.id])


def changed(owed: Sequence[Debt]) -> list[Changed]:
    """Of these debts those of a supplier who is known by another account than that of the bill."""
    asked = [(one.id, one.amount, one.paper or "", one.payee) for one in owed if one.kind == KIND]
    return [one for one in _new_accounts(asked) if one.before]


def new_accounts_in(batch: UUID) -> tuple[list[Changed], list[Changed]]:
    """The same of a batch of payments, and the suppliers who were never known by an account,
    ``before`` being empty."""
    found = Payment.objects.filter(batch=batch, debt_kind=KIND).order_by("due_on", "debt")
    told = _new_accounts(list(found.values_list("debt", "amount", "iban", "name")))
    return [one for one in told if one.before], [one for one in told if not one.before]


def _new_accounts(asked: Sequence[tuple[UUID, int, str, str]]) -> list[Changed]:
    rows = Received.objects.in_bulk([debt for debt, *_ in asked])
    known = _known({one.sender_number for one in rows.values()})
    found = []
    for debt, amount, iban, name in asked:
        bill = rows.get(debt)
        if bill is None or not iban:
            continue
        before = [one for one in known[bill.sender_number] if one.debt != debt]
        paid = [one.iban for one in before if one.paid]
        earlier = paid or [one.iban for one in before if one.received_on <= bill.received_on]
        if iban not in earlier:
            found.append(Changed(name, amount, earlier[-1] if earlier else "", iban))
    return found


class Seen(NamedTuple):
    """An account that a supplier's paper named, and whether that was paid."""

    debt: UUID
    iban: str
    received_on: date
    paid: bool


def _known(senders: Collection[str]) -> dict[str, list[Seen]]:
    """The accounts on all bills of some suppliers, in their order."""
    bills = Received.objects.filter(
        sender_number__in=senders, self_billed=False, state="booked", gross__gt=0
    ).order_by("received_on", "id")  # fmt: skip
    every = list(bills)
    live = Payment.objects.filter(debt_kind=KIND, debt__in=[one.id for one in every])
    paid = dict(live.filter(state="paid").values_list("debt", "iban"))
    found: dict[str, list[Seen]] = defaultdict(list)
    for one in every:
        if iban := paid.get(one.id) or account_of(one):
            found[one.sender_number].append(Seen(one.id, iban, one.received_on, one.id in paid))
    return found

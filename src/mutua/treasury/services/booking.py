"""The lines of a statement are booked, each for what it is: a payment of ours that the bank made or
gave back, an invoice or shares that were paid, a charge; what nobody knows waits for a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import NamedTuple, cast
from uuid import UUID

from django.db import transaction

from mutua.activities.models import Invoice, Receipt
from mutua.activities.services.receipts import NewReceipt, record_receipts
from mutua.ground import policy
from mutua.ground.actors import WORKER, Actor
from mutua.ground.arrays import among, insert
from mutua.ground.errors import Busy, NotFound, Refused
from mutua.ground.garbage import kept_until_done
from mutua.ground.ids import derived_id
from mutua.ground.verbs import verb
from mutua.ledger.services import Line, NewEntry, post
from mutua.people.models import Subscription
from mutua.people.services import record_share_payment
from mutua.treasury.fund.refilling import take_back
from mutua.treasury.models import Match, Payment, Statement, StatementLine
from mutua.treasury.services.transfers import BankLine, Transfer, transfers_of

policy.grant("treasury.book_lines", WORKER)

MADE, CAME_BACK = "payment", "return"
OF_INVOICE, BY_HAND, OF_SHARES, CHARGE = "receipt", "recorded", "shares", "charge"
SUSPENSE = "receipts_to_match"
HAND_DAYS = 5  # between a receipt that somebody recorded and the line that shows it


class Found(NamedTuple):
    """What a transfer is for. ``lines`` are its part of the books beside the bank's own."""

    kind: str
    amount: int
    target: UUID | None = None
    payment: Payment | None = None
    lines: tuple[Line, ...] = ()


class Part(NamedTuple):
    """A line, or a part of it, and what it is for."""

    match: UUID
    line: BankLine
    found: Found


@verb("treasury.book_lines")
@kept_until_done()
def book_lines(*, actor: Actor, statement: UUID) -> int:
    """Book every line of a statement that is new; gives how many wait for a person, because nobody
    knows what they are for. All of them in one transaction."""
    found = Statement.objects.filter(id=statement).first()
    if found is None:
        raise NotFound("statement", str(statement), "a statement that was taken")
    new = StatementLine.objects.select_for_update().filter(statement=found, state="new")
    rows = new.order_by("place").values_list(*BankLine._fields)
    lines = [(line, transfers_of(line)) for line in map(BankLine._make, rows)]
    known = Known.of(lines, found.legal_entity_id)
    waiting, parts = list[BankLine](), list[Part]()
    entries = list[NewEntry]()
    for line, transfers in lines:
        found_for = [known.what(one) for one in transfers]
        whole = [one for one in found_for if one is not None]
        if len(whole) < len(found_for) or not _shares_taken(actor, line, whole):
            waiting.append(line)
            kept = (Line("bank", line.amount), Line(SUSPENSE, -line.amount))
            entries.append(_entry(found, line, kept))
            continue
        parts += [
            Part(derived_id("match", line.id, number), line, one)
            for number, one in enumerate(whole, 1)
        ]
        if own := [one for one in whole if one.lines]:
            bank = Line("bank", sum(one.amount for one in own))
            entries.append(
                _entry(found, line, (bank, *(each for one in own for each in one.lines)))
            )
    _keep(parts, waiting)
    _settle(actor, parts)
    if entries:
        post(actor, entries)
    return len(waiting)


def _keep(parts: Sequence[Part], waiting: Sequence[BankLine]) -> None:
    """What each line was for, and how far the lines have come."""
    insert(
        Match,
        {
            "id": [one.match for one in parts],
            "line": [one.line.id for one in parts],
            "kind": [one.found.kind for one in parts],
            "target": [one.found.target for one in parts],
            "payment": [one.found.payment and one.found.payment.id for one in parts],
            "amount": [one.found.amount for one in parts],
        },
    )
    for state, ids in (
        ("matched", {one.line.id for one in parts}),
        ("suspense", {one.id for one in waiting}),
    ):
        if ids:
            StatementLine.objects.filter(id__in=among(ids, "uuid")).update(state=state)


def _settle(actor: Actor, parts: Sequence[Part]) -> None:
    """Payments take their steps, and what clients have paid is recorded."""
    made = [one.found.payment for one in parts if one.found.kind == MADE]
    _step(made, "paid")
    back = [one.found.payment for one in parts if one.found.kind == CAME_BACK]
    _step(back, "returned")
    take_back(actor, [one for one in back if one is not None])
    receipts = [
        NewReceipt(
            one.match, one.found.target, one.found.amount, one.line.booked_on,
            one.line.bank_reference,
        )
        for one in parts
        if one.found.kind == OF_INVOICE and one.found.target
    ]  # fmt: skip
    if receipts:
        record_receipts(actor=actor, receipts=receipts)


def _shares_taken(actor: Actor, line: BankLine, parts: Iterable[Found]) -> bool:
    """Whether the shares that a line pays, if any, could be recorded as paid: what their own verb
    refuses waits for a person, and keeps no other line waiting."""
    shares = [one for one in parts if one.kind == OF_SHARES]
    if not shares:
        return True
    try:
        with transaction.atomic():
            for one in shares:
                record_share_payment(
                    actor=actor, subscription=cast("UUID", one.target), amount=one.amount,
                    paid_from=line.counterparty_iban, received_on=line.booked_on,
                )  # fmt: skip
    except Busy:
        raise
    except Refused:
        return False
    return True


def _step(payments: Iterable[Payment | None], state: str) -> None:
    wanted = [one.id for one in payments if one is not None]
    if wanted:
        Payment.objects.filter(id__in=among(wanted, "uuid")).update(state=state)


def _entry(statement: Statement, line: BankLine, lines: tuple[Line, ...]) -> NewEntry:
    """The books of a line; receipts and shares book themselves."""
    cause = ("bank_line", line.id)
    text = line.counterparty_name or line.text[:140]
    return NewEntry(statement.legal_entity_id, line.booked_on, cause, "booked", lines, text)


class Known:
    """What stands in the store that the lines of a statement may be for, read all at once."""

    def __init__(
        self,
        payments: Iterable[Payment],
        invoices: dict[str, UUID],
        shares: Iterable[Subscription],
        by_hand: Iterable[Receipt],
    ) -> None:
        self.payments = {one.end_to_end_id: one for one in payments}
        self.invoices = invoices
        self.shares = {one.payment_reference: one for one in shares}
        self.by_hand: dict[tuple[UUID, int], list[Receipt]] = {}
        for one in by_hand:
            self.by_hand.setdefault((one.invoice_id, one.amount), []).append(one)

    @classmethod
    def of(cls, lines: Sequence[tuple[BankLine, list[Transfer]]], legal_entity: str) -> Known:
        """Everything that these lines name."""
        parts = [one for _, transfers in lines for one in transfers]
        named = among({one.end_to_end_id for one in parts if one.end_to_end_id}, "text")
        references = among({one.communication for one in parts if one.communication}, "text")
        payments = Payment.objects.select_for_update().filter(
            end_to_end_id__in=named, batch__legal_entity_id=legal_entity
        )
        invoices = dict(
            Invoice.objects.filter(
                payment_reference__in=references, state="issued", kind="invoice",
                activity__legal_entity_id=legal_entity,
            ).values_list("payment_reference", "id")
        )  # fmt: skip
        shares = Subscription.objects.filter(payment_reference__in=references, state="asked")
        matched = Match.objects.filter(kind__in=(OF_INVOICE, BY_HAND)).values("target")
        first = min((line.booked_on for line, _ in lines), default=None)
        by_hand: Iterable[Receipt] = ()
        if first is not None and invoices:
            of_lines = Match.objects.filter(kind=OF_INVOICE).values("id")
            by_hand = (
                Receipt.objects.filter(
                    invoice__in=among(invoices.values(), "uuid"),
                    received_on__gte=first - timedelta(days=HAND_DAYS),
                )
                .exclude(id__in=of_lines)
                .exclude(id__in=matched.filter(kind=BY_HAND))
            )
        return cls(payments.order_by("id"), invoices, shares, by_hand)

    def what(self, transfer: Transfer) -> Found | None:
        """What a transfer is for, or nothing."""
        if transfer.kind == CHARGE and transfer.amount < 0:
            return Found(CHARGE, transfer.amount, lines=(Line("house_expense", -transfer.amount),))
        if payment := self.payments.get(transfer.end_to_end_id):
            return self._payment(transfer, payment)
        if transfer.amount > 0 and transfer.communication:
            return self._paid_to_us(transfer)
        return None

    def _payment(self, transfer: Transfer, payment: Payment) -> Found | None:
        """A payment of ours: executed once, given back once, for its amount."""
        owed = Line(payment.account, -transfer.amount, person=payment.person_id)
        if transfer.amount == -payment.amount and payment.state in ("sent", "accepted"):
            payment.state = "paid"
            return Found(MADE, transfer.amount, payment.debt, payment, (owed,))
        if transfer.amount == payment.amount and payment.state == "paid":
            payment.state = "returned"
            return Found(CAME_BACK, transfer.amount, payment.debt, payment, (owed,))
        return None

    def _paid_to_us(self, transfer: Transfer) -> Found | None:
        if invoice := self.invoices.get(transfer.communication):
            recorded = self.by_hand.get((invoice, transfer.amount))
            if recorded:
                return Found(BY_HAND, transfer.amount, recorded.pop().id)
            return Found(OF_INVOICE, transfer.amount, invoice)
        share = self.shares.get(transfer.communication)
        if share is not None and share.amount == transfer.amount and transfer.counterparty_iban:
            del self.shares[transfer.communication]
            return Found(OF_SHARES, transfer.amount, share.id)
        return None

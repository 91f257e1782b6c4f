"""The lines of a statement are booked, each for what it is: a payment of ours that the bank made or
gave back, an invoice or shares that were paid, a charge; what nobody knows waits for a person."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import NamedTuple, cast
from uuid import UUID

from django.db import transaction

from mutua.activities.models import Invoice, Receipt
from mutua.activities.services.receipts import NewReceipt, record_receipts
from mutua.ground import policy
from mutua.ground.actors import WORKER, Actor
from mutua.ground.errors import Busy, NotFound, Refused
from mutua.ground.ids import derived_id
from mutua.ground.verbs import verb
from mutua.ledger.services import Line, NewEntry, post
from mutua.people.models import Subscription
from mutua.people.services import record_share_payment
from mutua.treasury.fund.refilling import take_back
from mutua.treasury.models import Match, Payment, Statement, StatementLine
from mutua.treasury.services.transfers import Transfer, transfers_of

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


@verb("treasury.book_lines")
def book_lines(*, actor: Actor, statement: UUID) -> int:
    """Book every line of a statement that is new; gives how many wait for a person, because nobody
    knows what they are for. All of them in one transaction."""
    found = Statement.objects.filter(id=statement).first()
    if found is None:
        raise NotFound("statement", str(statement), "a statement that was taken")
    lines = list(
        StatementLine.objects.select_for_update()
        .filter(statement=found, state="new")
        .order_by("place")
    )
    known = Known.of(lines, found.legal_entity_id)
    waiting = 0
    matches, entries, receipts = list[Match](), list[NewEntry](), list[NewReceipt]()
    for line in lines:
        parts = [known.what(one) for one in transfers_of(line)]
        if not _shares_taken(actor, line, parts):
            parts = [None]
        line.state = "suspense" if any(one is None for one in parts) else "matched"
        whole = [one for one in parts if one is not None] if line.state == "matched" else []
        waiting += line.state == "suspense"
        entries += _entries(found, line, whole)
        for number, one in enumerate(whole, 1):
            match = derived_id("match", line.id, number)
            matches.append(
                Match(
                    id=match, line=line, kind=one.kind, target=one.target, payment=one.payment,
                    amount=one.amount,
                )
            )  # fmt: skip
            if one.kind == OF_INVOICE and one.target:
                receipts.append(
                    NewReceipt(match, one.target, one.amount, line.booked_on, line.bank_reference)
                )
    Match.objects.bulk_create(matches)
    for state in ("matched", "suspense"):
        of_state = [one.id for one in lines if one.state == state]
        if of_state:
            StatementLine.objects.filter(id__in=of_state).update(state=state)
    _step([one.payment for one in matches if one.kind == MADE], "paid")
    back = [one.payment for one in matches if one.kind == CAME_BACK and one.payment is not None]
    _step(back, "returned")
    take_back(actor, back)
    if receipts:
        record_receipts(actor=actor, receipts=receipts)
    if entries:
        post(actor, entries)
    return waiting


def _shares_taken(actor: Actor, line: StatementLine, parts: Iterable[Found | None]) -> bool:
    """Whether the shares that a line pays, if any, could be recorded as paid: what their own verb
    refuses waits for a person, and keeps no other line waiting."""
    shares = [one for one in parts if one is not None and one.kind == OF_SHARES]
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
        Payment.objects.filter(id__in=wanted).update(state=state)


def _entries(statement: Statement, line: StatementLine, parts: list[Found]) -> list[NewEntry]:
    """The books of a line: the bank against each part; receipts and shares book themselves."""
    if line.state == "suspense":
        lines: tuple[Line, ...] = (Line("bank", line.amount), Line(SUSPENSE, -line.amount))
    else:
        own = [one for one in parts if one.lines]
        if not own:
            return []
        lines = (
            Line("bank", sum(one.amount for one in own)),
            *(each for one in own for each in one.lines),
        )
    cause = ("bank_line", line.id)
    text = line.counterparty_name or line.text[:140]
    return [NewEntry(statement.legal_entity_id, line.booked_on, cause, "booked", lines, text)]


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
    def of(cls, lines: Iterable[StatementLine], legal_entity: str) -> Known:
        """Everything that these lines name."""
        parts = [(line, one) for line in lines for one in transfers_of(line)]
        named = {one.end_to_end_id for _, one in parts if one.end_to_end_id}
        references = {one.communication for _, one in parts if one.communication}
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
        first = min((line.booked_on for line, _ in parts), default=None)
        by_hand: Iterable[Receipt] = ()
        if first is not None and invoices:
            of_lines = Match.objects.filter(kind=OF_INVOICE).values("id")
            by_hand = (
                Receipt.objects.filter(
                    invoice__in=invoices.values(),
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

"""Which bills of suppliers money that left has probably paid, and which credit notes money that came
gives back: a person decides."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Q

from mutua.activities.models import Received
from mutua.treasury import suppliers
from mutua.treasury.likely import (
    AMOUNT,
    CANDIDATES,
    NAME,
    NUMBER,
    PROPOSED,
    WEIGHTS,
    raw_words,
    words,
)
from mutua.treasury.models import StatementLine


class LikelyBill(NamedTuple):
    """An open bill or credit note, what is ``left`` of it, and why it may be the one: its number or
    reference stands in the line, what is open or its whole is the amount, the name or the account of
    its supplier is there."""

    bill: Received
    left: int
    why: tuple[str, ...]


def open_for(line: StatementLine) -> Any:
    """The open bills of suppliers, or their credit notes where money came, of a line's entity."""
    every = suppliers.booked(line.statement.legal_entity_id)
    signed = every.filter(gross__lt=0) if line.amount > 0 else every.filter(gross__gt=0)
    return suppliers.with_left(signed).filter(left__gt=0)


def likely_bills(line: StatementLine) -> list[LikelyBill]:
    """Those that a line has probably settled, the likeliest first, at most PROPOSED."""
    amount = abs(line.amount)
    said = line.text.split()
    asked = Q(left=amount) | Q(gross=-line.amount) | Q(number__in=said)
    if line.communication:
        asked |= Q(content__payment_reference=line.communication)
    for one in sorted(raw_words(line.counterparty_name)):
        asked |= Q(sender__icontains=one)
    known = words(line.counterparty_name) | words(line.text)
    found = []
    for one in open_for(line).filter(asked).order_by("due_on", "id")[:CANDIDATES]:
        why = []
        reference = one.content.get("payment_reference")
        if one.number in said or (reference and reference == line.communication):
            why.append(NUMBER)
        if amount in (one.left, abs(one.gross)):
            why.append(AMOUNT)
        iban = line.counterparty_iban
        if words(one.sender) & known or (iban and iban == suppliers.account_of(one)):
            why.append(NAME)
        if why:
            found.append(LikelyBill(one, one.left, tuple(why)))
    found.sort(key=lambda one: -sum(WEIGHTS[each] for each in one.why))
    return found[:PROPOSED]

"""A line of a statement as the transfers in it: one, or those of a batch that was booked whole."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from mutua.treasury.blocks import names_of_blocks
from mutua.treasury.models import Payment

LIVING = ("sent", "accepted", "paid")


class BankLine(NamedTuple):
    """What is read of a line: fifty thousand come at once."""

    id: UUID
    amount: int
    booked_on: date
    kind: str
    end_to_end_id: str
    counterparty_name: str
    counterparty_iban: str
    communication: str
    text: str
    bank_reference: str
    details: list[dict[str, Any]]


class Transfer(NamedTuple):
    """One movement between two accounts, in minor units, above zero what came."""

    amount: int
    kind: str
    end_to_end_id: str
    communication: str
    counterparty_iban: str


def transfers_of(line: BankLine) -> list[Transfer]:
    """The transfers of a line. Of a batch of ours that the bank booked as one amount and does not
    unfold, the payments of its block, where they come to the amount."""
    if line.details:
        return [
            Transfer(
                one["amount"], line.kind, one["end_to_end_id"], one["communication"],
                one["counterparty_iban"],
            )
            for one in line.details
        ]  # fmt: skip
    if line.bank_reference and not line.end_to_end_id and line.amount < 0:
        block = _block(line.bank_reference)
        if sum(one.amount for one in block) == -line.amount:
            return [
                Transfer(-one.amount, line.kind, one.end_to_end_id, "", one.iban) for one in block
            ]
    return [
        Transfer(
            line.amount, line.kind, line.end_to_end_id, line.communication, line.counterparty_iban
        )
    ]


def _block(reference: str) -> list[Payment]:
    """The payments of ours that lie in a block, by the name that the file gave it."""
    message, _, number = reference.rpartition("-")
    if not number.isdigit():
        return []
    found = list(Payment.objects.filter(batch__message_id=message))
    lies_in = names_of_blocks(message, found)
    return [one for one in found if lies_in[one.id] == reference and one.state in LIVING]

"""A bank's statement of an account, whichever format it came in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from mutua.treasury.formats.refusals import FileError

HIGHEST_OF_CODA: Final = 999


class Kind(StrEnum):
    """What a line is, so that a person or a rule knows what to look for."""

    TRANSFER_IN = "transfer_in"
    TRANSFER_OUT = "transfer_out"
    RETURN = "return"  # money that left and came back, or came and was sent back
    CHARGE = "charge"
    INTEREST = "interest"
    CORRECTION = "correction"  # the bank takes back a line of its own
    DIRECT_DEBIT = "direct_debit"
    CARD = "card"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """One transfer inside a line. ``amount`` in cents, below zero when money leaves.
    ``communication`` is a structured one of twelve digits, checked; ``text`` all other words.
    ``return_reason`` is an ISO code such as AC04."""

    amount: int
    end_to_end_id: str = ""
    counterparty_name: str = ""
    counterparty_iban: str = ""
    communication: str = ""
    text: str = ""
    bank_reference: str = ""
    return_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A movement. ``code`` is the bank's own: PMNT/RCDT/ESCT in camt.053, 01/50/000 in CODA.
    ``batch`` is the identifier of the block of payments booked as one amount, where the bank says
    it; ``details`` has the transfers in it, and is empty for a single movement or where the bank
    keeps them to itself. ``line`` is where it stands in the file."""

    amount: int
    booked_on: date
    value_on: date | None
    kind: Kind
    code: str
    bank_reference: str = ""
    end_to_end_id: str = ""
    counterparty_name: str = ""
    counterparty_iban: str = ""
    communication: str = ""
    text: str = ""
    return_reason: str = ""
    batch: str = ""
    details: tuple[Detail, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One account from one balance to the next. Balances in cents, below zero when overdrawn.
    ``number`` counts the statements of a year; nothing where the bank gives none. ``is_copy``: the
    bank says that it sends it again. Opening and lines always come to the closing balance."""

    iban: str
    currency: str
    identifier: str
    number: int | None
    opening: int
    opened_on: date
    closing: int
    closed_on: date
    lines: tuple[Line, ...]
    is_copy: bool = False
    line: int = 0


def gap(previous: Statement, following: Statement) -> FileError | None:
    """What breaks the chain from one statement of an account to the next, if anything: another
    account, a balance that does not go on, a number left out, a day that goes back."""
    at = following.line
    if following.iban != previous.iban:
        return FileError(at, "iban", following.iban, previous.iban)
    if following.opening != previous.closing:
        allowed = f"{previous.closing}, the closing balance of {previous.identifier}"
        return FileError(at, "opening", str(following.opening), allowed)
    if following.closed_on < previous.closed_on:
        allowed = f"{previous.closed_on} or later"
        return FileError(at, "closed_on", str(following.closed_on), allowed)
    expected = _numbers_after(previous, following)
    if following.number is not None and expected and following.number not in expected:
        allowed = " or ".join(map(str, expected))
        return FileError(at, "number", str(following.number), allowed)
    return None


def _numbers_after(previous: Statement, following: Statement) -> tuple[int, ...]:
    if previous.number is None:
        return ()
    if previous.closed_on.year == following.closed_on.year:
        # CODA has three digits; a bank that counts on beyond them begins anew.
        over = previous.number == HIGHEST_OF_CODA
        return (previous.number + 1, 0, 1) if over else (previous.number + 1,)
    return (previous.number + 1, 1)


def chain_errors(statements: Iterable[Statement]) -> list[FileError]:
    """What is wrong between the statements of one file: doubled ones, and gaps by account."""
    errors = []
    last: dict[str, Statement] = {}
    seen: set[tuple[str, str]] = set()
    for one in statements:
        key = (one.iban, one.identifier)
        if key in seen:
            errors.append(FileError(one.line, "identifier", one.identifier, "each statement once"))
        elif one.iban in last and (error := gap(last[one.iban], one)):
            errors.append(error)
        seen.add(key)
        last[one.iban] = one
    return errors


def sum_error(statement: Statement) -> FileError | None:
    """Where opening and lines do not come to the closing balance."""
    reckoned = statement.opening + sum(one.amount for one in statement.lines)
    if reckoned == statement.closing:
        return None
    allowed = f"{reckoned}, the opening balance and the lines"
    return FileError(statement.line, "closing", str(statement.closing), allowed)

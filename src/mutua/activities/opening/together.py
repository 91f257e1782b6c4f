"""What the files of an opening say together: sums that must agree, each difference by its line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from mutua.activities.models import Invoice
from mutua.activities.opening.parts import PARTS, Begun
from mutua.ground.formats import money
from mutua.ground.sheets import CellError
from mutua.ledger.models import OpeningBalance, Posting
from mutua.people import earlier_shares
from mutua.people.models import Person

Pair = tuple[UUID | None, UUID | None]


def wrong_together(begun: Begun, invoices: Sequence[Invoice], file: str) -> list[CellError]:
    """What is wrong between balances, shares, invoices and what other rooms brought, at the lines of
    the balances' ``file``; line 0 where it has none."""
    lines = list(OpeningBalance.objects.filter(opening=begun.opening).order_by("line"))
    errors = [*_capital(lines), *_owed(lines, invoices)]
    for part in PARTS.values():
        errors += part.agree(begun, lines)
    if off := sum(one.amount for one in lines):
        allowed = "debits and, below zero, credits that sum to zero"
        errors.insert(0, CellError(0, "amount", f"off by {money(off, 'en')}", allowed))
    return [one._replace(file=file) for one in errors]


def _capital(lines: list[OpeningBalance]) -> list[CellError]:
    """Of each person the balances give, with what was booked before, the register's value."""
    booked: dict[UUID | None, int] = defaultdict(int)
    first: dict[UUID | None, int] = {}
    for person, amount in Posting.objects.filter(account="capital").values_list("person", "amount"):
        booked[person] -= amount
    for one in lines:
        if one.account_id == "capital":
            booked[one.person] -= one.amount
            first.setdefault(one.person, one.line)
    held = earlier_shares.value_held()
    off = [one for one in {*booked, *held} if booked[one] != held.get(one, 0)]
    names: dict[UUID | None, str] = {one.id: one.name for one in Person.objects.filter(id__in=off)}
    return sorted(
        CellError(
            first.get(person, 0), "amount",
            f"{money(booked[person], 'en')} of capital of {names.get(person)}",
            f"{money(held.get(person, 0), 'en')}, which the shares of this person come to",
        )
        for person in off
    )  # fmt: skip


def _owed(lines: list[OpeningBalance], invoices: Sequence[Invoice]) -> list[CellError]:
    """What each client owes an activity is what is open of the invoices."""
    booked: dict[Pair, int] = defaultdict(int)
    open_: dict[Pair, int] = defaultdict(int)
    first: dict[Pair, int] = {}
    numbers: dict[Pair, list[str]] = defaultdict(list)
    for one in lines:
        if one.account_id == "client_receivable":
            booked[one.client, one.activity] += one.amount
            first.setdefault((one.client, one.activity), one.line)
    for invoice in invoices:
        pair = invoice.client_id, invoice.activity_id
        open_[pair] += invoice.gross - invoice.earlier_paid
        numbers[pair].append(invoice.earlier_number)
    return sorted(
        CellError(
            first.get(pair, 0), "amount",
            f"{money(booked[pair], 'en')} of client_receivable",
            f"{money(open_[pair], 'en')}, which is open of {', '.join(numbers[pair]) or 'no invoice'}",
        )
        for pair in {*booked, *open_}
        if booked[pair] != open_[pair]
    )  # fmt: skip

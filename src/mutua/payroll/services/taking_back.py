"""Entries that a correction makes: what was booked is mirrored, what was too much is owed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from mutua.ground.actors import Actor
from mutua.ledger.models import Entry, Posting
from mutua.ledger.services import Line, NewEntry, mirror_of, post
from mutua.payroll import booking
from mutua.payroll.models import Run
from mutua.payroll.services.writing import open_days

REVERSED = "reversed"


def take_back(actor: Actor, run: Run, cause: str, ids: Sequence[UUID], why: str) -> None:
    """Mirror the entries of pay, where they stand, or today where that period is closed."""
    entries = Entry.objects.filter(
        cause_kind=cause, purpose=booking.MADE, cause_id__in=ids
    ).order_by("id")
    lines: dict[UUID, list[Posting]] = defaultdict(list)
    for one in Posting.objects.filter(entry__in=entries).order_by("entry", "line"):
        lines[one.entry_id].append(one)
    days = open_days(run.legal_entity_id, {e.day for e in entries}, run.made_on)
    mirrors = [
        mirror_of(e, lines[e.id], days[e.day], why, (cause, e.cause_id), REVERSED) for e in entries
    ]
    post(actor, mirrors)


def moved(
    entity: str, day: date, cause: tuple[str, UUID], purpose: str, person: UUID, amount: int,
    text: str,
) -> NewEntry:  # fmt: skip
    """An amount that a person owes from here on, or below zero no longer, against her net pay."""
    lines = (
        Line("member_receivable", amount, person=person),
        Line("net_pay_payable", -amount, person=person),
    )
    return NewEntry(entity, day, cause, purpose, lines, text)

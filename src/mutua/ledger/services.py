"""What is done with the books: the chart, periods, entries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml
from django.db import connection

from mutua.ground import clock, policy
from mutua.ground.actors import MEMBER, STAFF, TREASURY, WORKER, Actor
from mutua.ground.arrays import array
from mutua.ground.errors import NotFound, Refused
from mutua.ground.ids import new_id, new_ids
from mutua.ground.verbs import verb
from mutua.ledger import chain
from mutua.ledger.models import Account, Entry, LegalEntity, Period, Posting

policy.grant("ledger.set_up", STAFF)
policy.grant("ledger.open_period", STAFF, TREASURY)
policy.grant("ledger.close_period", STAFF, TREASURY)
policy.grant("ledger.record", STAFF, TREASURY, by_amount=True)
policy.grant("ledger.post", MEMBER, STAFF, TREASURY, WORKER)

CHART = Path(__file__).parent / "chart.yaml"
SAID = ("account", "amount", "currency", "activity", "person", "client", "fund", "authority")
LIMIT = 10**15  # minor units: far from what 64 bits hold
INSERT_ENTRIES = """
    insert into ledger_entry (id, legal_entity_id, day, cause_kind, cause_id, purpose, text,
      corrects_id)
    select * from unnest(%s::uuid[], %s::text[], %s::date[], %s::text[], %s::uuid[], %s::text[],
      %s::text[], %s::uuid[])
"""
INSERT_POSTINGS = """
    insert into ledger_posting (entry_id, line, account_id, amount, currency, activity, person,
      client, fund, authority)
    select * from unnest(%s::uuid[], %s::smallint[], %s::text[], %s::bigint[], %s::text[],
      %s::uuid[], %s::uuid[], %s::uuid[], %s::text[], %s::text[])
"""


@dataclass(frozen=True)
class Line:
    """One posting to be: debit above zero, credit below, in minor units."""

    account: str
    amount: int
    activity: UUID | None = None
    person: UUID | None = None
    client: UUID | None = None
    fund: str | None = None
    authority: str | None = None
    currency: str = "EUR"


@dataclass(frozen=True)
class NewEntry:
    """An entry to be. ``cause`` is the kind and identifier of the event, ``purpose`` which of the
    event's entries it is."""

    legal_entity: str
    day: date
    cause: tuple[str, UUID]
    purpose: str
    lines: tuple[Line, ...]
    text: str = ""
    corrects: UUID | None = None


@cache
def chart() -> dict[str, dict[str, Any]]:
    """The accounts as the file says them."""
    found: dict[str, dict[str, Any]] = yaml.safe_load(CHART.read_text("utf-8"))
    return found


@verb("ledger.set_up")
def install_chart(*, actor: Actor) -> int:
    """Bring the accounts of the file into the store; gives how many it has."""
    for code, one in chart().items():
        Account.objects.update_or_create(
            code=code,
            defaults={
                "nature": one["nature"],
                "mapped": one["mapped"],
                "needs": one.get("needs", []),
                "by_member": one.get("by_member", False),
            },
        )
    return len(chart())


@verb("ledger.set_up")
def add_legal_entity(
    *, actor: Actor, code: str, name: str, country: str, currency: str, details: dict[str, Any]
) -> str:
    """Bring in a legal person of the enterprise."""
    for field, value in (("code", code), ("name", name)):
        if not value.strip():
            raise Refused(field, value, "a text")
    LegalEntity.objects.create(
        code=code, name=name, country=country, currency=currency, details=details
    )
    return code


@verb("ledger.open_period")
def open_period(*, actor: Actor, legal_entity: str, first_day: date, last_day: date) -> UUID:
    """Let entries stand in these days."""
    if last_day < first_day:
        raise Refused("last_day", str(last_day), f"{first_day} or later")
    closed = Period.objects.filter(legal_entity_id=legal_entity, state="closed")
    last = closed.order_by("-last_day").first()
    if last is not None and first_day <= last.last_day:
        raise Refused("first_day", str(first_day), f"after {last.last_day}: what is closed stays")
    period = Period.objects.create(
        id=new_id(), legal_entity_id=legal_entity, first_day=first_day, last_day=last_day
    )
    return period.id


@verb("ledger.close_period")
def close_period(*, actor: Actor, period: UUID) -> str:
    """Close a period for ever, oldest first; gives the head of the chain, to be published."""
    found = Period.objects.select_for_update().filter(id=period).first()
    if found is None:
        raise NotFound("period", str(period), "a period")
    if found.state != "open":
        raise Refused("period", found.state, "an open period", "state")
    earlier = Period.objects.filter(
        legal_entity_id=found.legal_entity_id, last_day__lt=found.first_day, state="open"
    ).first()
    if earlier is not None:
        raise Refused("period", str(found.first_day), f"{earlier.first_day}: the oldest first")
    if found.last_day >= clock.today():
        raise Refused("period", str(found.last_day), f"days before {clock.today()}")
    found.head = chain.head_of(found, chain.head_before(found))
    found.state = "closed"
    found.save()
    return found.head


@verb("ledger.record")
def correct(*, actor: Actor, entry: UUID, day: date, why: str) -> UUID:
    """Take an entry back by its mirror, which points to it. The entry itself stays."""
    found = Entry.objects.filter(id=entry).first()
    if found is None:
        raise NotFound("entry", str(entry), "an entry")
    if not why.strip():
        raise Refused("why", why, "the reason, which the books keep")
    mirror = mirror_of(
        found, Posting.objects.filter(entry_id=entry).order_by("line"), day, why,
        ("correction", found.id), "mirror",
    )  # fmt: skip
    policy.within(actor, "ledger.record", _turned_over(mirror))
    return post(actor, [mirror])[0]


def mirror_of(
    entry: Entry,
    postings: Iterable[Posting],
    day: date,
    why: str,
    cause: tuple[str, UUID],
    purpose: str,
) -> NewEntry:
    """What takes an entry back: its postings with the other sign, pointing to it."""
    lines = tuple(
        Line(
            one.account_id, -one.amount, one.activity, one.person, one.client, one.fund,
            one.authority, one.currency,
        )
        for one in postings
    )  # fmt: skip
    return NewEntry(entry.legal_entity_id, day, cause, purpose, lines, why, entry.id)


def _turned_over(entry: NewEntry) -> int:
    return sum(line.amount for line in entry.lines if line.amount > 0)


@verb("ledger.record")
def record(*, actor: Actor, entry: NewEntry) -> UUID:
    """Record one entry by hand, such as a correction."""
    policy.within(actor, "ledger.record", _turned_over(entry))
    return post(actor, [entry])[0]


def post(actor: Actor, entries: Sequence[NewEntry]) -> list[UUID]:
    """Write entries, as a part of a verb; gives their identifiers.

    Two statements whatever their number. Raises Refused for an entry that does not balance.
    """
    policy.require(actor, "ledger.post")
    for entry in entries:
        _check(entry)
    ids = new_ids(len(entries))
    with connection.cursor() as cursor:
        cursor.execute(INSERT_ENTRIES, _columns_of_entries(ids, entries))
        cursor.execute(INSERT_POSTINGS, _columns_of_postings(ids, entries))
    return ids


def _columns_of_entries(ids: list[UUID], entries: Sequence[NewEntry]) -> list[str]:
    return [
        array(ids),
        array([e.legal_entity for e in entries]),
        array([e.day for e in entries]),
        array([e.cause[0] for e in entries]),
        array([e.cause[1] for e in entries]),
        array([e.purpose for e in entries]),
        array([e.text for e in entries]),
        array([e.corrects for e in entries]),
    ]


def _columns_of_postings(ids: list[UUID], entries: Sequence[NewEntry]) -> list[str]:
    lines = [line for e in entries for line in e.lines]
    return [
        array([one for one, e in zip(ids, entries, strict=True) for _ in e.lines]),
        array([number for e in entries for number in range(1, len(e.lines) + 1)]),
        *(array(list(map(attrgetter(name), lines))) for name in SAID),
    ]


def _check(entry: NewEntry) -> None:
    if len(entry.lines) < 2:
        raise Refused("lines", str(len(entry.lines)), "two lines or more")
    if "\x00" in entry.text:
        raise Refused("text", entry.text, "a text without NUL letters")
    sums: dict[str, int] = {}
    for line in entry.lines:
        if type(line.amount) is not int or not 0 < abs(line.amount) < LIMIT:
            raise Refused("amount", line.amount, f"whole minor units, not 0, below {LIMIT}")
        sums[line.currency] = sums.get(line.currency, 0) + line.amount
    for currency, off in sums.items():
        if off:
            raise Refused("lines", f"off by {off} {currency}", "lines that sum to zero")

"""The chain of closed periods: each close takes in every entry and the close before it.

Whoever has written down one head can show later that nothing before it was changed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from mutua.ledger.models import Period

BEGINNING = "0" * 64
ENTRIES = """
    select e.id, e.day, e.cause_kind, e.cause_id, e.purpose, e.text, e.corrects_id,
      (select json_agg(json_build_array(p.line, p.account_id, p.amount, p.currency, p.activity,
         p.person, p.client, p.fund, p.authority) order by p.line)
       from ledger_posting p where p.entry_id = e.id)::text
    from ledger_entry e
    where e.legal_entity_id = %s and e.day between %s and %s order by e.day, e.id
"""


class Link(NamedTuple):
    """One closed period with the head that was kept and the one that the entries give."""

    period: UUID
    first_day: Any
    last_day: Any
    kept: str
    given: str

    @property
    def holds(self) -> bool:
        """Whether nothing was changed since the close."""
        return self.kept == self.given


def head_of(period: Period, before: str) -> str:
    """The SHA-256, in hexadecimal, of a period's entries and the head before it."""
    digest = hashlib.sha256(before.encode())
    with connection.cursor() as cursor:
        cursor.execute(ENTRIES, [period.legal_entity_id, period.first_day, period.last_day])
        for row in cursor:
            digest.update(json.dumps([str(one) for one in row]).encode())
    return digest.hexdigest()


def verify(legal_entity: str) -> Iterator[Link]:
    """Every closed period, oldest first, with what its entries give now."""
    before = BEGINNING
    closed = Period.objects.filter(legal_entity_id=legal_entity, state="closed")
    for period in closed.order_by("first_day"):
        given = head_of(period, before)
        yield Link(period.id, period.first_day, period.last_day, period.head, given)
        before = period.head


def head_before(period: Period) -> str:
    """The head of the period before this one, or the beginning."""
    found = (
        Period.objects.filter(legal_entity_id=period.legal_entity_id, last_day__lt=period.first_day)
        .order_by("-first_day")
        .first()
    )
    return found.head if found else BEGINNING

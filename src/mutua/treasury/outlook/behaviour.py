"""How clients have paid: how late, by client where enough is known, else by kind of client."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

import numpy as np
from django.db import connection
from numpy.typing import NDArray

Ints = NDArray[np.int64]

QUANTILES = 64
ENOUGH = 8  # invoices of a client or a kind that tell how it pays
YEARS = 3
ANYBODY = "anybody"
# Where nothing is known yet: from the day it is due to two months late, an assumption of ours.
ASSUMED = (0, 60)


class Seen(NamedTuple):
    """An invoice: how many days after its due day it was paid, or has not been paid so far."""

    client: UUID
    kind: str
    days: int
    paid: bool


class Behaviour(NamedTuple):
    """``delays`` (behaviours, QUANTILES) are equally likely days against the due day. ``rows`` says
    which row a client, a kind of clients or ANYBODY has."""

    delays: Ints
    rows: dict[UUID | str, int]

    def row_of(self, client: UUID, kind: str) -> int:
        """How a client pays: by its own past, else by that of its kind, else of anybody."""
        return self.rows.get(client, self.rows.get(kind, self.rows[ANYBODY]))


def behaviour_of(seen: Sequence[Seen]) -> Behaviour:
    """What invoices tell of their clients."""
    found: dict[UUID | str, Ints] = {ANYBODY: np.linspace(*ASSUMED, QUANTILES).astype(np.int64)}
    if len(seen) >= ENOUGH:
        found[ANYBODY] = quantiles(seen)
    for name in ("kind", "client"):
        ordered = sorted(seen, key=lambda one: str(getattr(one, name)))
        for key, those in groupby(ordered, key=lambda one: getattr(one, name)):
            rows = list(those)
            if len(rows) >= ENOUGH and any(one.paid for one in rows):
                found[key] = quantiles(rows)
    return Behaviour(np.array(list(found.values())), {key: n for n, key in enumerate(found)})


def quantiles(seen: Sequence[Seen]) -> Ints:
    """QUANTILES equally likely delays, the shortest first, by the product-limit estimator (Kaplan
    and Meier, 1958): an invoice that waits says that it takes longer than it has waited so far. What
    is not paid within what was seen takes as long as the longest."""
    days = np.array([one.days for one in seen])
    paid = np.array([one.paid for one in seen])
    times = np.unique(days[paid])
    if not times.size:
        return np.full(QUANTILES, int(days.max()))
    waiting = (days[None, :] >= times[:, None]).sum(axis=1)
    ended = ((days[None, :] == times[:, None]) & paid[None, :]).sum(axis=1)
    by_then = 1 - np.cumprod(1 - ended / waiting)
    middle = (np.arange(QUANTILES) + 0.5) / QUANTILES
    place = np.searchsorted(by_then, middle - 1e-12)
    longest = max(int(times[-1]), int(days.max()))
    return np.append(times, longest)[np.minimum(place, times.size)].astype(np.int64)


def seen_until(legal_entity: str, today: date) -> list[Seen]:
    """The invoices of the last YEARS that were due: when the last of their money came, or how long
    they have waited."""
    with connection.cursor() as cursor:
        cursor.execute(
            """select coalesce(c.merged_into_id, c.id), c.kind, i.due_on, r.last,
                 coalesce(r.received, 0) >= i.gross - i.earlier_paid - i.credited
               from activities_invoice i join activities_client c on c.id = i.client_id
               join activities_activity a on a.id = i.activity_id
               left join (select invoice_id, max(received_on) as last, sum(amount) as received
                 from activities_receipt group by 1) r on r.invoice_id = i.id
               where i.state = 'issued' and i.kind = 'invoice' and i.earlier_paid < i.gross
                 and i.credited < i.gross - i.earlier_paid and a.legal_entity_id = %s
                 and i.due_on between %s and %s""",
            [legal_entity, today - timedelta(days=YEARS * 365), today],
        )
        return [
            Seen(client, kind, ((last if paid else today) - due_on).days, paid)
            for client, kind, due_on, last, paid in cursor.fetchall()
        ]

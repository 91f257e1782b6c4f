"""What stands in an order (bon de commande, bestelbon, Auftrag), frozen before it is signed.

A client and the cooperative agree who works, when, where, and for how much. Both sign the same
content: its hash leaves out the signatures, so that signing does not change what was signed.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, datetime, time
from typing import Any, Final

from mutua.activities.documents.content import Line, Party, VatTotal, totals_of

BUYER: Final = "buyer"
SELLER: Final = "seller"


@dataclass(frozen=True)
class Work:
    """A day of work, or several in a row, with its hours where they are known, and its place."""

    first: date
    place: str
    last: date | None = None
    starts: time | None = None
    ends: time | None = None
    what: str = ""


@dataclass(frozen=True)
class Signature:
    """Who signed for which side (buyer, seller), in what capacity, when and with which e-mail.

    ``signed_at`` has a zone; ``content_hash`` is the SHA-256 of what was signed, in hexadecimal.
    """

    side: str
    name: str
    capacity: str
    signed_at: datetime
    email: str
    content_hash: str


@dataclass(frozen=True)
class Order:
    """An order whole.

    ``version`` rises when a proposal is changed before it is signed; ``valid_until`` is the last
    day on which the buyer may sign. ``workers`` are the people who do the work, ``conditions``
    are paragraphs. Amounts are in minor units, as in a Document. ``signed_earlier`` is the day on
    which it was signed on another paper.
    """

    number: str
    version: int
    issued_on: date
    valid_until: date
    currency: str
    language: str
    seller: Party
    buyer: Party
    lines: tuple[Line, ...]
    works: tuple[Work, ...] = ()
    workers: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    buyer_reference: str = ""
    note: str = ""
    signatures: tuple[Signature, ...] = ()
    signed_earlier: date | None = None

    @property
    def vat_totals(self) -> tuple[VatTotal, ...]:
        """One total for each treatment, in the order of the lines."""
        return totals_of(self.lines)

    @property
    def net(self) -> int:
        """The price without VAT."""
        return sum(line.net for line in self.lines)

    @property
    def gross(self) -> int:
        """The price with VAT."""
        return self.net + sum(total.amount for total in self.vat_totals)

    @property
    def content_hash(self) -> str:
        """The SHA-256, in hexadecimal, of all but the signatures."""
        content = canonical(self)
        content.pop("signatures", None)
        written = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(written.encode()).hexdigest()


def canonical(value: Any) -> Any:
    """A frozen content as plain JSON values.

    What stands at its default is left out: a field that is added later, with a default, does not
    change the hash of what was signed before.
    """
    if is_dataclass(value):
        return {
            field.name: canonical(given)
            for field in fields(value)
            if (given := getattr(value, field.name)) != field.default or field.default is MISSING
        }
    if isinstance(value, tuple):
        return [canonical(one) for one in value]
    if isinstance(value, date | time):
        return value.isoformat()
    return value

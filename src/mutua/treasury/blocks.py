"""The blocks of a file of payments: one a purpose, in the order in which the file has them."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from mutua.treasury.formats.pain001 import block_id
from mutua.treasury.models import Payment


def blocks_of(payments: Iterable[Payment]) -> dict[str, list[Payment]]:
    """The payments of a batch by their purpose: the first block of its file is the first."""
    found: dict[str, list[Payment]] = {}
    for one in sorted(payments, key=lambda one: (one.due_on, str(one.debt))):
        found.setdefault(one.purpose, []).append(one)
    return found


def names_of_blocks(message: str, payments: Iterable[Payment]) -> dict[UUID, str]:
    """The name that the file gives to the block in which each payment lies."""
    blocks = blocks_of(payments).values()
    return {
        one.id: block_id(message, number) for number, those in enumerate(blocks, 1) for one in those
    }

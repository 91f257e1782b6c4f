"""Identifiers: UUIDs that rise with time, made before the first try of what they name."""

from __future__ import annotations

import os
import struct
import threading
import time
from uuid import UUID, uuid5

MUTUA = UUID("6f1d8f4e-5a0c-5f7b-9c0e-0d6f5b1f2a77")
_lock = threading.Lock()
_last = 0


def new_id() -> UUID:
    """A new identifier (RFC 9562, version 7): neighbours in time are neighbours in an index, and
    of two made in this process the later one is larger."""
    return new_ids(1)[0]


def new_ids(count: int) -> list[UUID]:
    """As many new identifiers, each larger than the one before."""
    noise = struct.unpack(f"{count}Q", os.urandom(8 * count))
    return [
        UUID(int=stamp << 64 | 2 << 62 | chance >> 2)
        for stamp, chance in zip(_stamps(count), noise, strict=True)
    ]


def _stamps(count: int) -> list[int]:
    """Milliseconds, the version, and twelve bits of the millisecond's parts, never twice."""
    global _last  # noqa: PLW0603 - one process, one order
    with _lock:
        first = max(time.time_ns() * 4_096 // 1_000_000, _last + 1)
        _last = first + count - 1
    return [(one >> 12) << 16 | 7 << 12 | one & 0xFFF for one in range(first, first + count)]


def derived_id(*parts: object) -> UUID:
    """The identifier that always follows from the same parts, such as a document and a purpose."""
    return uuid5(MUTUA, "\x1f".join(map(str, parts)))

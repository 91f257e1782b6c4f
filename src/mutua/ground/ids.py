"""Identifiers: UUIDs that rise with time, made before the first try of what they name."""

from __future__ import annotations

import os
import threading
import time
from uuid import UUID, uuid5

MUTUA = UUID("6f1d8f4e-5a0c-5f7b-9c0e-0d6f5b1f2a77")
_lock = threading.Lock()
_last = 0


def new_id() -> UUID:
    """A new identifier (RFC 9562, version 7): neighbours in time are neighbours in an index, and
    of two made in this process the later one is larger."""
    noise = int.from_bytes(os.urandom(8)) & (1 << 62) - 1
    return UUID(int=_stamp() << 64 | 2 << 62 | noise)


def _stamp() -> int:
    """Milliseconds, the version, and twelve bits of the millisecond's parts, never twice."""
    global _last  # noqa: PLW0603 - one process, one order
    with _lock:
        _last = max(time.time_ns() * 4_096 // 1_000_000, _last + 1)
        return (_last >> 12) << 16 | 7 << 12 | _last & 0xFFF


def derived_id(*parts: object) -> UUID:
    """The identifier that always follows from the same parts, such as a document and a purpose."""
    return uuid5(MUTUA, "\x1f".join(map(str, parts)))

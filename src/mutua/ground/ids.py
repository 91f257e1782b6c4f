"""Identifiers: UUIDs that rise with time, made before the first try of what they name."""

from __future__ import annotations

import os
import time
from uuid import UUID, uuid5

MUTUA = UUID("6f1d8f4e-5a0c-5f7b-9c0e-0d6f5b1f2a77")


def new_id() -> UUID:
    """A new identifier (RFC 9562, version 7): neighbours in time are neighbours in an index."""
    milliseconds = time.time_ns() // 1_000_000
    noise = int.from_bytes(os.urandom(10))
    value = (milliseconds & (1 << 48) - 1) << 80 | 7 << 76 | (noise >> 68) << 64
    value |= 2 << 62 | noise & (1 << 62) - 1
    return UUID(int=value)


def derived_id(*parts: object) -> UUID:
    """The identifier that always follows from the same parts, such as a document and a purpose."""
    return uuid5(MUTUA, "\x1f".join(map(str, parts)))

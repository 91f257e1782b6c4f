"""The journal of what left: a file outside the store, one signed line for each thing before it
leaves. It is what a restored store cannot know; it is never restored (fault 20).

Lines are JSON, chained: each signs its own words and the signature before it. Processes take turns
by a lock on the file, and a line is on the disk before what it names may leave.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID

from mutua.ground import clock, keys, places, room
from mutua.ground.errors import Refused

FIRST = ""
PIECE = 1 << 16  # bytes that are read at once from the end


@dataclass(frozen=True)
class Line:
    """One thing that left, or was about to: its kind, its identifier, its facts. No personal data
    stand here: identifiers, numbers, amounts and digests alone."""

    sequence: int
    at: str
    kind: str
    reference: UUID
    facts: dict[str, Any]
    signed: str


def write(kind: str, reference: UUID, **facts: Any) -> Line:
    """Write the line of something that is about to leave; it is on the disk when this returns.

    A thing may have two lines after a death in between: the first counts. Raises Refused where the
    journal was spoilt, Full where its disk has no room: what it names does not leave.
    """
    path = places.journal()
    with room.needed(f"the journal {path}"):
        return _write(path, kind, reference, facts)


def _write(path: Path, kind: str, reference: UUID, facts: dict[str, Any]) -> Line:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _locked(path) as file:
        last = _last(file)
        said = {
            "sequence": last.sequence + 1 if last else 1,
            "at": clock.now().isoformat(),
            "kind": kind,
            "reference": str(reference),
            "facts": facts,
        }
        signed = _sign(said, last.signed if last else FIRST)
        _add(file, json.dumps({**said, "signed": signed}, sort_keys=True).encode() + b"\n")
    return _line({**said, "signed": signed})


def _add(file: BinaryIO, line: bytes) -> None:
    """Write a line to the disk whole, or leave the file as it was."""
    end, left = file.seek(0, os.SEEK_END), line
    try:
        while left:
            left = left[file.write(left) :]
        os.fsync(file.fileno())
    except OSError:
        os.ftruncate(file.fileno(), end)
        raise


def lines() -> Iterator[Line]:
    """Every line, oldest first. Raises Refused at the first that is not what was written."""
    path, before = places.journal(), FIRST
    if not path.exists():
        return
    with path.open("rb") as file:
        for number, text in enumerate(file, 1):
            if not text.endswith(b"\n"):  # who wrote it has died: nothing that it names has left
                return
            said = _read(text, number)
            if said.pop("sequence", None) != number or said.pop("signed") != _sign(
                {"sequence": number, **said}, before
            ):
                raise _spoilt(number)
            before = json.loads(text)["signed"]
            yield _line({"sequence": number, "signed": before, **said})


@contextmanager
def _locked(path: Path) -> Iterator[BinaryIO]:
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(handle, "r+b", buffering=0) as file:  # a buffer would write once more at its end
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file


def _last(file: BinaryIO) -> Line | None:
    """The last line; a half one, of a death while it was written, is taken away: nothing that it
    names has left."""
    end = file.seek(0, os.SEEK_END)
    begun, tail = _tail(file, end)
    whole = tail[: tail.rfind(b"\n") + 1]
    if len(whole) < len(tail):
        file.truncate(begun + len(whole))
    if not whole:
        return None
    text = whole.rstrip(b"\n").rpartition(b"\n")[2]
    return _line(_read(text, -1))


def _tail(file: BinaryIO, end: int) -> tuple[int, bytes]:
    """The end of the file from where its last whole line begins or before, and that place: a line
    of a batch is as long as its payments are many."""
    length = PIECE
    while True:
        begun = max(0, end - length)
        file.seek(begun)
        tail = file.read()
        if begun == 0 or tail.count(b"\n") > 1:
            return begun, tail
        length *= 4


def _read(text: bytes, number: int) -> dict[str, Any]:
    try:
        said = json.loads(text)
        UUID(said["reference"])
        return {"signed": said["signed"], **said}
    except (ValueError, KeyError, TypeError) as error:
        raise _spoilt(number) from error


def _line(said: dict[str, Any]) -> Line:
    return Line(
        said["sequence"], said["at"], said["kind"], UUID(said["reference"]), said["facts"],
        said["signed"],
    )  # fmt: skip


def _sign(said: dict[str, Any], before: str) -> str:
    return keys.keys().sign("journal", json.dumps([said, before], sort_keys=True))


def _spoilt(number: int) -> Refused:
    where = f"line {number}" if number > 0 else "the last line"
    return Refused("journal", where, "a line that was written here, in its order", "spoilt")

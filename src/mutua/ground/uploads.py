"""What people send: the photo or the PDF of an expense, or an e-invoice.

A file is what its content is, never what its name says. It is read up to a limit, looked into by a
process of its own, and kept only when nothing was found.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from mutua.ground.errors import Refused
from mutua.ground.files import KINDS, PIECE, FileStore, TooLarge

INSPECTION: Final = Path(__file__).with_name("inspection.py")
SECONDS: Final = 20
MOST: Final = max(KINDS[kind] for kind in ("application/pdf", "image/jpeg"))
LONGEST_NAME: Final = 120
NO_NAME: Final = "file"
HEIC_BRANDS: Final = {b"heic", b"heix", b"heim", b"heis", b"mif1"}
WANTED: Final = "a photo (JPEG, PNG, WebP, HEIC), a PDF or an e-invoice in UBL"
ALLOWED: Final = {
    "active_content": "a file that only shows something: no script, no form to send, no attachment",
    "empty": WANTED,
    "encrypted": "a PDF that opens without a password",
    "moving_picture": "one picture",
    "too_many_pixels": "a picture of at most 50 million pixels",
    "too_much_inside": "a file of an ordinary size when it is opened",
    "unknown_kind": WANTED,
    "unreadable": "a whole file that can be read",
}


class NotAccepted(Refused):
    """A file that is not kept. ``code`` says why, for translations: a key of ALLOWED."""


@dataclass(frozen=True)
class Received:
    """A file that was looked into: its content's kind (media type), its size in bytes, the name
    it came with as a text to show, and the digest under which it is kept."""

    kind: str
    size: int
    name: str
    digest: str


def receive(stream: BinaryIO, name: str, store: FileStore) -> Received:
    """Read, look into and keep what somebody sends.

    Raises TooLarge or NotAccepted; then nothing was kept.
    """
    content = read(stream)
    kind = kind_of(content)
    if len(content) > KINDS[kind]:
        raise TooLarge("content", f"{len(content)} bytes", f"at most {KINDS[kind]} bytes")
    look_into(content, kind)
    return Received(kind, len(content), shown_name(name), store.put(content, kind))


def read(stream: BinaryIO) -> bytes:
    """All bytes; TooLarge as soon as there are more than any kind may have."""
    content = bytearray()
    while piece := stream.read(PIECE):
        content += piece
        if len(content) > MOST:
            raise TooLarge("content", f"more than {MOST} bytes", f"at most {MOST} bytes")
    if not content:
        raise NotAccepted("content", "0 bytes", ALLOWED["empty"], "empty")
    return bytes(content)


def kind_of(content: bytes) -> str:
    """The media type that the first bytes say; NotAccepted for another."""
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:8] == b"ftyp" and content[8:12] in HEIC_BRANDS:
        return "image/heic"
    if content.startswith(b"%PDF-"):
        return "application/pdf"
    if content.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n").startswith(b"<"):
        return "application/xml"
    raise NotAccepted("content", content[:16].hex(" "), WANTED, "unknown_kind")


def look_into(content: bytes, kind: str) -> None:
    """Let a process of its own look into the content; NotAccepted for what it finds, and where it
    falls, is stopped or does not answer."""
    command = [sys.executable, "-I", "-B", str(INSPECTION), kind]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=SECONDS, env={}, cwd="/"
        )
        answer = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError) as error:
        allowed = ALLOWED["unreadable"]
        raise NotAccepted(
            "content", "a file that stops its reader", allowed, "unreadable"
        ) from error
    if done.returncode or answer:
        code = answer.get("code", "unreadable")
        raise NotAccepted("content", answer.get("given", ""), ALLOWED[code], code)


def shown_name(name: str) -> str:
    """The name as a text to show, never as a path: its last part, without control characters,
    marks of direction and other signs that nobody sees, shortened before its ending."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(one if unicodedata.category(one)[0] != "C" else " " for one in last)
    plain = " ".join(seen.split()).strip(". ")
    if len(plain) > LONGEST_NAME:
        stem, dot, ending = plain.rpartition(".")
        ending = f"{dot}{ending}" if stem and len(ending) <= 8 else ""
        plain = plain[: LONGEST_NAME - len(ending)] + ending
    return plain or NO_NAME

"""Texts that people typed, made safe to print and to send: what cannot be seen is refused."""

from __future__ import annotations

import re
from typing import Final

from mutua.activities.documents.errors import DocumentError

# XML 1.0 cannot hold these (W3C, Extensible Markup Language 1.0, section 2.2), or readers drop them.
CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
LAST_OF_A_PLANE: Final = re.compile(
    "["
    + "".join(chr(plane * 0x10000 + end) for plane in range(1, 17) for end in (0xFFFE, 0xFFFF))
    + "]"
)
# These show letters in another order than they are stored: a reader would sign something else.
REORDERING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
LINE_ENDS: Final = re.compile("\r\n?|[\u2028\u2029\x85\x0b\x0c]")
LONGEST: Final = 10_000


def readable(field: str, text: str) -> str:
    """The text without blanks at its ends, every line end a newline.

    Raises DocumentError for a control character, half a character, a mark that reorders what is
    shown, or more than 10 000 characters. Letters of every script and emoji may stay.
    """
    if not isinstance(text, str):
        raise DocumentError(field, text, "text")
    if len(text) > LONGEST:
        raise DocumentError(field, f"{len(text)} characters", f"at most {LONGEST} characters")
    clean = LINE_ENDS.sub("\n", text).strip()
    for hidden, allowed in (
        (CONTROLS, "text without control characters"),
        (LAST_OF_A_PLANE, "text without control characters"),
        (REORDERING, "text without marks that change the order of letters"),
    ):
        if found := hidden.search(clean):
            raise DocumentError(field, f"U+{ord(found[0]):04X}", allowed)
    return clean


def needed(field: str, text: str) -> str:
    """A readable text that is not empty. Raises DocumentError."""
    found = readable(field, text)
    if not found:
        raise DocumentError(field, text, "a text")
    return found


def in_one_line(field: str, text: str) -> str:
    """A readable text on one line; each run of blanks is one space."""
    return " ".join(readable(field, text).split())


def beginning(text: str, longest: int) -> str:
    """The first line, cut at a blank so that it has at most ``longest`` characters."""
    first = text.split("\n", 1)[0].strip()
    if len(first) <= longest:
        return first
    cut = first[: longest - 1]
    return (cut[: cut.rfind(" ")] if " " in cut else cut).rstrip() + "…"

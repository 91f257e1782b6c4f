"""What no fact of a verb can be, whatever the verb: checked before a transaction begins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from mutua.ground.errors import Refused

LONGEST = 20_000
LARGEST = 2**63
HARMLESS = frozenset({UUID, date, bool, type(None)})  # whatever they say, a column holds it


def check(facts: Mapping[str, Any]) -> None:
    """Raise Refused by the fact's name for a text that cannot be kept (NUL, half of a letter, more
    than LONGEST letters) and for a number that no column holds."""
    for field, value in facts.items():
        _check(field, value)


def _check(field: str, value: Any) -> None:
    if isinstance(value, str):
        _check_text(field, value)
    elif isinstance(value, int) and not -LARGEST <= value < LARGEST:
        raise Refused(field, value, "a number that fits 64 bits", "too_large")
    elif isinstance(value, Mapping):
        for name, one in value.items():
            _check(field, str(name))
            _check(f"{field}.{name}", one)
    elif isinstance(value, list | tuple):
        for one in value:
            _check(field, one)
    else:
        for part in parts_of(type(value)):
            one = getattr(value, part)
            if type(one) not in HARMLESS:
                _check(f"{field}.{part}", one)


@cache
def parts_of(kind: type) -> tuple[str, ...]:
    """The names of a dataclass's fields; of anything else none."""
    return tuple(one.name for one in fields(kind)) if is_dataclass(kind) else ()


def _check_text(field: str, text: str) -> None:
    if len(text) > LONGEST:
        raise Refused(field, text, f"a text of at most {LONGEST} letters", "too_long")
    if text.isascii() and "\x00" not in text:
        return
    if "\x00" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        shown = text.replace("\x00", "␀").encode("utf-8", "replace").decode()
        raise Refused(field, shown, "letters that can be kept", "letters")

"""What XML says: children by their names and order, words, amounts, days, accounts.

Each element that matters is held against the names its message knows, in their order: a doubled,
moved or unknown element refuses the file.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from schwifty import IBAN
from schwifty.exceptions import InvalidChecksumDigits, SchwiftyException

from mutua.treasury.formats.refusals import FileRefused, refuse
from mutua.treasury.formats.xml import Node

LEGAL_TIME: Final = ZoneInfo("Europe/Brussels")
AMOUNT: Final = re.compile(r"([0-9]{1,13})(?:\.([0-9]{1,5}))?")
DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})?")


class Shape:
    """The children that an element may have, in their order; a star marks those that may come
    more than once, an exclamation mark those that must come."""

    def __init__(self, children: str) -> None:
        names = [(name.rstrip("*!"), name) for name in children.split()]
        self.known = {name: (place, "*" in mark) for place, (name, mark) in enumerate(names)}
        self.needed = [name for name, mark in names if "!" in mark]

    def read(self, node: Node, path: str) -> Parts:
        """The children by their names; FileRefused for one that is unknown, doubled, moved or
        missing."""
        parts: dict[str, list[Node]] = {}
        known, before = self.known, -1
        if node.text and not node.text.isspace():
            raise refuse(node.line, path, node.text.strip(), "elements, no text")
        for child in node.children:
            name = child.name
            if name not in known:
                raise refuse(child.line, path, name, ", ".join(known))
            place, again = known[name]
            if place > before:
                before = place
                parts[name] = [child]
            elif place == before and again:
                parts[name].append(child)
            else:
                allowed = f"{name} once, in the order of the message"
                raise refuse(child.line, path, f"another {name}", allowed)
        for name in self.needed:
            if name not in parts:
                raise refuse(node.line, f"{path}/{name}", "nothing", "one")
        return Parts(node, path, parts)


class Parts:
    """The children of an element, by their names."""

    __slots__ = ("line", "parts", "path")

    def __init__(self, node: Node, path: str, parts: dict[str, list[Node]]) -> None:
        self.line = node.line
        self.path = path
        self.parts = parts

    def one(self, name: str) -> Node | None:
        found = self.parts.get(name)
        return found[0] if found else None

    def needed(self, name: str) -> Node:
        """The child of this name; FileRefused without one."""
        found = self.parts.get(name)
        if found is None:
            raise refuse(self.line, f"{self.path}/{name}", "nothing", "one")
        return found[0]

    def all(self, name: str) -> list[Node]:
        return self.parts.get(name, [])

    def text(self, name: str, most: int = 500) -> str:
        """The words of a child; empty without one."""
        found = self.parts.get(name)
        return words(found[0], f"{self.path}/{name}", most) if found else ""

    def refuse(self, name: str, given: object, allowed: str) -> FileRefused:
        node = self.one(name)
        line = self.line if node is None else node.line
        return refuse(line, f"{self.path}/{name}", given, allowed)


def words(node: Node, path: str, most: int = 500) -> str:
    """The text of an element that has only text; FileRefused where it is longer or has children."""
    if node.children:
        raise refuse(node.line, path, node.children[0].name, "text")
    text = node.text.strip()
    if len(text) > most:
        raise refuse(node.line, path, f"{len(text)} signs", f"at most {most}")
    return text


@cache
def _steps(path: str) -> tuple[str, ...]:
    return tuple(path.split("/"))


def find(node: Node | None, path: str) -> Node | None:
    """The one element at a path below; FileRefused where there are two on the way."""
    for name in _steps(path):
        if node is None:
            return None
        found = None
        for child in node.children:
            if child.name == name:
                if found is not None:
                    raise refuse(child.line, path, f"another {name}", f"{name} once")
                found = child
        node = found
    return node


def text_at(node: Node | None, path: str, most: int = 500) -> str:
    """The words at a path below; empty where there is nothing."""
    found = find(node, path)
    return "" if found is None else words(found, path, most)


def cents(node: Node, path: str, currency: str | None = None) -> int:
    """An amount in cents. FileRefused for a sign, a fraction of a cent, another currency, or a
    number of more than 13 digits before the point."""
    text = words(node, path, 30)
    form = AMOUNT.fullmatch(text)
    fraction = (form.group(2) or "") if form else ""
    if form is None or fraction[2:].strip("0"):
        allowed = "an amount of at most two decimals, without a sign"
        raise refuse(node.line, path, text, allowed)
    if currency is not None and node.currency != currency:
        raise refuse(node.line, f"{path}@Ccy", node.currency, currency)
    return int(form.group(1)) * 100 + int(fraction[:2].ljust(2, "0"))


def day(node: Node, path: str) -> date:
    """The day in an element that holds either Dt or DtTm."""
    names = [child.name for child in node.children]
    if names not in (["Dt"], ["DtTm"]):
        raise refuse(node.line, path, " ".join(names), "Dt or DtTm")
    text = words(node.children[0], path, 40)
    found = _day(text, timed=names == ["DtTm"])
    if found is None:
        raise refuse(node.line, path, text, "a day as 2026-11-26")
    return found


@lru_cache(maxsize=4096)
def _day(text: str, *, timed: bool) -> date | None:
    try:
        if timed:
            moment = datetime.fromisoformat(text)
            return (moment.astimezone(LEGAL_TIME) if moment.tzinfo else moment).date()
        return date.fromisoformat(text[:10]) if DAY.fullmatch(text) else None
    except ValueError:
        return None


def count(text: str, line: int, path: str) -> int:
    """A whole number of at most 15 digits."""
    if not (text.isascii() and text.isdigit() and len(text) <= 15):
        raise refuse(line, path, text, "a whole number")
    return int(text)


def iban(text: str, line: int, path: str) -> str:
    """An account of the whole world, checked."""
    if not is_iban(text):
        raise refuse(line, path, text, "an IBAN")
    return "".join(text.split())


@lru_cache(maxsize=65536)
def is_iban(text: str) -> bool:
    """Whether the text is an IBAN; the same accounts come again and again in a statement."""
    try:
        IBAN(text)
    except (SchwiftyException, ValueError):
        return False
    return True


def is_misspelt(text: str) -> bool:
    """Whether only the check digits keep the text from being an IBAN of its country."""
    try:
        IBAN(text)
    except InvalidChecksumDigits:
        return True
    except (SchwiftyException, ValueError):
        return False
    return False

"""XML from outside, read so that it can only be data, and only what its message knows.

What could make a reader do something is refused on the bytes, before any parser sees them. Then
each element that matters is held against the names its message knows, in their order: a doubled,
moved or unknown element refuses the file. The parser is expat, which gives each element once and
keeps none: lxml's tree took three times as long for a statement of 50,000 lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any, Final
from xml.parsers import expat
from zoneinfo import ZoneInfo

from schwifty import IBAN
from schwifty.exceptions import SchwiftyException

from mutua.treasury.formats.refusals import FileRefused, refuse

LEGAL_TIME: Final = ZoneInfo("Europe/Brussels")
MOST_BYTES: Final = 200_000_000
DEEPEST: Final = 64
PIECE: Final = 1 << 16
ACTIVE: Final = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)
DECLARED: Final = re.compile(rb"""\A<\?xml[^>]*?encoding\s*=\s*["']([^"'>]*)["']""")
AMOUNT: Final = re.compile(r"([0-9]{1,13})(?:\.([0-9]{1,5}))?")
DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})?")


NO_CHILDREN: Final[list[Any]] = []


class Node:
    """An element: local name, line, words, children; of its attributes only the currency. Those
    without children share one empty list, which nobody appends to."""

    __slots__ = ("children", "currency", "line", "name", "text")

    name: str
    line: int
    currency: str
    text: str
    children: list[Node]


def guarded(content: bytes, limit: int) -> bytes:
    """The bytes without their mark of order.

    Raises FileRefused when they are too many, none, not UTF-8, or hold a zero byte, a document
    type or an entity.
    """
    if len(content) > limit:
        raise refuse(0, "file", f"{len(content)} bytes", f"at most {limit} bytes")
    content = content.removeprefix(b"\xef\xbb\xbf")
    if not content.strip():
        raise refuse(0, "file", f"{len(content)} bytes", "an XML document")
    declared = DECLARED.match(content)
    if declared and declared.group(1).upper() not in {b"UTF-8", b"UTF8", b"US-ASCII"}:
        raise refuse(1, "encoding", declared.group(1).decode("latin-1"), "UTF-8")
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        given = content[error.start : error.start + 4].hex(" ")
        raise refuse(line_at(content, error.start), "encoding", given, "text in UTF-8") from error
    if (at := content.find(b"\0")) >= 0:
        raise refuse(line_at(content, at), "file", "a zero byte", "text")
    if found := ACTIVE.search(content):
        given = found.group().decode("ascii")
        raise refuse(line_at(content, found.start()), "file", given, "no document type, no entity")
    return content


def line_at(content: bytes, offset: int) -> int:
    """The line, from 1, of a place in the bytes."""
    return content.count(b"\n", 0, offset) + 1


class Walk:
    """Gives the elements of some names at their depth as they end, and the document at the end.

    ``streamed``: names by depth, the document being 1. Of those that follow one another the parent
    keeps one, so that its shape can still be looked at and a file of any length stays small.
    """

    def __init__(self, spaces: tuple[str, ...], streamed: Mapping[int, str]) -> None:
        self.spaces = spaces
        self.streamed = {1: "Document", **streamed}
        self.space = ""
        self.names: dict[str, str] = {}
        self.stack: list[Node] = []
        self.ended: list[tuple[int, Node]] = []
        self.parser = expat.ParserCreate("utf-8", " ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self._listen()

    def nodes(self, content: bytes) -> Iterator[tuple[int, Node]]:
        """Depth and element. Raises FileRefused where the text is no XML, with its line, is
        deeper than 64 levels, or is another message than those known."""
        try:
            for start in range(0, len(content), PIECE):
                self.parser.Parse(content[start : start + PIECE], start + PIECE >= len(content))
                ended = self.ended[:]
                self.ended.clear()
                yield from ended
        except expat.ExpatError as error:
            given = expat.ErrorString(error.code)
            raise refuse(error.lineno, "file", given, "one whole XML document") from error

    def _listen(self) -> None:
        """Hand the parser what it calls at each start, end and text: closures, since they are
        called two million times for a large statement."""
        parser, stack, names = self.parser, self.stack, self.names
        streamed, ended = self.streamed, self.ended
        heard: list[str] = []
        new = Node.__new__

        def start(name: str, attributes: dict[str, str]) -> None:
            line = parser.CurrentLineNumber
            if heard:
                between = heard[0] if len(heard) == 1 else "".join(heard)
                heard.clear()
                if not between.isspace():
                    raise refuse(line, stack[-1].name, between.strip(), "elements or text alone")
            local = names.get(name) or self._name(name)
            node = new(Node)
            node.name, node.line, node.text, node.children = local, line, "", NO_CHILDREN
            node.currency = attributes.get("Ccy", "") if attributes else ""
            if stack:
                parent = stack[-1]
                if parent.children:
                    parent.children.append(node)
                else:
                    parent.children = [node]
                if len(stack) >= DEEPEST:
                    raise refuse(line, local, f"{len(stack) + 1} levels", f"{DEEPEST} levels")
            stack.append(node)

        def end(_: str) -> None:
            node = stack.pop()
            if heard:
                node.text = heard[0] if len(heard) == 1 else "".join(heard)
                heard.clear()
            depth = len(stack) + 1
            if depth in streamed and streamed[depth] == node.name:
                ended.append((depth, node))
                if stack:
                    _shrink(stack[-1].children)

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = heard.append

    def _name(self, name: str) -> str:
        """The local name of an element met for the first time."""
        space, _, local = name.rpartition(" ")
        if not self.stack and (local != "Document" or space not in self.spaces):
            line = self.parser.CurrentLineNumber
            raise refuse(line, "Document", name, " or ".join(self.spaces))
        if self.stack and space != self.space:
            local = name  # of another message: no shape knows it
        self.space = space if not self.stack else self.space
        self.names[name] = local
        return local

    def _doctype(self, *_: object) -> None:
        line = self.parser.CurrentLineNumber
        raise refuse(line, "file", "a document type", "no document type, no entity")


def _shrink(children: list[Node]) -> None:
    """Keep of the last child its name, and not even that after another of the same name."""
    last = children.pop()
    if not children or children[-1].name != last.name:
        kept = Node()
        kept.name, kept.line, kept.text, kept.currency = last.name, last.line, "", ""
        kept.children = NO_CHILDREN
        children.append(kept)


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
        return words(found[0], name, most) if found else ""

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

"""XML from outside, read so that it can only be data, and only what its message knows.

What could make a reader do something is refused on the bytes, before any parser sees them. Then
each element that matters is held against the names its message knows, in their order: a doubled,
moved or unknown element refuses the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any, Final, TypeAlias
from zoneinfo import ZoneInfo

from lxml import etree
from schwifty import IBAN
from schwifty.exceptions import SchwiftyException

from mutua.treasury.formats.refusals import FileRefused, refuse

Element: TypeAlias = Any  # lxml carries no types
LEGAL_TIME: Final = ZoneInfo("Europe/Brussels")
MOST_BYTES: Final = 200_000_000
ACTIVE: Final = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)
DECLARED: Final = re.compile(rb"""\A<\?xml[^>]*?encoding\s*=\s*["']([^"'>]*)["']""")
AMOUNT: Final = re.compile(r"\d{1,13}(?:\.(\d{1,5}))?")
DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?:Z|[+-]\d{2}:\d{2})?")
LARGEST: Final = 10**15  # cents; ISO 20022 has at most 18 digits, five of them after the point


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


def walk(content: bytes, names: tuple[str, ...], space: str) -> Iterator[tuple[str, Element]]:
    """The elements of these names as they end, each with its local name.

    Raises FileRefused where the text is no XML, with the parser's line, or too deep.
    """
    tags = tuple(f"{{{space}}}{name}" for name in names)
    reader = etree.iterparse(
        BytesIO(content),
        events=("end",),
        tag=tags,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    try:
        for _, element in reader:
            yield element.tag.rpartition("}")[2], element
    except etree.XMLSyntaxError as error:
        given = error.msg or "no XML"
        raise refuse(error.lineno or 0, "file", given, "one whole XML document") from error


def space_of(content: bytes, known: tuple[str, ...]) -> str:
    """The namespace of the document's element, one of those known."""
    reader = etree.iterparse(
        BytesIO(content), events=("start",), resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        _, root = next(reader)
    except etree.XMLSyntaxError as error:
        raise refuse(error.lineno or 0, "file", error.msg or "no XML", "an XML document") from error
    space, _, name = root.tag.removeprefix("{").rpartition("}")
    if name != "Document" or space not in known:
        raise refuse(root.sourceline or 1, "Document", root.tag, " or ".join(known))
    return str(space)


class Shape:
    """The children that an element may have, in their order; a star marks those that may come
    more than once, an exclamation mark those that must come."""

    def __init__(self, children: str) -> None:
        names = children.split()
        self.order = {name.rstrip("*!"): place for place, name in enumerate(names)}
        self.many = {name.rstrip("*!") for name in names if "*" in name}
        self.needed = [name.rstrip("*!") for name in names if "!" in name]

    def read(self, element: Element, path: str, space: str) -> Parts:
        """The children by their names; FileRefused for one that is unknown, doubled, moved or
        missing."""
        parts: dict[str, list[Element]] = {}
        before, prefix = -1, f"{{{space}}}"
        if element.text and not element.text.isspace():
            raise refuse(element.sourceline or 0, path, element.text.strip(), "elements, no text")
        for child in element:
            tag = child.tag
            if not isinstance(tag, str):
                continue  # a comment
            name = tag.removeprefix(prefix)
            place = self.order.get(name)
            if place is None:
                raise refuse(child.sourceline or 0, path, name, ", ".join(self.order))
            if place < before or (place == before and name not in self.many):
                allowed = f"{name} once, in the order of the message"
                raise refuse(child.sourceline or 0, path, f"another {name}", allowed)
            before = place
            parts.setdefault(name, []).append(child)
        for name in self.needed:
            if name not in parts:
                raise refuse(element.sourceline or 0, f"{path}/{name}", "nothing", "one")
        return Parts(element, path, parts)


class Parts:
    """The children of an element, by their local names."""

    def __init__(self, element: Element, path: str, parts: dict[str, list[Element]]) -> None:
        self.element = element
        self.line: int = element.sourceline or 0
        self.path = path
        self.parts = parts

    def one(self, name: str) -> Element | None:
        found = self.parts.get(name)
        return found[0] if found else None

    def needed(self, name: str) -> Element:
        """The child of this name; FileRefused without one."""
        found = self.one(name)
        if found is None:
            raise refuse(self.line, f"{self.path}/{name}", "nothing", "one")
        return found

    def all(self, name: str) -> list[Element]:
        return self.parts.get(name, [])

    def text(self, name: str, most: int = 500) -> str:
        """The words of a child; empty without one."""
        element = self.one(name)
        return "" if element is None else words(element, f"{self.path}/{name}", most)

    def refuse(self, name: str, given: object, allowed: str) -> FileRefused:
        element = self.one(name)
        line = self.line if element is None else element.sourceline or 0
        return refuse(line, f"{self.path}/{name}", given, allowed)


def words(element: Element, path: str, most: int = 500) -> str:
    """The text of an element that has only text; FileRefused where it is longer or has children."""
    if len(element) and any(isinstance(child.tag, str) for child in element):
        raise refuse(element.sourceline or 0, path, element[0].tag, "text")
    text = "".join(element.itertext()).strip()
    if len(text) > most:
        raise refuse(element.sourceline or 0, path, f"{len(text)} signs", f"at most {most}")
    return text


def find(element: Element | None, path: str, space: str) -> Element | None:
    """The one element at a path below; FileRefused where there are two on the way."""
    for name in path.split("/"):
        if element is None:
            return None
        found = element.findall(f"{{{space}}}{name}")
        if len(found) > 1:
            given = f"{len(found)} times {name}"
            raise refuse(found[1].sourceline or 0, path, given, f"{name} once")
        element = found[0] if found else None
    return element


def text_at(element: Element | None, path: str, space: str, most: int = 500) -> str:
    """The words at a path below; empty where there is nothing."""
    found = find(element, path, space)
    return "" if found is None else words(found, path, most)


def cents(element: Element, path: str, currency: str | None = None) -> int:
    """An amount in cents. FileRefused for a sign, a fraction of a cent, another currency, or a
    number that no account holds."""
    text = words(element, path, 30)
    form = AMOUNT.fullmatch(text)
    fraction = (form.group(1) or "") if form else ""
    allowed = "an amount of at most two decimals, without a sign"
    if form is None or fraction[2:].strip("0"):
        raise refuse(element.sourceline or 0, path, text, allowed)
    if currency is not None and element.get("Ccy") != currency:
        raise refuse(element.sourceline or 0, f"{path}@Ccy", element.get("Ccy") or "", currency)
    amount = int(text.partition(".")[0]) * 100 + int(fraction[:2].ljust(2, "0"))
    if amount >= LARGEST:
        raise refuse(element.sourceline or 0, path, text, f"less than {LARGEST // 100}")
    return amount


def day(element: Element, path: str, space: str) -> date:
    """The day in an element that holds either Dt or DtTm."""
    chosen = [child for child in element if isinstance(child.tag, str)]
    names = [child.tag.removeprefix(f"{{{space}}}") for child in chosen]
    if names not in (["Dt"], ["DtTm"]):
        raise refuse(element.sourceline or 0, path, " ".join(names), "Dt or DtTm")
    text = words(chosen[0], path, 40)
    try:
        if names == ["DtTm"]:
            moment = datetime.fromisoformat(text)
            return (moment.astimezone(LEGAL_TIME) if moment.tzinfo else moment).date()
        if DAY.fullmatch(text):
            return date.fromisoformat(text[:10])
    except ValueError:
        pass
    raise refuse(element.sourceline or 0, path, text, "a day as 2026-11-26")


def count(text: str, line: int, path: str) -> int:
    """A whole number of at most 15 digits."""
    if not (text.isascii() and text.isdigit() and len(text) <= 15):
        raise refuse(line, path, text, "a whole number")
    return int(text)


def iban(text: str, line: int, path: str) -> str:
    """An account of the whole world, checked."""
    try:
        return str(IBAN(text).compact)
    except (SchwiftyException, ValueError) as error:
        raise refuse(line, path, text, "an IBAN") from error

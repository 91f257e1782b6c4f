"""XML from outside, read so that it can only be data.

What could make a reader do something is refused on the bytes, before any parser sees them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, Final

from lxml import etree

from mutua.treasury.formats.refusals import refuse

MOST_BYTES: Final = 200_000_000
DEEPEST: Final = 64
ACTIVE: Final = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)
DECLARED: Final = re.compile(rb"""\A<\?xml[^>]*?encoding\s*=\s*["']([^"'>]*)["']""")


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


_NEW: Final = Node.__new__


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


def walk(content: bytes, spaces: tuple[str, ...], streamed: Mapping[str, int]) -> Iterator[Node]:
    """The elements of some names as they end, each at its depth, and the document at the end.

    ``streamed``: the depth of each name, the document's being 1. Of those that follow one another
    the parent keeps one, emptied, so that its shape can still be looked at and a file of any length
    stays small. Raises FileRefused where the text is no XML, with the parser's line, is deeper
    than 64 levels, or is another message than those known.
    """
    space = _space(content, spaces)
    depths = {f"{{{space}}}{name}": depth for name, depth in {**streamed, "Document": 1}.items()}
    names = _Names(space)
    reader = etree.iterparse(
        BytesIO(content), tag=tuple(depths), remove_blank_text=True, remove_comments=True,
        remove_pis=True, resolve_entities=False, no_network=True, load_dtd=False,
    )  # fmt: skip
    try:
        for _, element in reader:
            depth = 1 + sum(1 for _ in element.iterancestors())
            if depths[element.tag] == depth:
                yield _light(element, names, depth)
                _shrink(element)
    except etree.XMLSyntaxError as error:
        given = error.msg or "no XML"
        raise refuse(error.lineno or 0, "file", given, "one whole XML document") from error


class _Names(dict[str, str]):
    """Local names by full tags; a tag of another namespace keeps its own, which no shape knows."""

    def __init__(self, space: str) -> None:
        super().__init__()
        self.prefix = f"{{{space}}}"

    def __missing__(self, tag: str) -> str:
        name = self[tag] = tag.removeprefix(self.prefix)
        return name


def _space(content: bytes, known: tuple[str, ...]) -> str:
    """The namespace of the document's element, one of those known."""
    reader = etree.iterparse(
        BytesIO(content), events=("start",), resolve_entities=False, no_network=True
    )
    try:
        _, root = next(reader)
    except etree.XMLSyntaxError as error:
        given = error.msg or "no XML"
        raise refuse(error.lineno or 0, "file", given, "an XML document") from error
    space, _, name = root.tag.removeprefix("{").rpartition("}")
    if name != "Document" or space not in known:
        raise refuse(root.sourceline or 1, "Document", root.tag, " or ".join(known))
    return str(space)


def _light(element: Any, names: _Names, depth: int) -> Node:
    """The element without lxml's weight: its tree is asked once, not for each field."""
    node = _NEW(Node)
    node.name, node.line = names[element.tag], element.sourceline
    node.text, node.currency = element.text or "", ""
    if len(element):
        if depth >= DEEPEST:
            raise refuse(node.line, node.name, f"more than {DEEPEST} levels", f"{DEEPEST} levels")
        node.children = children = []
        for child in element:
            children.append(_light(child, names, depth + 1))
            if behind := child.tail:
                node.text += behind
    else:
        node.children = NO_CHILDREN
        if node.name[-3:] == "Amt":
            node.currency = element.get("Ccy", "")
    return node


def _shrink(element: Any) -> None:
    """Empty an element that was read, and take the one of its name before it out of the tree."""
    element.clear()
    before = element.getprevious()
    if before is not None and before.tag == element.tag and not len(before):
        element.getparent().remove(before)

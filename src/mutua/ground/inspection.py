"""Looks into one file that somebody sent. Run as a program of its own, never imported by a server.

    python -I -B inspection.py KIND < content

A spoilt file may crash a reader, fill the memory or never end: so this process has limits of its
own, cannot write files, and the server believes only its answer, one line of JSON: {} when nothing
was found, or {"code": …, "given": …}. Nothing of the house is imported here.
"""

from __future__ import annotations

import io
import json
import resource
import sys
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final

MEMORY: Final = 1 << 30
SECONDS: Final = 15
PIXELS: Final = 50_000_000
SIDE: Final = 30_000
PAGES: Final = 300
OBJECTS: Final = 200_000
DEPTH: Final = 64
ELEMENTS: Final = 200_000
# What a stream of a PDF may come to, all streams together.
UNPACKED: Final = 300_000_000
FORMATS: Final = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}

ACTIVE_KEYS: Final = {
    *("/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/XFA", "/RichMediaContent"),
}
ACTIVE_KINDS: Final = {
    *("/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE", "/GoToR", "/Rendition"),
    *("/Movie", "/Sound", "/GoTo3DView", "/RichMediaExecute", "/EmbeddedFile", "/RichMedia"),
    *("/FileAttachment", "/Screen", "/3D"),
}
UBL: Final = {
    f"urn:oasis:names:specification:ubl:schema:xsd:{name}-2 {name}"
    for name in ("Invoice", "CreditNote")
}


class Found(Exception):  # noqa: N818 - something was found, nothing failed
    """Why the file is refused: a code, and what was found."""

    def __init__(self, code: str, given: str) -> None:
        super().__init__(code, given)
        self.code, self.given = code, given


def main() -> None:
    """Answer on the standard output."""
    limit()
    answer = {}
    try:
        look(sys.argv[1], sys.stdin.buffer.read())
    except Found as found:
        answer = {"code": found.code, "given": found.given[:200]}
    except MemoryError:
        answer = {"code": "too_much_inside", "given": f"more than {MEMORY} bytes of memory"}
    except Exception as error:  # whatever a reader stumbles over
        answer = {"code": "unreadable", "given": repr(error)[:200]}
    sys.stdout.write(json.dumps(answer) + "\n")


def limit() -> None:
    """Bound this process before it reads anything."""
    limits = {
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_CPU: SECONDS,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for which, most in limits.items():
        with suppress(ValueError, OSError):  # a system that cannot bound this one
            resource.setrlimit(which, (most, most))


def look(kind: str, content: bytes) -> None:
    """Look into a content of a kind; Found when it is refused."""
    if kind in FORMATS:
        picture(content, FORMATS[kind])
    else:
        readers = {"application/pdf": pdf, "application/xml": xml, "image/heic": boxes}
        readers[kind](content)


# ── Pictures ────────────────────────────────────────────────────────────────────────────────────


def picture(content: bytes, form: str) -> None:
    """A photo of a bounded size, whole, alone in its file."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # counted here, before anything is unpacked
    with Image.open(io.BytesIO(content), formats=[form]) as image:
        width, height = image.size
        if width * height > PIXELS or max(width, height) > SIDE:
            raise Found("too_many_pixels", f"{width} × {height}")
        # A phone adds the depth of the scene to a JPEG as a second picture.
        if form != "JPEG" and getattr(image, "n_frames", 1) > 1:
            raise Found("moving_picture", f"{getattr(image, 'n_frames', 1)} pictures")
        image.draft("L", (width // 8, height // 8))
        image.load()


def boxes(content: bytes) -> None:
    """HEIC (ISO 14496-12): boxes that fill the file, with a list of items and their data."""
    place, names = 0, []
    while place < len(content):
        size, start = int.from_bytes(content[place : place + 4]), place + 8
        names.append(content[place + 4 : place + 8])
        if size == 1:
            size, start = int.from_bytes(content[start : start + 8]), place + 16
        size = size or len(content) - place
        if place + size < start or place + size > len(content):
            raise Found("unreadable", f"a box of {size} bytes at {place}")
        place += size
    if not {b"meta", b"mdat"} <= set(names):
        raise Found("unreadable", "no picture inside")


# ── PDF ─────────────────────────────────────────────────────────────────────────────────────────


def pdf(content: bytes) -> None:
    """A PDF with a bounded number of pages, that does nothing when it is opened."""
    import pikepdf

    try:
        opened = pikepdf.open(io.BytesIO(content), attempt_recovery=False)
    except pikepdf.PasswordError as error:
        raise Found("encrypted", "a PDF with a password") from error
    with opened as whole:
        if not 1 <= len(whole.pages) <= PAGES:
            raise Found("too_much_inside", f"{len(whole.pages)} pages")
        if len(whole.objects) > OBJECTS:
            raise Found("too_much_inside", f"{len(whole.objects)} objects")
        unpacked = 0
        for one in [whole.trailer, *whole.objects]:
            for part in parts(one, 0):
                check_active(part)
            if isinstance(one, pikepdf.Stream):
                unpacked += check_stream(one, UNPACKED - unpacked)


def parts(value: Any, depth: int) -> Iterator[Any]:
    """Every dictionary in an object, without following its references."""
    import pikepdf

    if depth > DEPTH:
        raise Found("too_much_inside", f"{DEPTH} levels")
    if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        yield value
        inside: list[Any] = [one for _key, one in value.items()]
    elif isinstance(value, pikepdf.Array):
        inside = list(value)
    else:
        return
    for one in inside:
        if isinstance(one, pikepdf.Object) and not one.is_indirect:
            yield from parts(one, depth + 1)


def check_active(part: Any) -> None:
    """Refuse what runs, sends, opens or carries something."""
    if keys := ACTIVE_KEYS & set(part.keys()):
        raise Found("active_content", min(keys))
    for key in ("/S", "/Type", "/Subtype"):
        if str(part.get(key, "")) in ACTIVE_KINDS:
            raise Found("active_content", str(part[key]))


def check_stream(stream: Any, left: int) -> int:
    """How many bytes a stream comes to, never unpacking more than are left."""
    filters = stream.get("/Filter", [])
    names = [str(filters)] if str(filters).startswith("/") else [str(one) for one in filters]
    if names.count("/FlateDecode") + names.count("/LZWDecode") > 1:
        raise Found("too_much_inside", "a stream packed twice")
    if int(stream.get("/Width", 1)) * int(stream.get("/Height", 1)) > 2 * PIXELS:
        raise Found("too_many_pixels", f"{stream.get('/Width')} × {stream.get('/Height')}")
    raw = stream.read_raw_bytes()
    return unpacked_size(raw, left) if names[:1] == ["/FlateDecode"] else len(raw)


def unpacked_size(raw: bytes, left: int) -> int:
    """The size of what is packed, found piece by piece."""
    unpacking, size = zlib.decompressobj(), 0
    while raw:
        size += len(unpacking.decompress(raw, 1 << 20))
        raw = unpacking.unconsumed_tail
        if size > left:
            raise Found("too_much_inside", f"more than {UNPACKED} bytes")
    return size


# ── XML ─────────────────────────────────────────────────────────────────────────────────────────


def xml(content: bytes) -> None:
    """An e-invoice in UBL, without what XML can ask a reader to do."""
    from xml.parsers import expat

    parser = expat.ParserCreate(namespace_separator=" ")
    state = {"depth": 0, "elements": 0}

    def opened(name: str, _attributes: Any) -> None:
        state["depth"] += 1
        state["elements"] += 1
        if state["elements"] == 1 and name not in UBL:
            raise Found("unknown_kind", name)
        if state["depth"] > DEPTH or state["elements"] > ELEMENTS:
            raise Found("too_much_inside", f"{state['elements']} elements")

    def closed(_name: str) -> None:
        state["depth"] -= 1

    def refused(*given: Any) -> None:
        raise Found("active_content", str(given[0]))

    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    parser.StartDoctypeDeclHandler = refused
    parser.ProcessingInstructionHandler = refused
    parser.Parse(content, True)


if __name__ == "__main__":
    main()

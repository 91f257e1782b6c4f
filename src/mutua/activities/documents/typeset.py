"""From texts to a PDF by typst: offline, tagged, with the house's typeface, always the same bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import Any, Final

TEMPLATES: Final = Path(__file__).parent / "templates"
# PDF/A-3 may carry the e-invoice as an attachment; PDF/UA-1 can be read aloud.
STANDARDS: Final = ("a-3b", "ua-1")
BOX: Final = "\N{WHITE SQUARE}"
NOT_DRAWN: Final = "could not be displayed"
LONG_WORD: Final = re.compile(r"\S{30,}")
# Where a long word may break: after a sign between its parts, and every fifteen letters.
PIECE: Final = re.compile(r"[^@./_\-]{1,14}[@./_\-]+|\S{1,15}")
# Marks that turn the direction of what follows would show another text than was agreed.
UNSEEN: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)

_one_at_a_time = Lock()  # a compiler of typst serves one document at a time


def pdf(
    template: str, texts: dict[str, Any], seconds: int, attached: bytes = b"", name: str = ""
) -> bytes:
    """Typeset texts by a template ('invoice', 'order').

    ``seconds`` since 1970 are the instant that the file gives as its own: never the clock's, so
    that the same texts give the same bytes. ``attached`` is an XML document to travel inside under
    a ``name``.
    Characters that no typeface has become a box.
    """
    inputs = {**_inputs(texts, attached), "name": name}
    options: dict[str, Any] = {"format": "pdf", "pdf_standards": list(STANDARDS)}
    made: bytes = _compile(template, inputs, timestamp=seconds, **options)
    return made


def pictures(template: str, texts: dict[str, Any], ppi: float = 110) -> list[bytes]:
    """Each page as PNG, for a look."""
    made = _compile(template, _inputs(texts, b""), format="png", ppi=ppi)
    return made if isinstance(made, list) else [made]


def _inputs(texts: dict[str, Any], attached: bytes) -> dict[str, str]:
    return {"texts": json.dumps(clean(texts)), "attached": attached.decode("utf-8")}


def _compile(template: str, inputs: dict[str, str], **options: Any) -> Any:
    from typst import TypstError

    with _one_at_a_time:
        try:
            return _compiler(template).compile(sys_inputs=inputs, **options)
        except TypstError as error:
            if NOT_DRAWN not in str(error):
                raise
        drawn = {**inputs, "texts": boxed(inputs["texts"])}
        return _compiler(template).compile(sys_inputs=drawn, **options)


@lru_cache(4)
def _compiler(template: str) -> Any:
    import typst

    return typst.Compiler(
        input=str(TEMPLATES / f"{template}.typ"),
        root=str(TEMPLATES),
        font_paths=[str(files("fontpkg_atkinson_hyperlegible") / "files")],
        ignore_system_fonts=True,
    )


def clean(value: Any) -> Any:
    """Texts without control and direction marks, whose longest words may break.

    The key ``svg`` holds a picture, kept as it is.
    """
    if isinstance(value, dict):
        return {key: one if key == "svg" else clean(one) for key, one in value.items()}
    if isinstance(value, list):
        return [clean(one) for one in value]
    if isinstance(value, str):
        plain = UNSEEN.sub("", value.replace("\r\n", "\n").replace("\t", " "))
        # The typeface has no narrow space; the one of another would cost a typeface more.
        return LONG_WORD.sub(_breakable, plain.replace("\u202f", "\u00a0"))
    return value


def _breakable(found: re.Match[str]) -> str:
    return "\u200b".join(PIECE.findall(found.group()))


def boxed(texts: str) -> str:
    """JSON texts with a box for each character that cannot be drawn."""
    whole = json.loads(texts)
    return json.dumps(
        _replaced(whole, {one: BOX for one in set(_letters(whole)) if not drawable(one)})
    )


def _letters(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _letters(one)


def _replaced(value: Any, boxes: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _replaced(one, boxes) for key, one in value.items()}
    if isinstance(value, list):
        return [_replaced(one, boxes) for one in value]
    return value.translate(str.maketrans(boxes)) if isinstance(value, str) else value


@lru_cache(4096)
def drawable(letter: str) -> bool:
    """Whether some typeface at hand has this character (typst is asked, a millisecond)."""
    from typst import TypstError

    if letter.isascii():
        return True
    try:
        _compiler("letter").compile(
            sys_inputs={"letter": letter}, format="pdf", pdf_standards=list(STANDARDS), timestamp=0
        )
    except TypstError:
        return False
    return True

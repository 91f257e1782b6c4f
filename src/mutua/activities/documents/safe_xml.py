"""XML from outside, looked at before anything else reads it: it must be harmless."""

from __future__ import annotations

from typing import Final
from xml.parsers import expat

from mutua.activities.documents.errors import DocumentError

UBL: Final = "urn:oasis:names:specification:ubl:schema:xsd"
ROOTS: Final = (f"{UBL}:Invoice-2 Invoice", f"{UBL}:CreditNote-2 CreditNote")
CII: Final = ("urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100 CrossIndustryInvoice",)
LARGEST: Final = 20 * 2**20
DEEPEST: Final = 64


def safe_text(document: bytes, roots: tuple[str, ...] = ROOTS) -> str:
    """The document as text, once it is known to be harmless; UBL unless other roots are given.

    Raises DocumentError unless it is UTF-8, well formed, without DOCTYPE (so without entities),
    at most 20 MiB, at most 64 levels deep, and one of the ``roots``.
    """
    if len(document) > LARGEST:
        raise DocumentError("document", f"{len(document)} bytes", f"at most {LARGEST} bytes")
    try:
        text = document.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DocumentError("document", f"byte {error.start}", "text in UTF-8") from None
    if "<!doctype" in text.casefold():
        raise DocumentError("document", "a DOCTYPE", "XML without DOCTYPE")
    _Look(roots).at(text)
    return text


class _Look:
    """One pass of a reader that opens nothing: encoding, form, depth, name of the root."""

    def __init__(self, roots: tuple[str, ...]) -> None:
        self.roots = roots
        self.depth = 0
        self.reader = expat.ParserCreate(namespace_separator=" ")
        self.reader.XmlDeclHandler = self.declared
        self.reader.StartDoctypeDeclHandler = self.doctype
        self.reader.StartElementHandler = self.start
        self.reader.EndElementHandler = self.end

    def at(self, text: str) -> None:
        try:
            self.reader.Parse(text.encode(), True)
        except expat.ExpatError as error:
            raise DocumentError("document", str(error), "well-formed XML") from None

    def declared(self, version: str, encoding: str | None, standalone: int) -> None:
        if (encoding or "UTF-8").upper() != "UTF-8":
            raise DocumentError("document", encoding, "text in UTF-8, declared so")

    def doctype(self, *_: object) -> None:
        raise DocumentError("document", "a DOCTYPE", "XML without DOCTYPE")

    def start(self, name: str, _: object) -> None:
        if self.depth == 0 and name not in self.roots:
            allowed = "a UBL Invoice or CreditNote" if self.roots == ROOTS else "a CII invoice"
            raise DocumentError("document", name, allowed)
        self.depth += 1
        if self.depth > DEEPEST:
            raise DocumentError("document", f"{self.depth} levels", f"at most {DEEPEST} levels")

    def end(self, _: str) -> None:
        self.depth -= 1

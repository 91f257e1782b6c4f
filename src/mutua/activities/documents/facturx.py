"""Factur-X: a PDF/A-3 for people with the CII for programs inside, and what the PDF says of it.

Specification: Factur-X 1.0 (ZUGFeRD 2), profile EN 16931: the file is named factur-x.xml, its
relationship is Alternative, and the XMP names document type, file, version and profile with the
extension schema that PDF/A asks for.
"""

from __future__ import annotations

import io
from typing import Final

from mutua.activities.documents import cii, pdf
from mutua.activities.documents.content import Document

NAME: Final = "factur-x.xml"
SPACE: Final = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#"
PROFILE: Final = "EN 16931"
SAID: Final = {
    "DocumentType": ("INVOICE", "The type of the hybrid document"),
    "DocumentFileName": (NAME, "The name of the embedded XML document"),
    "Version": ("1.0", "The version of the standard applying to the embedded XML document"),
    "ConformanceLevel": (PROFILE, "The conformance level of the embedded XML document"),
}
END: Final = "</rdf:RDF>"
SCHEMAS: Final = "</rdf:Bag></pdfaExtension:schemas>"  # one list: typst begins it, we add to it


def write(document: Document) -> bytes:
    """The hybrid document; the same content always gives the same bytes.

    Raises DocumentError naming the field that must be mended.
    """
    return _declared(pdf.draw(document, attached=cii.write(document), name=NAME))


def _declared(drawn: bytes) -> bytes:
    """The PDF with the words of Factur-X in its metadata."""
    import pikepdf

    with pikepdf.open(io.BytesIO(drawn)) as opened:
        metadata = opened.Root.Metadata
        metadata.write(_with(metadata.read_bytes().decode()).encode())
        made = io.BytesIO()
        opened.save(
            made, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.preserve
        )
    return made.getvalue()


def _with(xmp: str) -> str:
    """The metadata with our properties, and the schema that PDF/A asks for before one that it does
    not know."""
    if xmp.count(END) != 1 or xmp.count(SCHEMAS) != 1:
        raise ValueError("a PDF whose metadata has not the form that typst gives it")
    values = "".join(f"<fx:{name}>{value}</fx:{name}>" for name, (value, _) in SAID.items())
    said = f'<rdf:Description rdf:about="" xmlns:fx="{SPACE}">{values}</rdf:Description>'
    return xmp.replace(SCHEMAS, _schema() + SCHEMAS).replace(END, said + END)


def _schema() -> str:
    properties = "".join(
        '<rdf:li rdf:parseType="Resource">'
        "<pdfaProperty:category>external</pdfaProperty:category>"
        f"<pdfaProperty:description>{words}</pdfaProperty:description>"
        f"<pdfaProperty:name>{name}</pdfaProperty:name>"
        "<pdfaProperty:valueType>Text</pdfaProperty:valueType></rdf:li>"
        for name, (_, words) in SAID.items()
    )
    return (
        '<rdf:li rdf:parseType="Resource">'
        "<pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>"
        f"<pdfaSchema:namespaceURI>{SPACE}</pdfaSchema:namespaceURI>"
        "<pdfaSchema:prefix>fx</pdfaSchema:prefix>"
        f"<pdfaSchema:property><rdf:Seq>{properties}</rdf:Seq></pdfaSchema:property></rdf:li>"
    )

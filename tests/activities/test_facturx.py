"""Factur-X: the CII says what the UBL says, passes the official rules, and travels in the PDF."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from mutua.activities.documents import cii, facturx, official_rules
from mutua.activities.documents.content import CREDIT_NOTE, DEPOSIT, INVOICE, Document
from mutua.activities.documents.errors import DocumentError
from tests.activities.generated_documents import documents

RAM = f"{{{cii.STANDARD}:ReusableAggregateBusinessInformationEntity:100}}"


def one(**facts) -> Document:
    found = next(one for one in documents(11, 50) if one.kind == INVOICE and one.iban)
    return replace(found, **facts)


def text(document: Document, path: str) -> str:
    return ET.fromstring(cii.write(document)).findtext(
        f".//{RAM}" + f"/{RAM}".join(path.split("/"))
    )


@pytest.mark.prove
def test_generated_documents_pass_the_official_rules_of_cii(official_schemas: Path, proof) -> None:
    count = proof.count(60, 1_000, "documents")
    seen: Counter[str] = Counter()
    for document in documents(proof.seed, count):
        findings = official_rules.check_cii(cii.write(document), official_schemas)
        assert findings == (), (document.number, findings)
        seen[document.kind] += 1
        seen.update({line.vat.category for line in document.lines})
    proof.note(seen=dict(sorted(seen.items())))
    assert {INVOICE, CREDIT_NOTE} <= set(seen)


@pytest.mark.parametrize(
    "rule, before, after",
    [
        ("BR-CO-15", "<ram:GrandTotalAmount>", "<ram:GrandTotalAmount>9"),
        ("BR-CO-13", "<ram:TaxBasisTotalAmount>", "<ram:TaxBasisTotalAmount>9"),
        ("BR-02", "<ram:ID>{number}</ram:ID>", ""),
        ("BR-CL-14", "<ram:CountryID>BE<", "<ram:CountryID>XX<"),
    ],
)
def test_a_spoilt_document_is_found_by_the_rule_of_that_name(
    official_schemas: Path, rule, before, after
) -> None:
    document = one()
    written = cii.write(document).decode()
    spoilt = written.replace(before.format(number=document.number), after, 1)
    assert spoilt != written
    findings = official_rules.check_cii(spoilt.encode(), official_schemas)
    assert rule in {found.rule for found in findings}
    assert not official_rules.is_valid(findings)


def test_it_says_the_same_amounts_as_the_document() -> None:
    document = one()
    sums = "SpecifiedTradeSettlementHeaderMonetarySummation/"
    assert text(document, sums + "GrandTotalAmount") == f"{document.gross / 100:.2f}"
    assert text(document, sums + "DuePayableAmount") == f"{document.payable / 100:.2f}"
    assert text(replace(document, stage=DEPOSIT), "TypeCode") is not None
    assert b"<ram:TypeCode>386<" in cii.write(replace(document, stage=DEPOSIT))


def test_a_person_without_an_address_of_peppol_gets_it_too() -> None:
    document = one()
    person = replace(document.buyer, endpoint=("", ""), enterprise_number="")
    assert b"URIUniversalCommunication" in cii.write(document)
    written = cii.write(replace(document, buyer=person))
    assert written.count(b"<ram:URIUniversalCommunication>") == 1


def test_what_cannot_be_written_is_refused_by_its_field() -> None:
    with pytest.raises(DocumentError) as caught:
        cii.write(one(currency="USD"))
    assert caught.value.field == "currency"
    with pytest.raises(DocumentError) as caught:
        official_rules.check_cii(b"<Invoice/>", Path())
    assert caught.value.field == "document"


def test_the_pdf_carries_it_and_says_so_in_its_metadata() -> None:
    import pikepdf

    document = one()
    drawn = facturx.write(document)
    assert facturx.write(document) == drawn
    with pikepdf.open(io.BytesIO(drawn)) as opened:
        (attached,) = opened.Root.AF
        assert (str(attached.UF), str(attached.AFRelationship)) == ("factur-x.xml", "/Alternative")
        assert attached.EF.F.read_bytes() == cii.write(document)
        assert str(attached.EF.F.Subtype) == "/application/xml"
        xmp = opened.Root.Metadata.read_bytes().decode()
        assert "/Filter" not in opened.Root.Metadata
        with opened.open_metadata() as said:
            space = f"{{{facturx.SPACE}}}"
            assert said[f"{space}ConformanceLevel"] == "EN 16931"
            assert said[f"{space}DocumentFileName"] == "factur-x.xml"
            assert said["{http://www.aiim.org/pdfa/ns/id/}part"] == "3"
        assert opened.Root.MarkInfo.Marked  # still read aloud
    assert xmp.count("<pdfaExtension:schemas>") == 1  # a property twice is no PDF/A
    ours = xmp[xmp.index("Factur-X PDFA Extension Schema") :]
    declared = re.findall(r"<pdfaProperty:name>(\w+)<", ours)
    assert declared == ["DocumentType", "DocumentFileName", "Version", "ConformanceLevel"]
    ET.fromstring(xmp[xmp.index("<x:xmpmeta") : xmp.index("</x:xmpmeta>") + len("</x:xmpmeta>")])


def test_metadata_of_another_form_is_not_spoilt_in_silence() -> None:
    with pytest.raises(ValueError, match="typst"):
        facturx._with("<rdf:RDF></rdf:RDF>")

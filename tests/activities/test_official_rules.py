"""Official rules: which stand in a folder, how one is added, and that a document can open nothing."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from mutua.activities.documents import official_rules, safe_xml, ubl
from mutua.activities.documents.errors import DocumentError
from mutua.activities.documents.official_rules import Finding, RulesMissingError
from tests.activities.generated_documents import documents
from tests.activities.test_ubl import document

GOOD = ubl.write(document())
FIRST_LINE = b'<?xml version="1.0" encoding="UTF-8"?>\n'


def stylesheet(title: str, more: str = "", comment: str = "") -> str:
    """A tiny stylesheet that says it holds the rules of that title, and finds one fault."""
    return (
        f'<?xml version="1.0"?><!--{comment}--><xsl:stylesheet version="2.0" '
        'xmlns:xsl="http://www.w3.org/1999/XSL/Transform" '
        'xmlns:svrl="http://purl.oclc.org/dsdl/svrl">'
        f'{more}<xsl:template match="/"><svrl:schematron-output title="{title}">'
        '<svrl:failed-assert id="T-1" flag="warning" location="/*"><svrl:text>A  word'
        '\n of caution</svrl:text></svrl:failed-assert><svrl:failed-assert id="T-2">'
        "<svrl:text>No</svrl:text></svrl:failed-assert>"
        "</svrl:schematron-output></xsl:template></xsl:stylesheet>"
    )


UBL_TITLE, CII_TITLE = "EN16931  model bound to UBL", "EN16931 model bound to CII"
PEPPOL_TITLE = "Rules for Peppol BIS 3.0 Billing"


def file_of(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


# ── What the rules find ─────────────────────────────────────────────────────────────────────────


def test_findings_say_the_rule_how_grave_it_is_where_and_its_words(tmp_path):
    file_of(tmp_path, "a.xslt", stylesheet(PEPPOL_TITLE))
    findings = official_rules.check(GOOD, tmp_path)
    assert findings == (
        Finding("T-1", "warning", "/*", "A word of caution"),
        Finding("T-2", "fatal", "", "No"),
    )
    assert official_rules.is_valid(findings[:1])
    assert not official_rules.is_valid(findings)


def test_the_authors_own_examples_pass(official_schemas: Path):
    examples = sorted((official_schemas / "peppol/examples").glob("*.xml"))
    assert examples
    for example in examples:
        findings = official_rules.check(example.read_bytes(), official_schemas)
        assert official_rules.is_valid(findings), (example.name, findings)


def test_rules_are_compiled_once_and_serve_several_threads(official_schemas: Path):
    found = tuple(official_rules.installed(official_schemas).values())
    assert official_rules.compiled(found) is official_rules.compiled(found)
    invoices = [ubl.write(one) for one in documents(11, 8)]
    results: list[tuple[Finding, ...]] = []

    def look() -> None:
        results.extend(official_rules.check(one, official_schemas) for one in invoices)

    threads = [threading.Thread(target=look) for _ in range(3)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert results == [()] * 24


def test_without_rules_nothing_is_called_valid(tmp_path):
    file_of(tmp_path, "cii.xslt", stylesheet(CII_TITLE))
    with pytest.raises(RulesMissingError):
        official_rules.check(GOOD, tmp_path)


# ── What a document cannot do ───────────────────────────────────────────────────────────────────

BOMB = b'<!DOCTYPE Invoice [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'


def with_doctype(doctype: bytes, entity: bytes) -> bytes:
    return GOOD.replace(FIRST_LINE, FIRST_LINE + doctype).replace(b"2026-00001", entity)


@pytest.mark.parametrize(
    "doctype",
    [
        b'<!DOCTYPE Invoice [<!ENTITY x SYSTEM "file:///SECRET">]>',
        b'<!DOCTYPE Invoice SYSTEM "file:///SECRET">',
        b'<!DOCTYPE Invoice [<!ENTITY % x SYSTEM "file:///SECRET"> %x;]>',
        b'<!doctype Invoice [<!ENTITY x "y">]>',
        BOMB,
    ],
)
def test_a_document_with_a_doctype_is_refused_and_reads_nothing(tmp_path, doctype):
    secret = file_of(tmp_path, "secret.txt", "TOP SECRET")
    document = with_doctype(doctype.replace(b"/SECRET", str(secret).encode()), b"&x;")
    with pytest.raises(DocumentError) as refused:
        official_rules.check(document, tmp_path)
    assert refused.value.field == "document"
    assert refused.value.allowed == "XML without DOCTYPE"
    assert "TOP SECRET" not in str(refused.value)


def test_the_processor_itself_opens_no_file_even_without_the_first_look(tmp_path):
    secret = file_of(tmp_path, "secret.txt", "TOP SECRET")
    copying = stylesheet(PEPPOL_TITLE).replace("A  word", '<xsl:value-of select="/"/>')
    file_of(tmp_path, "a.xslt", copying)
    rules = official_rules.compiled(tuple(official_rules.installed(tmp_path).values()))
    text = with_doctype(
        b'<!DOCTYPE Invoice [<!ENTITY x SYSTEM "' + secret.as_uri().encode() + b'">]>', b"&x;"
    ).decode()
    try:
        said = str(rules.findings(text))
    except Exception as error:  # whatever the processor raises
        said = str(error)
        assert "prohibited" in said
    assert "TOP SECRET" not in said


def test_rules_that_would_read_a_file_read_nothing(tmp_path):
    secret = file_of(tmp_path, "secret.txt", "TOP SECRET")
    reading = f"""<xsl:value-of select="unparsed-text('{secret.as_uri()}')"/>"""
    file_of(tmp_path, "a.xslt", stylesheet(PEPPOL_TITLE).replace("A  word", reading))
    try:
        said = str(official_rules.check(GOOD, tmp_path))
    except Exception as error:
        said = str(error)
    assert "TOP SECRET" not in said


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"no xml",
        b"\xff\xfe<\x00",
        GOOD.decode().encode("utf-16"),
        GOOD.replace(b"UTF-8", b"ISO-8859-1"),
        GOOD[:-20],
        GOOD + b"<more/>",
        GOOD.replace(b"Concert", b"\x01"),
        b"<Invoice/>",
        b'<html xmlns="http://www.w3.org/1999/xhtml"/>',
        GOOD.replace(b"</Invoice>", b"<a>" * 70 + b"</a>" * 70 + b"</Invoice>"),
        GOOD.replace(b"</Invoice>", b" " * (safe_xml.LARGEST) + b"</Invoice>"),
    ],
    ids=range(12),
)
def test_what_is_no_harmless_ubl_document_is_refused(tmp_path, document):
    with pytest.raises(DocumentError) as refused:
        official_rules.check(document, tmp_path)
    assert refused.value.field == "document"


# ── Which rules stand in a folder ───────────────────────────────────────────────────────────────


def test_the_published_rules_are_known_by_family_syntax_and_release(official_schemas: Path):
    found = {(one.family, one.syntax): one for one in official_rules.rules_in(official_schemas)}
    assert set(found) == {("en16931", "ubl"), ("en16931", "cii"), ("peppol", "ubl")}
    assert found["en16931", "ubl"].release
    assert found["peppol", "ubl"].dated


def test_rules_are_added_by_their_content_and_the_newest_is_used(tmp_path):
    folder = tmp_path / "rules"
    old = file_of(
        tmp_path,
        "x.xslt",
        stylesheet(UBL_TITLE, comment="Schematron version 1.3.9 - Last update: 2025-01-01"),
    )
    new = file_of(
        tmp_path,
        "y.xslt",
        stylesheet(UBL_TITLE, comment="Schematron version 1.3.16 - Last update: 2026-03-30"),
    )
    second = official_rules.add_rules(new, folder)
    first = official_rules.add_rules(old, folder)
    assert official_rules.add_rules(old, folder) == first
    assert {one.digest for one in official_rules.rules_in(folder)} == {first.digest, second.digest}
    assert first.path.name == f"en16931-ubl-1.3.9-{first.digest[:12]}.xslt"
    assert official_rules.installed(folder) == {"en16931": second}


@pytest.mark.parametrize(
    "text",
    [
        "nothing",
        stylesheet("Rules of my own"),
        f'<schema xmlns="http://purl.oclc.org/dsdl/schematron"><title>{PEPPOL_TITLE}</title></schema>',
        stylesheet(PEPPOL_TITLE, more='<xsl:include href="other.xslt"/>'),
        stylesheet(PEPPOL_TITLE, more='<xsl:import href="file:///etc/passwd"/>'),
        stylesheet(PEPPOL_TITLE).replace("<svrl:text>No", '<xsl:result-document href="x"/>No'),
        '<!DOCTYPE x [<!ENTITY y SYSTEM "z">]>' + stylesheet(PEPPOL_TITLE),
    ],
    ids=range(7),
)
def test_a_file_that_is_no_stylesheet_of_rules_is_not_added(tmp_path, text):
    folder = tmp_path / "rules"
    with pytest.raises(DocumentError) as refused:
        official_rules.add_rules(file_of(tmp_path, "x.xslt", text), folder)
    assert refused.value.field == "file"
    assert not folder.exists()

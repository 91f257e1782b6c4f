"""The published rules of e-invoices (EN 16931, Peppol), run over a document.

The rules are stylesheets (XSLT made from Schematron) that their authors publish; they stand in a
folder of the house, none of them in this repository. Each is compiled once a process.
A document is not trusted: it is text, has no DOCTYPE, and can open no file and no address.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple
from xml.etree import ElementTree as ET

from mutua.activities.documents.errors import DocumentError
from mutua.activities.documents.rule_files import RuleFile, add_rules, installed, rules_in
from mutua.activities.documents.safe_xml import CII, safe_text

__all__ = [
    "Finding",
    "RulesMissingError",
    "add_rules",
    "check",
    "check_cii",
    "installed",
    "is_valid",
    "rules_in",
]

SVRL: Final = "{http://purl.oclc.org/dsdl/svrl}"
FINDINGS: Final = (f"{SVRL}failed-assert", f"{SVRL}successful-report")
NO_PROTOCOL: Final = ("http://saxon.sf.net/feature/allowedProtocols", "")
FATAL: Final = "fatal"


class Finding(NamedTuple):
    """What a rule found: its published name, 'fatal' or 'warning', where (XPath), and its words."""

    rule: str
    severity: str
    location: str
    text: str


class RulesMissingError(DocumentError):
    """The folder holds no rules for UBL, so nothing can be said about a document."""


FAMILIES: Final = ("en16931", "peppol")


def check(
    document: bytes, folder: Path, families: tuple[str, ...] = FAMILIES
) -> tuple[Finding, ...]:
    """Everything that the newest rules of some families in the folder find in a UBL document.

    Raises DocumentError for what is no harmless UBL document, RulesMissingError (one of them)
    where the folder holds no rules.
    """
    text = safe_text(document)
    rules = tuple(one for family, one in installed(folder).items() if family in families)
    if not rules:
        raise RulesMissingError("folder", str(folder), "a folder with rules for UBL")
    return compiled(rules).findings(text)


def check_cii(document: bytes, folder: Path) -> tuple[Finding, ...]:
    """The same for a CII document, by the rules of EN 16931. Raises as ``check``."""
    text = safe_text(document, CII)
    rules = tuple(installed(folder, "cii").values())
    if not rules:
        raise RulesMissingError("folder", str(folder), "a folder with rules for CII")
    return compiled(rules).findings(text)


def is_valid(findings: tuple[Finding, ...]) -> bool:
    """Whether nothing found is fatal; a warning lets a document pass."""
    return all(one.severity != FATAL for one in findings)


class CompiledRules:
    """Stylesheets compiled once, in a processor from which nothing leads outside."""

    def __init__(self, rules: tuple[RuleFile, ...]) -> None:
        import saxonche  # type: ignore[import-not-found, unused-ignore]

        self._lock = threading.Lock()  # a stylesheet serves one document at a time
        self._processor = saxonche.PySaxonProcessor(license=False)
        # Saxon opens the local files that a document or a stylesheet names, unless it is told not
        # to; so it is told first, and gets the stylesheets as text.
        self._processor.set_configuration_property(*NO_PROTOCOL)
        compiler = self._processor.new_xslt30_processor()
        texts = (one.path.read_text("utf-8-sig") for one in rules)
        self._rules = [compiler.compile_stylesheet(stylesheet_text=text) for text in texts]

    def findings(self, text: str) -> tuple[Finding, ...]:
        """What the rules find in a text that ``safe_text`` has let pass."""
        with self._lock:
            node = self._processor.parse_xml(xml_text=text)
            reports = [str(rules.transform_to_string(xdm_node=node)) for rules in self._rules]
        return tuple(one for report in reports for one in _read(report))


@lru_cache(maxsize=4)
def compiled(rules: tuple[RuleFile, ...]) -> CompiledRules:
    """The rules at work, compiled once a process; a second or so for both families."""
    return CompiledRules(rules)


def _read(report: str) -> Iterator[Finding]:
    for one in ET.fromstring(report.encode()).iter():  # noqa: S314 - Saxon wrote it
        if one.tag in FINDINGS:
            words = " ".join("".join(one.itertext()).split())
            severity = one.get("flag") or FATAL
            yield Finding(one.get("id", ""), severity, one.get("location", ""), words)

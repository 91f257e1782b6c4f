"""A thousand documents of every VAT case pass both official rule sets; spoilt ones do not."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from mutua.activities.documents import official_rules, ubl
from mutua.activities.documents.content import CREDIT_NOTE, INVOICE, Document
from tests.activities.generated_documents import CLIENTS, NATURES, documents
from tests.activities.spoilt_documents import SPOILS, SPOILS_OF, Spoil

CATEGORIES = {"S", "E", "AE", "K", "G", "O"}


def only(category: str) -> Document:
    """An invoice whose lines are all of a category, with dated work and an earlier invoice."""
    for one in documents(7, 2_000):
        lines = tuple(line for line in one.lines if line.vat.category == category)
        good = one.kind == INVOICE and one.precedes and any(line.worked_until for line in lines)
        if good and (category != "S" or one.buyer.address.country == "BE"):
            return replace(one, lines=lines, order_reference="", terms="", prepaid=0)
    raise AssertionError(category)


@pytest.mark.prove
def test_generated_documents_pass_both_official_rule_sets(official_schemas: Path, proof) -> None:
    count = proof.count(100, 1_000, "documents")
    seen: Counter[str] = Counter()
    for document in documents(proof.seed, count):
        findings = official_rules.check(ubl.write(document), official_schemas)
        assert findings == (), (document.number, findings)
        seen[document.kind] += 1
        seen.update({line.vat.category for line in document.lines})
    rules = official_rules.installed(official_schemas)
    proof.note(
        seen=dict(sorted(seen.items())),
        rules={name: one.release or one.dated for name, one in sorted(rules.items())},
    )
    assert set(rules) == {"en16931", "peppol"}
    assert set(seen) == CATEGORIES | {INVOICE, CREDIT_NOTE}


def test_within_the_full_count_every_client_meets_every_nature() -> None:
    assert len(CLIENTS) * len(NATURES) <= 1_000


def test_the_same_seed_gives_the_same_bytes() -> None:
    def written() -> list[bytes]:
        return [ubl.write(one) for one in documents(3, 20)]

    assert written() == written()


@pytest.mark.parametrize("spoil", SPOILS, ids=lambda spoil: spoil.rule)
def test_a_spoilt_document_is_found_by_the_rule_of_that_name(
    official_schemas: Path, spoil: Spoil
) -> None:
    found_by(official_schemas, only("S"), spoil)


@pytest.mark.parametrize(
    "category, spoil",
    [(category, spoil) for category, spoils in SPOILS_OF.items() for spoil in spoils],
    ids=lambda one: one.rule if isinstance(one, Spoil) else one,
)
def test_a_spoilt_document_without_vat_is_found_by_the_rule_of_that_name(
    official_schemas: Path, category: str, spoil: Spoil
) -> None:
    found_by(official_schemas, only(category), spoil)


def found_by(folder: Path, document: Document, spoil: Spoil) -> None:
    good = ubl.write(document)
    assert official_rules.check(good, folder) == ()
    findings = official_rules.check(spoil.of(good.decode()).encode(), folder)
    assert spoil.rule in {one.rule for one in findings}
    assert not official_rules.is_valid(findings)


def test_at_least_forty_ways_to_spoil_are_tried() -> None:
    rules = [spoil.rule for spoil in SPOILS]
    assert len(set(rules)) == len(rules) >= 40

"""The law is cited to each reader in her language, or in English where a word of it is not known."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mutua.ground.citations import LANGUAGES, cite
from tests.support.places import ROOT


@pytest.mark.parametrize(
    "english, french, dutch, german",
    [
        ("Law of 3 July 1978, art. 10 and 10bis", "Loi du 3 juillet 1978, art. 10 et 10bis",
         "Wet van 3 juli 1978, art. 10 en 10bis", "Gesetz vom 3. Juli 1978, Art. 10 und 10bis"),
        ("Law of 16 March 1971, art. 19 and 27; law of 10 August 2001, art. 2",
         "Loi du 16 mars 1971, art. 19 et 27; loi du 10 août 2001, art. 2",
         "Wet van 16 maart 1971, art. 19 en 27; wet van 10 augustus 2001, art. 2",
         "Gesetz vom 16. März 1971, Art. 19 und 27; Gesetz vom 10. August 2001, Art. 2"),
        ("Collective agreement 43 of 2 May 1988 (43/18), art. 3",
         "Convention collective de travail n° 43 du 2 mai 1988 (43/18), art. 3",
         "Cao nr. 43 van 2 mei 1988 (43/18), art. 3",
         "Kollektives Arbeitsabkommen Nr. 43 vom 2. Mai 1988 (43/18), Art. 3"),
        ("Income tax code, art. 38 § 1, 23°.", "Code des impôts sur les revenus, art. 38 § 1, 23°.",
         "Wetboek van de inkomstenbelastingen, art. 38 § 1, 23°.",
         "Einkommensteuergesetzbuch, Art. 38 § 1, 23°."),
        ("Annex III, n. 13 to 26; key formula, n. 7.",
         "Annexe III, n° 13 à 26; formule-clé, n° 7.",
         "Bijlage III, nr. 13 tot 26; sleutelformule, nr. 7.",
         "Anlage III, Nr. 13 bis 26; Schlüsselformel, Nr. 7."),
    ],
)  # fmt: skip
def test_a_citation_reads_as_the_law_is_called_there(
    english: str, french: str, dutch: str, german: str
) -> None:
    assert [cite(english, one).text for one in LANGUAGES] == [french, dutch, german]
    assert cite(english, "en") == (english, "en")


@pytest.mark.parametrize(
    "unknown",
    ["Law of 16 December 2022: on the whole year", "Lawful", "Law of 31 Foo 2020", "", "  ", "art"],
)
def test_what_is_not_known_stands_as_it_is_in_english(unknown: str) -> None:
    found = cite(unknown, "fr")
    assert found.text == unknown.strip() or found == (unknown, "en")


def test_every_article_that_a_rule_for_employers_names_is_said_in_every_language() -> None:
    folder = ROOT / "src/mutua/legislation/belgium/employer_rules"
    quoted = r'"((?:Law|Royal decree|Collective agreement) of? ?[^"{]+)"'
    found = {one for path in folder.glob("*.py") for one in re.findall(quoted, _code(path))}
    found |= {
        f"Law of 16 March 1971, {one}"
        for one in re.findall(r'"(art\. [^"]+)"', _code(folder / "young.py"))
    }
    assert len(found) > 20
    assert {one for one in found if cite(one, "fr").language == "en"} == set()


def test_nine_of_ten_articles_behind_the_lines_of_a_payslip_are_said_in_every_language() -> None:
    from mutua.payroll.law import law

    every = {one.law for one in law("be", {}).all_rules}
    unknown = {one for one in every if cite(one, "nl").language == "en"}
    assert len(every) > 80
    assert len(unknown) <= len(every) // 10, unknown


def _code(path: Path) -> str:
    return path.read_text("utf-8")

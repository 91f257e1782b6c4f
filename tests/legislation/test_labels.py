"""Belgium's law has names and plain sentences in four languages, and nothing more."""

import re
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from mutua.legislation import country
from mutua.legislation.belgium.employer_rules import RULES
from mutua.legislation.belgium.vat.natures import NATURES
from mutua.legislation.belgium.vat.treatment import ABROAD
from mutua.legislation.engine.labels import LABEL_LANGUAGES
from mutua.legislation.engine.pack import Dates
from mutua.legislation.engine.rounding import DIRECTIONS
from mutua.legislation.engine.rules import KINDS

BE = country("be")
LABELS = BE.labels
# Named before their rules are written: every page that chooses a regime speaks of them.
LONGEST_NAME = 45
USUAL_WORDS, MOST_WORDS = 15, 25
# English words that another language uses too.
SAME_WORDS: frozenset[str] = frozenset()
# What the members should never read, with the terms of law that hold such a word.
FORBIDDEN = {
    "en": (r"\b(fees?|users?|submit|invalid|commissions?|error 422)\b", r"$^"),
    "fr": (
        r"\b(encod\w+|commissions?|frais|fee|user|erreur 422)\b",
        r"commission paritaire|frais professionnels|notes? de frais",
    ),
    "nl": (
        r"\b(encoder\w*|commissie|kost|fee|user|gebruikers?)\b",
        r"wat werken je kost|in totaal kost",
    ),
    "de": (r"\b(gebühr\w*|fee|user|nutzer\w*|provision)\b", r"$^"),
}


def calendar_facts() -> set[str]:
    """Names of the facts that the calendar gives to the rules."""
    day = BE.pack.known_from
    return set(BE.pack.calendar(Dates(day, day, day, day)))


def choices() -> set[str]:
    """Every answer of an input or setting that is a choice."""
    of = {one.code: one.choices for one in (*BE.pack.inputs, *BE.pack.settings)}
    return {f"{code}.{choice}" for code, found in of.items() for choice in found}


def settings() -> set[str]:
    """Every setting, and the two that a rate or an amount becomes."""
    return {one.code for one in BE.pack.settings} | set(BE.settings)


def reasons() -> set[str]:
    """Every reason that any combination of answers gives for or against a regime."""
    deciding = [question for question in BE.pack.questions if question.decides == "regime"]
    return {
        reason
        for answers in product(*(question.answers for question in deciding))
        for one in BE.regimes({q.code: a for q, a in zip(deciding, answers, strict=True)})
        for reason in one.reasons
    }


def remedies() -> set[str]:
    """Every remedy that a rule names in its text."""
    found: set[str] = set()
    for rule in RULES:
        module = Path(sys.modules[rule.__module__].__file__ or "").read_text("utf-8")
        found |= {code for code in LABELS.texts("en")["remedies"] if f'"{code}"' in module}
    return found


LATER = [one for found in BE.pack.later.values() for one in found]
NEEDED = {
    "lines": {rule.code for rule in BE.all_rules},
    "sentences": {rule.code for rule in BE.all_rules},
    "inputs": {one.code for one in BE.pack.inputs} | calendar_facts(),
    "choices": choices(),
    "regimes": set(BE.pack.regimes),
    "parameters": set(BE.parameters),
    "settings": settings(),
    "roundings": set(DIRECTIONS),
    "words": {"table", "yes", "no"},
    "kinds": set(KINDS),
    "reasons": reasons(),
    "checks": {rule.__name__ for rule in RULES},
    "remedies": remedies(),
    "later": {one.code for one in LATER},
    "subjects": {one.subject for one in LATER},
    "vat_natures": set(NATURES),
    "vat_mentions": set(ABROAD) | {code for code, nature in NATURES.items() if nature.exempt},
    "confidence": {
        dated.confidence for parameter in BE.parameters.values() for dated in parameter.values
    },
}


def texts(language: str) -> Iterator[tuple[str, str]]:
    """Each text of a language, after the place where it stands."""
    for section, found in LABELS.texts(language).items():
        for code, text in found.items():
            yield f"{section}.{code}", text


def sentences(language: str) -> list[str]:
    """The sentences of a language, one by one."""
    found = LABELS.texts(language)["sentences"].values()
    return [one for text in found for one in re.split(r"(?<=[.!?])\s+", text)]


@pytest.mark.parametrize("language", LABEL_LANGUAGES)
@pytest.mark.parametrize("section", NEEDED)
def test_every_code_of_the_law_has_a_text_and_no_text_is_without_its_code(
    language: str, section: str
) -> None:
    written = set(LABELS.texts(language)[section])
    assert NEEDED[section] - written == set()
    assert written - NEEDED[section] == set()


@pytest.mark.parametrize("language", LABEL_LANGUAGES)
def test_a_language_has_the_sections_that_are_known_and_no_others(language: str) -> None:
    assert set(LABELS.texts(language)) == set(NEEDED)


@pytest.mark.parametrize("language", LABEL_LANGUAGES)
def test_no_text_is_empty_or_has_spaces_at_its_ends(language: str) -> None:
    assert [place for place, text in texts(language) if not text or text != text.strip()] == []


@pytest.mark.parametrize("language", [one for one in LABEL_LANGUAGES if one != "en"])
def test_no_text_was_left_in_english(language: str) -> None:
    english = dict(texts("en"))
    same = {place for place, text in texts(language) if text == english[place]}
    assert {place for place in same if english[place] not in SAME_WORDS} == set()


@pytest.mark.parametrize("language", LABEL_LANGUAGES)
def test_a_name_fits_on_a_payslip_and_ends_without_a_full_stop(language: str) -> None:
    named = ("lines", "inputs", "parameters", "settings", "regimes")
    for section in named:
        for code, text in LABELS.texts(language)[section].items():
            assert len(text) <= LONGEST_NAME, (code, text, len(text))
            assert not text.endswith("."), (code, text)


@pytest.mark.parametrize("language", LABEL_LANGUAGES)
def test_two_things_that_can_stand_in_one_formula_have_two_names(language: str) -> None:
    found = LABELS.texts(language)
    names: dict[str, str] = {}
    for section in ("lines", "inputs", "parameters"):
        for code, text in found[section].items():
            assert names.setdefault(text.casefold(), code) == code


@pytest.mark.parametrize("language", LABEL_LANGUAGES)
def test_sentences_are_short(language: str) -> None:
    lengths = {one: len(one.split()) for one in sentences(language)}
    assert [one for one, words in lengths.items() if words > MOST_WORDS] == []
    assert sum(lengths.values()) <= USUAL_WORDS * len(lengths)


@pytest.mark.parametrize("language", LABEL_LANGUAGES)
def test_every_sentence_ends_as_a_sentence(language: str) -> None:
    found = LABELS.texts(language)["sentences"].items()
    assert [code for code, text in found if not text.endswith((".", "?", "!"))] == []


@pytest.mark.parametrize("language", LABEL_LANGUAGES)
def test_the_words_that_put_members_off_are_absent(language: str) -> None:
    forbidden, allowed = FORBIDDEN[language]
    for place, text in texts(language):
        left = re.sub(allowed, "", text, flags=re.IGNORECASE)
        assert not re.search(forbidden, left, re.IGNORECASE), (place, text)


@pytest.mark.parametrize(
    "language, word",
    [
        ("en", "levy"),
        ("fr", "contribution mutualisée"),
        ("nl", "gedeelde bijdrage"),
        ("de", "Beitrag"),
    ],
)
def test_the_levy_has_the_name_that_its_members_gave_it(language: str, word: str) -> None:
    assert word in LABELS.name("settings", "levy_rate", language)


@pytest.mark.parametrize(
    "language, words",
    [
        ("en", "comes? back"),
        ("fr", "vous revient"),
        ("nl", "komt .*terug"),
        ("de", "kommt .*zurück"),
    ],
)
def test_the_holiday_money_is_said_to_come_back(language: str, words: str) -> None:
    for code in ("holidays_quarterly", "holidays_yearly"):
        assert re.search(words, LABELS.sentence(code, language)), code

"""Every text is there in every language, in short sentences, with the house's own words."""

import re

import pytest

from mutua.portal.house import messages
from tests.support.places import ROOT

LANGUAGES = messages.LANGUAGES
AVERAGE, MOST = 15, 25
AVOIDED = {
    "fr": r"\b(encoder|commission|frais de gestion|utilisateur|soumettre|invalide)\b",
    "nl": r"\b(commissie|gebruiker|ongeldig|fee)\b",
    "de": r"\b(Gebühr|Provision|Nutzer|ungültig)\b",
    "en": r"\b(fee|commission|user|submit|invalid|salary)\b",
}

# The name of an office, not a word for what we keep.
COMMISSION = "Working in the Arts commission|commission du travail des arts"


def forms(text: str | tuple[str, ...] | list[str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def translated(language: str) -> dict[str, list[str]]:
    if language == "en":
        return {forms(text)[0]: forms(text) for _, _, text in messages.texts()}
    found = messages.catalog(language)
    return {forms(one.id)[0]: forms(one.string) for one in found if one.id}


def sentences(language: str) -> list[str]:
    texts = [form for found in translated(language).values() for form in found]
    plain = [re.sub(r"%\(\w+\)s", "7", re.sub(r"<[^>]+>", "", text)) for text in texts]
    return [part for text in plain for part in re.split(r"(?<=[.?!:])\s", text) if part.strip()]


def words(sentence: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:['’.,][^\W_]+)*", sentence)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_written(language: str) -> None:
    known = translated(language)
    wanted = {forms(text)[0] for _, _, text in messages.texts()}
    assert wanted - known.keys() == set(), "run python -m mutua.portal.house.messages"
    assert known.keys() - wanted == set(), "run python -m mutua.portal.house.messages"
    assert [key for key, found in known.items() if not all(found)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_translation_keeps_its_placeholders(language: str) -> None:
    for key, found in translated(language).items():
        for form in found:
            assert set(re.findall(r"%\(\w+\)s", form)) == set(re.findall(r"%\(\w+\)s", key)), key


@pytest.mark.parametrize("language", [*LANGUAGES, "en"])
def test_sentences_are_short(language: str) -> None:
    counts = {sentence: len(words(sentence)) for sentence in sentences(language)}
    assert {text: count for text, count in counts.items() if count > MOST} == {}
    assert sum(counts.values()) / len(counts) <= AVERAGE


@pytest.mark.parametrize("language", [*LANGUAGES, "en"])
def test_words_are_short(language: str) -> None:
    import pyphen

    spell = pyphen.Pyphen(lang={"en": "en_GB", "de": "de_DE", "nl": "nl_NL", "fr": "fr"}[language])
    all_words = [word for sentence in sentences(language) for word in words(sentence)]
    syllables = sum(spell.inserted(word.lower()).count("-") + 1 for word in all_words)
    assert syllables / len(all_words) < {"en": 1.7, "fr": 1.9, "nl": 1.9, "de": 2.0}[language]


@pytest.mark.parametrize("language", [*LANGUAGES, "en"])
def test_avoided_words_are_avoided(language: str) -> None:
    plain = [re.sub(COMMISSION, "", text) for text in sentences(language)]
    found = [text for text in plain if re.search(AVOIDED[language], text, re.IGNORECASE)]
    assert found == []


def test_french_signs_have_their_narrow_space() -> None:
    texts = [form for found in translated("fr").values() for form in found]
    assert [
        text for text in texts if re.search(r"[^\u202f]\?|[^\u202f];|[^\u00a0]:(?!/)", text)
    ] == []


def test_every_page_that_tells_who_looked_has_words_for_it() -> None:
    from mutua.portal.member.looks import PAGES

    told = {
        page
        for path in (ROOT / "src/mutua/portal").rglob("*.py")
        for page in re.findall(r'tell\(request, "(\w+)"', path.read_text("utf-8"))
    }
    assert len(told) > 20
    assert told <= PAGES.keys()

"""The one error of the package: what field, what was given, what is allowed."""

from __future__ import annotations

from collections.abc import Container
from typing import Any, Final

from mutua.legislation.engine.phrases import in_language

LANGUAGES: Final = ("en", "fr", "nl", "de")

SENTENCE: Final = {
    "en": "{field}: given {given}; allowed: {allowed}",
    "fr": "{field} : reçu {given} ; admis : {allowed}",
    "nl": "{field}: gegeven {given}; toegelaten: {allowed}",
    "de": "{field}: angegeben {given}; erlaubt: {allowed}",
}

ALLOWED: Final[dict[str, dict[str, str]]] = {
    "one_of": {
        "en": "one of {choices}",
        "fr": "une valeur parmi {choices}",
        "nl": "een van {choices}",
        "de": "einer der Werte {choices}",
    },
    "whole_number": {
        "en": "a whole number from {low} to {high} ({unit})",
        "fr": "un nombre entier de {low} à {high} ({unit})",
        "nl": "een geheel getal van {low} tot {high} ({unit})",
        "de": "eine ganze Zahl von {low} bis {high} ({unit})",
    },
    "flag": {
        "en": "true or false",
        "fr": "true (oui) ou false (non)",
        "nl": "true (ja) of false (nee)",
        "de": "true (ja) oder false (nein)",
    },
    "date": {
        "en": "a date written as YYYY-MM-DD",
        "fr": "une date écrite AAAA-MM-JJ",
        "nl": "een datum als JJJJ-MM-DD",
        "de": "ein Datum als JJJJ-MM-TT",
    },
    "date_between": {
        "en": "a date from {low} to {high}, the days these rules know",
        "fr": "une date du {low} au {high}, les jours que ces règles connaissent",
        "nl": "een datum van {low} tot {high}, de dagen die deze regels kennen",
        "de": "ein Datum vom {low} bis {high}, die Tage, die diese Regeln kennen",
    },
    "needed": {
        "en": "this field is needed: {what}",
        "fr": "ce champ est nécessaire : {what}",
        "nl": "dit veld is nodig: {what}",
        "de": "dieses Feld ist nötig: {what}",
    },
    "one_needed": {
        "en": "one of these fields is needed: {choices}",
        "fr": "un de ces champs est nécessaire : {choices}",
        "nl": "een van deze velden is nodig: {choices}",
        "de": "eines dieser Felder ist nötig: {choices}",
    },
    "exactly_one": {
        "en": "exactly one of {choices}",
        "fr": "un seul de ces champs : {choices}",
        "nl": "precies een van {choices}",
        "de": "genau eines von {choices}",
    },
    "same_period": {
        "en": "a day from {low} to {high}: one payslip covers no more",
        "fr": "un jour du {low} au {high} : une fiche de paie ne couvre pas plus",
        "nl": "een dag van {low} tot {high}: een loonbrief dekt niet meer",
        "de": "ein Tag vom {low} bis {high}: ein Lohnzettel deckt nicht mehr",
    },
    "not_before": {
        "en": "not before {other} ({low})",
        "fr": "pas avant {other} ({low})",
        "nl": "niet voor {other} ({low})",
        "de": "nicht vor {other} ({low})",
    },
    "at_most_field": {
        "en": "at most {other} ({high})",
        "fr": "au plus {other} ({high})",
        "nl": "ten hoogste {other} ({high})",
        "de": "höchstens {other} ({high})",
    },
    "rate": {
        "en": "a rate from 0 % to 100 % written as text, such as '6.5 %'",
        "fr": "un taux de 0 % à 100 % écrit en texte, comme '6.5 %'",
        "nl": "een percentage van 0 % tot 100 % als tekst, zoals '6.5 %'",
        "de": "ein Satz von 0 % bis 100 % als Text, etwa '6.5 %'",
    },
    "rate_or_amount": {
        "en": "a rate written as text, such as '1.5 %', or an amount as a whole number of minor units",
        "fr": "un taux écrit en texte, comme '1.5 %', ou un montant entier dans la plus petite unité",
        "nl": "een percentage als tekst, zoals '1.5 %', of een bedrag als geheel getal in de kleinste eenheid",
        "de": "ein Satz als Text, etwa '1.5 %', oder ein Betrag als ganze Zahl in der kleinsten Einheit",
    },
    "form": {
        "en": "{what}",
        "fr": "{what}",
        "nl": "{what}",
        "de": "{what}",
    },
    "same_length": {
        "en": "columns of one length ({high} rows)",
        "fr": "des colonnes de même longueur ({high} lignes)",
        "nl": "kolommen van één lengte ({high} rijen)",
        "de": "Spalten einer Länge ({high} Zeilen)",
    },
}


class LegislationError(ValueError):
    """A fact that the law's rules cannot take.

    ``field`` names it, ``given`` is what came (shortened when long), ``allowed`` says in
    English what may be given; ``text(language)`` is the whole sentence in en, fr, nl or de.
    """

    def __init__(self, field: str, given: object, allowed: str, **facts: object) -> None:
        self.field = field
        self.given = shown(given)
        self._allowed = allowed
        self._facts = facts
        super().__init__(field, self.given, self.allowed)

    @property
    def allowed(self) -> str:
        """What may be given instead, in English."""
        return self._allowed_in("en")

    def text(self, language: str = "en") -> str:
        """The sentence for a person: field, given, allowed."""
        return SENTENCE[language].format(
            field=self.field, given=self.given, allowed=self._allowed_in(language)
        )

    def _allowed_in(self, language: str) -> str:
        facts = self._facts
        if "what" in facts:
            facts = {**facts, "what": in_language(str(facts["what"]), language)}
        return ALLOWED[self._allowed][language].format(**facts)

    def __str__(self) -> str:
        return self.text()

    def __reduce__(self) -> tuple[Any, ...]:
        return (_rebuild, (self.field, self.given, self._allowed, self._facts))


def _rebuild(field: str, given: object, allowed: str, facts: dict[str, Any]) -> LegislationError:
    return LegislationError(field, given, allowed, **facts)


def known(given: object, names: Container[str]) -> bool:
    """Whether a value of any kind is one of the names."""
    return isinstance(given, str) and given in names


def shown(value: object) -> str:
    """A value as a person reads it in an error: one line of at most 60 signs, huge integers by
    their size, text that could not be seen in quotes."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) and value.bit_length() > 128:
        return f"a whole number of about {round(value.bit_length() * 0.30103)} digits"
    text = " ".join(_written(value).split())
    return text if len(text) <= 60 else f"{text[:40]}… ({len(text)} signs)"


def _written(value: object) -> str:
    if isinstance(value, str):
        plain = value.isprintable() and value.strip()
        return value if plain else repr(value[:80]) + ("…" if len(value) > 80 else "")
    try:
        return repr(value)
    except (ValueError, RecursionError):
        return f"a {type(value).__name__} that cannot be shown"

"""What may be given instead, where it is told in words: the English phrase in other languages."""

from __future__ import annotations

import re
from typing import Final

OTHERS: Final = ("fr", "nl", "de")
PHRASES: Final[dict[str, tuple[str, str, str]]] = {
    "a country's two letters, such as BE or FR": (
        "les deux lettres d'un pays, comme BE ou FR",
        "de twee letters van een land, zoals BE of FR",
        "die zwei Buchstaben eines Landes, etwa BE oder FR",
    ),
    "nothing, or a VAT number of the client's country or the seller's": (
        "rien, ou un numéro de TVA du pays du client ou du vendeur",
        "niets, of een btw-nummer van het land van de klant of de verkoper",
        "nichts oder eine MwSt.-Nummer des Landes des Kunden oder des Verkäufers",
    ),
    "BE: elsewhere that country's VAT is due": (
        "BE : ailleurs, la TVA de ce pays est due",
        "BE: elders is de btw van dat land verschuldigd",
        "BE: anderswo wird die MwSt. jenes Landes geschuldet",
    ),
    "the days already covered": (
        "les jours déjà couverts",
        "de dagen die al gedekt zijn",
        "die schon gedeckten Tage",
    ),
    "a flatter case": (
        "un cas avec moins de niveaux",
        "een geval met minder niveaus",
        "ein Fall mit weniger Ebenen",
    ),
    "a list of contracts": (
        "une liste de contrats",
        "een lijst van overeenkomsten",
        "eine Liste von Verträgen",
    ),
    "a list of day, from and until": (
        "une liste de day, from et until",
        "een lijst van day, from en until",
        "eine Liste aus day, from und until",
    ),
    "an hour that the clocks show on this day": (
        "une heure que les horloges montrent ce jour-là",
        "een uur dat de klokken die dag tonen",
        "eine Uhrzeit, die die Uhren an diesem Tag zeigen",
    ),
    "an hour written as 20:00": (
        "une heure écrite comme 20:00",
        "een uur geschreven als 20:00",
        "eine Uhrzeit wie 20:00",
    ),
    "an object with its fields": (
        "un objet avec ses champs",
        "een object met zijn velden",
        "ein Objekt mit seinen Feldern",
    ),
    "day, from and until": ("day, from et until", "day, from en until", "day, from und until"),
    "each column once": (
        "chaque colonne une seule fois",
        "elke kolom één keer",
        "jede Spalte einmal",
    ),
    "each name once": ("chaque nom une seule fois", "elke naam één keer", "jeder Name einmal"),
    "facts of the form NAME=VALUE": (
        "des faits de la forme NOM=VALEUR",
        "feiten in de vorm NAAM=WAARDE",
        "Angaben in der Form NAME=WERT",
    ),
    "line codes with whole numbers": (
        "des codes de ligne avec des nombres entiers",
        "lijncodes met gehele getallen",
        "Zeilencodes mit ganzen Zahlen",
    ),
    "minutes of work of each day": (
        "les minutes de travail de chaque jour",
        "de minuten werk van elke dag",
        "die Arbeitsminuten jedes Tages",
    ),
    "names with their values": (
        "des noms avec leur valeur",
        "namen met hun waarde",
        "Namen mit ihrem Wert",
    ),
    "one cell a column": ("une cellule par colonne", "één cel per kolom", "eine Zelle pro Spalte"),
    "one value or one column": (
        "une valeur ou une colonne",
        "één waarde of één kolom",
        "ein Wert oder eine Spalte",
    ),
    "periods side by side": (
        "des périodes qui ne se chevauchent pas",
        "periodes die niet overlappen",
        "Zeiten, die sich nicht überschneiden",
    ),
    "several codes of lines": (
        "plusieurs codes de ligne",
        "meerdere lijncodes",
        "mehrere Zeilencodes",
    ),
    "the gross pay, or a target": (
        "la rémunération brute, ou un but",
        "het brutoloon, of een doel",
        "das Bruttoentgelt oder ein Ziel",
    ),
    "text in UTF-8": ("du texte en UTF-8", "tekst in UTF-8", "Text in UTF-8"),
    "a file that exists and may be read": (
        "un fichier qui existe et peut être lu",
        "een bestand dat bestaat en gelezen mag worden",
        "eine Datei, die es gibt und die lesbar ist",
    ),
    "JSON: a list of cases": (
        "du JSON : une liste de cas",
        "JSON: een lijst van gevallen",
        "JSON: eine Liste von Fällen",
    ),
    "CSV with a header of case keys and input names": (
        "un CSV dont l'en-tête nomme les champs",
        "een CSV met een kop die de velden noemt",
        "eine CSV mit einer Kopfzeile der Felder",
    ),
}
PATTERNS: Final = (
    (
        re.compile("a day on which a value of (.+) is known"),
        (
            "un jour où une valeur de \\1 est connue",
            "een dag waarop een waarde van \\1 bekend is",
            "ein Tag, an dem ein Wert von \\1 bekannt ist",
        ),
    ),
    (re.compile("a fact of (.+)"), ("un fait de \\1", "een feit van \\1", "eine Angabe von \\1")),
    (
        re.compile("nothing: it is found from (.+)"),
        (
            "rien : cela découle de \\1",
            "niets: dit volgt uit \\1",
            "nichts: das ergibt sich aus \\1",
        ),
    ),
    (
        re.compile("a file of at most (\\d+) MiB; split it"),
        (
            "un fichier d'au plus \\1 Mio ; divisez-le",
            "een bestand van hoogstens \\1 MiB; splits het",
            "eine Datei von höchstens \\1 MiB; teile sie",
        ),
    ),
)


def in_language(phrase: str, language: str) -> str:
    """A phrase in a language. A phrase that is not known stays English (a test finds these)."""
    if language == "en":
        return phrase
    place = OTHERS.index(language)
    if phrase in PHRASES:
        return PHRASES[phrase][place]
    for pattern, texts in PATTERNS:
        if found := pattern.fullmatch(phrase):
            return found.expand(texts[place])
    return phrase

"""Citations of the law in the languages of its readers: the parameter files and rules cite in English,
by one form, so that what each word stands for is enough."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from mutua.ground.formats import long_day

LANGUAGES = ("fr", "nl", "de")
# English, as citations begin or go on, and the same in each of LANGUAGES. The longest come first.
WORDS: tuple[tuple[str, str, str, str], ...] = (
    ("settings of the cooperative for reductions and holiday pay",
     "réglages de la coopérative pour les réductions et le pécule de vacances",
     "instellingen van de coöperatie voor verminderingen en vakantiegeld",
     "Einstellungen der Genossenschaft für Ermäßigungen und Urlaubsgeld"),
    ("setting of the cooperative for the reductions",
     "réglage de la coopérative pour les réductions",
     "instelling van de coöperatie voor de verminderingen",
     "Einstellung der Genossenschaft für die Ermäßigungen"),
    ("setting of the cooperative", "réglage de la coopérative", "instelling van de coöperatie",
     "Einstellung der Genossenschaft"),
    ("premium set by the cooperative", "prime fixée par la coopérative",
     "premie die de coöperatie bepaalt", "von der Genossenschaft festgelegte Prämie"),
    ("fee set by the cooperative", "redevance fixée par la coopérative",
     "bijdrage die de coöperatie bepaalt", "von der Genossenschaft festgelegter Betrag"),
    ("royal decree of the Income tax code", "arrêté royal d’exécution du Code des impôts sur les revenus",
     "koninklijk besluit bij het Wetboek van de inkomstenbelastingen",
     "Königlicher Erlass zum Einkommensteuergesetzbuch"),
    ("agreement of the joint committee", "convention de la commission paritaire",
     "overeenkomst van het paritair comité", "Abkommen der paritätischen Kommission"),
    ("on the protection of pay", "concernant la protection de la rémunération",
     "betreffende de bescherming van het loon", "über den Schutz der Entlohnung"),
    ("on well-being at work", "relative au bien-être au travail",
     "betreffende het welzijn op het werk", "über das Wohlbefinden bei der Arbeit"),
    ("on funds for social security", "concernant les fonds de sécurité d’existence",
     "betreffende de fondsen voor bestaanszekerheid", "über die Fonds für Existenzsicherheit"),
    ("insurance is compulsory", "l’assurance est obligatoire", "de verzekering is verplicht",
     "die Versicherung ist Pflicht"),
    ("factor with two decimals", "facteur à deux décimales", "factor met twee decimalen",
     "Faktor mit zwei Dezimalen"),
    ("ONSS instructions", "instructions de l’ONSS", "instructies van de RSZ", "Anweisungen des LSS"),
    ("contribution code", "code de cotisation", "bijdragecode", "Beitragskode"),
    ("collective agreement", "convention collective de travail n°", "cao nr.",
     "kollektives Arbeitsabkommen Nr."),
    ("reference pay", "rémunération de référence", "referteloon", "Referenzlohn"),
    ("Income tax code", "Code des impôts sur les revenus", "Wetboek van de inkomstenbelastingen",
     "Einkommensteuergesetzbuch"),
    ("Judicial code", "Code judiciaire", "Gerechtelijk Wetboek", "Gerichtsgesetzbuch"),
    ("VAT code", "Code de la TVA", "Btw-wetboek", "Mehrwertsteuergesetzbuch"),
    ("programme law (I)", "loi-programme (I)", "programmawet (I)", "Programmgesetz (I)"),
    ("royal decree", "arrêté royal", "koninklijk besluit", "Königlicher Erlass"),
    ("sum of the lines", "somme des lignes", "som van de lijnen", "Summe der Zeilen"),
    ("and following", "et suivants", "en volgende", "ff."),
    ("key formula", "formule-clé", "sleutelformule", "Schlüsselformel"),
    ("Annex III", "annexe III", "bijlage III", "Anlage III"),
    ("directive", "directive", "richtlijn", "Richtlinie"),
    ("fractions", "fractions", "breuken", "Brüche"),
    ("fraction", "fraction", "breuk", "Bruch"),
    ("pay code", "code de rémunération", "looncode", "Lohnkode"),
    ("as indexed", "indexée", "geïndexeerd", "indexiert"),
    ("for artists", "pour les artistes", "voor kunstenaars", "für Künstler"),
    ("not law", "pas la loi", "geen wet", "kein Gesetz"),
    ("annex", "annexe", "bijlage", "Anlage"),
    ("heading", "rubrique", "rubriek", "Rubrik"),
    ("table", "tableau", "tabel", "Tabelle"),
    ("law", "loi", "wet", "Gesetz"),
    ("art.", "art.", "art.", "Art."),
    ("and", "et", "en", "und"),
    ("to", "à", "tot", "bis"),
    ("n.", "n°", "nr.", "Nr."),
    ("n°", "n°", "nr.", "Nr."),
)  # fmt: skip
OF = ("du", "van", "vom")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
DATE = rf"of (?P<day>\d{{1,2}}) (?P<month>{'|'.join(MONTHS)}) (?P<year>\d{{4}})"
# Numbers of articles, paragraphs and papers: the same in every language.
PLAIN = r"(?:§|E\.T\.|2006/112/EC|[IVX]+\b|[A-Z](?:/[A-Z])?\b|(?:\d[\d./]*)(?:bis|ter|quater)?(?:[./]\d+)*°?|[a-z]\b)"
SIGNS = r"[;:,.()–-]"
TOKEN = re.compile(
    rf"\s*(?:(?P<of>{DATE})|(?P<word>{'|'.join(re.escape(one[0]) for one in WORDS)})(?![a-zA-Z])"
    rf"|(?P<plain>{PLAIN})|(?P<sign>{SIGNS}))",
    re.IGNORECASE,
)
KNOWN = {english.casefold(): others for english, *others in WORDS}


class Citation(NamedTuple):
    """A citation and the language in which it stands."""

    text: str
    language: str


@lru_cache(1024)
def cite(citation: str, language: str) -> Citation:
    """A citation in a language; as it is, in English, where one of its words is not known."""
    if language not in LANGUAGES:
        return Citation(citation, "en")
    found, place = [], 0
    while place < len(citation.rstrip()):
        token = TOKEN.match(citation, place)
        if token is None or token.end() == place:
            return Citation(citation, "en")
        blank = " " if citation[place].isspace() else ""
        found.append(blank + _said(token, LANGUAGES.index(language), language))
        place = token.end()
    text = "".join(found).strip()
    return Citation(text[:1].upper() + text[1:], language)


def _said(token: re.Match[str], column: int, language: str) -> str:
    if token["day"]:
        month = MONTHS.index(token["month"]) + 1
        said = date(int(token["year"]), month, int(token["day"]))
        return f"{OF[column]} {long_day(said, language)}"
    if token["word"]:
        return str(KNOWN[token["word"].casefold()][column])
    return str(token["plain"] or token["sign"])

"""The fixed words of papers, in the four languages, each in the order fr, nl, de, en."""

from __future__ import annotations

from typing import Final

from mutua.activities.documents.content import LANGUAGES

Four = tuple[str, str, str, str]

WORDS: Final[dict[str, Four]] = {
    "invoice": ("Facture", "Factuur", "Rechnung", "Invoice"),
    "credit_note": ("Note de crédit", "Creditnota", "Rechnungskorrektur", "Credit note"),
    "order": ("Bon de commande", "Bestelbon", "Auftrag", "Order"),
    "buyer": ("Client", "Klant", "Kunde", "Client"),
    "attention": ("À l’attention de", "Ter attentie van", "Zu Händen von", "For the attention of"),
    "issued_on": ("Date", "Datum", "Datum", "Date"),
    "due_on": ("Échéance", "Vervaldatum", "Fällig am", "Due on"),
    "your_reference": ("Votre référence", "Uw referentie", "Ihre Referenz", "Your reference"),
    "order_reference": ("Bon de commande", "Bestelbon", "Auftrag", "Order"),
    "version": ("Version", "Versie", "Fassung", "Version"),
    "valid_until": ("À signer jusqu’au", "Te tekenen tot en met", "Gültig bis", "Sign by"),
    "corrects": (
        "Corrige la facture {0}",
        "Verbetert factuur {0}",
        "Korrigiert Rechnung {0}",
        "Corrects invoice {0}",
    ),
    "takes_up": (
        "Reprend la facture {0}",
        "Verrekent factuur {0}",
        "Berücksichtigt Rechnung {0}",
        "Takes up invoice {0}",
    ),
    "deposit": ("Facture d’acompte", "Voorschotfactuur", "Anzahlungsrechnung", "Deposit invoice"),
    "stage": ("Facture partielle", "Tussentijdse factuur", "Teilrechnung", "Stage invoice"),
    "final": ("Facture de solde", "Eindfactuur", "Schlussrechnung", "Final invoice"),
    "part_deposit": (
        "Acompte de {0} sur le bon de commande {1}",
        "Voorschot van {0} op bestelbon {1}",
        "Anzahlung von {0} auf den Auftrag {1}",
        "Deposit of {0} on order {1}",
    ),
    "part_stage": (
        "Tranche de {0} du bon de commande {1}",
        "Schijf van {0} van bestelbon {1}",
        "Teilbetrag von {0} des Auftrags {1}",
        "Stage of {0} of order {1}",
    ),
    "already_invoiced": (
        "Déjà facturé par la facture {0}",
        "Al gefactureerd met factuur {0}",
        "Bereits berechnet mit Rechnung {0}",
        "Already invoiced by invoice {0}",
    ),
    "copy": ("{0} – copie", "{0} – kopie", "{0} – Kopie", "{0} – copy"),
    "copy_of_earlier": (
        "Copie. L’original a été établi avant l’ouverture de ces livres.",
        "Kopie. Het origineel is opgemaakt voor de opening van deze boeken.",
        "Kopie. Das Original wurde vor der Eröffnung dieser Bücher ausgestellt.",
        "Copy. The original was issued before these books were opened.",
    ),
    "signed_earlier": (
        "Signé le {0}, avant l’ouverture de ces livres, sous le numéro {1}.",
        "Getekend op {0}, voor de opening van deze boeken, onder nummer {1}.",
        "Unterschrieben am {0}, vor der Eröffnung dieser Bücher, unter der Nummer {1}.",
        "Signed on {0}, before these books were opened, under the number {1}.",
    ),
    "of_day": ("{0} du {1}", "{0} van {1}", "{0} vom {1}", "{0} of {1}"),
    "description": ("Description", "Omschrijving", "Beschreibung", "Description"),
    "quantity": ("Quantité", "Aantal", "Menge", "Quantity"),
    "unit_price": ("Prix unitaire", "Eenheidsprijs", "Einzelpreis", "Unit price"),
    "vat": ("TVA", "Btw", "USt", "VAT"),
    "vat_number": ("TVA", "Btw", "USt-IdNr.", "VAT"),
    "enterprise_number": (
        "N° d’entreprise",
        "Ondernemingsnr.",
        "Unternehmensnr.",
        "Enterprise no.",
    ),
    "amount": ("Montant hors TVA", "Bedrag excl. btw", "Betrag ohne USt", "Amount excl. VAT"),
    "net": ("Total hors TVA", "Totaal excl. btw", "Summe ohne USt", "Total excl. VAT"),
    "vat_on": ("TVA {0} sur {1}", "Btw {0} op {1}", "USt {0} auf {1}", "VAT {0} on {1}"),
    "gross": ("Total TVA comprise", "Totaal incl. btw", "Summe mit USt", "Total incl. VAT"),
    "prepaid": ("Déjà payé", "Al betaald", "Bereits bezahlt", "Already paid"),
    "payable": ("À payer", "Te betalen", "Zu zahlen", "To pay"),
    "credited": ("En votre faveur", "In uw voordeel", "Zu Ihren Gunsten", "In your favour"),
    "to_pay": ("Pour payer", "Zo betaalt u", "So zahlen Sie", "How to pay"),
    "beneficiary": ("Bénéficiaire", "Begunstigde", "Empfänger", "Beneficiary"),
    "iban": ("Compte (IBAN)", "Rekening (IBAN)", "Konto (IBAN)", "Account (IBAN)"),
    "bic": ("BIC", "BIC", "BIC", "BIC"),
    "reference": ("Communication", "Mededeling", "Verwendungszweck", "Payment reference"),
    "before": ("Au plus tard le", "Uiterlijk op", "Spätestens am", "No later than"),
    "scan": (
        "À scanner avec l’application de votre banque",
        "Scan met de app van uw bank",
        "Mit der App Ihrer Bank scannen",
        "Scan with your bank’s app",
    ),
    "scan_spoken": (
        "Code QR du virement : les données ci-contre",
        "QR-code van de overschrijving: de gegevens hiernaast",
        "QR-Code der Überweisung: die Angaben daneben",
        "QR code of the transfer: the details beside it",
    ),
    "page": ("Page {0} sur {1}", "Pagina {0} van {1}", "Seite {0} von {1}", "Page {0} of {1}"),
    "works": (
        "Jours et lieux de travail",
        "Dagen en plaatsen van het werk",
        "Tage und Orte der Arbeit",
        "Days and places of work",
    ),
    "day": ("Jour", "Dag", "Tag", "Day"),
    "hours": ("Heures", "Uren", "Uhrzeit", "Hours"),
    "place": ("Lieu", "Plaats", "Ort", "Place"),
    "what": ("Quoi", "Wat", "Was", "What"),
    "workers": ("Travail fait par", "Werk gedaan door", "Ausgeführt von", "Work done by"),
    "conditions": ("Conditions", "Voorwaarden", "Bedingungen", "Conditions"),
    "signatures": ("Signatures", "Handtekeningen", "Unterschriften", "Signatures"),
    "for": ("Pour {0}", "Voor {0}", "Für {0}", "For {0}"),
    "name": ("Nom", "Naam", "Name", "Name"),
    "capacity": ("Qualité", "Hoedanigheid", "Funktion", "Capacity"),
    "signed_at": ("Signé le", "Getekend op", "Unterschrieben am", "Signed on"),
    "email": ("E-mail", "E-mail", "E-Mail", "E-mail"),
    "signature": ("Signature", "Handtekening", "Unterschrift", "Signature"),
    "hash": (
        "Empreinte du contenu (SHA-256)",
        "Vingerafdruk van de inhoud (SHA-256)",
        "Fingerabdruck des Inhalts (SHA-256)",
        "Fingerprint of the content (SHA-256)",
    ),
}

# UN/ECE recommendation 20: one, then several. A piece is counted without a word.
UNITS: Final[dict[str, tuple[Four, Four]]] = {
    "C62": (("", "", "", ""), ("", "", "", "")),
    "EA": (("", "", "", ""), ("", "", "", "")),
    "HUR": (("heure", "uur", "Stunde", "hour"), ("heures", "uur", "Stunden", "hours")),
    "DAY": (("jour", "dag", "Tag", "day"), ("jours", "dagen", "Tage", "days")),
    "WEE": (("semaine", "week", "Woche", "week"), ("semaines", "weken", "Wochen", "weeks")),
    "MON": (("mois", "maand", "Monat", "month"), ("mois", "maanden", "Monate", "months")),
    "LS": (
        ("forfait", "forfait", "pauschal", "lump sum"),
        ("forfaits", "forfaits", "pauschal", "lump sums"),
    ),
    "KMT": (("km", "km", "km", "km"), ("km", "km", "km", "km")),
    "E48": (
        ("prestation", "prestatie", "Leistung", "service"),
        ("prestations", "prestaties", "Leistungen", "services"),
    ),
}


def word(key: str, language: str, *parts: str) -> str:
    """A fixed word, with its parts filled in."""
    return WORDS[key][LANGUAGES.index(language)].format(*parts)


def unit(code: str, quantity: int, language: str) -> str:
    """The name of a unit beside so many thousandths of it; a unit unknown here keeps its code."""
    if code not in UNITS:
        return code
    several = abs(quantity) >= 2000 if language == "fr" else abs(quantity) != 1000
    return UNITS[code][several][LANGUAGES.index(language)]

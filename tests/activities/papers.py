"""Contents of papers to draw, with make-believe names."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from mutua.activities.documents.content import (
    CREDIT_NOTE,
    INVOICE,
    Address,
    Document,
    Line,
    Party,
    Vat,
)
from mutua.activities.documents.order import BUYER, SELLER, Order, Signature, Work

SELLER_PARTY = Party(
    "Mutua coopérative",
    Address("Rue du Progrès", "80", "1030", "Bruxelles", "BE", box="4"),
    "0123456749",
    "BE0123456749",
    ("0208", "0123456749"),
    email="factures@mutua.example",
    phone="+32 2 000 00 00",
    registered="SCES agréée · RPM Bruxelles",
)
THEATRE = Party(
    "Théâtre du Vieux Canal ASBL",
    Address("Quai aux Briques", "12", "1000", "Bruxelles", "BE"),
    "0400000042",
    "BE0400000042",
    contact="Claire Delvaux",
)
GALLERY = Party(
    "Galerie de Prinsenhof BV",
    Address("Prinsenhof", "3", "9000", "Gent", "BE", box="201"),
    "0400000139",
    "BE0400000139",
)
BERLIN = Party(
    "Kulturhaus am Spreeufer gGmbH",
    Address("Köpenicker Straße", "18", "10997", "Berlin", "DE"),
    "",
    "DE000000000",
)
STANDARD = Vat("S", 2100)
REDUCED = Vat("S", 600)
EXEMPT = Vat("E", 0, "VATEX-EU-132", "Exempté de la TVA : code de la TVA, art. 44, § 2, 8°.")
REVERSE = Vat("AE", 0, "VATEX-EU-AE", "Steuerschuldnerschaft des Leistungsempfängers.")


def line(number: int, text: str, quantity: int, unit: str, price: int, vat: Vat = STANDARD) -> Line:
    """A line whose amount follows from quantity and price."""
    return Line(number, text, quantity, unit, price, quantity * price // 1000, vat)


def invoice() -> Document:
    """Three lines, two treatments, a deposit paid, in French."""
    show = line(
        1, "Spectacle « La mer au loin », deux représentations", 2000, "C62", 62_500, REDUCED
    )
    return Document(
        INVOICE,
        "2026-0142",
        date(2026, 3, 20),
        date(2026, 4, 19),
        "EUR",
        "fr",
        SELLER_PARTY,
        THEATRE,
        (
            replace(show, worked_from=date(2026, 3, 16), worked_until=date(2026, 3, 18)),
            line(2, "Régie lumière et montage", 7500, "HUR", 4_800),
            line(3, "Atelier d’initiation pour les écoles", 1000, "DAY", 38_000, EXEMPT),
        ),
        buyer_reference="PO-7781",
        order_reference="C-2026-0098",
        payment_reference="090933755493",
        iban="BE68539007547034",
        bic="BBRUBEBB",
        note="Merci de votre confiance.",
        prepaid=50_000,
        precedes=(("2026-0101", date(2026, 2, 2)),),
        terms="En cas de retard, intérêts et indemnité de la loi du 2 août 2002.",
    )


def credit_note() -> Document:
    """A credit note in Dutch, that corrects an invoice."""
    return replace(
        invoice(),
        kind=CREDIT_NOTE,
        number="2026-0007",
        language="nl",
        buyer=GALLERY,
        lines=(
            line(1, "Expo-opbouw: één dag minder gewerkt dan afgesproken", 1000, "DAY", 42_500),
        ),
        precedes=(("2026-0139", date(2026, 3, 9)),),
        prepaid=0,
        note="",
        terms="",
    )


def long_invoice(count: int = 40) -> Document:
    """Many lines, some with long descriptions."""
    texts = (
        "Répétition",
        "Représentation en tournée, avec montage et démontage du décor, transport de l’équipe",
        "Enregistrement en studio\nPrise de son, mixage\nLivraison des fichiers",
    )
    days = tuple(
        replace(
            line(i + 1, texts[i % 3], (i % 8 + 1) * 500, "HUR", 3_250 + 175 * (i % 5)),
            worked_from=date(2026, 3, i % 28 + 1),
        )
        for i in range(count)
    )
    return replace(invoice(), lines=days, prepaid=0, precedes=())


def order() -> Order:
    """An order in German, not signed yet."""
    return Order(
        "C-2026-0131",
        2,
        date(2026, 3, 3),
        date(2026, 3, 13),
        "EUR",
        "de",
        SELLER_PARTY,
        BERLIN,
        (
            line(1, "Tanzvorstellung „Am Rand des Wassers“", 2000, "E48", 110_000, REVERSE),
            line(2, "Probe auf der Bühne", 4000, "HUR", 4_500, REVERSE),
        ),
        works=(
            Work(
                date(2026, 3, 19),
                "Kulturhaus am Spreeufer, Berlin",
                None,
                time(14),
                time(18),
                "Probe",
            ),
            Work(
                date(2026, 3, 20),
                "Kulturhaus am Spreeufer, Berlin",
                date(2026, 3, 21),
                time(19, 30),
                time(21),
                "Vorstellung",
            ),
        ),
        workers=("Ilse Vermeulen",),
        conditions=(
            "Mutua stellt Ilse Vermeulen für diese Arbeit an und zahlt ihren Lohn, auch wenn der Kunde später zahlt.",
            "Der Kunde zahlt binnen 30 Tagen nach Rechnungsdatum.",
            "Wird weniger als sieben Tage vorher abgesagt, bleibt der Preis ganz geschuldet.",
        ),
        buyer_reference="KH-26-041",
    )


def signed_order() -> Order:
    """The same, signed by both."""
    whole = order()
    at = datetime(2026, 3, 5, 9, 41, 7, tzinfo=UTC)
    return replace(
        whole,
        signatures=(
            Signature(
                BUYER,
                "Jonas Weidenfeld",
                "Geschäftsführer",
                at,
                "j.weidenfeld@kulturhaus.example",
                whole.content_hash,
            ),
            Signature(
                SELLER,
                "Amina El Khatib",
                "Beraterin",
                at.replace(hour=11),
                "amina@mutua.example",
                whole.content_hash,
            ),
        ),
    )

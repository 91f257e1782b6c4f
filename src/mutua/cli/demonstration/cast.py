"""Who and what there is in the make-believe cooperative: names, trades, houses, places."""

from __future__ import annotations

from schwifty import IBAN

NAME = "Coopérative Démo SC"
CODE = "demo"
DETAILS = {
    "street": "Rue Émile Féron", "number": "70", "postcode": "1060", "town": "Bruxelles",
    "enterprise_number": "0123.456.749", "iban": "BE68539007547034",
    "email": "factures@demo.example", "registered": "SC, RPM Bruxelles",
}  # fmt: skip
FIRST = ("Aïcha", "Bruno", "Chloé", "Dirk", "Elise", "Farid", "Greet", "Hugo", "Inès", "Jonas",
         "Katrijn", "Louis", "Manon", "Nora", "Otto", "Pauline", "Quentin", "Rik", "Sofia", "Tom")  # fmt: skip
LAST = ("Peeters", "Dubois", "Janssens", "Lambert", "Claes", "Simon", "Wouters", "Leroy", "Maes",
        "Martin", "Jacobs", "Renard", "Mertens", "Fontaine", "Willems")  # fmt: skip
# What each trade sells: a text, its nature for VAT, a unit, a price.
TRADES = (
    ("dance", "Evening of dance", "artistic_performance", "C62", 38_000),
    ("music", "Concert", "artistic_performance", "C62", 42_000),
    ("theatre", "Performance", "artistic_performance", "C62", 31_000),
    ("illustration", "Illustration with its rights", "authors_rights", "C62", 24_000),
    ("translation", "Translation, per day", "intellectual_service", "DAY", 36_000),
    ("sound", "Sound engineering, per day", "general_service", "DAY", 34_000),
    ("photography", "Photographs with their rights", "authors_rights", "C62", 29_000),
    ("workshops", "Workshop for a group", "general_service", "C62", 21_000),
    ("web", "Web development, per day", "general_service", "DAY", 58_000),
    ("writing", "Article with its rights", "authors_rights", "C62", 18_000),
)
# How those are employed who are neither plain artists nor plain employees.
REGIMES: dict[str, tuple[str, dict[str, object]]] = {
    "sound": ("manual_worker", {"manual_work": True}),
    "workshops": ("student", {"student": True}),
    "writing": (
        "artist_1bis",
        {
            "artistic_nature": "artistic",
            "nature_justifies": True,
            "authority": False,
            "certificate": True,
        },
    ),
}
CLIENTS_ACCOUNTS = 100_000  # from this number on
HOUSES = ("Théâtre", "Festival", "Maison", "Studio", "Academie", "Atelier", "Huis", "Éditions")
PLACES = (
    ("1000", "Bruxelles", "Rue Haute", "fr"), ("2000", "Antwerpen", "Meir", "nl"),
    ("4000", "Liège", "Rue Léopold", "fr"), ("9000", "Gent", "Veldstraat", "nl"),
    ("4700", "Eupen", "Klosterstraße", "de"), ("5000", "Namur", "Rue de Fer", "fr"),
)  # fmt: skip


def own_iban(number: int) -> str:
    """The account of a member."""
    return str(IBAN.generate("BE", "096", f"{number:07}"))


def belgian_number(first_eight: int) -> str:
    """An enterprise number with its two check digits."""
    return f"{first_eight:08d}{97 - first_eight % 97:02d}"

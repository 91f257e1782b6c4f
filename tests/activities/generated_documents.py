"""Invoices and credit notes of every VAT case, drawn by a seed: the same seed, the same documents."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from mutua.activities.documents import payment_reference
from mutua.activities.documents.content import (
    CREDIT_NOTE,
    INVOICE,
    LANGUAGES,
    Address,
    Document,
    Line,
    Party,
    Vat,
    half_up,
)
from mutua.activities.documents.taxed import vat_of
from mutua.legislation import country

BE = country("be")


class Client(NamedTuple):
    """A kind of client, as the law asks for it, with the scheme of its Peppol address."""

    country: str
    kind: str
    vat_number: str
    endpoint: tuple[str, str]
    enterprise_number: str = ""


CLIENTS = (
    Client("BE", "company", "BE0403170701", ("0208", "0403170701"), "0403170701"),
    Client("BE", "company", "BE0403170701", ("", ""), "0403170701"),
    Client("BE", "public_body", "", ("0208", "0207437468"), "0207437468"),
    Client("BE", "association", "", ("0208", "0403170701"), "0403170701"),
    Client("BE", "person", "", ("0088", "7300010000001")),
    Client("FR", "company", "FR40303265045", ("9957", "FR40303265045"), "303265045"),
    Client("DE", "association", "DE123456789", ("9930", "DE123456789")),
    Client("GR", "company", "EL123456789", ("9933", "123456789")),
    Client("NL", "person", "", ("0088", "7300010000001")),
    Client("CH", "company", "", ("9927", "CHE123456789")),
    Client("CH", "person", "", ("0088", "7300010000001")),
    Client("US", "company", "", ("0088", "7300010000001")),
)
NATURES = (
    "general_service",
    "intellectual_service",
    "artistic_performance",
    "performer_service",
    "authors_rights",
    "publishing_contract",
    "teaching",
    "cultural_service",
    "admission",
    "catering",
    "lodging",
    "goods",
    "books",
    "artwork",
)
# Ways to write a line: long, odd, right to left, emoji, what XML must escape, several lines.
TEXTS = (
    "Concert",
    "Prestation artistique au théâtre « Le Moulin », 3 h",
    "Vertaling & eindredactie <intern> \"versie 2\" 'b'",
    "Größe 5 ½ – Übersetzung €/Wort",
    "عرض موسيقي في بروكسل",
    "הופעה בבריסל, 2026",
    "演奏会とワークショップ",
    "Mural 🎨👩🏽‍🎤🇧🇪 — zweiter Teil",
    "e\u0301te\u0301 (combining)",
    "]]> &amp; &#10; <![CDATA[ plain text ]]>",
    "First line\nSecond line\r\nThird\ttabbed",
    "Word " * 150,
    "Donaudampfschifffahrtsgesellschaft" * 10,
    "x",
)
UNITS = (("C62", 1_000), ("HUR", 250), ("DAY", 500), ("KMT", 1))
START = date(2026, 1, 5)


@cache
def treatment(nature: str, client: Client, language: str, on: date) -> Vat | None:
    """What the law says; nothing where it refuses the case."""
    try:
        found = BE.rule(
            "vat",
            on=on,
            nature=nature,
            client_country=client.country,
            client_kind=client.kind,
            client_vat_number=client.vat_number,
        )
    except ValueError:
        return None
    return vat_of(found, language)


def documents(seed: int, count: int) -> Iterator[Document]:
    """So many documents; every kind of client comes with every nature within a few hundred."""
    chance = random.Random(seed)
    cases = [(client, nature) for client in CLIENTS for nature in NATURES]
    chance.shuffle(cases)
    for number in range(count):
        client, nature = cases[number % len(cases)]
        yield document(chance, number, client, nature)


def document(chance: Any, number: int, client: Client, nature: str) -> Document:
    """One document: its first line is of the nature, others of any that may stand beside it."""
    kind = CREDIT_NOTE if chance.random() < 0.3 else INVOICE
    language = chance.choice(LANGUAGES)
    issued = START + timedelta(days=chance.randrange(350))
    lines = _lines(chance, client, nature, language, issued)
    plain = Document(
        kind=kind,
        number=f"{issued.year}-{number + 1:05}",
        issued_on=issued,
        due_on=issued + timedelta(days=chance.choice((0, 15, 30, 60))),
        currency="EUR",
        language=language,
        seller=seller(chance),
        buyer=buyer(chance, client),
        lines=lines,
        buyer_reference=chance.choice(("", "PO-2026/17", "Dossier É-12 & co")),
        order_reference=chance.choice(("", "BC-0042")),
        precedes=_precedes(chance, kind, issued),
        payment_reference=payment_reference.make(chance.randrange(1, 10**10)),
        iban=chance.choice(("BE68539007547034", "BE68 5390 0754 7034")),
        bic=chance.choice(("", "TRIOBEBB")),
        note=chance.choice(("", *TEXTS)),
        terms=chance.choice(("", "Payable at the due date.")),
    )
    deposit = chance.choice((0, 0, 0, plain.gross // 3, plain.gross))
    return Document(**{**vars(plain), "prepaid": deposit if kind == INVOICE else 0})


def seller(chance: Any) -> Party:
    """The cooperative."""
    return Party(
        name="Coopérative Mutua SC",
        address=Address(
            "Rue Coenraets", "72", "1060", "Bruxelles", "BE", chance.choice(("", "bte 3"))
        ),
        enterprise_number="0123456749",
        vat_number="BE0123456749",
        endpoint=("0208", "0123456749"),
        email="factures@mutua.example",
        contact=chance.choice(("", "Ana Dumont")),
        phone=chance.choice(("", "+32 2 542 00 00")),
    )


def buyer(chance: Any, client: Client) -> Party:
    """A client of a kind."""
    names = ("Théâtre du Nord ASBL", "Müller & Söhne <KG>", "شركة المسرح", "O'Neill 🎭 Events", "N")
    return Party(
        name=chance.choice(names),
        address=Address("Grand'Place", "1", "7000", "Mons & Borinage", client.country),
        enterprise_number=client.enterprise_number,
        vat_number=client.vat_number,
        endpoint=client.endpoint,
        email=chance.choice(("", "compta@client.example")),
        contact=chance.choice(("", "Zoë Ünal")),
    )


def _precedes(chance: Any, kind: str, issued: date) -> tuple[tuple[str, date], ...]:
    count = chance.choice((1, 1, 2)) if kind == CREDIT_NOTE else chance.choice((0, 0, 1))
    return tuple((f"{issued.year}-{99_000 + n}", issued - timedelta(days=30)) for n in range(count))


def _lines(
    chance: Any, client: Client, nature: str, language: str, issued: date
) -> tuple[Line, ...]:
    first = treatment(nature, client, language, issued)
    first = first or treatment("general_service", client, language, issued)
    assert first
    vats = [first]
    for _ in range(chance.choice((0, 0, 1, 2, 5, 20))):
        other = treatment(chance.choice(NATURES), client, language, issued)
        if other and (other.category == "O") == (first.category == "O"):
            vats.append(other)
    return tuple(_line(chance, number, vat, issued) for number, vat in enumerate(vats, 1))


def _line(chance: Any, number: int, vat: Vat, issued: date) -> Line:
    unit, step = chance.choice(UNITS) if number > 1 else UNITS[0]
    quantity = step * chance.randrange(1, 40)
    price = chance.choice((99, 12_345, chance.randrange(1, 5_000_000), 10_000_000))
    if number > 1 and chance.random() < 0.1:  # a discount, smaller than the first line
        price, quantity = -1, 1_000
    start = issued - timedelta(days=chance.randrange(60))
    dated = chance.random() < 0.5 or vat.category == "K"
    return Line(
        number=number,
        text=chance.choice(TEXTS),
        quantity=quantity,
        unit=unit,
        unit_price=price,
        net=half_up(quantity * price, 1_000),
        vat=vat,
        worked_from=start if dated else None,
        worked_until=start + timedelta(days=chance.randrange(5)) if dated else None,
    )

"""The parts that papers share, as texts in the reader's language: parties, lines, totals."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_lowercase
from typing import Any, Final

from mutua.activities.documents.content import Address, Line, Party, Vat, VatTotal
from mutua.activities.documents.words import unit, word
from mutua.ground import formats

NUMBER_FIRST: Final = {"FR", "GB", "IE", "LU", "US", "CA"}
POSTCODE_LAST: Final = {"GB", "IE", "US", "CA"}
BOX: Final = {"fr": "bte", "nl": "bus", "de": "Briefkasten", "en": "box"}


def party(given: Party, language: str, home: str) -> dict[str, Any]:
    """A name and the lines below it; the country is named when it is not ``home``."""
    attention = f"{word('attention', language)} {given.contact}" if given.contact else ""
    lines = [attention, *address(given.address, language, home), *numbers(given, language)]
    return {"name": given.name, "lines": [line for line in lines if line]}


def address(given: Address, language: str, home: str) -> list[str]:
    """The lines of an address, as its country orders them."""
    street = [given.street, given.number]
    town = [given.postcode, given.town]
    if given.country in NUMBER_FIRST:
        street.reverse()
    if given.country in POSTCODE_LAST:
        town.reverse()
    box = f"{BOX[language]} {given.box}" if given.box else ""
    land = formats.country(given.country, language) if given.country != home else ""
    lines = [" ".join(filter(None, [*street, box])), " ".join(filter(None, town)), land]
    return [line for line in lines if line]


def numbers(given: Party, language: str) -> list[str]:
    """The VAT number, and the enterprise number where it does not stand inside it."""
    lines = []
    if given.vat_number:
        lines.append(f"{word('vat_number', language)} {vat_number(given.vat_number)}")
    if given.enterprise_number and given.enterprise_number not in given.vat_number:
        shown_number = dotted(given.enterprise_number)
        lines.append(f"{word('enterprise_number', language)} {shown_number}")
    return lines


def vat_number(number: str) -> str:
    """BE 0123.456.749; other countries as they are, after their prefix."""
    return f"{number[:2]} {dotted(number[2:]) if number.startswith('BE') else number[2:]}"


def dotted(number: str) -> str:
    """0123.456.749 where there are ten digits, else as given."""
    if len(number) == 10 and number.isdigit():
        return f"{number[:4]}.{number[4:7]}.{number[7:]}"
    return number


def iban(number: str) -> str:
    """In groups of four."""
    bare = "".join(number.split())
    return " ".join(bare[i : i + 4] for i in range(0, len(bare), 4))


def columns(language: str) -> list[str]:
    """The heads of the table of lines."""
    keys = ("description", "quantity", "unit_price", "vat", "amount")
    return [word(key, language) for key in keys]


def rows(lines: Sequence[Line], language: str, currency: str) -> list[dict[str, str]]:
    """One row a line."""
    marks = markers(lines)
    return [_row(line, language, currency, marks) for line in lines]


def _row(line: Line, language: str, currency: str, marks: dict[Vat, str]) -> dict[str, str]:
    counted = [
        formats.thousandths(line.quantity, language),
        unit(line.unit, line.quantity, language),
    ]
    days = ""
    if line.worked_from:
        days = formats.days(line.worked_from, line.worked_until or line.worked_from, language)
    return {
        "text": line.text,
        "days": days,
        "quantity": " ".join(filter(None, counted)),
        "price": formats.money(line.unit_price, language, currency),
        "vat": formats.rate(line.vat.rate, language),
        "mark": marks.get(line.vat, ""),
        "amount": formats.money(line.net, language, currency),
    }


def markers(lines: Sequence[Line]) -> dict[Vat, str]:
    """A letter for each treatment with a mention, where a reader could take it for another."""
    treatments = list(dict.fromkeys(line.vat for line in lines))
    if len(treatments) < 2:
        return {}
    return dict(zip([vat for vat in treatments if vat.mention], ascii_lowercase, strict=False))


def mentions(lines: Sequence[Line]) -> list[list[str]]:
    """Letter and text of each mention that the law asks for."""
    marks = markers(lines)
    told = dict.fromkeys(line.vat for line in lines if line.vat.mention)
    return [[marks.get(vat, ""), vat.mention] for vat in told]


def totals(
    net: int, by_vat: Sequence[VatTotal], gross: int, language: str, currency: str
) -> list[list[str]]:
    """Label and amount: without VAT, each VAT, with VAT."""
    shown = [[word("net", language), formats.money(net, language, currency)]]
    for total in by_vat:
        base = formats.money(total.base, language, currency)
        label = word("vat_on", language, formats.rate(total.vat.rate, language), base)
        shown.append([label, formats.money(total.amount, language, currency)])
    return [*shown, [word("gross", language), formats.money(gross, language, currency)]]


def footer(seller: Party, language: str) -> str:
    """What the law wants on every paper of the seller."""
    parts = [seller.name, seller.registered, *numbers(seller, language)]
    return " · ".join(filter(None, parts))

"""The lines of a draft: what is sold, checked, and taxed as the law says on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from mutua.activities.documents.content import Address, Line, Party, Vat, half_up
from mutua.activities.documents.taxed import vat_of
from mutua.activities.models import Client
from mutua.ground.errors import Refused
from mutua.ledger.models import LegalEntity
from mutua.legislation import Country, LegislationError, country

TEXT_LIMIT = 2_000
PRICE_LIMIT = 10**10
QUANTITY_LIMIT = 10**9
MOST_LINES = 200
THOUSAND = 1_000  # thousandths of a unit
UNITS = ("C62", "HUR", "DAY", "KMT", "MON")
Supply = tuple[str, str]  # the nature of a line and the country where it happens


@dataclass(frozen=True)
class DraftLine:
    """What is sold: ``quantity`` thousandths of a unit at ``unit_price`` minor units, of a nature
    that the country's VAT law knows. ``place`` is the country where it happens."""

    text: str
    unit_price: int
    quantity: int = 1_000
    unit: str = "C62"
    nature: str = "general_service"
    place: str = ""


def read(lines: Sequence[DraftLine]) -> list[dict[str, Any]]:
    """The lines as plain values, checked. Raises Refused by the number and field of the line."""
    if not 0 < len(lines) <= MOST_LINES:
        raise Refused("lines", str(len(lines)), f"1 to {MOST_LINES} lines")
    return [_read(number, line) for number, line in enumerate(lines, 1)]


def _read(number: int, line: DraftLine) -> dict[str, Any]:
    where = f"lines[{number}]"
    if not line.text.strip() or len(line.text) > TEXT_LIMIT:
        raise Refused(f"{where}.text", line.text, f"a text of at most {TEXT_LIMIT} letters")
    if type(line.unit_price) is not int or not 0 < abs(line.unit_price) <= PRICE_LIMIT:
        raise Refused(f"{where}.unit_price", line.unit_price, "whole minor units, not 0")
    if type(line.quantity) is not int or not 0 < line.quantity <= QUANTITY_LIMIT:
        raise Refused(f"{where}.quantity", line.quantity, "thousandths above 0")
    if line.unit not in UNITS:
        raise Refused(f"{where}.unit", line.unit, ", ".join(UNITS))
    return dict(vars(line))


@cache
def law_of(code: str) -> Country:
    """The law of a country, read once."""
    return country(code)


def taxed(
    lines: list[dict[str, Any]],
    entity: LegalEntity,
    client: Client,
    day: date,
    charged: Mapping[Supply, Vat] | None = None,
) -> tuple[Line, ...]:
    """The lines with the VAT that was ``charged`` for such a supply, or by the law of the entity's
    country on a day. Raises Refused."""
    law = law_of(entity.country.lower())
    found = []
    for number, one in enumerate(lines, 1):
        try:
            vat = (charged or {}).get(supply(one)) or _vat(law, one, client, day)
        except LegislationError as error:
            raise Refused(f"lines[{number}].{error.field}", error.given, error.allowed) from error
        quantity = one["quantity"]
        net = half_up(quantity * one["unit_price"], THOUSAND)
        found.append(Line(number, one["text"], quantity, one["unit"], one["unit_price"], net, vat))
    return tuple(found)


def supply(line: dict[str, Any]) -> Supply:
    """What VAT asks of a line: its nature and where it happens."""
    return line["nature"], line["place"]


def _vat(law: Country, line: dict[str, Any], client: Client, day: date) -> Vat:
    treatment = law.rule(
        "vat", on=day, nature=line["nature"], client_country=client.country,
        client_kind=client.kind, client_vat_number=client.vat_number, place_country=line["place"],
    )  # fmt: skip
    return vat_of(treatment, client.language)


def buyer(client: Client) -> Party:
    """The client as a document prints it."""
    endpoint = (client.peppol_scheme, client.peppol_id)
    if not client.peppol_id and client.enterprise_number and client.country == "BE":
        endpoint = ("0208", client.enterprise_number)
    return Party(
        client.name, _address(client), client.enterprise_number, client.vat_number, endpoint,
        client.email, client.contact,
    )  # fmt: skip


def _address(client: Client) -> Address:
    return Address(
        client.street, client.number, client.postcode, client.town, client.country, client.box
    )


def seller(entity: LegalEntity) -> Party:
    """The cooperative as a document prints it."""
    said = entity.details
    address = Address(
        said["street"], said["number"], said["postcode"], said["town"], entity.country.upper(),
        said.get("box", ""),
    )  # fmt: skip
    return Party(
        entity.name, address, said.get("enterprise_number", ""), said.get("vat_number", ""),
        ("0208", said.get("enterprise_number", "")), said.get("email", ""),
        registered=said.get("registered", ""),
    )  # fmt: skip

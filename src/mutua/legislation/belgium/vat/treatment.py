"""VAT of what is sold: by its nature, its client and its place."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from mutua.legislation.belgium.vat.natures import (
    ARRIVAL,
    EVENT,
    EVENT_FOR_PERSONS,
    INTANGIBLE,
    NATURES,
    Nature,
)
from mutua.legislation.belgium.vat.places import (
    BELGIUM,
    in_union,
    read_country,
    read_vat_number,
)
from mutua.legislation.engine.dates import read_date
from mutua.legislation.engine.errors import LegislationError, known
from mutua.legislation.engine.labels import LABEL_LANGUAGES

if TYPE_CHECKING:
    from mutua.legislation.engine.country import Country

CLIENT_KINDS: Final = ("company", "public_body", "association", "person")
HUNDREDTHS_OF_A_PERCENT: Final = 10_000
DOMESTIC: Final = "domestic"
EXEMPT: Final = "exempt"


class Codes(NamedTuple):
    """How a sale is written: category of UNCL 5305, VATEX code, grids of the return for the base
    and for its credit note, and the code of the intra-Community listing (L goods, S services)."""

    category: str
    exemption_code: str
    grid: str
    credit_note_grid: str
    listing_code: str = ""


ABROAD: Final = {
    "reverse_charge": Codes("AE", "VATEX-EU-AE", "44", "48", "S"),
    "goods_to_eu": Codes("K", "VATEX-EU-IC", "46", "48", "L"),
    "export": Codes("G", "VATEX-EU-G", "47", "49"),
    "service_abroad": Codes("O", "VATEX-EU-O", "47", "49"),
    "intangible_abroad": Codes("O", "VATEX-EU-O", "47", "49"),
}
GRIDS_OF_RATES: Final = {2100: "3", 1200: "2", 600: "1"}


class VatTreatment(NamedTuple):
    """How one line of an invoice is taxed.

    ``treatment`` is 'domestic', 'exempt' or a sale abroad; ``category`` the code of UNCL 5305;
    ``rate`` hundredths of a percent (21 % is 2100); ``mentions`` what the invoice must say, by
    language, empty where VAT is charged; ``grid`` the grid of the Belgian return for the base,
    ``credit_note_grid`` that of its credit note; ``since`` the day from which the law says so.
    """

    treatment: str
    rate: int
    category: str
    exemption_code: str
    grid: str
    credit_note_grid: str
    listing_code: str
    mentions: dict[str, str]
    since: date
    source: str
    confidence: str
    note: str

    def mention(self, language: str) -> str:
        """What the invoice must say in a language; nothing where VAT is charged."""
        return self.mentions.get(language, "")


class Sale(NamedTuple):
    """The facts of a sale, as read."""

    nature: str
    kind: Nature
    client_country: str
    taxable: bool
    belgian_number: bool
    place: str


def vat(
    country: Country,
    *,
    on: date,
    nature: str,
    client_country: str = BELGIUM,
    client_kind: str = "company",
    client_vat_number: str = "",
    place_country: str = "",
) -> VatTreatment:
    """The VAT of a sale on the day it falls due, by a seller established and taxable in Belgium.

    ``place_country`` is where an event happens (Belgium when absent) or where goods arrive (the
    client's country when absent). A client in the Union is taxable when it gives a VAT number;
    outside it, when it is a company or gives a number. Work on buildings (co-contractor),
    margin schemes and the one-stop shop are not known here.
    Source: VAT code, art. 14 to 21bis, 39, 39bis, 44; royal decree n° 20.
    """
    day = _known_day(country, read_date("on", on))
    sale = _read(nature, client_country, client_kind, client_vat_number, place_country)
    return _treated(country, day, sale, _where(sale))


def _known_day(country: Country, day: date) -> date:
    first, last = country.pack.known_from, country.pack.known_until
    if not first <= day <= last:
        raise LegislationError("on", str(day), "date_between", low=first, high=last)
    return day


def _read(nature: str, country: str, kind: str, number: str, place: str) -> Sale:
    if not known(nature, NATURES):
        raise LegislationError("nature", nature, "one_of", choices=", ".join(NATURES))
    if not known(kind, CLIENT_KINDS):
        raise LegislationError("client_kind", kind, "one_of", choices=", ".join(CLIENT_KINDS))
    client = read_country("client_country", country)
    found = read_vat_number(number, client)
    taxable = bool(found) or (kind == "company" and not in_union(client))
    usual = client if NATURES[nature].taxed_at == ARRIVAL else BELGIUM
    where = usual if place == "" else read_country("place_country", place)
    belgian = client == BELGIUM or found.startswith(BELGIUM)
    return Sale(nature, NATURES[nature], client, taxable, belgian, where)


def _where(sale: Sale) -> str:
    """'domestic' or the sale abroad."""
    return _goods(sale) if sale.kind.taxed_at == ARRIVAL else _service(sale)


def _goods(sale: Sale) -> str:
    if not in_union(sale.place):
        return "export"
    if sale.place != BELGIUM and sale.taxable and not sale.belgian_number:
        return "goods_to_eu"
    return DOMESTIC


def _service(sale: Sale) -> str:
    rule = sale.kind.taxed_at
    if rule == EVENT or (rule == EVENT_FOR_PERSONS and not sale.taxable):
        return _event(sale)
    if sale.belgian_number:
        return DOMESTIC
    if sale.taxable:
        return "reverse_charge" if in_union(sale.client_country) else "service_abroad"
    if rule == INTANGIBLE and not in_union(sale.client_country):
        return "intangible_abroad"
    return DOMESTIC


def _event(sale: Sale) -> str:
    if sale.place != BELGIUM:
        raise LegislationError(
            "place_country", sale.place, "form", what="BE: elsewhere that country's VAT is due"
        )
    return DOMESTIC


def _treated(country: Country, day: date, sale: Sale, where: str) -> VatTreatment:
    name = f"vat_{sale.nature if where == DOMESTIC else where}"
    figure, _ = country.figure(name, day)
    dated = country.parameters[name].on(day, country.known_on)
    assert dated is not None  # noqa: S101 - figure has refused the day otherwise
    rate = figure.numerator * HUNDREDTHS_OF_A_PERCENT // figure.denominator
    exempt = where == DOMESTIC and sale.kind.exempt
    said = sale.nature if exempt else where
    return VatTreatment(
        EXEMPT if exempt else where,
        rate,
        *(ABROAD[where] if where in ABROAD else _at_home(sale.kind, rate)),
        mentions=_mentions(country, said) if exempt or where in ABROAD else {},
        since=dated.since,
        source=dated.source,
        confidence=dated.confidence,
        note=dated.note,
    )


def _at_home(kind: Nature, rate: int) -> Codes:
    if kind.exempt:
        return Codes("E", kind.exemption_code, "0", "49")
    return Codes("S", "", GRIDS_OF_RATES[rate], "49")


def _mentions(country: Country, said: str) -> dict[str, str]:
    return {
        language: country.labels.texts(language)["vat_mentions"][said]
        for language in LABEL_LANGUAGES
    }

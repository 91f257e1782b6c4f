"""VAT of a sale: by its nature, the client, the place and the day."""

from __future__ import annotations

from itertools import product

import pytest

from mutua.legislation import LegislationError, country
from mutua.legislation.belgium.vat.natures import NATURES
from mutua.legislation.belgium.vat.places import COUNTRIES, MEMBER_STATES
from mutua.legislation.belgium.vat.treatment import CLIENT_KINDS

BE = country("be")
FRENCH = {"client_country": "FR", "client_vat_number": "FR12345678901"}
DAY = "2026-06-01"


def treated(nature: str, **facts: str):
    return BE.rule("vat", **{"on": DAY, "nature": nature, **facts})


@pytest.mark.parametrize(
    "nature, category, rate, grid",
    [
        ("general_service", "S", 2100, "3"),
        ("intellectual_service", "S", 2100, "3"),
        ("goods", "S", 2100, "3"),
        ("catering", "S", 1200, "2"),
        ("lodging", "S", 1200, "2"),
        ("artistic_performance", "S", 600, "1"),
        ("authors_rights", "S", 600, "1"),
        ("admission", "S", 600, "1"),
        ("books", "S", 600, "1"),
        ("artwork", "S", 600, "1"),
        ("teaching", "E", 0, "0"),
        ("performer_service", "E", 0, "0"),
        ("publishing_contract", "E", 0, "0"),
        ("cultural_service", "E", 0, "0"),
    ],
)
def test_at_home_the_nature_decides(nature, category, rate, grid):
    for kind in CLIENT_KINDS:
        found = treated(nature, client_kind=kind)
        assert (found.category, found.rate, found.grid) == (category, rate, grid)
        assert found.credit_note_grid == "49"
        assert bool(found.mention("fr")) == (category == "E")


@pytest.mark.parametrize("day, rate", [("2026-02-28", 600), ("2026-03-01", 1200)])
def test_lodging_rose_on_the_first_of_march_2026(day, rate):
    assert BE.rule("vat", on=day, nature="lodging").rate == rate


def test_performances_and_admissions_kept_their_rate_and_say_that_it_is_to_be_confirmed():
    for nature in ("artistic_performance", "admission"):
        before = BE.rule("vat", on="2026-02-28", nature=nature)
        after = BE.rule("vat", on="2026-03-01", nature=nature)
        assert (before.rate, before.confidence) == (600, "verified")
        assert (after.rate, after.confidence) == (600, "to be confirmed")
        assert after.note


@pytest.mark.parametrize(
    "nature, facts, category, code, grids",
    [
        ("general_service", FRENCH, "AE", "VATEX-EU-AE", ("44", "48", "S")),
        ("artistic_performance", FRENCH, "AE", "VATEX-EU-AE", ("44", "48", "S")),
        ("teaching", FRENCH, "AE", "VATEX-EU-AE", ("44", "48", "S")),
        (
            "general_service",
            {"client_country": "GR", "client_vat_number": "EL123456789"},
            "AE",
            "VATEX-EU-AE",
            ("44", "48", "S"),
        ),
        ("goods", FRENCH, "K", "VATEX-EU-IC", ("46", "48", "L")),
        ("goods", {"client_country": "CH"}, "G", "VATEX-EU-G", ("47", "49", "")),
        (
            "goods",
            {"client_country": "CH", "client_kind": "person"},
            "G",
            "VATEX-EU-G",
            ("47", "49", ""),
        ),
        ("goods", {"place_country": "US"}, "G", "VATEX-EU-G", ("47", "49", "")),
        ("general_service", {"client_country": "CH"}, "O", "VATEX-EU-O", ("47", "49", "")),
        (
            "authors_rights",
            {"client_country": "US", "client_kind": "person"},
            "O",
            "VATEX-EU-O",
            ("47", "49", ""),
        ),
        (
            "general_service",
            {
                "client_country": "GB",
                "client_kind": "association",
                "client_vat_number": "GB123456789",
            },
            "O",
            "VATEX-EU-O",
            ("47", "49", ""),
        ),
    ],
)
def test_abroad_the_clients_side_decides(nature, facts, category, code, grids):
    found = treated(nature, **facts)
    assert (found.category, found.rate, found.exemption_code) == (category, 0, code)
    assert (found.grid, found.credit_note_grid, found.listing_code) == grids
    assert all(found.mention(language) for language in ("fr", "nl", "de", "en"))


@pytest.mark.parametrize(
    "nature, facts, rate",
    [
        ("general_service", {"client_country": "FR", "client_kind": "person"}, 2100),
        ("general_service", {"client_country": "FR", "client_kind": "company"}, 2100),
        ("authors_rights", {"client_country": "FR", "client_kind": "person"}, 600),
        ("general_service", {"client_country": "CH", "client_kind": "person"}, 2100),
        ("artistic_performance", {"client_country": "FR", "client_kind": "person"}, 600),
        ("goods", {"client_country": "FR", "client_kind": "person"}, 2100),
        ("goods", {**FRENCH, "place_country": "BE"}, 2100),
        ("goods", {"client_country": "FR", "client_vat_number": "BE0123456749"}, 2100),
        ("general_service", {"client_country": "FR", "client_vat_number": "BE0123456749"}, 2100),
        ("admission", FRENCH, 600),
        ("lodging", FRENCH, 1200),
        (
            "artistic_performance",
            {"client_vat_number": "BE 0123.456.749", "place_country": "FR"},
            600,
        ),
    ],
)
def test_belgian_vat_stays_due_for_persons_and_for_what_happens_here(nature, facts, rate):
    found = treated(nature, **facts)
    assert (found.category, found.rate, found.mention("nl")) == ("S", rate, "")


@pytest.mark.parametrize(
    "field, facts",
    [
        ("on", {"on": "2023-12-31"}),
        ("on", {"on": "2027-01-01"}),
        ("on", {"on": "soon"}),
        ("nature", {"nature": "magic"}),
        ("nature", {"nature": ["goods"]}),
        ("client_kind", {"client_kind": "ghost"}),
        ("client_country", {"client_country": "EL"}),
        ("client_country", {"client_country": "be"}),
        ("client_country", {"client_country": None}),
        ("client_vat_number", {"client_vat_number": "BE0123456748"}),
        ("client_vat_number", {"client_vat_number": "FR12345678901"}),
        ("client_vat_number", {"client_vat_number": 123456749}),
        ("client_vat_number", {"client_country": "FR", "client_vat_number": "DE123456789"}),
        ("place_country", {"place_country": "XX"}),
        ("place_country", {"nature": "admission", "place_country": "FR"}),
        (
            "place_country",
            {"nature": "artistic_performance", "client_kind": "person", "place_country": "FR"},
        ),
        ("buyer", {"buyer": "BE"}),
    ],
)
def test_facts_that_cannot_be_are_refused_by_their_field(field, facts):
    with pytest.raises(LegislationError) as refused:
        BE.rule("vat", **{"on": DAY, "nature": "general_service", **facts})
    assert refused.value.field == field


NUMBERS = {"BE": "BE0123456749", "FR": "FR12345678901", "CH": "CHE123456789"}


def combinations():
    for nature, client, kind, place, numbered in product(
        NATURES, NUMBERS, CLIENT_KINDS, ("", "BE", "FR", "CH"), (False, True)
    ):
        yield {
            "nature": nature,
            "client_country": client,
            "client_kind": kind,
            "client_vat_number": NUMBERS[client] if numbered else "",
            "place_country": place,
        }


def test_every_combination_is_taxed_or_refused_by_its_place():
    refused = 0
    for facts in combinations():
        try:
            found = treated(**facts)
        except LegislationError as error:
            refused += error.field == "place_country" and facts["place_country"] in ("FR", "CH")
            continue
        assert (found.rate > 0) == (found.category == "S")
        assert bool(found.mention("de")) == (found.category != "S")
        assert found.grid
        assert found.source
        assert found.confidence in ("verified", "derived", "to be confirmed")
    taxed = sum(1 for facts in combinations() if facts["place_country"] in ("", "BE"))
    assert 0 < refused < sum(1 for _ in combinations()) - taxed


def test_the_union_has_twenty_seven_states_and_monaco_counts_as_france():
    assert len(MEMBER_STATES) == 28
    assert MEMBER_STATES < COUNTRIES
    found = treated("general_service", client_country="MC", client_vat_number="FR12345678901")
    assert found.category == "AE"

"""What a regime is in law is asked of the law: whoever adds a regime answers for it there."""

from __future__ import annotations

import re

import pytest

from mutua.legislation import COUNTRIES, country, regimes_where
from mutua.legislation.engine.standing import Standing
from tests.support.places import ROOT

# The clauses of a paper differ by regime, and the demo's people have one each; no other room above
# the law asks by name.
NAMED = {"work/documents/paper.py", "cli/demonstration/cast.py"}
UNLIKE_WORDS = ("artist_1bis", "amateur_arts_indemnity")
HOLIDAYS = {
    "holiday_at_the_end": "employer", "holiday_by_the_fund": "fund", "holiday_none": "nobody",
}  # fmt: skip


@pytest.mark.parametrize("code", COUNTRIES)
def test_every_regime_of_work_answers_what_it_is(code):
    law = country(code)
    assert set(law.pack.standings) == set(law.regimes_of_work)
    for standing in law.pack.standings.values():
        assert standing.holidays in HOLIDAYS.values()
        assert standing.law
        assert all(type(one) is bool for one in standing if not isinstance(one, str))


@pytest.mark.parametrize("code", COUNTRIES)
def test_what_a_regime_is_agrees_with_what_it_gives_later(code):
    """Of a student the holidays beyond the quota are paid, of which that page says nothing."""
    law = country(code)
    for regime, standing in law.pack.standings.items():
        (later,) = (one for one in law.pack.later[regime] if one.subject == "holiday_pay")
        if regime != "student":
            assert HOLIDAYS[later.code] == standing.holidays, regime


def test_nobody_is_in_service_or_for_good_without_a_contract_of_employment():
    assert not set(regimes_where(employed=False)) & set(regimes_where(for_good=True))
    assert set(regimes_where(employed=False)) == {"artist_1bis", "amateur_arts_indemnity"}
    assert regimes_where(pay=False) == ("amateur_arts_indemnity",)
    assert regimes_where(employed=True, holidays="fund") == ("manual_worker", "artist")


def test_what_no_regime_answers_is_no_question():
    with pytest.raises(AttributeError):
        regimes_where(nice=True)
    with pytest.raises(TypeError):
        Standing(employed=True, pay=True)


def test_no_other_room_groups_regimes_by_their_names():
    rooms = ROOT / "src" / "mutua"
    found = {
        str(file.relative_to(rooms))
        for file in (*rooms.rglob("*.py"), *rooms.rglob("*.sql"))
        if not file.is_relative_to(rooms / "legislation")
        and any(re.search(f"[\"']{one}[\"']", file.read_text("utf-8")) for one in UNLIKE_WORDS)
    }
    assert found == NAMED

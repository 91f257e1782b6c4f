"""The engine with a country that nobody had in mind: other money, other rules, other settings."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import jsonschema
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mutua.legislation.engine
from mutua.legislation import LegislationError
from mutua.legislation.engine.country import Country
from mutua.legislation.engine.errors import LANGUAGES
from mutua.legislation.engine.search import Line
from mutua.legislation.engine.yaml_text import read_yaml
from tests.engine.freedonia import PACK
from tests.legislation.test_every_change_of_law import SCHEMA

ENGINE = Path(mutua.legislation.engine.__file__).parent
FD = Country(PACK)
DAY = "2030-02-15"
RANKS = PACK.inputs[1].choices
GROSS = 1_200


def lines(day: str = DAY, regime: str = "worker", law: Country = FD, **inputs):
    return law.evaluate(
        as_of=day, regime=regime, inputs={"gross_pay": 700, "hours": 100, **inputs}
    ).all


# ── One payslip ─────────────────────────────────────────────────────────────────────────────────


def test_a_payslip_in_whole_crowns():
    found = lines(rank="master", apprentices=0)
    assert found == {
        "sick_fund": 233,  # 700 ÷ 3 = 233.33, down
        "hourly_wage": 700,
        "winter_master": 1,
        "poll_tax": 73,  # 20 % of 467 − 100 = 73.4
        "hearth_money": 30,
        "road_fund": 91,  # 3 % of 700 = 21, and 10 % = 70
        "bell_penny": 9,
        "net_pay": 394,
        "charged_cost": 830,
    }


@pytest.mark.parametrize(
    "apprentices, tax", [(0, 73), (1, 68), (2, 58), (3, 38), (4, 18), (5, 0), (9, 0)]
)
def test_amounts_by_a_number_go_on_past_the_last(apprentices, tax):
    assert lines(rank="master", apprentices=apprentices)["poll_tax"] == tax


@pytest.mark.parametrize("rank, road", [("apprentice", 70), ("journeyman", 170), ("master", 91)])
def test_a_rate_by_a_choice_and_rounding_up(rank, road):
    assert lines(rank=rank)["road_fund"] == road


def test_each_date_selects_its_own_parameters():
    def at(worked, paid, begun):
        payslip = FD.evaluate(
            worked_from=worked,
            paid_on=paid,
            contract_start=begun,
            regime="worker",
            inputs={"gross_pay": 900, "hours": 100},
        ).lines
        return payslip["sick_fund"], payslip["poll_tax"], payslip["bell_penny"]

    assert at("2030-06-30", "2030-06-30", "2030-02-28") == (300, 130, 9)
    assert at("2030-06-30", "2030-07-01", "2030-02-28") == (300, 150, 9)
    assert at("2030-06-30", "2030-06-30", "2030-03-01") == (300, 130, 900)
    assert at("2031-01-01", "2031-01-01", "2030-02-28") == (112, 197, 9)


def test_a_rule_changes_with_the_day_of_work():
    assert lines("2030-06-30", "guild", pieces=40)["net_pay"] == 700
    assert lines("2030-07-01", "guild", pieces=40)["net_pay"] == 660
    assert date(2030, 7, 1) in FD.changes["work"]


def test_a_default_may_come_from_the_calendar():
    assert lines("2030-02-15", rank="master")["hearth_money"] == 30
    assert lines("2030-05-15", rank="master")["hearth_money"] == 0
    payslip = FD.evaluate(as_of=DAY, regime="worker", inputs={"gross_pay": 1, "hours": 1})
    assert payslip.assumed == {"rank": "apprentice", "apprentices": 0, "winter": True, "pieces": 0}


def test_a_mended_value_is_not_known_before_it_was_recorded():
    def fund(known_on):
        return lines("2031-03-01", law=Country(PACK, {}, known_on), gross_pay=1_000)["sick_fund"]

    assert fund(None) == fund(date(2031, 2, 1)) == 125
    assert fund(date(2031, 1, 31)) == 100
    assert fund(date(2030, 11, 30)) == 333


def test_other_law_of_the_country_and_nothing_else():
    assert FD.rule("feast") == date(2030, 7, 1)
    with pytest.raises(LegislationError):
        FD.rule("pay_day")
    assert (
        FD.evaluate(as_of=DAY, regime="guild", inputs={"gross_pay": 1, "hours": 1}).pay_by is None
    )


@pytest.mark.parametrize(
    "field, more",
    [
        ("regime", {"regime": "artist"}),
        ("as_of", {"day": "2029-12-31"}),
        ("as_of", {"day": "2032-01-01"}),
        ("hours", {"hours": -1}),
        ("rank", {"rank": "king"}),
        ("household", {"household": "single"}),
        ("apprentices", {"apprentices": 2}),
        ("hours", {"hours": 0}),
    ],
)
def test_what_this_country_does_not_know_is_refused(field, more):
    with pytest.raises(LegislationError) as caught:
        lines(**more)
    assert caught.value.field == field
    assert all(field in caught.value.text(language) for language in LANGUAGES)


def test_settings_are_the_countrys_own():
    with pytest.raises(LegislationError, match="levy_rate"):
        Country(PACK, {"levy_rate": "6.5 %"})
    assert FD.settings == {}


# ── Columns and intervals ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("regime", PACK.regimes)
@pytest.mark.parametrize("day", ["2030-02-15", "2030-08-01", "2031-11-30"])
def test_columns_give_what_integers_give(regime, day):
    chance = np.random.default_rng(7)
    rows = 20_000  # more than two blocks
    columns = {
        "gross_pay": chance.integers(0, 3_000, rows),
        "rank": chance.integers(1, 3, rows),
        "apprentices": chance.integers(0, 10, rows),
        "winter": chance.integers(0, 2, rows) == 0,
        "hours": chance.integers(1, 60_001, rows),
    }
    names = FD.place(regime, {"as_of": day})[2].codes
    many = FD.evaluate_many(as_of=day, regime=regime, inputs=columns, lines=names)
    for row in [*range(40), 8_191, 8_192, 16_383, 16_384, rows - 1]:
        one = {name: column[row].item() for name, column in columns.items()}
        one["rank"] = RANKS[one["rank"]]
        expected = FD.evaluate(as_of=day, regime=regime, inputs=one).all
        assert {code: int(column[row]) for code, column in many.items()} == expected


def test_choices_by_name_and_by_code_are_the_same_column():
    by_name = {"gross_pay": 500, "hours": 1, "rank": np.array(["master", "apprentice"])}
    by_code = {**by_name, "rank": np.array([2, 0])}
    one, two = (FD.evaluate_many(as_of=DAY, regime="worker", inputs=i) for i in (by_name, by_code))
    assert all((one[code] == two[code]).all() for code in one)


def test_bounds_hold_where_a_rate_depends_on_the_pay():
    _, encoder, system = FD.place("worker", {"as_of": DAY})
    values, _ = encoder.encode({"gross_pay": 0, "hours": 100})
    line = Line(system, "charged_cost", values, encoder.places["gross_pay"])
    low, high = line.bounds(np.array([900]), np.array([1_100]))
    exact = line.exactly(np.arange(900, 1_101))
    assert low[0] <= exact.min()
    assert exact.max() <= high[0]


@given(st.integers(0, 3_000), st.integers(0, 3_000), st.integers(0, 9), st.sampled_from(RANKS[1:]))
def test_bounds_hold_every_exact_value(low, width, apprentices, rank):
    _, encoder, system = FD.place("worker", {"as_of": DAY})
    values, _ = encoder.encode(
        {"gross_pay": 0, "hours": 100, "rank": rank, "apprentices": apprentices}
    )
    amounts = np.arange(low, low + width + 1)
    for code in ("net_pay", "poll_tax", "sick_fund", "hourly_wage", "bell_penny"):
        line = Line(system, code, values, encoder.places["gross_pay"])
        below, above = line.bounds(np.array([low]), np.array([low + width]))
        exact = line.exactly(amounts)
        assert below[0] <= exact.min()
        assert exact.max() <= above[0]


# ── Back from a budget or a net ─────────────────────────────────────────────────────────────────


def solve(**target):
    return FD.solve(
        as_of=DAY, regime="worker", inputs={"hours": 100, "rank": "journeyman"}, **target
    )


def table(line):
    inputs = {"hours": 100, "rank": "journeyman", "gross_pay": np.arange(3_000)}
    return FD.evaluate_many(as_of=DAY, regime="worker", inputs=inputs, lines=(line,))[line]


def test_solve_from_a_net_is_the_exhaustive_search():
    net = table("net_pay")
    for wished in range(1_200):
        found, hits = solve(net=wished), np.flatnonzero(net == wished)
        assert found.exact == bool(hits.size)
        assert found.gross == (hits[0] if hits.size else np.flatnonzero(net >= wished)[0])


def test_solve_from_a_budget_is_the_exhaustive_search_around_a_fall():
    cost = table("charged_cost")
    falls = np.flatnonzero(np.diff(cost) < 0)
    assert falls.tolist() == [1_000]
    for budget in range(10, 2_000):
        assert solve(employment_budget=budget).gross == np.flatnonzero(cost <= budget)[-1]


def test_where_no_levy_is_the_clients_price_is_the_budget():
    found = FD.solve(as_of=DAY, regime="guild", inputs={"hours": 1}, client_price=500)
    assert (found.gross, found.levy, found.left) == (500, 0, 0)


# ── Explained ───────────────────────────────────────────────────────────────────────────────────

NAMES = {
    "en": ("Take-home pay", "Sick fund", "rounded down"),
    "fr": ("Net", "Caisse de maladie", "arrondi vers le bas"),
    "nl": ("Netto", "Ziekenkas", "naar beneden afgerond"),
    "de": ("Netto", "Krankenkasse", "abgerundet"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("regime", PACK.regimes)
def test_every_line_is_explained_in_four_languages(language, regime):
    payslip = FD.evaluate(
        as_of=DAY,
        regime=regime,
        inputs={"gross_pay": GROSS, "hours": 100, "rank": "master", "apprentices": 3},
    )
    for code, amount in payslip.all.items():
        tree = payslip.explain(code, language)
        assert tree.amount == amount
        assert tree.law
        assert tree.shown
        for part in tree.walk():
            assert "€" not in part.shown + part.words + part.formula
            assert part.to_dict()["code"] == part.code


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_explanation_names_the_line_the_rounding_the_figure_and_its_law(language):
    payslip = FD.evaluate(
        as_of=DAY, regime="worker", inputs={"gross_pay": 700, "hours": 100, "rank": "master"}
    )
    name, fund, rounding = NAMES[language]
    assert payslip.explain("net_pay", language).label == name
    tree = payslip.explain("sick_fund", language)
    assert tree.label == fund
    assert tree.rounding == f"{rounding} (Crown decree 1)"
    assert tree.law == "Freedonian code, art. 1."
    assert [part.code for part in tree.inputs] == ["gross_pay"]
    (used,) = tree.parameters
    assert (used.since, used.source) == ("2030-01-01", "Freedonian code, art. 1")
    assert "700" in tree.formula
    assert "233" in tree.shown
    assert "CRN" in tree.shown


# ── The engine names no country ─────────────────────────────────────────────────────────────────

COUNTRY_WORDS = re.compile(
    r"belg|bruss|fland|walloon|wallonia|onss|rsz|dimona|dmfa|capelo|\binami\b|\beuros?\b|\bEUR\b|€"
    r"|centimes?\b|\bhele centen|\bganzen Cent|\bprécompte|annex iii|france|french state|urssaf|nederland",
    re.IGNORECASE,
)


@pytest.mark.parametrize("file", sorted(ENGINE.glob("*.py")), ids=lambda file: file.name)
def test_the_engine_names_no_country(file):
    found = COUNTRY_WORDS.findall(file.read_text("utf-8"))
    assert found == []


def test_the_parameters_of_this_country_keep_to_the_same_schema():
    file = PACK.folder / "fund.parameters.yaml"
    jsonschema.validate(read_yaml(file.read_bytes(), file.name), SCHEMA)


# ── Quarterly pay ───────────────────────────────────────────────────────────────────────────────


def test_a_payslip_may_cover_a_quarter_where_the_country_pays_by_the_quarter():
    payslip = FD.evaluate(
        worked_from="2030-01-01",
        worked_until="2030-03-31",
        regime="worker",
        inputs={"gross_pay": 700, "hours": 100},
    )
    assert payslip.lines["net_pay"] > 0

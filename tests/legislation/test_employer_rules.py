"""Employer rules: each passes, warns or blocks with its article and what would mend it."""

from __future__ import annotations

import re

import pytest

from mutua.legislation import LegislationError, country
from mutua.legislation.belgium.employer_rules import RULES
from mutua.legislation.engine.labels import LABEL_LANGUAGES

BE = country("be")


def work(*periods, **more):
    """A contract of an artist, signed in time: 'DAY FROM UNTIL' a period."""
    split = [period.split() for period in periods]
    facts = {"regime": "artist", "gross_pay": 100_000, "signed_on": "2026-01-01"}
    listed = [{"day": day, "from": start, "until": end} for day, start, end in split]
    return {**facts, "periods": listed, **more}


GIG = work("2026-03-16 20:00 23:00")


def verdict(rule, contract, *history, law=BE):
    found = {one.rule: one for one in law.check(contract=contract, history=list(history))}
    return found[rule]


CASES = [
    ("written_before_work", {**GIG, "signed_on": "2026-03-17"}, (), "block", ""),
    ("written_before_work", {**GIG, "signed_on": None}, (), "warn", ""),
    ("three_hours", work("2026-03-16 20:00 22:20"), (), "block", "Add 40 minutes on 2026-03-16."),
    ("three_hours", GIG, (), "pass", ""),
    ("three_hours", work("2026-03-16 20:00 21:30", "2026-03-16 21:30 23:00"), (), "pass", ""),
    ("daily_limit", work("2026-03-16 08:00 17:00"), (), "pass", ""),
    ("daily_limit", work("2026-03-16 08:00 17:01"), (), "warn", "Take off 1 minutes"),
    ("daily_limit", work("2026-03-16 08:00 19:30"), (), "block", "Take off 30 minutes"),
    ("daily_limit", GIG, (work("2026-03-16 09:00 17:00"),), "warn", "Take off 120 minutes"),
    ("daily_rest", GIG, (work("2026-03-17 10:00 13:00"),), "pass", ""),
    ("daily_rest", GIG, (work("2026-03-17 09:00 13:00"),), "block", "Begin 60 minutes later"),
    ("daily_rest", work("2026-03-16 20:00 02:00", "2026-03-17 12:00 16:00"), (), "block", "60"),
    ("two_places", GIG, (work("2026-03-16 22:59 23:30"),), "block", "Move the hours"),
    ("two_places", GIG, (work("2026-03-16 17:00 20:00"),), "pass", ""),
    ("sunday", work("2026-03-15 14:00 18:00", regime="employee"), (), "warn", "Move the work"),
    ("sunday", work("2026-03-15 14:00 18:00"), (), "pass", ""),
    ("public_holiday", work("2026-04-06 14:00 18:00"), (), "warn", "2026-04-06 is a public"),
    ("night", work("2026-03-16 20:00 23:00", regime="employee"), (), "warn", "Move the hours"),
    ("night", work("2026-03-16 14:00 20:00", regime="employee"), (), "pass", ""),
    ("minimum_wage", {**GIG, "gross_pay": 3_924}, (), "block", "Add 0.01 euros"),
    ("minimum_wage", {**GIG, "gross_pay": 3_925}, (), "pass", ""),
    ("minimum_wage", {**GIG, "regime": "student", "age": 18, "gross_pay": 3_101}, (), "pass", ""),
    ("minimum_wage", {**GIG, "regime": "student", "age": 18, "gross_pay": 3_100}, (), "block", ""),
    (
        "student_quota",
        {**GIG, "regime": "student", "student_hours_used": 64_800},
        (),
        "warn",
        "1.00 hours",
    ),
    (
        "amateur_limits",
        {**GIG, "regime": "amateur_arts_indemnity", "gross_pay": 8_019},
        (),
        "block",
        "Take 0.01 euros off",
    ),
    ("successive_contracts", GIG, (work("2026-03-13 20:00 23:00"),), "warn", "contract 2"),
    (
        "successive_contracts",
        {**GIG, "nature_justifies": True},
        (work("2026-03-13 20:00 23:00"),),
        "pass",
        "",
    ),
    ("successive_contracts", GIG, (work("2026-03-12 20:00 23:00"),), "pass", ""),
    ("part_time_week", GIG, (), "warn", "Add 580 minutes"),
    ("part_time_week", GIG, (work("2026-03-18 08:00 18:00"),), "pass", ""),
    ("lending_of_workers", {**GIG, "client_directs": True}, (), "block", "the cooperative directs"),
]


@pytest.mark.parametrize("rule, contract, history, expected, remedy", CASES)
def test_a_contract_gets_its_verdict_and_what_would_mend_it(
    rule, contract, history, expected, remedy
):
    found = verdict(rule, contract, *history)
    assert found.verdict == expected
    assert remedy in found.text(BE, "en")


def test_a_week_without_a_long_rest_warns():
    every_day = [f"2026-03-{day} 08:00 17:00" for day in range(16, 23)]
    assert verdict("weekly_rest", work(*every_day)).verdict == "warn"
    assert verdict("weekly_limit", work(*every_day)).verdict == "block"
    assert verdict("weekly_rest", work(*every_day[:5])).verdict == "pass"


def test_the_cooperative_may_ask_for_more_than_the_law():
    house = country("be", settings={"minimum_hourly_wage": 1_500})
    gig = {**GIG, "gross_pay": 4_400}
    assert verdict("minimum_wage", gig, law=house).verdict == "pass"
    found = verdict("house_minimum_wage", gig, law=house)
    assert (found.verdict, found.text(house, "en")) == (
        "block",
        "Add 1.00 euros to the gross pay.",
    )


def test_an_amateur_has_thirty_days_in_a_year_and_seven_in_a_row_with_a_client():
    def days(month, first, last):
        listed = [f"2026-{month:02d}-{day:02d} 14:00 17:00" for day in range(first, last + 1)]
        return work(*listed, regime="amateur_arts_indemnity", gross_pay=0, client="x")

    assert verdict("amateur_limits", days(5, 1, 7)).verdict == "pass"
    assert verdict("amateur_limits", days(5, 1, 8)).remedy == "days_in_a_row"
    earlier = [days(month, 1, 6) for month in (1, 2, 3, 4, 6)]
    assert verdict("amateur_limits", days(5, 1, 1), *earlier).remedy == "days_in_year"


def test_every_rule_says_its_name_article_version_and_remedy_in_four_languages():
    found = BE.check(contract=work("2026-03-15 20:00 21:00", client_directs=True), history=[GIG])
    assert len(found) == len(RULES)
    for one in found:
        assert one.article
        assert one.version
        assert bool(one.remedy) == (one.verdict != "pass")
        for language in LABEL_LANGUAGES:
            assert one.name(BE, language)
            assert not re.search(r"[{}]", one.text(BE, language))


@pytest.mark.parametrize(
    "field, contract",
    [
        ("contract", []),
        ("periods", {"regime": "artist"}),
        ("periods", work("2026-03-16 20:00 23:00", "2026-03-16 22:00 23:30")),
        ("periods.from", work("2026-03-16 25:00 23:00")),
        ("periods.day", work("2026-02-30 20:00 23:00")),
        ("periods.day", work("2027-02-03 20:00 23:00")),
        ("regime", {**GIG, "regime": "pirate"}),
        ("gross_pay", {**GIG, "gross_pay": -1}),
        ("student", {**GIG, "student": 1}),
        ("colour", {**GIG, "colour": "red"}),
    ],
)
def test_a_contract_that_cannot_be_is_refused_by_its_field(field, contract):
    with pytest.raises(LegislationError) as refused:
        BE.check(contract=contract)
    assert refused.value.field == field

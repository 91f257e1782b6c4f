"""Which regime the answers lead to, what is still worth asking, and the regimes side by side."""

from __future__ import annotations

import pytest

from mutua.legislation import country

DANCER = {"artistic_nature": "artistic", "authority": True}
ANSWERED = {**DANCER, "certificate": False, "student": False, "costs_only": False}
DAY = "2026-03-16"


def lawful(answers):
    return [one.regime for one in country("be").regimes(answers) if one.lawful]


def asked(answers, **when):
    return [question.code for question in country("be").questions(answers, **when)]


@pytest.mark.parametrize(
    "answers, regimes",
    [
        ({}, ["employee"]),
        ({"manual_work": True}, ["manual_worker"]),
        (DANCER, ["artist"]),
        ({**DANCER, "student": True}, ["artist", "student"]),
        ({**DANCER, "costs_only": True}, ["artist", "amateur_arts_indemnity"]),
        ({**DANCER, "authority": False, "certificate": True}, ["artist_1bis"]),
        ({**DANCER, "authority": False, "certificate": False}, []),
        ({"artistic_nature": "technical", "costs_only": True}, ["artist"]),
    ],
)
def test_answers_lead_to_the_lawful_regimes(answers, regimes):
    assert lawful(answers) == regimes


def test_every_verdict_has_its_reason_in_four_languages():
    be = country("be")
    for one in be.regimes(DANCER):
        assert all(one.texts(be, language) for language in ("en", "fr", "nl", "de"))


def test_a_certificate_is_asked_only_where_nobody_directs_the_work():
    assert "certificate" not in asked(DANCER)
    assert "certificate" in asked({**DANCER, "authority": False})


def test_a_short_gig_asks_neither_household_nor_children_and_a_whole_month_does():
    gig = {**ANSWERED, "gross_pay": 15_000, "hours": 300}
    month = {**ANSWERED, "gross_pay": 300_000, "full_month": True}
    assert asked(gig, as_of=DAY) == ["in_house", "region"]
    assert asked(month, as_of=DAY) == [
        "in_house",
        "region",
        "household",
        "children",
        "single_parent",
    ]


def test_each_lawful_regime_is_solved_and_each_says_what_it_gives_later():
    options = country("be").compare(
        as_of=DAY,
        inputs={**DANCER, "student": True, "household": "single", "hours": 900},
        client_price=125_000,
    )
    solved = {one.regime: one.solution.payslip.lines["net_pay"] for one in options if one.solution}
    assert list(solved) == ["artist", "student"]
    assert solved["artist"] == 60_862
    subjects = ["unemployment", "pension", "holiday_pay", "illness"]
    assert all([later.subject for later in one.later] == subjects for one in options)

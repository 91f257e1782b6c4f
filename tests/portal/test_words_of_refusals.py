"""What the law or the house refused is said by its field, not as an amount that is wrong."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils.translation import override

from mutua.ground.errors import Refused
from mutua.legislation import LegislationError, country

AMOUNT = "With this amount no pay can be worked out. Write another one."


def said(refused: Refused, language: str = "en") -> str:
    from mutua.portal.contracts.words import refusal

    with override(language):
        return refusal(refused)


@pytest.mark.parametrize(
    "refused, words",
    [
        (Refused("reserve", "2026-01-01", "a day that a rule holds", "reserve"), "The board"),
        (Refused("regime", "student", "employee", "law"), "way to be employed"),
        (Refused("week", "2026-01-05 to 2026-01-06", "days with work", "no_days"), "hours of work"),
        (Refused("hours[2].starts", "25:00", "an hour written as 20:00"), "hours of work"),
        (Refused("pay_from", "net", "a budget or a gross for work of several months"), "months"),
        (Refused("parts[1].pay_from", "rest", "one who takes the rest"), "rest"),
        (Refused("situation", "", "what payroll must know", "situation"), "household"),
        (Refused("begins_on", "2026-05-01", "a day with work left", "no_days"), "day"),
    ],
)  # fmt: skip
def test_each_field_has_words_of_its_own(refused, words):
    assert words in said(refused)
    assert said(refused) != AMOUNT


@pytest.mark.parametrize("field", ["pay_amount", "parts[1].pay_amount", "monthly_gross", "budget"])
def test_an_amount_is_said_to_be_wrong_where_it_is_one(field):
    assert said(Refused(field, 1, "enough for a pay of at least one cent")) == AMOUNT


def test_what_nobody_has_foreseen_names_its_field_and_what_was_given():
    assert said(Refused("notice_weeks", "-3", "0 or more", "law")) == (
        "This cannot be taken: notice_weeks, -3."
    )


def test_a_day_that_the_law_does_not_know_is_said_by_the_law():
    """As the look ahead meets it: the year after the last that is known."""
    law = country("be")
    with pytest.raises(LegislationError) as caught:
        law.evaluate(
            regime="employee", inputs={"gross_pay": 100_000, "hours": 350, "household": "single"},
            worked_from=date(2039, 1, 1), worked_until=date(2039, 1, 1), paid_on=date(2039, 1, 9),
        )  # fmt: skip
    refused = Refused(caught.value.field, caught.value.given, caught.value.allowed, "law")
    refused.__cause__ = caught.value
    for language in ("en", "fr", "nl", "de"):
        assert said(refused, language) == caught.value.text(language)


@pytest.mark.parametrize("language", ["fr", "nl", "de"])
def test_the_words_are_those_of_the_reader(language):
    for field in ("reserve", "regime", "week", "pay_from", "begins_on", "notice_weeks"):
        refused = Refused(field, "x", "y")
        assert said(refused, language) != said(refused, "en")

"""The lawful regimes side by side: now and later, and why the others are not lawful."""

from typing import Any

import pytest

from mutua.legislation import country
from tests.portal.pages import text_of

ALL_YES = "&certificate=yes&student=yes&authority=yes&costs_only=yes"


def test_the_usual_regime_of_the_work_is_lawful(visitor: Any, dancer: str) -> None:
    page = visitor.get(f"/en/regimes/?{dancer}").content.decode()
    assert 'id="regime-artist"' in page
    assert 'id="regime-employee"' not in page


def test_each_regime_says_now_and_later_with_its_article(visitor: Any, dancer: str) -> None:
    page = text_of(visitor.get(f"/en/regimes/?{dancer}"))
    for subject in ("Unemployment", "Pension", "Holiday pay", "Illness"):
        assert subject in page
    assert "Law of 3 July 1978" in page
    assert "by Tue 24 Mar 2026" in page


def test_what_is_not_lawful_says_why(visitor: Any, dancer: str) -> None:
    page = text_of(visitor.get(f"/en/regimes/?{dancer}"))
    assert "Not for this work" in page
    assert "It is for students only." in page


def test_an_answer_opens_another_regime(visitor: Any, dancer: str) -> None:
    page = visitor.get(f"/en/regimes/?{dancer}&student=yes").content.decode()
    assert 'id="regime-student"' in page


def test_the_amounts_are_those_of_the_engine(visitor: Any, dancer: str) -> None:
    price = dancer.replace("amount=200&start=gross", "amount=320&start=price")
    page = text_of(visitor.get(f"/en/regimes/?{price}{ALL_YES}"))
    options = country("be").compare(
        worked_from="2026-03-16",
        worked_until="2026-03-16",
        paid_on="2026-03-25",
        client_price=32_000,
        inputs={
            "household": "single",
            "hours": 300,
            "paid_before_month_gross": 80_000,
            "paid_before_month_hours": 1_200,
            "artistic_nature": "artistic",
            "certificate": True,
            "student": True,
            "authority": True,
            "costs_only": True,
        },
    )
    nets = [one.solution.payslip.lines["net_pay"] for one in options if one.solution]
    assert len(nets) == 3
    for net in nets:
        assert f"€{net / 100:,.2f}" in page


@pytest.mark.parametrize("language", ["fr", "nl", "de", "en"])
@pytest.mark.parametrize("work", ["artist", "technical", "employee", "manual_worker"])
@pytest.mark.parametrize("start", ["price", "gross", "net"])
def test_the_page_answers_for_every_work_and_start(
    visitor: Any, dancer: str, language: str, work: str, start: str
) -> None:
    query = dancer.replace("work=artist", f"work={work}").replace("start=gross", f"start={start}")
    assert visitor.get(f"/{language}/regimes/?{query}").status_code == 200


def test_a_chosen_regime_is_counted_and_can_be_left(visitor: Any, dancer: str) -> None:
    page = text_of(visitor.get(f"/en/?{dancer}&regime=student"))
    assert "Counted as: Student job" in page
    assert "Count in the usual way" in page
    assert visitor.get(f"/en/?{dancer}&regime=king").status_code == 422

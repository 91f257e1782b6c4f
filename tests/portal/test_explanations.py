"""Every amount opens: formula, numbers, rounding, law, and since when."""

import re
from typing import Any

from mutua.legislation import country
from mutua.portal.simulator import results, scenario
from mutua.portal.simulator.in_words import in_words
from mutua.portal.simulator.money_path import amounts, money_path
from mutua.portal.simulator.why import explained
from tests.portal.pages import text_of


def dancers_result(**changes: Any) -> results.Result:
    day = country("be").pack.known_until.replace(month=3, day=16)
    return results.compute(scenario.example(day, "gross").with_(**changes))


def test_a_line_opens_to_its_formula_its_numbers_and_its_law(visitor: Any, dancer: str) -> None:
    page = text_of(visitor.get(f"/en/?{dancer}"))
    assert "× 13.07%" in page
    assert "since Mon 1 Jan 2024" in page
    assert "Law of 29 June 1981, art. 38 § 2" in page


def test_every_line_of_every_table_opens() -> None:
    for work in scenario.WORKS:
        for table in explained(dancers_result(work=work), "fr"):
            for row in table.rows:
                assert row.why or row.code in ("gross_pay", "client_price", "levy"), row.code
            assert all(row.own_page for row in table.zero)


def test_a_step_is_explained_once_on_a_page(visitor: Any, dancer: str) -> None:
    page = visitor.get(f"/en/?{dancer}").content.decode()
    identifiers = re.findall(r'\bid="([^"]+)"', page)
    assert len(identifiers) == len(set(identifiers))


def test_every_link_within_the_page_leads_somewhere(visitor: Any, dancer: str) -> None:
    page = visitor.get(f"/en/?{dancer}").content.decode()
    identifiers = set(re.findall(r'\bid="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= identifiers


def test_a_line_has_a_page_of_its_own(visitor: Any, dancer: str) -> None:
    answer = visitor.get(f"/fr/line/withholding_tax/?{dancer}")
    assert answer.status_code == 200
    assert "11,11 %" in text_of(answer)
    assert visitor.get(f"/fr/line/no_such_line/?{dancer}").status_code == 404


def test_what_is_not_confirmed_says_so(visitor: Any, dancer: str) -> None:
    employee = dancer.replace("work=artist", "work=employee").replace("amount=200", "amount=2400")
    opened = explained(dancers_result(work="employee", amount=240_000), "en")
    rows = [row for table in opened for row in table.rows]
    doubtful = [row for row in rows if row.why and row.why.uncertain]
    page = text_of(visitor.get(f"/en/?{employee}"))
    assert bool(doubtful) == ("to be confirmed" in page)


def test_the_picture_and_the_table_say_the_same() -> None:
    for work in scenario.WORKS:
        for amount in (20_000, 240_000, 700_000):
            result = dancers_result(work=work, amount=amount)
            parts = amounts(result)
            assert sum(parts.values()) == result.price.amount
            assert sum(float(one.width[:-1]) for one in money_path(result)) > 99.9


def test_the_story_names_the_same_amounts() -> None:
    from django.utils import translation

    with translation.override("en"):
        story = " ".join(in_words(dancers_result()))
    lines = dancers_result().payslip.lines
    for code in ("net_pay", "withholding_tax", "employee_contribution"):
        assert f"€{lines[code] / 100:,.2f}" in story


def test_two_scenarios_stand_side_by_side(visitor: Any, dancer: str) -> None:
    from urllib.parse import quote

    more = dancer.replace("amount=200", "amount=300")
    page = text_of(visitor.get(f"/en/?{more}&beside={quote(dancer)}"))
    assert "Two scenarios" in page
    assert "€200.00 €300.00 +€100.00" in page


def test_a_broken_scenario_beside_is_left_out(visitor: Any, dancer: str) -> None:
    for beside in ("amount%3Dx", "%00", "a" * 5_000):
        answer = visitor.get(f"/en/?{dancer}&beside={beside}")
        assert answer.status_code == 200
        assert "Two scenarios" not in text_of(answer)


def test_an_open_figure_is_marked_only_where_it_could_change_the_payslip() -> None:
    def marked(result: results.Result) -> set[str]:
        rows = [row for table in explained(result, "en") for row in table.rows]
        return {row.code for row in rows if row.why and row.why.uncertain}

    autumn = country("be").pack.known_until.replace(month=10, day=16)
    dancer = results.compute(scenario.example(autumn, "gross"))
    ceiling = dancer.payslip.system.held["basic_contribution_ceiling"]
    assert ceiling.dated.confidence == "to be confirmed"
    assert "employer_basic_contribution" not in marked(dancer)
    director = dancer.scenario.with_(work="employee", amount=9_000_000, unit="month", time=0)
    assert "employer_basic_contribution" in marked(
        results.compute(director.with_(earlier_gross=0, earlier_hours=0))
    )


def test_a_contribution_without_a_bonus_is_not_called_one_before_the_bonus() -> None:
    rows = [row for table in explained(dancers_result(), "en") for row in table.rows]
    labels = [row.label for row in rows]
    assert "Employee's contribution" in labels
    assert "Employee's contribution before work bonus" not in labels

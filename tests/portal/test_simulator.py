"""The first page: from the fields in its address to the net, the day and every line."""

import re
from typing import Any

import pytest

from mutua.legislation import country
from tests.portal.pages import text_of

EARLIER = {"paid_before_month_gross": 80_000, "paid_before_month_hours": 1_200}


def test_the_dancer_sees_her_net_and_the_day_it_arrives(visitor: Any, dancer: str) -> None:
    payslip = country("be").evaluate(
        worked_from="2026-03-16",
        worked_until="2026-03-16",
        paid_on="2026-03-25",
        regime="artist",
        inputs={"gross_pay": 20_000, "household": "single", "hours": 300, **EARLIER},
    )
    seen = text_of(visitor.get(f"/en/?{dancer}"))
    assert f"€{payslip.lines['net_pay'] / 100:,.2f}" in seen
    assert "by Tue 24 Mar 2026" in seen


def test_without_an_address_the_dancer_is_the_example(visitor: Any) -> None:
    answer = visitor.get("/fr/")
    assert answer.status_code == 200
    assert "mar. 24 mars 2026" in text_of(answer)


def test_every_line_of_the_payslip_is_on_the_page(visitor: Any, dancer: str) -> None:
    page = visitor.get(f"/en/?{dancer}").content.decode()
    for code in ("cost-employer_basic_contribution", "cost-holidays_yearly", "net-withholding_tax"):
        assert f'id="{code}"' in page


def test_lines_that_are_zero_are_folded_not_hidden(visitor: Any, dancer: str) -> None:
    page = visitor.get(f"/en/?{dancer}").content.decode()
    folded = page.partition('class="zero"')[2].partition("</section>")[0]
    assert 'id="cost-structural_reduction"' in folded


def test_the_parts_of_the_table_add_up(visitor: Any) -> None:
    from mutua.portal.simulator import results, scenario

    day = country("be").pack.known_from
    for work in ("artist", "technical", "employee", "manual_worker"):
        for amount in (20_000, 95_000, 230_000, 900_000):
            one = scenario.example(day, "gross").with_(work=work, amount=amount, household="single")
            for part in results.compute(one).parts:
                assert sum(line.cents for line in part.lines) == part.total.cents, (work, part.code)


@pytest.mark.parametrize(
    "change, language, sentence",
    [
        ("amount=1.250", "en", "This can be read in two ways. Write 1250 or 1250.00."),
        ("amount=1.250", "fr", "Ce montant peut se lire de deux façons. Écrivez 1250 ou 1250,00."),
        ("amount=", "en", "Write an amount."),
        ("amount=0", "en", "Write an amount above zero."),
        ("amount=x", "fr", "Écrivez un montant en euros, comme 1250 ou 1250,50."),
        ("time=", "en", "Write the hours as a number, such as 3 or 3.5 or 3h30."),
        ("time=0", "en", "Write a number above zero."),
        ("children=many", "en", "Write the number of children, from 0 to 30."),
        ("work=king", "en", "Choose one of the answers."),
        ("from=2026-02-30", "en", "Write a real day, such as 16, 3 and 2026."),
        ("from=1999-01-01", "en", "We know the law from Mon 1 Jan 2024 to Thu 31 Dec 2026."),
        ("from=2026-12-31", "en", "The tax of that time is not known yet."),
        ("until=2026-03-02", "en", "The last day is before the first day."),
        ("until=2026-04-02", "en", "Choose a day of the same month."),
    ],
)
def test_a_fault_is_named_twice_in_the_same_words(
    visitor: Any, dancer: str, change: str, language: str, sentence: str
) -> None:
    name = change.partition("=")[0]
    kept = "&".join(part for part in dancer.split("&") if not part.startswith(f"{name}="))
    answer = visitor.get(f"/{language}/?{kept}&{change}")
    assert answer.status_code == 422
    assert text_of(answer).count(sentence) == 2
    title = answer.content.decode().partition("<title>")[2].partition("</title>")[0]
    assert title.startswith({"en": "Error:", "fr": "Erreur\u00a0:"}[language])


def test_what_the_law_refuses_is_said_at_the_field(visitor: Any, dancer: str) -> None:
    answer = visitor.get(f"/en/?{dancer.replace('time=3', 'time=9999999')}")
    assert answer.status_code == 422
    assert 'href="#time"' in answer.content.decode()


def test_an_address_with_strange_fields_still_answers(visitor: Any) -> None:
    for query in ("a=1", "amount=%00", "day=%F0%9F%92%B6", "from=----", "amount=" + "9" * 5_000):
        assert visitor.get(f"/fr/?{query}").status_code in (200, 422)


def test_the_first_address_goes_to_the_language_of_the_reader(visitor: Any) -> None:
    for asked, given in (("nl-BE,fr;q=0.5", "nl"), ("de", "de"), ("en-GB", "en"), ("xx", "fr")):
        answer = visitor.get("/?amount=200", headers={"accept-language": asked})
        assert answer["Location"] == f"/{given}/?amount=200"


def test_other_languages_lead_to_the_same_scenario(visitor: Any, dancer: str) -> None:
    page = visitor.get(f"/fr/?{dancer}").content.decode()
    for language in ("nl", "de", "en"):
        assert f'href="/{language}/?{dancer}"'.replace("&", "&amp;") in page


def test_the_link_of_a_scenario_gives_the_same_scenario(dancer: str) -> None:
    from django.http import QueryDict

    from mutua.portal.simulator import answers, scenario
    from mutua.portal.simulator.law import usual_day

    usual = scenario.example(usual_day(country("be").pack.known_from), "gross")
    more = "&children=2&household=partner_with_income&until=2026-03-20&in_house=yes&region=brussels"
    first = answers.read(QueryDict(dancer + more).dict(), usual).scenario
    assert first is not None
    assert answers.read(QueryDict(first.query()).dict(), usual).scenario == first


def test_while_one_types_only_the_answer_comes_back(visitor: Any, dancer: str) -> None:
    answer = visitor.get(f"/en/?{dancer}", headers={"hx-request": "true"})
    page = answer.content.decode()
    assert "<html" not in page
    assert "by <strong>Tue 24 Mar 2026" in page
    assert answer["HX-Replace-Url"].startswith("/en/?start=gross&amount=200")


def test_questions_that_cannot_change_the_result_are_not_asked(visitor: Any, dancer: str) -> None:
    question = "How many children live on your income?"
    assert question not in text_of(visitor.get(f"/en/?{dancer}"))
    employee = dancer.replace("work=artist", "work=employee").replace("=200", "=3000")
    assert question in text_of(visitor.get(f"/en/?{employee}"))


def test_nothing_is_kept_and_nothing_comes_from_outside(visitor: Any) -> None:
    answer = visitor.get("/fr/")
    assert not answer.cookies
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert not re.findall(r'(?:src|href|action)="(?:https?:)?//', answer.content.decode())
    assert " style=" not in answer.content.decode()


def test_a_page_that_is_not_there_says_so(visitor: Any) -> None:
    answer = visitor.get("/fr/nulle-part")
    assert answer.status_code == 404
    assert "Cette page n'existe pas" in text_of(answer)


@pytest.mark.parametrize("work", ["artist", "technical", "employee", "manual_worker"])
@pytest.mark.parametrize("household", ["single", "partner_without_income"])
def test_earlier_jobs_and_this_one_give_what_the_month_gives(work: str, household: str) -> None:
    from mutua.portal.simulator import results, scenario

    day = country("be").pack.known_until.replace(month=3, day=16)
    this = scenario.example(day, "gross").with_(
        work=work, household=household, amount=40_000, time=2_000,
        earlier_gross=170_000, earlier_hours=10_000,
    )  # fmt: skip
    before = this.with_(amount=170_000, time=10_000, earlier_gross=0, earlier_hours=0)
    month = before.with_(amount=210_000, time=12_000)
    nets = [results.compute(one).net for one in (before, this, month)]
    assert nets[0] + nets[1] == nets[2]
    costs = [results.compute(one).cost for one in (before, this, month)]
    assert costs[0] + costs[1] == costs[2]

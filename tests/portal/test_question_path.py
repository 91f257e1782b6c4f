"""One question a page, only those that still matter, then all answers once more."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.portal.pages import text_of

# What the dancer answers, page by page.
DANCER = {
    "work": {"work": "artist"},
    "start": {"start": "gross", "amount": "200"},
    "time": {"time": "3", "unit": "hours"},
    "when": {"day": "16", "month": "mars", "year": "2026"},
    "in_house": {"in_house": "no"},
    "earlier": {"earlier": "800", "earlier_hours": "12"},
}


def walk(visitor: Any, answers: dict[str, dict[str, str]]) -> tuple[list[str], str]:
    """Answer each question as it comes; the codes asked, and the address of the check."""
    address = visitor.get("/en/questions/")["Location"]
    asked: list[str] = []
    for _ in range(15):
        code = urlsplit(address).path.split("/")[3]
        if code == "check":
            return asked, address
        asked.append(code)
        known = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        data = {**known, **answers.get(code, {"household": "single", "children": "0"}), "done": "1"}
        answer = visitor.get(f"/en/questions/{code}/", data)
        assert answer.status_code == 302, text_of(answer)
        address = answer["Location"]
    raise AssertionError(f"no end: {asked}")


def test_the_dancer_answers_six_questions(visitor: Any) -> None:
    asked, address = walk(visitor, DANCER)
    assert len(asked) <= 6
    page = text_of(visitor.get(address))
    assert "Check your answers" in page
    assert "by Tue 24 Mar 2026" in page


def test_the_path_and_the_form_give_the_same_net(visitor: Any, dancer: str) -> None:
    _, address = walk(visitor, DANCER)
    net = visitor.get(address).content.decode().partition('class="figure">')[2].partition("<")[0]
    assert net.startswith("€1")
    assert net in visitor.get(f"/en/?{dancer}").content.decode()


def test_an_employee_is_asked_about_the_household(visitor: Any) -> None:
    answers = {
        **DANCER,
        "work": {"work": "employee"},
        "start": {"start": "gross", "amount": "3000"},
        "household": {"household": "single"},
        "children": {"children": "2"},
        "single_parent": {"single_parent": "yes"},
    }
    asked, _ = walk(visitor, answers)
    assert {"household", "children", "single_parent"} <= set(asked)
    assert "in_house" not in asked


def test_no_answer_is_noticed_at_the_question(visitor: Any) -> None:
    for code, sentence in (
        ("work", "Choose one of the answers."),
        ("start", "Write an amount."),
        ("time", "Write the hours as a number"),
        ("when", "Write a real day"),
    ):
        empty = {"done": "1", **({"day": "", "month": "", "year": ""} if code == "when" else {})}
        answer = visitor.get(f"/en/questions/{code}/", empty)
        assert answer.status_code == 422, code
        assert text_of(answer).count(sentence) == 2, code


def test_the_net_so_far_stands_beside_the_question(visitor: Any) -> None:
    early = visitor.get("/en/questions/start/?work=artist")
    assert "Net so far" not in text_of(early)
    later = visitor.get("/en/questions/when/?work=artist&start=gross&amount=200&time=3&unit=hours")
    assert "Net so far €1" in text_of(later)


def test_changing_an_answer_comes_back_to_the_check(visitor: Any) -> None:
    _, address = walk(visitor, DANCER)
    known = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    changed = visitor.get(
        "/en/questions/time/", {**known, "time": "4", "back": "check", "done": "1"}
    )
    assert changed["Location"].startswith("/en/questions/check/")
    assert "4 hours" in text_of(visitor.get(changed["Location"]))


def test_the_check_waits_for_what_is_needed(visitor: Any) -> None:
    answer = visitor.get("/en/questions/check/?work=artist")
    assert answer["Location"].startswith("/en/questions/start/")


def test_a_question_that_does_not_exist_is_not_found(visitor: Any) -> None:
    assert visitor.get("/en/questions/shoe_size/").status_code == 404

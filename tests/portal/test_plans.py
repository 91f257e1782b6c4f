"""A plan by page: made, listed, looked at, stopped; each draft that it made is there."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID, uuid4

import pytest

from mutua.ground import actors, clock
from tests.portal.enterprise import key_in
from tests.portal.pages import text_of

pytestmark = pytest.mark.usefixtures("office")
LESSON = {
    "count": "1", "text_1": "Lessons, {period}", "nature_1": "teaching", "price_1": "400",
    "quantity_1": "1", "unit_1": "C62", "every": "month", "day": "31", "from_day_0": "16",
    "from_day_1": "March", "from_day_2": "2026", "until_0": "", "until_1": "", "until_2": "",
    "times": "",
}  # fmt: skip


def made(alice: Any, office: Any, **said: str) -> Any:
    address = f"/en/activity/{office.ALICES}/plan/new/"
    whole = {"client": str(office.CLIENT), **LESSON, **said}
    return alice.post(address, {"key": key_in(alice.get(address)), **whole})


def test_a_plan_is_made_seen_and_stopped(alice: Any, office: Any) -> None:
    from mutua.activities import services

    page = made(alice, office)
    assert page.status_code == 302, text_of(page)
    seen = text_of(alice.get(page.url))
    for words in ("Plan for Théâtre du Coin", "Every month", "next on Tue 31 Mar 2026", "€400.00",
                  "Lessons, {period}", "Nothing yet"):  # fmt: skip
        assert words in seen, words
    listed = text_of(alice.get(f"/en/activity/{office.ALICES}/plans/"))
    assert "Théâtre du Coin €400.00 Every month next on Tue 31 Mar 2026" in listed
    plan = UUID(page.url.split("/")[3])
    with clock.on(clock.today().replace(day=31)):
        services.draft_planned(actor=actors.job("plans"), key=uuid4(), plan=plan, period=0)
    seen = alice.get(page.url)
    assert "Tue 31 Mar 2026 Draft" in text_of(seen)
    assert "next on Thu 30 Apr 2026" in text_of(seen)
    draft = re.search(r'href="(/en/invoice/[^"]+)"', seen.content.decode())
    assert draft
    assert "March 2026" in text_of(alice.get(draft[1])) or "mars 2026" in text_of(
        alice.get(draft[1])
    )
    stop = page.url + "stop/"
    key = key_in(alice.get(stop))
    for _ in range(2):  # a double click stops once
        assert alice.post(stop, {"key": key}).url == page.url
    seen = text_of(alice.get(page.url))
    assert "Stopped" in seen
    assert "Stop the plan" not in seen


@pytest.mark.parametrize(
    "said, field",
    [
        ({"text_1": ""}, "text_1"),
        ({"every": "week"}, "every"),
        ({"day": "32"}, "day"),
        ({"day": ""}, "day"),
        ({"from_day_2": "2025"}, "from_day_0"),
        ({"from_day_0": ""}, "from_day_0"),
        ({"until_0": "1", "until_1": "3", "until_2": "2026"}, "until_0"),
        ({"times": "0"}, "times"),
        ({"times": "many"}, "times"),
    ],
)
def test_a_plan_that_must_be_mended_says_where(
    alice: Any, office: Any, said: dict[str, str], field: str
) -> None:
    answer = made(alice, office, **said)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.content.decode()


def test_a_line_more_keeps_when_it_comes(alice: Any, office: Any) -> None:
    page = made(alice, office, more="1", times="7").content.decode()
    assert 'name="text_2"' in page
    assert 'name="times" value="7"' in page
    assert 'value="March"' in page

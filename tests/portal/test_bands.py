"""A band on one page: who plays, what each is paid, what is left; each signs her own contract."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core import mail

from mutua.ground import actors
from tests.portal.enterprise import key_in, send
from tests.portal.pages import text_of
from tests.portal.people import ready_for_work, signed_in
from tests.support import bands, contracts
from tests.support.store import ALICE, BOB

pytestmark = pytest.mark.usefixtures("office")
ANSWERS = (
    {"kind": "artist"},
    {
        "authority": "yes", "certificate": "no", "student": "no", "costs_only": "no",
        "client_directs": "no",
    },
)  # fmt: skip
DAY = date(2026, 10, 5)
TIMES = {
    "count": "1", "day_1_0": "5", "day_1_1": "10", "day_1_2": "2026", "starts_1": "19:00",
    "ends_1": "22:00",
}  # fmt: skip


@pytest.fixture(scope="module")
def house(house: Any) -> Any:
    contracts.get_ready(BOB)
    return ready_for_work(house)


def until_who(alice: Any, band: bands.Band) -> Any:
    """The pages up to the one that asks who works."""
    answer = send(alice, f"/en/activity/{band.activity}/contract/new/kind/", **ANSWERS[0])
    task = {"client": str(band.client), "task": "A concert", "place": "Rue Haute 12, Bruxelles"}
    for said in (ANSWERS[1], task, TIMES):
        assert answer.status_code == 302, text_of(answer)
        answer = send(alice, answer.url, **said)
    assert "/who/" in answer.url
    return answer


def drafts_of(band: bands.Band) -> dict[Any, Any]:
    from mutua.ground.transactions import reading
    from mutua.work.models import Contract

    with reading(contracts.READER):
        found = Contract.objects.filter(activity=band.activity)
        return {one.person_id: one for one in found}


def test_two_play_and_one_takes_the_rest(alice: Any, office: Any) -> None:
    band = bands.formed()
    answer = until_who(alice, band)
    seen = text_of(alice.get(answer.url))
    assert "Alice Dubois" in seen
    assert "Bob" in seen
    answer = send(alice, answer.url, **{f"works_{one.hex}": "on" for one in (ALICE, BOB)})
    page = alice.get(answer.url)
    assert "1168.76" in page.content.decode()  # 1,250.01 less the levy of 6.5 %
    key = key_in(page)
    said = {
        "key": key, "budget": "600", "pay_from_1": "budget", "amount_1": "300",
        "pay_from_2": "rest", "amount_2": "",
    }  # fmt: skip
    seen = text_of(alice.post(answer.url, {**said, "look": "1"}))
    for words in ("€300.00", "gross €20", "Left of the budget", "€0.00"):
        assert words in seen, (words, seen)
    assert drafts_of(band) == {}
    too_much = alice.post(answer.url, {**said, "pay_from_2": "budget", "amount_2": "400"})
    assert too_much.status_code == 422
    assert "costs more than the budget" in text_of(too_much)
    # What is renewed while one types says it too.
    assert "costs more than the budget" in too_much.content.decode().partition('id="left"')[2]
    for _ in range(2):  # a double click
        made = alice.post(answer.url, said)
        assert made.status_code == 302, text_of(made)
    drafts = drafts_of(band)
    assert made.url == f"/en/contract/{drafts[ALICE].id}/"
    assert {one.charged for one in drafts.values()} == {30_000}
    assert mail.outbox[-1].to == ["bob@example.org"]
    bob = signed_in(BOB)
    hers = text_of(bob.get(f"/en/contract/{drafts[BOB].id}/"))
    assert "Net pay" in hers
    assert "Go on to sign" in hers
    assert "Only the person herself sees the net" in text_of(
        alice.get(f"/en/contract/{drafts[BOB].id}/")
    )


def test_nobody_at_all_is_no_band_and_one_alone_is_asked_as_before(alice: Any, office: Any) -> None:
    band = bands.formed()
    answer = until_who(alice, band)
    none = send(alice, answer.url)
    assert none.status_code == 422
    assert "Choose at least one person." in text_of(none)
    answer = send(alice, answer.url, **{f"works_{ALICE.hex}": "on"})
    assert "Which amount do you know?" in text_of(alice.get(answer.url))


def test_what_another_has_prepared_stands_on_the_home_of_its_person(office: Any) -> None:
    band = bands.formed()
    bands.drafted(band, bands.part(ALICE), bands.part(BOB), task="A duet")
    his = drafts_of(band)[BOB]
    words = "has prepared a contract for you: A duet"
    page = signed_in(BOB).get("/en/home/")
    assert words in text_of(page)
    assert f"/en/contract/{his.id}/" in page.content.decode()
    mine = text_of(signed_in(ALICE).get("/en/home/"))
    assert words not in mine
    contracts.submit(his.id, actors.member(BOB))
    assert words not in text_of(signed_in(BOB).get("/en/home/"))

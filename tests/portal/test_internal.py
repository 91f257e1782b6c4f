"""Money between activities: to one's own, to another member's, and what must be mended."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from mutua.ground import actors, clock
from tests.portal.enterprise import key_in
from tests.portal.pages import text_of
from tests.portal.people import signed_in
from tests.support.store import ALICE, BOB, CHARLIE

pytestmark = pytest.mark.usefixtures("office")
PAINTS = UUID("018f0000-0000-7000-8000-0000000000a2")


@pytest.fixture(scope="module")
def house(house: Any) -> Any:
    from mutua.activities import services

    with clock.on(house.DAY):
        for person, names in ((ALICE, {PAINTS: "Alice paints"}),
                              (BOB, {uuid4(): "Bob sings"}),
                              (CHARLIE, {uuid4(): "Charlie cooks", uuid4(): "Charlie films"})):  # fmt: skip
            for activity, name in names.items():
                services.open_activity(
                    actor=actors.member(person), key=uuid4(), activity=activity,
                    legal_entity="coop", name=name, shares={str(person): 10_000},
                )  # fmt: skip
        house.issued_invoice()
    return house


def given(visitor: Any, office: Any, **said: str) -> Any:
    address = f"/en/activity/{office.ALICES}/give/"
    whole = {"target": str(PAINTS), "email": "", "name": "", "amount": "50", "text": "Posters",
             **said}  # fmt: skip
    return visitor.post(address, {"key": key_in(visitor.get(address)), **whole})


def test_money_goes_to_another_activity_of_her_own(office: Any) -> None:
    alice = signed_in(ALICE)
    answer = given(alice, office)
    assert answer.status_code == 302, text_of(answer)
    seen = text_of(alice.get(answer.url))
    assert "Amount €50.00 Paid by Alice dances Paid to Alice paints" in seen
    listed = text_of(alice.get(f"/en/activity/{PAINTS}/transfers/"))
    assert "Posters €50.00 from Alice dances" in listed
    listed = text_of(alice.get(f"/en/activity/{office.ALICES}/transfers/"))
    assert "Posters \N{MINUS SIGN}€50.00 to Alice paints" in listed


def test_money_goes_to_another_member_who_reads_what_for(office: Any) -> None:
    said = {"target": "other", "email": "Bob@example.org", "text": "A song for the evening"}
    answer = given(signed_in(ALICE), office, **said)
    assert answer.status_code == 302, text_of(answer)
    bob = signed_in(BOB)
    seen = text_of(bob.get(answer.url))
    assert "A song for the evening" in seen
    assert "Paid by Alice dances Paid to Bob sings" in seen
    assert signed_in(CHARLIE).get(answer.url).status_code == 404
    named = given(signed_in(ALICE), office, target="other", email="charlie@example.org",
                  name="charlie FILMS")  # fmt: skip
    assert "Paid to Charlie films" in text_of(signed_in(CHARLIE).get(named.url))


@pytest.mark.parametrize(
    "said, field",
    [
        ({"amount": "99999"}, "amount"),
        ({"amount": "0"}, "amount"),
        ({"amount": ""}, "amount"),
        ({"text": ""}, "text"),
        ({"target": str(uuid4())}, "target"),
        ({"target": "other"}, "email"),
        ({"target": "other", "email": "nobody@example.org"}, "email"),
        ({"target": "other", "email": "charlie@example.org"}, "name"),
        ({"target": "other", "email": "charlie@example.org", "name": "Charlie sings"}, "name"),
    ],
)
def test_what_cannot_be_given_says_where(office: Any, said: dict[str, str], field: str) -> None:
    answer = given(signed_in(ALICE), office, **said)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.content.decode()
    assert "Charlie cooks" not in answer.content.decode()

"""Before the signature: a client asks and proposes by the link, a member answers by a new version."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.core import mail

from mutua.ground import clock, jobs
from tests.portal.enterprise import key_in, with_database
from tests.portal.pages import text_of
from tests.portal.people import open_accounts, signed_in
from tests.support.store import ALICE

pytestmark = pytest.mark.usefixtures("office")


@pytest.fixture(scope="module")
def house(store: Any) -> Any:
    from tests.support import shop

    shop.open_shop()
    open_accounts()
    return shop


@pytest.fixture
def office(house: Any) -> Any:
    mail.outbox = []
    with clock.on(house.DAY), with_database():
        yield house


@pytest.fixture
def alice(office: Any) -> Any:
    return signed_in(ALICE)


def say(visitor: Any, token: str, what: str, text: str) -> Any:
    address = f"/en/o/{token}/say"
    said = {"key": key_in(visitor.get(address)), "what": what, "text": text}
    return visitor.post(address, said)


def pressed(visitor: Any, address: str, act: str) -> Any:
    return visitor.post(address + act, {"key": key_in(visitor.get(address))})


def test_what_a_client_writes_reaches_the_member_and_stays_with_the_order(
    visitor: Any, alice: Any, office: Any
) -> None:
    order, token = office.offered_order()
    mail.outbox = []
    assert say(visitor, token, "ask", "Is there a floor to dance on?").status_code == 302
    assert say(visitor, token, "propose_change", "Two evenings, not three.").status_code == 302
    jobs.work(wait=False)
    assert [one.to for one in mail.outbox] == [["alice@example.org"]] * 2
    assert "pose une question" in mail.outbox[0].subject  # Alice reads French
    assert "bureau@theatre.example" in mail.outbox[0].body
    assert "Two evenings, not three." in mail.outbox[1].body
    for seen in (text_of(alice.get(f"/en/order/{order}/")), text_of(visitor.get(f"/en/o/{token}"))):
        assert "Is there a floor to dance on?" in seen
        assert "Two evenings, not three." in seen


@pytest.mark.parametrize(
    "said, field",
    [({"text": ""}, "text"), ({"text": "x" * 2_001}, "text"), ({"what": "sing"}, "what")],
)
def test_what_cannot_be_kept_says_where(
    visitor: Any, office: Any, said: dict[str, str], field: str
) -> None:
    _, token = office.offered_order()
    whole = {"key": str(uuid4()), "what": "ask", "text": "A question", **said}
    answer = visitor.post(f"/en/o/{token}/say", whole)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.content.decode()


def test_a_double_click_says_it_once(visitor: Any, office: Any, alice: Any) -> None:
    order, token = office.offered_order()
    said = {"key": str(uuid4()), "what": "ask", "text": "Said once"}
    for _ in range(2):
        visitor.post(f"/en/o/{token}/say", said)
    assert text_of(alice.get(f"/en/order/{order}/")).count("Said once") == 1


def test_after_twenty_messages_no_other_is_kept(visitor: Any, office: Any) -> None:
    _, token = office.offered_order()
    for number in range(20):
        assert say(visitor, token, "ask", f"Question {number}").status_code == 302
    answer = say(visitor, token, "ask", "One more")
    assert answer.status_code == 422
    assert "Much was said" in text_of(answer)


def test_a_new_version_takes_the_place_of_the_offer(visitor: Any, alice: Any, office: Any) -> None:
    order, token = office.offered_order()
    address = f"/en/order/{order}/"
    version = pressed(alice, address, "replace/")
    assert version.url != address
    again = alice.post(address + "replace/", {"key": str(uuid4())})
    assert again.url == version.url  # one at a time
    assert "An order for you to sign" in text_of(visitor.get(f"/en/o/{token}"))
    assert pressed(alice, version.url, "send/").status_code == 302
    assert "A newer offer replaces this one" in text_of(visitor.get(f"/en/o/{token}"))
    seen = text_of(alice.get(version.url))
    assert "version 2" in seen
    assert "Replaced" in text_of(alice.get(address))
    assert visitor.post(f"/en/o/{token}/code", {"key": str(uuid4())}).status_code == 302


def test_an_offer_that_was_signed_meanwhile_is_not_replaced(alice: Any, office: Any) -> None:
    order, token = office.offered_order()
    version = pressed(alice, f"/en/order/{order}/", "replace/")
    assert office.sign(token, mail.outbox) == "signed"
    answer = pressed(alice, version.url, "send/")
    assert answer.status_code == 422
    assert "Draft" in text_of(alice.get(version.url))


def test_an_order_that_was_never_sent_is_dropped_and_its_offer_versioned_again(
    alice: Any, office: Any
) -> None:
    order, _ = office.offered_order()
    version = pressed(alice, f"/en/order/{order}/", "replace/")
    assert pressed(alice, version.url, "drop/").status_code == 302
    assert "Dropped" in text_of(alice.get(version.url))
    assert alice.get(version.url + "order.pdf").status_code == 404
    assert pressed(alice, f"/en/order/{order}/", "replace/").url not in (version.url, "")

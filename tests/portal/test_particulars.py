"""What the house knows of a member: her language, her sealed number, the account that waits."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail

from mutua.ground import clock
from tests.portal.enterprise import key_in
from tests.portal.pages import text_of
from tests.portal.people import PASSWORD, shown_again, signed_in
from tests.support.store import ALICE, BOB, CHARLIE

pytestmark = pytest.mark.usefixtures("office")
HERS = "/en/particulars/"
ACCOUNT = HERS + "account/"
FIRST, SECOND = "BE71 0961 2345 6769", "BE68 5390 0754 7034"
DATA = {
    "legal_name": "Bob Peeters", "chosen_name": "", "language": "nl", "street": "Kade",
    "number": "7", "box": "", "postcode": "9000", "town": "Gent", "country": "BE",
}  # fmt: skip


@pytest.fixture(scope="module")
def house(house: Any, tmp_path_factory: Any) -> Any:
    with pytest.MonkeyPatch.context() as place:
        place.setenv("MUTUA_HOME", str(tmp_path_factory.mktemp("home")))
        yield house


def named(visitor: Any, iban: str, holder: str = "Alice Dubois") -> Any:
    said = {"key": key_in(visitor.get(ACCOUNT)), "iban": iban, "holder": holder}
    return visitor.post(ACCOUNT, said)


def test_the_account_asks_once_more_who_she_is() -> None:
    alice = signed_in(ALICE)
    asked = alice.get(ACCOUNT)
    assert asked.status_code == 302
    assert asked.url == "/en/account/reauthenticate/?next=%2Fen%2Fparticulars%2Faccount%2F"
    blind = alice.post(ACCOUNT, {"key": str(uuid4()), "iban": FIRST, "holder": "Thief"})
    assert blind.status_code == 302
    assert "Thief" not in text_of(alice.get(HERS))
    assert "Is it you?" in text_of(alice.get(asked.url))
    wrong = alice.post(asked.url, {"password": "wrong", "next": ACCOUNT})
    assert wrong.status_code == 422
    right = alice.post("/en/account/reauthenticate/", {"password": PASSWORD, "next": ACCOUNT})
    assert right.url == ACCOUNT
    assert alice.get(ACCOUNT).status_code == 200
    assert "Thief" not in text_of(alice.get(HERS))  # what was sent before is not done after


def test_another_account_waits_and_a_letter_says_so(office: Any) -> None:
    alice = shown_again(signed_in(ALICE))
    assert named(alice, FIRST).status_code == 302
    seen = text_of(alice.get(HERS))
    assert f"{FIRST} We pay here" in seen
    assert mail.outbox == []
    assert "48 hours" in text_of(alice.get(ACCOUNT))
    assert named(alice, SECOND).status_code == 302
    (letter,) = mail.outbox
    assert letter.to == ["alice@example.org"]
    assert letter.body.count("7034") == 1
    seen = text_of(alice.get(HERS))
    assert f"{SECOND} from Wed 18 Mar 2026, 12:00 on" in seen
    assert f"{FIRST} We pay here" in seen
    assert seen.count("We wrote to you.") == 1
    later = datetime.combine(office.DAY, datetime.min.time(), clock.ZONE) + timedelta(hours=61)
    with clock.on(later):
        seen = text_of(shown_again(signed_in(ALICE)).get(HERS))
        assert f"{SECOND} We pay here" in seen
        assert f"{FIRST} Before" in seen


def test_an_account_that_another_followed_while_it_waited_never_served(office: Any) -> None:
    charlie = shown_again(signed_in(CHARLIE))
    for iban in (FIRST, SECOND, FIRST):
        assert named(charlie, iban).status_code == 302
    seen = text_of(charlie.get(HERS))
    assert f"{SECOND} Never used" in seen
    assert seen.count("We pay here") == 1


@pytest.mark.parametrize(
    "said, field", [({"iban": "BE71"}, "iban"), ({"iban": ""}, "iban"), ({"holder": ""}, "holder")]
)
def test_an_account_that_must_be_mended_says_where(said: dict[str, str], field: str) -> None:
    whole = {"key": str(uuid4()), "iban": FIRST, "holder": "Bob", **said}
    answer = shown_again(signed_in(BOB)).post(ACCOUNT, whole)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.content.decode()


def test_the_number_is_said_once_and_never_shown() -> None:
    bob, address = signed_in(BOB), HERS + "number/"
    for wrong in ("85.07.30-033.29", ""):
        answer = bob.post(address, {"key": str(uuid4()), "national_number": wrong})
        assert answer.status_code == 422
        assert 'href="#national_number"' in answer.content.decode()
    said = {"key": key_in(bob.get(address)), "national_number": "85.07.30-033.28"}
    for _ in range(2):  # a double click keeps it once
        assert bob.post(address, said).status_code == 302
    page = bob.get(HERS).content.decode()
    assert "Kept, sealed" in page
    assert "850730" not in page.replace(".", "").replace("-", "")
    assert bob.get(address).status_code == 302
    taken = signed_in(CHARLIE).post(address, {**said, "key": str(uuid4())})
    assert taken.status_code == 422
    assert 'href="#national_number"' in taken.content.decode()


def test_the_language_that_she_chooses_is_that_of_the_next_page() -> None:
    bob, address = signed_in(BOB), HERS + "change/"
    answer = bob.post(address, {"key": key_in(bob.get(address)), **DATA})
    assert answer.url == "/nl/particulars/"
    seen = text_of(bob.get(answer.url))
    assert "Nederlands" in seen
    assert "Kade 7, 9000 Gent, BE" in seen
    answer = bob.post(address, {"key": str(uuid4()), **DATA, "country": "Belgium"})
    assert answer.status_code == 422
    assert 'href="#country"' in answer.content.decode()

"""The way in: a link by mail that opens one account, the question to the board, shares by page."""

from __future__ import annotations

import io
import re
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from pyhanko.pdf_utils.reader import PdfFileReader

from mutua.ground import clock
from tests.portal.enterprise import key_in, with_database
from tests.portal.pages import text_of
from tests.portal.people import PASSWORD, add_second_factor, open_accounts, signed_in
from tests.support.store import ALICE, BOB, CHARLIE, OLGA

pytestmark = pytest.mark.usefixtures("office")
SAID = {"legal_name": "Nora Lambert", "chosen_name": "", "language": "en", "password": PASSWORD}
DATA = {
    "legal_name": "Nora Lambert", "chosen_name": "Nono", "language": "nl", "born_on_0": "30",
    "born_on_1": "7", "born_on_2": "1985", "street": "Rue Longue", "number": "7", "box": "",
    "postcode": "4000", "town": "Liège", "country": "BE", "national_number": "",
}  # fmt: skip


@pytest.fixture(scope="module")
def house(store: Any) -> Any:
    from tests.support import capital, shop

    shop.open_shop()
    open_accounts()
    add_second_factor("olga@example.org")
    with clock.on(shop.DAY):
        capital.price()
        for person in (ALICE, BOB):
            capital.pay(capital.asked(person, 3))
    return shop


@pytest.fixture
def office(house: Any) -> Any:
    from django.core.cache import cache

    mail.outbox = []
    with clock.on(house.DAY), with_database():
        cache.clear()
        yield house


def asked(visitor: Any, email: str) -> Any:
    return visitor.post("/en/join/", {"key": key_in(visitor.get("/en/join/")), "email": email})


def link() -> str:
    """The link of the last letter, at the address of the tests."""
    found = re.search(r"http://testserver(\S+)", mail.outbox[-1].body)
    assert found
    return found[1]


def joined(email: str, **said: str) -> Any:
    """Somebody who has opened her account by the link."""
    from django.test import Client

    visitor = Client()
    assert asked(visitor, email).url == "/en/join/sent/"
    address = link()
    answer = visitor.post(address, {"key": key_in(visitor.get(address)), **SAID, **said})
    assert answer.status_code == 302, text_of(answer)
    return visitor


def test_a_newcomer_confirms_her_address_and_nothing_is_kept_before(visitor: Any) -> None:
    from django.contrib.auth.models import User

    asked(visitor, "zoe@example.org")
    assert mail.outbox[-1].to == ["zoe@example.org"]
    assert not User.objects.filter(email="zoe@example.org").exists()
    address = link()
    for _ in range(2):  # a second time it only leads to where one signs in
        answer = visitor.post(address, {"key": key_in(visitor.get(address)), **SAID})
        assert answer.status_code == 302
    assert answer.url == "/en/account/login/"
    assert User.objects.get(email="zoe@example.org").check_password(PASSWORD)
    assert visitor.get("/en/home/").status_code == 200


def test_a_link_used_again_changes_no_password(visitor: Any) -> None:
    from django.contrib.auth.models import User
    from django.test import Client

    asked(visitor, "zita@example.org")
    address = link()
    key = key_in(visitor.get(address))
    visitor.post(address, {"key": key, **SAID})
    thief = Client()
    thief.post(address, {"key": key, **SAID, "password": "another long password"})
    assert User.objects.get(email="zita@example.org").check_password(PASSWORD)
    assert thief.get("/en/home/").status_code == 302


def test_an_address_that_is_known_reads_the_same_and_gets_another_letter(visitor: Any) -> None:
    answer = asked(visitor, "Alice@example.org")
    assert answer.url == asked(visitor, "somebody@example.org").url
    assert mail.outbox[0].to == ["alice@example.org"]
    assert "/account/login/" in mail.outbox[0].body
    assert "/join/key/" not in mail.outbox[0].body


def test_a_second_letter_to_one_address_must_wait(visitor: Any) -> None:
    assert asked(visitor, "twice@example.org").status_code == 302
    answer = asked(visitor, "twice@example.org")
    assert answer.status_code == 422
    assert len(mail.outbox) == 1


def test_a_link_holds_for_a_day(visitor: Any, monkeypatch: Any) -> None:
    import time

    asked(visitor, "late@example.org")
    address, now = link(), time.time()
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + 24 * 60 * 60 + 1)
    answer = visitor.get(address)
    assert answer.status_code == 404
    assert "holds no longer" in text_of(answer)


@pytest.mark.parametrize(
    "said, field",
    [({"legal_name": ""}, "legal_name"), ({"password": "short"}, "password"),
     ({"password": "password123456"}, "password"), ({"language": "xx"}, "language")],
)  # fmt: skip
def test_an_account_that_must_be_mended_says_where(
    visitor: Any, said: dict[str, str], field: str
) -> None:
    asked(visitor, f"{uuid4().hex}@example.org")
    answer = visitor.post(link(), {"key": str(uuid4()), **SAID, **said})
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.content.decode()


def ask_board(visitor: Any, **said: str) -> Any:
    address = "/en/membership/ask/"
    return visitor.post(address, {"key": key_in(visitor.get(address)), **DATA, **said})


def test_she_asks_waits_is_refused_with_a_reason_and_asks_again() -> None:
    visitor = joined("nora@example.org")
    assert ask_board(visitor, national_number="85.07.30-033.28").status_code == 302
    assert "Waiting for the board" in text_of(visitor.get("/en/membership/"))
    staff = signed_in(OLGA)
    queue = staff.get("/en/staff/admissions/")
    found = re.search(r'href="(/en/staff/admissions/[^"]+)">Nono', queue.content.decode())
    assert found
    seen = text_of(staff.get(found[1]))
    for words in ("Nora Lambert", "nora@example.org", "Tue 30 Jul 1985", "Rue Longue 7, 4000",
                  "Kept, sealed"):  # fmt: skip
        assert words in seen, words
    assert "850730" not in seen
    refuse = found[1] + "refuse/"
    assert staff.post(refuse, {"key": str(uuid4()), "why": ""}).status_code == 422
    said = {"key": str(uuid4()), "why": "The board has no room before May."}
    assert staff.post(refuse, said).status_code == 302
    assert "The board has no room before May." in text_of(visitor.get("/en/membership/"))
    again = visitor.get("/en/membership/ask/").content.decode()
    assert "national_number" not in again  # said once, it is not asked again
    assert ask_board(visitor).status_code == 302
    assert "Waiting for the board" in text_of(visitor.get("/en/membership/"))


@pytest.mark.parametrize(
    "said, field",
    [
        ({"born_on_0": ""}, "born_on_0"),
        ({"born_on_2": "2030"}, "born_on_0"),
        ({"street": ""}, "street"),
        ({"country": "Belgium"}, "country"),
        ({"town": "x" * 300}, "town"),
        ({"national_number": "85.07.30-033.29"}, "national_number"),
    ],
)
def test_what_the_board_must_know_says_where_it_must_be_mended(
    said: dict[str, str], field: str
) -> None:
    from mutua.ground.transactions import reading
    from mutua.people.models import Membership
    from tests.support.books import STAFF

    visitor = joined(f"{uuid4().hex}@example.org")
    with reading(STAFF):
        before = Membership.objects.count()
    answer = ask_board(visitor, **said)
    assert answer.status_code == 422, text_of(answer)
    assert f'href="#{field}"' in answer.content.decode()
    with reading(STAFF):
        assert Membership.objects.count() == before


def test_shares_are_handed_on_when_both_say_yes() -> None:
    alice, bob = signed_in(ALICE), signed_in(BOB)
    address = "/en/shares/offer/"
    said = {"key": key_in(alice.get(address)), "email": "bob@example.org", "shares": "2"}
    for _ in range(2):  # a double click offers once
        assert alice.post(address, said).status_code == 302
    seen = text_of(alice.get("/en/shares/"))
    assert seen.count("2 shares to Bob Peeters") == 1
    page = bob.get("/en/shares/")
    assert "Alice Dubois offers you 2 shares" in text_of(page)
    accept = re.search(r'action="(/en/shares/offer/[^"]+/accept/)"', page.content.decode())
    assert accept
    key = {"key": key_in(page)}
    assert signed_in(CHARLIE).post(accept[1], key).status_code == 404
    assert alice.post(accept[1], key).status_code == 404  # the buyer's to answer
    for _ in range(2):
        assert bob.post(accept[1], key).status_code == 302
    assert "Numbers 1 to 2" in text_of(bob.get("/en/shares/"))
    assert "Number 3" in text_of(alice.get("/en/shares/"))
    assert "Shares 1 Value in the capital €30.00" in text_of(alice.get("/en/shares/certificate/"))


def test_the_certificate_is_a_paper_in_her_own_language(office: Any) -> None:
    from mutua.people import services as people

    alice = signed_in(ALICE)
    people.change_person(
        actor=office.alice, key=uuid4(), person=ALICE, language="nl", street="Kade", number="7",
        postcode="9000", town="Gent",
    )  # fmt: skip
    paper = alice.get("/en/shares/certificate.pdf")
    root = PdfFileReader(io.BytesIO(paper.content)).root
    assert str(root["/Lang"]).startswith("nl")
    assert alice.get("/en/shares/certificate.pdf").content == paper.content
    assert signed_in(CHARLIE).get("/en/shares/certificate.pdf").status_code == 404
    page = text_of(alice.get("/en/shares/certificate/"))
    assert "Holder Alice Dubois, Kade 7, 9000 Gent" in page
    people.change_person(actor=office.alice, key=uuid4(), person=ALICE, language="fr")


def test_the_paper_says_what_the_register_says() -> None:
    from django.utils.translation import override

    from mutua.ground.transactions import reading
    from mutua.ledger.models import LegalEntity
    from mutua.people import queries
    from mutua.people.models import Person
    from mutua.portal.member import certificate
    from tests.support.shop import STAFF

    with reading(STAFF):
        found = queries.certificate(ALICE, clock.today())
        person, entity = Person.objects.get(id=ALICE), LegalEntity.objects.get()
    assert found
    person.language = "de"
    with override("de"):
        texts = certificate.texts_of(found, person, entity, "A")
    assert texts["holder"]["name"] == "Alice Dubois"
    assert texts["rows"][0][2:4] == ["16. März 2026", "30,00\u00a0€"]
    assert sum(int(one[1]) for one in texts["rows"]) == found.shares
    assert texts["facts"][0] == ["Anteile", str(found.shares)]
    assert texts["facts"][2] == ["Kategorie", "A"]
    assert "0" in texts["footer"]


@pytest.mark.parametrize(
    "said, field",
    [({"email": "nobody@example.org"}, "email"), ({"email": "alice@example.org"}, "email"),
     ({"shares": "999"}, "shares"), ({"shares": "0"}, "shares"), ({"shares": "one"}, "shares")],
)  # fmt: skip
def test_an_offer_that_must_be_mended_says_where(said: dict[str, str], field: str) -> None:
    whole = {"key": str(uuid4()), "email": "bob@example.org", "shares": "1", **said}
    answer = signed_in(ALICE).post("/en/shares/offer/", whole)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.content.decode()


def test_shares_asked_for_are_paid_by_their_reference_or_given_up() -> None:
    charlie = signed_in(CHARLIE)
    said = {"key": str(uuid4()), "shares": "4"}
    answers = [charlie.post("/en/shares/take/", said) for _ in range(2)]
    assert answers[0].url == answers[1].url
    page = charlie.get(answers[0].url)
    seen = text_of(page)
    for words in ("€120.00", "BE68 5390 0754 7034", "+++90", "Coop"):
        assert words in seen, words
    assert "viewBox" in page.content.decode()
    assert signed_in(ALICE).get(answers[0].url).status_code == 404
    assert charlie.post(answers[0].url + "cancel/", {"key": key_in(page)}).status_code == 302
    assert "asked for these shares no longer" in text_of(charlie.get(answers[0].url))


def test_leaving_is_asked_once_more_and_refused_by_nobody() -> None:
    bob = signed_in(BOB)
    page = bob.get("/en/membership/leave/")
    assert bob.post("/en/membership/leave/", {"key": key_in(page)}).status_code == 302
    assert "You are leaving the cooperative" in text_of(bob.get("/en/membership/"))
    assert bob.get("/en/membership/leave/").status_code == 302


def test_the_house_grows_by_page_and_errors_say_where() -> None:
    staff = signed_in(OLGA)
    price = {"key": str(uuid4()), "amount": "35", "from_day_0": "1", "from_day_1": "1",
             "from_day_2": "2025", "decided_by": "Assembly"}  # fmt: skip
    answer = staff.post("/en/staff/house/price/", price)
    assert answer.status_code == 422
    assert 'href="#from_day_0"' in answer.content.decode()
    colleague = {"key": str(uuid4()), "legal_name": "Ines", "email": "alice@example.org",
                 "language": "fr", "job": "treasurer"}  # fmt: skip
    answer = staff.post("/en/staff/house/colleague/", colleague)
    assert answer.status_code == 422
    assert 'href="#email"' in answer.content.decode()
    answer = staff.post("/en/staff/house/colleague/", {**colleague, "email": "ines@example.org"})
    assert answer.status_code == 302
    assert "Ines" in text_of(staff.get("/en/staff/house/"))


def test_what_staff_changes_in_her_name_she_reads_with_its_reason() -> None:
    staff, alice = signed_in(OLGA), signed_in(ALICE)
    found = staff.get("/en/staff/members/?q=alice")
    address = re.search(r'href="(/en/staff/members/[^"?]+)">Alice', found.content.decode())
    assert address
    said = {"key": str(uuid4()), "legal_name": "Alice Dubois", "chosen_name": "Ali",
            "language": "fr", "email": "alice@example.org", "street": "", "number": "", "box": "",
            "postcode": "", "town": "", "country": "BE"}  # fmt: skip
    answer = staff.post(address[1], {**said, "reason": ""})
    assert answer.status_code == 422
    assert 'href="#reason"' in answer.content.decode()
    assert staff.post(address[1], {**said, "reason": "She asked by phone"}).status_code == 302
    seen = text_of(alice.get("/en/membership/acts/"))
    assert "Olga Janssens: She asked by phone" in seen
    assert "Changed what we know of you" in seen
    assert "Hello Ali" in text_of(alice.get("/en/home/"))

"""Pages of an invitation to work: for the member who writes it, and for whoever comes by its link."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core import mail
from django.test import Client

from tests.portal.enterprise import key_in, send
from tests.portal.pages import text_of
from tests.portal.people import PASSWORD, ready_for_work, shown_again, signed_in
from tests.portal.test_bands import ANSWERS, TIMES, until_who
from tests.support import bands, contracts, guests, shop
from tests.support.store import ALICE, BOB, CHARLIE, OLGA

pytestmark = pytest.mark.usefixtures("office")
ABOUT = {
    "born_on_0": "4", "born_on_1": "5", "born_on_2": "1992", "street": "Rue Basse", "number": "7",
    "postcode": "1000", "town": "Bruxelles", "country": "BE",
}  # fmt: skip


@pytest.fixture(scope="module")
def house(house: Any) -> Any:
    return ready_for_work(house)


def until_paid(alice: Any, office: Any, work: str = "A concert") -> str:
    """The pages up to the one that asks for the pay; gives the address of the one to invite."""
    start = f"/en/activity/{office.ALICES}/contract/new/kind/"
    answer = send(alice, start, **ANSWERS[0])
    task = {"client": str(office.CLIENT), "task": work, "place": "Rue Haute 12, Bruxelles"}
    for said in (ANSWERS[1], task, TIMES):
        answer = send(alice, answer.url, **said)
    found = re.search(r'href="(/en/activity/[^"]+/contract/invite/[^"]+)"', page(alice, answer.url))
    assert found
    return found[1].replace("&amp;", "&")


def page(visitor: Any, address: str) -> str:
    return str(visitor.get(address).content.decode())


def link_of(guest: guests.Guest) -> str:
    return f"/en/invited/key/{guest.token}/"


def newcomer(guest: guests.Guest) -> Any:
    """Somebody who has opened her account by the link."""
    visitor = Client()
    opened = send(
        visitor, link_of(guest), legal_name="Dina Willems", language="en", password=PASSWORD
    )
    assert opened.status_code == 302, text_of(opened)
    return visitor


def person_at(email: str) -> UUID:
    from mutua.ground.transactions import reading
    from mutua.people.models import Person

    with reading(contracts.READER):
        found: UUID = Person.objects.get(email=email).id
    return found


def says_all(visitor: Any, guest: guests.Guest) -> Any:
    """The three pages; gives the last answer."""
    link = link_of(guest)
    said = {
        "you": {**ABOUT, "national_number": contracts.national_number()},
        "account": {"iban": contracts.an_iban(), "holder": "Dina Willems"},
        "household": {"household": "single", "single_parent": "no", "from_day_0": "1",
                      "from_day_1": "1", "from_day_2": "2026"},
    }  # fmt: skip
    for step, facts in said.items():
        assert visitor.get(link).url == f"{link}{step}/"
        answer = send(visitor, f"{link}{step}/", **facts)
        assert answer.status_code == 302, (step, text_of(answer))
    return visitor.get(link)


# ── The member ──────────────────────────────────────────────────────────────────────────────────


def test_the_member_types_a_name_and_an_address_and_sees_that_the_contract_waits(
    alice: Any, office: Any
) -> None:
    address = until_paid(alice, office)
    said = {
        "name": "Dina Willems", "email": "Dina.W@Example.org", "language": "nl",
        "pay_from": "gross", "amount": "200", "key": key_in(alice.get(address)),
    }  # fmt: skip
    mail.outbox = []
    made = [alice.post(address, said) for _ in range(2)]  # a double click
    assert {one.status_code for one in made} == {302}
    assert made[0].url == made[1].url
    (letter,) = mail.outbox
    assert letter.to == ["dina.w@example.org"]
    assert "nodigt je uit" in letter.subject
    assert "/nl/invited/key/" in letter.body
    seen = text_of(alice.get(made[0].url))
    for words in ("Waits for an answer", "dina.w@example.org", "€200.00", "A concert"):
        assert words in seen, words
    assert "Dina Willems: A concert" in text_of(alice.get(f"/en/activity/{office.ALICES}/"))
    assert alice.post(f"{made[0].url}withdraw/", {"key": str(uuid4())}).status_code == 302
    assert "Withdrawn" in text_of(alice.get(made[0].url))


@pytest.mark.parametrize(
    "wrong, words",
    [
        ({"name": ""}, "Write the name."),
        ({"email": "nobody"}, "Write an address such as name@example.org."),
        ({"email": "alice@example.org"}, "She shares this activity."),
        ({"amount": ""}, "Write an amount above zero."),
        ({"amount": "0"}, "Write an amount above zero."),
        ({"pay_from": "net"}, "Select a valid choice"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_kept(
    alice: Any, office: Any, wrong: dict[str, str], words: str
) -> None:
    said = {"name": "Eva", "email": "eva@example.org", "language": "en", "pay_from": "budget",
            "amount": "200"}  # fmt: skip
    mail.outbox = []
    answer = send(alice, until_paid(alice, office), **{**said, **wrong})
    assert answer.status_code == 422
    assert words in text_of(answer)
    assert mail.outbox == []


@pytest.mark.parametrize("name, task, words", [
    ("Dina prize.example", "A concert", "No web address can stand in a name."),
    ("Dina", "A concert, see www.prize", "No web address can stand in what the work is."),
])  # fmt: skip
def test_a_web_address_is_refused_in_words(
    alice: Any, office: Any, name: str, task: str, words: str
) -> None:
    address = until_paid(alice, office, task)
    said = {
        "name": name,
        "email": "d@example.org",
        "language": "en",
        "pay_from": "gross",
        "amount": "200",
    }
    mail.outbox = []
    answer = send(alice, address, **said)
    assert answer.status_code == 422
    assert words in text_of(answer)
    assert mail.outbox == []


def test_letters_that_are_too_many_are_refused_at_the_address(alice: Any, office: Any) -> None:
    from mutua.work import services

    email = "often@example.org"
    for _ in range(5):
        guest = guests.invited(email=email)
        services.withdraw_invitation(actor=shop.alice, key=uuid4(), invitation=guest.invitation)
    said = {"name": "Dina", "email": email, "language": "en", "pay_from": "gross", "amount": "200"}
    answer = send(alice, until_paid(alice, office), **said)
    assert answer.status_code == 422
    assert "Many letters went to this address today." in text_of(answer)


def test_where_several_share_the_activity_the_page_of_who_works_leads_there_too(
    alice: Any, office: Any
) -> None:
    seen = page(alice, until_who(alice, bands.formed()).url)
    assert "/contract/invite/" in seen


def test_nobody_but_who_shares_the_activity_sees_an_invitation(alice: Any, office: Any) -> None:
    guest = guests.invited()
    address = f"/en/invitation/{guest.invitation}/"
    assert alice.get(address).status_code == 200
    for one in (signed_in(BOB), signed_in(CHARLIE)):
        assert one.get(address).status_code == 404
        assert one.post(f"{address}withdraw/", {"key": str(uuid4())}).status_code == 404


def test_of_a_guests_contract_the_member_sees_the_invitation_and_changes_nothing(
    alice: Any, office: Any
) -> None:
    guest, contract = guests.working()
    assert alice.get(f"/en/contract/{contract}/").url == f"/en/invitation/{guest.invitation}/"
    for part in ("change/pay/", "next/", "sign/", "contract.pdf"):
        answer = shown_again(signed_in(ALICE)).get(f"/en/contract/{contract}/{part}")
        assert answer.status_code == 404, part
    seen = text_of(alice.get(f"/en/invitation/{guest.invitation}/"))
    assert "Signed" in seen
    assert "Withdraw the invitation" not in seen


# ── Whoever has the link ────────────────────────────────────────────────────────────────────────


def test_a_stranger_opens_her_account_says_what_is_needed_and_signs(office: Any) -> None:
    guest = guests.invited()
    visitor = newcomer(guest)
    answer = says_all(visitor, guest)
    assert "Yes, see my contract" in text_of(answer)
    yes = send(visitor, link_of(guest), yes="1")
    seen = text_of(visitor.get(yes.url))
    assert "Net pay" in seen
    for words in ("Then left for work", "Change"):
        assert words not in seen
    asked = send(visitor, yes.url, edition="1")  # the page of a contract takes no answers itself
    assert asked.status_code == 405
    key = key_in(visitor.get(yes.url))
    sent = visitor.post(f"{yes.url}submit/", {"key": key, "edition": "1"})
    assert sent.url == f"{yes.url}sign/"
    shown_again(visitor)
    signed = send(visitor, sent.url)
    assert signed.url == yes.url
    assert "Signed" in text_of(visitor.get(yes.url))
    assert visitor.get(link_of(guest)).url == yes.url  # the link leads to what it has begun


def test_the_link_opens_one_account_once(office: Any) -> None:
    guest = guests.invited()
    first = Client().get(link_of(guest))
    newcomer(guest)
    again = Client().post(
        link_of(guest),
        {"key": key_in(first), "legal_name": "Eve", "language": "en", "password": PASSWORD},
    )
    assert "has an account here" in text_of(again)
    with_other = Client().get(link_of(guest))
    assert "Choose a password" not in text_of(with_other)
    assert "Sign in" in text_of(with_other)


@pytest.mark.parametrize("who", [ALICE, CHARLIE, OLGA])
def test_under_another_address_it_is_not_opened(office: Any, who: UUID) -> None:
    guest = guests.invited()
    visitor = signed_in(who)
    for method in ("get", "post"):
        answer = getattr(visitor, method)(link_of(guest), {"key": str(uuid4()), "yes": "1"})
        assert answer.status_code == 403
    assert visitor.get(f"{link_of(guest)}you/").url == link_of(guest)
    assert guests.found(guest).state == "open"


WHY_NOT = {
    "en": "Such an account accepts no work. Ask Alice Dubois to invite you at another address",
    "fr": "Un tel compte n’accepte pas de travail. Demandez à Alice Dubois de vous inviter",
    "nl": "Zo’n account neemt geen werk aan. Vraag Alice Dubois om je",
    "de": "Ein solches Konto nimmt keine Arbeit an. Bitte Alice Dubois, dich",
}


@pytest.mark.parametrize("language", WHY_NOT)
def test_who_works_for_the_house_is_told_that_her_account_takes_no_work(
    office: Any, language: str
) -> None:
    """Before she signs in and after it, also under another address of hers: to sign in, or out, would
    lead her in a circle."""
    guest = guests.invited(email="olga@example.org")
    link = link_of(guest).replace("/en/", f"/{language}/")
    for visitor in (Client(), signed_in(OLGA), signed_in(CHARLIE)):
        answer = visitor.get(link)
        assert answer.status_code == 403
        assert WHY_NOT[language] in text_of(answer)
    assert guests.found(guest).state == "open"


def test_a_pay_that_the_law_gives_no_longer_is_said_where_she_answers(office: Any) -> None:
    from unittest.mock import patch

    from mutua.work import guests as of_work

    guest = guests.invited()
    with patch.object(of_work, "as_offered", lambda *_asked: False):
        says_all(visitor := newcomer(guest), guest)
        answer = send(visitor, link_of(guest), yes="1")
    assert answer.status_code == 422
    assert "Ask for a new invitation." in text_of(answer)
    assert guests.found(guest).state == "open"


def test_a_person_whom_the_house_knows_signs_in_and_is_asked_only_what_is_missing(
    office: Any,
) -> None:
    """Bob is a member of whom no contract has asked anything yet; of Charlie all is known."""
    from mutua.ground.transactions import reading
    from mutua.people.models import Person

    guest = guests.invited(BOB, "bob@example.org")
    seen = Client().get(link_of(guest))
    assert "bob@example.org has an account here" in text_of(seen)
    assert f"/en/account/login/?next=%2Fen%2Finvited%2Fkey%2F{guest.token}" in seen.content.decode()
    says_all(signed_in(BOB), guest)
    yes = send(signed_in(BOB), link_of(guest), yes="1")
    assert f"/en/contract/{guests.found(guest).contract_id}/" == yes.url
    with reading(contracts.READER):
        assert Person.objects.filter(email__iexact="bob@example.org").count() == 1
    contracts.get_ready(CHARLIE)
    known = guests.invited(CHARLIE, "charlie@example.org")
    assert "Yes, see my contract" in text_of(signed_in(CHARLIE).get(link_of(known)))


def test_she_says_no_before_she_has_said_anything_of_herself(alice: Any, office: Any) -> None:
    guest = guests.invited()
    visitor = newcomer(guest)
    read = visitor.get(f"{link_of(guest)}?read=1")
    assert "Yes, go on" in text_of(read)
    no = visitor.post(link_of(guest), {"key": key_in(read), "no": "1"})
    assert "You said no" in text_of(no)
    assert visitor.get(link_of(guest)).status_code == 404
    assert "Said no" in text_of(alice.get(f"/en/invitation/{guest.invitation}/"))


def test_a_link_that_was_withdrawn_or_is_too_old_opens_nothing(office: Any, alice: Any) -> None:
    from datetime import timedelta

    from mutua.ground import clock

    guest, late = guests.invited(), guests.invited()
    alice.post(f"/en/invitation/{guest.invitation}/withdraw/", {"key": str(uuid4())})
    assert Client().get(link_of(guest)).status_code == 404
    with clock.on(office.DAY + timedelta(days=8)):
        assert Client().get(link_of(late)).status_code == 404
        seen = text_of(alice.get(f"/en/invitation/{late.invitation}/"))
    assert "Not answered in time" in seen


def test_a_page_out_of_turn_leads_to_the_one_that_is_asked(office: Any) -> None:
    guest = guests.invited()
    visitor, link = newcomer(guest), link_of(guest)
    assert visitor.get(f"{link}household/").url == link
    assert visitor.get(f"{link}nothing/").status_code == 404
    wrong = send(visitor, f"{link}you/", **ABOUT, national_number="92.05.04-001.00")
    assert wrong.status_code == 422
    assert "Look at the digits once more" in text_of(wrong)
    lacks = send(visitor, f"{link}you/", **ABOUT)
    assert "Write the number." in text_of(lacks)


def test_no_log_holds_the_secret_of_the_link(office: Any) -> None:
    import logging

    from mutua.portal.house.discreet import Discreet

    guest = guests.invited()
    record = logging.LogRecord("t", logging.ERROR, "f", 1, "GET %s", (link_of(guest),), None)
    assert guest.token not in Discreet().format(record)


def test_every_page_about_herself_opens_for_a_guest_who_was_paid(office: Any) -> None:
    from django.urls import reverse

    from tests.portal.test_who_sees_what import EACH_HER_OWN
    from tests.support import payday

    guest, contract = guests.working()
    contracts.declare(contract)
    contracts.confirm(contract)
    payday.pay(contract)
    (slip,) = payday.paid(contract)
    visitor = guest_signed_in(guest)
    # Nothing to leave, and a number that was said: these lead on.
    lead_on = {"membership_leave", "particulars_number"}
    facts = {"coverage_line": {"figure": "budgets"}}
    pages = [reverse(one, kwargs=facts.get(one, {})) for one in sorted(EACH_HER_OWN - lead_on)]
    pages += [
        f"/en/contract/{contract}/", f"/en/payslip/{slip.id}/",
        reverse("payslip_paper", args=[slip.id]),
    ]  # fmt: skip
    wrong = {one: visitor.get(one).status_code for one in pages}
    assert {one: code for one, code in wrong.items() if code != 200} == {}


def guest_signed_in(guest: guests.Guest) -> Any:
    """A visitor who has signed in as the guest, to whom the house has opened an account."""
    from django.contrib.auth.models import User

    from mutua.portal.accounts import services
    from tests.support.books import STAFF

    services.open_account(actor=STAFF, key=uuid4(), person=guest.person)
    visitor = Client()
    visitor.force_login(User.objects.get(email=guest.email))
    return shown_again(visitor)

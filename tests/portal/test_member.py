"""A member's pages: from a client to an invoice and a credit note, and what must be mended."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail

from mutua.ground import clock, payment_reference
from tests.portal.enterprise import key_in, with_database
from tests.portal.pages import text_of
from tests.portal.people import open_accounts, signed_in
from tests.support.store import ALICE

pytestmark = pytest.mark.usefixtures("office")
CLIENT = {
    "kind": "association", "name": "Maison des Arts", "email": "art@maison.example",
    "contact": "Jo Noël", "enterprise_number": "", "vat_number": "", "street": "Rue Longue",
    "number": "7", "postcode": "4000", "town": "Liège", "country": "BE", "language": "fr",
}  # fmt: skip
WORK = {
    "count": "1", "text_1": "Concert", "nature_1": "artistic_performance", "price_1": "1.250,00",
    "quantity_1": "1", "unit_1": "C62",
}  # fmt: skip
DAYS = {
    "first_0": "20", "first_1": "mars", "first_2": "2026", "last_0": "", "last_1": "",
    "last_2": "", "place": "Rue Longue 7, Liège", "conditions": "Paid even if it rains.",
}  # fmt: skip


@pytest.fixture(scope="module")
def house(store: Any) -> Any:
    from tests.support import shop

    mail.outbox = []
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


def sent(visitor: Any, address: str, **said: Any) -> Any:
    """Fill in a form of a page and send it, as a browser would."""
    page = visitor.get(address)
    edition = re.search(r'name="edition" value="(\d+)"', page.content.decode())
    more = {"edition": edition[1]} if edition else {}
    return visitor.post(address, {"key": key_in(page), **more, **said})


def activity_of(office: Any, end: str = "") -> str:
    return f"/en/activity/{office.ALICES}/{end}"


def drafted(alice: Any, office: Any, **work: Any) -> str:
    """An order that waits to be checked: its address."""
    answer = sent(
        alice, activity_of(office, "order/new/"), client=str(office.CLIENT), **{**WORK, **work}
    )
    assert answer.status_code == 302, text_of(answer)
    answer = sent(alice, answer.url, **DAYS)
    assert answer.status_code == 302, text_of(answer)
    return str(answer.url)


def pressed(visitor: Any, page: Any, address: str) -> Any:
    return visitor.post(address, {"key": key_in(page)})


def test_from_a_new_client_to_a_credit_note(alice: Any, office: Any) -> None:
    added = sent(alice, activity_of(office, "clients/new/"), **CLIENT)
    assert added.status_code == 302
    client = added.url.split("client=")[1]
    assert f'value="{client}" selected' in alice.get(added.url).content.decode()
    order = sent(alice, added.url, client=client, **WORK)
    checked = sent(alice, order.url, **DAYS)
    page = alice.get(checked.url)
    seen = text_of(page)
    for words in ("Check the order for Maison des Arts", "€1,325.00", "Fri 20 Mar 2026",
                  "Send the order to Maison des Arts", "art@maison.example"):  # fmt: skip
        assert words in seen, words
    mail.outbox = []
    assert pressed(alice, page, checked.url + "send/").status_code == 302
    link = re.search(r"http://testserver(/fr/o/[\w-]+)", mail.outbox[0].body)
    assert link
    page = alice.get(checked.url)
    assert "Waiting for Maison des Arts" in text_of(page)
    assert link[1] in page.content.decode()
    assert "Maison des Arts" in text_of(alice.get("/en/home/"))
    office.sign(link[1].rsplit("/", 1)[1], mail.outbox)
    home = text_of(alice.get("/en/home/"))
    assert "Make the invoice for Maison des Arts" in home
    page = alice.get(checked.url)
    draft = pressed(alice, page, checked.url + "invoice/")
    page = alice.get(draft.url)
    assert "Check the invoice to Maison des Arts" in text_of(page)
    assert "Wed 15 Apr 2026" in text_of(page)
    for _ in range(2):  # a double click issues once
        assert pressed(alice, page, draft.url + "issue/").status_code == 302
    page = alice.get(draft.url)
    number = re.search(r"Invoice (V2026-\d+)", text_of(page))
    assert number
    assert payment_reference.read(text_of(page))  # by it the client pays
    assert alice.get(draft.url + "invoice.pdf").content.startswith(b"%PDF")
    statement = text_of(alice.get(activity_of(office)))
    assert f"Invoice {number[1]} to Maison des Arts" in statement
    assert f"Levy on {number[1]}" in statement
    assert "€1,168.75" in statement
    credit = sent(alice, draft.url + "credit/", **{**WORK, "price_1": "250"})
    page = alice.get(credit.url)
    assert "Check the credit note to Maison des Arts" in text_of(page)
    assert pressed(alice, page, credit.url + "issue/").status_code == 302
    assert "€265.00" in text_of(alice.get(draft.url))
    assert "€935.00" in text_of(alice.get(activity_of(office)))


def test_an_entry_opens_into_the_books(alice: Any, office: Any) -> None:
    office.issued_invoice()
    page = alice.get(activity_of(office)).content.decode()
    entry = re.search(r'href="(/en/activity/[^"]+/entry/[^"]+)"', page)
    assert entry
    seen = text_of(alice.get(entry[1]))
    assert "Budget of the activity" in seen
    assert "\N{MINUS SIGN}€81.25" in seen


@pytest.mark.parametrize(
    "said, field",
    [
        ({"text_1": ""}, "text_1"),
        ({"price_1": ""}, "price_1"),
        ({"price_1": "1.250"}, "price_1"),
        ({"price_1": "much"}, "price_1"),
        ({"quantity_1": "some"}, "quantity_1"),
        ({"count": "2", "text_2": "Rehearsal", "nature_2": "goods", "unit_2": "C62"}, "price_2"),
        ({"count": "2", "price_2": "5", "nature_2": "goods", "unit_2": "C62"}, "text_2"),
        ({"nature_1": "magic"}, "nature_1"),
        ({"client": str(uuid4())}, "client"),
    ],
)
def test_a_sale_that_must_be_mended_says_where(
    alice: Any, office: Any, said: dict[str, str], field: str
) -> None:
    whole = {"client": str(office.CLIENT), **WORK, **said}
    answer = sent(alice, activity_of(office, "order/new/"), **whole)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'href="#{field}"' in page
    assert f'id="{field}"' in page
    assert "<title>Error:" in page


@pytest.mark.parametrize(
    "said, field",
    [
        ({"first_0": ""}, "first_0"),
        ({"first_0": "31", "first_1": "2"}, "first_0"),
        ({"last_0": "19", "last_1": "3", "last_2": "2026"}, "last_0"),
        ({"place": ""}, "place"),
    ],
)
def test_days_that_must_be_mended_say_where(
    alice: Any, office: Any, said: dict[str, str], field: str
) -> None:
    order = sent(alice, activity_of(office, "order/new/"), client=str(office.CLIENT), **WORK)
    answer = sent(alice, order.url, **{**DAYS, **said})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'href="#{field}"' in page
    assert f'id="{field}"' in page


@pytest.mark.parametrize(
    "said, field",
    [
        ({"name": ""}, "name"),
        ({"enterprise_number": "0403.170.702"}, "enterprise_number"),
        ({"country": "Belgium"}, "country"),
        ({"kind": "pirate"}, "kind"),
        ({"street": "x" * 300}, "street"),
    ],
)
def test_a_client_that_must_be_mended_says_where(
    alice: Any, office: Any, said: dict[str, str], field: str
) -> None:
    answer = sent(alice, activity_of(office, "clients/new/"), **{**CLIENT, **said})
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.content.decode()


def test_a_line_more_keeps_what_was_written(alice: Any, office: Any) -> None:
    said = {"client": str(office.CLIENT), **WORK, "more": "1"}
    page = sent(alice, activity_of(office, "order/new/"), **said)
    assert page.status_code == 200
    assert 'value="Concert"' in page.content.decode()
    assert 'name="text_2"' in page.content.decode()


def test_a_draft_can_be_changed_until_it_is_sent(alice: Any, office: Any) -> None:
    order = drafted(alice, office)
    changed = sent(alice, order + "work/", **{**WORK, "price_1": "300"})
    assert changed.url == order
    assert "€318.00" in text_of(alice.get(order))
    pressed(alice, alice.get(order), order + "send/")
    for end in ("work/", "when/"):
        assert alice.get(order + end).url == order


def test_of_two_people_who_edit_the_second_is_told(alice: Any, office: Any) -> None:
    order = drafted(alice, office)
    first = alice.get(order + "when/")
    edition = re.search(r'name="edition" value="(\d+)"', first.content.decode())
    assert edition
    sent(alice, order + "when/", **{**DAYS, "place": "elsewhere"})
    late = {**DAYS, "key": key_in(first), "edition": edition[1], "place": "here"}
    answer = alice.post(order + "when/", late)
    assert answer.status_code == 422
    assert "Somebody has changed this order" in text_of(answer)


def test_a_client_is_changed(alice: Any, office: Any) -> None:
    address = f"/en/client/{office.CLIENT}/"
    now = {**CLIENT, "name": "Théâtre du Coin", "email": "bureau@theatre.example"}
    assert sent(alice, address, **now).status_code == 302
    assert "Jo Noël" in alice.get(address).content.decode()


def test_more_than_is_left_is_not_given_back(alice: Any, office: Any) -> None:
    invoice = f"/en/invoice/{office.issued_invoice()}/"
    credit = sent(alice, invoice + "credit/", **{**WORK, "price_1": "5000"})
    answer = pressed(alice, alice.get(credit.url), credit.url + "issue/")
    assert answer.status_code == 422
    assert "more than what is left" in text_of(answer)


def test_nobody_is_led_to_sign_in_and_back(office: Any, visitor: Any) -> None:
    answer = visitor.get("/en/home/")
    assert answer.url == "/en/account/login/?next=%2Fen%2Fhome%2F"

"""An order invoiced in parts, and what an invoice departs in, said before it leaves and after."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import pytest

from tests.portal.enterprise import key_in
from tests.portal.pages import text_of

pytestmark = pytest.mark.usefixtures("office")
FRENCH = {
    "kind": "company", "name": "Danse SARL", "language": "fr", "vat_number": "FR40303265045",
    "email": "danse@example.org", "street": "Rue Haute", "number": "1", "postcode": "75001",
    "town": "Paris", "country": "FR",
}  # fmt: skip


@pytest.fixture
def order(office: Any) -> str:
    """The page of an order of €1,250.01 that the client has signed."""
    from tests.support import trade

    return f"/en/order/{trade.signed_order()}/"


def part(alice: Any, order: str, stage: str, share: str) -> Any:
    address = order + "part/"
    said = {"key": key_in(alice.get(address)), "stage": stage, "share": share}
    return alice.post(address, said)


def issued(alice: Any, invoice: str, why: str = "") -> Any:
    said = {"key": key_in(alice.get(invoice)), "why": why}
    return alice.post(invoice + "issue/", said)


def test_a_deposit_a_stage_and_the_final_invoice_that_deducts_them(alice: Any, order: str) -> None:
    home = text_of(alice.get("/en/home/"))
    assert "Make the invoice for Théâtre du Coin" in home
    deposit = part(alice, order, "deposit", "30 %").url
    page = alice.get(deposit)
    assert "Deposit" in text_of(page)
    assert "€375.00" in text_of(page)
    assert issued(alice, deposit).status_code == 302
    assert issued(alice, part(alice, order, "stage", "20").url).status_code == 302
    page = alice.get(order)
    seen = text_of(page)
    assert "Ordered, without VAT €1,250.01 Invoiced €625.00 Left €625.01" in seen
    assert re.search(r"Deposit V2026-\d+ €375.00", seen)
    assert "Make the final invoice for Théâtre du Coin" in text_of(alice.get("/en/home/"))
    final = alice.post(order + "invoice/", {"key": key_in(page)}).url
    again = alice.post(order + "invoice/", {"key": str(uuid4())}).url
    assert final == again  # the draft that is there goes on
    seen = text_of(alice.get(final))
    assert "Final invoice" in seen
    assert "\N{MINUS SIGN}€375.00" in seen
    assert "Go on with the draft" in text_of(alice.get(order))
    assert issued(alice, final).status_code == 302
    seen = text_of(alice.get(order))
    assert "Invoiced €1,250.01 Left €0.00" in seen
    assert "Invoice a part" not in seen
    assert "Make the final invoice" not in seen
    assert "Final invoice V2026" in seen


def test_what_is_promised_is_what_is_left_of_an_order(alice: Any, office: Any, order: str) -> None:
    from mutua.activities.models import Activity
    from mutua.ground.transactions import reading
    from mutua.portal.member import reading as read

    def promised() -> int:
        with reading(office.alice):
            return read.budget_of(Activity.objects.get(id=office.ALICES)).promised

    before = promised()
    issued(alice, part(alice, order, "deposit", "40").url)
    assert promised() == before - 50_000


@pytest.mark.parametrize("share", ["", "0", "101", "much"])
def test_a_share_that_cannot_be_says_where(alice: Any, order: str, share: str) -> None:
    answer = part(alice, order, "deposit", share)
    assert answer.status_code == 422
    assert 'href="#share"' in answer.content.decode()


def test_a_part_waits_for_the_signature(alice: Any, office: Any) -> None:
    offered = f"/en/order/{office.offered_order()[0]}/"
    assert alice.get(offered + "part/").url == offered


def test_an_invoice_beyond_its_order_says_so_before_it_leaves_and_keeps_the_reason(
    alice: Any, order: str
) -> None:
    issued(alice, part(alice, order, "deposit", "80").url)
    more = part(alice, order, "stage", "60").url
    sentence = "The order is for €1,250.01. With this invoice it comes to €1,750.02."
    page = alice.get(more)
    seen = text_of(page)
    assert "Look at this before it leaves" in seen
    assert sentence in seen
    assert "Why so all the same? (optional)" in seen
    assert issued(alice, more, "Two more evenings, agreed by phone").status_code == 302
    seen = text_of(alice.get(more))
    assert "What stood out when it left" in seen
    assert sentence in seen
    assert "The reason: Two more evenings, agreed by phone" in seen
    assert "With warnings" in text_of(alice.get(order))


def test_without_vat_and_without_a_proof_the_reason_is_asked_at_once(
    alice: Any, office: Any
) -> None:
    from mutua.activities import services

    client, invoice = uuid4(), uuid4()
    services.add_client(
        actor=office.alice, key=uuid4(), client=client, activity=office.ALICES, **FRENCH
    )
    line = office.DraftLine("Sound design", 80_000, nature="general_service")
    services.draft_invoice(
        actor=office.alice, key=uuid4(), invoice=invoice, activity=office.ALICES, client=client,
        lines=(line,),
    )  # fmt: skip
    page = f"/en/invoice/{invoice}/"
    seen = text_of(alice.get(page))
    assert "VIES has not confirmed the VAT number FR40303265045 yet." in seen
    assert "Why without VAT all the same? The reason" in seen  # not optional
    answer = issued(alice, page)
    assert answer.status_code == 422
    assert 'href="#why"' in answer.content.decode()
    assert "Why without VAT all the same?" in text_of(answer)
    long = issued(alice, page, "x" * 2_001)
    assert long.status_code == 422
    assert "x" * 2_001 in long.content.decode()  # what was written is still there
    assert issued(alice, page, "Their certificate lies here").status_code == 302
    seen = text_of(alice.get(page))
    assert "VIES has not confirmed the VAT number FR40303265045 yet." in seen
    assert "The reason: Their certificate lies here" in seen


@pytest.mark.parametrize(
    "warning, words",
    [
        ({"code": "order_not_signed", "state": "offered"}, "has not signed"),
        ({"code": "other_client", "ordered_by": ""}, "another client"),
        ({"code": "other_vat", "rates": [["S", 2100], ["AE", 0]]}, "21%, 0%"),
        ({"code": "vat_unproven", "vat_number": "FR1", "vies": "invalid"}, "does not exist"),
    ],
)
def test_every_warning_has_its_words(warning: dict[str, Any], words: str) -> None:
    from mutua.portal.member import warnings

    assert words in warnings.in_words(warning, "EUR")

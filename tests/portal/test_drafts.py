"""A draft of an invoice is changed or dropped by its member."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from tests.portal.enterprise import key_in
from tests.portal.pages import filled, text_of
from tests.support.store import CHARLIE

pytestmark = pytest.mark.usefixtures("office")


def draft(office: Any, **facts: Any) -> Any:
    """A draft of Alice for a dance."""
    from mutua.activities import services

    invoice = uuid4()
    line = office.DraftLine("A dance", 33_333, 1_000, "C62", "general_service")
    services.draft_invoice(
        actor=office.alice, key=uuid4(), invoice=invoice, activity=office.ALICES,
        client=office.CLIENT, **{"lines": (line,), **facts},
    )  # fmt: skip
    return invoice


def kept(office: Any, invoice: Any) -> Any:
    from mutua.activities.models import Invoice
    from mutua.ground.transactions import reading

    with reading(office.STAFF):
        return Invoice.objects.get(id=invoice)


def lines(page: Any, price: str, text: str = "A longer dance") -> dict[str, str]:
    """One line, as the form sends it."""
    return {
        "key": key_in(page), "count": "1", "text_1": text, "nature_1": "general_service",
        "price_1": price, "quantity_1": "1", "unit_1": "C62",
        "edition": filled(page, "text_1")["edition"],
    }  # fmt: skip


def press(visitor: Any, page: str, button: str) -> Any:
    """Press a button of a page, which sends to an address below it."""
    return visitor.post(f"{page}{button}/", {"key": key_in(visitor.get(page))})


def test_the_lines_of_a_draft_are_changed_before_it_is_issued(alice: Any, office: Any) -> None:
    invoice = draft(office)
    address = f"/en/invoice/{invoice}/change/"
    assert address in alice.get(f"/en/invoice/{invoice}/").content.decode()
    page = alice.get(address)
    assert "A dance" in page.content.decode()
    assert alice.post(address, lines(page, "no price")).status_code == 422
    assert alice.post(address, lines(page, "400")).status_code == 302
    seen = text_of(alice.get(f"/en/invoice/{invoice}/"))
    assert "A longer dance €400.00" in seen
    assert press(alice, f"/en/invoice/{invoice}/", "issue").status_code == 302
    assert alice.get(address).status_code == 302
    assert kept(office, invoice).net == 40_000


def test_a_draft_that_is_dropped_is_never_issued_and_waits_no_more(alice: Any, office: Any) -> None:
    invoice = draft(office)
    assert str(invoice) in alice.get("/en/home/").content.decode()
    answer = press(alice, f"/en/invoice/{invoice}/", "drop")
    assert answer.url == f"/en/activity/{office.ALICES}/"
    assert str(invoice) not in alice.get("/en/home/").content.decode()
    seen = text_of(alice.get(f"/en/invoice/{invoice}/"))
    assert "Dropped" in seen
    assert "Issue the invoice" not in seen
    said = {"key": str(uuid4())}
    assert alice.post(f"/en/invoice/{invoice}/issue/", said).status_code == 302
    assert kept(office, invoice).state == "dropped"


def test_what_was_dropped_of_an_order_is_invoiced_anew(alice: Any, office: Any) -> None:
    from tests.support import trade

    order = trade.signed_order()
    first = press(alice, f"/en/order/{order}/", "invoice").url
    press(alice, first, "drop")
    page = alice.get(f"/en/order/{order}/")
    assert first not in page.content.decode()
    assert "Make the invoice" in text_of(page)
    second = press(alice, f"/en/order/{order}/", "invoice").url
    assert second != first
    assert press(alice, second, "issue").status_code == 302


def test_nobody_else_changes_or_drops_it(office: Any) -> None:
    from tests.portal.people import signed_in

    invoice = draft(office)
    charlie = signed_in(CHARLIE)
    for page in ("change", "drop"):
        answer = charlie.post(f"/en/invoice/{invoice}/{page}/", {"key": str(uuid4())})
        assert answer.status_code == 404
    assert kept(office, invoice).state == "draft"

"""Bills of suppliers: they are paid as a kind, held with a reason, or found on the account."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from mutua.ground import clock
from mutua.portal.templatetags.mutua import by_fours
from tests.portal.enterprise import key_in
from tests.portal.pages import text_of
from tests.portal.test_payments import (
    PAGE,
    _bank,
    files,
    go_on,
    greta,
    house,
    make,
    office,
    simulated,
)
from tests.support import payments

__all__ = ("_bank", "files", "greta", "house", "office", "simulated")
pytestmark = pytest.mark.usefixtures("office")


def test_a_bill_of_a_supplier_is_paid_as_a_kind_and_a_changed_account_is_told_to_both(
    treasurer: Any, greta: Any, office: Any
) -> None:
    from mutua.activities import services
    from mutua.activities.documents.content import Party
    from tests.support import authorities, contracts, papers_from_outside, trade

    number = authorities.enterprise_number()
    supplier = Party("Bois et Fils", papers_from_outside.WHERE, number, f"BE{number}")
    before, after = contracts.an_iban(), contracts.an_iban()
    words = "Suppliers whose account is another than before"
    for iban, told in ((before, False), (after, True)):
        received = trade.received(papers_from_outside.of_supplier(supplier=supplier, iban=iban))
        services.book_received(actor=payments.books.STAFF, key=uuid4(), received=received)
        page = text_of(treasurer.get(f"{PAGE}payments/"))
        assert "Bills of suppliers" in page
        assert "121.00" in page
        assert (words in page) is told
        assert (words in text_of(treasurer.get(f"{PAGE}payments/new/"))) is told
        made = make(treasurer, kind="supplier")
        assert made.status_code == 302
        for visitor, address in ((treasurer, made.url), (greta, f"{made.url}approve/")):
            page = text_of(visitor.get(address))
            assert (words in page) is told
            first = "Suppliers who are paid for the first time" in page
            assert (first and f"Bois et Fils €121.00 {by_fours(before)}" in page) is not told
            if told:
                assert (
                    f"before: account …{before[-4:]}, on this bill: account …{after[-4:]}" in page
                )


def a_bill(name: str, number: str, net: int) -> UUID:
    """A bill of a supplier of its own, received and booked."""
    from mutua.activities import services
    from mutua.activities.documents.content import Party
    from tests.support import authorities, contracts, papers_from_outside, shop, trade

    own = authorities.enterprise_number()
    supplier = Party(name, papers_from_outside.WHERE, own, f"BE{own}")
    document = papers_from_outside.of_supplier(
        papers_from_outside.line(net), supplier=supplier, number=number, iban=contracts.an_iban()
    )
    received = trade.received(document)
    services.book_received(actor=shop.STAFF, key=uuid4(), received=received, activity=None)
    return received


def test_a_bill_is_held_with_its_reason_and_released(treasurer: Any, office: Any) -> None:
    bill = a_bill("Atelier du Bois", "B-77", 10_000)
    seen = text_of(treasurer.get(f"{PAGE}payments/bills/"))
    assert "Atelier du Bois €121.00 B-77" in seen
    address = f"{PAGE}payments/bills/{bill}/hold/"
    page = treasurer.get(address)
    answer = treasurer.post(address, {"key": key_in(page), "why": ""})
    assert (answer.status_code, "Write the reason." in text_of(answer)) == (422, True)
    said = {"key": key_in(page), "why": "It came broken"}
    assert treasurer.post(address, said).status_code == 302
    assert treasurer.get(address).status_code == 404
    seen = text_of(treasurer.get(f"{PAGE}payments/bills/"))
    assert "It came broken" in seen
    address = f"{PAGE}payments/bills/{bill}/release/"
    assert treasurer.post(address, {"key": key_in(treasurer.get(address))}).status_code == 302
    seen = text_of(treasurer.get(f"{PAGE}payments/bills/"))
    assert "Atelier du Bois €121.00 B-77" in seen
    assert "It came broken" not in seen


def test_money_that_left_pays_the_bills_that_a_treasurer_chooses(
    treasurer: Any, office: Any, simulated: Any
) -> None:
    first, second = a_bill("Voiles du Nord", "V-1", 10_000), a_bill("Voiles du Nord", "V-2", 5_000)
    simulated.outgoing(12_100 + 6_050, "Voiles du Nord SRL", "", text="V-1 V-2")
    go_on(simulated)
    with clock.on(simulated.today):
        (waits,) = payments.lines(state="suspense", amount=-18_150)
        page = treasurer.get(f"{PAGE}unknown/{waits.id}/", follow=True)
        address = f"{PAGE}unknown/{waits.id}/bills/"
        assert page.redirect_chain[-1][0] == address
        assert "its number or reference stands there" in text_of(page)
        assert treasurer.post(address, {"key": key_in(page)}).status_code == 422
        answer = treasurer.post(address, {"key": key_in(page), "bills": [str(first)]})
        assert "Choose another one as well." in text_of(answer)
        page = treasurer.get(f"{address}?q=V-2")
        assert str(second) in page.content.decode()
        assert str(first) not in page.content.decode()
        said = {"key": key_in(page), "bills": [str(first), str(second)]}
        assert treasurer.post(address, said).status_code == 302
        seen = text_of(treasurer.get(f"{PAGE}account/{waits.statement_id}/"))
        assert "Bill of Voiles du Nord V-1" in seen
        assert "Voiles du Nord" not in text_of(treasurer.get(f"{PAGE}payments/bills/"))
    assert payments.broken() == []


def test_money_that_came_is_what_a_credit_note_gives_back(
    treasurer: Any, office: Any, simulated: Any
) -> None:
    from mutua.activities import services
    from mutua.activities.documents.content import CREDIT_NOTE
    from tests.support import papers_from_outside, shop, trade

    note = trade.received(
        papers_from_outside.of_supplier(papers_from_outside.line(1_111), kind=CREDIT_NOTE)
    )
    services.book_received(actor=shop.STAFF, key=uuid4(), received=note, activity=None)
    simulated.incoming(1_344, "A supplier", "BE71096123456769")
    go_on(simulated)
    with clock.on(simulated.today):
        (waits,) = payments.lines(state="suspense", amount=1_344)
        address = f"{PAGE}unknown/{waits.id}/"
        assert f"{address}bills/" in treasurer.get(address).content.decode()
        page = treasurer.get(f"{address}bills/")
        assert "Which credit notes does this money give back?" in text_of(page)
        said = {"key": key_in(page), "bills": [str(note)]}
        assert treasurer.post(f"{address}bills/", said).status_code == 302
    assert payments.broken() == []

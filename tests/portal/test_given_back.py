"""She transfers back what she was paid too much, with what her page says; the treasury finds her."""

from __future__ import annotations

from typing import Any

import pytest

from mutua.ground import clock
from tests.portal.enterprise import send
from tests.portal.pages import text_of
from tests.portal.people import shown_again, signed_in
from tests.portal.test_payments import PAGE, _bank, files, go_on, greta, house, office, simulated
from tests.support import correction_cases, corrections, payments
from tests.support.store import ALICE

__all__ = ("_bank", "files", "greta", "house", "office", "simulated")
pytestmark = pytest.mark.usefixtures("office")


def test_a_transfer_with_what_her_page_says_is_found_and_ends_what_she_owes(
    treasurer: Any, alice: Any, office: Any, simulated: Any
) -> None:
    with clock.on(office.DAY):
        claim = correction_cases.claimed()
        her = shown_again(signed_in(ALICE))
        page = text_of(her.get(f"/en/payslip/{claim.payslip_id}/give-back/"))
    assert f"€{claim.amount / 100:.2f}" in page
    assert "Account (IBAN) BE68 5390 0754 7034" in page
    text = page.partition("Text ")[2].partition(" With your bank")[0]
    assert text.startswith("Alice Dubois, Payslip, ")
    simulated.incoming(claim.amount, "Zoé Peeters", "BE71096123456769", text=text)  # of her partner
    go_on(simulated)
    with clock.on(simulated.today):
        (waits,) = payments.lines(state="suspense", amount=claim.amount)
        first = treasurer.get(f"{PAGE}unknown/{waits.id}/")
        address = f"{PAGE}unknown/{waits.id}/claims/"
        assert address in first.content.decode()
        likely = text_of(treasurer.get(address))
        assert "the same amount; her name or her account" in likely
        assert text in likely
        assert send(treasurer, address, claims=[]).status_code == 422
        assert send(treasurer, address, claims=[str(claim.id)]).url == f"{PAGE}unknown/"
        statement = text_of(treasurer.get(f"{PAGE}account/{waits.statement_id}/"))
        assert "Pay given back by Alice Dubois" in statement
        assert treasurer.get(address).status_code == 404
        assert "what you were paid too much" in text_of(alice.get("/en/looks/"))
    assert [one.kind for one in corrections.settlements(claim.id)] == ["transferred"]
    page = text_of(alice.get(f"/en/payslip/{claim.payslip_id}/"))
    assert f"You have given back €{claim.amount / 100:.2f}" in page
    assert "too much" not in page
    assert payments.broken() == []


def test_what_is_owed_is_found_by_name_and_money_that_is_too_much_is_said(
    treasurer: Any, office: Any, simulated: Any
) -> None:
    with clock.on(office.DAY):
        claim = correction_cases.claimed()
    simulated.incoming(claim.amount + 100, "Somebody", "", text="for you")
    go_on(simulated)
    with clock.on(simulated.today):
        (waits,) = payments.lines(state="suspense", amount=claim.amount + 100)
        address = f"{PAGE}unknown/{waits.id}/claims/"
        assert "Nothing that is owed looks like it" in text_of(treasurer.get(address))
        assert "Nobody of this name or amount" in text_of(treasurer.get(f"{address}?q=Zoé"))
        found = f"{address}?q=dubois"
        assert str(claim.id) in treasurer.get(found).content.decode()
        answer = send(treasurer, found, claims=[str(claim.id)])
        assert "The money is more than is owed of these" in text_of(answer)
    assert corrections.settlements(claim.id) == []
    corrections.nothing_claimed()


def test_money_that_left_gives_nothing_back(treasurer: Any, office: Any, simulated: Any) -> None:
    simulated.outgoing(777, "A shop", "", text="by card")
    go_on(simulated)
    with clock.on(simulated.today):
        (left,) = payments.lines(state="suspense", amount=-777)
        assert treasurer.get(f"{PAGE}unknown/{left.id}/claims/").status_code == 404

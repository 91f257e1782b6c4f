"""What was paid twice and what is not ours goes back, by a page of the treasury."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from mutua.ground import clock
from tests.portal.pages import text_of
from tests.portal.test_payments import PAGE, _bank, files, go_on, greta, house, office, simulated
from tests.support import payments

__all__ = ("_bank", "files", "greta", "house", "office", "simulated")
pytestmark = pytest.mark.usefixtures("office")


def test_what_a_client_has_paid_twice_is_given_back_to_the_account_it_came_from(
    treasurer: Any, greta: Any, office: Any, simulated: Any
) -> None:
    from mutua.activities.models import Invoice
    from mutua.ground.transactions import reading

    invoice = office.issued_invoice()
    with reading(payments.READER):
        found = Invoice.objects.get(id=invoice)
    for _ in range(2):
        simulated.incoming(found.gross, "Theatre", "BE71096123456769", found.payment_reference)
    go_on(simulated)
    with clock.on(simulated.today):
        page = treasurer.get(f"{PAGE}refunds/")
        address = f"{PAGE}refunds/{invoice}/"
        assert address in page.content.decode()
        page = treasurer.get(address)
        assert "BE71 0961 2345 6769" in text_of(page)
        said = {one.html_name: str(one.value() or "") for one in page.context["form"]}
        answer = treasurer.post(address, {**said, "iban": "BE68539007547035"})
        assert "no account number that a transfer" in text_of(answer)
        answer = treasurer.post(address, {**said, "amount": "99999"})
        assert "At most what was paid beyond" in text_of(answer)
        assert treasurer.post(address, said).status_code == 302
        seen = text_of(treasurer.get(f"{PAGE}refunds/"))
        assert "For the next batch" in seen
        assert treasurer.get(address).status_code == 404
        assert "Money given back" in text_of(treasurer.get(f"{PAGE}payments/"))
        batch = payments.made(kinds=["refund"])
        (payment,) = payments.payments(batch=batch)
        assert (payment.iban, payment.amount) == ("BE71096123456769", found.gross)
        warning = "Money given back to another account than it came from"
        assert warning not in text_of(greta.get(f"{PAGE}payments/{batch}/approve/"))
        payments.services.drop_batch(actor=payments.MAKER, key=uuid4(), batch=batch)
        payments.services.readdress_refund(
            actor=payments.MAKER, key=uuid4(), refund=payment.debt, iban="BE68539007547034"
        )
        batch = payments.made(kinds=["refund"])
        for visitor, page in ((treasurer, ""), (greta, "approve/")):
            seen = text_of(visitor.get(f"{PAGE}payments/{batch}/{page}"))
            assert warning in seen
            assert "BE68 5390 0754 7034 It came from BE71 0961 2345 6769" in seen
    assert payments.broken() == []


def test_money_that_is_not_ours_goes_back_and_its_account_can_be_mended(
    treasurer: Any, office: Any, simulated: Any
) -> None:
    from mutua.ground.transactions import reading
    from mutua.treasury.models import Refund

    simulated.incoming(4_321, "Lost Sheep", "BE71096123456769", text="not for you")
    go_on(simulated)
    with clock.on(simulated.today):
        (waits,) = payments.lines(state="suspense", amount=4_321)
        address = f"{PAGE}unknown/{waits.id}/back/"
        assert address in treasurer.get(f"{PAGE}unknown/{waits.id}/").content.decode()
        page = treasurer.get(address)
        said = {one.html_name: str(one.value() or "") for one in page.context["form"]}
        assert (said["name"], said["iban"]) == ("Lost Sheep", "BE71096123456769")
        assert treasurer.post(address, said).status_code == 302
        assert "Given back to Lost Sheep" in text_of(
            treasurer.get(f"{PAGE}account/{waits.statement_id}/")
        )
        with reading(payments.READER):
            refund = Refund.objects.get(line=waits.id)
        address = f"{PAGE}refunds/{refund.id}/account/"
        page = treasurer.get(address)
        said = {one.html_name: str(one.value() or "") for one in page.context["form"]}
        other = {**said, "iban": "BE68539007547034"}
        assert treasurer.post(address, other).status_code == 302
        assert "…7034" in text_of(treasurer.get(f"{PAGE}refunds/"))
    assert payments.broken() == []

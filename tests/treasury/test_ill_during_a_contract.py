"""Story h: illness during a contract of several days, from the phone to the bank's statement."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

from mutua.ground import clock
from tests.support.store import ALICE

FIRST = date(2026, 3, 23)


def test_illness_during_a_contract_is_paid_for_what_was_worked(shop, payments, simulated):
    from mutua.payroll import services as payroll
    from tests.support import absences, contracts, payday

    shop.issued_invoice()
    contract = contracts.declared(hours=contracts.evenings(3, FIRST, 1))
    (month,) = payday.months_of(contract)
    held = contracts.left()
    with clock.on(FIRST + timedelta(days=1)):
        ill = absences.say(FIRST + timedelta(days=1), FIRST + timedelta(days=2))
        better = absences.say(
            FIRST + timedelta(days=1), certificate=uuid4().hex * 2, replaces=ill
        )  # she dances again on the third day
    assert absences.touched(better) == [(contract, 180)]
    contracts.confirm(contract)
    with clock.on(date(2026, 3, 26)):
        payroll.run(payments.books.STAFF, uuid4(), "coop", date(2026, 3, 27))
        (slip,) = payday.paid(contract)
        assert slip.inputs["hours"] == 600
        assert slip.gross_pay == round(month.gross_pay * 2 / 3)
        assert contracts.left() == held + month.charged - slip.charged
        batch = payments.sent(on=date(2026, 3, 27), kinds=["payslip"])
        (payment,) = payments.payments(batch=batch)
        assert (payment.debt, payment.amount) == (slip.id, slip.net_pay)
        payments.carry_out(simulated)
    simulated.day(date(2026, 3, 30))
    simulated.statement("camt")
    with clock.on(date(2026, 3, 31)):
        payments.carry_in(simulated)
        payments.book_all()
    (payment,) = payments.payments(batch=batch)
    assert payment.state == "paid"
    (line,) = payments.lines(match__payment=payment.id)
    assert line.booked_on <= month.promised_on
    assert payments.balance("net_pay_payable", person=ALICE) == 0
    assert payments.broken() == []

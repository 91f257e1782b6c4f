"""The promise: one gig, from the signed order to the net pay on the dancer's account, in time and
whether or not the client has paid."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

from django.core import mail

from mutua.ground import clock
from tests.support.store import ALICE


def test_a_gig_is_paid_in_time_and_the_client_has_not_paid(shop, payments, simulated):
    from mutua.ground.transactions import reading
    from mutua.payroll import services as payroll
    from mutua.payroll.models import Payslip
    from tests.support import contracts

    order = contracts.signed_order(mail.outbox)
    gig = contracts.at(date(2026, 3, 19), "19:00", "22:00")
    contract = contracts.declared(order=order, hours=gig)
    with reading(contracts.READER):
        (month,) = contracts.ContractMonth.objects.filter(contract=contract)
    contracts.confirm(contract)
    with clock.on(date(2026, 3, 20)):
        payroll.run(payments.books.STAFF, uuid4(), "coop", date(2026, 3, 23))
        with reading(contracts.READER):
            payslip = Payslip.objects.get(contract_month=month)
        assert payslip.charged == contracts.found(contract).charged
        batch = payments.sent(on=date(2026, 3, 23), kinds=["payslip"])
        (payment,) = payments.payments(batch=batch)
        assert (payment.debt, payment.amount) == (payslip.id, payslip.net_pay)
        (file,) = payments.bank.out().glob("*.xml")
        written = file.read_text("utf-8")
        assert "<Cd>SALA</Cd>" in written
        assert "<Ustrd>/A/ K-" in written  # Judicial code, art. 1411bis
        payments.carry_out(simulated)
    simulated.day(date(2026, 3, 24))
    simulated.statement("camt")
    with clock.on(date(2026, 3, 25)):
        payments.carry_in(simulated)
        payments.book_all()
    (payment,) = payments.payments(batch=batch)
    assert payment.state == "paid"
    (line,) = payments.lines(match__payment=payment.id)
    assert line.booked_on <= month.promised_on
    assert payments.balance("net_pay_payable", person=ALICE) == 0
    assert payments.broken() == []
    shop.issued_invoice(order=order)  # the client is asked afterwards, and has time
    assert payments.broken() == []
    assert line.booked_on - gig[0].day <= timedelta(days=7)

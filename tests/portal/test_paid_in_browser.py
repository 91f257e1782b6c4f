"""Stories by pages only, each in a house of its own: (a) the dancer from the price to her net pay at
the bank while the client has not paid, who pays late; (d) a wrong number of children; (f) a client
bankrupt; (g) a concert called off; (h) an illness. (b) and (c) are in test_band_in_browser.py, (e) in
test_monthly_pay_in_browser.py; all of them run by ``make prove WHAT=paid_in_browser``, where each
begins with an empty store. What stays outside pages stands in tests/portal/stage.py."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core import mail

from tests.portal.phone import sound, write_day
from tests.portal.stage import Stage, asked
from tests.portal.story import (
    answer,
    declare,
    go_on_to_sign,
    sign,
    take_of_budget,
    until_the_times,
    write_hours,
)
from tests.support import payments
from tests.support.proofs import Proof, of_the_day

pytestmark = [pytest.mark.browser, pytest.mark.prove, pytest.mark.paid_in_browser]


def test_the_dancer_is_paid_while_the_client_has_not_and_the_client_pays_late(
    stage: Stage, proof: Proof
) -> None:
    order = stage.order(("20", "March", "2026"))
    contract = stage.employ(order, ("20", "March", "2026"), "000123456789")
    stage.invoice(order)
    stage.on(date(2026, 3, 23))
    stage.payslip(contract)
    stage.alice.goto(f"{stage.site}/en/payslips/")
    sound(stage.alice)
    stage.alice.get_by_role("link", name="Concert").click()
    sound(stage.alice)
    assert "€156.22" in stage.alice.locator("main").inner_text()
    stage.pay()

    # The client has not paid; two working days after her evening the money is there.
    assert "€156.22" in stage.text(stage.theo, "staff/treasury/fund/")
    stage.bank_until(date(2026, 3, 25))
    assert [one.state for one in payments.payments(debt_kind="payslip")] == ["paid"]
    assert "paid on Tue 24 Mar 2026" in stage.text(stage.alice, "payslips/")

    # Late, the client pays, by the reference on the invoice: the fund is whole again.
    stage.bank.day(date(2026, 6, 1))
    stage.client_pays(*asked())
    stage.bank_until(date(2026, 6, 2))
    assert "Nothing is out" in stage.text(stage.theo, "staff/treasury/fund/")
    assert payments.broken() == []


def of_a_bankrupt_client(stage: Stage) -> None:
    """Written to in vain, then bankrupt: one proposes the loss, another decides, the fund bears."""
    stage.on(date(2026, 6, 16))
    order = stage.order(("19", "June", "2026"))
    stage.invoice(order)
    stage.on(date(2026, 9, 1))
    theo, greta = stage.theo, stage.greta
    theo.goto(f"{stage.site}/en/staff/treasury/late/")
    sound(theo)
    theo.locator("main section a", has_text="V2026").last.click()
    late = theo.url
    sound(theo)
    theo.locator("p.acts a").first.click()
    sound(theo)
    mail.outbox = []
    theo.locator("form button.button").click()
    assert len(mail.outbox) == 1
    theo.get_by_role("link", name="The client is bankrupt").click()
    write_day(theo, "judged_on", ("28", "August", "2026"))
    theo.get_by_label("Who is the curator?").fill("Maître Lebrun, Rue Ducale 1, 1000 Bruxelles")
    theo.get_by_role("button", name="Note the bankruptcy").click()
    theo.get_by_role("link", name="The claim is lost").click()
    theo.get_by_label("Why is it lost?").fill("The curator expects nothing")
    theo.get_by_role("button", name="Propose it: a colleague decides").click()
    assert theo.get_by_role("link", name="Decide").count() == 0
    greta.goto(late)
    greta.get_by_role("link", name="Decide").click()
    sound(greta)
    greta.get_by_role("button", name="It is lost").click()
    greta.goto(late)
    assert "decided by" in greta.locator("main").inner_text()


def of_a_cancelled_concert(stage: Stage) -> None:
    """The client calls the concert off: she reads first what stays due, and is paid that."""
    stage.on(date(2026, 9, 2))
    order = stage.order(("18", "September", "2026"))
    stage.invoice(order)
    contract = stage.employ(order, ("18", "September", "2026"), "000323456789")
    alice = stage.alice
    alice.goto(contract)
    alice.get_by_role("link", name="The client has called it off").click()
    sound(alice)
    alice.get_by_label("What did the client say?").fill("The hall has burnt down")
    alice.get_by_role("button", name="Call this work off").click()
    sound(alice)
    assert "The hall has burnt down" in alice.locator("main").inner_text()
    stage.on(date(2026, 9, 21))
    stage.run_payroll()
    stage.pay()
    stage.bank_until(date(2026, 9, 23))
    assert "paid on Tue 22 Sept 2026" in stage.text(alice, "payslips/")


def of_a_wrong_number_of_children(stage: Stage) -> None:
    """She had forgotten her two children: nobody has to ask twice, the difference is paid."""
    stage.on(date(2026, 10, 12))
    order = stage.order(("15", "October", "2026"), "6000")
    stage.invoice(order)
    alice, officer = stage.alice, stage.officer
    alice.goto(order)
    alice.get_by_role("link", name="Employ me for this").click()
    until_the_times(alice, "Mainly with your head")
    write_hours(alice, ("15", "10", "2026"), "09:00", "17:00")
    alice.get_by_role("button", name="Continue").click()
    take_of_budget(alice, "4500")
    contract = str(alice.url)
    through_the_queue(stage)
    alice.goto(contract)
    alice.get_by_role("link", name="Read and sign").click()
    sign(alice)
    declare(officer, stage.site, "Alice Dubois", "000423456789")
    stage.on(date(2026, 10, 16))
    stage.payslip(contract)
    stage.pay(2)  # her pay, and the holiday pay of a contract that has ended
    stage.bank_until(date(2026, 10, 20))

    stage.on(date(2026, 11, 3))
    alice.goto(f"{stage.site}/en/particulars/household/")
    sound(alice)
    alice.get_by_label("How many children live on your income?").fill("2")
    write_day(alice, "from_day", ("1", "October", "2026"))
    alice.get_by_role("button", name="Keep this").click()
    officer.goto(f"{stage.site}/en/staff/payroll/corrections/")
    write_day(officer, "since", ("1", "10", "2026"))
    officer.get_by_role("button", name="See who is touched").click()
    sound(officer)
    assert "1 person is touched" in officer.locator("main").inner_text()
    officer.get_by_label("Why").fill("Her two children were forgotten")
    officer.get_by_role("button", name="Correct 1 payslip").click()
    stage.pay()
    stage.bank_until(date(2026, 11, 5))
    (before, after) = slips()
    assert after.net_pay - before.net_pay == before.tax - after.tax > 0
    (last,) = [
        one for one in payments.payments(debt_kind="payslip") if one.debt == after.id
    ]  # fmt: skip
    assert (last.state, last.amount) == ("paid", after.net_pay - before.net_pay)
    assert "corrected" in stage.text(alice, "payslips/")


def through_the_queue(stage: Stage) -> None:
    """What is unusual goes to an adviser, who says yes with a reason."""
    stage.alice.get_by_role("button", name="Ask an adviser").click()
    stage.olga.goto(f"{stage.site}/en/staff/contracts/")
    stage.olga.get_by_role("link", name="Alice Dubois").first.click()
    sound(stage.olga)
    stage.olga.get_by_label("Why?").fill("A day of teaching, agreed with the client")
    stage.olga.get_by_role("button", name="Approve").click()


def slips() -> list[Any]:
    """Of the last contract, the payslips by version."""
    from mutua.ground.transactions import reading
    from mutua.payroll.models import Payslip

    with reading(payments.READER):
        every = Payslip.objects.order_by("-worked_from", "version")
        return [one for one in every if one.worked_from == every[0].worked_from]


def of_an_illness(stage: Stage) -> None:
    """Ill on the second of three evenings, told on the phone with the paper; back on the third."""
    stage.on(date(2026, 11, 16))
    order = stage.order(("16", "November", "2026"), "3000")
    stage.invoice(order)
    alice = stage.alice
    alice.goto(order)
    alice.get_by_role("link", name="Employ me for this").click()
    until_the_times(alice)
    for row, day in enumerate(("16", "17", "18"), 1):
        if row > 1:
            alice.get_by_role("button", name="Add another time").click()
        write_hours(alice, (day, "11", "2026"), "20:00", "23:00", row)
    alice.get_by_role("button", name="Continue").click()
    take_of_budget(alice, "900")
    go_on_to_sign(alice)
    contract = str(alice.url)
    declare(stage.officer, stage.site, "Alice Dubois", "000523456789")
    stage.on(date(2026, 11, 17))
    alice.goto(f"{stage.site}/en/absences/")
    sound(alice)
    alice.get_by_role("link", name="I am absent").click()
    answer(alice, "Why are you absent?", "Ill")
    for field in ("first_day", "last_day"):
        write_day(alice, field, ("17", "November", "2026"))
    sound(alice)
    alice.get_by_role("button", name="Tell the cooperative").click()
    sound(alice)
    stage.on(date(2026, 11, 19))
    stage.payslip(contract)
    stage.pay()
    stage.bank_until(date(2026, 11, 23))
    (slip,) = slips()
    assert slip.inputs["hours"] == 600  # two evenings of three hours
    assert "paid on Fri 20 Nov 2026" in stage.text(alice, "payslips/")


STORIES = {
    "a cancelled concert": of_a_cancelled_concert,
    "a wrong number of children": of_a_wrong_number_of_children,
    "an illness": of_an_illness,
    "a bankrupt client": of_a_bankrupt_client,
}


@pytest.mark.parametrize("story", of_the_day(list(STORIES)))
def test_by_pages_only(stage: Stage, story: str, proof: Proof) -> None:
    """One of them each day, all in `make prove`."""
    STORIES[story](stage)
    assert payments.broken() == []

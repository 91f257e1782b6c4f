"""Exit holiday pay by pages: its person reads each line and who pays it, the officer what waits."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from mutua.ground import clock
from mutua.portal.formats import money
from tests.portal.enterprise import key_in, send
from tests.portal.pages import text_of
from tests.portal.people import ready_for_work, shown_again, signed_in
from tests.support import exit_pay, payday, payments
from tests.support.store import ALICE, BOB

pytestmark = pytest.mark.usefixtures("office")


@pytest.fixture(scope="module")
def house(house: Any) -> Any:
    return ready_for_work(house)


def paid_office() -> tuple[UUID, Any]:
    """An evening in an office, with its holiday pay."""
    work = exit_pay.office_evening()
    payday.pay(work)
    return work, exit_pay.exits(work)[-1]


def test_each_line_of_it_is_explained_with_its_law(alice: Any, office: Any) -> None:
    _, pay = paid_office()
    page = alice.get(f"/en/holiday-pay/{pay.id}/")
    seen = text_of(page)
    for words in ("Net pay", money(pay.net_pay, "en"), "End of the contract", "Who pays it",
                  "Set aside with your payslips", money(pay.released, "en"),
                  "Royal decree of 30 March 1967, art. 46"):  # fmt: skip
        assert words in seen, (words, seen)
    source = page.content.decode()
    summed = {code for code in pay.run.kinds if pay.lines.get(code)}
    shown = set(re.findall(r'id="(?:net|cost)-(\w+)"', source))
    assert shown >= summed | {"single_holiday_pay", "double_holiday_pay", "net_pay"}
    for code in summed:
        assert f'id="why-{code}"' in source, code
    paper = alice.get(f"/en/holiday-pay/{pay.id}/holiday-pay.pdf")
    assert paper.content.startswith(b"%PDF")
    assert "-V2026.pdf" in paper.headers["Content-Disposition"]
    back = f"/en/holiday-pay/{pay.id}/give-back/"
    assert shown_again(signed_in(BOB)).get(back).status_code == 404
    for other in (signed_in(BOB), shown_again(signed_in(BOB))):
        for page in ("", "holiday-pay.pdf"):
            assert other.get(f"/en/holiday-pay/{pay.id}/{page}").status_code == 404


def test_what_days_of_illness_would_have_paid_is_told_with_it(alice: Any, office: Any) -> None:
    """None of the day was paid; what it would have paid gives holidays."""
    from tests.support import absences

    day = date(2026, 5, 12)
    work = exit_pay.office_day(day)
    said = absences.say(day)
    payday.pay(work)
    (pay,) = exit_pay.exits(work)
    counted = pay.inputs["assimilated_pay"]
    assert counted == payday.months_of(work)[0].gross_pay
    seen = text_of(alice.get(f"/en/holiday-pay/{pay.id}/"))
    assert f"which count as work for your holidays {money(counted, 'en')}" in seen
    assert alice.get(f"/en/holiday-pay/{pay.id}/holiday-pay.pdf").content.startswith(b"%PDF")
    absences.withdraw(said)


def test_her_next_employer_gets_a_certificate_of_the_year(alice: Any, office: Any) -> None:
    pay = (exit_pay.of(ALICE) or [paid_office()[1]])[0]
    here = f"/en/holidays/{pay.year}.pdf"
    assert here in alice.get("/en/payslips/").content.decode()
    assert alice.get(here).content.startswith(b"%PDF")
    assert alice.get("/en/holidays/2019.pdf").status_code == 404
    bob = signed_in(BOB)
    assert here not in bob.get("/en/payslips/").content.decode()
    assert bob.get(here).status_code == 404


def test_it_stands_beside_the_payslip_with_which_it_came(alice: Any, office: Any) -> None:
    work, pay = paid_office()
    (slip,) = payday.paid(work)
    page = alice.get("/en/payslips/").content.decode()
    assert page.index(f"/en/payslip/{slip.id}/") < page.index(f"/en/holiday-pay/{pay.id}/")
    assert "holiday pay of 2026" in page


def test_the_first_page_says_which_transfer_it_was(alice: Any, office: Any) -> None:
    _, pay = paid_office()
    with clock.on(payday.PAID_ON):
        payments.made(kinds=["exit_holiday_pay"])
    seen = alice.get("/en/home/").content.decode()
    assert f"/en/holiday-pay/{pay.id}/" in seen


def test_she_agrees_to_give_back_what_was_too_much_of_it(alice: Any, office: Any) -> None:
    work = exit_pay.too_much().contract_id
    first, second = exit_pay.exits(work)
    (claim,) = exit_pay.claims(work)
    page = alice.get(f"/en/holiday-pay/{second.id}/")
    assert f"You were paid {money(claim.amount, 'en')} too much" in text_of(page)
    assert "Nothing is left of the pay on which it was reckoned" in text_of(page)
    was = money(first.inputs["gross_pay"], "en")
    assert f"Gross pay {was} → €0.00" in text_of(page), text_of(page)
    old = alice.get(f"/en/holiday-pay/{first.id}/")
    assert "Replaced by a later version" in text_of(old)
    back = f"/en/holiday-pay/{second.id}/give-back/"
    form = shown_again(alice).get(back)
    assert form.status_code == 200
    sent = send(shown_again(alice), back, a_payslip="1", key=key_in(form))
    assert sent.status_code == 302
    assert sent.headers["Location"].endswith(f"/en/holiday-pay/{second.id}/")


def test_the_officer_sees_what_the_next_run_makes_and_what_none_makes(
    staff: Any, office: Any
) -> None:
    from mutua.payroll import services
    from tests.support.books import HOUSE, STAFF

    work = exit_pay.office_evening()
    with clock.on(payday.LAST):
        run = services.open_run(
            actor=STAFF, key=uuid4(), run=uuid4(), legal_entity=HOUSE, paid_on=payday.PAID_ON
        )
        months = [one.id for one in payday.months_of(work)]
        services.pay_due(actor=STAFF, key=uuid4(), run=run, only=months)
        services.end_run(actor=STAFF, key=uuid4(), run=run)
        page = staff.get("/en/staff/payroll/")
        seen = text_of(page)
        assert "1 holiday pay at the end of a contract, out of what was set aside." in seen
        assert staff.post("/en/staff/payroll/run/", {"key": key_in(page)}).status_code == 302
        assert "1 holiday pay at the end" in text_of(staff.get("/en/staff/payroll/"))
    (pay,) = exit_pay.exits(work)
    assert pay.run_id != payday.paid(work)[0].run_id
    her = signed_in(ALICE).get(f"/en/holiday-pay/{pay.id}/")  # also of a run of nothing else
    assert her.status_code == 200
    person = text_of(staff.get(f"/en/staff/payroll/person/{pay.person_id}/"))
    assert "Holiday pay at the end of contracts" in person
    assert money(pay.net_pay, "en") in person

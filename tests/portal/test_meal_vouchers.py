"""The board decides meal vouchers, a member reads them on her payslip, payroll orders them."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import pytest

from mutua.ground.transactions import reading
from tests.portal.enterprise import key_in, send
from tests.portal.pages import text_of

pytestmark = pytest.mark.usefixtures("office")
RULES, ORDERS = "/en/staff/house/vouchers/", "/en/staff/payroll/vouchers/"
MAY = {"from_day_0": "1", "from_day_1": "5", "from_day_2": "2026"}
SAID = {"employer_part": "8.91", "worker_part": "1.09", "agreement": "Agreement of 2 March 2026",
        "borne_by": "pot"}  # fmt: skip


def number_of_issuer() -> str:
    from mutua.people.models import LegalPerson
    from tests.support import authorities, contracts

    person = authorities.office()
    with reading(contracts.READER):
        return str(LegalPerson.objects.get(person=person).enterprise_number)


def test_where_the_board_has_decided_none_the_page_of_orders_says_so(
    office: Any, staff: Any
) -> None:
    from mutua.payroll import vouchers

    seen = staff.get(ORDERS)
    assert (seen.status_code, "Nothing is to be ordered." in text_of(seen)) == (200, True)
    with reading(office.STAFF):
        assert vouchers.last_months("nobody", office.DAY) == {}


def test_the_board_decides_within_the_law(staff: Any) -> None:
    from tests.support import vouchers

    given = {**SAID, **MAY, "issuer": number_of_issuer()}
    for wrong, words in (
        ({"employer_part": "8.92"}, "The law lets no such part"),
        ({"worker_part": "1"}, "The law asks for a larger part"),
        ({"from_day_0": "2"}, "Write the first day of a month"),
        ({"issuer": "0123.456.749"}, "No company of the register has this number"),
        ({"issuer": ""}, "Vouchers have an issuer"),
        ({"agreement": ""}, "Write the agreement"),
        ({"borne_by": ""}, "Choose who bears it."),
    ):
        answer = send(staff, RULES, **{**given, **wrong})
        assert answer.status_code == 422, wrong
        assert words in text_of(answer), wrong
    assert send(staff, RULES, **given).status_code == 302
    said = text_of(staff.get(RULES))
    assert "None are given today" in said
    assert "€8.91 + €1.09" in said
    assert "The common pot bears the part of the house." in said
    assert "Vouchers that replace pay, a bonus or an advantage, even in part, are pay" in said
    vouchers.end()  # from April on, as every test finds it


def test_a_month_is_ordered_with_one_button_and_its_sheet_names_each(
    office: Any, staff: Any
) -> None:
    from tests.support import voucher_cases, vouchers

    voucher_cases.given()
    seen = staff.get(ORDERS)
    assert "1 voucher, work up to the end of February 2026" in text_of(seen)
    (month,) = re.findall(r'name="month" value="([^"]+)"', seen.content.decode())
    assert month == "2026-02-01"
    said = {"key": key_in(seen), "month": month}
    for _ in range(2):
        assert staff.post(f"{ORDERS}order/", said).status_code == 302
    (order,) = vouchers.orders()
    sheet = staff.get(f"{ORDERS}{order.id}.csv")
    assert sheet["Content-Type"].startswith("text/csv")
    head, line = sheet.content.decode().splitlines()
    assert head == "worker_number;name;month;vouchers;face_value;amount"
    assert line.endswith("Alice Dubois;2026-02;1;8.00;8.00")
    assert "Nothing is to be ordered." in text_of(staff.get(ORDERS))
    again = staff.post(f"{ORDERS}order/", {**said, "key": "018f0000-0000-7000-8000-00000000f00d"})
    assert again.status_code == 422
    assert "Nothing is to be ordered of this month." in text_of(again)


def test_an_order_is_taken_back_with_one_button_as_long_as_no_payment_takes_it(
    office: Any, staff: Any
) -> None:
    from mutua.treasury import services as treasury
    from tests.support import payments, voucher_cases, vouchers

    voucher_cases.given()
    vouchers.order(vouchers.FEBRUARY)
    order = vouchers.orders()[-1]
    path = f"{ORDERS}{order.id}/withdraw/"
    seen = staff.get(ORDERS)
    assert path in seen.content.decode()
    payments.open_treasury()
    batch = payments.made(kinds=("meal_vouchers",))
    assert path not in staff.get(ORDERS).content.decode()
    refused = staff.post(path, {"key": key_in(seen)})
    assert refused.status_code == 422
    assert "A payment takes this order." in text_of(refused)
    treasury.drop_batch(actor=payments.MAKER, key=uuid4(), batch=batch)
    for _ in range(2):
        assert staff.post(path, {"key": key_in(seen)}).status_code == 302
    said = text_of(staff.get(ORDERS))
    assert "nothing is owed for it" in said
    assert "work up to the end of February 2026" in said
    vouchers.order(vouchers.FEBRUARY)


def test_what_was_given_late_or_ordered_too_much_shows_however_old_it_is(
    office: Any, staff: Any
) -> None:
    from datetime import date

    from mutua.ground import clock
    from mutua.work.models import Period
    from tests.support import absences, contracts, corrections, voucher_cases, vouchers

    voucher_cases.given()
    with clock.on(date(2026, 9, 1)):
        assert "1 voucher, work up to the end of February 2026" in text_of(staff.get(ORDERS))
        vouchers.order(vouchers.FEBRUARY)
        with reading(contracts.READER):
            day = Period.objects.filter(freed=False, day__month=2).order_by("-day")[0].day
        absences.say(day, kind="unpaid")
        corrections.correct(since=vouchers.FEBRUARY)
        said = text_of(staff.get(ORDERS))
    assert "Nothing is to be ordered." in said
    assert "Alice Dubois −€8.00" in said
    assert "Too much was ordered, and this issuer loads none any more." in said


def test_before_she_signs_she_reads_what_vouchers_take_off_her_net(office: Any, alice: Any) -> None:
    from datetime import date

    from tests.support import contracts, vouchers

    vouchers.end(date(2026, 9, 1))
    vouchers.decide(from_day=date(2026, 10, 1), borne_by="pot")
    work = {"regime": "employee", "answers": {"nature_justifies": True}, "pay_from": "gross",
            "pay_amount": 20_000}  # fmt: skip
    with_one, without = (
        contracts.approved(hours=contracts.at(day, "09:00", "12:00"), **work)
        for day in (date(2026, 10, 6), date(2026, 9, 30))
    )
    said = text_of(alice.get(f"/en/contract/{with_one}/"))
    assert "Taken off the net: your part of the meal vouchers €1.09" in said
    assert "meal vouchers" not in text_of(alice.get(f"/en/contract/{without}/"))
    vouchers.end(date(2026, 10, 1))


def test_a_member_reads_her_part_and_what_her_budget_bears(office: Any, alice: Any) -> None:
    from mutua.payroll.models import Payslip
    from tests.support import contracts, voucher_cases

    voucher_cases.given()
    with reading(contracts.READER):
        slip = Payslip.objects.filter(inputs__has_key="meal_vouchers").order_by("id").last()
    said = text_of(alice.get(f"/en/payslip/{slip.id}/"))
    assert "Meal vouchers: your part" in said
    assert "−€1.09" in said
    assert "Your own part of each voucher is kept of your net pay." in said
    assert "€8.00" in said

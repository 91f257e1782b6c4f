"""The house's own staff is paid elsewhere: its payslips come into the books, whole or not at all."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest

from mutua.ground import doctor
from mutua.ground.sheets import DryRun, SheetRefused
from mutua.ground.transactions import reading

ACCOUNTS = (
    "staff_wages", "staff_contributions", "staff_pay_costs", "staff_pay_payable",
    "staff_social_security_payable", "staff_tax_payable", "staff_costs_payable",
    "staff_holiday_provision",
)  # fmt: skip


@pytest.fixture
def staff_pay(shop):
    from tests.support import staff_pay

    return staff_pay


def take(sheet, **more):
    from mutua.payroll.staff_pay import import_staff_pay
    from tests.support.books import HOUSE, STAFF

    return import_staff_pay(
        actor=STAFF, key=more.pop("key", uuid4()), sheet=sheet, legal_entity=HOUSE, **more
    )


def balances():
    from django.db.models import Sum

    from mutua.ledger.models import Posting
    from tests.support import contracts

    with reading(contracts.READER):
        rows = Posting.objects.filter(account__in=ACCOUNTS).values_list("account")
        return dict(rows.annotate(Sum("amount")))


def moved(before, after):
    return {one: after.get(one, 0) - before.get(one, 0) for one in ACCOUNTS}


def test_a_month_of_staff_is_booked_to_the_house_once(staff_pay):
    case, before = staff_pay.case(), balances()
    sheet, key = staff_pay.sheet(case), uuid4()
    assert take(sheet, key=key) == 1
    lines, after = case["expected"], balances()
    found = moved(before, after)
    assert found["staff_wages"] == 320_000
    assert found["staff_pay_payable"] == -lines["net_pay"]
    assert found["staff_tax_payable"] == -lines["withholding_tax"]
    assert sum(found.values()) == 0
    assert take(sheet, key=key) == 1  # the same key, and the same case with another
    assert take(staff_pay.sheet(case)) == 1
    assert balances() == after
    assert [one.check.code for one in doctor.examine() if not one.holds] == []


def test_a_try_keeps_nothing(staff_pay):
    before = balances()
    with pytest.raises(DryRun):
        take(staff_pay.sheet(), dry_run=True)
    assert balances() == before


def spoilt(case, **lines):
    return {**case, "expected": {**case["expected"], **lines}}


def test_one_wrong_case_and_nothing_is_taken_with_line_and_reason(staff_pay):
    good, before = staff_pay.case(), balances()
    wrong = [
        spoilt(staff_pay.case(), net_pay=1),
        spoilt(staff_pay.case(), employer_cost=1),
        spoilt(staff_pay.case(), lottery=5),
        spoilt(staff_pay.case(), net_pay="much"),
        staff_pay.case(regime="clown"),
        staff_pay.case(country="fr"),
        staff_pay.case(worked_until="2026-02-31"),
        staff_pay.case(worked_until="2027-02-28"),
        staff_pay.case(id=""),
        staff_pay.case(inputs=None),
        staff_pay.case(surprise=1),
    ]
    with pytest.raises(SheetRefused) as caught:
        take(staff_pay.sheet(good, *wrong))
    found = {one.line: one.column for one in caught.value.errors}
    assert found == {
        2: "expected.net_pay", 3: "expected.employer_cost", 4: "expected.lottery",
        5: "expected.net_pay", 6: "regime", 7: "country", 8: "worked_until", 9: "worked_until",
        10: "id", 11: "inputs", 12: "surprise",
    }  # fmt: skip
    assert balances() == before


def test_a_case_that_stands_with_other_amounts_is_refused(staff_pay):
    case = staff_pay.case()
    take(staff_pay.sheet(case))
    lines = case["expected"]
    other = spoilt(
        case, withholding_tax=lines["withholding_tax"] - 100, net_pay=lines["net_pay"] + 100
    )
    with pytest.raises(SheetRefused) as caught:
        take(staff_pay.sheet(other))
    assert caught.value.errors[0].column == "id"


@pytest.mark.parametrize(
    "text, line",
    [
        ("", 1),
        ("{}", 1),
        ("[]", 1),
        ('[{"id": "a"}\n{"id": "b"}]', 2),
        ('[{"id": "a"},\n{"id": ]', 2),
        ('[{"id": 1.5}]', 1),
        ('[\n\n{"id": NaN}]', 3),
        ("[{}] more", 1),
        ("[" * 100_000, 1),
    ],
)
def test_a_file_that_is_no_list_of_cases_is_refused_by_its_line(staff_pay, tmp_path, text, line):
    from mutua.payroll.staff_pay import read

    path = tmp_path / "staff-pay.json"
    path.write_text(text)
    with pytest.raises(SheetRefused) as caught:
        read(path)
    assert caught.value.errors[0].line == line
    path.write_bytes(b'[{"id": "\xff"}]')
    with pytest.raises(SheetRefused):
        read(path)


def test_what_the_house_exports_can_be_read(staff_pay, tmp_path):
    from mutua.payroll.staff_pay import read

    path = staff_pay.file(tmp_path, staff_pay.case(), staff_pay.case())
    assert [line for line, _ in read(path).rows] == [1, 2]
    assert json.loads(path.read_text())[0]["regime"] == "employee"

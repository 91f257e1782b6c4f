"""The door of the make-believe cooperative, and that no other house has it."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from tests.portal.enterprise import with_database

NOBODY = "018f0000-0000-7000-8000-0000000000aa"


@pytest.fixture(scope="module")
def demo(store):
    from django.core import mail

    from mutua.cli.demonstration import Demo
    from mutua.ground import clock
    from mutua.portal.demo import people

    mail.outbox = []
    demo = Demo(2, date(2026, 2, 1), date(2026, 3, 16), 1)
    demo.play()
    with clock.on(demo.last):
        people.open_accounts(demo)
    return demo


@pytest.fixture
def visitor(demo):
    from django.test import Client

    with with_database():
        yield Client()


def test_a_newcomer_enters_as_a_member_and_sees_her_home(visitor, demo):
    from mutua.portal.accounts.models import Account

    page = visitor.get("/en/demo/")
    assert page.status_code == 200
    assert demo.name_of(0) in page.content.decode()
    account = Account.objects.get(person=demo.id("person", 0))
    answer = visitor.post("/en/demo/", {"account": str(account.id)})
    assert (answer.status_code, answer.url) == (302, "/en/arrived/")
    assert demo.name_of(0) in visitor.get("/en/home/").content.decode()


@pytest.mark.parametrize(
    "address, words",
    [
        ("adviser@demo.example", ("Who asks to be a member", "Expenses to decide", "1")),
        ("payroll@demo.example", ("Work to pay", "Contracts to declare")),
        ("administrator@demo.example", ("Who asks to be a member",)),
        ("treasurer@demo.example", ("Open invoices", "Shares to be paid")),
        ("second-treasurer@demo.example", ("What is owed and can be paid",)),
    ],
)
def test_a_newcomer_enters_as_each_of_those_who_work_there(visitor, address, words):
    from mutua.portal.accounts.models import Account

    account = Account.objects.get(user__email=address)
    assert account.role in ("staff", "treasury")
    page = visitor.post("/en/demo/", {"account": str(account.id)}, follow=True)
    for one in words:
        assert one in page.content.decode(), one
    assert visitor.get("/en/home/").status_code == 403


def test_who_just_came_through_the_door_is_not_asked_for_a_code_that_nobody_has(visitor):
    from mutua.portal.accounts.models import Account

    account = Account.objects.get(user__email="administrator@demo.example")
    visitor.post("/en/demo/", {"account": str(account.id)})
    assert visitor.get("/en/staff/house/roles/treasurer/").status_code == 200


def test_members_were_employed_and_paid_and_what_the_bank_said_is_booked(demo):
    from mutua.ground import actors, doctor
    from mutua.ground.transactions import reading
    from mutua.payroll.models import Payslip
    from mutua.treasury.models import Payment, StatementLine

    with reading(actors.job("test")):
        payslips = set(Payslip.objects.values_list("id", flat=True))
        paid = set(Payment.objects.filter(state="paid").values_list("debt", flat=True))
        assert payslips & paid
        assert set(StatementLine.objects.values_list("state", flat=True)) == {"matched"}
    assert [one.check.code for one in doctor.examine() if not one.holds] == []


def earn(demo):
    """The first member's activity has a budget: she has invoiced an evening."""
    from mutua.activities import services
    from mutua.cli.demonstration import STAFF
    from tests.support.shop import EVENING

    invoice = uuid4()
    services.draft_invoice(
        actor=STAFF, key=uuid4(), invoice=invoice, activity=demo.id("activity", 0),
        client=demo.id("client", 0), lines=(EVENING,),
    )  # fmt: skip
    services.issue_invoice(actor=STAFF, key=uuid4(), invoice=invoice)


def test_two_who_came_through_the_door_pay_what_is_owed(visitor, demo):
    from mutua.ground import clock
    from mutua.portal.accounts.models import Account
    from tests.portal.enterprise import key_in

    def enter(name):
        account = Account.objects.get(user__email=f"{name}@demo.example")
        visitor.post("/en/demo/", {"account": str(account.id)})

    with clock.on(demo.last):
        earn(demo)
        enter("adviser")
        claim = f"/en/staff/expenses/{demo.id('expense')}/"
        page = visitor.get(claim)
        visitor.post(claim, {"key": key_in(page), "deductible": "0"})
        enter("treasurer")
        page = visitor.get("/en/staff/treasury/payments/new/")
        day = {f"execution_on_{n}": one for n, one in enumerate(("17", "3", "2026"))}
        made = visitor.post("/en/staff/treasury/payments/new/", {"key": key_in(page), **day})
        assert made.status_code == 302, made.context["problems"]
        enter("second-treasurer")
        page = visitor.get(f"{made.url}approve/")
        digest = page.context["batch"].file
        said = {"key": key_in(page), "file": digest}
        assert visitor.post(f"{made.url}approve/", said).status_code == 302
        assert "Approved, leaves now" in visitor.get(made.url).content.decode()


@pytest.mark.parametrize("account", ["", "x", NOBODY])
def test_nobody_else_can_be_entered_as(visitor, account):
    assert visitor.post("/en/demo/", {"account": account}).status_code == 404


def test_the_store_of_somebody_has_no_such_door(store, visitor, postgres):
    from mutua.ground.actors import STAFF, Actor
    from mutua.ledger import services
    from tests.support.books import DETAILS

    services.add_legal_entity(
        actor=Actor(STAFF, job="test"), key=uuid4(), code="coop", name="Coop", country="be", currency="EUR",
        details=DETAILS,
    )  # fmt: skip
    assert visitor.get("/en/demo/").status_code == 404
    assert visitor.post("/en/demo/", {"account": "x"}).status_code == 404

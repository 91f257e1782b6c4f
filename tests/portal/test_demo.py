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

    from mutua.cli.demonstration import STAFF, Demo
    from mutua.portal.accounts.services import open_account

    mail.outbox = []
    demo = Demo(2, date(2026, 3, 1), date(2026, 3, 16), 1)
    demo.play()
    open_account(actor=STAFF, key=uuid4(), person=demo.id("person", 0))
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
    assert demo.name_of(1) not in page.content.decode()
    account = Account.objects.get(person=demo.id("person", 0))
    answer = visitor.post("/en/demo/", {"account": str(account.id)})
    assert (answer.status_code, answer.url) == (302, "/en/home/")
    assert demo.name_of(0) in visitor.get("/en/home/").content.decode()


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

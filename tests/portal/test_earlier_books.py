"""What an earlier system invoiced and had signed is on the pages of its member like all else."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail

from mutua.ground import clock
from mutua.ground.transactions import reading
from tests.portal.enterprise import with_database
from tests.portal.pages import text_of
from tests.portal.people import PASSWORD
from tests.support.books import STAFF

pytestmark = pytest.mark.usefixtures("office")


@pytest.fixture(scope="module")
def house(store: Any) -> Any:
    """Nora came with the books of an earlier system, and has an account."""
    from mutua.people.imports import person_of
    from mutua.portal.accounts import services
    from tests.support import opening, shop

    mail.outbox = []
    shop.open_shop()
    with clock.on(shop.DAY):
        opening.import_folder()
        services.open_account(actor=STAFF, key=uuid4(), person=person_of("M-001"), role="member")
    return opening


@pytest.fixture
def office(house: Any) -> Any:
    from tests.support.shop import DAY

    mail.outbox = []
    with clock.on(DAY), with_database():
        yield house


@pytest.fixture
def nora(office: Any) -> Any:
    from django.contrib.auth.models import User
    from django.test import Client

    user = User.objects.get(email="nora@example.org")
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    visitor = Client()
    visitor.force_login(user)
    return visitor


def test_an_earlier_invoice_has_its_page_and_its_copy(office: Any, nora: Any) -> None:
    invoice = office.invoice("2025-0117")
    shown = nora.get(f"/en/invoice/{invoice}/")
    assert shown.status_code == 200
    assert "2025-0117" in text_of(shown)
    assert "121.00" in text_of(shown)  # what was given back of it
    paper = nora.get(f"/en/invoice/{invoice}/invoice.pdf")
    assert (paper.status_code, paper["Content-Type"]) == (200, "application/pdf")
    assert nora.get(f"/en/invoice/{invoice}/credit/").status_code == 200


def test_an_earlier_order_has_its_page_and_is_invoiced_there(office: Any, nora: Any) -> None:
    from mutua.activities.models import Order

    with reading(office.READER):
        order = Order.objects.get(earlier_number="B-2025-031").id
    shown = nora.get(f"/en/order/{order}/")
    assert shown.status_code == 200
    assert "2025-0125" in text_of(shown)  # the deposit that was invoiced there
    assert "Make the final invoice" in text_of(shown)
    paper = nora.get(f"/en/order/{order}/order.pdf")
    assert (paper.status_code, paper["Content-Type"]) == (200, "application/pdf")


def test_her_home_shows_the_budget_with_which_the_books_began(office: Any, nora: Any) -> None:
    home = nora.get("/en/home/")
    assert home.status_code == 200
    # Of 2,000 euros the contract that runs will take 879.55; a signed order promises more.
    assert "Available budget €1,849.75" in text_of(home)
    assert "€879.55 is set aside for signed contracts." in text_of(home)
    activity = re.search(r"/en/activity/[0-9a-f-]+/", home.content.decode())
    assert activity is not None
    assert "What was there when these books began" in text_of(nora.get(activity[0]))


def test_payslips_of_the_earlier_payroll_are_listed_apart_and_without_a_paper(nora: Any) -> None:
    from django.urls import reverse
    from django.utils.translation import override

    with override("en"):
        page = nora.get(reverse("payslips"))
    assert page.status_code == 200
    said = text_of(page)
    assert "Made by the earlier payroll" in said
    assert "You have no payslip yet" not in said
    for words in ("payslip 2026-0011", "Secretariat Example", "274.83", "paid on", "2026-0038"):
        assert words in said, words
    part = page.content.decode().partition('id="before"')[2].partition("</section>")[0]
    assert part.count("<li>") == 2
    assert "<a " not in part

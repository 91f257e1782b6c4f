"""Those who work for the cooperative: expenses decided, money recorded, lists that stay quick."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from mutua.ground import clock, payment_reference
from mutua.ground.transactions import reading
from tests.portal.enterprise import key_in
from tests.portal.pages import text_of
from tests.portal.people import THEO, signed_in
from tests.support.store import ALICE, CHARLIE, OLGA

pytestmark = pytest.mark.usefixtures("office")
IBAN = "BE71 0961 2345 6769"
TODAY = {"received_on_0": "16", "received_on_1": "3", "received_on_2": "2026"}


# ── Expenses ────────────────────────────────────────────────────────────────────────────────────


def test_an_expense_is_approved_with_the_vat_that_may_be_deducted(staff: Any, office: Any) -> None:
    office.issued_invoice()
    address = f"/en/staff/expenses/{office.claimed()}/"
    page = staff.get(address)
    for words in ("Shoes", "€12.10", "€2.10", "Alice Dubois", "Alice dances"):
        assert words in text_of(page), words
    assert 'value="2.10"' in page.content.decode()
    said = {"key": key_in(page), "deductible": "2"}
    for _ in range(2):  # a double click approves once
        assert staff.post(address, said).status_code in (200, 302)
    assert "Approved" in text_of(staff.get(address))


def test_the_paper_is_shown_as_something_that_cannot_run(staff: Any, office: Any) -> None:
    paper = staff.get(f"/en/staff/expenses/{office.claimed()}/paper")
    assert paper.headers["Content-Type"] == "image/jpeg"
    assert paper.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in paper.headers["Content-Security-Policy"]


@pytest.mark.parametrize("kept", [b"<html><script>alert(1)</script>", b"<svg onload='x'/>"])
def test_what_is_no_picture_is_never_shown_in_the_page_s_own_name(kept: bytes) -> None:
    from mutua.portal.received import shown

    answer = shown(kept, "paper")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("said", ["", "many", "3"])
def test_vat_that_cannot_be_deducted_says_so(staff: Any, office: Any, said: str) -> None:
    office.issued_invoice()
    address = f"/en/staff/expenses/{office.claimed()}/"
    answer = staff.post(address, {"key": str(uuid4()), "deductible": said})
    assert answer.status_code == 422
    assert 'href="#deductible"' in answer.content.decode()


def test_more_than_the_budget_holds_is_not_approved(staff: Any, office: Any) -> None:
    expense = office.claimed(amount=90_000_000, vat=0)
    address = f"/en/staff/expenses/{expense}/"
    answer = staff.post(address, {"key": str(uuid4()), "deductible": "0"})
    assert answer.status_code == 422
    assert "holds less than this" in text_of(answer)


def test_an_expense_is_refused_with_a_reason_alone(staff: Any, office: Any) -> None:
    address = f"/en/staff/expenses/{office.claimed()}/"
    answer = staff.post(address + "refuse/", {"key": str(uuid4()), "why": " "})
    assert answer.status_code == 422
    assert 'href="#why"' in answer.content.decode()
    said = {"key": str(uuid4()), "why": "No bill of ours"}
    assert staff.post(address + "refuse/", said).status_code == 302
    assert "No bill of ours" in text_of(staff.get(address))


# ── Money ───────────────────────────────────────────────────────────────────────────────────────


def kept(office: Any, invoice: Any) -> Any:
    from mutua.activities.models import Invoice

    with reading(office.STAFF):
        return Invoice.objects.get(id=invoice)


def test_an_invoice_is_found_by_reference_client_and_amount(treasurer: Any, office: Any) -> None:
    from tests.support.shop import DraftLine

    line = DraftLine("A song", 12_345, 1_000, "C62", "general_service")
    found = kept(office, office.issued_invoice((line,)))
    reference = payment_reference.shown(found.payment_reference)
    address = f"/en/staff/treasury/invoice/{found.id}/"
    for asked in (reference, "du coin", "149,37"):
        seen = treasurer.get("/en/staff/treasury/", {"q": asked}).content.decode()
        assert address in seen, asked
    assert address not in treasurer.get("/en/staff/treasury/", {"q": "Zzz"}).content.decode()


def test_money_is_recorded_against_its_invoice_until_nothing_is_open(
    treasurer: Any, office: Any
) -> None:
    from mutua.activities.models import Receipt

    found = kept(office, office.issued_invoice())
    address = f"/en/staff/treasury/invoice/{found.id}/"
    page = treasurer.get(address)
    said = {"key": key_in(page), "amount": "1000", "reference": "E2E-1", **TODAY}
    for _ in range(2):  # a double click records once
        assert treasurer.post(address, said).status_code == 302
    page = treasurer.get(address)
    assert "Received on Mon 16 Mar 2026 €1,000.00" in text_of(page)
    assert "Open €325.01" in text_of(page)
    rest = {"key": key_in(page), "amount": "325,01", "reference": "", **TODAY}
    assert treasurer.post(address, rest).status_code == 302
    assert treasurer.get(address).status_code == 404
    with reading(office.STAFF):
        assert Receipt.objects.filter(invoice=found).count() == 2


@pytest.mark.parametrize(
    "said, field",
    [
        ({"amount": ""}, "amount"),
        ({"amount": "0"}, "amount"),
        ({"amount": "-5"}, "amount"),
        ({"received_on_2": "2027"}, "received_on_0"),
        ({"received_on_0": "x"}, "received_on_0"),
    ],
)
def test_money_that_cannot_have_come_says_where(
    treasurer: Any, office: Any, said: dict[str, str], field: str
) -> None:
    address = f"/en/staff/treasury/invoice/{office.issued_invoice()}/"
    whole = {"key": str(uuid4()), "amount": "5", "reference": "", **TODAY, **said}
    answer = treasurer.post(address, whole)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.content.decode()


@pytest.mark.parametrize(
    "said, field",
    [({"amount": "29"}, "amount"), ({"paid_from": "BE71"}, "paid_from"),
     ({"received_on_0": "1"}, "received_on_0")],
)  # fmt: skip
def test_shares_that_are_not_paid_whole_say_where(
    treasurer: Any, office: Any, said: dict[str, str], field: str
) -> None:
    from tests.support import capital

    address = f"/en/staff/treasury/shares/{capital.asked(CHARLIE)}/"
    whole = {"key": str(uuid4()), "amount": "30", "paid_from": IBAN, **TODAY, **said}
    answer = treasurer.post(address, whole)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.content.decode()


def test_what_is_late_stands_in_the_group_of_its_age(treasurer: Any, office: Any) -> None:
    from mutua.activities import queries

    with reading(office.STAFF):
        before = queries.by_age(queries.open_invoices(), office.DAY)
    found = kept(office, office.issued_invoice())
    for days, group in ((30, 0), (31, 1), (60, 1), (61, 2), (90, 2), (91, 3), (121, 4)):
        with reading(office.STAFF):
            groups = queries.by_age(queries.open_invoices(), office.DAY + timedelta(days=days))
        assert groups[group] == sum(before) + found.gross, days
    with clock.on(office.DAY + timedelta(days=37)):
        assert "7 days late" in text_of(treasurer.get("/en/staff/treasury/"))


# ── Lists stay quick ────────────────────────────────────────────────────────────────────────────


def questions(visitor: Any, address: str, limit: Any) -> int:
    with limit(60) as asked:
        assert visitor.get(address).status_code == 200
    return len(asked.captured_queries)


def grown(office: Any, order: Any) -> None:
    """Ten more of everything that lists show."""
    from mutua.activities import services
    from tests.support import capital, trade

    for number in range(10):
        office.issued_invoice()
        trade.issued_part(order, "stage", share=100)
        trade.planned()
        trade.booked(office.ALICES)
        trade.received()
        trade.given()
        if number < 3:
            capital.repaid(capital.leaving())
            capital.leaving()
        services.claim_expense(
            actor=office.alice, key=uuid4(), expense=uuid4(), activity=office.ALICES,
            person=ALICE, nature="material", text=f"Thing {number}", spent_on=office.DAY,
            amount=100, paper=uuid4().hex * 2,
        )  # fmt: skip
        capital.asked(capital.newcomer(f"Newcomer {number}"))
        capital.asked(ALICE)
        capital.account(ALICE, ("BE68 5390 0754 7034", capital.IBAN)[number % 2])


PAGES: dict[str, Callable[[], Any]] = {
    "/en/staff/": lambda: signed_in(OLGA),
    "/en/staff/admissions/": lambda: signed_in(OLGA),
    "/en/staff/expenses/": lambda: signed_in(OLGA),
    "/en/staff/members/": lambda: signed_in(OLGA),
    "/en/staff/house/": lambda: signed_in(OLGA),
    "/en/staff/treasury/": lambda: signed_in(THEO),
    "/en/staff/treasury/?q=theatre": lambda: signed_in(THEO),
    "/en/membership/": lambda: signed_in(ALICE),
    "/en/membership/acts/": lambda: signed_in(ALICE),
    "/en/shares/": lambda: signed_in(ALICE),
    "/en/activity/018f0000-0000-7000-8000-0000000000a1/plans/": lambda: signed_in(ALICE),
    "/en/activity/018f0000-0000-7000-8000-0000000000a1/received/": lambda: signed_in(ALICE),
    "/en/activity/018f0000-0000-7000-8000-0000000000a1/transfers/": lambda: signed_in(ALICE),
    "/en/staff/house/roles/": lambda: signed_in(OLGA),
    "/en/staff/leaving/": lambda: signed_in(OLGA),
    "/en/staff/bills/": lambda: signed_in(OLGA),
    "/en/particulars/": lambda: signed_in(ALICE),
    "/en/activity/018f0000-0000-7000-8000-0000000000a1/": lambda: signed_in(ALICE),
}


@pytest.mark.parametrize("asked", ["%00", "a%00b", "1.000.000.000.000.000.000.000.000"])
@pytest.mark.parametrize("page", ["members", "treasury"])
def test_a_search_for_what_no_text_holds_finds_nothing(page: str, asked: str, office: Any) -> None:
    visitor = signed_in(OLGA if page == "members" else THEO)
    assert visitor.get(f"/en/staff/{page}/?q={asked}").status_code == 200


def test_no_page_asks_more_of_a_store_that_has_grown(
    office: Any, django_assert_max_num_queries: Any
) -> None:
    from tests.support import capital, trade

    order = trade.signed_order()
    trade.issued_part(order, "deposit", share=100)
    trade.planned()
    trade.booked(office.ALICES)
    trade.received()
    trade.given()
    capital.repaid(capital.leaving())
    capital.leaving()
    pages = {**PAGES, f"/en/order/{order}/": lambda: signed_in(ALICE)}

    office.issued_invoice()
    office.claimed()
    capital.asked(capital.newcomer())
    capital.asked(ALICE)
    capital.account(ALICE)
    limit = django_assert_max_num_queries
    few = {address: questions(who(), address, limit) for address, who in pages.items()}
    grown(office, order)
    many = {address: questions(who(), address, limit) for address, who in pages.items()}
    assert many == few

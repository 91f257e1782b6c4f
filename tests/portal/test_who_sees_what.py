"""Every address of the portal with a database, every role, every method: the status it answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core import mail

from mutua.ground import clock
from tests.portal.enterprise import with_database
from tests.portal.people import (
    THEO,
    add_second_factor,
    open_accounts,
    open_treasury,
    shown_again,
    signed_in,
)
from tests.support.store import ALICE, BOB, CHARLIE, OLGA

METHODS = ("get", "post", "put", "delete")
ROLES = ("nobody", "member", "stranger", "staff", "treasury")
ONLY_POST = {
    "order_send", "order_replace", "order_drop", "invoice_of_order", "invoice_issue", "invoice_drop", "expense_withdraw", "share_cancel",
    "share_accept", "share_decline", "share_withdraw", "admit", "contract_regime", "contract_submit",
    "contract_worked", "contract_drop", "payroll_run", "contract_again", "absence_withdraw",
    "invitation_withdraw",
    "voucher_order", "voucher_order_withdraw",
}  # fmt: skip
ONLY_GET = {
    "home", "activity", "entry", "clients", "order", "order_paper", "invoice", "invoice_paper",
    "expenses", "expense", "expense_paper", "membership", "shares", "share_certificate",
    "share_payment", "staff", "admissions", "admission", "claims", "claim_paper", "members",
    "house", "treasury", "acts", "looks", "particulars",
    "plans", "plan", "my_bills", "my_bill", "bills",
    "transfers", "internal", "roles", "leaving", "share_certificate_paper", "contracts", "contract",
    "contract_paper", "queue", "declarations", "decisions",
    "payments", "batch", "batch_file", "account", "statement", "unknown_money", "supplier_bills", "refunds",
    "authorities", "fund", "coverage", "coverage_line", "house_coverage", "house_coverage_line",
    "outlook", "house_outlook",
    "payslips", "payslip", "payslip_paper", "exit_pay", "exit_pay_paper", "payroll", "payslips_of",
    "late", "late_invoice", "late_file",
    "absences", "absence", "absence_paper", "absences_unpaid", "absence_certificate",
    "quarter", "voucher_orders", "voucher_sheet",
    "kept_back", "my_writ_paper", "writs", "writ", "writ_paper", "writ_declaration",
    "pay_advances", "individual_account", "holiday_certificate",
    "contract_ahead", "salaries", "invitation",
}  # fmt: skip
# A member without anything has these too: they are about herself.
EACH_HER_OWN = {
    "home", "membership", "membership_ask", "membership_leave", "shares", "share_subscribe",
    "share_offer", "activity_new", "acts", "looks", "particulars", "particulars_change",
    "particulars_number", "particulars_account", "contracts", "household", "coverage",
    "coverage_line", "outlook", "payslips", "absences", "absence_new", "kept_back", "my_children", "pay_advance",
}  # fmt: skip
LEADS_ON = {
    "order_work",
    "order_when",
    "order_part",
    "contract_invite",
    "membership_ask",
    "bill_refuse",
    "particulars_number",
}  # sent before, not signed, a member already, or said once
# These ask once more who one is.
ASKS_AGAIN = {
    "particulars_account": ALICE, "role": OLGA, "role_new": OLGA, "decide": OLGA,
    "contract_sign": ALICE, "payslip_give_back": ALICE, "exit_pay_give_back": ALICE, "writ_confirm": OLGA,
}  # fmt: skip
ASKS_AGAIN |= {
    "company_new": OLGA,
    "authority_name": THEO,
    "authority_confirm": THEO,
    "batch_approve": THEO,
    "late_decide": THEO,
    "fund_rules": OLGA,
    "another_role": OLGA,
    "voucher_rules": OLGA,
}
OF_TREASURY = {
    "treasury", "treasury_invoice", "treasury_shares", "treasury_repayment", "treasury_return",
    "payments", "batch_new", "batch", "batch_file", "batch_approve", "batch_drop", "account",
    "bank_file", "statement", "unknown_money", "match", "match_bills", "match_claims", "supplier_bills", "bill_hold",
    "bill_release", "refunds", "refund_line", "refund_invoice", "refund_account", "fund", "authorities", "authority_name",
    "authority_confirm", "house_coverage", "house_coverage_line",
    "house_outlook",
    "late", "late_invoice", "late_file", "late_plan", "late_bankrupt", "late_closed", "late_loss",
    "late_decide", "late_drop", "late_vat", "late_step",
}  # fmt: skip


@pytest.fixture(scope="module")
def house(store: Any, tmp_path_factory: Any) -> Iterator[dict[str, Any]]:
    """A house in which Alice has one of each thing."""
    from mutua.people import services as people
    from tests.support import capital, contracts, shop, trade

    with pytest.MonkeyPatch.context() as place, clock.on(shop.DAY), with_database():
        place.setenv("MUTUA_FILES", str(tmp_path_factory.mktemp("files")))
        mail.outbox = []
        shop.open_shop()
        open_accounts()
        add_second_factor("olga@example.org")
        open_treasury()
        contracts.get_ready()
        number = contracts.national_number()
        people.say_national_number(actor=shop.STAFF, key=uuid4(), person=CHARLIE, number=number)
        yield (
            things(shop, capital, trade)
            | contracts_of(contracts)
            | for_good(shop)
            | too_much()
            | away()
            | creditor()
            | advance()
        )


def away() -> dict[str, Any]:
    """A day on which Alice is ill, with its certificate."""
    from mutua.ground import places
    from tests.support import absences, shop

    certificate = places.files().put(b"%PDF-1.7 ill", "application/pdf")
    return {"absence": absences.say(shop.DAY, certificate=certificate)}


def advance() -> dict[str, Any]:
    """A part of her pay that Alice asks for."""
    from tests.support import advance_cases, advances

    advance_cases.earned()
    return {"advance": advances.ask(1), "year": 2026}


def creditor() -> dict[str, Any]:
    """Somebody who waits to take a part of Alice's pay, as a colleague has written down."""
    from mutua.ground import places
    from tests.support import writs

    writs.hire_pia()
    paper = places.files().put(b"%PDF-1.7 seized", "application/pdf")
    return {"writ": writs.entered(writs.SECOND, paper=paper)}


def for_good(shop: Any) -> dict[str, Any]:
    """Two contracts of Alice without an end: one of which the end was offered, one that ends."""
    from tests.support import lasting

    for _ in range(4):
        shop.issued_invoice()
    lasting.decided()
    goes_on = lasting.declared()
    lasting.end(goes_on, kind="agreement", by="employer", last_day=date(2026, 4, 15))
    days = (lasting.WeekHours(1, "09:00", "12:00"), lasting.WeekHours(3, "09:00", "12:00"))
    ends = lasting.declared(week=days)
    lasting.end(ends, kind="notice", by="employer", how="registered")
    pages = ("contract_amend", "contract_ahead", "contract_leave", "contract_agree", "salary_end")
    return {**dict.fromkeys(pages, goes_on), "salary_tell_end": ends}


def too_much() -> dict[str, Any]:
    """A payslip of Alice and an exit holiday pay by which she was paid too much."""
    from tests.support import correction_cases, exit_pay

    claim = correction_cases.claimed()
    return {"payslip": claim.payslip_id, "claim": claim.id, "pay": exit_pay.too_much().id}


def contracts_of(contracts: Any) -> dict[str, Any]:
    """One contract of Alice for each of its pages, since they ask for other states."""
    from mutua.ground import jobs
    from tests.support import changes, guests

    approved, signed, off = contracts.submitted()[0], contracts.signed(), contracts.declared()
    changes.cancel(off)
    jobs.work(wait=False)
    return {
        "invitation": guests.invited().invitation, "contract": approved, "step": "kind", "contract_paper": signed, "declare": signed,
        "declare_number": signed, "contract_to_decide": contracts.queued(),
        "contract_change": contracts.drafted(), "contract_next": signed,
        "contract_cancel": signed, "contract_charge": off, "declaration_undo": off,
    }  # fmt: skip


def things(shop: Any, capital: Any, trade: Any) -> dict[str, Any]:
    """Each thing of Alice that an address names."""
    from mutua.ground.transactions import reading
    from mutua.ledger import queries
    from mutua.people import services as people
    from mutua.people.models import Membership

    order, _ = shop.offered_order()
    invoice = shop.issued_invoice()
    asked = capital.asked(ALICE)
    capital.pay(capital.asked(ALICE, 2))
    newcomer, colleague = capital.newcomer(), capital.newcomer("Greta Smet")
    people.appoint(
        actor=shop.STAFF, key=uuid4(), appointment=uuid4(), person=colleague, role="adviser"
    )
    leaves = capital.leaving()
    with reading(shop.STAFF):
        entry = next(iter(queries.statement(shop.ALICES))).entry
        membership = Membership.objects.get(person=newcomer).id
        leaver = Membership.objects.get(person=leaves).id
    return {
        "activity": shop.ALICES, "client": shop.CLIENT, "order": order, "invoice": invoice,
        "entry": entry, "expense": shop.claimed(), "subscription": asked,
        "transfer": capital.offered(ALICE, BOB), "membership": membership, "person": colleague,
        "invoice_change": trade.drafted_part(trade.signed_order(), "deposit", share=3_000),
        "plan": trade.planned(), "bill": trade.booked(shop.ALICES),
        "internal": trade.given(), "role": "adviser", "leaver": leaver,
        "repayment": capital.repaid(capital.leaving()), "returned": capital.to_return(),
        **of_payments(),
    }  # fmt: skip


def of_payments() -> dict[str, Any]:
    """A batch that Greta has made, a statement and a line that nobody knows."""
    from mutua.treasury import bank, services
    from tests.portal.people import open_second_treasurer
    from tests.support import bill_cases, capital, payment_cases, payments, refund_cases

    open_second_treasurer()
    capital.account(ALICE)
    payments.owed()
    batch = payments.made()
    statement = payment_cases.taken()
    services.book_lines(actor=bank.SENDER, key=uuid4(), statement=statement)
    (line,) = payments.lines(state="suspense")
    return {
        "batch": batch,
        "statement": statement,
        "line": line.id,
        "figure": "budgets",
        "authority": named(),
        "bill_release": bill_cases.held_bill(),
        "refund": refund_cases.decided(),
        "refund_invoice": refund_cases.overpaid(),
        "ordered": ordered(),
        **of_collection(),
    }


def named() -> str:
    """An authority that Olga has named, and that nobody has confirmed."""
    from tests.support import authorities

    authorities.name(authorities.office())
    return "onss"


def ordered() -> UUID:
    """An order of meal vouchers."""
    from tests.support import voucher_cases, vouchers

    voucher_cases.given()
    made = uuid4()
    vouchers.order(vouchers.FEBRUARY, made=made)
    return made


def of_collection() -> dict[str, Any]:
    """An invoice that is late, proposed as lost."""
    from tests.support import fund_cases

    invoice = fund_cases.late()
    fund_cases.proposed(invoice)
    return {"late": invoice, "kind": "reminder"}


def addresses(house: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Each page of members and of the house, by its name in the router."""
    from django.urls import reverse

    from mutua.portal.member.urls import urlpatterns as of_member
    from mutua.portal.staff.urls import urlpatterns as of_house

    for one in (*of_member, *of_house):
        facts = {name: house[name] for name in one.pattern.converters}
        for thing in ("contract", "bill", "invoice"):  # one that has come so far
            if one.name in house and thing in facts:
                facts[thing] = house[one.name]
        yield one.name, reverse(one.name, kwargs={**facts, **one.default_args})


def expected(name: str, method: str, who: str, of_house: bool) -> int:
    """The status that a role gets; POST comes with an empty form."""
    if who == "nobody":
        return 302
    works_here = who in ("staff", "treasury")
    if of_house and not works_here:
        return 404
    if works_here and not (of_house and (name in OF_TREASURY) == (who == "treasury")):
        return 403
    allowed = {"get": name not in ONLY_POST, "post": name not in ONLY_GET}
    if not allowed.get(method, False):
        return 405
    if who == "stranger" and name not in EACH_HER_OWN:
        return 404
    if name in ONLY_POST or name in LEADS_ON:
        return 302
    return 422 if method == "post" else 200


@pytest.mark.parametrize("who", ROLES)
def test_every_page_answers_each_role_as_it_should(house: dict[str, Any], who: str) -> None:
    from django.test import Client

    from mutua.portal.staff.urls import urlpatterns as of_house

    people = {"member": ALICE, "stranger": CHARLIE, "staff": OLGA, "treasury": THEO}
    visitor = shown_again(signed_in(people[who])) if who in people else Client()
    names_of_house = {one.name for one in of_house}
    wrong = []
    for name, address in addresses(house):
        for method in METHODS:
            status = getattr(visitor, method)(address).status_code
            wanted = expected(name, method, who, name in names_of_house)
            if status != wanted:
                wrong.append((name, method, status, wanted))
    assert wrong == []


def test_what_touches_money_or_rights_asks_once_more_who_one_is(house: dict[str, Any]) -> None:
    pages = dict(addresses(house))
    for name, person in ASKS_AGAIN.items():
        visitor = signed_in(person)
        assert "/reauthenticate/" in visitor.get(pages[name]).url, name
        assert visitor.post(pages[name], {"key": str(uuid4())}).url == pages[name], name


@pytest.mark.parametrize(
    "path, method, status",
    [
        ("join/", "get", 200), ("join/", "post", 422), ("join/sent/", "get", 200),
        ("join/sent/", "post", 405), ("join/key/guess/", "get", 404),
        ("invited/key/guess/", "get", 404), ("invited/key/guess/", "post", 404),
        ("invited/key/guess/you/", "get", 404), ("invited/key/guess/you/", "post", 404),
        ("join/key/guess/", "post", 404), ("begin/key/guess/", "get", 404),
        ("begin/key/guess/", "post", 404), ("arrived/", "get", 302), ("demo/", "get", 404),
        ("demo/", "post", 404),
    ],
)  # fmt: skip
def test_the_way_in_is_the_same_for_everybody(
    house: dict[str, Any], visitor: Any, path: str, method: str, status: int
) -> None:
    for one in (visitor, signed_in(ALICE), signed_in(OLGA)):
        assert getattr(one, method)(f"/en/{path}").status_code == status


def test_the_link_of_the_first_administrator_is_dead_in_a_house_that_has_one(
    house: dict[str, Any], visitor: Any
) -> None:
    from django.urls import reverse

    from mutua.portal.joining import links

    assert links.first_link() == ""
    token = links._path("begin", "staff", "", "en").rstrip("/").rsplit("/", 1)[1]
    assert links.read(token, "staff")
    for end in ("begin", "join_open"):  # nor does it open another door
        assert visitor.get(reverse(end, args=[token])).status_code == 404

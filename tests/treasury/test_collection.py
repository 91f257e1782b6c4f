"""Clients who are late are written to by the law; a claim is lost by the decision of two, and the
fund bears what the rules say."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core import mail

from mutua.ground import clock
from mutua.ground.errors import NotAllowed, Refused
from mutua.ground.transactions import reading


@pytest.fixture
def cases(shop):
    from tests.support import fund_cases

    return fund_cases


@pytest.fixture
def fund(shop):
    from tests.support import fund

    return fund


@pytest.fixture
def seen(shop, payments):
    """An invoice as the page of late payers shows it on a day."""
    from mutua.treasury.collection.claims import late_invoices

    def read(invoice, on=None):
        with cases_reading(payments):
            found = late_invoices(shop.HOUSE, on or clock.today(), [invoice])
        return found[0] if found else None

    return read


def cases_reading(payments):
    from mutua.ground.transactions import reading

    return reading(payments.READER)


def test_a_company_is_reminded_given_notice_and_handed_to_a_lawyer(shop, payments, cases, seen):
    invoice = cases.late(language="nl")
    late = seen(invoice)
    assert (late.next_step, late.held_by) == ("reminder", "")
    due = late.invoice.due_on
    days = (shop.DAY - due).days
    assert late.interest == (2 * late.open_amount * 105 * days + 365_000) // (2 * 365_000)
    assert late.compensation == 4_000
    with pytest.raises(Refused) as refused:
        cases.step(invoice, "notice")
    assert refused.value.code == "before"
    cases.step(invoice, "reminder")
    assert mail.outbox[-1].subject.startswith("Herinnering: factuur V2026-")
    assert seen(invoice).next_step == ""
    with clock.on(shop.DAY + timedelta(days=15)):
        assert seen(invoice).next_step == "notice"
        cases.step(invoice, "notice")
        assert "Ingebrekestelling" in mail.outbox[-1].subject
        assert "40,00" in mail.outbox[-1].body
    with clock.on(shop.DAY + timedelta(days=30)):
        assert seen(invoice).next_step == "file"
        cases.step(invoice, "file")
        assert seen(invoice).next_step == ""


def test_a_consumer_is_reminded_free(shop, payments, cases, seen):
    invoice = cases.late(kind="person")
    assert (seen(invoice).interest, seen(invoice).compensation) == (0, 0)
    cases.step(invoice, "reminder")
    assert "gratuit" in mail.outbox[-1].body
    later = seen(invoice, shop.DAY + timedelta(days=40))
    assert (later.interest, later.compensation) == (0, 0)  # no such clause in the conditions


def test_a_plan_that_is_kept_holds_the_next_step(shop, payments, cases, seen, fund):
    from mutua.treasury.collection.steps import agree_plan

    invoice = cases.late(language="nl")
    whole = fund.open_amount(invoice)
    parts = [(date(2026, 4, 1), whole - 1_000), (date(2026, 5, 1), 1_000)]
    facts = {"actor": payments.MAKER, "plan": uuid4(), "invoice": invoice}
    with pytest.raises(Refused) as refused:
        agree_plan(key=uuid4(), parts=[*parts[:1], (date(2026, 5, 1), 999)], **facts)
    assert refused.value.code == "sum"
    agree_plan(key=uuid4(), parts=parts, **facts)
    assert seen(invoice).held_by == "plan"
    cases.step(invoice, "reminder")  # it asks for the next part alone
    letter = mail.outbox[-1].body
    money = f"{(whole - 1_000) // 100:,}".replace(",", ".")
    assert money in letter
    assert "1 april 2026" in letter
    assert "1 mei 2026: € 10,00" in letter.replace("\u00a0", " ").replace("\u202f", " ")
    with pytest.raises(Refused) as refused:
        cases.step(invoice, "notice")
    assert refused.value.code == "plan"
    assert seen(invoice, date(2026, 4, 1)).held_by == "plan"  # it may come today
    assert seen(invoice, date(2026, 4, 2)).held_by == ""  # the first part has not come
    fund.receive(invoice, whole - 1_000)
    assert seen(invoice, date(2026, 4, 2)).held_by == "plan"


ANEW = ("rebuild.budgets", "rebuild.losses", "rebuild.fund")


def means_of_the_fund() -> int:
    """What its page says that it holds."""
    from mutua.treasury.fund.reading import standing
    from tests.support import books, payments

    with reading(payments.READER):
        return standing(books.HOUSE, clock.today()).means


def budgets_made_anew() -> list[tuple[bool, str]]:
    """Whether the diagnosis finds budgets as documents and lost claims say."""
    from mutua.ground import doctor

    every = {one.check.code: one.holds for one in doctor.examine(rebuild=True)}
    return [(every[one], one) for one in ANEW]


def test_nobody_writes_off_alone_and_the_fund_bears_its_share(shop, payments, cases, fund):
    from mutua.treasury.collection import losses

    fund.decide(bears=7_500)
    invoice = cases.late()
    whole = fund.open_amount(invoice)
    before = {
        one: payments.balance(one)
        for one in ("guarantee_fund", "activity_budget", "bad_debt", "receivable_written_down")
    }
    means = means_of_the_fund()
    write_off = cases.proposed(invoice)
    with pytest.raises(NotAllowed):
        losses.decide_write_off(actor=payments.MAKER, key=uuid4(), write_off=write_off)
    losses.decide_write_off(actor=payments.APPROVER, key=uuid4(), write_off=write_off)
    borne = (whole * 7_500 + 5_000) // 10_000
    moved = {one: payments.balance(one) - amount for one, amount in before.items()}
    assert moved == {
        "guarantee_fund": borne, "activity_budget": whole - borne, "bad_debt": whole,
        "receivable_written_down": -whole,
    }  # fmt: skip
    assert payments.broken() == []
    fund.receive(invoice, whole // 2)  # it pays a half after all
    assert payments.balance("receivable_written_down") - before["receivable_written_down"] == -(
        whole - whole // 2
    )
    assert payments.balance("guarantee_fund") - before["guarantee_fund"] == borne - (
        (whole // 2 * borne * 2 + whole) // (2 * whole)
    )
    assert payments.broken() == []
    assert means_of_the_fund() - means == (whole // 2 * borne * 2 + whole) // (2 * whole) - borne
    assert budgets_made_anew() == [(True, one) for one in ANEW]
    fund.decide()


def test_what_is_out_for_a_client_who_never_pays_is_settled_by_the_loss(
    shop, payments, cases, fund
):
    invoice = cases.late()
    client = cases.client_of(invoice)
    before = fund.balances()
    _, payslip = fund.evening(pay_amount=fund.a_cost_above(fund.own_money()), client=client)
    fund.leave(payments, payslip)
    assert fund.out(before)["group"] > 0
    own = fund.own_money()
    cases.lost(invoice)
    assert fund.out(before)["group"] == 0
    assert fund.own_money() > own  # the fund has borne it: the budget is money
    assert payments.broken() == []


def test_a_bankruptcy_stops_letters_and_gives_vat_back_when_it_is_closed(
    shop, payments, cases, seen
):
    from mutua.treasury.collection import losses
    from tests.support import contracts

    invoice = cases.late()
    client = cases.bankrupt(invoice)
    assert (seen(invoice).held_by, seen(invoice).next_step) == ("bankrupt", "")
    with pytest.raises(Refused) as refused:
        cases.step(invoice, "reminder")
    assert refused.value.code == "bankrupt"
    assert contracts.submitted(client=client)[1] == "queued"  # an adviser looks at new work for it
    write_off = cases.lost(invoice)
    facts = {"actor": payments.MAKER, "relief": uuid4(), "write_off": write_off}
    with pytest.raises(Refused) as refused:
        losses.give_vat_back(key=uuid4(), **facts)
    assert refused.value.code == "open"
    cases.close(client)
    vat, fund = payments.balance("vat_due"), payments.balance("guarantee_fund")
    losses.give_vat_back(key=uuid4(), **facts)
    with cases_reading(payments):
        owed = cases.Invoice.objects.get(id=invoice).vat
    assert payments.balance("vat_due") - vat == owed > 0
    assert payments.balance("guarantee_fund") - fund == -owed  # who bore it has it back
    assert payments.broken() == []


def test_a_link_shows_what_is_due_of_one_invoice_and_nothing_else(shop, payments, cases):
    from django.db import connection

    from mutua.ground.actors import by_link
    from mutua.ground.transactions import reading

    invoice = cases.late()
    token = cases.step(invoice, "reminder")
    with reading(by_link(token)), connection.cursor() as cursor:
        cursor.execute("select invoice from mutua.due_by_link()")
        assert cursor.fetchall() == [(invoice,)]
    with reading(by_link("another")), connection.cursor() as cursor:
        cursor.execute("select invoice from mutua.due_by_link()")
        assert cursor.fetchall() == []


def test_days_that_the_law_does_not_know_ask_for_nothing(shop, payments, cases, seen):
    from mutua.legislation import country
    from mutua.treasury.collection.claims import beside

    law = country("be")
    old = beside(law, "company", 10_000, date(2019, 1, 1), shop.DAY, None)
    assert (old.interest, old.compensation, old.confidence) == (0, 0, "to be confirmed")
    assert seen(cases.late(), date(2027, 2, 1)).interest == 0


def test_interest_that_was_asked_and_paid_is_income_and_the_rest_is_kept_for_the_client(
    shop, payments, cases, seen, fund
):
    invoice = cases.late()
    cases.step(invoice, "reminder")
    due = seen(invoice, fund.LATER)
    before = payments.balance("late_payment_income"), payments.balance("client_prepaid")
    fund.receive(invoice, due.total + 500)
    asked = due.interest + due.compensation
    assert payments.balance("late_payment_income") - before[0] == -asked
    assert payments.balance("client_prepaid") - before[1] == -500
    assert payments.broken() == []


def test_a_part_paid_late_bears_interest_until_it_came(shop, payments, cases, seen, fund):
    """Reckoned by hand: each day's interest is on what was outstanding on that day."""
    from fractions import Fraction

    from mutua.activities import services as activities
    from mutua.activities.models import Invoice
    from mutua.ground.transactions import reading
    from tests.support import contracts

    invoice = cases.late()
    with reading(contracts.READER):
        due = Invoice.objects.get(id=invoice).due_on
    whole = fund.open_amount(invoice)
    alone = seen(invoice).interest
    activities.record_receipt(
        actor=payments.MAKER, key=uuid4(), receipt=uuid4(), invoice=invoice, amount=40_000
    )
    now = seen(invoice)
    assert now.interest == alone  # it came today: until today all was outstanding
    later = shop.DAY + timedelta(days=20)
    days = {one: (one - due).days for one in (shop.DAY, later)}
    rates = rates_of(seen(invoice, later), later)
    assert len(rates) == 1, "the days of this test lie in one half-year"
    owed = rates[0] * Fraction(40_000 * days[shop.DAY] + (whole - 40_000) * days[later], 365)
    assert seen(invoice, later).interest == int(owed + Fraction(1, 2))


def rates_of(late, on):
    from mutua.treasury.collection.paper import _law

    return list({one.rate for one in _law(late, on).parts})

"""Suppliers' e-invoices become expenses; what a client invoices in our name becomes an invoice."""

from __future__ import annotations

import hashlib
import string
from datetime import date
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mutua.activities.documents.content import CREDIT_NOTE, Vat
from mutua.activities.documents.errors import DocumentError
from mutua.activities.documents.received import read
from mutua.ground import clock, doctor, places
from mutua.ground.errors import NotFound, Refused
from mutua.ground.transactions import reading

pytestmark = pytest.mark.usefixtures("shop")
OWED = Vat("AE", 0, "VATEX-EU-AE", "Reverse charge")


@pytest.fixture
def trade(shop):
    from tests.support import trade

    return trade


@pytest.fixture
def papers():
    from tests.support import papers_from_outside

    return papers_from_outside


def found(trade, one, model="Received"):
    from mutua.activities import models

    with reading(trade.shop.STAFF):
        return getattr(models, model).objects.get(id=one)


def balances(shop):
    from mutua.ledger import queries

    with reading(shop.STAFF):
        return {one.account: one.amount for one in queries.trial_balance("coop", shop.DAY)}


def gained(shop, before, *accounts):
    after = balances(shop)
    return tuple(after.get(one, 0) - before.get(one, 0) for one in accounts)


def test_what_is_read_is_what_the_supplier_wrote(papers):
    document = papers.document(
        papers.SUPPLIER, papers.HOUSE, (papers.line(10_000), papers.line(505, Vat("S", 600))),
        order_reference="PO 7", payment_reference="010806817183",
    )  # fmt: skip
    from mutua.activities.documents import ubl

    said = read(ubl.write(document))
    assert (said.kind, said.self_billed, said.number) == ("invoice", False, document.number)
    assert (said.net, said.vat, said.gross, said.payable) == (10_505, 2_130, 12_635, 12_635)
    assert [(one.category, one.rate, one.base, one.amount) for one in said.totals] == [
        ("S", 2100, 10_000, 2_100), ("S", 600, 505, 30),
    ]  # fmt: skip
    assert "0207437468" in said.seller.numbers
    assert said.order_reference == "PO 7"
    assert said.iban == "BE68539007547034"
    assert said.due_on == date(2026, 4, 15)


def test_the_official_examples_are_read_and_add_up(official_schemas):
    examples = sorted((official_schemas / "peppol/examples").glob("*.xml"))
    taken = [path for path in examples if b"Invoice-2" in path.read_bytes()[:800]
             or b"CreditNote-2" in path.read_bytes()[:800]]  # fmt: skip
    read_ones, fields = 0, set()
    for path in taken:
        try:
            said = read(path.read_bytes())
        except DocumentError as refused:
            fields.add(refused.field)
            continue
        assert said.gross == said.net + said.vat
        read_ones += 1
    # One example is in another currency, one corrects by a total below zero.
    assert fields <= {"DocumentCurrencyCode", "TaxInclusiveAmount"}
    assert read_ones >= 3


@pytest.mark.parametrize(
    "field, before, after",
    [
        ("TaxInclusiveAmount", "TaxInclusiveAmount currencyID=\"EUR\">121.00", "TaxInclusiveAmount currencyID=\"EUR\">120.00"),
        ("PayableAmount", "PayableAmount currencyID=\"EUR\">121.00", "PayableAmount currencyID=\"EUR\">21.00"),
        ("TaxExclusiveAmount", "TaxExclusiveAmount currencyID=\"EUR\">100.00", "TaxExclusiveAmount currencyID=\"EUR\">100.01"),
        ("TaxInclusiveAmount", ">21.00<", ">22.00<"),
        ("TaxSubtotal/TaxAmount", "Percent>21.00", "Percent>20.00"),
        ("LineExtensionAmount", "LineExtensionAmount currencyID=\"EUR\">100.00", "LineExtensionAmount currencyID=\"EUR\">1e2"),
        ("DocumentCurrencyCode", "CurrencyCode>EUR", "CurrencyCode>USD"),
        ("IssueDate", "IssueDate>2026-03-16", "IssueDate>16/03/2026"),
        ("Percent", "Percent>21.00", "Percent>abc"),
        ("ID", "<cbc:ID>F", "<cbc:ID></cbc:ID><cbc:IDx>F"),
        ("document", "<cbc:ID>", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><cbc:ID>"),
        ("document", "<Invoice", "<Bill"),
    ],
)  # fmt: skip
def test_what_does_not_hold_is_refused_whole_by_its_element(
    shop, trade, papers, field, before, after
):
    from mutua.activities.models import Received

    written = papers.of_supplier().decode()
    assert before in written
    spoilt = written.replace(before, after)
    if "IDx" in after:
        spoilt = spoilt.replace("</cbc:ID>", "</cbc:IDx>", 2).replace("</cbc:IDx>", "</cbc:ID>", 1)
    with reading(shop.STAFF):
        count = Received.objects.count()
    with pytest.raises(Refused) as caught:
        trade.received(spoilt.encode())
    assert caught.value.field == field
    with reading(shop.STAFF):
        assert Received.objects.count() == count


def test_an_invoice_for_somebody_else_is_refused(trade, papers):
    with pytest.raises(Refused) as caught:
        trade.received(papers.of_supplier(buyer=papers.CLIENT))
    assert caught.value.code == "not_ours"


def test_the_same_invoice_comes_in_once_even_in_another_file(trade, papers):
    first = papers.of_supplier(number="F-1")
    trade.received(first)
    for again in (first, papers.of_supplier(papers.line(20_000), number="F-1")):
        with pytest.raises(Refused) as caught:
            trade.received(again)
        assert caught.value.code == "double"
    for number in ("F 1", "f1", "F/1"):  # nor under the same number, written otherwise
        with pytest.raises(Refused) as caught:
            trade.received(papers.of_supplier(number=number))
        assert caught.value.code == "double"
    trade.received(papers.of_supplier(number="F-2"))
    note = papers.of_supplier(number="F-1", kind=CREDIT_NOTE)
    assert found(trade, trade.received(note)).gross == -12_100


def test_a_supplier_is_the_same_however_its_number_is_written(trade, papers):
    for place, written in enumerate(("BE 0207.437.468", "BE0207-437-468", "0207 437 468")):
        document = papers.of_supplier(number=f"W-{place}")
        received = trade.received(document.replace(b"BE0207437468", written.encode()))
        assert found(trade, received).sender_number == "0207437468"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(string.printable + "\u00a0\u202f", max_size=20))
def test_the_database_reads_a_number_as_the_programme_does(trade, number):
    from django.db import connection

    from mutua.activities.documents.received import plain

    with reading(trade.shop.STAFF), connection.cursor() as cursor:
        cursor.execute("select mutua.plain_number(%s)", [number])
        assert cursor.fetchone() == (plain(number),)


def test_two_at_once_do_not_bring_one_bill_in_under_two_ways_to_write_its_number(
    trade, papers, monkeypatch
):
    from mutua.activities.services import receiving

    trade.received(papers.of_supplier(number="T-1"))
    monkeypatch.setattr(receiving, "_received_before", lambda *facts: None)  # it was not there yet
    with pytest.raises(Refused):
        trade.received(papers.of_supplier(number="T 1"))
    trade.received(papers.of_supplier(number="T-12"))


def test_the_official_rules_refuse_what_our_sums_let_pass(
    shop, trade, papers, monkeypatch, official_schemas
):
    monkeypatch.setenv("MUTUA_RULES", str(official_schemas))
    trade.received(papers.of_supplier())
    trade.received(papers.self_billed())
    bad = (
        papers.of_supplier()
        .decode()
        .replace(">BE</cbc:IdentificationCode>", ">XX</cbc:IdentificationCode>")
    )
    with pytest.raises(Refused) as caught:
        trade.received(bad.encode())
    assert caught.value.code == "rules"
    assert "BR-CL-14" in caught.value.given


def test_a_booked_invoice_is_owed_to_the_supplier_and_borne_by_the_budget(shop, trade):
    shop.issued_invoice()
    before = balances(shop)
    one = trade.booked(shop.ALICES)
    assert gained(
        shop, before, "supplier_payable", "vat_deductible", "activity_expense", "activity_budget"
    ) == (-12_100, 2_100, 10_000, 10_000)
    kept = found(trade, one)
    assert places.files().holds(kept.paper)
    with reading(shop.alice):
        assert type(kept).objects.get(id=one).state == "booked"
    with reading(shop.charlie):
        assert not type(kept).objects.filter(id=one).exists()


def test_vat_is_deducted_by_the_kind_and_by_the_right_of_the_activity(shop, trade):
    from mutua.activities import services

    shop.issued_invoice()
    before = balances(shop)
    trade.booked(shop.ALICES, kind="car")
    trade.booked(shop.ALICES, kind="board_and_lodging")
    assert gained(shop, before, "vat_deductible") == (1_050,)
    exempt = uuid4()
    services.open_activity(
        actor=shop.alice, key=uuid4(), activity=exempt, legal_entity="coop", name="Teaching",
        shares={str(shop.ALICE): 10_000},
    )  # fmt: skip
    services.transfer(
        actor=shop.alice, key=uuid4(), transfer=uuid4(), source=shop.ALICES, target=exempt,
        amount=20_000, text="To begin",
    )  # fmt: skip
    services.set_deduction_right(
        actor=shop.STAFF, key=uuid4(), right=uuid4(), legal_entity="coop", year=2026, part=0,
        activity=exempt,
    )  # fmt: skip
    before = balances(shop)
    trade.booked(exempt)
    assert gained(shop, before, "vat_deductible", "activity_expense") == (0, 12_100)


def test_the_house_has_suppliers_too(shop, trade):
    before = balances(shop)
    trade.booked(None)
    assert gained(shop, before, "house_expense", "supplier_payable") == (10_000, -12_100)


def test_a_suppliers_credit_note_gives_back(shop, trade, papers):
    from mutua.activities import services

    one = trade.received(papers.of_supplier(kind=CREDIT_NOTE))
    before = balances(shop)
    services.book_received(actor=shop.STAFF, key=uuid4(), received=one, activity=shop.ALICES)
    assert gained(shop, before, "supplier_payable", "vat_deductible", "activity_budget") == (
        12_100, -2_100, -10_000,
    )  # fmt: skip


def test_what_the_buyer_owes_is_declared_and_deducted(shop, trade, papers):
    from mutua.activities import services
    from mutua.activities.documents.content import Party

    shop.issued_invoice()
    foreign = Party("Son", papers.WHERE, "", "FR40303265045", ("9957", "FR40303265045"))
    one = trade.received(papers.of_supplier(papers.line(10_000, OWED), supplier=foreign))
    with pytest.raises(Refused) as caught:
        services.book_received(actor=shop.STAFF, key=uuid4(), received=one, activity=shop.ALICES)
    assert caught.value.code == "owed_rate"
    before = balances(shop)
    services.book_received(
        actor=shop.STAFF, key=uuid4(), received=one, activity=shop.ALICES, owed_rate=2_100
    )
    assert gained(shop, before, "supplier_payable", "vat_due", "vat_deductible") == (
        -10_000, -2_100, 2_100,
    )  # fmt: skip


def test_what_the_budget_does_not_hold_is_not_booked(shop, trade, papers):
    from mutua.activities import services

    dear = trade.received(papers.of_supplier(papers.line(10**9)))
    with pytest.raises(Refused) as caught:
        services.book_received(actor=shop.STAFF, key=uuid4(), received=dear, activity=shop.ALICES)
    assert caught.value.code == "budget"
    assert found(trade, dear).state == "received"


def test_what_was_refused_is_not_booked_and_may_come_again_mended(shop, trade, papers):
    from mutua.activities import services

    one = trade.received(papers.of_supplier(number="G-1"))
    with pytest.raises(Refused):
        services.refuse_received(actor=shop.STAFF, key=uuid4(), received=one, why=" ")
    services.refuse_received(actor=shop.STAFF, key=uuid4(), received=one, why="Twice the planks")
    with pytest.raises(Refused) as caught:
        services.book_received(actor=shop.STAFF, key=uuid4(), received=one, activity=shop.ALICES)
    assert caught.value.code == "state"
    trade.received(papers.of_supplier(papers.line(5_000), number="G-1"))


def test_a_folder_is_taken_file_by_file_and_a_second_time_nothing_twice(
    shop, trade, papers, tmp_path
):
    from mutua.activities import inbox
    from mutua.activities.models import Received

    good = papers.of_supplier()
    (tmp_path / "a.xml").write_bytes(good)
    (tmp_path / "b.xml").write_bytes(b"<Invoice/>")
    (tmp_path / "c.txt").write_text("no invoice")
    assert [(one.name, bool(one.refused)) for one in inbox.take(tmp_path)] == [
        ("a.xml", False), ("b.xml", True),
    ]  # fmt: skip
    assert (tmp_path / "taken/a.xml").read_bytes() == good
    assert "allowed" in (tmp_path / "refused/b.xml.reason.txt").read_text("utf-8")
    (tmp_path / "a.xml").write_bytes(good)  # as after a death between the keeping and the move
    assert [one.refused for one in inbox.take(tmp_path)] == [""]
    with reading(shop.STAFF):
        digest = hashlib.sha256(good).hexdigest()
        assert Received.objects.filter(paper=digest).count() == 1
    assert (tmp_path / "c.txt").exists()


# ── Self-billing ────────────────────────────────────────────────────────────────────────────────


def test_a_self_billed_invoice_has_the_clients_number_and_the_levy(shop, trade, papers):
    from mutua.activities import rendering
    from mutua.activities.models import Invoice, Series

    last = found(trade, shop.issued_invoice(), "Invoice").drawn
    before = balances(shop)
    document = papers.self_billed(number="SB/2026/17")
    invoice = trade.self_billed(document=document)
    assert gained(shop, before, "client_receivable", "vat_due", "activity_budget", "levy") == (
        106_000, -6_000, -100_000 + 6_500, -6_500,
    )  # fmt: skip
    with reading(shop.alice):
        kept = Invoice.objects.select_related("series").get(id=invoice)
        assert rendering.number_of(kept) == "SB/2026/17"
        assert rendering.document_of(kept).number == "SB/2026/17"
        assert (kept.state, kept.drawn, kept.series_id) == ("issued", None, None)
        assert places.files().get(kept.ubl) == document
        assert Series.objects.get(book="V", year=2026).last == last
    assert found(trade, shop.issued_invoice(), "Invoice").drawn == last + 1


def test_a_self_billed_credit_note_corrects_the_invoice_it_names(shop, trade, papers):
    invoice = trade.self_billed(document=papers.self_billed(number="SB-1"))
    part = papers.line(40_000, Vat("S", 600))
    note = {"kind": CREDIT_NOTE, "precedes": (("SB-1", shop.DAY),)}
    trade.self_billed(document=papers.self_billed(part, **note))
    assert found(trade, invoice, "Invoice").credited == 42_400
    with pytest.raises(Refused) as caught:
        trade.self_billed(document=papers.self_billed(papers.line(90_000, Vat("S", 600)), **note))
    assert caught.value.code == "credited_beyond"
    with pytest.raises(Refused) as caught:
        trade.self_billed(document=papers.self_billed(part, kind=CREDIT_NOTE))
    assert caught.value.field == "BillingReference"


def test_another_clients_self_billed_invoice_is_not_taken(shop, trade, papers):
    from mutua.activities import services

    other = trade.received(papers.self_billed(client=papers.SUPPLIER))
    with pytest.raises(Refused) as caught:
        services.take_self_billed(
            actor=shop.STAFF, key=uuid4(), received=other, invoice=uuid4(), activity=shop.ALICES,
            client=shop.CLIENT,
        )  # fmt: skip
    assert caught.value.code == "other_client"
    with pytest.raises(NotFound):
        services.book_received(actor=shop.STAFF, key=uuid4(), received=other)


# ── The year's correction ───────────────────────────────────────────────────────────────────────


def test_the_years_prorata_corrects_what_was_deducted_provisionally(shop, trade, papers):
    from mutua.activities import services
    from mutua.activities.models import Regularisation

    year = {"legal_entity": "coop", "year": 2025}
    services.set_deduction_right(actor=shop.STAFF, key=uuid4(), right=uuid4(), part=5_000, **year)
    shop.issued_invoice()
    for activity in (shop.ALICES, None):
        one = trade.received(papers.of_supplier(issued_on=date(2025, 12, 1)))
        before = balances(shop)
        services.book_received(actor=shop.STAFF, key=uuid4(), received=one, activity=activity)
        assert gained(shop, before, "vat_deductible") == (1_050,)
    before, made = balances(shop), uuid4()
    services.regularise_deduction(actor=shop.STAFF, key=uuid4(), regularisation=made, **year)
    assert (
        found(trade, made, "Regularisation").part,
        found(trade, made, "Regularisation").amount,
    ) == (10_000, 2_100)
    assert gained(shop, before, "vat_deductible", "activity_budget", "house_expense") == (
        2_100, -1_050, -1_050,
    )  # fmt: skip
    for verb, facts in (
        (services.regularise_deduction, {"regularisation": uuid4()}),
        (services.set_deduction_right, {"right": uuid4(), "part": 1}),
    ):
        with pytest.raises(Refused) as caught:
            verb(actor=shop.STAFF, key=uuid4(), **year, **facts)
        assert caught.value.code == "state"
    with reading(shop.STAFF):
        assert Regularisation.objects.filter(year=2025).count() == 1


def test_exempt_sales_of_the_year_lower_the_final_prorata(shop):
    from mutua.activities.services.deduction import sales_of

    with reading(shop.STAFF):
        before = sales_of("coop", 2026)
    lesson = shop.DraftLine("A lesson", 10_000, nature="teaching")
    shop.issued_invoice((lesson, shop.EVENING))
    with reading(shop.STAFF):
        after = sales_of("coop", 2026)
    assert after["without_right"] - before["without_right"] == 10_000
    assert after["with_right"] - before["with_right"] == 125_001


def test_an_unfinished_year_is_not_corrected(shop):
    from mutua.activities import services

    for year in (2026, 2031):
        with clock.on(date(2026, 12, 31)), pytest.raises(Refused) as caught:
            services.regularise_deduction(
                actor=shop.STAFF, key=uuid4(), regularisation=uuid4(), legal_entity="coop",
                year=year,
            )  # fmt: skip
        assert caught.value.field == "year"


def test_the_diagnosis_finds_nothing_wrong(shop):
    wrong = [(one.check.code, one.wrong) for one in doctor.examine(rebuild=True) if not one.holds]
    assert wrong == []

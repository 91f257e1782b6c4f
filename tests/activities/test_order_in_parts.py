"""A deposit, a stage and the final invoice of an order; and what departs from the order is said."""

from __future__ import annotations

from uuid import uuid4

import pytest

from mutua.ground import clock, doctor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.transactions import reading

pytestmark = pytest.mark.usefixtures("shop")


@pytest.fixture
def trade(shop):
    from tests.support import trade

    return trade


def kept(actor, invoice):
    from mutua.activities.models import Invoice

    with reading(actor):
        return Invoice.objects.select_related("series").get(id=invoice)


def content_of(actor, invoice):
    from mutua.activities import rendering

    with reading(actor):
        return rendering.document_of(kept_in(invoice))


def kept_in(invoice):
    from mutua.activities.models import Invoice

    return Invoice.objects.select_related("series").get(id=invoice)


def codes(invoice):
    return [one["code"] for one in invoice.warnings]


def test_the_final_invoice_deducts_the_deposit_and_the_stage_with_their_vat(shop, trade):
    order = trade.signed_order()
    deposit = kept(shop.alice, trade.issued_part(order, "deposit", share=3_000))
    assert (deposit.net, deposit.vat) == (37_500, 2_250)
    stage = kept(shop.alice, trade.issued_part(order, "stage", share=2_000))
    final = trade.issued_part(order, "final")
    found, document = kept(shop.alice, final), content_of(shop.alice, final)
    assert found.net == 125_001 - deposit.net - stage.net
    assert [one.net for one in document.lines] == [125_001, -deposit.net, -stage.net]
    assert [number for number, _ in document.precedes] == [
        f"V2026-{one.drawn:05d}" for one in (deposit, stage)
    ]
    assert abs(deposit.vat + stage.vat + found.vat - 7_500) <= 1
    assert found.warnings == []


def test_a_deposit_says_so_in_its_title_and_in_its_code(shop, trade):
    from mutua.activities.documents import pdf, ubl

    order = trade.signed_order()
    deposit = content_of(shop.alice, trade.issued_part(order, "deposit", share=2_550))
    assert pdf.invoice_texts(deposit)["title"] == "Facture d’acompte"
    assert deposit.lines[0].text.startswith(
        "Acompte de 25,5\N{NO-BREAK SPACE}% sur le bon de commande O-"
    )
    assert b"<cbc:InvoiceTypeCode>386<" in ubl.write(deposit)
    final = content_of(shop.alice, trade.issued_part(order, "final"))
    assert pdf.invoice_texts(final)["title"] == "Facture de solde"
    written = ubl.write(final)
    assert b"<cbc:InvoiceTypeCode>380<" in written
    assert deposit.number.encode() in written


def test_parts_pass_the_official_rules(shop, trade, official_schemas):
    from mutua.activities.documents import official_rules, ubl

    order = trade.signed_order((
        shop.EVENING, shop.DraftLine("Design of the poster", 50_000, nature="intellectual_service"),
    ))  # fmt: skip
    for stage, share in (("deposit", 3_333), ("stage", 1_111), ("final", 0)):
        document = content_of(shop.alice, trade.issued_part(order, stage, share=share))
        found = official_rules.check(ubl.write(document), official_schemas)
        assert official_rules.is_valid(found), found


def test_what_a_credit_note_took_off_a_deposit_is_not_deducted(shop, trade):
    order = trade.signed_order()
    deposit = trade.issued_part(order, "deposit", share=3_000)
    part = shop.DraftLine("Less", 10_000, nature="artistic_performance")
    note = kept(shop.alice, shop.issued_invoice((part,), credited=deposit))
    assert note.order_id == order
    final = kept(shop.alice, trade.issued_part(order, "final"))
    assert final.net == 125_001 - 27_500
    with pytest.raises(Refused) as caught:
        shop.issued_invoice((part,), credited=deposit)
    assert caught.value.code == "deducted"


def test_a_deposit_of_the_whole_leaves_a_final_invoice_of_nothing(shop, trade):
    order = trade.signed_order()
    trade.issued_part(order, "deposit", share=10_000)
    final = kept(shop.alice, trade.issued_part(order, "final"))
    assert (final.net, final.vat, final.gross) == (0, 0, 0)


def test_a_rate_that_rose_in_between_leaves_the_deposits_own_vat(shop, trade):
    """Lodging rose from 6 to 12 % on 1 March 2026."""
    night = shop.DraftLine("A night", 10_000, nature="lodging")
    with clock.on(shop.DAY.replace(month=2)):
        order = trade.signed_order((night,))
        trade.issued_part(order, "deposit", share=5_000)
    final = trade.issued_part(order, "final")
    document = content_of(shop.alice, final)
    assert [(one.vat.rate, one.base) for one in document.vat_totals] == [
        (1200, 10_000),
        (600, -5_000),
    ]
    assert kept(shop.alice, final).vat == 1_200 - 300


def test_the_sum_of_an_orders_invoices_is_never_silently_above_the_order(shop, trade):
    order = trade.signed_order()
    first = trade.issued_part(order, "stage", share=9_000)
    assert kept(shop.alice, first).warnings == []
    second = kept(shop.alice, trade.issued_part(order, "stage", share=2_000))
    assert second.warnings == [
        {"code": "beyond_order", "ordered": 125_001, "invoiced": 112_501 + 25_000}
    ]


def test_another_client_another_vat_and_an_unsigned_order_are_said_with_the_invoice(shop):
    from mutua.activities import services

    other, invoice = uuid4(), uuid4()
    services.add_client(
        actor=shop.alice, key=uuid4(), client=other, activity=shop.ALICES, **shop.THEATRE
    )
    order, _ = shop.offered_order()
    advice = shop.DraftLine("Advice", 1_000, nature="intellectual_service")
    services.draft_invoice(
        actor=shop.alice, key=uuid4(), invoice=invoice, activity=shop.ALICES, client=other,
        order=order, lines=(advice,),
    )  # fmt: skip
    services.issue_invoice(actor=shop.alice, key=uuid4(), invoice=invoice, why=" She pays for it ")
    found = kept(shop.alice, invoice)
    assert codes(found) == ["order_not_signed", "other_client", "other_vat"]
    assert found.warnings[2]["rates"] == [["S", 2100]]
    assert found.why == "She pays for it"


def test_the_draft_shows_what_it_will_deduct_and_its_warnings(shop, trade):
    from mutua.activities.models import Invoice
    from mutua.activities.services import composition
    from mutua.activities.services.departures import departures

    order = trade.signed_order()
    trade.issued_part(order, "deposit", share=3_000)
    draft = trade.drafted_part(order, "final", lines=(shop.EVENING, shop.EVENING))
    with reading(shop.alice):
        found = Invoice.objects.get(id=draft)
        document = composition.preview(found)
        warnings = departures(found, document)
    assert [one.net for one in document.lines] == [125_001, 125_001, -37_500]
    assert [one["code"] for one in warnings] == ["beyond_order"]


@pytest.mark.parametrize(
    "field, said",
    [
        ("stage", {"stage": "half"}),
        ("share", {"share": 0}),
        ("share", {"share": 10_001}),
        ("share", {"share": 1.5}),
    ],
)
def test_a_part_that_cannot_be_is_refused_by_its_field(shop, trade, field, said):
    order = trade.signed_order()
    with pytest.raises(Refused) as caught:
        trade.drafted_part(order, **{"stage": "deposit", "share": 1_000, **said})
    assert caught.value.field == field


def test_an_order_that_is_not_signed_or_not_ones_own_has_no_parts(shop, trade):
    order, _ = shop.offered_order()
    with pytest.raises(Refused) as caught:
        trade.drafted_part(order, "final")
    assert caught.value.code == "state"
    with pytest.raises(NotFound):
        trade.drafted_part(order, "final", shop.charlie)


def test_the_diagnosis_finds_nothing_wrong(shop):
    wrong = [(one.check.code, one.wrong) for one in doctor.examine(rebuild=True) if not one.holds]
    assert wrong == []

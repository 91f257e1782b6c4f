"""The books of an earlier system come in with all that hangs on them, whole or not at all."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from mutua.ground import clock
from mutua.ground.actors import TREASURY, Actor
from mutua.ground.errors import Refused
from mutua.ground.sheets import DryRun
from mutua.ground.transactions import reading


@pytest.fixture(scope="module")
def opening(house):
    """A house whose books were opened with the example."""
    from tests.support import opening

    with clock.on(house.DAY):
        before = opening.balances()
        with pytest.raises(DryRun):
            opening.import_folder(dry_run=True)
        assert opening.balances() == before
        assert opening.import_folder() == 44
    return opening


def test_the_books_begin_with_the_balances_and_the_diagnosis_finds_nothing(shop, opening):
    sums = {}
    for (account, *_), amount in opening.balances().items():
        sums[account] = sums.get(account, 0) + amount
    assert sums["bank"] == 1_199_453
    assert sums["client_receivable"] == 157_200
    assert sums["capital"] == -42_000
    assert sums["reserve"] == -675_700
    assert opening.broken() == []


def test_shares_keep_their_numbers_days_and_prices(shop, opening):
    from mutua.people.imports import person_of
    from mutua.people.models import Holding, Membership

    with reading(opening.READER):
        held = [
            (one.first_number, one.last_number, one.price, str(one.since))
            for one in Holding.objects.filter(person=person_of("M-002"), until=None)
        ]
        left = Membership.objects.get(person=person_of("M-003"))
    assert sorted(held) == [(1, 2, 3_000, "2025-03-01"), (11, 14, 3_000, "2024-02-01")]
    assert left.state == "left"


def test_the_same_files_change_nothing_and_others_are_refused(shop, opening, tmp_path):
    before = opening.balances()
    assert opening.import_folder() == 44
    assert opening.balances() == before
    other = opening.folder(tmp_path / "other")
    opening.change(other / "balances.csv", "-6757.00", "-6757.0")
    with pytest.raises(Refused, match="other files"):
        opening.import_folder(other)
    with pytest.raises(Refused, match="day: given 2026-03-15"):
        opening.import_folder(day=shop.DAY - timedelta(days=1))


def test_an_earlier_invoice_that_is_open_is_paid_like_any_other(shop, opening):
    activity = opening.found("2025-0117").activity_id
    assert opening.owed("2025-0117") == 77_200
    opening.receive("2025-0117", 70_000)
    assert opening.owed("2025-0117") == 7_200
    assert opening.booked("client_receivable", activity) == 7_200
    opening.receive("2025-0117", 8_000)  # 8 euros too much are kept for the client
    assert opening.owed("2025-0117") == -800
    assert opening.booked("client_receivable", activity) == 0
    assert opening.broken() == []


def test_a_credit_note_of_an_earlier_invoice_gives_its_levy_back(shop, opening):
    from mutua.activities.rendering import document_of, number_of
    from mutua.activities.services.lines import DraftLine

    activity = opening.found("2025-0098").activity_id
    before = opening.booked("levy", activity), opening.booked("activity_budget", activity)
    part = opening.credit("2025-0098", DraftLine("Half of it", 25_000))
    assert part.gross == -30_250
    assert document_of(part).precedes[0][0] == "2025-0098"
    assert number_of(part).startswith("C2026-")
    assert opening.booked("levy", activity) == before[0] + 1_625
    rest = opening.credit("2025-0098", DraftLine("The rest", 25_000))
    assert opening.booked("levy", activity) == before[0] + 3_250  # what was taken of it there
    assert opening.booked("activity_budget", activity) == before[1] + 50_000 - 3_250
    assert opening.owed("2025-0098") == -60_500  # which the client had paid
    assert opening.found("2025-0098").credited == -part.gross - rest.gross
    assert opening.broken() == []


def test_of_an_earlier_invoice_only_what_was_paid_beyond_goes_back(shop, opening):
    from mutua.treasury import refunds
    from mutua.treasury.services import refund_invoice
    from tests.support import contracts
    from tests.support.books import STAFF

    treasurer = Actor(TREASURY, STAFF.person)
    for number, beyond in (("2025-0117", 800), ("2025-0098", 60_500)):
        invoice = opening.invoice(number)
        with reading(treasurer):
            assert refunds.beyond(invoice).total == beyond, number
        said = {"actor": treasurer, "invoice": invoice, "iban": contracts.an_iban()}
        with pytest.raises(Refused):
            refund_invoice(key=uuid4(), amount=beyond + 1, **said)
        refund_invoice(key=uuid4(), amount=beyond, **said)
        with reading(treasurer):
            assert refunds.beyond(invoice).total == 0, number
    assert opening.broken() == []


def test_what_is_open_and_late_is_seen_with_the_other_invoices(shop, opening):
    from mutua.activities.queries import open_invoices

    with reading(opening.READER):
        late = open_invoices().filter(due_on__lt=shop.DAY).values_list("earlier_number", flat=True)
        assert "2025-0120" in set(late)


def test_an_order_that_was_signed_earlier_is_invoiced_here_less_its_deposit(shop, opening):
    from mutua.activities.documents import order as contents
    from mutua.activities.documents import pdf
    from mutua.activities.documents.frozen import thaw
    from mutua.activities.models import Invoice, Order
    from tests.support import books

    with reading(opening.READER):
        order = Order.objects.get(earlier_number="B-2025-031")
    assert order.state == "signed"
    assert order.content["number"] == "B-2025-031"
    paper = pdf.order_texts(thaw(contents.Order, order.content))
    assert paper["signatures"] == []
    assert "10 décembre 2025" in paper["note"]
    assert pdf.draw_order(thaw(contents.Order, order.content)).startswith(b"%PDF")
    from mutua.activities import services

    final = uuid4()
    services.draft_part(
        actor=books.STAFF, key=uuid4(), invoice=final, order=order.id, stage="final"
    )
    services.issue_invoice(actor=books.STAFF, key=uuid4(), invoice=final)
    with reading(opening.READER):
        issued = Invoice.objects.get(id=final)
    assert issued.net == 108_000 - 30_000
    assert issued.warnings == []
    assert "2025-0125" in issued.content["lines"][-1]["text"]
    assert opening.broken() == []


def test_an_earlier_invoice_is_drawn_as_a_copy_and_never_sent(shop, opening):
    from mutua.activities import services
    from mutua.activities.documents import pdf
    from mutua.activities.rendering import as_pdf, document_of
    from tests.support import books

    before = opening.found("2025-0117")
    document = document_of(before)
    assert document.number == "2025-0117"
    assert document.note.startswith("Copie.")
    texts = pdf.invoice_texts(document)
    assert (texts["title"], texts["payment"]) == ("Facture – copie", None)
    assert "Copie." in texts["note"]
    assert as_pdf(document).startswith(b"%PDF")
    with pytest.raises(Refused, match="an invoice of ours"):
        services.send_invoice(actor=books.STAFF, key=uuid4(), sending=uuid4(), invoice=before.id)


def test_the_guide_names_every_file_and_column(shop, opening):
    from mutua.activities.opening import COLUMNS
    from tests.support.places import ROOT

    guide = (ROOT / "docs/how-to/bring-earlier-books.md").read_text("utf-8")
    of_their_own = ("members", "clients")  # as for the imports of those
    for name, (columns, _) in COLUMNS.items():
        assert f"`{name}.csv`" in guide
        if name not in of_their_own:
            section = guide.partition(f"### {name}.csv")[2].partition("\n#")[0]
            assert [one for one in columns if f"`{one}`" not in section] == []


def test_the_guide_names_every_column_of_payslips_that_the_case_format_does_not(shop, opening):
    from mutua.activities.opening.parts import PARTS
    from mutua.legislation import country
    from tests.support.places import ROOT

    columns, _ = PARTS["payslips"].columns()
    guide = (ROOT / "docs/how-to/bring-earlier-books.md").read_text("utf-8")
    cases = (ROOT / "docs/reference/case-format.md").read_text("utf-8")
    section = guide.partition("### payslips.csv")[2].partition("\n#")[0]
    own = [one for one in columns if not one.startswith("expected.")]
    own = [one for one in own if one not in country("be").inputs and f"`{one}`" not in cases]
    assert own
    assert [one for one in own if f"`{one}`" not in section] == []


@pytest.mark.parametrize("name", ["mandates", "contracts"])
def test_the_guide_names_every_column_of_what_other_rooms_take(shop, opening, name):
    from mutua.activities.opening.parts import PARTS
    from tests.support.places import ROOT

    guide = (ROOT / "docs/how-to/bring-earlier-books.md").read_text("utf-8")
    section = guide.partition(f"### {name}.csv")[2].partition("\n#")[0]
    columns, _ = PARTS[name].columns()
    assert [one for one in columns if f"`{one}`" not in section] == []


def test_the_payslips_of_the_example_are_those_of_the_law(shop, opening):
    from mutua.legislation import cases

    found = list(cases.outcomes(cases.read_file(opening.EXAMPLE / "payslips.csv")))
    assert len(found) == 3
    assert [(one.error, one.differences) for one in found] == [(None, {})] * 3

"""Invoices of an earlier system come alone, after the books were opened: for their history, and to
be paid here."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from mutua.ground import clock
from mutua.ground.errors import Refused
from mutua.ground.sheets import DryRun, SheetRefused
from mutua.ground.transactions import reading

HEADER = (
    "number;kind;corrects;activity;member;client;issued_on;due_on;gross;paid;levy;"
    "payment_reference;text;price;vat_rate"
)
PLACE = "Nora dances;M-001;K-001"


@pytest.fixture(scope="module")
def house(store):
    """A house with the members, clients and activities of the examples, and no books of before."""
    from mutua.activities import imports as clients
    from mutua.ground.sheets import read
    from mutua.people import imports as members
    from tests.support import books, opening, shop

    shop.open_shop()
    with clock.on(shop.DAY):
        members.import_members(
            actor=books.STAFF, key=uuid4(),
            sheet=read(opening.EXAMPLE / "members.csv", members.COLUMNS, members.NEEDED),
        )  # fmt: skip
        text = (opening.EXAMPLE / "clients.csv").read_text("utf-8").splitlines()[:2]
        (store.data.parent / "clients.csv").write_text("\n".join(text), "utf-8")
        clients.import_clients(
            actor=books.STAFF, key=uuid4(), legal_entity="coop",
            sheet=read(store.data.parent / "clients.csv", clients.COLUMNS, clients.NEEDED),
        )  # fmt: skip
    return shop


@pytest.fixture
def opening(shop):
    from tests.support import opening

    return opening


def file(tmp_path, *rows):
    made = tmp_path / "invoices.csv"
    made.write_text("\n".join((HEADER, *rows)) + "\n", "utf-8")
    return made


def settled(opening):
    return sum(
        amount for key, amount in opening.balances().items() if key[0] == "opening_to_settle"
    )


def test_what_is_open_stands_in_the_books_against_what_is_to_settle(opening, tmp_path):
    sheet = file(
        tmp_path,
        f"1;;;{PLACE};2025-06-02;2025-07-02;121;121;6.50;;Paid;100;21",
        f"2;;;{PLACE};2025-06-02;2025-07-02;121;21;6.50;;Paid in part;100;21",
        f"2;credit_note;2;{PLACE};2025-06-09;;12.10;;0.65;;Given back;10;21",
    )
    with pytest.raises(DryRun):
        opening.import_invoices(sheet, dry_run=True)
    assert settled(opening) == 0
    for _ in range(2):  # the second time nothing is booked
        assert opening.import_invoices(sheet) == 3
        activity = opening.found("1").activity_id
        assert opening.booked("client_receivable", activity) == 8_790
        assert settled(opening) == -8_790
        assert opening.booked("activity_budget", activity) == 0
    opening.receive("2", 8_790)
    assert opening.owed("2") == 0
    assert opening.broken() == []


def test_what_is_there_with_other_values_is_refused_and_keeps_the_others_out(opening, tmp_path):
    row = f"3;;;{PLACE};2025-06-02;2025-07-02;121;0;6.50;;Dance;100;21"
    opening.import_invoices(file(tmp_path, row))
    before = opening.balances()
    other = file(
        tmp_path,
        f"4;;;{PLACE};2025-06-02;2025-07-02;121;0;6.50;;Dance;100;21",
        row.replace("121;0", "121;1"),
    )
    with pytest.raises(SheetRefused) as caught:
        opening.import_invoices(other)
    assert [(one.line, one.column) for one in caught.value.errors] == [(3, "paid")]
    assert opening.balances() == before


def test_a_reference_of_an_earlier_invoice_is_passed_over_by_ours(opening, shop, tmp_path):
    from mutua.activities.models import Invoice
    from mutua.ground import payment_reference

    def reference(invoice):
        with reading(opening.READER):
            return Invoice.objects.get(id=invoice).payment_reference

    last = reference(shop.issued_invoice())
    following = [payment_reference.make(int(last[:10]) + one) for one in (1, 2)]
    row = f"5;;;{PLACE};2025-06-02;2025-07-02;121;121;6.50;{following[0]};Dance;100;21"
    opening.import_invoices(file(tmp_path, row))
    assert reference(shop.issued_invoice()) == following[1]
    again = row.replace("5;", "6;", 1)
    with pytest.raises(SheetRefused) as caught:
        opening.import_invoices(file(tmp_path, again))
    assert caught.value.errors[0].column == "payment_reference"


def test_it_is_booked_on_a_day_of_an_open_period(opening, tmp_path):
    row = f"7;;;{PLACE};2025-06-02;2025-07-02;121;0;6.50;;Dance;100;21"
    for day in (date(2025, 12, 31), date(2026, 3, 17)):
        with pytest.raises(Refused) as caught:
            opening.import_invoices(file(tmp_path, row), day=day)
        assert caught.value.field == "day"
    with pytest.raises(Refused) as caught:
        opening.import_invoices(file(tmp_path, row), legal_entity="nobody")
    assert caught.value.field == "legal_entity"


def test_a_credit_note_gives_back_the_vat_that_was_charged(opening, tmp_path):
    from mutua.activities.services.lines import DraftLine

    row = f"9;;;{PLACE};2025-06-02;2025-07-02;106;0;6.50;;Dance;100;6"  # by the law of today 21 %
    opening.import_invoices(file(tmp_path, row))
    note = opening.credit("9", DraftLine("Given back", 5_000))
    assert (note.net, note.vat) == (-5_000, -300)
    assert opening.broken() == []


def test_a_member_sees_the_earlier_invoices_of_her_activity_alone(opening, shop, tmp_path):
    from mutua.activities.models import Invoice
    from mutua.ground import actors
    from mutua.people.imports import person_of

    row = f"8;;;{PLACE};2025-06-02;2025-07-02;121;121;6.50;;Dance;100;21"
    opening.import_invoices(file(tmp_path, row))
    for actor, sees in ((actors.member(person_of("M-001")), True), (shop.alice, False)):
        with reading(actor):
            assert Invoice.objects.filter(earlier_number="8").exists() == sees

"""The books of an earlier system, for the tests of the rooms: the example folder, and spoilt ones."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from uuid import UUID, uuid4

from mutua.activities import opening, services
from mutua.activities.models import Invoice
from mutua.activities.services.lines import DraftLine
from mutua.activities.services.receipts import open_amount
from mutua.ground import doctor, sheets
from mutua.ground.actors import AUDITOR, TREASURY, Actor
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from tests.support import books
from tests.support.places import ROOT
from tests.support.store import OLGA

EXAMPLE = ROOT / "examples/opening"
READER = Actor(AUDITOR, job="test")


def import_folder(folder: Path = EXAMPLE, **facts: object) -> int:
    """Open the books of the house with a folder."""
    return opening.import_opening(
        actor=books.STAFF, key=uuid4(), sheets=opening.read(folder),
        **{"legal_entity": books.HOUSE, **facts},
    )  # fmt: skip


def import_invoices(file: Path, **facts: object) -> int:
    """Take the invoices of a file."""
    sheet = sheets.read(file, *opening.COLUMNS["invoices"])
    return opening.import_invoices(
        actor=books.STAFF, key=uuid4(), sheet=sheet, **{"legal_entity": books.HOUSE, **facts}
    )


def folder(into: Path) -> Path:
    """A copy of the example, to be changed."""
    copytree(EXAMPLE, into)
    return into


def change(file: Path, before: str, after: str) -> None:
    """Put one text in the place of another, which must be there."""
    text = file.read_text("utf-8")
    assert before in text, (file.name, before)
    file.write_text(text.replace(before, after, 1), "utf-8")


def broken() -> list[str]:
    """What the diagnosis finds, everything derived anew."""
    return [one.check.code for one in doctor.examine(rebuild=True) if not one.holds]


def invoice(number: str, kind: str = "invoice") -> UUID:
    """The identifier of an earlier document."""
    return derived_id("earlier invoice", books.HOUSE, kind, number)


def balances() -> dict[tuple[str, ...], int]:
    """What stands on each account, with its dimensions, in the books."""
    from mutua.ledger.models import Posting

    found: dict[tuple[str, ...], int] = {}
    with reading(READER):
        for one in Posting.objects.all():
            key = one.account_id, str(one.activity), str(one.person), str(one.client)
            found[key] = found.get(key, 0) + one.amount
    return {key: amount for key, amount in found.items() if amount}


def found(number: str, kind: str = "invoice") -> Invoice:
    """An earlier document."""
    with reading(READER):
        chosen = Invoice.objects.select_related("activity", "series", "client")
        return chosen.get(id=invoice(number, kind))


def owed(number: str) -> int:
    """What is open of an earlier invoice."""
    earlier = found(number)
    with reading(READER):
        return open_amount(earlier)


def receive(number: str, amount: int) -> None:
    """The client pays."""
    services.record_receipt(
        actor=Actor(TREASURY, OLGA), key=uuid4(), receipt=uuid4(), invoice=invoice(number),
        amount=amount,
    )  # fmt: skip


def credit(number: str, *lines: DraftLine) -> Invoice:
    """Issue a credit note of an earlier invoice."""
    before, note = found(number), uuid4()
    services.draft_invoice(
        actor=books.STAFF, key=uuid4(), invoice=note, activity=before.activity_id,
        client=before.client_id, credited=before.id, lines=lines,
    )  # fmt: skip
    services.issue_invoice(actor=books.STAFF, key=uuid4(), invoice=note)
    with reading(READER):
        return Invoice.objects.select_related("activity", "series", "credits").get(id=note)


def booked(account: str, activity: UUID) -> int:
    """What stands on an account of an activity, minor units: debit above zero."""
    here = (amount for key, amount in balances().items() if key[:2] == (account, str(activity)))
    return sum(here)

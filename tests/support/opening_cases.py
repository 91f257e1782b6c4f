"""A case for the verbs that bring the books of an earlier system; see ``verb_cases``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from unittest.mock import patch
from uuid import UUID, uuid4

from mutua.ground.actors import STAFF
from mutua.ground.sheets import Sheet
from tests.support import books, contracts, earlier_contracts, earlier_pay, ledger_cases
from tests.support.verb_cases import Facts, case

CLIENT = {
    "kind": "person", "name": "Jan Claes", "street": "Meir", "postcode": "2000", "town": "Antwerpen",
}  # fmt: skip
LINE = {"text": "Three evenings", "price": "400", "vat_rate": "6"}


def sheet(name: str, *rows: Facts) -> Sheet:
    """The rows of a file of this name."""
    return Sheet(tuple(enumerate(rows, 2)), uuid4().hex, f"{name}.csv")


def house() -> tuple[str, Facts, Facts]:
    """A house of its own with an open year, two members, the activity of one and its client; gives
    its code, a cell for each of the three, and one of the other member."""
    from mutua.activities import imports as clients
    from mutua.ledger import services
    from mutua.people import imports as members

    code, one, other = ledger_cases.legal_entity(), uuid4().hex, uuid4().hex
    services.open_period(
        actor=books.STAFF, key=uuid4(), legal_entity=code, first_day=date(2026, 1, 1),
        last_day=date(2026, 12, 31),
    )  # fmt: skip
    rows = ({"reference": who, "legal_name": "Nora Lambert"} for who in (one, other))
    members.import_members(actor=books.STAFF, key=uuid4(), sheet=sheet("members", *rows))
    place = {"activity": f"Dance {code}", "member": one, "client": uuid4().hex}
    row = {**CLIENT, "reference": place["client"], "activity": place["activity"], "member": one}
    clients.import_clients(
        actor=books.STAFF, key=uuid4(), sheet=sheet("clients", row), legal_entity=code
    )
    return code, place, {"member": other}


def amount(cents: int) -> str:
    """As the files of an opening write it."""
    return f"{cents // 100}.{cents % 100:02d}"


def running(place: Facts, **more: str) -> list[Facts]:
    """A contract that runs, for a place's member."""
    facts = earlier_contracts.said(**place, reference=uuid4().hex, gross_pay="100", **more)
    found = earlier_contracts.rows(facts, {**earlier_contracts.EVENING, "day": "2026-12-17"})
    return [{name: str(value) for name, value in one.items() if value} for one in found]


def mandate(member: str, other: str) -> Facts:
    """A seizure of a member's pay, under which nothing is left to hand over; another has copied it."""
    return {
        "reference": "SEI/1", "member": member, "kind": "seizure", "creditor": "Energy company",
        "payee": uuid4().hex, "payee_name": "A bailiff", "payee_iban": contracts.an_iban(),
        "amount": "500", "served_on": "2025-10-06", "payable_from": "2025-11-03",
        "withheld": "100", "entered_by": other, "paper": "ab" * 32,
    }  # fmt: skip


def invoice(place: Facts, number: str = "2025-1", **more: str) -> Facts:
    """A row of an invoice of 424 euros, of which 24 are paid."""
    return {
        "number": number, **place, "issued_on": "2025-11-20", "due_on": "2025-12-20",
        "gross": "424", "paid": "24", "levy": "26", **LINE, **more,
    }  # fmt: skip


def sheets(place: Facts, other: Facts) -> tuple[Sheet, ...]:
    """Each file of an opening: shares that came, were handed on and repaid; an order and a deposit
    of it; a credit note; a payslip that is not paid; what a creditor
    holds; a contract that runs."""
    activity = {"activity": place["activity"], "member": place["member"]}
    moved = {"member": place["member"], "kind": "subscription", "price": "30"}
    of_member = {"member": place["member"]}
    earlier = earlier_pay.slip(uuid4().hex, place["member"], kept_back=100)
    earlier["owed.net_pay"] = earlier["expected.net_pay"] - 100
    return (
        sheet(
            "shares",
            {**moved, "date": "2024-01-15", "count": "2"},
            {**moved, "date": "2025-01-15", "count": "1", "kind": "transfer", "price": "",
             "other_side": other["member"]},
            {**other, "date": "2025-06-15", "count": "1", "kind": "repayment", "price": "30"},
        ),
        sheet(
            "orders",
            {"number": "B-1", **place, "signed_on": "2025-10-01", "worked_from": "2026-09-01",
             "text": "An evening", "price": "1000", "nature": "artistic_performance"},
        ),
        sheet(
            "invoices",
            invoice(place, order="B-1", stage="deposit"),
            invoice(place, kind="credit_note", corrects="2025-1", paid="", levy="6.50", price="100",
                    gross="106", due_on=""),
        ),
        sheet(
            "balances",
            {"account": "bank", "amount": "1000"},
            {"account": "capital", "member": place["member"], "amount": "-30"},
            {"account": "client_receivable", **place, "amount": "294"},
            {"account": "activity_budget", **activity, "amount": "-764"},
            {"account": "net_pay_payable", **of_member, "amount": f"-{amount(earlier['owed.net_pay'])}"},
            {"account": "reserve", "amount": f"-{amount(50_000 - earlier['owed.net_pay'])}"},
        ),
        sheet("mandates", mandate(place["member"], other["member"])),
        sheet("contracts", *running(place)),
        sheet("payslips", {name: str(value) for name, value in earlier.items()}),
    )  # fmt: skip


def open_for(person: UUID) -> None:
    """Open the books of a house beside, in which a person was paid last year, and has a contract
    that runs."""
    from mutua.activities import opening
    from mutua.people import imports

    code, place, other = house()
    days = ("2025-12-05", "2025-12-05", "2025-12-12")
    slip = earlier_pay.slip(uuid4().hex, str(person), days=days)
    beside = {"activity": f"Beside {code}", "member": str(person), "client": uuid4().hex}
    budget = {"account": "activity_budget", **beside, "amount": "-300"}
    more = {one.file: [values for _, values in one.rows] for one in sheets(place, other)}
    more["payslips.csv"].append({name: str(value) for name, value in slip.items()})
    more["clients.csv"] = [{**CLIENT, **beside, "reference": beside["client"]}]
    more["balances.csv"] += [budget, {"account": "bank", "amount": "300"}]
    more["contracts.csv"] += running(beside)
    for row in (*more["clients.csv"], budget):
        del row["client"]
    person_of = imports.person_of
    known = patch.object(
        imports, "person_of", lambda text: person if text == str(person) else person_of(text)
    )
    with known:
        opening.import_opening(
            actor=books.STAFF, key=uuid4(), legal_entity=code,
            sheets=tuple(sheet(name.removesuffix(".csv"), *rows) for name, rows in more.items()),
        )  # fmt: skip


@case("activities.import_opening", STAFF)
def _() -> Facts:
    """All but the sheets that have verbs of their own: every branch of the verb."""
    code, place, other = house()
    return {"sheets": sheets(place, other), "legal_entity": code}


@case("activities.import_invoices", STAFF)
def _() -> Facts:
    """One that is open, one that was paid, and a credit note."""
    code, place, _ = house()
    note: Any = invoice(place, "C-1", kind="credit_note", corrects="2025-1", paid="", due_on="")
    rows = (invoice(place), invoice(place, "2025-2", paid="424"), note)
    return {"sheet": replace(sheet("invoices", *rows), file=""), "legal_entity": code}

"""``mutua export``: the books and the invoices for other programs."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from mutua.cli import store

LEDGER = "Example: mutua export ledger --format beancount --output books.beancount"
INVOICES = "Example: mutua export invoices --format ubl --output invoices"
PAYSLIPS = "Example: mutua export payslips --format json --output payslips.json"
ACCOUNTS = "Example: mutua export individual-account --year 2026 --output accounts"
PAYMENTS = "Example: mutua export payments --output payments"
BEGINNING, END = date(1900, 1, 1), date(2999, 12, 31)
SAID = {
    "written": "written",
    "stood": "stood there already",
    "without": "without this form",
    "waits": "not drawn yet: mutua work --once",
    "damaged": "damaged",
}


def add_to(commands: Any) -> None:
    """Add the command with its parts to the command line."""
    command = commands.add_parser(
        "export",
        help="write books, invoices and payslips for other programs",
        description="Write the books, the invoices or the payslips for other programs.",
        epilog=LEDGER,
    )
    parts = command.add_subparsers(title="parts", metavar="PART", required=True)
    books = parts.add_parser(
        "ledger", help="every posting", description="Every posting of some days.", epilog=LEDGER
    )
    books.add_argument("--format", choices=("beancount", "csv"), default="beancount")
    books.add_argument("--output", type=Path, help="a file; without it the terminal")
    books.set_defaults(run=ledger)
    papers = parts.add_parser(
        "invoices",
        help="every issued invoice and credit note",
        description=(
            "Every invoice and credit note issued in some days, each a file named by its number. "
            "pdf and ubl are the very files that left; facturx is made from the same content."
        ),
        epilog=f"{INVOICES}. Exit codes: 0 all are there; 1 some wait or are damaged.",
    )
    papers.add_argument("--format", choices=("ubl", "facturx", "pdf"), default="pdf")
    papers.add_argument("--output", type=Path, required=True, help="a folder")
    papers.set_defaults(run=invoices)
    pay = parts.add_parser(
        "payslips",
        help="every payslip as a case that others can verify",
        description=(
            "Every payslip that the bank was asked to pay in some days, then every exit holiday pay, "
            "in the common case format: its inputs, and every line as expected. mutua evaluate "
            "--check verifies the file."
        ),
        epilog=PAYSLIPS,
    )
    pay.add_argument("--format", choices=("json",), default="json")
    pay.add_argument("--output", type=Path, help="a file; without it the terminal")
    pay.set_defaults(run=payslips)
    accounts = parts.add_parser(
        "individual-account",
        help="the individual account of every worker for a year",
        description=(
            "The individual account of every worker for a year, each a PDF named by the worker's "
            "number. It is given before 1 March of the next year, and kept five years."
        ),
        epilog=ACCOUNTS,
    )
    accounts.add_argument("--year", type=int, required=True, help="the year of the work")
    accounts.add_argument("--output", type=Path, required=True, help="a folder")
    store.add_entity(accounts)
    accounts.set_defaults(run=individual_accounts)
    left = parts.add_parser(
        "payments",
        help="every file of payments that has left",
        description=(
            "Every file of payments that has left for the bank, as it left, and payments.csv: each "
            "payment with its state. Amounts are cents."
        ),
        epilog=PAYMENTS,
    )
    left.add_argument("--output", type=Path, required=True, help="a folder")
    store.add_entity(left)
    left.set_defaults(run=payments)
    for part in (books, papers, pay):
        part.add_argument("--from", dest="first", type=store.day, default=None)
        part.add_argument("--until", dest="last", type=store.day, default=END)
        store.add_entity(part)


def ledger(given: argparse.Namespace) -> int:
    """Write the postings of some days."""
    with store.opened():
        from mutua.ground.actors import AUDITOR, Actor
        from mutua.ground.transactions import reading
        from mutua.ledger import exports
        from mutua.ledger.models import Period

        entity = store.entity_of(given.entity).code
        write = {"beancount": exports.beancount, "csv": exports.as_csv}[given.format]
        with reading(Actor(AUDITOR, job="export")):
            oldest = Period.objects.filter(legal_entity_id=entity).order_by("first_day")
            first = given.first or (oldest[0].first_day if oldest else BEGINNING)
            text = "\n".join(write(entity, first, given.last)) + "\n"
    if given.output:
        given.output.write_text(text, "utf-8")
    else:
        sys.stdout.write(text)
    return 0


def payslips(given: argparse.Namespace) -> int:
    """Write the payslips of some days as cases."""
    with store.opened():
        from mutua.ground.actors import AUDITOR, Actor
        from mutua.ground.transactions import reading
        from mutua.payroll import exports

        entity, first = store.entity_of(given.entity).code, given.first or BEGINNING
        with reading(Actor(AUDITOR, job="export")):
            lines = exports.as_json(entity, first, given.last)
            if given.output:
                with given.output.open("w", encoding="utf-8") as file:
                    file.writelines(f"{line}\n" for line in lines)
            else:
                sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


def individual_accounts(given: argparse.Namespace) -> int:
    """Write the individual account of each worker; 2 where they cannot be written there."""
    with store.opened():
        from mutua.ground.actors import AUDITOR, Actor
        from mutua.ground.transactions import reading
        from mutua.payroll import exports

        entity = store.entity_of(given.entity)
        try:
            with reading(Actor(AUDITOR, job="export")):
                count = exports.individual_accounts(entity, given.year, given.output)
        except OSError as error:
            print(f"mutua: output: given {error.filename}: {error.strerror}", file=sys.stderr)
            return 2
    print(f"{count:,} accounts")
    return 0


def payments(given: argparse.Namespace) -> int:
    """Write the files that left; 2 where they cannot be written there, or one is damaged."""
    with store.opened():
        from mutua.ground import places
        from mutua.ground.actors import AUDITOR, Actor
        from mutua.ground.errors import Refused
        from mutua.ground.transactions import reading
        from mutua.treasury import exports

        entity = store.entity_of(given.entity).code
        try:
            with reading(Actor(AUDITOR, job="export")):
                batches, count = exports.write(entity, given.output, places.files())
        except Refused as refused:
            print(f"mutua: {refused}", file=sys.stderr)
            return 2
        except OSError as error:
            print(f"mutua: output: given {error.filename}: {error.strerror}", file=sys.stderr)
            return 2
    print(f"{batches:,} files, {count:,} payments")
    return 0


def invoices(given: argparse.Namespace) -> int:
    """Write the documents of some days; 2 where they cannot be written there."""
    with store.opened():
        from mutua.activities.exports import Export
        from mutua.ground import places
        from mutua.ground.actors import AUDITOR, Actor
        from mutua.ground.errors import Refused
        from mutua.ground.transactions import reading

        entity = store.entity_of(given.entity).code
        asked = Export(entity, given.format, given.first or BEGINNING, given.last)
        counted: Counter[str] = Counter()
        try:
            with reading(Actor(AUDITOR, job="export")):
                for one in asked.write(given.output, places.files()):
                    counted[one.what] += 1
                    if one.why:
                        print(f"{one.number}: {one.why}", file=sys.stderr)
        except Refused as refused:
            print(f"mutua: {refused}", file=sys.stderr)
            return 2
        except OSError as error:
            print(f"mutua: output: given {error.filename}: {error.strerror}", file=sys.stderr)
            return 2
    print(", ".join(f"{counted[what]:,} {said}" for what, said in SAID.items() if counted[what]) or "none issued in these days")  # fmt: skip
    return 1 if counted["waits"] or counted["damaged"] else 0

"""``mutua ledger`` and ``mutua export``: the books for others, and the proof that none changed."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any

from mutua.cli import store

EXPORT = "Example: mutua export ledger --format beancount --output books.beancount"
BEGINNING, END = date(1900, 1, 1), date(2999, 12, 31)


def add_to(commands: Any) -> None:
    """Add both commands to the command line."""
    books = commands.add_parser(
        "ledger",
        help="verify the chain of closed periods",
        description="The books: verify that no closed period was changed.",
        epilog="Example: mutua ledger verify. Exit codes: 0 holds; 1 something was changed.",
    )
    parts = books.add_subparsers(title="parts", metavar="PART", required=True)
    verifying = parts.add_parser(
        "verify",
        help="reckon every closed period anew",
        description="Reckon every closed period anew and compare it with what was kept.",
        epilog="Example: mutua ledger verify. Exit codes: 0 holds; 1 something was changed.",
    )
    verifying.set_defaults(run=verify)
    exporting = commands.add_parser(
        "export",
        help="write the books for other programs",
        description="Write the books for other programs.",
        epilog=EXPORT,
    )
    what = exporting.add_subparsers(title="parts", metavar="PART", required=True)
    one = what.add_parser(
        "ledger", help="every posting", description="Every posting of some days.", epilog=EXPORT
    )
    one.add_argument("--format", choices=("beancount", "csv"), default="beancount")
    one.add_argument("--output", type=Path, help="a file; without it the terminal")
    one.add_argument("--from", dest="first", type=store.day, default=None)
    one.add_argument("--until", dest="last", type=store.day, default=END)
    one.add_argument("--entity", default="coop", help="the legal entity; default: coop")
    one.set_defaults(run=export)


def verify(given: argparse.Namespace) -> int:
    """Say of each closed period whether it is what it was."""
    with store.opened():
        from mutua.ground.actors import AUDITOR, Actor
        from mutua.ground.transactions import reading
        from mutua.ledger import chain
        from mutua.ledger.models import LegalEntity

        with reading(Actor(AUDITOR, job="verify")):
            links = [link for one in LegalEntity.objects.all() for link in chain.verify(one.code)]
    for link in links:
        mark = "holds" if link.holds else "CHANGED"
        print(f"{mark:>7}  {link.first_day} to {link.last_day}  {link.kept}")
    wrong = sum(not link.holds for link in links)
    print(f"{len(links) - wrong} of {len(links)} closed periods hold")
    return 1 if wrong else 0


def export(given: argparse.Namespace) -> int:
    """Write the postings of some days."""
    with store.opened():
        from mutua.ground.actors import AUDITOR, Actor
        from mutua.ground.transactions import reading
        from mutua.ledger import exports
        from mutua.ledger.models import Period

        write = {"beancount": exports.beancount, "csv": exports.as_csv}[given.format]
        with reading(Actor(AUDITOR, job="export")):
            oldest = Period.objects.filter(legal_entity_id=given.entity).order_by("first_day")
            first = given.first or (oldest[0].first_day if oldest else BEGINNING)
            text = "\n".join(write(given.entity, first, given.last)) + "\n"
    if given.output:
        given.output.write_text(text, "utf-8")
    else:
        sys.stdout.write(text)
    return 0

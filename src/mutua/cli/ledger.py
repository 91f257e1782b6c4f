"""``mutua ledger``: the proof that no closed period was changed."""

from __future__ import annotations

import argparse
from typing import Any

from mutua.cli import store


def add_to(commands: Any) -> None:
    """Add the command to the command line."""
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

"""``mutua treasury``: what is approved leaves, what the bank has sent is taken and booked."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from mutua.cli import outlook, store
from mutua.cli.output import money

PAY = "Example: mutua treasury pay. Exit codes: 0 done; 1 a file was refused; 2 the store is shut."
MATCH = "Example: mutua treasury match --folder downloads. Exit codes: 0 all is known; 1 something waits."
COVERAGE = "Example: mutua treasury coverage. Exit codes: 0 covered; 1 below the limit."


def add_to(commands: Any) -> None:
    """Add the command with its parts to the command line."""
    command = commands.add_parser(
        "treasury",
        help="let approved payments leave, take the bank's files",
        description="The bank as a folder: what is approved leaves, what comes is taken and booked.",
        epilog=PAY,
    )
    parts = command.add_subparsers(title="parts", metavar="PART", required=True)
    paying = parts.add_parser(
        "pay",
        help="let approved batches leave and take the folder",
        description=(
            "What a job does every ten minutes, at once: approved batches leave, files that were "
            "held get their name, the bank's answers and statements are taken."
        ),
        epilog=PAY,
    )
    paying.set_defaults(run=pay)
    matching = parts.add_parser(
        "match",
        help="take the bank's files, book them, say what waits",
        description="Take answers and statements, book every line, say what nobody knows.",
        epilog=MATCH,
    )
    matching.add_argument("--folder", type=Path, help="default: in, in the folder of MUTUA_BANK")
    matching.set_defaults(run=match)
    covering = parts.add_parser(
        "coverage",
        help="say what the enterprise owes, and what covers it",
        description=(
            "Every balance of the books on its side: what is owed, cash and claims by age with the"
            " share that counts, the ratio, and whether it is below the board's limit."
        ),
        epilog=COVERAGE,
    )
    store.add_entity(covering)
    covering.set_defaults(run=coverage)
    outlook.add_to(parts)


def pay(given: argparse.Namespace) -> int:
    """Send, release and take; 2 where the store is shut."""
    with store.opened():
        from mutua.ground.errors import Refused
        from mutua.ground.transactions import reading
        from mutua.treasury import bank
        from mutua.treasury.models import Batch

        with reading(bank.SENDER):
            approved = list(Batch.objects.filter(state="approved").order_by("made_at", "id"))
        try:
            for one in approved:
                bank.send(one.id)
                print(f"left     {one.message_id}.xml  {one.count} payments  {money(one.total)}")
        except Refused as refused:
            print(f"mutua: {refused}", file=sys.stderr)
            return 2
        bank.release_all()
        return _say(bank.take())


def _say(outcomes: Any) -> int:
    """A line for each file; 1 when one was refused."""
    for one in outcomes:
        state = "refused" if one.refused else "waits" if one.waits else "taken"
        print(f"{state:<8} {one.name}  {one.refused or one.waits}".rstrip())
    return 1 if any(one.refused for one in outcomes) else 0


def match(given: argparse.Namespace) -> int:
    """Take and book; 1 when a file was refused or waits, or money is not known."""
    with store.opened():
        from mutua.ground.ids import derived_id
        from mutua.ground.transactions import reading
        from mutua.treasury import bank, queries, services
        from mutua.treasury.models import StatementLine

        outcomes = bank.take(given.folder)
        code = max(_say(outcomes), int(any(one.waits for one in outcomes)))
        with reading(bank.SENDER):
            new = StatementLine.objects.filter(state="new").order_by("statement__place")
            statements = list(dict.fromkeys(new.values_list("statement", flat=True)))
        for one in statements:
            services.book_lines(
                actor=bank.SENDER, key=derived_id(str(one), "booked"), statement=one
            )
        with reading(bank.SENDER):
            waiting = list(queries.unknown_money())
        for line in waiting:
            words = line.counterparty_name or line.text or "no name"
            print(f"unknown  {line.booked_on}  {money(line.amount):>12}  {words}")
        return 1 if waiting else code


def coverage(given: argparse.Namespace) -> int:
    """Say coverage; 1 when it is below the board's limit."""
    with store.opened():
        from mutua.ground import clock
        from mutua.ground.transactions import reading
        from mutua.treasury import bank
        from mutua.treasury.coverage.reading import coverage as read

        entity = store.entity_of(given.entity)
        with reading(bank.SENDER):
            found = read(entity.code, clock.today())
        say_coverage(found)
        return int(found.alarm)


def say_coverage(found: Any) -> None:
    """One line a figure, side by side with its part of the whole."""
    for side in ("owes", "has", "own"):
        for one in found.side(side):
            print(f"{side:<5} {one.code:<12} {money(one.amount):>16}")
        print(f"{side:<5} {'together':<12} {money(found.total(side)):>16}")
    for one in found.ages:
        until = f"until {one.until}" if one.until else "longer"
        print(
            f"claim {until:<12} {money(one.amount):>16}  {one.share / 100:g} % counts:"
            f" {money(one.good)}"
        )
    print(f"coming pay of signed work {money(found.to_come):>10}")
    ratio = "nothing is owed" if found.ratio is None else f"{found.ratio / 100:.2f} % covered"
    print(f"{ratio}{' - BELOW THE LIMIT' if found.alarm else ''}")

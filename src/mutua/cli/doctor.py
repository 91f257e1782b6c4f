"""``mutua doctor``: every invariant of the whole store, each with its figure."""

from __future__ import annotations

import argparse
from typing import Any

from mutua.cli import store
from mutua.cli.output import FORMATS, write_json


def add_to(commands: Any) -> None:
    """Add the command to the command line."""
    command = commands.add_parser(
        "doctor",
        help="check every invariant of the store",
        description="Check every invariant of the store and say each with its figure.",
        epilog="Example: mutua doctor --rebuild. Exit codes: 0 all hold; 1 one does not.",
    )
    command.add_argument(
        "--rebuild", action="store_true", help="derive every balance and state anew, and compare"
    )
    command.add_argument("--format", choices=FORMATS[:2], default="table", help="default: table")
    command.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Say what holds; 1 when something does not."""
    with store.opened():
        from mutua.ground import doctor

        found = doctor.examine(rebuild=given.rebuild)
    if given.format == "json":
        write_json(
            [
                {"code": one.check.code, "seen": one.seen, "wrong": one.wrong, "holds": one.holds}
                for one in found
            ]
        )
    else:
        for one in found:
            mark = "holds" if one.holds else f"{one.wrong} WRONG"
            print(f"{mark:>9}  {one.seen:>9,}  {one.check.sentence}")
        wrong = sum(not one.holds for one in found)
        print(f"{len(found) - wrong} of {len(found)} invariants hold")
    return 0 if all(one.holds for one in found) else 1

"""``mutua import``: members and clients of an enterprise that comes from elsewhere."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from mutua.cli import register, store


def add_to(commands: Any) -> None:
    """Add the command with its parts to the command line."""
    command = commands.add_parser(
        "import",
        help="take members and clients from a sheet",
        description="Take members or clients from a CSV file: all of it or nothing.",
        epilog="Example: mutua import members examples/members.csv --dry-run",
    )
    parts = command.add_subparsers(title="parts", metavar="PART", required=True)
    for name, what in (("members", "members"), ("clients", "clients with their activities")):
        part = parts.add_parser(
            name,
            help=what,
            description=f"Take {what} from a CSV file: all of it, or nothing and every error.",
            epilog=f"Example: mutua import {name} examples/{name}.csv --dry-run",
        )
        part.add_argument("file", type=Path, help="CSV in UTF-8 with a header")
        part.add_argument("--dry-run", action="store_true", help="try it and keep nothing")
        part.add_argument("--entity", default="coop", help="the legal entity; default: coop")
        part.set_defaults(run=run, what=name)
    register.add_part(parts)


def run(given: argparse.Namespace) -> int:
    """Take the sheet; 1 with a list of errors when it cannot be taken."""
    if not given.file.is_file():
        print(f"mutua: file: given {given.file}; allowed: a file that is there", file=sys.stderr)
        return 2
    with store.opened():
        from mutua.ground.sheets import DryRun, SheetRefused

        try:
            taken = _take(given)
        except DryRun as tried:
            print(f"{tried}: nothing was kept")
            return 0
        except SheetRefused as refused:
            for error in refused.errors:
                print(error, file=sys.stderr)
            print(f"Nothing was taken: {len(refused.errors)} errors", file=sys.stderr)
            return 1
    print(f"{taken} rows taken")
    return 0


def _take(given: argparse.Namespace) -> int:
    from mutua.activities import imports as of_clients
    from mutua.ground import sheets
    from mutua.ground.actors import STAFF, Actor
    from mutua.ground.ids import derived_id
    from mutua.people import imports as of_members

    actor = Actor(STAFF, job="import")
    room = of_members if given.what == "members" else of_clients
    sheet = sheets.read(given.file, room.COLUMNS, room.NEEDED)
    key = derived_id("import", given.what, sheet.digest, given.dry_run)
    if given.what == "members":
        return of_members.import_members(actor=actor, key=key, sheet=sheet, dry_run=given.dry_run)
    return of_clients.import_clients(
        actor=actor, key=key, sheet=sheet, legal_entity=given.entity, dry_run=given.dry_run
    )

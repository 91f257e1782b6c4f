"""``mutua import``: what an enterprise brings that comes from elsewhere."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from mutua.cli import register, store

SHEETS = {
    "members": ("members", "examples/members.csv"),
    "clients": ("clients with their activities", "examples/clients.csv"),
    "invoices": ("invoices that an earlier system issued", "examples/opening/invoices.csv"),
}


def add_to(commands: Any) -> None:
    """Add the command with its parts to the command line."""
    command = commands.add_parser(
        "import",
        help="take members, clients, or the books of an earlier system from sheets",
        description="Take from CSV or XLSX files what an enterprise brings: all of it or nothing.",
        epilog="Example: mutua import members examples/members.csv --dry-run",
    )
    parts = command.add_subparsers(title="parts", metavar="PART", required=True)
    for name, (what, example) in SHEETS.items():
        part = _part(parts, name, what, "a file", example)
        part.add_argument("file", type=Path, help="CSV in UTF-8, or XLSX, with a header")
    _add_day(parts.choices["invoices"], "the day on which what is open is booked")
    opening = _part(parts, "opening", "the state of earlier books", "a folder", "examples/opening")
    opening.add_argument("folder", type=Path, help="with balances.csv (or .xlsx) and what belongs")
    _add_day(opening, "the day of the entry that opens the books; nothing in the files is later")
    what = "the pay of the house's own staff, made by others, as cases with their lines"
    staff = _part(parts, "staff-pay", what, "a file", "staff-pay.json")
    staff.add_argument("file", type=Path, help="JSON in the case format: mutua export payslips")
    register.add_part(parts)


def _part(parts: Any, name: str, what: str, source: str, example: str) -> Any:
    part = parts.add_parser(
        name,
        help=what,
        description=f"Take {what} from {source}: all of it, or nothing and every error.",
        epilog=f"Example: mutua import {name} {example} --dry-run",
    )
    part.add_argument("--dry-run", action="store_true", help="try it and keep nothing")
    store.add_entity(part)
    part.set_defaults(run=run, what=name)
    return part


def _add_day(part: Any, what: str) -> None:
    part.add_argument("--day", type=store.day, help=f"{what} (YYYY-MM-DD); default: today")


def run(given: argparse.Namespace) -> int:
    """Take the sheet or the folder; 1 with a list of errors when it cannot be taken."""
    if given.what == "opening" and not given.folder.is_dir():
        print(f"mutua: folder: given {given.folder}; allowed: one that is there", file=sys.stderr)
        return 2
    if given.what != "opening" and not given.file.is_file():
        print(f"mutua: file: given {given.file}; allowed: a file that is there", file=sys.stderr)
        return 2
    with store.opened():
        from mutua.ground.errors import Refused
        from mutua.ground.sheets import DryRun, SheetRefused

        try:
            taken = TAKERS.get(given.what, _sheet)(given)
        except DryRun as tried:
            print(f"{tried}: nothing was kept")
            return 0
        except SheetRefused as refused:
            for error in refused.errors:
                print(error, file=sys.stderr)
            print(f"Nothing was taken: {len(refused.errors)} errors", file=sys.stderr)
            return 1
        except Refused as refused:
            print(f"mutua: {refused}", file=sys.stderr)
            return 1
    print(f"{taken} rows taken")
    return 0


def _sheet(given: argparse.Namespace) -> int:
    from mutua.activities import imports as of_clients
    from mutua.activities import opening
    from mutua.ground import sheets
    from mutua.ground.actors import STAFF, Actor
    from mutua.ground.ids import derived_id
    from mutua.people import imports as of_members

    verbs = {
        "members": of_members.import_members, "clients": of_clients.import_clients,
        "invoices": opening.import_invoices,
    }  # fmt: skip
    sheet = sheets.read(given.file, *opening.COLUMNS[given.what])
    facts: dict[str, Any] = {"sheet": sheet, "dry_run": given.dry_run}
    key = [given.what, sheet.digest, given.dry_run]
    entity = "" if given.what == "members" else store.entity_of(given.entity).code
    if entity:
        facts["legal_entity"] = entity
    if given.what == "invoices":
        facts["day"] = given.day
        key += [entity, given.day]
    return verbs[given.what](
        actor=Actor(STAFF, job="import"), key=derived_id("import", *key), **facts
    )


def _opening(given: argparse.Namespace) -> int:
    from mutua.activities import opening
    from mutua.ground.actors import STAFF, Actor
    from mutua.ground.ids import new_id

    return opening.import_opening(
        actor=Actor(STAFF, job="import"), key=new_id(), sheets=opening.read(given.folder, keep=not given.dry_run),
        legal_entity=store.entity_of(given.entity).code, day=given.day, dry_run=given.dry_run,
    )  # fmt: skip


def _staff_pay(given: argparse.Namespace) -> int:
    from mutua.ground.actors import STAFF, Actor
    from mutua.ground.ids import derived_id
    from mutua.payroll import staff_pay

    sheet = staff_pay.read(given.file)
    entity = store.entity_of(given.entity).code
    key = derived_id("import", given.what, sheet.digest, given.dry_run, entity)
    return staff_pay.import_staff_pay(
        actor=Actor(STAFF, job="import"), key=key, sheet=sheet, legal_entity=entity,
        dry_run=given.dry_run,
    )  # fmt: skip


TAKERS = {"opening": _opening, "staff-pay": _staff_pay}

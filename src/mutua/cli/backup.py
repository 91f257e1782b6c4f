"""``mutua backup``, ``mutua restore`` and ``mutua reopen``: the store kept elsewhere, and back."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from mutua.cli import store

APART = """Keep apart from it, where nobody finds both: the keys ({secrets}),
the key of the seal ({seal}) and the journal ({journal}).
Without the keys no national number opens; the journal is never restored."""


def add_to(commands: Any) -> None:
    """Add the commands to the command line."""
    command = commands.add_parser(
        "backup",
        help="write a backup of the store, and restore it to see that it can be",
        description="Write a backup of the store into a folder. It is restored into a database "
        "beside the store, where the doctor looks at it.",
        epilog="Example: mutua backup /srv/backups. Exit codes: 0 it can be restored; 1 not.",
    )
    command.add_argument("folder", type=Path, help="the place of all backups")
    command.add_argument("--no-verify", action="store_true", help="do not restore it to see")
    command.set_defaults(run=run_backup)
    command = commands.add_parser(
        "restore",
        help="bring a backup into an empty store",
        description="Bring a backup into an empty store. It comes up shut: nothing is numbered or "
        "sent until two people open it again.",
        epilog="Example: mutua restore /srv/backups/2026-11-25T031500.000000Z",
    )
    command.add_argument("backup", type=Path, help="one backup: the folder with its manifest")
    command.set_defaults(run=run_restore)
    command = commands.add_parser(
        "reopen",
        help="read the journal of what left, and let a restored store number and send again",
        description="Take back what the journal knows to have left after the backup: numbers stay "
        "taken, letters are not sent again. Then two people of the house open the store.",
        epilog="Example: mutua reopen --signed-by ann@coop.example --signed-by bo@coop.example "
        '--why "The disk failed; restored from the night"',
    )
    command.add_argument(
        "--signed-by", action="append", default=[], metavar="ADDRESS",
        help="the address of an administrator, treasurer or member of the board; twice",
    )  # fmt: skip
    command.add_argument("--why", required=True, help="what happened; the history keeps it")
    command.set_defaults(run=run_reopen)


def run_backup(given: argparse.Namespace) -> int:
    """Write it, restore it beside, and say what stands."""
    from mutua.ground.errors import Refused

    with store.opened():
        from mutua.ground import backup, places

        try:
            made = backup.make(given.folder)
            print(f"{made.folder}: {made.size:,} bytes of the database, {made.files:,} files")
            stands = given.no_verify or _can_be_restored(made.folder)
        except Refused as error:
            return _refused(error)
        secrets = os.environ.get("MUTUA_SECRETS") or "trial keys in MUTUA_HOME"
        seal = os.environ.get("MUTUA_SEAL_KEY") or "a trial key in MUTUA_HOME"
        print(APART.format(secrets=secrets, seal=seal, journal=places.journal()))
    return 0 if stands else 1


def _can_be_restored(folder: Path) -> bool:
    from mutua.ground import backup

    backup.check(folder)
    with backup.Trial(folder) as there:
        command = [sys.executable, "-m", "mutua.cli", "doctor", "--rebuild"]
        done = subprocess.run(
            command, env={**os.environ, **there}, capture_output=True, text=True, check=False
        )
    said = (done.stdout or done.stderr).strip().splitlines()
    if done.returncode:
        print("\n".join(line for line in said if "WRONG" in line), file=sys.stderr)
    print(f"Restored beside the store: {said[-1] if said else 'no answer'}")
    return done.returncode == 0


def run_restore(given: argparse.Namespace) -> int:
    """Check every byte, bring it in, and say that it is shut."""
    from mutua.ground.errors import Refused

    with store.opened(migrate=None):
        from mutua.ground import backup
        from mutua.ground.upgrading import bring_up

        try:
            backup.check(given.backup)
            backup.load(given.backup)
            files = backup.bring_files(given.backup)
        except Refused as error:
            return _refused(error)
        bring_up()
    print(f"Restored, with {files:,} files. It is shut: nothing is numbered or sent.")
    print("Next: mutua doctor, then mutua reopen --signed-by … --signed-by … --why …")
    return 0


def run_reopen(given: argparse.Namespace) -> int:
    """Read the journal, take back what left, open."""
    from mutua.ground.errors import Refused

    with store.opened():
        try:
            found = _reopen(given.signed_by, given.why)
        except Refused as error:
            return _refused(error)
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in sorted(found.items()))
    print(f"Open. The journal knew besides: {kinds or 'nothing'}")
    return 0


def _reopen(addresses: list[str], why: str) -> dict[str, int]:
    from collections import Counter

    from mutua.activities import leaving  # noqa: F401 - it knows of its numbers
    from mutua.ground import opening, post_office
    from mutua.ground.actors import STAFF, Actor
    from mutua.ground.errors import Refused
    from mutua.ground.ids import new_id
    from mutua.ground.transactions import reading
    from mutua.people.models import Person
    from mutua.people.services import reopen

    operator = Actor(STAFF, job="reopen")
    with reading(operator):
        persons = {
            address: Person.objects.filter(email__iexact=address).values_list("id", flat=True)
            for address in addresses
        }
        for address, found in persons.items():
            if not found:
                raise Refused("--signed-by", address, "the address of a person in the store")
    missing = opening.unknown()
    opening.take_back(missing)
    signed = [found[0] for found in persons.values()]
    reopen(actor=operator, key=new_id(), why=why, signed_by=signed)
    post_office.send_all_waiting()
    return Counter(line.kind for line in missing)


def _refused(error: Exception) -> int:
    print(f"mutua: {error}", file=sys.stderr)
    return 2

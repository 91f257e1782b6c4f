"""``mutua receive``: take the e-invoices that lie in a folder."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from mutua.cli import store


def add_to(commands: Any) -> None:
    """Add the command to the command line."""
    command = commands.add_parser(
        "receive",
        help="take the e-invoices that lie in a folder",
        description="Keep each e-invoice (UBL) of a folder, or put it aside with the reason.",
        epilog="Example: mutua receive var/inbox",
    )
    command.add_argument("folder", type=Path, nargs="?", help="default: MUTUA_INBOX")
    command.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Take them; 1 when one was refused."""
    with store.opened():
        from mutua.activities import inbox

        place = given.folder or inbox.folder()
        if not place.is_dir():
            print(f"mutua: folder: given {place}; allowed: a folder that is there", file=sys.stderr)
            return 2
        found = inbox.take(place)
    for one in found:
        print(f"refused  {one.name}  {one.refused}" if one.refused else f"taken    {one.name}")
    return 1 if any(one.refused for one in found) else 0

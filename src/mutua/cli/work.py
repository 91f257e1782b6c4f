"""``mutua work``: do the jobs that wait."""

from __future__ import annotations

import argparse
from typing import Any

from mutua.cli import store


def add_to(commands: Any) -> None:
    """Add the command to the command line."""
    command = commands.add_parser(
        "work",
        help="do the jobs that wait",
        description="Do the jobs that wait, such as drawing invoices, and go on until stopped.",
        epilog="Example: mutua work --once",
    )
    command.add_argument("--once", action="store_true", help="end when nothing waits")
    command.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Do jobs until none waits, or for ever."""
    with store.opened():
        from mutua.ground import jobs

        if given.once:
            jobs.put_periodic()
        jobs.work(wait=not given.once)
    return 0

"""``mutua schemas``: the official rules of e-invoices, which the public gets from their makers."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any


def add_to(commands: Any) -> None:
    """Add the command with its parts to the command line."""
    command = commands.add_parser(
        "schemas",
        help="install and show the official rules of e-invoices",
        description="The official rules by which each invoice is checked before its number.",
        epilog="Example: mutua schemas add EN16931-UBL-validation.xslt",
    )
    parts = command.add_subparsers(title="parts", metavar="PART", required=True)
    adding = parts.add_parser(
        "add",
        help="install a file of rules (XSLT)",
        description="Install a file of rules as their makers publish it, compiled to XSLT.",
        epilog="Example: mutua schemas add EN16931-UBL-validation.xslt",
    )
    adding.add_argument("file", type=Path)
    adding.set_defaults(run=add)
    checking = parts.add_parser(
        "check",
        help="say which release of which rules is there",
        description="Say which release of which rules is installed. Exit code 1: none.",
        epilog="Example: mutua schemas check",
    )
    checking.set_defaults(run=check)


def add(given: argparse.Namespace) -> int:
    """Install a file of rules."""
    from mutua.activities.documents import rule_files
    from mutua.activities.documents.errors import DocumentError
    from mutua.ground import places

    try:
        one = rule_files.add_rules(given.file, places.rules())
    except (DocumentError, OSError) as error:
        print(f"mutua: {error}", file=sys.stderr)
        return 2
    print(f"installed: {one.family} {one.release} ({one.syntax})")
    return 0


def check(given: argparse.Namespace) -> int:
    """Say what is installed; 1 when nothing is."""
    from mutua.activities.documents import rule_files
    from mutua.ground import places

    found = rule_files.rules_in(places.rules()) if places.rules().is_dir() else ()
    for one in found:
        print(f"{one.family}  {one.release}  {one.syntax}  {one.path.name}")
    if not found:
        print("No official rules are installed: invoices are not checked, and none is sent.")
    return 0 if found else 1

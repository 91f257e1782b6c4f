"""``mutua init``: a store of one's own, with its legal entity, accounts and periods, and the link
for its first administrator."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from typing import Any

from mutua.cli import store

DETAILS = (
    "street", "number", "box", "postcode", "town", "enterprise_number", "vat_number", "iban", "bic",
    "email", "registered",
)  # fmt: skip


def add_to(commands: Any) -> None:
    """Add the command to the command line."""
    command = commands.add_parser(
        "init",
        help="make or upgrade a store",
        description=(
            "Make the store of an enterprise, or bring an old one up to this release. While nobody "
            "looks after it, print the link by which the first administrator comes in, once."
        ),
        epilog=(
            'Example: mutua init --country be --name "Coop Danse SC" --street "Rue Haute" '
            "--number 1 --postcode 1000 --town Bruxelles --enterprise-number 0403.170.701 "
            "--iban BE68539007547034"
        ),
    )
    command.add_argument("--country", choices=("be",), help="whose law holds")
    command.add_argument("--name", help="the legal name; without it only the tables are made")
    command.add_argument("--code", default="coop", help="a short name of the entity; default: coop")
    for one in DETAILS:
        command.add_argument(f"--{one.replace('_', '-')}", default="")
    command.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Make what is missing, and say what stands."""
    with store.opened(migrate=True):
        if not given.name:
            print("The tables of this release stand. Name the enterprise: mutua init --name …")
            return 0
        from mutua.ground.errors import Refused
        from mutua.people import founding

        details = {one: getattr(given, one) for one in DETAILS}
        try:
            founding.found(given.code, given.name, given.country or "be", details, _year())
        except Refused as error:
            print(f"mutua: {error}", file=sys.stderr)
            return 2
        print(f"{given.name} stands: accounts, periods of {_year()} and {_year() + 1}.")
        if link := founding.first_link():
            print(f"Once, within seven days, the first administrator comes in by\n{link}")
    return 0


def _year() -> int:
    from mutua.ground import clock

    today: date = clock.today()
    return today.year

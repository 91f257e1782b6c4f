"""``mutua payroll quarter``: what a quarter's declaration says beyond the payslips, booked."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from mutua.cli import store

EXAMPLE = "Example: mutua payroll quarter --first-day 2026-04-01. Exit codes: 0 done."


def add_to(parts: Any) -> None:
    """Add the part to the command ``mutua payroll``."""
    part = parts.add_parser(
        "quarter",
        help="settle a quarter that is over with social security",
        description=(
            "Reckon each worker's quarter as one, as the declaration does, and book what it says "
            "beyond the payslips: one entry a worker. Done again, it takes only those whose "
            "payslips were corrected since, or who still had work to be paid."
        ),
        epilog=EXAMPLE,
    )
    part.add_argument(
        "--first-day", type=store.day, required=True, help="the first day of the quarter"
    )
    store.add_entity(part)
    part.set_defaults(run=quarter)


def quarter(given: argparse.Namespace) -> int:
    """Settle the quarter, worker by worker, batch by batch."""
    with store.opened():
        from mutua.ground import actors
        from mutua.ground.errors import Refused
        from mutua.ground.ids import new_id
        from mutua.payroll import services

        entity = store.entity_of(given.entity).code
        made, more = 0, 1
        try:
            while more:
                more = services.regularise_quarter(
                    actor=actors.job("payroll"), key=new_id(), legal_entity=entity,
                    quarter=given.first_day,
                )  # fmt: skip
                made += more
        except Refused as refused:
            print(f"mutua: {refused}", file=sys.stderr)
            return 2
    print(f"quarter from {given.first_day}: {made:,} workers settled")
    return 0

"""``mutua payroll quarter``: what a quarter's declaration says beyond the payslips, booked."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from typing import Any

from mutua.cli import store

EXAMPLE = (
    "Example: mutua payroll quarter --first-day 2026-04-01. Exit codes: 0 done; 1 the law refuses "
    "some workers' quarter."
)


def add_to(parts: Any) -> None:
    """Add the part to the command ``mutua payroll``."""
    part = parts.add_parser(
        "quarter",
        help="settle a quarter that is over with social security",
        description=(
            "Reckon each worker's quarter as one, as the declaration does, and book what it says "
            "beyond the payslips: one entry a worker. Done again, it takes only those whose "
            "payslips were corrected since, or who still had work to be paid. A worker whose quarter "
            "the law refuses is named with the reason; the others are settled."
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

        found = store.entity_of(given.entity)
        entity, made, more = found.code, 0, 1
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
        return _name_left_out(found, given.first_day)


def _name_left_out(entity: Any, quarter: date) -> int:
    from mutua.ground.actors import job
    from mutua.ground.transactions import reading
    from mutua.payroll.services.regularising import left_out
    from mutua.people.models import Person

    with reading(job("payroll")):
        left = left_out(entity, quarter)
        names = Person.objects.in_bulk([person for person, _ in left])
    for person, why in left:
        name = names[person].legal_name
        print(f"mutua: {name} is not settled: {why}", file=sys.stderr)
    return 1 if left else 0

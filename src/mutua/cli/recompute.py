"""``mutua payroll recompute``: whom a fact or the law has overtaken, and by how much. Only looks."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from mutua.cli import store
from mutua.cli.output import money, write_json

if TYPE_CHECKING:
    from mutua.payroll.exit_recomputing import ExitChange
    from mutua.payroll.models import ExitHolidayPay, Payslip
    from mutua.payroll.moves import Moved
    from mutua.payroll.recomputing import Change, Proposal

EXAMPLE = (
    "Example: mutua payroll recompute --since 2026-04-01. "
    "Exit codes: 0 nobody is touched; 1 somebody is."
)
NO_MONEY = ("hours", "days")


def add_to(parts: Any, identifier: Any) -> None:
    """Add the part to the command ``mutua payroll``."""
    part = parts.add_parser(
        "recompute",
        help="who is touched by what is known now, and by how much",
        description=(
            "Reckon payslips once more with what is known now of persons, hours and law, and show "
            "what differs, line by line. Nothing is written."
        ),
        epilog=EXAMPLE,
    )
    part.add_argument(
        "--since", type=store.day, required=True, help="first day of the work that is looked at"
    )
    part.add_argument(
        "--person", type=identifier, default=None, help="the identifier of one person; default: all"
    )
    store.add_entity(part)
    part.add_argument("--json", action="store_true", help="as JSON")
    part.set_defaults(run=recompute)


def recompute(given: argparse.Namespace) -> int:
    """Print each payslip that would change; 1 where one would."""
    with store.opened():
        from mutua.ground.actors import AUDITOR, Actor
        from mutua.ground.transactions import reading
        from mutua.payroll.recomputing import proposed

        entity = store.entity_of(given.entity)
        with reading(Actor(AUDITOR, job="payroll")):
            persons = None if given.person is None else [given.person]
            found = proposed(entity, given.since, persons)
    if given.json:
        write_json(as_data(found))
    else:
        _print(found)
    return 1 if found.every or found.blocked else 0


def as_data(found: Proposal) -> dict[str, Any]:
    """A proposal as plain data."""
    return {
        "digest": found.digest, "persons": len(found.persons), "net": found.net,
        "payslips": [_change(one) for one in found.changes],
        "exit_holiday_pays": [_change(one) for one in found.exits],
        "blocked": [
            {"payslip": str(slip.id), "person": str(slip.person_id), "why": str(why)}
            for slip, why in found.blocked
        ],
    }  # fmt: skip


def _change(one: Change | ExitChange) -> dict[str, Any]:
    slip = one.payslip
    return {
        "payslip": str(slip.id), "version": slip.version, "person": str(slip.person_id),
        "worked_from": str(slip.worked_from), "worked_until": str(slip.worked_until),
        "paid_on": str(one.row.paid_on), "net": one.net, "cost": one.cost,
        "facts": [moved._asdict() for moved in one.facts],
        "lines": [moved._asdict() for moved in one.lines],
    }  # fmt: skip


def _print(found: Proposal) -> None:
    for one in found.every:
        slip = one.payslip
        print(
            f"{slip.person_id}  {_kind(slip)} {slip.id}, version {slip.version}: "
            f"worked {slip.worked_from} to {slip.worked_until}"
        )
        for fact in one.facts:
            print(f"  {fact.name:<44} {fact.before} -> {fact.after}")
        for line in one.lines:
            print(f"  {line.name:<44} {_of(line, line.before):>12} -> {_of(line, line.after):>12}")
        print(f"  net {money(one.net)}, cost {money(one.cost)}")
    for slip, why in found.blocked:
        stays = "BLOCKED, and her payslips" if slip.person_id in found.stopped else "STAYS AS IT IS"
        print(f"{slip.person_id}  {_kind(slip)} {slip.id}  {stays}: {why}")
    exits = f" and {len(found.exits):,} exit holiday pays" if found.exits else ""
    print(
        f"{len(found.changes):,} payslips{exits} of {len(found.persons):,} persons would change, "
        f"net pay by {money(found.net)}; {len(found.blocked):,} stay as they are"
    )


def _kind(slip: Payslip | ExitHolidayPay) -> str:
    from mutua.payroll.models import ExitHolidayPay

    return "exit holiday pay" if isinstance(slip, ExitHolidayPay) else "payslip"


def _of(line: Moved, value: int | None) -> str:
    return str(value) if any(one in line.name for one in NO_MONEY) else money(value)

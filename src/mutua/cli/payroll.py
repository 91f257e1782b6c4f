"""``mutua payroll``: what is due, runs, and a payslip with every line."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from typing import Any
from uuid import UUID

from mutua.cli import at_once, quarter, recompute, store
from mutua.cli.output import money

DUE = "Example: mutua payroll due. Exit codes: 0 nothing is blocked; 1 something is."
RUN = (
    "Example: mutua payroll run. Exit codes: 0 all was paid; 1 some is blocked, or held by another "
    "process."
)
SHOW = "Example: mutua payroll show 018f0000-0000-7000-8000-000000000001"


def add_to(commands: Any) -> None:
    """Add the command with its parts to the command line."""
    command = commands.add_parser(
        "payroll",
        help="pay what was worked",
        description="Pay what was worked: what is due, runs, payslips.",
        epilog=DUE,
    )
    parts = command.add_subparsers(title="parts", metavar="PART", required=True)
    waiting = parts.add_parser(
        "due",
        help="what is to be paid, and what is blocked and why",
        description=(
            "Each month of work that was confirmed and has no payslip; then how many holiday pays "
            "are due at the end of contracts, and which contracts no run pays."
        ),
        epilog=DUE,
    )
    waiting.set_defaults(run=due)
    paying = parts.add_parser(
        "run",
        help="make the payslips of all that is due",
        description=(
            "Make the payslips of all that is due, then the holiday pay of contracts that have come "
            "to their end, and book them. A run that was stopped goes on when it is called again; "
            "none pays a month twice."
        ),
        epilog=RUN,
    )
    paying.add_argument(
        "--paid-on",
        type=store.day,
        default=None,
        help="the day on which the bank is asked to pay; default: the next one on which banks pay",
    )
    paying.add_argument(
        "--processes",
        type=processes,
        default=None,
        help="how many processes share the work; default: one a processor, where it is worth it",
    )
    paying.set_defaults(run=run)
    for part in (waiting, paying):
        part.add_argument(
            "--until", type=store.day, default=None, help="last day worked; default: today"
        )
        store.add_entity(part)
    recompute.add_to(parts, identifier)
    quarter.add_to(parts)
    showing = parts.add_parser(
        "show",
        help="a payslip with its inputs and every line",
        description="A payslip with its inputs and every line, made anew and compared.",
        epilog=SHOW,
    )
    showing.add_argument("payslip", type=identifier, help="its identifier, or its month's")
    showing.set_defaults(run=show)


def identifier(text: str) -> UUID:
    """An identifier on the command line."""
    try:
        return UUID(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"given {text}; allowed: an identifier (UUID)") from error


def processes(text: str) -> int:
    """A number of processes on the command line."""
    if not (text.isdecimal() and 1 <= int(text) <= at_once.MOST):
        raise argparse.ArgumentTypeError(
            f"given {text}; allowed: a whole number from 1 to {at_once.MOST}"
        )
    return int(text)


def due(given: argparse.Namespace) -> int:
    """Print each month that is due; 1 where one is blocked."""
    with store.opened():
        from mutua.ground.actors import AUDITOR, Actor
        from mutua.ground.transactions import reading
        from mutua.payroll import exit_waiting, queries

        entity = store.entity_of(given.entity)
        with reading(Actor(AUDITOR, job="payroll")):
            found = list(queries.awaited(entity, given.until))
            exits = exit_waiting.awaited(entity)
    for one in found:
        why = f"  BLOCKED  {one.blocked}" if one.blocked else ""
        print(
            f"{one.pay_by}  {one.due.month}  {one.due.regime:<22} "
            f"{one.due.first_day} to {one.due.last_day}  {money(one.due.gross_pay):>12}{why}"
        )
    blocked = sum(one.blocked is not None for one in found)
    print(f"{len(found):,} months are due, {blocked:,} of them blocked")
    for contract, why in exits.left_out:
        print(f"holiday pay at the end of contract {contract}  LEFT OUT  {why}")
    if exits.due or exits.left_out:
        print(
            f"{len(exits.due):,} holiday pays at the end of contracts are due beside, "
            f"{len(exits.left_out):,} are left out"
        )
    return 1 if blocked else 0


def run(given: argparse.Namespace) -> int:
    """Pay what is due, in the run that is open or a new one."""
    with store.opened():
        from mutua.ground import actors, clock
        from mutua.ground.errors import Refused
        from mutua.ground.ids import new_id
        from mutua.ground.transactions import reading
        from mutua.payroll import queries

        job = actors.job("payroll")
        until: date = given.until or clock.today()
        entity = store.entity_of(given.entity)
        with reading(job):
            paid_on = given.paid_on or queries.next_transfer_day(entity)
            the_run = queries.open_run(entity, paid_on, until) or new_id()
        try:
            ran = at_once.run(job, the_run, entity.code, paid_on, until, given.processes)
        except Refused as refused:
            print(f"mutua: {refused}", file=sys.stderr)
            return 2
        with reading(job):
            left = queries.is_open(the_run)
    print(
        f"run {the_run}, paid on {paid_on}: {ran.made:,} payslips made, "
        f"{len(ran.blocked):,} months blocked"
    )
    if ran.exits or ran.exits_blocked:
        print(
            f"{ran.exits:,} holiday pays at the end of contracts made, "
            f"{len(ran.exits_blocked):,} blocked"
        )
    if ran.blocked or ran.exits_blocked:
        print("mutua payroll due says why")
    if left:
        print("the run stays open: another process holds some of what is due; call it again")
    return 1 if ran.blocked or ran.exits_blocked or left else 0


def show(given: argparse.Namespace) -> int:
    """Print a payslip and whether the law of its day gives it again; 1 where it does not."""
    with store.opened():
        from mutua.ground.actors import AUDITOR, Actor
        from mutua.ground.transactions import reading
        from mutua.payroll import queries

        with reading(Actor(AUDITOR, job="payroll")):
            found = queries.payslip(given.payslip)
            if found is None:
                said = f"mutua: payslip: given {given.payslip}; allowed: a payslip or a paid month"
                print(said, file=sys.stderr)
                return 2
            _, agrees = queries.reproduced(found)
    print(f"payslip {found.id}, version {found.version}: {found.regime}")
    print(f"worked {found.worked_from} to {found.worked_until}, paid on {found.paid_on}")
    print(f"known on {found.run.known_on}, made in run {found.run_id}")
    print("inputs")
    for name, value in found.inputs.items():
        print(f"  {name:<44} {value}")
    print("lines")
    for code, amount in found.lines.items():
        print(f"  {code:<44} {money(amount):>12}")
    print(f"charged at signing {money(found.charged)}, cost {money(found.accrued)}")
    for cause, amount in found.difference.items():
        print(f"  difference by {cause:<30} {money(amount):>12}")
    print("made anew: the same" if agrees else "made anew: NOT the same")
    return 0 if agrees else 1

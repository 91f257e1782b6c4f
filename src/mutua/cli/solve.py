"""``mutua solve``: from a client's price, a budget or a wished net, back to the gross."""

from __future__ import annotations

import argparse
from typing import Any

from mutua.cli.facts import add_facts, country_of, facts_of
from mutua.cli.output import money, write_csv, write_json, write_table

TARGETS = ("client_price", "employment_budget", "net")


def add_to(commands: Any) -> None:
    """Add the command to the command line."""
    command = commands.add_parser(
        "solve",
        help="find the gross pay from a client's price, a budget or a wished net",
        description="The largest gross whose cost fits a price or a budget, or that gives a net.",
        epilog="Example: mutua solve client_price=125000 as_of=2026-03-16 regime=artist "
        "household=single hours=900",
    )
    add_facts(command)
    command.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Solve and print the gross with its payslip."""
    facts = facts_of(given.facts, extra=TARGETS)
    solution = country_of(facts).solve(
        regime=facts.regime, inputs=facts.inputs, **facts.when, **facts.extra
    )
    lines = solution.payslip.lines
    beside = {
        "gross_pay": solution.gross,
        "levy": solution.levy,
        "employment_budget": solution.employment_budget,
        "left": solution.left,
    }
    if given.format == "json":
        nearest = [
            {"gross_pay": slip.given["gross_pay"], "net_pay": slip.lines["net_pay"]}
            for slip in solution.nearest
        ]
        write_json({**beside, "exact": solution.exact, "nearest": nearest, "lines": lines})
    elif given.format == "csv":
        rows = [{"line": code, "amount": amount} for code, amount in {**beside, **lines}.items()]
        write_csv(["line", "amount"], rows)
    else:
        name = solution.payslip.country.labels.name
        shown = {code: amount for code, amount in {**beside, **lines}.items() if amount}
        write_table([(name("lines", code, "en"), money(amount)) for code, amount in shown.items()])
    return 0

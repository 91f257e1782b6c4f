"""``mutua explain``: a line of a payslip down to the law."""

from __future__ import annotations

import argparse
from typing import Any

from mutua.cli.facts import add_facts, country_of, facts_of
from mutua.cli.output import write_csv, write_json
from mutua.legislation.engine.errors import LANGUAGES
from mutua.legislation.engine.explain import Explanation


def add_to(commands: Any) -> None:
    """Add the command to the command line."""
    command = commands.add_parser(
        "explain",
        help="explain a line: formula, numbers, rounding, law",
        description="The tree behind a line, made from the rule itself.",
        epilog="Example: mutua explain net_pay as_of=2026-03-16 regime=artist gross_pay=15000 "
        "household=single hours=300 --language fr --format table",
    )
    command.add_argument("line", help="code of the line, such as net_pay or withholding_tax")
    add_facts(command)
    command.add_argument("--language", choices=LANGUAGES, default="en", help="default: en")
    command.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Print the explanation."""
    facts = facts_of(given.facts)
    payslip = country_of(facts).evaluate(regime=facts.regime, inputs=facts.inputs, **facts.when)
    tree = payslip.explain(given.line, given.language)
    if given.format == "json":
        write_json(tree.to_dict())
    elif given.format == "csv":
        header = ["code", "label", "shown", "words", "formula", "exact", "rounding", "law"]
        once = {part.code: part for part in tree.walk()}.values()
        write_csv(header, ({name: getattr(part, name) for name in header} for part in once))
    else:
        _print_tree(tree, 0, set())
    return 0


def _print_tree(part: Explanation, depth: int, told: set[str]) -> None:
    indent = "  " * depth
    print(f"{indent}{part.label}: {part.shown}")
    if part.code in told:
        return
    told.add(part.code)
    for text in (part.words, part.formula if part.formula != part.shown else "", part.exact):
        if text:
            print(f"{indent}  = {text}")
    for used in part.parameters:
        print(
            f"{indent}  {used.label}: {used.value} since {used.since} ({used.confidence}): {used.source}"
        )
    if part.law:
        print(f"{indent}  {part.law}")
    for below in part.inputs:
        _print_tree(below, depth + 1, told)

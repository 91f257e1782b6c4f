"""``mutua compare``: the same work under every regime, now and later."""

from __future__ import annotations

import argparse
from typing import Any

from mutua.cli.facts import add_facts, country_of, facts_of
from mutua.cli.output import money, write_csv, write_json, write_table
from mutua.cli.solve import TARGETS
from mutua.legislation.engine.advice import Option
from mutua.legislation.engine.country import Country
from mutua.legislation.engine.errors import LANGUAGES


def add_to(commands: Any) -> None:
    """Add the command to the command line."""
    command = commands.add_parser(
        "compare",
        help="the same work under every lawful regime, side by side",
        description="The same work under every regime: lawful or not and why, now and later.",
        epilog="Example: mutua compare client_price=125000 as_of=2026-03-16 "
        "artistic_nature=artistic student=true household=single hours=900 --format table",
    )
    add_facts(command)
    command.add_argument("--language", choices=LANGUAGES, default="en", help="default: en")
    command.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Print the options."""
    facts = facts_of(given.facts, extra=TARGETS)
    law = country_of(facts)
    options = law.compare(inputs=facts.inputs, **facts.when, **facts.extra)
    rows = [_as_row(law, option, given.language) for option in options]
    if given.format == "json":
        write_json(rows)
    elif given.format == "csv":
        flat = [{**row, "reasons": " ".join(row["reasons"]), **row["later"]} for row in rows]
        for row in flat:
            del row["later"]
        write_csv(list(flat[0]), flat)
    else:
        table = [("regime", "gross", "net", "cost")]
        table += [_cells(row) for row in rows]
        write_table(table)
        for row in rows:
            told = row["later"].values() if row["lawful"] else ()
            print(f"\n{row['name']}: {' '.join(row['reasons'])}")
            print("".join(f"  {text}\n" for text in told), end="")
    return 0


def _as_row(law: Country, option: Option, language: str) -> dict[str, Any]:
    found = option.solution
    return {
        "regime": option.regime,
        "name": law.labels.name("regimes", option.regime, language),
        "lawful": option.lawful,
        "reasons": [law.labels.name("reasons", code, language) for code in option.reasons],
        "gross_pay": found.gross if found else None,
        "net_pay": found.payslip.lines["net_pay"] if found else None,
        "employer_cost": found.payslip.lines["employer_cost"] if found else None,
        "later": {one.subject: f"{one.text(law, language)} ({one.law})" for one in option.later},
    }


def _cells(row: dict[str, Any]) -> tuple[str, str, str, str]:
    if not row["lawful"]:
        return (row["name"], "not lawful", "", "")
    return (row["name"], *(money(row[key]) for key in ("gross_pay", "net_pay", "employer_cost")))

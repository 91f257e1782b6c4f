"""``mutua legislation``: what the rules of a country rest on."""

from __future__ import annotations

import argparse
from typing import Any

from mutua.cli.output import FORMATS, write_csv, write_json, write_table
from mutua.legislation import COUNTRIES, country


def add_to(commands: Any) -> None:
    """Add the command with its parts to the command line."""
    command = commands.add_parser(
        "legislation",
        help="sources of the figures, lines and what each means",
        description="What the rules of a country rest on.",
        epilog="Example: mutua legislation sources be --unconfirmed --format table",
    )
    parts = command.add_subparsers(title="parts", metavar="PART", required=True)
    _part(
        parts, "sources", sources, "every figure of law with date, source and confidence"
    ).add_argument("--unconfirmed", action="store_true", help="only those to be confirmed")
    _part(parts, "lines", lines, "every line with its meaning and law")


def _part(parts: Any, name: str, run: Any, what: str) -> Any:
    part = parts.add_parser(
        name, help=what, description=what, epilog=f"Example: mutua legislation {name} be"
    )
    part.add_argument("country", choices=sorted(COUNTRIES))
    part.add_argument("--format", choices=FORMATS, default="json", help="default: json")
    part.set_defaults(run=run)
    return part


def _write(rows: list[dict[str, Any]], form: str) -> int:
    if form == "json":
        write_json(rows)
    elif not rows:
        print("none")
    elif form == "csv":
        write_csv(list(rows[0]), rows)
    else:
        table = [tuple(rows[0]), *(tuple(str(v) for v in row.values()) for row in rows)]
        write_table(table, right_from=len(rows[0]))
    return 0


def sources(given: argparse.Namespace) -> int:
    """Every dated value of every parameter."""
    rows = [
        {
            "parameter": parameter.name,
            "from": value.since.isoformat(),
            "confidence": value.confidence,
            "source": value.source,
            "note": value.note,
        }
        for parameter in country(given.country).parameters.values()
        for value in parameter.values
        if not given.unconfirmed or value.confidence == "to be confirmed"
    ]
    return _write(rows, given.format)


def lines(given: argparse.Namespace) -> int:
    """Every line and step: its kind, meaning and law."""
    rows = [
        {"line": rule.code, "kind": rule.kind, "meaning": rule.summary, "law": rule.law}
        for rule in country(given.country).all_rules
    ]
    return _write(rows, given.format)

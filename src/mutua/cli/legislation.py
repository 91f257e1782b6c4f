"""``mutua legislation``: what the rules of a country rest on."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from mutua.cli.output import FORMATS, money, with_progress, write_csv, write_json, write_table
from mutua.legislation import COUNTRIES, country
from mutua.legislation.cases import read_file
from mutua.legislation.diff import (
    CaseChange,
    ParameterChange,
    case_changes,
    figure_changes,
    parameter_changes,
    rule_changes,
)
from mutua.legislation.engine.dates import read_date


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
    _part(parts, "questions", questions, "the simple questions and what each decides")
    change = _part(
        parts,
        "diff",
        diff,
        "what changes in law between two days, and for whom",
        example="be 2025-12-31 2026-01-01 --cases examples/gigs.csv --format table",
    )
    change.add_argument("before", help="the first day, YYYY-MM-DD")
    change.add_argument("after", help="the second day, YYYY-MM-DD")
    change.add_argument("--cases", type=Path, help="a file of cases: who gains and who loses")


def _part(parts: Any, name: str, run: Any, what: str, example: str = "be") -> Any:
    part = parts.add_parser(
        name, help=what, description=what, epilog=f"Example: mutua legislation {name} {example}"
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


def questions(given: argparse.Namespace) -> int:
    """The questions, in the order in which they are asked."""
    rows = [
        {"question": one.code, "decides": one.decides, "answers": ", ".join(map(str, one.answers))}
        for one in country(given.country).pack.questions
    ]
    return _write(rows, given.format)


def diff(given: argparse.Namespace) -> int:
    """Figures and lines that differ between two days; with cases, what each gains or loses."""
    law = country(given.country)
    before, after = read_date("before", given.before), read_date("after", given.after)
    found = list(parameter_changes(law, before, after))
    rules = rule_changes(law, before, after)
    changes = list(_changes(given.cases, before, after)) if given.cases else []
    if given.format == "json":
        write_json(
            {
                "parameters": [_as_json(change) for change in found],
                "rules": list(rules),
                "cases": [_case_as_json(one) for one in changes],
            }
        )
        return 0
    rows = [
        {
            "parameter": change.name,
            "figure": place,
            "before": one,
            "after": other,
            "source": change.after.source if change.after else "",
        }
        for change in found
        for place, one, other in figure_changes(change)
    ]
    _write(rows, given.format)
    if rules:
        print(f"\nother rules for: {', '.join(rules)}")
    if changes:
        _print_cases(changes)
    return 0


def _as_json(change: ParameterChange) -> dict[str, Any]:
    return {
        "parameter": change.name,
        "before": change.before.raw if change.before else None,
        "after": change.after.raw if change.after else None,
        "source": change.after.source if change.after else None,
        "lines": list(change.lines),
    }


def _case_as_json(one: CaseChange) -> dict[str, Any]:
    if one.error:
        return {"id": one.id, "error": str(one.error)}
    return {"id": one.id, "lines": {code: list(pair) for code, pair in one.lines.items()}}


def _changes(file: Path, before: date, after: date) -> Iterator[CaseChange]:
    for case in with_progress(read_file(file), "cases"):
        yield from case_changes([case], before, after)


def _print_cases(changes: list[CaseChange]) -> None:
    print()
    rows = [("case", "net before", "net after", "gain", "cost before", "cost after")]
    for one in changes:
        if one.error:
            print(f"{one.id}: {one.error}")
            continue
        net, cost = one.lines.get("net_pay"), one.lines.get("employer_cost")
        gain = money(net[1] - net[0]) if net else "0.00"
        cells = [
            money(amount) if pair else "same" for pair in (net, cost) for amount in pair or (0, 0)
        ]
        rows.append((one.id, cells[0], cells[1], gain, cells[2], cells[3]))
    write_table(rows)

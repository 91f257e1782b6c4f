"""``mutua evaluate``: every line of every case of a file, or the check against what is expected."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mutua.cli.output import FORMATS, money, with_progress, write_csv, write_json, write_table
from mutua.legislation.cases import Outcome, outcomes, read_file


def add_to(commands: Any) -> None:
    """Add the command to the command line."""
    command = commands.add_parser(
        "evaluate",
        help="evaluate the cases of a file, or check them against the expected lines",
        description="Evaluate each case of a JSON or CSV file: every line of the payslip.",
        epilog="Example: mutua evaluate --check examples/gigs.csv",
    )
    command.add_argument(
        "file", type=Path, help="JSON (a list of cases) or CSV (a header and rows)"
    )
    command.add_argument(
        "--check",
        action="store_true",
        help="compare with the expected lines; exit 1 on a difference",
    )
    command.add_argument("--format", choices=FORMATS, default="json", help="default: json")
    command.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Evaluate or check the file."""
    results = evaluated(given.file)
    return check(results) if given.check else show(list(results), given.format)


def evaluated(file: Path) -> Iterator[Outcome]:
    """Each case of a file with its outcome."""
    cases = read_file(file)
    for case in with_progress(cases, "cases"):
        yield from outcomes([case])


def check(results: Iterator[Outcome]) -> int:
    """Print each difference and the summary ``N of M lines agree``."""
    agreed = total = refused = 0
    for result in results:
        total += len(result.expected)
        different = result.differences
        agreed += len(result.expected) - len(different)
        if result.error:
            refused += 1
            print(f"{result.id}: {result.error}")
            continue
        for code, (found, expected) in different.items():
            print(f"{result.id}: {code}: found {money(found)}, expected {money(expected)}")
    print(f"{agreed:,} of {total:,} lines agree".replace(",", ""))
    if refused:
        print(f"{refused} cases refused", file=sys.stderr)
    return 0 if agreed == total and not refused else 1


def show(results: list[Outcome], form: str) -> int:
    """Write each case's lines, or its error, in a form."""
    if form == "json":
        write_json([_as_json(result) for result in results])
    elif form == "csv":
        codes = list(dict.fromkeys(c for r in results if r.payslip for c in r.payslip.lines))
        write_csv(["id", *codes, "error"], (_as_row(result) for result in results))
    else:
        for result in results:
            _print_table(result)
    return 0


def _as_json(result: Outcome) -> dict[str, Any]:
    if result.payslip is None:
        return {"id": result.id, "error": str(result.error)}
    return {"id": result.id, "lines": result.payslip.lines}


def _as_row(result: Outcome) -> dict[str, Any]:
    if result.payslip is None:
        return {"id": result.id, "error": str(result.error)}
    return {"id": result.id, **result.payslip.lines}


def _print_table(result: Outcome) -> None:
    if result.payslip is None:
        print(f"{result.id}: {result.error}\n")
        return
    payslip = result.payslip
    name = payslip.country.labels.name
    rows = [
        (name("lines", code, "en"), money(amount))
        for code, amount in payslip.lines.items()
        if amount or code in ("net_pay", "employer_cost")
    ]
    print(f"{result.id}  ({name('regimes', payslip.regime, 'en')}, {payslip.dates.worked_from})")
    write_table(rows)
    print()

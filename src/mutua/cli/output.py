"""How results are written: JSON by default, a readable table, or CSV."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeVar

from mutua.ground.cells import as_text

FORMATS: Final = ("json", "table", "csv")
QUIET_UNTIL: Final = 2_000

Item = TypeVar("Item")


def money(cents: int | None) -> str:
    """Minor units as an amount with two decimals, for a table."""
    if cents is None:
        return "none"
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100:,}.{abs(cents) % 100:02d}"


def write_json(value: Any) -> None:
    """JSON that a person can read too."""
    print(json.dumps(value, ensure_ascii=False, indent=1))


def write_csv(header: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """CSV with a header; absent values are empty cells, and no text is a formula."""
    writer = csv.DictWriter(sys.stdout, header, restval="", lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({k: as_text(v) if isinstance(v, str) else v for k, v in row.items()})


def write_table(rows: Sequence[Sequence[str]], right_from: int = 1) -> None:
    """Columns set under each other; those from ``right_from`` on are set to the right."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    for row in rows:
        cells = [
            cell.rjust(width) if place >= right_from else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        print("  ".join(cells).rstrip())


def with_progress(items: Sequence[Item], what: str) -> Iterator[Item]:
    """The items, with a bar on the terminal's error output when there are many."""
    shown = len(items) > QUIET_UNTIL and sys.stderr.isatty()
    step = max(1, len(items) // 100)
    for done, item in enumerate(items):
        if shown and done % step == 0:
            bar = "█" * (30 * done // len(items))
            print(f"\r{bar:<30} {done:,} of {len(items):,} {what}", end="", file=sys.stderr)
        yield item
    if shown:
        print(f"\r{'█' * 30} {len(items):,} of {len(items):,} {what}", file=sys.stderr)

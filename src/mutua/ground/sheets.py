"""Sheets that people send: rows by the names of their header, and errors by line and column."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

from django.db import DataError, IntegrityError, transaction

from mutua.ground.errors import Refused

MOST_BYTES = 50_000_000
MOST_ROWS = 100_000
MOST_ERRORS = 100


class CellError(NamedTuple):
    """One thing that is wrong in a sheet: its line, counted as an editor shows it, its column."""

    line: int
    column: str
    given: str
    allowed: str

    def __str__(self) -> str:
        return f"line {self.line}, {self.column}: given {self.given}; allowed: {self.allowed}"


class SheetRefused(Refused):
    """A sheet of which nothing was taken, with everything that is wrong in it."""

    def __init__(self, errors: list[CellError]) -> None:
        self.errors = errors
        first = errors[0]
        super().__init__(f"line {first.line}, {first.column}", first.given, first.allowed, "sheet")


class DryRun(Exception):  # noqa: N818 - what was tried is undone, as asked
    """All rows would be taken."""

    def __init__(self, rows: int) -> None:
        self.rows = rows
        super().__init__(f"{rows} rows would be taken")


@dataclass(frozen=True)
class Sheet:
    """The rows of a file with the line of each, and the digest of the file."""

    rows: tuple[tuple[int, dict[str, str]], ...]
    digest: str


def read(path: Path, known: tuple[str, ...], needed: tuple[str, ...]) -> Sheet:
    """Read a CSV file (UTF-8; comma or semicolon) with a header of known names.

    Raises SheetRefused for a file that is too large, not UTF-8, or has another header.
    """
    if path.stat().st_size > MOST_BYTES:
        raise SheetRefused([CellError(0, "file", path.name, f"at most {MOST_BYTES:,} bytes")])
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        given = repr(content[error.start : error.start + 4])
        line = content[: error.start].count(b"\n") + 1
        raise SheetRefused([CellError(line, "file", given, "text in UTF-8")]) from error
    if "\x00" in text:
        raise SheetRefused([CellError(0, "file", "a zero byte", "text")])
    return Sheet(tuple(_rows(text, known, needed)), hashlib.sha256(content).hexdigest())


def _rows(
    text: str, known: tuple[str, ...], needed: tuple[str, ...]
) -> Iterator[tuple[int, dict[str, str]]]:
    first = text.partition("\n")[0]
    reader = csv.reader(StringIO(text, newline=""), delimiter=";" if ";" in first else ",")
    header = [name.strip() for name in next(reader, [])]
    wrong = [CellError(1, one, one, ", ".join(known)) for one in header if one not in known]
    wrong += [
        CellError(1, one, "nothing", "a column of this name") for one in needed if one not in header
    ]
    if wrong:
        raise SheetRefused(wrong)
    for number, cells in enumerate(reader, 1):
        line = reader.line_num
        if number > MOST_ROWS:
            raise SheetRefused(
                [CellError(line, "file", str(number), f"at most {MOST_ROWS:,} rows")]
            )
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            raise SheetRefused(
                [CellError(line, "row", f"{len(cells)} cells", f"{len(header)} cells")]
            )
        yield (
            line,
            {name: cell.strip() for name, cell in zip(header, cells, strict=True) if cell.strip()},
        )


def take(sheet: Sheet, row: Callable[[dict[str, str]], Any], *, dry_run: bool) -> int:
    """Take every row inside the transaction one is in, or none at all.

    Each row is tried, so that one reading shows all that is wrong. Raises SheetRefused, or DryRun
    when all would be taken and nothing was to be kept.
    """
    errors: list[CellError] = []
    for line, values in sheet.rows:
        try:
            with transaction.atomic():
                row(values)
        except Refused as error:
            errors.append(CellError(line, error.field, error.given, error.allowed))
        except (IntegrityError, DataError) as error:  # a lost connection is no fault of the row
            errors.append(
                CellError(line, "row", str(error).splitlines()[0], "what the store holds")
            )
        if len(errors) >= MOST_ERRORS:
            break
    if errors:
        raise SheetRefused(errors)
    if dry_run:
        raise DryRun(len(sheet.rows))
    return len(sheet.rows)

"""Sheets that people send: rows by the names of their header, and errors by line and column."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

from django.db import DatabaseError, connection, transaction

from mutua.ground.errors import Refused
from mutua.ground.transactions import sqlstate

SUFFIXES = (".csv", ".xlsx")
MOST_BYTES = 50_000_000
MOST_ROWS = 100_000
MOST_ERRORS = 100
ROWS_FAULT = ("22", "23", "42501", "MU")  # values, constraints, policies, guards


class CellError(NamedTuple):
    """One thing that is wrong in a sheet: its line, counted as an editor shows it, its column;
    the file, where there are several."""

    line: int
    column: str
    given: str
    allowed: str
    file: str = ""

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}" if self.file else f"line {self.line}"
        return f"{place}, {self.column}: given {self.given}; allowed: {self.allowed}"


class RowRefused(Refused):
    """What is wrong in one row of several that belong together, by the line of that row."""

    def __init__(self, line: int, error: Refused) -> None:
        self.line = line
        super().__init__(error.field, error.given, error.allowed, error.code)


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
    """The rows of a file with the line of each, and the digest of the file; its name where there
    are several."""

    rows: tuple[tuple[int, dict[str, str]], ...]
    digest: str
    file: str = ""


def read(
    path: Path, known: tuple[str, ...], needed: tuple[str, ...], *, named: bool = False
) -> Sheet:
    """Read a CSV file (UTF-8; comma or semicolon) or an XLSX one, with a header of known names.
    ``named``: the sheet, and each error in it, says which file it is.

    Raises SheetRefused for a file that is too large, of another kind, or has another header.
    """
    file = path.name if named else ""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise SheetRefused([CellError(0, "file", path.name, f"at most {MOST_BYTES:,} bytes")])
        content = path.read_bytes()
        rows = tuple(_rows(_lines(path, content), known, needed))
    except SheetRefused as refused:
        raise SheetRefused([one._replace(file=file) for one in refused.errors]) from refused
    return Sheet(rows, hashlib.sha256(content).hexdigest(), file)


def _lines(path: Path, content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Each line of a file with its cells."""
    if path.suffix.lower() == ".xlsx":
        from mutua.ground import workbooks

        yield from workbooks.rows(content)
        return
    text = _text(content)
    first = text.partition("\n")[0]
    reader = csv.reader(StringIO(text, newline=""), delimiter=";" if ";" in first else ",")
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        raise SheetRefused([CellError(reader.line_num, "row", str(error), "CSV")]) from error


def _text(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        given = repr(content[error.start : error.start + 4])
        line = content[: error.start].count(b"\n") + 1
        raise SheetRefused([CellError(line, "file", given, "text in UTF-8")]) from error
    if "\x00" in text:
        raise SheetRefused([CellError(0, "file", "a zero byte", "text")])
    return text


def _rows(
    lines: Iterator[tuple[int, list[str]]], known: tuple[str, ...], needed: tuple[str, ...]
) -> Iterator[tuple[int, dict[str, str]]]:
    _, names = next(lines, (1, []))
    header = [name.strip() for name in names]
    wrong = [CellError(1, one, one, ", ".join(known)) for one in header if one not in known]
    wrong += [
        CellError(1, one, "nothing", "a column of this name") for one in needed if one not in header
    ]
    wrong += [CellError(1, one, one, "each column once") for one in _twice(header)]
    if wrong:
        raise SheetRefused(wrong)
    for number, (line, cells) in enumerate(lines, 1):
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


def _twice(header: list[str]) -> list[str]:
    return sorted({one for one in header if header.count(one) > 1})


def take(sheet: Sheet, row: Callable[[dict[str, str]], Any], *, dry_run: bool) -> int:
    """Take every row inside the transaction one is in, or none at all.

    Each row is tried, so that one reading shows all that is wrong. Raises SheetRefused, or DryRun
    when all would be taken and nothing was to be kept.
    """
    end(wrong_in(sheet, lambda _, values: row(values)), len(sheet.rows), dry_run=dry_run)
    return len(sheet.rows)


def wrong_in(sheet: Sheet, row: Callable[[int, dict[str, str]], Any]) -> list[CellError]:
    """Try every row with its line inside the transaction one is in; gives what is wrong."""
    parts = ((line, partial(row, line, values)) for line, values in sheet.rows)
    return _wrong(sheet.file, parts)


def wrong_in_groups(
    sheet: Sheet, column: str, group: Callable[[list[tuple[int, dict[str, str]]]], Any]
) -> list[CellError]:
    """The same, of rows that belong together: those with the same text in a column."""
    groups: dict[str, list[tuple[int, dict[str, str]]]] = {}
    for line, values in sheet.rows:
        groups.setdefault(values.get(column, ""), []).append((line, values))
    return _wrong(sheet.file, ((rows[0][0], partial(group, rows)) for rows in groups.values()))


def _wrong(file: str, parts: Iterable[tuple[int, Callable[[], Any]]]) -> list[CellError]:
    errors: list[CellError] = []
    for line, do in parts:
        try:
            with transaction.atomic():
                do()
        except Refused as error:
            at = error.line if isinstance(error, RowRefused) else line
            errors.append(CellError(at, error.field, error.given, error.allowed, file))
        except DatabaseError as error:
            errors.append(CellError(line, "row", _said(error), "what the store holds", file))
        if len(errors) >= MOST_ERRORS:
            break
    return errors


def end(errors: list[CellError], rows: int, *, dry_run: bool) -> None:
    """Raise SheetRefused where something is wrong, also what the database says only at the end;
    DryRun where all would be taken and nothing was to be kept."""
    if not errors:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("set constraints all immediate")
                cursor.execute("set constraints all deferred")
        except DatabaseError as error:
            errors = [CellError(0, "file", _said(error), "what agrees with all that stands")]
    if errors:
        raise SheetRefused(errors)
    if dry_run:
        raise DryRun(rows)


def _said(error: DatabaseError) -> str:
    """What the database says of a row. A lost connection is no fault of the row: it goes on."""
    if not sqlstate(error).startswith(ROWS_FAULT):
        raise error
    return str(error).splitlines()[0]

"""Sheets that people send as XLSX: the same texts as a CSV file would hold.

A workbook is a ZIP of XML. What it says it unpacks to is looked at before anything is unpacked, and
the reader of ZIP gives no more of a part than that.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any, Final

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from mutua.ground.sheets import MOST_ROWS, CellError, SheetRefused

MOST_UNPACKED: Final = 200_000_000  # bytes
MOST_PARTS: Final = 1_000
MOST_COLUMNS: Final = 64
DIGITS: Final = ".15g"  # as many as a sheet shows of a number
WANTED: Final = "a text, a number or a date"


def rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Each row with its number and the texts of its cells. Raises SheetRefused."""
    _check_size(content)
    try:
        book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
        if len(book.worksheets) != 1:
            given = ", ".join(book.sheetnames)
            raise SheetRefused([CellError(0, "file", given, "a workbook of one sheet")])
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what a file says of its own size is not believed
        yield from _rows(sheet)
    except SheetRefused:
        raise
    except Exception as error:  # the reader of a file that lies may fail in any way
        given = f"{type(error).__name__}: {error}"
        raise SheetRefused([CellError(0, "file", given, "a whole XLSX workbook")]) from error


def _check_size(content: bytes) -> None:
    try:
        parts = zipfile.ZipFile(BytesIO(content)).infolist()
    except zipfile.BadZipFile as error:
        raise SheetRefused([CellError(0, "file", str(error), "an XLSX workbook")]) from error
    size = sum(one.file_size for one in parts)
    if size > MOST_UNPACKED or len(parts) > MOST_PARTS:
        given = f"{size:,} bytes in {len(parts):,} parts"
        allowed = f"at most {MOST_UNPACKED:,} bytes unpacked, in {MOST_PARTS:,} parts"
        raise SheetRefused([CellError(0, "file", given, allowed)])


def _rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    width, errors = 0, list[CellError]()
    for number, row in enumerate(sheet.iter_rows(), 1):
        if number > MOST_ROWS + 1:
            errors.append(CellError(number, "file", str(number), f"at most {MOST_ROWS:,} rows"))
            break
        if len(row) > MOST_COLUMNS and any(cell.value is not None for cell in row[MOST_COLUMNS:]):
            errors.append(CellError(number, "row", "more", f"at most {MOST_COLUMNS} columns"))
            break
        texts: list[str] = []
        for place, cell in enumerate(row[:MOST_COLUMNS], 1):
            try:
                texts.append(_text(cell))
            except ValueError as error:
                column = f"cell {get_column_letter(place)}{number}"
                errors.append(CellError(number, column, str(error), WANTED))
                texts.append("")
        while texts and not texts[-1].strip():
            texts.pop()
        width = width or len(texts)
        yield number, texts + [""] * (width - len(texts))
    if errors:
        raise SheetRefused(errors[:100])


def _text(cell: Any) -> str:
    """What a cell shows, as a CSV file would. Raises ValueError for what is no plain value."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        raise ValueError(f"a formula, {value}")
    if cell.data_type == "e" or isinstance(value, bool):
        raise ValueError(str(value))
    if isinstance(value, datetime):
        return (value.date() if value.time() == time() else value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        number = Decimal(format(value, DIGITS))
        if "%" in (cell.number_format or ""):
            number *= 100
        text = format(number, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, str):
        return value
    raise ValueError(f"{value!r}")

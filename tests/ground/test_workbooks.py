"""XLSX says what CSV says; what is no plain value is told by its cell, and what would fill the
memory is refused before it is unpacked."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from mutua.ground import sheets, workbooks
from mutua.ground.sheets import SheetRefused, read
from tests.support.places import ROOT

KNOWN = ("name", "day", "amount")
MONEY = ("amount", "price", "gross", "owed")


def written(tmp_path: Path, *rows: Any, change: Callable[[Any], None] | None = None) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if change is not None:
        change(book.active)
    file = tmp_path / "sheet.xlsx"
    book.save(file)
    return file


def refused(file: Path) -> tuple[int, str]:
    with pytest.raises(SheetRefused) as caught:
        read(file, KNOWN, ("name",))
    return caught.value.errors[0].line, caught.value.errors[0].column


def as_workbook(file: Path) -> Path:
    """The same sheet as XLSX: its days as days, its figures as figures."""
    book = Workbook()
    for line in file.read_text("utf-8").splitlines():
        book.active.append([_value(cell) for cell in line.split(";")])
    made = file.with_suffix(".xlsx")
    book.save(made)
    file.unlink()
    return made


def _value(cell: str) -> Any:
    try:
        return date.fromisoformat(cell)
    except ValueError:
        pass
    try:
        return cell if cell.startswith("0") and cell != "0" else float(cell)
    except ValueError:
        return cell or None


def test_days_and_figures_become_the_texts_of_a_csv_file(tmp_path):
    def percent(sheet: Any) -> None:
        sheet["C5"].number_format = "0.0 %"

    midnight = datetime.fromisoformat("2026-03-16")  # XLSX knows no zones
    file = written(
        tmp_path, KNOWN, ["Nora", date(2026, 3, 16), 1250.5], ["Dirk", midnight, 21],
        ["Eva", "2026-03-16", 99.990000000000009], ["Jan", None, 0.055], [None, None, None],
        ["Lot", None, "1 250,50"], change=percent,
    )  # fmt: skip
    day = "2026-03-16"
    assert [row for _, row in read(file, KNOWN, ("name",)).rows] == [
        {"name": "Nora", "day": day, "amount": "1250.5"},
        {"name": "Dirk", "day": day, "amount": "21"},
        {"name": "Eva", "day": day, "amount": "99.99"},
        {"name": "Jan", "amount": "5.5"},
        {"name": "Lot", "amount": "1 250,50"},
    ]


def test_an_opening_in_workbooks_says_what_one_in_csv_says(tmp_path):
    from mutua.ground.cells import _decimal

    def plain(values: dict[str, str]) -> dict[str, Any]:
        return {
            name: _decimal(values, name, 2, "") if name in MONEY else value
            for name, value in values.items()
        }

    for file in sorted((ROOT / "examples/opening").glob("*.csv")):
        header = tuple(file.read_text("utf-8").splitlines()[0].split(";"))
        copy = tmp_path / file.name
        copy.write_bytes(file.read_bytes())
        one, other = read(file, header, ()), read(as_workbook(copy), header, ())
        for (line, values), (row, same) in zip(one.rows, other.rows, strict=True):
            kept = {k: v for k, v in plain(values).items() if k not in ("paid", "levy")}
            assert (line, kept) == (
                row, {k: v for k, v in plain(same).items() if k not in ("paid", "levy")},
            )  # fmt: skip


@pytest.mark.parametrize(
    "value, shown",
    [("=1+1", "B3"), ("=HYPERLINK(\"http://x\")", "B3"), (True, "B3"), ("#REF!", "B3")],
    ids=["formula", "link", "truth", "error"],
)  # fmt: skip
def test_a_cell_that_is_no_plain_value_is_told_by_its_name(tmp_path, value, shown):
    file = written(tmp_path, KNOWN, ["Nora", None, 1], ["Dirk", value, 1])
    assert refused(file) == (3, f"cell {shown}")


def test_a_formula_keeps_no_other_out_of_the_list(tmp_path):
    file = written(tmp_path, KNOWN, ["=A1", "=A1", 1], ["Dirk", None, "=SUM(C1:C2)"])
    with pytest.raises(SheetRefused) as caught:
        read(file, KNOWN, ("name",))
    assert [one.column for one in caught.value.errors] == ["cell A2", "cell B2", "cell C3"]


def test_a_workbook_has_one_sheet_with_a_header(tmp_path):
    assert refused(written(tmp_path, change=lambda sheet: sheet.parent.create_sheet("Two"))) == (
        0, "file",
    )  # fmt: skip
    assert refused(written(tmp_path, ["name", "colour"])) == (1, "colour")
    assert refused(written(tmp_path, ["name", "name"])) == (1, "name")
    assert refused(written(tmp_path)) == (1, "name")


def test_too_many_columns_or_rows_are_refused(tmp_path, monkeypatch):
    assert refused(written(tmp_path, KNOWN, ["x"] * 65)) == (2, "row")
    far = written(tmp_path, KNOWN, change=lambda sheet: sheet.cell(2, 16_384, "x"))
    assert refused(far) == (2, "row")
    monkeypatch.setattr(workbooks, "MOST_ROWS", 10)
    monkeypatch.setattr(sheets, "MOST_ROWS", 10)
    deep = written(tmp_path, KNOWN, change=lambda sheet: sheet.cell(1_000_000, 1, "x"))
    assert refused(deep)[1] == "file"


def packed(tmp_path: Path, parts: dict[str, bytes]) -> Path:
    file = tmp_path / "packed.xlsx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return file


def parts_of(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path, monkeypatch):
    def unpacked(*_: object) -> None:
        raise AssertionError("unpacked")

    monkeypatch.setattr(workbooks, "load_workbook", unpacked)
    bomb = packed(tmp_path, {"xl/worksheets/sheet1.xml": bytes(201_000_000)})
    assert bomb.stat().st_size < 1_000_000
    assert refused(bomb) == (0, "file")
    many = packed(tmp_path, {f"part{one}": b"" for one in range(1_001)})
    assert refused(many) == (0, "file")


def test_a_part_that_unpacks_to_more_than_it_says_is_refused(tmp_path):
    parts = parts_of(written(tmp_path, KNOWN, ["Nora", None, 1]))
    sheet = parts["xl/worksheets/sheet1.xml"]
    file = packed(tmp_path, parts)
    size = len(sheet).to_bytes(4, "little")
    assert file.read_bytes().count(size) >= 1
    file.write_bytes(file.read_bytes().replace(size, (len(sheet) // 2).to_bytes(4, "little")))
    assert refused(file) == (0, "file")


ENTITY = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml"])
def test_xml_that_calls_for_more_than_it_holds_is_refused(tmp_path, part):
    parts = parts_of(written(tmp_path, KNOWN, ["Nora", None, 1]))
    head, _, rest = parts[part].partition(b"?>") if parts[part].startswith(b"<?xml") else (b"", b"", parts[part])  # fmt: skip
    parts[part] = (head + b"?>" if head else b"") + ENTITY + rest.replace(b"Sheet", b"&b;", 1)
    assert refused(packed(tmp_path, parts)) == (0, "file")


@pytest.mark.parametrize("content", [b"", b"PK", b"name\nNora\n"], ids=["empty", "zip", "csv"])
def test_a_file_that_is_no_workbook_is_refused(tmp_path, content):
    file = tmp_path / "sheet.xlsx"
    file.write_bytes(content)
    assert refused(file) == (0, "file")


def outcome(file: Path) -> object:
    """The rows, or what is wrong of the whole file."""
    try:
        return read(file, KNOWN, ("name",)).rows
    except SheetRefused as error:
        return error.errors[0].column


def test_a_workbook_with_a_broken_part_is_refused_or_read_without_it(tmp_path):
    file = written(tmp_path, KNOWN, ["Nora", None, 1])
    parts, rows = parts_of(file), outcome(file)
    found = {name: outcome(packed(tmp_path, {**parts, name: b"<broken"})) for name in sorted(parts)}
    assert all(one in ("file", rows) for one in found.values()), found
    assert found["xl/worksheets/sheet1.xml"] == "file"

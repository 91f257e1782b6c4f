"""The lines of earlier documents: one row each, the facts of the document beside the first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any, TypeVar

from mutua.activities.models import Client
from mutua.activities.services import lines as drafts
from mutua.activities.services.lines import UNITS, DraftLine
from mutua.ground.cells import amount_in, quantity_in, text_in
from mutua.ground.errors import Refused
from mutua.ground.sheets import RowRefused
from mutua.ledger.models import LegalEntity

Result = TypeVar("Result")
Rows = Sequence[tuple[int, dict[str, str]]]
LONGEST = 60  # letters of a number
COLUMN_OF = {
    "unit_price": "price",
    "place_country": "country",
    "on": "worked_from",
}  # as a sheet calls it
COLUMNS = ("text", "quantity", "unit", "price", "nature", "country")
NEEDED = ("text", "price")


def head_of(rows: Rows, columns: Sequence[str]) -> dict[str, str]:
    """What the rows of a document say of it; a row may repeat it, or leave it out. Raises
    RowRefused where one says something else."""
    said = dict(rows[0][1])
    for line, values in rows[1:]:
        for column in columns:
            if values.get(column, said.get(column)) != said.get(column):
                allowed = f"{said.get(column, '')}, as in line {rows[0][0]}, or empty"
                raise RowRefused(line, Refused(column, values[column], allowed))
    return said


def number_in(said: dict[str, str]) -> str:
    """The number that a document bears. Raises Refused."""
    number = text_in(said, "number", "the number that it bears")
    if len(number) > LONGEST:
        raise Refused("number", number, f"at most {LONGEST} letters")
    return number


def draft_lines(rows: Rows) -> list[dict[str, Any]]:
    """What the rows sell, as a draft keeps it. Raises RowRefused by line and column."""
    if len(rows) > drafts.MOST_LINES:
        allowed = f"at most {drafts.MOST_LINES} lines of one document"
        raise Refused("number", f"{len(rows)} lines", allowed)
    return [one for line, values in rows for one in in_row(line, partial(_sold, values))]


def in_row(line: int, do: Callable[[], Result]) -> Result:
    """What is refused inside is refused at this line, by the column of the sheet."""
    try:
        return do()
    except Refused as error:
        field = error.field.rpartition(".")[2]
        shown = Refused(COLUMN_OF.get(field, field), error.given, error.allowed, error.code)
        raise RowRefused(line, shown) from error


def _sold(values: dict[str, str]) -> list[dict[str, Any]]:
    line = DraftLine(
        text_in(values, "text"), amount_in(values, "price"), quantity_in(values, "quantity"),
        values.get("unit", UNITS[0]), values.get("nature", "general_service"),
        values.get("country", ""),
    )  # fmt: skip
    return drafts.read([line])


def check_by_law(
    plain: list[dict[str, Any]], rows: Rows, house: LegalEntity, client: Client, day: date
) -> None:
    """Raise RowRefused by line and column for what the law of a day does not know."""
    for one, (line, _) in zip(plain, rows, strict=True):
        in_row(line, partial(drafts.taxed, [one], house, client, day))

"""The lines of earlier documents: one row each, the facts of the document beside the first."""

from __future__ import annotations

from collections.abc import Sequence

from mutua.activities.services.lines import UNITS, DraftLine
from mutua.ground.cells import amount_in, quantity_in, text_in
from mutua.ground.errors import Refused
from mutua.ground.sheets import RowRefused

Rows = Sequence[tuple[int, dict[str, str]]]
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


def draft_line(values: dict[str, str]) -> DraftLine:
    """What a row sells. Raises Refused by the column."""
    price = amount_in(values, "price")
    if not price:
        raise Refused("price", values.get("price", ""), "an amount that is not 0")
    unit = values.get("unit", UNITS[0])
    if unit not in UNITS:
        raise Refused("unit", unit, ", ".join(UNITS))
    return DraftLine(
        text_in(values, "text"), price, quantity_in(values, "quantity"), unit,
        values.get("nature", "general_service"), values.get("country", ""),
    )  # fmt: skip

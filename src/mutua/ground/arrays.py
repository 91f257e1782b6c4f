"""Columns of a hundred thousand rows as arrays of PostgreSQL: an insert from arrays passes all
guards and policies, which COPY does not where row-level security is on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

Value = UUID | int | str | date | None


def array(column: Sequence[Value]) -> str:
    """The text of an array, to be cast (``%s::uuid[]``); five times quicker than value by value.

    Raises ValueError for a letter that no text of the database holds (NUL).
    """
    kinds = {type(one) for one in column}
    texts: Iterable[str]
    if kinds == {UUID}:
        texts = ["%032x" % one.int for one in column]  # type: ignore[union-attr]  # noqa: UP031
    elif kinds == {int}:
        texts = map(str, column)
    elif UUID in kinds or int in kinds:
        texts = [_text(one) for one in column]
    else:  # few texts and days, many times
        known = {one: _text(one) for one in set(column)}
        texts = [known[one] for one in column]
    return "{" + ",".join(texts) + "}"


def _text(value: Value) -> str:
    if value is None:
        return "NULL"
    if type(value) is UUID:
        return f"{value.int:032x}"
    if isinstance(value, str):
        if "\x00" in value:
            raise ValueError("a text with a NUL letter")
        quoted = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{quoted}"'
    return str(value)

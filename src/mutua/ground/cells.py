"""What stands in the cells of a sheet: amounts, days, numbers, each refused by its column. In a
sheet that leaves, a text that a spreadsheet would read as a formula stays a text."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from mutua.ground.errors import Refused

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
DECIMAL = re.compile(r"([+-]?)([0-9]{1,13})(?:[.,]([0-9]{1,3}))?")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
WHOLE = re.compile(r"[0-9]{1,9}")
NUMBER: Final = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")


def as_text(text: str) -> str:
    """The text, with an apostrophe before it where it would be a formula; a number stays one."""
    return "'" + text if text.startswith(FORMULA) and not NUMBER.fullmatch(text) else text


def text_in(values: dict[str, str], column: str, allowed: str = "not empty") -> str:
    """The text of a cell that must not be empty. Raises Refused by the column."""
    if not values.get(column):
        raise Refused(column, "", allowed)
    return values[column]


def amount_in(values: dict[str, str], column: str) -> int:
    """Minor units of a cell such as -1250.50 or 1 250,50; an empty cell is 0."""
    return _decimal(values, column, 2, "an amount such as 1250.50 or -1250,50")


def price_in(values: dict[str, str], column: str) -> int:
    """Minor units above zero."""
    found = amount_in(values, column)
    if found <= 0:
        raise Refused(column, values.get(column, ""), "an amount above 0")
    return found


def rate_in(values: dict[str, str], column: str) -> int:
    """Hundredths of a percent of a cell such as 21 or 5,5; an empty cell is 0."""
    found = _decimal(values, column, 2, "a percentage such as 21 or 5.5")
    if not 0 <= found <= 10_000:
        raise Refused(column, values[column], "a percentage from 0 to 100")
    return found


def quantity_in(values: dict[str, str], column: str) -> int:
    """Thousandths of a cell such as 3 or 0.125; an empty cell is one."""
    if not values.get(column):
        return 1_000
    found = _decimal(values, column, 3, "a quantity such as 3 or 0.125")
    if found <= 0:
        raise Refused(column, values[column], "a quantity above 0")
    return found


def count_in(values: dict[str, str], column: str) -> int:
    """A whole number above zero."""
    text = values.get(column, "")
    if not WHOLE.fullmatch(text) or int(text) == 0:
        raise Refused(column, text, "a whole number above 0")
    return int(text)


def day_in(values: dict[str, str], column: str) -> date:
    """The day of a cell."""
    text = values.get(column, "")
    try:
        if not DAY.fullmatch(text):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError as error:
        raise Refused(column, text, "a date written as YYYY-MM-DD") from error


def _decimal(values: dict[str, str], column: str, decimals: int, allowed: str) -> int:
    given = values.get(column, "")
    found = DECIMAL.fullmatch(re.sub(r"\s", "", given) or "0")
    if found is None or len(found[3] or "") > decimals:
        raise Refused(column, given, f"{allowed}, with at most {decimals} decimals")
    sign, whole, rest = found.groups(default="")
    value = int(whole) * int(10**decimals) + int(rest.ljust(decimals, "0"))
    return -value if sign == "-" else value

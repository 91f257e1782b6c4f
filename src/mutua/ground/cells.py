"""Cells of sheets that leave: a text that a spreadsheet would read as a formula stays a text."""

from __future__ import annotations

import re
from typing import Final

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
NUMBER: Final = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")


def as_text(text: str) -> str:
    """The text, with an apostrophe before it where it would be a formula; a number stays one."""
    return "'" + text if text.startswith(FORMULA) and not NUMBER.fullmatch(text) else text

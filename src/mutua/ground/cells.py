"""Cells of sheets that leave: a text that a spreadsheet would read as a formula stays a text."""

from __future__ import annotations

from typing import Final

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def as_text(text: str) -> str:
    """The text, with an apostrophe before it where it would be a formula."""
    return "'" + text if text.startswith(FORMULA) else text

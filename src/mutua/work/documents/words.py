"""The words of contracts, in the languages in which they are lawful."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).parent / "words.yaml"


@cache
def _words() -> dict[str, dict[str, dict[str, str]]]:
    found: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(FILE.read_text("utf-8"))
    return found


def word(key: str, language: str, *parts: str) -> str:
    """A word or a sentence, with its parts filled in."""
    return _words()["words"][key][language].format(*parts)


def title(regime: str, language: str, *, for_good: bool = False) -> str:
    """What a contract of this regime is called."""
    return _words()["for_good" if for_good else "titles"][regime][language]

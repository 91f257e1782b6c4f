"""The words of a paper by language, from a file beside its code."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import yaml


class Words:
    """The words of a file: for each key its text by language, with ``{0}`` where a part stands."""

    def __init__(self, file: Path) -> None:
        self.file = file

    @cached_property
    def texts(self) -> dict[str, dict[str, str]]:
        """All of them, as read once."""
        found: dict[str, dict[str, str]] = yaml.safe_load(self.file.read_text("utf-8"))
        return found

    def __call__(self, key: str, language: str, *parts: str) -> str:
        """A word or a sentence, with its parts filled in. Raises KeyError for one that is unknown."""
        return self.texts[key][language].format(*parts)

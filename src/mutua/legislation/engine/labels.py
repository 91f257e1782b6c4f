"""Names and sentences of a country in four languages, read when first asked for."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

LABEL_LANGUAGES = ("en", "fr", "nl", "de")


class Labels:
    """The texts of ``labels.<language>.yaml`` of a country's folder.

    Each file maps lines, inputs, choices, regimes, parameters, questions and settings to their
    name and, where there is one, their sentence.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def _texts(self) -> dict[str, dict[str, dict[str, str]]]:
        from mutua.legislation.engine.compiled import compiled_yaml

        return compiled_yaml(self.folder, "labels.*.yaml", "labels")

    def texts(self, language: str) -> dict[str, dict[str, str]]:
        """All texts of a language, by section."""
        return self._texts[f"labels.{language}.yaml"]

    def name(self, section: str, code: str, language: str) -> str:
        """The short name of a thing; its code when no name is written."""
        found = self.texts(language).get(section, {}).get(code)
        return code.replace("_", " ") if found is None else found

    def sentence(self, code: str, language: str) -> str:
        """A sentence that says what a line is."""
        return self.texts(language).get("sentences", {}).get(code, "")

"""The authorities' schemas are where the reference says."""

from pathlib import Path

import pytest

from tests.support import places


def test_the_folders_that_the_reference_names_are_there(official_schemas: Path) -> None:
    page = (places.ROOT / "docs/reference/official-schemas.md").read_text("utf-8")
    folders = {line.split("`")[1] for line in page.splitlines() if line.startswith("| `")}
    assert folders
    assert [folder for folder in sorted(folders) if not (official_schemas / folder).is_dir()] == []


def test_a_named_folder_comes_before_the_usual_places(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MUTUA_SCHEMAS", str(tmp_path))
    assert places.official_schemas() == tmp_path
    monkeypatch.setenv("MUTUA_SCHEMAS", str(tmp_path / "missing"))
    assert places.official_schemas() is None

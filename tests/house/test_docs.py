"""The documentation leads where it says."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from tests.support.places import ROOT


@pytest.fixture(scope="module")
def check_docs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_docs", ROOT / "scripts/check_docs.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def house(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Index\n\n[a page](page.md#the-end)\n")
    (tmp_path / "docs/page.md").write_text("# Page\n\n## The end\n")
    (tmp_path / "README.md").write_text("[docs](docs/index.md), `[not](a-link.md)`\n")
    return tmp_path


def test_every_link_resolves_and_every_page_is_reached(check_docs: ModuleType) -> None:
    assert check_docs.faults() == []


def test_a_sound_house_has_no_fault(check_docs: ModuleType, house: Path) -> None:
    assert check_docs.faults(house) == []


def test_a_link_that_leads_nowhere_is_named(check_docs: ModuleType, house: Path) -> None:
    (house / "README.md").write_text("![picture](docs/images/missing.png)\n")
    assert check_docs.faults(house) == ["README.md: docs/images/missing.png leads nowhere"]


def test_a_heading_that_is_not_there_is_named(check_docs: ModuleType, house: Path) -> None:
    (house / "docs/page.md").write_text("# Page\n\n## The beginning\n")
    assert check_docs.faults(house) == [
        "docs/index.md: page.md#the-end names a heading that is not there"
    ]


def test_a_page_nobody_links_is_named(check_docs: ModuleType, house: Path) -> None:
    (house / "docs/lonely.md").write_text("# Lonely\n")
    assert check_docs.faults(house) == ["docs/lonely.md cannot be reached from docs/index.md"]


def test_the_changelog_says_for_each_entry_who_must_recompute() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8").partition("\n## ")[2]
    entries = text.split("\n### ")[1:]
    assert entries
    for entry in entries:
        for field in (
            "Kind",
            "Country",
            "Periods concerned",
            "Lines concerned",
            "Who must recompute",
        ):
            assert f"- **{field}**: " in entry, f"{entry.splitlines()[0]}: {field}"

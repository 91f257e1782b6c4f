"""The rooms stand in their order: a house made to fail shows that the check sees it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.places import ROOT

LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A small house with the real one's contracts."""
    (tmp_path / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text("utf-8"), "utf-8")
    for room in ("", "portal", "cli", "ledger", "legislation"):
        folder = tmp_path / "mutua" / room
        folder.mkdir(exist_ok=True)
        (folder / "__init__.py").write_text("")
    (tmp_path / "mutua/portal/__init__.py").write_text("import mutua.legislation\n")
    return tmp_path


def check(house: Path) -> tuple[int, str]:
    done = subprocess.run(
        [LINT_IMPORTS, "--no-cache"],
        cwd=house,
        env={"PYTHONPATH": str(house), "PATH": ""},
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout + done.stderr


def test_a_room_may_use_one_below(house: Path) -> None:
    code, said = check(house)
    assert code == 0, said


@pytest.mark.parametrize(
    "room, imported",
    [
        ("legislation", "mutua.ledger"),
        ("legislation", "mutua.cli"),
        ("legislation", "django.db"),
        ("legislation", "sqlite3"),
        ("ledger", "mutua.cli"),
        ("cli", "mutua.portal"),
    ],
)
def test_a_room_that_reaches_up_or_out_is_named(house: Path, room: str, imported: str) -> None:
    (house / "mutua" / room / "__init__.py").write_text(f"import {imported}\n")
    code, said = check(house)
    assert code == 1, said
    assert f"mutua.{room}" in said


def test_a_room_without_a_place_is_named(house: Path) -> None:
    (house / "mutua/attic").mkdir()
    (house / "mutua/attic/__init__.py").write_text("")
    code, said = check(house)
    assert code == 1, said
    assert "attic" in said

"""Each command of the house says what it does, and does what it says."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.places import ROOT

MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
PHONY = re.search(r"^\.PHONY: (.+)$", MAKEFILE, flags=re.MULTILINE)
TARGETS = PHONY.group(1).split() if PHONY else []


def make(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """A make of its own: it must not take over the options of the make that runs the tests."""
    env = {
        name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFL"))
    }
    command = ["make", "--no-print-directory", *arguments]
    return subprocess.run(command, cwd=ROOT, env=env | variables, capture_output=True, text=True)


def test_every_make_target_says_what_it_does() -> None:
    listed = dict(re.findall(r"^  make (\w+)\s+(\S.*)$", make().stdout, flags=re.MULTILINE))
    assert sorted(listed) == sorted(TARGETS)


def test_every_make_target_stands_in_the_reference() -> None:
    page = (ROOT / "docs/reference/make.md").read_text("utf-8")
    assert [target for target in TARGETS if f"`make {target}`" not in page] == []


def test_every_variable_stands_in_the_reference() -> None:
    page = (ROOT / "docs/reference/make.md").read_text("utf-8")
    texts = [
        path.read_text("utf-8")
        for folder in ("scripts", "tests/support", ".ci")
        for path in (ROOT / folder).iterdir()
        if path.is_file()
    ]
    texts.append((ROOT / "tests/conftest.py").read_text("utf-8"))
    read = set(re.findall(r"\bMUTUA_[A-Z]+\b", " ".join(texts)))
    assert [name for name in sorted(read) if f"`{name}`" not in page] == []


def test_the_two_commands_of_the_readme_are_targets() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert re.findall(r"^    make (\w+) ", readme, flags=re.MULTILINE) == ["run", "test"]
    assert {"run", "test"} <= set(TARGETS)


def test_an_old_python_is_refused_in_one_sentence(tmp_path: Path) -> None:
    old = tmp_path / "python3.10"
    old.write_text(
        f'#!/bin/sh\nexec {sys.executable} -c "import sys; sys.version_info = (3, 10, 9); '
        'sys.argv = sys.argv[1:]; exec(open(sys.argv[0]).read())" "$@"\n'
    )
    old.chmod(0o755)
    done = make("setup", f"PYTHON={old}")
    assert done.returncode != 0
    assert "Mutua needs Python 3.11 or later" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_python_is_refused_in_one_sentence() -> None:
    done = make("setup", "PYTHON=python3-that-is-not-there")
    assert done.returncode != 0
    assert "Mutua needs Python 3.11 or later, and python3-that-is-not-there" in done.stderr


def test_a_ready_environment_is_left_alone() -> None:
    done = make("setup", f"PYTHON={sys.executable}")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


@pytest.mark.parametrize(
    "script", sorted(p.name for p in (ROOT / "scripts").iterdir() if p.is_file())
)
def test_every_script_can_be_run_and_says_what_it_is_for(script: str) -> None:
    path = ROOT / "scripts" / script
    first, second, *_ = path.read_text("utf-8").splitlines()
    assert first.startswith("#!")
    assert second.startswith(('"""', "# ")), "a sentence on what it does"
    assert os.access(path, os.X_OK)


def test_a_bench_nobody_wrote_is_named() -> None:
    command = [sys.executable, "scripts/bench", "no-such-thing"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert "no-such-thing" in done.stderr

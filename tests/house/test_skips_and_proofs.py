"""No test is lost unseen, and what was proven leaves a file. Shown on tests made for it."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.places import ROOT

SAMPLE = """
import pytest
from hypothesis import settings

@pytest.mark.prove
def test_counts(proof):
    proof.note(count=proof.count(3, 3000), chance=proof.random.random())

@pytest.mark.prove(only=True)
def test_only_when_proving(proof):
    proof.count(0, 1)

def test_examples():
    print("examples", settings.default.max_examples, settings.default.deadline)

def test_skipped():
    pytest.skip("no moon tonight")

@pytest.mark.xfail(reason="a known disagreement", strict=True)
def test_known():
    assert False
"""


class Runner:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.proofs = folder / "proofs"
        tests = folder / "tests"
        tests.mkdir()
        (tests / "test_sample.py").write_text(SAMPLE)
        for name in ("conftest.py", "support"):
            (tests / name).symlink_to(ROOT / "tests" / name)
        (folder / "pyproject.toml").symlink_to(ROOT / "pyproject.toml")

    def __call__(self, *arguments: str, **variables: str) -> str:
        env = {name: text for name, text in os.environ.items() if not name.startswith("MUTUA_")}
        env |= {"MUTUA_PROOFS": str(self.proofs)} | variables
        command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-s", *arguments]
        done = subprocess.run(command, cwd=self.folder, env=env, capture_output=True, text=True)
        return done.stdout + done.stderr


@pytest.fixture
def run(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


def counts(said: str) -> dict[str, int]:
    closing = said.strip().splitlines()[-1]
    return {word: int(number) for number, word in re.findall(r"(\d+) ([a-z]+)", closing)}


def test_a_skip_is_listed_with_its_reason(run: Runner) -> None:
    said = run()
    assert "no moon tonight" in said
    assert counts(said) == {"passed": 2, "skipped": 1, "xfailed": 1, "deselected": 1}


@pytest.mark.parametrize("workers", ["0", "1"])
def test_a_forbidden_skip_fails_and_says_why(run: Runner, workers: str) -> None:
    said = run("-n", workers, MUTUA_FORBID_SKIPS="1")
    assert "MUTUA_FORBID_SKIPS=1 and this was to be skipped" in said
    assert "no moon tonight" in said
    found = counts(said)
    assert (found["passed"], found["failed"], found["xfailed"]) == (2, 1, 1)


def test_a_whole_file_that_skips_itself_fails_too(run: Runner) -> None:
    (run.folder / "tests/test_gone.py").write_text(
        "import pytest\npytest.skip('all gone', allow_module_level=True)\n"
    )
    said = run(MUTUA_FORBID_SKIPS="1")
    assert "MUTUA_FORBID_SKIPS=1 and this was to be skipped" in said
    assert "all gone" in said


def test_a_plain_run_uses_small_counts_and_writes_no_proof(run: Runner) -> None:
    assert "examples 100 None" in run()
    assert not run.proofs.exists()


def test_a_proving_run_uses_full_counts_and_writes_what_it_found(run: Runner) -> None:
    said = run("-m", "prove", MUTUA_PROVE="1", MUTUA_SEED="7")
    assert counts(said)["passed"] == 2
    proof = json.loads((run.proofs / "sample.counts.json").read_text("utf-8"))
    assert proof["counts"] == {"cases": 3000}
    assert proof["found"]["count"] == 3000
    assert (proof["result"], proof["seed"]) == ("passed", 7)
    assert {"processor", "cores", "python"} <= set(proof["machine"])
    assert (run.proofs / "sample.only_when_proving.json").exists()
    assert "examples 10000 None" in run(MUTUA_PROVE="1")


def test_a_proving_run_that_fails_says_so_in_its_file(run: Runner) -> None:
    (run.folder / "tests/test_sample.py").write_text(
        "import pytest\n\n@pytest.mark.prove\ndef test_wrong(proof):\n    assert False\n"
    )
    run(MUTUA_PROVE="1")
    proof = json.loads((run.proofs / "sample.wrong.json").read_text("utf-8"))
    assert proof["result"] == "failed"


def test_the_same_seed_finds_the_same_chance(run: Runner) -> None:
    found = []
    for _ in range(2):
        run("-k", "counts", MUTUA_PROVE="1", MUTUA_SEED="11")
        proof = json.loads((run.proofs / "sample.counts.json").read_text("utf-8"))
        found.append(proof["found"]["chance"])
        (run.proofs / "sample.counts.json").unlink()
    assert found[0] == found[1]

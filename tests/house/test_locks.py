"""Every machine installs the same files, from wherever it gets them."""

import re
import tomllib

import pytest

from tests.support.places import ROOT

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
BASE = PYPROJECT["build-system"]["requires"] + PYPROJECT["project"]["dependencies"]
SERVER = BASE + PYPROJECT["project"]["optional-dependencies"]["server"]
DEV = SERVER + PYPROJECT["dependency-groups"]["dev"]
WANTED = {"base": BASE, "server": SERVER, "dev": DEV, "lock": ["uv"]}


def name_of(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found, requirement
    return re.sub(r"[-_.]+", "-", found.group()).lower()


def locked(lock: str) -> dict[str, tuple[str, int]]:
    """Name → version and number of hashes."""
    text = (ROOT / f"requirements/{lock}.txt").read_text("utf-8")
    found = {}
    for entry in re.split(r"\n(?=[a-z0-9])", text):
        if match := re.match(r"([a-z0-9-]+)(?:\[[a-z, ]+\])?==([^\s;\\]+)", entry):
            found[match[1]] = (match[2], len(re.findall(r"--hash=sha256:[0-9a-f]{64}\b", entry)))
    return found


@pytest.mark.parametrize("lock", WANTED)
def test_each_direct_dependency_is_locked(lock: str) -> None:
    missing = {name_of(wanted) for wanted in WANTED[lock]} - set(locked(lock))
    assert not missing, "run: make lock"


@pytest.mark.parametrize("lock", WANTED)
def test_each_locked_package_has_a_hash(lock: str) -> None:
    assert [name for name, (_, hashes) in locked(lock).items() if not hashes] == []


@pytest.mark.parametrize("lock", WANTED)
def test_a_lock_holds_nothing_but_packages_hashes_and_remarks(lock: str) -> None:
    package = r"[a-z0-9-]+(\[[a-z, ]+\])?==[^\s;\\]+( ; [A-Za-z_ '\".0-9<>=!()]+)? \\"
    known = re.compile(rf"\s*#.*|\s+--hash=sha256:[0-9a-f]{{64}}( \\)?|{package}")
    lines = (ROOT / f"requirements/{lock}.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if line and not known.fullmatch(line)] == []


@pytest.mark.parametrize("lock", ["base", "server"])
def test_a_narrow_lock_has_the_versions_of_the_widest(lock: str) -> None:
    widest = locked("dev")
    assert {name: widest.get(name) for name in locked(lock)} == locked(lock)


def test_a_locked_version_is_one_that_pyproject_allows() -> None:
    from packaging.requirements import Requirement

    versions = locked("dev")
    wanted = [Requirement(text) for text in DEV]
    refused = [str(r) for r in wanted if not r.specifier.contains(versions[name_of(r.name)][0])]
    assert refused == [], "run: make lock"


def test_the_engine_alone_needs_only_numpy_and_a_yaml_reader() -> None:
    assert [name_of(wanted) for wanted in PYPROJECT["project"]["dependencies"]] == [
        "numpy",
        "pyyaml",
    ]

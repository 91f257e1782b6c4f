"""The list of what always holds names tests that are there."""

import re

from tests.support.places import ROOT

LIST = ROOT / "docs/reference/invariants.md"
FILE = re.compile(r"`([\w/]+\.py)`(?::([^`|]*))?")
DEFINED = re.compile(r"^def test_(\w+)", re.MULTILINE)
NOT_BUILT_YET = {23, 28}


def named() -> list[tuple[str, str]]:
    return [
        (file, name.strip())
        for file, names in FILE.findall(LIST.read_text("utf-8"))
        for name in (names or "").split(";")
        if name.strip() and re.fullmatch(r"\w+", name.strip())
    ]


def test_each_named_test_is_there():
    missing = [
        f"{file}: {name}"
        for file, name in named()
        if name not in DEFINED.findall((ROOT / "tests" / file).read_text("utf-8"))
    ]
    assert missing == []
    assert len(named()) > 60


def test_each_named_file_is_there():
    files = {file for file, _ in FILE.findall(LIST.read_text("utf-8"))}
    assert [one for one in files if not (ROOT / "tests" / one).exists()] == []


def test_each_number_is_listed_once():
    numbers = [int(one) for one in re.findall(r"^\| (\d+) \|", LIST.read_text("utf-8"), re.MULTILINE)]  # fmt: skip
    assert numbers == sorted(set(range(1, 31)) - NOT_BUILT_YET)

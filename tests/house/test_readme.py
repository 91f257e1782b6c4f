"""What README and docs show is true: each command and each call is run."""

import re
from pathlib import Path

import pytest

from tests.support import pages
from tests.support.places import ROOT

WITH_EXAMPLES = [page for page in pages.pages() if pages.BLOCK.search((ROOT / page).read_text())]
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))


@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=str)
def test_every_command_and_call_on_the_page_gives_what_it_says(page: Path) -> None:
    _, wrong = pages.checked(page)
    assert not wrong, "python -m tests.support.pages mends what is merely old:\n" + "\n".join(wrong)


def test_the_readme_shows_the_command_and_the_calls() -> None:
    text = (ROOT / "README.md").read_text()
    for shown in (
        "evaluate --check",
        "solve",
        "explain",
        ".compare(",
        ".evaluate_many(",
        ".solve_many(",
    ):
        assert any(shown in block[3] for block in pages.BLOCK.finditer(text)), shown


@pytest.mark.parametrize("page", pages.pages(), ids=str)
def test_every_make_command_on_the_page_exists(page: Path) -> None:
    text = (ROOT / page).read_text()
    code = re.findall(r"`make ([a-z]+)|^ {4,}make ([a-z]+)|^make ([a-z]+)", text, re.MULTILINE)
    named = {name for names in code for name in names if name}
    assert named <= TARGETS


def test_lines_left_out_are_no_licence_to_be_wrong() -> None:
    assert pages.agrees("$ a\none\n…\nfour\n", "$ a\none\ntwo\nthree\nfour\n")
    assert not pages.agrees("$ a\none\n…\nfive\n", "$ a\none\ntwo\nthree\nfour\n")

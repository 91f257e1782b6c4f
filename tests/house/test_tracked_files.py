"""What is in the repository is ours to publish, and true on every machine."""

import gzip
import re
import subprocess
from pathlib import Path

import pytest

from tests.support.places import ROOT

# Written in halves, so that this file does not hold what it looks for.
REGISTRIES = [
    "py" + "pi.org",
    "python" + "hosted.org",
    "registry." + "npmjs",
    "deb." + "debian.org",
    "astral" + ".sh",
    "--index" + "-url",
    "--find" + "-links",
]
PLACES = [rf"(?<![\w.>*])/{root}/" for root in ("root", "home", "work", "Users")]
BINARY = {".png", ".jpg", ".webp", ".woff2", ".pdf", ".mo", ".ico"}


def tracked() -> list[str]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        pytest.skip("not a git repository: nothing is tracked")
    return [name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def text_of(path: Path) -> str:
    """What a file says; a compressed one says it unpacked."""
    content = path.read_bytes()
    return (gzip.decompress(content) if path.suffix == ".gz" else content).decode()


def lines_with(patterns: list[str], leave_out: frozenset[str] = frozenset()) -> list[str]:
    wanted = re.compile("|".join(patterns))
    found = []
    for name in tracked():
        path = ROOT / name
        if path.suffix in BINARY or name in leave_out:
            continue
        for number, line in enumerate(text_of(path).splitlines(), 1):
            if wanted.search(line):
                found.append(f"{name}:{number}: {line.strip()[:100]}")
    return found


def test_no_tracked_file_names_a_package_registry() -> None:
    assert lines_with([re.escape(host) for host in REGISTRIES]) == []


def test_no_tracked_file_names_a_folder_of_one_machine() -> None:
    assert lines_with(PLACES) == []


def test_what_tools_leave_behind_is_not_tracked() -> None:
    left = re.compile(r"__pycache__|\.pyc$|^\.venv/|^uv\.lock$|\.egg-info|^\.hypothesis|_cache/")
    assert [name for name in tracked() if left.search(name)] == []


def test_the_licence_is_whole() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    for number in range(18):
        assert re.search(rf"^  {number}\. [A-Z]", text, flags=re.MULTILINE), number
    assert "13. Remote Network Interaction" in text
    assert "END OF TERMS AND CONDITIONS" in text
    assert len(text.splitlines()) == 661

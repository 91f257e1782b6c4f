"""Examples in README and docs, run as a reader would run them.

A ``console`` block holds commands after ``$`` and their output; ``…`` alone on a line stands for
lines left out. A ``python`` block is a session with ``>>>``; the blocks of a page are one session.
A block ``csv NAME`` or ``json NAME`` is a file that the commands after it can read.
``python -m tests.support.pages`` writes the true output into blocks where nothing is left out.
"""

import contextlib
import doctest
import io
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.support.places import ROOT

BLOCK = re.compile(
    r"^```(console|python|csv|json)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL
)
LEFT_OUT = "…"
WIDTH = "96"


def pages() -> list[Path]:
    """README and every page of docs, as paths inside the house."""
    found = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return [page.relative_to(ROOT) for page in found]


@contextlib.contextmanager
def at_the_reader() -> Iterator[None]:
    """A folder of a reader's own, with the house's examples in it."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "examples").symlink_to(ROOT / "examples")
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


def said(command: str) -> tuple[str, int]:
    """What a ``mutua`` command prints, and its exit code."""
    from mutua.cli import main

    name, *arguments = shlex.split(command.replace("\\\n", ""))
    if name != "mutua":
        raise ValueError(f"only mutua can be run here: {command}")
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            code = main(arguments)
        except SystemExit as ended:
            code = int(ended.code or 0)
    return out.getvalue(), code


def console(text: str) -> str:
    """A console block with the true output after each command."""
    found, code = [], 0
    for command in commands(text):
        output = f"{code}\n"
        if command != "echo $?":
            output, code = said(command)
        found.append(f"$ {command}\n{output}")
    return "".join(found)


def commands(text: str) -> list[str]:
    """The commands of a block; a line that ends with a backslash goes on."""
    joined = text.replace("\\\n", "\0")
    return [line[2:].replace("\0", "\\\n") for line in joined.split("\n") if line.startswith("$ ")]


def agrees(page: str, true: str) -> bool:
    """Whether a block says the truth, where it says something."""
    parts = [
        r"(?:.*\n)*?" if line.strip() == LEFT_OUT else re.escape(line + "\n")
        for line in page.removesuffix("\n").split("\n")
    ]
    return re.fullmatch("".join(parts), true) is not None


def session(text: str, names: dict[str, Any], page: str) -> tuple[str, str]:
    """A Python block with the true output, and what failed in it."""
    examples = doctest.DocTestParser().get_examples(text)
    if not examples:
        exec(compile(text, page, "exec"), names)
        return text, ""
    test = doctest.DocTest(examples, names, page, page, 0, text)
    runner = _Writer()
    log = io.StringIO()
    runner.run(test, out=log.write, clear_globs=False)
    names.update(test.globs)
    return runner.text, log.getvalue()


class _Writer(doctest.DocTestRunner):
    """Runs a session and notes what each step really gave."""

    def __init__(self) -> None:
        super().__init__(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE, verbose=False)
        self.text = ""

    def _note(self, example: doctest.Example, got: str) -> None:
        first, *rest = example.source.splitlines()
        lines = [f">>> {first}", *(f"... {line}".rstrip() for line in rest)]
        self.text += "\n".join(lines) + "\n" + got

    def report_success(self, out: Any, test: Any, example: Any, got: str) -> None:
        self._note(example, example.want)

    def report_failure(self, out: Any, test: Any, example: Any, got: str) -> None:
        self._note(example, got)
        super().report_failure(out, test, example, got)

    def report_unexpected_exception(self, out: Any, test: Any, example: Any, exc_info: Any) -> None:
        self._note(example, f"Traceback (most recent call last):\n    ...\n{exc_info[1]!r}\n")
        super().report_unexpected_exception(out, test, example, exc_info)


def checked(page: Path) -> tuple[str, list[str]]:
    """The page with its true output, and what it says wrongly."""
    text = (ROOT / page).read_text("utf-8")
    names: dict[str, Any] = {"__name__": "__main__"}
    wrong: list[str] = []

    def mended(block: re.Match[str]) -> str:
        kind, file, body = block.groups()
        if kind in ("csv", "json"):
            if file:
                Path(file).write_text(body, "utf-8")
            return block[0]
        true, fault = (console(body), "") if kind == "console" else session(body, names, str(page))
        if kind == "console" and not agrees(body, true):
            fault = f"{body}\n--- true:\n{true}"
        if fault:
            wrong.append(fault)
        return block[0] if not fault or LEFT_OUT in body else f"```{kind}\n{true}```"

    os.environ["COLUMNS"] = WIDTH
    with at_the_reader():
        return BLOCK.sub(mended, text), wrong


def main() -> None:
    """Write the true output into the pages; say where a person must look."""
    for page in pages():
        text, wrong = checked(page)
        (ROOT / page).write_text(text, "utf-8")
        for fault in wrong:
            print(f"{page}: {'LOOK: ' + fault if LEFT_OUT in fault else 'mended'}")


if __name__ == "__main__":
    sys.exit(main())

"""Pages of the reference made from the code: ``python -m mutua.cli.docs [--check]``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from mutua.cli import parser
from mutua.legislation import country

REFERENCE = Path("docs/reference")
MADE = "<!-- Made by `python -m mutua.cli.docs`; change the code, not this page. -->\n\n"


def commands_of(
    one: argparse.ArgumentParser, name: str = "mutua"
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Each command with its parser, the parts of a command after it."""
    yield name, one
    for action in one._actions:
        if isinstance(action, argparse._SubParsersAction):
            for part, below in action.choices.items():
                yield from commands_of(below, f"{name} {part}")


def command_line() -> str:
    """The page of the command line: the help of every command."""
    os.environ["COLUMNS"] = "96"
    pages = ["# The command line\n", MADE]
    for name, command in commands_of(parser()):
        pages.append(f"## {name}\n\n```text\n{command.format_help().strip()}\n```\n\n")
    return "".join(pages).rstrip() + "\n"


def belgium() -> str:
    """The page of Belgium: inputs with their defaults, lines with their law."""
    be = country("be")
    name = be.labels.name
    rows = [
        "# Belgium: inputs and lines\n",
        MADE,
        (
            "Amounts are whole cents, hours and fractions hundredths. An input without a default is "
            "needed; of `full_month`, `hours` and `days` one is.\n\n"
        ),
        "| input | kind | default | meaning |\n| --- | --- | --- | --- |\n",
    ]
    for one in be.pack.inputs:
        kind = ", ".join(one.choices) if one.kind == "choice" and len(one.choices) < 9 else one.kind
        default = "by the dates and the regime" if callable(one.default) else one.default
        shown = "needed" if default is None else str(default).lower()
        rows.append(f"| `{one.code}` | {kind} | {shown} | {name('inputs', one.code, 'en')} |\n")
    rows.append("\n| line | kind | meaning | law |\n| --- | --- | --- | --- |\n")
    rows += [
        f"| `{rule.code}` | {rule.kind} | {rule.summary} | {rule.law} |\n" for rule in be.all_rules
    ]
    return "".join(rows)


PAGES = {"command-line.md": command_line, "belgium.md": belgium}


def main() -> int:
    """Write the pages, or with ``--check`` say which are not current."""
    check = "--check" in sys.argv[1:]
    stale = []
    for file, make in PAGES.items():
        page, text = REFERENCE / file, make()
        if check and (not page.exists() or page.read_text("utf-8") != text):
            stale.append(file)
        elif not check:
            page.write_text(text, "utf-8")
    if stale:
        print(f"not current: {', '.join(stale)}; run python -m mutua.cli.docs", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())

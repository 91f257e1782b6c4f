"""The command ``mutua``: the law and the enterprise from a terminal or a script.

Exit codes: 0 done; 1 ``--check`` found a difference; 2 the command or the file is refused.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from mutua import __version__
from mutua.cli import (
    backup,
    compare,
    demo,
    doctor,
    evaluate,
    explain,
    exporting,
    importing,
    init,
    ledger,
    legislation,
    payroll,
    receive,
    schemas,
    solve,
    treasury,
    work,
)
from mutua.ground.errors import Full, Refused
from mutua.legislation import LegislationError

COMMANDS = (
    evaluate,
    explain,
    importing,
    solve,
    compare,
    demo,
    legislation,
    init,
    doctor,
    work,
    schemas,
    ledger,
    payroll,
    exporting,
    receive,
    backup,
    treasury,
)


def parser() -> argparse.ArgumentParser:
    """The whole command line, each command with its help and one real example."""
    top = argparse.ArgumentParser(
        prog="mutua",
        description="The law of pay: exact, dated, explained.",
        epilog="Exit codes: 0 done; 1 --check found a difference; 2 command or file refused.",
    )
    top.add_argument("--version", action="version", version=f"mutua {__version__}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add_to(commands)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and give its exit code."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # half a surrogate stops nothing
    given = parser().parse_args(arguments)
    try:
        code: int = given.run(given)
    except (LegislationError, Refused, Full) as error:
        print(f"mutua: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    return code

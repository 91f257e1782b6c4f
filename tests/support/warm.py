"""Commands of the house, each in a process of its own, forked from one that has loaded what others
wrote: half of what a command costs is reading that. ``python -m mutua.cli`` itself, from nothing,
is run by tests/cli/test_bad_files.py and by the first test of test_store_commands.py.
"""

from __future__ import annotations

import gc
import json
import os
import select
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.support.places import ROOT

# None of them looks at the environment or at the settings when it is read.
LIBRARIES = (
    "numpy", "psycopg", "django.db.models", "django.db.backends.postgresql.base",
    "django.db.migrations.executor", "django.core.management", "django.urls", "django.template",
    "django.forms", "django.contrib.auth.hashers", "procrastinate", "lxml.etree", "schwifty",
    "cryptography.fernet", "segno", "PIL.Image", "openpyxl", "stdnum.iban", "babel.dates",
)  # fmt: skip


class Warm:
    """The process that has loaded the libraries."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.warm"],
            cwd=ROOT, env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},  # a fork takes one thread
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def run(
        self, arguments: tuple[str, ...], env: dict[str, str], folder: Path, seconds: int = 120
    ) -> tuple[int, str, str]:
        """Run a command with this environment alone; exit code, what it wrote, what it said.

        :raises TimeoutError: it does not end.
        """
        with tempfile.TemporaryDirectory(prefix="mutua-said-") as place:
            out, said = Path(place) / "out", Path(place) / "said"
            asked = {"arguments": arguments, "env": env, "folder": str(folder)}
            line = json.dumps({**asked, "out": str(out), "said": str(said)})
            assert self.process.stdin
            assert self.process.stdout
            self.process.stdin.write(line + "\n")
            self.process.stdin.flush()
            if not select.select([self.process.stdout], [], [], seconds)[0]:
                self.process.kill()
                raise TimeoutError(f"mutua {' '.join(arguments)}: {seconds} seconds")
            code = int(self.process.stdout.readline())
            return code, out.read_text("utf-8"), said.read_text("utf-8")

    def close(self) -> None:
        """End it."""
        self.process.communicate()


def serve() -> None:
    """Fork a process for each line that asks for one, and answer with its exit code."""
    for name in LIBRARIES:
        import_module(name)
    from mutua.cli import main

    gc.freeze()  # the pages stay shared
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if not child:
            become(asked)
            sys.exit(main(asked["arguments"]))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def become(asked: dict[str, Any]) -> None:
    """Be as a process that was begun with this environment, in this folder."""
    os.environ.clear()
    os.environ.update(asked["env"])
    os.chdir(asked["folder"])
    places = (os.devnull, os.O_RDONLY), (asked["out"], os.O_WRONLY | os.O_CREAT), (asked["said"], os.O_WRONLY | os.O_CREAT)  # fmt: skip
    for number, (place, how) in enumerate(places):
        opened = os.open(place, how)
        os.dup2(opened, number)
        os.close(opened)


if __name__ == "__main__":
    serve()

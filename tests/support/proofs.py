"""Counts and proofs: small in `make test`, full in `make prove`, which writes docs/proofs."""

import functools
import json
import os
import platform
import random
import re
import subprocess
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

from tests.support.places import ROOT

T = TypeVar("T")
PROVING = os.environ.get("MUTUA_PROVE") == "1"
FOLDER = Path(os.environ.get("MUTUA_PROOFS") or ROOT / "docs/proofs")


def seed() -> int:
    return int(os.environ.get("MUTUA_SEED") or 20260101)


def file_of(nodeid: str) -> Path:
    """tests/legislation/test_solve.py::test_is_exact[student] → legislation.solve.is_exact-student"""
    path, _, test = nodeid.partition("::")
    parts = [*Path(path).with_suffix("").parts[1:], *test.split("::")]
    name = ".".join(part.removeprefix("test_") for part in parts)
    return FOLDER / (re.sub(r"[^\w.]+", "-", name).strip("-") + ".json")


@functools.cache
def code() -> str:
    """The commit, and whether files were changed since."""
    command = ["git", "describe", "--always", "--abbrev=12", "--dirty", "--exclude=*"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    return done.stdout.strip() or "unknown"


def machine() -> dict[str, Any]:
    cpuinfo = Path("/proc/cpuinfo")
    text = cpuinfo.read_text("utf-8") if cpuinfo.exists() else ""
    model = re.search(r"model name\s*:\s*(.+)", text)
    return {
        "processor": model.group(1).strip() if model else platform.processor(),
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "numpy": version("numpy"),
    }


def passed_before(nodeid: str) -> bool:
    """Whether this seed on this very code has been done, so that a run can go on."""
    path = file_of(nodeid)
    if not path.exists() or not os.environ.get("MUTUA_SEED"):
        return False
    old = json.loads(path.read_text("utf-8"))
    same = old["seed"] == seed() and old["code"] == code() and not code().endswith("-dirty")
    return same and old["result"] == "passed"


def of_the_day(options: list[str]) -> list[str]:
    """One of several that cost much and say nearly the same, another each day; all of them in
    `make prove`."""
    if PROVING:
        return options
    return [options[day_number() % len(options)]]


def half_of_the_day(several: Iterable[T]) -> list[T]:
    """Every second of many that cost much, the others the next day; all of them in `make prove`."""
    return part_of_the_day(several, 2)


def part_of_the_day(several: Iterable[T], parts: int) -> list[T]:
    """One part of many that cost much, the others on the days after; all in `make prove`."""
    every = list(several)
    return every if PROVING or len(every) < parts else every[day_number() % parts :: parts]


def day_number() -> int:
    """Another each day."""
    return datetime.now(UTC).toordinal()


class Proof:
    """What a test counts with, and what it found."""

    def __init__(self, nodeid: str) -> None:
        self.nodeid = nodeid
        self.seed = seed()
        self.random = random.Random(f"{self.seed} {nodeid}")
        self.counts: dict[str, int] = {}
        self.found: dict[str, Any] = {}
        self.start = time.monotonic()

    def count(self, small: int, full: int, name: str = "cases") -> int:
        """How many to try: `small` in `make test`, `full` in `make prove`."""
        self.counts[name] = full if PROVING else small
        return self.counts[name]

    def note(self, **figures: Any) -> None:
        """Figures worth keeping beside the result."""
        self.found.update(figures)

    def write(self, result: str) -> None:
        FOLDER.mkdir(parents=True, exist_ok=True)
        content = {
            "test": self.nodeid,
            "result": result,
            "seed": self.seed,
            "counts": self.counts,
            "found": self.found,
            "seconds": round(time.monotonic() - self.start, 1),
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "code": code(),
            "machine": machine(),
        }
        text = json.dumps(content, indent=2, ensure_ascii=False, default=str)
        file_of(self.nodeid).write_text(text + "\n", "utf-8")

"""The engine's speed, side by side with openfisca-core on the lines that both compute.

Prints the machine, medians and ratios. openfisca-core runs in an environment of its own
(requirements/yardstick.txt, made at the first run under .venv-bench), in the same run.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
import time
import venv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from mutua.legislation import country

HERE = Path(__file__).parent
DAY = "2026-05-12"
INPUTS = {"gross_pay": 227_651, "household": "single", "full_month": True}
GIG = {"gross_pay": 15_000, "household": "single", "hours": 300}
ROWS = 1_000_000


def median_of(run: Callable[[], Any], times: int, each: int = 1) -> float:
    """Median seconds of one call, over ``times`` rounds of ``each`` calls."""
    rounds = []
    for _ in range(times):
        began = time.perf_counter()
        for _ in range(each):
            run()
        rounds.append((time.perf_counter() - began) / each)
    return statistics.median(rounds)


def told(what: str, value: str, target: str) -> None:
    print(f"  {what:<52} {value:>18}   target {target}")


def columns(rows: int) -> dict[str, Any]:
    """Months at full and part time, drawn with a seed."""
    chance = np.random.default_rng(20261125)
    return {
        "gross_pay": chance.integers(150_000, 600_000, rows),
        "household": chance.integers(0, 3, rows),
        "children": chance.integers(0, 5, rows),
        "full_month": True,
    }


def one_by_one() -> None:
    be = country("be")
    for regime, inputs in (("employee", INPUTS), ("artist", GIG)):
        be.evaluate(as_of=DAY, regime=regime, inputs=inputs)
        seconds = median_of(
            lambda r=regime, i=inputs: be.evaluate(as_of=DAY, regime=r, inputs=i).lines, 15, 300
        )
        told(f"one payslip, {regime}, all lines", f"{seconds * 1e6:.0f} µs", "100 µs")
        payslip = be.evaluate(as_of=DAY, regime=regime, inputs=inputs)
        seconds = median_of(lambda p=payslip: p.explain("net_pay", "fr"), 15, 20)
        told(f"net pay explained to the law, {regime}", f"{seconds * 1e3:.2f} ms", "2 ms")
        rest = {code: value for code, value in inputs.items() if code != "gross_pay"}
        seconds = median_of(
            lambda r=regime, i=rest: be.solve(as_of=DAY, regime=r, inputs=i, client_price=125_000),
            15,
            20,
        )
        told(f"solve from a price, {regime}", f"{seconds * 1e3:.2f} ms", "2 ms")


def in_batches() -> None:
    be = country("be")
    for regime in ("employee", "artist"):
        inputs = columns(ROWS)
        seconds = median_of(
            lambda r=regime, i=inputs: be.evaluate_many(as_of=DAY, regime=r, inputs=i), 5
        )
        told(f"batch, {regime}, all lines", f"{ROWS / seconds / 1e6:.2f} M rows/s", "1 M rows/s")
    budgets = np.random.default_rng(1).integers(100_000, 600_000, 40_000)
    for name, regime, rest in (
        ("employee", "employee", {"household": "single", "full_month": True}),
        ("gigs", "artist", {"household": "single", "hours": 1_800}),
        ("gigs with the artists' reduction", "artist",
         {"household": "single", "hours": 1_800, "region": "brussels"}),
    ):  # fmt: skip
        seconds = median_of(
            lambda r=regime, i=rest: be.solve_many(
                as_of=DAY, regime=r, inputs=i, employment_budget=budgets
            ),
            3,
        )
        told(f"solve in batch, {name}", f"{len(budgets) / seconds:,.0f} /s", "25,000 /s")


def in_a_process_of_its_own(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def start_and_memory() -> None:
    timed = (
        "import time, numpy; began = time.perf_counter(); from mutua.legislation import country; "
        "country('be').parameters; print(time.perf_counter() - began)"
    )
    in_a_process_of_its_own(timed)
    seconds = statistics.median(float(in_a_process_of_its_own(timed)) for _ in range(9))
    told("import with Belgium, beyond NumPy", f"{seconds * 1e3:.0f} ms", "80 ms")
    size = in_a_process_of_its_own(
        "import resource; from bench.bench_legislation import *; i = columns(ROWS); "
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss; "
        "out = country('be').evaluate_many(as_of=DAY, regime='artist', inputs=i); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    told("memory of a million rows, all lines", f"{int(size) / 2**20:.2f} GiB", "1 GiB")


def yardstick() -> None:
    """openfisca-core and Mutua on the same lines: contribution and yearly scale of the tax."""
    home = HERE.parent / ".venv-bench"
    python = home / "bin" / "python"
    if not python.exists():
        venv.create(home, with_pip=True)
        subprocess.run(
            [python, "-m", "pip", "install", "--quiet", "--require-hashes",
             "-r", HERE.parent / "requirements" / "yardstick.txt"],
            check=True,
        )  # fmt: skip
    done = subprocess.run(
        [python, HERE / "yardstick_openfisca.py"], capture_output=True, text=True, check=True
    )
    theirs = json.loads(done.stdout)
    be = country("be")
    inputs = columns(theirs["rows"])
    lines = ("employee_contribution_before_bonus", "basic_tax", "yearly_net_income")
    seconds = median_of(
        lambda: be.evaluate_many(as_of=DAY, regime="employee", inputs=inputs, lines=lines), 5
    )
    ours = theirs["rows"] / seconds
    print(f"  on {len(lines)} lines that both compute, {theirs['rows']:,} rows:")
    print(
        f"    openfisca-core {theirs['version']:<10} {theirs['rows_a_second'] / 1e6:6.2f} M rows/s"
    )
    print(f"    Mutua                     {ours / 1e6:6.2f} M rows/s")
    print(
        f"    ratio {ours / theirs['rows_a_second']:.1f} (Mutua on exact integers, openfisca on float32)"
    )


def main() -> None:
    print(f"  {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
          f"NumPy {np.__version__}; medians; load {os.getloadavg()[0]:.1f}")  # fmt: skip
    one_by_one()
    in_batches()
    start_and_memory()
    yardstick()


if __name__ == "__main__":
    main()

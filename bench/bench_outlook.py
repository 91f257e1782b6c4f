"""The guarantee fund on 10,000 paths of 365 days, over a book of a large cooperative.

make bench WHAT=outlook
"""

import os
import platform
import resource
import statistics
import sys
import time

import numpy as np

from mutua.treasury.outlook.simulation import DAYS, PATHS, Book, simulate

BLOCKS = int(os.environ.get("MUTUA_BENCH_BLOCKS", "50000"))
CLIENTS = 5_000
LIMIT = 10.0  # seconds
TURNS = 3


def book() -> Book:
    """Clients of all sizes, who pay from five days early to four months late, all the year long."""
    chance = np.random.default_rng(1)
    advanced_on = chance.integers(-30, DAYS, BLOCKS)
    return Book(
        client=chance.integers(0, CLIENTS, BLOCKS), behaviour=chance.integers(0, 50, BLOCKS),
        advanced_on=advanced_on, due_on=advanced_on + 20,
        amount=(chance.pareto(1.5, BLOCKS) * 20_000 + 10_000).astype(np.int64),
        contributions=np.full(DAYS, 50_000), fails=np.full(CLIENTS, 0.01),
        failed=np.zeros(CLIENTS, bool), delays=np.sort(chance.integers(-5, 120, (50, 64)), axis=1),
    )  # fmt: skip


def main() -> int:
    """Play a few times; 1 when the median is above the limit."""
    given = book()
    taken = []
    for _ in range(TURNS):
        start = time.perf_counter()
        found = simulate(given, 0)
        taken.append(time.perf_counter() - start)
    middle = statistics.median(taken)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(
        f"{BLOCKS:,} blocks of {CLIENTS:,} clients, {PATHS:,} paths x {DAYS} days:"
        f" {middle:.1f} s (of {', '.join(f'{one:.1f}' for one in taken)}), {peak} MiB,"
        f" reserve {found.reserve / 100:,.2f}; limit {LIMIT:.0f} s"
    )
    return int(middle > LIMIT)


if __name__ == "__main__":
    sys.exit(main())

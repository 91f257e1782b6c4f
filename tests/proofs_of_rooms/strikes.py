"""Processes of payroll that are killed while they work. Each keeps a book of its steps, which says
afterwards where it was struck."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from tests.support import crew

STATEMENT, COMMIT, COMMITTED = b".", b"c", b"|"
BEFORE, AFTER = "before it began", "after its end"
BETWEEN, WITHIN, AT_COMMIT = "between two batches", "within a batch", "at the commit of a batch"
AT_WORK = (BETWEEN, WITHIN, AT_COMMIT)
STATEMENTS, SECONDS = 25, 0.04  # about what a month takes, where nothing else runs
APART = 2.4  # months from one kill to the next, at most
PATIENCE = 60  # seconds


class End(NamedTuple):
    """At which step a process is killed: the ``number``-th of a kind, before it or when it is done."""

    kind: bytes
    number: int
    before: bool


class Way(NamedTuple):
    """How a kill finds its moment: the process ends itself at a step, or ``wait`` says how long others
    wait, who may ask how many months are paid."""

    name: str
    dies_at: End | None = None
    wait: Callable[[Callable[[], int]], None] = lambda _: None


class Hunt:
    """Kills of processes that pay one month each batch; counts where each struck."""

    def __init__(self, superuser: Any, chance: random.Random, folder: Path) -> None:
        self.superuser, self.chance, self.folder = superuser, chance, folder
        self.where, self.ways, self.reached = Counter[str](), Counter[str](), Counter[int]()
        self.together = self.books = 0
        self.run = uuid4()

    @property
    def at_work(self) -> int:
        return sum(self.where[one] for one in AT_WORK)

    def paid(self, worked: list[UUID]) -> int:
        """How many payslips contracts have, as a committed fact."""
        (count,) = self.superuser.execute(
            "select count(*) from payroll_payslip p join work_contractmonth m"
            " on m.id = p.contract_month_id where m.contract_id = any(%s)",
            [worked],
        ).fetchone()
        return int(count)

    def goes_on(self) -> UUID:
        """The same run, or the next one where another process has ended it."""
        ended = "select id from payroll_run where id = %s and state = 'done'"
        if self.superuser.execute(ended, [self.run]).fetchone():
            self.run = uuid4()
        return self.run

    def strike_one(self, pay: Any, worked: list[UUID]) -> None:
        """Kill the one process of a run."""
        way = self._way(worked)
        process, (book,) = self._begun(pay, [way.dies_at])
        self._wait(way, process, 0, worked)
        self._count(way, self._end(process, 0, book), worked)

    def strike_one_of_two(self, pay: Any, worked: list[UUID]) -> None:
        """Kill one of two processes of a run; the other soon after, or it goes on to the end."""
        way, victim = self._way(worked), self.chance.randrange(2)
        dies_at: list[End | None] = [None, None]
        dies_at[victim] = way.dies_at
        both, books = self._begun(pay, dies_at)
        self._wait(way, both, victim, worked)
        where = self._end(both, victim, books[victim])
        other, soon = 1 - victim, self.chance.uniform(0, 2 * SECONDS)
        self._count(way, where, worked)
        if self.chance.randrange(3):
            time.sleep(soon)
            second = self._end(both, other, books[other])
            self._count(Way("soon after another"), second, worked)
            self.together += where in AT_WORK and second in AT_WORK
        else:
            both.processes[other].join(PATIENCE)
            assert self._end(both, other, books[other]) == AFTER

    def _begun(self, pay: Any, dies_at: list[End | None]) -> tuple[crew.Crew, list[Path]]:
        run, books = (
            self.goes_on(),
            [self.folder / f"{self.books + n}" for n in range(len(dies_at))],
        )
        self.books += len(books)
        hands = [(run, 1, str(book), at) for book, at in zip(books, dies_at, strict=True)]
        made = crew.Crew(pay.run_by_the_book, hands)
        made.begin()
        return made, books

    def _way(self, worked: list[UUID]) -> Way:
        share, before = self.chance.uniform(0, APART), self.chance.random() < 0.5
        name = self.chance.choice(("a moment", "payslips paid", "a step", "a step", "a commit"))
        if name == "payslips paid":
            enough = min(self.paid(worked) + int(share), len(worked) - 1)
            return Way(name, wait=partial(_more_than, enough))
        if name == "a moment":
            return Way(name, wait=lambda _: time.sleep(share * SECONDS))
        if name == "a commit":
            return Way(name, End(COMMIT, 1 + int(share), before))
        return Way(name, End(STATEMENT, 1 + int(share * STATEMENTS), before))

    def _wait(self, way: Way, hands: crew.Crew, victim: int, worked: list[UUID]) -> None:
        if way.dies_at:
            hands.processes[victim].join(PATIENCE)
        ended = [one.sentinel for one in hands.processes]
        way.wait(lambda: len(worked) if ended_all(ended) else self.paid(worked))

    def _end(self, hands: crew.Crew, one: int, book: Path) -> str:
        if hands.end(one):
            return AFTER
        steps = book.read_bytes() if book.exists() else b""
        if not steps:
            return BEFORE
        return {COMMITTED: BETWEEN, COMMIT: AT_COMMIT}.get(steps[-1:], WITHIN)

    def _count(self, way: Way, where: str, worked: list[UUID]) -> None:
        self.where[where] += 1
        if where in AT_WORK:
            self.ways[way.name] += 1
            self.reached[self.paid(worked)] += 1

    def figures(self) -> dict[str, Any]:
        """Where each kill struck; of those at work how their moment was found, and how many
        months were paid by then."""
        return {
            "at_work": self.at_work, "struck": dict(self.where), "found_by": dict(self.ways),
            "months_paid": dict(sorted(self.reached.items())),
        }  # fmt: skip


def _more_than(paid: int, count: Callable[[], int]) -> None:
    end = time.monotonic() + PATIENCE
    while count() <= paid and time.monotonic() < end:
        time.sleep(0.001)


def ended_all(sentinels: list[Any]) -> bool:
    from multiprocessing.connection import wait

    return len(wait(sentinels, 0)) == len(sentinels)

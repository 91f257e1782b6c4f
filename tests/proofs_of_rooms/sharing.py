"""Runs that several processes share. Each begins in a process of a crew, which has one thread: a
process that tests run in has more, and what is forked from it may wait for what they held."""

from __future__ import annotations

import io
import os
import signal
import time
from collections.abc import Callable
from contextlib import redirect_stderr, suppress
from pathlib import Path
from typing import Any
from uuid import UUID

from mutua.cli import at_once
from mutua.ground import clock
from mutua.payroll import services
from mutua.payroll.services import running
from tests.support import payday
from tests.support.books import HOUSE, STAFF
from tests.support.crew import Crew

SECONDS = 60  # until another process has come as far as it must
PLACE = "MUTUA_SHARING"  # the folder of their signs
ran = running.run  # before a test puts one of these in its place


def shared(
    run: UUID, processes: int | None, folder: Path, way: str = "plainly"
) -> tuple[services.Ran, str]:
    """A run by so many processes, each batch one month; what came of it, and what was said."""
    os.environ[PLACE] = str(folder)
    at_once.LEAST = 1
    services.run = WAYS[way]
    said = io.StringIO()
    with clock.on(payday.LAST), redirect_stderr(said):
        return at_once.run(
            STAFF, run, HOUSE, payday.PAID_ON, payday.LAST, processes
        ), said.getvalue()


def plainly(*facts: Any, **more: Any) -> services.Ran:
    """A run as it is."""
    return ran(*facts, **more)


def killed_elsewhere(*facts: Any, **more: Any) -> services.Ran:
    """A run whose helpers are killed while they write their first payslips, before it begins."""
    if helping():
        return dying(lambda: None, *facts, **more)
    seen("at work")
    return ran(*facts, **more)


def held_and_killed_elsewhere(*facts: Any, **more: Any) -> services.Ran:
    """The same, where a helper holds them for longer than this one waits."""
    if helping():
        return dying(lambda: seen("waited"), *facts, **more)
    patience, running.PATIENCE = running.PATIENCE, 0.5
    seen("at work")
    made = ran(*facts, **more)
    running.PATIENCE = patience
    sign("waited")
    return made


def failing_elsewhere(*facts: Any, **more: Any) -> services.Ran:
    """A run whose helpers fail by themselves."""
    if helping():
        raise RuntimeError("no room for a helper")
    return ran(*facts, **more)


def without_end(*facts: Any, **more: Any) -> None:
    """Says who is at a run, and then does nothing for long."""
    sign(f"at-{os.getpid()}")
    time.sleep(10 * SECONDS)


WAYS: dict[str, Callable[..., Any]] = {
    one.__name__: one
    for one in (
        plainly, killed_elsewhere, held_and_killed_elsewhere, failing_elsewhere, without_end,
    )
}  # fmt: skip


def dying(until: Callable[[], object], *facts: Any, **more: Any) -> services.Ran:
    """A run whose process is killed when it has written payslips and what it waits for is there."""
    from django.db import connection

    def deadly(execute: Any, sql: str, *rest: Any) -> Any:
        answer = execute(sql, *rest)
        if "insert into payroll_payslip" in sql:
            sign("at work")
            until()
            os.kill(os.getpid(), signal.SIGKILL)
        return answer

    with connection.execute_wrapper(deadly):
        return ran(*facts, **more)


def helping() -> bool:
    """Whether this process was begun by the one that runs the command."""
    from multiprocessing import parent_process

    parent = parent_process()
    assert parent is not None
    return parent.name != "MainProcess"


def sign(name: str) -> None:
    (Path(os.environ[PLACE]) / name).touch()


def seen(name: str) -> None:
    """Wait until another process has given its sign. Raises AssertionError where it never does."""
    end = time.monotonic() + SECONDS
    while not (Path(os.environ[PLACE]) / name).exists():
        assert time.monotonic() < end, f"nobody said {name!r}"
        time.sleep(0.01)


def at_work(folder: Path, count: int, command: Crew) -> list[int]:
    """The processes that are at a run, once there are so many. Raises AssertionError where there
    never are, or the command has ended."""
    end = time.monotonic() + SECONDS
    while len(found := [int(one.name[3:]) for one in folder.glob("at-*")]) < count:
        assert not command.lines[0].poll(), command.lines[0].recv()
        assert time.monotonic() < end, f"of {count} processes {len(found)} began"
        time.sleep(0.01)
    return found


def gone(processes: list[int]) -> list[int]:
    """Wait until they have ended; gives those that never do, and ends them."""
    end = time.monotonic() + SECONDS
    while processes and time.monotonic() < end:
        time.sleep(0.01)
        processes = [one for one in processes if alive(one)]
    for one in processes:
        with suppress(ProcessLookupError):
            os.kill(one, signal.SIGKILL)
    return processes


def alive(process: int) -> bool:
    """Whether it is there and has not ended: one that has may wait for somebody to take notice."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"

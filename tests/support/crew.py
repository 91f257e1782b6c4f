"""Several processes at once on the store of a test: made quickly from one that is ready."""

from __future__ import annotations

import multiprocessing
import os
import signal
import traceback
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import Any

HANDED = (
    "DATABASE_URL", "MUTUA_OWNER_URL", "MUTUA_HOME", "MUTUA_JOURNAL", "MUTUA_TODAY",
    "MUTUA_KEEP_FREE",
)  # fmt: skip


class Crew:
    """Processes begun together; each runs one function of a module with its own arguments. They are
    ended with the tests, unless they may ``begin_others``: whoever makes these ends them."""

    def __init__(
        self,
        function: Callable[..., Any],
        arguments: Sequence[tuple[Any, ...]],
        *,
        begin_others: bool = False,
    ) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["tests.support.crew_ready"])
        env = {name: os.environ[name] for name in HANDED if name in os.environ}
        self.lines: list[Connection] = []
        self.processes: list[Any] = []
        for one in arguments:
            here, there = context.Pipe()
            process = context.Process(
                target=enter, args=(env, there, function, one), daemon=not begin_others
            )
            process.start()
            there.close()
            self.lines.append(here)
            self.processes.append(process)

    def begin(self) -> None:
        """Let all go, once each is connected."""
        for line in self.lines:
            line.recv()
        for line in self.lines:
            line.send("go")

    def answers(self, seconds: float = 300) -> list[Any]:
        """What each gave, in order. Raises AssertionError for one that failed or never ended."""
        found = []
        for line, process in zip(self.lines, self.processes, strict=True):
            assert line.poll(seconds), "a process never ended"
            said, answer = line.recv()
            process.join(10)
            assert said == "done", answer
            found.append(answer)
        return found

    def kill(self) -> None:
        """End each at once. Raises AssertionError for one that had failed by itself."""
        for line, process in zip(self.lines, self.processes, strict=True):
            process.kill()
            process.join()
            if process.exitcode != -signal.SIGKILL:
                raise AssertionError(line.recv()[1])

    def end(self, one: int) -> bool:
        """Kill one, whatever it does; says whether it had done its work before. Raises
        AssertionError for one that had failed by itself."""
        self.processes[one].kill()
        self.processes[one].join()
        line = self.lines[one]
        try:
            said, answer = line.recv() if line.poll() else ("killed", None)
        except (EOFError, ConnectionResetError):  # it has not even heard the word
            said, answer = "killed", None
        assert said != "failed", answer
        return bool(said == "done")


def at_once(function: Callable[..., Any], arguments: Sequence[tuple[Any, ...]]) -> list[Any]:
    """The answers of processes that ran at once."""
    crew = Crew(function, arguments)
    crew.begin()
    return crew.answers()


def enter(
    env: dict[str, str], line: Connection, function: Callable[..., Any], arguments: tuple[Any, ...]
) -> None:
    """What a process does first: connect, say so, wait for the word."""
    try:
        os.environ.update(env)
        from tests.support import crew_ready

        crew_ready.connect()
        line.send("ready")
        line.recv()
        line.send(("done", function(*arguments)))
    except BaseException:  # the parent tells it
        line.send(("failed", traceback.format_exc()))

"""A payroll run on every processor: processes that share its months, each batch by one of them."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from multiprocessing import connection, get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from threading import Thread
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from mutua.ground.actors import Actor
    from mutua.payroll.services import Ran

MOST = 64
WORTH = 1_000  # months a process: fewer are paid before another one is at work
BATCHES = 4  # a process, so that all end at about the same time
LEAST = 100  # a batch of a long run


class Helper(NamedTuple):
    """A process that helps, and the line on which it says what it has done."""

    process: ForkProcess
    line: Connection

    def answer(self) -> Ran | str:
        """What it has done, or why it has not."""
        said: Ran | str | None = None
        with suppress(EOFError, OSError):  # it was killed, maybe while it said so
            said = self.line.recv()
        self.process.join()
        self.line.close()
        return said or f"it ended with code {self.process.exitcode}"


def run(
    actor: Actor,
    the_run: UUID,
    entity: str,
    paid_on: date,
    until: date,
    processes: int | None = None,
) -> Ran:
    """Pay all that is due of the store that is open, see ``payroll.services.run``, with so many
    processes; with None as many as there are processors, where there is enough to pay. What one of
    them was at when it was killed, or failed, is paid by this one; helpers end with it. The figures
    are what all have made since this one began."""
    from django.db import connections

    from mutua.ground.transactions import reading
    from mutua.payroll import due, services

    with reading(actor):
        months = due.count(entity, until)
        before = _written(the_run)
    if processes is None:
        processes = max(1, min(os.cpu_count() or 1, MOST, months // WORTH))
    facts = (actor, the_run, entity, paid_on, until)
    if processes == 1:
        return services.run(*facts)
    batch = batch_of(months, processes)
    connections.close_all()  # each process has its own, and none that another one closes
    helpers = list(_begun(processes - 1, facts, batch))
    ran = [services.run(*facts, batch=batch)]
    answers = [one.answer() for one in helpers]
    failures = [one for one in answers if isinstance(one, str)]
    ran += [one for one in answers if not isinstance(one, str)]
    for failure in failures:
        print(f"mutua: a process that helped has failed: {failure}", file=sys.stderr)
    if failures:
        ran.append(services.run(*facts, batch=batch))  # what it still held when this one had ended
    with reading(actor):
        made, exits = (now - then for now, then in zip(_written(the_run), before, strict=True))
    return services.Ran(
        made,
        tuple(dict.fromkeys(month for one in ran for month in one.blocked)),
        exits,
        tuple(dict.fromkeys(contract for one in ran for contract in one.exits_blocked)),
    )


def batch_of(months: int, processes: int) -> int:
    """How many months are paid at once, where processes share so many of them."""
    from mutua.payroll.services.runs import BATCH

    return min(BATCH, max(LEAST, -(-months // (processes * BATCHES))))


def _begun(count: int, facts: tuple[Any, ...], batch: int) -> Iterator[Helper]:
    """Helpers at work, as many as the system lets begin."""
    fork = get_context("fork")  # a copy of this process, which has loaded all that it needs
    for _ in range(count):
        here, there = fork.Pipe(duplex=False)
        process = fork.Process(target=_help, args=(there, facts, batch), daemon=True)
        try:
            process.start()
        except OSError as error:
            print(f"mutua: no more processes could be begun to help: {error}", file=sys.stderr)
            return
        there.close()  # so that its end is heard
        yield Helper(process, here)


def _help(line: Connection, facts: tuple[Any, ...], batch: int) -> None:
    from mutua.ground.errors import Refused
    from mutua.payroll import services

    Thread(target=_end_with_parent, daemon=True).start()
    try:
        line.send(services.run(*facts, batch=batch))
    except Refused as refused:
        line.send(str(refused))
    except Exception:
        line.send(traceback.format_exc())


def _end_with_parent() -> None:
    """Who stops the command stops all of it: a helper ends when the process that began it does."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _written(the_run: UUID) -> tuple[int, int]:
    """How many payslips and exit holiday pays a run has made."""
    from mutua.payroll.models import ExitHolidayPay, Payslip

    return tuple(one.objects.filter(run=the_run).count() for one in (Payslip, ExitHolidayPay))

"""A payroll run on every processor: processes that share its months, each batch by one of them."""

from __future__ import annotations

import os
import sys
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from multiprocessing import get_context
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from mutua.ground.actors import Actor
    from mutua.payroll.services import Ran

MOST = 64
WORTH = 1_000  # months a process: fewer are paid before another one is at work
BATCHES = 4  # a process, so that all end at about the same time


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
    them was at when it was killed is paid by the others."""
    from django.db import connections

    from mutua.ground.transactions import reading
    from mutua.payroll import due, services
    from mutua.payroll.services.runs import BATCH

    with reading(actor):
        months = due.count(entity, until)
    if processes is None:
        processes = max(1, min(os.cpu_count() or 1, MOST, months // WORTH))
    facts = (actor, the_run, entity, paid_on, until)
    if processes == 1:
        return services.run(*facts)
    batch = max(1, min(BATCH, -(-months // (processes * BATCHES))))
    connections.close_all()  # each process has its own, and none that another one closes
    with ProcessPoolExecutor(processes - 1, mp_context=get_context("fork")) as pool:
        helping = [pool.submit(services.run, *facts, batch=batch) for _ in range(processes - 1)]
        ran = [services.run(*facts, batch=batch)]
        ran += [found for one in helping if (found := _answer(one)) is not None]
    return services.Ran(
        sum(one.made for one in ran),
        tuple(dict.fromkeys(month for one in ran for month in one.blocked)),
        sum(one.exits for one in ran),
        tuple(dict.fromkeys(contract for one in ran for contract in one.exits_blocked)),
    )


def _answer(helper: Future[Ran]) -> Ran | None:
    try:
        return helper.result()
    except BrokenProcessPool:
        print("mutua: a process that helped was killed: others paid its months", file=sys.stderr)
        return None

"""Work that can wait: jobs in the same database, put there by the transaction that needs them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import wraps
from typing import Any

from django.db import DatabaseError, connections
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException

QUEUE = "mutua"
_periodic: dict[str, str] = {}


def task(name: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make a function a job. A worker runs it in a thread of its own, whose connection ends with
    the job."""

    def make(function: Callable[..., None]) -> Callable[..., None]:
        @wraps(function)
        def run(**facts: Any) -> None:
            try:
                function(**facts)
            finally:
                if threading.current_thread() is not threading.main_thread():
                    connections.close_all()

        app.task(name=name, queue=QUEUE)(run)
        return run

    return make


def again(task: str, cron: str) -> None:
    """Have a task done again and again while ``mutua work`` runs; ``cron`` says when, in UTC. The
    task takes the ``timestamp`` of its turn."""
    _periodic[task] = cron


def put_periodic() -> None:
    """Put each periodic task once, for a house that calls ``mutua work --once`` by its own clock."""
    for name in _periodic:
        later(name, timestamp=int(time.time()))


def later(task: str, **facts: Any) -> None:
    """Have a task done once this transaction is kept; never if it is not. Raises DatabaseError as
    every statement of a verb does, so that a deadlock here is tried again too."""
    try:
        app.configure_task(task, queue=QUEUE).defer(**facts)
    except ConnectorException as error:
        raise DatabaseError(str(error.__cause__ or error)) from error.__cause__


def work(*, wait: bool) -> None:
    """Do the jobs that stand ready, in a thread of their own; with ``wait`` go on until stopped."""
    if wait:
        _work(wait=True)
        return
    here = copy_context()
    with ThreadPoolExecutor(1) as own:  # whoever calls may have an event loop of her own
        own.submit(here.run, _work, wait=False).result()


def _work(*, wait: bool) -> None:
    for name, cron in _periodic.items() if wait else ():
        app.periodic(cron=cron, periodic_id=name, queue=QUEUE)(app.tasks[name])
    with app.replace_connector(app.connector.get_worker_connector()) as worker:
        worker.run_worker(wait=wait, queues=[QUEUE], install_signal_handlers=wait)

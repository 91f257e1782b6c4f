"""What each process of a crew does in payroll; in a module of its own, so that processes find it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import count
from typing import Any
from uuid import UUID

from mutua.ground import clock
from mutua.ground.transactions import reading
from mutua.payroll import services
from tests.proofs_of_rooms.at_once import again
from tests.proofs_of_rooms.strikes import COMMIT, COMMITTED, STATEMENT, End
from tests.support import payday
from tests.support.books import HOUSE, STAFF


def run(the_run: UUID, batch: int, until: date = payday.LAST) -> int:
    """Pay all that is due in small batches; gives how many payslips this process has made."""
    with clock.on(payday.LAST):
        return again(
            lambda: services.run(STAFF, the_run, HOUSE, payday.PAID_ON, until, batch=batch)
        ).made


def run_slowly(the_run: UUID, batch: int) -> int:
    """The same, so slow that it is killed meanwhile."""
    with slowly():
        return run(the_run, batch)


def run_by_the_book(the_run: UUID, batch: int, book: str, dies_at: End | None) -> int:
    """The same, with a book of each step, a statement or COMMIT: a sign before it, and one when a
    transaction was committed. The process is killed at the step where it has to end."""
    with by_the_book(book, dies_at):
        return run(the_run, batch)


@contextmanager
def by_the_book(book: str, dies_at: End | None) -> Iterator[None]:
    from django.db import connection

    file = os.open(book, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    steps = {STATEMENT: count(1), COMMIT: count(1)}

    def step(kind: bytes, work: Callable[[], Any]) -> Any:
        os.write(file, kind)
        number = next(steps[kind])
        if dies_at == End(kind, number, before=True):
            os.kill(os.getpid(), signal.SIGKILL)
        answer = work()
        if dies_at == End(kind, number, before=False):
            os.kill(os.getpid(), signal.SIGKILL)
        return answer

    def commit() -> None:
        step(COMMIT, was)
        os.write(file, COMMITTED)

    was, connection._commit = connection._commit, commit
    try:
        with connection.execute_wrapper(
            lambda execute, *what: step(STATEMENT, lambda: execute(*what))
        ):
            yield
    finally:
        del connection._commit
        os.close(file)


@contextmanager
def slowly() -> Iterator[None]:
    from django.db import connection

    def slow(execute, sql, params, many, context):
        answer = execute(sql, params, many, context)
        time.sleep(0.002)
        return answer

    with connection.execute_wrapper(slow):
        yield


def leave() -> None:
    """Let all pay that is owed leave: what others have begun first."""
    from tests.support import payments

    with clock.on(payday.PAID_ON):
        with reading(payments.READER):
            begun = payments.Batch.objects.filter(state__in=("ready", "approved"))
            states = dict(begun.order_by("made_at").values_list("id", "state"))
            owed = payments.debts.unpaid(HOUSE, ["payslip"])
        if owed:
            states[payments.made(kinds=["payslip"])] = "ready"
        for batch, state in states.items():
            if state == "ready":
                payments.approve(batch)
            payments.bank.send(batch)
        payments.bank.release_all()


def work(what: str, the_run: UUID) -> None:
    """What a worker of payroll or of the treasury does until it is killed."""
    with slowly():
        while True:
            if what == "leave":
                leave()
            else:
                run(the_run, 2)
            time.sleep(0.005)

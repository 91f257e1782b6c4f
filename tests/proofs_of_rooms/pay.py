"""What each process of a crew does in payroll; in a module of its own, so that processes find it."""

from __future__ import annotations

import time
from datetime import date
from uuid import UUID

from mutua.ground import clock
from mutua.payroll import services
from tests.proofs_of_rooms.at_once import again
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
    from django.db import connection

    def slow(execute, sql, params, many, context):
        answer = execute(sql, params, many, context)
        time.sleep(0.002)
        return answer

    with connection.execute_wrapper(slow):
        return run(the_run, batch)

"""Pay is corrected, and put into another batch, while a batch with what was left of it before is being
written: neither sees the other, and together they pay no cent beyond what is left."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest

from mutua.ground import clock
from mutua.ground.errors import Busy, Refused

SINCE, PAID_AGAIN = date(2026, 3, 1), date(2026, 7, 6)
A_MINUTE = 60


@contextmanager
def meanwhile(monkeypatch: pytest.MonkeyPatch, payments) -> Iterator[None]:
    """A batch of pay whose payments are written, and that is not done before this is over."""
    from django.db import connections

    from mutua.treasury.services import filing

    written, go, keep = threading.Event(), threading.Event(), filing.keep
    failed: list[BaseException] = []

    def slowly(*args, **facts):
        keep(*args, **facts)
        if threading.current_thread() is slow:
            written.set()
            go.wait(A_MINUTE)

    def write() -> None:
        try:
            with clock.on(PAID_AGAIN):
                payments.made(on=PAID_AGAIN, kinds=["payslip"])
        except BaseException as error:
            failed.append(error)
        finally:
            written.set()
            connections.close_all()

    slow = threading.Thread(target=write)
    monkeypatch.setattr(filing, "keep", slowly)
    slow.start()
    try:
        assert written.wait(A_MINUTE)
        yield
    finally:
        go.set()
        slow.join(A_MINUTE)
    assert failed == []


def children(number: int) -> None:
    from tests.support import corrections

    corrections.say_children(number, SINCE)
    corrections.correct(since=SINCE)


def test_two_batches_at_once_pay_no_more_than_is_left(payments, monkeypatch):
    from tests.support import corrections, payday

    payments.drop_ready()
    work = corrections.big_day(3, 23)
    payday.pay(work)
    with clock.on(payday.PAID_ON):
        payments.sent(on=payday.PAID_ON, kinds=["payslip"])
    with clock.on(PAID_AGAIN):
        children(2)
        with meanwhile(monkeypatch, payments):
            try:
                children(3)
                payments.made(on=PAID_AGAIN, kinds=["payslip"])
            except (Busy, Refused):
                pass  # it may be tried again
    slips = payday.paid(work)
    found = payments.payments(debt__in=[one.id for one in slips])
    assert len(found) > 1
    assert sum(one.amount for one in found) <= slips[-1].net_pay
    assert payments.broken() == []

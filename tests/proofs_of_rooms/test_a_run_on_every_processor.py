"""Processes share a run: what one of them is at, none of the others pays."""

from __future__ import annotations

import os
import signal
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core import mail
from django.db import connection

from mutua.ground import clock, doctor

NAMES = ("Dora Claes", "Emma Wouters", "Fien Jacobs", "Gust Leroy", "Hanna Maes", "Ilse Aerts")
HERE = os.getpid()


def killed_elsewhere(*facts: Any, **more: Any) -> Any:
    """A run that kills every process but this one while it writes its first payslips."""
    from mutua.payroll.services import running

    def deadly(execute: Any, sql: str, *rest: Any) -> Any:
        answer = execute(sql, *rest)
        if "insert into payroll_payslip" in sql:
            os.kill(os.getpid(), signal.SIGKILL)
        return answer

    if os.getpid() == HERE:
        return running.run(*facts, **more)
    with connection.execute_wrapper(deadly):
        return running.run(*facts, **more)


@pytest.fixture(scope="module")
def workers(store):
    from tests.support import payments, shop, workforce

    shop.open_shop()
    with clock.on(shop.DAY):
        payments.open_treasury()
        return workforce.hired(NAMES)


@pytest.fixture
def gigs(workers) -> list[UUID]:
    """An evening of each that was worked."""
    from tests.support import shop, workforce

    mail.outbox = []
    with clock.on(shop.DAY):
        return [workforce.evening(one) for one in workers]


def shared(processes: int) -> tuple[UUID, Any]:
    """A run by so many processes."""
    from mutua.cli import at_once
    from tests.support import payday
    from tests.support.books import HOUSE, STAFF

    run = uuid4()
    with clock.on(payday.LAST):
        return run, at_once.run(STAFF, run, HOUSE, payday.PAID_ON, payday.LAST, processes)


def paid_once(run: UUID, gigs: list[UUID]) -> None:
    """Each month has one payslip, all of the run, which is done, and all is whole."""
    from tests.support import payday

    slips = [payday.paid(one) for one in gigs]
    assert [len(some) for some in slips] == [1] * len(gigs)
    assert {one.run_id for some in slips for one in some} == {run}
    assert {one.id: one.state for one in payday.runs()}[run] == "done"
    assert [one.check.code for one in doctor.examine(rebuild=True) if not one.holds] == []


def test_each_month_is_paid_once_by_one_of_them(gigs):
    run, ran = shared(3)
    assert (ran.made, ran.blocked) == (len(gigs), ())
    paid_once(run, gigs)


def test_what_one_was_at_when_it_was_killed_the_others_pay(gigs, monkeypatch, capfd):
    from mutua.payroll import services

    monkeypatch.setattr(services, "run", killed_elsewhere)
    run, _ = shared(3)
    assert "a process that helped was killed" in capfd.readouterr().err
    paid_once(run, gigs)


def test_few_months_are_paid_by_one_process(gigs, monkeypatch):
    from mutua.cli import at_once

    monkeypatch.setattr(at_once, "ProcessPoolExecutor", None)  # nobody asks for another one
    run, ran = shared(None)
    assert ran.made == len(gigs)
    paid_once(run, gigs)

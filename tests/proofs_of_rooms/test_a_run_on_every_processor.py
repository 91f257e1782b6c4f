"""Processes share a run: what one of them is at, none of the others pays."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from threading import Thread
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core import mail
from django.db import connection

from mutua.ground import clock, doctor
from mutua.ground.ids import new_id

SECONDS = 20  # until who was killed is gone
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


def held_and_killed_elsewhere(*facts: Any, **more: Any) -> Any:
    """The same, where it holds them longer than this one waits, which begins after it."""
    from mutua.payroll.services import running

    def deadly(execute: Any, sql: str, *rest: Any) -> Any:
        answer = execute(sql, *rest)
        if "insert into payroll_payslip" in sql:
            time.sleep(5)
            os.kill(os.getpid(), signal.SIGKILL)
        return answer

    if os.getpid() == HERE:
        time.sleep(1)
        return running.run(*facts, **more)
    with connection.execute_wrapper(deadly):
        return running.run(*facts, **more)


def written_down(*facts: Any, **more: Any) -> Any:
    """A run that says who is at it, and then takes its time."""
    with Path(os.environ["MUTUA_BOOK"]).open("a") as book:
        book.write(f"{os.getpid()}\n")
    time.sleep(10 * SECONDS)


def written(book: Path, count: int) -> list[str]:
    """Who is at a run, once so many are."""
    for _ in range(10 * SECONDS):
        found = book.read_text().split() if book.exists() else []
        if len(found) == count:
            return found
        time.sleep(0.1)
    raise AssertionError(f"{count} processes never began")


@pytest.fixture(scope="module")
def workers(store):
    from tests.support import payments, shop, workforce

    shop.open_shop()
    with clock.on(shop.DAY):
        payments.open_treasury()
        return workforce.hired(NAMES)


@pytest.fixture
def gigs(workers, monkeypatch) -> list[UUID]:
    """Evenings of each that were worked, one of them in an office: its holidays are paid at once."""
    from mutua.cli import at_once
    from tests.support import contracts, exit_pay, shop, workforce

    monkeypatch.setattr(at_once, "LEAST", 1)
    mail.outbox = []
    with clock.on(shop.DAY):
        made = [workforce.evening(one) for one in workers]
        return made + [
            exit_pay.office_evening(
                one.actor, activity=one.activity, client=one.client,
                hours=contracts.slot(next(one.slots)),
            )
            for one in workers
        ]  # fmt: skip


def shared(processes: int | None, run: UUID | None = None) -> tuple[UUID, Any]:
    """A run by so many processes."""
    from mutua.cli import at_once
    from tests.support import payday
    from tests.support.books import HOUSE, STAFF

    run = run or uuid4()
    with clock.on(payday.LAST):
        return run, at_once.run(STAFF, run, HOUSE, payday.PAID_ON, payday.LAST, processes)


def paid_once(run: UUID, gigs: list[UUID]) -> None:
    """Each month has one payslip, all of the run, which is done, each contract in an office its exit
    holiday pay, and all is whole."""
    from tests.support import exit_pay, payday

    slips = [payday.paid(one) for one in gigs]
    assert [len(some) for some in slips] == [1] * len(gigs)
    assert {one.run_id for some in slips for one in some} == {run}
    exits = [len(exit_pay.exits(one)) for one in gigs]
    assert exits == [0] * len(NAMES) + [1] * len(NAMES)
    assert {one.id: one.state for one in payday.runs()}[run] == "done"
    assert [one.check.code for one in doctor.examine(rebuild=True) if not one.holds] == []


def test_each_month_is_paid_once_by_one_of_them(gigs):
    run, ran = shared(3)
    assert (ran.made, ran.exits, ran.blocked) == (len(gigs), len(NAMES), ())
    paid_once(run, gigs)


def test_what_one_was_at_when_it_was_killed_this_one_pays(gigs, monkeypatch, capfd):
    from mutua.payroll import services

    monkeypatch.setattr(services, "run", killed_elsewhere)
    run, ran = shared(3)
    assert capfd.readouterr().err.count("a process that helped has failed") == 1
    assert (ran.made, ran.exits) == (len(gigs), len(NAMES))
    paid_once(run, gigs)


def test_what_one_held_longer_than_the_others_wait_is_paid_as_well(gigs, monkeypatch):
    from mutua.payroll import services
    from mutua.payroll.services import running

    monkeypatch.setattr(services, "run", held_and_killed_elsewhere)
    monkeypatch.setattr(running, "PATIENCE", 0.5)
    run, ran = shared(2)
    assert (ran.made, ran.exits) == (len(gigs), len(NAMES))
    paid_once(run, gigs)


def test_few_months_are_paid_by_one_process(gigs, monkeypatch):
    from mutua.cli import at_once

    monkeypatch.setattr(at_once, "ProcessPoolExecutor", None)  # nobody asks for another one
    run, ran = shared(None)
    assert (ran.made, ran.exits) == (len(gigs), len(NAMES))
    paid_once(run, gigs)


def test_a_batch_is_a_part_of_what_each_process_pays():
    from mutua.cli.at_once import batch_of

    assert [batch_of(*one) for one in ((20_000, 2), (1_000_000, 2), (10, 8))] == [2_500, 5_000, 100]


def test_who_was_slower_with_some_looks_for_the_rest(gigs, monkeypatch):
    """Between what it found and what it holds another process has paid the first of it."""
    from django.db import connections

    from mutua.payroll import due, services
    from mutua.payroll.services import exit_pay, running
    from tests.support import payday
    from tests.support.books import HOUSE, STAFF

    run, hold, quicker = uuid4(), due.hold_persons, list[Any]()

    def other() -> None:
        with clock.on(payday.LAST):
            quicker.append(exit_pay.pay_exit_holidays(actor=STAFF, key=new_id(), run=run, limit=1))
        connections.close_all()

    def held(persons: Any) -> Any:
        if exits == [True]:  # once
            exits.append(False)
            one = Thread(target=other)
            one.start()
            one.join()
        return hold(persons)

    def pay(**facts: Any) -> Any:
        exits.append(not exits)
        return exit_pay.pay_exit_holidays(**facts)

    exits: list[bool] = []
    monkeypatch.setattr(running, "pay_exit_holidays", pay)
    monkeypatch.setattr(due, "hold_persons", held)
    with clock.on(payday.LAST):
        services.run(STAFF, run, HOUSE, payday.PAID_ON, payday.LAST, batch=1)
    assert quicker == [[1]]
    paid_once(run, gigs)


def test_who_stops_the_command_stops_its_helpers(gigs, monkeypatch, tmp_path):
    from django.db import connections

    from mutua.payroll import services
    from tests.support import payday

    monkeypatch.setenv("MUTUA_BOOK", str(tmp_path / "helpers"))
    monkeypatch.setattr(services, "run", written_down)
    connections.close_all()
    command = os.fork()
    if command == 0:
        shared(3)
        os._exit(0)
    helpers = written(tmp_path / "helpers", 3)
    os.kill(command, signal.SIGKILL)
    os.waitpid(command, 0)
    for _ in range(10 * SECONDS):
        if not any(Path(f"/proc/{one}").exists() for one in helpers):
            break
        time.sleep(0.1)
    assert [one for one in helpers if Path(f"/proc/{one}").exists()] == []
    assert [len(payday.paid(one)) for one in gigs] == [0] * len(gigs)
    monkeypatch.undo()
    run, _ = shared(1)
    paid_once(run, gigs)

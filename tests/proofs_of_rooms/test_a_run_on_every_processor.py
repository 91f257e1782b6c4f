"""Processes share a run: what one of them is at, none of the others pays."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core import mail

from mutua.ground import clock, doctor
from mutua.ground.ids import new_id
from tests.support import crew

NAMES = ("Dora Claes", "Emma Wouters", "Fien Jacobs", "Gust Leroy", "Hanna Maes", "Ilse Aerts")


@pytest.fixture(scope="module")
def workers(store):
    from tests.support import payments, shop, workforce

    shop.open_shop()
    with clock.on(shop.DAY):
        payments.open_treasury()
        return workforce.hired(NAMES)


@pytest.fixture
def gigs(workers) -> list[UUID]:
    """Evenings of each that were worked, one of them in an office: its holidays are paid at once."""
    from tests.support import contracts, exit_pay, shop, workforce

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


@pytest.fixture
def sharing(store) -> Any:
    from tests.proofs_of_rooms import sharing

    return sharing


@contextmanager
def begun(sharing: Any, *facts: Any) -> Iterator[crew.Crew]:
    """A process that pays, with helpers of its own."""
    one = crew.Crew(sharing.shared, [facts], begin_others=True)
    try:
        one.begin()
        yield one
    finally:
        one.processes[0].kill()


def shared(sharing: Any, *facts: Any) -> tuple[Any, str]:
    """What came of a run that processes share, and what was said."""
    with begun(sharing, *facts) as one:
        (answer,) = one.answers()
        return answer


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


def test_each_month_is_paid_once_by_one_of_them(gigs, sharing, tmp_path):
    ran, said = shared(sharing, run := uuid4(), 3, tmp_path)
    assert (ran.made, ran.exits, ran.blocked, said) == (len(gigs), len(NAMES), (), "")
    paid_once(run, gigs)


def test_what_one_was_at_when_it_was_killed_this_one_pays(gigs, sharing, tmp_path):
    ran, said = shared(sharing, run := uuid4(), 3, tmp_path, "killed_elsewhere")
    assert "a process that helped has failed: it ended with code -9" in said
    assert (ran.made, ran.exits) == (len(gigs), len(NAMES))
    paid_once(run, gigs)


def test_what_one_held_longer_than_the_others_wait_is_paid_as_well(gigs, sharing, tmp_path):
    ran, said = shared(sharing, run := uuid4(), 2, tmp_path, "held_and_killed_elsewhere")
    assert said == "mutua: a process that helped has failed: it ended with code -9\n"
    assert (ran.made, ran.exits) == (len(gigs), len(NAMES))
    paid_once(run, gigs)


def test_helpers_that_fail_say_why_and_this_one_pays_all(gigs, sharing, tmp_path):
    ran, said = shared(sharing, run := uuid4(), 3, tmp_path, "failing_elsewhere")
    assert said.count("RuntimeError: no room for a helper") == 2
    assert (ran.made, ran.exits) == (len(gigs), len(NAMES))
    paid_once(run, gigs)


def alone(processes: int | None) -> tuple[UUID, Any]:
    """A run that this process makes, where none can help it."""
    from mutua.cli import at_once
    from tests.support import payday
    from tests.support.books import HOUSE, STAFF

    run = uuid4()
    with clock.on(payday.LAST):
        return run, at_once.run(STAFF, run, HOUSE, payday.PAID_ON, payday.LAST, processes)


def test_few_months_are_paid_by_one_process(gigs, monkeypatch):
    from mutua.cli import at_once

    monkeypatch.setattr(at_once, "_begun", None)  # nobody asks for another one
    run, ran = alone(None)
    assert (ran.made, ran.exits) == (len(gigs), len(NAMES))
    paid_once(run, gigs)


def test_where_the_system_lets_no_process_begin_one_pays_all(gigs, monkeypatch, capsys):
    from multiprocessing.context import ForkProcess

    def refuse(_: Any) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(ForkProcess, "start", refuse)
    run, ran = alone(3)
    assert "no more processes could be begun to help: [Errno 11]" in capsys.readouterr().err
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


def test_who_stops_the_command_stops_its_helpers(gigs, sharing, tmp_path):
    from tests.support import payday

    with begun(sharing, uuid4(), 3, tmp_path, "without_end") as command:
        everyone = sharing.at_work(tmp_path, 3, command)
        command.kill()
    assert sharing.gone(everyone) == []
    assert [len(payday.paid(one)) for one in gigs] == [0] * len(gigs)
    shared(sharing, run := uuid4(), 1, tmp_path)
    paid_once(run, gigs)

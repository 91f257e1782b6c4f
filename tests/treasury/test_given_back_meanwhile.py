"""What somebody gives back is matched while she is being paid, or while a colleague matches: who has
begun goes on, the other tries again."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest

from mutua.ground import clock
from mutua.ground.errors import Busy, Refused
from tests.treasury.test_given_back import TODAY, came, corrections, holds, match, too_much

__all__ = ("came", "corrections")
A_MINUTE = 60


@contextmanager
def meanwhile(
    monkeypatch: pytest.MonkeyPatch, room: Any, name: str, work: Callable[[], Any]
) -> Iterator[None]:
    """Work that has done what ``name`` of ``room`` does, and that is not over before this is."""
    from django.db import connections

    done, go, plainly = threading.Event(), threading.Event(), getattr(room, name)
    failed: list[BaseException] = []

    def slowly(*args: Any, **facts: Any) -> Any:
        found = plainly(*args, **facts)
        if threading.current_thread() is slow:
            done.set()
            go.wait(A_MINUTE)
        return found

    def act() -> None:
        try:
            work()
        except BaseException as error:
            failed.append(error)
        finally:
            done.set()
            connections.close_all()

    slow = threading.Thread(target=act)
    monkeypatch.setattr(room, name, slowly)
    slow.start()
    try:
        assert done.wait(A_MINUTE)
        yield
    finally:
        go.set()
        slow.join(A_MINUTE)
    assert failed == []


def test_a_run_that_takes_of_her_pay_goes_on_and_nothing_comes_back_twice(
    corrections, payments, came, monkeypatch
):
    from mutua.payroll.services import recovering
    from tests.support import exit_pay, lasting, payday

    nell = lasting.newcomer()
    claim = too_much(corrections, payments, nell)
    corrections.agree(claim, 500)
    exit_pay.earn(nell, 4)
    later = exit_pay.office_day(date(2026, 6, 18), who=nell.actor, pay_amount=500_000, **nell.place)
    whole, rest = came(claim.amount), came(claim.amount - 500)

    def pay() -> None:
        payday.pay(later, day=TODAY, paid_on=date(2026, 7, 7))

    with meanwhile(monkeypatch, recovering, "_plans", pay):
        with pytest.raises(Busy) as refused:
            match(payments, whole, claim)
        assert (refused.value.field, refused.value.code) == ("persons", "busy")
        with pytest.raises(Busy), clock.on(TODAY):
            corrections.drop(claim, "She is being paid just now")
        with pytest.raises(Busy), clock.on(TODAY):
            corrections.agree(claim, 700)  # it would be another plan than the run goes by
    assert [(one.kind, one.amount) for one in corrections.settlements(claim.id)] == [
        ("deducted", 500)
    ]
    match(payments, rest, claim)
    assert corrections.outstanding(claim) == 0
    holds()


def test_of_two_treasurers_the_second_tries_again(corrections, payments, came, monkeypatch):
    from mutua.treasury.services import claims

    claim = too_much(corrections, payments)
    first, second = came(claim.amount), came(claim.amount)

    def match_it() -> None:
        match(payments, first, claim, actor=payments.APPROVER)

    with meanwhile(monkeypatch, claims, "take_back_transfers", match_it), pytest.raises(Busy):
        match(payments, second, claim)
    with pytest.raises(Refused) as refused:
        match(payments, second, claim)
    assert (refused.value.field, refused.value.code) == ("claims", "not_open")
    holds()

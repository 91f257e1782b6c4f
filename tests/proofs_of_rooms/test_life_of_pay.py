"""The life of a house that employs, pays and collects: whatever people do and whatever the bank
answers, the books, the bank and the promise agree."""

from __future__ import annotations

import gc
import time
from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connections

from mutua.ground import doctor
from tests.support.proofs import PROVING

pytestmark = pytest.mark.prove
EVENTS_A_LIFE, MEMBERS = (3_000, 12) if PROVING else (100, 3)
# The full count in parts, each in a store of its own: on several cores, and gone on with by seed.
PARTS = range(1, 9) if PROVING else range(1, 2)


@pytest.fixture
def house(own_store):
    from tests.support import payments, shop

    shop.open_shop()
    mail.outbox = []
    payments.open_treasury()


@pytest.fixture
def begin(house, tmp_path, monkeypatch):
    """A new life, with a bank of its own."""
    from tests.support.pay_life import Life

    def born(chance: Any, number: int) -> Life:
        folder = tmp_path / str(number)
        folder.mkdir()
        monkeypatch.setenv("MUTUA_BANK", str(folder / "bank"))
        mail.outbox = []
        return Life(chance, folder, members=MEMBERS)

    return born


class Found:
    """What all lives so far have come to."""

    def __init__(self) -> None:
        self.operations = self.lives = self.months = self.quarters = self.ends = 0
        self.late: list[str] = []
        self.blocked: list[str] = []
        self.done, self.refused = Counter[str](), Counter[str]()

    def add(self, life: Any) -> None:
        """All that must hold of a life, and what it has done."""
        from tests.support.pay_life import agreeing, leaving, promising

        self.blocked += promising.what_is_not_paid_is_blocked(life)
        self.months += promising.each_month_was_charged_what_it_cost(life)
        self.quarters += promising.each_quarter_is_explained(life)
        agreeing.the_books_agree(life)
        self.late += promising.each_was_paid_once_and_in_time(life)
        self.ends += leaving.every_end_has_its_holiday_pay(life)
        leaving.each_was_paid_once(life)
        self.done += life.events
        self.refused += life.refused
        self.lives += 1


@pytest.mark.parametrize("part", PARTS)
def test_whatever_people_and_the_bank_do_pay_and_books_follow(part, begin, proof):
    """200,000 operations in eight parts."""
    found, next_look, start = Found(), 1, time.monotonic()
    wanted = proof.count(small=700, full=25_000, name="operations")
    print(f"part {part} of {len(PARTS)}, seed {proof.seed}")
    gc.freeze()  # what was imported is not looked through again and again
    while found.operations < wanted:
        life = begin(proof.random, found.lives + 1)
        before = operations()
        life.bank.trouble = 1 if PROVING else 5
        life.go_on(EVENTS_A_LIFE)
        life.wind_up()
        found.operations += operations() - before
        found.add(life)
        if found.lives >= next_look:  # it looks at all lives so far: not after each
            holds()
            next_look *= 2
        seconds = time.monotonic() - start
        print(f"{found.operations} operations, {found.months} months in {seconds:.0f} s", flush=True)  # fmt: skip
    holds()
    assert found.months
    if PROVING:
        assert found.quarters
        assert found.ends
        assert rare(found.late + found.blocked, found.months), (found.late, found.blocked)
    proof.note(**vars(found))
    print(vars(found))


def rare(those: list[str], months: int) -> bool:
    """Less than one of a hundred."""
    return len(those) * 100 < months


def operations() -> int:
    """What was done so far: each act of somebody, and each thing that an act does to many at once
    (a payslip of a run, a payment of a batch, a line of a statement that is booked)."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select (select count(*) from ground_act) + (select count(*) from payroll_payslip)"
            " + (select count(*) from treasury_payment) + (select count(*) from treasury_statementline)"
        )
        return int(cursor.fetchone()[0])


def holds() -> None:
    wrong = [(one.check.code, one.wrong) for one in doctor.examine(rebuild=True) if not one.holds]
    assert wrong == []


PROMISED = date(2026, 3, 30)


@pytest.mark.parametrize(
    "versions, by",
    [
        ([(-10, True)], PROMISED),
        ([(-10, True), (15, True)], PROMISED),
        ([(-10, False)], PROMISED),
        ([(-10, False), (15, True)], date(2026, 4, 22)),
        ([(-10, True), (-5, False), (15, True)], date(2026, 4, 22)),
        ([(-10, False), (0, True)], date(2026, 4, 8)),
        ([(-12, False), (-10, True)], PROMISED),
        ([(15, True)], PROMISED),
    ],
)
def test_what_left_nothing_on_its_day_has_seven_days_from_what_leaves_something(versions, by):
    """Each version by days after the one that was promised, and whether it leaves something."""
    from mutua.work.models import ContractMonth
    from tests.support.pay_life.promising import by_when

    month = ContractMonth(promised_on=PROMISED, last_day=date(2026, 3, 20))
    made = [(PROMISED + timedelta(days=after), leaves) for after, leaves in versions]
    assert by_when(month, made) == by

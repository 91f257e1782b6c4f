"""What each process of a crew does; in a module of its own, so that processes find it."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from django.db import connection

from mutua.activities import services
from mutua.ground import clock
from mutua.ground.actors import Actor
from mutua.ground.errors import Busy, Refused
from mutua.ground.ids import new_id
from mutua.ground.transactions import as_actor
from mutua.ledger import services as ledger
from tests.support import books, shop


class ChangedMind(Exception):  # noqa: N818 - no error, a change of mind
    """The caller gives up after the number was drawn."""


def give_up(execute: Any, sql: str, params: Any, many: Any, context: Any) -> Any:
    answer = execute(sql, params, many, context)
    if "draw_number" in sql:
        raise ChangedMind
    return answer


def issue(invoices: list[UUID], seed: int, give_up_of_ten: int = 1) -> dict[str, float]:
    """Issue invoices; of ten one is given up first, after its number was drawn."""
    chance, given_up, start = random.Random(seed), 0, time.monotonic()
    with clock.on(shop.DAY):
        for invoice in invoices:
            if chance.randrange(10) < give_up_of_ten:
                try:
                    with connection.execute_wrapper(give_up):
                        services.issue_invoice(actor=shop.alice, key=uuid4(), invoice=invoice)
                except ChangedMind:
                    given_up += 1
            again(lambda one=invoice: services.issue_invoice(
                actor=shop.alice, key=uuid4(), invoice=one
            ))  # fmt: skip
    return {"given_up": given_up, "seconds": time.monotonic() - start}


def again(work: Any) -> Any:
    """As a person does who is told that others hold what she needs."""
    while True:
        try:
            return work()
        except Busy:
            time.sleep(0.05)


def draw(invoices: list[UUID], seed: int) -> dict[str, float]:
    """Draw numbers alone, each in its own transaction; one of ten is undone."""
    chance, drawn, start = random.Random(seed), 0, time.monotonic()
    for invoice in invoices:
        if chance.randrange(10) == 0:
            _draw_one(invoice, undo=True)
        _draw_one(invoice, undo=False)
        drawn += 1
    return {"drawn": drawn, "seconds": time.monotonic() - start}


def _draw_one(invoice: UUID, *, undo: bool) -> None:
    act = new_id()
    try:
        with as_actor(shop.STAFF, act), connection.cursor() as cursor:
            cursor.execute(
                "insert into ground_act (id, key, verb, facts, actor, person, role, reason, said_at,"
                " result) values (%s, %s, 'test', '', 'test', %s, 'mutua_staff', '', now(), '{}')",
                [act, uuid4(), shop.STAFF.person],
            )
            cursor.execute("select mutua.draw_number(%s, 'X', 2026)", [invoice])
            if undo:
                raise ChangedMind
    except ChangedMind:
        pass


def credit(note: UUID) -> str:
    """Issue one credit note; says what came of it."""
    with clock.on(shop.DAY):
        try:
            again(lambda: services.issue_invoice(actor=shop.alice, key=uuid4(), invoice=note))
        except Refused as error:
            return error.code
    return "issued"


def receive(invoice: UUID, amount: int) -> str:
    """Record one payment of an invoice."""
    from tests.support.verb_cases import ACTORS, TREASURY

    with clock.on(shop.DAY):
        again(lambda: services.record_receipt(
            actor=ACTORS[TREASURY], key=uuid4(), receipt=uuid4(), invoice=invoice, amount=amount
        ))  # fmt: skip
    return "received"


def record(key: UUID, cause: UUID, times: int) -> list[UUID]:
    """Post one key, several times."""
    entry = books.entry(cause=cause)
    return [
        again(lambda: ledger.record(actor=shop.STAFF, key=key, entry=entry)) for _ in range(times)
    ]


def post(house: str, times: int) -> dict[str, int]:
    """Post into a period until it is closed."""
    from datetime import date

    posted, refused = 0, 0
    for _ in range(times):
        entry = replace(books.entry(day=date(2025, 6, 1)), legal_entity=house)
        try:
            again(lambda one=entry: ledger.record(actor=shop.STAFF, key=uuid4(), entry=one))
            posted += 1
        except Exception as error:
            if "not in an open period" not in str(error):
                raise
            refused += 1
    return {"posted": posted, "refused": refused}


def close(period: UUID, after: float) -> str:
    """Close a period while others post."""
    time.sleep(after)
    with clock.on(shop.DAY):
        return again(lambda: ledger.close_period(actor=shop.STAFF, key=uuid4(), period=period))


def answer(what: str, public: Actor, code_id: UUID, code: str) -> str:
    """Answer an offer: sign, or decline."""
    with clock.on(shop.DAY):
        try:
            if what == "decline":
                again(lambda: services.decline_order(actor=public, key=uuid4()))
            else:
                again(lambda: services.sign_order(
                    actor=public, key=uuid4(), signature=uuid4(), code_id=code_id, code=code,
                    name="Camille", capacity="Directrice",
                ))  # fmt: skip
        except Refused as error:
            return error.code
    return what


# Of two processes that set a price, whose day comes after the other's is chance; what one has
# written off or corrected, the other has no more.
AFTER_ANOTHER = {
    "people.set_share_price", "activities.depreciate", "treasury.make_batch",
    "treasury.match_line",
    "work.submit_contract", "work.sign_contract", "treasury.contribute",
    "payroll.correct", "payroll.agree_recovery",
    "payroll.drop_claim",
}  # fmt: skip


# What another process may have taken meanwhile: then it is refused, for one of these reasons alone;
# each with the trace that the other has left.
TAKEN_BY_ANOTHER = {
    "payroll.withdraw_voucher_order": {
        "on_its_way": "select id from treasury_payment where debt = %(order)s",
        "withdrawn": "select id from payroll_mealvoucherwithdrawal"
        " where order_id = %(order)s and id <> %(withdrawal)s",
    },
}


class TooLate(NamedTuple):
    """The answer of a verb that was refused, since another process had taken what it is about."""

    code: str


def answer_of(name: str, work: Callable[[], Any]) -> Any:
    """What a verb answers, or that it came too late; any other refusal is raised."""
    try:
        return work()
    except Refused as error:
        if error.code not in TAKEN_BY_ANOTHER.get(name, ()):
            raise
        return TooLate(error.code)


def live(journal: str, seed: int, names: list[str]) -> str:
    """Do verb after verb of those named until killed. Each key stands in the journal before its
    first try, each answer after it."""
    import pickle
    from pathlib import Path

    from django.db import DatabaseError

    from tests.support.verb_cases import CASES

    settings_of_this_process()
    chance = random.Random(seed)
    with Path(journal).open("ab") as book, clock.on(shop.DAY):
        while True:
            try:
                name = chance.choice(names)
                try:
                    call, key = CASES[name].call(), uuid4()
                except Refused:  # another process has taken what it prepares: the same hours
                    continue
                note(book, pickle.dumps((name, key, call.actor, call.facts)))
                note(book, pickle.dumps((key, answer_of(name, partial(call, key)))))
            except (DatabaseError, Busy):
                return "the server is gone"


def live_without_room(journal: str, seed: int, names: list[str], stop: str) -> dict[str, int]:
    """The same on a disk that runs full, until a file says to stop: what could not be done is left,
    and another thing tried. Says how often it was which error."""
    import pickle
    from collections import Counter
    from pathlib import Path

    from django.db import DatabaseError

    from mutua.ground.errors import Full
    from tests.support.verb_cases import CASES

    settings_of_this_process()
    chance, came = random.Random(seed), Counter[str]()
    with Path(journal).open("ab") as book, clock.on(shop.DAY):
        while not Path(stop).exists():
            try:
                name = chance.choice(names)
                call, key = CASES[name].call(), uuid4()
            except Refused:  # another process has taken what it prepares: the same hours
                continue
            except (DatabaseError, Busy, Full) as error:
                came[f"prepared: {type(error).__name__}"] += 1
                time.sleep(0.02)
                continue
            note(book, pickle.dumps((name, key, call.actor, call.facts)))
            try:
                note(book, pickle.dumps((key, answer_of(name, partial(call, key)))))
                came["done"] += 1
            except (DatabaseError, Busy, Full) as error:
                came[type(error).__name__] += 1
                time.sleep(0.02)
    return dict(came)


def note(book: Any, line: bytes) -> None:
    import os

    book.write(len(line).to_bytes(4, "big") + line)
    book.flush()
    os.fsync(book.fileno())


def settings_of_this_process() -> None:
    """Mails are kept, for the code that a client signs with stands in one."""
    from django.conf import settings
    from django.core import mail

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []

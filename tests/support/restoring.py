"""A store that is restored to an earlier point, beside the one that went on (fault 20)."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core import mail
from django.db import connection

from mutua.ground import actors, backup, clock, doctor, opening, places
from tests.support.store import OLGA, pointed

WHY = "The disk failed; restored from the night"
NIGHT, NEXT = date(2026, 3, 18), date(2026, 3, 19)


class House:
    """A store before its disk failed: the ``backup`` of the NIGHT, the ``journal`` and the folder of
    its ``bank`` as they were at the end, and what a test wants to know of what was made when."""

    def __init__(self, store: Any, folder: Any, patched: pytest.MonkeyPatch) -> None:
        self.store, self.folder, self.patched = store, folder, patched

    def back_up(self) -> None:
        """The point to which it is restored."""
        self.patched.setenv(backup.ADMINISTRATOR, administrator(self.store))
        self.backup = backup.make(self.folder("backups")).folder

    def fail(self, bank: Any) -> None:
        """The bank has done what it got by then, and its statement of the NEXT day is out."""
        from tests.support import payments

        for path in sorted(payments.bank.out().glob("*.xml")):
            bank.submit(path.read_bytes())
        bank.day(NEXT)
        bank.statement()
        bank.close()
        self.bank, self.journal = bank.folder, places.journal()


@contextmanager
def house_with_treasury(store: Any, folder: Any) -> Iterator[House]:
    """A house whose members have money, on the day before the NIGHT; ``folder`` makes folders."""
    from tests.support import payments, shop

    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("MUTUA_HOME", str(folder("home")))
        patched.setenv("MUTUA_BANK", str(folder("bank")))
        mail.outbox = []
        shop.open_shop()
        with clock.on(shop.DAY):
            payments.open_treasury()
            for _ in range(3):
                shop.issued_invoice()
        yield House(store, folder, patched)


def administrator(store: Any) -> str:
    """Who may dump the store of this test."""
    return str(store.url("postgres", connection.settings_dict["NAME"]))


@contextmanager
def restored(store: Any, name: str, made: Path, journal: Path) -> Iterator[None]:
    """The backup in a database of its own, with the journal of the house that went on."""
    with store.connect("postgres") as superuser:
        superuser.execute(f"create database {name} owner mutua_owner")
    kept = made.parent / f"{name}.jsonl"
    shutil.copy(journal, kept)
    with pytest.MonkeyPatch.context() as patched, pointed(store, name):
        os.environ["MUTUA_JOURNAL"] = str(kept)
        patched.setenv(backup.ADMINISTRATOR, store.url("postgres", name))
        backup.check(made)
        backup.load(made)
        mail.outbox = []
        yield


def reopen(second: UUID, *signed: UUID) -> int:
    """Take back what the journal knows, and let two people open; gives how much was missing."""
    from mutua.people.services import reopen

    missing = opening.unknown()
    opening.take_back(missing)
    reopen(
        actor=actors.Actor(actors.STAFF, job="test"), key=uuid4(), why=WHY,
        signed_by=signed or (OLGA, second),
    )  # fmt: skip
    return len(missing)


def broken() -> list[str]:
    return [one.check.code for one in doctor.examine(rebuild=True) if not one.holds]


def had_left(store: Any, person: UUID, amount: int, kind: str = "expense", **more: str) -> None:
    """As a journal brings it back: something had left for a debt that the store does not know, like
    the last payment that left but for what is said."""
    from tests.support import payments, verb_cases

    one = payments.payments(state="sent")[-1]
    said = {
        "id": str(uuid4()), "debt": str(uuid4()), "end_to_end_id": uuid4().hex, "iban": "",
        "name": "", "person_id": str(person), "amount": amount, "debt_kind": kind,
        **more,
    }  # fmt: skip
    with verb_cases.superuser(store) as owner:
        owner.execute("set session_replication_role = replica")  # nobody may
        owner.execute(
            "insert into treasury_payment select (jsonb_populate_record(p, %s::jsonb)).*"
            " from treasury_payment p where id = %s",
            [json.dumps(said), one.id],
        )

"""A store that is restored to an earlier point, beside the one that went on (fault 20)."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core import mail
from django.db import connection

from mutua.ground import actors, backup, doctor, opening
from tests.support.store import OLGA, pointed

WHY = "The disk failed; restored from the night"


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

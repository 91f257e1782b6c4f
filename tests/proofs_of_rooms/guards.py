"""Help for proofs of guards: what a store holds, raw sessions of an actor, a guard taken away."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID, uuid4

import psycopg

from mutua.ground.ids import new_id
from tests.support.store import OLGA


def footprint(superuser: psycopg.Connection, tables: list[str]) -> list[tuple[str, int, int]]:
    """Rows of each table and the newest transaction that wrote one, seen past every policy:
    whatever is added, changed or taken away shows in one of them."""
    asked = " union all ".join(
        f"select '{name}', count(*), coalesce(max(xmin::text::bigint), 0) from \"{name}\""
        for name in tables
    )
    return sorted(superuser.execute(asked).fetchall())


@contextmanager
def session(
    role: str = "mutua_staff", person: UUID | None = OLGA, *, act: bool = True, token: str = ""
) -> Iterator[psycopg.Connection]:
    """A raw transaction under a role, beside Django; undone unless the test commits."""
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        made = new_id()
        connection.execute(
            "select set_config('role', %s, true), set_config('mutua.person', %s, true),"
            " set_config('mutua.token', %s, true)",
            [role, str(person or ""), token],
        )
        if act:
            connection.execute("select set_config('mutua.act', %s, true)", [str(made)])
            connection.execute(
                "insert into ground_act"
                " (id, key, verb, facts, actor, person, role, reason, said_at, result)"
                " values (%s, %s, 'test', '', 'test', %s, %s, '', now(), '{}')",
                [made, uuid4(), person, role],
            )
        try:
            yield connection
        finally:
            if not connection.closed:
                connection.rollback()


@contextmanager
def without(change: str, back: str) -> Iterator[None]:
    """Take a guard away as owner, and put it back."""
    with psycopg.connect(os.environ["MUTUA_OWNER_URL"], autocommit=True) as owner:
        owner.execute(change)
        try:
            yield
        finally:
            owner.execute(back)


class Coded:
    """Expects an error of the database with one of these codes."""

    def __init__(self, *codes: str) -> None:
        self.codes = codes

    def __enter__(self) -> Coded:
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        assert isinstance(error, psycopg.Error), f"nothing was refused ({error!r})"
        assert error.sqlstate in self.codes, error
        return True

"""One transaction under one actor: the role and the person reach the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from django.db import DatabaseError, connection, transaction

from mutua.ground.actors import Actor

LOCK_TIMEOUT = "3s"
_acting: ContextVar[Actor | None] = ContextVar("acting", default=None)


def acting() -> Actor | None:
    """The actor of the transaction one is in."""
    return _acting.get()


@contextmanager
def as_actor(actor: Actor, act: UUID | None = None) -> Iterator[None]:
    """A transaction in which the database knows the actor; without it no row is seen.

    ``act`` is the act that changes name; without it nothing can be changed. Raises RuntimeError
    inside another transaction: an actor never takes over another's.
    """
    if connection.in_atomic_block:
        raise RuntimeError("an actor begins a transaction of its own")
    token = _acting.set(actor)
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(
                    "select set_config('role', %s, true), set_config('mutua.person', %s, true),"
                    " set_config('mutua.act', %s, true), set_config('mutua.token', %s, true),"
                    " set_config('lock_timeout', %s, true)",
                    [
                        actor.role,
                        str(actor.person or ""),
                        str(act or ""),
                        actor.token_hash,
                        LOCK_TIMEOUT,
                    ],
                )
            yield
    finally:
        _acting.reset(token)


@contextmanager
def after_commit() -> Iterator[None]:
    """What follows a commit acts for itself, no longer for whoever committed."""
    token = _acting.set(None)
    try:
        yield
    finally:
        _acting.reset(token)


@contextmanager
def reading(actor: Actor) -> Iterator[None]:
    """A transaction that can change nothing at all."""
    with as_actor(actor):
        with connection.cursor() as cursor:
            cursor.execute("set transaction read only")
        yield


def sqlstate(error: BaseException) -> str:
    """The five letters by which PostgreSQL names an error, or nothing."""
    cause = error.__cause__ if isinstance(error, DatabaseError) else error
    return getattr(cause, "sqlstate", None) or ""

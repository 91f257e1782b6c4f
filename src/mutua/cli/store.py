"""The store behind a command: the embedded server under MUTUA_HOME, or DATABASE_URL."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any


def day(text: str) -> date:
    """A day on the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"given {text}; allowed: a date written as YYYY-MM-DD"
        ) from error


def add_entity(part: argparse.ArgumentParser) -> None:
    """Add the option that names a legal entity."""
    part.add_argument("--entity", default="", help="code of the legal entity; default: the first")


def entity_of(code: str) -> Any:
    """A legal entity of the store that is open: by its code, or the first. Exits with 2 and those
    that are there."""
    from mutua.ground.actors import AUDITOR, Actor
    from mutua.ground.transactions import reading
    from mutua.ledger.models import LegalEntity

    with reading(Actor(AUDITOR, job="command")):
        every = {one.code: one for one in LegalEntity.objects.order_by("code")}
    found = every.get(code) if code else next(iter(every.values()), None)
    if found is None:
        allowed = ", ".join(every) or "none: mutua init makes one"
        print(f"mutua: entity: given {code}; allowed: {allowed}", file=sys.stderr)
        raise SystemExit(2)
    return found


@contextmanager
def opened(*, migrate: bool | None = False) -> Iterator[None]:
    """The store, ready to work on; ``migrate`` brings its tables up to this release first, and
    with None they stay as they are, whatever they are.

    A server that this command started is stopped at the end; one that ran goes on. Exits with a
    sentence where the settings contradict each other or the store is of another release.
    """
    server, ran = None, True
    if not os.environ.get("DATABASE_URL"):
        server, ran = _embedded()
    try:
        _set_up()
        if migrate:
            from mutua.ground.upgrading import bring_up

            bring_up()
            _complete_journal()
            _complete_chart()
        elif migrate is False and (missing := _missing_migrations()):
            sys.exit(f"The store is not of this release ({missing} steps behind): mutua init")
        yield
    finally:
        if server is not None and not ran:
            server.stop()


def _embedded() -> tuple[Any, bool]:
    from mutua.ground.database import Server, home

    server = Server(home() / "postgres")
    ran = server.answers()
    server.start()
    server.prepare()
    server.use()
    return server, ran


def _set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mutua.portal.settings")
    import django

    try:
        django.setup()
    except ValueError as error:
        sys.exit(f"A setting cannot be used. {error}")


def _complete_chart() -> None:
    from mutua.people import founding

    founding.complete_chart()


def _complete_journal() -> None:
    """A store of a release without a journal begins it; one that was restored is shut."""
    from mutua.activities import leaving
    from mutua.ground import opening

    if opening.shut_if_restored():
        leaving.complete()


def _missing_migrations() -> int:
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections["owner"])
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))

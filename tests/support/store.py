"""A real PostgreSQL for the tests of the rooms: one server a worker, a fresh database a module."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from tests.support import places

os.environ["DJANGO_SETTINGS_MODULE"] = "mutua.portal.settings"
SET = ("DATABASE_URL", "MUTUA_OWNER_URL", "MUTUA_JOURNAL")
TEMPLATE = "mutua_template"
FAST = (
    "fsync = off", "full_page_writes = off", "synchronous_commit = off",
    "max_parallel_workers_per_gather = 0",  # a small store gains nothing by them
    "max_wal_size = '256MB'",  # it may lie in memory
)  # fmt: skip


def quick_passwords() -> None:
    """The same hash of passwords, made to cost little: nobody guesses at those of tests.

    What it costs in a house, test_sign_in.py holds.
    """
    from django.contrib.auth.hashers import Argon2PasswordHasher as Hasher

    Hasher.time_cost, Hasher.memory_cost, Hasher.parallelism = 1, 64, 1


@contextmanager
def server() -> Iterator[Any]:
    """An embedded server with a migrated template; gone at the end."""
    from mutua.ground.database import Server

    quick_passwords()
    folder = Path(tempfile.mkdtemp(prefix="mutua-store-", dir=places.for_stores()))
    found = Server(folder / "postgres")
    found.start()
    before = os.environ.get("MUTUA_HOME")
    os.environ["MUTUA_HOME"] = str(folder / "home")  # files that verbs keep go with the store
    try:
        with found.connect("postgres") as connection:
            for setting in FAST:
                connection.execute(f"alter system set {setting}")
            connection.execute("select pg_reload_conf()")
        found.prepare(TEMPLATE)
        with pointed(found, TEMPLATE):
            from mutua.ground.upgrading import bring_up

            bring_up()
        yield found
    finally:
        os.environ.pop("MUTUA_HOME")
        if before is not None:
            os.environ["MUTUA_HOME"] = before
        throw_away(found)
        shutil.rmtree(folder, ignore_errors=True)


def copy_template(server: Any, other: Any, database: str) -> None:
    """Fill an empty database of another server with the migrated template."""
    from mutua.ground.backup import program_of

    dump = [program_of("pg_dump"), "-Fp", "-d", server.url("postgres", TEMPLATE)]
    fill = [program_of("psql"), "-qX", "-v", "ON_ERROR_STOP=1", "-o", os.devnull, "-f", "-"]
    sql = subprocess.run(dump, capture_output=True, check=True).stdout
    subprocess.run([*fill, other.url("postgres", database)], input=sql, check=True)
    with other.connect(database) as connection:  # it was made here, no copy of a store that lives
        connection.execute("set session_replication_role = replica")
        connection.execute("update ground_opening set server = mutua.this_server()")


def throw_away(server: Any) -> None:
    """Stop a server whose data nobody wants: it writes nothing down any more."""
    pid = int((server.data / "postmaster.pid").read_text().split()[0])
    os.kill(pid, signal.SIGQUIT)
    server._forget()


def point(databases: dict[str, Any]) -> None:
    """Let Django speak to other databases than before."""
    from django.db import connections

    for alias in list(connections.settings):
        connections[alias].close()
        if hasattr(connections._connections, alias):
            delattr(connections._connections, alias)
    connections._settings = databases
    connections.__dict__.pop("settings", None)


@contextmanager
def pointed(server: Any, database: str) -> Iterator[None]:
    """Inside, Django works on this database of the server, and so do processes begun here."""
    from mutua.ground import database as databases

    before = {name: os.environ.get(name) for name in SET}
    server.use(database)
    os.environ["MUTUA_JOURNAL"] = str(server.data.parent / "journals" / f"{database}.jsonl")
    point(databases.connections())
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        point(databases.connections())


@contextmanager
def fresh(server: Any, name: str) -> Iterator[str]:
    """A database of its own, made from the template."""
    database = re.sub(r"[^a-z0-9_]", "_", name.lower())[-50:]
    with server.connect("postgres") as connection:
        connection.execute(f'drop database if exists "{database}" with (force)')
        connection.execute(
            f'create database "{database}" template {TEMPLATE} owner mutua_owner strategy file_copy'
        )
    from django.conf import settings

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with pointed(server, database):
        yield database
    with server.connect("postgres") as connection:
        connection.execute(f'drop database "{database}" with (force)')


# ── People of the tests: Alice owns, Bob is with her, Charlie must see nothing ──────────────────

ALICE = UUID("018f0000-0000-7000-8000-00000000000a")
BOB = UUID("018f0000-0000-7000-8000-00000000000b")
CHARLIE = UUID("018f0000-0000-7000-8000-00000000000c")
OLGA = UUID("018f0000-0000-7000-8000-0000000000f0")  # of the staff
TODAY = date(2026, 3, 16)

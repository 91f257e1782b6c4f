"""A backup of the whole store, and its restoring.

A backup is a folder: the dump of the database, and ``manifest.json`` with the digest of all that
belongs to it. Files lie once for all backups of a place, in ``files`` beside them. Keys are not in
it: who has a backup alone can open no national number, seal no order, sign no journal.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from mutua.ground import clock, places
from mutua.ground.actors import LOGIN, OWNER
from mutua.ground.database import Server, home, library
from mutua.ground.errors import Refused
from mutua.ground.files import FolderStore
from mutua.ground.ids import new_id

FORMAT = 1
DUMP, MANIFEST, FILES = "database.dump", "manifest.json", "files"
PIECE = 1 << 20
ADMINISTRATOR = "MUTUA_BACKUP_URL"
SHUT = """set session_replication_role = replica;
  insert into ground_opening (server, why, signed_by) values ('', 'restored from a backup', '[]');
  set session_replication_role = origin;"""


@dataclass(frozen=True)
class Made:
    """A backup: its folder, its bytes, and how many files belong to it."""

    folder: Path
    size: int
    files: int


def make(place: Path) -> Made:
    """Write a backup into a place. The dump is one snapshot; files are only ever added, so those
    that it names are all there. Raises Refused where it cannot be made."""
    final = place / f"{clock.now():%Y-%m-%dT%H%M%S.%fZ}"
    making = place / f".making-{final.name}"
    making.mkdir(parents=True, mode=0o700)
    try:
        dump = making / DUMP
        _run("pg_dump", "--format=custom", f"--file={dump}", f"--dbname={administrator()}")
        kept = _copy_files(place / FILES)
        said = {
            "format": FORMAT,
            "made_at": clock.now().isoformat(),
            "steps": _steps(),
            "dump": {"sha256": digest_of(dump), "bytes": dump.stat().st_size},
            "files": kept,
        }
        (making / MANIFEST).write_text(json.dumps(said, indent=1, sort_keys=True), "utf-8")
        making.rename(final)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
    return Made(final, said["dump"]["bytes"], len(kept or ()))


def check(backup: Path) -> dict[str, Any]:
    """The manifest, once every byte that it names is what it was. Raises Refused by the file."""
    try:
        said = json.loads((backup / MANIFEST).read_text("utf-8"))
        dump, kept = said["dump"]["sha256"], said["files"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Refused("backup", str(backup), f"a folder with a {MANIFEST}") from error
    if said["format"] != FORMAT:
        raise Refused("format", str(said["format"]), f"{FORMAT}: made by another release")
    if digest_of(backup / DUMP) != dump:
        raise Refused(DUMP, "other bytes than were written", dump, "spoilt")
    for one in kept or ():
        path = _file(backup.parent / FILES, one)
        if not path.exists() or digest_of(path) != one:
            raise Refused("files", one, "the bytes that were kept under this digest", "spoilt")
    return dict(said)


def load(backup: Path, database: str = "") -> None:
    """Bring a checked backup into an empty database of the server; it comes up shut.

    Raises Refused for a database that is not empty, and where it cannot be brought in.
    """
    import psycopg

    url = administrator(database)
    with psycopg.connect(url, autocommit=True) as connection:
        tables = "select count(*) from pg_class c where c.relkind = 'r' and relnamespace ="
        (there,) = connection.execute(f"{tables} 'public'::regnamespace").fetchone() or (0,)
        if there:
            raise Refused("store", f"{there} tables", "an empty store: a folder of its own")
        _run("pg_restore", "--exit-on-error", f"--dbname={url}", str(backup / DUMP))
        connection.execute(SHUT)


def bring_files(backup: Path) -> int:
    """Put the files of a checked backup into the store's own place; gives how many."""
    kept = json.loads((backup / MANIFEST).read_text("utf-8"))["files"] or ()
    store = places.files()
    if not isinstance(store, FolderStore):
        raise Refused("MUTUA_FILES", "a store that speaks S3", "a folder, to restore files into")
    for one in kept:
        store.adopt(one, _file(backup.parent / FILES, one))
    return len(kept)


class Trial:
    """A database beside the store's own, into which a backup is restored to see that it can be."""

    def __init__(self, backup: Path) -> None:
        self.backup = backup
        self.name = f"mutua_trial_{new_id().hex}"

    def __enter__(self) -> dict[str, str]:
        """The environment in which commands work on it."""
        self._do(f'create database "{self.name}" owner {OWNER}')
        load(self.backup, self.name)
        there = {
            name: urlunsplit(urlsplit(os.environ[name])._replace(path=f"/{self.name}"))
            for name in ("DATABASE_URL", "MUTUA_OWNER_URL")
            if os.environ.get(name)
        }
        return {**there, "MUTUA_FILES": str((self.backup.parent / FILES).resolve())}

    def __exit__(self, *error: object) -> None:
        """Nothing stays of it."""
        self._do(f'drop database if exists "{self.name}" with (force)')

    def _do(self, statement: str) -> None:
        import psycopg

        with closing(psycopg.connect(administrator("postgres"), autocommit=True)) as connection:
            connection.execute(statement)


def administrator(database: str = "") -> str:
    """The login that reads and writes everything: of the embedded server its own, of another
    server that of MUTUA_BACKUP_URL. Raises Refused where none is said."""
    import psycopg

    given = os.environ.get(ADMINISTRATOR)
    if given:
        return psycopg.conninfo.make_conninfo(given, **({"dbname": database} if database else {}))
    url = os.environ.get("DATABASE_URL", "")
    server = Server(home() / "postgres")
    if server.url(LOGIN).rpartition("host=")[2] != url.rpartition("host=")[2]:
        raise Refused(ADMINISTRATOR, "", "an administrator's login of your PostgreSQL")
    return server.url("postgres", database or urlsplit(url).path.strip("/"))


def digest_of(path: Path) -> str:
    """The SHA-256 of a file. Raises Refused where it is missing."""
    found = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                found.update(piece)
    except OSError as error:
        raise Refused("backup", path.name, "a file that belongs to it", "missing") from error
    return found.hexdigest()


def _copy_files(target: Path) -> list[str] | None:
    """What the store keeps, copied where it is not there yet; nothing of one that speaks S3, which
    keeps its own copies."""
    store = places.files()
    if not isinstance(store, FolderStore):
        return None
    copies = FolderStore(target)
    kept = []
    for digest in store.digests():
        kept.append(digest)
        copies.adopt(digest, store.path_of(digest))
    return sorted(kept)


def _file(root: Path, digest: str) -> Path:
    return FolderStore(root).path_of(digest)


def _steps() -> dict[str, str]:
    from django.db import connections
    from django.db.migrations.recorder import MigrationRecorder

    done = MigrationRecorder(connections["owner"]).applied_migrations()
    return {room: max(name for at, name in done if at == room) for room, _ in sorted(done)}


def _run(program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's own programs; Refused where it fails."""
    done = subprocess.run([program_of(program), *arguments], capture_output=True, text=True)
    if done.returncode:
        said = done.stderr.strip().splitlines()[0] if done.stderr.strip() else program
        raise Refused(program, said, "a database that it can read and write", "failed")


def program_of(name: str) -> str:
    """Where a program of PostgreSQL lies: the newest of the wheel, which brings several releases;
    one older than the server could not read it. Raises Refused where there is none."""
    root = Path(library().__file__).parent
    found = max(root.glob(f"pginstall*/bin/{name}"), default=None) or shutil.which(name)
    if found is None:
        raise Refused(name, "", "a program of PostgreSQL on the path")
    return str(found)

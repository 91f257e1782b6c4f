"""Where things lie outside the database: files, official rules, the seal's key, the journal."""

from __future__ import annotations

import os
from pathlib import Path

from mutua.ground import keys
from mutua.ground.database import home
from mutua.ground.errors import Refused
from mutua.ground.files import FileStore, from_setting

SECRETS = ("MUTUA_S3_KEY", "MUTUA_S3_SECRET")


def files() -> FileStore:
    """The store of MUTUA_FILES; by default the folder ``files`` in MUTUA_HOME."""
    setting = os.environ.get("MUTUA_FILES") or str(home() / "files")
    return from_setting(setting, {name: os.environ.get(name, "") for name in SECRETS})


def journal() -> Path:
    """The journal of what left: MUTUA_JOURNAL, by default beside MUTUA_HOME, never in it: who
    restores the one must not touch the other. By default its name says which keys sign it, so that
    a new store of trial begins a new one. Raises Refused for a place within."""
    given = os.environ.get("MUTUA_JOURNAL")
    inside = home()
    if given:
        path = Path(given).expanduser().resolve()
    else:
        name = keys.keys().sign("journal's name", "")[:12]
        path = Path(f"{inside}-journal") / f"left-{name}.jsonl"
    if path.is_relative_to(inside):
        raise Refused("MUTUA_JOURNAL", str(path), f"a file outside of {inside}")
    return path


def rules() -> Path:
    """The folder of the official rules of e-invoices: MUTUA_RULES, or ``rules`` in MUTUA_HOME."""
    return Path(os.environ.get("MUTUA_RULES") or home() / "rules")


def seal_key() -> tuple[Path, bytes]:
    """The cooperative's key and its passphrase: MUTUA_SEAL_KEY and MUTUA_SEAL_PASSPHRASE; by
    default a key for trial in MUTUA_HOME."""
    given = os.environ.get("MUTUA_SEAL_KEY")
    path = Path(given) if given else home() / "trial-seal.p12"
    return path, os.environ.get("MUTUA_SEAL_PASSPHRASE", "trial").encode()

"""Where things lie outside the database: files, official rules, the key of the seal."""

from __future__ import annotations

import os
from pathlib import Path

from mutua.ground.database import home
from mutua.ground.files import FileStore, from_setting

SECRETS = ("MUTUA_S3_KEY", "MUTUA_S3_SECRET")


def files() -> FileStore:
    """The store of MUTUA_FILES; by default the folder ``files`` in MUTUA_HOME."""
    setting = os.environ.get("MUTUA_FILES") or str(home() / "files")
    return from_setting(setting, {name: os.environ.get(name, "") for name in SECRETS})


def rules() -> Path:
    """The folder of the official rules of e-invoices: MUTUA_RULES, or ``rules`` in MUTUA_HOME."""
    return Path(os.environ.get("MUTUA_RULES") or home() / "rules")


def seal_key() -> tuple[Path, bytes]:
    """The cooperative's key and its passphrase: MUTUA_SEAL_KEY and MUTUA_SEAL_PASSPHRASE; by
    default a key for trial in MUTUA_HOME."""
    given = os.environ.get("MUTUA_SEAL_KEY")
    path = Path(given) if given else home() / "trial-seal.p12"
    return path, os.environ.get("MUTUA_SEAL_PASSPHRASE", "trial").encode()

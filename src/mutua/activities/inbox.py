"""E-invoices that lie in a folder: each is kept whole or put aside with the reason, once."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import NamedTuple

from mutua.activities import services
from mutua.activities.documents.safe_xml import LARGEST
from mutua.ground import actors
from mutua.ground.actors import Actor
from mutua.ground.database import home
from mutua.ground.errors import Refused
from mutua.ground.ids import derived_id

INBOX = actors.job("inbox")
TAKEN, REFUSED = "taken", "refused"


class Outcome(NamedTuple):
    """What became of a file: its name, and why it was refused, or nothing."""

    name: str
    refused: str = ""


def folder() -> Path:
    """Where e-invoices are put: MUTUA_INBOX, by default ``inbox`` in MUTUA_HOME."""
    return Path(os.environ.get("MUTUA_INBOX") or home() / "inbox")


def take(place: Path, actor: Actor = INBOX) -> list[Outcome]:
    """Take every ``.xml`` of a folder. What was kept goes to ``taken``, what was refused to
    ``refused`` with its reason beside it. Interrupted and begun again, nothing is kept twice."""
    found = []
    for path in sorted(place.glob("*.xml")):
        reason = take_file(path, actor)
        target = place / (REFUSED if reason else TAKEN)
        target.mkdir(exist_ok=True)
        if reason:
            (target / f"{path.name}.reason.txt").write_text(reason + "\n", "utf-8")
        path.replace(target / path.name)
        found.append(Outcome(path.name, reason))
    return found


def take_file(path: Path, actor: Actor = INBOX) -> str:
    """Keep one e-invoice; gives why it was refused, or nothing."""
    if path.is_symlink() or path.stat().st_size > LARGEST:
        return f"a file of at most {LARGEST} bytes"
    return take_document(path.read_bytes(), actor)


def take_document(document: bytes, actor: Actor = INBOX) -> str:
    """The same of a content; the key follows from it, so that each is kept once."""
    digest = hashlib.sha256(document).hexdigest()
    try:
        services.receive_document(
            actor=actor, key=derived_id("received", digest, "key"),
            received=derived_id("received", digest), document=document,
        )  # fmt: skip
    except Refused as refused:
        return str(refused)
    return ""

"""The bank as a folder: files that leave lie in ``out``, those that come in ``in``.

Whoever carries them (the bank's own client, EBICS, SFTP) takes from the one and puts into the
other. A file appears in ``out`` whole, under its message's name, once and for all.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from mutua.ground import actors, opening, places
from mutua.ground.database import home
from mutua.ground.errors import NotFound, Refused
from mutua.ground.files import checked, sync_folder, write_whole
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.treasury import services
from mutua.treasury.formats import camt053, coda, pain001
from mutua.treasury.formats.statements import Statement
from mutua.treasury.leaving import KIND
from mutua.treasury.models import Batch
from mutua.treasury.services.batches import facts_of
from mutua.treasury.services.statements import entity_of_account

SENDER = actors.job("bank")
HELD = ".held"  # ends the name of a file that is written and has not left
TAKEN, REFUSED, WAITING = "taken", "refused", "waiting"
REASON = ".reason.txt"
MOST_SHOWN = 50
# Of the 255 bytes of a name in a file system, with what stands around it.
LONGEST, LONGEST_ENDING = 160, 8


class Outcome(NamedTuple):
    """What became of a file that came: why it was refused or waits, or nothing."""

    name: str
    refused: str = ""
    waits: str = ""


def folder() -> Path:
    """Where bank files lie: MUTUA_BANK, by default ``bank`` in MUTUA_HOME."""
    return Path(os.environ.get("MUTUA_BANK") or home() / "bank")


def out() -> Path:
    """The folder of what leaves."""
    place = folder() / "out"
    place.mkdir(parents=True, exist_ok=True)
    return place


def send(batch: UUID) -> None:
    """Let an approved batch leave: its line in the journal, then its file under a name that
    nobody takes, then the store knows, then the file gets its name. Begun again after a death
    anywhere, it goes on where it stopped, and the file appears once."""
    with reading(SENDER):
        found = Batch.objects.get(id=batch)
        if found.state == "approved":  # the journal may say that it had left
            opening.require_open()
        facts = facts_of(found)
    held = out() / f"{found.message_id}.xml{HELD}"
    if found.state == "approved":
        content = places.files().get(checked(found.file))
        if pain001.sha256(content) != found.file:
            raise Refused("file", found.file, "the file that was approved", "other_file")
        opening.note_before_it_leaves(KIND, batch, **facts)
        write_whole(held, content)
        services.keep_sent(actor=SENDER, key=derived_id(batch, "sent"), batch=batch)
    release(found.message_id)


def release(message: str) -> None:
    """Give the file of a batch that the store knows to have left its name, if it has none yet."""
    held = out() / f"{message}.xml{HELD}"
    with reading(SENDER):
        left = Batch.objects.filter(message_id=message, state__in=("sent", "answered")).exists()
    if left and held.exists():
        held.rename(held.with_suffix(""))
        sync_folder(held.parent)


def release_all() -> None:
    """The same for every file that is held."""
    for held in sorted(out().glob(f"*.xml{HELD}")):
        release(held.name.removesuffix(f".xml{HELD}"))


def take(place: Path | None = None) -> list[Outcome]:
    """Take every file of the folder ``in``: answers (pain.002) and statements (camt.053, CODA).

    What was taken goes to ``taken``, what was refused to ``refused`` with its reason beside it; a
    statement that has come before an earlier one waits. Interrupted and begun again, or given a
    file twice, nothing is kept twice.
    """
    place = place or folder() / "in"
    found: list[Outcome] = []
    going = True
    waiting = _lying_in(place)
    while going:  # a statement that waited may follow one that was taken after it
        going, left = False, list[tuple[Path, str]]()
        for path in waiting:
            try:
                outcome = _take_file(path)
                if not outcome.waits:
                    _put_away(path, outcome.refused)
            except FileNotFoundError:  # whoever else takes files here has put it away
                continue
            if outcome.waits:
                left.append((path, outcome.waits))
                continue
            found.append(outcome)
            going = True
        waiting = [path for path, _ in left]
    for path, why in left:
        _say(path.parent / WAITING, path.name, why)
    return [*found, *(Outcome(path.name, waits=why) for path, why in left)]


def bring(name: str, content: bytes) -> Outcome:
    """Take a file that a person brings, and then what has waited for it. What was taken lies in
    ``taken``; a statement that comes before an earlier one waits as one of the folder does. Raises
    Refused where nothing of it is kept."""
    place = folder() / "in"
    name = _kept_name(pain001.sha256(content)[:12], name)
    outcome = Outcome(name)
    try:
        _reader_of(content)(content)
    except Refused as refused:
        if refused.code != "gap":
            raise
        outcome = Outcome(name, waits=str(refused))
    kept = place if outcome.waits else place / TAKEN
    kept.mkdir(parents=True, exist_ok=True)
    write_whole(kept / name, content)
    take()
    return outcome


def _kept_name(mark: str, name: str) -> str:
    """The name under which a file lies: with its mark, since another may have the same name, and no
    longer than a folder takes with what stands around it."""
    ending = Path(name).suffix[:LONGEST_ENDING]
    stem = name.removesuffix(ending).encode()[:LONGEST].decode(errors="ignore")
    return f"{mark}-{stem}{ending}"


def _lying_in(place: Path) -> list[Path]:
    """The whole files of a folder by their names; a hidden one is still being written."""
    if not place.is_dir():
        return []
    return sorted(one for one in place.glob("[!.]*") if one.is_file())


def put_aside(place: Path | None = None) -> list[Outcome]:
    """The files of the folder ``in`` that were refused or wait, with the reason, the last first."""
    place = place or folder() / "in"
    refused = [Outcome(name, refused=why) for name, why in _said(place / REFUSED)]
    return [*(Outcome(name, waits=why) for name, why in _said(place / WAITING)), *refused]


def _say(target: Path, name: str, reason: str) -> None:
    target.mkdir(exist_ok=True)
    (target / f"{name}{REASON}").write_text(reason + "\n", "utf-8")


def _said(place: Path) -> list[tuple[str, str]]:
    """The names and reasons that lie in a folder, the newest first; none where there is none."""
    if not place.is_dir():
        return []
    papers = sorted(place.glob(f"*{REASON}"), key=lambda one: (-one.stat().st_mtime, one.name))
    return [
        (one.name.removesuffix(REASON), one.read_text("utf-8").strip())
        for one in papers[:MOST_SHOWN]
    ]


def _put_away(path: Path, reason: str) -> None:
    target = path.parent / (REFUSED if reason else TAKEN)
    target.mkdir(exist_ok=True)
    if reason:
        _say(target, path.name, reason)
    path.replace(target / path.name)
    (path.parent / WAITING / f"{path.name}{REASON}").unlink(missing_ok=True)


def _take_file(path: Path) -> Outcome:
    if path.is_symlink() or path.stat().st_size > camt053.MOST_BYTES:
        return Outcome(path.name, f"a file of at most {camt053.MOST_BYTES} bytes")
    content = path.read_bytes()
    try:
        _reader_of(content)(content)
    except Refused as refused:
        if refused.code == "gap":
            return Outcome(path.name, waits=str(refused))
        return Outcome(path.name, str(refused))
    return Outcome(path.name)


def _reader_of(content: bytes) -> Callable[[bytes], None]:
    start = content[:4_096]
    if b"pain.002" in start:
        return _answer
    if b"camt.053" in start:
        return lambda given: _statements(given, camt053.read)
    if content[:5] == b"00000":
        return lambda given: _statements(given, coda.read)
    raise NotFound("file", start[:40].decode("latin-1"), "pain.002, camt.053 or CODA")


def _answer(content: bytes) -> None:
    key = derived_id("answer", pain001.sha256(content))
    services.read_answer(actor=SENDER, key=key, answer=content)


def _statements(content: bytes, read: Callable[..., tuple[Statement, ...]]) -> None:
    digest, found = pain001.sha256(content), read(content)
    with reading(SENDER):
        for one in found:  # before any is kept: a file may tell of other accounts as well
            entity_of_account(one.iban)
    for number, one in enumerate(found):
        services.take_statement(
            actor=SENDER, key=derived_id("statement", digest, number), statement=one, file=digest
        )

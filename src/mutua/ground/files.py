"""Files kept under the SHA-256 of their content: in a folder, or in a store that speaks S3.

The same content is kept once, and what is read is what was kept: each read compares the digest.
Names, kinds and who may see a file stand in the database, never here.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final, Protocol
from urllib.parse import parse_qs, unquote, urlsplit

from mutua.ground import room
from mutua.ground.errors import NotFound, Refused

MEGABYTE: Final = 1_000_000
# The most bytes of each kind (media type) that is kept.
KINDS: Final[dict[str, int]] = {
    "application/pdf": 25 * MEGABYTE,
    "application/xml": 5 * MEGABYTE,
    "application/json": 25 * MEGABYTE,
    "image/jpeg": 20 * MEGABYTE,
    "image/png": 20 * MEGABYTE,
    "image/webp": 20 * MEGABYTE,
    "image/heic": 20 * MEGABYTE,
    "text/csv": 100 * MEGABYTE,
    "text/plain": 100 * MEGABYTE,
}
DIGEST: Final = re.compile(r"[0-9a-f]{64}")
PIECE: Final = 1 << 16
IN_MEMORY: Final = 1 << 20


class TooLarge(Refused):
    """More bytes than this kind of file may have."""


class BitRot(Refused):
    """What lies in the store is no longer what was kept there."""


class StoreFailed(Refused):
    """The store did not answer, or answered that it failed; to be tried again."""


class FileStore(Protocol):
    """A place for contents. Both stores keep the same promises."""

    def put(self, content: bytes | BinaryIO, kind: str) -> str:
        """Keep a content and give its digest; it is on the disk when this returns.

        Raises Refused for a kind that is not kept, TooLarge, StoreFailed.
        """

    def get(self, digest: str) -> bytes:
        """The content. Raises NotFound, BitRot, StoreFailed."""

    def open(self, digest: str) -> BinaryIO:
        """The content as a stream from its start, compared whole before the first byte is given.

        Raises as ``get``.
        """

    def holds(self, digest: str) -> bool:
        """Whether something is kept under this digest; it is not read."""


def from_setting(setting: str, secrets: Mapping[str, str]) -> FileStore:
    """The store that a setting names.

    ``/srv/mutua/files`` or ``file:///srv/mutua/files`` is a folder;
    ``s3://bucket/prefix?endpoint=https://host&region=name`` a store, whose keys stand in
    ``secrets`` as MUTUA_S3_KEY and MUTUA_S3_SECRET. Raises Refused for any other text.
    """
    parts = urlsplit(setting)
    if parts.scheme in ("", "file") and parts.path.startswith("/"):
        return FolderStore(Path(unquote(parts.path)))
    if parts.scheme != "s3" or not parts.netloc:
        raise Refused("files", setting, "an absolute folder or s3://bucket/prefix?endpoint=…")
    from mutua.ground.s3 import Account, S3Store

    asked = {key: values[0] for key, values in parse_qs(parts.query).items()}
    missing = [key for key in ("MUTUA_S3_KEY", "MUTUA_S3_SECRET") if not secrets.get(key)]
    if missing or "endpoint" not in asked:
        needed = "an endpoint, and the secrets MUTUA_S3_KEY and MUTUA_S3_SECRET"
        raise Refused("files", ", ".join(missing) or setting, needed)
    account = Account(
        asked["endpoint"],
        parts.netloc,
        asked.get("region", "us-east-1"),
        secrets["MUTUA_S3_KEY"],
        secrets["MUTUA_S3_SECRET"],
    )
    return S3Store(account, parts.path.strip("/"))


class FolderStore:
    """Contents as files, two levels of folders deep, readable by their owner alone."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, content: bytes | BinaryIO, kind: str) -> str:
        """See FileStore. A file that rotted is made whole by keeping it again. Raises Full where the
        disk has no room."""
        with room.needed(f"the files in {self.root}"):
            return self._put(content, kind)

    def _put(self, content: bytes | BinaryIO, kind: str) -> str:
        drafts = self.root / "drafts"
        make_folder(drafts)
        handle, name = tempfile.mkstemp(dir=drafts)
        try:
            with os.fdopen(handle, "w+b") as draft:
                digest = copy(content, draft, limit_of(kind))
                draft.flush()
                os.fsync(draft.fileno())
            self._settle(Path(name), digest)
        finally:
            with suppress(FileNotFoundError):
                Path(name).unlink()
        return digest

    def _settle(self, draft: Path, digest: str) -> None:
        target = self.path_of(digest)
        make_folder(target.parent)
        draft.chmod(0o400)
        draft.replace(target)
        sync_folder(target.parent)

    def get(self, digest: str) -> bytes:
        """See FileStore."""
        with self.open(digest) as stream:
            return stream.read()

    def open(self, digest: str) -> BinaryIO:
        """See FileStore."""
        try:
            stream = self.path_of(digest).open("rb")
        except FileNotFoundError as error:
            raise NotFound("digest", digest, "a file that is kept") from error
        return compared(stream, digest)

    def holds(self, digest: str) -> bool:
        """See FileStore."""
        return self.path_of(digest).is_file()

    def digests(self) -> Iterator[str]:
        """Every digest that is kept, in no order: for the diagnosis of the whole store."""
        for path in self.root.glob("??/??/*"):
            if DIGEST.fullmatch(path.name):
                yield path.name

    def adopt(self, digest: str, path: Path) -> None:
        """Keep a file of any size as it is, if it has this digest. Raises BitRot otherwise."""
        if self.holds(digest):
            return
        drafts = self.root / "drafts"
        make_folder(drafts)
        handle, name = tempfile.mkstemp(dir=drafts)
        try:
            with os.fdopen(handle, "w+b") as draft, path.open("rb") as source:
                found = copy(source, draft, path.stat().st_size + 1)
                draft.flush()
                os.fsync(draft.fileno())
            if found != digest:
                raise BitRot("digest", found, digest, "rot")
            self._settle(Path(name), digest)
        finally:
            with suppress(FileNotFoundError):
                Path(name).unlink()

    def path_of(self, digest: str) -> Path:
        """Where a content lies, or would. Raises Refused for what is no digest."""
        checked(digest)
        return self.root / digest[:2] / digest[2:4] / digest


def checked(digest: str) -> str:
    """A digest, or Refused: so that no other text becomes a path."""
    if not DIGEST.fullmatch(digest):
        raise Refused("digest", digest, "64 hexadecimal digits, lower case")
    return digest


def limit_of(kind: str) -> int:
    """The most bytes of a kind; Refused for one that is not kept."""
    if kind not in KINDS:
        raise Refused("kind", kind, ", ".join(KINDS))
    return KINDS[kind]


def copy(content: bytes | BinaryIO, target: BinaryIO, limit: int) -> str:
    """Copy piece by piece and give the digest; TooLarge as soon as the limit is passed."""
    source = io.BytesIO(content) if isinstance(content, bytes) else content
    digest, size = hashlib.sha256(), 0
    while piece := source.read(PIECE):
        size += len(piece)
        if size > limit:
            raise TooLarge("content", f"more than {limit} bytes", f"at most {limit} bytes")
        digest.update(piece)
        target.write(piece)
    return digest.hexdigest()


def compared(stream: BinaryIO, digest: str) -> BinaryIO:
    """The stream at its start, when its content has the digest; else it is closed, and BitRot."""
    stream.seek(0)
    found = hashlib.file_digest(stream, "sha256").hexdigest()
    if found != digest:
        stream.close()
        raise BitRot("digest", found, f"{digest}, as when it was kept")
    stream.seek(0)
    return stream


@contextmanager
def spooled(content: bytes | BinaryIO, limit: int) -> Iterator[tuple[BinaryIO, str]]:
    """A content in memory, or on the disk when it is long, with its digest."""
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as draft:
        stream: BinaryIO = draft  # type: ignore[assignment]
        digest = copy(content, stream, limit)
        stream.seek(0)
        yield stream, digest


def make_folder(folder: Path) -> None:
    """A folder and those above it, each written to the disk before something lies in it."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    sync_folder(folder.parent)


def write_whole(target: Path, content: bytes) -> None:
    """Write a file whole or not at all; it is on the disk when this returns. Raises Full where the
    disk has no room."""
    draft = target.with_name(f".{target.name}.part")
    try:
        with room.needed(str(target)), draft.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(target)
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Write a folder's list of names to the disk, so that a file survives a loss of power."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

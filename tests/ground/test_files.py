"""A file that is kept is given back as it was, or refused with the reason."""

import hashlib
import io
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from mutua.ground import files, s3
from mutua.ground.errors import NotFound, Refused
from mutua.ground.files import BitRot, FileStore, FolderStore, StoreFailed, TooLarge
from tests.ground.fake_s3 import FakeS3

CONTENT = b"%PDF-1.7 a receipt"
DIGEST = hashlib.sha256(CONTENT).hexdigest()
PDF = "application/pdf"


@pytest.fixture
def folder(tmp_path: Path) -> FolderStore:
    return FolderStore(tmp_path / "kept" / "files")


@pytest.fixture
def fake() -> Iterator[FakeS3]:
    with FakeS3("KEY", "SECRET/+") as server:
        yield server


@pytest.fixture
def bucket(fake: FakeS3) -> s3.S3Store:
    return s3.S3Store(s3.Account(fake.endpoint, "mutua", "eu-west-3", "KEY", "SECRET/+"), "a b")


@pytest.fixture(params=["folder", "bucket"])
def store(request: pytest.FixtureRequest) -> FileStore:
    found: FileStore = request.getfixturevalue(request.param)
    return found


# ── Both stores ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("content", [CONTENT, b"", b"x" * 3_000_000])
def test_it_comes_back_as_it_was(store: FileStore, content: bytes) -> None:
    digest = store.put(content, PDF)
    assert digest == hashlib.sha256(content).hexdigest()
    assert store.get(digest) == content
    with store.open(digest) as stream:
        assert stream.read(4) == content[:4]
    assert store.holds(digest)


def test_a_stream_is_kept_like_bytes_and_once(store: FileStore) -> None:
    assert store.put(io.BytesIO(CONTENT), PDF) == store.put(CONTENT, PDF) == DIGEST


def test_what_is_not_kept_is_named(store: FileStore) -> None:
    assert not store.holds(DIGEST)
    with pytest.raises(NotFound):
        store.get(DIGEST)
    with pytest.raises(NotFound):
        store.open(DIGEST)


@pytest.mark.parametrize(
    "digest", ["", "../../etc/passwd", DIGEST.upper(), DIGEST + "0", "a/" * 32]
)
def test_no_other_text_becomes_an_address(store: FileStore, digest: str) -> None:
    for ask in (store.get, store.open, store.holds):
        with pytest.raises(Refused, match="digest"):
            ask(digest)


def test_a_kind_that_is_not_kept_is_refused(store: FileStore) -> None:
    with pytest.raises(Refused, match="kind"):
        store.put(CONTENT, "text/html")


class Endless(io.RawIOBase):
    """A stream without end, which counts what was read."""

    def __init__(self) -> None:
        self.given = 0

    def read(self, size: int = -1) -> bytes:
        assert size > 0, "read whole"
        self.given += size
        return bytes(size)


def test_an_endless_stream_is_cut_at_the_limit(
    store: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(files.KINDS, PDF, 100_000)
    endless: Any = Endless()
    with pytest.raises(TooLarge):
        store.put(endless, PDF)
    assert endless.given <= 100_000 + files.PIECE


# ── The folder ──────────────────────────────────────────────────────────────────────────────────


def everything(folder: FolderStore) -> list[Path]:
    return [path for path in folder.root.rglob("*") if path.is_file()]


def test_a_refused_content_leaves_nothing(
    folder: FolderStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(files.KINDS, PDF, 3)
    with pytest.raises(TooLarge):
        folder.put(CONTENT, PDF)
    assert everything(folder) == []


def test_a_stream_that_breaks_leaves_nothing(folder: FolderStore) -> None:
    class Broken(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            raise ConnectionResetError("gone")

    broken: Any = Broken()
    with pytest.raises(ConnectionResetError):
        folder.put(broken, PDF)
    assert everything(folder) == []


def test_it_is_on_the_disk_before_it_has_its_name(
    folder: FolderStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def noted_fsync(handle: int) -> None:
        done.append("fsync")
        fsync(handle)

    def noted_replace(self: Path, target: Path) -> Path:
        done.append("name")
        return replace(self, target)

    folder.put(b"first", PDF)
    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(Path, "replace", noted_replace)
    folder.put(b"first", PDF)
    assert done == ["fsync", "name", "fsync"]


def test_only_the_owner_reads_and_nobody_writes(folder: FolderStore) -> None:
    folder.put(CONTENT, PDF)
    (kept,) = everything(folder)
    assert kept.stat().st_mode & 0o777 == 0o400
    assert folder.root.stat().st_mode & 0o077 == 0
    assert list(folder.digests()) == [DIGEST]


def rot(folder: FolderStore) -> None:
    (kept,) = everything(folder)
    kept.chmod(0o600)
    kept.write_bytes(CONTENT[:-1] + b"T")


def test_a_rotten_file_is_refused_and_mended_by_keeping_it_again(folder: FolderStore) -> None:
    folder.put(CONTENT, PDF)
    rot(folder)
    with pytest.raises(BitRot):
        folder.get(DIGEST)
    with pytest.raises(BitRot):
        folder.open(DIGEST)
    folder.put(CONTENT, PDF)
    assert folder.get(DIGEST) == CONTENT


# ── S3 ──────────────────────────────────────────────────────────────────────────────────────────

EXAMPLE = s3.Account(
    "https://examplebucket.s3.amazonaws.com",
    "examplebucket",
    "us-east-1",
    "AKIAIOSFODNN7EXAMPLE",
    "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
)
EXAMPLE_DAY = datetime(2013, 5, 24, tzinfo=UTC)
HOST = {"host": "examplebucket.s3.amazonaws.com"}


def test_the_published_example_of_reading_has_its_signature() -> None:
    headers = {**HOST, "range": "bytes=0-9"}
    signed = s3.sign(EXAMPLE, EXAMPLE_DAY, "GET", "/test.txt", headers, s3.EMPTY)
    assert signed["authorization"].endswith(
        "=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"
    )


def test_the_published_example_of_writing_has_its_signature() -> None:
    payload = hashlib.sha256(b"Welcome to Amazon S3.").hexdigest()
    headers = {
        **HOST,
        "date": "Fri, 24 May 2013 00:00:00 GMT",
        "x-amz-storage-class": "REDUCED_REDUNDANCY",
    }
    signed = s3.sign(EXAMPLE, EXAMPLE_DAY, "PUT", "/test$file.text", headers, payload)
    assert signed["authorization"].endswith(
        "=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"
    )


def test_it_lies_under_its_digest_with_its_kind(bucket: s3.S3Store, fake: FakeS3) -> None:
    bucket.put(CONTENT, PDF)
    assert fake.objects == {f"/mutua/a b/{DIGEST[:2]}/{DIGEST}": CONTENT}
    assert list(fake.kinds.values()) == [PDF]


def test_a_wrong_secret_is_refused_at_once(fake: FakeS3) -> None:
    thief = s3.S3Store(s3.Account(fake.endpoint, "mutua", "eu-west-3", "KEY", "wrong"))
    with pytest.raises(StoreFailed, match="403"):
        thief.put(CONTENT, PDF)
    assert fake.asked == ["PUT"]
    assert fake.objects == {}


def test_a_store_that_falters_is_asked_again(bucket: s3.S3Store, fake: FakeS3) -> None:
    fake.failures = 2
    assert bucket.put(CONTENT, PDF) == DIGEST
    assert fake.asked == ["PUT"] * 3
    assert bucket.get(DIGEST) == CONTENT


def test_an_answer_cut_short_is_asked_again_and_not_called_rotten(
    bucket: s3.S3Store, fake: FakeS3
) -> None:
    bucket.put(CONTENT, PDF)
    fake.cuts = 1
    assert bucket.get(DIGEST) == CONTENT
    fake.cuts = 9
    with pytest.raises(StoreFailed):
        bucket.get(DIGEST)


def test_a_store_that_stays_away_is_named(bucket: s3.S3Store, fake: FakeS3) -> None:
    fake.failures = 9
    with pytest.raises(StoreFailed, match="503"):
        bucket.get(DIGEST)
    nowhere = s3.S3Store(s3.Account("http://127.0.0.1:9", "mutua", "r", "KEY", "s"))
    with pytest.raises(StoreFailed):
        nowhere.holds(DIGEST)


def test_what_rotted_in_the_store_is_refused(bucket: s3.S3Store, fake: FakeS3) -> None:
    bucket.put(CONTENT, PDF)
    for name in fake.objects:
        fake.objects[name] = b"other"
    with pytest.raises(BitRot):
        bucket.get(DIGEST)


def test_a_secret_is_never_shown() -> None:
    assert "EXAMPLEKEY" not in repr(EXAMPLE)


# ── The setting ─────────────────────────────────────────────────────────────────────────────────


def test_a_setting_names_a_folder_or_a_store(tmp_path: Path) -> None:
    secrets = {"MUTUA_S3_KEY": "K", "MUTUA_S3_SECRET": "S"}
    for text in (str(tmp_path), f"file://{tmp_path}"):
        found = files.from_setting(text, {})
        assert isinstance(found, FolderStore)
        assert found.root == tmp_path
    found = files.from_setting("s3://box/a/b?endpoint=https://s3.example&region=bxl", secrets)
    assert isinstance(found, s3.S3Store)
    assert found.account == s3.Account("https://s3.example", "box", "bxl", "K", "S")
    assert found.prefix == "a/b"


@pytest.mark.parametrize(
    "setting",
    ["", "relative/folder", "ftp://host/x", "s3://", "s3://box", "s3://box?endpoint=https://h"],
)
def test_a_setting_that_names_nothing_is_refused(setting: str) -> None:
    with pytest.raises(Refused, match="files"):
        files.from_setting(setting, {})


def test_a_stream_is_what_the_type_says(store: FileStore) -> None:
    stream: BinaryIO = store.open(store.put(CONTENT, PDF))
    with stream:
        assert stream.seek(0, 2) == len(CONTENT)

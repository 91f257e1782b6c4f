"""A sealed order says by whom and when it was sealed, and that nothing was changed since."""

import asyncio
import io
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader

from mutua.activities.documents import pdf
from mutua.activities.documents.errors import DocumentError
from mutua.activities.documents.seal import (
    Key,
    key_from_pem,
    key_from_pkcs12,
    seal,
    verify,
    write_trial_key,
)
from tests.activities import papers

ORDER = papers.signed_order()
AT = datetime(2026, 3, 5, 11, 45, tzinfo=UTC)


@pytest.fixture(scope="module")
def key_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("key") / "trial.p12"
    write_trial_key(path, "Mutua on trial", b"secret", datetime(2026, 1, 1, tzinfo=UTC))
    return path


@pytest.fixture(scope="module")
def key(key_file: Path) -> Key:
    return key_from_pkcs12(key_file, b"secret")


@pytest.fixture(scope="module")
def paper() -> bytes:
    return pdf.draw_order(ORDER)


@pytest.fixture(scope="module")
def sealed(paper: bytes, key: Key) -> bytes:
    return seal(paper, key, AT, ORDER.number, ORDER.content_hash)


def test_it_says_by_whom_when_and_for_what(sealed: bytes, key: Key) -> None:
    said = verify(sealed, {key.fingerprint})
    assert (said.name, said.sealed_at, said.what) == ("Mutua on trial", AT, "C-2026-0131")
    assert said.content_hash == ORDER.content_hash
    assert said.trusted


def test_it_is_made_and_read_where_an_event_loop_runs_already(paper: bytes, key: Key) -> None:
    async def both() -> bool:
        made = seal(paper, key, AT, ORDER.number, ORDER.content_hash)
        return verify(made, {key.fingerprint}).trusted

    assert asyncio.run(both())


def test_a_key_that_nobody_trusts_is_told(sealed: bytes) -> None:
    assert not verify(sealed, {"0" * 64}).trusted


def test_the_paper_stays_archivable_and_readable(sealed: bytes, paper: bytes) -> None:
    assert sealed.startswith(paper)
    about = PdfFileReader(io.BytesIO(sealed)).root["/Metadata"].data
    assert about == PdfFileReader(io.BytesIO(paper)).root["/Metadata"].data
    assert b"<pdfaid:part>3</pdfaid:part>" in about


def changed(sealed: bytes, place: int) -> bytes:
    """With one bit turned; in the seal's own digits, one digit."""
    other = bytearray(sealed)
    digits = b"0123456789ABCDEF"
    found = digits.find(other[place])
    other[place] = digits[found ^ 1] if found >= 0 else other[place] ^ 1
    return bytes(other)


def test_a_changed_byte_is_refused_wherever_it_is(sealed: bytes) -> None:
    for place in random.Random(7).sample(range(len(sealed)), 150):
        with pytest.raises(DocumentError):
            verify(changed(sealed, place))


def test_a_changed_byte_of_the_seal_itself_is_refused(sealed: bytes) -> None:
    signature = PdfFileReader(io.BytesIO(sealed)).embedded_signatures[0]
    start, end = signature.byte_range[1], signature.byte_range[2]
    for place in [
        *range(start, start + 180),
        *range(start + 700, start + 1000),
        *range(end - 9, end),
    ]:
        with pytest.raises(DocumentError):
            verify(changed(sealed, place))


@pytest.mark.parametrize("added", [b"\n", b"%%EOF\n", b" " * 1000])
def test_bytes_added_at_the_end_are_refused(sealed: bytes, added: bytes) -> None:
    with pytest.raises(DocumentError):
        verify(sealed + added)


def test_an_update_added_later_is_refused(sealed: bytes) -> None:
    writer = IncrementalPdfFileWriter(io.BytesIO(sealed))
    writer.root["/Lang"] = writer.root["/Lang"]
    writer.update_root()
    out = io.BytesIO()
    writer.write(out)
    assert out.getvalue().startswith(sealed)
    with pytest.raises(DocumentError, match="added after"):
        verify(out.getvalue())


@pytest.mark.parametrize("spoilt", [b"", b"%PDF-1.7\n", b"hello", b"\0" * 100])
def test_what_is_no_pdf_is_named(spoilt: bytes, key: Key) -> None:
    with pytest.raises(DocumentError, match="pdf"):
        verify(spoilt)
    with pytest.raises(DocumentError, match="pdf"):
        seal(spoilt, key, AT, "x", "0" * 64)


def test_a_paper_without_a_seal_is_told(paper: bytes) -> None:
    with pytest.raises(DocumentError, match="0 seals"):
        verify(paper)


def test_half_a_paper_is_refused(sealed: bytes) -> None:
    with pytest.raises(DocumentError):
        verify(sealed[: len(sealed) // 2])


def test_a_second_seal_is_refused(sealed: bytes, key: Key) -> None:
    with pytest.raises(DocumentError, match="sealed"):
        seal(sealed, key, AT, "x", "0" * 64)


@pytest.mark.parametrize(
    "at", [AT.replace(tzinfo=None), AT - timedelta(days=100), AT + timedelta(days=1100)]
)
def test_an_instant_outside_the_life_of_the_key_is_refused(
    paper: bytes, key: Key, at: datetime
) -> None:
    with pytest.raises(DocumentError, match="sealed_at"):
        seal(paper, key, at, "x", "0" * 64)


@pytest.mark.parametrize("digest", ["", "0" * 63, "G" * 64])
def test_a_hash_that_is_none_is_refused(paper: bytes, key: Key, digest: str) -> None:
    with pytest.raises(DocumentError, match="content_hash"):
        seal(paper, key, AT, "x", digest)


def test_a_key_in_two_files_seals_as_well(tmp_path: Path, key_file: Path, paper: bytes) -> None:
    packed = load_pkcs12(key_file.read_bytes(), b"secret")
    assert packed.key
    assert packed.cert
    private, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    private.write_bytes(packed.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    certificate.write_bytes(packed.cert.certificate.public_bytes(Encoding.PEM))
    key = key_from_pem(private, certificate)
    assert verify(seal(paper, key, AT, "x", "0" * 64), {key.fingerprint}).trusted


def test_a_certificate_of_another_key_is_refused(tmp_path: Path, key_file: Path) -> None:
    other = tmp_path / "other.p12"
    write_trial_key(other, "Other", b"x", AT)
    mine, theirs = (
        load_pkcs12(key_file.read_bytes(), b"secret"),
        load_pkcs12(other.read_bytes(), b"x"),
    )
    assert mine.key
    assert theirs.cert
    private, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    private.write_bytes(mine.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    certificate.write_bytes(theirs.cert.certificate.public_bytes(Encoding.PEM))
    with pytest.raises(DocumentError, match="certificate"):
        key_from_pem(private, certificate)


def test_a_wrong_passphrase_or_file_is_named(key_file: Path, tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="key"):
        key_from_pkcs12(key_file, b"wrong")
    with pytest.raises(DocumentError, match="key"):
        key_from_pkcs12(tmp_path / "missing.p12")
    with pytest.raises(DocumentError, match="key"):
        key_from_pem(key_file, key_file)


def test_a_trial_key_is_for_its_owner_and_never_written_over(key_file: Path) -> None:
    assert key_file.stat().st_mode & 0o077 == 0
    with pytest.raises(FileExistsError):
        write_trial_key(key_file, "x", b"x", AT)

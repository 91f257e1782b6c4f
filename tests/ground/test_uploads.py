"""What people send is kept when it is a photo, a PDF or an e-invoice that only shows something."""

import io
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutua.activities.documents import pdf
from mutua.ground import uploads
from mutua.ground.errors import Refused
from mutua.ground.files import FolderStore, TooLarge
from mutua.ground.uploads import NotAccepted, receive, shown_name
from tests.activities import papers
from tests.ground import spoilt

GOOD = spoilt.good()
SPOILT = spoilt.spoilt()


@pytest.fixture
def store(tmp_path: Path) -> FolderStore:
    return FolderStore(tmp_path / "files")


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_is_kept_as_what_it_is(name: str, store: FolderStore) -> None:
    content, kind = GOOD[name]
    received = receive(io.BytesIO(content), name, store)
    assert (received.kind, received.size, received.name) == (kind, len(content), name)
    assert store.get(received.digest) == content


def test_our_own_invoice_is_a_good_file(store: FolderStore) -> None:
    drawn = pdf.draw(papers.long_invoice(200))
    assert receive(io.BytesIO(drawn), "facture.pdf", store).kind == "application/pdf"


def test_the_name_says_nothing_about_the_kind(store: FolderStore) -> None:
    content, _kind = GOOD["photo.jpg"]
    assert receive(io.BytesIO(content), "paper.pdf", store).kind == "image/jpeg"


def test_there_are_forty_spoilt_files() -> None:
    assert len(SPOILT) >= 40


@pytest.mark.parametrize("wrong", SPOILT)
def test_a_spoilt_file_is_refused_with_its_reason_and_not_kept(
    wrong: str, store: FolderStore
) -> None:
    with pytest.raises(NotAccepted) as refused:
        receive(io.BytesIO(SPOILT[wrong]), "photo.jpg", store)
    assert refused.value.code in uploads.ALLOWED
    assert refused.value.allowed
    assert not store.root.exists()


@pytest.mark.parametrize(
    "wrong, code",
    [
        ("script inside an object stream", "active_content"),
        ("script in a name with escapes", "active_content"),
        ("attachment", "active_content"),
        ("password", "encrypted"),
        ("bomb", "too_much_inside"),
        ("vast PNG", "too_many_pixels"),
        ("vast picture", "too_many_pixels"),
        ("moving WebP", "moving_picture"),
        ("XML of many laughs", "active_content"),
        ("half a JPEG", "unreadable"),
        ("program", "unknown_kind"),
        ("SVG with a script", "unknown_kind"),
        ("nothing", "empty"),
    ],
)
def test_the_reason_is_the_true_one(wrong: str, code: str, store: FolderStore) -> None:
    with pytest.raises(NotAccepted) as refused:
        receive(io.BytesIO(SPOILT[wrong]), "x", store)
    assert refused.value.code == code


def test_a_file_without_end_is_cut_at_the_limit(store: FolderStore) -> None:
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size: int = -1) -> bytes:
            self.given += size
            return b"%PDF-" + bytes(size - 5)

    endless = Endless()
    with pytest.raises(TooLarge):
        receive(endless, "x", store)  # type: ignore[arg-type]
    assert endless.given <= uploads.MOST + uploads.PIECE


def test_a_kind_has_its_own_limit(store: FolderStore) -> None:
    long = spoilt.UBL.replace(b"<ID>7", b"<ID>" + b"7" * 6_000_000)
    with pytest.raises(TooLarge):
        receive(io.BytesIO(long), "x.xml", store)


def test_a_reader_that_hangs_or_falls_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store: FolderStore
) -> None:
    program = tmp_path / "program.py"
    monkeypatch.setattr(uploads, "INSPECTION", program)
    monkeypatch.setattr(uploads, "SECONDS", 0.5)
    for text in ("while True: pass", "import os; os.abort()", "print('{}'); exit(1)", "print('[')"):
        program.write_text(text)
        with pytest.raises(NotAccepted):
            receive(io.BytesIO(GOOD["photo.jpg"][0]), "x", store)
    assert not store.root.exists()


@pytest.mark.parametrize("greedy", ["bytearray(2 << 30)", "open('x', 'w').write('x' * 99999)"])
def test_the_reader_cannot_take_much_memory_nor_write(greedy: str, tmp_path: Path) -> None:
    text = f"import runpy; runpy.run_path({str(uploads.INSPECTION)!r})['limit'](); {greedy}"
    done = subprocess.run([sys.executable, "-c", text], cwd=tmp_path, capture_output=True)
    assert done.returncode
    assert not any(path.stat().st_size for path in tmp_path.iterdir())


@pytest.mark.parametrize(
    "given, shown",
    [
        ("reçu taxi.jpg", "reçu taxi.jpg"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\eve\\ticket.pdf", "ticket.pdf"),
        ("invoice\u202efdp.exe", "invoice fdp.exe"),
        ("a\u0000b\nc\u200d.png", "a b c .png"),
        ("\ud800x.pdf", "x.pdf"),
        ("...", "file"),
        ("", "file"),
        ("  .hidden ", "hidden"),
        ("é" * 300 + ".pdf", "é" * 116 + ".pdf"),
        ("x." + "y" * 300, "x." + "y" * 118),
    ],
)
def test_a_name_is_a_text_to_show(given: str, shown: str) -> None:
    assert shown_name(given) == shown


@given(st.text(max_size=400))
def test_any_name_is_short_printable_and_no_path(name: str) -> None:
    shown = shown_name(name)
    assert 0 < len(shown) <= uploads.LONGEST_NAME
    assert not any(unicodedata.category(one)[0] == "C" for one in shown)
    assert not set(shown) & {"/", "\\"}
    assert shown == shown_name(shown)


@given(st.binary(max_size=200))
def test_any_bytes_have_a_kind_or_a_named_error(content: bytes) -> None:
    try:
        kind = uploads.kind_of(content)
    except Refused:
        kind = ""
    assert kind in {*uploads.KINDS, ""}

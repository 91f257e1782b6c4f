"""Room on the disk: too little is said before anything is begun, and nothing is half kept."""

from __future__ import annotations

import errno
import os
from uuid import uuid4

import pytest

from mutua.ground import room
from mutua.ground.errors import Full, Refused
from mutua.ground.files import FolderStore, write_whole

HUGE = str(10**9)  # megabytes, more than any disk has


def no_room(*_):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_verb_is_not_begun_where_little_is_left_and_is_done_under_its_key_later(
    store, monkeypatch
):
    from mutua.ground.actors import STAFF, Actor
    from mutua.ground.transactions import reading
    from mutua.ledger import services
    from mutua.ledger.models import LegalEntity
    from tests.support.books import DETAILS

    office, key = Actor(STAFF, job="test"), uuid4()
    facts = {
        "code": "roomy",
        "name": "Coop",
        "country": "be",
        "currency": "EUR",
        "details": DETAILS,
    }
    monkeypatch.setenv("MUTUA_KEEP_FREE", HUGE)
    with pytest.raises(Full, match=f"{HUGE} MB stay free"):
        services.add_legal_entity(actor=office, key=key, **facts)
    with reading(office):
        assert not LegalEntity.objects.filter(code="roomy").exists()
    monkeypatch.delenv("MUTUA_KEEP_FREE")
    services.add_legal_entity(actor=office, key=key, **facts)
    with reading(office):
        assert LegalEntity.objects.filter(code="roomy").exists()


def test_nothing_is_asked_of_the_disk_where_the_house_says_so(monkeypatch):
    monkeypatch.setenv("MUTUA_KEEP_FREE", "0")
    room.require()


@pytest.mark.parametrize("said", ["abc", "-1", "1.5", "9" * 13])
def test_what_is_no_number_of_megabytes_is_refused(said, monkeypatch):
    monkeypatch.setenv("MUTUA_KEEP_FREE", said)
    with pytest.raises(Refused, match="MUTUA_KEEP_FREE"):
        room.require()


def test_room_is_that_of_the_first_folder_that_is_there(tmp_path, monkeypatch):
    monkeypatch.setenv("MUTUA_HOME", str(tmp_path / "not" / "yet"))
    assert room.left() > 0


def test_want_of_room_is_no_refusal_so_a_good_file_is_not_put_aside():
    assert not issubclass(Full, Refused)


def test_a_file_that_a_full_disk_cannot_hold_leaves_nothing(tmp_path, monkeypatch):
    store = FolderStore(tmp_path / "files")
    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(Full, match="no room is left on the disk: the files in"):
        store.put(b"x" * 1_000, "text/plain")
    with pytest.raises(Full, match=r"pain\.xml"):
        write_whole(tmp_path / "pain.xml", b"<pain/>")
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == []


def test_another_fault_of_a_disk_keeps_its_own_name(tmp_path, monkeypatch):
    def rotten(*_):
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", rotten)
    with pytest.raises(OSError, match="Input/output error"):
        FolderStore(tmp_path).put(b"x", "text/plain")


@pytest.fixture
def left(tmp_path, monkeypatch):
    """The journal, with a line of a letter."""
    from mutua.ground import journal

    place = tmp_path / "journal" / "left.jsonl"
    monkeypatch.setenv("MUTUA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("MUTUA_JOURNAL", str(place))
    return place, journal.write("letter", uuid4())


def test_a_line_that_the_journals_disk_cannot_hold_is_taken_away(left, monkeypatch):
    from mutua.ground import journal

    _, first = left
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", no_room)
        with pytest.raises(Full, match="the journal"):
            journal.write("letter", uuid4())
    assert list(journal.lines()) == [first]
    second = journal.write("letter", uuid4())
    assert list(journal.lines()) == [first, second]


def test_half_a_line_at_the_end_named_nothing_that_left(left):
    from mutua.ground import journal

    place, first = left
    whole = place.read_bytes()
    journal.write("letter", uuid4())
    with place.open("r+b") as file:  # who wrote it has died in the middle
        file.truncate(len(whole) + 100)
    assert list(journal.lines()) == [first]
    second = journal.write("letter", uuid4())
    assert list(journal.lines()) == [first, second]


def test_half_a_line_in_the_middle_is_spoilt(left):
    from mutua.ground import journal

    place, _ = left
    journal.write("letter", uuid4())
    lines = place.read_bytes().splitlines(keepends=True)
    place.write_bytes(lines[0][:50] + b"\n" + lines[1])
    with pytest.raises(Refused, match="line 1"):
        list(journal.lines())


def test_a_line_may_be_as_long_as_what_left(left):
    """A batch of four thousand payments names each of them."""
    from mutua.ground import journal

    _, first = left
    long = journal.write("batch", uuid4(), payments=["x" * 200] * 4_000)
    third = journal.write("letter", uuid4())
    assert list(journal.lines()) == [first, long, third]

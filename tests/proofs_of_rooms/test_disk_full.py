"""The disk runs full while people work (fault 6): what was answered is kept, what was not is done
once when it is asked again, and nothing stands by halves, in the store, its files or the journal."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest
from django.core import mail

from mutua.ground import clock, journal, places
from tests.proofs_of_rooms.test_killed import ask_again, holds, read, undisturbed, verbs_of_the_day
from tests.support.crew import Crew
from tests.support.own_server import serving

pytestmark = pytest.mark.prove(only=True)  # where a disk of a test's own may be mounted
SIZE, MEGABYTE = 700, 1_000_000
AT_ONCE = 3
WORKED, WITHOUT_ROOM = 3, 4  # seconds
PIECES = 50


@pytest.fixture
def small_disk():
    """A disk in memory of a size that is soon full, at a place that the server's user may enter."""
    place = Path(tempfile.mkdtemp(prefix="mutua-disk-"))
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}m,mode=755", "tmpfs", str(place)]
    done = subprocess.run(mount, capture_output=True, text=True)
    if done.returncode:
        place.rmdir()
        pytest.skip(f"a small disk is mounted by whoever may: {done.stderr.strip()}")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)
    place.rmdir()


@pytest.fixture
def house(small_disk, request, postgres, monkeypatch):
    """A house of which everything lies on that disk: store, files, journal of what left."""
    monkeypatch.setenv("MUTUA_HOME", str(small_disk / "home"))
    mail.outbox = []
    with serving(small_disk, request, postgres) as server:
        from tests.support import shop

        with clock.on(shop.DAY):
            shop.open_shop()
            yield server


def leave(disk: Path, free: int) -> Path:
    """Fill a disk but for so many bytes; gives the file that fills it."""
    filler = disk / "filler"
    piece = b"\0" * MEGABYTE
    try:
        with filler.open("ab", buffering=0) as file:
            while (left := shutil.disk_usage(disk).free - free) > 0:
                file.write(piece[:left])
    except OSError:  # others write, too
        pass
    return filler


def fall(server) -> None:
    """A server that cannot begin the next piece of what it writes down stops at once."""
    with suppress(psycopg.OperationalError), server.connect("mutua") as administrator:
        for _ in range(PIECES):
            administrator.execute("select pg_logical_emit_message(false, 'mutua', 'full')")
            administrator.execute("select pg_switch_wal()")


def people_at_work(books: list[Path], stop: Path, seed: int) -> Crew:
    from tests.proofs_of_rooms.at_once import live_without_room

    names = verbs_of_the_day()
    arguments = [(str(book), seed + n, names, str(stop)) for n, book in enumerate(books)]
    crew = Crew(live_without_room, arguments)
    crew.begin()
    return crew


def test_what_was_answered_outlives_a_full_disk_and_the_rest_is_done_once(
    house, small_disk, proof, tmp_path, monkeypatch
):
    """Nothing is kept free, so that the disk itself says no, also to the server."""
    from django.db import connections

    from tests.support import verb_cases

    with verb_cases.superuser(house) as superuser:
        due = undisturbed(superuser)
    monkeypatch.setenv("MUTUA_KEEP_FREE", "0")
    met, came, seconds, fell = Counter(), Counter(), [], 0
    for fill in range(proof.count(small=2, full=4, name="times full")):
        books = [tmp_path / f"{fill}.{n}" for n in range(AT_ONCE)]
        stop = tmp_path / f"stop {fill}"
        crew = people_at_work(books, stop, proof.random.randrange(2**32))
        time.sleep(WORKED)
        filler = leave(small_disk, proof.random.choice((0, 0, 2 * MEGABYTE)))
        time.sleep(WITHOUT_ROOM)
        if fill % 2:
            fall(house)
            fell += not house.answers()
        stop.touch()
        for one in crew.answers(60):
            met.update(one)
        connections.close_all()
        filler.unlink()
        start = time.monotonic()
        house.start()
        seconds.append(round(time.monotonic() - start, 2))
        with verb_cases.superuser(house) as superuser:
            for book in books:
                came += ask_again(superuser, book, due)
        holds()
        left = list(journal.lines())
        assert files_are_whole()
    assert met["done"]
    assert sum(met.values()) > met["done"], "the disk was never full"
    assert came["answered"]
    assert left
    assert fell, "the server has never fallen"
    proof.note(back_after_seconds=seconds, fell=fell, met=dict(met), **came)
    print(f"fell {fell} times; back after {seconds} s; {dict(met)}; {dict(came)}")


def files_are_whole() -> bool:
    """Each file is what its name says; no half one is left."""
    store = places.files()
    kept = list(store.digests())
    return (
        bool(kept)
        and all(store.get(one) for one in kept)
        and not any((store.root / "drafts").iterdir())
    )


def test_a_house_that_keeps_room_free_refuses_in_time_and_goes_on_by_itself(
    house, small_disk, proof, tmp_path, monkeypatch
):
    """Its server answers all the while, reads, and needs no hand when there is room again."""
    from mutua.ground.errors import Full
    from tests.support import verb_cases

    with verb_cases.superuser(house) as superuser:
        due = undisturbed(superuser)
    monkeypatch.setenv("MUTUA_KEEP_FREE", "100")
    filler = leave(small_disk, 99 * MEGABYTE)
    book, stop = tmp_path / "book", tmp_path / "stop"
    refused = 0
    for name in verbs_of_the_day():
        try:
            verb_cases.CASES[name].call()
        except Full:
            refused += 1
    assert refused > len(verbs_of_the_day()) // 2
    holds()
    filler.unlink()
    crew = people_at_work([book], stop, proof.random.randrange(2**32))
    time.sleep(proof.count(small=1, full=WORKED, name="seconds"))
    stop.touch()
    (met,) = crew.answers(60)
    assert met.keys() == {"done"}
    asked, answered = read(book)
    assert len(answered) == len(asked) == met["done"]
    with verb_cases.superuser(house) as superuser:
        ask_again(superuser, book, due)
    holds()

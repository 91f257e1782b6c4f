"""A process is killed at any moment, and the server itself: what was asked by a key made before
is done exactly once when it is asked again, and what was answered is kept."""

from __future__ import annotations

import os
import pickle
import shutil
import signal
import tempfile
import time
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from django.core import mail

from mutua.ground import clock, doctor
from tests.support import crew
from tests.support.own_server import serving
from tests.support.proofs import PROVING, day_number

pytestmark = pytest.mark.prove


@pytest.fixture(scope="module")
def house(store):
    from tests.support import shop

    shop.open_shop()
    return shop


@pytest.fixture
def shop(house):
    mail.outbox = []
    with clock.on(house.DAY):
        yield house


@pytest.fixture(scope="module")
def superuser(store, house):
    from tests.support import verb_cases

    with verb_cases.superuser(store) as found:
        yield found


def read(journal: Path) -> tuple[dict, dict]:
    """What was to be done by key, and what was answered; a line cut short was never asked."""
    asked, answered, left = {}, {}, journal.read_bytes() if journal.exists() else b""
    while len(left) >= 4:
        size = int.from_bytes(left[:4], "big")
        line, left = left[4 : 4 + size], left[4 + size :]
        if len(line) == size:
            found = pickle.loads(line)
            if len(found) == 2:
                answered[found[0]] = found[1]
            else:
                asked[found[1]] = found
    return asked, answered


def trace(superuser, key) -> list:
    """The acts of a key, and what each changed."""
    return superuser.execute(
        "select a.verb, a.result is not null, (select array_agg(c.\"table\" || ' ' || c.operation"
        " order by c.id) from ground_change c where c.act_id = a.id) from ground_act a"
        " where a.key = %s",
        [key],
    ).fetchall()


def verbs_of_the_day() -> list[str]:
    """In `make prove` all that go beside others, else one of four, others each day."""
    from tests.proofs_of_rooms.at_once import AFTER_ANOTHER
    from tests.support.verb_cases import CASES

    names = sorted(CASES.keys() - AFTER_ANOTHER)
    return names if PROVING else names[day_number() % 4 :: 4]


def undisturbed(superuser) -> dict[str, list]:
    """What each verb changes when nobody is killed."""
    from uuid import uuid4

    from tests.support.verb_cases import CASES

    found = {}
    for name in verbs_of_the_day():
        for _ in range(2):  # a first time may make what later ones find
            CASES[name].call()(key := uuid4())
        found[name] = trace(superuser, key)
    return found


def ask_again(superuser, journal: Path, due: dict[str, list]) -> Counter:
    """Retry every key; say how many had been answered, done without an answer, or not begun."""
    from tests.proofs_of_rooms.at_once import again
    from tests.support.verb_cases import Call, verbs

    asked, answered = read(journal)
    came = Counter()
    for key, (name, _, actor, facts) in asked.items():
        before = trace(superuser, key)
        came["answered" if key in answered else "silent" if before else "not_done"] += 1
        assert before or key not in answered, f"{name}: answered and lost"
        call = Call(verbs()[name], actor, facts)
        first = again(lambda one=call, k=key: one(k))
        assert first == answered.get(key, first), name
        assert again(lambda one=call, k=key: one(k)) == first, name
        assert is_done(trace(superuser, key), due[name], facts), name
    return came


# Of these only the kinds of change are known beforehand, not how many rows: what waits is taken all at
# once (accruals to take back, pay of a period, workers of a quarter, debts in a batch), and is more by
# what the dead have left.
TAKES_WHAT_WAITS = {
    "activities.take_back_accruals", "payroll.regularise_quarter", "treasury.assess",
    "treasury.drop_batch", "treasury.keep_sent", "treasury.remember_sent", "treasury.read_answer",
}  # fmt: skip


def is_done(traced: list, due: list, facts: dict) -> bool:
    """Whether a key has one act, answered, that changed what it had to: each kind of change as
    often as undisturbed, so that no row is doubled or lost within the act. Where that depends on what
    others have left, kinds of change are compared. A verb that is told a day alone does all that
    waits by then; where another came first, even nothing."""
    ((verb, answered, changes),), ((wanted, _, kinds),) = traced, due
    did, had_to = Counter(changes or ()), Counter(kinds or ())
    if all(isinstance(one, date) for one in facts.values()):
        same = did.keys() <= had_to.keys()
    elif verb in TAKES_WHAT_WAITS:
        same = did.keys() == had_to.keys()
    else:
        same = did == had_to
    return verb == wanted and answered and same


def test_twin_a_row_doubled_or_lost_within_an_act_is_seen():
    due, facts = [("work.sign", True, ["a INSERT", "b UPDATE"])], {"contract": 1}
    for changes, done in (
        (["b UPDATE", "a INSERT"], True),
        (["a INSERT", "a INSERT", "b UPDATE"], False),
        (["a INSERT"], False),
    ):
        assert is_done([("work.sign", True, changes)], due, facts) == done


def holds() -> None:
    wrong = [(one.check.code, one.wrong) for one in doctor.examine(rebuild=True) if not one.holds]
    assert wrong == []


def begun(journal: Path, seed: int) -> crew.Crew:
    from tests.proofs_of_rooms import at_once

    made = crew.Crew(at_once.live, [(str(journal), seed, verbs_of_the_day())])
    made.begin()
    return made


def wait_for(journal: Path, size: int) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end and not (journal.exists() and journal.stat().st_size > size):
        time.sleep(0.005)


def test_a_process_killed_at_any_moment_leaves_each_thing_done_once(
    shop, superuser, proof, tmp_path
):
    due, came = undisturbed(superuser), Counter()
    for kill in range(proof.count(small=3, full=500, name="kills")):
        journal = tmp_path / f"{kill}"
        child = begun(journal, proof.random.randrange(2**32))
        wait_for(journal, 0)
        time.sleep(proof.random.uniform(0, 0.5))
        child.kill()
        came += ask_again(superuser, journal, due)
    holds()
    assert came["answered"]
    proof.note(**came)
    print(dict(came))


@pytest.fixture
def own_server(request, postgres):
    folder = Path(tempfile.mkdtemp(prefix="mutua-killed-"))
    try:
        with serving(folder, request, postgres) as server:
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def test_a_server_that_is_killed_comes_back_with_all_that_it_had_answered(
    own_server, proof, tmp_path
):
    from django.db import connections

    from tests.support import shop, verb_cases

    mail.outbox, seconds, came = [], [], Counter()
    with own_server.connect("mutua") as administrator:
        assert administrator.execute("show fsync").fetchone() == ("on",)
    with clock.on(shop.DAY):
        shop.open_shop()
        with verb_cases.superuser(own_server) as superuser:
            due = undisturbed(superuser)
        for kill in range(proof.count(small=1, full=5, name="kills")):
            journal = tmp_path / f"server {kill}"
            children = [begun(journal.with_suffix(f".{n}"), n + kill) for n in range(3)]
            for n in range(3):
                wait_for(journal.with_suffix(f".{n}"), 5_000)
            connections.close_all()
            pid = int((own_server.data / "postmaster.pid").read_text().split()[0])
            os.kill(pid, signal.SIGKILL)
            start = time.monotonic()
            own_server.start()
            seconds.append(round(time.monotonic() - start, 2))
            for child in children:
                assert child.answers(30) == ["the server is gone"]
            with verb_cases.superuser(own_server) as superuser:
                for n in range(3):
                    came += ask_again(superuser, journal.with_suffix(f".{n}"), due)
            holds()
    proof.note(back_after_seconds=seconds, **came)
    print(f"back after {seconds} s; {dict(came)}")

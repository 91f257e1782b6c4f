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
from functools import partial
from pathlib import Path
from typing import NamedTuple
from uuid import UUID, uuid4

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
    from tests.support.verb_cases import CASES

    found = {}
    for name in verbs_of_the_day():
        for _ in range(2):  # a first time may make what later ones find
            CASES[name].call()(key := uuid4())
        found[name] = trace(superuser, key)
    return found


def ask_again(superuser, journal: Path, due: dict[str, list]) -> Counter:
    """Retry every key; say how many had been answered, done without an answer, or not begun, and how
    many came too late, since another had taken what they were about."""
    from tests.proofs_of_rooms.at_once import TooLate, again, answer_of
    from tests.support.verb_cases import Call, verbs

    asked, answered = read(journal)
    came = Counter()
    for key, (name, _, actor, facts) in asked.items():
        before, late = trace(superuser, key), isinstance(answered.get(key), TooLate)
        if key in answered:
            came["late" if late else "answered"] += 1
            assert bool(before) != late, f"{name}: {answered[key]}, and there stands {before}"
        else:
            came["silent" if before else "not_done"] += 1
        call = Call(verbs()[name], actor, facts)
        ask = partial(answer_of, name, partial(again, partial(call, key)))
        first = ask()
        if isinstance(first, TooLate):
            assert not before
            assert was_taken(superuser, name, first, facts), f"{name}: {first}, but nobody took it"
            assert trace(superuser, key) == [], name
            continue
        assert late or first == answered.get(key, first), name
        assert ask() == first, name
        batch = batch_of(superuser, name, key, facts) if name in TAKES_A_BATCH else None
        assert is_done(trace(superuser, key), due[name], facts, batch), name
    return came


def was_taken(superuser, name: str, late, facts: dict) -> bool:
    """Whether another has left the trace of what this verb came too late for."""
    from tests.proofs_of_rooms.at_once import TAKEN_BY_ANOTHER

    return bool(superuser.execute(TAKEN_BY_ANOTHER[name][late.code], facts).fetchone())


# Of these only the kinds of change are known beforehand, not how many rows: what waits is taken all at
# once (accruals to take back, pay of a period, workers of a quarter), and is more by what the dead have
# left.
TAKES_WHAT_WAITS = {
    "activities.take_back_accruals", "payroll.regularise_quarter", "treasury.assess",
}  # fmt: skip
# These do something once of each row that belongs to a batch of payments, which was made of what
# waited: they change each payment, or advance what its pay lacks.
PAYMENT, ADVANCE = "treasury_payment UPDATE", "treasury_advance INSERT"
TAKES_A_BATCH = {
    "treasury.drop_batch": PAYMENT, "treasury.keep_sent": PAYMENT,
    "treasury.remember_sent": PAYMENT, "treasury.read_answer": PAYMENT,
    "treasury.approve_batch": ADVANCE,
}  # fmt: skip
HELD = {
    PAYMENT: "select id::text from treasury_payment where batch_id = %s order by 1",
    ADVANCE: "select a.id::text from treasury_advance a join treasury_payment p"
    " on p.id = a.payment_id where p.batch_id = %s order by 1",
}


class OfBatch(NamedTuple):
    """The rows that a batch holds, and those that an act has changed, each as often as it did."""

    held: list[str]
    changed: list[str]


def batch_of(superuser, name: str, key, facts: dict) -> OfBatch:
    """What a verb did with the batch that its facts name, itself or in the answer of a bank."""
    from mutua.treasury.formats import pain002

    if "batch" in facts:
        batch = facts["batch"]
    else:
        batch = UUID(pain002.read(facts["answer"]).original_message_id)
    kind = TAKES_A_BATCH[name]
    held = superuser.execute(HELD[kind], [batch])
    changed = superuser.execute(
        "select c.row from ground_change c join ground_act a on a.id = c.act_id where a.key = %s"
        " and c.\"table\" || ' ' || c.operation = %s order by 1",
        [key, kind],
    )
    return OfBatch(*([one for (one,) in rows.fetchall()] for rows in (held, changed)))


def is_done(traced: list, due: list, facts: dict, batch: OfBatch | None = None) -> bool:
    """Whether a key has one act, answered, that changed what it had to: each kind of change as
    often as undisturbed, so that no row is doubled or lost within the act. Of a batch each row that
    it holds is changed once, however many these are. Where that depends on what others have left,
    kinds of change are compared. A verb that is told a day alone does all that waits by then; where
    another came first, even nothing."""
    ((verb, answered, changes),), ((wanted, _, kinds),) = traced, due
    did, had_to = Counter(changes or ()), Counter(kinds or ())
    if all(isinstance(one, date) for one in facts.values()):
        same = did.keys() <= had_to.keys()
    elif verb in TAKES_WHAT_WAITS:
        same = did.keys() == had_to.keys()
    elif verb in TAKES_A_BATCH:
        kind = TAKES_A_BATCH[verb]
        same = batch.held == batch.changed and bool(batch.held or kind == ADVANCE)
        del did[kind], had_to[kind]
        same = same and did == had_to
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


def test_twin_a_payment_of_a_batch_doubled_or_lost_within_an_act_is_seen():
    verb, facts = "treasury.drop_batch", {"batch": 1}
    due = [(verb, True, [PAYMENT, "treasury_batch UPDATE"])]
    for changed, others, done in (
        (["a", "b"], ["treasury_batch UPDATE"], True),
        (["a"], ["treasury_batch UPDATE"], False),
        (["a", "a"], ["treasury_batch UPDATE"], False),
        (["a", "b", "b"], ["treasury_batch UPDATE"], False),
        (["a", "b"], [], False),
        (["a", "b"], ["treasury_batch UPDATE"] * 2, False),
    ):
        act = (verb, True, [*[PAYMENT] * len(changed), *others])
        assert is_done([act], due, facts, OfBatch(["a", "b"], changed)) == done
    assert not is_done(due, due, facts, OfBatch([], []))


def test_twin_an_advance_of_a_batch_doubled_or_lost_within_an_act_is_seen():
    verb, facts = "treasury.approve_batch", {"batch": 1}
    due = [(verb, True, ["treasury_approval INSERT"])]
    for held, made, done in (
        ([], [], True),
        (["a"], ["a"], True),
        (["a"], [], False),
        ([], ["a"], False),
    ):
        act = (verb, True, [*[ADVANCE] * len(made), "treasury_approval INSERT"])
        assert is_done([act], due, facts, OfBatch(held, made)) == done


def test_what_another_has_taken_is_refused_by_name_and_nothing_is_changed(shop, superuser):
    """An order of vouchers that another puts into a batch cannot be taken back; once that batch is
    dropped, it can."""
    from mutua.ground.errors import NotFound
    from tests.proofs_of_rooms.at_once import TooLate, answer_of
    from tests.support import payment_cases, payments
    from tests.support.verb_cases import CASES

    name, key = "payroll.withdraw_voucher_order", uuid4()
    payment_cases.ready()
    call, untaken = CASES[name].call(), TooLate("withdrawn")
    batch = payments.made()
    late = answer_of(name, lambda: call(key))
    assert late == TooLate("on_its_way")
    assert was_taken(superuser, name, late, call.facts)
    assert not was_taken(superuser, name, untaken, call.facts)
    assert trace(superuser, key) == []
    payments.services.drop_batch(actor=payments.MAKER, key=uuid4(), batch=batch)
    assert answer_of(name, lambda: call(key)) == call.facts["withdrawal"]
    assert len(trace(superuser, key)) == 1
    again = call._replace(facts={**call.facts, "withdrawal": uuid4()})
    late = answer_of(name, lambda: again(uuid4()))
    assert late == untaken
    assert was_taken(superuser, name, late, again.facts)
    unknown = call._replace(facts={"withdrawal": uuid4(), "order": uuid4()})
    with pytest.raises(NotFound):
        answer_of(name, lambda: unknown(uuid4()))


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

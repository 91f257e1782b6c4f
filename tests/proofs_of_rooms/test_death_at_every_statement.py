"""The session dies at each statement of each verb: all or nothing, and the same key completes it.

Before a statement the server ends the session, as when it is killed; after a statement, COMMIT
included, the line breaks before its answer comes.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID, uuid4

import psycopg
import pytest
from django.core import mail
from django.db import DatabaseError, connection

from mutua.ground import clock, doctor
from tests.support import store as people
from tests.support.proofs import PROVING, part_of_the_day

pytestmark = [pytest.mark.usefixtures("shop"), pytest.mark.prove]
BEFORE, AFTER = "before", "after"
PARTS = 3  # a third of the verbs a day, all of them in `make prove`


def names() -> list[str]:
    from tests.support.verb_cases import CASES

    return sorted(CASES)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "name" in metafunc.fixturenames:
        import django

        people  # noqa: B018 - names the settings
        django.setup()
        metafunc.parametrize("name", part_of_the_day(names(), PARTS))


def reach(fixture_name: str, config: pytest.Config) -> str:
    """With full counts each verb has a store of its own: hundreds of deaths of one verb fill days
    and budgets that another needs."""
    return "function" if PROVING else "module"


@pytest.fixture(scope=reach)
def own_store(store, postgres):
    if not PROVING:
        yield store
        return
    with people.fresh(postgres, f"death_{uuid4().hex[:12]}"):
        yield postgres


@pytest.fixture(scope=reach)
def house(own_store):
    from tests.support import shop

    shop.open_shop()
    return shop


@pytest.fixture(scope=reach)
def superuser(own_store, house):
    from tests.support import verb_cases

    with verb_cases.superuser(own_store) as found:
        yield found


@pytest.fixture
def shop(house, monkeypatch):
    """The line in the journal follows the commit, in an act of its own: see test_restored."""
    monkeypatch.setattr("mutua.activities.leaving._note", lambda *given: None)
    mail.outbox = []
    with clock.on(house.DAY):
        yield house


class Death:
    """Ends the session before or after the n-th statement; COMMIT is a statement too."""

    def __init__(self, superuser, at: int, when: str) -> None:
        self.superuser, self.at, self.when = superuser, at, when
        self.seen = 0
        self.last = ""

    def __call__(self, execute, sql, params, many, context):
        return self._pass(lambda: execute(sql, params, many, context), sql)

    def _pass(self, work, sql):
        self.seen += 1
        if self.seen != self.at:
            return work()
        self.last = sql
        if self.when == BEFORE:
            end_session(self.superuser, connection.connection)
            return work()
        work()
        connection.connection.pgconn.finish()
        raise DatabaseError("the line broke before the answer")

    @contextmanager
    def over(self) -> Iterator[Death]:
        commit = connection._commit
        connection._commit = lambda: self._pass(commit, "COMMIT")
        try:
            with connection.execute_wrapper(self):
                yield self
        finally:
            del connection._commit


def end_session(superuser, session: psycopg.Connection) -> None:
    """And wait until it is gone."""
    superuser.execute("select pg_terminate_backend(%s, 5000)", [session.info.backend_pid])


def footprint(superuser, tables) -> dict[str, int]:
    """How many rows each table has, seen past every policy."""
    asked = ", ".join(f'(select count(*) from "{name}")' for name in tables)
    row = superuser.execute(f"select {asked}").fetchone()
    return dict(zip(tables, row, strict=True))


def grown(before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
    return {name: after[name] - before[name] for name in after if after[name] != before[name]}


def kept(superuser, key: UUID) -> list[tuple]:
    """The acts of a key, and what each changed."""
    return superuser.execute(
        "select a.verb, a.result is not null, array_agg(c.\"table\" || ' ' || c.operation"
        " order by c.id) from ground_act a left join ground_change c on c.act_id = a.id"
        " where a.key = %s group by a.id",
        [key],
    ).fetchall()


def shape(answer: object) -> object:
    """An answer without what differs from call to call: identifiers, digests."""
    if isinstance(answer, UUID) or (isinstance(answer, str) and len(answer) > len("wrong_code")):
        return type(answer)
    return answer


def test_every_verb_has_its_case():
    from tests.support.verb_cases import CASES, verbs

    assert sorted(CASES) == sorted(verbs())


# First, while no death has left jobs to do.
def test_the_mail_leaves_though_the_answer_of_commit_was_lost(superuser, shop):
    from mutua.ground import jobs
    from tests.support import verb_cases

    case, counted = verb_cases.CASES["activities.send_code"], Death(superuser, 0, BEFORE)
    undisturbed = case.call()
    with counted.over():
        undisturbed(uuid4())
    call, key = case.call(), uuid4()
    jobs.work(wait=False)
    mail.outbox.clear()
    dying = Death(superuser, counted.seen, AFTER)
    with dying.over(), pytest.raises(DatabaseError):
        call(key)
    assert dying.last == "COMMIT"
    call(key)
    jobs.work(wait=False)
    jobs.work(wait=False)
    assert len(mail.outbox) == 1


def test_a_death_at_any_statement_leaves_all_or_nothing_and_the_key_completes_it(
    superuser, shop, name, proof
):
    from tests.support import verb_cases

    case, tables = verb_cases.CASES[name], [*verb_cases.tables(), *verb_cases.JOBS]
    case.call()(uuid4())  # once before: a first number makes its series
    undisturbed, key = case.call(), uuid4()
    before = footprint(superuser, tables)
    counting = Death(superuser, 0, BEFORE)
    with counting.over():
        answer = shape(undisturbed(key))
    due, trace = grown(before, footprint(superuser, tables)), kept(superuser, key)
    statements = counting.seen
    assert due["ground_act"] == 1
    every = proof.count(small=0, full=1, name="every")
    start = time.monotonic()
    points = [(when, at) for when in (BEFORE, AFTER) for at in range(1, statements + 1)]
    if not every:  # one before a statement, and the answer of COMMIT lost
        points = [(BEFORE, proof.random.randrange(1, statements + 1)), (AFTER, statements)]
    for when, at in points:
        die_and_retry(superuser, case, at, when, tables, (answer, due, trace))
    seconds = time.monotonic() - start
    proof.note(verb=name, statements=statements, points=len(points), seconds=round(seconds, 2))
    print(f"{name}: {statements} statements, {len(points)} deaths, {seconds:.1f} s")
    if every or name == part_of_the_day(names(), PARTS)[-1]:
        assert [(one.check.code, one.wrong) for one in doctor.examine() if not one.holds] == []


def die_and_retry(superuser, case, at, when, tables, undisturbed) -> None:
    answer, due, trace = undisturbed
    call, key = case.call(), uuid4()
    before, death = footprint(superuser, tables), Death(superuser, at, when)
    with death.over(), pytest.raises(DatabaseError):
        call(key)
    where = f"{when} statement {at}: {death.last}"
    lost_answer = when == AFTER and death.last == "COMMIT"
    assert grown(before, footprint(superuser, tables)) == (due if lost_answer else {}), where
    first = call(key)
    assert shape(first) == answer, where
    assert call(key) == first, where
    assert grown(before, footprint(superuser, tables)) == due, where
    assert kept(superuser, key) == trace, where

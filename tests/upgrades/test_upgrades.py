"""A store that an earlier release made is brought up in place: nothing that stood changes, every
invariant holds, and work goes on where it stopped. ``freeze.py`` says how such a store is frozen."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.db import DatabaseError, connections

from mutua.ground import clock, doctor
from tests.support.places import ROOT

*EARLIER, LAST = sorted(Path(__file__).parent.glob("*.sql.gz"))
FROZEN = (*(pytest.param(one, marks=pytest.mark.prove(only=True)) for one in EARLIER), LAST)
# What a release says anew of itself: no row that somebody made.
OF_THE_RELEASE = ("django_", "auth_permission", "ground_arrow", "procrastinate_")
# What a later release keeps elsewhere: of a signed contract what it says.
MOVED = {("work_contract", "content")}
AFTER = date(2026, 3, 2)
NOT_TWICE = "0022_brought_files"  # a step that is written down after what it does; LACKING lacks it
LACKING = Path(__file__).parent / "2026-11-26d.sql.gz"
COMMIT, NEVER = 0, -1  # places of a death, beside the numbers of statements


@pytest.fixture(scope="module", params=FROZEN, ids=lambda file: file.name.partition(".")[0])
def frozen(request, postgres):
    """A database with the frozen store, to be copied."""
    from mutua.ground.backup import program_of
    from tests.conftest import unblocked

    name = f"frozen_{request.param.name.partition('.')[0].replace('-', '_')}"
    with postgres.connect("postgres") as connection:
        connection.execute(f'create database "{name}" owner mutua_owner')
    command = [program_of("psql"), "-qX", "-v", "ON_ERROR_STOP=1", "-o", os.devnull]
    command += ["-f", "-", postgres.url("postgres", name)]
    sql = gzip.decompress(request.param.read_bytes())
    done = subprocess.run(command, input=sql, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    with unblocked(request):
        yield name
    with postgres.connect("postgres") as connection:
        connection.execute(f'drop database "{name}" with (force)')


@contextmanager
def copied(frozen, postgres):
    """A copy of the store as it was, on which this process works inside; gives a session past
    every policy."""
    from tests.support import store

    name = f"upgraded_{uuid4().hex[:12]}"
    with postgres.connect("postgres") as connection:
        connection.execute(f'create database "{name}" template "{frozen}" owner mutua_owner')
        with store.pointed(postgres, name), postgres.connect(name) as session:
            if session.execute("select to_regclass('ground_opening')").fetchone()[0]:  # in place
                session.execute("set session_replication_role = replica")
                session.execute("update ground_opening set server = mutua.this_server()")
                session.execute("reset session_replication_role")
            yield session
        connection.execute(f'drop database "{name}" with (force)')


@pytest.fixture(scope="module")
def copied_once(frozen, postgres):
    with copied(frozen, postgres) as session:
        yield session


@pytest.fixture
def earlier(frozen, postgres):
    """A copy for one test alone."""
    with copied(frozen, postgres) as session:
        yield session


def contents(session) -> dict[str, list[str]]:
    """Of each table its columns, as they stand."""
    found = session.execute(
        "select c.relname, array_agg(a.attname::text order by a.attname) from pg_class c"
        " join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped"
        " where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace group by 1 order by 1"
    ).fetchall()
    return {
        name: [one for one in columns if (name, one) not in MOVED]
        for name, columns in found
        if not name.startswith(OF_THE_RELEASE)
    }


def figures(session, tables: dict[str, list[str]]) -> dict[str, tuple[int, str]]:
    """The rows of each table and a digest over all their values in these columns."""
    found = {}
    for name, columns in tables.items():
        row = ", ".join(f'"{one}"' for one in columns)
        asked = f"select count(*), md5(string_agg(t::text, '|' order by t::text)) from (select {row} from \"{name}\") t"  # fmt: skip
        found[name] = session.execute(asked).fetchone()
    return found


def bring_up() -> None:
    """As the command does: the steps, the lines of the journal that are missing, the accounts."""
    from mutua.activities import leaving
    from mutua.ground import upgrading
    from mutua.people import founding

    upgrading.bring_up()
    leaving.complete()
    founding.complete_chart()


def mutua(*arguments: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "mutua.cli", *arguments], cwd=ROOT, capture_output=True, text=True,
        timeout=120,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def test_the_command_says_that_a_store_is_older_and_brings_it_up(earlier):
    code, _, said = mutua("doctor")
    assert code == 1
    assert said.startswith("The store is not of this release (")
    assert said.endswith(" steps behind): mutua init\n")
    code, out, said = mutua("init")
    assert (code, said) == (0, "")
    assert "The tables of this release stand" in out
    code, out, said = mutua("doctor", "--rebuild")
    assert (code, said) == (0, "")
    assert out.splitlines()[-1].endswith(" invariants hold")


@pytest.fixture(scope="module")
def brought_up(copied_once):
    """One copy that was brought up, with the figures of what stood before and after; the tests of
    this module work on it one after the other."""
    from mutua.activities import leaving
    from mutua.ground import upgrading
    from mutua.people import founding

    tables = contents(copied_once)
    before = figures(copied_once, tables) | signed(copied_once)
    upgrading.bring_up()
    after = figures(copied_once, tables) | signed(copied_once)
    leaving.complete()
    founding.complete_chart()
    return before, after


SIGNED_BEFORE = "select id, content from work_contract where content is not null"
SIGNED = "select contract_id, content from work_signedcontent"


def signed(session) -> dict[str, tuple[int, str]]:
    """What signed contracts say, wherever it is kept."""
    words = "select '', '' where false"
    for table, its_words in (("work_contract", SIGNED_BEFORE), ("work_signedcontent", SIGNED)):
        if session.execute("select to_regclass(%s)", [table]).fetchone()[0]:
            words = its_words
    asked = f"select count(*), md5(string_agg(t::text, '|' order by t::text)) from ({words}) t"
    return {"signed": session.execute(asked).fetchone()}


def test_nothing_that_stood_changes_and_every_invariant_holds(brought_up):
    from mutua.ground import actors
    from mutua.ground.transactions import reading
    from mutua.ledger import services as ledger
    from mutua.ledger.models import Account

    before, after = brought_up
    assert sum(count > 0 for count, _ in before.values()) > 20  # a store with something in it
    assert after == before
    with reading(actors.job("test")):
        assert set(Account.objects.values_list("code", flat=True)) >= ledger.chart().keys()
    found = doctor.examine(rebuild=True)
    assert [(one.check.code, one.wrong) for one in found if not one.holds] == []


def test_brought_up_twice_nothing_is_left_to_do(brought_up, copied_once):
    tables = contents(copied_once)
    before = figures(copied_once, tables)
    bring_up()
    assert figures(copied_once, tables) == before
    assert steps() == []


@pytest.mark.parametrize("frozen", [LACKING], indirect=True, ids=["2026-11-26d"])
def test_an_account_that_stood_as_an_enterprise_number_is_taken_away_and_numbers_stay(earlier):
    """Whoever was given money back stood under its account: its person is known again all the same."""
    stood = ("BE68539007547034", "0403170701")
    earlier.execute("set session_replication_role = replica")
    persons = [
        earlier.execute(
            "insert into people_legalperson (id, person_id, enterprise_number)"
            " select gen_random_uuid(), id, %s from people_person p"
            " where not exists (select from people_legalperson where person_id = p.id)"
            " order by id limit 1 returning person_id", [number],
        ).fetchone()[0]
        for number in stood
    ]  # fmt: skip
    earlier.execute("reset session_replication_role")
    bring_up()
    asked = "select enterprise_number from people_legalperson where person_id = %s"
    found = [earlier.execute(asked, [one]).fetchone()[0] for one in persons]
    assert found == [None, "0403170701"]


def test_work_goes_on_where_it_stopped(brought_up):
    from mutua.activities import leaving, services
    from mutua.activities.models import Invoice, Series
    from mutua.ground import actors, jobs
    from mutua.ground.models import Left
    from mutua.ground.transactions import reading

    keeper = actors.job("test")
    with reading(keeper):
        issued = Invoice.objects.filter(state="issued").count()
        draft = Invoice.objects.filter(state="draft").get()
        owner = draft.activity.activitymember_set.get().person_id
        last = Series.objects.get(book="V").last
    with reading(keeper):
        assert Left.objects.filter(kind=leaving.KIND).count() == issued  # those of before too
    with clock.on(AFTER):
        services.issue_invoice(actor=actors.member(owner), key=uuid4(), invoice=draft.id)
        jobs.work(wait=False)
    with reading(keeper):
        made = Invoice.objects.get(id=draft.id)
    assert made.drawn == last + 1
    assert made.pdf
    assert made.ubl
    assert leaving.complete() == 0
    assert [one.check.code for one in doctor.examine(rebuild=True) if not one.holds] == []


# ── Death on the way (fault 21) ─────────────────────────────────────────────────────────────────


class Death:
    """The server ends the session of the owner before its n-th statement, or before COMMIT."""

    def __init__(self, session, at: int) -> None:
        self.session, self.at, self.seen = session, at, 0

    def _pass(self, work, place: int | None = None):
        self.seen += 1
        if self.at in (self.seen, place):
            end_session_of_owner(self.session)
        return work()

    @contextmanager
    def over(self):
        owner = connections["owner"]
        commit = owner._commit
        owner._commit = lambda: self._pass(commit, COMMIT)
        try:
            with owner.execute_wrapper(lambda execute, *given: self._pass(lambda: execute(*given))):
                yield self
        finally:
            del owner._commit


def end_session_of_owner(session) -> None:
    backend = connections["owner"].connection.info.backend_pid
    session.execute("select pg_terminate_backend(%s, 5000)", [backend])


def steps() -> list[tuple[str, str]]:
    """Those that the store lacks, in their order."""
    from mutua.ground.upgrading import WholeSteps

    executor = WholeSteps(connections["owner"])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [(one.app_label, one.name) for one, _ in plan]


def taken(session) -> int:
    return session.execute("select count(*) from django_migrations").fetchone()[0]


def take(step: tuple[str, str], death: Death) -> bool:
    """Whether it was taken, with whatever it needs, before a death came."""
    from mutua.ground.upgrading import WholeSteps

    executor = WholeSteps(connections["owner"])
    try:
        with death.over():
            executor.migrate([step])
    except (DatabaseError, psycopg.Error):
        return False
    finally:
        # Django stays inside a transaction that dies while deferred statements run.
        connections["owner"].close()
        del connections["owner"]
    return True


@pytest.mark.prove
def test_a_death_at_any_statement_of_a_step_leaves_it_untaken_and_the_next_try_goes_on(
    earlier, proof
):
    from mutua.ground import upgrading

    every = proof.count(small=0, full=1, name="every statement")
    stood, deaths = contents(earlier), 0
    before, missing = figures(earlier, stood), steps()
    for step in missing if every else missing[::16]:
        tables, done = contents(earlier), taken(earlier)
        at = 1 if every else COMMIT
        while not take(step, Death(earlier, at)) and taken(earlier) == done:
            assert contents(earlier) == tables, f"{step}, statement {at}"
            assert figures(earlier, stood) == before, f"{step}, statement {at}"
            deaths, at = deaths + 1, at + 1 if every else NEVER
    proof.note(steps=len(missing), deaths=deaths)
    print(f"{len(missing)} steps, {deaths} deaths")
    assert deaths >= len(missing) // 16
    upgrading.bring_up()
    assert steps() == []
    assert figures(earlier, stood) == before


@pytest.mark.parametrize("frozen", [LACKING], indirect=True, ids=["2026-11-26d"])
def test_twin_taken_and_written_down_apart_a_death_leaves_a_store_of_no_release(earlier):
    from django.core.management import call_command

    def dies(execute, sql, params, many, context):
        if sql.startswith("INSERT") and "django_migrations" in sql and NOT_TWICE in params:
            end_session_of_owner(earlier)
        return execute(sql, params, many, context)

    with connections["owner"].execute_wrapper(dies), pytest.raises(DatabaseError):
        call_command("migrate", database="owner", verbosity=0)
    connections["owner"].close()
    with pytest.raises(DatabaseError, match=r"already exists|does not exist"):
        call_command("migrate", database="owner", verbosity=0)


# ── Rendering no more than a step asks for ──────────────────────────────────────────────────────


@pytest.mark.prove(only=True)
def test_a_new_store_is_the_one_that_django_s_own_executor_makes(postgres):
    """Which renders all models at each operation, and takes four times as long."""
    from django.db.migrations.executor import MigrationExecutor

    from mutua.ground.backup import program_of
    from mutua.ground.upgrading import WholeSteps
    from tests.support import store

    def made(name: str, steps: type[MigrationExecutor]) -> list[bytes]:
        postgres.prepare(name)
        with store.pointed(postgres, name):
            executor = steps(connections["owner"])
            executor.migrate(executor.loader.graph.leaf_nodes())
        command = [program_of("pg_dump"), "--schema-only", "-d", postgres.url("postgres", name)]
        dump = subprocess.run(command, capture_output=True, check=True).stdout
        return [line for line in dump.splitlines() if b"restrict" not in line]

    assert made("by_steps", WholeSteps) == made("by_django", MigrationExecutor)

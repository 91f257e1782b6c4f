"""The rooms with a database: invoices, postings, a member's statement and home.

    make bench WHAT=rooms

A PostgreSQL of its own is started with its default settings (fsync on), filled, and measured.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

POSTINGS = int(os.environ.get("MUTUA_BENCH_POSTINGS", "1000000"))
INVOICES = 200


def rate(count: int, work: Callable[[], None]) -> float:
    begun = time.perf_counter()
    work()
    return count / (time.perf_counter() - begun)


def median_ms(work: Callable[[], object], times: int = 31) -> float:
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return 1_000 * statistics.median(taken)


def line(what: str, found: str, target: str) -> None:
    print(f"  {what:<58} {found:>16}   target {target}")


def main() -> None:
    from tests.support import store

    store.FAST = ()  # a commit is on the disk, as in real use
    import django

    from mutua.portal.house import build

    build.prepare()
    django.setup()
    with store.server() as server, store.fresh(server, "bench"):
        measure()


def measure() -> None:
    from mutua.activities import services
    from mutua.ground import actors, clock, doctor
    from mutua.ground.transactions import reading
    from mutua.ground.verbs import verb
    from mutua.ledger import queries
    from mutua.ledger.services import Line, NewEntry, post
    from tests.support import shop

    shop.open_shop()
    waiting: list[NewEntry] = []

    def prepared(count: int) -> None:
        """Entries of other activities, two postings each, to be written."""
        waiting[:] = [
            NewEntry(
                "coop", date(2026, 3, 16), ("bench", uuid4()), "made",
                (Line("activity_budget", 100, activity), Line("turnover", -100, activity)),
            )
            for activity in (uuid4() for _ in range(count // 2))
        ]  # fmt: skip

    def many(*, actor: actors.Actor, count: int) -> int:
        """Write what waits, in one transaction."""
        return len(post(actor, waiting)) * 2

    many.__module__ = "mutua.bench"
    post_many = verb("ledger.record")(many)

    with clock.on(shop.DAY):
        drafts = []
        for _ in range(INVOICES):
            drafts.append(uuid4())
            services.draft_invoice(
                actor=shop.alice, key=uuid4(), invoice=drafts[-1], activity=shop.ALICES,
                client=shop.CLIENT, lines=(shop.EVENING,),
            )  # fmt: skip

        def issue() -> None:
            for draft in drafts:
                services.issue_invoice(actor=shop.alice, key=uuid4(), invoice=draft)

        line(
            "invoice issued with books, levy, job; one process",
            f"{rate(INVOICES, issue):.0f} /s",
            "50 /s",
        )

        batch = 100_000
        found = []
        for _ in range(5):
            prepared(batch)
            found.append(rate(batch, lambda: post_many(actor=shop.STAFF, key=uuid4(), count=batch)))
        line(
            "postings in one transaction, all guards",
            f"{statistics.median(found):,.0f} /s",
            "50,000 /s",
        )
        while count_postings() < POSTINGS:
            prepared(batch)
            post_many(actor=shop.STAFF, key=uuid4(), count=batch)

        def home() -> None:
            with reading(shop.alice):
                queries.activity_balances(shop.ALICES)
                list(queries.statement(shop.ALICES))

        line(
            f"a member's balances and statement, {count_postings():,} postings",
            f"{median_ms(home):.1f} ms",
            "100 ms",
        )
        page_of_a_member()
        line("doctor on the whole store", f"{median_ms(doctor.examine, 1):,.0f} ms", "none")


def page_of_a_member() -> None:
    """Her home as the server gives it: session, rights, all queries, the template."""
    from django.core import mail

    from tests.portal.enterprise import with_database
    from tests.portal.people import open_accounts, signed_in
    from tests.support.store import ALICE

    mail.outbox = []
    open_accounts()
    with with_database():
        alice = signed_in(ALICE)
        assert alice.get("/en/home/").status_code == 200
        line(
            f"a member's home, the whole page, {count_postings():,} postings",
            f"{median_ms(lambda: alice.get('/en/home/')):.1f} ms",
            "100 ms",
        )


def count_postings() -> int:
    from django.db import connection

    from mutua.ground.actors import AUDITOR, Actor
    from mutua.ground.transactions import reading

    with reading(Actor(AUDITOR, job="bench")), connection.cursor() as cursor:
        cursor.execute("select count(*) from ledger_posting")
        return int(cursor.fetchone()[0])


if __name__ == "__main__":
    main()

"""Freeze a store of the release one stands in, as SQL, compressed: later releases bring it up and compare.

    MUTUA_HOME=<an empty folder> python tests/upgrades/freeze.py tests/upgrades/NAME.sql.gz

It is filled by that release's own demo and verbs, so no later code has touched it.
"""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from mutua.cli import store

FIRST, LAST, MEMBERS, SEED = date(2026, 1, 1), date(2026, 2, 28), 5, 100


def fill() -> None:
    """The demo of two months; an expense and a transfer, a draft of each kind, a month closed."""
    from django.conf import settings
    from django.core import mail

    from mutua.activities import services
    from mutua.activities.services.lines import DraftLine
    from mutua.cli.demonstration import CODE, STAFF, Demo
    from mutua.ground import actors, clock, jobs
    from mutua.ground.transactions import reading
    from mutua.ledger import services as books
    from mutua.ledger.models import Period

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []
    demo = Demo(MEMBERS, FIRST, LAST, SEED)
    demo.play()
    person, mine = demo.id("person", 0), demo.id("activity", 0)
    client, alice = demo.id("client", 0), actors.member(demo.id("person", 0))
    with clock.on(LAST):
        for name in ("approved", "claimed"):
            services.claim_expense(
                actor=alice, key=demo.id("claim", name), expense=demo.id("expense", name),
                activity=mine, person=person, nature="material", text=f"Shoes, {name}",
                spent_on=LAST, amount=12_100, vat=2_100, paper=f"{ord(name[0]):064x}",
            )  # fmt: skip
        services.approve_expense(
            actor=STAFF, key=demo.id("approve"), expense=demo.id("expense", "approved"),
            deductible=2_100,
        )  # fmt: skip
        services.transfer(
            actor=alice, key=demo.id("give"), transfer=demo.id("gift"), source=mine,
            target=demo.id("activity", MEMBERS), amount=5_000, text="For the duo",
        )  # fmt: skip
        line = DraftLine("Evening of dance", 38_000, 2_000, "C62", "artistic_performance")
        at = {"activity": mine, "client": client, "lines": (line,)}
        services.draft_order(actor=alice, key=demo.id("o"), order=demo.id("draft order"), **at)
        services.draft_invoice(actor=alice, key=demo.id("i"), invoice=demo.id("draft"), **at)
        with reading(STAFF):
            january = Period.objects.get(legal_entity_id=CODE, first_day=FIRST)
        books.close_period(actor=STAFF, key=demo.id("close"), period=january.id)
        jobs.work(wait=False)


def main() -> None:
    """Fill, and write everything."""
    with store.opened(migrate=True):
        fill()
        from mutua.ground.database import library

        # The newest that the wheel brings: an older one cannot read the server.
        dump = max(Path(library().__file__).parent.glob("pginstall*/bin/pg_dump"))
        url = os.environ["MUTUA_OWNER_URL"].replace("mutua_owner@", "postgres@")
        sql = subprocess.run([dump, url], check=True, capture_output=True, text=True).stdout
    # Since a repair of its programs a dump begins and ends with a word of chance.
    kept = [
        line for line in sql.splitlines() if not line.startswith(("\\restrict", "\\unrestrict"))
    ]
    content = ("\n".join(kept) + "\n").encode()
    Path(sys.argv[1]).write_bytes(gzip.compress(content, mtime=0))


if __name__ == "__main__":
    main()

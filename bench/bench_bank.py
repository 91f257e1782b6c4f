"""Bank files: a statement of 50,000 lines read in each format, a batch of 20,000 transfers made.

make bench WHAT=bank

Then, in a PostgreSQL of its own with its default settings (fsync on), a camt.053 of as many receipts
is taken and booked, each found by its communication.

The statements come from the simulated bank, each read in a process of its own, whose highest use of
memory is shown.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

LINES = int(os.environ.get("MUTUA_BENCH_LINES", "50000"))
IBAN = "BE68539007547034"
OTHER = "BE71096123456769"
DAY = date(2026, 11, 26)


def statements(folder: Path) -> list[Path]:
    """A statement of so many movements, a third of them with a structured communication."""
    from simulators.bank import camt, coda
    from simulators.bank.lines import Item, Movement, Statement

    movements = []
    for number in range(1, LINES + 1):
        first = 1_000_000_000 + number
        communication = f"{first}{first % 97 or 97:02}" if number % 3 == 0 else ""
        text = "" if communication else f"Invoice 2026-{number:05} of the festival"
        amount = (-1 if number % 5 == 0 else 1) * (1_000 + number)
        item = Item(amount, f"E{number}", f"Client {number}", OTHER, communication, text, "")
        kind = "out" if amount < 0 else "in"
        movements.append(Movement(f"{number:010}", DAY, DAY, amount, kind, "", "", [item]))
    total = sum(one.amount for one in movements)
    whole = Statement(IBAN, "Mutua", 2026, 1, DAY, DAY, 100, 100 + total, movements)
    files = {
        "camt053 .08": camt.written(whole, "08"),
        "camt053 .02": camt.written(whole, "02"),
        "coda": coda.written(whole),
    }
    paths = []
    for name, content in files.items():
        path = folder / name
        path.write_bytes(content)
        paths.append(path)
    return paths


def read(path: Path) -> None:
    """Read one file and say how long it took and how much memory the process had at most."""
    from mutua.treasury.formats import camt053, coda

    content = path.read_bytes()
    begun, worked = time.perf_counter(), time.process_time()
    (statement,) = (coda if path.name == "coda" else camt053).read(content)
    taken, worked = time.perf_counter() - begun, time.process_time() - worked
    most = int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) / 1024
    megabytes = len(content) / 1_000_000
    print(
        f"  {path.name:<12} {len(statement.lines):>6} lines, {megabytes:5.1f} MB"
        f" {taken:8.2f} s ({worked:.2f} s of processor) {most:8.0f} MB   target 5 s, 200 MB"
    )


def build() -> None:
    from mutua.treasury.formats.pain001 import Address, Batch, Payment, build

    address = Address(country="BE", town="Liège", street="Rue du Théâtre", number="12")
    payments = tuple(
        Payment(
            end_to_end_id=f"E{number}",
            creditor_name=f"Zoë {number}",
            creditor_iban=OTHER,
            amount=1_000 + number,
            address=address,
            text="Salaire de novembre",
            category_purpose="SALA",
        )
        for number in range(20_000)
    )
    made = datetime(2026, 11, 26, 9, tzinfo=UTC)
    batch = Batch(
        message_id="BENCH",
        created_at=made,
        debtor_name="Mutua",
        debtor_iban=IBAN,
        execution_date=DAY,
        payments=payments,
    )
    begun = time.perf_counter()
    content = build(batch)
    taken = time.perf_counter() - begun
    print(f"  pain.001     20000 transfers, {len(content) / 1_000_000:5.1f} MB {taken:8.2f} s")


def receipts() -> None:
    """A camt.053 of so many receipts, each of an open invoice of its own, taken and booked."""
    from tests.support import store

    store.FAST = ()  # a commit is on the disk, as in real use
    import django

    from mutua.portal.house import build as pages

    pages.prepare()
    django.setup()
    with store.server() as server, store.fresh(server, "bench"):
        _match()


def _match() -> None:
    from uuid import uuid4

    from django.core import mail

    from mutua.ground import clock
    from mutua.treasury import bank, services
    from mutua.treasury.formats import camt053
    from simulators.bank import camt
    from simulators.bank.lines import Item, Movement, Statement
    from tests.support import payments, shop

    mail.outbox = []
    shop.open_shop()
    with clock.on(shop.DAY):
        movements = [
            Movement(
                f"{number:010}", shop.DAY, shop.DAY, 1_000, "in", "", "",
                [Item(1_000, f"E{number}", f"Client {number}", OTHER, communication, "", "")],
            )
            for number, communication in enumerate(_invoices(LINES), 1)
        ]  # fmt: skip
        whole = Statement(
            payments.HOUSE_IBAN, "Coop", 2026, 1, shop.DAY, shop.DAY, 0, 1_000 * LINES, movements
        )
        content = camt.written(whole, "08")
        begun = time.perf_counter()
        (statement,) = camt053.read(content)
        read_in = time.perf_counter() - begun
        begun = time.perf_counter()
        services.take_statement(actor=bank.SENDER, key=uuid4(), statement=statement, file="0" * 64)
        taken_in = time.perf_counter() - begun
        begun = time.perf_counter()
        waiting = services.book_lines(
            actor=bank.SENDER, key=uuid4(), statement=payments.statements()[0].id
        )
        booked_in = time.perf_counter() - begun
        assert waiting == 0, f"{waiting} lines found no invoice"
    print(
        f"  camt.053 of {LINES} receipts: read {read_in:.1f} s, taken {taken_in:.1f} s,"
        f" booked {booked_in:.1f} s, together {read_in + taken_in + booked_in:.1f} s   target 30 s"
    )


def _invoices(count: int) -> list[str]:
    """So many open invoices, copies of one that was issued; gives their communications."""
    from django.db import connections

    from tests.support import shop

    invoice = shop.issued_invoice()
    references = [
        f"{first}{first % 97 or 97:02}" for first in range(7_000_000_000, 7_000_000_000 + count)
    ]
    with connections["owner"].cursor() as cursor:
        cursor.execute("select column_name from information_schema.columns"
                       " where table_name = 'activities_invoice' and is_generated = 'NEVER'")  # fmt: skip
        own = {"id": "gen_random_uuid()", "payment_reference": "r.reference",
               "drawn": "100000 + r.place", "content": "content"}  # fmt: skip
        names = [name for (name,) in cursor.fetchall()]
        values = ", ".join(own.get(name, name) for name in names)
        cursor.execute("alter table activities_invoice disable trigger user")
        cursor.execute(
            f"insert into activities_invoice ({', '.join(names)}) select {values}"
            " from activities_invoice, unnest(%s::text[]) with ordinality r (reference, place)"
            " where id = %s", [references, invoice],
        )  # fmt: skip
        cursor.execute("alter table activities_invoice enable trigger user")
        cursor.execute("analyze")
    return references


def main() -> None:
    if sys.argv[1:] == ["match"]:
        receipts()
        return
    if len(sys.argv) > 1:
        read(Path(sys.argv[1]))
        return
    build()
    with tempfile.TemporaryDirectory() as folder:
        for path in statements(Path(folder)):
            subprocess.run([sys.executable, __file__, str(path)], check=True)
    subprocess.run([sys.executable, __file__, "match"], check=True)


if __name__ == "__main__":
    main()

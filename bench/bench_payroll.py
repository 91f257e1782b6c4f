"""Payroll: from confirmed months of work to payslips with their books, all guards on.

    make bench WHAT=payroll

A PostgreSQL of its own with its default settings (fsync on). The signed contracts are copied from
one, as superuser with guards off; what is measured is the run alone, as a job of the house.
"""

from __future__ import annotations

import cProfile
import json
import os
import pstats
import random
import resource
import sys
import time
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

CONTRACTS = int(os.environ.get("MUTUA_BENCH_CONTRACTS", "20000"))
DAY = date(2026, 4, 1)
A_PERSON = 3  # contracts of a person in the month
PROCESSES = int(os.environ.get("MUTUA_BENCH_PROCESSES", "2"))
PROFILE = os.environ.get("MUTUA_BENCH_PROFILE") == "1"
REGIMES = ("artist", "artist", "artist", "employee", "manual_worker", "student")
PAPERS = int(os.environ.get("MUTUA_BENCH_PAPERS", "300"))


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
        fill(server)
        measure(server)


def fill(server: Any) -> None:
    """A month of contracts that were worked, of persons and activities of their own."""
    from mutua.ground import clock
    from tests.support import contracts, payments, shop, verb_cases

    shop.open_shop()
    with clock.on(shop.DAY):
        payments.hire_greta()
        evening = contracts.at(date(2026, 3, 19), "19:00", "22:00")
        contracts.get_ready()
        shop.issued_invoice()
        model = contracts.worked(hours=evening)
    with verb_cases.superuser(server) as superuser:
        superuser.execute("set session_replication_role = replica")
        rows = planned()
        copy(superuser, "people_person", f"id = '{shop.ALICE}'", rows["persons"])
        account = f"id = (select max(id::text)::uuid from people_bankaccount where person_id = '{shop.ALICE}')"
        copy(superuser, "people_bankaccount", account, rows["accounts"])
        copy(superuser, "work_situation", f"person_id = '{shop.ALICE}'", rows["situations"])
        copy(superuser, "activities_activity", f"id = '{shop.ALICES}'", rows["activities"])
        copy(superuser, "work_contract", f"id = '{model}'", rows["contracts"])
        copy(superuser, "work_contractmonth", f"contract_id = '{model}'", rows["months"])
        for one in ("contractsignature", "signedcontent"):
            copy(superuser, f"work_{one}", f"contract_id = '{model}'", rows["signatures"])
        superuser.execute("set session_replication_role = origin")
        superuser.execute("analyze")
        superuser.execute("alter system set track_functions = 'all'")
        superuser.execute("select pg_reload_conf()")


def planned() -> dict[str, list[dict[str, Any]]]:
    """The rows that differ: who, when, how much. The cost is what the law says of each alone."""
    from mutua.legislation import country

    chance, law = random.Random(5), country("be")
    rows: dict[str, list[dict[str, Any]]] = {
        name: []
        for name in ("persons", "accounts", "situations", "activities", "contracts", "months", "signatures")
    }  # fmt: skip
    for number in range(CONTRACTS):
        if number % A_PERSON == 0:
            person, activity = uuid4(), uuid4()
            facts = {
                "household": chance.choice(("single", "partner_with_income", "partner_without_income")),
                "children": chance.choice((0, 0, 1, 2)),
            }  # fmt: skip
            regime = chance.choice(REGIMES)
            rows["persons"].append({"id": person, "email": f"{person}@example.org"})
            rows["accounts"].append({"id": uuid4(), "person_id": person})
            rows["situations"].append({"id": uuid4(), "person_id": person, "facts": facts})
            rows["activities"].append({"id": activity})
        day = date(2026, 3, 1) + timedelta(days=chance.randrange(31))
        hours, contract = chance.choice((300, 400, 760)), uuid4()
        gross = hours * chance.randrange(16, 40)
        alone = law.evaluate(
            regime=regime, worked_from=day, worked_until=day, paid_on=day + timedelta(days=6),
            inputs={**facts, "hours": hours, "gross_pay": gross},
        )  # fmt: skip
        said = {
            "gross_pay": gross, "charged": alone.all["charged_cost"], "first_day": day,
            "last_day": day,
        }  # fmt: skip
        rows["contracts"].append(
            {"id": contract, "person_id": person, "activity_id": activity, "regime": regime, **said}
        )
        rows["months"].append({
            "id": uuid4(), "contract_id": contract, "hours": hours, "payslip": None,
            "promised_on": date(2026, 4, 9), **said,
        })  # fmt: skip
        rows["signatures"].append({"id": uuid4(), "contract_id": contract, "person_id": person})
    return rows


def copy(superuser: Any, table: str, where: str, rows: list[dict[str, Any]]) -> None:
    """A row for each, like the one found, with what differs."""
    for start in range(0, len(rows), 2_000):
        superuser.execute(
            f"insert into {table} select (jsonb_populate_record(t, v)).* from {table} t,"
            f" jsonb_array_elements(%s::jsonb) v where {where}",
            [json.dumps(rows[start : start + 2_000], default=str)],
        )


def measure(server: Any) -> None:
    from django.db import connection

    from mutua.cli import at_once
    from mutua.ground import actors, clock, doctor

    run, begun, used = uuid4(), time.perf_counter(), time.process_time()
    used_there = cpu_of_session()
    profile = cProfile.Profile()
    statements: Counter[str] = Counter()

    def timed(execute: Any, sql: str, *more: Any) -> Any:
        start = time.perf_counter()
        answer = execute(sql, *more)
        statements[" ".join(sql.split())[:70]] += round(1_000 * (time.perf_counter() - start))
        return answer

    os.environ["MUTUA_TODAY"] = str(DAY)  # for the processes that help
    with clock.on(DAY), connection.execute_wrapper(timed):
        if PROFILE:
            profile.enable()
        ran = at_once.run(actors.job("payroll"), run, "coop", date(2026, 4, 7), DAY, PROCESSES)
        profile.disable()
    made = ran.made
    seconds = time.perf_counter() - begun
    here, there = time.process_time() - used, cpu_of_session() - used_there
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    assert payslips() == CONTRACTS + 1, made
    ready = lines_ready()
    line(f"confirmed months to payslips and books, {PROCESSES} at once", f"{made / seconds:,.0f} /s", "2,000 /s")  # fmt: skip
    line("the same, and the lines of the file that pays them", f"{made / (seconds + ready):,.0f} /s", "2,000 /s")  # fmt: skip
    line("the whole run", f"{seconds:.1f} s", "10 s")
    line("processor of it: this process, its session", f"{here:.1f} + {there:.1f} s", "-")
    line("peak memory of the process (this bench within)", f"{peak:,.0f} MiB", "1,024 MiB")
    if PROFILE:
        functions(server)
        print(*(f"  {ms:>7,} ms  {sql}" for sql, ms in statements.most_common(9)), sep="\n")
        pstats.Stats(profile).sort_stats("tottime").print_stats(22)
    begun = time.perf_counter()
    wrong = [one.check.code for one in doctor.examine(rebuild=True) if one.check.code.startswith(("payroll.", "rebuild.pay")) and not one.holds]  # fmt: skip
    line("doctor with every payslip made anew", f"{time.perf_counter() - begun:.1f} s", "-")
    assert wrong == [], wrong
    papers()
    differences(server)


def payslips() -> int:
    """How many there are."""
    from mutua.ground import actors
    from mutua.ground.transactions import reading
    from mutua.payroll.models import Payslip

    with reading(actors.job("bench")):
        return Payslip.objects.count()


def lines_ready() -> float:
    """Seconds until all net pay of the run, exit holiday pay too, has its line in the files that pay
    it, to be approved."""
    from mutua.ground import clock
    from tests.support import payments

    found = 0.0
    for kind, owed in owed_net().items():
        count, begun = 0, time.perf_counter()
        while count < owed:
            with clock.on(DAY):
                batch = payments.made(date(2026, 4, 7), kinds=[kind])
            count += payments.found(batch).count
        seconds = time.perf_counter() - begun
        line(f"{count:,} lines of the files that pay: {kind}", f"{seconds:.1f} s", "-")
        found += seconds
    return found


def owed_net() -> dict[str, int]:
    """How many of each kind there are of which a net is left to pay."""
    from mutua.ground import actors
    from mutua.ground.transactions import reading
    from mutua.payroll.models import ExitHolidayPay, Payslip

    with reading(actors.job("bench")):
        return {
            "payslip": Payslip.objects.filter(net_pay__gt=0).count(),
            "exit_holiday_pay": ExitHolidayPay.objects.filter(net_pay__gt=0).count(),
        }


def papers() -> None:
    """Payslips as PDF, one process."""
    from mutua.ground import actors
    from mutua.ground.transactions import reading
    from mutua.payroll.documents import paper
    from mutua.payroll.models import Payslip

    with reading(actors.job("bench")):
        of_contract = "contract_month__contract__signed_content"
        some = list(Payslip.objects.select_related(of_contract)[: PAPERS + 1])
    paper.draw(some[0])  # the compiler reads its fonts
    begun, used = time.perf_counter(), time.process_time()
    for one in some[1:]:
        paper.draw(one)
    seconds, used = time.perf_counter() - begun, time.process_time() - used
    line("payslips as PDF, one process", f"{PAPERS / seconds:.0f} /s", "60 /s a core")
    line("payslips as PDF, a second of processor", f"{PAPERS / used:.0f} /s", "60 /s a core")


def cpu_of_session() -> float:
    """Seconds of a processor that the server's side of this connection has used."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        (pid,) = cursor.fetchone()
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def functions(server: Any) -> None:
    """The guards by the time that they took."""
    from tests.support import verb_cases

    with verb_cases.superuser(server) as superuser:
        for name, calls, ms in superuser.execute(
            "select funcname, calls, round(self_time) from pg_stat_user_functions"
            " order by self_time desc limit 9"
        ).fetchall():
            print(f"  {ms:>7,.0f} ms  {calls:>6,} calls  {name}")


def differences(server: Any) -> None:
    """Where the differences went: by cause, in euros."""
    from tests.support import verb_cases

    with verb_cases.superuser(server) as superuser:
        for cause, count, amount in superuser.execute(
            "select d.key, count(*), sum(d.value::bigint) from payroll_payslip p,"
            " jsonb_each_text(p.difference) d group by 1 order by 1"
        ).fetchall():
            print(f"  difference by {cause}: {count:,} payslips, {amount / 100:,.2f} euros")


if __name__ == "__main__":
    main()

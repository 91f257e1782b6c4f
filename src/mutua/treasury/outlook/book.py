"""The book of the simulation: what the fund has out, what is signed, and last year's pay once more.

Work that nobody has signed yet is taken from the payslips and the exit holiday pay of the last 365
days, as if the coming year were like it; a house that is younger goes on as it began. Where activities have money of their own the fund gives less: all is brought down
so that in the mean as much would have gone out in the last year as really did.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

import numpy as np
import yaml
from django.db import connection
from django.db.models import Max, Min, QuerySet, Sum

from mutua.activities.models import Invoice
from mutua.payroll.models import ExitHolidayPay, Payslip
from mutua.people.distribution import split
from mutua.treasury.debts import EXIT
from mutua.treasury.fund.advancing import CLIENT, subjects_of
from mutua.treasury.fund.reading import names_of, standing
from mutua.treasury.models import Advance, Contribution, WriteOff
from mutua.treasury.outlook.behaviour import YEARS, behaviour_of, seen_until
from mutua.treasury.outlook.simulation import DAYS, Book, Ints
from mutua.work.models import ContractMonth

ASSUMED: Mapping[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "assumptions.yaml").read_text("utf-8")
)
YEAR = timedelta(days=DAYS)
SHORTEST = 30  # days that are taken for a pattern
MOST_CLIENTS = 5  # whose failure is played


class Block(NamedTuple):
    """What the fund gives for a client on a day, and when that one is to pay: days from today.
    ``live`` is the client that goes on where two were merged."""

    client: UUID
    live: UUID
    kind: str
    advanced_on: int
    due_on: int
    amount: int


class Situation(NamedTuple):
    """What a simulation begins from. ``balance`` is what the fund has and is not out; ``turnover``
    (DAYS,) that of each day; ``largest`` are the clients for whom the most is or will be out, each
    with its name, its index and that amount."""

    book: Book
    balance: int
    turnover: Ints
    largest: Sequence[tuple[str, int, int]]


def situation(legal_entity: str, today: date) -> Situation:
    """All of it, as the books stand."""
    fund = standing(legal_entity, today)
    out = list(_outstanding(legal_entity, today))
    to_come = [*_signed(legal_entity, today), *_like_last_year(legal_entity, today)]
    behaviour = behaviour_of(seen_until(legal_entity, today))
    part = _part_that_the_fund_gives(
        legal_entity, today, to_come, behaviour.row_of, behaviour.delays
    )
    blocks = out + [one._replace(amount=one.amount * part[0] // part[1]) for one in to_come]
    blocks = [one for one in blocks if one.amount > 0]
    subject_of = subjects_of({one.client for one in blocks})
    subjects = {one: n for n, one in enumerate(dict.fromkeys(subject_of.values()))}
    index = {client: subjects[subject] for client, subject in subject_of.items()}
    kinds = {index[one.client]: one.kind for one in blocks}
    chances = _chances(legal_entity, today)
    book = Book(
        client=_ints(index[one.client] for one in blocks),
        behaviour=_ints(behaviour.row_of(one.live, one.kind) for one in blocks),
        advanced_on=_ints(one.advanced_on for one in blocks),
        due_on=_ints(one.due_on for one in blocks),
        amount=_ints(one.amount for one in blocks),
        contributions=_evenly(*_contributions(legal_entity, today)),
        fails=np.array([chances[kinds[n]] for n in range(len(subjects))]),
        failed=np.zeros(len(subjects), bool), delays=behaviour.delays,
    )  # fmt: skip
    return Situation(
        book, fund.means - fund.whole.out, _evenly(*_turnover(legal_entity, today)),
        _largest(book, subjects),
    )  # fmt: skip


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, np.int64)


def _largest(book: Book, subjects: Mapping[UUID, int]) -> list[tuple[str, int, int]]:
    """Those whose failure today would cost the most: what is out for them, or will be soon."""
    soon = book.amount * (book.advanced_on < 0)
    out = np.bincount(book.client, soon, len(subjects)).astype(np.int64)
    numbers = {n: one for one, n in subjects.items()}
    order = [int(n) for n in np.argsort(-out, kind="stable")[:MOST_CLIENTS] if out[n] > 0]
    names = names_of({numbers[n] for n in order})
    return [(names.get(numbers[n], ""), n, int(out[n])) for n in order]


# ── Blocks ──────────────────────────────────────────────────────────────────────────────────────


def _outstanding(legal_entity: str, today: date) -> list[Block]:
    """What is out; due with the first open invoice of that activity for that client."""
    rows = list(
        Advance.objects.filter(legal_entity=legal_entity, amount__gt=0)
        .annotate(settled=Sum("settlement__amount")).select_related("client")
    )  # fmt: skip
    left = [(one, one.amount - (one.settled or 0)) for one in rows]
    due = {
        (activity, client): day
        for activity, client, day in Invoice.objects.filter(
            state="issued", kind="invoice", activity__in={one.activity_id for one, _ in left}
        ).values_list("activity", "client").annotate(Max("due_on"))
    }  # fmt: skip
    after = timedelta(days=ASSUMED["due_after"])
    return [
        Block(
            one.client_id, one.client.live, one.client.kind, -1,
            ((due.get((one.activity_id, one.client_id)) or one.advanced_on + after) - today).days,
            amount,
        )
        for one, amount in left if amount
    ]  # fmt: skip


def _signed(legal_entity: str, today: date) -> list[Block]:
    """The net pay of work that is signed and not paid, in the proportion of the last year."""
    client = "contract__client"
    rows = ContractMonth.objects.filter(
        payslip=None, freed=False, contract__activity__legal_entity=legal_entity
    ).values_list(
        client, f"{client}__merged_into", f"{client}__kind", "promised_on", "last_day", "charged"
    )
    net, cost = _net_share(legal_entity, today)
    return [_block(today, *row, charged * net // cost) for *row, charged in rows]


def _like_last_year(legal_entity: str, today: date) -> list[Block]:
    """The net pay of the last year, a year later: of a client and a day together. That of a
    younger house comes again and again until the year is full."""
    first = _payslips(legal_entity, today).aggregate(first=Min("worked_from"))["first"]
    if first is None:
        return []
    period = min(DAYS, max(SHORTEST, (today - first).days))
    return [
        _block(today, one, live, kind, paid_on + later, worked_until + later, net_pay)
        for one, live, kind, paid_on, worked_until, net_pay in _paid(legal_entity, today)
        for later in (timedelta(days=period * turn) for turn in range(1, DAYS // period + 2))
        if today < paid_on + later <= today + YEAR
    ]


def _paid(legal_entity: str, today: date) -> Iterator[Any]:
    """The client, the day, the last day of work and the sum of what was paid: payslips, then the
    holiday pay of contracts that have ended."""
    for kind, some in (
        ("payslip", _payslips(legal_entity, today)), (EXIT, _exits(legal_entity, today)),
    ):  # fmt: skip
        client = CLIENT[kind]
        yield from some.filter(paid_on__lte=today).values_list(
            client, f"{client}__merged_into", f"{client}__kind", "paid_on"
        ).annotate(Max("worked_until"), Sum("net_pay"))  # fmt: skip


def _payslips(legal_entity: str, today: date) -> QuerySet[Payslip]:
    """Those of the last year that count."""
    return (
        Payslip.objects.holding()
        .filter(legal_entity=legal_entity, paid_on__gt=today - YEAR)
        .order_by()
    )


def _exits(legal_entity: str, today: date) -> QuerySet[ExitHolidayPay]:
    """The exit holiday pay of the last year that counts."""
    return (
        ExitHolidayPay.objects.holding()
        .filter(legal_entity=legal_entity, paid_on__gt=today - YEAR)
        .order_by()
    )


def _net(legal_entity: str, today: date) -> int:
    """All net pay of the last year."""
    every = (_payslips(legal_entity, today), _exits(legal_entity, today))
    return sum(one.aggregate(net=Sum("net_pay"))["net"] or 0 for one in every)


def _block(
    today: date, client: UUID, live: UUID | None, kind: str, paid_on: date, worked_until: date,
    amount: int,
) -> Block:  # fmt: skip
    due = worked_until + timedelta(days=ASSUMED["due_after"])
    left = max(0, (paid_on - today).days)
    return Block(client, live or client, kind, left, (due - today).days, amount)


# ── Figures of the house ────────────────────────────────────────────────────────────────────────


def _net_share(legal_entity: str, today: date) -> tuple[int, int]:
    """Net pay of what work costs, so much of so much, in the last year. What payslips have charged
    holds what they set aside for holidays."""
    cost = _payslips(legal_entity, today).aggregate(cost=Sum("charged"))["cost"]
    return (_net(legal_entity, today), cost) if cost else (1, 1)


def _part_that_the_fund_gives(
    legal_entity: str, today: date, to_come: Sequence[Block], row_of: Any, delays: Ints
) -> tuple[int, int]:
    """So much of so much, at most all. In the last year the fund gave some of all net pay; the rest
    was paid by clients in time, which the paths play by themselves, or by own money."""
    sums = Advance.objects.filter(
        legal_entity=legal_entity, advanced_on__gt=today - YEAR
    ).aggregate(given=Sum("amount"), beyond=Sum("beyond"))
    given = (sums["given"] or 0) + (sums["beyond"] or 0)
    net = _net(legal_entity, today)
    if not given or not net:
        return 1, 1
    unpaid = asked = 0
    for one in to_come:
        late = delays[row_of(one.live, one.kind)] + one.due_on > one.advanced_on
        unpaid += one.amount * int(late.sum())
        asked += one.amount * late.size
    return (given * asked, net * unpaid) if given * asked < net * unpaid else (1, 1)


def _chances(legal_entity: str, today: date) -> dict[str, float]:
    """The chance that a client of each kind fails within a year: what was assumed, and what the
    house has seen itself, each by its weight."""
    since = today - YEARS * YEAR
    invoices = Invoice.objects.filter(
        activity__legal_entity=legal_entity, state="issued", kind="invoice", issued_on__gt=since
    )
    lost = WriteOff.objects.filter(
        invoice__activity__legal_entity=legal_entity, state="decided", decided_on__gt=since
    )
    found = {}
    for kind, assumed in ASSUMED["fails"].items():
        with_kind = invoices.filter(client__kind=kind)
        years = with_kind.values("client", "issued_on__year").distinct().count()
        failed = (
            lost.filter(invoice__client__kind=kind).values("invoice__client").distinct().count()
        )
        weight = ASSUMED["weight"]
        found[kind] = min(1.0, (weight * assumed / 10_000 + failed) / (weight + years))
    return found


def _contributions(legal_entity: str, today: date) -> tuple[int, int]:
    """What the levy has put into the fund in the last year, and over how many days."""
    rows = Contribution.objects.filter(legal_entity=legal_entity, until__gt=today - YEAR)
    return _since(rows.aggregate(sum=Sum("amount"), first=Min("until")), today)


def _turnover(legal_entity: str, today: date) -> tuple[int, int]:
    """Turnover of the last year, and over how many days."""
    with connection.cursor() as cursor:
        cursor.execute(
            """select -sum(p.amount), min(e.day) from ledger_posting p
               join ledger_entry e on e.id = p.entry_id
               where p.account_id = 'turnover' and e.legal_entity_id = %s and e.day > %s""",
            [legal_entity, today - YEAR],
        )
        amount, first = cursor.fetchone()
    return _since({"sum": int(amount or 0), "first": first}, today)


def _since(found: Mapping[str, Any], today: date) -> tuple[int, int]:
    if found["first"] is None:
        return 0, DAYS
    return found["sum"] or 0, min(DAYS, (today - found["first"]).days + 1)


def _evenly(amount: int, days: int) -> Ints:
    """What came in some days, a day of the coming year; a house that is younger than a year is
    taken to go on as it began."""
    return np.array(split(max(0, amount) * DAYS // days, [1] * DAYS), np.int64)

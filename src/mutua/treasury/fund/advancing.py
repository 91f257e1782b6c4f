"""Net pay that leaves before the client has paid: what the activity's own money lacks, the fund
gives, up to its limits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Sum

from mutua.ground import clock
from mutua.ground.actors import Actor
from mutua.ground.arrays import array
from mutua.ground.ids import derived_id
from mutua.ledger.services import Line, NewEntry, post
from mutua.payroll.models import ExitHolidayPay, Payslip
from mutua.treasury.debts import EXIT
from mutua.treasury.fund.rules import NAME
from mutua.treasury.models import Advance, Batch, Payment
from mutua.treasury.models.fund import FUND, GROUP, MEMBER
from mutua.treasury.states import OVER

NOBODY = UUID(int=0)  # the subject of the row of the whole fund
CLIENT = {"payslip": "contract_month__contract__client", EXIT: "contract__client"}
NET_PAY = tuple(CLIENT)  # the kinds of debts that the fund advances
Rooms = dict[tuple[str, UUID], int]


class Pay(NamedTuple):
    """Net pay that leaves, whose work for whom it is of, and how much of it the activity's budget
    was charged for."""

    payment: Payment
    person: UUID
    activity: UUID
    client: UUID
    worked_from: date
    charged: int


def advance(actor: Actor, batch: Batch) -> list[Advance]:
    """Advance what the net pay of a batch lacks, of payslips and of the holiday pay of contracts
    that have ended, as a part of the verb by which it leaves. What is left of the activity's own
    money (what its budget holds, without what clients still owe) pays first; then the fund, up to
    its limits; what passes them is kept as ``beyond``."""
    pays = _leaving(batch)
    if not pays:
        return []
    lacks = _lacking({one.activity for one in pays})
    subjects = subjects_of({one.client for one in pays})
    rooms: Rooms | None = None
    made = []
    for one in pays:
        needed = min(one.charged, lacks[one.activity])
        if needed <= 0:
            continue
        if rooms is None:  # nothing is held where everything is covered
            rooms = _hold(batch.legal_entity_id, subjects.values(), {each.person for each in pays})
        lacks[one.activity] -= needed
        subject = subjects[one.client]
        keys = ((FUND, NOBODY), (GROUP, subject), (MEMBER, one.person))
        given = max(0, min(needed, *(rooms[key] for key in keys)))
        for key in keys:
            rooms[key] -= given
        made.append(
            Advance(
                id=derived_id("advance", one.payment.id), legal_entity_id=batch.legal_entity_id,
                payment=one.payment, person_id=one.person, activity_id=one.activity,
                client_id=one.client, subject=subject, amount=given, beyond=needed - given,
                advanced_on=clock.today(),
            )
        )  # fmt: skip
    Advance.objects.bulk_create(made)
    if entries := [_entry(one) for one in made if one.amount]:
        post(actor, entries)
    return made


def _leaving(batch: Batch) -> list[Pay]:
    """The net pay of a batch that was not advanced yet, the oldest work first: of a contract whose
    payslip and holiday pay leave together the payslip. Pay that a restored store does not know
    names no client, and is left out."""
    found = Payment.objects.filter(batch=batch, debt_kind__in=NET_PAY, advance=None)
    payments = {(one.debt_kind, one.debt): one for one in found}
    exits = [debt for kind, debt in payments if kind == EXIT]
    set_aside = _left_of_set_aside(exits) if exits else {}
    pays = []
    for kind, model in (("payslip", Payslip), (EXIT, ExitHolidayPay)):
        ids = [debt for of_kind, debt in payments if of_kind == kind]
        rows = model.objects.filter(id__in=ids).order_by("worked_from", "id").values_list(
            "id", "person", "activity", CLIENT[kind], "worked_from"
        )  # fmt: skip
        for debt, *row in rows:
            payment = payments[kind, debt]
            pays.append(
                Pay(payment, *row, min(payment.amount, set_aside.get(debt, payment.amount)))
            )
    return sorted(pays, key=lambda one: one.worked_from)  # stable


def _left_of_set_aside(exits: Collection[UUID]) -> dict[UUID, int]:
    """What payslips have set aside for each exit holiday pay, less what was advanced of it before.
    The pot bears what they have not, and no client owes it."""
    contracts = ExitHolidayPay.objects.filter(id__in=exits).values_list("contract", flat=True)
    versions = ExitHolidayPay.objects.filter(contract__in=list(contracts)).order_by("version")
    place, left = {}, {}
    for one, contract, year, released in versions.values_list(
        "id", "contract", "year", "released"
    ):  # fmt: skip
        place[one] = contract, year
        left[contract, year] = released  # the last version holds
    live = Advance.objects.filter(payment__debt_kind=EXIT, payment__debt__in=list(place))
    for debt, amount, beyond in live.exclude(payment__state__in=OVER).values_list(
        "payment__debt", "amount", "beyond"
    ):  # fmt: skip
        left[place[debt]] -= amount + beyond
    return {one: max(0, left[place[one]]) for one in exits if one in place}


def lines_of(one: Advance, amount: int) -> tuple[Line, Line]:
    """What goes out of the fund, or comes back where it is below zero: the claim on who has not
    paid, and what stands against it."""
    claim = Line("fund_advance", amount, one.activity_id, one.person_id, one.client_id, fund=NAME)
    return claim, Line("fund_advanced", -amount, fund=NAME)


def _entry(one: Advance) -> NewEntry:
    cause = ("advance", one.id)
    return NewEntry(
        one.legal_entity_id, one.advanced_on, cause, "advanced", lines_of(one, one.amount)
    )


def _lacking(activities: set[UUID]) -> dict[UUID, int]:
    """What the own money of each activity lacks beyond what is out for it already; holds them."""
    with connection.cursor() as cursor:
        cursor.execute("select mutua.hold_activities(%s::uuid[])", [array(sorted(activities))])
        cursor.execute(
            "select activity, amount from mutua.own_money(%s::uuid[])", [array(sorted(activities))]
        )
        own = {activity: int(amount) for activity, amount in cursor.fetchall()}
    out = outstanding(activities)
    found: dict[UUID, int] = defaultdict(int)
    for activity in activities:
        advanced = sum(left + one.beyond for one, left in out.get(activity, ()))
        found[activity] = max(0, -own[activity] - advanced)
    return found


def outstanding(activities: Iterable[UUID]) -> dict[UUID, list[tuple[Advance, int]]]:
    """The advances of some activities that are not settled, the oldest first, each with what is
    left of it."""
    asked = (
        Advance.objects.filter(activity__in=list(activities))
        .annotate(settled=Sum("settlement__amount"))
        .order_by("advanced_on", "id")
    )
    found: dict[UUID, list[tuple[Advance, int]]] = defaultdict(list)
    for one in asked:
        if left := one.amount - (one.settled or 0):
            found[one.activity_id].append((one, left))
    return found


def subjects_of(clients: Iterable[UUID]) -> dict[UUID, UUID]:
    """The group of each client, or the client that goes on."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select c, mutua.fund_subject(c) from unnest(%s::uuid[]) c", [array(sorted(clients))]
        )
        return dict(cursor.fetchall())


def _hold(entity: str, groups: Iterable[UUID], members: Iterable[UUID]) -> Rooms:
    """How much each limit still lets out, held until commit."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select kind, subject, room from mutua.hold_fund(%s, %s::uuid[], %s::uuid[], %s)",
            [entity, array(sorted(set(groups))), array(sorted(set(members))), clock.today()],
        )
        return {(kind, subject): int(room) for kind, subject, room in cursor.fetchall()}

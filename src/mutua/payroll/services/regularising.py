"""At the end of a quarter: what the declaration says beyond the payslips, one entry a worker."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from uuid import UUID

from django.db.models import QuerySet, Sum

from mutua.ground import clock, policy
from mutua.ground.actors import STAFF, WORKER, Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.ids import derived_id
from mutua.ground.verbs import verb
from mutua.ledger.models import LegalEntity
from mutua.ledger.services import Line, NewEntry, post
from mutua.payroll import due, law
from mutua.payroll.blocked import Blocked
from mutua.payroll.models import Payslip, Regularisation
from mutua.payroll.quarter import Quarter, all_reckoned, last_day
from mutua.payroll.services.writing import open_day
from mutua.people.distribution import split
from mutua.people.models import Person
from mutua.work.models import ContractMonth

policy.grant("payroll.regularise", STAFF, WORKER)

CAUSE = "quarter"
FUND = "quarter"
BATCH = 1_000


@verb("payroll.regularise")
def regularise_quarter(
    *, actor: Actor, legal_entity: str, quarter: date, limit: int = BATCH
) -> int:
    """Book for at most ``limit`` workers what the declaration of a quarter, named by its first day,
    says beyond their payslips; gives for how many. A worker whose work of the quarter is not all
    paid waits, and so does one whose quarter the law refuses (``left_out``); one whose quarter
    stands as her payslips say is left alone, so that the verb is done again until it gives 0."""
    entity = LegalEntity.objects.filter(code=legal_entity).first()
    if entity is None:
        raise NotFound("legal_entity", legal_entity, "a legal person of the house")
    today = clock.today()
    if quarter.day != 1 or quarter.month % 3 != 1:
        raise Refused("quarter", str(quarter), "the first day of a quarter, such as 2026-04-01")
    if last_day(quarter) >= today:
        raise Refused("quarter", str(quarter), f"a quarter that is over on {today}")
    if not 0 < limit <= BATCH:
        raise Refused("limit", limit, f"1 to {BATCH}")
    known_on = law.known_today(entity.country)
    every = to_settle(legal_entity, quarter)
    for start in range(
        0, len(every) or 1, limit
    ):  # even of nobody: who may hold, the database says
        free = due.hold_persons(every[start : start + limit])
        made, _ = all_reckoned(legal_entity, quarter, free, known_on)
        for one in made:
            _write(actor, entity.code, quarter, one, known_on)
        if made:
            return len(made)
    return 0


def left_out(entity: LegalEntity, quarter: date) -> list[tuple[UUID, Blocked]]:
    """Who is paid for all her work of a quarter and is not settled, because the law refuses what it
    comes to; with the reason."""
    known_on = law.known_today(entity.country)
    return all_reckoned(entity.code, quarter, to_settle(entity.code, quarter), known_on)[1]


def to_settle(entity: str, quarter: date) -> list[UUID]:
    """Who has worked in the quarter, is paid for all of it, and has no regularisation of exactly
    the payslips that hold."""
    days = (quarter, last_day(quarter))
    slips = Payslip.objects.holding().filter(legal_entity=entity, worked_from__range=days)
    paid = slips.exclude(person__in=unpaid(entity, quarter).values("id"))
    holds: dict[UUID, set[str]] = defaultdict(set)
    for person, slip in paid.values_list("person", "id"):
        holds[person].add(str(slip))
    done = Regularisation.objects.filter(legal_entity=entity, quarter=quarter).order_by("version")
    known = {person: set(payslips) for person, payslips in done.values_list("person", "payslips")}
    return sorted(person for person, some in holds.items() if known.get(person) != some)


def unpaid(entity: str, quarter: date) -> QuerySet[Person]:
    """Who has worked in the quarter and is not paid for all of it, by name."""
    months = ContractMonth.objects.filter(
        first_day__range=(quarter, last_day(quarter)), payslip=None, freed=False,
        contract__activity__legal_entity=entity,
    )  # fmt: skip
    found = Person.objects.filter(id__in=months.values("contract__person"))
    return found.order_by("legal_name", "id")


def _write(actor: Actor, entity: str, quarter: date, one: Quarter, known_on: date) -> None:
    earlier = Regularisation.objects.filter(
        legal_entity=entity, quarter=quarter, person=one.person
    ).order_by("version")
    booked = int(earlier.aggregate(sum=Sum("amount"))["sum"] or 0)
    version = earlier.count() + 1
    made = Regularisation.objects.create(
        id=derived_id(CAUSE, entity, quarter, one.person, version), legal_entity_id=entity,
        person_id=one.person, quarter=quarter, version=version, basis=one.basis,
        payslips=sorted(str(each.id) for each in one.slips), known_on=known_on, declared=one.declared, accrued=one.accrued,
        amount=one.amount - booked, made_at=clock.now(),
    )  # fmt: skip
    if made.amount:
        post(actor, [_entry(entity, quarter, one, made)])


def _entry(entity: str, quarter: date, one: Quarter, made: Regularisation) -> NewEntry:
    """What is owed more goes by cause to the pot: what was charged at signing stays."""
    activities = sorted(one.weights)
    parts = split(made.amount, [one.weights[each] for each in activities])
    lines = [Line("social_security_payable", -made.amount, person=one.person, authority="onss")]
    for activity, part in zip(activities, parts, strict=True):
        if part:
            lines += [
                Line("employer_contributions", part, activity, one.person),
                Line("budget_movement", -part, activity),
                Line("pay_difference", part, activity, fund=FUND),
            ]
    text = ", ".join(one.differs)
    day = open_day(entity, last_day(quarter), clock.today())
    return NewEntry(entity, day, (CAUSE, made.id), "made", tuple(lines), text)
